"""A sample AutoCount company whose customers' payments the product writes, by what a rehearsal learned of it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Any, Final

from connector.domain.actions import ActionKind
from connector.domain.fingerprint import canonical
from connector.domain.keys import ActionId, EntityKind, Key
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import ChangeId
from connector.domain.writing import Write, WriteOutcome
from connector.ledger.rehearsals import RememberedFacts
from tests.live.autocount_desk import Server, opened
from tests.live.invoice_desk import DAY, InvoiceDesk, books_of
from tests.sample.autocount.company import make_company
from tests.sample.autocount.person import Person
from tests.sample.autocount.variant import Rules, Variant
from tests.sample.variant import TINY

PM: Final = EntityKind.PAYMENT
SIZES: Final = replace(TINY, invoices=150, payments=110, cash_sales=4, credit_notes=4)
_NOON: Final = dt.datetime.combine(DAY, dt.time(12), dt.timezone(dt.timedelta(hours=8))).timestamp()
_OWN: Final = {"DocKey", "DtlKey", "CBKey", "SourceKey", "PaymentDocKey", "KnockOffKey", "GLDtlKey", "BankTransKey",
               "AutoKey", "GLTrxID", "DocNo", "RefNo1", "DocNo2"}  # fmt: skip
"""Columns in which two payments that are alike differ."""
_STAMPS: Final = {"LastModified", "CreatedTimeStamp"}
_PAYMENTS: Final = {
    "ARPayment": "DocKey = ?",
    "ARPaymentDTL": "DocKey = ?",
    "ARPaymentKnockOff": "DocKey = ?",
    "ARPaymentKnockOffDetail": "KnockOffKey IN (SELECT KnockOffKey FROM ARPaymentKnockOff WHERE DocKey = ?)",
    "CB": "SourceType = 'RP' AND SourceKey = ?",
    "CBDTL": "DocKey IN (SELECT CBKey FROM ARPayment WHERE DocKey = ?)",
    "CBPaymentDTL": "DocKey IN (SELECT CBKey FROM ARPayment WHERE DocKey = ?)",
    "BankTrans": "SourceType = 'OR' AND SourceKey IN (SELECT CBKey FROM ARPayment WHERE DocKey = ?)",
    "GLDTL": "PaymentDocType = 'RP' AND PaymentDocKey = ?",
}
_TOUCHED: Final = ("SELECT DocKey, PaymentAmt, LocalPaymentAmt, Outstanding FROM ARInvoice ORDER BY DocKey",
                   "SELECT DtlKey, KnockOffAmount FROM ARInvoiceDTL ORDER BY DtlKey")  # fmt: skip
Told = dict[str, Counter[tuple[tuple[str, object], ...]]]


@dataclass(frozen=True, slots=True)
class Open:
    """A sales invoice that is not paid whole."""

    key: int
    receivable: int
    number: str
    customer: str
    owed: Decimal


@dataclass(slots=True)
class PaymentDesk(InvoiceDesk):
    """One company, and its books as something to write payments into."""

    def open(self, place: int = 0, currency: str = "MYR") -> Open:
        """One of the sample's open invoices."""
        return self.all_open(currency)[place]

    def all_open(self, currency: str = "MYR") -> list[Open]:
        """All that are open by more than a little, the newest first."""
        found = self.rows(
            "SELECT i.DocKey, r.DocKey, r.DocNo, r.DebtorCode, r.Outstanding FROM IV i JOIN ARInvoice r ON"
            " r.SourceType = 'IV' AND r.SourceKey = i.DocKey JOIN Debtor d ON d.AccNo = r.DebtorCode"
            " AND d.IsActive = 'T' WHERE r.Cancelled = 'F' AND r.Outstanding > 20"
            " AND r.CurrencyCode = ? ORDER BY i.DocKey DESC", currency,
        )  # fmt: skip
        return [Open(*row) for row in found]

    def two_open(self) -> tuple[Open, Open]:
        """Two of one customer."""
        found = self.all_open()
        return next((one, two) for one, two in combinations(found, 2) if one.customer == two.customer)

    def payment(self, parts: Sequence[tuple[Open, str]], more: str = "0", **fields: Any) -> Payment:
        """A payment of some invoices, with an amount that pays nothing."""
        allocations = tuple(
            Allocation(document_type="IV", document=str(paid.key), number=paid.number, amount=_sen(amount))
            for paid, amount in parts
        )
        amount = sum(part.amount for part in allocations) + _sen(more)
        wanted: dict[str, Any] = {
            "number": "", "date": DAY, "currency": "MYR", "amount": amount, "local_amount": amount,
            "allocations": allocations, "method": "MAYBANK", "reference": "100200", "customer": parts[0][0].customer,
        }  # fmt: skip
        return Payment(**(wanted | fields))

    def pays(self, payment: Payment) -> Write:
        """A new payment."""
        number = f"{next(self._numbers):032x}"
        return Write(
            id=ActionId(number), change=ChangeId(number), kind=ActionKind.CREATE, entity=PM,
            content=canonical(payment), reference=f"BB{uuid.uuid4().hex[:18]}",
        )  # fmt: skip

    def refuses(self, write: Write) -> str:
        """The sentence with which a write is refused; nothing of it is in the books."""
        before = self.everything()
        result = self.books.apply(write)
        assert result.outcome is WriteOutcome.REJECTED, result
        assert self.everything() == before
        return result.reason

    def paid(self, key: str) -> Payment:
        """The payment as the source tells it."""
        (change,) = (c for page in self.source.fetch(PM, [Key(key)]) for c in page.changes)
        assert change.failure is None, change.failure
        assert isinstance(change.entity, Payment)
        return change.entity

    def posted(self, key: int) -> Told:
        """All rows of a payment, without keys and numbers."""
        found: Told = {}
        with self.person() as person:
            for table, condition in _PAYMENTS.items():
                cursor = person.execute(f"SELECT * FROM {table} WHERE {condition}", key)
                names = [column[0] for column in cursor.description]
                told = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
                found[table] = Counter(tuple((n, v) for n, v in row.items() if n not in _OWN | _STAMPS) for row in told)
        return found

    def everything(self) -> list[list[tuple[Any, ...]]]:
        """Everything that a payment is posted in or moves, but for counters."""
        keys = {"ARPayment": "DocKey", "ARPaymentDTL": "DtlKey", "ARPaymentKnockOff": "KnockOffKey", "CB": "DocKey",
                "ARPaymentKnockOffDetail": "AutoKey", "CBDTL": "DtlKey", "CBPaymentDTL": "DtlKey",
                "BankTrans": "BankTransKey", "GLDTL": "GLDtlKey"}  # fmt: skip
        own = [self.rows(f"SELECT {key} FROM {table} ORDER BY {key}") for table, key in keys.items()]
        return [*own, *(self.rows(sql) for sql in _TOUCHED)]

    @contextmanager
    def at_the_counter(self) -> Iterator[Person]:
        """Somebody who enters payments in AutoCount on the day of ours."""
        person = Person(self.database, clock=lambda: _NOON, user="ADMIN")
        try:
            yield person
        finally:
            person.close()


Desks = Callable[[Rules], PaymentDesk]


@contextmanager
def payment_desk(server: Server, rules: Rules = Rules.PAIRED) -> Iterator[PaymentDesk]:
    """A fresh company that nobody rehearsed yet."""
    database = make_company(server, Variant(rules=rules), SIZES)
    source = opened(database)
    kept = RememberedFacts()
    try:
        yield PaymentDesk(database, source, books_of(source, kept), kept)
    finally:
        source.close()
        database.drop()


@contextmanager
def payment_desks(server: Server, prepare: Callable[[PaymentDesk], None]) -> Iterator[Desks]:
    """A company of each set of rules, made and prepared when it is needed."""
    made: dict[Rules, PaymentDesk] = {}
    with ExitStack() as stack:

        def of(rules: Rules) -> PaymentDesk:
            if rules not in made:
                made[rules] = stack.enter_context(payment_desk(server, rules))
                prepare(made[rules])
            return made[rules]

        yield of


def _sen(amount: str) -> int:
    return int(Decimal(amount) * 100)
