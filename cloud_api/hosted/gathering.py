"""Collecting for a hosted connection: once a day, and when somebody asks; part by part to the platform."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

import msgspec
import structlog

from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, Stopped, StopRun
from connector.domain.gathered import (
    COLLECTING,
    METRICS,
    Before,
    Gathered,
    GatheredReport,
    Gatherer,
    Notice,
    Standing,
    collected_words,
)
from connector.domain.keys import ConnectionId
from connector.domain.runs import EntryKind, EntryOutcome, LogEntry, Toward
from connector.platform.client import PlatformClient
from connector.platform.wire import SyncLog

EVERY: Final = dt.timedelta(hours=24)
TRY_AGAIN: Final = dt.timedelta(hours=1)
"""After a try that was broken off; twice as long each time that something could not be read."""
_MOST_DOUBLED: Final = 5
_FACT: Final = "gathered"
_log = structlog.get_logger("cloud_api.hosted")


class Notes(Protocol):
    """What this needs of a memory."""

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a small fact."""

    def log(self, entries: Sequence[LogEntry]) -> None:
        """Append to the sync log."""


class Whose(NamedTuple):
    """What is collected for."""

    connection: ConnectionId
    provider: str


def is_due(memory: Notes, clock: Clock) -> bool:
    """Whether a day has passed since everything was collected, and long enough since it was tried. A clock that was
    set back puts nothing off."""
    before, now = _before(memory), clock.now()
    # From one day on it is a day: no power of two has to be worked out of however many failures.
    rest = EVERY if before.unreadable > _MOST_DOUBLED else TRY_AGAIN * 2 ** max(0, before.unreadable - 1)
    return _passed(before.gathered_at, now, EVERY) and _passed(before.tried_at, now, rest)


def collect(
    gatherer: Gatherer, memory: Notes, client: PlatformClient, whose: Whose, clock: Clock
) -> BridgeError | None:
    """Everything; why it was broken off, or None. What was collected by then stays, and both are told to the platform,
    also as a line of the history; the connection's own log has one, too.

    Raises:
        Stopped: in the middle; it begins anew.
        BridgeError: the platform or the memory is away.
    """
    provider = whose.provider
    before, began, failure, figures = _before(memory), clock.now(), None, 0
    memory.mark_fact(_FACT, _encoded(msgspec.structs.replace(before, tried_at=began)))
    try:
        for part in gatherer.gather(before):
            if part != Gathered():
                figures += part.figures
                client.save_gathered(provider, GatheredReport(part=part))
    except Stopped:
        raise
    except BridgeError as exc:
        failure = exc
        _log.warning("collecting was broken off", provider=provider, code=exc.code, sentence=exc.sentence)
    now = clock.now()
    standing = Standing(
        at=now,
        failure=f"{failure.sentence} {failure.remedy}".strip() if failure is not None else "",
        notices=gatherer.notices(),
        used=gatherer.used(),
    )
    client.save_gathered(provider, GatheredReport(standing=standing))
    client.save_logs(provider, [_line(figures, failure, standing.notices, began, now)])
    memory.log([_entry(whose.connection, figures, failure, now)])
    over = before.gathered_at if failure is not None else now
    after = Before(gathered_at=over, tried_at=now, unreadable=_unreadable(before, failure), dead=gatherer.dead())
    memory.mark_fact(_FACT, _encoded(after))
    return failure


def _unreadable(before: Before, failure: BridgeError | None) -> int:
    """How often in a row it broke off so; a line that is away and a person who is asked for change nothing of it."""
    if failure is None:
        return 0
    return before.unreadable + isinstance(failure, StopRun)


def _entry(connection: ConnectionId, figures: int, failure: BridgeError | None, at: dt.datetime) -> LogEntry:
    """The same for whoever looks through the connection's log."""
    told = LogEntry(
        at=at,
        connection=connection,
        run=COLLECTING,
        kind=EntryKind.NOTE,
        toward=Toward.PLATFORM,
        sentence=collected_words(figures),
    )
    if failure is None:
        return told
    failed = {"kind": EntryKind.ERROR, "outcome": EntryOutcome.FAILED, "sentence": failure.sentence}
    return msgspec.structs.replace(told, **failed, code=failure.code)


def _line(
    figures: int, failure: BridgeError | None, notices: Sequence[Notice], began: dt.datetime, ended: dt.datetime
) -> SyncLog:
    """One collecting in the platform's words: how many figures, how many parts could not be had, and everything that a
    person should know."""
    told = [] if failure is None else [f"{failure.sentence} {failure.remedy}".strip()]
    told += [f"{each.sentence} {each.remedy}".strip() for each in notices]
    missing = sum(each.missing for each in notices)
    return SyncLog(
        id=str(uuid.uuid4()),
        entity_type=METRICS,
        sync_direction="inbound",
        records_synced=figures,
        records_failed=missing,
        status="failed" if failure is not None else "partial" if missing else "success",
        error_message=" ".join(told),
        started_at=began,
        completed_at=ended,
    )


def _before(memory: Notes) -> Before:
    fact = memory.fact(_FACT)
    return msgspec.json.decode(fact, type=Before) if fact else Before()


def _encoded(before: Before) -> str:
    return msgspec.json.encode(before).decode()


def _passed(since: dt.datetime | None, now: dt.datetime, span: dt.timedelta) -> bool:
    return since is None or abs(now - since) >= span
