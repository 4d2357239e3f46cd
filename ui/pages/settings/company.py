"""One company as a whole: whether it is synchronised, and when."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from connector.control.setting_up import ChangeConnection, ConnectionSettings, Times
from ui.bridge import Bridge
from ui.pages.settings.section import ApplyBar
from ui.theme import GAP
from ui.widgets.times_editor import TimesEditor

_USUAL = "5m"


class CompanyChoices(QWidget):
    """What a person is about to change stays until it is applied, reverted, or another company is shown."""

    told = Signal(object)
    """`ConnectionSettings` that came of a change."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.settings: ConnectionSettings | None = None
        self.enabled = QCheckBox(self.tr("Synchronise this company"))
        self.own_times = QCheckBox(self.tr("This company has times of its own"))
        self.editor, self.bar = TimesEditor(), ApplyBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for each in (self.enabled, self.own_times, self.editor, self.bar):
            column.addWidget(each)
        self.editor.hide()
        self.enabled.toggled.connect(self._touched)
        self.own_times.toggled.connect(self._touched)
        self.editor.changed.connect(self._touched)
        self.bar.apply.connect(self._apply)
        self.bar.revert.connect(self._show)

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not applied."""
        return self._change() is not None

    def take(self, told: ConnectionSettings) -> None:
        """What is in force for a company."""
        same = self.settings is not None and self.settings.connection == told.connection
        dirty = same and self.dirty
        self.settings = told
        if not dirty:
            self._show()

    def _show(self) -> None:
        if self.settings is not None:
            settings, self.settings = self.settings, None  # nothing is compared while it is filled
            self.enabled.setChecked(settings.enabled)
            self.own_times.setChecked(settings.times is not None)
            self.editor.show_times(settings.times or Times())
            self.settings = settings
            self._touched()

    def _change(self) -> ChangeConnection | None:
        """What would be asked for; None while nothing is another than what is in force."""
        if self.settings is None:
            return None
        times, enabled = self._times(), self.enabled.isChecked()
        asked = ChangeConnection(
            connection=self.settings.connection,
            enabled=enabled if enabled != self.settings.enabled else None,
            times=(times or Times()) if times != self.settings.times else None,
        )
        return None if asked == ChangeConnection(connection=self.settings.connection) else asked

    def _times(self) -> Times | None:
        """Own times. Those that say nothing would be those of everything, so the usual ones are written out."""
        if not self.own_times.isChecked():
            return None
        times = self.editor.times()
        return times if times != Times() else replace(times, every=_USUAL)

    def _touched(self) -> None:
        self.editor.setVisible(self.own_times.isChecked())
        complete = not self.own_times.isChecked() or self.editor.complete()
        self.bar.show_dirty(dirty=self.dirty or not complete, complete=complete)

    def _apply(self) -> None:
        asked = self._change()
        if asked is not None:
            self.bar.show_applying()
            self._bridge.ask(self, asked, ConnectionSettings, self._applied, self.bar.show_refused)

    def _applied(self, told: ConnectionSettings) -> None:
        self.told.emit(told)
        if self.settings is not None and told.connection == self.settings.connection:
            self.settings = told
            self._show()
            self.bar.show_applied()
