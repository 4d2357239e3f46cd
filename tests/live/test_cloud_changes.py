"""People's changes on a real PostgreSQL server, and the feed through a real server process."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from tests.cloud_api.driver import Cloud, Http, served
from tests.cloud_api.feed_stage import PlatformStage
from tests.contracts.feed import FeedContract
from tests.contracts.platform_changes import FeedAccessContract, FeedOrderContract
from tests.contracts.platform_renames import RenameContract
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import free_port, start_cloud


@pytest.fixture(scope="module")
def url(postgres: PostgresServer) -> str:
    """An empty, migrated database."""
    made = postgres.create_database(f"changes_{secrets.token_hex(4)}")
    database = Database(made)
    upgrade(database)
    database.close()
    return made


@pytest.fixture(scope="module")
def running(url: str) -> Iterator[tuple[Http, Database]]:
    """One platform over a database of its own."""
    with served(url) as platform:
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestFeedOrderOnPostgres(FeedOrderContract):
    """In the order of commits, with writers at the same time."""


class TestFeedAccessOnPostgres(FeedAccessContract):
    """Who may read and answer."""


class TestRenamesOnPostgres(RenameContract):
    """Records under new keys."""


class TestPlatformFeedOnPostgres(FeedContract):
    """Through a server process of its own, as agents reach it."""

    @pytest.fixture(scope="class")
    def address(self, url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
        """A running server."""
        port, folder = free_port(), tmp_path_factory.mktemp("feed")
        with start_cloud(url, port=port, output=Path(folder) / "server.txt"):
            yield f"http://127.0.0.1:{port}"

    @pytest.fixture
    def stage(self, url: str, address: str) -> Iterator[PlatformStage]:
        """An organization of its own."""
        database = Database(url)
        with httpx.Client(base_url=address, timeout=60) as http:
            stage = PlatformStage(Cloud(http, database), address)
            yield stage
            stage.client.close()
        database.close()
