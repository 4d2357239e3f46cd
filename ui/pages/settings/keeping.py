"""How much is written to the technical log, and how much is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from connector.control.choices import Kept, SetSettings, SettingsNow
from connector.domain.choices import LogLevel
from ui.bridge import Bridge
from ui.pages.settings.agent_section import AgentSection
from ui.text import translate

_MOST = 100_000_000
"""What a field can hold; the agent says what may stand in it."""


class KeepingSection(AgentSection):
    """The level of the log, and what is kept before the oldest goes."""

    name = "log"

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, translate("KeepingSection", "Log and history"), "", parent)
        self.level = QComboBox()
        for words, level in (
            (self.tr("Errors only"), LogLevel.ERROR),
            (self.tr("Warnings and errors"), LogLevel.WARNING),
            (self.tr("Usual"), LogLevel.INFO),
            (self.tr("Everything (while looking for a fault)"), LogLevel.DEBUG),
        ):
            self.level.addItem(words, level)
        self.files, self.runs, self.lines = QSpinBox(), QSpinBox(), QSpinBox()
        for box in (self.files, self.runs, self.lines):
            box.setRange(0, _MOST)
            box.setGroupSeparatorShown(True)
            box.valueChanged.connect(self.changed)
        self.runs.setSingleStep(1_000)
        self.lines.setSingleStep(100_000)
        self.level.currentIndexChanged.connect(self.changed)
        self.add("log_level", self.tr("Technical log"), self.level)
        self.add("log_files", self.tr("Files of the technical log"), self.files, self.tr("10 MB each."))
        self.add("runs", self.tr("Syncs that are kept of each company"), self.runs)
        self.add("lines", self.tr("Lines of activity that are kept of each company"), self.lines)
        self.body.addWidget(self.bar)

    def fill(self, now: SettingsNow) -> None:
        """Show what is in force; what the computer's environment says cannot be chosen here."""
        fixed = "log_level" in now.fixed
        self.level.setCurrentIndex(self.level.findData(now.log_level))
        self.level.setEnabled(not fixed)
        hint = self.fields["log_level"].hint
        hint.setText(self.tr("Fixed by this computer's environment (BUKUBRIDGE_LOG_LEVEL).") if fixed else "")
        hint.setVisible(fixed)
        self.files.setValue(now.kept.log_files)
        self.runs.setValue(now.kept.runs)
        self.lines.setValue(now.kept.lines)

    def wished(self) -> SetSettings | None:
        """Another level, or more or less to keep."""
        if self.known is None:
            return None
        level = LogLevel(self.level.currentData())
        kept = Kept(runs=self.runs.value(), lines=self.lines.value(), log_files=self.files.value())
        if (level, kept) == (self.known.log_level, self.known.kept):
            return None
        return SetSettings(
            log_level=level if level is not self.known.log_level else None,
            kept=kept if kept != self.known.kept else None,
        )
