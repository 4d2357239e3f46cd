"""Real servers, one of each for the whole session; databases and users are made by each test for itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.servers.autocount import AutoCountDatabase, TranslatedServer, translated_server
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird5 import firebird5_server
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.mssql import MicrosoftServer, configured, microsoft_server
from tests.live.servers.postgres import PostgresServer, postgres_server

_slugs = count(1)


@pytest.fixture(scope="session")
def firebird3() -> Iterator[FirebirdServer]:
    """A Firebird 3.0 server."""
    with firebird3_server() as server:
        yield server


@pytest.fixture(scope="session")
def firebird5() -> Iterator[FirebirdServer]:
    """A server with the Firebird 5 engine."""
    with firebird5_server() as server:
        yield server


@pytest.fixture(scope="session", params=["firebird3", "firebird5"])
def firebird(request: pytest.FixtureRequest) -> FirebirdServer:
    """Each Firebird server in turn; started only when a test asks for it."""
    server: FirebirdServer = request.getfixturevalue(request.param)
    return server


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL cluster."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def autocount_postgres() -> Iterator[TranslatedServer]:
    """AutoCount's databases on PostgreSQL, behind the translator."""
    with translated_server() as server:
        yield server


@pytest.fixture(scope="session")
def autocount_mssql() -> Iterator[MicrosoftServer]:
    """AutoCount's databases on the SQL Server of BUKUBRIDGE_TEST_MSSQL."""
    with microsoft_server() as server:
        yield server


@pytest.fixture(scope="session", params=["autocount_postgres", *(["autocount_mssql"] if configured() else [])])
def autocount_server(request: pytest.FixtureRequest) -> TranslatedServer | MicrosoftServer:
    """What AutoCount's databases can be on, each in turn."""
    server: TranslatedServer | MicrosoftServer = request.getfixturevalue(request.param)
    return server


@pytest.fixture
def autocount(autocount_server: TranslatedServer | MicrosoftServer) -> Iterator[AutoCountDatabase]:
    """A company database with the whole schema and no row."""
    database = autocount_server.create()
    try:
        yield database
    finally:
        database.drop()


@pytest.fixture(scope="module")
def platform() -> Iterator[ShakyPlatform]:
    """One platform for the tests of a module; each has an organization of its own."""
    with shaky_platform() as shaky:
        yield shaky


@pytest.fixture
def slug(platform: ShakyPlatform) -> str:
    """A new organization."""
    slug = f"pejabat-{next(_slugs)}"
    platform.organization(slug)
    return slug
