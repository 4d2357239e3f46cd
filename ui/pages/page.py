"""What every page of the window is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.preferences import Preferences
from ui.state import Desk
from ui.theme import GAP, WIDE
from ui.widgets import Heading


class Page(QWidget):
    """A page: a heading, and below it whatever it shows. Made when it is first looked at."""

    name: ClassVar[str] = ""
    """What other pages call it."""
    icon_name: ClassVar[str] = ""

    attention = Signal(int)
    """How many things here need a person: the badge beside its name."""
    go = Signal(str)
    """Open another page: its name, and after a colon what is to be shown there, such as "log:run=ab12"."""

    preference_changed = Signal(str)
    """Something that concerns the whole face was chosen: "language", "look" or "icon"."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self.column.setSpacing(GAP * 2)
        self.title = Heading(self.heading())
        self.column.addWidget(self.title)

    @classmethod
    def heading(cls) -> str:
        """What people call it, translated."""
        raise NotImplementedError

    def take_preferences(self, preferences: Preferences) -> None:
        """What a person chose for this face; told once, when the page is made."""

    def take_desk(self, desk: Desk) -> None:
        """What is known of all connections changed."""

    def refresh(self) -> None:
        """It becomes visible: load what is shown."""

    def show_what(self, wanted: str) -> None:
        """Another page asked for something here (the part of `go` after the colon)."""
