"""Sales documents as the vendor's program computes them: amounts of lines and header, and their own two tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from tests.sample.autocount import constants
from tests.sample.autocount.masters import Debtor, Unit
from tests.sample.autocount.rows import Writes, cents

SEQ: Final = 16
"""Lines are numbered in steps of 16."""
TAX_RATES: Final = {code: Decimal(rate) for code, _, rate, _ in constants.TAXES}
NOTHING: Final = Decimal(0)
_NOT_RETURNED: Final = {"TransferedQty", "FOCTransferedQty", "Transferable", "DeliveryDate"}


@dataclass(frozen=True, slots=True)
class Wish:
    """One line as a person enters it; without a unit it is a text or a plain amount."""

    unit: Unit | None
    quantity: Decimal
    price: Decimal
    discount: str | None = None
    """As typed: ``5%``, ``10``, or nothing."""
    tax: str | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its amounts, in the currency of the document."""

    key: int
    seq: int
    wish: Wish
    discount: Decimal
    subtotal: Decimal
    tax: Decimal
    taxable: Decimal
    """Subtotal without tax."""
    tax_rate: Decimal
    account: str

    @property
    def kind(self) -> str:
        """N for a line with an amount."""
        return "N"


@dataclass(slots=True)
class Document:
    """A sales invoice (IV), cash sale (CS) or credit note (CN)."""

    kind: str
    key: int
    number: str
    date: dt.datetime
    debtor: Debtor
    lines: list[Line]
    rate: Decimal
    """Local currency for one unit of the document's."""
    stamp: dt.datetime
    inclusive: bool = False
    rounding: Decimal = NOTHING
    reference: str | None = None
    user: str = constants.USER
    extra: dict[str, Any] = field(default_factory=dict)
    """Columns of the header with other values than usual."""

    @property
    def total(self) -> Decimal:
        """Sum of the lines, tax inside of it where prices include tax."""
        return sum((line.subtotal for line in self.lines), NOTHING)

    @property
    def tax(self) -> Decimal:
        """All tax."""
        return sum((line.tax for line in self.lines), NOTHING)

    @property
    def added_tax(self) -> Decimal:
        """Tax that comes on top."""
        return NOTHING if self.inclusive else self.tax

    @property
    def net(self) -> Decimal:
        """What is owed before rounding to 5 sen."""
        return self.total + self.added_tax

    @property
    def final(self) -> Decimal:
        """What is owed."""
        return self.net + self.rounding

    def local(self, amount: Decimal) -> Decimal:
        """An amount in local currency."""
        return cents(amount * self.rate)

    def write(self, rows: Writes) -> None:
        """Header and lines."""
        if self.kind == "RI":  # entered among the receivables: there is no sales document
            return
        rows.insert(self.kind, **self.header())
        for line in self.lines:
            row = self.detail(line)
            if self.kind == "CN":  # what is returned is not transferred on
                row = {name: value for name, value in row.items() if name not in _NOT_RETURNED}
            rows.insert(f"{self.kind}DTL", **row)

    def header(self) -> dict[str, Any]:
        """The header's row."""
        debtor, local = self.debtor, self.local
        without_tax = sum((line.taxable for line in self.lines), NOTHING)
        taxable = sum((line.taxable for line in self.lines if line.tax_rate), NOTHING)
        address = dict(zip(("InvAddr1", "InvAddr2", "InvAddr3", "InvAddr4"), debtor.address, strict=False))
        status: dict[str, Any] = {} if self.kind == "CS" else {"DocStatus": "A"}
        status |= (
            {"EInvoiceSubmitDocType": "CN", "CNType": "RETURN"}
            if self.kind == "CN"
            else {"WithholdingTaxVersion": 2, "Transferable": "T"}
        )
        return {
            "DocKey": self.key, "DocNo": self.number, "DocDate": self.date, "DebtorCode": debtor.account,
            "DebtorName": debtor.name, "Description": {"IV": "SALES INVOICE", "CS": "CASH SALE"}.get(self.kind,
            "CREDIT NOTE"),
            "DisplayTerm": debtor.term, "SalesAgent": debtor.agent, "BranchCode": debtor.branch, **address,
            "Total": self.total, "CurrencyCode": debtor.currency, "CurrencyRate": self.rate,
            "ToTaxCurrencyRate": self.rate,
            "NetTotal": self.net, "LocalNetTotal": local(self.net), "AnalysisNetTotal": self.net,
            "LocalAnalysisNetTotal": local(self.net), "Tax": self.tax, "LocalTax": local(self.tax),
            "ExTax": self.added_tax,
            "LocalExTax": local(self.added_tax), "TotalExTax": without_tax, "TaxableAmt": taxable,
            "LocalTaxableAmt": local(taxable), "TaxCurrencyTax": local(self.tax),
            "TaxCurrencyTaxableAmt": local(taxable),
            "FinalTotal": self.final, "RoundAdj": self.rounding, "IsRoundAdj": "T" if self.rounding else "F",
            "InclusiveTax": "T" if self.inclusive else "F", "RoundingMethod": 4, "PostToStock": "T", "PostToGL": "T",
            "CanSync": "F", "Cancelled": "F", "PrintCount": 0, "CalcDiscountOnUnitPrice": "F",
            "SalesLocation": "HQ", "SubmitEInvoice": "F", "ConsolidatedEInvoice": "F",
            "RefDocNo": self.reference, "TaxDate": self.date, "LastUpdate": 0, "LastModified": self.stamp,
            "LastModifiedUserID": self.user, "CreatedTimeStamp": self.stamp, "CreatedUserID": self.user, **status,
            **self.extra,
        }  # fmt: skip

    def detail(self, line: Line) -> dict[str, Any]:
        """A line's row."""
        wish, unit, local = line.wish, line.wish.unit, self.local
        rate = unit.rate if unit else Decimal(1)
        goods = {"ItemCode": unit.item, "UOM": unit.uom, "UserUOM": unit.uom} if unit else {}
        return {
            "DtlKey": line.key, "DocKey": self.key, "Seq": line.seq, "MainItem": "T", "Location": "HQ", **goods,
            "Description": wish.description or (unit.description if unit else None), "Qty": wish.quantity, "Rate": rate,
            "SmallestQty": wish.quantity * rate, "TransferedQty": NOTHING, "FOCQty": NOTHING,
            "FOCTransferedQty": NOTHING,
            "UnitPrice": wish.price, "SmallestUnitPrice": (wish.price / rate).quantize(Decimal("0.00000001")),
            "Discount": wish.discount, "DiscountAmt": line.discount, "TaxCode": wish.tax, "TaxRate": line.tax_rate,
            "Tax": line.tax, "LocalTax": local(line.tax), "TaxCurrencyTax": local(line.tax), "SubTotal": line.subtotal,
            "LocalSubTotal": local(line.subtotal), "SubTotalExTax": line.taxable,
            "LocalSubTotalExTax": local(line.taxable),
            "TaxableAmt": line.taxable if wish.tax else NOTHING,
            "LocalTaxableAmt": local(line.taxable if wish.tax else NOTHING),
            "TaxCurrencyTaxableAmt": local(line.taxable if wish.tax else NOTHING), "TaxAdjustment": NOTHING,
            "LocalTaxAdjustment": NOTHING, "Transferable": "T", "PrintOut": "T", "DtlType": line.kind,
            "AddToSubTotal": "T",
            "AccNo": line.account, "DeliveryDate": self.date,
        }  # fmt: skip


def compute(keys: Sequence[int], wishes: list[Wish], *, inclusive: bool, kind: str) -> list[Line]:
    """Lines with their amounts: discount, subtotal, tax inside or on top, each rounded to two places."""
    lines = []
    for place, (key, wish) in enumerate(zip(keys, wishes, strict=True), 1):
        gross = cents(wish.quantity * wish.price)
        discount = discount_of(gross, wish.discount)
        subtotal = gross - discount
        rate = TAX_RATES.get(wish.tax or "", NOTHING)
        tax = cents(subtotal * rate / (100 + rate)) if inclusive else cents(subtotal * rate / 100)
        taxable = subtotal - tax if inclusive else subtotal
        lines.append(Line(key, place * SEQ, wish, discount, subtotal, tax, taxable, rate, _account(wish, kind)))
    return lines


def discount_of(gross: Decimal, typed: str | None) -> Decimal:
    """``5%`` of the amount, ``5%+2%`` one after the other, or the amount itself."""
    left = gross
    for part in (typed or "").split("+"):
        if part.endswith("%"):
            left -= cents(left * Decimal(part[:-1]) / 100)
        elif part:
            left -= Decimal(part)
    return gross - left


def _account(wish: Wish, kind: str) -> str:
    if kind == "CN":
        return constants.RETURNS
    if kind == "CS":
        return constants.CASH_SALES
    return constants.GROUP_ACCOUNTS[wish.unit.group] if wish.unit else constants.SALES
