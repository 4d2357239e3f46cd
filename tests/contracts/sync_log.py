"""What every sync log promises. A subclass gives `log`, an empty memory of one connection, and `reopened`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec
import pytest

from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.ports import Store
from connector.domain.runs import EntryKind, EntryOutcome, FieldValue, LogEntry, RunRecord, Toward, Trigger
from connector.domain.sync_log import LogFilter, LogSlice, SyncLog

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE


class Memory(Store, SyncLog, Protocol):
    """A store with its log."""


def entry(number: int, **changes: object) -> LogEntry:
    """A line: customers and invoices in turn, a minute apart, every tenth failed, every third into the books."""
    base = LogEntry(
        at=NOW + number * MINUTE,
        connection=ConnectionId("c1"),
        run=RunId(f"r{number // 20}"),
        kind=EntryKind.WRITTEN if number % 10 else EntryKind.SET_ASIDE,
        entity=INVOICE if number % 2 else CUSTOMER,
        key=Key(f"K{number % 7}"),
        sentence="updated" if number % 10 else "The name is empty.",
        fields=("name",) if number % 10 else (),
        toward=Toward.PLATFORM if number % 3 else Toward.BOOKS,
        outcome=EntryOutcome.SYNCED if number % 10 else EntryOutcome.FAILED,
        title=f"IV-{number:05} Kedai Ali" if number % 2 else f"300-{number:04} Maju Jaya",
        code="" if number % 10 else "unmappable",
        values=(FieldValue(name="name", old="a", new=f"b{number}"),) if number % 10 else (),
    )
    return msgspec.structs.replace(base, **changes)


def numbers(found: LogSlice) -> list[int]:
    """Which lines, by their times."""
    return [(line.at - NOW) // MINUTE for line in found.entries]


class SyncLogContract:
    """Lines by place under an anchor, filtered, counted; runs by time."""

    def test_a_line_comes_back_whole(self, log: Memory, reopened: Callable[[], Memory]) -> None:
        """With way, outcome, title, code and values; a note has no outcome."""
        note = LogEntry(at=NOW, connection=ConnectionId("c1"), run=RunId("r"), kind=EntryKind.NOTE, sentence="x")
        log.log([entry(1), note, entry(10)])
        found = reopened().log_slice(LogFilter())
        first = found.entries[-1]
        assert first == msgspec.structs.replace(entry(1), id=first.id)
        assert [line.outcome for line in found.entries] == [EntryOutcome.FAILED, None, EntryOutcome.SYNCED]
        assert log.log_entry(first.id) == first
        assert log.log_entry(first.id + 99) is None

    def test_an_empty_log_has_no_lines(self, log: Memory) -> None:
        """Nothing, completely."""
        for wanted in (LogFilter(), LogFilter(text="x"), LogFilter(run=RunId("r"))):
            found = log.log_slice(wanted)
            assert (found.entries, found.matched, found.complete, log.log_count(wanted)) == ((), 0, True, 0)

    def test_places_stay_under_an_anchor(self, log: Memory) -> None:
        """Newest first; what is written later moves nothing as long as the anchor is given."""
        log.log([entry(n) for n in range(1, 31)])
        first = log.log_slice(LogFilter(), limit=5)
        log.log([entry(n) for n in range(31, 41)])
        second = log.log_slice(LogFilter(), anchor=first.anchor, position=5, limit=5)
        assert (numbers(first), numbers(second)) == ([30, 29, 28, 27, 26], [25, 24, 23, 22, 21])
        assert (second.position, second.matched, second.complete) == (5, 30, True)
        assert numbers(log.log_slice(LogFilter(), limit=2)) == [40, 39]
        assert log.log_count(LogFilter(), anchor=first.anchor) == 30
        assert log.log_slice(LogFilter(), anchor=first.anchor, position=30).entries == ()

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            (LogFilter(entities=(CUSTOMER,)), [n for n in range(60) if not n % 2]),
            (LogFilter(entities=(CUSTOMER, INVOICE)), list(range(60))),
            (LogFilter(toward=Toward.BOOKS), list(range(0, 60, 3))),
            (LogFilter(outcomes=(EntryOutcome.FAILED,)), list(range(0, 60, 10))),
            (LogFilter(outcomes=(EntryOutcome.FAILED, EntryOutcome.SYNCED)), list(range(60))),
            (LogFilter(toward=Toward.PLATFORM, outcomes=(EntryOutcome.FAILED,)), [10, 20, 40, 50]),
            (LogFilter(begin=NOW + 20 * MINUTE, end=NOW + 23 * MINUTE), [20, 21, 22]),
            (LogFilter(begin=NOW + 99 * MINUTE), []),
            (LogFilter(run=RunId("r1")), list(range(20, 40))),
            (LogFilter(run=RunId("r1"), outcomes=(EntryOutcome.FAILED,)), [20, 30]),
            (LogFilter(run=RunId("none")), []),
            (LogFilter(entities=(CUSTOMER,), key=Key("K3")), [10, 24, 38, 52]),
            (LogFilter(entities=(CUSTOMER,), key=Key("k3")), []),
            (LogFilter(text="iv-00011"), [11]),
            (LogFilter(text="ALI kedai IV-0001"), [11, 13, 15, 17, 19]),
            (LogFilter(text="name is empty"), list(range(0, 60, 10))),
            (LogFilter(text="k3 empty"), [10]),
            (LogFilter(text="name", outcomes=(EntryOutcome.SYNCED,)), [n for n in range(60) if n % 10]),
            (LogFilter(text="nowhere"), []),
        ],
    )
    def test_lines_are_filtered(self, log: Memory, wanted: LogFilter, expected: list[int]) -> None:
        """By kind, way, outcome, time, run, record and words, alone and together; twice the same."""
        log.log([entry(n) for n in range(60)])
        for _ in range(2):
            assert numbers(log.log_slice(wanted)) == expected[::-1]
            assert log.log_count(wanted) == len(expected)
        assert numbers(log.log_slice(wanted, position=2, limit=3)) == expected[::-1][2:5]

    def test_no_answer_is_longer_than_a_page(self, log: Memory) -> None:
        """200 lines, whatever was asked."""
        log.log([entry(n) for n in range(1, 300)])
        assert len(log.log_slice(LogFilter(), limit=9999).entries) == 200

    def test_runs_are_found_by_id_and_by_time(self, log: Memory) -> None:
        """The newest first, as far back as asked."""
        runs = [_run(n) for n in range(5)]
        for run in runs:
            log.save_run(run)
        assert (log.run(RunId("r3")), log.run(RunId("r9"))) == (runs[3], None)
        assert list(log.runs_since(NOW + 3 * MINUTE)) == [runs[4], runs[3]]


def _run(number: int) -> RunRecord:
    started = NOW + number * MINUTE
    return RunRecord(id=RunId(f"r{number}"), connection=ConnectionId("c1"), trigger=Trigger.PERSON, started_at=started)


def everything(log: SyncLog, wanted: LogFilter) -> Sequence[int]:
    """All wanted lines, page by page."""
    found: list[int] = []
    anchor = 0
    while True:
        page = log.log_slice(wanted, anchor=anchor, position=len(found), limit=150)
        anchor = page.anchor
        found += [line.id for line in page.entries]
        if not page.entries:
            return found
