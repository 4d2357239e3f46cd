"""What concerns this face alone, at once: notices, language, look, the start with the computer."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from connector.domain.errors import BridgeError
from ui import text
from ui.agent_words import advice
from ui.autostart import Autostart
from ui.pages.settings.section import Field, Section
from ui.preferences import Look, Preferences
from ui.text import LANGUAGES, translate
from ui.tray import tomorrow
from ui.widgets import Muted


class NoticesSection(Section):
    """Whether the icon says when a person is needed."""

    name = "notices"

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        explained = translate(
            "NoticesSection", "Only when something needs you. News that can wait is never shown outside this window."
        )
        super().__init__(translate("NoticesSection", "Notices"), explained, parent)
        self._preferences = preferences
        self.tell = QCheckBox(self.tr("Tell me when something needs me"))
        self.until = Muted()
        self.hour, self.day = QPushButton(self.tr("Silent for an hour")), QPushButton(self.tr("Silent until tomorrow"))
        self.again = QPushButton(self.tr("Speak again"))
        row = QHBoxLayout()
        for button in (self.hour, self.day, self.again):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.tell)
        self.body.addWidget(self.until)
        self.body.addLayout(row)
        self.tell.toggled.connect(self._told)
        self.hour.clicked.connect(lambda: self._snooze(dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)))
        self.day.clicked.connect(lambda: self._snooze(tomorrow()))
        self.again.clicked.connect(lambda: self._snooze(None))
        self.show_choice()

    def show_choice(self) -> None:
        """As it is now: the tray can change it, and time passes."""
        on, until = self._preferences.notices, self._preferences.snoozed_until
        silent = until is not None and until > dt.datetime.now(dt.UTC)
        self.tell.setChecked(on)
        self.until.setText(self.tr("Silent until {when}.").format(when=text.moment(until)) if until and silent else "")
        self.until.setVisible(on and silent)
        self.again.setVisible(on and silent)
        self.hour.setVisible(on and not silent)
        self.day.setVisible(on and not silent)

    def _told(self, on: bool) -> None:
        self._preferences.notices = on
        self.show_choice()

    def _snooze(self, until: dt.datetime | None) -> None:
        self._preferences.snoozed_until = until
        self.show_choice()


class LookSection(Section):
    """Language, light or dark, and the icon."""

    name = "look"
    chosen = Signal(str)
    """What was changed: "language", "look" or "icon"."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(translate("LookSection", "Language and look"), "", parent)
        self._preferences = preferences
        self.language, self.look = QComboBox(), QComboBox()
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        for words, look in (
            (self.tr("As this computer"), Look.SYSTEM),
            (self.tr("Light"), Look.LIGHT),
            (self.tr("Dark"), Look.DARK),
        ):
            self.look.addItem(words, look)
        self.monochrome = QCheckBox(self.tr("Icon without colours"))
        self.language.setCurrentIndex(self.language.findData(preferences.language))
        self.look.setCurrentIndex(self.look.findData(preferences.look))
        self.monochrome.setChecked(preferences.monochrome)
        self.add("language", self.tr("Language"), self.language)
        self.add("look", self.tr("Colours"), self.look)
        self.add("icon", self.tr("Icon"), self.monochrome, self.tr("Each state has a shape of its own as well."))
        self.monochrome.setAccessibleName(self.monochrome.text())
        self.language.currentIndexChanged.connect(lambda _: self._speak())
        self.look.currentIndexChanged.connect(lambda _: self._dress())
        self.monochrome.toggled.connect(self._draw)

    def _speak(self) -> None:
        self._preferences.language = str(self.language.currentData())
        self.chosen.emit("language")

    def _dress(self) -> None:
        self._preferences.look = Look(self.look.currentData())
        self.chosen.emit("look")

    def _draw(self, on: bool) -> None:
        self._preferences.monochrome = on
        self.chosen.emit("icon")


class StartSection(Section):
    """Whether the icon is there when somebody signs in."""

    name = "start"

    def __init__(self, autostart: Autostart, parent: QWidget | None = None) -> None:
        super().__init__(translate("StartSection", "Starting"), "", parent)
        self._autostart = autostart
        self.box = QCheckBox(self.tr("Start BukuBridge when I sign in to this computer"))
        self.field = Field(self.box)
        self.body.addWidget(self.field)
        self.show_choice()
        self.box.clicked.connect(self._switch)

    def show_choice(self) -> None:
        """As the computer says."""
        self.box.setChecked(self._autostart.on())

    def _switch(self, on: bool) -> None:
        self.field.blame("")
        try:
            self._autostart.switch(on=on)
        except BridgeError as exc:
            self.field.blame(advice(exc.sentence, exc.remedy))
        self.show_choice()
