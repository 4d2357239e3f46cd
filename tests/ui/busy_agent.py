"""A scripted agent with something to tell on every page and in every dialog, for those who look at all of them."""

from __future__ import annotations

import datetime as dt

from connector.control import mapping_desk as desk
from connector.control.attention import (
    GetAttention,
    GetConflict,
    GetHeld,
    GetWritingRuns,
    HeldPage,
    PastRun,
    PreviewRebase,
    RebasePreview,
    SimilarConflicts,
    Todo,
    WritingRuns,
)
from connector.control.both_ways import PreviewUndo, UndoList, UndoOutcome
from connector.control.choices import (
    About,
    GetAbout,
    GetPlaces,
    GetSettings,
    Kept,
    Library,
    Place,
    PlaceKind,
    PlaceList,
    ProxyChoice,
    SettingsNow,
)
from connector.control.diagnosis import DiagnosticPart, DiagnosticsMade, GetDiagnosticPart, MakeDiagnostics, Part
from connector.control.log_book import CountLog, DayOfRuns, GetHistory, GetLogEntry, GetLogRows, History, LogEntryShown
from connector.control.mapping_desk import BooksColumn, Draft, FieldForm, FieldRow, RuleKind, Sample
from connector.control.messages import (
    Activity,
    Check,
    Diagnosis,
    Examine,
    GetRuns,
    Message,
    PlannedChange,
    Request,
    RunList,
    Verdict,
)
from connector.control.setting_up import ConnectionSettings, Times
from connector.domain.choices import LogLevel, ProxyUse
from connector.domain.conflicts import ConflictKind
from connector.domain.identity import Break
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.money import Sen
from connector.domain.runs import EntityCounts, Outcome, RunRecord, Trigger
from connector.domain.sync_log import Fixer, Help, Shown
from tests.ui.agent_for_setup import Office
from tests.ui.attention import AT, IV, C, conflict_matter, dispute, held_matter, listed, matter, past_write, step
from tests.ui.log_lines import Log, line
from tests.ui.scripted import Answer, ScriptedAgent, now, status

LONG = "Perniagaan Dua Puluh Lapan Sdn Bhd"
FIELDS = ("name", "credit_limit", "registration_no_new", "tax_exemption_no")


def fill(agent: ScriptedAgent) -> None:
    """Let it answer everything."""
    office = Office(agent)
    company = ConnectionSettings(connection="c1", provider="sql_accounting", title=LONG, organization="aneka")
    office.kept = company
    agent.statuses = (
        status(problems=3),
        status("c2", LONG, paused=True),
        status("c3", LONG, activity=Activity.RUNNING, running_since=now(), writes=tuple(EntityKind)),
        status("c4", LONG, activity=Activity.DISABLED),
    )
    agent.answers |= _of_pages() | _of_settings() | _of_dialogs()


def _of_pages() -> dict[type[Message], Answer]:
    log = Log()
    return {
        GetHistory: History(connection="c1", days=tuple(_day(number) for number in range(30))),
        GetLogRows: log.rows,
        CountLog: log.count,
        GetLogEntry: _failed_line,
        GetRuns: RunList(runs=(_run("r2"), _run("r1"))),
        GetAttention: listed([conflict_matter(), held_matter(), *(matter(todo=todo, key=Key("9")) for todo in Todo)]),
        desk.GetMapping: _mapping(),
        desk.TryRule: desk.Trial(problem="Choose a column of the books."),
        Examine: Diagnosis(checks=tuple(Check(topic=name, verdict=name, sentence="Seen.") for name in Verdict)),
        MakeDiagnostics: DiagnosticsMade(
            path="/somewhere/x.zip", file="x.zip", size=7000, made_at=AT, parts=(Part(name="about.json", size=2),)
        ),
        GetDiagnosticPart: DiagnosticPart(text="{}", size=2),
    }


def _of_settings() -> dict[type[Message], Answer]:
    return {
        GetSettings: SettingsNow(
            times=Times(every="10m", days="mon-sat", hours="08:00-19:00"),
            log_level=LogLevel.INFO,
            kept=Kept(runs=10_000, lines=1_000_000, log_files=5),
            proxy=ProxyChoice(use=ProxyUse.ADDRESS, address="http://proxy.example:8080"),
        ),
        GetPlaces: PlaceList(
            places=tuple(Place(kind=kind, path=f"/home/siti/{kind}", size=2_000) for kind in PlaceKind),
            key_store="the key store",
        ),
        GetAbout: About(
            version="1.2.3", python="3.11", system="Here", libraries=(Library(name="x", version="1", licence="MIT"),)
        ),
    }


def _of_dialogs() -> dict[type[Message], Answer]:
    return {
        GetConflict: _conflict,
        GetHeld: _held,
        PreviewRebase: RebasePreview(
            looks_like=Break.RESTORE, sentence="It seems restored.", remedy="Accept it.", dropped=14,
            lost=(past_write(1),), lost_total=1,
        ),
        GetWritingRuns: WritingRuns(
            runs=(PastRun(connection="c1", run=RunId("r"), at=AT, writes=3, taken_back=1, kinds=(IV,)),)
        ),
        PreviewUndo: UndoList(steps=(step(1), step(2, UndoOutcome.IMPOSSIBLE, "somebody edited it since")), total=2),
    }  # fmt: skip


def _day(number: int) -> DayOfRuns:
    return DayOfRuns(day=dt.date(2026, 3, 1 + number), written=3 * number, failed=number % 3)


def _failed_line(request: Request) -> LogEntryShown:
    assert isinstance(request, GetLogEntry)
    return LogEntryShown(
        shown=Shown(
            connection="c1", entry=line(request.entry), cause="The name is empty.", remedy="Enter a name.",
            fixer=Fixer.SUPPORT, helps=(Help.DIAGNOSTICS, Help.RETRY), is_open=True, attempts=1,
        )
    )  # fmt: skip


def _run(name: str) -> RunRecord:
    counts = (EntityCounts(entity=C, read=40, updated=2), EntityCounts(entity=IV, read=9, failed=1, held=3))
    return RunRecord(
        id=RunId(name), connection=ConnectionId("c1"), trigger=Trigger.PERSON, counts=counts, started_at=AT,
        completed_at=AT, outcome=Outcome.PARTIAL,
    )  # fmt: skip


def _mapping() -> desk.MappingTable:
    def field(name: str, form: FieldForm, rule: Draft) -> FieldRow:
        sample = Sample(record="300-A1", books=(("X", "1"),), result="1")
        return FieldRow(field=name, form=form, scope="AR_CUSTOMER", rule=rule, delivered=rule, samples=(sample,))

    columns = ("AREA", "UDF_REGION")
    rules = [Draft(kind=kind, columns=columns, then=Draft(kind=RuleKind.NOTHING)) for kind in RuleKind]
    section = desk.SectionTable(
        table="AR_CUSTOMER",
        fields=tuple(field(name, FieldForm.TEXT, rule) for name, rule in zip(FIELDS * 4, rules, strict=False)),
        columns=tuple(BooksColumn(table="AR_CUSTOMER", name=name, kind="text", sample="KL") for name in columns),
    )
    return desk.MappingTable(
        connection="c1", entity=C, kinds=(C, IV), sections=(section,), own_rules=2, shared_with=(LONG,)
    )


def _conflict(request: Request) -> SimilarConflicts:
    """Its kind is how it is called."""
    assert isinstance(request, GetConflict)
    others = (dispute(2), dispute(3))
    return SimilarConflicts(conflict=dispute(1, ConflictKind(request.change), FIELDS), similar=others, total=2)


def _held(request: Request) -> HeldPage:
    assert isinstance(request, GetHeld)
    change = PlannedChange(
        action=request.action, entity=IV, key=Key("1"), title="IV-00001", currency="MYR", amount=Sen(100), fields=FIELDS
    )
    return HeldPage(changes=(change,), total=1, live=2000)
