"""What a face asks of the sync log is found by place, explained, and compared on request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from connector.control import log_book as say
from connector.control import messages
from connector.control.client import ControlClient
from connector.domain import errors
from connector.domain.errors import NotFound, RetryLater, Unmappable
from connector.domain.fingerprint import canonical
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.ports import RemoteEntry
from connector.domain.runs import (
    EntityCounts,
    EntryKind,
    EntryOutcome,
    FieldValue,
    LogEntry,
    Outcome,
    Problem,
    RunRecord,
    Toward,
    Trigger,
)
from connector.domain.shown import fields_shown
from connector.domain.sync_log import Fixer, Help, LogFilter, Shown
from connector.hosting.causes import cure_of
from tests.agent.office import SOON, Gate, Office, running
from tests.fakes.entities import customer
from tests.fakes.source import MemorySource
from tests.fakes.two_ways import TwoWayMemory
from tests.fakes.workshop import Run, plain

ACME, C = ConnectionId("id-acme"), EntityKind.CUSTOMER
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """One company, agent and control channel running, first run over."""
    with running(tmp_path, "acme") as made:
        yield made


@pytest.fixture
def memory(made: Office) -> TwoWayMemory:
    """The company's memory."""
    return made.workshop.memory(ACME)


def _line(
    number: int, outcome: EntryOutcome = EntryOutcome.SYNCED, key: str | None = "C1", **changes: object
) -> LogEntry:
    base = LogEntry(
        at=AT + dt.timedelta(minutes=number),
        connection=ACME,
        run=RunId("r"),
        kind=EntryKind.WRITTEN if outcome is EntryOutcome.SYNCED else EntryKind.SET_ASIDE,
        entity=C,
        key=Key(key) if key else None,
        sentence="updated",
        toward=Toward.PLATFORM,
        outcome=outcome,
        title=f"{key} Aminah",
    )
    return replace(base, **changes)


def _stored(key: str) -> RemoteEntry:
    return RemoteEntry(key=Key(key), remote="r", revision=1, fingerprint=b"f" * 32)


def _shown(client: ControlClient, number: int) -> Shown:
    return client.ask(say.GetLogEntry(entry=number), say.LogEntryShown).shown


def test_pages_stand_still_while_lines_come(client: ControlClient, memory: TwoWayMemory) -> None:
    """The second page follows the first, whatever was written between them."""
    memory.log([_line(n) for n in range(10)])
    first = client.ask(say.GetLogRows(limit=3), say.LogRows)
    memory.log([_line(n) for n in range(10, 15)])
    second = client.ask(say.GetLogRows(anchor=first.anchor, position=3, limit=3), say.LogRows)
    assert [line.id for line in (*first.entries, *second.entries)] == [10, 9, 8, 7, 6, 5]
    assert (second.connection, second.matched, second.complete) == (ACME, 10, True)
    count = client.ask(say.CountLog(wanted=LogFilter(text="aminah"), anchor=first.anchor), say.LogCount)
    assert count.matched == 10


def test_what_was_before_comes_from_earlier_lines(client: ControlClient, memory: TwoWayMemory) -> None:
    """Where a line keeps the new value only, the old one is what an earlier line made of it; else it stays unknown."""
    memory.log(
        [
            _line(1, fields=("name",), values=(FieldValue(name="name", new="Ali"),)),
            _line(2, key="C2", fields=("name",), values=(FieldValue(name="name", new="Bala"),)),
            _line(3, fields=("name", "phone"), values=(FieldValue(name="name", new="Chong"),)),
        ]
    )
    assert _shown(client, 3).values == (
        FieldValue(name="name", old="Ali", new="Chong"),
        FieldValue(name="phone"),
    )
    assert (_shown(client, 3).attempts, _shown(client, 2).attempts) == (2, 1)


def test_a_record_that_the_platform_has_has_a_page_there(client: ControlClient, memory: TwoWayMemory) -> None:
    """Its address names the record, whatever characters its key has, and nothing that opens a door. None for what the
    platform does not have: never sent, deleted since, born there and unknown to the books, or no record at all."""
    odd = "IV/1 &?#=%"
    memory.log([_line(1), _line(2, key=odd), _line(3, key="C3"), _line(4, key="new:1"), _line(5, key=None)])
    memory.adopt(C, [_stored("C1"), _stored(odd)])
    assert (
        _shown(client, 1).page == "https://platform.test/integrations/providers/sql_accounting/records/customers?key=C1"
    )
    address = urlsplit(_shown(client, 2).page)
    assert (parse_qs(address.query), address.fragment, address.username) == ({"key": [odd]}, "", None)
    assert [_shown(client, number).page for number in (3, 4, 5)] == ["", "", ""]
    memory.adopt(C, [replace(_stored("C1"), fingerprint=b"")])
    assert _shown(client, 1).page == ""


def test_a_record_that_is_set_aside_is_explained_until_it_went_through(
    client: ControlClient, memory: TwoWayMemory
) -> None:
    """Cause, remedy, who and what helps, next try; afterwards, when it was settled."""
    memory.log([_line(1, EntryOutcome.FAILED, sentence="The name is empty.", code="unmappable")])
    problem = Problem(
        entity=C,
        key=Key("C1"),
        code="unmappable",
        sentence="The name is empty.",
        remedy="Enter a name in the books.",
        since=AT,
        next_try=AT + dt.timedelta(hours=1),
    )
    memory.set_aside([problem])
    shown = _shown(client, 1)
    assert (shown.cause, shown.remedy, shown.is_open) == ("The name is empty.", "Enter a name in the books.", True)
    assert (shown.fixer, shown.helps) == (Fixer.BOOKKEEPER, (Help.RETRY, Help.MAPPINGS))
    assert shown.next_try == AT + dt.timedelta(hours=1)
    memory.log([_line(2, EntryOutcome.FAILED, sentence="The name is empty.", code="unmappable")])
    assert (_shown(client, 1).is_open, _shown(client, 2).is_open) == (False, True)
    memory.clear_problems(C, [Key("C1")])
    memory.log([_line(3)])
    for number in (1, 2):
        shown = _shown(client, number)
        assert (shown.is_open, shown.settled_at, shown.next_try) == (False, AT + dt.timedelta(minutes=3), None)
    assert (_shown(client, 3).cause, _shown(client, 3).helps) == ("", ())


def test_an_error_of_a_run_is_open_until_one_went_well(
    made: Office, client: ControlClient, memory: TwoWayMemory
) -> None:
    """Its remedy stands in the run."""
    run = RunRecord(
        id=RunId("bad"), connection=ACME, trigger=Trigger.SCHEDULE, started_at=AT, outcome=Outcome.FAILED,
        error_code="sign_in_refused", sentence="Wrong password.", remedy="Enter it again.",
    )  # fmt: skip
    memory.save_run(run)
    later = made.clock.now() + dt.timedelta(hours=1)
    memory.log(
        [
            _line(0, EntryOutcome.FAILED, entity=None, key=None, toward=None, kind=EntryKind.ERROR, at=later,
                  run=RunId("bad"), sentence="Wrong password.", code="sign_in_refused")
        ]
    )  # fmt: skip
    shown = _shown(client, 1)
    assert (shown.remedy, shown.helps, shown.is_open) == ("Enter it again.", (Help.RECONNECT,), True)
    assert shown.run == run
    memory.save_run(replace(run, id=RunId("good"), started_at=later, outcome=Outcome.SUCCESS))
    assert not _shown(client, 1).is_open


def test_a_line_that_is_gone_is_told(client: ControlClient) -> None:
    """It made room."""
    with pytest.raises(NotFound, match="no longer kept"):
        _shown(client, 99)


def test_both_sides_are_compared_now(made: Office, client: ControlClient) -> None:
    """Fields that differ with both values, how many are the same; a record that one side lacks is told."""
    books = MemorySource()
    books.put(customer("C1", "Aminah Sdn Bhd"))
    made.workshop.source = books
    made.workshop.platform[C, Key("C1")] = fields_shown(canonical(customer("C1", "Aminah")))
    found = client.ask(say.CompareSides(entity=C, key=Key("C1")), say.SidesCompared)
    assert found.fields == (say.SideBySide(name="name", books="Aminah Sdn Bhd", platform="Aminah"),)
    assert (found.in_books, found.on_platform, found.equal > 0) == (True, True, True)
    books.spoil(C, "C1", Unmappable("The name is empty."))
    assert client.ask(say.CompareSides(entity=C, key=Key("C1")), say.SidesCompared).failure == "The name is empty."
    gone = client.ask(say.CompareSides(entity=C, key=Key("C9")), say.SidesCompared)
    assert (gone.in_books, gone.on_platform, gone.fields) == (False, False, ())


def test_the_books_are_not_looked_at_beside_a_run(made: Office, client: ControlClient) -> None:
    """The face is told at once, instead of waiting for the run's end."""
    gate = Gate()

    def script(run: Run) -> RunRecord:
        gate.entered.set()
        assert gate.open.wait(SOON)
        return plain(run)

    made.workshop.script = script
    client.ask(messages.Sync(), messages.Accepted)
    assert gate.entered.wait(SOON)
    try:
        with pytest.raises(RetryLater, match="between runs"):
            client.ask(say.CompareSides(entity=C, key=Key("C1")), say.SidesCompared)
    finally:
        gate.open.set()


def test_history_has_every_day(made: Office, client: ControlClient, memory: TwoWayMemory) -> None:
    """The days of this PC's calendar, oldest first; a day without a run has zeros; older ones are left out."""
    memory.runs_by_id.clear()
    now = made.clock.now()
    for days, outcome in ((40, Outcome.FAILED), (2, Outcome.FAILED), (2, Outcome.SUCCESS), (0, Outcome.PARTIAL)):
        counts = (EntityCounts(entity=C, created=3, failed=1), EntityCounts(entity=EntityKind.INVOICE, into_books=2))
        memory.save_run(
            RunRecord(
                id=RunId(f"{days}-{outcome}"), connection=ACME, trigger=Trigger.SCHEDULE, outcome=outcome,
                started_at=now - dt.timedelta(days=days), counts=counts,
            )
        )  # fmt: skip
    history = client.ask(say.GetHistory(days=30), say.History).days
    today = now.astimezone().date()
    assert [day.day for day in history] == [today - dt.timedelta(days=n) for n in range(29, -1, -1)]
    assert history[-3] == say.DayOfRuns(day=today - dt.timedelta(days=2), runs=2, failed_runs=1, written=10, failed=2)
    assert history[-2] == say.DayOfRuns(day=today - dt.timedelta(days=1))
    assert (history[-1].runs, history[-1].written) == (1, 5)


_CODES = {
    each.code for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.BridgeError)
}


@pytest.mark.parametrize("code", sorted(_CODES))
def test_every_error_has_somebody_or_nothing_to_do(code: str) -> None:
    """Whatever went wrong, a button helps; a fault of the program goes to support."""
    fixer, helps = cure_of(_line(1, EntryOutcome.FAILED, code=code))
    assert helps
    assert (fixer is Fixer.SUPPORT) == (code in ("unexpected", "error"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (_line(1), (Fixer.NOBODY, ())),
        (_line(1, EntryOutcome.WAITING, code="conflict.duplicate"), (Fixer.BOOKKEEPER, (Help.LINK,))),
        (_line(1, EntryOutcome.WAITING, code="conflict.fields"), (Fixer.BOOKKEEPER, (Help.DECIDE,))),
        (_line(1, EntryOutcome.WAITING, kind=EntryKind.HELD), (Fixer.BOOKKEEPER, (Help.RELEASE,))),
        (_line(1, EntryOutcome.WAITING, code="waiting"), (Fixer.ITSELF, (Help.RETRY,))),
        (_line(1, EntryOutcome.SKIPPED, code="books_win"), (Fixer.OWNER, (Help.SETTINGS,))),
        (_line(1, EntryOutcome.SKIPPED, code="kept_books"), (Fixer.NOBODY, ())),
        (_line(1, EntryOutcome.WARNED), (Fixer.NOBODY, ())),
        (_line(1, EntryOutcome.FAILED, code="closed_period"), (Fixer.BOOKKEEPER, (Help.RETRY,))),
    ],
)
def test_who_can_fix_it(line: LogEntry, expected: tuple[Fixer, tuple[Help, ...]]) -> None:
    """By outcome, kind and code."""
    assert cure_of(line) == expected
