"""Which records were edited since a watermark, found without a change in the ledger and without long statements.

A table without an index on the time of the last save is looked through in ranges of its primary key, each as long as
the server manages in a fraction of a second.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from connector.domain.keys import Key
from connector.ledger.dialect import Dialect, Line, Parameter, View
from connector.ledger.live import Schema
from connector.ledger.records import key_text
from connector.ledger.shapes import Shape, Trigger

_FIRST_RANGE: Final = 50_000
_LONGEST: Final = 0.15
"""Seconds that one statement may take; the next range is made shorter then."""
_SHORT: Final = 0.06
_TEXT_STEP: Final = 25_000
"""Rows between two bounds of a table that is keyed by text."""


class Follower:
    """Finds keys of edited records of one shape."""

    def __init__(
        self, shape: Shape, schema: Schema, dialect: Dialect, tops: dict[str, int], bounds: dict[str, list[str]]
    ) -> None:
        """`tops` (highest number seen by table) and `bounds` (codes that divide a table) are kept up in place."""
        self._shape = shape
        self._schema = schema
        self._dialect = dialect
        self._tops = tops
        self._bounds = bounds

    def edited(self, line: Line, trigger: Trigger, since: int) -> Iterator[list[Key]]:
        """Keys of records of which `trigger` shows an edit at or after `since`, range by range; may repeat."""
        live = self._schema.tables[trigger.table]
        moment = self._dialect.moment(since)
        if self._dialect.modified in live.indexed or (not trigger.numbered and trigger.ranged_by not in live.indexed):
            yield self._keys(line, trigger, [], [moment])
        elif trigger.numbered:
            yield from self._by_number(line, trigger, moment)
        else:
            yield from self._by_text(line, trigger, moment)

    def _by_number(self, line: Line, trigger: Trigger, moment: Parameter) -> Iterator[list[Key]]:
        top = line.read(lambda view: self._top(view, trigger))
        width, low, high = _FIRST_RANGE, -self._dialect.highest_key - 1, 0
        column = f"T.{trigger.ranged_by}"
        while low < top:
            started = time.monotonic()
            yield self._keys(line, trigger, [f"{column} > ?", f"{column} <= ?"], [low, high, moment])
            width = _fitting(width, time.monotonic() - started)
            low, high = high, min(high + width, top)
        yield self._keys(line, trigger, [f"{column} > ?"], [max(low, top), moment])

    def _by_text(self, line: Line, trigger: Trigger, moment: Parameter) -> Iterator[list[Key]]:
        bounds = self._bounds.get(trigger.table)
        if bounds is None:
            bounds = self._bounds[trigger.table] = line.read(lambda view: self._divided(view, trigger))
        column = f"T.{trigger.ranged_by}"
        for low, high in zip([None, *bounds], [*bounds, None], strict=True):
            conditions = [*([f"{column} > ?"] if low is not None else []), *([f"{column} <= ?"] if high else [])]
            parameters: list[Parameter] = [bound for bound in (low, high) if bound is not None]
            yield self._keys(line, trigger, conditions, [*parameters, moment])

    def _keys(self, line: Line, trigger: Trigger, conditions: list[str], parameters: list[Parameter]) -> list[Key]:
        prefix, sql = self._shape.prefix, self._sql(trigger, conditions)
        rows = line.look_through(lambda view: view.rows(sql, parameters))
        return [Key(f"{prefix}{key_text(row[0])}") for row in rows if row[0] is not None]

    def _sql(self, trigger: Trigger, conditions: list[str]) -> str:
        dialect = self._dialect
        saved = f"T.{dialect.modified} >= {dialect.moment_place}"
        every = [*conditions, saved, *filter(None, (trigger.condition,))]
        source = f"{trigger.table} T {trigger.join}".strip()
        return f"SELECT {trigger.parent} FROM {source} WHERE {' AND '.join(every)}"

    def _top(self, view: View, trigger: Trigger) -> int:
        """The highest number of a table's primary key, found by a few steps along its index.

        MAX() would read the whole table where an ascending index does not serve it.
        """
        column = f"T.{trigger.ranged_by}"
        limit, parameters = self._dialect.limited(1)
        if self._dialect.descends:
            row = view.one(f"SELECT {limit}{column} FROM {trigger.table} T ORDER BY {column} DESC", parameters)
            return int(str(row[0])) if row is not None else 0
        sql = f"SELECT {limit}{column} FROM {trigger.table} T WHERE {column} > ? ORDER BY {column}"
        low, step = self._tops.get(trigger.table, 0), 1024
        high = self._dialect.highest_key
        while low < high:
            probe = min(low + step, high)
            row = view.one(sql, [*parameters, probe - 1])
            if row is not None:
                low, step = int(str(row[0])), step * 4
            elif step == 1 or probe - low == 1:
                break
            else:
                high, step = probe - 1, max(1, (probe - low) // 8)
        self._tops[trigger.table] = low
        return low

    def _divided(self, view: View, trigger: Trigger) -> list[str]:
        """Codes that divide a table into parts of about equal size; a part that grows is only slower."""
        column = f"T.{trigger.ranged_by}"
        found: list[str] = []
        low: str | None = None
        while True:
            where = f" WHERE {column} > ?" if low is not None else ""
            sql = self._dialect.skipped(_TEXT_STEP, column, f"FROM {trigger.table} T{where}")
            row = view.one(sql, () if low is None else (low,))
            if row is None or not isinstance(row[0], str):
                return found
            low = row[0]
            found.append(low)


def _fitting(width: int, seconds: float) -> int:
    if seconds > _LONGEST:
        return max(1_000, width // 2)
    return width * 2 if seconds < _SHORT else width
