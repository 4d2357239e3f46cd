"""The queries of one shape against one live company file, built once a connection.

Lines of one parent are put in order here and not by the server: it is the server's time that readers compete for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import itemgetter
from typing import Final

from connector.domain.errors import SourceChanged
from connector.domain.keys import Version
from connector.mapping.record import Column, ColumnType, RecordLayout, Row, TableLayout
from connector.providers.sql_accounting.documents import MODIFIED, OPENING, Added, Child, Shape, Trigger
from connector.providers.sql_accounting.schema import LiveTable, Schema

Wants = Callable[[str, str], bool]
"""Whether a (table, column) is read by the mapping."""

_NONE_CHARSET: Final = 0
_ORDERED: Final = (ColumnType.INTEGER, ColumnType.NUMBER)
MEMO_CHARACTERS: Final = 1000
"""So much of a text BLOB comes with its row; the rest of a longer one costs round trips of its own."""
_MEMO_BYTES: Final = 4000
"""The same where a character set is not told."""


@dataclass(frozen=True, slots=True)
class Memo:
    """A text BLOB in a select: where it stands, and from which length on it may be cut off."""

    position: int
    column: str
    limit: int


@dataclass(frozen=True, slots=True)
class Select:
    """What is selected of one table."""

    table: str
    sql: str
    """Expressions after SELECT with text BLOBs cast to text."""
    careful_sql: str
    """The same with the BLOBs themselves, for text that the server cannot cast."""
    layout: TableLayout
    flags: frozenset[int]
    memos: tuple[Memo, ...]
    unique: int
    """Position of a column that identifies a row."""

    def expressions(self, careful: bool) -> str:
        """What stands after SELECT."""
        return self.careful_sql if careful else self.sql


@dataclass(frozen=True, slots=True)
class ChildSelect:
    """How the children of some parents are read; the parent's key is the last value of each row."""

    child: Child
    select: Select
    order: Callable[[Row], Row]
    """Values by which rows of one parent are put in order."""

    def sql(self, condition: str, careful: bool) -> str:
        """Rows of the parents that a condition on `child.parent` names."""
        conditions = " AND ".join(filter(None, (condition, self.child.condition)))
        source = f"{self.child.table} C {self.child.join}".strip()
        return f"SELECT {self.select.expressions(careful)} FROM {source}" + (
            f" WHERE {conditions}" if conditions else ""
        )


@dataclass(frozen=True, slots=True)
class ShapeSelect:
    """Everything that is asked of one shape."""

    shape: Shape
    parent: Select
    children: tuple[ChildSelect | None, ...]
    """None for a child whose table this company file lacks."""
    layout: RecordLayout
    key: int
    """Position of the key in a parent row."""
    key_length: int
    """Characters that a key of text may have."""
    place: int
    """Position of the value that paging goes by: the key, or its bytes where its character set is not told."""
    version: Callable[[Row, Row | None], Version]
    keys_sql: str
    keys_flags: frozenset[int]
    seen: Callable[[Row], Version]
    """Version from a row of `keys_sql`."""
    totals_sql: str
    triggers: tuple[Trigger, ...]
    """Those that this company file can answer (their table has LASTMODIFIED)."""

    def page_sql(self, *, lower: bool, upper: bool, first: bool, careful: bool) -> str:
        """Parents in key order."""
        key = f"P.{self.shape.key}"
        conditions = [f"{key} > ?"] if lower else []
        conditions += [f"{key} <= ?"] if upper else []
        limit = "FIRST ? " if first else ""
        return self._parents(f"SELECT {limit}", conditions, careful) + f" ORDER BY {key}"

    def listed_sql(self, count: int, careful: bool) -> str:
        """Parents of a list of keys."""
        return self._parents("SELECT ", [f"P.{self.shape.key} IN ({', '.join('?' * count)})"], careful)

    def _parents(self, select: str, conditions: list[str], careful: bool) -> str:
        conditions = [*conditions, *filter(None, (self.shape.condition,))]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return f"{select}{self.parent.expressions(careful)} FROM {self.shape.table} P{where}"


def build(shape: Shape, schema: Schema, wants: Wants, opening: str) -> ShapeSelect:
    """The queries of a shape; `wants` tells of a table's column whether the mapping reads it, `opening` is the
    conversion date as SQL.

    Raises:
        SourceChanged: the table or an essential column is missing.
    """
    live = _parent_table(shape, schema)
    version = tuple(name for name in shape.version if name in live.columns)
    names = _wanted(live, wants) | {shape.key} | set(version)
    parent = _select("P", live, names, (*shape.added, *_parent_added(shape, live)), opening, shape.key)
    children = tuple(_child(child, shape, schema, wants, opening) for child in shape.children)
    layouts = tuple(
        built.select.layout if built is not None else TableLayout(child.table, ())
        for built, child in zip(children, shape.children, strict=True)
    )
    versions = _Versions(shape, schema, parent, children)
    key = _position(parent.layout, shape.key)
    raw = parent.layout.position("X_SORT")
    return ShapeSelect(
        shape=shape,
        parent=parent,
        children=children,
        layout=RecordLayout(parent.layout, layouts),
        key=key,
        key_length=live.columns[shape.key].length,
        place=key if raw is None else raw,
        version=versions.of_record(),
        keys_sql=versions.keys_sql(),
        keys_flags=versions.keys_flags(),
        seen=versions.of_seen(),
        totals_sql=_totals_sql(shape),
        triggers=tuple(trigger for trigger in shape.triggers if schema.has(trigger.table, MODIFIED)),
    )


def _parent_table(shape: Shape, schema: Schema) -> LiveTable:
    live = schema.table(shape.table)
    missing = [name for name in shape.essential if live is None or name not in live.columns]
    if live is None or missing:
        what = f"the table {shape.table}" if live is None else f"{shape.table}.{', '.join(missing)}"
        raise SourceChanged(
            f"The company file lacks {what}, without which {shape.kind.value} cannot be read.",
            remedy="SQL Accounting may have been upgraded: run doctor and send the diagnostics file to support.",
            facts={"table": shape.table, "missing": missing},
        )
    return live


def _parent_added(shape: Shape, live: LiveTable) -> tuple[Added, ...]:
    key = f"P.{shape.key}"
    text = f"'{shape.prefix}' || CAST({key} AS VARCHAR(11))" if shape.numeric else key
    added = [Added("X_KEY", text)]
    if live.columns[shape.key].charset == _NONE_CHARSET and not shape.numeric:
        added.append(Added("X_SORT", f"CAST({key} AS VARCHAR(120) CHARACTER SET OCTETS)"))
    return tuple(added)


def _child(child: Child, shape: Shape, schema: Schema, wants: Wants, opening: str) -> ChildSelect | None:
    live = schema.table(child.table)
    if live is None:
        return None
    names = _wanted(live, wants) | set(child.order)
    receivable = shape.receivable
    if child.at_most_one and receivable is not None:
        names |= set(receivable.version)
    select = _select("C", live, names, (*child.added, Added("X_PARENT", child.parent)), opening, child.order[-1])
    return ChildSelect(child, select, _order(select.layout, child.order))


def _wanted(live: LiveTable, wants: Wants) -> set[str]:
    return {name for name in live.columns if wants(live.name, name)}


def _order(layout: TableLayout, names: Sequence[str]) -> Callable[[Row], Row]:
    """Numbers only: texts of different character sets do not compare."""
    positions = [
        n
        for name in names
        for n, column in enumerate(layout.columns)
        if column.name == name and column.type in _ORDERED
    ]

    return _getter(positions)


def _select(alias: str, live: LiveTable, names: set[str], added: Sequence[Added], opening: str, unique: str) -> Select:
    columns = [live.columns[name] for name in live.columns if name in names]
    fast, careful, memos = [], [], []
    for n, column in enumerate(columns):
        name = column.column.name
        plain = f"{alias}.{_quoted(name)}"
        careful.append(plain)
        if not column.memo:
            fast.append(plain)
            continue
        told = column.charset != _NONE_CHARSET
        limit, charset = (MEMO_CHARACTERS, "UTF8") if told else (_MEMO_BYTES, "NONE")
        fast.append(f"CAST(SUBSTRING({plain} FROM 1 FOR {limit}) AS VARCHAR({limit}) CHARACTER SET {charset})")
        memos.append(Memo(n, name, limit))
    extra = [f"{piece.sql.replace(OPENING, opening)} AS {piece.name}" for piece in added]
    layout = TableLayout(
        live.name,
        (*(column.column for column in columns), *(Column(piece.name, ColumnType.TEXT) for piece in added)),
    )
    return Select(
        table=live.name,
        sql=", ".join((*fast, *extra)),
        careful_sql=", ".join((*careful, *extra)),
        layout=layout,
        flags=frozenset(n for n, column in enumerate(columns) if column.flag),
        memos=tuple(memos),
        unique=_position(layout, unique),
    )


def _quoted(name: str) -> str:
    """Names are written plainly unless they are words of SQL (PMMETHOD has a column DATA)."""
    return f'"{name}"'


def _position(layout: TableLayout, name: str) -> int:
    found = layout.position(name)
    if found is None:
        raise SourceChanged(
            f"The company file lacks {layout.table}.{name}.", facts={"table": layout.table, "column": name}
        )
    return found


def _totals_sql(shape: Shape) -> str:
    where = f" WHERE {shape.condition}" if shape.condition else ""
    return (
        f"SELECT P.CURRENCYCODE, COUNT(*), CAST(COALESCE(SUM(P.{shape.amount}), 0) AS DECIMAL(18, 2)) "
        f"FROM {shape.table} P{where} GROUP BY P.CURRENCYCODE"
        if shape.amount
        else ""
    )


class _Versions:
    """The version of a record, once from its rows and once from the lean query of the sweep: always the same text."""

    def __init__(self, shape: Shape, schema: Schema, parent: Select, children: Sequence[ChildSelect | None]) -> None:
        self._shape = shape
        names = [column.name for column in parent.layout.columns]
        self._hashed = not schema.has(shape.table, MODIFIED) and not shape.numeric
        memos = {memo.column for memo in parent.memos}
        self._own = (
            [name for name in names if name not in memos and not name.startswith("X_")]
            if self._hashed
            else [name for name in shape.version if name in names]
        )
        self._positions = [names.index(name) for name in self._own]
        self._flags = parent.flags
        ledger = next((c for c in children if c is not None and c.child.at_most_one), None)
        self._settled: list[str] = []
        self._settled_positions: list[int] = []
        # Without an index on the number every document would be sought in the whole ledger.
        found = schema.table(shape.receivable.table) if shape.receivable is not None else None
        if ledger is not None and shape.receivable is not None and found is not None and "DOCNO" in found.indexed:
            there = [column.name for column in ledger.select.layout.columns]
            self._settled = [name for name in shape.receivable.version if name in there]
            self._settled_positions = [there.index(name) for name in self._settled]

    def keys_sql(self) -> str:
        """Key and version columns of everything there is."""
        shape = self._shape
        columns = [f"P.{shape.key}", *(f"P.{_quoted(name)}" for name in self._own)]
        source = f"{shape.table} P"
        if self._settled and shape.receivable is not None:
            columns += [f"A.{_quoted(name)}" for name in self._settled] + ["A.DOCKEY"]
            document = shape.receivable.document_type
            source += f" LEFT JOIN {shape.receivable.table} A ON A.DOCNO = P.DOCNO AND A.FROMDOCTYPE = '{document}'"
        where = f" WHERE {shape.condition}" if shape.condition else ""
        return f"SELECT {', '.join(columns)} FROM {source}{where}"

    def keys_flags(self) -> frozenset[int]:
        """Positions in a row of `keys_sql` that mean yes or no."""
        return frozenset(n for n, position in enumerate(self._positions, 1) if position in self._flags)

    def of_seen(self) -> Callable[[Row], Version]:
        """Version of a row of `keys_sql`."""
        count = len(self._own) + len(self._settled)
        if self._hashed:
            return lambda row: _hash(row[1:])
        layout, values = "|".join(["%s"] * count), _getter(range(1, count + 1))
        return lambda row: Version(layout % values(row))

    def of_record(self) -> Callable[[Row, Row | None], Version]:
        """Version of a record's rows."""
        own = _getter(self._positions)
        if self._hashed:
            return lambda row, _settled: _hash(own(row))
        layout = "|".join(["%s"] * (len(self._own) + len(self._settled)))
        if not self._settled:
            return lambda row, _settled: Version(layout % own(row))
        settled, nothing = _getter(self._settled_positions), (None,) * len(self._settled)
        return lambda row, receivable: Version(
            layout % (own(row) + (settled(receivable) if receivable is not None else nothing))
        )


def _getter(positions: Sequence[int]) -> Callable[[Row], Row]:
    """Some values of a row as a tuple, also when it is only one."""
    if len(positions) == 1:
        only = positions[0]
        return lambda row: (row[only],)
    if not positions:
        return lambda _row: ()
    several: Callable[[Row], Row] = itemgetter(*positions)
    return several


def _hash(values: Row) -> Version:
    return Version(blake2b(repr(values).encode(), digest_size=8).hexdigest())
