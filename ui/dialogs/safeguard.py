"""What the safeguard holds, by name, and letting it go: after a look, and for deletions after a tick."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from connector.control.attention import PAGE, GetHeld, HeldPage, Matter, ReleaseHeld
from connector.control.messages import Accepted, PlannedChange, Target
from connector.domain.actions import ActionKind
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from ui import text
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.dialogs.dialog import Dialog
from ui.field_words import field_name
from ui.matters import held
from ui.models.paged import PagedModel
from ui.theme import Role, roomy
from ui.widgets.row_table import RowTable


class SafeguardDialog(Dialog):
    """Names what would be changed or deleted. It is let go by its own button only, and only as many as were shown."""

    def __init__(self, bridge: Bridge, matter: Matter, parent: QWidget | None = None) -> None:
        super().__init__(bridge, matter.connection, self.tr("Held back"), parent)
        self._target = matter.target or Target.PLATFORM
        self._entity = matter.entity or EntityKind.CUSTOMER
        self._action = matter.action or ActionKind.UPDATE
        self.total: int | None = None
        """How many are held, once it is known."""
        self.rows = PagedModel[PlannedChange](self._headings(), _cell, self)
        self.rows.wanted.connect(self._ask)
        self.table = RowTable(self.rows, self.tr("What is held"), 0, {1: 20, 2: 36})
        self.table.setColumnHidden(2, self._deletes)
        self.sure = QCheckBox()
        self.sure.setVisible(self._deletes)
        self.sure.toggled.connect(self.look_at_buttons)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sure)
        self.closing.setText(self.tr("Leave them held"))
        self.release = self.act(self.tr("Let them go"))
        self.release.clicked.connect(self._release)
        self.resize(roomy(760, 560))
        self._ask(0)

    @property
    def _deletes(self) -> bool:
        return self._action is ActionKind.DELETE

    def _headings(self) -> tuple[str, ...]:
        return (self.tr("Record"), self.tr("Amount"), self.tr("What changes"))

    def look_at_buttons(self) -> None:
        """Deletions want a tick, and everything wants to be known first."""
        sure = self.sure.isChecked() or not self._deletes
        self.release.setEnabled(bool(self.total) and sure and not self.asking)
        self.sure.setEnabled(bool(self.total) and not self.asking)

    def _ask(self, skip: int) -> None:
        request = GetHeld(
            connection=self.connection,
            target=self._target,
            entity=self._entity,
            action=self._action,
            skip=skip,
            limit=PAGE,
        )
        if skip:
            self.bridge.ask(self, request, HeldPage, self._add, self._lost)
        elif self.begin():
            self.bridge.ask(self, request, HeldPage, self._first, self.failed)

    def _first(self, page: HeldPage) -> None:
        self.total = page.total
        self.end()
        self.title.setText(held(self._entity, self._action, self._target, page.total))
        usual = self.tr(
            "That is more than usual for one sync, so nothing of it was done. There are {live} of them in all. If "
            "nobody meant to do this, leave them held and look into the books first."
        )
        self.say(usual.format(live=text.number(page.live)))
        self.sure.setText(
            self.tr("I have looked at them: they shall be deleted (%n record(s))", "", page.total)
            if self._deletes
            else ""
        )
        self.release.setText(self.tr("Let %n record(s) go", "", page.total))
        if not page.total:
            self.title.setText(self.tr("Nothing of this is held any more"))
            self.say("")
        self._add(page)

    def _add(self, page: HeldPage) -> None:
        self.rows.add(page.changes, page.total)
        if page.sentence:
            self.news.show_news(agent_said(page.sentence), Role.WARNING)
        self.look_at_buttons()

    def _lost(self, error: BridgeError) -> None:
        self.rows.failed()
        self.news.show_news(advice(error.sentence, error.remedy), Role.WARNING)

    def _release(self) -> None:
        if not self.total or not self.begin():
            return
        request = ReleaseHeld(
            connection=self.connection,
            target=self._target,
            entity=self._entity,
            action=self._action,
            expected=self.total,
        )
        self.bridge.ask(self, request, Accepted, self._done, self._refused)

    def _refused(self, error: BridgeError) -> None:
        """It is another number by now, or nobody answered: the tick was for what was shown then."""
        self.sure.setChecked(False)
        self.failed(error)

    def _done(self, _: Accepted) -> None:
        self.end()
        self.changed.emit()
        self.accept()


def _cell(change: PlannedChange, column: int) -> str:
    if column == 0:
        return change.title or change.key
    if column == 1:
        return text.money(change.amount, change.currency) if change.currency else ""
    return ", ".join(field_name(field) for field in change.fields)
