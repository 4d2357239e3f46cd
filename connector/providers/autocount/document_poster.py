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
from connector.ledger.structure import Structure
from connector.posting.profile import PlannedRow, PostingPlan, Profile
from connector.posting.rehearse import compare
from connector.posting.rules import Symbol
from connector.posting.sample import Value
from connector.providers.autocount.counters import Counters
from connector.providers.autocount.document_reader import DocumentReader, Family
from connector.providers.autocount.document_tables import real_names
from connector.providers.autocount.document_words import DRAWN

_SAVED: Final = 128
"""RegID of the count of saved documents (reference, section 3.1)."""
_COUNT_UP: Final = "UPDATE Registry SET RegValue = CAST(CAST(RegValue AS bigint) + 1 AS nvarchar(255)) WHERE RegID = ?"
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
        keys, drawn = self._keys(planned), self._drawn(planned)
        for row in planned:
            cells = self._cells(row, keys, drawn, mark)
            if row.template == "header":
                cells[mark.column] = mark.value
            self._check_whole(row.table, cells)
            statements.insert(row.table, cells, _memos(mark, row))
        self._transaction.execute(_COUNT_UP, (_SAVED,))
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

    def _keys(self, planned: Sequence[PlannedRow]) -> dict[Symbol, int]:
        """Of each table as many in a row as its rows need."""
        symbols = dict.fromkeys(cell for row in planned for cell in row.cells.values() if isinstance(cell, Symbol))
        wanted = Counter((symbol.table, symbol.column) for symbol in symbols)
        firsts: dict[tuple[str, str], int] = {}
        for (table, column), count in wanted.items():
            own = real_names(self._structure.tables[table])[column]
            firsts[table, column] = self._counters.draw(self._transaction, self._structure, table, own, count)
        return {symbol: firsts[symbol.table, symbol.column] + symbol.number - 1 for symbol in symbols}

    def _drawn(self, planned: Sequence[PlannedRow]) -> dict[str, int]:
        """The first number of each drawn column, less one."""
        found = {}
        for name, (table, column) in DRAWN.items():
            places = [place for row in planned if isinstance(place := row.cells.get(name), int)]
            if places:
                first = self._counters.draw(
                    self._transaction, self._structure, table, column, max(places), indexed=False
                )
                found[name] = first - 1
        return found

    def _cells(
        self, row: PlannedRow, keys: Mapping[Symbol, int], drawn: Mapping[str, int], mark: Mark
    ) -> dict[str, Value]:
        own = real_names(self._structure.tables[row.table])
        cells: dict[str, Value] = {}
        for name, cell in row.cells.items():
            if row.template == "header" and name in mark.beside:
                continue
            value: Value = keys[cell] if isinstance(cell, Symbol) else cell
            if name in drawn and isinstance(value, int):
                value += drawn[name]
            cells[own[name]] = value
        return cells

    def _check_whole(self, table: str, cells: Mapping[str, Value]) -> None:
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


def _memos(mark: Mark, row: PlannedRow) -> Mapping[str, str]:
    if row.template == "header":
        return mark.memos
    if row.template == "line" and row.unit.startswith("#") and mark.line_memos:
        return mark.line_memos[int(row.unit[1:]) - 1]
    return {}
