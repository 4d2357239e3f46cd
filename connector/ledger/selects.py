"""The queries of one shape against one live company, built once a connection.

Lines of one parent are put in order here and not by the server: it is the server's time that readers compete for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import itemgetter
from typing import Final

from connector.domain.errors import SourceChanged
from connector.domain.keys import Version
from connector.ledger.dialect import Batches, Dialect, Parameter, Rows
from connector.ledger.live import NONE_CHARSET, LiveTable, Schema
from connector.ledger.shapes import OPENING, Added, Child, Shape, Trigger
from connector.mapping.record import Column, ColumnType, RecordLayout, Row, TableLayout

Wants = Callable[[str, str], bool]
"""Whether a (table, column) is read by the mapping."""

_ORDERED: Final = (ColumnType.INTEGER, ColumnType.NUMBER)


@dataclass(frozen=True, slots=True)
class Memo:
    """A text in a select that is kept apart from its row: where it stands, and how much of it comes with the row."""

    position: int
    column: str
    limit: int


@dataclass(frozen=True, slots=True)
class Select:
    """What is selected of one table."""

    table: str
    sql: str
    """Expressions after SELECT with the beginnings of long texts."""
    careful_sql: str
    """The same with the long texts themselves, for what the server cannot make text of."""
    layout: TableLayout
    memos: tuple[Memo, ...]
    rows: Rows
    careful_rows: Rows

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
        source = f"{self.child.source or self.child.table} C {self.child.join}".strip()
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
    keys_batches: Batches
    seen: Callable[[Row], Version]
    """Version from a row of `keys_sql`."""
    totals_sql: str
    totals_rows: Rows
    triggers: tuple[Trigger, ...]
    """Those that this company can answer (their table tells when a row was modified)."""
    dialect: Dialect

    def page(self, after: Parameter | None, size: int, careful: bool) -> tuple[str, list[Parameter]]:
        """The next parents in key order, with the query's parameters."""
        key = f"P.{self.shape.key}"
        limit, parameters = self.dialect.limited(size)
        conditions = [f"{key} > ?"] if after is not None else []
        sql = self._parents(f"SELECT {limit}", conditions, careful) + f" ORDER BY {key}"
        return sql, [*parameters, after] if after is not None else parameters

    def listed_sql(self, count: int, careful: bool) -> str:
        """Parents of a list of keys."""
        return self._parents("SELECT ", [f"P.{self.shape.key} IN ({', '.join('?' * count)})"], careful)

    def _parents(self, select: str, conditions: list[str], careful: bool) -> str:
        conditions = [*conditions, *filter(None, (self.shape.condition,))]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return f"{select}{self.parent.expressions(careful)} FROM {self.shape.table} P{where}"


def build(shape: Shape, schema: Schema, wants: Wants, opening: str, dialect: Dialect) -> ShapeSelect:
    """The queries of a shape; `wants` tells of a table's column whether the mapping reads it, `opening` is the
    conversion date as SQL.

    Raises:
        SourceChanged: the table or an essential column is missing.
    """
    live = _parent_table(shape, schema)
    version = tuple(name for name in shape.version if name in live.columns)
    names = _wanted(live, wants) | {shape.key} | set(version)
    writer = _Writer(opening, dialect)
    added = (*shape.added, *_parent_added(shape, live, dialect))
    parent = writer.select("P", live, names, added, shape.key, shape.restated)
    children = tuple(_child(child, shape, schema, wants, writer) for child in shape.children)
    layouts = tuple(
        built.select.layout if built is not None else TableLayout(child.table, ())
        for built, child in zip(children, shape.children, strict=True)
    )
    versions = _Versions(shape, schema, parent, children, dialect)
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
        keys_batches=dialect.batches(versions.keys_columns()),
        seen=versions.of_seen(),
        totals_sql=_totals_sql(shape, dialect),
        totals_rows=dialect.rows(_TOTALS, (), "", 0, False),
        triggers=tuple(trigger for trigger in shape.triggers if schema.has(trigger.table, dialect.modified)),
        dialect=dialect,
    )


def _parent_table(shape: Shape, schema: Schema) -> LiveTable:
    live = schema.table(shape.table)
    missing = [name for name in shape.essential if live is None or name not in live.columns]
    if live is None or missing:
        what = f"the table {shape.table}" if live is None else f"{shape.table}.{', '.join(missing)}"
        raise SourceChanged(
            f"The books lack {what}, without which {shape.kind.value} cannot be read.",
            remedy="The ledger program may have been upgraded: run doctor and send the diagnostics file to support.",
            facts={"table": shape.table, "missing": missing},
        )
    return live


def _parent_added(shape: Shape, live: LiveTable, dialect: Dialect) -> tuple[Added, ...]:
    key = f"P.{shape.key}"
    added = [Added("X_KEY", dialect.key_text(shape.prefix, key) if shape.numeric else key)]
    if live.columns[shape.key].charset == NONE_CHARSET and not shape.numeric:
        added.append(Added("X_SORT", dialect.key_bytes(key)))
    return tuple(added)


def _child(child: Child, shape: Shape, schema: Schema, wants: Wants, writer: _Writer) -> ChildSelect | None:
    live = schema.table(child.table)
    if live is None:
        return None
    names = _wanted(live, wants) | set(child.order)
    if child.receivable and shape.receivable is not None:
        names |= set(shape.receivable.version)
    added = (*child.added, Added("X_PARENT", child.parent))
    select = writer.select("C", live, names, added, child.order[-1], child.restated)
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


@dataclass(frozen=True, slots=True)
class _Writer:
    opening: str
    dialect: Dialect

    def select(
        self,
        alias: str,
        live: LiveTable,
        names: set[str],
        added: Sequence[Added],
        unique: str,
        restated: Mapping[str, str],
    ) -> Select:
        """What is selected of a table."""
        dialect = self.dialect
        columns = [live.columns[name] for name in live.columns if name in names]
        fast, careful, memos = [], [], []
        for n, column in enumerate(columns):
            name = column.column.name
            plain = restated.get(name, f"{alias}.{dialect.quoted(name)}")
            careful.append(plain)
            if not column.memo:
                fast.append(plain)
                continue
            beginning, limit = dialect.memo(plain, column)
            fast.append(beginning)
            memos.append(Memo(n, name, limit))
        extra = [f"{piece.sql.replace(OPENING, self.opening)} AS {piece.name}" for piece in added]
        made = [Column(piece.name, ColumnType.TEXT) for piece in added]
        layout = TableLayout(live.name, (*(column.column for column in columns), *made))
        row = _position(layout, unique)
        return Select(
            table=live.name,
            sql=", ".join((*fast, *extra)),
            careful_sql=", ".join((*careful, *extra)),
            layout=layout,
            memos=tuple(memos),
            rows=dialect.rows(layout.columns, memos, live.name, row, False),
            careful_rows=dialect.rows(layout.columns, memos, live.name, row, True),
        )


def _position(layout: TableLayout, name: str) -> int:
    found = layout.position(name)
    if found is None:
        raise SourceChanged(f"The books lack {layout.table}.{name}.", facts={"table": layout.table, "column": name})
    return found


_TOTALS: Final = (
    Column("currency", ColumnType.TEXT),
    Column("count", ColumnType.INTEGER),
    Column("sum", ColumnType.NUMBER, 2),
)


def _totals_sql(shape: Shape, dialect: Dialect) -> str:
    where = f" WHERE {shape.condition}" if shape.condition else ""
    currency, amount = f"P.{shape.currency}", shape.restated.get(shape.amount, f"P.{shape.amount}")
    return (
        f"SELECT {currency}, COUNT(*), {dialect.total(amount)} FROM {shape.table} P{where} GROUP BY {currency}"
        if shape.amount
        else ""
    )


class _Versions:
    """The version of a record, once from its rows and once from the lean query of the sweep: always the same text."""

    def __init__(
        self,
        shape: Shape,
        schema: Schema,
        parent: Select,
        children: Sequence[ChildSelect | None],
        dialect: Dialect,
    ) -> None:
        self._shape = shape
        self._quoted = dialect.quoted
        names = [column.name for column in parent.layout.columns]
        self._hashed = not schema.has(shape.table, dialect.modified) and not shape.numeric
        memos = {memo.column for memo in parent.memos}
        self._own = (
            [name for name in names if name not in memos and not name.startswith("X_")]
            if self._hashed
            else [name for name in shape.version if name in names]
        )
        self._positions = [names.index(name) for name in self._own]
        self._parent = parent.layout
        ledger = next((c for c in children if c is not None and c.child.receivable), None)
        self._settled: list[str] = []
        self._settled_positions: list[int] = []
        self._settled_columns: list[Column] = []
        receivable = shape.receivable
        found = schema.table(receivable.table) if receivable is not None else None
        if ledger is not None and receivable is not None and found is not None and receivable.indexed in found.indexed:
            there = [column.name for column in ledger.select.layout.columns]
            self._settled = [name for name in receivable.version if name in there]
            self._settled_positions = [there.index(name) for name in self._settled]
            self._settled_columns = [ledger.select.layout.columns[n] for n in self._settled_positions]

    def keys_sql(self) -> str:
        """Key and version columns of everything there is."""
        shape, receivable = self._shape, self._shape.receivable
        columns = [f"P.{shape.key}", *(self._plain(name) for name in self._own)]
        source = f"{shape.table} P"
        if self._settled and receivable is not None:
            columns += [f"A.{self._quoted(name)}" for name in (*self._settled, receivable.key)]
            source += f" LEFT JOIN {receivable.table} A ON {receivable.join}"
        where = f" WHERE {shape.condition}" if shape.condition else ""
        return f"SELECT {', '.join(columns)} FROM {source}{where}"

    def _plain(self, name: str) -> str:
        return self._shape.restated.get(name, f"P.{self._quoted(name)}")

    def keys_columns(self) -> list[Column]:
        """Columns of `keys_sql`."""
        key = self._parent.columns[_position(self._parent, self._shape.key)]
        own = [self._parent.columns[position] for position in self._positions]
        settled = [*self._settled_columns, Column("A", ColumnType.INTEGER)] if self._settled else []
        return [key, *own, *settled]

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
