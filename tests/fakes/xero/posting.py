"""What becomes of a document or payment that is saved.

Rules, with their sources as in `organisation`:

- a line needs a description, and an account, which its item may give; quantity times unit price less the discount is
  the line's amount, of which one may be left out (OAS, LineItem)
- taxes are worked out by the line's code, and may be overridden (OAS, TaxAmount); `LineAmountTypes` says whether
  amounts include them (OAS); a code that is not known is refused
- credit notes have no discounts (OAS, DiscountRate)
- an approved invoice needs a day when it is due ([R]); numbers of invoices are there once (OAS, InvoiceNumber), and are
  given where they are left out
- only drafts are deleted, approved documents are voided (2.2); what is paid or credited is not edited, nor voided (2.2)
- nothing is written into a locked period (OAS, PeriodLockDate)
- another currency must be subscribed to; `CurrencyRate` is foreign money for one unit of the home currency ([R])
- a payment settles one document, at most what is open of it (OAS, example of PUT /Payments), and is only ever deleted
  again, by `Status` DELETED (2.2)
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from tests.fakes.xero.validation import Invalid

Json = dict[str, Any]
_SEN = Decimal("0.01")
_ZERO = Decimal(0)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_NOT_EDITABLE = "This document cannot be edited as it has a payment or credit note allocated to it."
_TYPES = {"Invoices": "ACCREC", "CreditNotes": "ACCRECCREDIT"}
_NUMBERS = {"Invoices": ("InvoiceNumber", "INV"), "CreditNotes": ("CreditNoteNumber", "CN")}
_OPEN = {"Invoices": "AmountDue", "CreditNotes": "RemainingCredit"}


class Books(Protocol):
    """What posting needs of an organisation."""

    currency: str
    currencies: tuple[str, ...]
    locked: str
    taxes: dict[str, Decimal]
    accounts: dict[str, str]

    def find(self, plural: str, **equal: object) -> Json | None:
        """The first record that has these values."""

    def rows(self, plural: str) -> list[Json]:
        """All of a kind."""

    def next_number(self, prefix: str) -> str:
        """A number that nothing has."""

    def touch(self, record: Json) -> None:
        """One change more."""


def post(books: Books, plural: str, record: Json, before: Json | None, sent: Mapping[str, Any]) -> None:
    """Work a document out. Raises Invalid."""
    _check_state(plural, record, before, sent)
    _check_open(books, record, before)
    record.setdefault("Type", _TYPES[plural])
    record.setdefault("Status", "DRAFT")
    record.setdefault("LineAmountTypes", "Exclusive")
    contact = books.find("Contacts", ContactID=(record.get("Contact") or {}).get("ContactID"))
    if contact is None:
        raise Invalid("The Contact could not be found.")
    if contact["ContactStatus"] != "ACTIVE" and before is None:
        raise Invalid(f"The contact {contact['Name']} is archived. It must be un-archived first.")
    record["Contact"] = {"ContactID": contact["ContactID"], "Name": contact["Name"]}
    contact["IsCustomer"] = contact["IsCustomer"] or record["Type"] == "ACCREC"
    if plural == "Invoices" and record["Status"] == "AUTHORISED" and not record.get("DueDate"):
        raise Invalid("The DueDate must be specified for an approved invoice.")
    _number(books, plural, record)
    _currency(books, record)
    for name in ("Date", "DueDate"):
        _dated(record, name)
    record["LineItems"] = [_line(books, plural, record, dict(line)) for line in record.get("LineItems") or ()]
    if not record["LineItems"]:
        raise Invalid("One or more line items must be specified.")
    _total(plural, record)


def pay(books: Books, record: Json, before: Json | None, sent: Mapping[str, Any]) -> None:
    """Work a payment out, or take one out. Raises Invalid."""
    if before is not None:
        if {name for name in sent if name != "PaymentID"} != {"Status"} or sent["Status"] != "DELETED":
            raise Invalid("Payments can only be deleted.")
        if before["Status"] == "DELETED":
            raise Invalid("This payment was deleted already.")
        _check_open(books, record, before)
        _settle(books, record, -record["Amount"])
        return
    _check_open(books, record, None)
    account = record.get("Account") or {}
    code = str(account.get("Code") or "")
    if code not in books.accounts:
        raise Invalid(f"Account code '{code}' is not a valid code for this document.")
    record["Account"] = {"Code": code, "Name": books.accounts[code]}
    record["Amount"] = Decimal(str(record.get("Amount") or 0))
    if record["Amount"] <= 0:
        raise Invalid("Payment amount must be greater than 0.")
    record |= {"Status": "AUTHORISED", "PaymentType": "ACCRECPAYMENT", "BankAmount": record["Amount"]}
    _settle(books, record, record["Amount"])
    record.setdefault("CurrencyRate", Decimal(1))
    record.setdefault("Reference", "")
    _dated(record, "Date")


def day_of(told: object) -> str:
    """A day, however it is spelled."""
    text = str(told or "")
    if text.startswith("/Date("):
        milliseconds = int(text[6:].split("+")[0].split(")")[0])
        return (_EPOCH + dt.timedelta(milliseconds=milliseconds)).date().isoformat()
    return text[:10]


def _check_state(plural: str, record: Json, before: Json | None, sent: Mapping[str, Any]) -> None:
    if before is None:
        return
    settled = before["Total"] != before[_OPEN[plural]] and before["Status"] != "VOIDED"
    if before["Status"] in ("PAID", "VOIDED", "DELETED") or settled:
        raise Invalid(_NOT_EDITABLE if settled or before["Status"] == "PAID" else "This document cannot be edited.")
    wished = sent.get("Status", before["Status"])
    drafts = before["Status"] in ("DRAFT", "SUBMITTED")
    if (wished == "DELETED" and not drafts) or (wished == "VOIDED" and drafts):
        raise Invalid(f"A document of status {before['Status']} cannot become {wished}.")
    record["Status"] = wished


def _check_open(books: Books, record: Json, before: Json | None) -> None:
    for each in (record, before or {}):
        if books.locked and each.get("Date") and day_of(each["Date"]) <= books.locked:
            raise Invalid("The document date cannot be before the period lock date.")


def _number(books: Books, plural: str, record: Json) -> None:
    name, prefix = _NUMBERS[plural]
    if not record.get(name):
        record[name] = books.next_number(prefix)
        return
    identifier = "InvoiceID" if plural == "Invoices" else "CreditNoteID"
    for other in books.rows(plural):
        taken = other[name] == record[name] and other[identifier] != record.get(identifier)
        if taken and other["Type"] == record["Type"] == "ACCREC" and other["Status"] != "DELETED":
            raise Invalid("Invoice # must be unique.")


def _currency(books: Books, record: Json) -> None:
    record["CurrencyCode"] = record.get("CurrencyCode") or books.currency
    if record["CurrencyCode"] not in books.currencies:
        raise Invalid(f"Organisation is not subscribed to currency {record['CurrencyCode']}")
    if record["CurrencyCode"] == books.currency:
        record["CurrencyRate"] = Decimal(1)
    record["CurrencyRate"] = Decimal(str(record.get("CurrencyRate") or "0.25")).quantize(Decimal("0.000001"))


def _dated(record: Json, name: str) -> None:
    day = day_of(record.get(name))
    if not day and name == "Date":
        day = "2026-11-20"
    if day:
        at = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)
        # The offset is decoration: an hour of it must not move the day.
        record[name] = f"/Date({int((at - _EPOCH).total_seconds() * 1000)}+0000)/"
        record[f"{name}String"] = f"{day}T00:00:00"


def _line(books: Books, plural: str, record: Json, line: Json) -> Json:
    item = books.find("Items", Code=line["ItemCode"]) if line.get("ItemCode") else None
    if line.get("ItemCode") and item is None:
        raise Invalid(f"Item code '{line['ItemCode']}' is not valid")
    sold = (item or {}).get("SalesDetails") or {}
    line["Description"] = line.get("Description") or (item or {}).get("Description") or ""
    if not line["Description"]:
        raise Invalid("The description field is mandatory.")
    if not any(line.get(name) for name in ("UnitAmount", "LineAmount", "ItemCode", "Quantity", "AccountCode")):
        return {"LineItemID": line.get("LineItemID") or str(uuid.uuid4()), "Description": line["Description"]}
    line["AccountCode"] = line.get("AccountCode") or sold.get("AccountCode")
    if line["AccountCode"] not in books.accounts:
        raise Invalid(f"Account code '{line['AccountCode']}' is not a valid code for this document.")
    if (line.get("DiscountRate") or line.get("DiscountAmount")) and plural == "CreditNotes":
        raise Invalid("Discounts are not supported on credit notes.")
    _amounts(line, sold)
    _tax(books, record, line, sold)
    line["LineItemID"] = line.get("LineItemID") or str(uuid.uuid4())
    return line


def _amounts(line: Json, sold: Json) -> None:
    quantity = Decimal(str(line.get("Quantity") or 1))
    left = 1 - Decimal(str(line.get("DiscountRate") or 0)) / 100
    price = line.get("UnitAmount")
    if price is None and line.get("LineAmount") is not None:
        price = (Decimal(str(line["LineAmount"])) / quantity / left).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    price = Decimal(str(price if price is not None else sold.get("UnitPrice") or 0))
    expected = (price * quantity * left).quantize(_SEN, ROUND_HALF_UP)
    amount = Decimal(str(line["LineAmount"])) if line.get("LineAmount") is not None else expected
    if abs(amount - expected) > _SEN:
        raise Invalid(f"The line total {amount} does not match the expected line total {expected}")
    line |= {"Quantity": quantity, "UnitAmount": price, "LineAmount": amount}


def _tax(books: Books, record: Json, line: Json, sold: Json) -> None:
    kind = record["LineAmountTypes"]
    line["TaxType"] = "NONE" if kind == "NoTax" else line.get("TaxType") or sold.get("TaxType") or "OUTPUT"
    if line["TaxType"] not in books.taxes:
        raise Invalid(
            f"The TaxType code '{line['TaxType']}' does not exist or cannot be used for this type of document."
        )
    percent, amount = books.taxes[line["TaxType"]], line["LineAmount"]
    worked_out = amount * percent / (100 + percent if kind == "Inclusive" else 100)
    if line.get("TaxAmount") is None or kind == "NoTax":
        line["TaxAmount"] = worked_out.quantize(_SEN, ROUND_HALF_UP)
    line["TaxAmount"] = Decimal(str(line["TaxAmount"]))


def _total(plural: str, record: Json) -> None:
    lines = sum((Decimal(str(line.get("LineAmount") or 0)) for line in record["LineItems"]), _ZERO)
    taxes = sum((Decimal(str(line.get("TaxAmount") or 0)) for line in record["LineItems"]), _ZERO)
    inclusive = record["LineAmountTypes"] == "Inclusive"
    record |= {"SubTotal": lines - taxes if inclusive else lines, "TotalTax": taxes}
    record["Total"] = record["SubTotal"] + taxes
    opened = _ZERO if record["Status"] in ("VOIDED", "DELETED") else record["Total"]
    if plural == "Invoices":
        record |= {"AmountDue": opened, "AmountPaid": _ZERO, "AmountCredited": _ZERO}
        record.setdefault("Payments", [])
    else:
        record |= {"RemainingCredit": opened}
        record.setdefault("Allocations", [])


def _settle(books: Books, record: Json, amount: Decimal) -> None:
    """Move what is open of an invoice. Raises Invalid."""
    invoice = books.find("Invoices", InvoiceID=(record.get("Invoice") or {}).get("InvoiceID"))
    if invoice is None:
        raise Invalid("The Invoice could not be found.")
    if invoice["Status"] not in ("AUTHORISED", "PAID") or amount > invoice["AmountDue"]:
        raise Invalid("Payment amount exceeds the amount outstanding on this document")
    invoice["AmountDue"] -= amount
    invoice["AmountPaid"] += amount
    invoice["Status"] = "PAID" if invoice["AmountDue"] == 0 else "AUTHORISED"
    record["Invoice"] = {
        "Type": invoice["Type"], "InvoiceID": invoice["InvoiceID"], "InvoiceNumber": invoice["InvoiceNumber"],
        "Contact": invoice["Contact"], "CurrencyCode": invoice["CurrencyCode"],
    }  # fmt: skip
