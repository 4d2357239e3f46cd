"""A sample AutoCount company whose invoices the product writes, by what a rehearsal learned of it."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from connector.domain.actions import ActionKind
from connector.domain.clock import SystemClock
from connector.domain.documents import Invoice, Line
from connector.domain.errors import RetryLater
from connector.domain.fingerprint import canonical
from connector.domain.keys import ActionId, EntityKind, Key
from connector.domain.platform_changes import ChangeId
from connector.domain.writing import Write, WriteOutcome, WriteResult
from connector.ledger.learning import Learn, learn_posting
from connector.ledger.rehearsals import RememberedFacts
from connector.mapping import Mapping
from connector.providers.autocount.sink import AutoCountBooks
from connector.providers.autocount.source import AutoCountSource
from tests.live.autocount_desk import Server, opened
from tests.live.servers.autocount import WRITER, AutoCountDatabase, Login
from tests.live.servers.processes import wait_until
from tests.sample.autocount import oracle
from tests.sample.autocount.company import make_company
from tests.sample.autocount.variant import Variant
from tests.sample.variant import TINY

IV: Final = EntityKind.INVOICE
SIZES: Final = replace(TINY, invoices=150, payments=60, cash_sales=4, credit_notes=4)
DAY: Final = dt.date(2025, 11, 20)
"""Within the fiscal years of the sample."""
_TAXES: Final = {"SV-8": 8, "ST-10": 10, "ST-5": 5, "ZR": 0}


@dataclass(slots=True)
class InvoiceDesk:
    """One company, and its books as something to write."""

    database: AutoCountDatabase
    source: AutoCountSource
    books: AutoCountBooks
    facts: RememberedFacts
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What somebody else sees."""
        with self.person() as person:
            return [tuple(row) for row in person.execute(sql, *parameters).fetchall()]

    def run(self, sql: str, *parameters: object) -> None:
        """What somebody else does."""
        with self.person() as person:
            person.execute(sql, *parameters)
            person.commit()

    @contextmanager
    def person(self) -> Iterator[Any]:
        """Somebody else's connection to the same company."""
        connection = self.database.connect()
        try:
            yield connection
        finally:
            connection.close()

    def untied(self) -> list[str]:
        """What does not tie in the books by the sample program's own totals."""
        with self.person() as person:
            return oracle.untied(person)

    def counters(self) -> dict[int, int]:
        """Where the counters of keys stand."""
        return {int(number): int(value) for number, value in self.rows(
            "SELECT RegID, RegValue FROM Registry WHERE RegType = 3")}  # fmt: skip

    def next_number(self) -> str:
        """The number that the company gives next."""
        ((value,),) = self.rows("SELECT NextNumber FROM DocNoFormat WHERE Name = 'INVOICE'")
        return f"IV-{value:06d}"

    def contents(self) -> list[list[tuple[Any, ...]]]:
        """Everything that an invoice is posted in, but for counters."""
        tables = {"IV": "DocKey", "IVDTL": "DtlKey", "ARInvoice": "DocKey", "ARInvoiceDTL": "DtlKey",
                  "GLDTL": "GLDtlKey", "TaxTrans": "TaxTransKey", "StockDTL": "StockDTLKey"}  # fmt: skip
        return [self.rows(f"SELECT {key} FROM {table} ORDER BY {key}") for table, key in tables.items()]

    def settled(self, write: Write) -> WriteResult | None:
        """What became of a write, asked until the server has noticed that the connection is gone."""
        found: list[WriteResult | None] = []

        def asked() -> bool:
            try:
                found.append(self.books.settle(write))
            except RetryLater:
                return False
            return True

        wait_until(asked, "the server to give the lost connection up")
        return found[0]

    @contextmanager
    def beside(
        self,
        port: int | None = None,
        login: Login = WRITER,
        facts: RememberedFacts | None = None,
        learn: Learn = learn_posting,
    ) -> Iterator[tuple[AutoCountSource, AutoCountBooks]]:
        """The same books once more: over another port, with another login, or of whoever learned something else."""
        source = opened(self.database, port, login)
        try:
            yield source, books_of(source, facts or self.facts, learn)
        finally:
            source.close()

    def customer(self, currency: str = "MYR", *, inclusive: bool = False) -> str:
        """A customer of the sample."""
        found = self.rows(
            "SELECT AccNo FROM Debtor WHERE CurrencyCode = ? AND InclusiveTax = ? AND IsActive = 'T' ORDER BY AccNo",
            currency, "T" if inclusive else "F",
        )  # fmt: skip
        return str(found[0][0])

    def invoice(self, lines: Sequence[Line], **fields: Any) -> Invoice:
        """An invoice over some lines, of today unless said otherwise."""
        total = sum(line.amount + line.tax_amount for line in lines)
        wanted: dict[str, Any] = {
            "number": "", "date": DAY, "currency": "MYR",
            "total": total, "local_total": total, "lines": tuple(lines),
        }  # fmt: skip
        return Invoice(**{**wanted, **({} if "customer" in fields else {"customer": self.customer()}), **fields})

    def line(self, place: int, quantity: int = 2, discount: str | None = None, uom: str | None = None) -> Line:
        """A line of the sample's product of that number, at its own price and tax, as the sample reckons it."""
        return self._line(self._sold(place, uom), quantity, discount)

    def service(self, place: int, quantity: int = 2) -> Line:
        """A line of a product of which no stock is kept."""
        return self._line(self._sold(place, None, stocked=False), quantity)

    def _line(self, sold: tuple[str, str, Decimal, str | None], quantity: int, discount: str | None = None) -> Line:
        code, uom, price, tax = sold
        gross = _cents(Decimal(quantity) * price)
        left = gross
        for part in (discount or "").split("+"):
            if part:
                left -= _cents(left * Decimal(part[:-1]) / 100) if part.endswith("%") else Decimal(part)
        added = _cents(left * _TAXES.get(tax or "", 0) / 100)
        return Line(item=code, unit=uom, quantity=Decimal(quantity), unit_price=price, discount=discount, tax_code=tax,
                    amount=int(left * 100), tax_amount=int(added * 100))  # fmt: skip

    def _sold(self, place: int, uom: str | None, *, stocked: bool = True) -> tuple[str, str, Decimal, str | None]:
        sql = (
            "SELECT i.ItemCode, u.UOM, u.Price, i.TaxCode FROM Item i JOIN ItemUOM u ON u.ItemCode = i.ItemCode"
            " WHERE i.StockControl = ? AND i.IsActive = 'T' AND i.TaxCode LIKE ? AND u.UOM = ? ORDER BY i.ItemCode"
        )
        kept, taxed = ("T", "ST-%") if stocked else ("F", "SV-%")
        code, unit, price, tax = self.rows(sql, kept, taxed, uom or "UNIT")[place]
        return str(code), str(unit), price, tax

    def new(self, invoice: Invoice) -> Write:
        """A new invoice."""
        number = f"{next(self._numbers):032x}"
        return Write(
            id=ActionId(number), change=ChangeId(number), kind=ActionKind.CREATE, entity=IV, content=canonical(invoice),
            reference=f"BB{uuid.uuid4().hex[:18]}",
        )  # fmt: skip

    def written(self, write: Write) -> WriteResult:
        """Write what must go in."""
        result = self.books.apply(write)
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        return result

    def refused(self, write: Write) -> str:
        """The sentence with which a write is refused; nothing of it is in the books."""
        before = self.rows("SELECT COUNT(*) FROM IV"), self.rows("SELECT COUNT(*) FROM GLDTL")
        result = self.books.apply(write)
        assert result.outcome is WriteOutcome.REJECTED, result
        assert (self.rows("SELECT COUNT(*) FROM IV"), self.rows("SELECT COUNT(*) FROM GLDTL")) == before
        return result.reason

    def read(self, key: str) -> Invoice:
        """The invoice as the source tells it."""
        (change,) = (c for page in self.source.fetch(IV, [Key(key)]) for c in page.changes)
        assert change.failure is None, change.failure
        assert isinstance(change.entity, Invoice)
        return change.entity


def books_of(source: AutoCountSource, facts: RememberedFacts, learn: Learn = learn_posting) -> AutoCountBooks:
    """The same books as something to write."""
    assert isinstance(source.mapping, Mapping)
    return AutoCountBooks(source.company, source.mapping, SystemClock(), facts, learn)


@contextmanager
def invoice_desk(
    server: Server, variant: Variant | None = None, invoices: int = SIZES.invoices
) -> Iterator[InvoiceDesk]:
    """A fresh company that nobody rehearsed yet."""
    database = make_company(server, variant or Variant(), replace(SIZES, invoices=invoices))
    source = opened(database)
    kept = RememberedFacts()
    try:
        yield InvoiceDesk(database, source, books_of(source, kept), kept)
    finally:
        source.close()
        database.drop()


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
