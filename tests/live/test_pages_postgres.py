"""The promises about the pages and about configuring, on a real PostgreSQL server whose rows are kept apart."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from tests.cloud_api.driver import Cloud, Http, new_key_file, served
from tests.contracts.platform_configuration import ConfigurationContract
from tests.contracts.platform_page_forms import PageAskingContract, PageFormsContract
from tests.contracts.platform_page_records import PageRecordsContract
from tests.contracts.platform_pages import PagesContract
from tests.live.servers.postgres import PostgresServer


@pytest.fixture(scope="module")
def running(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Http, Database]]:
    """One platform."""
    url = postgres.create_database(f"pages_{secrets.token_hex(4)}")
    database = Database(url)
    upgrade(database)
    database.close()
    key_file = new_key_file(tmp_path_factory.mktemp("keys"))
    with served(url, key_file=str(key_file), allowed_hosts=("127.0.0.1",)) as platform:
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestPagesOnPostgres(PagesContract):
    """In the browser."""


class TestConfigurationOnPostgres(ConfigurationContract):
    """Told, wished, dealt with."""


class TestPageAskingOnPostgres(PageAskingContract):
    """What is asked for there."""


class TestPageFormsOnPostgres(PageFormsContract):
    """What is changed there."""


class TestPageRecordsOnPostgres(PageRecordsContract):
    """One record."""
