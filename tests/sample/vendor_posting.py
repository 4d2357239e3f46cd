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
        self._ledger_row(header, group, header.code, header.total, header.local_total, arkey, "M")
        items |= self._post_lines(header, arkey, group)
        self.balance(header.code, items)

    def _post_lines(self, header: Header, arkey: int, group: int) -> set[str]:
        books, items, local = self._books, set[str](), Decimal(0)
        lines = books.rows(
            """SELECT DTLKEY, SEQ, ITEMCODE, DESCRIPTION, TAX, TAXRATE, TAXAMT, LOCALTAXAMT, AMOUNT, LOCALAMOUNT,
            ACCOUNT, SQTY, UNITPRICE, TAXINCLUSIVE FROM SL_IVDTL WHERE DOCKEY = ? ORDER BY SEQ""",
            header.saleskey,
        )
        for line in lines:
            dtlkey, seq, item, text, tax, rate, tax_amount, local_tax, amount, local_amount, account, sqty, price = (
                line[:13]
            )
            key = books.next("AR_IVDTL")
            books.insert(
                "AR_IVDTL",
                DTLKEY=key,
                DOCKEY=arkey,
                SEQ=seq,
                PROJECT=header.project,
                ACCOUNT=account,
                DESCRIPTION=str(text)[:80],
                TAX=tax,
                TAXRATE=rate,
                TAXAMT=tax_amount,
                LOCALTAXAMT=local_tax,
                TAXINCLUSIVE=books.true(line[13]),
                AMOUNT=amount,
                LOCALAMOUNT=local_amount,
                TAXABLEAMT=amount,
                FROMDTLKEY=dtlkey,
            )
            local += cast(Decimal, local_amount) + cast(Decimal, local_tax)
            posted = cast(Decimal, local_amount)
            if line is lines[-1]:
                posted += header.local_total - local
            self._ledger_row(header, group, str(account), -cast(Decimal, amount), -posted, key, "S")
            if tax_amount:
                due = "SST-203" if tax == "SV" else "SST-202"
                self._ledger_row(header, group, due, -cast(Decimal, tax_amount), -cast(Decimal, local_tax), key, "S")
            if item and not header.cancelled and sqty and self._stocked(str(item)):
                items.add(str(item))
                self._stock_row(header, cast(int, dtlkey), str(item), -cast(Decimal, sqty), cast(Decimal, price))
        return items

    def header(self, key: int) -> Header:
        """The sales invoice; raises LookupError when it is gone."""
        row = self._books.row(
            """SELECT DOCKEY, DOCNO, DOCDATE, CODE, TERMS, CURRENCYCODE, CURRENCYRATE, DOCAMT, LOCALDOCAMT, CANCELLED,
            AGENT, AREA, PROJECT FROM SL_IV WHERE DOCKEY = ?""",
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

    def _ledger_row(
        self, header: Header, group: int, account: str, debit: Decimal, local: Decimal, source: int, table: str
    ) -> None:
        self._books.insert(
            "GL_TRANS",
            **dict.fromkeys(("DOCDATE", "POSTDATE", "TAXDATE"), header.docdate),
            DOCKEY=self._books.next("GL_TRANS"),
            GLTRANSID=group,
            CODE=account,
            AREA=header.area,
            AGENT=header.agent,
            PROJECT=header.project,
            JOURNAL="SALES",
            CURRENCYCODE=header.currency,
            CURRENCYRATE=header.rate,
            DESCRIPTION="Sales",
            DR=max(debit, Decimal(0)),
            CR=max(-debit, Decimal(0)),
            LOCALDR=max(local, Decimal(0)),
            LOCALCR=max(-local, Decimal(0)),
            REF1=header.docno,
            FROMDOCTYPE="IV",
            FROMKEY=source,
            TABLETYPE=table,
            CANCELLED=header.cancelled,
            AUTOPOST=False,
        )

    def _stock_row(self, header: Header, dtlkey: int, item: str, quantity: Decimal, price: Decimal) -> None:
        self._books.insert(
            "ST_TR",
            TRANSNO=self._books.next("ST_TR"),
            ITEMCODE=item,
            POSTDATE=header.docdate,
            DOCTYPE="IV",
            DOCKEY=header.saleskey,
            DTLKEY=dtlkey,
            LOCATION=_NONE,
            AREA=header.area,
            AGENT=header.agent,
            PROJECT=header.project,
            QTY=quantity,
            COST=0,
            PRICE=price,
            DOCNO=header.docno,
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
