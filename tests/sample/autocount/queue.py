"""AutoCount Server working out stock costs: it takes movements out of the queue, and keeps balances and costs.

A stand-in, as the rest of the sample: the vendor's own costing is not public.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tests.sample.autocount.person_books import LiveBooks

_COST: Final = Decimal("7.25")
_MOVED: Final = (
    "SELECT ItemCode, UOM, Location, SUM(Qty) FROM StockDTL WHERE StockDTLKey NOT IN "
    "(SELECT StockDTLKey FROM StockTransQueue) GROUP BY ItemCode, UOM, Location ORDER BY ItemCode, UOM, Location"
)


def work_off(books: LiveBooks, before: int) -> None:
    """Everything of documents whose keys are below `before`."""
    done = "SELECT StockDTLKey FROM StockTransQueue WHERE DocKey < ?"
    cost = f"Cost = {_COST}, InputCost = {_COST}, TotalCost = Qty * {_COST}"
    books.run(f"UPDATE StockDTL SET {cost} WHERE StockDTLKey IN ({done})", before)
    for table in ("ItemBatchBalQty", "UTDStockCost"):
        books.run(f"DELETE FROM {table}")
    books.run("DELETE FROM StockTransQueue WHERE DocKey < ?", before)
    for key, (item, unit, place, quantity) in enumerate(books.rows(_MOVED), 1):
        books.insert("ItemBatchBalQty", ItemCode=item, UOM=unit, Location=place, BatchNo="", BalQty=quantity)
        books.insert("UTDStockCost", UTDStockCostKey=key, ItemCode=item, UOM=unit, Location=place, UTDQty=quantity,
                     UTDCost=quantity * _COST, AdjustedCost=Decimal(0), AverageCost=_COST)  # fmt: skip
    books.done()
