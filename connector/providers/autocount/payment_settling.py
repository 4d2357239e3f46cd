"""What a payment does to the invoices that it pays: their open amounts, and its parts by their lines.

These rows belong to others and change with every payment, so no rule of posting makes them. That the company keeps them
by the rules here is shown on what it knocked off itself (`payment_proof`), or no payment is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from connector.domain.errors import Rejected, SourceChanged
from connector.ledger.findings import local
from connector.ledger.rows import read_listed
from connector.ledger.session import Reading, Writing
from connector.ledger.statements import Statements
from connector.ledger.structure import Structure
from connector.posting.rules import number
from connector.posting.sample import Row, Value
from connector.providers.autocount.document_reader import whole_number
from connector.providers.autocount.payment_tables import PARTS

BY_PAYMENT: Final = "payment"
BY_INVOICE: Final = "invoice"
RATES: Final = (BY_PAYMENT, BY_INVOICE)
"""Whose rate tells what was paid in the home currency (ARInvoice.LocalPaymentAmt)."""
_HOLD: Final = 'SELECT P."Outstanding" FROM "ARInvoice" P WITH (UPDLOCK, ROWLOCK) WHERE P."DocKey" = ?'


@dataclass(frozen=True, slots=True)
class Habit:
    """How a company keeps what was paid, as far as it was shown."""

    rates: tuple[str, ...]
    """Which of `RATES` explain all that was looked at."""
    stamped: bool
    """A payment is a save of the invoice that it pays."""


def hold(transaction: Writing, keys: Iterable[Value]) -> dict[Value, Decimal]:
    """Hold receivables until the transaction has ended, in one order; what is open of each.

    Raises:
        SourceChanged: one is gone.
    """
    found: dict[Value, Decimal] = {}
    for key in sorted(whole_number(key) for key in keys):
        row = transaction.one(_HOLD, (key,))
        if row is None:
            raise SourceChanged("An invoice that is to be paid is not in the books any more.")
        found[key] = number(row[0])
    return found


def spread(amount: Decimal, lines: Sequence[tuple[int, Decimal]]) -> dict[int, Decimal]:
    """An amount over the open amounts of an invoice's lines, one line after the other.

    Raises:
        Rejected: more than is open.
    """
    parts: dict[int, Decimal] = {}
    left = amount
    for key, still_open in lines:
        part = min(left, still_open)
        if part > 0:
            parts[key] = part
            left -= part
    if left:
        raise Rejected(f"{amount} is more than what the lines of the invoice have open.")
    return parts


def lines_in_order(lines: Iterable[Row]) -> list[Row]:
    """Lines of a receivable as they stand in it."""
    return sorted(lines, key=lambda line: (whole_number(line["Seq"]), whole_number(line["DtlKey"])))


def open_of(line: Row) -> Decimal:
    """What is open of a receivable's line."""
    return number(line["NetAmount"]) - number(line["KnockOffAmount"])


def paid_at_home(amount: Decimal, payment: Row, receivable: Row, rates: Sequence[str]) -> Decimal:
    """A knocked off amount in the home currency. Raises Rejected where the company's habit does not tell it."""
    known = {BY_PAYMENT: number(payment["ToHomeRate"]), BY_INVOICE: number(receivable["CurrencyRate"])}
    amounts = {local(amount, known[rate]) for rate in rates}
    if len(amounts) != 1:
        raise Rejected(
            f"Whether invoice {receivable['DocNo']} is paid at its own rate or at the payment's cannot be told from "
            "these books.",
            remedy="Enter the payment in AutoCount.",
        )
    return amounts.pop()


class Settling:
    """Moves what receivables have open, within one write transaction."""

    def __init__(self, transaction: Writing, structure: Structure) -> None:
        self._transaction = transaction
        self._structure = structure
        self._statements = Statements(transaction, structure)

    def pay(self, payment: Row, knock_offs: Sequence[Row], habit: Habit) -> None:
        """What new knock-offs of a payment do; their receivables are held."""
        for knocked in knock_offs:
            receivable = self._receivable(knocked)
            amount = number(knocked["Amount"])
            lines = {whole_number(line["DtlKey"]): line for line in self._lines(knocked)}
            for key, part in spread(amount, [(key, open_of(line)) for key, line in lines.items()]).items():
                self._statements.insert(PARTS, part_of(payment, receivable, knocked, key, part))
                self._move_line(lines[key], part)
            self._move(receivable, amount, paid_at_home(amount, payment, receivable, habit.rates), payment, habit)

    def give_back(self, payment: Row, knock_offs: Sequence[Row], parts: Iterable[Row], habit: Habit) -> None:
        """The same backwards; their own rows are left."""
        by_line = {part["KnockOffDtlKey"]: number(part["Amount"]) for part in parts}
        for knocked in knock_offs:
            receivable = self._receivable(knocked)
            amount = number(knocked["Amount"])
            for line in self._lines(knocked):
                if line["DtlKey"] in by_line:
                    self._move_line(line, -by_line[line["DtlKey"]])
            self._move(receivable, -amount, -paid_at_home(amount, payment, receivable, habit.rates), payment, habit)

    def _receivable(self, knocked: Row) -> Row:
        table = self._structure.tables["ARInvoice"]
        (found,) = read_listed(self._transaction, table, "DocKey", [knocked["KnockOffDocKey"]])
        return found

    def _lines(self, knocked: Row) -> list[Row]:
        table = self._structure.tables["ARInvoiceDTL"]
        return lines_in_order(read_listed(self._transaction, table, "DocKey", [knocked["KnockOffDocKey"]]))

    def _move_line(self, line: Row, by: Decimal) -> None:
        key = {"DtlKey": line["DtlKey"], "KnockOffAmount": line["KnockOffAmount"]}
        self._once("ARInvoiceDTL", key, {"KnockOffAmount": number(line["KnockOffAmount"]) + by})

    def _move(self, receivable: Row, by: Decimal, at_home: Decimal, payment: Row, habit: Habit) -> None:
        key = {name: receivable[name] for name in ("DocKey", "PaymentAmt", "Outstanding")}
        cells: dict[str, Value] = {
            "PaymentAmt": number(receivable["PaymentAmt"]) + by,
            "LocalPaymentAmt": number(receivable["LocalPaymentAmt"]) + at_home,
            "Outstanding": number(receivable["Outstanding"]) - by,
        }
        if habit.stamped:
            cells |= {name: payment[name] for name in ("LastModified", "LastModifiedUserID")}
        self._once("ARInvoice", key, cells)

    def _once(self, table: str, key: Mapping[str, Value], cells: Mapping[str, Value]) -> None:
        if self._statements.update(table, key, cells) != 1:
            raise SourceChanged(f"A row of {table} changed while it was held.", facts={"table": table})


def part_of(payment: Row, receivable: Row, knocked: Row, key: Value, part: Decimal) -> dict[str, Value]:
    """The row for what a knock-off pays of one line."""
    return {
        "KnockOffKey": knocked["KnockOffKey"],
        "KnockOffDtlKey": key,
        "Amount": part,
        "LocalPaymentAmt": local(part, number(payment["ToHomeRate"])),
        "LocalInvoiceAmt": local(part, number(receivable["CurrencyRate"])),
    }


def knocked_keys(knock_offs: Iterable[Row]) -> list[Value]:
    """Receivables that these are for."""
    return [knocked["KnockOffDocKey"] for knocked in knock_offs]


def read_receivable(transaction: Reading, structure: Structure, kind: str, document: str) -> Row:
    """The receivable of a document as this connection keys it (`IV` 12, `AR:77`); empty when there is none."""
    digits = document.removeprefix("AR:")
    if not digits.isdecimal() or not digits.isascii() or kind not in ("IV", "CS"):
        return {}
    own = document.startswith("AR:")
    tied = "" if own else f"P.\"SourceType\" = '{kind}'"
    column = "DocKey" if own else "SourceKey"
    rows = read_listed(transaction, structure.tables["ARInvoice"], column, [int(digits)], tied)
    return rows[0] if len(rows) == 1 else {}
