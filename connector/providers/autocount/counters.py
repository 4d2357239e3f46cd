"""Keys from the vendor's own counters: rows of Registry, raised under their lock; a key is never the highest plus one.

Public integrations show which counter feeds the keys of documents, their lines and stock movements (reference, section
3.1). Which one feeds others is found out in these books, by comparing the counters with the keys in use, or no key is
given: one that the vendor's program hands out again would break its next save.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from connector.domain.errors import SourceChanged
from connector.ledger.session import Reading, Writing
from connector.ledger.structure import Structure

DOCUMENTS: Final = 32768
"""RegID of the counter that keys of headers and lines of all documents share."""
_KNOWN: Final = {("UTDStockCost", "UTDStockCostKey"): 32771, ("StockDTL", "StockDTLKey"): 32772}
_SHARED: Final = ("DocKey", "DtlKey")
_COUNTER_TYPE: Final = 3
_FIRST: Final = 32768
_FEWEST: Final = 5
"""Keys in use that a comparison needs: two counters may stand at the same small number by chance."""
_LONGEST: Final = 18
"""Digits of a counter that is a number."""
_HOLD: Final = "SELECT R.RegValue FROM Registry R WITH (UPDLOCK, ROWLOCK) WHERE R.RegID = ?"
_RAISE: Final = "UPDATE Registry SET RegValue = ? WHERE RegID = ?"
_ALL: Final = "SELECT R.RegID, R.RegValue FROM Registry R WHERE R.RegID >= ? AND R.RegType = ? ORDER BY R.RegID"


class Counters:
    """The counters of one company database; what was found out is kept."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], int] = {}

    def find(self, transaction: Reading, structure: Structure, table: str, column: str) -> int:
        """RegID of the counter that feeds a key. Nothing is locked.

        Raises:
            SourceChanged: none can be told, or it stands below keys that are in use.
        """
        place = (structure.mark, table, column)
        if place not in self._found:
            self._found[place] = _found(transaction, structure, table, column)
        return self._found[place]

    @staticmethod
    def is_known(structure: Structure, table: str, column: str) -> bool:
        """Whether a key's counter is one that the reference names, so that nothing has to be compared."""
        return _is_documents(structure, table, column) or (table, column) in _KNOWN

    def remember(self, structure: Structure, table: str, column: str, counter: int) -> None:
        """What was found out before: a counter stands above all keys once the newest document is deleted."""
        self._found.setdefault((structure.mark, table, column), counter)

    def draw(
        self,
        transaction: Writing,
        structure: Structure,
        table: str,
        column: str,
        count: int = 1,
        *,
        indexed: bool = True,
    ) -> int:
        """The first of some new keys in a row; whoever else draws waits until this transaction has ended. That they are
        free is looked up only in a column that is `indexed`: nobody waits for a walk through a whole table.

        Raises:
            SourceChanged: as `find`, or the counter gives keys that are in use already.
        """
        counter = self.find(transaction, structure, table, column)
        row = transaction.one(_HOLD, (counter,))
        value = _number(row[0]) if row is not None else None
        if value is None:
            raise _unknown(table, column)
        first = value + 1
        taken = f'SELECT 1 FROM "{table}" P WHERE P."{column}" >= ? AND P."{column}" <= ?'
        if indexed and transaction.one(taken, (first, value + count)) is not None:
            raise SourceChanged(
                f"The counter of the books for {table}.{column} gives keys that are in use already.",
                remedy="Let AutoCount's support look at it before anything is entered.",
                facts={"table": table, "column": column, "counter": counter},
            )
        transaction.execute(_RAISE, (str(value + count), counter))
        return first


def _found(transaction: Reading, structure: Structure, table: str, column: str) -> int:
    counters = {int(str(number)): value for number, text in transaction.rows(_ALL, (_FIRST, _COUNTER_TYPE))
                if (value := _number(text)) is not None}  # fmt: skip
    top = _top(transaction, table, column)
    known = DOCUMENTS if _is_documents(structure, table, column) else _KNOWN.get((table, column))
    if known is not None:
        if known not in counters or counters[known] < top:
            raise _unknown(table, column)
        return known
    own = [
        number
        for number, value in counters.items()
        if value == top and number != DOCUMENTS and not _feeds_other(transaction, structure, number, (table, column))
    ]
    shared = counters.get(DOCUMENTS, 0) >= top and _is_shared(transaction, structure, table, column)
    if shared and not own:
        return DOCUMENTS
    if len(own) == 1 and not shared and top >= _FEWEST:
        return own[0]
    raise _unknown(table, column)


def _is_documents(structure: Structure, table: str, column: str) -> bool:
    return column in _SHARED and structure.tables[table].key == (column,)


def _is_shared(transaction: Reading, structure: Structure, table: str, column: str) -> bool:
    """Whether keys come out of the documents' counter: enough of them lie among those of documents, and none is one of
    these. Two counters that both began at 1 would have given the same numbers."""
    within = 0
    for other, key in _document_keys(structure):
        if other == table:
            continue
        same = f'SELECT 1 FROM "{table}" P JOIN "{other}" D ON D."{key}" = P."{column}"'
        if transaction.one(same) is not None:
            return False
        low, high = _ends(transaction, other, key)
        count = f'SELECT COUNT(*) FROM "{table}" P WHERE P."{column}" > ? AND P."{column}" < ?'
        row = transaction.one(count, (low, high))
        within = max(within, int(str(row[0])) if row is not None else 0)
    return within >= _FEWEST


def _feeds_other(transaction: Reading, structure: Structure, counter: int, place: tuple[str, str]) -> bool:
    """Whether a counter feeds keys of another table and not these: it would have given no number to both."""
    table, column = place
    for (other, key), known in _KNOWN.items():
        if known == counter and structure.has(other, key):
            same = f'SELECT TOP (1) 1 FROM "{table}" P JOIN "{other}" D ON D."{key}" = P."{column}"'
            return transaction.one(same) is not None
    return False


def _document_keys(structure: Structure) -> Iterator[tuple[str, str]]:
    """Tables of documents and their lines that the counter of documents feeds."""
    for name in ("IV", "CS", "CN", "DN", "SO", "DO", "QT", "PI", "PO", "GR"):
        for table, key in ((name, "DocKey"), (f"{name}DTL", "DtlKey")):
            stored = structure.tables.get(table)
            if stored is not None and stored.key == (key,):
                yield table, key


def _top(transaction: Reading, table: str, column: str) -> int:
    return _ends(transaction, table, column)[1]


def _ends(transaction: Reading, table: str, column: str) -> tuple[int, int]:
    row = transaction.one(f'SELECT MIN(P."{column}"), MAX(P."{column}") FROM "{table}" P')
    values: Sequence[object] = row if row is not None else (None, None)
    low, high = (int(str(value)) if value is not None else 0 for value in values)
    return low, high


def _number(text: object) -> int | None:
    told = str(text).strip() if text is not None else ""
    return int(told) if told.isdecimal() and told.isascii() and len(told) <= _LONGEST else None


def _unknown(table: str, column: str) -> SourceChanged:
    return SourceChanged(
        f"Which counter of the books gives the keys {table}.{column} cannot be told, and keys are never invented.",
        remedy="Enter such records in AutoCount.",
        facts={"table": table, "column": column},
    )
