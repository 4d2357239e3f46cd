"""A seeded random walk of SQL Accounting's program."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from tests.sample.doors import Door
from tests.sample.variant import Charset
from tests.sample.vendor import VendorProgram
from tests.sample.walk import Walk

_LIVING: Final = "DOCAMT > 0 AND CANCELLED = {no} AND EXISTS (SELECT 1 FROM SL_IVDTL D WHERE D.DOCKEY = SL_IV.DOCKEY)"
_PAYING: Final = "CANCELLED = {no} AND FROMDOCTYPE IS NULL AND BOUNCEDDATE IS NULL"


class VendorWalk(Walk[VendorProgram]):
    """Two copies of the vendor's program in one company file."""

    customers, suppliers, items = ("AR_CUSTOMER", "CODE"), ("AP_SUPPLIER", "CODE"), ("ST_ITEM", "CODE")
    invoices, payments = ("SL_IV", "DOCKEY"), ("AR_PM", "DOCKEY")
    unused = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {table} D WHERE D.CODE = AR_CUSTOMER.CODE)"
        for table in ("SL_IV", "SL_CS", "SL_CN", "AR_IV", "AR_CN", "AR_PM")
    )
    taxes = ((None, 0), ("ST", 10), ("SV", 8))

    def __init__(
        self, door: Door, charset: Charset = Charset.UTF8, *, clock: Callable[[], float] = time.time, max_skew: int = 0
    ) -> None:
        """``max_skew``: the counter's clock may step up to so many seconds either way."""
        counter = VendorProgram(door, charset, clock=clock)
        sold, paid = ("'F'" if counter.books.letters(table, "CANCELLED") else "FALSE" for table in ("SL_IV", "AR_PM"))
        late = VendorProgram(door, charset, clock=clock)
        super().__init__(
            counter, late, living=_LIVING.format(no=sold), paying=_PAYING.format(no=paid), max_skew=max_skew
        )

    def backdate_invoice(self, key: int, quantity: Decimal, seconds: int) -> str:
        """With another version than now."""
        return self.counter.edit_invoice(key, quantity, modified=self.counter.now() - seconds)
