"""A small company behind the simulator, with somebody at work in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

from connector.domain.clock import SystemClock
from connector.domain.keys import EntityKind, Key
from connector.domain.secret import Secret
from connector.mapping import load
from connector.providers.sql_accounting_api.connection import ApiSettings
from connector.providers.sql_accounting_api.sink import ApiBooks
from connector.providers.sql_accounting_api.source import ApiSource
from tests.live.sql_accounting_api.shelf import Json, Shelf
from tests.live.sql_accounting_api.simulator import ACCESS, SECRET, Simulator, simulator


@dataclass(frozen=True, slots=True)
class Keys:
    """Secrets of a connection by the API."""

    access: str = ACCESS
    secret_key: str = field(default=SECRET, repr=False)

    def secret(self, name: str) -> Secret:
        """One of the two."""
        return Secret({"access_key": self.access, "secret_key": self.secret_key}[name])


def settings_of(address: str, **more: str) -> ApiSettings:
    """How the simulator is reached, without waiting between requests."""
    return ApiSettings(address=address, a_second=100_000, **more)


@dataclass(slots=True)
class Stage:
    """The company seen by a source and as books; `SourceBooks` of the source contract."""

    simulator: Simulator
    source: ApiSource
    kind: EntityKind = EntityKind.INVOICE
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(2))

    @property
    def shelf(self) -> Shelf:
        """What the vendor has."""
        return self.simulator.shelf

    @property
    def books(self) -> ApiBooks:
        """The same as books that can be written."""
        return ApiBooks(self.source)

    def add(self) -> Key:
        """A new invoice of one line."""
        return Key(str(self.shelf.create("salesinvoice", sale("300-A0001", Decimal("12.50")))["dockey"]))

    def edit(self, key: Key) -> None:
        """Another amount, saved by the vendor's own program."""
        record = self.shelf.get("salesinvoice", key)
        lines = record["sdsdocdetail"]
        assert isinstance(lines, list)
        wish = {**record, "updatecount": int(str(record["updatecount"] or 0)) + 1}
        wish["sdsdocdetail"] = [{**lines[0], "amount": f"{next(self._numbers)}.00"}, *lines[1:]]
        self.shelf.replace("salesinvoice", key, wish)

    def edit_quietly(self, key: Key) -> None:
        """Another text on its first line."""
        lines = self.shelf.get("salesinvoice", key)["sdsdocdetail"]
        assert isinstance(lines, list)
        lines[0]["description"] = f"quietly {next(self._numbers)}"

    def delete(self, key: Key) -> None:
        """An invoice with its receivable."""
        self.shelf.delete("salesinvoice", key)


@contextmanager
def stage(shelf: Shelf | None = None, keys: Keys | None = None, **more: str) -> Iterator[Stage]:
    """A simulator with a source."""
    with simulator(shelf or company()) as running:
        source = ApiSource(
            settings_of(running.address, **more), keys or Keys(), load("sql_accounting"), clock=SystemClock()
        )
        try:
            yield Stage(running, source)
        finally:
            source.close()


def company(sales: int = 60) -> Shelf:
    """Two or more records of each kind; sixty invoices, so that there is a second page."""
    shelf = Shelf()
    shelf.put("currency", {"code": "----", "isocode": "MYR", "description": "Ringgit"})
    shelf.put("currency", {"code": "USD", "isocode": "USD", "buyingrate": "4.20", "sellingrate": "4.30"})
    lists = {
        "terms": ("30 Days", "C.O.D."), "agent": ("LIM", "ALI"), "account": ("500-000", "300-000"),
        "pmmethod": ("310-001", "320-000"), "stockgroup": ("DEFAULT", "SPARE"), "area": ("----", "KL"),
    }  # fmt: skip
    for endpoint, codes in lists.items():
        for code in codes:
            shelf.put(endpoint, {"code": code, "description": code.title(), "isactive": True})
    for n, code in enumerate(("SR", "ST"), start=1):
        shelf.put("tax", {"autokey": n, "code": code, "description": code, "isactive": True})
    for n in (1, 2, 3):
        shelf.create("customer", customer(f"300-A000{n}", f"Aneka {n} Sdn Bhd"))
        shelf.create("stockitem", item(f"BARANG-{n}"))
    for n in range(sales):
        shelf.create("salesinvoice", sale(f"300-A000{n % 3 + 1}", Decimal(n + 1)))
    direct = {**sale("300-A0002", Decimal(70)), "docno": "AR-1", "paymentamt": "0.00", "fromdoctype": None}
    shelf.create("customerinvoice", {**direct, "docamt": "70.00", "localdocamt": "70.00"})
    for row in shelf.rows("salesinvoice")[:2]:
        shelf.create("customerpayment", payment(str(row["code"]), str(row["docno"]), "0.50"))
    return shelf


def customer(code: str, name: str) -> Json:
    """A customer as the API tells it."""
    branch = {"dtlkey": -1, "branchtype": "B", "branchname": "BILLING", "address1": "1 Jalan", "phone1": "03-1"}
    return {
        "code": code, "companyname": name, "controlaccount": "300-000", "creditterm": "30 Days", "status": "A   ",
        "creditlimit": "30000.00", "currencycode": "----", "creationdate": "2026-01-02", "idtype": 0,
        "sdsbranch": [branch],
    }  # fmt: skip


def item(code: str) -> Json:
    """A product as the API tells it."""
    return {
        "code": code, "description": f"Barang {code}", "stockgroup": "DEFAULT", "isactive": True, "stockcontrol": True,
        "sdsuom": [{"uom": "UNIT", "rate": "1", "isbase": True, "refprice": "9.50", "refcost": 5}], "sdsbarcode": [],
    }  # fmt: skip


def sale(code: str, amount: Decimal) -> Json:
    """A sales invoice as somebody enters it."""
    line = {
        "seq": 1, "itemcode": "BARANG-1", "description": "Delivery", "qty": "1", "uom": "UNIT", "account": "500-000",
        "unitprice": str(amount), "amount": f"{amount:.2f}", "taxamt": "0.00", "taxinclusive": False,
    }  # fmt: skip
    return {
        "docno": "", "docdate": "2026-11-02", "postdate": "2026-11-02", "taxdate": "2026-11-02", "code": code,
        "companyname": "P", "terms": "30 Days", "sdsdocdetail": [line],
    }  # fmt: skip


def payment(code: str, docno: str, amount: str) -> Json:
    """A payment as somebody enters it."""
    return {
        "docno": "", "docdate": "2026-11-03", "postdate": "2026-11-03", "code": code, "paymentmethod": "310-001",
        "docamt": amount, "localdocamt": amount, "unappliedamt": "0.00",
        "sdsknockoff": [{"doctype": "IV", "docno": docno, "koamt": amount, "knockoff": True}],
    }  # fmt: skip
