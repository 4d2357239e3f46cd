"""Rows that every sample company has: its profile, settings, accounts, currencies, taxes and other small masters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tests.sample.names import encoded
from tests.sample.psql import literal
from tests.sample.schema import Schema
from tests.sample.variant import Sizes

TextLiteral = Callable[[str], str]

CANARY: Final = "CANARY-SECRET"
"""Every secret column of SY_PROFILE starts with this; it must never leave the company file."""

SECRET_COLUMNS: Final = (
    "MYINVOIS_PRODUCTIONCRED",
    "MYINVOIS_SANDBOXCRED",
    "MYINVOIS_FUTURECRED",
    "PEPPOLAPIKEY",
    "SMTP_URI",
    "GOOGLEMAPSAPIKEY",
    "WEBAPP_DNSKEY",
)

_ACCOUNTS: Final = (
    ("_CA_", "Current Assets", "CA", None, None),
    ("300-000", "Trade Debtors", "CA", None, "_CA_"),
    ("310-001", "Maybank Current Account", "CA", "BA", "_CA_"),
    ("310-002", "CIMB Current Account", "CA", "BA", "_CA_"),
    ("320-000", "Cash In Hand", "CA", "CH", "_CA_"),
    ("_CL_", "Current Liabilities", "CL", None, None),
    ("400-000", "Trade Creditors", "CL", None, "_CL_"),
    ("SST-202", "SST Payable", "CL", None, "_CL_"),
    ("SST-203", "Service Tax Deferred", "CL", None, "_CL_"),
    ("_SL_", "Sales", "SL", None, None),
    ("500-000", "Sales", "SL", None, "_SL_"),
    ("500-100", "Sales - Hardware", "SL", None, "_SL_"),
    ("500-200", "Sales - Services", "SL", None, "_SL_"),
    ("510-000", "Return Inwards", "SA", None, "_SL_"),
    ("_OI_", "Other Incomes", "OI", None, None),
    ("530-000", "Other Income", "OI", None, "_OI_"),
    ("530-100", "Rounding Adjustment", "OI", None, "_OI_"),
    ("_CO_", "Cost Of Goods Sold", "CO", None, None),
    ("610-000", "Purchases", "CO", None, "_CO_"),
    ("612-000", "Return Outwards", "CO", None, "_CO_"),
    ("_EP_", "Expenses", "EP", None, None),
    ("902-000", "Bank Charges", "EP", None, "_EP_"),
    ("980-000", "Gain Or Loss On Foreign Exchange", "EP", None, "_EP_"),
)
_CODES: Final = {
    "AREA": ("----", "KL", "JB", "PG"),
    "TERMS": ("C.O.D.", "14 Days", "30 Days", "60 Days"),
    "LOCATION": ("----", "HQ", "STORE"),
    "SHIPPER": ("----", "GDEX"),
}
_DESCRIBED: Final = {
    "COMPANYCATEGORY": (("----", "Default"), ("DEALER", "Dealers")),
    "AGENT": (("----", "----"), ("AHMAD", "Ahmad Faizal"), ("LIM", "林美玲 Lim Mei Ling"), ("RAVI", "Ravi Chandran")),
    "JOURNAL": (
        ("SALES", "Sales"),
        ("BANK", "Bank"),
        ("CASH", "Cash"),
        ("GENERAL", "General"),
        ("PURCHASE", "Purchase"),
    ),
    "PROJECT": (("----", "----"), ("HQ", "Headquarters"), ("SITE-A", "Site A")),
}
_CURRENCIES: Final = (
    ("----", "Malaysian Ringgit", "RM", "1", "MYR"),
    ("USD", "United States Dollar", "US$", "4.42", "USD"),
    ("SGD", "Singapore Dollar", "S$", "3.31", "SGD"),
)
_TAXES: Final = ("SR", "ZRL", "TX", "ST", "ST5", "SV", "STE", "SVE")
_GROUPS: Final = (("DEFAULT", "500-000"), ("HARDWARE", "500-100"), ("GROCERY", "500-000"), ("FURNITURE", "500-000"))
_METHODS: Final = (("310-001", "BANK"), ("310-002", "BANK"), ("320-000", "CASH"))
_REGISTRY: Final = (
    ("SystemConversionDate", "01/01/2024"),
    ("SalesAccount", "500-000"),
    ("SalesReturnAccount", "510-000"),
    ("CustomerOneCentDiffRounding", "F"),
    ("CustomerRTN5CentsIV", "F"),
    ("CustomerRTN5CentsCS", "F"),
)
_VERSION: Final = 1_767_225_600  # 2026-01-01 00:00 UTC


def constants(schema: Schema, sizes: Sizes, company: str) -> Iterator[str]:
    """INSERT statements of the small tables; ``company`` is the name in the profile."""

    def text(value: str) -> str:
        return literal(encoded(value, schema.variant.charset))

    yield from _profile(schema, text(company))
    yield from _ledger(schema, text)
    for table, codes in _CODES.items():
        for code in codes:
            yield schema.insert(table, f"CODE = {text(code)}")
    for table, rows in _DESCRIBED.items():
        active = "" if table == "COMPANYCATEGORY" else "\nISACTIVE = FLAG(1)"
        for code, description in rows:
            yield schema.insert(table, f"CODE = {text(code)}\nDESCRIPTION = {text(description)}{active}")
    yield from _trade(schema, text)
    yield from _numbers(schema, sizes)


def _profile(schema: Schema, company: str) -> Iterator[str]:
    secrets = "\n".join(f"{name} = LEFT('{CANARY}-{name}', {_room(name)})" for name in SECRET_COLUMNS)
    yield schema.insert(
        "SY_PROFILE",
        f"""
        AUTOKEY = NEXT VALUE FOR SY_PROFILE
        COMPANYNAME = {company}
        REMARK = '2024'
        BRN = '123456-X'
        BRN2 = '201901012345'
        SALESTAXNO = 'B16-1809-32000123'
        SST2024_SPECIAL = FLAG(0)
        SSTSTARTDATE = DATE '2018-09-01'
        TIN = 'C20919920080'
        IDTYPE = 1
        IDNO = '201901012345'
        SIC = '46900'
        ADDRESS1 = 'No. 8, Jalan Contoh 1/2'
        ADDRESS2 = 'Taman Contoh'
        POSTCODE = '47301'
        CITY = 'Petaling Jaya'
        STATE = 'Selangor'
        COUNTRY = 'MY'
        PHONE1 = '03-78901234'
        EMAIL = 'office@example.com'
        ALIAS = 'SAMPLE'
        ROWVER = 1
        {secrets}
        """,
    )
    yield from _settings(schema)


def _settings(schema: Schema) -> Iterator[str]:
    if schema.variant.allowed_dates:
        yield schema.insert(
            "SY_ALLOWDATE",
            """
            AUTOKEY = NEXT VALUE FOR SY_ALLOWDATE
            DATEFROM = DATE '2024-01-01'
            DATETO = DATE '2027-12-31'
            ROWVER = 1
            """,
        )
    for name, value in _REGISTRY:
        yield schema.insert("SY_REGISTRY", f"RNAME = '{name}'\nRVALUE = '{value}'")


def _room(name: str) -> int:
    return 10 if name == "WEBAPP_DNSKEY" else 64


def _ledger(schema: Schema, text: TextLiteral) -> Iterator[str]:
    keys = {code: number for number, (code, *_) in enumerate(_ACCOUNTS, start=1)}
    for code, description, kind, special, parent in _ACCOUNTS:
        yield schema.insert(
            "GL_ACC",
            f"""
            DOCKEY = NEXT VALUE FOR GL_ACC
            PARENT = {keys[parent] if parent else -1}
            CODE = '{code}'
            DESCRIPTION = {text(description)}
            ACCTYPE = '{kind}'
            SPECIALACCTYPE = {f"'{special}'" if special else "NULL"}
            """,
        )
    for code, journal in _METHODS:
        yield schema.insert("PMMETHOD", f"CODE = '{code}'\nJOURNAL = '{journal}'\nCURRENCYCODE = '----'")


def _trade(schema: Schema, text: TextLiteral) -> Iterator[str]:
    for code, description, symbol, rate, iso in _CURRENCIES:
        yield schema.insert(
            "CURRENCY",
            f"""
            CODE = '{code}'
            DESCRIPTION = {text(description)}
            SYMBOL = '{symbol}'
            BUYINGRATE = {rate}
            SELLINGRATE = {rate}
            ISOCODE = '{iso}'
            """,
        )
    for code in _TAXES:
        active = "0" if code in ("SR", "TX") else "1"
        yield schema.insert(
            "TAX",
            f"""
            AUTOKEY = NEXT VALUE FOR TAX
            CODE = '{code}'
            ISACTIVE = FLAG({active})
            LASTMODIFIED = {_VERSION}
            """,
        )
    yield from _stock_groups(schema)


def _stock_groups(schema: Schema) -> Iterator[str]:
    for code, account in (*_GROUPS, ("SERVICE", "500-200")):
        yield schema.insert(
            "ST_GROUP",
            f"""
            CODE = '{code}'
            DESCRIPTION = '{code.title()}'
            SALES = '{account}'
            SALESRETURNED = '510-000'
            CASHSALES = '{account}'
            PURCHASE = '610-000'
            CASHPURCHASE = '610-000'
            PURCHASERETURNED = '612-000'
            COSTINGMETHOD = 1
            ISACTIVE = FLAG(1)
            LASTMODIFIED = {_VERSION}
            """,
        )


def _numbers(schema: Schema, sizes: Sizes) -> Iterator[str]:
    """Document number sets, already advanced past what the generator wrote."""
    sets = (
        ("IV", "Sales Invoice", "IV-%05d", sizes.invoices),
        ("CS", "Cash Sales", "CS-%05d", sizes.cash_sales),
        ("CN", "Credit Note", "CN-%05d", sizes.credit_notes),
        ("PM", "Customer Payment", "OR-%05d", sizes.payments),
    )
    for kind, description, form, used in sets:
        yield schema.insert(
            "SY_DOCNO",
            f"""
            DOCKEY = NEXT VALUE FOR SY_DOCNO
            DOCTYPE = '{kind}'
            DESCRIPTION = '{description}'
            FORMAT = '{form}'
            STATESET = 1
            """,
        )
        yield schema.insert(
            "SY_DOCNO_DTL",
            f"""
            AUTOKEY = NEXT VALUE FOR SY_DOCNO_DTL
            PARENTKEY = GEN_ID(SY_DOCNO, 0)
            NEXTNUMBER = {used + 1}
            """,
        )
