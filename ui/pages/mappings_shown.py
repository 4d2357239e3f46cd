"""What the page of mappings shows: the rules of one company and kind, their rows, and the one that is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel

from connector.control import mapping_desk as say
from connector.control.messages import Message
from connector.domain.errors import BridgeError, Unreachable
from connector.domain.keys import EntityKind
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.models.mapping_model import Show
from ui.models.rule_drafts import RuleDrafts
from ui.pages.mappings_count import RuleCount
from ui.pages.mappings_frame import FIRST, MappingsFrame, offer, shown_words
from ui.state import Desk, believed
from ui.text import kind_title, number, translate
from ui.theme import Role

T = TypeVar("T", bound=Message)


class MappingsShown(MappingsFrame):
    """What is shown and edited belongs to the company and the kind that are chosen: another choice puts it away before
    anything else."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.table: say.MappingTable | None = None
        self.counting = RuleCount(bridge, self)
        self._after = ""
        """What a click on the news does; "away" while they tell that nobody answered."""
        self._trial = 0
        self._drafts = RuleDrafts()
        self._asked: say.GetMapping | None = None
        self._known = True
        self.reset_all.setEnabled(False)

    def take_desk(self, desk: Desk) -> None:
        """Companies come and go; what was not found while nobody answered is looked for when the agent is back."""
        before, self._known = self._known, believed(desk, dt.datetime.now(dt.UTC))
        back = self._known and not before
        if back and self._after == "away":
            self.news.hide()
        if (self.show_companies(desk) or back) and self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Load what is not there yet."""
        if not self._is_shown():
            self.load()

    def show_what(self, wanted: str) -> None:
        """Another page asked for a company, by its connection."""
        row = self.company.findData(wanted)
        if row >= 0:
            self.company.setCurrentIndex(row)

    def load(self) -> None:
        """Ask for the rules of the chosen company and kind, with samples."""
        if self.table is not None and not self._is_shown():
            self._put_away()
        if not self._connection():
            self._asked = None
            self.about.setText(self.tr("No company is connected yet."))
            return
        request = say.GetMapping(connection=self._connection(), entity=self._entity())
        if request == self._asked:
            return
        self._asked = request
        self.about.setText(self.tr("Looking into the books for samples…"))
        self._ask(request, say.MappingTable, self._take)

    def _place(self) -> tuple[str, EntityKind]:
        return self._connection(), self._entity()

    def _connection(self) -> str:
        return str(self.company.currentData() or "")

    def _entity(self) -> EntityKind:
        return EntityKind(self.kind.currentData()) if self.kind.count() else FIRST

    def _is_shown(self) -> bool:
        """Whether the rules that are there are those of what is chosen."""
        return self.table is not None and (self.table.connection, self.table.entity) == self._place()

    def _put_away(self) -> None:
        """What is there belongs to another company or kind: nobody reads it as this one's, or keeps it for this one."""
        self.table = None
        self.counting.cancel()
        self._show_section()
        self.section.hide()
        self.reset_all.setEnabled(False)

    def _ask(self, request: Message, reply: type[T], done: Callable[[T], None]) -> None:
        """Ask about what is shown; an answer that comes when something else is chosen is not told."""
        place = self._place()

        def answered(answer: T) -> None:
            if place == self._place():
                done(answer)

        def refused(error: BridgeError) -> None:
            if place == self._place():
                self._say(error)

        self.bridge.ask(self, request, reply, answered, refused)

    def _take(self, table: say.MappingTable) -> None:
        self._asked = None
        if (table.connection, table.entity) != self._place():
            return
        self._drafts.leave(self.panel.edited())
        field = self.panel.field.field if self.panel.field is not None else ""
        self.table = table
        offer(self.kind, [(kind_title(kind), kind) for kind in table.kinds], table.entity)
        tables = [(each.table, each.table) for each in table.sections]
        offer(self.section, tables, self.section.currentData())
        self.section.setVisible(len(tables) > 1)
        self.about.setText(about_words(table))
        self.reset_all.setEnabled(table.own_rules > 0 or bool(table.problems))
        if table.problems:
            self._after = "forget"
            self.news.show_news(table.problems[0], Role.ERROR, self.tr("Put my rules aside"))
        self._show_section(field)

    def _show_section(self, field: str = "") -> None:
        self._leave_field()
        section = self._section()
        self.model.show_section(section)
        counts = self.model.counts()
        for n, show in enumerate(Show):
            self.show_box.setItemText(n, f"{shown_words(show)} ({number(counts[show])})")
        row = self.model.number_of(field) if field else -1
        self.panel.show_nothing()
        if row >= 0:
            self._select(row)

    def _section(self) -> say.SectionTable | None:
        wanted = self.section.currentData()
        sections = self.table.sections if self.table is not None else ()
        return next((each for each in sections if each.table == wanted), sections[0] if sections else None)

    def _select(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.rows.selectionModel().setCurrentIndex(self.model.index(row, 0), flags)
        self.rows.scrollTo(self.model.index(row, 0))

    def _leave_field(self) -> None:
        """What is edited stays for when it is looked at again; a try of it is shown no more."""
        self._drafts.leave(self.panel.edited())
        self._trial += 1

    def _open(self, row: int) -> None:
        self._leave_field()
        section, found = self._section(), self.model.row(row)
        if section is None or found is None:
            self.panel.show_nothing()
        elif isinstance(found, say.FieldRow):
            place = (self._connection(), self._entity(), section.table, found.field)
            self.panel.show_field(section, found, self._drafts.open(place))
        else:
            self.panel.show_column(section, found)

    def _filter(self) -> None:
        self._leave_field()
        self.model.show_rows(Show(self.show_box.currentData()), self.search.text())
        self.panel.show_nothing()

    def _say(self, error: BridgeError) -> None:
        self._asked = None
        self.about.setText("" if self.table is None else about_words(self.table))
        self._after = "away" if isinstance(error, Unreachable) else ""
        self.news.show_news(advice(error.sentence, error.remedy), Role.ERROR)


def about_words(table: say.MappingTable) -> str:
    """What is to be known of some rules."""
    count = table.own_rules
    own = translate("MappingsPage", "%n rule(s) of your own.", "", count) if count else ""
    shared = translate("MappingsPage", "They hold for {companies}, too.") if table.shared_with else ""
    words = (own, shared.format(companies=", ".join(table.shared_with)), table.no_samples)
    return " ".join(word for word in words if word)
