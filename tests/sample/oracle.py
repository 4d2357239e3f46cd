"""What is in the books, straight by SQL: what an observer should see, and whether the totals tie.

In a database without a character set names come as fdb decodes them, with replacement: compare codes and numbers there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from tests.sample.doors import Connection, Row


@dataclass(frozen=True, slots=True)
class ExpectedInvoice:
    """A sales invoice; amounts in its own currency."""

    docno: str
    customer: str
    total: Decimal
    paid: Decimal
    lines: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class ExpectedPayment:
    """A customer payment; ``allocations`` is (number of the receivable, amount), ordered."""

    docno: str
    customer: str
    total: Decimal
    unapplied: Decimal
    cancelled: bool
    bounced: bool
    allocations: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class ExpectedDocument:
    """A cash sale or credit note; amounts in its own currency."""

    docno: str
    customer: str
    total: Decimal
    lines: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """Everything that an observer should see; masters by code, documents by DOCKEY."""

    company: str
    customers: dict[str, str]
    suppliers: dict[str, str]
    products: dict[str, str]
    invoices: dict[int, ExpectedInvoice]
    cash_sales: dict[int, ExpectedDocument]
    credit_notes: dict[int, ExpectedDocument]
    payments: dict[int, ExpectedPayment]


def expected(connection: Connection) -> Expected:
    """What is in the books now, in one transaction of the given connection, which is ended."""
    read = _Reader(connection)
    try:
        return Expected(
            company=str(read.rows("SELECT COMPANYNAME FROM SY_PROFILE")[0][0]),
            customers=read.names("AR_CUSTOMER", "COMPANYNAME"),
            suppliers=read.names("AP_SUPPLIER", "COMPANYNAME"),
            products=read.names("ST_ITEM", "DESCRIPTION"),
            invoices=read.invoices(),
            cash_sales=read.documents("SL_CS"),
            credit_notes=read.documents("SL_CN"),
            payments=read.payments(),
        )
    finally:
        connection.rollback()


class _Reader:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, sql: str) -> list[Row]:
        cursor = self._connection.cursor()
        try:
            cursor.execute(sql)
            return cursor.fetchall()
        finally:
            cursor.close()

    def names(self, table: str, column: str) -> dict[str, str]:
        return {str(code): str(name) for code, name in self.rows(f"SELECT CODE, {column} FROM {table}")}

    def invoices(self) -> dict[int, ExpectedInvoice]:
        lines = self._counts("SL_IVDTL")
        rows = self.rows(
            """SELECT S.DOCKEY, S.DOCNO, S.CODE, S.DOCAMT, A.PAYMENTAMT, S.CANCELLED FROM SL_IV S
            LEFT JOIN AR_IV A ON A.DOCNO = S.DOCNO AND A.FROMDOCTYPE = 'IV'"""
        )
        return {
            key: ExpectedInvoice(str(docno), str(code), _money(total), _money(paid), lines.get(key, 0), _true(void))
            for key, docno, code, total, paid, void in cast(
                "list[tuple[int, object, object, object, object, object]]", rows
            )
        }

    def documents(self, table: str) -> dict[int, ExpectedDocument]:
        lines = self._counts(f"{table}DTL")
        rows = self.rows(f"SELECT DOCKEY, DOCNO, CODE, DOCAMT, CANCELLED FROM {table}")
        return {
            key: ExpectedDocument(str(docno), str(code), _money(total), lines.get(key, 0), _true(void))
            for key, docno, code, total, void in cast("list[tuple[int, object, object, object, object]]", rows)
        }

    def payments(self) -> dict[int, ExpectedPayment]:
        allocations: dict[int, list[tuple[str, Decimal]]] = {}
        for key, docno, amount in self.rows(
            """SELECT K.FROMDOCKEY, I.DOCNO, K.KOAMT FROM AR_KNOCKOFF K JOIN AR_IV I ON I.DOCKEY = K.TODOCKEY
            WHERE K.FROMDOCTYPE = 'PM' AND K.TODOCTYPE = 'IV' ORDER BY I.DOCNO, K.KOAMT"""
        ):
            allocations.setdefault(cast(int, key), []).append((str(docno), _money(amount)))
        rows = self.rows("SELECT DOCKEY, DOCNO, CODE, DOCAMT, UNAPPLIEDAMT, CANCELLED, BOUNCEDDATE FROM AR_PM")
        found = {}
        for row in rows:
            key = cast(int, row[0])
            found[key] = ExpectedPayment(
                docno=str(row[1]),
                customer=str(row[2]),
                total=_money(row[3]),
                unapplied=_money(row[4]),
                cancelled=_true(row[5]),
                bounced=row[6] is not None,
                allocations=tuple(allocations.get(key, ())),
            )
        return found

    def _counts(self, table: str) -> dict[int, int]:
        rows = self.rows(f"SELECT DOCKEY, COUNT(*) FROM {table} GROUP BY DOCKEY")
        return {cast(int, key): int(cast(int, count)) for key, count in rows}


def untied(connection: Connection) -> list[str]:
    """Sentences about totals that do not tie; empty for sound books. The connection's transaction is ended."""
    letters = any("CHAR" in str(row[0]) for row in _Reader(connection).rows(_FLAG_TYPE))
    try:
        return list(_differences(_Reader(connection), "'F'" if letters else "FALSE"))
    finally:
        connection.rollback()


_FLAG_TYPE: Final = """SELECT IIF(F.RDB$FIELD_TYPE = 14, 'CHAR', 'BOOLEAN') FROM RDB$RELATION_FIELDS R
    JOIN RDB$FIELDS F ON F.RDB$FIELD_NAME = R.RDB$FIELD_SOURCE
    WHERE R.RDB$RELATION_NAME = 'AR_IV' AND R.RDB$FIELD_NAME = 'CANCELLED'"""

_TIES: Final = {
    "ledger group {} is out of balance by {} (local {})": """SELECT GLTRANSID, CAST(SUM(DR - CR) AS DECIMAL(18,2)),
        CAST(SUM(LOCALDR - LOCALCR) AS DECIMAL(18,2)) FROM GL_TRANS GROUP BY GLTRANSID
        HAVING SUM(DR) <> SUM(CR) OR SUM(LOCALDR) <> SUM(LOCALCR)""",
    "customer {} owes {}, but OUTSTANDING is {}": """SELECT C.CODE, CAST(COALESCE(SUM(I.DOCAMT - I.PAYMENTAMT), 0) AS
        DECIMAL(18,2)), C.OUTSTANDING FROM AR_CUSTOMER C LEFT JOIN AR_IV I ON I.CODE = C.CODE AND I.CANCELLED = {no}
        GROUP BY C.CODE, C.OUTSTANDING HAVING COALESCE(SUM(I.DOCAMT - I.PAYMENTAMT), 0) <> C.OUTSTANDING""",
    "product {} has {} in the stock ledger, but BALSQTY is {}": """SELECT I.CODE, CAST(COALESCE(SUM(T.QTY), 0) AS
        DECIMAL(18,4)), I.BALSQTY FROM ST_ITEM I LEFT JOIN ST_TR T ON T.ITEMCODE = I.CODE GROUP BY I.CODE, I.BALSQTY
        HAVING COALESCE(SUM(T.QTY), 0) <> I.BALSQTY""",
    "receivable {} has knock-offs of {}, but PAYMENTAMT is {}": """SELECT I.DOCNO, CAST(COALESCE(SUM(K.KOAMT), 0) AS
        DECIMAL(18,2)), I.PAYMENTAMT FROM AR_IV I LEFT JOIN AR_KNOCKOFF K ON K.TODOCTYPE = 'IV' AND
        K.TODOCKEY = I.DOCKEY GROUP BY I.DOCNO, I.DOCAMT, I.PAYMENTAMT HAVING COALESCE(SUM(K.KOAMT), 0) <> I.PAYMENTAMT
        OR I.PAYMENTAMT > I.DOCAMT""",
    "payment {} of {} has UNAPPLIEDAMT {}": """SELECT P.DOCNO, P.DOCAMT, P.UNAPPLIEDAMT FROM AR_PM P LEFT JOIN
        AR_KNOCKOFF K ON K.FROMDOCTYPE = 'PM' AND K.FROMDOCKEY = P.DOCKEY
        GROUP BY P.DOCKEY, P.DOCNO, P.DOCAMT, P.UNAPPLIEDAMT HAVING P.DOCAMT - COALESCE(SUM(K.KOAMT), 0) <>
        P.UNAPPLIEDAMT""",
    "credit note {} of {} has UNAPPLIEDAMT {}": """SELECT P.DOCNO, P.DOCAMT, P.UNAPPLIEDAMT FROM AR_CN P LEFT JOIN
        AR_KNOCKOFF K ON K.FROMDOCTYPE = 'CN' AND K.FROMDOCKEY = P.DOCKEY
        GROUP BY P.DOCKEY, P.DOCNO, P.DOCAMT, P.UNAPPLIEDAMT HAVING P.DOCAMT - COALESCE(SUM(K.KOAMT), 0) <>
        P.UNAPPLIEDAMT""",
    "invoice {} says {}, its receivable {}": """SELECT S.DOCNO, S.DOCAMT, A.DOCAMT FROM SL_IV S LEFT JOIN AR_IV A ON
        A.DOCNO = S.DOCNO AND A.FROMDOCTYPE = 'IV' WHERE A.DOCAMT IS DISTINCT FROM S.DOCAMT
        OR A.CANCELLED IS DISTINCT FROM S.CANCELLED OR A.CODE IS DISTINCT FROM S.CODE""",
    "receivable {} has no sales invoice": """SELECT A.DOCNO FROM AR_IV A WHERE A.FROMDOCTYPE = 'IV'
        AND NOT EXISTS (SELECT 1 FROM SL_IV S WHERE S.DOCNO = A.DOCNO)""",
    "invoice {} of {} has lines of {}": """SELECT S.DOCNO, S.DOCAMT, CAST(COALESCE(SUM(D.AMOUNT + D.TAXAMT), 0) AS
        DECIMAL(18,2)) FROM SL_IV S LEFT JOIN SL_IVDTL D ON D.DOCKEY = S.DOCKEY GROUP BY S.DOCKEY, S.DOCNO, S.DOCAMT
        HAVING COALESCE(SUM(D.AMOUNT + D.TAXAMT), 0) <> S.DOCAMT""",
    "invoice {} has {} lines, its receivable {}": """SELECT S.DOCNO, (SELECT COUNT(*) FROM SL_IVDTL D WHERE
        D.DOCKEY = S.DOCKEY), (SELECT COUNT(*) FROM AR_IVDTL R JOIN SL_IVDTL D ON D.DTLKEY = R.FROMDTLKEY AND
        D.DOCKEY = S.DOCKEY WHERE R.DOCKEY = A.DOCKEY) FROM SL_IV S JOIN AR_IV A ON A.DOCNO = S.DOCNO AND
        A.FROMDOCTYPE = 'IV' WHERE (SELECT COUNT(*) FROM SL_IVDTL D WHERE D.DOCKEY = S.DOCKEY) <>
        (SELECT COUNT(*) FROM AR_IVDTL R JOIN SL_IVDTL D ON D.DTLKEY = R.FROMDTLKEY AND D.DOCKEY = S.DOCKEY
        WHERE R.DOCKEY = A.DOCKEY)""",
    "knock-off {} points to a payment or receivable that is gone": """SELECT K.DOCKEY FROM AR_KNOCKOFF K WHERE
        NOT EXISTS (SELECT 1 FROM AR_IV I WHERE I.DOCKEY = K.TODOCKEY) OR (K.FROMDOCTYPE = 'PM' AND
        NOT EXISTS (SELECT 1 FROM AR_PM P WHERE P.DOCKEY = K.FROMDOCKEY))""",
    "receivable {} owes {} in the customer ledger, {} in the general ledger": """SELECT I.DOCNO, I.DOCAMT,
        CAST(COALESCE(SUM(G.DR), 0) AS DECIMAL(18,2)) FROM AR_IV I LEFT JOIN GL_TRANS G ON G.GLTRANSID = I.GLTRANSID AND
        G.TABLETYPE = 'M' AND G.CODE = I.CODE WHERE I.GLTRANSID IS NOT NULL GROUP BY I.DOCNO, I.DOCAMT
        HAVING COALESCE(SUM(G.DR), 0) <> I.DOCAMT""",
}


def _differences(read: _Reader, no: str) -> Iterator[str]:
    for sentence, sql in _TIES.items():
        for row in read.rows(sql.replace("{no}", no)):
            yield sentence.format(*row)


def _money(value: object) -> Decimal:
    return Decimal(0) if value is None else cast(Decimal, value).quantize(Decimal("0.01"))


def _true(value: object) -> bool:
    return value in (True, 1, "T")
