"""All hosted connections of a platform are kept apart from each other's troubles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, update

from cloud_api.db.tables import hosted_connections
from cloud_api.hosted.keeper import Keeper
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.vendor import AllowedAddresses
from cloud_api.settings import Settings
from cloud_api.worker import hosting, memories_of
from connector.domain.clock import SystemClock
from connector.domain.keys import ConnectionId
from connector.hosting.memories import Memories
from connector.platform.wire_integrations import ConnectedList
from tests.cloud_api.driver import Cloud, served
from tests.contracts.platform_hosting import Hosting
from tests.live.servers.processes import wait_until
from tests.live.sql_accounting_api.simulator import simulator
from tests.live.sql_accounting_api.stage import company

_c = hosted_connections.c
_UNREADABLE = {"policies": '{"kinds": 5}'}


class Roll(Hosting):
    """Hosted companies of several organizations, and the table of them."""

    def host(self, name: str) -> str:
        """One more organization whose books the platform hosts; the connection."""
        self.cloud.organization(name)
        return str(self.connect(self.cloud.person(name)).json()["connection"])

    def change(self, connection: str, **values: object) -> None:
        """Other values in the table."""
        with self.cloud.database.write() as writing:
            revision = {"revision": _c.revision + 1}
            writing.execute(update(hosted_connections).where(_c.connection == connection).values(revision | values))

    def taken_up(self, connection: str) -> bool:
        """Whether a host began to work."""
        with self.cloud.database.read() as reading:
            worker = select(_c.worker).where(_c.connection == connection)
            return reading.execute(worker).scalar_one() is not None

    def trouble(self, name: str) -> str:
        """Why the runs of an organization's books fail, as people are told; empty while they do not."""
        answer = self.cloud.person(name).get("/api/integrations/connected")
        (found,) = msgspec.json.decode(answer.content, type=ConnectedList).integrations
        return found.last_words if found.ended == "failed" else ""

    def remembered(self, connection: str) -> bool:
        """Whether anything is kept of it."""
        with self._memories.look(ConnectionId(connection)) as memory:
            return memory is not None

    def remember(self, connection: str) -> None:
        """Something is kept."""
        name = ConnectionId(connection)
        with self._memories.held(name) as ours:
            assert ours
            self._memories.open(name).close()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """A worker keeps them while the block lasts; the platform itself cannot be reached."""
        allowed, platform = AllowedAddresses(("127.0.0.1",)), "http://127.0.0.1:9"
        keeper = Keeper(self.cloud.database, self.keys, allowed, self._memories, platform, SystemClock())
        with hosting(keeper, self.cloud.database):
            yield

    @property
    def _memories(self) -> Memories:
        settings = Settings(database_url=self.cloud.url)
        return memories_of(settings, self.cloud.database, SystemClock())


@pytest.fixture
def roll(sqlite_url: str, server_key: Path) -> Iterator[Roll]:
    """A platform of its own: nothing is hosted yet."""
    with (
        simulator(company(2)) as vendor,
        served(sqlite_url, key_file=str(server_key), allowed_hosts=("127.0.0.1",)) as platform,
    ):
        yield Roll(Cloud(*platform), vendor, ServerKeys(str(server_key)))


def test_a_row_that_cannot_be_understood_stops_nobody_else(roll: Roll) -> None:
    """It is left out; what is hosted already goes on as it was, with its memory."""
    broken, working = roll.host("satu"), roll.host("dua")
    roll.change(broken, **_UNREADABLE)
    with roll.at_work():
        wait_until(lambda: roll.taken_up(working), "the other one is hosted")
        assert not roll.taken_up(broken)
        wait_until(lambda: roll.trouble("satu") == "Its settings cannot be understood.", "people are told why")
        roll.change(working, **_UNREADABLE)
        late = roll.host("tiga")
        wait_until(lambda: roll.taken_up(late), "a later one is hosted")
        assert roll.remembered(working)
        roll.change(broken, policies="{}")
        wait_until(lambda: roll.taken_up(broken), "it is hosted as soon as it was put right")


def test_a_platform_that_is_not_reached_is_told(roll: Roll) -> None:
    """Turns that break off before they come to a run leave no log of one."""
    roll.host("satu")
    with roll.at_work():
        wait_until(lambda: "The platform" in roll.trouble("satu"), "people are told why")


def test_what_was_disconnected_while_nobody_watched_leaves_no_memory(roll: Roll) -> None:
    """It goes when a worker begins; what this platform never hosted, or hosts still, is not touched."""
    ended, going, strange = roll.host("satu"), roll.host("dua"), "f" * 16
    for each in (ended, going, strange):
        roll.remember(each)
    assert roll.call("DELETE", "disconnect", roll.cloud.person("satu")).status_code == 204
    with roll.at_work():
        wait_until(lambda: not roll.remembered(ended), "nothing of it stays")
        wait_until(lambda: roll.taken_up(going), "the other one is hosted")
    assert (roll.remembered(going), roll.remembered(strange)) == (True, True)
