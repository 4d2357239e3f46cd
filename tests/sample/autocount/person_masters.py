"""Customers, suppliers, stock items and the company's own name, as staff edit them in AutoCount."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from tests.sample.autocount import constants
from tests.sample.autocount.person_books import Seat
from tests.sample.autocount.variant import Counter

_DOCUMENTS: Final = ("IV", "CS", "CN", "ARInvoice", "ARCN", "ARPayment")
_ACCOUNT_COLUMNS: Final = (("GLDTL", "AccNo"), ("GLDTL", "DEAccNo"), ("CBDTL", "AccNo"), ("ItemPrice", "AccNo"))


class MasterWork(Seat):
    """Each action is one transaction and gives one sentence."""

    def edit_customer(self, account: str, name: str, *, modified: dt.datetime | None = None) -> str:
        """Change a customer's name, in Debtor and in GLMast; ``modified`` writes another time than now."""
        version = self._version("Debtor", "AccNo", account)
        self.books.update("GLMast", {"AccNo": account}, Description=name)
        self.books.update("Debtor", {"AccNo": account}, CompanyName=name, **self.touched(version, modified))
        self.books.done()
        return f"customer {account} is called {name!r} (edit {version + 1})"

    def backdate_customer(self, account: str, name: str, seconds: int) -> str:
        """Change a customer and set its time back, as after a clock was put right."""
        (last,) = self.books.row("SELECT LastModified FROM Debtor WHERE AccNo = ?", account)
        return self.edit_customer(account, name, modified=last - dt.timedelta(seconds=seconds))

    def edit_address(self, account: str, address: str, *, touch_parent: bool = True) -> str:
        """Change the address. Without ``touch_parent`` it is a branch's, whose customer's row does not move."""
        if touch_parent:
            version = self._version("Debtor", "AccNo", account)
            self.books.update("Debtor", {"AccNo": account}, Address1=address, **self.touched(version))
        elif self.books.rows("SELECT AutoKey FROM Branch WHERE AccNo = ?", account):
            self.books.update("Branch", {"AccNo": account}, Address1=address)
        else:
            self.books.insert(
                "Branch", AccNo=account, BranchCode="NEW", BranchName="New", Address1=address, IsActive="T"
            )
        self.books.done()
        return f"customer {account} moved to {address!r}, {'with' if touch_parent else 'without'} a new version"

    def edit_tax_entity(self, account: str, number: str) -> str:
        """Another tax number. TaxEntity has no time of its own and the customer's row does not move."""
        (entity,) = self.books.row("SELECT TaxEntityID FROM Debtor WHERE AccNo = ?", account)
        if entity is None:
            (name,) = self.books.row("SELECT CompanyName FROM Debtor WHERE AccNo = ?", account)
            entity = self.books.insert_counted("TaxEntity", Name=name, TIN=number, FullTIN=number, IdentityType="BRN")
            self.books.update("Debtor", {"AccNo": account}, TaxEntityID=entity)
        self.books.update("TaxEntity", {"TaxEntityID": entity}, TIN=number, FullTIN=number)
        self.books.done()
        return f"customer {account} has the tax number {number}"

    def new_customer(self, account: str, name: str) -> str:
        """GLMast first, then Debtor."""
        link = {"ParentAccNo": constants.DEBTORS, "SpecialAccType": "SDR"} if self.rules.linked else {}
        self.books.insert("GLMast", AccNo=account, Description=name, AccType="CA", CurrencyCode=constants.HOME, **link)
        self.books.insert(
            "Debtor", AccNo=account, CompanyName=name, Address1="No. 1, Jalan Baru", DisplayTerm="Net 30 days",
            CurrencyCode=constants.HOME, AllowExceedCreditLimit="T", IsActive="T", AgingOn="I", StatementType="O",
            InclusiveTax="F", RoundingMethod=4, CreditLimit=Decimal(30_000), LastUpdate=0, **self.created(),
        )  # fmt: skip
        self.books.done()
        return f"new customer {account} {name!r}"

    def delete_customer(self, account: str) -> str:
        """Remove a customer with its account; raises ValueError when there are documents, as AutoCount refuses."""
        for table in _DOCUMENTS:
            if self.books.rows(f"SELECT TOP 1 DocKey FROM {table} WHERE DebtorCode = ?", account):
                raise ValueError(f"customer {account} has documents in {table}")
        for table in ("Branch", "Debtor", "GLMast"):
            self.books.delete(table, AccNo=account)
        self.books.done()
        return f"customer {account} deleted"

    def rename_customer(self, account: str, new: str) -> str:
        """Give a customer another account number, in all tables; only the customer's own time moves."""
        books = self.books
        ledger = {name: value for name, value in books.record("GLMast", "AccNo", account).items() if name != "Guid"}
        books.insert("GLMast", **{**ledger, "AccNo": new})
        branches = books.rows("SELECT BranchCode, BranchName, Address1, IsActive FROM Branch WHERE AccNo = ?", account)
        for code, name, address, active in branches:
            books.insert("Branch", AccNo=new, BranchCode=code, BranchName=name, Address1=address, IsActive=active)
        for table in _DOCUMENTS:
            books.update(table, {"DebtorCode": account}, DebtorCode=new)
        for table, column in _ACCOUNT_COLUMNS:
            books.update(table, {column: account}, **{column: new})
        version = self._version("Debtor", "AccNo", account)
        books.update("Debtor", {"AccNo": account}, AccNo=new, **self.touched(version))
        for table in ("Branch", "GLMast"):
            books.delete(table, AccNo=account)
        books.done()
        return f"customer {account} has the account {new} now"

    def edit_supplier(self, account: str, name: str) -> str:
        """Change a supplier's name."""
        version = self._version("Creditor", "AccNo", account)
        self.books.update("GLMast", {"AccNo": account}, Description=name)
        self.books.update("Creditor", {"AccNo": account}, CompanyName=name, **self.touched(version))
        self.books.done()
        return f"supplier {account} is called {name!r}"

    def rename_company(self, name: str) -> str:
        """Change the company's own name in its profile."""
        self.books.run("UPDATE Profile SET CompanyName = ?, LastUpdate = LastUpdate + 1", name)
        self.books.done()
        return f"the company is called {name!r}"

    def new_item(self, code: str, description: str, price: Decimal) -> str:
        """A new stock item with its base unit."""
        (key,) = self.books.keys.take(Counter.DOCUMENTS)
        self.books.insert(
            "Item", ItemCode=code, DocKey=key, Description=description, ItemGroup="GENERAL", StockControl="T",
            CostingMethod=1,
            SalesUOM="UNIT", PurchaseUOM="UNIT", ReportUOM="UNIT", BaseUOM="UNIT", IsActive="T", LastUpdate=0,
            **self.created(),
        )  # fmt: skip
        self.books.insert("ItemUOM", ItemCode=code, UOM="UNIT", Rate=Decimal(1), Price=price, Cost=Decimal(0))
        self.books.done()
        return f"new product {code} {description!r} at {price}"

    def edit_item(self, code: str, description: str) -> str:
        """Change an item's name."""
        version = self._version("Item", "ItemCode", code)
        self.books.update("Item", {"ItemCode": code}, Description=description, **self.touched(version))
        self.books.done()
        return f"product {code} is called {description!r}"

    def reprice_item(self, code: str, price: Decimal, *, touch_parent: bool = False) -> str:
        """Change the price of the base unit, a child row; the item's time moves only if asked."""
        self.books.run(
            "UPDATE ItemUOM SET Price = ?, LastUpdate = LastUpdate + 1 WHERE ItemCode = ? AND Rate = 1", price, code
        )
        if touch_parent:
            version = self._version("Item", "ItemCode", code)
            self.books.update("Item", {"ItemCode": code}, **self.touched(version))
        self.books.done()
        return f"product {code} costs {price}, {'with' if touch_parent else 'without'} a new version"

    def delete_item(self, code: str) -> str:
        """Remove an item with its units."""
        for table in ("ItemPrice", "ItemUOM", "Item"):
            self.books.delete(table, ItemCode=code)
        self.books.done()
        return f"product {code} deleted"

    def lock_period(self, year: int, month: int) -> str:
        """Close a month: nothing may be dated in it any more."""
        number = year * 12 + month
        for table in ("PeriodLock", "AccPeriod"):
            self.books.update(table, {"PeriodNo": number}, Lock="T")
        self.books.done()
        return f"period {number} is closed"

    def _version(self, table: str, key: str, value: str) -> int:
        found: Any = self.books.row(f"SELECT LastUpdate FROM {table} WHERE {key} = ?", value)[0]
        return int(found)
