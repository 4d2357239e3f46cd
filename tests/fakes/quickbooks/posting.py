"""What becomes of a document that is saved: totals, what is open, what is settled. The rules stand in `company`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Protocol

from tests.fakes.quickbooks.faults import Refused

Json = dict[str, Any]
_ZERO, _SEN = Decimal(0), Decimal("0.01")
_LINES = ("SalesItemLineDetail", "DescriptionOnly", "DiscountLineDetail")


class Books(Protocol):
    """What posting needs of a company."""

    preferences: Json
    records: dict[str, dict[str, Json]]
    taxed: dict[str, Decimal]

    def get(self, name: str, key: str) -> Json:
        """A record."""

    def rows(self, name: str) -> list[Json]:
        """All of a kind."""

    def next_id(self) -> str:
        """An id that nothing has."""


def post(books: Books, name: str, record: Json, own: str) -> None:
    """Work a document out. Raises Refused."""
    before = books.records.get(name, {}).get(own)
    _check_open(books, record, before)
    customer = books.get("Customer", str((record.get("CustomerRef") or {}).get("value")))
    if not customer["Active"]:
        raise Refused("610", "Object Not Found : Something you're trying to use has been made inactive.")
    record["CustomerRef"] = {"value": customer["Id"], "name": customer["DisplayName"]}
    currencies = books.preferences["CurrencyPrefs"]
    if currencies["MultiCurrencyEnabled"]:
        record.setdefault("CurrencyRef", dict(currencies["HomeCurrency"]))
        record.setdefault("ExchangeRate", Decimal(1))
    elif "CurrencyRef" in record or "ExchangeRate" in record:
        raise Refused("6000", "A business validation error has occurred: multicurrency is off")
    record.setdefault("TxnDate", "2026-11-20")
    if name == "Payment":
        _post_payment(books, record, before)
    else:
        _post_sale(books, name, record, before)


def take_out(books: Books, name: str, record: Json) -> None:
    """A document goes. Raises Refused."""
    _check_open(books, record, None)
    if name == "Payment":
        _settle(books, record, -1)
    elif record["Balance"] != record["TotalAmt"]:
        raise Refused("6000", "A business validation error has occurred: the document is linked with a payment")


def _check_open(books: Books, record: Json, before: Json | None) -> None:
    closed = books.preferences["AccountingInfoPrefs"].get("BookCloseDate", "")
    for day in (record.get("TxnDate"), (before or {}).get("TxnDate")):
        if closed and day and day <= closed:
            raise Refused("6210", "Account Period Closed : The account period has closed and cannot be changed.")


def _post_sale(books: Books, name: str, record: Json, before: Json | None) -> None:
    _number(books, name, record, before)
    known = {line.get("Id") for line in (before or {}).get("Line", ())}
    lines = [line for line in record.get("Line") or () if line.get("DetailType") in _LINES]
    if not lines:
        raise Refused("2020", "Required parameter Line is missing in the request")
    total = tax = _ZERO
    for place, line in enumerate(lines, 1):
        if line.get("Id") not in known:
            line["Id"] = str(place if before is None else books.next_id())
        line["LineNum"] = place
        amount = Decimal(str(line.get("Amount") or 0))
        total += -amount if line["DetailType"] == "DiscountLineDetail" else amount
        if line["DetailType"] == "SalesItemLineDetail":
            tax += _item(books, record, line, amount)
    subtotal = {"Amount": total, "DetailType": "SubTotalLineDetail", "SubTotalLineDetail": {}}
    paid = (before["TotalAmt"] - before["Balance"]) if before is not None else _ZERO
    record["Line"] = [*lines, subtotal]
    record["TotalAmt"] = total + tax
    if tax or books.preferences["TaxPrefs"]["UsingSalesTax"]:
        record["TxnTaxDetail"] = {"TotalTax": tax}
    if record["TotalAmt"] < paid:
        raise Refused("6000", "A business validation error has occurred: more is paid than it comes to")
    record["Balance"] = record["TotalAmt"] - paid
    if books.preferences["CurrencyPrefs"]["MultiCurrencyEnabled"]:
        record["HomeTotalAmt"] = (record["TotalAmt"] * Decimal(str(record["ExchangeRate"]))).quantize(_SEN)
    if name == "CreditMemo":
        record["RemainingCredit"] = record["Balance"]
    record.setdefault("DueDate", record["TxnDate"])


def _item(books: Books, record: Json, line: Json, amount: Decimal) -> Decimal:
    """The tax of a line. Raises Refused."""
    detail = line["SalesItemLineDetail"]
    item = books.get("Item", str((detail.get("ItemRef") or {}).get("value")))
    detail["ItemRef"] = {"value": item["Id"], "name": item["Name"]}
    if not books.preferences["TaxPrefs"]["UsingSalesTax"]:
        return _ZERO
    code = (detail.get("TaxCodeRef") or {}).get("value")
    if code is None or "GlobalTaxCalculation" not in record:
        raise Refused("6000", "A business validation error has occurred: a tax code is needed on every line")
    return (amount * books.taxed.get(code, _ZERO)).quantize(_SEN)


def _number(books: Books, name: str, record: Json, before: Json | None) -> None:
    if not books.preferences["SalesFormsPrefs"]["CustomTxnNumbers"]:
        record["DocNumber"] = before["DocNumber"] if before is not None else books.next_id()
    number = record.get("DocNumber")
    for other in books.rows(name) if number else ():
        if other.get("DocNumber") == number and other["Id"] != record.get("Id"):
            raise Refused("6140", f"Duplicate Document Number Error : {number} is used already.")


def _post_payment(books: Books, record: Json, before: Json | None) -> None:
    record.setdefault("Line", [])
    if before is not None:
        _settle(books, before, -1)
    try:
        settled = sum((Decimal(str(line["Amount"])) for line in record["Line"]), _ZERO)
        total = Decimal(str(record.get("TotalAmt") or 0))
        if settled > total:
            raise Refused("6000", "A business validation error has occurred: more is settled than is paid")
        _settle(books, record, 1)
    except Refused:
        if before is not None:
            _settle(books, before, 1)
        raise
    record |= {"TotalAmt": total, "UnappliedAmt": total - settled}


def _settle(books: Books, record: Json, sign: int) -> None:
    """Move what is open of the documents that a payment names. Raises Refused, and nothing is moved then."""
    moves = []
    for line in record["Line"]:
        for link in line.get("LinkedTxn", ()):
            document = books.get(link["TxnType"], str(link["TxnId"]))
            left = document["Balance"] - sign * Decimal(str(line["Amount"]))
            if left < 0 or document["CustomerRef"]["value"] != record["CustomerRef"]["value"]:
                raise Refused("6000", "A business validation error has occurred: it cannot be settled so")
            moves.append((document, left))
    for document, left in moves:
        document["Balance"] = left
