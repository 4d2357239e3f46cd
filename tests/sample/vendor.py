"""The vendor's program at work: what office staff do all day, on an attachment of its own, with a clock of its own.

Nothing here is shared with the product. Each action is one transaction; between `begin` and `commit` it stays open, as
a form that somebody left on the screen: rows carry the time at which they were written and appear when it is committed.
Actions give one sentence that says what was done.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from typing import cast

from tests.sample.doors import Door
from tests.sample.variant import Charset
from tests.sample.vendor_masters import MasterWork
from tests.sample.vendor_receipts import Allocation, Receipts
from tests.sample.vendor_sales import NewLine, Sales


class VendorProgram(MasterWork):
    """One running copy of the vendor's program: masters (see `MasterWork`), sales invoices and payments."""

    def __init__(
        self, door: Door, charset: Charset = Charset.UTF8, *, clock: Callable[[], float] = time.time, offset: int = 0
    ) -> None:
        super().__init__(door, charset, clock=clock, offset=offset)
        self._sales = Sales(self.books)
        self._receipts = Receipts(self.books)

    def new_invoice(self, code: str, lines: list[NewLine], reference: str | None = None) -> int:
        """Save a sales invoice with all its postings; gives SL_IV.DOCKEY."""
        key = self._sales.create(code, lines, self.today(), self.now(), reference)
        self.books.done()
        return key

    def edit_invoice(self, key: int, quantity: Decimal, *, modified: int | None = None) -> str:
        """Change the last line's quantity and save: UPDATECOUNT + 1, a new version, everything posted anew.

        ``modified`` writes another version than now, for back-dating.
        """
        self._take_payments_off(key)
        stamp = self.now() if modified is None else modified
        self._sales.resize_line(key, quantity, stamp)
        self.books.done()
        return f"invoice {key} edited, last line {quantity} (version {stamp})"

    def change_invoice_silently(self, key: int, quantity: Decimal) -> str:
        """The same without any version moving, as a repair script does it."""
        self._sales.resize_line(key, quantity, None)
        self.books.done()
        return f"invoice {key} changed without a version, last line {quantity}"

    def edit_line_text(self, key: int, text: str) -> str:
        """Change a child row only: the description of the first line."""
        (line,) = self.books.row("SELECT FIRST 1 DTLKEY FROM SL_IVDTL WHERE DOCKEY = ? ORDER BY SEQ", key)
        self.books.update("SL_IVDTL", {"DTLKEY": line}, DESCRIPTION=text)
        self.books.done()
        return f"invoice {key}: first line says {text!r}, header untouched"

    def cancel_invoice(self, key: int) -> str:
        """Void an invoice."""
        self._take_payments_off(key)
        self._sales.cancel(key, self.now())
        self.books.done()
        return f"invoice {key} cancelled"

    def delete_invoice(self, key: int) -> str:
        """Delete an invoice with all its rows; payments are taken off first."""
        self._take_payments_off(key)
        self._sales.delete(key)
        self.books.done()
        return f"invoice {key} deleted"

    def pay(self, key: int, amount: Decimal, *, unapplied: Decimal = Decimal(0), touch_invoice: bool = False) -> int:
        """A payment for one sales invoice; gives AR_PM.DOCKEY."""
        receivable, _ = self._receivable(key)
        (code,) = self.books.row("SELECT CODE FROM AR_IV WHERE DOCKEY = ?", receivable)
        allocations = [Allocation(receivable, amount)] if amount else []
        stamp = self.now() if touch_invoice else None
        payment = self._receipts.create(str(code), allocations, unapplied, self.today(), self.now(), stamp)
        self.books.done()
        return payment

    def unknock(self, payment: int, *, touch: bool = True) -> str:
        """Take a payment off its invoices."""
        self._receipts.unknock(payment, self.now() if touch else None)
        self.books.done()
        return f"payment {payment} taken off its invoices"

    def delete_payment(self, payment: int) -> str:
        """Delete a payment with all its rows."""
        self._receipts.delete(payment, self.now())
        self.books.done()
        return f"payment {payment} deleted"

    def open_amount(self, key: int) -> Decimal:
        """What is still owed on a sales invoice."""
        receivable, _ = self._receivable(key)
        total, paid = self.books.row("SELECT DOCAMT, PAYMENTAMT FROM AR_IV WHERE DOCKEY = ?", receivable)
        return cast(Decimal, total) - cast(Decimal, paid)

    def paid(self, key: int) -> Decimal:
        """What was already knocked off a sales invoice."""
        receivable, _ = self._receivable(key)
        return cast(Decimal, self.books.row("SELECT PAYMENTAMT FROM AR_IV WHERE DOCKEY = ?", receivable)[0])

    def _receivable(self, key: int) -> tuple[int, int]:
        return self._sales.posting.receivable(key)

    def _take_payments_off(self, key: int) -> None:
        receivable, _ = self._receivable(key)
        self._receipts.release(receivable, self.now())
