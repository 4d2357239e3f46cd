"""The company behind the simulator: records as the vendor's API tells them, and what the vendor does when one is saved.

Simple posting: a sales invoice makes its receivable, a payment's knock-offs reduce what is open. Rules of the API as
the official FAQ has them: `updatecount` of a save is the one that was read plus one; lists of child rows are replaced,
a row with a known `dtlkey` is the same one, any other is new.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Json = dict[str, object]

CHILDREN = {
    "customer": ("sdsbranch",),
    "stockitem": ("sdsuom", "sdsbarcode"),
    "salesinvoice": ("sdsdocdetail",),
    "customerinvoice": ("sdsdocdetail",),
    "customerpayment": ("sdsknockoff",),
}
KEYS = {"customer": "code", "stockitem": "dockey", "tax": "autokey"}
DOCUMENTS = ("salesinvoice", "customerinvoice", "customerpayment", "cashsales")
_NUMBERS = {"salesinvoice": "IV", "customerpayment": "OR"}
_ROW_KEYS = {"sdsbranch": "dtlkey", "sdsdocdetail": "dtlkey", "sdsbarcode": "autokey"}


class Refused(Exception):
    """The vendor does not take a request, and says why (400)."""


@dataclass(slots=True)
class Shelf:
    """Records by endpoint and key."""

    profile: Json = field(default_factory=lambda: {"companyname": "Ujian Sdn Bhd", "alias": "UJI", "brn2": "2024"})
    records: dict[str, dict[str, Json]] = field(default_factory=dict)
    now: int = 1_780_000_000
    """The vendor's clock; moves with each save."""
    _keys: itertools.count[int] = field(default_factory=lambda: itertools.count(100))

    def put(self, endpoint: str, record: Json) -> None:
        """A record as it is."""
        self.records.setdefault(endpoint, {})[str(record[KEYS.get(endpoint, self._key(endpoint))])] = record

    def get(self, endpoint: str, key: str) -> Json:
        """A record. Raises Refused."""
        found = self.records.get(endpoint, {}).get(key)
        if found is None:
            raise Refused(f"{endpoint} {key} not found")
        return found

    def rows(self, endpoint: str) -> list[Json]:
        """All records of an endpoint."""
        return list(self.records.get(endpoint, {}).values())

    def find(self, endpoint: str, **equal: object) -> Json | None:
        """The first record that has these values."""
        return next((r for r in self.rows(endpoint) if all(r.get(n) == v for n, v in equal.items())), None)

    def create(self, endpoint: str, wish: Mapping[str, object]) -> Json:
        """A new record, posted. Raises Refused."""
        record = dict(wish)
        if endpoint in DOCUMENTS:
            if not self.find("customer", code=record.get("code")):
                raise Refused("Customer code not found")
            record["dockey"] = next(self._keys)
            record["docno"] = record.get("docno") or f"{_NUMBERS.get(endpoint, 'X')}-{record['dockey']:05d}"
            record |= {"cancelled": False, "updatecount": None}
            record["currencycode"] = record.get("currencycode") or "----"
        elif endpoint == "stockitem":
            record["dockey"] = next(self._keys)
        if endpoint in KEYS and self.find(endpoint, code=record.get("code")):
            raise Refused(f"Code {record.get('code')} is already in use")
        return self._save(endpoint, record, {})

    def replace(self, endpoint: str, key: str, wish: Mapping[str, object]) -> Json:
        """A record as it shall be. Raises Refused."""
        before = self.get(endpoint, key)
        if endpoint in DOCUMENTS:
            count = int(str(before.get("updatecount") or 0))
            if int(str(wish.get("updatecount") or 0)) != count + 1:
                raise Refused("Record has been changed by another user")
        return self._save(endpoint, {**before, **wish}, before)

    def delete(self, endpoint: str, key: str) -> None:
        """Delete a record with what was posted of it. Raises Refused."""
        record = self.get(endpoint, key)
        if endpoint == "salesinvoice":
            receivable = self._receivable(record)
            if receivable is not None:
                if Decimal(str(receivable["paymentamt"])):
                    raise Refused("Document has been knocked off")
                self.records["customerinvoice"].pop(str(receivable["dockey"]))
        if endpoint == "customerpayment":
            self._knock(record, -1)
        self.records[endpoint].pop(key)

    def touch(self, record: Json) -> None:
        """A save of the vendor's own program: later, and one more."""
        self.now += 10
        record["lastmodified"] = self.now
        if "updatecount" in record:
            record["updatecount"] = int(str(record["updatecount"] or 0)) + 1

    # -- posting -----------------------------------------------------------------------------------------------------

    def _save(self, endpoint: str, record: Json, before: Json) -> Json:
        for name in CHILDREN.get(endpoint, ()):
            record[name] = self._children(name, record.get(name), before.get(name))
        self.now += 10
        record["lastmodified"] = self.now
        if endpoint == "salesinvoice":
            self._post_sale(record)
        if endpoint == "customerpayment":
            rate = Decimal(str(record.get("currencyrate") or 1))
            record["localdocamt"] = f"{Decimal(str(record['docamt'])) * rate:.2f}"
            if before:
                self._knock(before, -1)
            try:
                self._knock(record, 1)
            except Refused:
                if before:
                    self._knock(before, 1)
                raise
        self.put(endpoint, record)
        return record

    def _children(self, name: str, wish: object, before: object) -> list[Json]:
        rows = [dict(row) for row in wish if isinstance(row, dict)] if isinstance(wish, list) else []
        there = {row.get("dtlkey") for row in before} if isinstance(before, list) else set()
        key = _ROW_KEYS.get(name)
        for row in rows:
            if key is not None and row.get(key) not in there:
                row[key] = next(self._keys)
        return rows

    def _post_sale(self, record: Json) -> None:
        rate = Decimal(str(record.get("currencyrate") or 1))
        record.setdefault("currencyrate", "1")
        lines = record["sdsdocdetail"]
        assert isinstance(lines, list)
        for row in lines:
            for name in ("amount", "taxamt"):
                row[name] = str(row.get(name) or "0.00")
                row[f"local{name}"] = f"{Decimal(row[name]) * rate:.2f}"
        total = sum((Decimal(row["amount"]) + Decimal(row["taxamt"]) for row in lines), Decimal(0))
        record |= {"docamt": f"{total:.2f}", "localdocamt": f"{total * rate:.2f}"}
        there = self._receivable(record)
        if there is None:
            there = {"dockey": next(self._keys), "paymentamt": "0.00", "updatecount": None, "sdsdocdetail": []}
        names = ("docno", "code", "docdate", "postdate", "docamt", "localdocamt", "cancelled", "currencycode")
        there |= {name: record.get(name) for name in names}
        there |= {"fromdoctype": "IV", "duedate": record.get("docdate"), "lastmodified": self.now}
        self.put("customerinvoice", there)

    def _receivable(self, record: Json) -> Json | None:
        return self.find("customerinvoice", docno=record.get("docno"), fromdoctype="IV")

    def _knock(self, record: Json, sign: int) -> None:
        rows = record["sdsknockoff"]
        assert isinstance(rows, list)
        if record.get("cancelled"):
            return
        for row in rows:
            receivable = self.find("customerinvoice", docno=row["docno"])
            if receivable is None:
                raise Refused(f"Knock off document {row['docno']} not found")
            paid = Decimal(str(receivable["paymentamt"])) + sign * Decimal(str(row["koamt"]))
            if paid > Decimal(str(receivable["docamt"])):
                raise Refused(f"Knock off amount of {row['docno']} is more than its outstanding")
            receivable["paymentamt"] = f"{paid:.2f}"
            row.setdefault("localkoamt", str(row["koamt"]))
            row.setdefault("gainloss", "0.00")

    @staticmethod
    def _key(endpoint: str) -> str:
        return "dockey" if endpoint in DOCUMENTS else "code"
