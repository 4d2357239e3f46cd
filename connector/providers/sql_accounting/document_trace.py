"""What was written of one document, fit to be kept with the history: its rows as they stand in the books afterwards."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from connector.domain.keys import EntityKind
from connector.posting.rules import Constant, Null, constant, constant_value
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting.document_effects import Move

_COUNT: Final = "UPDATECOUNT"
_MODIFIED: Final = "LASTMODIFIED"
_MOVES_ALONE: Final = {"AR_IV": frozenset({_MODIFIED})}
"""Cells that others move without touching the document: a payment tells the invoice when it was paid."""


class TracedRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row, and which rule made it."""

    table: str
    cells: dict[str, Null | Constant]
    template: str = ""
    unit: str = ""

    @property
    def row(self) -> Row:
        """Its values."""
        return {name: constant_value(cell) for name, cell in self.cells.items()}


class Trace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All rows of a document as our last write left them."""

    entity: EntityKind
    key: int
    number: str
    reference: str
    rows: tuple[TracedRow, ...]
    """Header, lines, posted rows."""
    moved: tuple[Move, ...] = ()
    """What all our writes of it moved in shared cells, together."""
    before: Trace | None = None
    """What it was before our last write, when that was an edit."""
    restored: bool = False
    """It was put back to this by taking an edit back: when that was is not known."""

    def by_table(self) -> dict[str, list[Row]]:
        """Rows by table."""
        found: dict[str, list[Row]] = {}
        for traced in self.rows:
            found.setdefault(traced.table, []).append(traced.row)
        return found


def traced(table: str, row: Row, template: str = "", unit: str = "") -> TracedRow:
    """A row as the trace keeps it."""
    cells = {name: constant(value) for name, value in row.items()}
    return TracedRow(table=table, cells=cells, template=template, unit=unit)


def encode(trace: Trace) -> bytes:
    """As bytes for the history."""
    return zlib.compress(msgspec.json.encode(trace))


def decode(content: bytes) -> Trace | None:
    """A kept trace; None when there is none, or one of another version of this program."""
    try:
        return msgspec.json.decode(zlib.decompress(content), type=Trace) if content else None
    except (msgspec.MsgspecError, zlib.error):
        return None


def changes(trace: Trace, now: Mapping[str, Sequence[Row]], keys: Mapping[str, Sequence[str]]) -> list[str]:
    """Where a document is not as we left it: `TABLE.COLUMN`, or `TABLE` for a row more or less."""
    found: list[str] = []
    before = trace.by_table()
    for table in sorted(before.keys() | now.keys()):
        names = keys[table]
        old = {_key(row, names): row for row in before.get(table, ())}
        new = {_key(row, names): row for row in now.get(table, ())}
        if old.keys() != new.keys():
            found.append(table)
        for key in old.keys() & new.keys():
            alone = frozenset({_MODIFIED}) if trace.restored else _MOVES_ALONE.get(table, frozenset())
            found += [
                f"{table}.{name}"
                for name, value in old[key].items()
                if name not in alone and new[key].get(name) != value
            ]
    return list(dict.fromkeys(found))


def taken_back(trace: Trace, before: Trace) -> Trace:
    """What a document is once its last edit was taken back: as before, but for its versions, which only grow."""
    after = {(row.table, row.template, row.unit): row.row for row in trace.rows}
    header = next((row.row for row in trace.rows if row.template == "header"), {})
    count = header.get(_COUNT)
    following = constant((count if isinstance(count, int) else 0) + 1)
    rows: list[TracedRow] = []
    for row in before.rows:
        old, new = row.row, after.get((row.table, row.template, row.unit), {})
        counted = _COUNT in old and _COUNT in new and (old[_COUNT] != new[_COUNT] or row.template == "header")
        rows.append(msgspec.structs.replace(row, cells={**row.cells, _COUNT: following}) if counted else row)
    return msgspec.structs.replace(before, rows=tuple(rows), before=None, restored=True)


def _key(row: Row, names: Sequence[str]) -> tuple[Value, ...]:
    return tuple(row[name] for name in names)
