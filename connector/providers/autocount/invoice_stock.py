"""What AutoCount keeps of a product's stock beside its movements: balances, costs, and the queue that works them out.

How an invoice changes balances and costs is not public. Where a company leaves that to AutoCount's own queue
(StockTransQueue), the movements that still wait in it show whether nothing but the queue changes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.rules import number
from connector.posting.sample import Document, Value

_QUANTITIES: Final = {"ItemBatchBalQty": "BalQty", "UTDStockCost": "UTDQty"}
"""Tables with a quantity of each product, unit, location and batch."""
_PLACE: Final = 'P."UOM", P."Location", P."BatchNo"'
_LAYERS: Final = ("FIFOCost", "StockDTLKey")
_LOOKED_AT: Final = 40
"""Products on which it is shown what the queue changes."""
_ZERO: Final = Decimal(0)


class StockBooks:
    """Looks at what one company keeps, within one transaction."""

    def __init__(self, transaction: Reading, structure: Structure) -> None:
        self._transaction = transaction
        self._structure = structure
        self._kept: dict[Value, str] = {}
        self._queue: bool | None = None

    @property
    def has_queue(self) -> bool:
        """Whether movements wait in AutoCount's queue."""
        if self._queue is None:
            known = self._structure.has("StockTransQueue", "StockDTLKey", "ItemCode", "Qty")
            self._queue = known and self._transaction.one('SELECT TOP (1) 1 FROM "StockTransQueue" P') is not None
        return self._queue

    def kept_beside(self, item: Value) -> str:
        """The table that keeps more of a product than its movements; empty when there is none."""
        if item not in self._kept:
            self._kept[item] = next(self._tables_of(item), "")
        return self._kept[item]

    def _tables_of(self, item: Value) -> Iterator[str]:
        for name, column in _QUANTITIES.items():
            sql = f'SELECT TOP (1) 1 FROM "{name}" P WHERE P."ItemCode" = ?'
            if self._structure.has(name, "ItemCode", column) and self._transaction.one(sql, (item,)) is not None:
                yield name
        sql = (
            'SELECT TOP (1) 1 FROM "FIFOCost" P JOIN "StockDTL" D ON D."StockDTLKey" = P."StockDTLKey" '
            'WHERE D."ItemCode" = ?'
        )
        if self._structure.has(*_LAYERS) and self._transaction.one(sql, (item,)) is not None:
            yield _LAYERS[0]

    def shows_posting(self, document: Document) -> bool:
        """Whether a document still stands as it was posted: its movements wait in the queue, or, where there is none,
        no cost of them was worked out beside."""
        movements = document.posted.get("StockDTL", ())
        if self.has_queue:
            waiting = {row["STOCKDTLKEY"] for row in document.posted.get("StockTransQueue", ())}
            return all(row["STOCKDTLKEY"] in waiting for row in movements)
        passed = any(row.get("STOCKTRANSQUEUEKEY") is not None for row in movements)
        return not passed and not any(self.kept_beside(row["ITEMCODE"]) for row in movements)

    def queue_moves(self, documents: Iterable[Document]) -> bool:
        """Whether balances and costs of all products that wait in the queue are what the other movements come to."""
        waiting = [row for each in documents for row in each.posted.get("StockTransQueue", ())]
        if not waiting or self._has_waiting_layers():
            return False
        shown = False
        for item in list(dict.fromkeys(row.get("ITEMCODE") for row in waiting))[:_LOOKED_AT]:
            held, moved = self._sums("StockTransQueue", "Qty", item), self._sums("StockDTL", "Qty", item)
            for name, column in _QUANTITIES.items():
                if self._structure.has(name, "ItemCode", column):
                    for place, quantity in self._sums(name, column, item).items():
                        if quantity != moved.get(place, _ZERO) - held.get(place, _ZERO):
                            return False
                        shown = shown or bool(held.get(place))
        return shown

    def _has_waiting_layers(self) -> bool:
        sql = 'SELECT TOP (1) 1 FROM "FIFOCost" P JOIN "StockTransQueue" Q ON Q."StockDTLKey" = P."StockDTLKey"'
        return self._structure.has(*_LAYERS) and self._transaction.one(sql) is not None

    def _sums(self, table: str, column: str, item: Value) -> dict[tuple[str, ...], Decimal]:
        """Quantities of a product by unit, location and batch."""
        sql = f'SELECT {_PLACE}, SUM(P."{column}") FROM "{table}" P WHERE P."ItemCode" = ? GROUP BY {_PLACE}'
        found: dict[tuple[str, ...], Decimal] = {}
        for *place, quantity in self._transaction.rows(sql, (item,)):
            key = tuple(str(part or "").strip().upper() for part in place)
            found[key] = found.get(key, _ZERO) + number(quantity if isinstance(quantity, Decimal) else None)
        return found
