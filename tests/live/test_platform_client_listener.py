"""The long poll and the run logs on a real server behind a network that breaks."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from connector.domain.clock import SystemClock
from connector.domain.errors import BridgeError
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.runs import EntityCounts, Outcome, RunRecord, Trigger
from connector.platform.client import PlatformClient
from connector.platform.listener import Listener
from connector.platform.run_logs import RunLogPost, StoredRunLogs
from connector.platform.wire import Command, Handshake
from tests.fakes.store import MemoryStore
from tests.live.faults import ShakyPlatform
from tests.live.proxy import LOSING, Break

PROVIDER = "sql_accounting"
COMMANDS = "/api/agent/commands"
LOGS = "/sync-logs"


@pytest.fixture
def face(platform: ShakyPlatform, slug: str) -> Iterator[PlatformClient]:
    """Somebody who asks for a sync."""
    face = platform.client(platform.pair(slug, "FACE"))
    yield face
    face.close()


@pytest.fixture
def client(platform: ShakyPlatform, slug: str) -> Iterator[PlatformClient]:
    """The PC's client, which keeps the company."""
    client = platform.client(platform.pair(slug, "FRONT-DESK"))
    client.handshake(
        PROVIDER,
        Handshake(
            agent_id="FRONT-DESK",
            pc_name="FRONT-DESK",
            connection="c1",
            company_name="Maju",
            company_marks={"created": slug},
            books_timeline="t1",
        ),
    )
    yield client
    platform.proxy.forget()
    client.close()


class Hasty(SystemClock):
    """Waits a hundredth of what it should."""

    def wait(self, seconds: float, stop: Event) -> bool:
        """Wait a little."""
        return stop.wait(seconds / 100)


@contextmanager
def listening(client: PlatformClient) -> Iterator[queue.Queue[Command]]:
    """A listener on a thread of its own; stopped at the end, from the middle of its poll."""
    taken: queue.Queue[Command] = queue.Queue()
    stop = Event()
    thread = Thread(target=Listener(client, taken.put, clock=Hasty()).listen, args=(stop,))
    thread.start()
    try:
        yield taken
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def test_a_wish_wakes_the_agent(platform: ShakyPlatform, client: PlatformClient, face: PlatformClient) -> None:
    """A command reaches a listener that waits for it, in far less than its poll."""
    with listening(client) as taken:
        platform.proxy.wait_for(COMMANDS)
        number = face.ask_to_sync(PROVIDER, EntityKind.CUSTOMER).command
        assert taken.get(timeout=10).id == number


@pytest.mark.parametrize("kind", [Break.CUT_BEFORE, Break.CUT_AFTER, Break.CUT_ANSWER, Break.PAGE, Break.BAD_GATEWAY])
def test_listening_goes_on_after_each_break(
    platform: ShakyPlatform, client: PlatformClient, face: PlatformClient, kind: Break
) -> None:
    """A broken poll loses no command."""
    platform.proxy.forget()
    number = face.ask_to_sync(PROVIDER, EntityKind.INVOICE).command
    platform.proxy.plan(kind, COMMANDS)
    with listening(client) as taken:
        assert taken.get(timeout=20).id == number
    assert [broken for _, broken in platform.proxy.broken] == [kind]


def test_listening_goes_on_after_the_network_was_gone(
    platform: ShakyPlatform, client: PlatformClient, face: PlatformClient
) -> None:
    """The network goes in the middle of a poll and comes back."""
    with listening(client) as taken:
        platform.proxy.wait_for(COMMANDS)
        with platform.proxy.down():
            assert taken.empty()
        number = face.ask_to_sync(PROVIDER, EntityKind.PRODUCT).command
        assert taken.get(timeout=20).id == number


@pytest.mark.parametrize("kind", LOSING)
def test_each_run_is_told_once_through_each_break(
    platform: ShakyPlatform, client: PlatformClient, slug: str, kind: Break
) -> None:
    """Run logs wait until the platform has them, and are there once however often they are sent."""
    store = MemoryStore()
    at = SystemClock().now()
    name = f"run-{kind.name}"
    store.save_run(
        RunRecord(
            id=RunId(name),
            connection=ConnectionId("c1"),
            trigger=Trigger.SCHEDULE,
            started_at=at,
            completed_at=at,
            outcome=Outcome.SUCCESS,
            counts=(EntityCounts(entity=EntityKind.CUSTOMER, created=2),),
        )
    )
    post = RunLogPost(client, PROVIDER, "inbound", (EntityKind.CUSTOMER,), StoredRunLogs(store))
    platform.proxy.plan(kind, LOGS)
    with pytest.raises(BridgeError):
        post.send_waiting()
    assert StoredRunLogs(store).waiting(10)
    post.send_waiting()
    assert not StoredRunLogs(store).waiting(10)
    platform.proxy.release()
    (log,) = client.logs(slug).logs
    assert (log.records_synced, log.status, log.provider) == (2, "success", PROVIDER)
