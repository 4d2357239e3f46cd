"""What the vendor's program posts for a sales invoice: receivable, its lines, ledger group, stock rows, balances."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final, cast

from tests.sample.variant import Rules
from tests.sample.vendor_books import Books
from tests.sample.vendor_ledger import ZERO, Entry, Header, Line, sales_entries

_NONE: Final = "----"
_DAYS: Final = {"C.O.D.": 0, "14 Days": 14, "30 Days": 30, "60 Days": 60}
_SEAL: Final = """LPAD(MOD(ABS(HASH('s3al/' || GLTRANSID || '/' || TRIM(CODE) || '/' || CAST((DR - CR) * 100 AS BIGINT)
    || '/' || CAST((LOCALDR - LOCALCR) * 100 AS BIGINT) || '/' || NONCE)), 10000000000000000), 16, '0')"""


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
            arkey = key if books.rules is Rules.CASH_BOOK else books.next("AR_IV")
            group = books.next("GL_TRANS_ID")
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
        items |= self._post_lines(header, arkey, group)
        self.balance(header.code, items)

    def _post_lines(self, header: Header, arkey: int, group: int) -> set[str]:
        """Lines of the receivable, ledger and stock rows; gives the items whose stock moved."""
        rules, lines = self._books.rules, self._lines(header.saleskey)
        if rules is Rules.SUMMED:
            _insert_sum(self._books, header, arkey, lines)
            keyed = [(line, 0) for line in lines]
        else:
            keyed = [(line, self._insert_line(arkey, number, line)) for number, line in enumerate(lines, start=1)]
        for entry in sales_entries(rules, header, keyed, arkey):
            self._enter(header, group, entry)
        moved = [line for line in lines if line.item and line.quantity and self._stocked(line.item)]
        if header.cancelled and rules is not Rules.CASH_BOOK:
            return set()
        for line in moved:
            self._move(header, line)
        return {line.item for line in moved if line.item}

    def _lines(self, key: int) -> list[Line]:
        rows = self._books.rows(
            """SELECT DTLKEY, SEQ, ITEMCODE, DESCRIPTION, TAX, TARIFF, TAXRATE, TAXAMT, LOCALTAXAMT, AMOUNT,
            LOCALAMOUNT, ACCOUNT, SQTY, UNITPRICE, UOM, LOCATION, PROJECT, TAXINCLUSIVE FROM SL_IVDTL
            WHERE DOCKEY = ? ORDER BY SEQ""",
            key,
        )
        return [Line(*row[:-1], inclusive=self._books.true(row[-1])) for row in rows]  # type: ignore[arg-type, misc]

    def _insert_line(self, arkey: int, number: int, line: Line) -> int:
        key = self._books.next("AR_IVDTL")
        self._books.insert(
            "AR_IVDTL",
            DTLKEY=key,
            DOCKEY=arkey,
            SEQ=number if self._books.rules is Rules.GROUPED else line.seq,
            PROJECT=line.project,
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
            AGENT, AREA, PROJECT, COMPANYNAME, POSTDATE, DESCRIPTION, DOCREF1, DOCNOEX FROM SL_IV WHERE DOCKEY = ?""",
            key,
        )
        return Header(*(self._books.true(v) if i == 9 else v for i, v in enumerate(row)))  # type: ignore[arg-type]

    def _insert_receivable(self, header: Header, arkey: int, group: int) -> None:
        rules = self._books.rules
        text = {Rules.GROUPED: header.name, Rules.CASH_BOOK: header.text, Rules.SUMMED: header.text}
        self._books.insert(
            "AR_IV",
            DOCKEY=arkey,
            DOCNO=header.docno,
            DOCNOEX=header.external if rules in (Rules.GROUPED, Rules.SUMMED) else None,
            DOCDATE=header.docdate,
            POSTDATE=header.postdate,
            TAXDATE=header.docdate,
            CODE=header.code,
            JOURNAL="SALES",
            TERMS=header.terms,
            DUEDATE=header.docdate + timedelta(days=_DAYS.get(header.terms, 30)),
            DESCRIPTION=text.get(rules, "Sales"),
            AREA=header.area,
            AGENT=header.agent,
            PROJECT=header.project,
            CURRENCYCODE=header.currency,
            CURRENCYRATE=header.rate,
            PAYMENTAMT=0,
            FROMDOCTYPE="IV",
            GLTRANSID=group,
        )

    def _enter(self, header: Header, group: int, entry: Entry) -> None:
        day = header.postdate if self._books.rules is Rules.GROUPED else header.docdate
        enter(
            self._books,
            entry,
            **dict.fromkeys(("DOCDATE", "TAXDATE"), day),
            POSTDATE=header.postdate,
            GLTRANSID=group,
            AREA=header.area,
            AGENT=header.agent,
            JOURNAL="SALES",
            CURRENCYCODE=header.currency,
            CURRENCYRATE=header.rate,
            REF1=header.docno,
            FROMDOCTYPE="IV",
            CANCELLED=header.cancelled,
        )

    def _move(self, header: Header, line: Line) -> None:
        """One row of the stock ledger: goods go out."""
        rules = self._books.rules
        cost, price = (self._cost(line), line.amount) if rules is Rules.SUMMED else (Decimal(0), line.price)
        self._books.insert(
            "ST_TR",
            TRANSNO=self._books.next("ST_TR"),
            ITEMCODE=line.item,
            POSTDATE=header.docdate if rules is Rules.SUMMED else header.postdate,
            DOCTYPE="IV",
            DOCKEY=header.saleskey,
            DTLKEY=line.dtlkey,
            LOCATION=line.location,
            AREA=header.area,
            AGENT=header.agent,
            PROJECT=line.project,
            QTY=ZERO if header.cancelled else -line.quantity,
            COST=cost,
            PRICE=price,
            DOCNO=header.docno,
            DESCRIPTION=line.description if rules is Rules.GROUPED else header.name[:100],
        )

    def _cost(self, line: Line) -> Decimal:
        """Reference cost of the line's unit."""
        found = self._books.rows("SELECT REFCOST FROM ST_ITEM_UOM WHERE CODE = ? AND UOM = ?", line.item, line.unit)
        return cast(Decimal, found[0][0]) if found else ZERO

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


def _insert_sum(books: Books, header: Header, arkey: int, lines: Sequence[Line]) -> None:
    """One row for the whole document."""
    net = sum((line.amount for line in lines), ZERO)
    books.insert(
        "AR_IVDTL",
        DTLKEY=books.next("AR_IVDTL"),
        DOCKEY=arkey,
        SEQ=1,
        PROJECT=header.project,
        ACCOUNT=lines[0].account if lines else None,
        DESCRIPTION=header.text,
        TAXAMT=sum((line.tax_amount for line in lines), ZERO),
        LOCALTAXAMT=sum((line.local_tax for line in lines), ZERO),
        TAXINCLUSIVE=False,
        AMOUNT=net,
        LOCALAMOUNT=sum((line.local_amount for line in lines), ZERO),
        TAXABLEAMT=net,
        EXEMPTED_TAXAMT=0,
    )


def enter(books: Books, entry: Entry, **more: object) -> None:
    """One row of the ledger; sealed where the rules say so."""
    key = books.next("GL_TRANS")
    sealed: dict[str, object] = {}
    if books.rules is Rules.CASH_BOOK:
        sealed = {"NONCE": "0000", "DIGEST": ""}
    if books.rules is Rules.SEALED:
        sealed = {"NONCE": f"{random.randrange(10_000):04d}"}
    row = {
        **entry.amounts(),
        "DOCKEY": key,
        "CODE": entry.account,
        "PROJECT": entry.project,
        "TAX": entry.tax,
        "DESCRIPTION": entry.description,
        "REF2": entry.ref2,
        "FROMKEY": entry.source,
        "TABLETYPE": entry.table,
        "AUTOPOST": False,
        **sealed,
    }
    books.insert("GL_TRANS", **{**more, **row})
    if books.rules is Rules.SEALED:
        books.run(f"UPDATE GL_TRANS SET DIGEST = {_SEAL} WHERE DOCKEY = ?", key)


_RECEIVABLES: Final = "SELECT DOCAMT - PAYMENTAMT, CANCELLED FROM AR_IV WHERE CODE = ?"
_LOCAL_RECEIVABLES: Final = """SELECT A.LOCALDOCAMT - COALESCE((SELECT SUM(K.ACTUALLOCALKOAMT) FROM AR_KNOCKOFF K
    WHERE K.TODOCTYPE = 'IV' AND K.TODOCKEY = A.DOCKEY), 0), A.CANCELLED FROM AR_IV A WHERE A.CODE = ?"""
_UNAPPLIED: Final = (
    "SELECT -UNAPPLIEDAMT, CANCELLED FROM AR_PM WHERE CODE = ? AND BOUNCEDDATE IS NULL",
    "SELECT -UNAPPLIEDAMT, CANCELLED FROM AR_CN WHERE CODE = ?",
)


def owed(books: Books, code: str) -> None:
    """Bring a customer's cached balance up to date; no version moves."""
    asked = [_LOCAL_RECEIVABLES if books.rules is Rules.SUMMED else _RECEIVABLES]
    if books.rules is Rules.GROUPED:
        asked += _UNAPPLIED
    rows = [row for sql in asked for row in books.rows(sql, code)]
    open_amount = sum((cast(Decimal, amount) for amount, void in rows if not books.true(void)), ZERO)
    books.update("AR_CUSTOMER", {"CODE": code}, OUTSTANDING=open_amount)
