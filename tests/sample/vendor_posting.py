"""What the vendor's program posts for a sales invoice: receivable, its lines, ledger group, stock rows, balances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, cast

from tests.sample.vendor_books import Books

_NONE: Final = "----"
_DAYS: Final = {"C.O.D.": 0, "14 Days": 14, "30 Days": 30, "60 Days": 60}


@dataclass(frozen=True, slots=True)
class Header:
    """What the receivable, the ledger and the stock rows take from a sales invoice."""

    saleskey: int
    docno: str
    docdate: date
    code: str
    terms: str
    currency: str
    rate: Decimal
    total: Decimal
    local_total: Decimal
    cancelled: bool
    agent: str
    area: str
    project: str
    name: str


@dataclass(frozen=True, slots=True)
class _Line:
    """What is taken from a sales line."""

    dtlkey: int
    seq: int
    item: str | None
    description: str
    tax: str | None
    tariff: str | None
    rate: str | None
    tax_amount: Decimal
    local_tax: Decimal
    amount: Decimal
    local_amount: Decimal
    account: str
    quantity: Decimal
    price: Decimal
    inclusive: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of a ledger group; a negative debit is a credit."""

    account: str
    debit: Decimal
    local: Decimal
    source: int
    table: str = "S"
    tax: str | None = None
    description: str = "Sales"


class Posting:
    """Derived rows of the sales invoices of one company."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def receivable(self, key: int) -> tuple[int, int]:
        """AR_IV.DOCKEY and GLTRANSID of a sales invoice; raises LookupError when it was never posted."""
        arkey, group = self._books.row(
            """SELECT A.DOCKEY, A.GLTRANSID FROM SL_IV S JOIN AR_IV A ON A.DOCNO = S.DOCNO AND A.FROMDOCTYPE = 'IV'
            WHERE S.DOCKEY = ?""",
            key,
        )
        return cast(int, arkey), cast(int, group)

    def post(self, key: int, stamp: int | None) -> None:
        """Write the receivable, its lines, the ledger group and the stock rows anew from the sales rows."""
        books, header = self._books, self.header(key)
        items: set[str] = set()
        try:
            arkey, group = self.receivable(key)
            items |= self.unpost(key, arkey, group)
        except LookupError:
            arkey, group = books.next("AR_IV"), books.next("GL_TRANS_ID")
            self._insert_receivable(header, arkey, group)
        books.update(
            "AR_IV",
            {"DOCKEY": arkey},
            DOCAMT=header.total,
            LOCALDOCAMT=header.local_total,
            CANCELLED=header.cancelled,
        )
        if stamp is not None:
            count = books.row("SELECT UPDATECOUNT FROM SL_IV WHERE DOCKEY = ?", key)[0]
            books.update("AR_IV", {"DOCKEY": arkey}, LASTMODIFIED=stamp, UPDATECOUNT=count)
        self._enter(header, group, _Entry(header.code, header.total, header.local_total, arkey, "M"))
        items |= self._post_lines(header, arkey, group)
        self.balance(header.code, items)

    def _post_lines(self, header: Header, arkey: int, group: int) -> set[str]:
        """Lines of the receivable, ledger and stock rows; the last ledger row takes up what rounding left."""
        items, lines = set[str](), self._lines(header.saleskey)
        spare = header.local_total - sum((line.local_amount + line.local_tax for line in lines), Decimal(0))
        for line in lines:
            key = self._insert_line(header, arkey, line)
            posted = line.local_amount + (spare if line is lines[-1] else 0)
            text = line.description[:150]
            self._enter(header, group, _Entry(line.account, -line.amount, -posted, key, tax=line.tax, description=text))
            if line.tax_amount:
                due = "SST-203" if line.tax == "SV" else "SST-202"
                entry = _Entry(due, -line.tax_amount, -line.local_tax, key, tax=line.tax, description=text)
                self._enter(header, group, entry)
            if line.item and not header.cancelled and line.quantity and self._stocked(line.item):
                items.add(line.item)
                self._move(header, line)
        return items

    def _lines(self, key: int) -> list[_Line]:
        rows = self._books.rows(
            """SELECT DTLKEY, SEQ, ITEMCODE, DESCRIPTION, TAX, TARIFF, TAXRATE, TAXAMT, LOCALTAXAMT, AMOUNT,
            LOCALAMOUNT, ACCOUNT, SQTY, UNITPRICE, TAXINCLUSIVE FROM SL_IVDTL WHERE DOCKEY = ? ORDER BY SEQ""",
            key,
        )
        return [_Line(*row[:-1], inclusive=self._books.true(row[-1])) for row in rows]  # type: ignore[arg-type, misc]

    def _insert_line(self, header: Header, arkey: int, line: _Line) -> int:
        key = self._books.next("AR_IVDTL")
        self._books.insert(
            "AR_IVDTL",
            DTLKEY=key,
            DOCKEY=arkey,
            SEQ=line.seq,
            PROJECT=header.project,
            ACCOUNT=line.account,
            DESCRIPTION=line.description[:80],
            TAX=line.tax,
            TARIFF=line.tariff,
            TAXRATE=line.rate,
            TAXAMT=line.tax_amount,
            LOCALTAXAMT=line.local_tax,
            TAXINCLUSIVE=line.inclusive,
            AMOUNT=line.amount,
            LOCALAMOUNT=line.local_amount,
            TAXABLEAMT=line.amount,
            FROMDTLKEY=line.dtlkey,
            EXEMPTED_TAXAMT=0,
        )
        return key

    def header(self, key: int) -> Header:
        """The sales invoice; raises LookupError when it is gone."""
        row = self._books.row(
            """SELECT DOCKEY, DOCNO, DOCDATE, CODE, TERMS, CURRENCYCODE, CURRENCYRATE, DOCAMT, LOCALDOCAMT, CANCELLED,
            AGENT, AREA, PROJECT, COMPANYNAME FROM SL_IV WHERE DOCKEY = ?""",
            key,
        )
        return Header(*(self._books.true(v) if i == 9 else v for i, v in enumerate(row)))  # type: ignore[arg-type]

    def _insert_receivable(self, header: Header, arkey: int, group: int) -> None:
        self._books.insert(
            "AR_IV",
            **dict.fromkeys(("DOCDATE", "POSTDATE", "TAXDATE"), header.docdate),
            DOCKEY=arkey,
            DOCNO=header.docno,
            CODE=header.code,
            JOURNAL="SALES",
            TERMS=header.terms,
            DUEDATE=header.docdate + timedelta(days=_DAYS.get(header.terms, 30)),
            DESCRIPTION="Sales",
            AREA=header.area,
            AGENT=header.agent,
            PROJECT=header.project,
            CURRENCYCODE=header.currency,
            CURRENCYRATE=header.rate,
            PAYMENTAMT=0,
            FROMDOCTYPE="IV",
            GLTRANSID=group,
        )

    def _enter(self, header: Header, group: int, entry: _Entry) -> None:
        self._books.insert(
            "GL_TRANS",
            **dict.fromkeys(("DOCDATE", "POSTDATE", "TAXDATE"), header.docdate),
            DOCKEY=self._books.next("GL_TRANS"),
            GLTRANSID=group,
            CODE=entry.account,
            AREA=header.area,
            AGENT=header.agent,
            PROJECT=header.project,
            TAX=entry.tax,
            JOURNAL="SALES",
            CURRENCYCODE=header.currency,
            CURRENCYRATE=header.rate,
            DESCRIPTION=entry.description,
            DR=max(entry.debit, Decimal(0)),
            CR=max(-entry.debit, Decimal(0)),
            LOCALDR=max(entry.local, Decimal(0)),
            LOCALCR=max(-entry.local, Decimal(0)),
            REF1=header.docno,
            FROMDOCTYPE="IV",
            FROMKEY=entry.source,
            TABLETYPE=entry.table,
            CANCELLED=header.cancelled,
            AUTOPOST=False,
        )

    def _move(self, header: Header, line: _Line) -> None:
        """One row of the stock ledger: goods go out."""
        self._books.insert(
            "ST_TR",
            TRANSNO=self._books.next("ST_TR"),
            ITEMCODE=line.item,
            POSTDATE=header.docdate,
            DOCTYPE="IV",
            DOCKEY=header.saleskey,
            DTLKEY=line.dtlkey,
            LOCATION=_NONE,
            AREA=header.area,
            AGENT=header.agent,
            PROJECT=header.project,
            QTY=-line.quantity,
            COST=0,
            PRICE=line.price,
            DOCNO=header.docno,
            DESCRIPTION=header.name[:100],
        )

    def unpost(self, key: int, arkey: int, group: int) -> set[str]:
        """Remove the derived rows but for the receivable itself; gives the items whose stock moved."""
        books = self._books
        items = books.rows("SELECT DISTINCT ITEMCODE FROM ST_TR WHERE DOCKEY = ? AND DOCTYPE = 'IV'", key)
        books.delete("AR_IVDTL", DOCKEY=arkey)
        books.delete("GL_TRANS", GLTRANSID=group)
        books.delete("ST_TR", DOCKEY=key, DOCTYPE="IV")
        return {str(item) for (item,) in items}

    def _stocked(self, item: str) -> bool:
        found = self._books.rows("SELECT STOCKCONTROL FROM ST_ITEM WHERE CODE = ?", item)
        return bool(found) and self._books.true(found[0][0])

    def balance(self, code: str, items: set[str]) -> None:
        """Bring the cached balances up to date; no version moves."""
        owed(self._books, code)
        for item in sorted(items):
            self._books.run(
                """UPDATE ST_ITEM SET BALSQTY = (SELECT COALESCE(SUM(T.QTY), 0) FROM ST_TR T WHERE T.ITEMCODE = ?)
                WHERE CODE = ?""",
                item,
                item,
            )


def owed(books: Books, code: str) -> None:
    """Bring a customer's cached balance up to date; no version moves."""
    rows = books.rows("SELECT DOCAMT - PAYMENTAMT, CANCELLED FROM AR_IV WHERE CODE = ?", code)
    open_amount = sum((cast(Decimal, amount) for amount, void in rows if not books.true(void)), Decimal(0))
    books.update("AR_CUSTOMER", {"CODE": code}, OUTSTANDING=open_amount)
