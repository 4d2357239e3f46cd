"""Rehearsal: the posting rules of a kind, found in the company's own documents and proved on others of them.

Nothing is written into the books by it. What was found is tied to the structure of the company file and the version of
the program: with any change, writing pauses until it was rehearsed again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from connector.domain.clock import Clock
from connector.domain.errors import SourceChanged
from connector.domain.keys import EntityKind
from connector.drivers.firebird import Attachment, Transaction
from connector.ledger.document_samples import NEEDED
from connector.ledger.learning import Learn
from connector.ledger.rehearsals import Rehearsal
from connector.ledger.rows import shown
from connector.ledger.structure import StoredTable, Structure
from connector.posting.sample import Column, Document, Schema, Table
from connector.providers.sql_accounting import document_draft_lines, document_draft_payment, document_drafts
from connector.providers.sql_accounting.document_habits import Habits, find_habits
from connector.providers.sql_accounting.document_samples import Samples, collect
from connector.providers.sql_accounting.document_tables import DocumentTables, detail_of, document_tables

KINDS: Final = (EntityKind.INVOICE, EntityKind.PAYMENT)
"""Kinds of documents that can be rehearsed."""
_PEOPLE: Final = {EntityKind.INVOICE: "sales invoices", EntityKind.PAYMENT: "customer payments"}


def rehearse(
    attachment: Attachment, structure: Structure, entity: EntityKind, clock: Clock, learn: Learn
) -> Rehearsal[Habits]:
    """Learn and prove the posting rules of a kind; what stands in the way is told in the result."""
    blank = Rehearsal(entity=entity, at=clock.now(), mark=structure.mark, habits=Habits())
    try:
        tables = document_tables(entity, structure)
    except SourceChanged as exc:
        return replace(blank, reasons=(exc.sentence,))
    samples = collect(attachment, structure, tables)
    if not samples.enough:
        return replace(blank, reasons=(_too_few(entity, samples),))
    habits = find_habits(attachment, structure, tables, (*samples.derive, *samples.verify))
    shared = _shared_keys(attachment, structure, tables, (*samples.derive, *samples.verify))
    learned = learn(posting_schema(structure, tables, shared), samples.derive, samples.verify)
    traits = learned.profile.traits if learned.profile is not None else frozenset()
    return replace(
        blank,
        profile=learned.profile,
        habits=habits,
        reasons=tuple(_obstacles(habits)),
        differences=learned.differences,
        traits=tuple(str(trait) for trait in sorted(traits)),
        learned_from=learned.profile.learned_from if learned.profile is not None else 0,
        proved_on=learned.profile.proved_on if learned.profile is not None else 0,
    )


def _obstacles(habits: Habits) -> Iterator[str]:
    yield from habits.caches.problems
    if not habits.reference:
        yield (
            "The company uses every reference field of these documents (DOCREF1 …): there is no room for ours, by "
            "which it is found out what became of a write whose answer was lost."
        )


def _shared_keys(
    attachment: Attachment, structure: Structure, tables: DocumentTables, documents: Sequence[Document]
) -> frozenset[str]:
    """Tables whose rows have their document's key and not one of their own: it is not public which do.

    Two generators may by chance have run side by side from the beginning; then they still stand at the same value.
    """
    names = {name for document in documents for name in document.posted}
    own = tables.header.key[0]
    with attachment.snapshot() as transaction:
        return frozenset(
            name
            for name in names
            if structure.tables[name].key == (own,)
            and all(row[own] == document.header[own] for document in documents for row in document.posted.get(name, ()))
            and _drawn(transaction, structure, name) != _drawn(transaction, structure, tables.header.name)
        )


def _drawn(transaction: Transaction, structure: Structure, name: str) -> object:
    """Where a generator stands; None when there is none."""
    row = transaction.one(f'SELECT GEN_ID("{name}", 0) FROM RDB$DATABASE') if name in structure.generators else None
    return row[0] if row is not None else None


def posting_schema(structure: Structure, tables: DocumentTables, shared: frozenset[str] = frozenset()) -> Schema:
    """The live tables as a profile is tied to them; `shared` are those whose rows have their document's key."""
    details = [detail for table in tables.posted if (detail := detail_of(structure, table.name)) is not None]
    every = {table.name: table for table in (tables.header, tables.line, *tables.posted, *details)}
    header, line = _GIVEN[tables.entity]
    return Schema(
        header=tables.header.name,
        line=tables.line.name,
        tables=tuple(_table(table, own_key=table.name not in shared) for table in every.values()),
        program=structure.mark,
        given_header=tuple(name for name in header if tables.header.has(name)),
        given_line=tuple(name for name in line if tables.line.has(name)),
    )


def _table(table: StoredTable, *, own_key: bool) -> Table:
    columns = tuple(
        Column(column.name, f"{column.type.value}({column.length or column.scale})", not column.required)
        for column in shown(table)
    )
    return Table(table.name, table.key[0] if own_key and len(table.key) == 1 else "", columns)


def _too_few(entity: EntityKind, samples: Samples) -> str:
    found = len(samples.derive) + len(samples.verify)
    return (
        f"The books hold {found} {_PEOPLE[entity]} that their own program made; {2 * NEEDED} are needed to find out "
        "and to prove how they are posted."
    )


_GIVEN: Final = {
    EntityKind.INVOICE: (document_drafts.GIVEN_HEADER, document_draft_lines.GIVEN_LINE),
    EntityKind.PAYMENT: (document_draft_payment.GIVEN_HEADER, document_draft_payment.GIVEN_LINE),
}
