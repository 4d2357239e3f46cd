"""Cells that many documents share, and the rule by which this company keeps them, shown by its own rows.

Nobody publishes how the vendor's program keeps what a customer owes (AR_CUSTOMER.OUTSTANDING), what is in stock
(ST_ITEM.BALSQTY) and what was paid of an invoice (AR_IV.PAYMENTAMT). Each may be kept by one of a few rules: those that
the company's rows fulfil are used; a document for which two of them disagree is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from connector.drivers.firebird import Transaction
from connector.drivers.firebird_encode import Parameter
from connector.ledger.rows import read_listed
from connector.ledger.structure import StoredColumn, StoredTable, Structure
from connector.mapping.record import ColumnType
from connector.posting.sample import Document, Invariant, Value

_EXAMINED: Final = 60
_FEWEST: Final = 3
"""Records with something in them that a rule must explain before it counts."""
_OF_TEN: Final = 8
"""Of ten records that must follow a rule: real ledgers have a few that some repair left behind."""
_NOTHING: Final = Decimal("0.00")


class Owed(StrEnum):
    """By which rule a company keeps what a customer owes."""

    OPEN_INVOICES = "the open amounts of the customer's invoices"
    LESS_UNAPPLIED = "the open amounts of the customer's invoices less what was paid and not set against any"
    LOCAL = "the open amounts of the customer's invoices in the home currency"
    LEDGER = "the customer's balance in the general ledger"


class Caches(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What documents of this company move besides their own rows."""

    owed: tuple[Owed, ...] = ()
    """Rules that its customers fulfil; none when the cell is not kept."""
    stock: bool = False
    """Whether ST_ITEM.BALSQTY is the sum of ST_TR.QTY."""
    paid: bool = False
    """Whether AR_IV.PAYMENTAMT is the sum of its knock-offs."""
    invariants: tuple[Invariant, ...] = ()
    problems: tuple[str, ...] = ()
    """Cells that are kept by a rule that nobody knows: they block writing."""


def find_caches(transaction: Transaction, structure: Structure, documents: Iterable[Document]) -> Caches:
    """Look at the records that some documents of the company refer to."""
    known = list(documents)
    customers = _first(document.header.get("CODE") for document in known)
    items = _first(facts.get("item", {}).get("CODE") for document in known for facts in document.line_facts)
    receivables = _first(key for document in known for key in _receivables(document))
    found: list[Invariant] = []
    problems: list[str] = []
    owed = _owed(transaction, structure, customers, found, problems)
    stock = _stock(transaction, structure, items, found, problems)
    paid = _paid(transaction, structure, receivables, found, problems)
    return Caches(owed=owed, stock=stock, paid=paid, invariants=tuple(found), problems=tuple(problems))


def not_set(table: StoredTable, column: str) -> str:
    """SQL: a yes/no column (alias P) says no, in whichever form; always true where it does not exist."""
    stored = table.columns.get(column)
    return f'COALESCE(P."{column}", {_no(stored)}) = {_no(stored)}' if stored is not None else "1 = 1"


def _no(column: StoredColumn) -> str:
    return {ColumnType.FLAG: "FALSE", ColumnType.TEXT: "'F'"}.get(column.type, "0")


def _first(values: Iterable[Value]) -> Sequence[Value]:
    return [value for value in dict.fromkeys(values) if value is not None][:_EXAMINED]


def _receivables(document: Document) -> Sequence[Value]:
    own: list[Value] = [row.get("DOCKEY") for row in document.posted.get("AR_IV", ())]
    return [*own, *(line["TODOCKEY"] for line in document.lines if line.get("TODOCTYPE") == "IV")]


def _owed(
    transaction: Transaction, structure: Structure, codes: Sequence[Value], found: list[Invariant], problems: list[str]
) -> tuple[Owed, ...]:
    customers = structure.tables.get("AR_CUSTOMER")
    if customers is None or not customers.has("OUTSTANDING"):
        return ()
    kept = {row["CODE"]: row["OUTSTANDING"] for row in read_listed(transaction, customers, "CODE", codes)}
    holding: dict[Owed, dict[Value, Decimal]] = {}
    for rule, expected in _OWED.items():
        amounts = expected(transaction, structure, codes)
        invariant = _compared(f"What a customer owes is {rule.value}", kept, amounts)
        found.append(invariant)
        if invariant.holds:
            holding[rule] = amounts
    if not holding and _used(kept):
        problems.append("How the books keep what a customer owes (AR_CUSTOMER.OUTSTANDING) fits no known rule.")
    return tuple(rule for rule in holding if not _is_refuted(rule, holding, kept))


def _is_refuted(rule: Owed, holding: Mapping[Owed, Mapping[Value, Decimal]], kept: Mapping[Value, Value]) -> bool:
    """Whether another rule explains the records on which both differ, and this one does not: few of all customers may
    be such, those with a foreign currency for example."""
    mine = holding[rule]
    for other, theirs in holding.items():
        apart = [key for key in kept if mine.get(key, _NOTHING) != theirs.get(key, _NOTHING)]
        right, wrong = (
            sum((kept[key] or _NOTHING) == amounts.get(key, _NOTHING) for key in apart) for amounts in (theirs, mine)
        )
        if other is not rule and right >= _FEWEST and right * 10 >= len(apart) * _OF_TEN and wrong < right:
            return True
    return False


def _stock(
    transaction: Transaction, structure: Structure, items: Sequence[Value], found: list[Invariant], problems: list[str]
) -> bool:
    table, moves = structure.tables.get("ST_ITEM"), structure.tables.get("ST_TR")
    if not items or table is None or moves is None or not table.has("BALSQTY") or not moves.has("ITEMCODE", "QTY"):
        return False
    kept = {row["CODE"]: row["BALSQTY"] for row in read_listed(transaction, table, "CODE", items)}
    expected = _sums(transaction, moves, "ITEMCODE", 'P."QTY"', "1 = 1", items, places=4)
    invariant = _compared("The stock balance of a product is the sum of its stock movements", kept, expected)
    found.append(invariant)
    if not invariant.holds and invariant.examined >= _FEWEST and _used(kept):
        problems.append("How the books keep the stock balance of a product (ST_ITEM.BALSQTY) fits no known rule.")
    return invariant.holds


def _paid(
    transaction: Transaction,
    structure: Structure,
    receivables: Sequence[Value],
    found: list[Invariant],
    problems: list[str],
) -> bool:
    table, applied = structure.tables.get("AR_IV"), structure.tables.get("AR_KNOCKOFF")
    if not receivables or table is None or applied is None or not table.has("PAYMENTAMT"):
        return False
    kept = {row["DOCKEY"]: row["PAYMENTAMT"] for row in read_listed(transaction, table, "DOCKEY", receivables)}
    expected = _sums(transaction, applied, "TODOCKEY", 'P."KOAMT"', "P.TODOCTYPE = 'IV'", receivables)
    invariant = _compared("What was paid of an invoice is the sum of its knock-offs", kept, expected)
    found.append(invariant)
    if not invariant.holds and invariant.examined >= _FEWEST:
        problems.append("How the books keep what was paid of an invoice (AR_IV.PAYMENTAMT) fits no known rule.")
    return invariant.holds


def _used(kept: dict[Value, Value]) -> bool:
    return any(kept.values())


def _compared(sentence: str, kept: dict[Value, Value], expected: dict[Value, Decimal]) -> Invariant:
    """Whether kept cells are as expected; records where both are 0 tell nothing."""
    telling = [key for key, value in kept.items() if value or expected.get(key)]
    wrong = [key for key in telling if (kept[key] or _NOTHING) != expected.get(key, _NOTHING)]
    holds = len(telling) >= _FEWEST and (len(telling) - len(wrong)) * 10 >= len(telling) * _OF_TEN
    example = f"{wrong[0]}: {kept[wrong[0]]} and not {expected.get(wrong[0], _NOTHING)}" if wrong else ""
    return Invariant(sentence=f"{sentence}.", holds=holds, examined=len(telling), counterexample=example)


def _open_invoices(transaction: Transaction, structure: Structure, codes: Sequence[Value]) -> dict[Value, Decimal]:
    sums: dict[Value, Decimal] = {}
    for name in ("AR_IV", "AR_DN"):
        table = structure.tables.get(name)
        if table is not None and table.has("CODE", "DOCAMT", "PAYMENTAMT"):
            amount = 'COALESCE(P."DOCAMT", 0) - COALESCE(P."PAYMENTAMT", 0)'
            _add(sums, _sums(transaction, table, "CODE", amount, not_set(table, "CANCELLED"), codes), 1)
    return sums


def _less_unapplied(transaction: Transaction, structure: Structure, codes: Sequence[Value]) -> dict[Value, Decimal]:
    sums = _open_invoices(transaction, structure, codes)
    for name in ("AR_PM", "AR_CN"):
        table = structure.tables.get(name)
        if table is not None and table.has("CODE", "UNAPPLIEDAMT"):
            condition = not_set(table, "CANCELLED")
            if table.has("BOUNCEDDATE"):
                condition += ' AND P."BOUNCEDDATE" IS NULL'
            _add(sums, _sums(transaction, table, "CODE", 'P."UNAPPLIEDAMT"', condition, codes), -1)
    return sums


def _local(transaction: Transaction, structure: Structure, codes: Sequence[Value]) -> dict[Value, Decimal]:
    table, applied = structure.tables.get("AR_IV"), structure.tables.get("AR_KNOCKOFF")
    if table is None or applied is None or not table.has("LOCALDOCAMT") or not applied.has("ACTUALLOCALKOAMT"):
        return {}
    sums = _sums(transaction, table, "CODE", 'P."LOCALDOCAMT"', not_set(table, "CANCELLED"), codes)
    join = "JOIN \"AR_KNOCKOFF\" K ON K.TODOCTYPE = 'IV' AND K.TODOCKEY = P.DOCKEY"
    paid = _sums(transaction, table, "CODE", "K.ACTUALLOCALKOAMT", not_set(table, "CANCELLED"), codes, join=join)
    _add(sums, paid, -1)
    return sums


def _ledger(transaction: Transaction, structure: Structure, codes: Sequence[Value]) -> dict[Value, Decimal]:
    table = structure.tables.get("GL_TRANS")
    if table is None or not table.has("CODE", "LOCALDR", "LOCALCR"):
        return {}
    amount = 'COALESCE(P."LOCALDR", 0) - COALESCE(P."LOCALCR", 0)'
    return _sums(transaction, table, "CODE", amount, not_set(table, "CANCELLED"), codes)


_OWED: Final[dict[Owed, Callable[[Transaction, Structure, Sequence[Value]], dict[Value, Decimal]]]] = {
    Owed.OPEN_INVOICES: _open_invoices,
    Owed.LESS_UNAPPLIED: _less_unapplied,
    Owed.LOCAL: _local,
    Owed.LEDGER: _ledger,
}


def _add(sums: dict[Value, Decimal], more: dict[Value, Decimal], sign: int) -> None:
    for key, value in more.items():
        sums[key] = sums.get(key, _NOTHING) + sign * value


def _sums(
    transaction: Transaction,
    table: StoredTable,
    column: str,
    amount: str,
    condition: str,
    keys: Sequence[Value],
    places: int = 2,
    join: str = "",
) -> dict[Value, Decimal]:
    """Sums of an SQL amount by a column's value."""
    wanted: list[Parameter] = [table.columns[column].parameter(key) for key in keys]
    if not wanted:
        return {}
    wanted += wanted[-1:] * (_EXAMINED - len(wanted))
    sql = (
        f'SELECT P."{column}", CAST(SUM({amount}) AS DECIMAL(18,{places})) FROM "{table.name}" P {join} '
        f'WHERE P."{column}" IN ({", ".join("?" * len(wanted))}) AND {condition} GROUP BY 1'
    )
    sums: dict[Value, Decimal] = {}
    for key, total in transaction.rows(sql, wanted):
        if total is not None and isinstance(key, int | str):
            sums[key] = Decimal(int(str(total))).scaleb(-places)
    return sums
