"""Statements that fill customers, suppliers and products; documents are made in between, see `generate`."""

from __future__ import annotations

from typing import Final

from tests.sample.psql import block
from tests.sample.schema import Schema
from tests.sample.variant import Sizes

_PLACE: Final = """
    PICK('STREET', street); PICK('TAMAN', taman); PICK('CITY', city, state, postcode); PICK('PERSON', person);
    ROLL(x, 200); a1 = 'No. ' || (x + 1) || ', ' || street; ROLL(x, 3); a2 = IIF(x = 0, NULL, taman);
    ROLL(x, 1000); postcode = postcode || LPAD(x, 3, '0');
    a3 = LEFT(postcode || ' ' || city, 40); ROLL(x, 10); a4 = IIF(x = 0, 'Malaysia', NULL);
    ROLL(x, 100000000); phone = '03-' || LPAD(x, 8, '0'); ROLL(x, 10000000); mobile = '01' || MOD(x, 9) || '-' ||
    LPAD(x, 7, '0');
"""
_PLACE_VARIABLES: Final = """n INTEGER; x BIGINT; culture INTEGER; code VARCHAR(10); name VARCHAR(100);
    name2 VARCHAR(100); t1 VARCHAR(100); t2 VARCHAR(100); t3 VARCHAR(100); street VARCHAR(60); taman VARCHAR(60);
    city VARCHAR(60); state VARCHAR(60); postcode VARCHAR(60); person VARCHAR(70); a1 VARCHAR(60); a2 VARCHAR(60);
    a3 VARCHAR(60); a4 VARCHAR(60); phone VARCHAR(30); mobile VARCHAR(30); cur VARCHAR(6); terms VARCHAR(10);
    days INTEGER; amount BIGINT; modified BIGINT; created DATE"""
_NAME: Final = """
    ROLL(culture, 4); PICK('A' || culture, t1); PICK('B' || culture, t2); PICK('C' || culture, t3);
    name = t1 || ' ' || t2 || ' ' || t3; name2 = NULL; ROLL(x, 3);
    IF (culture >= 2 OR x = 0) THEN BEGIN
        PICK('E' || culture, t1); PICK('F' || culture, t2); name2 = t1 || IIF(culture = 2, '', ' ') || t2;
        IF (culture >= 2 AND x = 0) THEN BEGIN name = name2; name2 = NULL; END
    END
"""


def _code(prefix: str) -> str:
    """A code in the vendor's form, as 300-A0001: control account, letter, running number."""
    return f"'{prefix}' || ASCII_CHAR(65 + MOD(n, 26)) || LPAD(n / 26 + 1, 4, '0')"


def stage_customers(sizes: Sizes) -> str:
    """Customers into the staging table; the real rows need the outstanding balance and come last."""
    columns = """N, CODE, NAME, NAME2, A1, A2, A3, A4, POSTCODE, CITY, STATE, COUNTRY, PERSON, PHONE, MOBILE, TERMS,
        DAYS, CURRENCY, AGENT, AREA, PRICETAG, TIN, BRN"""
    body = f"""
    n = 1;
    WHILE (n <= {sizes.customers}) DO BEGIN
        SEED(n, 11); {_NAME} {_PLACE}
        code = {_code("300-")};
        ROLL(x, 25); cur = DECODE(x, 0, 'USD', 1, 'SGD', '----');
        ROLL(x, 5); terms = TRIM(DECODE(x, 0, 'C.O.D.', 1, '14 Days', 2, '60 Days', '30 Days'));
        days = DECODE(x, 0, 0, 1, 14, 2, 60, 30);
        ROLL(x, 100000000);
        INSERT INTO TMP_CUSTOMER ({columns}) VALUES (:n, :code, :name, :name2, :a1, :a2, :a3, :a4, :postcode, :city,
            :state, DECODE(:cur, 'USD', 'US', 'SGD', 'SG', 'MY'), :person, :phone, :mobile, :terms, :days, :cur,
            DECODE(MOD(:x, 5), 0, 'AHMAD', 1, 'LIM', 2, 'RAVI', '----'), DECODE(MOD(:x, 7), 0, 'KL', 1, 'JB', 2, 'PG',
            '----'), DECODE(MOD(:x, 9), 0, 'DEALER', 1, 'VIP', NULL), IIF(MOD(:x, 3) = 0, NULL, 'C' || LPAD(:x, 11,
            '0')), IIF(MOD(:x, 4) = 0, NULL, '2019' || LPAD(:x, 8, '0')));
        n = n + 1;
    END"""
    return block(_PLACE_VARIABLES, body)


_PARTY: Final = """
    CONTROLACCOUNT = '@control'
    COMPANYCATEGORY = '----'
    BIZNATURE = IIF(MOD(:x, 6) = 0, 'Retail & wholesale', NULL)
    CREDITLIMIT = SEN(3000000 + MOD(:x, 7) * 500000)
    OVERDUELIMIT = 0
    STATEMENTTYPE = IIF(MOD(:x, 8) = 0, 'B', 'O')
    ALLOWEXCEEDCREDITLIMIT = FLAG(IIF(MOD(:x, 5) = 0, 0, 1))
    ADDPDCTOCRLIMIT = FLAG(1)
    AGINGON = IIF(MOD(:x, 10) = 0, 'D', 'I')
    STATUS = DECODE(MOD(:x, 40), 0, 'I', 1, 'S', 2, 'P', 3, 'N', 'A')
    CREATIONDATE = :created
    SALESTAXNO = IIF(MOD(:x, 12) = 0, 'B16-1809-' || LPAD(:n, 8, '0'), NULL)
    SERVICETAXNO = IIF(MOD(:x, 15) = 0, 'W10-1809-' || LPAD(:n, 8, '0'), NULL)
    IDTYPE = IIF(MOD(:x, 4) = 0, 0, 1)
    IDNO = IIF(MOD(:x, 4) = 0, NULL, '2019' || LPAD(:x, 8, '0'))
    SIC = IIF(MOD(:x, 3) = 0, '46900', NULL)
    SUBMISSIONTYPE = DECODE(MOD(:x, 4), 0, 17, 1, 18, 0)
    IRBM_CLASSIFICATION = IIF(MOD(:x, 5) = 0, '022', NULL)
    REMARK = IIF(MOD(:x, 13) = 0, 'Key account', NULL)
    NOTE = IIF(MOD(:x, 17) = 0, :note, NULL)
    LASTMODIFIED = :modified
"""
_DATED: Final = """
    PICK('NOTE', note); ROLL(x, 900); created = DATEADD(x DAY TO DATE '2023-06-01'); ROLL(modified, 20000000);
    modified = DATEDIFF(DAY FROM DATE '1970-01-01' TO created) * CAST(86400 AS BIGINT) + 3600 + modified;
    ROLL(x, 100000000);
"""


def customers(schema: Schema, sizes: Sizes) -> str:
    """The real customers with their addresses, from the staging table."""
    values = (
        _PARTY.replace("@control", "300-000")
        + """
    CODE = :code
    COMPANYNAME = :name
    COMPANYNAME2 = :name2
    AREA = :area
    AGENT = :agent
    CREDITTERM = :terms
    CURRENCYCODE = :cur
    OUTSTANDING = SEN(COALESCE(:amount, 0))
    PRICETAG = :pricetag
    BRN = IIF(MOD(:x, 3) = 0, LPAD(:x, 7, '0') || '-K', NULL)
    BRN2 = :brn
    TIN = :tin
    UDF_WHATSAPP = IIF(MOD(:x, 2) = 0, '+6' || :mobile, NULL)
    UDF_ROUTE = 'R' || MOD(:x, 9)
    UDF_VIP = FLAG(IIF(MOD(:x, 9) = 0, 1, 0))
    UDF_TARGET = SEN(MOD(:x, 900000))
    UDF_SINCE = :created
    UDF_REMARKS = IIF(MOD(:x, 11) = 0, :note, NULL)
    """
    )
    body = f"""
    FOR SELECT C.N, C.CODE, C.NAME, C.NAME2, C.A1, C.A2, C.A3, C.A4, C.POSTCODE, C.CITY, C.STATE, C.COUNTRY, C.PERSON,
            C.PHONE, C.MOBILE, C.TERMS, C.CURRENCY, C.AGENT, C.AREA, C.PRICETAG, C.TIN, C.BRN, O.AMOUNT
        FROM TMP_CUSTOMER C LEFT JOIN TMP_OUTSTANDING O ON O.N = C.N WHERE C.N BETWEEN 1 AND {sizes.customers}
        ORDER BY C.N
        INTO n, code, name, name2, a1, a2, a3, a4, postcode, city, state, country, person, phone, mobile, terms, cur,
            agent, area, pricetag, tin, brn, amount
    DO BEGIN
        SEED(n, 12); {_DATED}
        {schema.insert("AR_CUSTOMER", values)};
        {_branches(schema, "AR_CUSTOMERBRANCH")}
    END"""
    more = """; country VARCHAR(2); agent VARCHAR(10); area VARCHAR(10); pricetag VARCHAR(10); tin VARCHAR(14);
        brn VARCHAR(30); note VARCHAR(500); i INTEGER"""
    return block(_PLACE_VARIABLES + more, body)


def _branches(schema: Schema, table: str) -> str:
    billing = f"""
    DTLKEY = NEXT VALUE FOR {table}
    CODE = :code
    BRANCHTYPE = 'B'
    BRANCHNAME = 'BILLING'
    ADDRESS1 = :a1
    ADDRESS2 = :a2
    ADDRESS3 = :a3
    ADDRESS4 = :a4
    POSTCODE = :postcode
    CITY = :city
    STATE = :state
    COUNTRY = :country
    ATTENTION = :person
    PHONE1 = :phone
    PHONE2 = IIF(MOD(:x, 7) = 0, :mobile, NULL)
    MOBILE = :mobile
    FAX1 = IIF(MOD(:x, 5) = 0, :phone, NULL)
    EMAIL = IIF(MOD(:x, 6) = 0, NULL, LOWER(REPLACE(:code, '-', '')) || '@example.com')
    GEOLAT = IIF(MOD(:x, 10) = 0, 3.139003, NULL)
    GEOLONG = IIF(MOD(:x, 10) = 0, 101.686855, NULL)
    """
    delivery = (
        billing
        + """
    BRANCHTYPE = 'D'
    BRANCHNAME = 'STORE ' || :i
    ADDRESS1 = 'Lot ' || (MOD(:x, 900) + :i) || ', ' || :t1
    EMAIL = NULL
    """
    )
    return f"""{schema.insert(table, billing)};
        i = 1; ROLL(amount, 5);
        WHILE (i <= amount - 1) DO BEGIN
            PICK('STREET', t1); {schema.insert(table, delivery)}; i = i + 1;
        END"""


def suppliers(schema: Schema, sizes: Sizes) -> str:
    """Suppliers with their addresses."""
    values = (
        _PARTY.replace("@control", "400-000")
        + """
    CODE = :code
    COMPANYNAME = :name
    COMPANYNAME2 = :name2
    AREA = '----'
    AGENT = '----'
    CREDITTERM = '30 Days'
    CURRENCYCODE = '----'
    OUTSTANDING = 0
    BRN2 = '2018' || LPAD(:x, 8, '0')
    TIN = 'C' || LPAD(:x, 11, '0')
    """
    )
    body = f"""
    n = 1; country = 'MY';
    WHILE (n <= {sizes.suppliers}) DO BEGIN
        SEED(n, 13); {_NAME} {_PLACE} {_DATED}
        code = {_code("400-")};
        {schema.insert("AP_SUPPLIER", values)};
        {_branches(schema, "AP_SUPPLIERBRANCH")}
        n = n + 1;
    END"""
    return block(_PLACE_VARIABLES + "; country VARCHAR(2); note VARCHAR(500); i INTEGER", body)
