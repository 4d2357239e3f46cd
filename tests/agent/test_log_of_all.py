"""The latest lines of all companies are one log, by time, that stands still while it is looked through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from connector.control import log_book as say
from connector.control.client import ControlClient
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import EntryKind, EntryOutcome, LogEntry
from connector.domain.sync_log import LogFilter
from tests.agent.office import Office, running

NAMES = ("acme", "bolt", "cosy")
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
FAILED = LogFilter(outcomes=(EntryOutcome.FAILED,))


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """Three companies whose first runs are over."""
    with running(tmp_path, *NAMES) as made:
        yield made


def write(made: Office, numbers: Sequence[int]) -> None:
    """A line for each number, each second one of the next company; every tenth failed."""
    for place, name in enumerate(NAMES):
        connection = ConnectionId(f"id-{name}")
        lines = [_line(connection, number) for number in numbers if number % len(NAMES) == place]
        made.workshop.memory(connection).log(lines)


def _line(connection: ConnectionId, number: int) -> LogEntry:
    failed = number % 10 == 0
    return LogEntry(
        at=AT + dt.timedelta(seconds=number),
        connection=connection,
        run=RunId("r"),
        kind=EntryKind.SET_ASIDE if failed else EntryKind.WRITTEN,
        entity=EntityKind.CUSTOMER,
        key=Key(f"C{number}"),
        outcome=EntryOutcome.FAILED if failed else EntryOutcome.SYNCED,
    )


def keys(page: say.LogRows) -> list[str]:
    """Which records."""
    return [str(entry.key) for entry in page.entries]


def test_pages_follow_each_other_by_time_while_lines_come(made: Office, client: ControlClient) -> None:
    """From three companies in turn, each line once; what is written meanwhile moves nothing."""
    write(made, range(700))
    first = client.ask(say.GetLogRows(connection=say.ALL), say.LogRows)
    write(made, range(700, 750))
    pages = [first] + [
        client.ask(say.GetLogRows(connection=say.ALL, anchor=first.anchor, position=position), say.LogRows)
        for position in (200, 400, 600)
    ]
    assert [key for page in pages for key in keys(page)] == [f"C{number}" for number in range(699, -1, -1)]
    assert {(page.matched, page.complete, page.older) for page in pages} == {(700, True, False)}
    assert keys(client.ask(say.GetLogRows(connection=say.ALL, limit=1), say.LogRows)) == ["C749"]
    assert {entry.connection for entry in first.entries} == {ConnectionId(f"id-{name}") for name in NAMES}


def test_only_the_latest_are_shown_together(made: Office, client: ControlClient) -> None:
    """And it is said that there are older ones."""
    write(made, range(1200))
    last = client.ask(say.GetLogRows(connection=say.ALL, position=900), say.LogRows)
    assert (keys(last)[0], keys(last)[-1], len(last.entries)) == ("C299", "C200", 100)
    assert (last.matched, last.complete, last.older) == (1000, True, True)
    assert client.ask(say.GetLogRows(connection=say.ALL, position=1000), say.LogRows).entries == ()
    count = client.ask(say.CountLog(connection=say.ALL), say.LogCount)
    assert (count.matched, count.older) == (1000, True)


def test_filters_hold_for_all(made: Office, client: ControlClient) -> None:
    """Outcome and time, with the anchor and without."""
    write(made, range(600))
    page = client.ask(say.GetLogRows(connection=say.ALL, wanted=FAILED), say.LogRows)
    assert keys(page) == [f"C{number}" for number in range(590, -1, -10)]
    assert (page.matched, page.older) == (60, False)
    early = LogFilter(end=AT + dt.timedelta(seconds=3))
    page = client.ask(say.GetLogRows(connection=say.ALL, wanted=early, anchor=page.anchor), say.LogRows)
    assert keys(page) == ["C2", "C1", "C0"]
    count = client.ask(say.CountLog(connection=say.ALL, wanted=FAILED, anchor=page.anchor), say.LogCount)
    assert (count.matched, count.older) == (60, False)


def test_without_any_line_there_is_an_empty_page(made: Office, client: ControlClient) -> None:
    """Which can be asked for again with its anchor."""
    nothing = LogFilter(end=AT - dt.timedelta(days=9999))
    page = client.ask(say.GetLogRows(connection=say.ALL, wanted=nothing), say.LogRows)
    again = client.ask(say.GetLogRows(connection=say.ALL, wanted=nothing, anchor=page.anchor), say.LogRows)
    assert (page.entries, again.entries, page.anchor > 0) == ((), (), True)
