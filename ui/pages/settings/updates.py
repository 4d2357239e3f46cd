"""What is done about newer versions of this program."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from connector.control.choices import SetSettings, SettingsNow
from connector.domain.choices import UpdateUse
from ui.bridge import Bridge
from ui.pages.settings.agent_section import AgentSection
from ui.text import translate


class UpdatesSection(AgentSection):
    """Install them, only tell of them, or do not ask for them."""

    name = "updates"

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        explained = translate(
            "UpdatesSection",
            "A newer version is installed while nothing is synced, and taken back by itself if it does not start.",
        )
        super().__init__(bridge, translate("UpdatesSection", "Updates"), explained, parent)
        self.use = QComboBox()
        for words, use in (
            (self.tr("Install them by themselves"), UpdateUse.INSTALL),
            (self.tr("Only tell me"), UpdateUse.TELL),
            (self.tr("Do not look for them"), UpdateUse.OFF),
        ):
            self.use.addItem(words, use)
        none = self.tr("This copy was not set up by the installer, and is not updated by itself.")
        self.add("updates", self.tr("Newer versions"), self.use, none)
        self.use.currentIndexChanged.connect(self.changed)
        self.body.addWidget(self.bar)

    def fill(self, now: SettingsNow) -> None:
        """Show what is in force."""
        self.use.setCurrentIndex(self.use.findData(now.updates))
        self.fields["updates"].hint.setVisible(not now.updates_itself)

    def wished(self) -> SetSettings | None:
        """Another choice."""
        use = UpdateUse(self.use.currentData())
        return SetSettings(updates=use) if self.known is not None and use is not self.known.updates else None
