"""Whether a company keeps what was paid of its invoices by the rules of `payment_settling`: shown on its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from connector.domain.errors import Rejected
from connector.ledger.document_samples import NEEDED
from connector.ledger.findings import local
from connector.ledger.rows import read_listed
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.rules import number
from connector.posting.sample import Row, Value
from connector.providers.autocount.document_reader import whole_number
from connector.providers.autocount.invoice_tables import RECEIVABLE_CODE
from connector.providers.autocount.payment_settling import (
    BY_INVOICE,
    BY_PAYMENT,
    RATES,
    lines_in_order,
    part_of,
    spread,
)
from connector.providers.autocount.payment_tables import PARTS

_ZERO: Final = Decimal(0)
_MOST: Final = 200
_OTHERS: Final = ("ARCNKnockOff", "ARContraKnockOff")
"""What else settles invoices; one that it settled in part tells nothing of payments."""
_SHOWN: Final = 3
_AMOUNTS: Final = ("Amount", "LocalPaymentAmt", "LocalInvoiceAmt")
_GAPS: Final = 20
"""One in so many invoices may be spread otherwise: payments that were taken off again leave gaps."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown."""

    obstacles: tuple[str, ...]
    """Plain sentences: what the rules do not explain."""
    rates: tuple[str, ...] = RATES
    foreign: bool = False
    """Invoices in foreign currencies are kept by them, too."""
    stamped: bool = False


@dataclass(slots=True)
class _Paid:
    """One receivable and everything that paid it."""

    receivable: Row
    lines: list[Row] = field(default_factory=list)
    knock_offs: list[Row] = field(default_factory=list)
    """In the order of their keys."""
    parts: dict[Value, list[Row]] = field(default_factory=dict)
    """By knock-off."""


def prove(transaction: Reading, structure: Structure, keys: Iterable[Value]) -> Proof:
    """Look at some receivables that the company's payments pay."""
    wanted = list(dict.fromkeys(keys))[:_MOST]
    paid = _read(transaction, structure, wanted)
    payments = _payments(transaction, structure, paid.values())
    foreign = [each for each in paid.values() if number(each.receivable["CurrencyRate"]) != 1]
    wrong = {id(each): list(_wrong(each, payments)) for each in paid.values()}
    at_home = [sentence for each in paid.values() if each not in foreign for sentence in wrong[id(each)]]
    if len(paid) - len(foreign) < NEEDED:
        count = len(paid) - len(foreign)
        sentence = (
            f"The books hold {count} invoices that payments alone pay; {NEEDED} are needed to find out how their open "
            "amounts are kept."
        )
        return Proof((sentence,))
    otherwise = [each for each in paid.values() if not _is_spread(each)]
    if len(otherwise) * _GAPS > len(paid):
        example = otherwise[0].receivable["DocNo"]
        at_home.append(f"How payments are spread over the lines of invoices follows no known rule (invoice {example}).")
    told = [each for each in paid.values() if each not in foreign or not wrong[id(each)]]
    rates = tuple(rate for rate in RATES if all(_at_home(each, payments, rate) for each in told))
    if not rates and not at_home:
        at_home = ["What was paid of invoices in the home currency (ARInvoice.LocalPaymentAmt) follows no known rule."]
    stamped = [_is_stamped(each, payments) for each in told]
    return Proof(
        tuple(at_home[:_SHOWN]),
        rates or RATES,
        bool(foreign) and not any(wrong[id(each)] for each in foreign),
        bool(stamped) and all(stamped),
    )


def _read(transaction: Reading, structure: Structure, keys: Sequence[Value]) -> dict[Value, _Paid]:
    tables, tied = structure.tables, f"P.\"KnockOffDocType\" = '{RECEIVABLE_CODE}'"
    paid = {row["DocKey"]: _Paid(row) for row in read_listed(transaction, tables["ARInvoice"], "DocKey", keys)}
    for name in _OTHERS:
        if structure.has(name, "KnockOffDocType", "KnockOffDocKey"):
            for row in read_listed(transaction, tables[name], "KnockOffDocKey", list(paid), tied):
                paid.pop(row["KnockOffDocKey"], None)
    for line in read_listed(transaction, tables["ARInvoiceDTL"], "DocKey", paid):
        paid[line["DocKey"]].lines.append(line)
    owners: dict[Value, _Paid] = {}
    for row in read_listed(transaction, tables["ARPaymentKnockOff"], "KnockOffDocKey", paid, tied):
        paid[row["KnockOffDocKey"]].knock_offs.append(row)
        owners[row["KnockOffKey"]] = paid[row["KnockOffDocKey"]]
    for part in read_listed(transaction, tables[PARTS], "KnockOffKey", owners):
        owners[part["KnockOffKey"]].parts.setdefault(part["KnockOffKey"], []).append(part)
    for each in paid.values():
        each.lines = lines_in_order(each.lines)
        each.knock_offs.sort(key=lambda row: whole_number(row["KnockOffKey"]))
    return paid


def _payments(transaction: Reading, structure: Structure, paid: Iterable[_Paid]) -> dict[Value, Row]:
    keys = [row["DocKey"] for each in paid for row in each.knock_offs]
    return {row["DocKey"]: row for row in read_listed(transaction, structure.tables["ARPayment"], "DocKey", keys)}


def _wrong(paid: _Paid, payments: Mapping[Value, Row]) -> Iterator[str]:
    """What the rules say otherwise of one receivable."""
    receivable, name = paid.receivable, f"invoice {paid.receivable['DocNo']}"
    knocked = sum((number(row["Amount"]) for row in paid.knock_offs), _ZERO)
    if number(receivable["PaymentAmt"]) != knocked:
        yield f"The amount paid of {name} is {receivable['PaymentAmt']}, its payments pay {knocked}."
        return
    if number(receivable["NetTotal"]) - knocked != number(receivable["Outstanding"]):
        yield f"What is open of {name} is {receivable['Outstanding']}, not its total less {knocked}."
        return
    done: defaultdict[int, Decimal] = defaultdict(Decimal)
    for row in paid.knock_offs:
        payment = payments.get(row["DocKey"])
        if payment is None:
            yield f"A payment of {name} is not in the books."
            return
        if _day(row["GainLossDate"]) < max(_day(payment["DocDate"]), _day(receivable["DocDate"])):
            yield f"A payment of {name} counts from a day before its own or the invoice's."
        parts = paid.parts.get(row["KnockOffKey"], [])
        wanted = [part_of(payment, receivable, row, part["KnockOffDtlKey"], number(part["Amount"])) for part in parts]
        if sum((number(part["Amount"]) for part in parts), _ZERO) != number(row["Amount"]) or not _same(wanted, parts):
            yield f"What payment {payment['DocNo']} pays of the lines of {name} is not what it pays of it."
            return
        for part in parts:
            done[whole_number(part["KnockOffDtlKey"])] += number(part["Amount"])
    for line in paid.lines:
        if number(line["KnockOffAmount"]) != done[whole_number(line["DtlKey"])]:
            yield f"What was paid of the lines of {name} (ARInvoiceDTL.KnockOffAmount) is not what its payments pay."
            return


def _is_spread(paid: _Paid) -> bool:
    """Whether its payments were spread over its lines as ours would be. One that somebody took off again left a gap."""
    left = {whole_number(line["DtlKey"]): number(line["NetAmount"]) for line in paid.lines}
    for row in paid.knock_offs:
        parts = {whole_number(p["KnockOffDtlKey"]): number(p["Amount"]) for p in paid.parts.get(row["KnockOffKey"], [])}
        try:
            if parts != spread(number(row["Amount"]), list(left.items())):
                return False
        except Rejected:
            return False
        left = {key: still_open - parts.get(key, _ZERO) for key, still_open in left.items()}
    return True


def _same(wanted: Iterable[Row], there: Iterable[Row]) -> bool:
    def told(rows: Iterable[Row]) -> list[tuple[Decimal, ...]]:
        return [tuple(number(row[name]) for name in _AMOUNTS) for row in rows]

    return told(wanted) == told(there)


def _at_home(paid: _Paid, payments: Mapping[Value, Row], rate: str) -> bool:
    """Whether one of the rates tells what was paid in the home currency."""
    known = {BY_INVOICE: paid.receivable["CurrencyRate"]}
    total = _ZERO
    for row in paid.knock_offs:
        known[BY_PAYMENT] = payments[row["DocKey"]]["ToHomeRate"] if row["DocKey"] in payments else None
        total += local(number(row["Amount"]), number(known[rate]))
    return number(paid.receivable["LocalPaymentAmt"]) == total


def _is_stamped(paid: _Paid, payments: Mapping[Value, Row]) -> bool:
    """Whether the receivable was saved when the last payment was entered, or after that."""
    saved = _moment(paid.receivable["LastModified"])
    return all(saved >= _moment(payments[row["DocKey"]]["CreatedTimeStamp"]) for row in paid.knock_offs[-1:])


def _day(value: Value) -> str:
    return str(value)[:10]


def _moment(value: Value) -> str:
    return str(value)
