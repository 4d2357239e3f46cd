"""A seeded random walk of AutoCount: two people in one company's database."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from tests.live.servers.autocount import AutoCountDatabase
from tests.sample.autocount.person import Person
from tests.sample.walk import Walk

_PATIENCE: Final = 20
"""Milliseconds that somebody waits for a row: the one who holds it works in the same thread and cannot let go."""
_LIVING: Final = (
    "FinalTotal > 0 AND Cancelled = 'F' AND SubmitEInvoice = 'F' "
    "AND EXISTS (SELECT 1 FROM IVDTL D WHERE D.DocKey = IV.DocKey)"
)
_PAYING: Final = (
    "Cancelled = 'F' AND SourceType IS NULL AND RefundAmt = 0 "
    "AND EXISTS (SELECT 1 FROM CB C WHERE C.DocKey = ARPayment.CBKey)"
)


class PersonWalk(Walk[Person]):
    """Two copies of AutoCount, with a person before each."""

    customers, suppliers, items = ("Debtor", "AccNo"), ("Creditor", "AccNo"), ("Item", "ItemCode")
    invoices, payments = ("IV", "DocKey"), ("ARPayment", "DocKey")
    unused = " AND ".join(
        [
            *(
                f"NOT EXISTS (SELECT 1 FROM {table} D WHERE D.DebtorCode = Debtor.AccNo)"
                for table in ("IV", "CS", "CN", "ARInvoice", "ARCN", "ARPayment")
            ),
            "NOT EXISTS (SELECT 1 FROM ItemPrice P WHERE P.AccNo = Debtor.AccNo)",
        ]
    )
    taxes = ((None, 0), (None, 10), (None, 8))

    def __init__(
        self, database: AutoCountDatabase, *, clock: Callable[[], float] = time.time, max_skew: int = 0
    ) -> None:
        """``max_skew``: the counter's clock may step up to so many seconds either way."""
        counter, late = (Person(database, clock=clock, patience=_PATIENCE) for _ in range(2))
        super().__init__(counter, late, living=_LIVING, paying=_PAYING, max_skew=max_skew)

    def backdate_invoice(self, key: int, quantity: Decimal, seconds: int) -> str:
        """With another time than now."""
        return self.counter.edit_invoice(key, quantity, modified=self.counter.now() - dt.timedelta(seconds=seconds))
