"""The organisation behind the simulator: records as Xero tells them, and what happens when one is saved.

Rules, each with its source ("2.2" is a section of providers.md, "OAS" xero_accounting.yaml 16.1.0 of
XeroAPI/Xero-OpenAPI, MIT; "[R]": from memory, the harder of the possible cases):

- PUT creates and never touches what is there; POST changes by identifier or by a unique name or number, or creates
  (2.2)
- an update changes what is sent; a list that is sent (lines, addresses, telephones) is replaced as a whole ([R])
- there is no version: who saves last wins (2.2)
- a contact's name is there once among active ones (OAS, example of POST /Contacts, 400); contacts are not deleted but
  archived, and archived ones come only with `includeArchived` (2.2)
- an item's code is there once (OAS, example of PUT /Items), has at most 30 characters, its name at most 50 (OAS, Item);
  items are deleted for good (2.2)
- times are `/Date(ms+0000)/`, the number is UTC; the twin `…DateString` has no zone (2.2)
- what documents and payments want stands in `posting`

Not published, and so left open: whether a payment moves `UpdatedDateUTC` of its invoice (here it does not).
"""

from __future__ import annotations

import copy
import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.fakes.xero import posting
from tests.fakes.xero.validation import Absent, Invalid

Json = dict[str, Any]

IDS = {
    "Contacts": "ContactID", "Items": "ItemID", "Invoices": "InvoiceID", "CreditNotes": "CreditNoteID",
    "Payments": "PaymentID",
}  # fmt: skip
UNIQUE = {"Contacts": "Name", "Items": "Code", "Invoices": "InvoiceNumber", "CreditNotes": "CreditNoteNumber"}
"""Fields by which a POST without an identifier finds what it overwrites."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_PHONES = ("DEFAULT", "DDI", "FAX", "MOBILE")
_ADDRESSES = ("STREET", "POBOX")


@dataclass(slots=True)
class Organisation:
    """Records by Xero's plural and identifier."""

    tenant: str = field(default_factory=lambda: str(uuid.uuid4()))
    connection: str = "7cb59f93-2964-421d-bb5e-a0f7a4572a44"
    """Identifier of the connection, which is not that of the tenant (2.1)."""
    name: str = "Ujian Sdn Bhd"
    currency: str = "MYR"
    currencies: tuple[str, ...] = ("MYR", "USD")
    """Those that were subscribed to."""
    locked: str = ""
    """A day up to which nothing is written."""
    taxes: dict[str, Decimal] = field(
        default_factory=lambda: {"NONE": Decimal(0), "OUTPUT": Decimal(8), "ZERORATED": Decimal(0)}
    )
    """Percent by the codes of lines."""
    accounts: dict[str, str] = field(default_factory=lambda: {"200": "Sales", "090": "Bank", "091": "Cash"})
    records: dict[str, dict[str, Json]] = field(default_factory=lambda: {name: {} for name in IDS})
    now: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC).replace(microsecond=123000))
    """Xero's clock; moves by a second with each save, by a thousandth of one where `still`."""
    still: bool = False
    numbers: int = 0
    _names: dict[str, set[str]] = field(default_factory=dict)
    """Contacts that have, or had, a name in small letters."""

    def rows(self, plural: str) -> list[Json]:
        """All records of a kind, in no order that means anything."""
        return list(self.records[plural].values())

    def get(self, plural: str, key: str) -> Json:
        """A record by its identifier. Raises Absent."""
        if key not in self.records[plural]:
            raise Absent(key)
        return self.records[plural][key]

    def find(self, plural: str, **equal: object) -> Json | None:
        """The first record that has these values."""
        if list(equal) == [IDS[plural]]:
            return self.records[plural].get(str(equal[IDS[plural]]))
        return next((row for row in self.rows(plural) if all(row.get(n) == v for n, v in equal.items())), None)

    def create(self, plural: str, wish: Mapping[str, Any]) -> Json:
        """A new record. Raises Invalid."""
        if wish.get(IDS[plural]):
            raise Invalid("You cannot create a record with an identifier of your own.")
        record = self._checked(plural, copy.deepcopy(dict(wish)), None)
        record[IDS[plural]] = str(uuid.uuid4())
        return self._keep(plural, record)

    def save(self, plural: str, wish: Mapping[str, Any]) -> Json:
        """POST: change or create. Raises Invalid."""
        before = self._meant(plural, wish)
        if before is None:
            return self.create(plural, wish)
        sent = {name: copy.deepcopy(value) for name, value in wish.items() if name not in ("UpdatedDateUTC",)}
        sent[IDS[plural]] = before[IDS[plural]]
        return self._keep(plural, self._checked(plural, {**copy.deepcopy(before), **sent}, before, sent))

    def edit(self, plural: str, key: str, **fields: Any) -> Json:
        """Somebody edits a record in Xero."""
        return self.save(plural, {IDS[plural]: key, **fields})

    def delete(self, plural: str, key: str) -> None:
        """Delete an item for good. Raises Absent."""
        self.get(plural, key)
        self.tick()
        del self.records[plural][key]

    def fill(self, plural: str, wishes: Any) -> None:
        """Many new records that are known to be right."""
        for wish in wishes:
            self._keep(plural, {**copy.deepcopy(dict(wish)), IDS[plural]: str(uuid.uuid4())})

    def touch(self, record: Json) -> None:
        """One change more."""
        self.tick()
        record["UpdatedDateUTC"] = stamp(self.now)

    def tick(self) -> None:
        """Time goes on."""
        self.now += dt.timedelta(milliseconds=1) if self.still else dt.timedelta(seconds=1)

    def next_number(self, prefix: str) -> str:
        """A number that nothing has."""
        self.numbers += 1
        return f"{prefix}-{self.numbers:04d}"

    # -- saving ------------------------------------------------------------------------------------------------------

    def _meant(self, plural: str, wish: Mapping[str, Any]) -> Json | None:
        key = wish.get(IDS[plural])
        if key:
            if key not in self.records[plural]:
                raise Invalid(f"An existing record with the specified {IDS[plural]} could not be found")
            return self.records[plural][key]
        unique = UNIQUE.get(plural, "")
        return self.find(plural, **{unique: wish[unique]}) if wish.get(unique) else None

    def _checked(self, plural: str, record: Json, before: Json | None, sent: Json | None = None) -> Json:
        if plural == "Contacts":
            self._check_contact(record)
        elif plural == "Items":
            self._check_item(record)
        elif plural == "Payments":
            posting.pay(self, record, before, sent or {})
        else:
            posting.post(self, plural, record, before, sent or {})
        return record

    def _keep(self, plural: str, record: Json) -> Json:
        self.touch(record)
        if plural == "Contacts":
            self._names.setdefault(str(record["Name"]).lower(), set()).add(record["ContactID"])
        self.records[plural][record[IDS[plural]]] = record
        return record

    def _check_contact(self, record: Json) -> None:
        name = str(record.get("Name") or "")
        if not name:
            raise Invalid("The contact name must be specified.")
        record.setdefault("ContactStatus", "ACTIVE")
        for key in self._names.setdefault(name.lower(), set()):
            other = self.records["Contacts"].get(key)
            if other is None:
                continue
            same = str(other["Name"]).lower() == name.lower() and other["ContactStatus"] == "ACTIVE"
            if same and other["ContactID"] != record.get("ContactID") and record["ContactStatus"] == "ACTIVE":
                raise Invalid(
                    f"The contact name {name} is already assigned to another contact. "
                    "The contact name must be unique across all active contacts."
                )
        addresses = {each["AddressType"]: each for each in record.get("Addresses") or ()}
        empty = {"City": "", "Region": "", "PostalCode": "", "Country": ""}
        record["Addresses"] = [{"AddressType": kind, **empty, **addresses.get(kind, {})} for kind in _ADDRESSES]
        phones = {each["PhoneType"]: each for each in record.get("Phones") or ()}
        blank = {"PhoneNumber": "", "PhoneAreaCode": "", "PhoneCountryCode": ""}
        record["Phones"] = [{"PhoneType": kind, **blank, **phones.get(kind, {})} for kind in _PHONES]
        record.setdefault("IsCustomer", False)
        record.setdefault("IsSupplier", False)

    def _check_item(self, record: Json) -> None:
        code = str(record.get("Code") or "")
        if not code or len(code) > 30:
            raise Invalid("Price List Item Code must be specified, and have at most 30 characters.")
        if len(str(record.get("Name") or "")) > 50:
            raise Invalid("Price List Item Name must not be more than 50 characters long.")
        for other in self.rows("Items"):
            if other["Code"] == code and other["ItemID"] != record.get("ItemID"):
                raise Invalid(f"Price List Item with Code '{code}' already exists")
        record.setdefault("PurchaseDetails", {})
        record.setdefault("SalesDetails", {})
        for name, value in (("IsTrackedAsInventory", False), ("IsSold", True), ("IsPurchased", True)):
            record.setdefault(name, value)


def stamp(at: dt.datetime) -> str:
    """A time as answers have it."""
    return f"/Date({int((at - _EPOCH).total_seconds() * 1000)}+0000)/"


def told_at(record: Mapping[str, Any]) -> dt.datetime:
    """When a record was changed last."""
    digits = str(record["UpdatedDateUTC"])[6:].split("+")[0].split(")")[0]
    return _EPOCH + dt.timedelta(milliseconds=int(digits))
