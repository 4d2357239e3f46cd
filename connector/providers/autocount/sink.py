"""AutoCount as books that can be written (`domain.ports.Books`), over the source's attachment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from connector.domain.clock import Clock
from connector.domain.documents import Invoice
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Party
from connector.domain.payments import Payment
from connector.domain.ports import LastChange
from connector.domain.products import Product
from connector.domain.writing import Readiness
from connector.ledger.books import LedgerBooks
from connector.ledger.learning import Learn
from connector.ledger.master_writer import MasterWriter
from connector.ledger.rehearsals import Facts
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.ledger.writing import KindWriter
from connector.mapping import Mapping as LedgerMapping
from connector.providers.autocount.counters import Counters
from connector.providers.autocount.document_ready import Host
from connector.providers.autocount.invoice_ready import InvoicePreparation
from connector.providers.autocount.invoice_writer import InvoiceWriter
from connector.providers.autocount.master_parties import Parties
from connector.providers.autocount.master_products import Products
from connector.providers.autocount.opened import OpenCompany
from connector.providers.autocount.payment_ready import PaymentPreparation
from connector.providers.autocount.payment_writer import PaymentWriter
from connector.providers.autocount.stored import LiveStructure

_OWN: Final = {
    EntityKind.CUSTOMER: ("Debtor", "AccNo"),
    EntityKind.SUPPLIER: ("Creditor", "AccNo"),
    EntityKind.PRODUCT: ("Item", "ItemCode"),
}
"""Table and code of each kind that is written."""
_IDENTITIES: Final = (("TIN", "tin"), ("IdentityNo", "registration_no_new"))
"""Columns of a tax identity by which its owner is known, with the entity's fields."""
_ALIKE: Final = (("RegisterNo", "registration_no"), ("CompanyName", "name"))
"""The same in the owner's own row; the name last."""
_MOST_ALIKE: Final = 5


class AutoCountBooks(LedgerBooks):
    """Gives each write to the writer of its kind."""

    def __init__(
        self,
        company: OpenCompany,
        mapping: LedgerMapping,
        clock: Clock,
        memory: Facts | None = None,
        learn: Learn | None = None,
    ) -> None:
        """`memory` keeps what a rehearsal learned, and `learn` finds it out; without both, no document is written."""
        live = LiveStructure(company)
        counters = Counters()
        kinds = (
            Parties(company, live, mapping, counters, EntityKind.CUSTOMER, clock),
            Parties(company, live, mapping, counters, EntityKind.SUPPLIER, clock),
            Products(company, live, mapping, counters, EntityKind.PRODUCT, clock),
        )
        writers: dict[EntityKind, KindWriter] = {kind.entity: MasterWriter(kind) for kind in kinds}
        self._documents: dict[EntityKind, InvoiceWriter | PaymentWriter] = {}
        if memory is not None and learn is not None:
            host = Host(company, live, counters, clock, memory, learn)
            self._documents[EntityKind.INVOICE] = InvoiceWriter(InvoicePreparation(host))
            self._documents[EntityKind.PAYMENT] = PaymentWriter(PaymentPreparation(host))
            writers |= self._documents
        super().__init__("AutoCount", writers)
        self._company = company
        self._live = live

    def rehearse(self, kind: EntityKind | None) -> Sequence[Readiness]:
        """Learn and prove anew how these books post invoices and payments."""
        for entity, writer in self._documents.items():
            if kind in (None, entity):
                writer.preparation.rehearse()
        return [ready for ready in self.readiness() if kind in (None, ready.entity)]

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Records that look like the same: code, TIN, registration or document number, exact name last."""
        if kind in self._documents:
            document = decode(kind, content)
            number = document.number if isinstance(document, Invoice | Payment) else ""
            return self._documents[kind].find_alike(number)
        if kind not in _OWN:
            return ()
        wanted, structure = decode(kind, content), self._live.structure
        table, code = _OWN[kind]
        found: dict[Key, None] = {}
        with self._company.attachment.snapshot() as transaction:
            if isinstance(wanted, Party | Product) and wanted.code:
                found |= _alike(transaction, structure, table, code, code, wanted.code)
            if isinstance(wanted, Party):
                for column, name in _IDENTITIES:
                    found |= _of_identity(transaction, structure, table, column, str(getattr(wanted, name) or ""))
                for column, name in _ALIKE:
                    found |= _alike(transaction, structure, table, code, column, str(getattr(wanted, name) or ""))
        return tuple(found)[:_MOST_ALIKE]

    def last_change(self, kind: EntityKind, key: Key) -> LastChange:
        """Who saved a record last, and when, by the server's clock."""
        if kind not in _OWN:
            return LastChange()
        table, code = _OWN[kind]
        stored = self._live.structure.tables[table]
        try:
            place = stored.columns[code].parameter(key)
        except Rejected:
            return LastChange()
        sql = (
            'SELECT P."LastModifiedUserID", P."LastModified", DATEDIFF(minute, GETUTCDATE(), GETDATE()) '
            f'FROM "{table}" P WHERE P."{code}" = ?'
        )
        with self._company.attachment.snapshot() as transaction:
            row = transaction.one(sql, (place,))
        if row is None or not isinstance(row[1], dt.datetime):
            return LastChange()
        zone = dt.timezone(dt.timedelta(minutes=int(row[2])))
        return LastChange(str(row[0] or "").rstrip(), row[1].replace(tzinfo=zone).astimezone(dt.UTC))


def _alike(
    transaction: Reading, structure: Structure, table: str, code: str, column: str, text: str
) -> dict[Key, None]:
    stored = structure.tables[table].columns.get(column)
    if stored is None or not text:
        return {}
    try:
        value = stored.parameter(text)
    except Rejected:
        return {}  # what does not fit is not there
    sql = f'SELECT TOP ({_MOST_ALIKE}) P."{code}" FROM "{table}" P WHERE P."{column}" = ? ORDER BY P."{code}"'
    return {Key(str(row[0]).rstrip()): None for row in transaction.rows(sql, (value,))}


def _of_identity(transaction: Reading, structure: Structure, table: str, column: str, text: str) -> dict[Key, None]:
    if not text or not structure.has("TaxEntity", column) or not structure.has(table, "TaxEntityID"):
        return {}
    try:
        value = structure.tables["TaxEntity"].columns[column].parameter(text)
    except Rejected:
        return {}
    sql = (
        f'SELECT TOP ({_MOST_ALIKE}) P."AccNo" FROM "{table}" P '
        f'JOIN "TaxEntity" T ON T."TaxEntityID" = P."TaxEntityID" WHERE T."{column}" = ? ORDER BY P."AccNo"'
    )
    return {Key(str(row[0]).rstrip()): None for row in transaction.rows(sql, (value,))}
