"""What is chosen for one kind of record of one company: which way it goes, who wins, what deletions do."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from connector.control.setting_up import SetPolicy
from connector.domain.conflicts import Policy
from connector.domain.entities import MONEY_KINDS
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy
from connector.domain.writing import Deletion, Readiness
from ui.agent_words import advice
from ui.pages.settings.readiness import ReadinessBox
from ui.pages.settings.section import ApplyBar, Section
from ui.theme import GAP, WIDE


class Way(StrEnum):
    """Which way records of a kind go."""

    LEFT_OUT = "left_out"
    READ = "read"
    BOTH = "both"


def way_of(policy: KindPolicy) -> Way:
    """Which way a policy lets them go."""
    if not policy.read:
        return Way.LEFT_OUT
    return Way.BOTH if policy.write else Way.READ


class KindChoices(Section):
    """The boxes of a kind; what was changed is asked for together."""

    wanted = Signal(object)
    """A `SetPolicy` without its connection."""
    rehearse = Signal()
    stop = Signal()

    def __init__(self, kind: EntityKind, policy: KindPolicy, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.kind = kind
        self.policy = policy
        self.title.hide()
        self._make_boxes()
        self.add("write", self.tr("Direction"), self.direction)
        self.add("conflict", self.tr("When both sides changed the same"), self.conflict)
        self.add("there", self.tr("When deleted on the platform"), self.there)
        self.add("here", self.tr("When deleted in the books"), self.here)
        self.readiness = ReadinessBox(self.kind)
        self.readiness.rehearse.connect(self.rehearse)
        self.readiness.stop.connect(self.stop)
        self.body.addWidget(self.readiness)
        self.bar = ApplyBar()
        self.bar.apply.connect(lambda: self.wanted.emit(self.wished()))
        self.bar.revert.connect(lambda: self.show_policy(self.policy))
        self.body.addWidget(self.bar)
        self.body.setContentsMargins(WIDE, GAP, WIDE, GAP)
        self.show_policy(policy)
        for each in (self.direction, self.conflict, self.there, self.here):
            each.currentIndexChanged.connect(self._changed)

    def _make_boxes(self) -> None:
        document = self.kind in MONEY_KINDS
        self.direction = _box(
            (self.tr("Not at all: left out"), Way.LEFT_OUT),
            (self.tr("Books → platform only"), Way.READ),
            (self.tr("Both ways: also written into the books"), Way.BOTH),
        )
        self.conflict = _box(
            (self.tr("Ask me"), Policy.ASK),
            (self.tr("The books win"), Policy.BOOKS_WIN),
            (self.tr("The platform wins"), Policy.PLATFORM_WINS),
        )
        gentle = (
            (self.tr("Cancel it in the books"), Deletion.CANCEL)
            if document
            else (self.tr("Make it inactive in the books"), Deletion.DEACTIVATE)
        )
        self.there = _box(
            (self.tr("Leave the books as they are"), Deletion.IGNORE),
            gentle,
            (self.tr("Delete it in the books"), Deletion.DELETE),
        )
        self.here = _box(
            (self.tr("Delete it on the platform"), Deletion.DELETE),
            (self.tr("Leave the platform as it is"), Deletion.IGNORE),
        )

    def wished(self) -> SetPolicy:
        """What differs from what is in force."""
        known = self.policy
        way = self.direction.currentData()
        pairs = (
            ("read", way != Way.LEFT_OUT, known.read),
            ("write", way == Way.BOTH, known.write),
            ("conflict", self.conflict.currentData(), known.conflict),
            ("deleted_on_platform", self.there.currentData(), known.deleted_on_platform),
            ("deleted_in_books", self.here.currentData(), known.deleted_in_books),
        )
        differing = {name: value for name, value, before in pairs if value != before}
        return SetPolicy(connection="", entity=self.kind, **differing)

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not applied."""
        return self.wished() != SetPolicy(connection="", entity=self.kind)

    def show_policy(self, policy: KindPolicy, *, applied: bool = False) -> None:
        """What is in force."""
        self.policy = policy
        self.direction.setCurrentIndex(self.direction.findData(way_of(policy)))
        self.conflict.setCurrentIndex(self.conflict.findData(policy.conflict))
        self.there.setCurrentIndex(self.there.findData(policy.deleted_on_platform))
        self.here.setCurrentIndex(self.here.findData(policy.deleted_in_books))
        self.blame({})
        if applied:
            self.bar.show_applied()
        else:
            self.bar.show_dirty(dirty=False)

    def refuse(self, error: BridgeError) -> None:
        """It stays as it was; what the books say against writing stands beside the direction."""
        self.bar.show_refused(error)
        if self.direction.currentData() != way_of(self.policy):
            self.blame({"write": advice(error.sentence, error.remedy)})
            self.bar.show_refused()

    def show_ready(self, ready: Readiness | None) -> None:
        """What the books say of writing this kind; None where they cannot be written."""
        self.readiness.show_ready(ready)
        enable_choice(self.direction, Way.BOTH, enabled=ready is not None or self.policy.write)

    def _changed(self) -> None:
        self.blame({})
        self.bar.show_dirty(dirty=self.dirty)


def enable_choice(box: QComboBox, choice: object, *, enabled: bool) -> None:
    """Let one choice of a box be taken, or grey it out."""
    model = box.model()
    assert isinstance(model, QStandardItemModel)  # noqa: S101  # what every combo box is filled into
    model.item(box.findData(choice)).setEnabled(enabled)


def _box(*choices: tuple[str, object]) -> QComboBox:
    box = QComboBox()
    for words, value in choices:
        box.addItem(words, value)
    return box
