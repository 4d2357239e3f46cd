"""Customer payments as the vendor's program saves them: the receipt, its knock-offs, the ledger group, balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final, cast

from tests.sample.vendor_books import Books, rounded
from tests.sample.vendor_posting import owed
from tests.sample.vendor_sales import next_number

_NONE: Final = "----"
_METHOD: Final = "310-001"


@dataclass(frozen=True, slots=True)
class Allocation:
    """How much of a payment goes to one receivable (AR_IV.DOCKEY), in the document's currency."""

    receivable: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Payment:
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
    cancelled: bool


class Receipts:
    """Customer payments of one company."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def create(
        self,
        code: str,
        allocations: Sequence[Allocation],
        unapplied: Decimal,
        on: date,
        modified: int,
        invoice_stamp: int | None = None,
    ) -> int:
        """Save a payment with its knock-offs; AR_IV.LASTMODIFIED moves only with an invoice stamp.

        Gives AR_PM.DOCKEY. It is not public whether the vendor moves the invoice's version: both exist here.
        """
        key = self._books.next("AR_PM")
        self._insert(key, code, unapplied + sum((each.amount for each in allocations), Decimal(0)), on, modified)
        for allocation in allocations:
            self._knock(self._payment(key), allocation, invoice_stamp)
        self.post(key)
        owed(self._books, code)
        return key

    def release(self, receivable: int, stamp: int) -> list[int]:
        """Take every payment and credit note off a receivable; gives the payments' AR_PM.DOCKEYs."""
        books = self._books
        found = books.rows(
            "SELECT DISTINCT FROMDOCKEY FROM AR_KNOCKOFF WHERE FROMDOCTYPE = 'PM' AND TODOCKEY = ?",
            receivable,
        )
        keys = [cast(int, key) for (key,) in found]
        for key in keys:
            self.unknock(key, stamp, only=receivable)
        self._release_credit(receivable)
        return keys

    def _release_credit(self, receivable: int) -> None:
        books = self._books
        for key, source, amount in books.rows(
            "SELECT DOCKEY, FROMDOCKEY, KOAMT FROM AR_KNOCKOFF WHERE FROMDOCTYPE = 'CN' AND TODOCKEY = ?", receivable
        ):
            books.delete("AR_KNOCKOFF", DOCKEY=key)
            books.run("UPDATE AR_CN SET UNAPPLIEDAMT = UNAPPLIEDAMT + ? WHERE DOCKEY = ?", amount, source)
            books.run("UPDATE AR_IV SET PAYMENTAMT = PAYMENTAMT - ? WHERE DOCKEY = ?", amount, receivable)

    def unknock(self, key: int, stamp: int | None, only: int | None = None) -> None:
        """Take a payment off its receivables, or off one of them."""
        books, payment = self._books, self._payment(key)
        for kodockey, target, amount in books.rows(
            "SELECT DOCKEY, TODOCKEY, KOAMT FROM AR_KNOCKOFF WHERE FROMDOCTYPE = 'PM' AND FROMDOCKEY = ?", key
        ):
            if only is None or target == only:
                books.delete("AR_KNOCKOFF", DOCKEY=kodockey)
                books.run("UPDATE AR_IV SET PAYMENTAMT = PAYMENTAMT - ? WHERE DOCKEY = ?", amount, target)
                books.run("UPDATE AR_PM SET UNAPPLIEDAMT = UNAPPLIEDAMT + ? WHERE DOCKEY = ?", amount, key)
        if stamp is not None:
            books.run("UPDATE AR_PM SET UPDATECOUNT = COALESCE(UPDATECOUNT, 0) + 1 WHERE DOCKEY = ?", key)
            books.update("AR_PM", {"DOCKEY": key}, LASTMODIFIED=stamp)
        self.post(key)
        owed(books, payment.code)

    def delete(self, key: int, stamp: int) -> None:
        """Remove a payment with all rows of it."""
        payment = self._payment(key)
        self.unknock(key, stamp)
        self._books.delete("GL_TRANS", GLTRANSID=payment.group)
        self._books.delete("AR_PM", DOCKEY=key)

    def _insert(self, key: int, code: str, total: Decimal, on: date, modified: int) -> None:
        """The receipt itself, all of it unapplied yet."""
        books = self._books
        currency, agent, area = books.row("SELECT CURRENCYCODE, AGENT, AREA FROM AR_CUSTOMER WHERE CODE = ?", code)
        rate = cast(Decimal, books.row("SELECT BUYINGRATE FROM CURRENCY WHERE CODE = ?", currency)[0])
        books.insert(
            "AR_PM",
            **dict.fromkeys(("DOCDATE", "POSTDATE", "TAXDATE"), on),
            DOCKEY=key,
            DOCNO=next_number(books, "PM", "OR-{:05d}"),
            CODE=code,
            DESCRIPTION="Payment For A/C",
            AREA=area,
            AGENT=agent,
            PAYMENTMETHOD=_METHOD,
            JOURNAL="BANK",
            PROJECT=_NONE,
            PAYMENTPROJECT=_NONE,
            CURRENCYCODE=currency,
            CURRENCYRATE=rate,
            BANKCHARGE=0,
            DOCAMT=total,
            LOCALDOCAMT=rounded(total * rate),
            UNAPPLIEDAMT=total,
            GLTRANSID=books.next("GL_TRANS_ID"),
            CANCELLED=False,
            STATUS=0,
            NONREFUNDABLE=False,
            LASTMODIFIED=modified,
        )

    def _knock(self, payment: _Payment, allocation: Allocation, stamp: int | None) -> None:
        books = self._books
        (rate,) = books.row("SELECT CURRENCYRATE FROM AR_IV WHERE DOCKEY = ?", allocation.receivable)
        local, actual = rounded(allocation.amount * payment.rate), rounded(allocation.amount * cast(Decimal, rate))
        books.insert(
            "AR_KNOCKOFF",
            DOCKEY=books.next("AR_KNOCKOFF"),
            FROMDOCTYPE="PM",
            FROMDOCKEY=payment.dockey,
            TODOCTYPE="IV",
            TODOCKEY=allocation.receivable,
            KOAMT=allocation.amount,
            ACTUALLOCALKOAMT=actual,
            LOCALKOAMT=local,
            KOTAXDATE=payment.docdate if self._service_tax(allocation.receivable, allocation.amount) else None,
            GAINLOSS=local - actual,
            GAINLOSSPOSTDATE=payment.docdate,
        )
        change = "UPDATE AR_IV SET PAYMENTAMT = PAYMENTAMT + ? WHERE DOCKEY = ?"
        books.run(change, allocation.amount, allocation.receivable)
        if stamp is not None:
            books.update("AR_IV", {"DOCKEY": allocation.receivable}, LASTMODIFIED=stamp)
        change = "UPDATE AR_PM SET UNAPPLIEDAMT = UNAPPLIEDAMT - ? WHERE DOCKEY = ?"
        books.run(change, allocation.amount, payment.dockey)

    def post(self, key: int) -> None:
        """Write the ledger group anew: bank against debtor, gain or loss, service tax that became due."""
        books, payment, gains = self._books, self._payment(key), Decimal(0)
        books.delete("GL_TRANS", GLTRANSID=payment.group)
        for receivable, amount, gain in books.rows(
            "SELECT TODOCKEY, KOAMT, GAINLOSS FROM AR_KNOCKOFF WHERE FROMDOCTYPE = 'PM' AND FROMDOCKEY = ?",
            payment.dockey,
        ):
            gains += cast(Decimal, gain)
            if due := self._service_tax(cast(int, receivable), cast(Decimal, amount)):
                self._enter(payment, "SST-203", due, due)
                self._enter(payment, "SST-202", -due, -due)
        self._enter(payment, payment.code, -payment.total, -payment.local_total, table="M")
        self._bank(payment, 1)
        if gains:
            self._enter(payment, payment.code, Decimal(0), gains)
            self._enter(payment, "980-000", Decimal(0), -gains)
        if payment.bounced is not None:
            back = replace(payment, docdate=payment.bounced)
            self._enter(back, payment.code, payment.total, payment.local_total)
            self._bank(back, -1)

    def _bank(self, payment: _Payment, sign: int) -> None:
        """The money less the bank's charge, and the charge."""
        charge, local_charge = payment.charge, rounded(payment.charge * payment.rate)
        money, local = payment.total - charge, payment.local_total - local_charge
        self._enter(payment, payment.method, money * sign, local * sign)
        if charge:
            self._enter(payment, "902-000", charge * sign, local_charge * sign)

    def _service_tax(self, receivable: int, amount: Decimal) -> Decimal:
        """Share of an invoice's deferred service tax that falls due with this amount."""
        (total,) = self._books.row("SELECT DOCAMT FROM AR_IV WHERE DOCKEY = ?", receivable)
        taxes = self._books.rows("SELECT LOCALTAXAMT FROM AR_IVDTL WHERE DOCKEY = ? AND TAX = 'SV'", receivable)
        deferred = sum((cast(Decimal, tax) for (tax,) in taxes), Decimal(0))
        return rounded(deferred * amount / cast(Decimal, total)) if total else Decimal(0)

    def _payment(self, key: int) -> _Payment:
        row = self._books.row(
            """SELECT DOCKEY, DOCNO, CODE, DOCDATE, CURRENCYCODE, CURRENCYRATE, DOCAMT, LOCALDOCAMT, PAYMENTMETHOD,
            JOURNAL, GLTRANSID, AGENT, AREA, BOUNCEDDATE, BANKCHARGE,
            DESCRIPTION, CANCELLED FROM AR_PM WHERE DOCKEY = ?""",
            key,
        )
        return _Payment(*row[:-1], cancelled=self._books.true(row[-1]))  # type: ignore[arg-type, misc]

    def _enter(self, payment: _Payment, account: str, debit: Decimal, local: Decimal, table: str = "S") -> None:
        self._books.insert(
            "GL_TRANS",
            **dict.fromkeys(("DOCDATE", "POSTDATE", "TAXDATE"), payment.docdate),
            DOCKEY=self._books.next("GL_TRANS"),
            GLTRANSID=payment.group,
            CODE=account,
            AREA=payment.area,
            AGENT=payment.agent,
            PROJECT=_NONE,
            JOURNAL=payment.journal,
            CURRENCYCODE=payment.currency,
            CURRENCYRATE=payment.rate,
            DESCRIPTION=payment.description,
            DR=max(debit, Decimal(0)),
            CR=max(-debit, Decimal(0)),
            LOCALDR=max(local, Decimal(0)),
            LOCALCR=max(-local, Decimal(0)),
            REF1=payment.docno,
            FROMDOCTYPE="PM",
            FROMKEY=payment.dockey,
            TABLETYPE=table,
            CANCELLED=payment.cancelled,
            AUTOPOST=False,
        )
