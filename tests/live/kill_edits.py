"""The same day's work in the office, again and again: something of everything, so that a run has every kind of step."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from tests.sample.cache import Company
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_sales import NewLine

_LIVING = (
    "DOCAMT > 0 AND CANCELLED = FALSE AND EXISTS (SELECT 1 FROM SL_IVDTL D WHERE D.DOCKEY = SL_IV.DOCKEY) "
    "AND EXISTS (SELECT 1 FROM AR_IV A WHERE A.DOCNO = SL_IV.DOCNO AND A.FROMDOCTYPE = 'IV' AND A.PAYMENTAMT = 0)"
)
_PLAIN_PAYMENT = "CANCELLED = FALSE AND FROMDOCTYPE IS NULL AND BOUNCEDDATE IS NULL"


@dataclass(frozen=True, slots=True)
class Day:
    """What the platform shall be offered broken today."""

    poison: frozenset[str]


class Office:
    """Works in one company file, the same way every day."""

    def __init__(self, company: Company, seed: int = 1) -> None:
        self._program = VendorProgram(company.door, company.charset)
        self._random = random.Random(seed)
        self._day = 0
        self._dismissed: str | None = None

    def close(self) -> None:
        """Go home."""
        self._program.close()

    def work(self) -> Day:
        """New, changed, cancelled and deleted records, and one customer whom the platform will refuse at first."""
        self._day += 1
        program, day = self._program, self._day
        if self._dismissed is not None:
            program.delete_customer(self._dismissed)
        self._dismissed = f"D{day:05}"
        program.new_customer(self._dismissed, f"Sementara {day}")
        customer, poison = f"K{day:05}", f"P{day:05}"
        program.new_customer(customer, f"Pelanggan Baharu {day}")
        program.new_customer(poison, f"Racun {day}")
        program.new_item(f"N{day:05}", f"Barang {day}", Decimal("12.50"))
        program.edit_customer(self._pick("AR_CUSTOMER", "CODE", "CODE STARTING WITH '3'"), f"Nama {day} Sdn Bhd")
        program.edit_supplier(self._pick("AP_SUPPLIER", "CODE"), f"Pembekal {day}")
        sold = self._sell(customer)
        self._sell(poison)
        program.pay(sold, Decimal("10.00"), unapplied=Decimal("1.00"))
        self._alter()
        program.rollback()
        return Day(frozenset({poison}))

    def _alter(self) -> None:
        """What already was there changes or goes."""
        program = self._program
        program.edit_invoice(self._invoice(), Decimal(self._random.randrange(2, 40)))
        program.cancel_invoice(self._invoice())
        program.delete_invoice(self._invoice())
        program.unknock(cast(int, self._pick("AR_PM", "DOCKEY", _PLAIN_PAYMENT)))
        program.delete_payment(cast(int, self._pick("AR_PM", "DOCKEY", _PLAIN_PAYMENT)))

    def _sell(self, customer: str) -> int:
        lines = [
            NewLine(f"Baris {n}", Decimal(n), Decimal("25.50"), str(self._pick("ST_ITEM", "CODE")), None, 0)
            for n in (1, 2, 3)
        ]
        return self._program.new_invoice(customer, lines)

    def _invoice(self) -> int:
        return int(self._pick("SL_IV", "DOCKEY", _LIVING))

    def _pick(self, table: str, column: str, condition: str = "1 = 1") -> str:
        found = self._program.books.pick(self._random, table, column, condition)
        if found is None:
            raise LookupError(f"nothing left in {table}")
        return cast(str, found)
