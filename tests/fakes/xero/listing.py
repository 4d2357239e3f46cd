"""How the simulated Xero lists records (sources as in `organisation`).

- `If-Modified-Since` leaves out what was not changed after that second (2.2)
- `where`, `order`, `IDs`, `searchTerm`, `InvoiceNumbers`, `includeArchived` (OAS, GET /Contacts and others)
- pages of 100, of up to 1,000 with `pageSize`; the answer says `pagination` (2.2); items have none (2.2)
- invoices and credit notes that are not paged come without their lines (2.2, [R])
- prices have two decimals, four with `unitdp=4` (OAS, unitdp)
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.fakes.xero.organisation import IDS, Json, Organisation, told_at
from tests.fakes.xero.validation import Invalid

PAGED = ("Contacts", "Invoices", "CreditNotes", "Payments")
_SEARCHED = {"Contacts": ("Name", "FirstName", "EmailAddress"), "Invoices": ("InvoiceNumber", "Reference")}
_EQUAL = re.compile(r'(\w+)=="([^"]*)"')
_ENDS = re.compile(r'(\w+)\.EndsWith\("([^"]*)"\)')
_NOT_NULL = re.compile(r"(\w+)!=null")


def listed(books: Organisation, plural: str, query: Mapping[str, str], since: str) -> Json:
    """The answer to a question for records. Raises Invalid."""
    rows = [row for row in books.rows(plural) if _fits(books, plural, row, query)]
    if since:
        after = dt.datetime.fromisoformat(since).replace(tzinfo=dt.UTC)
        rows = [row for row in rows if told_at(row) > after]
    rows.sort(key=told_at if query.get("order", "").startswith("UpdatedDateUTC") else lambda row: row[IDS[plural]])
    if plural not in PAGED or "page" not in query:
        whole = plural not in ("Invoices", "CreditNotes")
        return {plural: [told(books, plural, row, query, lines=whole) for row in rows[:100_000]]}
    size, number = int(query.get("pageSize", "100")), int(query["page"])
    if not 1 <= size <= 1000 or number < 1:
        raise Invalid("The page size must be between 1 and 1000.")
    shown = rows[(number - 1) * size : number * size]
    pages = -(-len(rows) // size)
    paging = {"page": number, "pageSize": size, "pageCount": pages, "itemCount": len(rows)}
    return {"pagination": paging, plural: [told(books, plural, row, query) for row in shown]}


def told(books: Organisation, plural: str, record: Json, query: Mapping[str, str], *, lines: bool = True) -> Json:
    """A record as answers show it."""
    shown = copy.deepcopy(record)
    if plural == "Invoices":
        shown["Payments"] = [
            {"PaymentID": each["PaymentID"], "Amount": each["Amount"], "Reference": each["Reference"]}
            for each in books.rows("Payments")
            if each["Status"] == "AUTHORISED" and each["Invoice"]["InvoiceID"] == record["InvoiceID"]
        ]
    if "LineItems" in shown:
        places = Decimal("0.0001") if query.get("unitdp") == "4" else Decimal("0.01")
        for line in shown["LineItems"]:
            if "UnitAmount" in line:
                line["UnitAmount"] = line["UnitAmount"].quantize(places, ROUND_HALF_UP)
        shown["LineItems"] = shown["LineItems"] if lines else []
    return shown


def _fits(books: Organisation, plural: str, row: Json, query: Mapping[str, str]) -> bool:
    archived = plural == "Contacts" and row["ContactStatus"] == "ARCHIVED"
    if archived and query.get("includeArchived") != "true":
        return False
    if query.get("IDs") and row[IDS[plural]] not in query["IDs"].split(","):
        return False
    if query.get("InvoiceNumbers") and row.get("InvoiceNumber") not in query["InvoiceNumbers"].split(","):
        return False
    term = query.get("searchTerm", "").lower()
    if term and not any(term in str(row.get(name) or "").lower() for name in _SEARCHED[plural]):
        return False
    return all(_holds(row, test.strip()) for test in re.split(r"\bAND\b|&&", query.get("where", "")) if test.strip())


def _holds(row: Json, test: str) -> bool:
    for pattern, holds in ((_EQUAL, _equal), (_ENDS, _ends), (_NOT_NULL, _there)):
        found = pattern.fullmatch(test)
        if found is not None:
            return holds(row.get(found[1]), found[2] if pattern is not _NOT_NULL else "")
    raise Invalid(f"QueryParseException: {test}")


def _equal(value: Any, wanted: str) -> bool:
    return bool(value == wanted)


def _ends(value: Any, wanted: str) -> bool:
    return str(value or "").endswith(wanted)


def _there(value: Any, _wanted: str) -> bool:
    return value is not None
