"""A made-up vendor: invoices, and rows posted for them by rules that can be chosen."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Final

from connector.posting.sample import Column, Document, DocumentKind, Facts, Row, Schema, Table, Value

ZERO: Final = Decimal("0.00")
TAXES: Final = {"ST": (10, "SST-202"), "ST5": (5, "SST-202"), "SV": (8, "SST-203")}
TERMS: Final = {"C.O.D.": 0, "30 Days": 30, "60 Days": 60}


class Sales(Enum):
    """How sales rows are made."""

    LINE = "one a line"
    ACCOUNT = "one an account"
    ACCOUNT_AND_PROJECT = "one an account and project"


class Taxes(Enum):
    """How tax rows are made."""

    LINE = "one a line"
    CODE = "one a tax code"
    TOTAL = "one for all"


class Spare(Enum):
    """Who takes what rounding left in the home currency."""

    LAST = "the last sales row"
    FIRST = "the first sales row"
    OWN = "a row of its own"


class Void(Enum):
    """What cancelling does to ledger rows."""

    FLAGGED = "they stay and are flagged"
    GONE = "they go"


@dataclass(frozen=True, slots=True)
class Rules:
    """One vendor."""

    sales: Sales = Sales.LINE
    taxes: Taxes = Taxes.LINE
    spare: Spare = Spare.LAST
    void: Void = Void.FLAGGED
    control_account: bool = False
    negative_credits: bool = False
    same_key: bool = False
    debtor_last: bool = False
    text: str = "name"
    step: int = 1000
    cut: int = 30
    digest: bool = False


@dataclass(slots=True)
class Keys:
    """Generators."""

    values: dict[str, int] = field(default_factory=dict)

    def next(self, name: str) -> int:
        """The next one."""
        start = {"SL_IV": 5000, "AR_IV": 700, "GLTRANSID": 90_000}.get(name, 10_000 + 7_000 * len(self.values))
        self.values[name] = self.values.get(name, start) + 1
        return self.values[name]


def day(header: Row) -> dt.date:
    """Date of an invoice."""
    found = header["DOCDATE"]
    assert isinstance(found, dt.date)
    return found


def sen(number: Decimal) -> Decimal:
    """To the sen, half away from zero."""
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)


def documents(rules: Rules, count: int, seed: int = 1) -> list[Document]:
    """Invoices as the vendor saved and posted them."""
    chance, keys = random.Random(seed), Keys()
    return [_document(rules, chance, keys, number) for number in range(1, count + 1)]


def _document(rules: Rules, chance: random.Random, keys: Keys, number: int) -> Document:
    customer = f"300-A{chance.randint(1, 9):04}"
    foreign = chance.random() < 0.3
    rate = Decimal(f"4.{chance.randint(1000, 3000)}0000") if foreign else Decimal("1.00000000")
    on = dt.date(2026, 1, 5) + dt.timedelta(days=number)
    lines = list(_lines(chance, keys, rate, foreign))
    while (total := _sum(lines, "AMOUNT") + _sum(lines, "TAXAMT")) < 0:
        lines = list(_lines(chance, keys, rate, foreign))
    header: dict[str, Value] = {
        "DOCKEY": keys.next("SL_IV"),
        "DOCNO": f"IV-{number:05}",
        "DOCDATE": on,
        "POSTDATE": on + dt.timedelta(days=chance.choice((0, 0, 0, 1))),
        "CODE": customer,
        "COMPANYNAME": f"Customer {customer[-2:]} Sdn Bhd",
        "AGENT": chance.choice(("----", "LIM", "TAN")),
        "TERMS": chance.choice(list(TERMS)),
        "CURRENCYCODE": "USD" if foreign else "----",
        "CURRENCYRATE": rate,
        "CANCELLED": chance.random() < 0.1,
        "DOCAMT": total,
        "LOCALDOCAMT": sen(total * rate),
        "STATUS": 0,
    }
    for place, line in enumerate(lines, start=1):
        line |= {"DOCKEY": header["DOCKEY"], "SEQ": place * rules.step}
    facts: dict[str, Row] = {
        "customer": {"CODE": customer, "CONTROLACCOUNT": f"300-{customer[-1]}00", "COMPANYNAME": header["COMPANYNAME"]},
        "settled": {"PAYMENTAMT": chance.choice((ZERO, ZERO, total))},
    }
    line_facts: list[Facts] = [
        {"item": {"CODE": line["ITEMCODE"], "STOCKCONTROL": str(line["ITEMCODE"]).startswith("S")}}
        if line["ITEMCODE"]
        else {"item": {}}
        for line in lines
    ]
    poster = Poster(rules, keys, header, lines, facts, line_facts)
    return Document(
        DocumentKind.SALES_INVOICE, str(header["DOCNO"]), header, tuple(lines), poster.post(), facts, tuple(line_facts)
    )


def _lines(chance: random.Random, keys: Keys, rate: Decimal, foreign: bool) -> Iterator[dict[str, Value]]:
    for place in range(chance.choice((1, 2, 3, 5))):
        amount = Decimal(chance.randint(100, 90_000)).scaleb(-2) * (-1 if place and chance.random() < 0.1 else 1)
        tax = None if foreign else chance.choice((*TAXES, None))
        taxed = sen(amount * (TAXES[tax][0] if tax else 0) / 100)
        text = chance.choice(("Paint", "Brush, wide", "Delivery and unloading at the site, twice a day")) + f" {place}"
        yield {
            "DTLKEY": keys.next("SL_IVDTL"),
            "ITEMCODE": chance.choice((f"S{chance.randint(1, 9)}", f"N{chance.randint(1, 9)}", None)),
            "DESCRIPTION": text,
            "PROJECT": chance.choice(("----", "HQ")),
            "QTY": Decimal(chance.randint(1, 20)),
            "TAX": tax,
            "TAXAMT": taxed,
            "LOCALTAXAMT": sen(taxed * rate),
            "AMOUNT": amount,
            "LOCALAMOUNT": sen(amount * rate),
            "ACCOUNT": chance.choice(("500-000", "500-100", "500-200")),
        }


class Poster:
    """Posts one invoice."""

    def __init__(
        self, rules: Rules, keys: Keys, header: Row, lines: list[dict[str, Value]], facts: Facts, more: list[Facts]
    ) -> None:
        self._rules, self._keys, self._header, self._lines = rules, keys, header, lines
        self._facts, self._more = facts, more
        self._ledger: list[Row] = []
        self._receivable = header["DOCKEY"] if rules.same_key else keys.next("AR_IV")
        self._group = keys.next("GLTRANSID")
        local = _sum(lines, "LOCALAMOUNT") + _sum(lines, "LOCALTAXAMT")
        self._spare = _sum([{**header}], "LOCALDOCAMT") - local

    def post(self) -> dict[str, tuple[Row, ...]]:
        """All rows."""
        header = self._header
        posted: dict[str, tuple[Row, ...]] = {"AR_IV": (self._receivable_row(),)}
        if not (self._rules.void is Void.GONE and header["CANCELLED"]):
            debtor = self._facts["customer"]["CONTROLACCOUNT"] if self._rules.control_account else header["CODE"]
            total = (debtor, header["DOCAMT"], header["LOCALDOCAMT"], "M", self._receivable, None, "Sales")
            if not self._rules.debtor_last:
                self._enter(*total)
            self._sales()
            self._taxes()
            if self._rules.spare is Spare.OWN and self._spare:
                self._enter("540-000", ZERO, -self._spare, "S", self._receivable, None, "Rounding")
            if self._rules.debtor_last:
                self._enter(*total)
        posted["GL_TRANS"] = tuple(self._ledger)
        posted["ST_TR"] = tuple(self._moves())
        return posted

    def _receivable_row(self) -> Row:
        header = self._header
        return {
            **{name: header[name] for name in ("DOCNO", "CODE", "DOCDATE", "POSTDATE", "TERMS", "DOCAMT")},
            "DOCKEY": self._receivable,
            "DUEDATE": day(header) + dt.timedelta(days=TERMS[str(header["TERMS"])]),
            "PAYMENTAMT": self._facts["settled"]["PAYMENTAMT"],
            "CANCELLED": header["CANCELLED"],
            "GLTRANSID": self._group,
            "FROMDOCTYPE": "IV",
        }

    def _sales(self) -> None:
        places = {Sales.LINE: ("DTLKEY",), Sales.ACCOUNT: ("ACCOUNT",)}.get(self._rules.sales, ("ACCOUNT", "PROJECT"))
        groups: dict[tuple[Value, ...], list[dict[str, Value]]] = {}
        for line in self._lines:
            groups.setdefault(tuple(line[name] for name in places), []).append(line)
        taker = {Spare.LAST: len(groups) - 1, Spare.FIRST: 0}.get(self._rules.spare, -1)
        for place, lines in enumerate(groups.values()):
            local = _sum(lines, "LOCALAMOUNT") + (self._spare if place == taker else ZERO)
            first = lines[0]
            text = str(first["DESCRIPTION"])[: self._rules.cut] if self._rules.sales is Sales.LINE else "Sales"
            source = first["DTLKEY"] if self._rules.sales is Sales.LINE else self._receivable
            tax = first["TAX"] if self._rules.sales is Sales.LINE else None
            self._enter(first["ACCOUNT"], -_sum(lines, "AMOUNT"), -local, "S", source, tax, text)

    def _taxes(self) -> None:
        taxed = [line for line in self._lines if line["TAX"]]
        if self._rules.taxes is Taxes.LINE:
            for line in taxed:
                account = TAXES[str(line["TAX"])][1]
                self._tax_row([line], account, line["DTLKEY"], line["TAX"])
        elif self._rules.taxes is Taxes.CODE:
            for code in dict.fromkeys(line["TAX"] for line in taxed):
                lines = [line for line in taxed if line["TAX"] == code]
                self._tax_row(lines, TAXES[str(code)][1], self._receivable, code)
        elif _sum(taxed, "TAXAMT"):
            self._tax_row(taxed, "SST-202", self._receivable, None)

    def _tax_row(self, lines: list[dict[str, Value]], account: Value, source: Value, code: Value) -> None:
        self._enter(account, -_sum(lines, "TAXAMT"), -_sum(lines, "LOCALTAXAMT"), "S", source, code, "Tax")

    def _enter(
        self, code: Value, debit: Value, local: Value, table: str, source: Value, tax: Value, text: str
    ) -> None:  # fmt: skip
        header, negative = self._header, self._rules.negative_credits
        sides = [_sides(amount, negative and table == "S") for amount in (debit, local)]
        name = {"name": header["COMPANYNAME"], "both": f"{header['DOCNO']}: {header['CODE']}"}.get(
            self._rules.text, text
        )
        row: dict[str, Value] = {
            "DOCKEY": self._keys.next("GL_TRANS"),
            "GLTRANSID": self._group,
            "CODE": code,
            **{
                each: header[each]
                for each in ("DOCDATE", "POSTDATE", "AGENT", "CURRENCYCODE", "CURRENCYRATE", "CANCELLED")
            },
            "TAX": tax,
            "DESCRIPTION": name,
            "DR": sides[0][0],
            "CR": sides[0][1],
            "LOCALDR": sides[1][0],
            "LOCALCR": sides[1][1],
            "REF1": header["DOCNO"],
            "FROMDOCTYPE": "IV",
            "FROMKEY": source,
            "TABLETYPE": table,
            "DIGEST": f"{hash((header['DOCNO'], len(self._ledger), 'x')) & 0xFFFFFFFF:08x}"
            if self._rules.digest
            else None,
        }
        self._ledger.append(row)

    def _moves(self) -> Iterator[Row]:
        for line, facts in zip(self._lines, self._more, strict=True):
            if facts["item"].get("STOCKCONTROL") and not self._header["CANCELLED"]:
                yield {
                    "TRANSNO": self._keys.next("ST_TR"),
                    "ITEMCODE": line["ITEMCODE"],
                    "POSTDATE": self._header["POSTDATE"],
                    "DOCTYPE": "IV",
                    "DOCKEY": self._header["DOCKEY"],
                    "DTLKEY": line["DTLKEY"],
                    "QTY": -_sum([line], "QTY"),
                    "COST": ZERO,
                }


def _sum(lines: list[dict[str, Value]], name: str) -> Decimal:
    return sum((value for line in lines if isinstance(value := line[name], Decimal)), ZERO)


def _sides(amount: Value, negative: bool) -> tuple[Decimal, Decimal]:
    number = amount if isinstance(amount, Decimal) else ZERO
    return (ZERO, -number) if negative else (max(number, ZERO), max(-number, ZERO))


def schema(document: Document) -> Schema:
    """The tables of these documents."""
    keys = {"SL_IV": "DOCKEY", "SL_IVDTL": "DTLKEY", "AR_IV": "DOCKEY", "GL_TRANS": "DOCKEY", "ST_TR": "TRANSNO"}
    rows: dict[str, Row] = {"SL_IV": document.header, "SL_IVDTL": document.lines[0]}
    rows |= {table: found[0] for table, found in document.posted.items() if found}
    given_header = tuple(name for name in document.header if name not in ("DOCKEY", "LOCALDOCAMT", "STATUS"))
    given_line = tuple(
        n for n in document.lines[0] if n not in ("DTLKEY", "DOCKEY", "SEQ", "LOCALAMOUNT", "LOCALTAXAMT")
    )
    tables = tuple(
        Table(table, key, tuple(Column(name, "any") for name in rows[table]))
        for table, key in keys.items()
        if table in rows
    )
    return Schema(
        header="SL_IV", line="SL_IVDTL", tables=tables, given_header=given_header, given_line=given_line, program="1"
    )
