"""One kind of record of one company, in a line that opens; what is inside is made when it is first opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from connector.domain.conflicts import Policy
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy
from connector.domain.writing import Readiness
from ui import text
from ui.pages.settings.kind_choices import KindChoices, Way, way_of
from ui.widgets import Muted


class KindRow(QWidget):
    """Which way its records go, in a few words; below them, once opened, the choices."""

    wanted = Signal(object)
    """As `KindChoices.wanted`."""
    rehearse = Signal(object)
    stop = Signal(object)
    """Rehearse this kind no further."""

    def __init__(self, kind: EntityKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.policy = KindPolicy()
        self._made: KindChoices | None = None
        self._ready: tuple[Readiness | None, ...] = ()
        """What the books said last of writing this kind; empty before they were asked."""
        self.head = QToolButton()
        self.head.setText(text.kind_title(kind))
        self.head.setAutoRaise(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setArrowType(Qt.ArrowType.RightArrow)
        self.summary = Muted()
        top = QHBoxLayout()
        top.addWidget(self.head)
        top.addWidget(self.summary, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(top)
        self._sum_up()
        self.head.clicked.connect(lambda: self.open(opened=self.choices.isHidden()))

    @property
    def choices(self) -> KindChoices:
        """What is inside. A company has a dozen kinds, and most are never opened."""
        if self._made is None:
            made = self._made = KindChoices(self.kind, self.policy, self)
            made.hide()
            made.wanted.connect(self.wanted)
            made.rehearse.connect(lambda: self.rehearse.emit(self.kind))
            made.stop.connect(lambda: self.stop.emit(self.kind))
            self._column.addWidget(made)
            for ready in self._ready:
                made.show_ready(ready)
        return self._made

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not applied."""
        return self._made is not None and self._made.dirty

    @property
    def rehearsing(self) -> bool:
        """Whether a rehearsal of it is under way."""
        return self._made is not None and self._made.readiness.rehearsing

    def show_policy(self, policy: KindPolicy, *, applied: bool = False) -> None:
        """What is in force."""
        self.policy = policy
        self._sum_up()
        if self._made is not None:
            self._made.show_policy(policy, applied=applied)

    def refuse(self, error: BridgeError) -> None:
        """It stays as it was."""
        self.choices.refuse(error)

    def show_ready(self, ready: Readiness | None) -> None:
        """What the books say of writing this kind; None where they cannot be written."""
        self._ready = (ready,)
        if self._made is not None:
            self._made.show_ready(ready)

    def _sum_up(self) -> None:
        way = {
            Way.LEFT_OUT: self.tr("left out"),
            Way.READ: self.tr("books → platform"),
            Way.BOTH: self.tr("both ways"),
        }[way_of(self.policy)]
        wins = {
            Policy.ASK: self.tr("asks when both changed"),
            Policy.BOOKS_WIN: self.tr("the books win"),
            Policy.PLATFORM_WINS: self.tr("the platform wins"),
        }[self.policy.conflict]
        self.summary.setText(f"{way} · {wins}" if self.policy.write else way)
        self.head.setAccessibleName(f"{text.kind_title(self.kind)}: {self.summary.text()}")

    def open(self, *, opened: bool) -> None:
        """Show what is inside, or hide it."""
        self.choices.setVisible(opened)
        self.head.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
