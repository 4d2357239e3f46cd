"""A log as years of work leave it: lines of a trading company, written into a state file as the agent writes them."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Final

import msgspec

from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import (
    EntityCounts,
    EntryKind,
    EntryOutcome,
    FieldValue,
    LogEntry,
    Outcome,
    RunRecord,
    Toward,
    Trigger,
)
from connector.store.sqlite import SqliteStore

BEGIN: Final = dt.datetime(2026, 1, 5, 1, tzinfo=dt.UTC)
_STEP: Final = dt.timedelta(seconds=20)
_RUN: Final = 250
"""Lines of a run."""
_BATCH: Final = 500
_WORDS: Final = ("Maju", "Jaya", "Bintang", "Setia", "Murni", "Perdana", "Utama", "Cahaya", "Damai", "Sentosa")
_FORMS: Final = ("Sdn Bhd", "Enterprise", "Trading", "Hardware", "& Sons")
_FAILURES: Final = ("The name is empty.", "The tax code is unknown on the platform.", "The period is closed.")


def fill(path: Path, connection: ConnectionId, count: int) -> None:
    """Write `count` lines and their runs."""
    rng = random.Random(11)
    store = SqliteStore(path)
    for begin in range(0, count, _BATCH):
        lines = [_line(rng, connection, number) for number in range(begin, min(begin + _BATCH, count))]
        with store.together():
            store.log(lines)
            for number in range(begin // _RUN, (begin + len(lines)) // _RUN):
                store.save_run(_run(connection, number))
    store.close()


def run_id(number: int) -> RunId:
    """Of a run by its number."""
    return RunId(f"run-{number:07}")


def _line(rng: random.Random, connection: ConnectionId, number: int) -> LogEntry:
    document = rng.random() < 0.7
    record = rng.randrange(300_000 if document else 20_000)
    name = f"{_WORDS[record % 10]} {_WORDS[record // 10 % 10]} {_FORMS[record // 100 % 5]}"
    base = LogEntry(
        at=BEGIN + number * _STEP,
        connection=connection,
        run=run_id(number // _RUN),
        kind=EntryKind.WRITTEN,
        entity=rng.choice((EntityKind.INVOICE, EntityKind.PAYMENT)) if document else EntityKind.CUSTOMER,
        key=Key(f"{record + 7}" if document else f"300-{record:05}"),
        toward=Toward.PLATFORM if number % 9 else Toward.BOOKS,
        title=f"IV-{record:06} {name}" if document else f"300-{record:05} {name}",
    )
    return _ended(base, number)


def _ended(line: LogEntry, number: int) -> LogEntry:
    if number % 97 == 0:
        sentence = f"It waits for customer 300-{number % 20_000:05}, which could not be sent yet."
        change = {"kind": EntryKind.SET_ASIDE, "outcome": EntryOutcome.WAITING, "code": "waits_for_parent"}
    elif number % 53 == 0:
        sentence = _FAILURES[number % 3]
        change = {"kind": EntryKind.SET_ASIDE, "outcome": EntryOutcome.FAILED, "code": "rejected"}
    else:
        values = (FieldValue(name="total", new=f"{number % 9000}.00"), FieldValue(name="outstanding", new="0.00"))
        return msgspec.structs.replace(
            line, sentence="updated", fields=("total", "outstanding"), values=values, outcome=EntryOutcome.SYNCED
        )
    return msgspec.structs.replace(line, sentence=sentence, **change)


def _run(connection: ConnectionId, number: int) -> RunRecord:
    counts = (EntityCounts(entity=EntityKind.INVOICE, read=_RUN, updated=_RUN - 7, failed=7),)
    at = BEGIN + number * _RUN * _STEP
    return RunRecord(
        id=run_id(number), connection=connection, trigger=Trigger.SCHEDULE, started_at=at, completed_at=at,
        outcome=Outcome.PARTIAL, counts=counts,
    )  # fmt: skip
