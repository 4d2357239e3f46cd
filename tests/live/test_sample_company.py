"""The sample company: sound books in every variant, the same from the same seed, and still sound while in use."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird5 import firebird5_server
from tests.live.servers.scratch import scratch_folder
from tests.sample import nasty
from tests.sample.cache import Company, Embedded, Server, make_company
from tests.sample.constants import CANARY, SECRET_COLUMNS
from tests.sample.doors import Row
from tests.sample.oracle import Expected, expected, untied
from tests.sample.schema import schema_of
from tests.sample.tables import PRIMARY_KEYS
from tests.sample.variant import TINY, Charset, Engine, Flags, Sizes, Variant
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_sales import NewLine
from tests.sample.vendor_walk import VendorWalk

SHAPES = (
    Variant(),
    Variant(flags=Flags.LETTERS, document_versions=False, grown=False),
    Variant(versions_indexed=True, user_fields=True),
    Variant(charset=Charset.NONE, flags=Flags.LETTERS, nasty=True),
    Variant(user_fields=True, nasty=True),
)
STEPS = 60


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[Engine, Server]]:
    """One server of each generation."""
    with firebird3_server() as three, firebird5_server() as five:
        yield {Engine.FIREBIRD_3: three, Engine.FIREBIRD_5: five}


@pytest.fixture(params=list(Engine), ids=lambda engine: f"fb{engine.value}")
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each generation of Firebird in turn."""
    chosen = request.param
    assert isinstance(chosen, Engine)
    return chosen


@pytest.fixture
def company(servers: dict[Engine, Server], engine: Engine) -> Iterator[Company]:
    """A small company of the newest shape, gone after the test."""
    made = make_company(servers[engine], Variant(engine=engine), TINY)
    yield made
    made.path.unlink()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_variant_is_sound(servers: dict[Engine, Server], engine: Engine, shape: Variant) -> None:
    """Each variant is made on both engines, with as many rows as asked for and totals that tie."""
    variant = replace(shape, engine=engine)
    company = make_company(servers[engine], variant, TINY)
    seen = _expected(company)
    odd = (6 if variant.charset is Charset.NONE else 4) if variant.nasty else 0
    assert _untied(company) == []
    assert len(seen.customers) == TINY.customers + odd
    assert len(seen.suppliers) == TINY.suppliers
    assert len(seen.products) == TINY.products
    assert len(seen.invoices) == TINY.invoices + (1 if variant.nasty else 0)
    assert len(seen.cash_sales) == TINY.cash_sales
    assert len(seen.credit_notes) == TINY.credit_notes
    assert len([payment for payment in seen.payments.values() if payment.docno.startswith("OR-")]) == TINY.payments
    company.path.unlink()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_finished_file_holds_the_vendors_objects_only(servers: dict[Engine, Server], shape: Variant) -> None:
    """Nothing of the generator stays behind: tables and columns are those of the schema, no procedure, no trigger."""
    company = make_company(servers[shape.engine], shape, TINY)
    columns = _rows(
        company,
        """SELECT TRIM(R.RDB$RELATION_NAME), TRIM(F.RDB$FIELD_NAME) FROM RDB$RELATIONS R
        JOIN RDB$RELATION_FIELDS F ON F.RDB$RELATION_NAME = R.RDB$RELATION_NAME WHERE R.RDB$SYSTEM_FLAG = 0""",
    )
    schema = schema_of(shape)
    assert set(columns) == {(table, name.strip('"')) for table in schema.tables for name in schema.names(table)}
    assert _rows(company, "SELECT RDB$PROCEDURE_NAME FROM RDB$PROCEDURES WHERE RDB$SYSTEM_FLAG = 0") == []
    assert _rows(company, "SELECT RDB$TRIGGER_NAME FROM RDB$TRIGGERS WHERE RDB$SYSTEM_FLAG = 0") == []
    company.path.unlink()


def test_the_same_seed_gives_the_same_rows_on_both_engines(servers: dict[Engine, Server]) -> None:
    """Content depends on variant, sizes and seed alone; another seed gives other rows."""
    digests = {
        (engine, seed): _digest(make_company(servers[engine], Variant(engine=engine), TINY, seed))
        for engine in Engine
        for seed in (1, 2)
    }
    assert digests[Engine.FIREBIRD_3, 1] == digests[Engine.FIREBIRD_5, 1]
    assert digests[Engine.FIREBIRD_3, 2] == digests[Engine.FIREBIRD_5, 2]
    assert digests[Engine.FIREBIRD_3, 1] != digests[Engine.FIREBIRD_3, 2]


def test_the_cache_gives_the_rows_that_were_made(
    servers: dict[Engine, Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A company from an empty cache and its second copy are the same, and the copies are independent."""
    monkeypatch.setenv("BUKUBRIDGE_CACHE", str(tmp_path / "kept"))
    first, second = (make_company(servers[Engine.FIREBIRD_3], Variant(), TINY, 77) for _ in range(2))
    assert _digest(first) == _digest(second)
    assert len(list((tmp_path / "kept").glob("*.fdb"))) == 1
    program = VendorProgram(first.door)
    program.rename_company("Somebody Else Sdn Bhd")
    program.close()
    assert _expected(second).company == "Contoh Trading Sdn Bhd"


def test_the_embedded_engine_opens_a_company(servers: dict[Engine, Server]) -> None:
    """The engine in this process makes and reads the same company as the server of its generation."""
    variant = Variant(engine=Engine.FIREBIRD_5)
    served = make_company(servers[Engine.FIREBIRD_5], variant, TINY)
    with scratch_folder("embedded") as folder:
        assert _digest(make_company(Embedded(folder), variant, TINY)) == _digest(served)


def test_the_books_hold_what_readers_trip_over(company: Company) -> None:
    """Foreign currency, cancelled, bounced, unapplied, partial, zero, negative, inclusive and direct rows are there."""
    conditions = {
        "SL_IV": (
            "CURRENCYCODE = 'USD'",
            "CURRENCYCODE = 'SGD'",
            "CANCELLED",
            "UPDATECOUNT IS NULL",
            "UPDATECOUNT > 0",
        ),
        "SL_IVDTL": ("ITEMCODE IS NULL", "AMOUNT = 0", "AMOUNT < 0", "TAXINCLUSIVE", "DISC = '5%+3'", "TAX = 'SV'"),
        "AR_IV": ("FROMDOCTYPE IS NULL AND GLTRANSID IS NULL", "FROMDOCTYPE IS NULL AND GLTRANSID IS NOT NULL"),
        "AR_PM": ("BOUNCEDDATE IS NOT NULL", "CANCELLED", "UNAPPLIEDAMT = DOCAMT", "FROMDOCTYPE = 'CS'"),
        "AR_KNOCKOFF": ("FROMDOCTYPE = 'CN'", "GAINLOSS <> 0"),
    }
    missing = [
        f"{table} {condition}"
        for table, wanted in conditions.items()
        for condition in wanted
        if not _rows(company, f"SELECT FIRST 1 DOCKEY FROM {table} WHERE {condition}")
    ]
    assert missing == []
    assert (
        _rows(company, "SELECT FIRST 1 S.DOCKEY FROM SL_IV S JOIN AR_IV A ON A.DOCNO = S.DOCNO AND A.DOCKEY = S.DOCKEY")
        == []
    )
    assert _rows(company, "SELECT COUNT(*) FROM SL_IVDTL WHERE DESCRIPTION3 STARTING WITH '{\\rtf1'") != [(0,)]


def test_generators_stand_above_every_key(company: Company) -> None:
    """The next key that the vendor's program draws is free, and the next number is unused."""
    for table, key in (("SL_IV", "DOCKEY"), ("AR_IV", "DOCKEY"), ("GL_TRANS", "DOCKEY"), ("SL_IVDTL", "DTLKEY")):
        ((highest, drawn),) = _rows(company, f"SELECT MAX({key}), GEN_ID({table}, 0) FROM {table} GROUP BY 2")
        assert highest == drawn, table
    program = VendorProgram(company.door)
    invoice = program.new_invoice(*_sale(company))
    program.close()
    assert _expected(company).invoices[invoice].docno == f"IV-{TINY.invoices + 1:05d}"


def test_nasty_rows_are_there(servers: dict[Engine, Server]) -> None:
    """Case twins, the year 0201 and an orphan line are in the nasty variant, bytes of no character set in NONE."""
    plain = make_company(servers[Engine.FIREBIRD_3], Variant(nasty=True), TINY)
    legacy = make_company(servers[Engine.FIREBIRD_3], Variant(nasty=True, charset=Charset.NONE), TINY)
    assert {nasty.UPPER_CODE, nasty.LOWER_CODE} <= set(_expected(plain).customers)
    ((year,),) = _rows(plain, f"SELECT EXTRACT(YEAR FROM DOCDATE) FROM SL_IV WHERE DOCNO = '{nasty.ANCIENT_DOCNO}'")
    assert year == 201
    orphans = "SELECT COUNT(*) FROM SL_IVDTL D WHERE NOT EXISTS (SELECT 1 FROM SL_IV S WHERE S.DOCKEY = D.DOCKEY)"
    assert _rows(plain, orphans) == [(1,)]
    broken = f"SELECT COUNT(*) FROM AR_CUSTOMER WHERE CODE = '{nasty.BROKEN_CODE}' AND COMPANYNAME LIKE x'42' || '%'"
    assert _rows(legacy, broken) == [(1,)]


def test_secret_columns_hold_canaries(company: Company) -> None:
    """Every secret column of the profile starts with the canary, so that a leak can be searched for."""
    ((*secrets,),) = _rows(company, f"SELECT {', '.join(SECRET_COLUMNS)} FROM SY_PROFILE")
    assert all(str(secret).startswith(CANARY[:10]) for secret in secrets)


def test_a_light_company_leaves_the_ledgers_out(servers: dict[Engine, Server]) -> None:
    """The light company has the same documents, and no general or stock ledger."""
    light = make_company(servers[Engine.FIREBIRD_3], Variant(), replace(TINY, light=True))
    full = make_company(servers[Engine.FIREBIRD_3], Variant(), TINY)
    assert _expected(light) == _expected(full)
    assert _rows(light, "SELECT COUNT(*) FROM GL_TRANS") == _rows(light, "SELECT COUNT(*) FROM ST_TR") == [(0,)]


def test_sizes_without_a_customer_are_refused(servers: dict[Engine, Server]) -> None:
    """Documents need somebody to sell to."""
    with pytest.raises(ValueError, match="at least one customer"):
        make_company(servers[Engine.FIREBIRD_3], Variant(), Sizes(customers=0))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_totals_tie_while_the_vendors_program_works(
    servers: dict[Engine, Server], engine: Engine, shape: Variant
) -> None:
    """After every few steps of a seeded walk the books are sound, in every variant."""
    company = make_company(servers[engine], replace(shape, engine=engine), TINY)
    rng = random.Random(shape.name)
    walk = VendorWalk(company.door, company.charset, max_skew=3600)
    done: list[str] = []
    for _ in range(STEPS):
        done.append(walk.step(rng))
        if len(done) % 20 == 0:
            assert _untied(company) == [], done[-20:]
    walk.finish()
    walk.close()
    assert _untied(company) == []
    company.path.unlink()


def _sale(company: Company) -> tuple[str, list[NewLine]]:
    seen = _expected(company)
    item = sorted(seen.products)[0]
    lines = [NewLine("Sold", Decimal(2), Decimal("12.50"), item, "SV", 8), NewLine("Delivery", Decimal(1), Decimal(5))]
    return sorted(seen.customers)[0], lines


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


def _expected(company: Company) -> Expected:
    connection = company.door.connect(company.charset)
    try:
        return expected(connection)
    finally:
        connection.close()


def _untied(company: Company) -> list[str]:
    connection = company.door.connect(company.charset)
    try:
        return untied(connection)
    finally:
        connection.close()


def _digest(company: Company) -> str:
    """Hash of all rows of all tables."""
    digest = hashlib.sha256()
    connection = company.door.connect(company.charset)
    try:
        cursor = connection.cursor()
        for table, key in PRIMARY_KEYS.items():
            cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")
            digest.update(repr(cursor.fetchall()).encode())
        cursor.close()
    finally:
        connection.close()
    return digest.hexdigest()
