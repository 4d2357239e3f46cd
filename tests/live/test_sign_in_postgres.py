"""The promises about signing in at providers, on a real PostgreSQL server."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from tests.cloud_api.driver import Cloud, Http, new_key_file
from tests.contracts.platform_sign_in import RefusedSignInContract, SignInContract
from tests.contracts.platform_tokens import ConsentContract, RefreshContract
from tests.fakes.sign_in.provider import SignInProvider, sign_in_provider
from tests.fakes.sign_in.stage import platform
from tests.live.servers.postgres import PostgresServer


@pytest.fixture(scope="module")
def server_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key file of the platform."""
    return new_key_file(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def provider() -> Iterator[SignInProvider]:
    """Where people sign in."""
    with sign_in_provider() as running:
        yield running


@pytest.fixture(scope="module")
def running(
    postgres: PostgresServer, server_key: Path, provider: SignInProvider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Http, Database]]:
    """One platform, registered with all of them."""
    url = postgres.create_database(f"sign_in_{secrets.token_hex(4)}")
    database = Database(url)
    upgrade(database)
    database.close()
    with platform(url, tmp_path_factory.mktemp("sign_in"), provider, server_key) as served:
        yield served


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestSignInOnPostgres(SignInContract):
    """The way there and back."""


class TestRefusedSignInOnPostgres(RefusedSignInContract):
    """What ends in a page and no token."""


class TestRefreshOnPostgres(RefreshContract):
    """Renewing tokens."""


class TestConsentOnPostgres(ConsentContract):
    """The end of a consent, and of a connection."""
