"""What a document moves besides its own rows: cells that many documents share, by the rules this company keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from connector.domain.errors import Rejected
from connector.domain.keys import EntityKind
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting.document_caches import Caches, Owed

_NOTHING: Final = Decimal("0.00")
_RECEIVABLES: Final = ("IV", "DN")
"""Documents of the customer ledger that payments are set against."""


class Cell(msgspec.Struct, frozen=True, order=True):
    """One shared cell."""

    table: str
    key_column: str
    key: int | str
    column: str


class Move(msgspec.Struct, frozen=True):
    """By how much a shared cell was moved."""

    cell: Cell
    by: Decimal


Rows = Mapping[str, Sequence[Row]]
"""All rows of a document by table, its header and lines among them."""


def moves(entity: EntityKind, caches: Caches, before: Rows, after: Rows) -> tuple[Move, ...]:
    """What an edit from some rows to others moves; nothing before for a new document, nothing after for one deleted.

    Raises:
        Rejected: rules that the company's rows fulfil alike say different things here.
    """
    earlier, later = _effects(entity, caches, before), _effects(entity, caches, after)
    changes = []
    for cell in sorted(earlier.keys() | later.keys(), key=_order):
        by = later.get(cell, _NOTHING) - earlier.get(cell, _NOTHING)
        if by:
            changes.append(Move(cell, by))
    return tuple(changes)


def _order(cell: Cell) -> tuple[str, str, str]:
    """Always in the same order, so that two writers never wait for each other."""
    return cell.table, str(cell.key), cell.column


def _effects(entity: EntityKind, caches: Caches, rows: Rows) -> dict[Cell, Decimal]:
    found: dict[Cell, Decimal] = {}
    if caches.owed:
        _owe(entity, caches, rows, found)
    if caches.stock:
        for row in rows.get("ST_TR", ()):
            _add(found, "ST_ITEM", "CODE", row.get("ITEMCODE"), "BALSQTY", _amount(row, "QTY"))
    if caches.paid and entity is EntityKind.PAYMENT:
        for row in rows.get("AR_KNOCKOFF", ()):
            if row["TODOCTYPE"] == "IV":
                _add(found, "AR_IV", "DOCKEY", row["TODOCKEY"], "PAYMENTAMT", _amount(row, "KOAMT"))
    return found


def _owe(entity: EntityKind, caches: Caches, rows: Rows, found: dict[Cell, Decimal]) -> None:
    header = next((row for table in ("SL_IV", "AR_PM") for row in rows.get(table, ())), None)
    if header is None:
        return
    amounts = {rule: _owed(entity, rule, header, rows) for rule in caches.owed}
    if len(set(amounts.values())) > 1:
        each = ", or ".join(f"{amount} if it is {rule.value}" for rule, amount in amounts.items())
        raise Rejected(
            f"How much more or less the customer owes by it cannot be told: {each}.",
            remedy="Enter it in SQL Accounting.",
        )
    _add(found, "AR_CUSTOMER", "CODE", header["CODE"], "OUTSTANDING", next(iter(amounts.values())))


def _owed(entity: EntityKind, rule: Owed, header: Row, rows: Rows) -> Decimal:
    if rule is Owed.LEDGER:
        own = [row for row in rows.get("GL_TRANS", ()) if row["CODE"] == header["CODE"] and not row.get("CANCELLED")]
        return sum((_amount(row, "LOCALDR") - _amount(row, "LOCALCR") for row in own), _NOTHING)
    if entity is EntityKind.INVOICE:
        open_rows = [row for row in rows.get("AR_IV", ()) if not row.get("CANCELLED")]
        if rule is Owed.LOCAL:
            return sum((_amount(row, "LOCALDOCAMT") for row in open_rows), _NOTHING)
        return sum((_amount(row, "DOCAMT") - _amount(row, "PAYMENTAMT") for row in open_rows), _NOTHING)
    applied = [row for row in rows.get("AR_KNOCKOFF", ()) if row["TODOCTYPE"] in _RECEIVABLES]
    if rule is Owed.LOCAL:
        return -sum((_amount(row, "ACTUALLOCALKOAMT") for row in applied if row["TODOCTYPE"] == "IV"), _NOTHING)
    paid = sum((_amount(row, "KOAMT") for row in applied), _NOTHING)
    if rule is Owed.LESS_UNAPPLIED and not header.get("CANCELLED") and header.get("BOUNCEDDATE") is None:
        paid += _amount(header, "UNAPPLIEDAMT")
    return -paid


def _amount(row: Row, column: str) -> Decimal:
    value = row.get(column)
    return value if isinstance(value, Decimal) else _NOTHING


def _add(found: dict[Cell, Decimal], table: str, key_column: str, key: Value, column: str, by: Decimal) -> None:
    if isinstance(key, int | str):
        cell = Cell(table, key_column, key, column)
        found[cell] = found.get(cell, _NOTHING) + by
