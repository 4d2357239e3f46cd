"""Going through all records of a kind, a thousand at a time, while people work on them.

There is no cursor, and positions shift when rows move (providers.md, 1.2). So records are asked for in the order in
which they were saved last, each page from the time on at which the one before ended: what is saved meanwhile moves to
the end and comes once more, and nothing is passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from connector.domain.errors import ProtocolBroken
from connector.domain.keys import Key
from connector.online.remembered import Json
from connector.providers.quickbooks.client import PAGE, Client, literal, stamp
from connector.providers.quickbooks.shapes import Shape

_AT_ONCE: Final = 200
"""Ids in one question."""
_ALL_NAMES: Final = "Active IN (true, false)"
"""Without it, inactive ones of a list of names are left out (providers.md, 1.2, from memory)."""


class Scanned(msgspec.Struct, frozen=True):
    """Some records that did not come before in this scan."""

    rows: Sequence[Json]
    read: int
    last: dt.datetime | None
    """When the last of them was saved; None for none."""
    at: dt.datetime
    """When they were told, by the clock of QuickBooks."""


def scan(client: Client, shape: Shape, since: dt.datetime | None = None, page: int = PAGE) -> Iterator[Scanned]:
    """Every record that was saved at a time or after it, in the order of saving; from the first one without a time."""
    seen: set[str] = set()
    start = 1
    while True:
        told = client.query(_by_time(shape, since, start, page), shape.name)
        rows = [row for row in told.rows if str(row.get("Id")) not in seen]
        last = saved_at(told.rows[-1]) if told.rows else None
        yield Scanned(rows, len(told.rows), last, told.at)
        if len(told.rows) < page or last is None:
            return
        if since is None or last > since:
            since, start = last, 1
            seen = {str(row["Id"]) for row in told.rows if saved_at(row) == last}
            continue
        # A whole page was saved in one second: half of it is asked for again, and when none of that is known, more
        # than a half moved away meanwhile: back to the beginning of the second.
        start = start + page // 2 if len(rows) < len(told.rows) or start == 1 else 1
        seen |= {str(row["Id"]) for row in told.rows}


def some(client: Client, shape: Shape, keys: Sequence[Key]) -> Iterator[Sequence[Json]]:
    """The records of some keys that are there."""
    ids = [key for key in keys if key.isascii() and key.isdecimal()]
    for first in range(0, len(ids), _AT_ONCE):
        listed = ", ".join(literal(key) for key in ids[first : first + _AT_ONCE])
        yield client.query(_query(shape, [f"Id IN ({listed})"], f"MAXRESULTS {PAGE}"), shape.name).rows


def equal(client: Client, shape: Shape, **wanted: str) -> Sequence[Json]:
    """The records that have some values."""
    tests = [f"{name} = {literal(value)}" for name, value in wanted.items()]
    return client.query(_query(shape, tests, f"MAXRESULTS {PAGE}"), shape.name).rows


def among(client: Client, shape: Shape, wanted: Mapping[str, Sequence[str]]) -> Sequence[Json]:
    """The records that have one of some values in each of some columns: a page of them."""
    tests = [f"{name} IN ({', '.join(map(literal, values))})" for name, values in wanted.items()]
    return client.query(_query(shape, tests, f"MAXRESULTS {PAGE}"), shape.name).rows


def by_id(client: Client, shape: Shape, start: int, limit: int) -> Sequence[Json]:
    """Records in the order of their ids from a position on, counted from 1: what goes away moves the others, and they
    come in the next round."""
    tail = f"ORDERBY Id STARTPOSITION {start} MAXRESULTS {limit}"
    return client.query(_query(shape, [], tail), shape.name).rows


def saved_at(record: Json) -> dt.datetime:
    """When a record was saved last. Raises ProtocolBroken."""
    meta = record.get("MetaData")
    try:
        moment = dt.datetime.fromisoformat(str(meta["LastUpdatedTime"] if isinstance(meta, dict) else ""))
    except (KeyError, ValueError) as exc:
        raise ProtocolBroken("QuickBooks tells a record without the time of its last change.") from exc
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)


def _by_time(shape: Shape, since: dt.datetime | None, start: int, page: int) -> str:
    tests = [f"MetaData.LastUpdatedTime >= {literal(stamp(since))}"] if since is not None else []
    return _query(shape, tests, f"ORDERBY MetaData.LastUpdatedTime STARTPOSITION {start} MAXRESULTS {page}")


def _query(shape: Shape, tests: Sequence[str], tail: str) -> str:
    every = [*tests, _ALL_NAMES] if shape.named else list(tests)
    where = f" WHERE {' AND '.join(every)}" if every else ""
    return f"SELECT {shape.select} FROM {shape.name}{where} {tail}"
