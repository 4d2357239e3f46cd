"""The look at the balance of a company: sound books pass, and every kind of fault is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.balance import wrong
from tests.sample.cache import Company, make_company
from tests.sample.doors import Connection
from tests.sample.variant import TINY, Rules, Variant

_GROUP = "(SELECT MAX(GLTRANSID) FROM AR_IV WHERE FROMDOCTYPE = 'IV')"
_IV = "(SELECT MAX(DOCKEY) FROM SL_IV WHERE NOT CANCELLED AND DOCAMT > 0)"
_AR = f"(SELECT A.DOCKEY FROM AR_IV A JOIN SL_IV S ON S.DOCNO = A.DOCNO WHERE S.DOCKEY = {_IV})"
_MOVE = "(SELECT MAX(TRANSNO) FROM ST_TR WHERE DOCTYPE = 'IV')"
_KNOCKED = "(SELECT MAX(TODOCKEY) FROM AR_KNOCKOFF WHERE FROMDOCTYPE = 'PM')"
_PM = "(SELECT MAX(FROMDOCKEY) FROM AR_KNOCKOFF WHERE FROMDOCTYPE = 'PM')"
_LINE = f"(SELECT MAX(DTLKEY) FROM SL_IVDTL WHERE DOCKEY = {_IV})"
_TWO = "(SELECT MAX(DOCKEY) FROM SL_IV), (SELECT MIN(DOCKEY) FROM SL_IV)"
_ENDS = f"{_GROUP}, (SELECT MIN(GLTRANSID) FROM AR_IV WHERE FROMDOCTYPE = 'IV')"
_HEADS = f"TABLETYPE = 'M' AND GLTRANSID IN ({_ENDS})"
_FIRST = "(SELECT MIN(DOCKEY) FROM AR_IV WHERE FROMDOCTYPE = 'IV')"
_REFERENCE = "'BB0123456789ABCDEF01'"

FAULTS = {
    "one side": (
        f"UPDATE GL_TRANS SET DR = DR + 1 WHERE GLTRANSID = {_GROUP} AND TABLETYPE = 'M'",
        "is out of balance by 1 (local 0)",
    ),
    "one side, home currency": (
        f"UPDATE GL_TRANS SET LOCALCR = LOCALCR + 1 WHERE GLTRANSID = {_GROUP} AND TABLETYPE = 'M'",
        "is out of balance by 0 (local -1)",
    ),
    "two groups that make up for each other": (
        f"UPDATE GL_TRANS SET DR = DR + IIF(GLTRANSID = {_GROUP}, 1, -1) WHERE {_HEADS}",
        "ledger group",
    ),
    "no amount": ("UPDATE GL_TRANS SET CR = NULL WHERE DOCKEY = 1", "has no amount or no group"),
    "a group of two": (
        f"UPDATE AR_PM SET GLTRANSID = {_GROUP} WHERE DOCKEY = {_PM}",
        "belongs to 2 documents",
    ),
    "a group of nobody": (f"UPDATE AR_PM SET GLTRANSID = 999999 WHERE DOCKEY = {_PM}", "belongs to no document"),
    "a document without its group": (f"DELETE FROM GL_TRANS WHERE GLTRANSID = {_GROUP}", "has no ledger row"),
    "another number": (f"UPDATE GL_TRANS SET REF1 = 'X' WHERE GLTRANSID = {_GROUP}", "says it is of X"),
    "void in the ledger only": (f"UPDATE GL_TRANS SET CANCELLED = TRUE WHERE GLTRANSID = {_GROUP}", "says it is of"),
    "an account that is not": (
        f"UPDATE GL_TRANS SET CODE = '777-777' WHERE GLTRANSID = {_GROUP} AND TABLETYPE = 'S'",
        "777-777, which there is not",
    ),
    "the debtor's row": (
        f"UPDATE GL_TRANS SET CODE = '500-000' WHERE GLTRANSID = {_GROUP} AND TABLETYPE = 'M'",
        "in the general ledger",
    ),
    "what is paid": (f"UPDATE AR_IV SET PAYMENTAMT = PAYMENTAMT + 1 WHERE DOCKEY = {_KNOCKED}", "but PAYMENTAMT is"),
    "paid too much": (
        f"UPDATE AR_KNOCKOFF SET KOAMT = KOAMT + 1 WHERE TODOCKEY = {_KNOCKED}",
        "but PAYMENTAMT is",
    ),
    "what is unapplied": (f"UPDATE AR_PM SET UNAPPLIEDAMT = UNAPPLIEDAMT + 1 WHERE DOCKEY = {_PM}", "payment"),
    "a credit note": (
        "UPDATE AR_CN SET UNAPPLIEDAMT = UNAPPLIEDAMT + 1 WHERE DOCKEY = (SELECT MAX(DOCKEY) FROM AR_CN)",
        "credit note",
    ),
    "a void payment that pays": (f"UPDATE AR_PM SET CANCELLED = TRUE WHERE DOCKEY = {_PM}", "is knocked off"),
    "somebody else's invoice": (
        f"UPDATE AR_PM SET CODE = (SELECT MAX(CODE) FROM AR_CUSTOMER) WHERE DOCKEY = {_PM}",
        "joins documents of",
    ),
    "the gain": (f"UPDATE AR_KNOCKOFF SET GAINLOSS = GAINLOSS + 1 WHERE FROMDOCKEY = {_PM}", "GAINLOSS is"),
    "what a customer owes": (
        "UPDATE AR_CUSTOMER SET OUTSTANDING = OUTSTANDING + 1 WHERE CODE = (SELECT MAX(CODE) FROM AR_IV)",
        "but OUTSTANDING is",
    ),
    "what is in stock": (f"UPDATE ST_TR SET QTY = QTY + 1 WHERE TRANSNO = {_MOVE}", "but BALSQTY is"),
    "nothing in stock": (
        "UPDATE ST_ITEM SET BALSQTY = NULL WHERE CODE = (SELECT MAX(ITEMCODE) FROM ST_TR)",
        "but BALSQTY is",
    ),
    "no receivable": (f"UPDATE AR_IV SET FROMDOCTYPE = NULL WHERE DOCKEY = {_AR}", "has 0 receivables"),
    "two receivables": (
        f"UPDATE AR_IV SET DOCNO = (SELECT DOCNO FROM SL_IV WHERE DOCKEY = {_IV}) WHERE DOCKEY = {_FIRST}",
        "has 2 receivables",
    ),
    "a receivable of no document": (f"DELETE FROM SL_IV WHERE DOCKEY = {_IV}", "has no SL_IV document"),
    "another total": (f"UPDATE SL_IV SET DOCAMT = DOCAMT + 1 WHERE DOCKEY = {_IV}", "its receivable"),
    "another rate": (f"UPDATE AR_IV SET CURRENCYRATE = 2 WHERE DOCKEY = {_AR}", "its receivable"),
    "void in the sales module only": (f"UPDATE SL_IV SET CANCELLED = TRUE WHERE DOCKEY = {_IV}", "its receivable"),
    "a line's amount": (f"UPDATE SL_IVDTL SET AMOUNT = AMOUNT + 1 WHERE DTLKEY = {_LINE}", "has lines of"),
    "a line is missing": (f"DELETE FROM SL_IVDTL WHERE DTLKEY = {_LINE}", "has lines of"),
    "a receivable's line is missing": (
        f"DELETE FROM AR_IVDTL WHERE FROMDTLKEY = {_LINE} AND DOCKEY = {_AR}",
        "its receivable",
    ),
    "a line's origin": (
        f"UPDATE AR_IVDTL SET FROMDTLKEY = 1 WHERE FROMDTLKEY = {_LINE} AND DOCKEY = {_AR}",
        "does not say the line of SL_IV that it comes from",
    ),
    "a stock row is missing": (f"DELETE FROM ST_TR WHERE TRANSNO = {_MOVE}", "has 0 stock rows of 0 in all"),
    "a stock row of nothing": (f"UPDATE ST_TR SET DTLKEY = 999999 WHERE TRANSNO = {_MOVE}", "has no line in SL_IV"),
    "an orphan line": ("UPDATE SL_IVDTL SET DOCKEY = 999999 WHERE DTLKEY = 1", "belongs to no row of SL_IV"),
    "an orphan line of a receivable": (
        f"UPDATE AR_IVDTL SET DOCKEY = 999999 WHERE DOCKEY = {_AR}",
        "belongs to no row of AR_IV",
    ),
    "a knock-off of nothing": (
        f"UPDATE AR_KNOCKOFF SET TODOCKEY = 999999 WHERE FROMDOCKEY = {_PM}",
        "points to no row of AR_IV",
    ),
    "a knock-off by nobody": (f"DELETE FROM AR_PM WHERE DOCKEY = {_PM}", "points to no row of AR_PM"),
    "nobody's invoice": (f"UPDATE SL_IV SET CODE = '300-GONE' WHERE DOCKEY = {_IV}", "who is gone"),
    "an address of nobody": ("UPDATE AR_CUSTOMERBRANCH SET CODE = 'X' WHERE DTLKEY = 1", "which is not in AR_CUSTOMER"),
    "no base unit": ("UPDATE ST_ITEM_UOM SET RATE = 2 WHERE RATE = 1", "has 0 base units"),
    "a row that these rules have not": (
        "INSERT INTO GL_CB (DOCKEY, DOCNO) VALUES (1, 'X')",
        "there are rows in GL_CB",
    ),
    "a number twice": (
        f"UPDATE SL_IV SET DOCNO = (SELECT MIN(DOCNO) FROM SL_IV) WHERE DOCKEY = {_IV}",
        "have the number",
    ),
    "a counter behind": (
        "UPDATE SY_DOCNO_DTL SET NEXTNUMBER = 5 WHERE PARENTKEY = (SELECT DOCKEY FROM SY_DOCNO WHERE DOCTYPE = 'IV')",
        "the next number of SL_IV is IV-00005, but IV-00080 is used",
    ),
    "a reference twice": (
        f"UPDATE SL_IV SET DOCREF2 = {_REFERENCE} WHERE DOCKEY IN ({_TWO})",
        "reference BB0123456789ABCDEF01 is in",
    ),
}  # fmt: skip
OF_RULES = {
    "a void document keeps no rows": (
        Rules.GROUPED,
        f"DELETE FROM GL_TRANS WHERE GLTRANSID = {_GROUP}",
        "has no ledger row",
    ),
    "what is owed, less what is unapplied": (
        Rules.GROUPED,
        "UPDATE AR_PM SET UNAPPLIEDAMT = UNAPPLIEDAMT + 1 WHERE NOT CANCELLED AND BOUNCEDDATE IS NULL",
        "but OUTSTANDING is",
    ),
    "what is owed in the home currency": (
        Rules.SUMMED,
        "UPDATE AR_KNOCKOFF SET ACTUALLOCALKOAMT = ACTUALLOCALKOAMT + 1, GAINLOSS = GAINLOSS - 1",
        "but OUTSTANDING is",
    ),
    "one line for all": (Rules.SUMMED, f"DELETE FROM AR_IVDTL WHERE DOCKEY = {_AR}", "its receivable 0"),
    "the same key": (
        Rules.CASH_BOOK,
        f"UPDATE AR_IV SET DOCKEY = 999999 WHERE DOCKEY = {_AR}",
        "has another key than its invoice",
    ),
    "no twin": (Rules.CASH_BOOK, "DELETE FROM GL_CB WHERE DOCKEY = 1", "has no twin in the cash book"),
    "a twin of nobody": (
        Rules.CASH_BOOK,
        "UPDATE GL_CB SET GLTRANSID = 999999 WHERE DOCKEY = 1",
        "belongs to no payment",
    ),
    "an orphan in the cash book": (
        Rules.CASH_BOOK,
        "UPDATE GL_CBDTL SET DOCKEY = 999999 WHERE DTLKEY = 1",
        "belongs to no row of GL_CB",
    ),
    "a void document's stock": (
        Rules.CASH_BOOK,
        "DELETE FROM ST_TR WHERE QTY = 0",
        "has 0 stock rows of 0 in all instead of 0",
    ),
    "a seal": (Rules.SEALED, "UPDATE GL_TRANS SET DR = DR + 1 WHERE DOCKEY = 1", "the seal of ledger row 1 is broken"),
}  # fmt: skip


@pytest.fixture(scope="module")
def companies(firebird3: FirebirdServer) -> Iterator[dict[Rules, Company]]:
    """A company of each of the rules; whatever is planted in one is given up again."""
    made = {rules: make_company(firebird3, Variant(rules=rules), TINY) for rules in Rules}
    yield made
    for company in made.values():
        company.path.unlink()


@pytest.fixture(scope="module")
def connections(companies: dict[Rules, Company]) -> Iterator[dict[Rules, Connection]]:
    """An attachment to each."""
    opened = {rules: company.door.connect(company.charset) for rules, company in companies.items()}
    yield opened
    for connection in opened.values():
        connection.close()


@pytest.mark.parametrize("rules", list(Rules), ids=lambda rules: rules.value)
def test_sound_books_pass(connections: dict[Rules, Connection], rules: Rules) -> None:
    """Nothing is told of books as they were made."""
    assert wrong(connections[rules]) == []


@pytest.mark.parametrize("name", list(FAULTS))
def test_each_fault_is_told(connections: dict[Rules, Connection], name: str) -> None:
    """One changed row, or one row too few or too many, is told in a sentence; giving it up makes the books sound."""
    planted, sentence = FAULTS[name]
    assert _told(connections[Rules.BY_LINE], planted, sentence) == []


@pytest.mark.parametrize("name", list(OF_RULES))
def test_each_fault_of_some_rules_is_told(connections: dict[Rules, Connection], name: str) -> None:
    """The same for what only some of the rules say."""
    rules, planted, sentence = OF_RULES[name]
    assert _told(connections[rules], planted, sentence) == []


def _told(connection: Connection, planted: str, sentence: str) -> list[str]:
    """What is told of a planted fault when the wanted sentence is not among it; what is told without the fault."""
    cursor = connection.cursor()
    cursor.execute(planted)
    cursor.close()
    told = wrong(connection)
    missing = [] if any(sentence in each for each in told) else [*told, f"nobody says {sentence!r}"]
    return missing + wrong(connection)
