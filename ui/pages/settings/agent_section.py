"""A section whose fields are the agent's: told by it, applied together, refused beside the field."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from connector.control.choices import SetSettings, SettingsNow
from connector.domain.errors import BridgeError
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.pages.settings.section import ApplyBar, Section


class AgentSection(Section):
    """Filled by what the agent told last; what a person changed stays until it is applied or reverted."""

    def __init__(self, bridge: Bridge, title: str, explained: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, explained, parent)
        self._bridge = bridge
        self._filling = False
        self.known: SettingsNow | None = None
        self.bar = ApplyBar()
        self.bar.apply.connect(self._apply)
        self.bar.revert.connect(self.revert)

    def fill(self, now: SettingsNow) -> None:
        """Show what is in force."""
        raise NotImplementedError

    def wished(self) -> SetSettings | None:
        """What would be asked for; None while nothing is another than what is in force."""
        raise NotImplementedError

    def take(self, now: SettingsNow) -> None:
        """What is in force was told; what a person is about to change is not touched."""
        dirty = self.dirty
        self.known = now
        if not dirty:
            self._fill(now)

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not applied."""
        return self.known is not None and self.wished() is not None

    def changed(self) -> None:
        """A field was touched."""
        if not self._filling:
            self.blame({})
            self.bar.show_dirty(dirty=self.dirty, complete=self.complete())

    def complete(self) -> bool:
        """Whether what was chosen can be applied."""
        return True

    def revert(self) -> None:
        """As it is in force."""
        if self.known is not None:
            self._fill(self.known)

    def _fill(self, now: SettingsNow) -> None:
        self._filling = True
        self.fill(now)
        self._filling = False
        self.blame({})
        self.bar.show_dirty(dirty=False)

    def _apply(self) -> None:
        wished = self.wished()
        if wished is not None:
            self.bar.show_applying()
            self._bridge.ask(self, wished, SettingsNow, self._applied, self._refused)

    def _applied(self, now: SettingsNow) -> None:
        if now.faults:
            self.blame({fault.field: agent_said(fault.sentence) for fault in now.faults})
            self.bar.show_refused()
            return
        self.known = now
        self._fill(now)
        self.bar.show_applied()

    def _refused(self, error: BridgeError) -> None:
        self.bar.show_refused(error)
