"""Where things are stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from connector.control.choices import Place, PlaceKind, PlaceList
from ui.agent_words import agent_said
from ui.pages.settings.section import Section
from ui.places import show_in_folder
from ui.text import translate
from ui.theme import GAP, icon
from ui.widgets import Muted, Plain


class PlacesSection(Section):
    """Each place with the room that it takes."""

    name = "places"

    def __init__(self, parent: QWidget | None = None) -> None:
        explained = translate(
            "PlacesSection", "Everything stays on this computer, but for what is synchronised with the platform."
        )
        super().__init__(translate("PlacesSection", "Where things are stored"), explained, parent)
        self.reveal: Callable[[Path], None] = show_in_folder
        self.keys = Muted()
        self.rows: dict[PlaceKind, QWidget] = {}
        self.buttons: dict[PlaceKind, QToolButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        self.body.addLayout(self._list)
        self.body.addWidget(self.keys)
        self.keys.hide()

    def take(self, told: PlaceList) -> None:
        """What the agent says."""
        for row in self.rows.values():
            row.deleteLater()
        self.rows = {place.kind: self._row(place) for place in told.places}
        for row in self.rows.values():
            self._list.addWidget(row)
        said = self.tr("The key to the stored passwords is in {place}.")
        self.keys.setText(said.format(place=agent_said(told.key_store)))
        self.keys.setVisible(bool(told.key_store))

    def _row(self, place: Place) -> QWidget:
        row = QWidget()
        name = Plain(f"{self._called(place.kind)} · {_room(place.size)}")
        button = self.buttons[place.kind] = QToolButton()
        button.setIcon(icon("folder"))
        said = self.tr("Show {what} in its folder").format(what=self._called(place.kind))
        button.setAccessibleName(said)
        button.setToolTip(said)
        button.clicked.connect(lambda: self.reveal(Path(place.path)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(Muted(place.path))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addWidget(button)
        return row

    def _called(self, kind: PlaceKind) -> str:
        return {
            PlaceKind.HOME: self.tr("Everything together"),
            PlaceKind.SETTINGS: self.tr("Settings"),
            PlaceKind.MAPPINGS: self.tr("Mappings of your own"),
            PlaceKind.MEMORY: self.tr("What was synchronised, and the activity"),
            PlaceKind.SECRETS: self.tr("Passwords, encrypted"),
            PlaceKind.LOGS: self.tr("Technical log"),
        }[kind]


def _room(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
