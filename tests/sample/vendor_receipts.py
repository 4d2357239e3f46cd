"""Customer payments as the vendor's program saves them: the receipt, its knock-offs, the ledger group, balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast

from tests.sample.variant import Rules
from tests.sample.vendor_books import Books, rounded
from tests.sample.vendor_cash_book import enter_in_cash_book
from tests.sample.vendor_ledger import Entry, Knocked, Payment, payment_entries
from tests.sample.vendor_posting import enter, owed
from tests.sample.vendor_sales import next_number

_NONE: Final = "----"
_METHOD: Final = "310-001"


@dataclass(frozen=True, slots=True)
class Allocation:
    """How much of a payment goes to one receivable (AR_IV.DOCKEY), in the document's currency."""

    receivable: int
    amount: Decimal


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
        if self._books.rules is Rules.CASH_BOOK:
            enter_in_cash_book(self._books, self._payment(key), modified)
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
        self._books.delete("GL_CBDTL", DOCKEY=payment.twin[0])
        self._books.delete("GL_CB", DOCKEY=payment.twin[0])
        self._books.delete("AR_PM", DOCKEY=key)
        owed(self._books, payment.code)

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

    def _knock(self, payment: Payment, allocation: Allocation, stamp: int | None) -> None:
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
        """Write the ledger group anew, and the cash book's twin where there is one."""
        books, payment = self._books, self._payment(key)
        books.delete("GL_TRANS", GLTRANSID=payment.group)
        for entry in payment_entries(books.rules, payment):
            self._enter(payment, entry)

    def _knocked(self, key: int) -> tuple[Knocked, ...]:
        rows = self._books.rows(
            """SELECT I.DOCNO, K.KOAMT, K.ACTUALLOCALKOAMT, K.GAINLOSS, K.TODOCKEY FROM AR_KNOCKOFF K
            JOIN AR_IV I ON I.DOCKEY = K.TODOCKEY WHERE K.FROMDOCTYPE = 'PM' AND K.FROMDOCKEY = ? ORDER BY K.DOCKEY""",
            key,
        )
        return tuple(
            Knocked(docno, amount, actual, gain, self._service_tax(receivable, amount))
            for docno, amount, actual, gain, receivable in cast(
                "list[tuple[str, Decimal, Decimal, Decimal, int]]", rows
            )
        )

    def _service_tax(self, receivable: int, amount: Decimal) -> Decimal:
        """Share of an invoice's deferred service tax that falls due with this amount."""
        if not self._books.rules.defers:
            return Decimal(0)
        (total,) = self._books.row("SELECT DOCAMT FROM AR_IV WHERE DOCKEY = ?", receivable)
        taxes = self._books.rows("SELECT LOCALTAXAMT FROM AR_IVDTL WHERE DOCKEY = ? AND TAX = 'SV'", receivable)
        deferred = sum((cast(Decimal, tax) for (tax,) in taxes), Decimal(0))
        return rounded(deferred * amount / cast(Decimal, total)) if total else Decimal(0)

    def _payment(self, key: int) -> Payment:
        row = self._books.row(
            """SELECT DOCKEY, DOCNO, CODE, DOCDATE, CURRENCYCODE, CURRENCYRATE, DOCAMT, LOCALDOCAMT, PAYMENTMETHOD,
            JOURNAL, GLTRANSID, AGENT, AREA, BOUNCEDDATE, BANKCHARGE,
            DESCRIPTION, CHEQUENUMBER, CANCELLED FROM AR_PM WHERE DOCKEY = ?""",
            key,
        )
        twin = self._books.rows(
            """SELECT C.DOCKEY, D.DTLKEY FROM GL_CB C JOIN GL_CBDTL D ON D.DOCKEY = C.DOCKEY WHERE C.GLTRANSID = ?""",
            row[10],
        )
        return Payment(
            *row[:-1],  # type: ignore[arg-type]
            cancelled=self._books.true(row[-1]),  # type: ignore[misc]
            knocked=self._knocked(key),
            twin=cast("tuple[int, int]", twin[0]) if twin else (0, 0),
        )

    def _enter(self, payment: Payment, entry: Entry) -> None:
        day = entry.on or payment.docdate
        enter(
            self._books,
            entry,
            **dict.fromkeys(("DOCDATE", "POSTDATE", "TAXDATE"), day),
            GLTRANSID=payment.group,
            AREA=payment.area,
            AGENT=payment.agent,
            JOURNAL=payment.journal,
            CURRENCYCODE=payment.currency,
            CURRENCYRATE=payment.rate,
            REF1=payment.docno,
            FROMDOCTYPE="OR" if self._books.rules is Rules.CASH_BOOK else "PM",
            CANCELLED=payment.cancelled,
        )
