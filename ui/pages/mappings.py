"""Mappings: which column of the books fills which field of the platform, with samples out of the company."""

from __future__ import annotations

from functools import partial

from connector.control import mapping_desk as say
from connector.control.messages import Accepted, Message, Sync
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.pages.mappings_shown import MappingsShown
from ui.text import kind_title, translate
from ui.theme import Role
from ui.widgets.rule_panel import reading


class MappingsPage(MappingsShown):
    """Two columns, books and platform, and the rule between them: tried, counted, kept, reset."""

    name = "mappings"
    icon_name = "mappings"

    @classmethod
    def heading(cls) -> str:
        """Its name."""
        return translate("MappingsPage", "Mappings")

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._listen()

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
            self._ask(request, say.Trial, partial(self._tried, self._trial))

    def _tried(self, trial: int, answer: say.Trial) -> None:
        if trial == self._trial:
            self.panel.show_trial(answer)

    def _keep(self, changes: tuple[say.RuleChange, ...]) -> None:
        if not changes or not self._is_shown():
            return
        request = say.SaveRules(connection=self._connection(), entity=self._entity(), changes=changes)
        self._save(request, [(request.connection, request.entity, each.table, each.field) for each in changes])

    def _save(self, request: Message, places: list[tuple[str, ...]]) -> None:
        """Keep or give up rules; what was begun there is no draft any more, whatever is looked at by then."""
        shown = self._place()

        def saved(answer: say.MappingSaved) -> None:
            for place in places:
                self._drafts.forget(*filter(None, place))
            if shown == self._place():
                self._saved(answer)

        self.bridge.ask(self, request, say.MappingSaved, saved, self._say)

    def _saved(self, saved: say.MappingSaved) -> None:
        self._after = "sync"
        self.news.show_news(agent_said(saved.sentence), Role.OK, self.tr("Synchronise now"))
        if saved.table is not None:
            self._take(saved.table)
        else:
            self.load()

    def _count(self, rule: say.Draft) -> None:
        """A dry run with the rule that is not kept yet."""
        request = say.PreviewRules(connection=self._connection(), entity=self._entity(), changes=self._change(rule))
        self._after = ""
        self.news.show_news(self.tr("Everything is read and compared, nothing is written…"), Role.ACCENT)
        self.counting.begin(request)

    def _counted(self, words: str, role: Role) -> None:
        self._after = ""
        self.news.show_news(words, role)

    def _ask_reset(self) -> None:
        self._after = "reset"
        words = self.tr("All rules of {kind} will be as delivered.").format(kind=kind_title(self._entity()).lower())
        self.news.show_news(words, Role.WARNING, self.tr("Reset them"))

    def _clicked_news(self) -> None:
        """The button of the news."""
        self.news.hide()
        if self._after == "sync":
            self._ask(Sync(connection=self._connection()), Accepted, lambda _: None)
        elif self._after == "reset" and self.table is not None:
            self._keep(tuple(say.RuleChange(table=each.table) for each in self.table.sections))
        elif self._after == "forget":
            self._save(say.ForgetRules(connection=self._connection()), [(self._connection(),)])

    def _listen(self) -> None:
        self.counting.told.connect(self._counted)
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
