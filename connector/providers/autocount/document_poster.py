"""A planned document into the books: keys and numbers from the vendor's counters, rows inserted, and read back."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from connector.domain.errors import Rejected, SourceChanged
from connector.ledger.master_rows import MasterTrace, RowImage, told, told_as
from connector.ledger.rows import read_listed
from connector.ledger.session import Writing
from connector.ledger.statements import Statements, key_of
from connector.ledger.structure import StoredTable, Structure
from connector.posting.profile import PlannedRow, PostingPlan, Profile
from connector.posting.rehearse import compare
from connector.posting.rules import Symbol
from connector.posting.sample import Row, Value
from connector.providers.autocount.counters import Counters
from connector.providers.autocount.document_reader import DocumentReader, Family
from connector.providers.autocount.document_tables import real_names
from connector.providers.autocount.document_words import DRAWN

_SAVED: Final = 128
"""RegID of the count of saved documents (reference, section 3.1)."""
_COUNT_UP: Final = "UPDATE Registry SET RegValue = CAST(CAST(RegValue AS bigint) + 1 AS nvarchar(255)) WHERE RegID = ?"
Place = tuple[str, int]
"""Of a drawn number: its column, and its order within the document."""
_traces = msgspec.json.Decoder(MasterTrace)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a document carries our reference, and what is not of its posting."""

    column: str
    """Of the header."""
    value: str
    memos: Mapping[str, str] = field(default_factory=dict)
    """Long texts of the header."""
    line_memos: Sequence[Mapping[str, str]] = ()
    beside: frozenset[str] = frozenset()
    """Columns of the planned header that its table does not have."""


class DocumentPoster:
    """Posts one document within one write transaction."""

    def __init__(self, transaction: Writing, structure: Structure, counters: Counters, profile: Profile) -> None:
        self._transaction = transaction
        self._structure = structure
        self._counters = counters
        self._profile = profile

    def post(self, plan: PostingPlan, mark: Mark) -> int:
        """Write all rows of a plan; the document's key.

        Raises:
            Rejected: a value does not fit.
            SourceChanged: no counter is known for a key.
        """
        statements = Statements(self._transaction, self._structure)
        planned = plan.everything()
        keys, drawn = self.keys(planned, {}), self.drawn(planned, {})
        for row in planned:
            cells = self.cells(row, keys, drawn, mark.beside)
            if row.template == "header":
                cells[mark.column] = mark.value
            self.check_whole(row.table, cells)
            statements.insert(row.table, cells, memos_of(mark, row))
        self.count()
        return keys[_key_of_header(plan)]

    def read_back(self, key: int, reader: DocumentReader) -> Family:
        """The document as the books have it then. Raises Rejected: they made something else of it."""
        header = self._structure.tables[self._profile.schema.header]
        families = reader.families(read_listed(self._transaction, header, "DocKey", [key]))
        (document,) = reader.documents(families)
        more = set(families[0].posted) - {template.table for template in self._profile.templates}
        if more:
            raise Rejected(f"The books added rows of their own in {', '.join(sorted(more))}; nothing was kept.")
        differences = compare(self._profile, document)
        if differences:
            raise Rejected(f"{differences[0].sentence} Nothing was kept.", remedy="Rehearse such documents again.")
        return families[0]

    def count(self) -> None:
        """One document more was saved (reference, section 3.1)."""
        self._transaction.execute(_COUNT_UP, (_SAVED,))

    def keys(self, planned: Sequence[PlannedRow], known: Mapping[Symbol, int]) -> dict[Symbol, int]:
        """Of each table as many in a row as its rows need, besides those that are `known`."""
        cells = (cell for row in planned for cell in row.cells.values())
        symbols = dict.fromkeys(cell for cell in cells if isinstance(cell, Symbol) and cell not in known)
        wanted = Counter((symbol.table, symbol.column) for symbol in symbols)
        firsts: dict[tuple[str, str], int] = {}
        for (table, column), count in wanted.items():
            own = real_names(self._structure.tables[table])[column]
            firsts[table, column] = self._counters.draw(self._transaction, self._structure, table, own, count)
        given = dict(known)
        for symbol in sorted(symbols, key=lambda each: (each.table, each.column, each.number)):
            place = (symbol.table, symbol.column)
            given[symbol] = firsts[place]
            firsts[place] += 1
        return given

    def drawn(self, planned: Sequence[PlannedRow], known: Mapping[Place, int]) -> dict[Place, int]:
        """The number at each place of a drawn column, besides those that are `known`."""
        found = dict(known)
        for name, (table, column) in DRAWN.items():
            places = {place for row in planned if isinstance(place := row.cells.get(name), int)}
            new = sorted(place for place in places if (name, place) not in known)
            if new:
                count = len(new)
                first = self._counters.draw(self._transaction, self._structure, table, column, count, indexed=False)
                found |= {(name, place): first + number for number, place in enumerate(new)}
        return found

    def cells(
        self,
        row: PlannedRow,
        keys: Mapping[Symbol, int],
        drawn: Mapping[Place, int],
        beside: frozenset[str] = frozenset(),
    ) -> dict[str, Value]:
        """A planned row as its table has it, with keys and drawn numbers."""
        own = real_names(self._structure.tables[row.table])
        cells: dict[str, Value] = {}
        for name, cell in row.cells.items():
            if row.template == "header" and name in beside:
                continue
            value: Value = keys[cell] if isinstance(cell, Symbol) else cell
            if name in DRAWN and isinstance(value, int):
                value = drawn[name, value]
            cells[own[name]] = value
        return cells

    def check_whole(self, table: str, cells: Mapping[str, Value]) -> None:
        """Every column that must have a value has one. Raises SourceChanged."""
        missing = [c.name for c in self._structure.tables[table].columns.values()
                   if c.required and cells.get(c.name) is None]  # fmt: skip
        if missing:
            raise SourceChanged(
                f"The books want a value in {table}.{', '.join(missing)} that this program does not know.",
                remedy="Rehearse such documents again.",
                facts={"table": table, "columns": missing},
            )


def images_of(structure: Structure, family: Family) -> tuple[RowImage, ...]:
    """Every row of a document as it stands, for the history: what taking it back compares with."""
    images = []
    for name, row in family.everything():
        table = structure.tables[name]
        key = {column: told(value) for column, value in key_of(table, row).items()}
        after = {column: told_as(table.columns[column], value) for column, value in row.items()}
        images.append(RowImage(table=name, key=key, after=after))
    return tuple(images)


def changes_of(structure: Structure, before: Family, after: Family) -> tuple[RowImage, ...]:
    """What became of each row of a document that was changed; its header's last."""
    sides: list[dict[tuple[str, tuple[Value, ...]], Row]] = []
    for family in (before, after):
        rows = [(name, tuple(key_of(structure.tables[name], row).values()), row) for name, row in family.everything()]
        sides.append({(name, key): row for name, key, row in rows})
    old, new = sides
    places = [place for place in dict.fromkeys((*old, *new)) if old.get(place) != new.get(place)]
    places.sort(key=lambda place: place[0] == before.tables[0])
    return tuple(_image(structure.tables[place[0]], old.get(place), new.get(place)) for place in places)


def _image(table: StoredTable, old: Row | None, new: Row | None) -> RowImage:
    there = new if new is not None else old or {}
    changed = [name for name in there if not table.columns[name].computed]
    if old is not None and new is not None:
        changed = [name for name in new if old.get(name) != new[name]]
    before, after = (
        {name: told_as(table.columns[name], row[name]) for name in changed} if row is not None else None
        for row in (old, new)
    )
    key = {column: told(value) for column, value in key_of(table, there).items()}
    return RowImage(table=table.name, key=key, before=before, after=after)


def encode(images: Sequence[RowImage]) -> bytes:
    """As bytes for the history."""
    return zlib.compress(msgspec.json.encode(MasterTrace(rows=tuple(images))))


def decode(content: bytes) -> tuple[RowImage, ...] | None:
    """What was kept; None when there is none, or it is of another version of this program."""
    try:
        return _traces.decode(zlib.decompress(content)).rows if content else None
    except (msgspec.MsgspecError, zlib.error):
        return None


def _key_of_header(plan: PostingPlan) -> Symbol:
    key = plan.header.cells["DOCKEY"]
    assert isinstance(key, Symbol)  # noqa: S101  # a new document has no key yet
    return key


def memos_of(mark: Mark, row: PlannedRow) -> Mapping[str, str]:
    """Long texts of a planned row."""
    if row.template == "header":
        return mark.memos
    if row.template == "line" and row.unit.startswith("#") and mark.line_memos:
        return mark.line_memos[int(row.unit[1:]) - 1]
    return {}
