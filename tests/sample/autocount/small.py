"""A small company of AutoCount: what its vendor's program would have in its lists, some customers, suppliers, items."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any, Final

from tests.sample.autocount.dictionary import Column, tables

MADE: Final = dt.datetime.fromisoformat("2026-01-02T09:30:00")
CUSTOMERS: Final = (
    ("300-A0001", "Aman Jaya Sdn Bhd"),
    ("300-B0001", "Bintang Trading"),
    ("300-B0002", "Baru Maju Enterprise"),
    ("300-C0001", "Cahaya Makmur Sdn Bhd"),
    ("300-M0001", "Mutiara Hardware"),
)
SUPPLIERS: Final = (("400-P0001", "Pembekal Utama"), ("400-S0001", "Syarikat Besi"), ("400-S0002", "Setia Supply"))
ITEMS: Final = ("BOLT", "NUT", "PAINT", "WIRE", "LAMP", "SERVICE")
BILLED: Final = ("300-B0001", "BOLT")
"""Customer and item of the invoices."""
FIRST_KEY: Final = 1000
"""Of the counter that items and documents share."""
_HABITS: Final[dict[str, dict[str, object]]] = {
    "Debtor": {"DisplayTerm": "30 Days", "RoundingMethod": 4, "AgingOn": "I", "StatementType": "O"},
    "Creditor": {"DisplayTerm": "C.O.D.", "RoundingMethod": 4},
    "Item": {"CostingMethod": 1, "ItemGroup": "GOODS", "StockControl": "T"},
}
_YES: Final = ("IsActive", "AllowExceedCreditLimit")


def fill(connection: Any) -> None:
    """Put everything into an empty company database, and commit."""
    company = Small(connection)
    company.lists()
    for code, name in CUSTOMERS:
        company.party("Debtor", code, name, "300-0000", "SDR", "CA")
    for code, name in SUPPLIERS:
        company.party("Creditor", code, name, "400-0000", "SCR", "CL")
    for n, code in enumerate(ITEMS):
        company.item(code, FIRST_KEY + 3 * n)
    for key in (FIRST_KEY - 10, FIRST_KEY + 90):
        company.invoice(key)
    connection.commit()


class Small:
    """Writes rows as the vendor's program might have."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def insert(self, table: str, **cells: object) -> None:
        """One row, with something in every column that must have a value."""
        row = {**_filled(table), **cells}
        names = ", ".join(f"[{name}]" for name in row)
        self._connection.execute(f"INSERT INTO [{table}] ({names}) VALUES ({', '.join('?' * len(row))})", *row.values())

    def lists(self) -> None:
        """Users, currencies, terms, account types, control accounts, groups, counters."""
        self.insert("Users", UserID="ADMIN")
        self.insert("CURRENCY", CurrencyCode="MYR", CurrencyWord="RINGGIT MALAYSIA")
        for number, term in enumerate(("C.O.D.", "30 Days", "60 Days")):
            self.insert("Terms", DisplayTerm=term, Terms=f"Net {30 * number} days")
        for kind in ("CA", "CL", "SL"):
            self.insert("AccType", AccType=kind, Description=kind)
        self.account("300-0000", "TRADE DEBTORS", "CA", SpecialAccType="SDC")
        self.account("400-0000", "TRADE CREDITORS", "CL", SpecialAccType="SCC")
        self.insert("ItemGroup", ItemGroup="GOODS", Description="Goods")
        self.insert("TaxEntity", Name="Aman Jaya Sdn Bhd", TIN="C100", TaxBranchID="", FullTIN="C100", TaxCategory=1)
        for number, value in ((24, "2.2.94"), (32768, FIRST_KEY + 100), (32771, 0), (32772, 0)):
            self.insert("Registry", RegID=number, RegType=3, RegValue=str(value))

    def account(self, code: str, name: str, kind: str, **cells: object) -> None:
        """An account of the general ledger."""
        self.insert("GLMast", AccNo=code, Description=name, AccType=kind, CurrencyCode="MYR", **cells)

    def party(self, table: str, code: str, name: str, parent: str, special: str, kind: str) -> None:
        """A customer or supplier with its account."""
        self.account(code, name, kind, ParentAccNo=parent, SpecialAccType=special)
        self.insert(table, AccNo=code, CompanyName=name, CurrencyCode="MYR", **_HABITS[table])

    def item(self, code: str, key: int) -> None:
        """A product with its base unit."""
        units = dict.fromkeys(("BaseUOM", "SalesUOM", "PurchaseUOM", "ReportUOM"), "PCS")
        self.insert("Item", ItemCode=code, DocKey=key, Description=code.title(), **units, **_HABITS["Item"])
        self.insert("ItemUOM", ItemCode=code, UOM="PCS", Rate=1, Price=Decimal(10))

    def invoice(self, key: int) -> None:
        """An invoice of one line, which is not posted."""
        customer, item = BILLED
        self.insert(
            "IV", DocKey=key, DocNo=f"IV-{key:06}", DocDate=MADE, DebtorCode=customer, DisplayTerm="30 Days",
            CurrencyCode="MYR", CurrencyRate=1,
        )  # fmt: skip
        self.insert("IVDTL", DtlKey=key + 1, DocKey=key, Seq=16, ItemCode=item, UOM="PCS", Qty=Decimal(1))


def _filled(table: str) -> dict[str, object]:
    filled = [c for c in tables()[table].columns if not c.nullable and not c.identity and c.default is None]
    return {column.name: _something(column) for column in filled}


def _something(column: Column) -> object:
    if column.type == "uniqueidentifier":
        return str(uuid.uuid4())
    if column.type.startswith("datetime"):
        return MADE
    if column.name.endswith("UserID"):
        return "ADMIN"
    if "char" in column.type:
        return "T" if column.name in _YES else "F"
    return False if column.type == "bit" else 0
