"""Statements that fill customer payments: partial, for several invoices, unapplied, bounced, cancelled, foreign."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.sample.psql import block
from tests.sample.receivables import LEDGER
from tests.sample.schema import Schema
from tests.sample.variant import Rules, Sizes

_VARIABLES: Final = """n INTEGER; x BIGINT; y BIGINT; z BIGINT; t BIGINT; after BIGINT; shape INTEGER; custn INTEGER;
    n2 INTEGER; dockey INTEGER; openkey INTEGER; opendate DATE; openrate BIGINT; amount BIGINT; deferred BIGINT;
    paid BIGINT; ko BIGINT; localko BIGINT; actual BIGINT; due BIGINT; applied BIGINT; gains BIGINT; total BIGINT;
    localtotal BIGINT; charge BIGINT; glid BIGINT; docno VARCHAR(20); docdate DATE; bounced DATE; modified BIGINT;
    updates INTEGER; code VARCHAR(10); cur VARCHAR(6); agent VARCHAR(10); area VARCHAR(10); rate4 BIGINT;
    method VARCHAR(10); account VARCHAR(10); journal VARCHAR(10); description VARCHAR(150); debit BIGINT;
    localdebit BIGINT; doctype VARCHAR(2); fromkey INTEGER; tabletype CHAR(1); cancelled SMALLINT; note VARCHAR(500);
    saleskey INTEGER; ref2 VARCHAR(40); cheque VARCHAR(20); opendocno VARCHAR(20); debtor BIGINT; rest BIGINT;
    cbkey INTEGER; cbdtl INTEGER"""

_PAYMENT: Final = """
    DOCKEY = :dockey
    DOCNO = :docno
    CODE = :code
    DOCDATE = :docdate
    POSTDATE = :docdate
    TAXDATE = :docdate
    DESCRIPTION = :description
    AREA = :area
    AGENT = :agent
    PAYMENTMETHOD = :method
    CHEQUENUMBER = :cheque
    JOURNAL = :journal
    PROJECT = '----'
    PAYMENTPROJECT = '----'
    CURRENCYCODE = :cur
    CURRENCYRATE = :rate4 / 10000.0000
    BANKCHARGE = SEN(:charge)
    BANKCHARGEACCOUNT = IIF(:charge > 0, '902-000', NULL)
    DOCAMT = SEN(:total)
    LOCALDOCAMT = SEN(:localtotal)
    UNAPPLIEDAMT = SEN(:total - :applied)
    DOCREF1 = IIF(MOD(:y, 5) = 0, 'DuitNow ' || :y, NULL)
    FROMDOCTYPE = IIF(:saleskey IS NULL, NULL, 'CS')
    FROMDOCKEY = :saleskey
    GLTRANSID = :glid
    CANCELLED = FLAG(:cancelled)
    STATUS = 0
    NONREFUNDABLE = NUMBER_FLAG(0)
    BOUNCEDDATE = :bounced
    UPDATECOUNT = :updates
    NOTE = IIF(MOD(:y, 25) = 0, :note, NULL)
    LASTMODIFIED = :modified
    BANKREFNO = IIF(MOD(:y, 7) = 0, 'REF' || :y, NULL)
"""
_KNOCKOFF: Final = """
    DOCKEY = NEXT VALUE FOR AR_KNOCKOFF
    FROMDOCTYPE = 'PM'
    FROMDOCKEY = :dockey
    TODOCTYPE = 'IV'
    TODOCKEY = :openkey
    KOAMT = SEN(:ko)
    ACTUALLOCALKOAMT = SEN(:actual)
    LOCALKOAMT = SEN(:localko)
    KOTAXDATE = IIF(:due <> 0, :docdate, NULL)
    GAINLOSS = SEN(:localko - :actual)
    GAINLOSSPOSTDATE = :docdate
"""


_CASH_BOOK: Final = """
    DOCKEY = :cbkey
    DOCNO = :docno
    DOCTYPE = 'OR'
    DOCDATE = :docdate
    POSTDATE = :docdate
    TAXDATE = :docdate
    DESCRIPTION = :description
    PAYMENTMETHOD = :method
    AREA = :area
    AGENT = :agent
    PROJECT = '----'
    JOURNAL = :journal
    CHEQUENUMBER = :cheque
    CURRENCYCODE = :cur
    CURRENCYRATE = :rate4 / 10000.0000
    BANKCHARGE = SEN(:charge)
    BANKCHARGEACCOUNT = IIF(:charge > 0, '902-000', NULL)
    DOCAMT = SEN(:total)
    LOCALDOCAMT = SEN(:localtotal)
    FROMDOCTYPE = 'PM'
    BOUNCEDDATE = :bounced
    GLTRANSID = :glid
    CANCELLED = FLAG(:cancelled)
    UPDATECOUNT = :updates
    PRINTCOUNT = 0
    LASTMODIFIED = :modified
"""
_CASH_BOOK_LINE: Final = """
    DTLKEY = :cbdtl
    DOCKEY = :cbkey
    SEQ = 1000
    AREA = :area
    AGENT = :agent
    PROJECT = '----'
    CODE = :code
    DESCRIPTION = LEFT(:description, 80)
    TAXAMT = 0
    LOCALTAXAMT = 0
    TAXINCLUSIVE = NUMBER_FLAG(0)
    AMOUNT = SEN(:total)
    LOCALAMOUNT = SEN(:localtotal)
    CURRENCYCODE = :cur
    CURRENCYRATE = :rate4 / 10000.0000
    CURRENCYAMOUNT = SEN(:total)
"""


class _Ledger:
    """Texts that post one row of a payment's ledger group, or nothing for a light company."""

    def __init__(self, schema: Schema, sizes: Sizes) -> None:
        self.schema = schema
        self.rules = schema.variant.rules
        sealed = "NONCE = '0000'\nDIGEST = ''\n" if self.rules is Rules.CASH_BOOK else ""
        self._row = "" if sizes.light else schema.insert("GL_TRANS", LEDGER + sealed) + ";"

    def post(self, account: str, debit: str, localdebit: str, table: str, more: str = "") -> str:
        if not self._row:
            return ""
        return f"""account = {account}; debit = {debit}; localdebit = {localdebit}; tabletype = '{table}'; {more}
            {self._row}"""

    def twin(self) -> str:
        """The receipt in the cash book, whose rows the ledger then names."""
        if not self._row or self.rules is not Rules.CASH_BOOK:
            return ""
        return f"""cbkey = NEXT VALUE FOR GL_CB; cbdtl = NEXT VALUE FOR GL_CBDTL; fromkey = cbkey; doctype = 'OR';
            {self.schema.insert("GL_CB", _CASH_BOOK)}; {self.schema.insert("GL_CBDTL", _CASH_BOOK_LINE)};"""


def payments(schema: Schema, sizes: Sizes) -> str:
    """Customer payments over the ranked open invoices: payment n meets invoice n · invoices ÷ payments."""
    ledger = _Ledger(schema, sizes)
    body = f"""
    n = 1; saleskey = NULL; SELECT COUNT(*) FROM TMP_OPEN INTO z;
    WHILE (n <= {sizes.payments}) DO BEGIN
        SEED(n, 51); t = (n - 1) * z / {max(sizes.payments, 1)} + 1; after = n * z / {max(sizes.payments, 1)} + 1;
        openkey = NULL; opendate = DATE '2024-02-01'; ROLL(shape, 20); ROLL(x, {sizes.customers}); custn = x + 1;
        SELECT N, DOCKEY, DOCNO, DOCDATE, RATE4, AMOUNT, DEFERRED, PAID FROM TMP_OPEN WHERE RNK = :t
            INTO custn, openkey, opendocno, opendate, openrate, amount, deferred, paid;
        IF (openkey IS NULL OR paid >= amount) THEN shape = MINVALUE(shape, 2);
        {_START}
        IF (shape > 2) THEN BEGIN
            ko = amount - paid;
            ROLL(x, 10);
            IF (after = t OR x < 3) THEN ko = MAXVALUE(1, ko * (3 + x) / 20);
            {_apply(schema, ledger)}
            IF (x = 9) THEN total = total + 1250;
            t = t + 1; ROLL(x, 3);
            WHILE (t < after AND x > 0) DO BEGIN
                SELECT N, DOCKEY, DOCNO, RATE4, AMOUNT, DEFERRED, PAID FROM TMP_OPEN WHERE RNK = :t
                    INTO n2, openkey, opendocno, openrate, amount, deferred, paid;
                IF (n2 = custn AND paid < amount) THEN BEGIN ko = amount - paid; {_apply(schema, ledger)} END
                ELSE x = 0;
                t = t + 1;
            END
        END
        total = total + applied; localtotal = (total * rate4 + 5000) / 10000;
        IF (MOD(y, 11) = 0 AND total > 200) THEN charge = 100;
        {schema.insert("AR_PM", _PAYMENT)};
        {_finish(ledger)}
        IF (cancelled = 0 AND bounced IS NULL) THEN
            INSERT INTO TMP_UNAPPLIED (GLID, N, AMOUNT) VALUES (:glid, :custn, :total - :applied);
        n = n + 1;
    END"""
    return block(_VARIABLES, body)


_START: Final = """
    SELECT CODE, CURRENCY, AGENT, AREA FROM TMP_CUSTOMER WHERE N = :custn INTO code, cur, agent, area;
    ROLL(y, 900000); ROLL(x, 60); docdate = DATEADD(x DAY TO opendate); PICK('NOTE', note);
    ROLL(x, 300); rate4 = DECODE(cur, 'USD', 42000 + x * 10 + 5, 'SGD', 32000 + x * 3 + 1, 10000);
    ROLL(x, 32400); modified = DATEDIFF(DAY FROM DATE '1970-01-01' TO docdate) * CAST(86400 AS BIGINT) + 3600 + x;
    ROLL(x, 10); updates = IIF(x = 0, 1, NULL);
    method = DECODE(MOD(y, 4), 0, '320-000', 1, '310-002', '310-001');
    journal = IIF(method = '320-000', 'CASH', 'BANK'); docno = 'OR-' || IIF(n < 100000, LPAD(n, 5, '0'), n);
    dockey = NEXT VALUE FOR AR_PM; glid = NEXT VALUE FOR GL_TRANS_ID; cancelled = IIF(shape = 2, 1, 0);
    bounced = IIF(shape = 1, DATEADD(7 DAY TO docdate), NULL); applied = 0; gains = 0; charge = 0;
    description = TRIM(IIF(MOD(y, 6) = 0, 'Part payment', 'Payment For A/C')); doctype = 'PM';
    fromkey = dockey; total = 0;
    ref2 = NULL; cheque = IIF(MOD(y, 3) = 0, 'MBB ' || LPAD(y, 6, '0'), NULL); debtor = 0;
    IF (shape <= 2) THEN total = 10000 + y;
"""


def _apply(schema: Schema, ledger: _Ledger) -> str:
    """Knock one open invoice off by `ko`: the row, what became due of its service tax, gain or loss of currency."""
    due = "(2 * deferred * ko + SIGN(deferred) * amount) / (2 * amount)" if ledger.rules.defers else "0"
    one = ledger.post("code", "-ko", "-actual", "M", "ref2 = opendocno;") + " ref2 = NULL;"
    return f"""
    applied = applied + ko; localko = (ko * rate4 + 5000) / 10000; actual = (ko * openrate + 5000) / 10000;
    gains = gains + localko - actual; due = {due}; debtor = debtor + actual;
    {schema.insert("AR_KNOCKOFF", _KNOCKOFF)};
    UPDATE TMP_OPEN SET PAID = PAID + :ko, LOCALPAID = LOCALPAID + :actual WHERE DOCKEY = :openkey;
    {one if ledger.rules is Rules.GROUPED else ""}
    IF (due <> 0) THEN BEGIN
        {ledger.post("'SST-203'", "due", "due", "S")} {ledger.post("'SST-202'", "-due", "-due", "S")}
    END"""


_CHARGE: Final = "(charge * rate4 + 5000) / 10000"


def _finish(ledger: _Ledger) -> str:
    """Bank against debtor, bank charge, currency gain or loss; a bounced cheque is posted back on its day."""
    start = ledger.twin() + (" ref2 = cheque;" if ledger.rules is Rules.SUMMED else "")
    kept = "" if ledger.rules.keeps_void else "IF (cancelled = 0) THEN BEGIN"
    return f"""
    {start} {kept}
    {_DEBTOR.get(ledger.rules, _one_debtor)(ledger)}
    IF (bounced IS NOT NULL) THEN BEGIN
        docdate = bounced; {_of_line(ledger, ledger.post("code", "total", "localtotal", "S"))}
        {ledger.post("method", "-(total - charge)", f"-(localtotal - {_CHARGE})", "S")}
        IF (charge > 0) THEN BEGIN {ledger.post("'902-000'", "-charge", f"-({_CHARGE})", "S")} END
    END
    {"END" if kept else ""}"""


def _of_line(ledger: _Ledger, text: str) -> str:
    """In the cash book the debtor's rows belong to the line, all others to the receipt."""
    return f"fromkey = cbdtl; {text} fromkey = cbkey;" if ledger.rules is Rules.CASH_BOOK else text


def _bank(ledger: _Ledger, table: str = "S") -> str:
    return f"""{ledger.post("method", "total - charge", f"localtotal - {_CHARGE}", table)}
    IF (charge > 0) THEN BEGIN {ledger.post("'902-000'", "charge", _CHARGE, "S")} END"""


def _one_debtor(ledger: _Ledger) -> str:
    return f"""{ledger.post("code", "-total", "-localtotal", "M")} {_bank(ledger)}
    IF (gains <> 0) THEN BEGIN
        {ledger.post("code", "0", "gains", "S")} {ledger.post("'980-000'", "0", "-gains", "S")}
    END"""


def _debtor_by_invoice(ledger: _Ledger) -> str:
    """The invoices' rows are there: the rest, the bank, and one row for what is left in local currency."""
    return f"""rest = ((total - applied) * rate4 + 5000) / 10000;
    IF (total <> applied) THEN BEGIN {ledger.post("code", "-(total - applied)", "-rest", "M")} END
    {_bank(ledger)}
    IF (localtotal <> debtor + rest) THEN BEGIN
        {ledger.post("'980-000'", "0", "debtor + rest - localtotal", "S")}
    END"""


def _bank_first(ledger: _Ledger) -> str:
    return f"""{_bank(ledger, "M")} {_of_line(ledger, ledger.post("code", "-total", "-localtotal", "S"))}
    IF (gains <> 0) THEN BEGIN
        {_of_line(ledger, ledger.post("code", "0", "gains", "S"))} {ledger.post("'980-000'", "0", "-gains", "S")}
    END"""


def _net_debtor(ledger: _Ledger) -> str:
    return f"""{ledger.post("code", "-total", "-(localtotal - gains)", "M")} {_bank(ledger)}
    IF (gains <> 0) THEN BEGIN {ledger.post("'980-000'", "0", "-gains", "S")} END"""


_DEBTOR: Final[dict[Rules, Callable[[_Ledger], str]]] = {
    Rules.GROUPED: _debtor_by_invoice,
    Rules.CASH_BOOK: _bank_first,
    Rules.SUMMED: _net_debtor,
}


def cash_payments(schema: Schema, sizes: Sizes) -> str:
    """The payment that comes with each cash sale, knocked off at once."""
    ledger = _Ledger(schema, sizes)
    body = f"""
    FOR SELECT D.DOCKEY, D.N, D.DOCNO, D.DOCDATE, D.RATE4, D.AMOUNT, D.DEFERRED, D.CANCELLED, D.MODIFIED, D.SALESKEY,
            C.CODE, C.CURRENCY, C.AGENT, C.AREA
        FROM TMP_DOCUMENT D JOIN TMP_CUSTOMER C ON C.N = D.N
        WHERE D.DOCTYPE = 'CS' ORDER BY D.DOCKEY
        INTO openkey, n, docno, docdate, rate4, total, deferred, cancelled, modified, saleskey, code, cur, agent, area
    DO BEGIN
        SEED(openkey, 52); y = MOD(r, 900000); method = '320-000'; journal = 'CASH'; dockey = NEXT VALUE FOR AR_PM;
        glid = NEXT VALUE FOR GL_TRANS_ID; bounced = NULL; charge = 0; gains = 0; updates = NULL; doctype = 'PM';
        description = 'Cash Sales'; fromkey = dockey; localtotal = (total * rate4 + 5000) / 10000; paid = 0;
        amount = total; openrate = rate4; applied = 0; ref2 = NULL; cheque = IIF(MOD(y, 3) = 0, 'MBB ' || LPAD(y, 6,
        '0'), NULL); debtor = 0; opendocno = docno;
        IF (cancelled = 0 AND total > 0) THEN BEGIN
            ko = total; {_apply(schema, ledger)} UPDATE TMP_DOCUMENT SET PAID = :total WHERE DOCKEY = :openkey;
        END
        IF (total > 0) THEN BEGIN
            {schema.insert("AR_PM", _PAYMENT)};
            {_finish(ledger)}
        END
    END"""
    return block(_VARIABLES, body)
