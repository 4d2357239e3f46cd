"""Whether the platform's database holds what the books hold, is sound in itself, and knows what the agent believes.

Everything is read straight from the databases; of the product only its table definitions and its hashes are used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Select, create_engine, func, select

from cloud_api.db.tables import contacts, invoice_lines, invoices, organizations, products, reconciliation_states
from cloud_api.records.kinds import RECORD_KINDS
from connector.domain.actions import ActionState
from connector.domain.documents import SalesDocument
from connector.domain.entities import Entity, control_amount
from connector.domain.fingerprint import BUCKETS, canonical, decode, fingerprint
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Payment
from connector.domain.reconciliation import Entry, Tally
from connector.store.sqlite import SqliteStore
from tests.sample.doors import Connection
from tests.sample.oracle import Expected, ExpectedDocument, ExpectedInvoice, ExpectedPayment

PROVIDER = "sql_accounting"
_SHOWN = 5
Values = tuple[Any, ...]


class Stored:
    """What the platform's database has of one organization."""

    def __init__(self, connection: SqlConnection, slug: str, provider: str = PROVIDER) -> None:
        self._connection = connection
        self._provider = provider
        found = connection.execute(select(organizations.c.id).where(organizations.c.slug == slug)).scalar_one()
        self.organization = str(found)

    def names(self, kind: EntityKind) -> dict[str, str]:
        """Names of the live masters by their key."""
        column = products.c.name if kind is EntityKind.PRODUCT else contacts.c.company_name
        return {row[0]: str(row[1]) for row in self._rows(kind, column)}

    def documents(self, kind: EntityKind) -> dict[str, Values]:
        """(number, customer, total, paid, cancelled, lines) of the live documents by their key."""
        c = invoices.c
        lines = select(func.count()).where(invoice_lines.c.invoice_id == c.id).scalar_subquery()
        found = self._rows(kind, c.invoice_number, c.contact_external_id, c.total, c.paid, c.is_cancelled, lines)
        return {row[0]: row for row in found}

    def entities(self, kind: EntityKind) -> dict[str, Entity]:
        """The live records as they were taken in."""
        entity = RECORD_KINDS[kind].table.c.entity
        return {row[0]: decode(kind, row[1].encode()) for row in self._rows(kind, entity)}

    def heads(self, kind: EntityKind) -> dict[str, tuple[int, str, bytes]]:
        """(revision, action, fingerprint) of every record; the fingerprint of a tombstone is empty."""
        c = RECORD_KINDS[kind].table.c
        condition = RECORD_KINDS[kind].matching(self.organization, self._provider)
        statement = select(c.external_id, c.revision, c.action_id, c.fingerprint, c.deleted_at).where(condition)
        return {row[0]: (row[1], row[2], b"" if row[4] is not None else row[3]) for row in self._read(statement)}

    def lines(self, kind: EntityKind) -> dict[str, list[tuple[int, int]]]:
        """(position, amount) of the stored lines of each live document."""
        found: dict[str, list[tuple[int, int]]] = {}
        statement = (
            select(invoices.c.external_id, invoice_lines.c.position, invoice_lines.c.amount)
            .join(invoice_lines, invoice_lines.c.invoice_id == invoices.c.id)
            .where(RECORD_KINDS[kind].matching(self.organization, self._provider), invoices.c.deleted_at.is_(None))
            .order_by(invoice_lines.c.position)
        )
        for key, position, amount in self._read(statement):
            found.setdefault(key, []).append((position, amount))
        return found

    def orphans(self) -> int:
        """Lines whose document is not there; a tombstone keeps its lines."""
        c = invoice_lines.c
        statement = select(func.count()).where(
            c.organization_id == self.organization, c.invoice_id.not_in(select(invoices.c.id))
        )
        return int(self._connection.execute(statement).scalar_one())

    def tally(self, kind: EntityKind) -> tuple[int, bytes]:
        """Count and bucket sums that the platform keeps."""
        c = reconciliation_states.c
        statement = select(c.count, c.buckets).where(
            c.organization_id == self.organization, c.provider == self._provider, c.entity == kind.value
        )
        row = self._connection.execute(statement).first()
        return (0, Tally().summary().buckets) if row is None else (int(row[0]), bytes(row[1]))

    def _rows(self, kind: EntityKind, *columns: object) -> Iterator[Values]:
        table = RECORD_KINDS[kind].table
        condition = RECORD_KINDS[kind].matching(self.organization, self._provider) & table.c.deleted_at.is_(None)
        yield from self._read(select(table.c.external_id, *columns).where(condition))

    def _read(self, statement: Select[Any]) -> Iterator[Values]:
        for row in self._connection.execute(statement):
            yield tuple(row)


@contextmanager
def stored(database_url: str, slug: str, provider: str = PROVIDER) -> Iterator[Stored]:
    """The platform's database as it is now, in one view."""
    engine = create_engine(database_url)
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                # The driver begins a transaction for writes only: each SELECT would see another moment.
                connection.exec_driver_sql("BEGIN")
            else:  # row-level security shows nobody's rows to whoever does not say whose
                connection.exec_driver_sql("SET bukubridge.organization = '*'")
            yield Stored(connection, slug, provider)
    finally:
        engine.dispose()


def unlike(expected: Expected, books: Connection, platform: Stored) -> list[str]:
    """Sentences about everything that the platform has otherwise than the books; empty when they are equal."""
    return unlike_records(expected, _direct_receivables(books), platform)


def unlike_records(expected: Expected, direct: Mapping[str, Values], platform: Stored) -> list[str]:
    """The same where the caller has read the receivables without a sales document: (number, customer, sen, sen paid,
    void) by their key."""
    found: list[str] = []
    masters = {
        EntityKind.CUSTOMER: expected.customers,
        EntityKind.SUPPLIER: expected.suppliers,
        EntityKind.PRODUCT: expected.products,
    }
    for kind, names in masters.items():
        found += _differing(kind, {code: name.strip() for code, name in names.items()}, platform.names(kind))
    wanted = {str(key): _invoice(one) for key, one in expected.invoices.items()} | dict(direct)
    found += _differing(EntityKind.INVOICE, wanted, _documents(platform, EntityKind.INVOICE, direct))
    for kind, documents in (
        (EntityKind.CASH_SALE, expected.cash_sales),
        (EntityKind.CREDIT_NOTE, expected.credit_notes),
    ):
        sales = {str(key): _document(one) for key, one in documents.items()}
        there = {
            key: (row[1], row[2], row[3], bool(row[5]), row[6])
            for key, row in platform.documents(kind).items()
            if not key.startswith("AR:")
        }
        found += _differing(kind, sales, there)
    payments = {str(key): _payment(one) for key, one in expected.payments.items()}
    entities = platform.entities(EntityKind.PAYMENT)
    found += _differing(
        EntityKind.PAYMENT, payments, {key: _stored_payment(cast(Payment, one)) for key, one in entities.items()}
    )
    return found


def unsound(platform: Stored) -> list[str]:
    """Sentences about half documents, lines without a document and tallies that are not the sum of the records."""
    found = []
    if orphans := platform.orphans():
        found.append(f"{orphans} lines without a document")
    for kind in EntityKind:
        entities = platform.entities(kind)
        heads = platform.heads(kind)
        tally = Tally()
        for key, entity in entities.items():
            content = canonical(entity)
            if fingerprint(content) != heads[key][2]:
                found.append(f"{kind.value} {key}: its fingerprint is not that of its content")
            tally.add(Entry(key, fingerprint(content), *control_amount(entity)))
        summary = tally.summary()
        if platform.tally(kind) != (summary.count, summary.buckets):
            found.append(f"{kind.value}: the tally says {platform.tally(kind)[0]} records, there are {summary.count}")
        if RECORD_KINDS[kind].lines:
            lines = platform.lines(kind)
            for key, entity in entities.items():
                whole = [(n, line.amount) for n, line in enumerate(cast(SalesDocument, entity).lines, 1)]
                if lines.get(key, []) != whole:
                    found.append(
                        f"{kind.value} {key}: {len(lines.get(key, []))} of {len(whole)} lines: half a document"
                    )
    return found


def unfounded(memory: Path, platform: Stored, *, settled: bool) -> list[str]:
    """Sentences about what an agent's memory claims and the platform does not know, and the other way round.

    At any moment, whatever was killed: a link is what the platform has, unless an action on that record was begun; and
    what the platform has beyond the link was begun by an action that the memory still holds. When `settled`, nothing
    may be left in between.
    """
    store = SqliteStore(memory)
    try:
        return [sentence for kind in EntityKind for sentence in _unfounded(store, kind, platform, settled=settled)]
    finally:
        store.close()


def _unfounded(store: SqliteStore, kind: EntityKind, platform: Stored, *, settled: bool) -> Iterator[str]:
    begun = {each.action.key: each.action.id for each in store.outbox(kind, ActionState.SENT, 1_000_000)}
    if settled and begun:
        yield f"{kind.value}: {len(begun)} actions are still open"
    heads = platform.heads(kind)
    linked = [Key(entry.key) for entries in store.entries(kind, range(BUCKETS)) for entry in entries]
    keys = sorted({*linked, *(Key(key) for key in heads)})
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        links = store.links(kind, part)
        for key in part:
            link, head = links.get(key), heads.get(key)
            ours = (link.revision, link.fingerprint) if link is not None else None
            theirs = (head[0], head[2]) if head is not None else None
            if ours == theirs:
                continue
            if key not in begun:
                yield f"{kind.value} {key}: the memory has {_words(ours)}, the platform {_words(theirs)}, nothing begun"
            elif ours is not None and theirs is not None and theirs[0] > ours[0] and begun[key] != head[1]:  # type: ignore[index]
                yield f"{kind.value} {key}: the platform has an action that the memory does not know"


def _words(side: tuple[int, bytes] | None) -> str:
    if side is None:
        return "nothing"
    return f"revision {side[0]}{'' if side[1] else ' deleted'}"


def _differing(kind: EntityKind, books: Mapping[str, object], platform: Mapping[str, object]) -> list[str]:
    sentences = [
        f"{kind.value} {key}: {books.get(key, 'nothing')} in the books, {platform.get(key, 'nothing')} on the platform"
        for key in sorted(books.keys() | platform.keys())
        if books.get(key) != platform.get(key)
    ]
    more = len(sentences) - _SHOWN
    return sentences[:_SHOWN] + ([f"{kind.value}: {more} further differences"] if more > 0 else [])


def sen(amount: Decimal) -> int:
    return int(amount * 100)


def _invoice(one: ExpectedInvoice) -> tuple[object, ...]:
    return (one.docno, one.customer, sen(one.total), sen(one.paid), one.cancelled, one.lines)


def _document(one: ExpectedDocument) -> tuple[object, ...]:
    return (one.docno, one.customer, sen(one.total), one.cancelled, one.lines)


def _documents(platform: Stored, kind: EntityKind, direct: Mapping[str, object]) -> dict[str, tuple[object, ...]]:
    found: dict[str, tuple[object, ...]] = {}
    for key, row in platform.documents(kind).items():
        whole = (row[1], row[2], row[3], row[4], bool(row[5]), row[6])
        found[key] = whole[:5] if key in direct else whole
    return found


def _payment(one: ExpectedPayment) -> tuple[object, ...]:
    allocations = sorted((number, sen(amount)) for number, amount in one.allocations)
    state = (one.cancelled, one.bounced)
    return (one.docno, one.customer, sen(one.total), sen(one.unapplied), *state, allocations)


def _stored_payment(one: Payment) -> tuple[object, ...]:
    allocations = sorted(
        (part.number or "", part.amount) for part in one.allocations if part.document_type in ("IV", "CS")
    )
    return (one.number, one.customer, one.amount, one.unapplied, one.cancelled, one.bounced_on is not None, allocations)


def _direct_receivables(books: Connection) -> dict[str, tuple[object, ...]]:
    """Invoices of the customer module, opening balances included; the oracle knows those of the sales module."""
    cursor = books.cursor()
    try:
        cursor.execute(
            "SELECT DOCKEY, DOCNO, CODE, DOCAMT, PAYMENTAMT, CANCELLED FROM AR_IV "
            "WHERE FROMDOCTYPE IS NULL OR FROMDOCTYPE NOT IN ('IV', 'CS')"
        )
        rows = cursor.fetchall()
    finally:
        cursor.close()
        books.rollback()
    return {
        f"AR:{key}": (number, code, sen(cast(Decimal, total)), sen(cast(Decimal, paid)), void in (True, 1, "T"))
        for key, number, code, total, paid, void in rows
    }
