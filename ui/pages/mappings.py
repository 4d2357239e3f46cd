"""Mappings: which column of the books fills which field of the platform, with samples out of the company."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel

from connector.control import mapping_desk as say
from connector.control.messages import Accepted, Event, JobEnded, Sync
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.runs import Outcome, RunRecord
from ui.bridge import Bridge, Watching
from ui.models.mapping_model import Show
from ui.models.rule_drafts import RuleDrafts
from ui.pages.mappings_frame import FIRST, MappingsFrame, offer, shown_words
from ui.state import Desk
from ui.text import advice, kind_name, kind_title, number, translate
from ui.theme import Role
from ui.widgets.rule_panel import reading


class MappingsPage(MappingsFrame):
    """Two columns, books and platform, and the rule between them."""

    name = "mappings"
    icon_name = "mappings"

    @classmethod
    def heading(cls) -> str:
        """Its name."""
        return translate("MappingsPage", "Mappings")

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.table: say.MappingTable | None = None
        self._counting: Watching | None = None
        self._after = ""
        """What a click on the news does."""
        self._trial = 0
        self._drafts = RuleDrafts()
        self._asked: say.GetMapping | None = None
        self._listen()

    def take_desk(self, desk: Desk) -> None:
        """Companies come and go."""
        if self.show_companies(desk) and self.isVisible():
            self.load()

    def refresh(self) -> None:
        """Load what was not loaded yet."""
        if self.table is None:
            self.load()

    def load(self) -> None:
        """Ask for the rules of the chosen company and kind, with samples."""
        if not self._connection():
            self.about.setText(self.tr("No company is connected yet."))
            return
        request = say.GetMapping(connection=self._connection(), entity=self._entity())
        if request == self._asked:
            return
        self._asked = request
        self.about.setText(self.tr("Looking into the books for samples…"))
        self.bridge.ask(self, request, say.MappingTable, self._take, self._say)

    def _connection(self) -> str:
        return str(self.company.currentData() or "")

    def _entity(self) -> EntityKind:
        return EntityKind(self.kind.currentData()) if self.kind.count() else FIRST

    def _take(self, table: say.MappingTable, *, saved: bool = False) -> None:
        if self._asked is not None and (self._asked.connection, self._asked.entity) == (table.connection, table.entity):
            self._asked = None
        if (table.connection, table.entity) != (self._connection(), self._entity()):
            return  # another one was chosen meanwhile
        self._drafts.leave(None if saved else self.panel.edited())
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
        self._drafts.leave(self.panel.edited())
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

    def _open(self, row: int) -> None:
        self._drafts.leave(self.panel.edited())
        section, found = self._section(), self.model.row(row)
        if section is None or found is None:
            self.panel.show_nothing()
        elif isinstance(found, say.FieldRow):
            place = (self._connection(), self._entity(), section.table, found.field)
            self.panel.show_field(section, found, self._drafts.open(place))
        else:
            self.panel.show_column(section, found)

    def _filter(self) -> None:
        self._drafts.leave(self.panel.edited())
        self.model.show_rows(Show(self.show_box.currentData()), self.search.text())
        self.panel.show_nothing()

    def _use(self, field: str, column: str) -> None:
        """A column that nothing read shall fill a field."""
        section = self._section()
        if section is None:
            return
        self.show_box.setCurrentIndex(0)
        self.search.clear()
        self._select(self.model.number_of(field))
        if self.panel.field is not None:
            self.panel.show_field(section, self.panel.field, reading(self.panel.field, column))

    def _change(self, rule: say.Draft | None) -> tuple[say.RuleChange, ...]:
        section, field = self._section(), self.panel.field
        if section is None or field is None:
            return ()
        return (say.RuleChange(table=section.table, field=field.field, rule=rule),)

    def _try(self, rule: say.Draft) -> None:
        for change in self._change(rule):
            self._trial += 1
            request = say.TryRule(connection=self._connection(), entity=self._entity(), change=change)
            self.bridge.ask(self, request, say.Trial, partial(self._tried, self._trial), self._say)

    def _tried(self, trial: int, answer: say.Trial) -> None:
        if trial == self._trial:
            self.panel.show_trial(answer)

    def _keep(self, changes: tuple[say.RuleChange, ...]) -> None:
        request = say.SaveRules(connection=self._connection(), entity=self._entity(), changes=changes)
        self.bridge.ask(self, request, say.MappingSaved, self._saved, self._say)

    def _saved(self, saved: say.MappingSaved) -> None:
        self._after = "sync"
        self._drafts.forget()
        self.news.show_news(saved.sentence, Role.OK, self.tr("Synchronise now"))
        if saved.table is not None:
            self._take(saved.table, saved=True)
        else:
            self.load()

    def _count(self, rule: say.Draft) -> None:
        """A dry run with the rule that is not kept yet."""
        request = say.PreviewRules(connection=self._connection(), entity=self._entity(), changes=self._change(rule))
        self._after = "stop"
        self.news.show_news(self.tr("Everything is read and compared, nothing is written…"), Role.ACCENT)
        counted = partial(self._counted, self._entity())
        self._counting = self.bridge.watch(self, request, counted, lambda: None, self._say)

    def _counted(self, kind: EntityKind, event: Event) -> None:
        if not isinstance(event, JobEnded):
            return
        if event.refused is not None:
            self.news.show_news(advice(event.refused.sentence, event.refused.remedy), Role.ERROR)
        elif event.run is not None:
            self.news.show_news(*change_words(kind, event.run))

    def _ask_reset(self) -> None:
        self._after = "reset"
        words = self.tr("All rules of {kind} will be as delivered.").format(kind=kind_title(self._entity()).lower())
        self.news.show_news(words, Role.WARNING, self.tr("Reset them"))

    def _clicked_news(self) -> None:
        """The button of the news."""
        self.news.hide()
        if self._after == "sync":
            self.bridge.ask(self, Sync(connection=self._connection()), Accepted, lambda _: None, self._say)
        elif self._after == "reset" and self.table is not None:
            self._keep(tuple(say.RuleChange(table=each.table) for each in self.table.sections))
        elif self._after == "forget":
            request = say.ForgetRules(connection=self._connection())
            self.bridge.ask(self, request, say.MappingSaved, self._saved, self._say)

    def _say(self, error: BridgeError) -> None:
        self._asked = None
        self.about.setText("" if self.table is None else about_words(self.table))
        self._after = ""
        self.news.show_news(advice(error.sentence, error.remedy), Role.ERROR)

    def _listen(self) -> None:
        for box in (self.company, self.kind):
            box.currentIndexChanged.connect(self.news.hide)  # what was asked about the former one is void
            box.currentIndexChanged.connect(self.load)
        self.section.currentIndexChanged.connect(lambda _: self._show_section())
        self.show_box.currentIndexChanged.connect(lambda _: self._filter())
        self.search.textChanged.connect(lambda _: self._filter())
        self.rows.selectionModel().currentRowChanged.connect(lambda now, _: self._open(now.row()))
        self.reset_all.clicked.connect(self._ask_reset)
        self.news.clicked.connect(self._clicked_news)
        self.panel.tried.connect(self._try)
        self.panel.kept.connect(lambda rule: self._keep(self._change(rule)))
        self.panel.counted.connect(self._count)
        self.panel.wanted.connect(self._use)


def about_words(table: say.MappingTable) -> str:
    """What is to be known of some rules."""
    count = table.own_rules
    own = translate("MappingsPage", "%n rule(s) of your own.", "", count) if count else ""
    shared = translate("MappingsPage", "They hold for {companies}, too.") if table.shared_with else ""
    words = (own, shared.format(companies=", ".join(table.shared_with)), table.no_samples)
    return " ".join(word for word in words if word)


def change_words(kind: EntityKind, run: RunRecord) -> tuple[str, Role]:
    """What a dry run says of a rule; one that did not come to its end says nothing of it."""
    if run.outcome not in (Outcome.SUCCESS, Outcome.PARTIAL):
        early = translate("PreviewDialog", "This is not all: the look ended early. Nothing was written.")
        return advice(run.sentence, run.remedy) or early, Role.ERROR
    changed = sum(counts.updated + counts.created + counts.held for counts in run.counts)
    aside = sum(counts.failed for counts in run.counts)
    words = [translate("MappingsPage", "{records} would change.").format(records=kind_name(kind, changed))]
    if aside:
        failing = translate("MappingsPage", "{records} would be set aside.")
        words.append(failing.format(records=kind_name(kind, aside)))
    return " ".join(words), Role.WARNING if aside else Role.ACCENT
