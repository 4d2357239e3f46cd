"""People's changes on a real PostgreSQL server, and the feed through a real server process."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator

import httpx
import msgspec
import pytest

from cloud_api.agents.service import AgentService
from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.editing.commands import editor_of
from cloud_api.editing.service import EditingService
from connector.domain.keys import EntityKind
from connector.platform.wire import CommandPage, Pair
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, Http, served
from tests.cloud_api.feed_stage import PlatformStage
from tests.contracts.feed import FeedContract
from tests.contracts.platform_changes import FeedAccessContract, FeedOrderContract
from tests.contracts.platform_editing import EditingContract
from tests.contracts.platform_renames import RenameContract
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import free_port, start_cloud, wait_until

C = EntityKind.CUSTOMER


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


class TestEditingOnPostgres(EditingContract):
    """Changes beside records."""


class TestRenamesOnPostgres(RenameContract):
    """Records under new keys."""


class Paired(Cloud):
    """Agents are paired past the server, which bounds the tries of one address."""

    def agent(self, name: str, pc_name: str = "PC-1", installation: str = "") -> Agent:
        """A paired agent that has not shaken hands yet."""
        code = self.organizations.invite(self.slug(name))
        service = AgentService(self.database, lease_seconds=90)
        return Agent(self.http, service.pair(Pair(code, installation or pc_name, pc_name)).token, pc_name)


@pytest.fixture(scope="module")
def address(url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server process over the same database."""
    port = free_port()
    with start_cloud(url, port=port, output=tmp_path_factory.mktemp("feed") / "server.txt"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def remote(url: str, address: str) -> Iterator[PlatformStage]:
    """An organization of its own, reached through the server process."""
    database = Database(url)
    with httpx.Client(base_url=address, timeout=60) as http:
        stage = PlatformStage(Paired(http, database), address)
        yield stage
        stage.client.close()
    database.close()


class TestPlatformFeedOnPostgres(FeedContract):
    """Through a server process of its own, as agents reach it."""

    @pytest.fixture
    def stage(self, remote: PlatformStage) -> PlatformStage:
        """An organization of its own."""
        return remote


def test_a_change_of_another_process_reaches_a_waiting_agent_within_two_seconds(remote: PlatformStage) -> None:
    """Made by a command or by another server over the same database, a change wakes the agent's long poll in time."""
    heard: list[tuple[float, CommandPage]] = []

    def listen() -> None:
        after = 0
        for _ in range(3):
            page = remote.client.commands(after, 25)
            heard.append((time.monotonic(), page))
            after = page.commands[-1].id

    waiting = threading.Thread(target=listen)
    waiting.start()
    service, made = EditingService(remote.cloud.database), []
    for number in range(3):
        wait_until(lambda number=number: len(heard) >= number, "the agent heard of the change before")  # type: ignore[misc]
        body = msgspec.json.encode({"name": f"Kedai {number}", "currency": "MYR"})
        service.create(editor_of(remote.cloud.database, remote.person.slug, PROVIDER, "Aminah"), C, body)
        made.append(time.monotonic())
    waiting.join(timeout=30)
    assert [page.commands[0].kind for _, page in heard] == ["changes"] * 3
    assert max(when - then for (when, _), then in zip(heard, made, strict=True)) < 2.0
