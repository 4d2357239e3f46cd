"""A write transaction of the driver: all or nothing, never over somebody else's edit, never waiting for it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from connector.domain.errors import DuplicateKey, Locked, SignInRefused
from connector.domain.secret import Secret
from connector.drivers.firebird import Attachment
from tests.live.ledgers import READER, READER_PASSWORD, grant_reading, settings_of
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Variant

_RENAME = "UPDATE AR_CUSTOMER SET COMPANYNAME = ? WHERE CODE = ?"
_NAME = "SELECT COMPANYNAME FROM AR_CUSTOMER WHERE CODE = ?"


@pytest.fixture
def company(firebird3: FirebirdServer) -> Company:
    """A company of its own."""
    return make_company(firebird3, Variant(), TINY)


@pytest.fixture
def ours(firebird3: FirebirdServer, company: Company) -> Iterator[Attachment]:
    """The product's attachment."""
    attachment = _attach(firebird3, company)
    yield attachment
    attachment.close()


@pytest.fixture
def person(firebird3: FirebirdServer, company: Company) -> Iterator[Attachment]:
    """Somebody else's."""
    attachment = _attach(firebird3, company)
    yield attachment
    attachment.close()


def _attach(firebird: FirebirdServer, company: Company) -> Attachment:
    settings = settings_of(firebird, company.path, company.variant)
    return Attachment(settings.target(), Secret(firebird.password))


def _code(attachment: Attachment) -> str:
    with attachment.snapshot() as transaction:
        row = transaction.one("SELECT FIRST 1 CODE FROM AR_CUSTOMER ORDER BY CODE")
    assert row is not None
    return str(row[0])


def _name(attachment: Attachment, code: str) -> object:
    with attachment.snapshot() as transaction:
        row = transaction.one(_NAME, (code,))
    return row[0] if row else None


def test_what_is_written_is_there_and_counted(ours: Attachment, person: Attachment) -> None:
    """A statement tells how many rows it concerned; others see them once the block has ended."""
    code = _code(ours)
    with ours.writing() as transaction:
        assert transaction.execute(_RENAME, ("Ujian 测试 தமிழ்", code)) == 1
        assert transaction.execute(_RENAME, ("Nobody", "no such")) == 0
        assert _name(person, code) != "Ujian 测试 தமிழ்"
    assert _name(person, code) == "Ujian 测试 தமிழ்"


def test_all_or_nothing(ours: Attachment) -> None:
    """When the block raises, nothing of it stays."""

    def twice() -> None:
        with ours.writing() as transaction:
            transaction.execute("INSERT INTO ST_GROUP (CODE) VALUES (?)", ("UJIAN",))
            transaction.execute("INSERT INTO ST_GROUP (CODE) VALUES (?)", ("UJIAN",))

    with pytest.raises(DuplicateKey):
        twice()
    with ours.snapshot() as transaction:
        assert transaction.one("SELECT 1 FROM ST_GROUP WHERE CODE = 'UJIAN'") is None


def test_a_row_that_somebody_edits_is_neither_overwritten_nor_waited_for(ours: Attachment, person: Attachment) -> None:
    """An edit that is not committed yet refuses ours at once."""
    code = _code(ours)
    with person.writing() as theirs:
        theirs.execute(_RENAME, ("by a person", code))
        began = time.monotonic()
        with pytest.raises(Locked), ours.writing() as transaction:
            transaction.execute(_RENAME, ("by us", code))
        assert time.monotonic() - began < 5
    assert _name(ours, code) == "by a person"


def test_a_row_that_somebody_edited_since_we_began_is_not_overwritten(ours: Attachment, person: Attachment) -> None:
    """Also when they have committed meanwhile: our view is older than their edit."""
    code = _code(ours)

    def late() -> None:
        with ours.writing() as transaction:
            transaction.one(_NAME, (code,))
            with person.writing() as theirs:
                theirs.execute(_RENAME, ("by a person", code))
            transaction.execute(_RENAME, ("by us", code))

    with pytest.raises(Locked):
        late()
    assert _name(ours, code) == "by a person"


def test_rights_that_are_missing_are_named(firebird3: FirebirdServer, company: Company) -> None:
    """A login that may only read is told which right it lacks."""
    grant_reading(firebird3, company)
    settings = settings_of(firebird3, company.path, company.variant, user=READER)
    attachment = Attachment(settings.target(), Secret(READER_PASSWORD))
    try:
        with pytest.raises(SignInRefused, match="may not write AR_CUSTOMER"), attachment.writing() as transaction:
            transaction.execute(_RENAME, ("x", _code(attachment)))
    finally:
        attachment.close()
