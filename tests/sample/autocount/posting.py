"""What the vendor's program posts for a sales document, under each set of rules (see `Rules`).

This is a stand-in: the vendor's own posting is not public. It shares no code with the product.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Protocol

from tests.sample.autocount import constants
from tests.sample.autocount.documents import NOTHING, SEQ, Document, Line
from tests.sample.autocount.rows import Writes
from tests.sample.autocount.variant import Counter, Rules

RECEIVABLES: Final = {"IV": "ARInvoice", "CS": "ARInvoice", "RI": "ARInvoice", "CN": "ARCN"}
RECEIVABLE_TYPES: Final = {"ARInvoice": "RI", "ARCN": "RC"}


class Keys(Protocol):
    """Hands out keys of a counter."""

    def take(self, counter: Counter, number: int = 1) -> range:
        """The next keys."""


@dataclass(frozen=True, slots=True)
class ReceivableLine:
    """A row of ARInvoiceDTL or ARCNDTL, as far as postings and knock-offs need it."""

    key: int
    account: str
    tax_code: str | None
    tax_rate: Decimal
    amount: Decimal
    tax: Decimal
    source: Line | None
    text: str

    @property
    def net(self) -> Decimal:
        """With tax."""
        return self.amount + self.tax


@dataclass(frozen=True, slots=True)
class Receivable:
    """What a document became in the customers' ledger."""

    table: str
    key: int
    lines: tuple[ReceivableLine, ...]
    due: dt.datetime


@dataclass(slots=True)
class _Entry:
    """One GLDTL row before its key."""

    account: str
    contra: str | None
    amount: Decimal
    """Debit; negative is a credit. In the document's currency."""
    local: Decimal
    text: str
    tax_code: str | None = None
    line_key: int | None = None


class Posting:
    """Posts sales documents into one set of books."""

    def __init__(self, rows: Writes, keys: Keys, rules: Rules, *, ledgers: bool = True) -> None:
        """`ledgers`: with general ledger, tax and stock; without them for large benchmarks."""
        self._rows = rows
        self._keys = keys
        self._rules = rules
        self._ledgers = ledgers

    def post(self, document: Document, key: int | None = None) -> Receivable:
        """Receivable, ledger, tax, stock; of a void document what these rules keep. `key`: a receivable that is there
        already, without lines and postings."""
        receivable = self._receivable(document, key)
        self._postings(document, receivable)
        return receivable

    def owner(self, document: Document, receivable: int) -> tuple[str, int]:
        """SourceType and SourceKey of the document's GLDTL and TaxTrans rows."""
        if self._rules.source_is_receivable or document.kind == "RI":
            return RECEIVABLE_TYPES[RECEIVABLES[document.kind]], receivable
        return document.kind, document.key

    def _postings(self, document: Document, receivable: Receivable) -> None:
        void = document.extra.get("Cancelled") == "T"
        if self._ledgers and (not void or self._rules.keeps_void):
            self._ledger(document, receivable)
            self._tax(document, receivable, "TaxTrans")
            if not void:
                self._stock(document)
        elif self._ledgers and self._rules is Rules.QUEUED:
            self._tax(document, receivable, "TaxTransCancelled")

    # -- the customers' ledger

    def _receivable(self, document: Document, known: int | None) -> Receivable:
        table = RECEIVABLES[document.kind]
        key = self._keys.take(Counter.DOCUMENTS)[0] if known is None else known
        lines = self._receivable_lines(document)
        due = document.date + dt.timedelta(days=constants.TERM_DAYS[document.debtor.term])
        header = self._receivable_header(document, key, due, table)
        if known is None:
            self._rows.insert(table, **header)
        else:
            kept = ("DocKey", "GLTrxID", "CreatedTimeStamp", "CreatedUserID")
            changed = {name: value for name, value in header.items() if name not in kept}
            self._rows.amend(table, "DocKey", key, **changed)
        for place, line in enumerate(lines, 1):
            self._rows.insert(f"{table}DTL", **_receivable_detail(document, key, place, line, table))
        return Receivable(table, key, tuple(lines), due)

    def _receivable_header(self, document: Document, key: int, due: dt.datetime, table: str) -> dict[str, Any]:
        local, debtor = document.local, document.debtor
        owed, direct = document.final, document.kind == "RI"
        taxable = sum((line.taxable for line in document.lines if line.tax_rate), NOTHING)
        row = {
            "DocKey": key, "DocNo": document.number, "DebtorCode": debtor.account, "JournalType": "SALES",
            "DocDate": document.date, "Description": "SALES" if table == "ARInvoice" else "SALES RETURN",
            "CurrencyCode": debtor.currency, "CurrencyRate": document.rate, "ToTaxCurrencyRate": document.rate,
            "Total": document.total + document.rounding, "LocalTotal": local(document.total + document.rounding),
            "Tax": document.tax, "LocalTax": local(document.tax), "ExTax": document.added_tax,
            "LocalExTax": local(document.added_tax), "NetTotal": owed, "LocalNetTotal": local(owed),
            "Cancelled": document.extra.get("Cancelled", "F"),
            "SourceType": None if direct else document.kind, "SourceKey": None if direct else document.key,
            "BranchCode": debtor.branch,
            "InclusiveTax": "T" if document.inclusive else "F", "TaxableAmt": taxable,
            "LocalTaxableAmt": local(taxable),
            "TaxCurrencyTax": local(document.tax), "TaxCurrencyTaxableAmt": local(taxable), "TaxDate": document.date,
            "RoundingMethod": 4, "DocStatus": "A", "LastModified": document.stamp, "LastModifiedUserID": document.user,
            "CreatedTimeStamp": document.stamp, "CreatedUserID": document.user,
        }  # fmt: skip
        if table == "ARInvoice":
            row |= {"DisplayTerm": debtor.term, "DueDate": due, "SalesAgent": debtor.agent, "PaymentAmt": NOTHING,
                    "LocalPaymentAmt": NOTHING, "Outstanding": owed, "AgingDate": document.date,
                    "WithholdingTaxVersion": 2}  # fmt: skip
        else:
            row |= {"CNType": "RETURN", "KnockOffAmt": NOTHING, "RefundAmt": NOTHING, "IsJournal": "F",
                    "EInvoiceSubmitDocType": "CN"}  # fmt: skip
        if self._rules is not Rules.SUMMED and self._ledgers:
            row["GLTrxID"] = self._keys.take(Counter.LEDGER)[0]
        return row

    def _receivable_lines(self, document: Document) -> list[ReceivableLine]:
        parts: list[tuple[str, str | None, Decimal, Decimal, Decimal, Line | None, str]] = []
        if self._rules.by_line:
            for line in document.lines:
                text = line.wish.description or (line.wish.unit.description if line.wish.unit else "")
                parts.append((line.account, line.wish.tax, line.tax_rate, line.taxable, line.tax, line, text))
        else:
            groups: dict[tuple[str, str | None], list[Line]] = {}
            for line in document.lines:
                groups.setdefault((line.account, line.wish.tax), []).append(line)
            for (account, tax), lines in groups.items():
                amount = sum((line.taxable for line in lines), NOTHING)
                parts.append(
                    (account, tax, lines[0].tax_rate, amount, sum((line.tax for line in lines), NOTHING), None, "SALES")
                )
        if document.rounding:
            parts.append((constants.ROUNDING, None, NOTHING, document.rounding, NOTHING, None, "ROUNDING ADJUSTMENT"))
        keys = self._keys.take(Counter.DOCUMENTS, len(parts))
        return [
            ReceivableLine(key, account, tax, rate, amount, added, source, text[:100])
            for key, (account, tax, rate, amount, added, source, text) in zip(keys, parts, strict=True)
        ]

    # -- the general ledger

    def _ledger(self, document: Document, receivable: Receivable) -> None:
        sign = Decimal(-1) if document.kind == "CN" else Decimal(1)
        entries = _pairs(document, receivable) if self._rules is Rules.PAIRED else self._rows_of(document, receivable)
        source = self.owner(document, receivable.key)
        (number,) = self._keys.take(Counter.LEDGER) if self._rules is not Rules.SUMMED else (0,)
        for entry in entries:
            if self._rules is Rules.SUMMED:
                (number,) = self._keys.take(Counter.LEDGER)
            self._rows.insert("GLDTL", **_ledger_row(document, entry, sign, source, number))

    def _rows_of(self, document: Document, receivable: Receivable) -> list[_Entry]:
        """The debtor once; what rounding of a foreign currency leaves is on the last row or on a row of its own."""
        debtor = document.debtor.account
        owed = document.local(document.final)
        entries = [_Entry(debtor, None, document.final, owed, "SALES")]
        taxes: dict[str | None, Decimal] = {}
        for line in receivable.lines:
            entries.append(
                _Entry(
                    line.account, debtor, -line.amount, -document.local(line.amount), line.text, line.tax_code, line.key
                )
            )
            if line.tax and self._rules is Rules.QUEUED:
                entries.append(
                    _Entry(
                        constants.OUTPUT_TAX,
                        debtor,
                        -line.tax,
                        -document.local(line.tax),
                        line.text,
                        line.tax_code,
                        line.key,
                    )
                )
            elif line.tax:
                taxes[line.tax_code] = taxes.get(line.tax_code, NOTHING) + line.tax
        for code, tax in taxes.items():
            entries.append(_Entry(constants.OUTPUT_TAX, debtor, -tax, -document.local(tax), "SALES TAX", code))
        left = sum((entry.local for entry in entries), NOTHING)
        if left and self._rules is Rules.QUEUED:
            entries[-1].local -= left
        elif left:
            entries.append(_Entry(constants.ROUNDING, debtor, NOTHING, -left, "ROUNDING"))
        return [entry for entry in entries if entry.amount or entry.local]

    # -- tax and stock

    def _tax(self, document: Document, receivable: Receivable, table: str) -> None:
        source, key = self.owner(document, receivable.key)
        sign = -1 if document.kind == "CN" and self._rules is not Rules.QUEUED else 1
        for place, line in enumerate((line for line in receivable.lines if line.tax_code), 1):
            detail = line.source.key if line.source and not self._rules.source_is_receivable else line.key
            self._rows.insert(
                table, SourceType=source, SourceKey=key, DocNo=document.number, DocDate=document.date,
                TaxCode=line.tax_code,
                SupplyPurchase="S", TaxableAccNo=line.account, TaxableName=document.debtor.name,
                TaxableAmt=sign * line.amount,
                LocalTaxableAmt=sign * document.local(line.amount), Tax=sign * line.tax,
                LocalTax=sign * document.local(line.tax),
                SourceDtlKey=detail, Seq=place * SEQ, CurrencyCode=document.debtor.currency, CurrencyRate=document.rate,
                TaxRate=line.tax_rate, TaxAccNo=constants.OUTPUT_TAX, TaxDate=document.date, Description=line.text,
            )  # fmt: skip

    def _stock(self, document: Document) -> None:
        for line in document.lines:
            unit = line.wish.unit
            if unit is None or not unit.stock:
                continue
            (key,) = self._keys.take(Counter.STOCK)
            quantity = line.wish.quantity if document.kind == "CN" else -line.wish.quantity
            cost = NOTHING if self._rules is Rules.QUEUED else unit.cost
            queue = None
            if self._rules is Rules.QUEUED:
                (queue,) = self._keys.take(Counter.QUEUE)
                self._rows.insert("StockTransQueue", StockTransQueueKey=queue, ItemCode=unit.item, StockDTLKey=key,
                                  DocKey=document.key, DtlKey=line.key, UOM=unit.uom, Location="HQ",
                                  DocType=document.kind,
                                  DocDate=document.date, Qty=quantity, CreatedTimeStamp=document.stamp)  # fmt: skip
            self._rows.insert(
                "StockDTL", StockDTLKey=key, ItemCode=unit.item, UOM=unit.uom, Location="HQ", DocDate=document.date,
                Seq=line.seq,
                DocType=document.kind, DocKey=document.key, DtlKey=line.key, Qty=quantity, Cost=cost,
                AdjustedCost=NOTHING,
                TotalCost=quantity * cost, CostType=1, LastModified=document.stamp, ReferTo=0, InputCost=cost, Seq2=0,
                CreatedTimeStamp=document.stamp, AdjustedDate=document.stamp, StockTransQueueKey=queue,
            )  # fmt: skip


def _pairs(document: Document, receivable: Receivable) -> list[_Entry]:
    """Each amount once on the debtor and once on the other account, side by side."""
    entries, debtor = [], document.debtor.account
    for line in receivable.lines:
        key = line.source.key if line.source else None
        for account, amount, tax in (
            (line.account, line.amount, None),
            (constants.OUTPUT_TAX, line.tax, line.tax_code),
        ):
            if amount:
                local = document.local(amount)
                entries.append(_Entry(debtor, account, amount, local, line.text, tax, key))
                entries.append(_Entry(account, debtor, -amount, -local, line.text, tax, key))
    return entries


def _receivable_detail(document: Document, key: int, place: int, line: ReceivableLine, table: str) -> dict[str, Any]:
    local = document.local
    taxed = line.amount if line.tax_code else NOTHING
    shown = line.net if document.inclusive else line.amount
    row: dict[str, Any] = {
        "DtlKey": line.key, "DocKey": key, "Seq": place * SEQ, "AccNo": line.account, "ToAccountRate": Decimal(1),
        "Description": line.text, "TaxCode": line.tax_code, "TaxRate": line.tax_rate, "Tax": line.tax,
        "LocalTax": local(line.tax),
        "Amount": shown, "NetAmount": line.net, "LocalNetAmount": local(line.net), "KnockOffAmount": NOTHING,
        "TaxableAmt": taxed, "LocalTaxableAmt": local(taxed), "SubTotal": line.amount,
        "LocalSubTotal": local(line.amount),
        "TaxCurrencyTax": local(line.tax), "TaxCurrencyTaxableAmt": local(taxed), "TaxAdjustment": NOTHING,
        "SourceDtlKey": line.source.key if line.source else None,
    }  # fmt: skip
    if table == "ARCN":
        row |= {"SupplyPurchase": "S", "UnappliedAmount": line.net, "LocalUnappliedAmount": local(line.net)}
    return row


def _ledger_row(
    document: Document, entry: _Entry, sign: Decimal, source: tuple[str, int], number: int
) -> dict[str, Any]:
    amount, local = sign * entry.amount, sign * entry.local
    at_home = entry.account != document.debtor.account or document.debtor.currency == constants.HOME
    return {
        "AccNo": entry.account, "DEAccNo": entry.contra, "JournalType": "SALES",
        "CurrencyCode": document.debtor.currency,
        "CurrencyRate": document.rate, "ToHomeRate": document.rate, **sides("Org", amount, amount),
        **sides("", local if at_home else amount, amount or local), **sides("Home", local, amount or local),
        "TransDate": document.date, "Description": entry.text[:100], "RefNo1": document.number, "UserID": document.user,
        "SourceType": source[0], "SourceKey": source[1], "SourceDtlKey": entry.line_key, "TaxCode": entry.tax_code,
        "GLTrxID": number,
    }  # fmt: skip


def sides(prefix: str, amount: Decimal, decides: Decimal) -> dict[str, Decimal]:
    """An amount as debit or credit."""
    debit = decides >= 0
    return {f"{prefix}DR": amount if debit else NOTHING, f"{prefix}CR": NOTHING if debit else -amount}
