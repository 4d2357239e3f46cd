"""How Xero's records become rows: one column for each telephone and address, lines that add up to the total, rates.

What begins with `X_` is worked out here. Fields: xero_accounting.yaml 16.1.0 (XeroAPI/Xero-OpenAPI, MIT).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from connector.online.columns import flat, number
from connector.online.places import inside, listed
from connector.online.reader import Values, whole_sen
from connector.online.remembered import Json

UNIT: Final = "each"
"""Xero has no units: what an item has one of, in a word."""
REST: Final = "rest"
"""Key of the line that this provider makes of what the lines do not tell of the total."""
POSTAL, STREET = "POBOX", "STREET"
"""Types of addresses; the first one is where invoices go."""
PHONES: Final = {"PHONE": "DEFAULT", "PHONE2": "DDI", "MOBILE": "MOBILE", "FAX": "FAX"}
"""Types of telephones by the ends of our columns, X_PHONE and so on."""
NUMBER_PARTS: Final = ("PhoneCountryCode", "PhoneAreaCode", "PhoneNumber")
INCLUSIVE: Final = "Inclusive"
_TELLING: Final = 12
"""Digits of a rate that are told at most."""


def contact_columns(record: Json) -> dict[str, object]:
    """A contact's own columns."""
    own = dict(flat(record))
    own["X_ACTIVE"] = record.get("ContactStatus", "ACTIVE") == "ACTIVE"
    phones = {str(phone.get("PhoneType")): phone for phone in listed(record, "Phones")}
    for name, kind in PHONES.items():
        parts = (str(phones.get(kind, {}).get(part) or "").strip() for part in NUMBER_PARTS)
        own[f"X_{name}"] = " ".join(part for part in parts if part)
    own |= {f"{POSTAL}_{name}": value for name, value in address(record, POSTAL).items()}
    return own


def streets(record: Json) -> Sequence[Values]:
    """The address to deliver to, where there is one."""
    there = address(record, STREET)
    return [there] if any(value for name, value in there.items() if name != "AddressType") else []


def address(record: Json, kind: str) -> Json:
    """The address of a type; an empty one where there is none."""
    return next((each for each in listed(record, "Addresses") if each.get("AddressType") == kind), {})


def item_columns(record: Json) -> dict[str, object]:
    """An item's own columns."""
    return dict(flat(record))


def prices(record: Json) -> Sequence[Values]:
    """An item's one unit."""
    sold, bought = inside(record, "SalesDetails"), inside(record, "PurchaseDetails")
    return [
        {"SalesPrice": sold.get("UnitPrice"), "PurchasePrice": bought.get("UnitPrice"), "X_UNIT": UNIT, "X_BASE": True}
    ]


def document_columns(record: Json) -> dict[str, object]:
    """An invoice's or credit note's own columns."""
    own = dict(flat(record))
    void = record.get("Status") == "VOIDED"
    return own | {"X_VOID": void, "X_RATE": rate_of(record), "X_HOME": at_home(number(own.get("Total")), record)}


def lines(record: Json) -> Sequence[Values]:
    """The lines of a document, their amounts without taxes. What they do not tell of the total is a line of its own."""
    inclusive = record.get("LineAmountTypes") == INCLUSIVE
    rows, told = [], Decimal(0)
    for line in listed(record, "LineItems"):
        tax = number(line.get("TaxAmount"))
        amount = number(line.get("LineAmount")) - (tax if inclusive else 0)
        told += amount + tax
        made = {"X_AMOUNT": amount, "X_LOCAL": at_home(amount, record), "X_LOCAL_TAX": at_home(tax, record)}
        unit = UNIT if line.get("ItemCode") else None
        rows.append(
            {**dict(flat(line)), **made, "X_INCLUSIVE": inclusive, "X_DISCOUNT": _discount(line), "X_UNIT": unit}
        )
    rest = number(record.get("Total")) - told
    if rest:
        words = "Rounding and other amounts"
        rows.append({"LineItemID": REST, "Description": words, "X_AMOUNT": rest, "X_LOCAL": at_home(rest, record)})
    return rows


def payment_columns(record: Json) -> dict[str, object]:
    """A payment's own columns."""
    own = dict(flat(record))
    method = own.get("Account_Code") or own.get("Account_AccountID")
    return own | {"X_RATE": rate_of(record), "X_HOME": at_home(number(own.get("Amount")), record), "X_METHOD": method}


def applied(record: Json) -> Sequence[Values]:
    """What a payment settles: one invoice."""
    invoice = inside(record, "Invoice")
    return [
        {
            "X_TYPE": "IV",
            "InvoiceID": invoice.get("InvoiceID"),
            "InvoiceNumber": invoice.get("InvoiceNumber"),
            "Amount": record.get("Amount"),
        }
    ]


def rate_of(record: Json) -> Decimal:
    """Home currency for one unit of the document's. Xero tells it the other way round, how much foreign money one unit
    of the home currency is, with six decimals (xero_accounting.yaml, `CurrencyRate`): so many digits are told as those
    six decide."""
    theirs = number(record.get("CurrencyRate") or 1)
    if theirs <= 0 or theirs == 1:
        return Decimal(1)
    ours = 1 / theirs
    return ours.quantize(Decimal(1).scaleb(-_decided(ours)), ROUND_HALF_UP)


def their_rate(ours: Decimal) -> Decimal:
    """The same way back."""
    return (1 / ours).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def at_home(amount: Decimal, record: Json) -> Decimal:
    """An amount in the organisation's own currency."""
    theirs = number(record.get("CurrencyRate") or 1)
    return whole_sen(amount / theirs) if theirs > 0 else amount


def _decided(ours: Decimal) -> int:
    """Decimals of our rate that a change of Xero's sixth decimal does not move."""
    error = Decimal("0.0000005") * ours * ours
    return min(max(-error.adjusted() - 1, 0), _TELLING, 8)


def _discount(line: Mapping[str, object]) -> str | None:
    """As people write it."""
    rate, amount = number(line.get("DiscountRate")), number(line.get("DiscountAmount"))
    if rate:
        return f"{format(rate.normalize() + 0, 'f')}%"
    return format(amount.normalize() + 0, "f") if amount else None
