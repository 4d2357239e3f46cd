"""The vendor's posting rules: each is sound and kept by generator and program alike, and no two are the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

import pytest

from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird5 import firebird5_server
from tests.sample.balance import wrong
from tests.sample.cache import Company, Server, make_company
from tests.sample.doors import Row
from tests.sample.oracle import expected
from tests.sample.variant import TINY, Engine, Flags, Rules, Sizes, Variant
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_posting import Posting
from tests.sample.vendor_receipts import Receipts
from tests.sample.vendor_sales import NewLine
from tests.sample.vendor_walk import VendorWalk

STEPS = 80
SIZES = Sizes(customers=40, suppliers=2, products=60, invoices=200, cash_sales=12, credit_notes=10, payments=120)
_DAYS = "DOCDATE, POSTDATE, TAXDATE"
_SOURCE = """COALESCE((SELECT A.FROMDTLKEY FROM AR_IVDTL A WHERE A.DTLKEY = FROMKEY AND TABLETYPE = 'S' AND
    GL_TRANS.FROMDOCTYPE = 'IV'), IIF(TABLETYPE = 'M' OR FROMDOCTYPE <> 'IV', FROMKEY, 0))"""
LEDGER = f"""SELECT GLTRANSID, CODE, DR, CR, LOCALDR, LOCALCR, {_DAYS}, AREA, AGENT, PROJECT, TAX, JOURNAL,
    CURRENCYCODE, CURRENCYRATE, DESCRIPTION, DESCRIPTION2, REF1, REF2, FROMDOCTYPE, TABLETYPE, RECONDATE, CANCELLED,
    AUTOPOST, {_SOURCE}{{seal}} FROM GL_TRANS ORDER BY 1, 2, 3, 4, 5, 6, DESCRIPTION, TAX, REF2, 25"""
POSTED = (
    """SELECT DOCKEY, SEQ, PROJECT, ACCOUNT, DESCRIPTION, TAX, TARIFF, TAXRATE, TAXAMT, LOCALTAXAMT, TAXINCLUSIVE,
    AMOUNT, LOCALAMOUNT, TAXABLEAMT, FROMDTLKEY, EXEMPTED_TAXRATE, EXEMPTED_TAXAMT FROM AR_IVDTL ORDER BY 1, 2""",
    """SELECT ITEMCODE, POSTDATE, DOCTYPE, DOCKEY, DTLKEY, LOCATION, AREA, AGENT, PROJECT, BATCH, QTY, COST, PRICE,
    DOCNO, DESCRIPTION, REFTO FROM ST_TR ORDER BY 3, 4, 5, 1""",
    f"""SELECT DOCNO, DOCNOEX, CODE, JOURNAL, {_DAYS}, TERMS, DUEDATE, DESCRIPTION, AREA, AGENT, PROJECT, CURRENCYCODE,
    CURRENCYRATE, DOCAMT, LOCALDOCAMT, PAYMENTAMT, FROMDOCTYPE, CANCELLED FROM AR_IV ORDER BY 1""",
    "SELECT * FROM GL_CB ORDER BY DOCKEY",
    "SELECT * FROM GL_CBDTL ORDER BY DTLKEY",
    "SELECT CODE, OUTSTANDING FROM AR_CUSTOMER ORDER BY 1",
    "SELECT CODE, BALSQTY FROM ST_ITEM ORDER BY 1",
)


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[Engine, Server]]:
    """One server of each generation."""
    with firebird3_server() as three, firebird5_server() as five:
        yield {Engine.FIREBIRD_3: three, Engine.FIREBIRD_5: five}


@pytest.fixture(params=list(Rules), ids=lambda rules: rules.value)
def rules(request: pytest.FixtureRequest) -> Rules:
    """Each set of rules in turn."""
    return cast(Rules, request.param)


@pytest.fixture
def company(servers: dict[Engine, Server], rules: Rules) -> Iterator[Company]:
    """A company whose books are in balance at the end, whatever was done to it."""
    made = make_company(servers[Engine.FIREBIRD_3], Variant(rules=rules), SIZES)
    yield made
    assert _wrong(made) == []
    made.path.unlink()


@pytest.mark.parametrize("flags", list(Flags), ids=lambda flags: flags.value)
def test_the_generator_keeps_the_rules_on_both_engines(
    servers: dict[Engine, Server], rules: Rules, flags: Flags
) -> None:
    """The books are in balance by the rules, and the same on both engines."""
    ledgers = []
    for engine, server in servers.items():
        company = make_company(server, Variant(engine=engine, rules=rules, flags=flags), TINY)
        assert _wrong(company) == []
        ledgers.append(_rows(company, "SELECT * FROM GL_TRANS ORDER BY DOCKEY"))
        company.path.unlink()
    assert ledgers[0] == ledgers[1]
    assert ledgers[0]


def test_the_program_posts_what_the_generator_posts(company: Company, rules: Rules) -> None:
    """Two pieces of code that share nothing write the same rows but for their keys (and a seal's random part)."""
    posted = (LEDGER.format(seal="" if rules is Rules.SEALED else ", NONCE, DIGEST"), *POSTED)
    before = [_rows(company, sql) for sql in posted]
    program = VendorProgram(company.door)
    posting, receipts = Posting(program.books), Receipts(program.books)
    for (key,) in _rows(company, "SELECT FIRST 60 DOCKEY FROM SL_IV ORDER BY MOD(DOCKEY * 7, 199)"):
        posting.post(cast(int, key), None)
    for (key,) in _rows(company, "SELECT FIRST 60 DOCKEY FROM AR_PM ORDER BY MOD(DOCKEY * 7, 131)"):
        receipts.post(cast(int, key))
    program.commit()
    program.close()
    for sql, rows in zip(posted, before, strict=True):
        assert rows or "GL_CB" in sql
        assert _rows(company, sql) == rows


def test_a_person_sells_and_is_paid_by_the_rules(company: Company, rules: Rules) -> None:
    """A new invoice in two tax codes and its payment have the rows that the rules say; cancelling takes them away."""
    program = VendorProgram(company.door)
    lines = [
        NewLine("Kayu", Decimal(3), Decimal("33.33"), None, "ST", 10),
        NewLine("Upah", Decimal(1), Decimal("50.00"), None, "SV", 8),
        NewLine("Kayu lagi", Decimal(1), Decimal("10.00"), None, "ST", 10),
    ]
    key = program.new_invoice(_customer(company), lines, reference="PO-77")
    payment = program.pay(key, Decimal(100), unapplied=Decimal(20))
    invoice, receipt = (
        expected(company.door.connect()).invoices[key],
        f"SELECT GLTRANSID FROM AR_PM WHERE DOCKEY = {payment}",
    )
    assert invoice.total == Decimal("174.99") + Decimal("0.00")
    of_invoice = f"SELECT GLTRANSID FROM AR_IV WHERE DOCNO = '{invoice.docno}'"
    counted = {
        what: _rows(company, f"SELECT COUNT(*) FROM GL_TRANS WHERE GLTRANSID = ({group})")[0][0]
        for what, group in (("invoice", of_invoice), ("payment", receipt))
    }
    assert counted == _COUNTS[rules]
    program.cancel_invoice(key)
    kept = _rows(company, f"SELECT COUNT(*) FROM GL_TRANS WHERE GLTRANSID = ({of_invoice})")
    assert kept == [(counted["invoice"] if rules.keeps_void else 0,)]
    program.close()


_COUNTS = {
    Rules.BY_LINE: {"invoice": 7, "payment": 4},
    Rules.GROUPED: {"invoice": 5, "payment": 5},
    Rules.CASH_BOOK: {"invoice": 7, "payment": 2},
    Rules.SUMMED: {"invoice": 6, "payment": 2},
    Rules.SEALED: {"invoice": 7, "payment": 4},
}


def test_books_stay_in_balance_while_the_program_works(company: Company, rules: Rules) -> None:
    """After every few steps of a seeded walk nothing is wrong."""
    rng = random.Random(rules.value)
    walk = VendorWalk(company.door, company.charset, max_skew=3600)
    done: list[str] = []
    for _ in range(STEPS):
        done.append(walk.step(rng))
        if len(done) % 20 == 0:
            assert _wrong(company) == [], done[-20:]
    walk.finish()
    walk.close()


def test_no_two_rules_post_the_same(servers: dict[Engine, Server]) -> None:
    """The same documents give another ledger by each of the rules."""
    ledgers = {}
    for rules in Rules:
        company = make_company(servers[Engine.FIREBIRD_3], Variant(rules=rules), SIZES)
        ledgers[rules] = repr(_rows(company, LEDGER.format(seal=", NONCE, DIGEST")))
        assert len(_rows(company, "SELECT DOCKEY FROM SL_IV")) == SIZES.invoices
        company.path.unlink()
    assert len(set(ledgers.values())) == len(Rules)


_VARIETY = {
    "SL_IV": (
        "POSTDATE <> DOCDATE",
        "DESCRIPTION <> 'Sales'",
        "DOCNOEX IS NOT NULL",
        "DOCREF1 IS NOT NULL",
        "CANCELLED",
        "CURRENCYRATE <> 1",
        "NOT EXISTS (SELECT 1 FROM AR_CUSTOMER C WHERE C.CODE = SL_IV.CODE AND C.AGENT = SL_IV.AGENT)",
        "NOT EXISTS (SELECT 1 FROM AR_CUSTOMER C WHERE C.CODE = SL_IV.CODE AND C.COMPANYNAME = SL_IV.COMPANYNAME)",
        "(SELECT COUNT(DISTINCT D.TAX) FROM SL_IVDTL D WHERE D.DOCKEY = SL_IV.DOCKEY) > 1",
    ),
    "SL_IVDTL": (
        "ITEMCODE IS NULL",
        "DISC IS NOT NULL",
        "TAXINCLUSIVE AND TAXAMT <> 0",
        "LOCATION <> '----'",
        "AMOUNT < 0",
        "RATE <> 1",
        "TAX = 'STE'",
        "TAX = 'SV'",
        "TAX = 'ST5'",
        "EXISTS (SELECT 1 FROM SL_IV S WHERE S.DOCKEY = SL_IVDTL.DOCKEY AND S.PROJECT <> SL_IVDTL.PROJECT)",
        "EXISTS (SELECT 1 FROM ST_ITEM I WHERE I.CODE = ITEMCODE AND NOT I.STOCKCONTROL)",
        "EXISTS (SELECT 1 FROM ST_ITEM I WHERE I.CODE = ITEMCODE AND I.DESCRIPTION <> SL_IVDTL.DESCRIPTION)",
    ),
    "AR_PM": (
        "DESCRIPTION <> 'Payment For A/C'",
        "CHEQUENUMBER IS NOT NULL",
        "BANKCHARGE <> 0",
        "(SELECT COUNT(*) FROM AR_KNOCKOFF K WHERE K.FROMDOCTYPE = 'PM' AND K.FROMDOCKEY = AR_PM.DOCKEY) > 1",
        "UNAPPLIEDAMT > 0 AND UNAPPLIEDAMT < DOCAMT",
        "CURRENCYRATE <> 1",
        "CANCELLED",
    ),
    "AR_KNOCKOFF": ("GAINLOSS <> 0", "FROMDOCTYPE = 'CN'"),
}


def test_there_is_enough_to_learn_from(company: Company) -> None:
    """What looks alike in most documents differs in some, so that a rule can be told from a coincidence."""
    missing = [
        f"{table} {condition}"
        for table, conditions in _VARIETY.items()
        for condition in conditions
        if not _rows(company, f"SELECT FIRST 1 1 FROM {table} WHERE {condition}")
    ]
    assert missing == []


def test_a_lines_account_follows_from_the_masters(company: Company) -> None:
    """The stock group's sales account, or the company's own for a line without an item."""
    strays = """SELECT D.DTLKEY FROM SL_IVDTL D LEFT JOIN ST_ITEM I ON I.CODE = D.ITEMCODE LEFT JOIN ST_GROUP G ON
        G.CODE = I.STOCKGROUP JOIN SY_REGISTRY R ON R.RNAME = 'SalesAccount'
        WHERE D.ACCOUNT IS DISTINCT FROM COALESCE(G.SALES, R.RVALUE)"""
    assert _rows(company, strays) == []
    assert len(_rows(company, "SELECT DISTINCT ACCOUNT FROM SL_IVDTL")) > 2


def test_what_a_writer_has_to_check_is_there(servers: dict[Engine, Server]) -> None:
    """Masters, counters and generators that a document needs; a company without SY_ALLOWDATE exists too."""
    company = make_company(servers[Engine.FIREBIRD_3], Variant(), TINY)
    for table in ("PMMETHOD", "TAX", "TERMS", "GL_ACC", "ST_GROUP", "CURRENCY", "AGENT", "SY_DOCNO", "SY_ALLOWDATE"):
        assert _rows(company, f"SELECT COUNT(*) FROM {table}") != [(0,)], table
    generators = {str(name) for (name,) in _rows(company, "SELECT TRIM(RDB$GENERATOR_NAME) FROM RDB$GENERATORS")}
    assert {
        "SL_IV",
        "SL_IVDTL",
        "AR_IV",
        "AR_IVDTL",
        "AR_PM",
        "AR_KNOCKOFF",
        "GL_TRANS",
        "GL_TRANS_ID",
        "ST_TR",
        "GL_CB",
    } <= generators
    company.path.unlink()
    free = make_company(servers[Engine.FIREBIRD_3], Variant(allowed_dates=False), TINY)
    assert _rows(free, "SELECT COUNT(*) FROM SY_ALLOWDATE") == [(0,)]
    free.path.unlink()


def _customer(company: Company) -> str:
    """Some customer in the home currency."""
    return str(_rows(company, "SELECT FIRST 1 CODE FROM AR_CUSTOMER WHERE CURRENCYCODE = '----' ORDER BY CODE")[0][0])


def _wrong(company: Company) -> list[str]:
    connection = company.door.connect(company.charset)
    try:
        return wrong(connection)
    finally:
        connection.close()


def _rows(company: Company, sql: str) -> list[Row]:
    connection = company.door.connect(company.charset)
    try:
        cursor = connection.cursor()
        cursor.execute(sql)
        rows = cursor.fetchall()
        cursor.close()
        return rows
    finally:
        connection.close()
