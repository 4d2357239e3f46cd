"""Somebody who works in AutoCount all day, as its program would: masters, sales documents, payments.

Each action is one transaction; between `begin` and `commit` it stays open, as a form that somebody left on the screen.
Nothing here is shared with the product.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Final

from tests.sample.autocount.documents import NOTHING, Document, Wish, compute
from tests.sample.autocount.masters import Unit
from tests.sample.autocount.person_payments import RATES, PaymentWork
from tests.sample.autocount.posting import RECEIVABLES
from tests.sample.autocount.variant import Counter, Rules
from tests.sample.vendor_sales import NewLine

_TAXES: Final = {8: "SV-8", 10: "ST-10", 5: "ST-5"}


class Person(PaymentWork):
    """One running copy of AutoCount with somebody before it."""

    def new_invoice(self, account: str, lines: Sequence[NewLine | Wish], reference: str | None = None) -> int:
        """Save a sales invoice with all its postings; gives IV.DocKey."""
        return self.new_document("IV", account, lines, reference)

    def new_document(
        self, kind: str, account: str, lines: Sequence[NewLine | Wish], reference: str | None = None
    ) -> int:
        """Save an IV, CS or CN with all its postings; gives its DocKey."""
        buyer = self._papers.debtor(account)
        wishes = [line if isinstance(line, Wish) else self._wish(line) for line in lines]
        keys = self.books.keys.take(Counter.DOCUMENTS, len(wishes) + 1)
        today = self.today()
        number = self._papers.number(kind, today)
        document = Document(kind, keys[0], number, today, buyer, compute(keys[1:], wishes, inclusive=buyer.inclusive,
        kind=kind),
                            RATES[buyer.currency], self.now(), inclusive=buyer.inclusive, reference=reference,
                            user=self.user)  # fmt: skip
        document.write(self.books)
        receivable = self._papers.posting.post(document)
        if kind == "CS":
            invoice = self._papers.open_invoice(receivable.key)
            written = self._pay(buyer, [(invoice.key, document.final)], NOTHING, "CASH", ("CS", document.key))
            self.books.update("CS", {"DocKey": document.key}, ReferPaymentDocKey=written)
        self._note(document, "New")
        self.books.done()
        return document.key

    def edit_invoice(self, key: int, quantity: Decimal, *, modified: dt.datetime | None = None) -> str:
        """Change the last line's quantity and save: LastUpdate + 1, a new time, everything posted anew."""
        self._take_payments_off(key)
        self._resize(key, quantity, modified or self.now())
        self.books.done()
        return f"invoice {key} edited, last line {quantity}"

    def change_invoice_silently(self, key: int, quantity: Decimal) -> str:
        """The same without LastModified or LastUpdate moving, as a repair script does it."""
        self._resize(key, quantity, None)
        self.books.done()
        return f"invoice {key} changed without a version, last line {quantity}"

    def edit_line_text(self, key: int, text: str) -> str:
        """Change a child row only: the description of the first line."""
        (line,) = self.books.row("SELECT TOP 1 DtlKey FROM IVDTL WHERE DocKey = ? ORDER BY Seq", key)
        self.books.update("IVDTL", {"DtlKey": line}, Description=text)
        self.books.done()
        return f"invoice {key}: first line says {text!r}, header untouched"

    def rename_buyer(self, key: int, name: str) -> str:
        """Change the header's text alone: the customer's name on this invoice."""
        (version,) = self.books.row("SELECT LastUpdate FROM IV WHERE DocKey = ?", key)
        self.books.update("IV", {"DocKey": key}, DebtorName=name, **self.touched(version))
        self.books.done()
        return f"invoice {key} is made out to {name!r}"

    def cancel_invoice(self, key: int, kind: str = "IV") -> str:
        """Void a sales document."""
        if kind == "IV":
            self._take_payments_off(key)
        document, receivable = self._papers.load(kind, key)
        document.stamp = self.now()
        self._papers.unpost(document, receivable)
        document.extra["Cancelled"] = "T"
        self.books.update(kind, {"DocKey": key}, Cancelled="T", **self.touched(self._edits(kind, key)))
        self._papers.posting.post(document, receivable)
        self._note(document, "Void")
        self.books.done()
        return f"{kind} {key} cancelled"

    def delete_invoice(self, key: int, kind: str = "IV") -> str:
        """Delete a sales document with all its rows; payments are taken off first."""
        if kind == "IV":
            self._take_payments_off(key)
        document, receivable = self._papers.load(kind, key)
        self._papers.unpost(document, receivable)
        self.books.delete(RECEIVABLES[kind], DocKey=receivable)
        self.books.delete(f"{kind}DTL", DocKey=key)
        self.books.delete(kind, DocKey=key)
        self._note(document, "Delete")
        self.books.done()
        return f"{kind} {key} deleted"

    def submit_einvoice(self, key: int) -> str:
        """MyInvois has validated it: from now on nobody may change it."""
        at = self.now()
        self.books.update("IV", {"DocKey": key}, SubmitEInvoice="T", EInvoiceUuid=f"UUID{key:016d}",
                          EInvoiceStatus="Valid",
                          EInvoiceValidatedDateTime=at, EInvoiceValidationLink=f"https://example.my/{key}",
                          **self.touched(self._edits("IV", key)))  # fmt: skip
        self.books.done()
        return f"invoice {key} is validated by MyInvois"

    @contextmanager
    def editing(self, kind: str, key: int) -> Iterator[None]:
        """Hold a document open on the screen: a row of DocumentLock, gone when the form is closed."""
        (number,) = self.books.row(f"SELECT DocNo FROM {kind} WHERE DocKey = ?", key)
        lock = self.books.insert_counted("DocumentLock", DocType=kind, DocKey=key, DocNo=number,
        ComputerName="FRONTDESK",
                                         UserName="Aisyah", UserID=self.user, LastUpdate=self.now())  # fmt: skip
        self.books.commit()
        try:
            yield
        finally:
            self.books.delete("DocumentLock", DocLockKey=lock)
            self.books.commit()

    def close_year(self, year: int) -> str:
        """Year-end closing: ledger, vouchers and bank of that year and before are deleted; documents stay."""
        end = dt.datetime(year + 1, 1, 1)  # noqa: DTZ001  # as AutoCount stores dates: without a zone
        for table, column in (("GLDTL", "TransDate"), ("TaxTrans", "DocDate"), ("BankTrans", "DocDate")):
            self.books.run(f"DELETE FROM {table} WHERE {column} < ?", end)
        self.books.run("DELETE FROM CBDTL WHERE DocKey IN (SELECT DocKey FROM CB WHERE DocDate < ?)", end)
        self.books.run("DELETE FROM CBPaymentDTL WHERE DocKey IN (SELECT DocKey FROM CB WHERE DocDate < ?)", end)
        self.books.run("DELETE FROM CB WHERE DocDate < ?", end)
        self.books.run("DELETE FROM FiscalYear WHERE ToDate < ?", end)
        self.books.done()
        return f"the year {year} is closed"

    # -- inside

    def wish(self, item: str, uom: str, quantity: Decimal, discount: str | None = None) -> Wish:
        """A line of a product at its own price and tax."""
        unit = self._papers.unit(item, uom)
        return Wish(unit, quantity, unit.price, discount, unit.tax)

    def _wish(self, line: NewLine) -> Wish:
        unit: Unit | None = self._papers.unit(line.item) if line.item else None
        tax = line.tax or _TAXES.get(line.percent)
        return Wish(unit, line.quantity, line.unit_price, None, tax, line.description)

    def _resize(self, key: int, quantity: Decimal, stamp: dt.datetime | None) -> None:
        document, receivable = self._papers.load("IV", key)
        wishes = [line.wish for line in document.lines]
        last = wishes[-1]
        wishes[-1] = Wish(last.unit, quantity, last.price, last.discount, last.tax, last.description)
        keys = [line.key for line in document.lines]
        document.lines = compute(keys, wishes, inclusive=document.inclusive, kind="IV")
        moved = {} if stamp is None else self.touched(self._edits("IV", key), stamp)
        document.stamp = stamp or document.stamp
        self._papers.unpost(document, receivable)
        self._papers.rewrite(document, moved)
        self._papers.posting.post(document, receivable)
        self._note(document, "Edit")

    def _note(self, document: Document, what: str) -> None:
        self.books.saved()
        if self.rules is not Rules.SUMMED:
            self.books.insert("EventLog", EventDateTime=self.now(), UserID=self.user, ComputerName="FRONTDESK",
                              DocType=document.kind, DocKey=document.key, EventType=0,
                              Description=f"{what} {document.number}")  # fmt: skip
