"""The ledger group of a document as the vendor's program writes it, by each of its `Rules`: rows worked out in memory.

A separate implementation of what `sales_posting` and `receipts` say in SQL; neither knows of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from tests.sample.variant import Rules
from tests.sample.vendor_books import rounded

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Header:
    """What the receivable, the ledger and the stock rows take from a sales invoice."""

    saleskey: int
    docno: str
    docdate: date
    code: str
    terms: str
    currency: str
    rate: Decimal
    total: Decimal
    local_total: Decimal
    cancelled: bool
    agent: str
    area: str
    project: str
    name: str
    postdate: date
    text: str
    reference: str | None
    external: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """What is taken from a sales line."""

    dtlkey: int
    seq: int
    item: str | None
    description: str
    tax: str | None
    tariff: str | None
    rate: str | None
    tax_amount: Decimal
    local_tax: Decimal
    amount: Decimal
    local_amount: Decimal
    account: str
    quantity: Decimal
    price: Decimal
    unit: str | None
    location: str
    project: str
    inclusive: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a ledger group; a negative debit is a credit, unless the side is fixed."""

    account: str
    debit: Decimal
    local: Decimal
    source: int
    table: str = "S"
    tax: str | None = None
    description: str = "Sales"
    project: str = "----"
    ref2: str | None = None
    side: str = ""
    """DR or CR: the amount stands there with its sign."""
    on: date | None = None
    """Another day than the document's."""

    def amounts(self) -> dict[str, Decimal]:
        """The four amounts of the row."""
        if self.side == "DR" or (not self.side and self.debit >= 0):
            return {"DR": self.debit, "CR": ZERO, **self._local()}
        return {"DR": ZERO, "CR": -self.debit, **self._local()}

    def _local(self) -> dict[str, Decimal]:
        if self.side == "DR" or (not self.side and self.local >= 0):
            return {"LOCALDR": self.local, "LOCALCR": ZERO}
        return {"LOCALDR": ZERO, "LOCALCR": -self.local}


def sales_entries(rules: Rules, header: Header, lines: Sequence[tuple[Line, int]], arkey: int) -> Iterator[Entry]:
    """The group of a sales invoice; with each line goes the key of its receivable line."""
    if header.cancelled and not rules.keeps_void:
        return
    match rules:
        case Rules.GROUPED:
            yield from _grouped(header, [line for line, _ in lines], arkey)
        case Rules.SUMMED:
            yield from _summed(header, [line for line, _ in lines])
        case _:
            yield from _by_line(rules, header, lines, arkey)


def _by_line(rules: Rules, header: Header, lines: Sequence[tuple[Line, int]], arkey: int) -> Iterator[Entry]:
    cash_book = rules is Rules.CASH_BOOK
    ref2 = header.external if cash_book else None
    text = header.text if cash_book else "Sales"
    yield Entry(header.code, header.total, header.local_total, arkey, "M", None, text, header.project, ref2)
    spare = header.local_total - sum((line.local_amount + line.local_tax for line, _ in lines), ZERO)
    for line, key in lines:
        posted = line.local_amount + (spare if line is lines[-1][0] else 0)
        row = Entry(line.account, -line.amount, -posted, key, "S", line.tax, line.description[:150], line.project, ref2)
        yield row
        if line.tax_amount:
            due = "SST-203" if rules.defers and line.tax == "SV" else "SST-202"
            yield replace(row, account=due, debit=-line.tax_amount, local=-line.local_tax)


def _grouped(header: Header, lines: Sequence[Line], arkey: int) -> Iterator[Entry]:
    local = sum((line.local_amount + line.local_tax for line in lines), ZERO)
    row = Entry(header.code, header.total, local, arkey, "M", None, header.name[:150], header.project, header.reference)
    yield replace(row, side="DR")
    sales = _sums(((line.account, line.tax), line.amount, line.local_amount) for line in lines)
    for (account, tax), amount, local in sales:
        yield replace(row, account=account, tax=tax, debit=-amount, local=-local, table="S", side="CR")
    taxes = _sums(
        (("SST-203" if line.tax == "SV" else "SST-202", None), line.tax_amount, line.local_tax) for line in lines
    )
    for (account, _), amount, local in taxes:
        yield replace(row, account=account, debit=-amount, local=-local, table="S", side="CR")


def _summed(header: Header, lines: Sequence[Line]) -> Iterator[Entry]:
    own = Entry(header.code, header.total, header.local_total, header.saleskey, "M", None, header.text, header.project)
    yield own
    for line in lines:
        text = line.description[:150]
        yield Entry(line.account, -line.amount, -line.local_amount, line.dtlkey, "S", line.tax, text, line.project)
    for (_, tax), amount, local in _sums((("", line.tax), line.tax_amount, line.local_tax) for line in lines):
        yield replace(own, account="SST-202", tax=tax, debit=-amount, local=-local, table="S")
    left = header.local_total - sum((line.local_amount + line.local_tax for line in lines), ZERO)
    if left:
        yield replace(own, account="530-100", debit=ZERO, local=-left, table="S", description="Rounding")


_Group = tuple[str, str | None]


def _sums(parts: Iterable[tuple[_Group, Decimal, Decimal]]) -> list[tuple[_Group, Decimal, Decimal]]:
    """Sums by group, those of nothing left out."""
    sums: dict[_Group, tuple[Decimal, Decimal]] = {}
    for group, amount, local in parts:
        before = sums.get(group, (ZERO, ZERO))
        sums[group] = (before[0] + amount, before[1] + local)
    ordered = sorted(sums.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    return [(group, amount, local) for group, (amount, local) in ordered if amount]


@dataclass(frozen=True, slots=True)
class Payment:
    """What the ledger takes from a customer payment."""

    dockey: int
    docno: str
    code: str
    docdate: date
    currency: str
    rate: Decimal
    total: Decimal
    local_total: Decimal
    method: str
    journal: str
    group: int
    agent: str
    area: str
    bounced: date | None
    charge: Decimal
    description: str
    cheque: str | None
    cancelled: bool
    knocked: tuple[Knocked, ...] = ()
    twin: tuple[int, int] = field(default=(0, 0))
    """Keys of its cash book row and that row's line."""


@dataclass(frozen=True, slots=True)
class Knocked:
    """What a payment settled of one receivable."""

    docno: str
    amount: Decimal
    actual: Decimal
    """At the rate of the receivable."""
    gain: Decimal
    due: Decimal
    """Deferred service tax that falls due."""


def payment_entries(rules: Rules, payment: Payment) -> Iterator[Entry]:
    """The group of a customer payment."""
    if payment.cancelled and not rules.keeps_void:
        return
    own = Entry(payment.code, ZERO, ZERO, payment.dockey, description=payment.description)
    if rules is Rules.SUMMED:
        own = replace(own, ref2=payment.cheque)
    if rules is Rules.CASH_BOOK:
        own = replace(own, source=payment.twin[0])
    for knocked in payment.knocked:
        if rules.defers and knocked.due:
            yield replace(own, account="SST-203", debit=knocked.due, local=knocked.due)
            yield replace(own, account="SST-202", debit=-knocked.due, local=-knocked.due)
    yield from _DEBTOR.get(rules, _one_debtor)(payment, own)
    if payment.bounced is not None:
        debtor = _debtor_row(rules, payment, own)
        yield replace(debtor, debit=payment.total, local=payment.local_total, on=payment.bounced)
        for row in _bank(payment, own, -1):
            yield replace(row, on=payment.bounced)


def _debtor_row(rules: Rules, payment: Payment, own: Entry) -> Entry:
    return replace(own, source=payment.twin[1]) if rules is Rules.CASH_BOOK else own


def _bank(payment: Payment, own: Entry, sign: int, table: str = "S") -> Iterator[Entry]:
    """The money less the bank's charge, and the charge."""
    charge, local_charge = payment.charge, rounded(payment.charge * payment.rate)
    money, local = payment.total - charge, payment.local_total - local_charge
    yield replace(own, account=payment.method, debit=money * sign, local=local * sign, table=table)
    if charge:
        yield replace(own, account="902-000", debit=charge * sign, local=local_charge * sign)


def _one_debtor(payment: Payment, own: Entry) -> Iterator[Entry]:
    gains = sum((knocked.gain for knocked in payment.knocked), ZERO)
    yield replace(own, debit=-payment.total, local=-payment.local_total, table="M")
    yield from _bank(payment, own, 1)
    if gains:
        yield replace(own, local=gains)
        yield replace(own, account="980-000", local=-gains)


def _debtor_by_invoice(payment: Payment, own: Entry) -> Iterator[Entry]:
    for knocked in payment.knocked:
        yield replace(own, debit=-knocked.amount, local=-knocked.actual, table="M", ref2=knocked.docno)
    rest = payment.total - sum((knocked.amount for knocked in payment.knocked), ZERO)
    local_rest = rounded(rest * payment.rate)
    if rest:
        yield replace(own, debit=-rest, local=-local_rest, table="M")
    yield from _bank(payment, own, 1)
    gains = payment.local_total - local_rest - sum((knocked.actual for knocked in payment.knocked), ZERO)
    if gains:
        yield replace(own, account="980-000", local=-gains)


def _bank_first(payment: Payment, own: Entry) -> Iterator[Entry]:
    gains = sum((knocked.gain for knocked in payment.knocked), ZERO)
    debtor = _debtor_row(Rules.CASH_BOOK, payment, own)
    yield from _bank(payment, own, 1, "M")
    yield replace(debtor, debit=-payment.total, local=-payment.local_total)
    if gains:
        yield replace(debtor, local=gains)
        yield replace(own, account="980-000", local=-gains)


def _net_debtor(payment: Payment, own: Entry) -> Iterator[Entry]:
    gains = sum((knocked.gain for knocked in payment.knocked), ZERO)
    yield replace(own, debit=-payment.total, local=gains - payment.local_total, table="M")
    yield from _bank(payment, own, 1)
    if gains:
        yield replace(own, account="980-000", local=-gains)


_DEBTOR: Final = {
    Rules.GROUPED: _debtor_by_invoice,
    Rules.CASH_BOOK: _bank_first,
    Rules.SUMMED: _net_debtor,
}
