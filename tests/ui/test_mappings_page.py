"""Mappings: books beside platform with samples, rules chosen without a file, tried while they are edited."""

from __future__ import annotations

from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from connector.control import mapping_desk as say
from connector.control.mapping_desk import BooksColumn, Draft, FieldForm, FieldRow, RuleKind, Sample
from connector.control.messages import Accepted, JobEnded, Message, Refused, Request, Sync
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.runs import EntityCounts, Outcome, RunRecord, Trigger
from tests.ui.scripted import ScriptedAgent, now, status
from ui.bridge import Bridge
from ui.models.mapping_model import MappingModel, Place, Show
from ui.pages.mappings import MappingsPage
from ui.pages.mappings_count import change_words
from ui.rule_words import rule_words
from ui.theme import Role

CUSTOMER, TABLE = EntityKind.CUSTOMER, "AR_CUSTOMER"


def copy(*columns: str) -> Draft:
    """A plain rule."""
    return Draft(kind=RuleKind.COPY, columns=columns)


def field(name: str, rule: Draft, form: FieldForm = FieldForm.TEXT, **more: object) -> FieldRow:
    """A field with one sample."""
    sample = Sample(record="300-A1", books=(("X", f"{name} in the books"),), result=f"{name} there")
    made = FieldRow(field=name, form=form, scope=TABLE, rule=rule, delivered=rule, samples=(sample,))
    return replace(made, **more)


NOTHING = Draft(kind=RuleKind.NOTHING)
FIELDS = (
    field("code", copy("CODE"), needed=True),
    field("area", copy("AREA")),
    field("state", copy("STATUS"), FieldForm.CHOICE, choices=("active", "inactive")),
    field("credit_limit", copy("CREDITLIMIT"), FieldForm.AMOUNT),
    field("remark", copy("REMARK9"), changed=True, delivered=copy("REMARK")),
    field("fax", NOTHING, samples=()),
    field("billing_address", Draft(kind=RuleKind.GROUP, table="billing"), FieldForm.GROUP, samples=()),
)
COLUMNS = (
    BooksColumn(table=TABLE, name="AREA", kind="text", sample="KL", read=True),
    BooksColumn(table=TABLE, name="UDF_REGION", kind="text", sample="Utara/Perak"),
    BooksColumn(table=TABLE, name="OUTSTANDING", kind="number", left_out=True),
    BooksColumn(table="AR_CUSTOMERBRANCH", name="EMAIL", kind="text", sample="a@kedai.my", read=True),
)
SECTION = say.SectionTable(
    table=TABLE,
    fields=FIELDS,
    columns=COLUMNS,
    rows=(say.NamedRow(name="billing", table="AR_CUSTOMERBRANCH"),),
)


def mapping(**changes: object) -> say.MappingTable:
    """Rules of customers."""
    made = say.MappingTable(
        connection="c1", entity=CUSTOMER, kinds=(CUSTOMER, EntityKind.INVOICE), sections=(SECTION,), own_rules=1
    )
    return replace(made, **changes)


def tried(request: Request) -> say.Trial:
    """Whatever is tried becomes its own words."""
    assert isinstance(request, say.TryRule)
    assert request.change.rule is not None
    if not request.change.rule.columns and request.change.rule.kind is RuleKind.COPY:
        return say.Trial(problem="Choose a column of the books.")
    result = rule_words(request.change.rule)
    return say.Trial(samples=(Sample(record="300-A2", books=(("A", "1"), ("B", "2")), result=result),))


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent) -> MappingsPage:
    """The page, opened, with its rules."""
    agent.answers[say.GetMapping] = mapping()
    agent.answers[say.TryRule] = tried
    agent.answers[say.SaveRules] = say.MappingSaved(sentence="Kept.", table=mapping(own_rules=2))
    qtbot.waitUntil(lambda: bool(bridge.desk.connections))
    page = MappingsPage(bridge)
    qtbot.addWidget(page)
    page.resize(1080, 720)
    page.show()
    page.take_desk(bridge.desk)
    page.refresh()
    qtbot.waitUntil(lambda: page.table is not None)
    return page


def choose(page: MappingsPage, name: str) -> None:
    """Click on a field."""
    page.rows.selectRow(page.model.number_of(name))


def kind(page: MappingsPage, wanted: RuleKind) -> None:
    """Choose what a rule does."""
    box = page.panel.editor.kind
    box.setCurrentIndex(box.findData(wanted))


def result(page: MappingsPage) -> str:
    """What the first sample becomes, as far as it is shown."""
    samples = page.panel.samples
    return str(samples.model().index(0, 2).data() or "") if samples.rowCount() else ""


def last(agent: ScriptedAgent) -> say.RuleChange:
    """The change that was saved last."""
    request = agent.asked(say.SaveRules)[-1]
    assert isinstance(request, say.SaveRules)
    return request.changes[0]


def test_rows_show_rule_sample_field_and_result() -> None:
    """The model without a window: what is shown, what is changed, what is searched."""
    model = MappingModel()
    model.show_section(SECTION)
    texts = [model.index(1, place).data() for place in Place]
    assert texts == ["AREA", "area in the books", "Area", "area there"]
    assert model.index(4, Place.PLATFORM).data() == "Remark (changed)"
    accessible = model.index(4, Place.PLATFORM).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "changed by you" in accessible
    assert model.index(4, Place.BOOKS).data(Qt.ItemDataRole.FontRole).bold()
    assert model.counts() == {Show.ALL: 7, Show.OWN: 1, Show.EMPTY: 1, Show.UNREAD: 1}
    model.show_rows(Show.UNREAD, "")
    assert [model.index(0, place).data() for place in Place] == [
        "AR_CUSTOMER.UDF_REGION", "Utara/Perak", "nothing reads it", "",
    ]  # fmt: skip
    model.show_rows(Show.ALL, "REMARK9")
    assert model.rowCount() == 1
    model.show_rows(Show.EMPTY, "")
    assert model.index(0, Place.BOOKS).data() == "nothing"


def test_a_rule_is_tried_while_it_is_edited_and_then_kept(
    qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent
) -> None:
    """One try after the last key, its result beside the editor; only what works can be kept."""
    choose(page, "area")
    assert result(page) == "area there"
    assert not page.panel.keep.isEnabled()
    kind(page, RuleKind.SPLIT)
    line = page.panel.editor.columns.lines[0]
    line.setEditText("UDF_REGION — Utara/Perak")
    page.panel.editor.separator.setText("/")
    page.panel.editor.part.setValue(2)
    qtbot.waitUntil(lambda: result(page) == "part 2 of UDF_REGION, split at “/”")
    assert len(agent.asked(say.TryRule)) == 1
    page.panel.keep.click()
    qtbot.waitUntil(page.news.isVisible)
    wanted = Draft(kind=RuleKind.SPLIT, columns=("UDF_REGION",), separator="/", part=2)
    assert last(agent) == say.RuleChange(table=TABLE, field="area", rule=wanted)
    assert page.news.text.text() == "Kept."
    agent.answers[Sync] = Accepted(jobs=("j",))
    page.news.button.click()
    qtbot.waitUntil(lambda: bool(agent.asked(Sync)))


def test_what_cannot_work_is_said_and_cannot_be_kept(qtbot: QtBot, page: MappingsPage) -> None:
    """The sentence stands where the result would stand."""
    choose(page, "area")
    page.panel.editor.columns.lines[0].setEditText("")
    qtbot.waitUntil(page.panel.problem.isVisible)
    assert page.panel.problem.text() == "Choose a column of the books."
    assert not page.panel.keep.isEnabled()


@pytest.mark.parametrize(
    ("wanted", "fill", "rule"),
    [
        (RuleKind.CONSTANT, "value", Draft(kind=RuleKind.CONSTANT, value="Walk-in")),
        (RuleKind.LOOKUP, "pairs", Draft(kind=RuleKind.LOOKUP, columns=("AREA",), pairs=(("KL", "Kuala Lumpur"),))),
        (RuleKind.JOIN, "join", Draft(kind=RuleKind.JOIN, columns=("AREA", "billing.EMAIL"), separator=", ")),
        (
            RuleKind.WHEN,
            "when",
            Draft(
                kind=RuleKind.WHEN,
                columns=("AREA",),
                equals=("KL", "PJ"),
                then=Draft(kind=RuleKind.CONSTANT, value="Central"),
                otherwise=copy("UDF_REGION"),
            ),
        ),
        (RuleKind.NOTHING, "", NOTHING),
    ],
)
def test_every_kind_of_rule_is_chosen_without_a_file(
    qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent, wanted: RuleKind, fill: str, rule: Draft
) -> None:
    """Values, tables, several columns, a test with two answers."""
    choose(page, "area")
    kind(page, wanted)
    _fill(page, fill)
    assert page.panel.editor.rule() == rule
    qtbot.waitUntil(lambda: result(page) == rule_words(rule))
    page.panel.keep.click()
    qtbot.waitUntil(lambda: bool(agent.asked(say.SaveRules)))
    assert last(agent).rule == rule


def _fill(page: MappingsPage, what: str) -> None:
    editor = page.panel.editor
    if what == "value":
        editor.value.line.setText("Walk-in")
    elif what == "pairs":
        for column, text in enumerate(("KL", "Kuala Lumpur")):
            editor.pairs.model().setData(editor.pairs.model().index(0, column), text)
        assert editor.pairs.rowCount() == 2
    elif what == "join":
        editor.columns.add.click()
        editor.columns.lines[1].setEditText("billing.EMAIL")
        editor.separator.setText(", ")
    elif what == "when":
        editor.equals.line.setText("KL; PJ")
        editor.then.value.line.setText("Central")
        editor.otherwise.kind.setCurrentIndex(editor.otherwise.kind.findData(RuleKind.COPY))
        editor.otherwise.column.setEditText("UDF_REGION")


def test_what_is_not_shown_of_a_rule_is_not_lost() -> None:
    """Options that only the file can say stay while the rule does the same."""
    from ui.widgets.rule_editor import RuleEditor

    rule = Draft(kind=RuleKind.COPY, columns=("NOTE",), rich_text=True, empties=("----",), required=True)
    nested = Draft(kind=RuleKind.WHEN, columns=("A",), then=Draft(kind=RuleKind.JOIN, columns=("B", "C")))
    editor = RuleEditor()
    for one in (rule, nested, Draft(kind=RuleKind.USER_FIELDS, columns=("UDF_*",)), *(each.rule for each in FIELDS)):
        editor.show_rule(FIELDS[1], one, [])
        assert editor.rule() == one
    editor.deleteLater()


def test_columns_are_found_by_typing(page: MappingsPage) -> None:
    """Own row first, then those of other rows under the row's name, each with an example; a filter on any part."""
    choose(page, "area")
    line = page.panel.editor.columns.lines[0]
    assert [line.itemText(n) for n in range(line.count())] == [
        "AREA — KL", "UDF_REGION — Utara/Perak", "OUTSTANDING", "billing.EMAIL — a@kedai.my",
    ]  # fmt: skip
    completer = line.completer()
    assert completer is not None
    assert completer.filterMode() is Qt.MatchFlag.MatchContains
    line.setEditText("billing.EMAIL — a@kedai.my")
    assert line.column() == "billing.EMAIL"
    line.setEditText("SOMETHING")
    assert line.column() == "SOMETHING"


def test_a_column_that_nothing_reads_gets_a_field(qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent) -> None:
    """Two choices, and its rule is there to be kept."""
    page.show_box.setCurrentIndex(list(Show).index(Show.UNREAD))
    page.rows.selectRow(0)
    assert "Utara/Perak" in page.panel.about.text()
    page.panel.use.setCurrentIndex(page.panel.use.findData("remark"))
    page.panel.use_it.click()
    qtbot.waitUntil(lambda: result(page) == "UDF_REGION")
    assert page.panel.keep.isEnabled()
    page.panel.keep.click()
    qtbot.waitUntil(lambda: bool(agent.asked(say.SaveRules)))
    assert last(agent) == say.RuleChange(table=TABLE, field="remark", rule=copy("UDF_REGION"))


def test_a_rule_and_all_rules_are_reset(qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent) -> None:
    """One by its button; all of them after a second click, without a box that blocks."""
    choose(page, "area")
    assert not page.panel.reset.isEnabled()
    choose(page, "remark")
    assert page.panel.delivered.text() == "As delivered: REMARK"
    page.panel.reset.click()
    qtbot.waitUntil(lambda: len(agent.asked(say.SaveRules)) == 1)
    assert last(agent) == say.RuleChange(table=TABLE, field="remark")
    qtbot.waitUntil(lambda: page.news.text.text() == "Kept.")
    page.reset_all.click()
    assert "as delivered" in page.news.text.text()
    assert len(agent.asked(say.SaveRules)) == 1
    page.news.button.click()
    qtbot.waitUntil(lambda: len(agent.asked(say.SaveRules)) == 2)
    assert last(agent) == say.RuleChange(table=TABLE)


def test_a_question_about_one_kind_is_not_answered_for_another(qtbot: QtBot, page: MappingsPage) -> None:
    """All rules of the kind that was named are reset, or none."""
    page.reset_all.click()
    assert page.news.isVisible()
    page.kind.setCurrentIndex(1)
    assert not page.news.isVisible()


def run(changed: int, failed: int = 0) -> JobEnded:
    """A dry run that is over."""
    counts = (EntityCounts(entity=CUSTOMER, updated=changed, failed=failed),)
    record = RunRecord(
        id=RunId("r"), connection=ConnectionId("c1"), trigger=Trigger.PERSON, started_at=now(), dry_run=True,
        outcome=Outcome.SUCCESS, counts=counts,
    )  # fmt: skip
    return JobEnded(job="j", connection="c1", run=record)


def test_what_would_change_is_counted_before_anything_is_kept(
    qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent
) -> None:
    """By a dry run, in words; a refusal is one, too."""
    agent.answers[say.PreviewRules] = [Accepted(jobs=("j",)), run(12, 2)]
    choose(page, "area")
    kind(page, RuleKind.NOTHING)
    qtbot.waitUntil(page.panel.count.isEnabled)
    page.panel.count.click()
    qtbot.waitUntil(lambda: page.news.text.text().startswith("12 customer(s) would change."))
    assert "2 customer(s) would be set aside." in page.news.text.text()
    assert agent.asked(say.SaveRules) == []
    refused = Refused(code="unreachable", sentence="The platform is away.")
    agent.answers[say.PreviewRules] = [Accepted(jobs=("j",)), JobEnded(job="j", connection="c1", refused=refused)]
    page.panel.count.click()
    qtbot.waitUntil(lambda: page.news.text.text() == "The platform is away.")


def test_a_count_that_came_to_no_end_counts_nothing() -> None:
    """What would change is not known then."""
    ended = run(0).run
    assert ended is not None
    failed = replace(ended, outcome=Outcome.FAILED, sentence="The books do not answer.")
    assert change_words(CUSTOMER, failed) == ("The books do not answer.", Role.ERROR)
    assert "ended early" in change_words(CUSTOMER, replace(ended, outcome=Outcome.STOPPED))[0]


def test_a_damaged_file_can_be_put_aside(qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent) -> None:
    """Its place is told; one click starts again from the delivered rules."""
    agent.answers[say.GetMapping] = mapping(problems=("It is no valid TOML (own.toml, line 1).",))
    page.load()
    qtbot.waitUntil(page.news.isVisible)
    assert "line 1" in page.news.text.text()
    agent.answers[say.ForgetRules] = say.MappingSaved(sentence="Put aside.")
    page.news.button.click()
    qtbot.waitUntil(lambda: bool(agent.asked(say.ForgetRules)))


def test_a_refusal_to_save_is_a_sentence(qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent) -> None:
    """What is edited stays on the page."""

    def refuse(request: Request) -> say.MappingSaved:
        raise SettingsInvalid("No.", remedy="Do this.")

    agent.answers[say.SaveRules] = refuse
    choose(page, "area")
    kind(page, RuleKind.NOTHING)
    qtbot.waitUntil(page.panel.keep.isEnabled)
    page.panel.keep.click()
    qtbot.waitUntil(lambda: page.news.text.text() == "No. Do this.")
    assert page.panel.editor.rule() == NOTHING


def test_fresh_samples_do_not_cost_what_is_edited(qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent) -> None:
    """The rule that somebody is choosing stays when the page is loaded again."""
    choose(page, "area")
    kind(page, RuleKind.NOTHING)
    agent.answers[say.GetMapping] = mapping(own_rules=7)
    page.load()
    qtbot.waitUntil(lambda: "7 rule(s)" in page.about.text())
    assert page.panel.editor.rule() == NOTHING
    qtbot.waitUntil(page.panel.keep.isEnabled)


def test_looking_at_another_field_does_not_cost_what_is_edited(
    qtbot: QtBot, page: MappingsPage, agent: ScriptedAgent
) -> None:
    """A rule that was begun is there again after another row and a search; kept, it is no draft any more."""
    choose(page, "area")
    kind(page, RuleKind.CONSTANT)
    begun = page.panel.edited()
    assert begun is not None
    choose(page, "fax")
    assert page.panel.edited() is None
    choose(page, "area")
    assert page.panel.edited() == begun
    page.search.setText("fax")
    page.search.clear()
    choose(page, "area")
    assert page.panel.edited() == begun
    page._keep(page._change(begun))
    qtbot.waitUntil(page.news.isVisible)
    choose(page, "fax")
    choose(page, "area")
    assert page.panel.edited() is None


class Books:
    """Rules of whatever is asked for; those of one company or kind can be held back."""

    def __init__(self, agent: ScriptedAgent) -> None:
        self.gates: dict[tuple[str, EntityKind], Event] = {}
        agent.answers[say.GetMapping] = self.table

    def hold(self, connection: str, entity: EntityKind = CUSTOMER) -> Event:
        """Answer for it only when the event is set."""
        return self.gates.setdefault((connection, entity), Event())

    def table(self, request: Request) -> say.MappingTable:
        """The rules."""
        assert isinstance(request, say.GetMapping)
        gate = self.gates.get((request.connection, request.entity))
        assert gate is None or gate.wait(10)
        return mapping(connection=request.connection, entity=request.entity)


@pytest.fixture
def books(page: MappingsPage, agent: ScriptedAgent) -> Books:
    """Two companies, each with its own rules."""
    books = Books(agent)
    page.take_desk(replace(page.bridge.desk, connections=(status(), status("c2", "Kedai Dua"))))
    assert page.company.isVisible()
    return books


def shown(page: MappingsPage) -> tuple[str, EntityKind] | None:
    """Whose rules are there."""
    return None if page.table is None else (page.table.connection, page.table.entity)


def test_another_kind_and_another_company(qtbot: QtBot, page: MappingsPage, books: Books) -> None:
    """Each has its own rules; another page can ask for a company."""
    page.kind.setCurrentIndex(1)
    qtbot.waitUntil(lambda: shown(page) == ("c1", EntityKind.INVOICE))
    page.show_what("c2")
    qtbot.waitUntil(lambda: shown(page) == ("c2", EntityKind.INVOICE))
    page.show_what("nobody")
    assert page.company.currentData() == "c2"


@pytest.mark.parametrize("other", ["company", "kind"])
def test_what_is_edited_is_never_kept_for_another_company_or_kind(
    qtbot: QtBot, page: MappingsPage, books: Books, agent: ScriptedAgent, other: str
) -> None:
    """While the other rules are looked for nothing is there that could be kept; the draft waits where it was begun."""
    choose(page, "area")
    kind(page, RuleKind.NOTHING)
    qtbot.waitUntil(page.panel.keep.isEnabled)
    gate = books.hold(*(("c2", CUSTOMER) if other == "company" else ("c1", EntityKind.INVOICE)))
    box = page.company if other == "company" else page.kind
    box.setCurrentIndex(1)
    assert (shown(page), page.model.rowCount(), page.panel.field) == (None, 0, None)
    assert not page.panel.keep.isVisible()
    assert not page.reset_all.isEnabled()
    page._keep((say.RuleChange(table=TABLE, field="area", rule=NOTHING),))
    gate.set()
    qtbot.waitUntil(lambda: shown(page) is not None)
    assert agent.asked(say.SaveRules) == []
    choose(page, "area")
    assert page.panel.edited() is None
    box.setCurrentIndex(0)
    qtbot.waitUntil(lambda: shown(page) == ("c1", CUSTOMER))
    choose(page, "area")
    assert page.panel.edited() == NOTHING


def test_an_answer_that_comes_late_is_not_shown(qtbot: QtBot, page: MappingsPage, books: Books) -> None:
    """Not the rules of a company that was left meanwhile, not the try of a field that was."""
    gate = books.hold("c2")
    page.company.setCurrentIndex(1)
    page.company.setCurrentIndex(0)
    qtbot.waitUntil(lambda: shown(page) == ("c1", CUSTOMER))
    first = page.table
    gate.set()
    heard: list[say.MappingTable] = []
    page.bridge.ask(page, say.GetMapping(connection="c2", entity=CUSTOMER), say.MappingTable, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert page.table is first
    choose(page, "area")
    page.panel.tried.emit(NOTHING)
    choose(page, "fax")
    page.bridge.ask(page, say.GetMapping(connection="c2", entity=CUSTOMER), say.MappingTable, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert page.panel.samples.rowCount() == 0
    assert not page.panel.keep.isEnabled()


def test_a_count_ends_when_something_else_is_looked_at(
    qtbot: QtBot, page: MappingsPage, books: Books, agent: ScriptedAgent
) -> None:
    """What would change in one company is not told over the rules of another."""
    gate = Event()

    def count(_: Request) -> list[Message]:
        assert gate.wait(10)
        return [Accepted(jobs=("j",)), run(12)]

    agent.answers[say.PreviewRules] = count
    choose(page, "area")
    kind(page, RuleKind.NOTHING)
    qtbot.waitUntil(page.panel.count.isEnabled)
    page.panel.count.click()
    qtbot.waitUntil(lambda: bool(agent.asked(say.PreviewRules)))
    page.company.setCurrentIndex(1)
    gate.set()
    qtbot.waitUntil(lambda: shown(page) == ("c2", CUSTOMER))
    told: list[str] = []
    page.counting.told.connect(lambda words, _: told.append(words))
    agent.answers[say.PreviewRules] = [Accepted(jobs=("j",)), run(7)]
    choose(page, "area")
    page.panel.counted.emit(NOTHING)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["7 customer(s) would change."]


def test_what_could_not_be_asked_for_is_there_when_the_agent_is_back(
    qtbot: QtBot, page: MappingsPage, books: Books, bridge: Bridge, agent: ScriptedAgent
) -> None:
    """Nobody has to leave the page for it."""
    agent.set_status(status(), status("c2", "Kedai Dua"))
    qtbot.waitUntil(lambda: len(bridge.desk.connections) == 2)
    bridge.desk_changed.connect(page.take_desk)
    agent.stop()
    qtbot.waitUntil(lambda: not bridge.desk.reachable)
    page.company.setCurrentIndex(1)
    qtbot.waitUntil(page.news.isVisible)
    assert shown(page) is None
    agent.start()
    qtbot.waitUntil(lambda: shown(page) == ("c2", CUSTOMER))
    assert not page.news.isVisible()


def test_everything_has_a_name_and_a_key(page: MappingsPage) -> None:
    """A screen reader says what each control is; the table is left by the tabulator."""
    choose(page, "area")
    panel = page.panel
    for widget in (page.kind, page.show_box, page.search, page.rows, panel.samples, panel.editor.columns.lines[0]):
        assert widget.accessibleName()
    for button in (panel.keep, panel.count, panel.reset):
        assert "&" in button.text()
    assert not page.rows.tabKeyNavigation()
    assert panel.editor.form.labelForField(panel.editor.kind).buddy() is panel.editor.kind  # type: ignore[attr-defined]  # a label
