"""A sample company whose documents are rehearsed and written, and the vendor's own posting of the same to compare."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, cast

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.clock import SystemClock
from connector.domain.documents import Invoice, Line
from connector.domain.fingerprint import canonical
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import ChangeId
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult, Written
from connector.ledger.learning import learn_posting
from connector.ledger.rehearsals import Rehearsals, RememberedFacts
from connector.mapping import load
from connector.providers.sql_accounting.document_habits import Habits
from connector.providers.sql_accounting.document_ready import Preparation
from connector.providers.sql_accounting.document_structure import LiveStructure
from connector.providers.sql_accounting.document_writer import DocumentWriter
from connector.providers.sql_accounting.opened import OpenCompany
from tests.live.ledgers import Password, settings_of
from tests.live.rehearsed import learned
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.cache import Company, make_company
from tests.sample.variant import Sizes, Variant
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_desk import Desk

SIZES: Final = Sizes(customers=60, products=80, invoices=500, cash_sales=20, credit_notes=10, payments=300)
NEW: Final = Key("")
_KEYS: Final = frozenset({"DOCKEY", "DTLKEY", "TRANSNO", "GLTRANSID", "FROMKEY", "FROMDTLKEY", "LASTMODIFIED"})
"""Columns that hold keys from generators, or the moment of writing."""
_POSTED: Final = ("AR_IV", "AR_IVDTL", "GL_TRANS", "ST_TR")


@dataclass(slots=True)
class Past:
    """The history of writes, as a host keeps it."""

    kept: list[Written] = field(default_factory=list)

    def written(
        self, *, run: RunId | None = None, kind: EntityKind | None = None, key: Key | None = None, limit: int = 200
    ) -> Sequence[Written]:
        """Newest first."""
        fitting = [each for each in self.kept if each.key == key and each.write.entity is kind]
        return list(reversed(fitting))[:limit]

    def note(self, write: Write, result: WriteResult) -> Written:
        """What was just written."""
        now, run = dt.datetime.now(dt.UTC), RunId("run")
        written = Written(write=write, key=result.key, run=run, at=now, trace=result.trace, title=result.title)
        self.kept.append(written)
        return written

    def undone(self, written: Written) -> None:
        """It was taken back."""
        place = self.kept.index(written)
        self.kept[place] = replace(written, undone_at=dt.datetime.now(dt.UTC))


@dataclass(frozen=True, slots=True)
class Far:
    """A writer with an attachment of its own."""

    writer: DocumentWriter
    opened: OpenCompany


@dataclass(slots=True)
class DocumentDesk:
    """One company with writers of both kinds."""

    server: FirebirdServer
    company: Company
    opened: OpenCompany
    vendor: VendorProgram
    past: Past
    rehearsals: Rehearsals[Habits]
    invoices: DocumentWriter
    payments: DocumentWriter
    facts: RememberedFacts
    """What the rehearsals are kept in."""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def writer(self, kind: EntityKind) -> DocumentWriter:
        """Of one kind."""
        return self.invoices if kind is EntityKind.INVOICE else self.payments

    def rehearse(self) -> None:
        """Both kinds, learned once for all companies that are the same. Raises RuntimeError when that fails."""
        for name, value in learned(self.server, self.company.variant, self.company.sizes).items():
            self.facts.mark_fact(name, value)

    def customer(self, currency: str = "----") -> str:
        """Code of a customer with a plain term."""
        found = self.rows(
            "SELECT CODE FROM AR_CUSTOMER WHERE CURRENCYCODE = ? AND CREDITTERM = '30 Days' ORDER BY CODE", currency
        )
        return str(found[0][0])

    def items(self, count: int = 2, *, tax: str | None = None) -> list[str]:
        """Codes of products that are sold with a tax code: goods whose stock is kept, services with service tax."""
        found = self.rows("SELECT CODE, STOCKCONTROL, DEFUOM_SL FROM ST_ITEM ORDER BY CODE")
        stocked = tax != "SV"
        return [str(code) for code, kept, unit in found if self.vendor.books.true(kept) is stocked and unit][:count]

    def invoice(self, quantity: int = 2, number: str = "", tax: str | None = "ST") -> Invoice:
        """One that is like those of the company."""
        percent = {"ST": 10, "ST5": 5, "SV": 8, None: 0}[tax]
        lines = tuple(
            Line(
                item=item,
                quantity=Decimal(quantity),
                unit_price=Decimal("12.50"),
                amount=quantity * 1250,
                tax_code=tax,
                tax_amount=quantity * 125 * percent // 10,
            )
            for item in self.items(tax=tax)
        )
        total = sum(line.amount + line.tax_amount for line in lines)
        return Invoice(
            number=number, date=self.today(), customer=self.customer(), currency="MYR", lines=lines, total=total,
            local_total=total,
        )  # fmt: skip

    def payment(self, invoice: Key, amount: int, more: int = 0) -> Payment:
        """One that pays a part of an invoice, and more that pays none."""
        (code,) = self.rows("SELECT CODE FROM SL_IV WHERE DOCKEY = ?", int(invoice))[0]
        part = Allocation(document_type="IV", document=invoice, amount=amount)
        return Payment(
            number="", date=self.today(), customer=str(code), method="310-001", currency="MYR", amount=amount + more,
            local_amount=0, allocations=(part,) if amount else (),
        )  # fmt: skip

    @contextmanager
    def far(self, kind: EntityKind, port: int) -> Iterator[Far]:
        """A writer of the same memory that reaches the company through another port."""
        settings = replace(settings_of(self.server, self.company.path, self.company.variant), port=port)
        opened = OpenCompany(settings, Password(self.server.password), load("sql_accounting"), SystemClock(), None)
        preparation = Preparation(opened, LiveStructure(opened), kind, self.rehearsals, SystemClock(), learn_posting)
        try:
            yield Far(DocumentWriter(preparation, self.past), opened)
        finally:
            opened.close()

    def today(self) -> dt.date:
        """In Malaysia."""
        return self.vendor.today()

    def write(
        self,
        kind: ActionKind,
        content: Invoice | Payment | None = None,
        *,
        entity: EntityKind = EntityKind.INVOICE,
        key: Key = NEW,
        deletion: Deletion | None = None,
    ) -> Write:
        """A wanted state, with an identity and a reference of its own."""
        number = next(self._numbers)
        if content is not None:
            entity = EntityKind.PAYMENT if isinstance(content, Payment) else EntityKind.INVOICE
        return Write(
            id=ActionId(f"{number:032x}"),
            change=ChangeId(f"{number:032x}"),
            kind=kind,
            entity=entity,
            key=key,
            reference=f"BB{number:018X}",
            content=canonical(content) if content is not None else b"",
            deletion=deletion,
        )

    def apply(self, write: Write) -> WriteResult:
        """Write, and note what was written."""
        result = self.writer(write.entity).apply(write)
        if result.outcome is WriteOutcome.WRITTEN:
            self.past.note(write, result)
        return result

    def create(self, content: Invoice | Payment) -> Key:
        """A new document that must go in."""
        result = self.apply(self.write(ActionKind.CREATE, content))
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        return result.key

    def rows(self, sql: str, *parameters: object) -> list[tuple[object, ...]]:
        """What the vendor's program sees."""
        found = self.vendor.books.rows(sql, *parameters)
        self.vendor.books.done()
        return found

    def posted(self, key: Key) -> dict[str, Counter[tuple[tuple[str, object], ...]]]:
        """Posted rows of a sales invoice and the caches, without keys, as the open transaction sees them."""
        books = self.vendor.books
        receivable, group = books.row(
            "SELECT A.DOCKEY, A.GLTRANSID FROM SL_IV S JOIN AR_IV A ON A.DOCNO = S.DOCNO AND A.FROMDOCTYPE = 'IV' "
            "WHERE S.DOCKEY = ?", int(key),
        )  # fmt: skip
        where = {"AR_IV": ("DOCKEY", receivable), "AR_IVDTL": ("DOCKEY", receivable), "GL_TRANS": ("GLTRANSID", group)}
        found = {table: self._stripped(table, *where.get(table, ("DOCKEY", int(key)))) for table in _POSTED}
        (code,) = books.row("SELECT CODE FROM SL_IV WHERE DOCKEY = ?", int(key))
        owed = books.rows("SELECT OUTSTANDING FROM AR_CUSTOMER WHERE CODE = ?", code)
        stock = books.rows("SELECT CODE, BALSQTY FROM ST_ITEM ORDER BY CODE")
        found["caches"] = Counter([(("owed", owed[0][0]), ("stock", tuple(stock)))])
        return found

    def vendors_own(self, key: Key) -> dict[str, Counter[tuple[tuple[str, object], ...]]]:
        """The same, posted anew from the sales rows by the vendor's program, and given up again."""
        self.vendor.begin()
        try:
            posting, stamp = self.vendor._sales.posting, self.vendor.now()
            receivable, group = posting.receivable(int(key))
            posting.unpost(int(key), receivable, group)
            self.vendor.books.delete("AR_IV", DOCKEY=receivable)
            posting.post(int(key), stamp)
            return self.posted(key)
        finally:
            self.vendor.rollback()

    def columns(self, table: str) -> list[str]:
        """Names of a table's columns, as the open transaction sees them."""
        found = self.vendor.books.rows(
            "SELECT TRIM(RDB$FIELD_NAME) FROM RDB$RELATION_FIELDS WHERE RDB$RELATION_NAME = ? "
            "ORDER BY RDB$FIELD_POSITION",
            table,
        )
        return [str(name) for (name,) in found]

    def _stripped(self, table: str, column: str, value: object) -> Counter[tuple[tuple[str, object], ...]]:
        names = [name for name in self.columns(table) if name not in _KEYS]
        condition = " AND DOCTYPE = 'IV'" if table == "ST_TR" else ""
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE {column} = ?{condition}"
        return Counter(tuple(zip(names, row, strict=True)) for row in self.vendor.books.rows(sql, value))


@contextmanager
def document_desk(server: FirebirdServer, variant: Variant, sizes: Sizes = SIZES) -> Iterator[DocumentDesk]:
    """A fresh company, not rehearsed yet."""
    company = make_company(server, variant, sizes)
    settings = settings_of(server, company.path, variant)
    opened = OpenCompany(settings, Password(server.password), load("sql_accounting"), SystemClock(), None)
    facts, past = RememberedFacts(), Past()
    rehearsals = Rehearsals(facts, Habits)

    def writer(kind: EntityKind) -> DocumentWriter:
        preparation = Preparation(opened, LiveStructure(opened), kind, rehearsals, SystemClock(), learn_posting)
        return DocumentWriter(preparation, past)

    vendor = VendorProgram(company.door, company.charset)
    desk = DocumentDesk(
        server, company, opened, vendor, past, rehearsals, writer(EntityKind.INVOICE), writer(EntityKind.PAYMENT), facts
    )
    try:
        yield desk
    finally:
        opened.close()
        cast(Desk, vendor).close()


def totals(desk: DocumentDesk) -> tuple[object, ...]:
    """What must be as before once everything was taken back."""
    sums = [
        "SELECT COUNT(*), CAST(SUM(LOCALDR) AS DECIMAL(18,2)), CAST(SUM(LOCALCR) AS DECIMAL(18,2)) FROM GL_TRANS",
        "SELECT COUNT(*), CAST(SUM(DOCAMT) AS DECIMAL(18,2)), CAST(SUM(PAYMENTAMT) AS DECIMAL(18,2)) FROM AR_IV",
        "SELECT COUNT(*), CAST(SUM(AMOUNT) AS DECIMAL(18,2)), CAST(SUM(TAXAMT) AS DECIMAL(18,2)) FROM AR_IVDTL",
        "SELECT COUNT(*), CAST(SUM(DOCAMT) AS DECIMAL(18,2)) FROM SL_IV",
        "SELECT COUNT(*), CAST(SUM(AMOUNT) AS DECIMAL(18,2)) FROM SL_IVDTL",
        "SELECT COUNT(*), CAST(SUM(DOCAMT) AS DECIMAL(18,2)), CAST(SUM(UNAPPLIEDAMT) AS DECIMAL(18,2)) FROM AR_PM",
        "SELECT COUNT(*), CAST(SUM(KOAMT) AS DECIMAL(18,2)) FROM AR_KNOCKOFF",
        "SELECT COUNT(*), CAST(SUM(QTY) AS DECIMAL(18,4)) FROM ST_TR",
        "SELECT CAST(SUM(OUTSTANDING) AS DECIMAL(18,2)) FROM AR_CUSTOMER",
        "SELECT CAST(SUM(BALSQTY) AS DECIMAL(18,4)) FROM ST_ITEM",
    ]
    return tuple(desk.rows(sql)[0] for sql in sums)
