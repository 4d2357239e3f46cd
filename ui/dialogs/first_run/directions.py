"""What is synchronised, and which way: everything is read; writing into the books is off until somebody chooses it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from connector.control.both_ways import GetReadiness, ReadinessList, Rehearse
from connector.control.setting_up import ConnectionSettings, SetPolicy
from connector.domain.entities import MONEY_KINDS
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.policies import Policies
from connector.domain.writing import Readiness
from ui import text
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.dialogs.first_run.draft import Draft
from ui.dialogs.first_run.kinds_choice import KindsChoice
from ui.dialogs.first_run.step import Step
from ui.theme import GAP, WIDE, Role
from ui.widgets import Muted, Tinted


class WritingRow(QWidget):
    """One kind of record: whether it is written into the books, and what the books say of it."""

    wanted = Signal(object, bool)
    """A kind, and whether it shall be written."""
    rehearse = Signal(object)

    def __init__(self, ready: Readiness, on: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ready.entity
        self.switching = False
        """Whether it is being turned on or off."""
        self.box = QCheckBox(text.kind_title(self.kind))
        self.box.setObjectName(f"write_{self.kind.value}")
        self.box.setChecked(on)
        self.button = QPushButton(self.tr("Rehearse"))
        self.button.setObjectName(f"rehearse_{self.kind.value}")
        self.button.setAutoDefault(False)
        self.reasons, self.wrong = Muted(), Tinted("", Role.ERROR)
        self.wrong.hide()
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.reasons)
        column.addWidget(self.wrong)
        self.box.clicked.connect(lambda on: self.wanted.emit(self.kind, on))
        self.button.clicked.connect(lambda: self.rehearse.emit(self.kind))
        self.show_ready(ready)

    def show_ready(self, ready: Readiness) -> None:
        """What the books say."""
        self._ready = ready.ready
        self._show_box()
        self.button.setVisible(not ready.ready and self.kind in MONEY_KINDS)
        self.button.setEnabled(True)
        self.button.setText(self.tr("Rehearse"))
        self.reasons.setText(" ".join(map(agent_said, ready.reasons)))
        self.reasons.setVisible(bool(ready.reasons))
        self.wrong.hide()

    def show_rehearsing(self) -> None:
        """It takes a while."""
        self.button.setEnabled(False)
        self.button.setText(self.tr("Rehearsing…"))

    def show_unrehearsed(self, error: BridgeError) -> None:
        """The rehearsal came to nothing; whether the kind is written stays as it was."""
        self.button.setEnabled(True)
        self.button.setText(self.tr("Rehearse"))
        self._say(error)

    def show_switching(self) -> None:
        """It is being turned on or off."""
        self.switching = True
        self._show_box()

    def show_switched(self, *, on: bool, refused: BridgeError | None = None) -> None:
        """It is on or off now, or still; and why when it was refused."""
        self.switching = False
        self.box.setChecked(on)
        self._show_box()
        self.wrong.hide()
        if refused is not None:
            self._say(refused)

    def _show_box(self) -> None:
        self.box.setEnabled(not self.switching and (self._ready or self.box.isChecked()))

    def _say(self, error: BridgeError) -> None:
        self.wrong.setText(advice(error.sentence, error.remedy))
        self.wrong.show()


class DirectionsStep(Step):
    """Reading alone, or both ways by kind."""

    def __init__(self, bridge: Bridge, draft: Draft) -> None:
        super().__init__(bridge, draft)
        self.asked = Muted(self.tr("Read from the books, with the lists that they refer to:"))
        self.kinds = KindsChoice()
        self.kinds.wanted.connect(self._read)
        self.read_only = QRadioButton(self.tr("Only from the books to the platform (recommended to begin with)"))
        self.both = QRadioButton(self.tr("Also write changes of the platform into the books"))
        self.both.setObjectName("both_ways")
        group = QButtonGroup(self)
        self.explained = Muted(
            self.tr(
                "Before documents may be written, a rehearsal learns from this company's own documents how they are "
                "posted, and checks it on others. Nothing is written by it. You can turn writing on at any later time, "
                "too."
            )
        )
        self.looking = QProgressBar()
        self.looking.setRange(0, 0)
        self.looking.setTextVisible(False)
        self.looking.setAccessibleName(self.tr("Asking the books"))
        self.rows: dict[EntityKind, WritingRow] = {}
        self.below = QWidget()
        self._list = QVBoxLayout(self.below)
        self._list.setContentsMargins(WIDE, 0, 0, 0)
        self._list.setSpacing(GAP)
        self._list.addWidget(self.explained)
        self._list.addWidget(self.looking)
        for button in (self.read_only, self.both):
            group.addButton(button)
        for each in (self.asked, self.kinds, self.read_only, self.both, self.below):
            self.column.addWidget(each)
        self.column.addStretch(1)
        self.read_only.setChecked(True)
        self.below.hide()
        self.both.toggled.connect(self._chosen)

    def title(self) -> str:
        """Which way."""
        return self.tr("What is synchronised")

    def needless(self) -> bool:
        """Another sign-in changes no direction."""
        return self.draft.changing

    def enter(self) -> None:
        """Say what these books can give."""
        draft = self.draft
        program = f" {draft.tried.program}." if draft.tried is not None and draft.tried.program else ""
        self.say(self.tr("The books of {company} can be read.").format(company=draft.company) + program)
        known = draft.spec()
        there = draft.tried.kinds if draft.tried is not None else (known.kinds if known else ())
        self.kinds.show_kinds(there, self._policies())
        if any(policy.write for policy in (draft.kept.policies.kinds.values() if draft.kept else ())):
            self.both.setChecked(True)

    def can_go(self) -> bool:
        """Not while a kind is being turned on or off: what is in force is not known then."""
        return not self.kinds.switching and not any(row.switching for row in self.rows.values())

    def forward(self) -> None:
        """Go on; with reading alone everything that was turned on here is turned off again."""
        if self.both.isChecked() or self.draft.kept is None:
            self.passed.emit()
            return
        self._turn_off([kind for kind, policy in self.draft.kept.policies.kinds.items() if policy.write])

    def _turn_off(self, kinds: list[EntityKind]) -> None:
        if not kinds:
            self.set_busy(False)
            self.passed.emit()
            return

        def done(kept: ConnectionSettings) -> None:
            self.draft.kept = kept
            self._turn_off(kinds[1:])

        self.set_busy(True)
        asked = SetPolicy(connection=self.draft.connection, entity=kinds[0], write=False)
        self.bridge.ask(self, asked, ConnectionSettings, done, self.complain)

    def _chosen(self, both: bool) -> None:
        self.below.setVisible(both)
        if both and not self.rows:
            self.looking.show()
            asked = GetReadiness(connection=self.draft.connection)
            self.bridge.ask(self, asked, ReadinessList, self._take, self._unasked)

    def _unasked(self, error: BridgeError) -> None:
        self.looking.hide()
        self.read_only.setChecked(True)
        self.complain(error)

    def _take(self, told: ReadinessList) -> None:
        self.looking.hide()
        for ready in (each for books in told.connections for each in books.kinds):
            if ready.entity in self.rows:
                self.rows[ready.entity].show_ready(ready)
                continue
            row = WritingRow(ready, self._policies().of(ready.entity).write)
            row.wanted.connect(self._write)
            row.rehearse.connect(self._rehearse)
            self.rows[ready.entity] = row
            self._list.addWidget(row)
        if not self.rows:
            self.explained.setText(self.tr("These books cannot be written by BukuBridge. They are only read."))

    def _policies(self) -> Policies:
        return self.draft.kept.policies if self.draft.kept is not None else Policies()

    def _read(self, kind: EntityKind, on: bool) -> None:
        self.kinds.show_switching()
        self.changed.emit()

        def done(kept: ConnectionSettings) -> None:
            self.draft.kept = kept
            self.kinds.show_switched(kept.policies)
            if kind in self.rows:
                self.rows[kind].show_switched(on=kept.policies.of(kind).write)
            self.changed.emit()

        def failed(error: BridgeError) -> None:
            self.kinds.show_switched(self._policies(), error)
            self.changed.emit()

        asked = SetPolicy(connection=self.draft.connection, entity=kind, read=on)
        self.bridge.ask(self, asked, ConnectionSettings, done, failed)

    def _write(self, kind: EntityKind, on: bool) -> None:
        row = self.rows[kind]
        row.show_switching()
        self.changed.emit()

        def done(kept: ConnectionSettings) -> None:
            self.draft.kept = kept
            row.show_switched(on=kept.policies.of(kind).write)
            self.changed.emit()

        def failed(error: BridgeError) -> None:
            row.show_switched(on=not on, refused=error)
            self.changed.emit()

        asked = SetPolicy(connection=self.draft.connection, entity=kind, write=on)
        self.bridge.ask(self, asked, ConnectionSettings, done, failed)

    def _rehearse(self, kind: EntityKind) -> None:
        row = self.rows[kind]
        row.show_rehearsing()
        asked = Rehearse(connection=self.draft.connection, entity=kind)
        self.bridge.ask(self, asked, ReadinessList, self._take, row.show_unrehearsed)
