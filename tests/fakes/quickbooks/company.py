"""The company behind the simulator: records as QuickBooks tells them, and what happens when one is saved.

Rules, each with its place in providers.md ("1.2" is its section on the API; "[R]" there means: from memory):

- an update carries `Id` and `SyncToken`; an old one is Fault 5010, and nothing is saved (1.2, Concurrency)
- `sparse` changes what is sent; without it what is left out is cleared (1.2, Concurrency)
- a name is there once among customers and others, and once among items: 6240 (1.2, codes; [R] for where it must be)
- names are not deleted but `Active: false` ([R]); documents are deleted with `operation=delete` (1.2, Entities)
- ids and `SyncToken` are texts, amounts numbers (1.2, Money); times have the company's offset (1.2, Times)
- a number is honoured only with `CustomTxnNumbers`, and is there once (1.2, Locale traps; 6140 or 6210, see codes)
- nothing is written up to `BookCloseDate` (the other of the two codes)
- with taxes each line needs a code and the document `GlobalTaxCalculation`, outside of the United States (1.2, Locale
  traps)
- a total is worked out of the lines; a subtotal is a line of its own, and a payment's lines are replaced as a whole
  (python-quickbooks, `detailline.py`, `payment.py`)
- void takes the amounts away (1.2, Entities, for how it is asked for)
- deleted records leave a stub with `status` in what changed (1.2, CDC)

Not published, and so left open: whether an answer to a saved item tells its `Sku` (here it does not, the harder case);
what a merge stamps (here every record that it touches);
whether a payment is a save of what it settles (here it is not, the harder case); which amounts may not be settled (here
more than what is open).
"""

from __future__ import annotations

import copy
import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.fakes.quickbooks.faults import Refused
from tests.fakes.quickbooks.posting import post, take_out

Json = dict[str, Any]

NAMED = {"Customer": "DisplayName", "Item": "Name"}
"""Lists of names, with the field that no two records share."""
_OFFSET = dt.timezone(dt.timedelta(hours=8))
_KEPT = ("Id", "SyncToken", "MetaData", "domain", "sparse", "Balance", "TotalAmt", "Active")
"""What an update without it does not clear: nobody may write it, or it is always there."""


@dataclass(slots=True)
class Company:
    """Records by QuickBooks' word for the kind, and id."""

    realm: str = "9130357849000001"
    name: str = "Ujian Sdn Bhd"
    preferences: Json = field(
        default_factory=lambda: {
            "CurrencyPrefs": {"HomeCurrency": {"value": "MYR"}, "MultiCurrencyEnabled": False},
            "SalesFormsPrefs": {"CustomTxnNumbers": True},
            "AccountingInfoPrefs": {},
            "TaxPrefs": {"UsingSalesTax": False},
        }
    )
    records: dict[str, dict[str, Json]] = field(default_factory=dict)
    gone: list[tuple[str, Json]] = field(default_factory=list)
    """Stubs of what was deleted."""
    now: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC).replace(microsecond=0))
    """QuickBooks' clock; moves by a second with each save, unless `still`."""
    still: bool = False
    taxed: dict[str, Decimal] = field(default_factory=lambda: {"6": Decimal("0.08")})
    """Rates by the codes of lines."""
    _names: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """Ids of records that have, or had, a name in small letters."""
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def rows(self, name: str) -> list[Json]:
        """All records of a kind."""
        return list(self.records.get(name, {}).values())

    def get(self, name: str, key: str) -> Json:
        """A record. Raises Refused (610)."""
        found = self.records.get(name, {}).get(key)
        if found is None:
            raise Refused("610", f"Object Not Found: {name} {key} is gone or was made inactive")
        return found

    def of_name(self, name: str, wanted: str) -> list[Json]:
        """Records of a list of names that have one, in whatever letters."""
        found = (self.records.get(name, {}).get(key) for key in self._names.get((name, wanted.lower()), ()))
        return [row for row in found if row is not None and str(row[NAMED[name]]).lower() == wanted.lower()]

    def find(self, name: str, **equal: object) -> Json | None:
        """The first record that has these values."""
        return next((row for row in self.rows(name) if all(row.get(n) == v for n, v in equal.items())), None)

    def told(self, name: str, record: Json) -> Json:
        """A record as an answer to a save shows it."""
        shown = copy.deepcopy(record)
        if name == "Item":
            shown.pop("Sku", None)
        return shown

    def save(self, name: str, wish: Mapping[str, Any]) -> Json:
        """Create or update. Raises Refused."""
        if not wish.get("Id"):
            return self._keep(name, {**self._checked(name, copy.deepcopy(dict(wish)), ""), "Id": self.next_id()})
        before = self.fresh(name, wish)
        sent = copy.deepcopy({key: value for key, value in wish.items() if key not in ("SyncToken", "MetaData")})
        if wish.get("sparse") is True:
            after = {**before, **sent}
        else:
            after = {**{key: before[key] for key in _KEPT if key in before}, **sent}
        return self._keep(name, self._checked(name, after, str(wish["Id"])), before)

    def fill(self, name: str, wishes: Iterable[Mapping[str, Any]]) -> None:
        """Many new records whose names are known to be their own."""
        for wish in wishes:
            self._keep(name, {**copy.deepcopy(dict(wish)), "Id": self.next_id()})

    def fresh(self, name: str, wish: Mapping[str, Any]) -> Json:
        """The record that an update means, in the state that it was made over. Raises Refused (610, 5010)."""
        record = self.get(name, str(wish.get("Id")))
        if "SyncToken" not in wish:
            raise Refused("2020", "Required param missing: SyncToken")
        if str(wish["SyncToken"]) != record["SyncToken"]:
            raise Refused("5010", "Stale Object Error : You and somebody else were working on this at the same time.")
        return record

    def delete(self, name: str, wish: Mapping[str, Any]) -> Json:
        """Delete a document. Raises Refused."""
        if name in NAMED:
            raise Refused("500", f"Unsupported Operation: delete of {name}")
        record = self.fresh(name, wish)
        take_out(self, name, record)
        self.remove(name, str(record["Id"]))
        return {"Id": record["Id"], "status": "Deleted", "domain": "QBO"}

    def void(self, name: str, wish: Mapping[str, Any]) -> Json:
        """Void a document. Raises Refused."""
        if name not in ("Invoice", "Payment"):
            raise Refused("500", f"Unsupported Operation: void of {name}")
        record = self.fresh(name, wish)
        take_out(self, name, record)
        for line in record["Line"]:
            line["Amount"] = Decimal(0)
            line.pop("LinkedTxn", None)
        record["Line"] = [line for line in record["Line"] if "DetailType" in line]
        record |= dict.fromkeys(("TotalAmt", "UnappliedAmt" if name == "Payment" else "Balance"), Decimal(0))
        self.touch(record)
        return record

    def remove(self, name: str, key: str) -> None:
        """Somebody deletes a record."""
        self.records[name].pop(key)
        self.tick()
        stub = {"Id": key, "domain": "QBO", "status": "Deleted", "MetaData": {"LastUpdatedTime": self.stamp()}}
        self.gone.append((name, stub))

    def edit(self, name: str, key: str, **fields: Any) -> Json:
        """Somebody edits a record in QuickBooks."""
        record = self.get(name, key)
        return self.save(name, {"Id": key, "SyncToken": record["SyncToken"], "sparse": True, **fields})

    def merge(self, name: str, loser: str, winner: str) -> None:
        """Somebody merges two customers: one is gone, and what named it names the other."""
        for other in self.records.values():
            for record in other.values():
                if isinstance(record.get("CustomerRef"), dict) and record["CustomerRef"]["value"] == loser:
                    record["CustomerRef"] = {"value": winner, "name": self.get(name, winner)["DisplayName"]}
                    self.touch(record)
        self.remove(name, loser)

    def touch(self, record: Json) -> None:
        """One save more."""
        self.tick()
        record["SyncToken"] = str(int(record["SyncToken"]) + 1)
        record["MetaData"] = {**record["MetaData"], "LastUpdatedTime": self.stamp()}

    def tick(self) -> None:
        """Time goes on."""
        if not self.still:
            self.now += dt.timedelta(seconds=1)

    def next_id(self) -> str:
        """An id that nothing has."""
        return str(next(self._ids))

    def stamp(self) -> str:
        """Now, as records have it."""
        return self.now.astimezone(_OFFSET).isoformat()

    def changed(self, name: str, since: dt.datetime) -> list[Json]:
        """What was saved or deleted since a time."""
        every = [*self.rows(name), *(stub for of, stub in self.gone if of == name)]
        return [row for row in every if dt.datetime.fromisoformat(row["MetaData"]["LastUpdatedTime"]) >= since]

    # -- saving ------------------------------------------------------------------------------------------------------

    def _keep(self, name: str, record: Json, before: Json | None = None) -> Json:
        if before is None:
            self.tick()
            times = {"CreateTime": self.stamp(), "LastUpdatedTime": self.stamp()}
            record |= {"SyncToken": "0", "MetaData": times, "domain": "QBO"}
            if name in NAMED:
                record.setdefault("Active", True)
        else:
            record |= {"SyncToken": before["SyncToken"], "MetaData": before["MetaData"]}
            self.touch(record)
        record["sparse"] = False
        if name in NAMED:
            self._names.setdefault((name, str(record.get(NAMED[name])).lower()), set()).add(record["Id"])
        self.records.setdefault(name, {})[record["Id"]] = record
        return record

    def _checked(self, name: str, record: Json, own: str) -> Json:
        if name in NAMED:
            _CHECKS[name](self, record, own)
        else:
            post(self, name, record, own)
        return record


def _check_name(company: Company, record: Json, own: str, name: str) -> None:
    column = NAMED[name]
    wished = str(record.get(column) or "")
    if not wished:
        raise Refused("2020", f"Required parameter {column} is missing in the request")
    if any(other["Id"] != own for other in company.of_name(name, wished)):
        raise Refused("6240", "Duplicate Name Exists Error : The name supplied already exists.")


def _check_customer(company: Company, record: Json, own: str) -> None:
    _check_name(company, record, own, "Customer")
    _check_currency(company, record)
    before = company.records.get("Customer", {}).get(own)
    if before is not None and before.get("CurrencyRef") != record.get("CurrencyRef"):
        raise Refused("6000", "A business validation error has occurred: the currency of a customer stays")


def _check_item(company: Company, record: Json, own: str) -> None:
    _check_name(company, record, own, "Item")


def _check_currency(company: Company, record: Json) -> None:
    if "CurrencyRef" in record and not company.preferences["CurrencyPrefs"]["MultiCurrencyEnabled"]:
        raise Refused("6000", "A business validation error has occurred: multicurrency is off")


_CHECKS: dict[str, Callable[[Company, Json, str], None]] = {"Customer": _check_customer, "Item": _check_item}
