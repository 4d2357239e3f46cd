"""Documents to learn from: those that AutoCount itself posted in this company, recent and different ones.

Documents that we wrote teach nothing, and neither do those that are void or drafts: no such document is written.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from connector.ledger.document_samples import NEEDED
from connector.ledger.rows import read_listed, shown
from connector.ledger.session import Reading, Session
from connector.ledger.structure import StoredTable, Structure
from connector.posting.sample import Column, Document, Row, Schema, Table
from connector.posting.traits import traits
from connector.providers.autocount.document_reader import DocumentReader, whole_number
from connector.providers.autocount.document_words import DRAWN
from connector.providers.autocount.stored import VERSIONS

_LOOKED_AT: Final = 600
_LEFT_OUT: Final = 5 * _LOOKED_AT
"""With so many that do not show how they were posted, no older ones are looked at."""
_RECENT: Final = 80
_OF_EACH: Final = 8
_STEP: Final = 100
_HIGHEST: Final = 2**62
_SAVES: Final = frozenset(name.upper() for name in VERSIONS)
_STAMPS: Final = ("LASTMODIFIED", "CREATEDTIMESTAMP")


@dataclass(frozen=True, slots=True)
class Samples:
    """Documents to learn from and to prove on, and the tables that they stand in."""

    derive: tuple[Document, ...]
    verify: tuple[Document, ...]
    schema: Schema | None = None
    filled: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Columns in which any of them has something, by table."""
    left_out: int = 0
    """Documents that AutoCount posted and that do not show how."""

    @property
    def enough(self) -> bool:
        """Whether rules can be found and proved."""
        return len(self.derive) >= NEEDED and len(self.verify) >= NEEDED

    @property
    def all(self) -> tuple[Document, ...]:
        """Both."""
        return (*self.derive, *self.verify)


@dataclass(frozen=True, slots=True)
class Form:
    """What tells one kind of document from another where samples are chosen."""

    tables: Sequence[StoredTable]
    """Header, lines, and all others that it may be posted in."""
    given_header: tuple[str, ...]
    """Columns that are always supplied."""
    given_line: tuple[str, ...]
    """The same of each line."""
    condition: str
    """Which headers the program's own form for this kind made, in SQL over the header P."""
    ours: Callable[[Row], bool]
    """Whether a header is one that we wrote."""
    sort: Callable[[Document], frozenset[str]] = lambda _: frozenset()
    """What makes a document different from others, besides its traits."""
    entered: tuple[str, ...] = ()
    """Columns that people enter with the header, and that other tables keep."""

    @property
    def header(self) -> StoredTable:
        """Table of the header."""
        return self.tables[0]

    @property
    def line(self) -> StoredTable:
        """Table of the lines."""
        return self.tables[1]


def collect(session: Session, structure: Structure, form: Form, reader: Callable[[Reading], DocumentReader]) -> Samples:
    """Read the samples, in short transactions."""
    documents: list[Document] = []
    left_out = 0
    for headers in newest(session, form):
        with session.snapshot() as transaction:
            own = reader(transaction)
            families = own.families(headers)
            families.sort(key=lambda family: family.key, reverse=True)
            some = own.documents(families)
            taught = own.teaching(some)
        documents += taught
        left_out += len(some) - len(taught)
        if len(documents) >= _LOOKED_AT or left_out >= _LEFT_OUT:
            break
    return replace(sorted_out(documents, structure, form), left_out=left_out)


def sorted_out(documents: Sequence[Document], structure: Structure, form: Form) -> Samples:
    """The newest, and of each trait as many as are wanted, without the columns that none of them fills."""
    seen: Counter[str] = Counter()
    chosen: list[tuple[Document, frozenset[str]]] = []
    for each in documents:
        found = frozenset(str(trait) for trait in traits(each)) | form.sort(each)
        if len(chosen) < _RECENT or any(seen[trait] < _OF_EACH for trait in found):
            chosen.append((each, found))
            seen.update(found)
    rarity = Counter(trait for _, found in chosen for trait in found)
    chosen.sort(key=lambda each: min((rarity[trait] for trait in each[1]), default=0))
    derive, verify = ([each for each, _ in chosen[start::2]] for start in (0, 1))  # both sides have what is rare
    filled = _filled([*derive, *verify], form)
    schema = Schema(
        header=form.header.name,
        line=form.line.name,
        tables=tuple(_table(table, filled[table.name], form) for table in form.tables if table.name in filled),
        program=structure.mark,
        given_header=form.given_header,
        given_line=form.given_line,
        versions=(*(name.upper() for name in VERSIONS), *_moments([*derive, *verify])),
    )
    return Samples(
        tuple(_cut(document, filled, form) for document in derive),
        tuple(_cut(document, filled, form) for document in verify),
        schema,
        filled,
    )


def newest(session: Session, form: Form, *, cancelled: bool = False) -> Iterator[list[Row]]:
    """Headers from the newest on that AutoCount's own form made and posted; or those of them that are cancelled."""
    header = form.header
    states = "'A', 'V'" if cancelled else "'A'"
    approved = [f'P."DocStatus" IN ({states})'] if header.has("DocStatus") else []
    state = f"P.\"Cancelled\" = '{'T' if cancelled else 'F'}'"
    condition = " AND ".join(filter(None, ('P."DocKey" < ?', state, form.condition, *approved)))
    keys = f'SELECT TOP ({_STEP}) P."DocKey" FROM "{header.name}" P WHERE {condition} ORDER BY P."DocKey" DESC'
    upper = _HIGHEST
    while True:
        with session.snapshot() as transaction:
            found = [whole_number(row[0]) for row in transaction.rows(keys, (upper,))]
            rows = read_listed(transaction, header, "DocKey", found)
        if not found:
            return
        yield [row for row in rows if not form.ours(row)]
        upper = min(found)


def _moments(documents: Sequence[Document]) -> list[str]:
    """Columns of posted rows that tell when a row was saved: times of a day, and no day that the document has. They
    move with every save, each by a clock and in a precision of its own."""
    always: dict[str, bool] = {}
    for document in documents:
        dated = (value for name, value in document.header.items() if name not in _STAMPS)
        days = [value for value in dated if isinstance(value, dt.date)]
        for rows in document.posted.values():
            for name, value in (cell for row in rows for cell in row.items() if isinstance(cell[1], dt.date)):
                always[name] = always.get(name, True) and isinstance(value, dt.datetime) and value not in days
    return sorted(name for name, moment in always.items() if moment and name not in _SAVES)


def _filled(documents: Sequence[Document], form: Form) -> dict[str, frozenset[str]]:
    """Columns in which any of some documents has something, by table. A column that none fills stays as it comes."""
    found: dict[str, set[str]] = {form.header.name: set(), form.line.name: set()}
    for document in documents:
        rows = {form.header.name: (document.header,), form.line.name: document.lines, **document.posted}
        for table, some in rows.items():
            for row in some:
                found.setdefault(table, set()).update(name for name, value in row.items() if value is not None)
    return {table: frozenset(names) for table, names in found.items()}


def _cut(document: Document, filled: Mapping[str, frozenset[str]], form: Form) -> Document:
    def cut(table: str, row: Row) -> Row:
        return {name: value for name, value in row.items() if name in filled[table]}

    return replace(
        document,
        header=cut(form.header.name, document.header),
        lines=tuple(cut(form.line.name, line) for line in document.lines),
        posted={name: tuple(cut(name, row) for row in rows) for name, rows in document.posted.items()},
    )


def _table(table: StoredTable, filled: frozenset[str], form: Form) -> Table:
    """A table as rules are found for it: its key only where the writer supplies that."""
    entered = form.entered if table is form.header else ()
    columns = tuple(
        Column(column.name.upper(), f"{column.type.value}({column.length or column.scale})", not column.required)
        for column in shown(table)
        if not column.computed and column.name.upper() in filled
    )
    key = table.key[0].upper() if len(table.key) == 1 else ""
    own = key in {column.name for column in columns} and key not in DRAWN
    more = tuple(Column(name, "entered") for name in entered if name in filled)
    return Table(table.name, key if own else "", (*columns, *more))
