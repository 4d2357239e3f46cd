"""Statements that fill sales documents and everything that the vendor's program posts for them.

An invoice (IV) or cash sale (CS) makes a receivable of the same number with FROMDOCTYPE naming the sales table, its
lines with FROMDTLKEY, one balanced ledger group (debtor against sales and tax, service tax deferred to SST-203) and one
stock row for each stocked line. A credit note (CN) makes AR_CN and the same rows with the sides exchanged. Amounts are
held in sen, quantities and prices in 1/10000 while they are computed.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from tests.sample.psql import block
from tests.sample.sales_posting import VARIABLES, SalesPosting
from tests.sample.schema import Schema
from tests.sample.variant import Rules, Sizes


class Document(Enum):
    """Kind of sales document, by the vendor's two letters."""

    INVOICE = "IV"
    CASH_SALE = "CS"
    CREDIT_NOTE = "CN"

    @property
    def receivable(self) -> str:
        """Table that the document is posted to."""
        return "AR_CN" if self is Document.CREDIT_NOTE else "AR_IV"


_VARIABLES: Final = """n INTEGER; x BIGINT; y BIGINT; custn INTEGER; itemn INTEGER; i INTEGER; lines INTEGER;
    dockey INTEGER; dtlkey INTEGER; arkey INTEGER; ardtl INTEGER; glid BIGINT; glkey INTEGER; docno VARCHAR(20);
    docdate DATE; code VARCHAR(10); name VARCHAR(100); a1 VARCHAR(60); a2 VARCHAR(60); a3 VARCHAR(60); a4 VARCHAR(60);
    postcode VARCHAR(10); city VARCHAR(50); state VARCHAR(50); country VARCHAR(2); person VARCHAR(70);
    phone VARCHAR(30); mobile VARCHAR(30); terms VARCHAR(10); days INTEGER; cur VARCHAR(6); agent VARCHAR(10);
    area VARCHAR(10); tin VARCHAR(14); rate4 BIGINT; cancelled SMALLINT; updates INTEGER; modified BIGINT;
    project VARCHAR(20); total BIGINT; localtotal BIGINT; localsum BIGINT; deferred BIGINT; item VARCHAR(30);
    description VARCHAR(200); grp VARCHAR(20); uom VARCHAR(10); uom2 VARCHAR(10); rate2 INTEGER; price4 BIGINT;
    tax VARCHAR(10); percent INTEGER; tariff VARCHAR(20); class VARCHAR(3); stocked SMALLINT; qty4 BIGINT;
    gross BIGINT; disc VARCHAR(20); inclusive SMALLINT; taxsen BIGINT; amount BIGINT; localtax BIGINT;
    localamount BIGINT; posted BIGINT; account VARCHAR(10); rich VARCHAR(500); note VARCHAR(500); paid BIGINT;
    openkey INTEGER; openamount BIGINT; openpaid BIGINT; postdate DATE; doctext VARCHAR(100); docnoex VARCHAR(20);
    location VARCHAR(20); lineproject VARCHAR(20)"""

_HEADER: Final = """
    DOCKEY = :dockey
    DOCNO = :docno
    DOCNOEX = :docnoex
    DOCDATE = :docdate
    POSTDATE = :postdate
    TAXDATE = :docdate
    EIV_UTC = IIF(MOD(:y, 3) = 0 AND :docdate > DATE '2025-07-01', CAST(:docdate AS TIMESTAMP) + 0.25, NULL)
    CODE = :code
    COMPANYNAME = :name
    ADDRESS1 = :a1
    ADDRESS2 = :a2
    ADDRESS3 = :a3
    ADDRESS4 = :a4
    POSTCODE = :postcode
    CITY = :city
    STATE = :state
    COUNTRY = :country
    PHONE1 = :phone
    MOBILE = :mobile
    ATTENTION = :person
    AREA = :area
    AGENT = :agent
    PROJECT = :project
    TERMS = :terms
    CURRENCYCODE = :cur
    CURRENCYRATE = :rate4 / 10000.0000
    SHIPPER = '----'
    DESCRIPTION = :doctext
    CANCELLED = FLAG(:cancelled)
    STATUS = 0
    DOCAMT = SEN(:total)
    LOCALDOCAMT = SEN(:localtotal)
    D_AMOUNT = 0
    DELIVERYTERM = IIF(MOD(:y, 9) = 0, 'Ex-works', NULL)
    DOCREF1 = :ref2
    DOCREF2 = IIF(MOD(:y, 21) = 0, 'Lorry WXY ' || MOD(:y, 9999), NULL)
    BRANCHNAME = 'BILLING'
    DADDRESS1 = :a1
    DADDRESS2 = :a2
    DADDRESS3 = :a3
    DADDRESS4 = :a4
    DPOSTCODE = :postcode
    DCITY = :city
    DSTATE = :state
    DCOUNTRY = :country
    DATTENTION = :person
    DPHONE1 = :phone
    TIN = :tin
    IDTYPE = 0
    SUBMISSIONTYPE = IIF(MOD(:y, 3) = 0, 17, 0)
    IRBM_STATUS = IIF(MOD(:y, 3) = 0 AND :docdate > DATE '2025-07-01', 2, 0)
    IRBM_UUID = IIF(MOD(:y, 3) = 0 AND :docdate > DATE '2025-07-01', 'FSEP' || LPAD(:y * 7919, 22, 'G5B'), NULL)
    NOTE = IIF(MOD(:y, 20) = 0, :note, NULL)
    TRANSFERABLE = FLAG(1)
    UPDATECOUNT = :updates
    PRINTCOUNT = MOD(:y, 3)
    LASTMODIFIED = :modified
"""
_INVOICE_ONLY: Final = """
    UDF_DRIVER = IIF(MOD(:y, 2) = 0, 'Driver ' || MOD(:y, 12), NULL)
    UDF_LORRY = 'WXY ' || MOD(:y, 9999)
    UDF_TRIPFEE = SEN(MOD(:y, 20000))
"""
_CASH_ONLY: Final = """
    P_PAYMENTMETHOD = '320-000'
    P_PAYMENTPROJECT = '----'
    P_BANKCHARGE = 0
    P_AMOUNT = SEN(:total)
    P_PAIDAMOUNT = SEN(:total)
"""
_LINE: Final = """
    DTLKEY = :dtlkey
    DOCKEY = :dockey
    SEQ = :i * 1000
    ITEMCODE = :item
    LOCATION = :location
    PROJECT = :lineproject
    DESCRIPTION = :description
    DESCRIPTION2 = IIF(MOD(:x, 12) = 0, 'Batch of ' || :docdate, NULL)
    DESCRIPTION3 = IIF(MOD(:x, 10) = 0, :rich, NULL)
    QTY = :qty4 / 10000.0000
    UOM = :uom
    RATE = :rate2
    SQTY = :qty4 * :rate2 / 10000.0000
    SUOMQTY = 0
    UNITPRICE = CAST(:price4 AS DECIMAL(18,8)) / 10000
    DELIVERYDATE = :docdate
    DISC = :disc
    TAX = :tax
    TARIFF = :tariff
    TAXEXEMPTIONREASON = IIF(:tax = 'STE', 'Exempt under schedule A', NULL)
    IRBM_CLASSIFICATION = :class
    TAXRATE = IIF(:percent = 0, NULL, :percent || '%')
    TAXAMT = SEN(:taxsen)
    LOCALTAXAMT = SEN(:localtax)
    EXEMPTED_TAXAMT = 0
    TAXINCLUSIVE = NUMBER_FLAG(:inclusive)
    AMOUNT = SEN(:amount)
    LOCALAMOUNT = SEN(:localamount)
    TAXABLEAMT = SEN(:amount)
    ACCOUNT = :account
    PRINTABLE = FLAG(1)
    TRANSFERABLE = FLAG(1)
    REMARK1 = IIF(MOD(:x, 30) = 0, 'Checked', NULL)
"""
_CREDIT_NOTE_ONLY: Final = """
    DOCKEY = :arkey
    DOCNO = :docno
    CODE = :code
    JOURNAL = 'SALES'
    DOCDATE = :docdate
    POSTDATE = :postdate
    TAXDATE = :docdate
    DESCRIPTION = 'Sales Return'
    AREA = :area
    AGENT = :agent
    PROJECT = :project
    CURRENCYCODE = :cur
    CURRENCYRATE = :rate4 / 10000.0000
    DOCAMT = SEN(:total)
    LOCALDOCAMT = SEN(:localtotal)
    UNAPPLIEDAMT = SEN(:total - :paid)
    FROMDOCTYPE = 'CN'
    DOCTYPE = 0
    GLTRANSID = :glid
    CANCELLED = FLAG(:cancelled)
    UPDATECOUNT = :updates
    LASTMODIFIED = :modified
"""
_CREDIT_KNOCKOFF: Final = """
    DOCKEY = NEXT VALUE FOR AR_KNOCKOFF
    FROMDOCTYPE = 'CN'
    FROMDOCKEY = :arkey
    TODOCTYPE = 'IV'
    TODOCKEY = :openkey
    KOAMT = SEN(:paid)
    ACTUALLOCALKOAMT = SEN((:paid * :rate4 + 5000) / 10000)
    LOCALKOAMT = SEN((:paid * :rate4 + 5000) / 10000)
    GAINLOSS = 0
    GAINLOSSPOSTDATE = :docdate
"""
_NAMED_CREDIT: Final = {
    Rules.GROUPED: "DESCRIPTION = :name\nDOCNOEX = :docnoex\n",
    Rules.CASH_BOOK: "DESCRIPTION = :doctext\n",
    Rules.SUMMED: "DESCRIPTION = :doctext\nDOCNOEX = :docnoex\n",
}
_HALF: Final = " + SIGN(gross) * (100 + percent) / 2"

_CUSTOMER: Final = """
    SELECT CODE, NAME, A1, A2, A3, A4, POSTCODE, CITY, STATE, COUNTRY, PERSON, PHONE, MOBILE, TERMS, DAYS, CURRENCY,
        AGENT, AREA, TIN FROM TMP_CUSTOMER WHERE N = :custn INTO code, name, a1, a2, a3, a4, postcode, city, state,
        country, person, phone, mobile, terms, days, cur, agent, area, tin;
"""
_START: Final = """
    ROLL(y, 900000); ROLL(x, 40); cancelled = IIF(x = 0, 1, 0); PICK('NOTE', note);
    ROLL(x, 300); rate4 = DECODE(cur, 'USD', 42000 + x * 10 + 5, 'SGD', 32000 + x * 3 + 1, 10000);
    ROLL(x, 32400);
    modified = DATEDIFF(DAY FROM DATE '1970-01-01' TO docdate) * CAST(86400 AS BIGINT) + 3600 + x;
    ROLL(x, 8); updates = IIF(x = 0, 1 + MOD(y, 3), NULL); ROLL(x, 5000000);
    IF (updates IS NOT NULL) THEN modified = modified + x;
    ROLL(x, 9); project = TRIM(DECODE(x, 0, 'HQ', 1, 'SITE-A', '----'));
    postdate = IIF(MOD(y, 14) = 0, DATEADD(3 DAY TO docdate), docdate); docnoex = IIF(MOD(y, 15) = 0, 'X-' || n, NULL);
    doctext = TRIM(IIF(MOD(y, 10) = 0, 'Project works', '@description')); agent = IIF(MOD(y, 16) = 0, 'LIM', agent);
    ref2 = IIF(MOD(y, 4) = 0, 'PO-' || MOD(y, 90000), NULL);
    IF (MOD(y, 18) = 0) THEN name = LEFT(name || ' (HQ)', 100);
    dockey = NEXT VALUE FOR @table; arkey = @arkey; glid = NEXT VALUE FOR GL_TRANS_ID;
    glkey = NEXT VALUE FOR GL_TRANS; total = 0; localsum = 0; deferred = 0; ROLL(lines, 5); lines = lines + 1; i = 1;
"""
_GOODS: Final = """
    ROLL(x, @products); itemn = x + 1;
    SELECT CODE, DESCRIPTION, STOCKGROUP, UOM, UOM2, RATE2, PRICE4, TAX, PERCENT, TARIFF, CLASS, STOCKED FROM TMP_ITEM
        WHERE N = :itemn INTO item, description, grp, uom, uom2, rate2, price4, tax, percent, tariff, class, stocked;
    cost = price4 * 6 / 10;
    IF (uom2 IS NOT NULL AND MOD(y + i, 3) = 0) THEN BEGIN
        uom = uom2; cost = price4 * rate2 * 6 / 10; price4 = price4 * rate2 * 95 / 100;
    END ELSE rate2 = 1;
    location = TRIM(IIF(MOD(y + i, 13) = 0, 'STORE', '----')); lineproject = IIF(MOD(y + i, 17) = 0, 'SITE-A', project);
    IF (MOD(y + i, 19) = 0) THEN description = LEFT(description || ' (special order)', 200);
    IF (cur <> '----') THEN BEGIN tax = NULL; percent = 0; price4 = price4 / 4; END
    account = DECODE(grp, 'HARDWARE', '500-100', 'SERVICE', '500-200', '500-000');
    ROLL(x, 24); qty4 = (x + 1) * CAST(10000 AS BIGINT); IF (uom = 'KG') THEN qty4 = qty4 + 2500 * MOD(x, 4);
    disc = NULL; inclusive = 0; PICK('RTF', rich);
    ROLL(x, 60);
    IF (x = 0) THEN price4 = 0;
    IF (x = 1) THEN qty4 = 0;
    IF (x = 2 AND i > 1) THEN qty4 = -10000;
    IF (x = 3) THEN BEGIN
        item = NULL; PICK('SERVICE', description); uom = NULL; tax = NULL; percent = 0; stocked = 0; class = NULL;
        tariff = NULL; account = '500-000';
    END
"""
_AMOUNTS: Final = """
    gross = qty4 * price4; gross = (gross + SIGN(gross) * 500000) / 1000000;
    IF (x BETWEEN 10 AND 15 AND gross > 2000) THEN BEGIN disc = '5%'; gross = (gross * 95 + 50) / 100; END
    IF (x BETWEEN 16 AND 17 AND gross > 2000) THEN BEGIN disc = '5%+3'; gross = (gross * 95 + 50) / 100 - 300; END
    IF (x = 18 AND gross > 2000) THEN BEGIN disc = '2.50'; gross = gross - 250; END
    IF (percent > 0 AND MOD(x, 7) = 0) THEN BEGIN
        inclusive = 1; taxsen = (gross * percent@half) / (100 + percent);
        amount = gross - taxsen;
    END ELSE BEGIN amount = gross; taxsen = (gross * percent + SIGN(gross) * 50) / 100; END
    IF (total + amount + taxsen < 0) THEN BEGIN qty4 = -qty4; amount = -amount; taxsen = -taxsen; END
    total = total + amount + taxsen;
    localamount = (amount * rate4 + SIGN(amount) * 5000) / 10000;
    localtax = (taxsen * rate4 + SIGN(taxsen) * 5000) / 10000;
    IF (tax = 'SV') THEN deferred = deferred + localtax;
    posted = localamount; localsum = localsum + localamount + localtax;
    localtotal = (total * rate4 + 5000) / 10000;
    IF (i = lines) THEN posted = posted + localtotal - localsum;
    IF (i = 1) THEN firstaccount = account;
"""


def documents(schema: Schema, sizes: Sizes, kind: Document, count: int) -> str:
    """All documents of one kind, with lines, receivables, ledger and stock rows; cash sales are paid elsewhere."""
    table = f"SL_{kind.value}"
    negative = "" if kind is Document.CREDIT_NOTE else "-"
    description = "Sales Return" if kind is Document.CREDIT_NOTE else "Sales"

    def filled(text: str) -> str:
        text = text.replace("@sign", negative).replace("@type", kind.value).replace("@table", table)
        text = text.replace("@receivable", kind.receivable).replace("@products", str(max(sizes.products, 1)))
        return text.replace("@description", description).replace("@arkey", _receivable_key(schema, kind))

    posting = SalesPosting(schema, filled, kind.receivable, kind is Document.CREDIT_NOTE, sizes.light)
    amounts = _AMOUNTS.replace("@half", "" if schema.variant.rules is Rules.SUMMED else _HALF)
    returned = "account = '510-000';" if kind is Document.CREDIT_NOTE else ""
    header = _HEADER + {Document.INVOICE: _INVOICE_ONLY, Document.CASH_SALE: _CASH_ONLY}.get(kind, "")
    body = f"""
    n = 1;
    WHILE (n <= {count}) DO BEGIN
        SEED(n, {31 + list(Document).index(kind)});
        {_choice(sizes, kind)} {_CUSTOMER}
        docdate = DATEADD(CAST(n AS BIGINT) * 905 / {count} DAY TO DATE '2024-01-02');
        docno = '{kind.value}-' || IIF(n < 100000, LPAD(n, 5, '0'), n);
        {filled(_START)}
        WHILE (i <= lines) DO BEGIN
            {filled(_GOODS)} {returned} {amounts}
            dtlkey = NEXT VALUE FOR {table}DTL; ardtl = NEXT VALUE FOR {kind.receivable}DTL; ROLL(x, 900000);
            {schema.insert(f"{table}DTL", _LINE)};
            {posting.lines()}
            i = i + 1;
        END
        {schema.insert(table, filled(header))};
        {posting.document()}
        {_receivable(schema, kind)}
        n = n + 1;
    END"""
    return block(_VARIABLES + VARIABLES, body)


def _receivable_key(schema: Schema, kind: Document) -> str:
    """The key of the receivable: its own, or the sales document's."""
    same = schema.variant.rules is Rules.CASH_BOOK and kind is Document.INVOICE
    return "dockey" if same else f"NEXT VALUE FOR {kind.receivable}"


def _choice(sizes: Sizes, kind: Document) -> str:
    """Which customer: few buy much; a credit note goes to somebody who owes."""
    if kind is Document.CREDIT_NOTE:
        return """custn = NULL; openkey = NULL; SELECT MAX(RNK) FROM TMP_OPEN INTO x; ROLL(x, COALESCE(x, 1));
        SELECT N, DOCKEY, AMOUNT, PAID FROM TMP_OPEN WHERE RNK = :x + 1 INTO custn, openkey, openamount, openpaid;
        custn = COALESCE(custn, 1);"""
    return f"ROLL(x, 1000000); custn = 1 + x * x / 1000000 * {sizes.customers} / 1000000;"


def _receivable(schema: Schema, kind: Document) -> str:
    if kind is Document.CREDIT_NOTE:
        named = _NAMED_CREDIT.get(schema.variant.rules, "")
        return f"""paid = 0;
        IF (openkey IS NOT NULL AND cancelled = 0 AND MOD(y, 2) = 0) THEN
            paid = MINVALUE(total, openamount - openpaid);
        IF (paid > 0) THEN BEGIN
            {schema.insert("AR_KNOCKOFF", _CREDIT_KNOCKOFF)};
            UPDATE TMP_OPEN SET PAID = PAID + :paid, LOCALPAID = LOCALPAID + (:paid * :rate4 + 5000) / 10000
                WHERE DOCKEY = :openkey;
        END
        IF (cancelled = 0) THEN INSERT INTO TMP_UNAPPLIED (GLID, N, AMOUNT) VALUES (:glid, :custn, :total - :paid);
        {schema.insert("AR_CN", _CREDIT_NOTE_ONLY + named)};"""
    text = ":name" if schema.variant.rules is Rules.GROUPED else ":doctext"
    return f"""INSERT INTO TMP_DOCUMENT (DOCKEY, DOCTYPE, N, DOCNO, DOCDATE, RATE4, AMOUNT, LOCALAMOUNT, DEFERRED, PAID,
            GLTRANSID, CANCELLED, UPDATECOUNT, MODIFIED, PROJECT, SALESKEY, POSTDATE, AGENT, DESCRIPTION, DOCNOEX)
            VALUES (:arkey, '{kind.value}', :custn, :docno, :docdate, :rate4, :total, :localtotal, :deferred, 0, :glid,
            :cancelled, :updates, :modified, :project, :dockey, :postdate, :agent, {text}, :docnoex);"""
