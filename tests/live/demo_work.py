"""What the office does in its books while the demo plays, through the vendor's program."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import cast

from tests.sample.cache import Company
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_sales import NewLine

_UNPAID = (
    "DOCAMT > 0 AND CANCELLED = FALSE AND EXISTS (SELECT 1 FROM SL_IVDTL D WHERE D.DOCKEY = SL_IV.DOCKEY) "
    "AND EXISTS (SELECT 1 FROM AR_IV A WHERE A.DOCNO = SL_IV.DOCNO AND A.FROMDOCTYPE = 'IV' AND A.PAYMENTAMT = 0)"
)
_PLAIN = "CANCELLED = FALSE AND FROMDOCTYPE IS NULL AND BOUNCEDDATE IS NULL"


class Counter:
    """The clerk at the counter."""

    def __init__(self, company: Company) -> None:
        self._program = VendorProgram(company.door, company.charset)
        self._random = random.Random(8)
        self._number = 0

    def close(self) -> None:
        """The vendor's program ends."""
        self._program.close()

    def few(self) -> list[str]:
        """A few edits of every kind, said in sentences."""
        program = self._program
        done = [
            program.edit_customer(self._pick("AR_CUSTOMER", "CODE"), "Perniagaan Baharu Sdn Bhd"),
            program.edit_address(self._pick("AR_CUSTOMER", "CODE"), "No. 8, Jalan Pindah", touch_parent=True),
            program.edit_supplier(self._pick("AP_SUPPLIER", "CODE"), "Pembekal Baharu"),
            program.new_item("DEMO-1", "Kopi 1 kg", Decimal("24.90")),
            program.edit_invoice(self._invoice(), Decimal(7)),
            program.cancel_invoice(self._invoice()),
            program.delete_invoice(self._invoice()),
            program.unknock(int(self._pick("AR_PM", "DOCKEY", _PLAIN))),
            program.delete_payment(int(self._pick("AR_PM", "DOCKEY", _PLAIN))),
        ]
        done += self.many(1)
        return done

    def many(self, rounds: int) -> list[str]:
        """New customers, each with an invoice and a payment for it, said in sentences."""
        done = []
        for _ in range(rounds):
            self._number += 1
            code = f"DEMO-{self._number:04}"
            done.append(self._program.new_customer(code, f"Pelanggan {self._number}"))
            lines = [
                NewLine(f"Baris {n}", Decimal(n), Decimal("19.90"), self._pick("ST_ITEM", "CODE"), None, 0)
                for n in (1, 2)
            ]
            invoice = self._program.new_invoice(code, lines)
            payment = self._program.pay(invoice, Decimal("10.00"))
            done += [f"new invoice {invoice} for {code}", f"payment {payment} for invoice {invoice}"]
        self._program.rollback()
        return done

    def _invoice(self) -> int:
        return int(self._pick("SL_IV", "DOCKEY", _UNPAID))

    def _pick(self, table: str, column: str, condition: str = "1 = 1") -> str:
        return cast(str, self._program.books.pick(self._random, table, column, condition))
