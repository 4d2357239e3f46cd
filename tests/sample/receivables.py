"""Statements that fill the customer ledger: opening balances, direct invoices, payments with knock-offs, balances.

A payment makes AR_PM, one AR_KNOCKOFF for each invoice, and one balanced ledger group: bank against debtor, the gain or
loss of a foreign currency, and the service tax that becomes due with the money (SST-203 to SST-202).
"""

from __future__ import annotations

from typing import Final

from tests.sample.psql import block
from tests.sample.schema import Schema
from tests.sample.variant import Rules, Sizes

_DOCUMENT: Final = """INSERT INTO TMP_DOCUMENT (DOCKEY, DOCTYPE, N, DOCNO, DOCDATE, RATE4, AMOUNT, LOCALAMOUNT,
    DEFERRED, PAID, GLTRANSID, CANCELLED, UPDATECOUNT, MODIFIED, PROJECT, POSTDATE, DESCRIPTION) VALUES (:arkey,
    '@type', :custn, :docno, :docdate, :rate4, :total, :localtotal, 0, 0, :glid, 0, NULL, :modified, '----', :docdate,
    '@text');"""
_MODIFIED: Final = """ROLL(x, 32400);
    modified = DATEDIFF(DAY FROM DATE '1970-01-01' TO docdate) * CAST(86400 AS BIGINT) + 3600 + x;"""
_RATE: Final = "ROLL(x, 300); rate4 = DECODE(cur, 'USD', 42000 + x * 10 + 5, 'SGD', 32000 + x * 3 + 1, 10000);"
_DIRECT_LINE: Final = """
    DTLKEY = :ardtl
    DOCKEY = :arkey
    SEQ = :i
    PROJECT = '----'
    ACCOUNT = '530-000'
    DESCRIPTION = IIF(:i = 1, 'Rental of machine', 'Management fee')
    TAXAMT = 0
    LOCALTAXAMT = 0
    TAXINCLUSIVE = NUMBER_FLAG(0)
    AMOUNT = SEN(:amount)
    LOCALAMOUNT = SEN(:localamount)
    TAXABLEAMT = SEN(:amount)
    EXEMPTED_TAXAMT = 0
"""
LEDGER: Final = """
    DOCKEY = NEXT VALUE FOR GL_TRANS
    GLTRANSID = :glid
    CODE = :account
    DOCDATE = :docdate
    POSTDATE = :docdate
    TAXDATE = :docdate
    AREA = :area
    AGENT = :agent
    PROJECT = '----'
    JOURNAL = :journal
    CURRENCYCODE = :cur
    CURRENCYRATE = :rate4 / 10000.0000
    DESCRIPTION = :description
    DR = SEN(MAXVALUE(:debit, 0))
    CR = SEN(MAXVALUE(-:debit, 0))
    LOCALDR = SEN(MAXVALUE(:localdebit, 0))
    LOCALCR = SEN(MAXVALUE(-:localdebit, 0))
    REF1 = :docno
    REF2 = :ref2
    FROMDOCTYPE = :doctype
    FROMKEY = :fromkey
    TABLETYPE = :tabletype
    CANCELLED = FLAG(:cancelled)
    AUTOPOST = FLAG(0)
"""
_VARIABLES: Final = """n INTEGER; x BIGINT; custn INTEGER; i INTEGER; arkey INTEGER; ardtl INTEGER; glid BIGINT;
    docno VARCHAR(20); docdate DATE; modified BIGINT; cur VARCHAR(6); code VARCHAR(10); agent VARCHAR(10);
    area VARCHAR(10); rate4 BIGINT; total BIGINT; localtotal BIGINT; amount BIGINT; localamount BIGINT;
    account VARCHAR(10); journal VARCHAR(10); description VARCHAR(150); debit BIGINT; localdebit BIGINT;
    doctype VARCHAR(2); fromkey INTEGER; tabletype CHAR(1); cancelled SMALLINT; ref2 VARCHAR(40)"""


def opening_balances(sizes: Sizes) -> str:
    """Receivables from before the conversion date (01/01/2024): a header only, no lines, no ledger group."""
    body = f"""
    n = 1; glid = NULL;
    WHILE (n <= {sizes.opening_balances}) DO BEGIN
        SEED(n, 41); ROLL(x, {sizes.customers}); custn = x + 1; ROLL(x, 300); docdate = DATEADD(-x - 1 DAY TO DATE
        '2024-01-01'); docno = 'OB-' || LPAD(n, 6, '0'); arkey = NEXT VALUE FOR AR_IV;
        SELECT CURRENCY FROM TMP_CUSTOMER WHERE N = :custn INTO cur; {_RATE} {_MODIFIED} ROLL(total, 900000);
        total = total + 100; localtotal = (total * rate4 + 5000) / 10000;
        {_DOCUMENT.replace("@type", "OB").replace("@text", "Opening Balance")}
        n = n + 1;
    END"""
    return block(_VARIABLES, body)


def direct_invoices(schema: Schema, sizes: Sizes) -> str:
    """Receivables entered in the customer module: lines and ledger, but no sales document behind them."""
    row = schema.insert("GL_TRANS", LEDGER)
    detail = f"""account = '530-000'; debit = -amount; localdebit = -localamount; fromkey = ardtl; tabletype = 'S';
                {row};"""
    head = f"account = code; debit = total; localdebit = localtotal; fromkey = arkey; tabletype = 'M'; {row};"
    body = f"""
    n = 1; journal = 'SALES'; doctype = 'IV'; cancelled = 0; ref2 = NULL; description = 'Other income';
    WHILE (n <= {sizes.direct_invoices}) DO BEGIN
        SEED(n, 42); ROLL(x, {sizes.customers}); custn = x + 1;
        docdate = DATEADD(n * 900 / {max(sizes.direct_invoices, 1)} DAY TO DATE '2024-01-03');
        docno = 'AIV-' || LPAD(n, 6, '0'); arkey = NEXT VALUE FOR AR_IV; glid = NEXT VALUE FOR GL_TRANS_ID;
        SELECT CODE, CURRENCY, AGENT, AREA FROM TMP_CUSTOMER WHERE N = :custn INTO code, cur, agent, area;
        {_RATE} {_MODIFIED} total = 0; localtotal = 0; i = 1;
        WHILE (i <= 2) DO BEGIN
            ROLL(amount, 300000); amount = amount + 50; localamount = (amount * rate4 + 5000) / 10000;
            total = total + amount; ardtl = NEXT VALUE FOR AR_IVDTL;
            {schema.insert("AR_IVDTL", _DIRECT_LINE)};
            IF (i = 2) THEN localamount = (total * rate4 + 5000) / 10000 - localtotal;
            localtotal = localtotal + localamount;
            {"" if sizes.light else detail}
            i = i + 1;
        END
        {"" if sizes.light else head}
        {_DOCUMENT.replace("@type", "AR").replace("@text", "Other income")}
        n = n + 1;
    END"""
    return block(_VARIABLES, body)


RANK_OPEN: Final = """
    INSERT INTO TMP_OPEN (RNK, DOCKEY, N, DOCNO, DOCDATE, RATE4, AMOUNT, LOCALAMOUNT, DEFERRED, PAID, LOCALPAID)
    SELECT ROW_NUMBER() OVER (ORDER BY N, DOCDATE, DOCKEY), DOCKEY, N, DOCNO, DOCDATE, RATE4, AMOUNT, LOCALAMOUNT,
    DEFERRED, 0, 0 FROM TMP_DOCUMENT WHERE DOCTYPE <> 'CS' AND CANCELLED = 0 AND AMOUNT > 0
"""
_OWED: Final = {
    Rules.GROUPED: """SELECT N, AMOUNT - PAID AS OWED FROM TMP_OPEN UNION ALL
        SELECT N, -AMOUNT AS OWED FROM TMP_UNAPPLIED""",
    Rules.SUMMED: "SELECT N, LOCALAMOUNT - LOCALPAID AS OWED FROM TMP_OPEN",
}


def outstanding(schema: Schema) -> str:
    """What each customer owes, as the rules count it."""
    owed = _OWED.get(schema.variant.rules, "SELECT N, AMOUNT - PAID AS OWED FROM TMP_OPEN")
    return f"INSERT INTO TMP_OUTSTANDING (N, AMOUNT) SELECT N, SUM(OWED) FROM ({owed}) GROUP BY N"


BALANCES: Final = "INSERT INTO TMP_BALANCE (CODE, QTY) SELECT ITEMCODE, SUM(QTY) FROM ST_TR GROUP BY ITEMCODE"

_RECEIVABLE: Final = """
    DOCKEY = D.DOCKEY
    DOCNO = D.DOCNO
    CODE = C.CODE
    JOURNAL = 'SALES'
    DOCDATE = D.DOCDATE
    POSTDATE = D.POSTDATE
    TAXDATE = D.DOCDATE
    TERMS = C.TERMS
    DUEDATE = DATEADD(C.DAYS DAY TO D.DOCDATE)
    DESCRIPTION = @text
    DOCNOEX = @external
    AREA = C.AREA
    AGENT = COALESCE(D.AGENT, C.AGENT)
    PROJECT = D.PROJECT
    CURRENCYCODE = C.CURRENCY
    CURRENCYRATE = D.RATE4 / 10000.0000
    DOCAMT = SEN(D.AMOUNT)
    LOCALDOCAMT = SEN(D.LOCALAMOUNT)
    PAYMENTAMT = SEN(COALESCE(O.PAID, D.PAID))
    FROMDOCTYPE = IIF(D.DOCTYPE IN ('IV', 'CS'), D.DOCTYPE, NULL)
    GLTRANSID = D.GLTRANSID
    CANCELLED = FLAG(D.CANCELLED)
    UPDATECOUNT = D.UPDATECOUNT
    LASTMODIFIED = D.MODIFIED
"""


def receivables(schema: Schema) -> str:
    """All AR_IV rows, once it is known what was paid."""
    source = """TMP_DOCUMENT D JOIN TMP_CUSTOMER C ON C.N = D.N LEFT JOIN TMP_OPEN O ON O.DOCKEY = D.DOCKEY
        ORDER BY D.DOCKEY"""
    rules = schema.variant.rules
    own = "IIF(D.DOCTYPE IN ('IV', 'CS'), 'Sales', D.DESCRIPTION)"
    text = own if rules in (Rules.BY_LINE, Rules.SEALED) else "D.DESCRIPTION"
    external = "D.DOCNOEX" if rules in (Rules.GROUPED, Rules.SUMMED) else "NULL"
    return schema.insert_select("AR_IV", _RECEIVABLE.replace("@text", text).replace("@external", external), source)
