"""Customers, products and the company's own name, as the vendor's program edits them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, cast

from tests.sample.vendor_desk import Desk

_CODE_TABLES: Final = (
    "AR_CUSTOMER",
    "AR_CUSTOMERBRANCH",
    "SL_IV",
    "SL_CS",
    "SL_CN",
    "AR_IV",
    "AR_CN",
    "AR_PM",
    "GL_TRANS",
    "GL_CBDTL",
)


class MasterWork(Desk):
    """What staff do to customers and products; each action is one transaction and gives one sentence."""

    def edit_customer(self, code: str, name: str, *, modified: int | None = None) -> str:
        """Change a customer's name; ``modified`` writes another version than now, for back-dating."""
        stamp = self.now() if modified is None else modified
        self.books.update("AR_CUSTOMER", {"CODE": code}, COMPANYNAME=name, LASTMODIFIED=stamp)
        self.books.done()
        return f"customer {code} is called {name!r} (version {stamp})"

    def backdate_customer(self, code: str, name: str, seconds: int) -> str:
        """Change a customer and set its version back, as after a clock was put right."""
        (version,) = self.books.row("SELECT LASTMODIFIED FROM AR_CUSTOMER WHERE CODE = ?", code)
        return self.edit_customer(code, name, modified=cast(int, version or self.now()) - seconds)

    def edit_address(self, code: str, address: str, *, touch_parent: bool = False) -> str:
        """Change the billing address only; whether the parent's version moves is not public, so both exist."""
        self.books.update("AR_CUSTOMERBRANCH", {"CODE": code, "BRANCHTYPE": "B"}, ADDRESS1=address)
        if touch_parent:
            self.books.update("AR_CUSTOMER", {"CODE": code}, LASTMODIFIED=self.now())
        self.books.done()
        return f"customer {code} moved to {address!r}, {'with' if touch_parent else 'without'} a new version"

    def new_customer(self, code: str, name: str) -> str:
        """A new customer with a billing address."""
        self.books.insert(
            "AR_CUSTOMER",
            CODE=code,
            CONTROLACCOUNT="300-000",
            COMPANYNAME=name,
            CREDITTERM="30 Days",
            CREDITLIMIT=30000,
            OVERDUELIMIT=0,
            STATEMENTTYPE="O",
            OUTSTANDING=0,
            ALLOWEXCEEDCREDITLIMIT=True,
            ADDPDCTOCRLIMIT=True,
            AGINGON="I",
            STATUS="A",
            CREATIONDATE=self.today(),
            IDTYPE=0,
            SUBMISSIONTYPE=0,
            LASTMODIFIED=self.now(),
            **dict.fromkeys(("COMPANYCATEGORY", "AREA", "AGENT", "CURRENCYCODE"), "----"),
        )
        self.books.insert(
            "AR_CUSTOMERBRANCH",
            DTLKEY=self.books.next("AR_CUSTOMERBRANCH"),
            CODE=code,
            BRANCHTYPE="B",
            BRANCHNAME="BILLING",
            ADDRESS1="No. 1, Jalan Baru",
            COUNTRY="MY",
        )
        self.books.done()
        return f"new customer {code} {name!r}"

    def delete_customer(self, code: str) -> str:
        """Remove a customer with its addresses; raises ValueError when there are documents, as the vendor refuses."""
        for table in ("SL_IV", "AR_IV", "AR_PM"):
            if self.books.rows(f"SELECT FIRST 1 DOCKEY FROM {table} WHERE CODE = ?", code):
                raise ValueError(f"customer {code} has documents in {table}")
        self.books.delete("AR_CUSTOMERBRANCH", CODE=code)
        self.books.delete("AR_CUSTOMER", CODE=code)
        self.books.done()
        return f"customer {code} deleted"

    def rename_customer(self, code: str, new: str) -> str:
        """Give a customer another code, in all tables; only the customer's own version moves."""
        for table in _CODE_TABLES:
            self.books.run(f"UPDATE {table} SET CODE = ? WHERE CODE = ?", new, code)
        self.books.run("UPDATE ST_ITEM_PRICE SET COMPANY = ? WHERE COMPANY = ?", new, code)
        self.books.update("AR_CUSTOMER", {"CODE": new}, LASTMODIFIED=self.now())
        self.books.done()
        return f"customer {code} has the code {new} now"

    def edit_supplier(self, code: str, name: str) -> str:
        """Change a supplier's name."""
        self.books.update("AP_SUPPLIER", {"CODE": code}, COMPANYNAME=name, LASTMODIFIED=self.now())
        self.books.done()
        return f"supplier {code} is called {name!r}"

    def rename_company(self, name: str) -> str:
        """Change the company's own name in its profile."""
        self.books.run("UPDATE SY_PROFILE SET COMPANYNAME = ?, ROWVER = COALESCE(ROWVER, 0) + 1", name)
        self.books.done()
        return f"the company is called {name!r}"

    def new_item(self, code: str, description: str, price: Decimal) -> str:
        """A new product with its base unit."""
        self.books.insert(
            "ST_ITEM",
            DOCKEY=self.books.next("ST_ITEM"),
            CODE=code,
            DESCRIPTION=description,
            STOCKGROUP="DEFAULT",
            STOCKCONTROL=True,
            COSTINGMETHOD=1,
            SERIALNUMBER=False,
            ITEMTYPE="-",
            ISACTIVE=True,
            DEFUOM_ST="UNIT",
            DEFUOM_SL="UNIT",
            DEFUOM_PH="UNIT",
            CREATIONDATE=self.today(),
            LASTMODIFIED=self.now(),
            **dict.fromkeys(("MINQTY", "MAXQTY", "REORDERLEVEL", "REORDERQTY", "BALSQTY", "BALSUOMQTY"), 0),
            **dict.fromkeys(("LEADTIME", "BOM_LEADTIME", "BOM_ASMCOST"), 0),
        )
        self.books.insert(
            "ST_ITEM_UOM", CODE=code, UOM="UNIT", RATE=1, REFCOST=0, REFPRICE=price, MINPRICE=0, ISBASE=True
        )
        self.books.done()
        return f"new product {code} {description!r} at {price}"

    def reprice_item(self, code: str, price: Decimal, *, touch_parent: bool = False) -> str:
        """Change the price of an item's base unit, a child row; the item's version moves only if asked."""
        self.books.update("ST_ITEM_UOM", {"CODE": code, "RATE": 1}, REFPRICE=price)
        if touch_parent:
            self.books.update("ST_ITEM", {"CODE": code}, LASTMODIFIED=self.now())
        self.books.done()
        return f"product {code} costs {price}, {'with' if touch_parent else 'without'} a new version"
