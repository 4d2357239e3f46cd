"""When companies are synchronised by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import asdict
from PySide6.QtWidgets import QWidget

from connector.control.choices import SetSettings, SettingsNow
from ui.bridge import Bridge
from ui.pages.settings.agent_section import AgentSection
from ui.pages.settings.section import Field
from ui.text import translate
from ui.widgets.times_editor import TimesEditor


class ScheduleSection(AgentSection):
    """The times of every company that has none of its own."""

    name = "schedule"

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        explained = translate(
            "ScheduleSection", "When companies are synchronised by themselves. You can sync at any other time, too."
        )
        super().__init__(bridge, translate("ScheduleSection", "Schedule"), explained, parent)
        self.editor = TimesEditor()
        self.editor.changed.connect(self.changed)
        self.field = Field(self.editor)
        self.body.addWidget(self.field)
        self.body.addWidget(self.bar)

    def fill(self, now: SettingsNow) -> None:
        """Show the times."""
        self.editor.show_times(now.times)

    def wished(self) -> SetSettings | None:
        """Other times."""
        times = self.editor.times()
        same = self.known is None or (times == self.known.times and self.editor.complete())
        return None if same else SetSettings(times=times)

    def complete(self) -> bool:
        """Some day is needed."""
        return self.editor.complete()

    def blame(self, faults: Mapping[str, str]) -> None:
        """What is wrong with the times stands below them."""
        names = asdict(self.editor.times())
        self.field.blame(" ".join(sentence for name, sentence in faults.items() if name in names))
