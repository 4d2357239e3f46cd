"""Whether a company's books are in balance, by SQL alone and by the rules of the program that keeps them.

`wrong` gives one sentence for each fault. It knows nothing of who wrote the rows: it is run after the vendor's program,
after the product, and after both in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from tests.sample.doors import Connection, Row
from tests.sample.nasty import ANCIENT_DOCNO, ORPHAN_OF
from tests.sample.variant import Rules

_OURS: Final = re.compile(r"BB[0-9A-Za-z]{18}")
_SALES: Final = {"SL_IV": "AR_IV", "SL_CS": "AR_IV", "SL_CN": "AR_CN"}
_NUMBERED: Final = {"IV": "SL_IV", "CS": "SL_CS", "CN": "SL_CN", "PM": "AR_PM"}
_SHOWN: Final = 20
_KEEPING: Final = frozenset(rules for rules in Rules if rules.keeps_void)
"""Rules by which a void document keeps its ledger rows."""


@dataclass(frozen=True, slots=True)
class _Check:
    """One thing that must hold: the sentence, and the rows that break it."""

    sentence: str
    sql: str
    rules: frozenset[Rules] = frozenset(Rules)


def wrong(connection: Connection) -> list[str]:
    """Sentences about what is wrong; empty for sound books. The connection's transaction is ended."""
    reader = _Reader(connection)
    try:
        found: list[str] = []
        for check in _checks():
            if reader.rules in check.rules:
                rows = reader.rows(check.sql)
                found += [check.sentence.format(*row) for row in rows[:_SHOWN]]
                if len(rows) > _SHOWN:
                    found.append(f"… and {len(rows) - _SHOWN} more: {check.sentence}")
        return [*found, *_numbers(reader), *_references(reader)]
    finally:
        connection.rollback()


class _Reader:
    """SELECTs in one transaction; ``{no}`` stands for the stored no."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._no = "FALSE"
        ((kind, remark),) = self.rows(_SHAPE)
        self._no = "'F'" if kind == "CHAR" else "FALSE"
        self.rules = Rules(remark) if remark else Rules.BY_LINE

    def rows(self, sql: str) -> list[Row]:
        cursor = self._connection.cursor()
        try:
            cursor.execute(sql.replace("{no}", self._no))
            return [tuple(v.rstrip() if isinstance(v, str) else v for v in row) for row in cursor.fetchall()]
        finally:
            cursor.close()


_SHAPE: Final = """SELECT TRIM(IIF(F.RDB$FIELD_TYPE = 14, 'CHAR', 'BOOLEAN')),
    CAST(D.RDB$DESCRIPTION AS VARCHAR(40)) FROM RDB$DATABASE D, RDB$RELATION_FIELDS R
    JOIN RDB$FIELDS F ON F.RDB$FIELD_NAME = R.RDB$FIELD_SOURCE
    WHERE R.RDB$RELATION_NAME = 'AR_IV' AND R.RDB$FIELD_NAME = 'CANCELLED'"""


def _checks() -> Iterator[_Check]:
    yield from _ledger()
    yield from _receivables()
    yield from _caches()
    yield from _documents()
    yield from _orphans()
    yield from _twins()


_SUMS: Final = "CAST(SUM(DR - CR) AS DECIMAL(18,2)), CAST(SUM(LOCALDR - LOCALCR) AS DECIMAL(18,2))"
_UNEQUAL: Final = "SUM(DR) <> SUM(CR) OR SUM(LOCALDR) <> SUM(LOCALCR)"
_EMPTY: Final = "DR IS NULL OR CR IS NULL OR LOCALDR IS NULL OR LOCALCR IS NULL OR GLTRANSID IS NULL"


_OWNERS: Final = " UNION ALL ".join(
    f"SELECT GLTRANSID, DOCNO, CODE, CANCELLED, DOCAMT FROM {table} WHERE GLTRANSID IS NOT NULL"
    for table in ("AR_IV", "AR_CN", "AR_PM")
)


def _ledger() -> Iterator[_Check]:
    """Debit equals credit, in all and for each group; each group belongs to one document and says the same."""
    yield _Check(
        "the general ledger is out of balance by {} (local {})", f"SELECT {_SUMS} FROM GL_TRANS HAVING {_UNEQUAL}"
    )
    yield _Check(
        "ledger group {} is out of balance by {} (local {})",
        f"SELECT GLTRANSID, {_SUMS} FROM GL_TRANS GROUP BY GLTRANSID HAVING {_UNEQUAL}",
    )
    yield _Check("ledger row {} has no amount or no group", f"SELECT DOCKEY FROM GL_TRANS WHERE {_EMPTY}")
    yield _Check(
        "ledger group {} belongs to {} documents",
        f"SELECT GLTRANSID, COUNT(*) FROM ({_OWNERS}) GROUP BY GLTRANSID HAVING COUNT(*) > 1",
    )
    yield _Check(
        "ledger group {} belongs to no document",
        f"""SELECT GLTRANSID FROM (SELECT GLTRANSID, 0 AS OWNED FROM GL_TRANS UNION ALL
        SELECT GLTRANSID, 1 AS OWNED FROM ({_OWNERS})) GROUP BY GLTRANSID HAVING SUM(OWNED) = 0""",
    )
    yield _Check(
        "ledger row {} of group {} says it is of {}, its document is {}",
        f"""SELECT G.DOCKEY, G.GLTRANSID, G.REF1, D.DOCNO FROM GL_TRANS G JOIN ({_OWNERS}) D
        ON D.GLTRANSID = G.GLTRANSID
        WHERE G.REF1 IS DISTINCT FROM D.DOCNO OR G.CANCELLED IS DISTINCT FROM D.CANCELLED""",
    )
    yield from _ledger_rows()


def _ledger_rows() -> Iterator[_Check]:
    """Every document has its rows, and every row an account."""
    bare = f"""SELECT D.DOCNO, D.DOCAMT FROM ({_OWNERS}) D LEFT JOIN (SELECT DISTINCT GLTRANSID FROM GL_TRANS) G
        ON G.GLTRANSID = D.GLTRANSID WHERE G.GLTRANSID IS NULL AND EXISTS (SELECT 1 FROM GL_TRANS)"""
    yield _Check("document {} of {} has no ledger row", bare, _KEEPING)
    yield _Check("document {} of {} has no ledger row", bare + " AND D.CANCELLED = {no}", frozenset(Rules) - _KEEPING)
    yield _Check(
        "ledger row {} has the account {}, which there is not",
        """SELECT G.DOCKEY, G.CODE FROM GL_TRANS G LEFT JOIN GL_ACC A ON A.CODE = G.CODE
        LEFT JOIN AR_CUSTOMER C ON C.CODE = G.CODE WHERE A.CODE IS NULL AND C.CODE IS NULL""",
    )
    yield _Check(
        "the seal of ledger row {} is broken",
        """SELECT DOCKEY FROM GL_TRANS WHERE DIGEST IS DISTINCT FROM LPAD(MOD(ABS(HASH('s3al/' || GLTRANSID || '/' ||
        TRIM(CODE) || '/' || CAST((DR - CR) * 100 AS BIGINT) || '/' || CAST((LOCALDR - LOCALCR) * 100 AS BIGINT) || '/'
        || NONCE)), 10000000000000000), 16, '0')""",
        frozenset({Rules.SEALED}),
    )


def _receivables() -> Iterator[_Check]:
    """What is owed is what was sold less what was knocked off, on every side of it."""
    yield _Check(
        "receivable {} of {} has knock-offs of {}, but PAYMENTAMT is {}",
        """SELECT I.DOCNO, I.DOCAMT, CAST(COALESCE(K.PAID, 0) AS DECIMAL(18,2)), I.PAYMENTAMT FROM AR_IV I LEFT JOIN
        (SELECT TODOCKEY, SUM(KOAMT) AS PAID FROM AR_KNOCKOFF WHERE TODOCTYPE = 'IV' GROUP BY TODOCKEY) K
        ON K.TODOCKEY = I.DOCKEY WHERE COALESCE(K.PAID, 0) IS DISTINCT FROM I.PAYMENTAMT OR I.PAYMENTAMT > I.DOCAMT
        OR I.PAYMENTAMT < 0""",
    )
    for kind, table, what in (("PM", "AR_PM", "payment"), ("CN", "AR_CN", "credit note")):
        yield _Check(
            what + " {} of {} has UNAPPLIEDAMT {}, knocked off is {}",
            f"""SELECT P.DOCNO, P.DOCAMT, P.UNAPPLIEDAMT, CAST(COALESCE(K.PAID, 0) AS DECIMAL(18,2)) FROM {table} P
            LEFT JOIN (SELECT FROMDOCKEY, SUM(KOAMT) AS PAID FROM AR_KNOCKOFF WHERE FROMDOCTYPE = '{kind}'
            GROUP BY FROMDOCKEY) K ON K.FROMDOCKEY = P.DOCKEY WHERE P.DOCAMT - COALESCE(K.PAID, 0) IS DISTINCT FROM
            P.UNAPPLIEDAMT OR P.UNAPPLIEDAMT < 0""",
        )
    yield _Check(
        "void document {} is knocked off",
        """SELECT P.DOCNO FROM AR_KNOCKOFF K JOIN AR_PM P ON K.FROMDOCTYPE = 'PM' AND P.DOCKEY = K.FROMDOCKEY
        WHERE P.CANCELLED <> {no} UNION SELECT I.DOCNO FROM AR_KNOCKOFF K JOIN AR_IV I ON K.TODOCTYPE = 'IV' AND
        I.DOCKEY = K.TODOCKEY WHERE I.CANCELLED <> {no}""",
    )
    yield _Check(
        "knock-off {} joins documents of {} and {}",
        """SELECT K.DOCKEY, P.CODE, I.CODE FROM AR_KNOCKOFF K JOIN AR_PM P ON K.FROMDOCTYPE = 'PM' AND
        P.DOCKEY = K.FROMDOCKEY JOIN AR_IV I ON K.TODOCTYPE = 'IV' AND I.DOCKEY = K.TODOCKEY WHERE P.CODE <> I.CODE
        OR P.CURRENCYCODE <> I.CURRENCYCODE""",
    )
    yield _Check(
        "knock-off {}: GAINLOSS is {}, LOCALKOAMT less ACTUALLOCALKOAMT is {}",
        """SELECT DOCKEY, GAINLOSS, CAST(LOCALKOAMT - ACTUALLOCALKOAMT AS DECIMAL(18,2)) FROM AR_KNOCKOFF
        WHERE GAINLOSS IS DISTINCT FROM LOCALKOAMT - ACTUALLOCALKOAMT""",
    )
    yield from _owed()


def _owed() -> Iterator[_Check]:
    """What a customer owes for a document is the same in both ledgers."""
    owed = """SELECT I.DOCNO, I.DOCAMT, CAST(COALESCE(G.OWED, 0) AS DECIMAL(18,2)) FROM AR_IV I LEFT JOIN
        (SELECT GLTRANSID, CODE, SUM(DR - CR) AS OWED FROM GL_TRANS WHERE TABLETYPE = 'M' GROUP BY GLTRANSID, CODE) G
        ON G.GLTRANSID = I.GLTRANSID AND G.CODE = I.CODE WHERE I.GLTRANSID IS NOT NULL AND EXISTS
        (SELECT 1 FROM GL_TRANS) AND COALESCE(G.OWED, 0) IS DISTINCT FROM """
    sentence = "receivable {} owes {} in the customer ledger, {} in the general ledger"
    yield _Check(sentence, owed + "I.DOCAMT", _KEEPING)
    yield _Check(sentence, owed + "IIF(I.CANCELLED = {no}, I.DOCAMT, 0)", frozenset(Rules) - _KEEPING)


def _caches() -> Iterator[_Check]:
    """The balances that the program keeps beside the rows."""
    local = """SELECT I.CODE, I.LOCALDOCAMT - COALESCE(K.PAID, 0) AS OWED FROM AR_IV I LEFT JOIN (SELECT TODOCKEY,
        SUM(ACTUALLOCALKOAMT) AS PAID FROM AR_KNOCKOFF WHERE TODOCTYPE = 'IV' GROUP BY TODOCKEY) K
        ON K.TODOCKEY = I.DOCKEY WHERE I.CANCELLED = {no}"""
    plain = "SELECT CODE, DOCAMT - PAYMENTAMT AS OWED FROM AR_IV WHERE CANCELLED = {no}"
    less = f"""{plain} UNION ALL SELECT CODE, -UNAPPLIEDAMT AS OWED FROM AR_PM WHERE CANCELLED = {{no}} AND BOUNCEDDATE
        IS NULL UNION ALL SELECT CODE, -UNAPPLIEDAMT AS OWED FROM AR_CN WHERE CANCELLED = {{no}}"""
    for owed, rules in (
        (plain, frozenset({Rules.BY_LINE, Rules.CASH_BOOK, Rules.SEALED})),
        (less, frozenset({Rules.GROUPED})),
        (local, frozenset({Rules.SUMMED})),
    ):
        yield _Check(
            "customer {} owes {}, but OUTSTANDING is {}",
            f"""SELECT C.CODE, CAST(COALESCE(O.OWED, 0) AS DECIMAL(18,2)), C.OUTSTANDING FROM AR_CUSTOMER C LEFT JOIN
            (SELECT CODE, SUM(OWED) AS OWED FROM ({owed}) GROUP BY CODE) O ON O.CODE = C.CODE
            WHERE COALESCE(O.OWED, 0) IS DISTINCT FROM C.OUTSTANDING""",
            rules,
        )
    yield _Check(
        "product {} has {} in the stock ledger, but BALSQTY is {}",
        """SELECT I.CODE, CAST(COALESCE(T.QTY, 0) AS DECIMAL(18,4)), I.BALSQTY FROM ST_ITEM I LEFT JOIN
        (SELECT ITEMCODE, SUM(QTY) AS QTY FROM ST_TR GROUP BY ITEMCODE) T ON T.ITEMCODE = I.CODE
        WHERE COALESCE(T.QTY, 0) IS DISTINCT FROM I.BALSQTY""",
    )


def _documents() -> Iterator[_Check]:
    """Every sales document has exactly its receivable, its lines and its stock rows."""
    for table, receivable in _SALES.items():
        kind, what = table[-2:], f"{table} document"
        yield _Check(
            what + " {} has {} receivables",
            f"""SELECT S.DOCNO,
            (SELECT COUNT(*) FROM {receivable} A WHERE A.DOCNO = S.DOCNO AND A.FROMDOCTYPE = '{kind}')
            FROM {table} S WHERE (SELECT COUNT(*) FROM {receivable} A WHERE A.DOCNO = S.DOCNO AND
            A.FROMDOCTYPE = '{kind}') <> 1""",
        )
        yield _Check(
            what + " {} for {} says {} ({} local), its receivable {}",
            f"""SELECT S.DOCNO, S.CODE, S.DOCAMT, S.LOCALDOCAMT, A.DOCAMT FROM {table} S JOIN {receivable} A ON
            A.DOCNO = S.DOCNO AND A.FROMDOCTYPE = '{kind}' WHERE A.DOCAMT IS DISTINCT FROM S.DOCAMT OR
            A.LOCALDOCAMT IS DISTINCT FROM S.LOCALDOCAMT OR A.CANCELLED IS DISTINCT FROM S.CANCELLED OR
            A.CODE IS DISTINCT FROM S.CODE OR A.CURRENCYCODE IS DISTINCT FROM S.CURRENCYCODE OR
            A.CURRENCYRATE IS DISTINCT FROM S.CURRENCYRATE OR A.DOCDATE IS DISTINCT FROM S.DOCDATE OR
            A.POSTDATE IS DISTINCT FROM S.POSTDATE""",
        )
        yield _Check(
            f"receivable {{}} has no {table} document",
            f"""SELECT A.DOCNO FROM {receivable} A WHERE A.FROMDOCTYPE = '{kind}' AND NOT EXISTS
            (SELECT 1 FROM {table} S WHERE S.DOCNO = A.DOCNO)""",
        )
        yield from _lines(table, receivable, what)
        yield from _moves(table, what)
    yield _Check(
        "receivable {} has another key than its invoice",
        """SELECT S.DOCNO FROM SL_IV S JOIN AR_IV A ON A.DOCNO = S.DOCNO AND A.FROMDOCTYPE = 'IV'
        WHERE A.DOCKEY <> S.DOCKEY""",
        frozenset({Rules.CASH_BOOK}),
    )


def _lines(table: str, receivable: str, what: str) -> Iterator[_Check]:
    kind, summed = table[-2:], frozenset({Rules.SUMMED})
    net, tax = (f"CAST(SUM({column}) AS DECIMAL(18,2))" for column in ("AMOUNT", "TAXAMT"))
    own = f"(SELECT DOCKEY, COUNT(*) AS N, {net} AS NET, {tax} AS TAX FROM {table}DTL GROUP BY DOCKEY)"
    theirs = own.replace(f"{table}DTL", f"{receivable}DTL")
    yield _Check(
        what + " {} of {} has lines of {}",
        f"""SELECT S.DOCNO, S.DOCAMT, CAST(COALESCE(D.NET + D.TAX, 0) AS DECIMAL(18,2)) FROM {table} S LEFT JOIN {own} D
        ON D.DOCKEY = S.DOCKEY WHERE COALESCE(D.NET + D.TAX, 0) IS DISTINCT FROM S.DOCAMT""",
    )
    yield _Check(
        what + " {} has lines of {} + {} tax, its receivable {} + {}",
        f"""SELECT S.DOCNO, D.NET, D.TAX, R.NET, R.TAX FROM {table} S JOIN {receivable} A ON A.DOCNO = S.DOCNO AND
        A.FROMDOCTYPE = '{kind}' LEFT JOIN {own} D ON D.DOCKEY = S.DOCKEY LEFT JOIN {theirs} R ON R.DOCKEY = A.DOCKEY
        WHERE R.NET IS DISTINCT FROM D.NET OR R.TAX IS DISTINCT FROM D.TAX""",
    )
    counts = f"""SELECT S.DOCNO, D.N, COALESCE(R.N, 0) FROM {table} S JOIN {receivable} A ON A.DOCNO = S.DOCNO AND
        A.FROMDOCTYPE = '{kind}' JOIN {own} D ON D.DOCKEY = S.DOCKEY LEFT JOIN {theirs} R ON R.DOCKEY = A.DOCKEY
        WHERE COALESCE(R.N, 0) <> """
    yield _Check(what + " {} has {} lines, its receivable {}", counts + "D.N", frozenset(Rules) - summed)
    yield _Check(what + " {} has {} lines, its receivable {}", counts + "1", summed)
    yield _Check(
        f"line {{}} of {receivable} does not say the line of {table} that it comes from",
        f"""SELECT R.DTLKEY FROM {receivable}DTL R JOIN {receivable} A ON A.DOCKEY = R.DOCKEY AND
        A.FROMDOCTYPE = '{kind}' JOIN {table} S ON S.DOCNO = A.DOCNO LEFT JOIN {table}DTL D ON
        D.DTLKEY = R.FROMDTLKEY AND D.DOCKEY = S.DOCKEY AND D.AMOUNT = R.AMOUNT AND D.TAXAMT = R.TAXAMT
        WHERE D.DTLKEY IS NULL""",
        frozenset(Rules) - summed,
    )


def _moves(table: str, what: str) -> Iterator[_Check]:
    kind, sign = table[-2:], "" if table == "SL_CN" else "-"
    moved = "IIF(S.CANCELLED = {no}, D.SQTY, 0)"
    cash_book = frozenset({Rules.CASH_BOOK})
    should = f"""SELECT D.DTLKEY, S.DOCNO, S.CANCELLED, {sign}{moved} AS QTY FROM {table}DTL D JOIN {table} S ON
        S.DOCKEY = D.DOCKEY JOIN ST_ITEM I ON I.CODE = D.ITEMCODE AND I.STOCKCONTROL <> {{no}} WHERE D.SQTY <> 0"""

    def missing(wanted: str) -> str:
        """Both sides under one another and summed: the server joins sums with sums by nested loops only."""
        return f"""SELECT MAX(DOCNO), DTLKEY, SUM(N), CAST(SUM(MOVED) AS DECIMAL(18,4)),
        CAST(SUM(SHOULD) AS DECIMAL(18,4)) FROM (
        SELECT W.DTLKEY, W.DOCNO, W.QTY AS SHOULD, 0 AS MOVED, {wanted} AS WANTED, 0 AS N FROM ({should}) W UNION ALL
        SELECT DTLKEY, CAST(NULL AS VARCHAR(40)), 0, QTY, 0, 1 FROM ST_TR WHERE DOCTYPE = '{kind}')
        WHERE EXISTS (SELECT 1 FROM ST_TR) GROUP BY DTLKEY
        HAVING MAX(DOCNO) IS NOT NULL AND (SUM(MOVED) <> SUM(SHOULD) OR SUM(N) <> SUM(WANTED))"""

    sentence = what + " {}: line {} has {} stock rows of {} in all instead of {}"
    yield _Check(sentence, missing("IIF(W.CANCELLED = {no}, 1, 0)"), frozenset(Rules) - cash_book)
    yield _Check(sentence, missing("1"), cash_book)
    yield _Check(
        f"stock row {{}} of line {{}} has no line in {table}",
        f"""SELECT T.TRANSNO, T.DTLKEY FROM ST_TR T LEFT JOIN {table}DTL D ON D.DTLKEY = T.DTLKEY AND
        D.DOCKEY = T.DOCKEY AND D.ITEMCODE = T.ITEMCODE WHERE T.DOCTYPE = '{kind}' AND D.DTLKEY IS NULL""",
    )


_PARENTS: Final = (
    ("SL_IVDTL", "DTLKEY", "DOCKEY", "SL_IV"),
    ("SL_CSDTL", "DTLKEY", "DOCKEY", "SL_CS"),
    ("SL_CNDTL", "DTLKEY", "DOCKEY", "SL_CN"),
    ("AR_IVDTL", "DTLKEY", "DOCKEY", "AR_IV"),
    ("AR_CNDTL", "DTLKEY", "DOCKEY", "AR_CN"),
    ("GL_CBDTL", "DTLKEY", "DOCKEY", "GL_CB"),
)
_OF_CUSTOMERS: Final = ("SL_IV", "SL_CS", "SL_CN", "AR_IV", "AR_CN", "AR_PM")


def _orphans() -> Iterator[_Check]:
    """No row without the row that it belongs to."""
    for child, key, link, parent in _PARENTS:
        yield _Check(
            f"row {{}} of {child} belongs to no row of {parent}",
            f"""SELECT C.{key} FROM {child} C LEFT JOIN {parent} P ON P.DOCKEY = C.{link}
            WHERE P.DOCKEY IS NULL AND C.{link} <> {ORPHAN_OF}""",
        )
    for kind, table, link in (("PM", "AR_PM", "FROM"), ("CN", "AR_CN", "FROM"), ("IV", "AR_IV", "TO")):
        yield _Check(
            f"knock-off {{}} points to no row of {table}",
            f"""SELECT K.DOCKEY FROM AR_KNOCKOFF K LEFT JOIN {table} P ON P.DOCKEY = K.{link}DOCKEY
            WHERE K.{link}DOCTYPE = '{kind}' AND P.DOCKEY IS NULL""",
        )
    for table in _OF_CUSTOMERS:
        yield _Check(
            f"{table} document {{}} is of customer {{}}, who is gone",
            f"""SELECT D.DOCNO, D.CODE FROM {table} D LEFT JOIN AR_CUSTOMER C ON C.CODE = D.CODE
            WHERE C.CODE IS NULL""",
        )
    for child, parent in (("AR_CUSTOMERBRANCH", "AR_CUSTOMER"), ("ST_ITEM_UOM", "ST_ITEM")):
        yield _Check(
            f"{child} has a row of {{}}, which is not in {parent}",
            f"SELECT C.CODE FROM {child} C LEFT JOIN {parent} P ON P.CODE = C.CODE WHERE P.CODE IS NULL",
        )
    yield _Check(
        "product {} has {} base units",
        """SELECT I.CODE, COALESCE(U.N, 0) FROM ST_ITEM I LEFT JOIN (SELECT CODE, COUNT(*) AS N FROM ST_ITEM_UOM WHERE
        RATE = 1 GROUP BY CODE) U ON U.CODE = I.CODE WHERE COALESCE(U.N, 0) <> 1""",
    )


def _twins() -> Iterator[_Check]:
    """Every payment has its twin in the cash book where the rules keep one."""
    yield _Check(
        "payment {} has no twin in the cash book, or another one",
        """SELECT P.DOCNO FROM AR_PM P LEFT JOIN GL_CB C ON C.GLTRANSID = P.GLTRANSID AND C.DOCNO = P.DOCNO AND
        C.DOCAMT = P.DOCAMT AND C.LOCALDOCAMT = P.LOCALDOCAMT AND C.CANCELLED = P.CANCELLED
        WHERE C.DOCKEY IS NULL AND EXISTS (SELECT 1 FROM GL_CB)""",
        frozenset({Rules.CASH_BOOK}),
    )
    yield _Check(
        "cash book row {} belongs to no payment",
        """SELECT C.DOCNO FROM GL_CB C LEFT JOIN AR_PM P ON P.GLTRANSID = C.GLTRANSID AND P.DOCNO = C.DOCNO
        WHERE P.DOCKEY IS NULL""",
    )
    yield _Check("there are rows in {} though these rules have none", "SELECT FIRST 1 'GL_CB' FROM GL_CB", _NO_TWIN)


_NO_TWIN: Final = frozenset(Rules) - {Rules.CASH_BOOK}


def _numbers(reader: _Reader) -> Iterator[str]:
    """No number twice, and the counter stands beyond the last one that it gave."""
    for kind, table in _NUMBERED.items():
        for docno, count in reader.rows(f"SELECT DOCNO, COUNT(*) FROM {table} GROUP BY DOCNO HAVING COUNT(*) > 1"):
            yield f"{count} documents in {table} have the number {docno}"
        sets = reader.rows(
            f"""SELECT H.FORMAT, D.NEXTNUMBER FROM SY_DOCNO H JOIN SY_DOCNO_DTL D ON D.PARENTKEY = H.DOCKEY
            WHERE H.DOCTYPE = '{kind}'"""
        )
        used = [str(docno) for (docno,) in reader.rows(f"SELECT DOCNO FROM {table} WHERE DOCNO <> '{ANCIENT_DOCNO}'")]
        for form, following in sets:
            yield from _beyond(table, str(form), cast(int, following), used)


def _beyond(table: str, form: str, following: int, used: list[str]) -> Iterator[str]:
    head, _, tail = form.partition("%05d")
    pattern = re.compile(rf"{re.escape(head)}(\d{{5,}}){re.escape(tail)}")
    numbers = [int(match[1]) for docno in used if (match := pattern.fullmatch(docno))]
    if numbers and max(numbers) >= following:
        yield f"the next number of {table} is {form % following}, but {form % max(numbers)} is used"


_REFERENCES: Final = (
    *((table, column) for table in _SALES for column in ("DOCNOEX", "DOCREF1", "DOCREF2", "DOCREF3", "DOCREF4")),
    ("AR_PM", "DOCREF1"),
    ("AR_PM", "DOCREF2"),
)


def _references(reader: _Reader) -> Iterator[str]:
    """No reference of ours in two documents."""
    seen: dict[str, list[str]] = {}
    for table, column in _REFERENCES:
        for docno, reference in reader.rows(f"SELECT DOCNO, {column} FROM {table} WHERE {column} STARTING WITH 'BB'"):
            if _OURS.fullmatch(str(reference)):
                seen.setdefault(str(reference), []).append(f"{table} {docno}")
    for reference, documents in sorted(seen.items()):
        if len(documents) > 1:
            yield f"reference {reference} is in {' and '.join(documents)}"
