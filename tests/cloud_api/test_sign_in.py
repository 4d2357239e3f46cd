"""The promises about signing in at providers, on SQLite."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud_api.db.engine import Database
from tests.cloud_api.driver import Cloud, Http
from tests.contracts.platform_sign_in import RefusedSignInContract, SignInContract
from tests.contracts.platform_tokens import ConsentContract, RefreshContract
from tests.fakes.sign_in.provider import SignInProvider, sign_in_provider
from tests.fakes.sign_in.stage import platform


@pytest.fixture(scope="module")
def provider() -> Iterator[SignInProvider]:
    """Where people sign in."""
    with sign_in_provider() as running:
        yield running


@pytest.fixture(scope="module")
def running(
    migrated_file: Path, server_key: Path, provider: SignInProvider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Http, Database]]:
    """One platform, registered with all of them."""
    folder = tmp_path_factory.mktemp("sign_in")
    shutil.copyfile(migrated_file, folder / "cloud.sqlite3")
    with platform(f"sqlite:///{folder}/cloud.sqlite3", folder, provider, server_key) as served:
        yield served


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestSignInOnSqlite(SignInContract):
    """The way there and back."""


class TestRefusedSignInOnSqlite(RefusedSignInContract):
    """What ends in a page and no token."""


class TestRefreshOnSqlite(RefreshContract):
    """Renewing tokens."""


class TestConsentOnSqlite(ConsentContract):
    """The end of a consent, and of a connection."""
