"""Customers' payments, as staff enter them in AutoCount."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from tests.sample.autocount.documents import NOTHING
from tests.sample.autocount.masters import Debtor
from tests.sample.autocount.person_masters import MasterWork
from tests.sample.autocount.person_papers import Papers
from tests.sample.autocount.receipts import Receipt, Receipts
from tests.sample.autocount.rows import cents
from tests.sample.autocount.variant import Rules

RATES: Final = {"MYR": Decimal(1), "USD": Decimal("4.42"), "SGD": Decimal("3.31")}
"""Local currency for one unit."""


class PaymentWork(MasterWork):
    """Each action is one transaction."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._papers = Papers(self.books)
        self._receipts = Receipts(self.books, self.books.keys, self.rules)

    def pay(self, key: int, amount: Decimal, *, unapplied: Decimal = NOTHING, touch_invoice: bool = False) -> int:
        """A payment for one sales invoice; gives ARPayment.DocKey. Whether the invoice's time moves is not known."""
        receivable = self._receivable(key)
        (account,) = self.books.row("SELECT DebtorCode FROM IV WHERE DocKey = ?", key)
        payment = self.pay_all(account, [(receivable, amount)] if amount else [], unapplied)
        if touch_invoice:
            self.books.update("ARInvoice", {"DocKey": receivable}, **self.touched())
            self.books.done()
        return payment

    def pay_all(self, account: str, allocations: list[tuple[int, Decimal]], unapplied: Decimal = NOTHING) -> int:
        """One payment for several receivables (ARInvoice.DocKey, amount)."""
        payment = self._pay(self._papers.debtor(account), allocations, unapplied, "MAYBANK", None)
        self.books.saved()
        self.books.done()
        return payment

    def knock_off(self, payment: int, key: int, amount: Decimal) -> str:
        """Apply a payment that is there to a sales invoice."""
        date, rate, applied, total = self.books.row(
            "SELECT DocDate, ToHomeRate, KnockOffAmt, PaymentAmt FROM ARPayment WHERE DocKey = ?", payment
        )
        self._receipts.knock_off(payment, date, rate, self._papers.open_invoice(self._receivable(key)), amount)
        self.books.update("ARPayment", {"DocKey": payment}, KnockOffAmt=applied + amount,
                          LocalUnappliedAmount=cents((total - applied - amount) * rate), **self.touched())  # fmt: skip
        self.books.done()
        return f"payment {payment} pays {amount} of invoice {key}"

    def unknock(self, payment: int, *, touch: bool = True) -> str:
        """Take a payment off its invoices."""
        self._papers.release(payment)
        if touch:
            self.books.update("ARPayment", {"DocKey": payment}, **self.touched())
        self.books.done()
        return f"payment {payment} taken off its invoices"

    def cancel_payment(self, payment: int) -> str:
        """Void a payment; its knock-offs go."""
        self._papers.release(payment)
        (voucher,) = self.books.row("SELECT CBKey FROM ARPayment WHERE DocKey = ?", payment)
        self.books.update("ARPayment", {"DocKey": payment}, Cancelled="T", **self.touched())
        self.books.update("CB", {"DocKey": voucher}, Cancelled="T", **self.touched(self._edits("CB", voucher)))
        if not self.rules.keeps_void:
            self._papers.unpost_payment(payment, voucher)
        self.books.done()
        return f"payment {payment} cancelled"

    def delete_payment(self, payment: int) -> str:
        """Delete a payment with all its rows."""
        self._papers.release(payment)
        (voucher,) = self.books.row("SELECT CBKey FROM ARPayment WHERE DocKey = ?", payment)
        self._papers.unpost_payment(payment, voucher)
        for table, key in (("CBPaymentDTL", voucher), ("CBDTL", voucher), ("CB", voucher),
                           ("ARPaymentDTL", payment), ("ARPayment", payment)):  # fmt: skip
            self.books.delete(table, DocKey=key)
        self.books.done()
        return f"payment {payment} deleted"

    def open_amount(self, key: int) -> Decimal:
        """What is still owed on a sales invoice."""
        return Decimal(self.books.row("SELECT Outstanding FROM ARInvoice WHERE DocKey = ?", self._receivable(key))[0])

    def paid(self, key: int) -> Decimal:
        """What was already knocked off a sales invoice."""
        return Decimal(self.books.row("SELECT PaymentAmt FROM ARInvoice WHERE DocKey = ?", self._receivable(key))[0])

    # -- inside

    def _pay(
        self,
        payer: Debtor,
        allocations: list[tuple[int, Decimal]],
        unapplied: Decimal,
        method: str,
        source: tuple[str, int] | None,
    ) -> int:
        today = self.today()
        voucher = self._papers.number("OR", today)
        number = self._papers.number("RP", today) if self.rules is Rules.SUMMED else voucher
        amount = sum((part for _, part in allocations), unapplied)
        cheque = None if method == "CASH" else "100200"
        receipt = Receipt(number, voucher, payer, today, amount, RATES[payer.currency], method, cheque, self.now(),
                          user=self.user, source=source)  # fmt: skip
        invoices = [(self._papers.open_invoice(key), part) for key, part in allocations]
        return self._receipts.write(receipt, invoices).payment

    def _take_payments_off(self, key: int) -> None:
        for (payment,) in self.books.rows(
            "SELECT DISTINCT DocKey FROM ARPaymentKnockOff WHERE KnockOffDocType = 'RI' AND KnockOffDocKey = ?",
            self._receivable(key),
        ):
            self._papers.release(payment)
            self.books.update("ARPayment", {"DocKey": payment}, **self.touched())

    def _receivable(self, key: int) -> int:
        return int(self.books.row("SELECT DocKey FROM ARInvoice WHERE SourceType = 'IV' AND SourceKey = ?", key)[0])

    def _edits(self, table: str, key: int) -> int:
        return int(self.books.row(f"SELECT LastUpdate FROM {table} WHERE DocKey = ?", key)[0])
