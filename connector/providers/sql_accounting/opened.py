"""One company file as the source works with it: its attachment, its structure, its readers."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from threading import Event
from typing import Final, Protocol

from connector.domain.changes import Change
from connector.domain.clock import Clock
from connector.domain.entities import Entity
from connector.domain.errors import SourceChanged
from connector.domain.keys import EntityKind, Key
from connector.domain.secret import Secrets
from connector.drivers.firebird import Attachment, Target
from connector.mapping.record import Children, MapRecord, RecordLayout, Row
from connector.mapping.sampled import Sampled
from connector.providers.sql_accounting.company import Books, read_books
from connector.providers.sql_accounting.connection import Ledger, SqlAccountingSettings
from connector.providers.sql_accounting.documents import MODIFIED, SHAPES, Shape
from connector.providers.sql_accounting.records import RecordReader
from connector.providers.sql_accounting.selects import build
from connector.providers.sql_accounting.watermark import Sight

_SIGHT_AGE: Final = 20.0
"""Seconds for which what the server showed of its transactions is good enough: an older sight only reads more."""


class RecordMapping(Protocol):
    """What this source needs of a mapping."""

    def columns(self, kind: EntityKind) -> Mapping[str, frozenset[str]]:
        """Columns by table that rules name."""

    def wants(self, kind: EntityKind, table: str, column: str) -> bool:
        """Whether any rule reads a column."""

    def compile(self, kind: EntityKind, layout: RecordLayout, context: Mapping[str, str]) -> MapRecord:
        """One function from the rows of a record to the entity."""


class OpenCompany:
    """Opens the company file when it is needed, and keeps what was learned of it until it is closed."""

    def __init__(
        self,
        settings: SqlAccountingSettings,
        secrets: Secrets | None,
        mapping: RecordMapping,
        clock: Clock,
        stop: Event | None,
    ) -> None:
        self._ledger = Ledger(settings, secrets, clock, stop)
        self._legacy = settings.legacy_charsets
        self._mapping = mapping
        self._books: Books | None = None
        self._current = False
        """Whether they were read since the last attachment was given up."""
        self._readers: dict[tuple[EntityKind, int], RecordReader] = {}
        self._sight: tuple[float, Sight] | None = None

    @property
    def attachment(self) -> Attachment:
        """The one attachment."""
        return self._ledger.attachment

    @property
    def target(self) -> Target:
        """Which file, as whom."""
        return self._ledger.target

    def books(self) -> Books:
        """The company file's structure, read once an attachment: an upgrade may lie between two of them."""
        if self._books is None or not self._current:
            books = read_books(self.attachment)
            if books != self._books:
                self._readers.clear()
            self._books, self._current = books, True
        return self._books

    def shapes(self, kind: EntityKind) -> tuple[Shape, ...]:
        """Shapes of a kind that this company file has."""
        schema = self.books().schema
        return tuple(shape for shape in SHAPES[kind] if schema.table(shape.table) is not None)

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
                self.shapes(kind)[n], books.schema, lambda table, name: wants(kind, table, name), books.opening
            )
            mapped = self._mapping.compile(kind, select.layout, books.context)
            reader = self._readers[kind, n] = RecordReader(select, mapped, self._legacy)
        return reader

    def present(self, kind: EntityKind, keys: Sequence[Key]) -> tuple[list[Change], int]:
        """Some records as they are now, and the rows that were read; those that do not exist are left out."""
        changes: list[Change] = []
        rows = 0
        for n, mine in self._divided(kind, keys).items():
            reader = self.reader(kind, n)
            with self.attachment.snapshot() as transaction:
                span = reader.listed(transaction, mine)
            changes += reader.changes(span.records)
            rows += span.rows
        return changes, rows

    def look(self) -> Sight:
        """What the server shows of its transactions, a little old at most."""
        if self._sight is not None and time.monotonic() - self._sight[0] < _SIGHT_AGE:
            return self._sight[1]
        before = time.monotonic()
        with self.attachment.snapshot() as transaction:
            sight = self._ledger.sight(transaction)
        self._sight = (before, sight)
        return sight

    def missing_columns(self) -> dict[str, tuple[str, ...]]:
        """Columns by table that the mapping reads and this company file lacks."""
        schema = self.books().schema
        missing: dict[str, set[str]] = {}
        for kind in SHAPES:
            for table, names in self._mapping.columns(kind).items():
                absent = {name for name in names if not name.startswith("X_") and not schema.has(table, name)}
                if absent:
                    missing.setdefault(table, set()).update(absent)
        return {table: tuple(sorted(names)) for table, names in sorted(missing.items())}

    def layouts(self) -> dict[EntityKind, tuple[RecordLayout, ...]]:
        """Every live column of every table that a kind is read from. Raises SourceChanged."""
        books = self.books()
        return {
            kind: tuple(
                build(shape, books.schema, lambda _table, _column: True, books.opening).layout
                for shape in self.shapes(kind)
            )
            for kind in SHAPES
        }

    def samples(self, kind: EntityKind, limit: int) -> list[Sampled]:
        """The first records of each shape of a kind, with all columns. Raises SourceChanged."""
        books, found = self.books(), []
        for shape in self.shapes(kind):
            select = build(shape, books.schema, lambda _table, _column: True, books.opening)
            reader = RecordReader(select, _unmapped, self._legacy)
            with self.attachment.snapshot() as transaction:
                records = reader.span(transaction, None, limit).records
            found.append(Sampled(select.layout, [(each.parent, each.children) for each in records], books.context))
        return found

    def silent_tables(self) -> list[str]:
        """Tables that do not tell when a record was modified, though newer company files do."""
        schema = self.books().schema
        shapes = [shape for group in SHAPES.values() for shape in group if shape.version]
        return sorted({s.table for s in shapes if schema.table(s.table) and not schema.has(s.table, MODIFIED)})

    def close(self) -> None:
        """Give the attachment up; what was learned of the structure is checked again at the next one."""
        self._current, self._sight = False, None
        self._ledger.close()

    def _divided(self, kind: EntityKind, keys: Sequence[Key]) -> dict[int, list[Key]]:
        """Keys by the shape that they belong to.

        Raises:
            SourceChanged: the table that some were read from is gone: that is no reason to delete them.
        """
        shapes = self.shapes(kind)
        gone = {shape.prefix: shape.table for shape in SHAPES[kind] if shape.prefix and shape not in shapes}
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


def _unmapped(_parent: Row, _children: Children) -> Entity:
    raise NotImplementedError("samples are looked at as they are")
