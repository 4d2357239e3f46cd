"""Sales invoices as the vendor's program saves them; what is posted for them is in `vendor_posting`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast

from tests.sample.vendor_books import Books, rounded
from tests.sample.vendor_posting import Posting

_NONE: Final = "----"


@dataclass(frozen=True, slots=True)
class NewLine:
    """One line to be sold; the unit price is in the document's currency."""

    description: str
    quantity: Decimal
    unit_price: Decimal
    item: str | None = None
    tax: str | None = None
    percent: int = 0

    @property
    def amount(self) -> Decimal:
        """Amount without tax."""
        return rounded(self.quantity * self.unit_price)

    @property
    def tax_amount(self) -> Decimal:
        """Tax on the amount."""
        return rounded(self.amount * self.percent / 100)


class Sales:
    """Sales invoices of one company."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self.posting = Posting(books)

    def create(self, code: str, lines: list[NewLine], on: date, modified: int, reference: str | None = None) -> int:
        """Save a new invoice with everything that is posted for it; gives SL_IV.DOCKEY."""
        books = self._books
        name, terms, currency, agent, area = books.row(
            "SELECT COMPANYNAME, CREDITTERM, CURRENCYCODE, AGENT, AREA FROM AR_CUSTOMER WHERE CODE = ?", code
        )
        rate = cast(Decimal, books.row("SELECT SELLINGRATE FROM CURRENCY WHERE CODE = ?", currency)[0])
        key, total = books.next("SL_IV"), sum((line.amount + line.tax_amount for line in lines), Decimal(0))
        books.insert(
            "SL_IV",
            **dict.fromkeys(("DOCDATE", "POSTDATE", "TAXDATE"), on),
            DOCKEY=key,
            DOCNO=next_number(self._books, "IV", "IV-{:05d}"),
            CODE=code,
            COMPANYNAME=name,
            AREA=area,
            AGENT=agent,
            PROJECT=_NONE,
            TERMS=terms,
            CURRENCYCODE=currency,
            CURRENCYRATE=rate,
            SHIPPER=_NONE,
            DESCRIPTION="Sales",
            CANCELLED=False,
            STATUS=0,
            DOCAMT=total,
            LOCALDOCAMT=rounded(total * rate),
            D_AMOUNT=0,
            DOCREF1=reference,
            BRANCHNAME="BILLING",
            SUBMISSIONTYPE=0,
            IRBM_STATUS=0,
            TRANSFERABLE=True,
            PRINTCOUNT=0,
            LASTMODIFIED=modified,
        )
        for number, line in enumerate(lines, start=1):
            self._insert_line(key, number, line, rate, on)
        self.posting.post(key, modified)
        return key

    def resize_line(self, key: int, quantity: Decimal, stamp: int | None) -> None:
        """Change the quantity of the last line and save again; without a stamp no version moves."""
        books = self._books
        dtlkey, rate, price, percent, before, tax_before = books.row(
            """SELECT FIRST 1 DTLKEY, RATE, UNITPRICE, TAXRATE, AMOUNT, TAXAMT FROM SL_IVDTL WHERE DOCKEY = ?
            ORDER BY SEQ DESC""",
            key,
        )
        currency_rate, total = books.row("SELECT CURRENCYRATE, DOCAMT FROM SL_IV WHERE DOCKEY = ?", key)
        line = NewLine("", quantity, cast(Decimal, price), percent=int(str(percent or "0").rstrip("%")))
        change = line.amount + line.tax_amount - cast(Decimal, before) - cast(Decimal, tax_before)
        books.update(
            "SL_IVDTL",
            {"DTLKEY": dtlkey},
            **_amounts(line, cast(Decimal, currency_rate)),
            QTY=quantity,
            SQTY=quantity * cast(Decimal, rate),
            DISC=None,
            TAXINCLUSIVE=False,
        )
        new = cast(Decimal, total) + change
        books.update("SL_IV", {"DOCKEY": key}, DOCAMT=new, LOCALDOCAMT=rounded(new * cast(Decimal, currency_rate)))
        self.touch(key, stamp)
        self.posting.post(key, stamp)

    def touch(self, key: int, stamp: int | None) -> None:
        """Move the versions of the invoice as an edit does; nothing without a stamp."""
        if stamp is not None:
            self._books.run("UPDATE SL_IV SET UPDATECOUNT = COALESCE(UPDATECOUNT, 0) + 1 WHERE DOCKEY = ?", key)
            self._books.update("SL_IV", {"DOCKEY": key}, LASTMODIFIED=stamp)

    def cancel(self, key: int, stamp: int) -> None:
        """Void the invoice; it keeps its amount, loses its stock rows, and is no longer owed."""
        self._books.update("SL_IV", {"DOCKEY": key}, CANCELLED=True)
        self.touch(key, stamp)
        self.posting.post(key, stamp)

    def delete(self, key: int) -> None:
        """Remove the invoice with all rows of it; the payments must have been taken off."""
        books, code = self._books, self.posting.header(key).code
        arkey, group = self.posting.receivable(key)
        items = self.posting.unpost(key, arkey, group)
        books.delete("AR_IV", DOCKEY=arkey)
        books.delete("SL_IVDTL", DOCKEY=key)
        books.delete("SL_IV", DOCKEY=key)
        self.posting.balance(code, items)

    def _insert_line(self, key: int, number: int, line: NewLine, rate: Decimal, on: date) -> None:
        unit, account = self._item(line.item) if line.item else (None, None)
        self._books.insert(
            "SL_IVDTL",
            **_amounts(line, rate),
            DTLKEY=self._books.next("SL_IVDTL"),
            DOCKEY=key,
            SEQ=number * 1000,
            ITEMCODE=line.item,
            LOCATION=_NONE,
            PROJECT=_NONE,
            DESCRIPTION=line.description,
            QTY=line.quantity,
            UOM=unit,
            RATE=1,
            SQTY=line.quantity,
            SUOMQTY=0,
            UNITPRICE=line.unit_price,
            DELIVERYDATE=on,
            TAX=line.tax,
            TAXRATE=f"{line.percent}%" if line.percent else None,
            EXEMPTED_TAXAMT=0,
            TAXINCLUSIVE=False,
            ACCOUNT=account or self._default_account(),
            PRINTABLE=True,
            TRANSFERABLE=True,
        )

    def _item(self, code: str) -> tuple[str | None, str | None]:
        """Unit and sales account of an item."""
        found = self._books.rows(
            """SELECT I.DEFUOM_SL, G.SALES FROM ST_ITEM I LEFT JOIN ST_GROUP G ON G.CODE = I.STOCKGROUP
            WHERE I.CODE = ?""",
            code,
        )
        return cast("tuple[str | None, str | None]", found[0]) if found else (None, None)

    def _default_account(self) -> str:
        (account,) = self._books.row("SELECT RVALUE FROM SY_REGISTRY WHERE RNAME = 'SalesAccount'")
        return str(account)


def next_number(books: Books, kind: str, form: str) -> str:
    """Draw the next document number of a kind; the counter's row stays locked until the transaction ends."""
    (counter,) = books.row(
        "SELECT D.AUTOKEY FROM SY_DOCNO H JOIN SY_DOCNO_DTL D ON D.PARENTKEY = H.DOCKEY WHERE H.DOCTYPE = ?", kind
    )
    books.run("UPDATE SY_DOCNO_DTL SET NEXTNUMBER = NEXTNUMBER + 1 WHERE AUTOKEY = ?", counter)
    (number,) = books.row("SELECT NEXTNUMBER FROM SY_DOCNO_DTL WHERE AUTOKEY = ?", counter)
    return form.format(cast(int, number) - 1)


def _amounts(line: NewLine, rate: Decimal) -> dict[str, Decimal]:
    return {
        "AMOUNT": line.amount,
        "TAXAMT": line.tax_amount,
        "LOCALAMOUNT": rounded(line.amount * rate),
        "LOCALTAXAMT": rounded(line.tax_amount * rate),
        "TAXABLEAMT": line.amount,
    }
