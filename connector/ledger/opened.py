"""One company's books as their source works with them: the attachment, the structure, the readers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Final, Generic, Protocol, TypeVar

from connector.domain.changes import Change
from connector.domain.entities import Entity
from connector.domain.errors import SourceChanged
from connector.domain.keys import EntityKind, Key
from connector.ledger.cursor import Position
from connector.ledger.dialect import Dialect, Line, View
from connector.ledger.follow import Follower
from connector.ledger.live import Schema
from connector.ledger.records import RecordReader, Span
from connector.ledger.selects import build
from connector.ledger.shapes import Shape
from connector.ledger.watermark import Sight
from connector.mapping.record import Children, MapRecord, RecordLayout, Row
from connector.mapping.sampled import Sampled

_SIGHT_AGE: Final = 20.0
"""Seconds for which what the server showed of its transactions is good enough: an older sight only reads more."""

T = TypeVar("T")


class RecordMapping(Protocol):
    """What a source needs of a mapping."""

    def columns(self, kind: EntityKind) -> Mapping[str, frozenset[str]]:
        """Columns by table that rules name."""

    def wants(self, kind: EntityKind, table: str, column: str) -> bool:
        """Whether any rule reads a column."""

    def compile(self, kind: EntityKind, layout: RecordLayout, context: Mapping[str, str]) -> MapRecord:
        """One function from the rows of a record to the entity."""


class LiveBooks(Protocol):
    """What is known of a company once its books are open."""

    @property
    def schema(self) -> Schema:
        """Its tables."""

    @property
    def shapes(self) -> Mapping[EntityKind, tuple[Shape, ...]]:
        """What its records are made of, whether the tables are there or not."""

    @property
    def opening(self) -> str:
        """The day of conversion as SQL: receivables dated before it are opening balances."""

    @property
    def context(self) -> dict[str, str]:
        """What a mapping needs to know of the books."""

    def currency(self, code: object) -> str:
        """ISO 4217 of a currency code, as the mapping tells it."""


B = TypeVar("B", bound=LiveBooks)
L = TypeVar("L", bound=Line)


class OpenLedger(Generic[L, B]):
    """Opens the books when they are needed, and keeps what was learned of them until they are closed."""

    def __init__(
        self,
        line: L,
        dialect: Dialect,
        read_books: Callable[[L], B],
        mapping: RecordMapping,
        legacy_charsets: tuple[str, ...] = (),
    ) -> None:
        self.line = line
        self.dialect = dialect
        self._read_books = read_books
        self._legacy = legacy_charsets
        self._mapping = mapping
        self._books: B | None = None
        self._current = False
        """Whether they were read since the last attachment was given up."""
        self._readers: dict[tuple[EntityKind, int], RecordReader] = {}
        self._sight: tuple[float, Sight] | None = None

    def read(self, work: Callable[[Any], T]) -> T:
        """Do some short reading in a view of one moment."""
        return self.line.read(work)

    def sweeping(self) -> AbstractContextManager[Any]:
        """A view for long reads of single rows."""
        return self.line.sweeping()

    def books(self) -> B:
        """The structure of the books, read once an attachment: an upgrade may lie between two of them."""
        if self._books is None or not self._current:
            books = self._read_books(self.line)
            if books != self._books:
                self._readers.clear()
            self._books, self._current = books, True
        return self._books

    def shapes(self, kind: EntityKind) -> tuple[Shape, ...]:
        """Shapes of a kind that these books have."""
        books = self.books()
        return tuple(shape for shape in books.shapes[kind] if books.schema.table(shape.table) is not None)

    def reader(self, kind: EntityKind, n: int) -> RecordReader:
        """The reader of one shape, built when first needed.

        Raises:
            SourceChanged: an essential column is missing.
        """
        books = self.books()
        reader = self._readers.get((kind, n))
        if reader is None:
            wants = self._mapping.wants
            select = build(
                self.shapes(kind)[n],
                books.schema,
                lambda table, name: wants(kind, table, name),
                books.opening,
                self.dialect,
            )
            mapped = self._mapping.compile(kind, select.layout, books.context)
            reader = self._readers[kind, n] = RecordReader(select, mapped, self._legacy)
        return reader

    def follower(self, shape: Shape, position: Position) -> Follower:
        """Who finds what was edited of one shape."""
        return Follower(shape, self.books().schema, self.dialect, position.tops, position.bounds)

    def present(self, kind: EntityKind, keys: Sequence[Key]) -> tuple[list[Change], int]:
        """Some records as they are now, and the rows that were read; those that do not exist are left out."""
        changes: list[Change] = []
        rows = 0
        for n, mine in self._divided(kind, keys).items():
            reader = self.reader(kind, n)
            span = self.read(partial(_listed, reader, mine))
            changes += reader.changes(span.records)
            rows += span.rows
        return changes, rows

    def look(self) -> Sight:
        """What the server shows of its transactions, a little old at most."""
        if self._sight is not None and time.monotonic() - self._sight[0] < _SIGHT_AGE:
            return self._sight[1]
        before = time.monotonic()
        sight = self.line.sight()
        self._sight = (before, sight)
        return sight

    def missing_columns(self) -> dict[str, tuple[str, ...]]:
        """Columns by table that the mapping reads and these books lack."""
        books = self.books()
        missing: dict[str, set[str]] = {}
        for kind, shapes in books.shapes.items():
            named = {shape.table for shape in shapes} | {child.table for shape in shapes for child in shape.children}
            for table, names in self._mapping.columns(kind).items():
                if table not in named:
                    continue  # another version of the program has it
                absent = {name for name in names if not name.startswith("X_") and not books.schema.has(table, name)}
                if absent:
                    missing.setdefault(table, set()).update(absent)
        return {table: tuple(sorted(names)) for table, names in sorted(missing.items())}

    def layouts(self) -> dict[EntityKind, tuple[RecordLayout, ...]]:
        """Every live column of every table that a kind is read from. Raises SourceChanged."""
        books = self.books()
        return {
            kind: tuple(
                build(shape, books.schema, lambda _table, _column: True, books.opening, self.dialect).layout
                for shape in self.shapes(kind)
            )
            for kind in books.shapes
        }

    def samples(self, kind: EntityKind, limit: int) -> list[Sampled]:
        """The first records of each shape of a kind, with all columns. Raises SourceChanged."""
        books, found = self.books(), []
        for shape in self.shapes(kind):
            select = build(shape, books.schema, lambda _table, _column: True, books.opening, self.dialect)
            reader = RecordReader(select, _unmapped, self._legacy)
            records = self.read(partial(_first, reader, limit)).records
            found.append(Sampled(select.layout, [(each.parent, each.children) for each in records], books.context))
        return found

    def silent_tables(self) -> list[str]:
        """Tables that do not tell when a record was modified, though newer programs' do."""
        books = self.books()
        told = self.dialect.modified
        shapes = [shape for group in books.shapes.values() for shape in group if told in shape.version]
        return sorted({s.table for s in shapes if books.schema.table(s.table) and not books.schema.has(s.table, told)})

    def close(self) -> None:
        """Give the attachment up; what was learned of the structure is checked again at the next one."""
        self._current, self._sight = False, None
        self.line.close()

    def _divided(self, kind: EntityKind, keys: Sequence[Key]) -> dict[int, list[Key]]:
        """Keys by the shape that they belong to.

        Raises:
            SourceChanged: the table that some were read from is gone: that is no reason to delete them.
        """
        shapes = self.shapes(kind)
        every = self.books().shapes[kind]
        gone = {shape.prefix: shape.table for shape in every if shape.prefix and shape not in shapes}
        divided: dict[int, list[Key]] = {}
        for key in dict.fromkeys(keys):
            for prefix, table in gone.items():
                if key.startswith(prefix):
                    raise SourceChanged(
                        f"The books no longer have the table {table}, from which records were read before.",
                        remedy="Look whether the company file is whole, or was changed by another program.",
                        facts={"kind": kind.value, "table": table},
                    )
            n = next((n for n, s in enumerate(shapes) if s.prefix and key.startswith(s.prefix)), 0)
            divided.setdefault(n, []).append(key)
        return divided


def _listed(reader: RecordReader, keys: Sequence[Key], view: View) -> Span:
    return reader.listed(view, keys)


def _first(reader: RecordReader, limit: int, view: View) -> Span:
    return reader.span(view, None, limit)


def _unmapped(_parent: Row, _children: Children) -> Entity:
    raise NotImplementedError("samples are looked at as they are")
