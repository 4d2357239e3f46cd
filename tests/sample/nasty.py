"""Rows of old companies that trip readers: case twins, impossible dates, orphans, odd text, rows without a version.

A row that was not edited since the vendor added LASTMODIFIED has none (inferred: the column came by an upgrade).
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.sample.names import encoded
from tests.sample.psql import block, literal
from tests.sample.schema import Schema
from tests.sample.variant import Charset

UPPER_CODE = "300-Z9ABC"
LOWER_CODE = "300-z9abc"
ANCIENT_DOCNO = "IV-0201"
LATIN_CODE = "300-Z9LAT"
CHINESE_CODE = "300-Z9CHN"
BROKEN_CODE = "300-Z9BAD"
"""Names in code page 1252, in GBK, and in bytes of no character set; only where the database takes any bytes."""

ORPHAN_OF = 2_000_000_001
"""The document that the orphan line belonged to."""

_CUSTOMER = """
    CONTROLACCOUNT = '300-000'
    COMPANYCATEGORY = '----'
    AREA = '----'
    AGENT = '----'
    CREDITTERM = '30 Days'
    CREDITLIMIT = 30000
    OVERDUELIMIT = 0
    STATEMENTTYPE = 'O'
    CURRENCYCODE = '----'
    OUTSTANDING = 0
    ALLOWEXCEEDCREDITLIMIT = FLAG(1)
    ADDPDCTOCRLIMIT = FLAG(1)
    AGINGON = 'I'
    STATUS = 'A'
    CREATIONDATE = DATE '2024-01-01'
    IDTYPE = 0
    SUBMISSIONTYPE = 0
    LASTMODIFIED = 1719800000
"""


def rows(schema: Schema) -> Iterator[str]:
    """Statements for the odd rows; the generator's totals still tie."""
    charset = schema.variant.charset
    people = {
        UPPER_CODE: encoded("Upper Case Twin", charset),
        LOWER_CODE: encoded("lower case twin", charset),
        "300-Z9 SP ": encoded('  Spaces, "quotes" & <tags>\tand\r\nline ends  ', charset),
    }
    if charset is Charset.UTF8:
        people["300-Z9EMO"] = "🐘 Gajah & Co 你好 \u202eright to left".encode()
    else:
        people[LATIN_CODE] = "Café Müller & Söhne".encode("cp1252")
        people[CHINESE_CODE] = "陈记贸易有限公司".encode("gbk")
        people[BROKEN_CODE] = b"Broken \xff\x81 \x8d bytes"
    for code, name in people.items():
        yield schema.insert("AR_CUSTOMER", f"CODE = '{code}'\nCOMPANYNAME = {literal(name)}\n{_CUSTOMER}")
    yield schema.insert(
        "SL_IVDTL",
        f"""
        DTLKEY = NEXT VALUE FOR SL_IVDTL
        DOCKEY = {ORPHAN_OF}
        SEQ = 1
        DESCRIPTION = 'Orphan line of a document that is gone'
        QTY = 1
        AMOUNT = 10
        TAXAMT = 0
        """,
    )
    yield block("arkey INTEGER; saleskey INTEGER", _ancient(schema))
    yield "UPDATE AR_CUSTOMER SET LASTMODIFIED = NULL WHERE CODE STARTING WITH '300-B'"
    if schema.variant.document_versions:
        yield "UPDATE SL_IV SET LASTMODIFIED = NULL WHERE MOD(DOCKEY, 17) = 1"


def _ancient(schema: Schema) -> str:
    """An invoice typed with the year 0201; nothing is due on it."""
    shared = f"""
        DOCNO = '{ANCIENT_DOCNO}'
        DOCDATE = DATE '0201-05-03'
        POSTDATE = DATE '0201-05-03'
        TAXDATE = DATE '0201-05-03'
        CODE = '{UPPER_CODE}'
        AREA = '----'
        AGENT = '----'
        PROJECT = '----'
        TERMS = '30 Days'
        CURRENCYCODE = '----'
        CURRENCYRATE = 1
        DESCRIPTION = 'Sales'
        CANCELLED = FLAG(0)
        DOCAMT = 0
        LOCALDOCAMT = 0
        LASTMODIFIED = 1719800000
    """
    sale = f"{shared}\nDOCKEY = :saleskey\nCOMPANYNAME = 'Upper Case Twin'\nSHIPPER = '----'\nSTATUS = 0\n"
    receivable = f"{shared}\nDOCKEY = :arkey\nJOURNAL = 'SALES'\nPAYMENTAMT = 0\nFROMDOCTYPE = 'IV'\n"
    return f"""saleskey = NEXT VALUE FOR SL_IV; arkey = NEXT VALUE FOR AR_IV;
        {schema.insert("SL_IV", sale)}; {schema.insert("AR_IV", receivable)};"""
