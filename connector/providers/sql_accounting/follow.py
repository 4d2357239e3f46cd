"""Which records were edited since a watermark, found without a change in the ledger and without long statements.

A table whose LASTMODIFIED has no index is looked through in ranges of its primary key, each as long as the server
manages in a fraction of a second.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from connector.domain.keys import Key
from connector.drivers.firebird import Attachment, Transaction
from connector.drivers.firebird_encode import Parameter
from connector.providers.sql_accounting.documents import MODIFIED, Shape, Trigger
from connector.providers.sql_accounting.records import key_text
from connector.providers.sql_accounting.schema import Schema

_FIRST_RANGE: Final = 50_000
_LONGEST: Final = 0.15
"""Seconds that one statement may take; the next range is made shorter then."""
_SHORT: Final = 0.06
_TEXT_STEP: Final = 25_000
"""Rows between two bounds of a table that is keyed by text."""
_HIGHEST_KEY: Final = 2**31 - 1


class Follower:
    """Finds keys of edited records of one shape."""

    def __init__(self, shape: Shape, schema: Schema, tops: dict[str, int], bounds: dict[str, list[str]]) -> None:
        """`tops` (highest number seen by table) and `bounds` (codes that divide a table) are kept up in place."""
        self._shape = shape
        self._schema = schema
        self._tops = tops
        self._bounds = bounds

    def edited(self, attachment: Attachment, trigger: Trigger, since: int) -> Iterator[list[Key]]:
        """Keys of records of which `trigger` shows an edit at or after `since`, range by range; may repeat."""
        live = self._schema.tables[trigger.table]
        if MODIFIED in live.indexed or (not self._numeric(trigger) and trigger.ranged_by not in live.indexed):
            with attachment.snapshot() as transaction:
                yield self._keys(transaction, _sql(trigger, []), [since])
        elif self._numeric(trigger):
            yield from self._by_number(attachment, trigger, since)
        else:
            yield from self._by_text(attachment, trigger, since)

    def _numeric(self, trigger: Trigger) -> bool:
        return trigger.ranged_by == "DOCKEY"

    def _by_number(self, attachment: Attachment, trigger: Trigger, since: int) -> Iterator[list[Key]]:
        with attachment.snapshot() as transaction:
            top = self._top(transaction, trigger)
        width, low, high = _FIRST_RANGE, -_HIGHEST_KEY - 1, 0
        while low < top:
            started = time.monotonic()
            with attachment.snapshot() as transaction:
                ranged = _sql(trigger, [f"T.{trigger.ranged_by} > ?", f"T.{trigger.ranged_by} <= ?"])
                yield self._keys(transaction, ranged, [low, high, since])
            width = _fitting(width, time.monotonic() - started)
            low, high = high, min(high + width, top)
        with attachment.snapshot() as transaction:
            yield self._keys(transaction, _sql(trigger, [f"T.{trigger.ranged_by} > ?"]), [max(low, top), since])

    def _by_text(self, attachment: Attachment, trigger: Trigger, since: int) -> Iterator[list[Key]]:
        bounds = self._bounds.get(trigger.table)
        if bounds is None:
            with attachment.snapshot() as transaction:
                bounds = self._bounds[trigger.table] = _divided(transaction, trigger)
        column = f"T.{trigger.ranged_by}"
        for low, high in zip([None, *bounds], [*bounds, None], strict=True):
            conditions = [*([f"{column} > ?"] if low is not None else []), *([f"{column} <= ?"] if high else [])]
            parameters: list[Parameter] = [bound for bound in (low, high) if bound is not None]
            with attachment.snapshot() as transaction:
                yield self._keys(transaction, _sql(trigger, conditions), [*parameters, since])

    def _keys(self, transaction: Transaction, sql: str, parameters: list[Parameter]) -> list[Key]:
        prefix = self._shape.prefix
        rows = transaction.rows(sql, parameters)
        return [Key(f"{prefix}{key_text(row[0])}") for row in rows if row[0] is not None]

    def _top(self, transaction: Transaction, trigger: Trigger) -> int:
        """The highest number of a table's primary key, found by a few steps along its index.

        MAX() would read the whole table: an ascending index does not serve it.
        """
        column = f"T.{trigger.ranged_by}"
        sql = f"SELECT FIRST 1 {column} FROM {trigger.table} T WHERE {column} > ? ORDER BY {column}"
        low, step = self._tops.get(trigger.table, 0), 1024
        high = _HIGHEST_KEY
        while low < high:
            probe = min(low + step, high)
            row = transaction.one(sql, (probe - 1,))
            if row is not None:
                low, step = int(str(row[0])), step * 4
            elif step == 1 or probe - low == 1:
                break
            else:
                high, step = probe - 1, max(1, (probe - low) // 8)
        self._tops[trigger.table] = low
        return low


def _fitting(width: int, seconds: float) -> int:
    if seconds > _LONGEST:
        return max(1_000, width // 2)
    return width * 2 if seconds < _SHORT else width


def _sql(trigger: Trigger, conditions: list[str]) -> str:
    every = [*conditions, f"T.{MODIFIED} >= ?", *filter(None, (trigger.condition,))]
    source = f"{trigger.table} T {trigger.join}".strip()
    return f"SELECT {trigger.parent} FROM {source} WHERE {' AND '.join(every)}"


def _divided(transaction: Transaction, trigger: Trigger) -> list[str]:
    """Codes that divide a table into parts of about equal size; a part that grows is only slower."""
    column = f"T.{trigger.ranged_by}"
    found: list[str] = []
    low: str | None = None
    while True:
        where = f" WHERE {column} > ?" if low is not None else ""
        sql = f"SELECT FIRST 1 SKIP {_TEXT_STEP} {column} FROM {trigger.table} T{where} ORDER BY {column}"
        row = transaction.one(sql, () if low is None else (low,))
        if row is None or not isinstance(row[0], str):
            return found
        low = row[0]
        found.append(low)
