"""The sink on a real server behind a network that breaks: settled, never doubled, never lost."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from connector.domain.actions import Action, Result, ResultKind
from connector.domain.clock import SystemClock
from connector.domain.errors import (
    AnswerLost,
    LeaseHeld,
    ProtocolBroken,
    SignInRefused,
    TimelineBroken,
    Unreachable,
)
from connector.domain.keys import EntityKind, Key
from connector.domain.reconciliation import Entry, Tally
from connector.domain.secret import Secret
from connector.platform.sink import PlatformSink
from connector.platform.wire import Handshake
from connector.sync.delivery import Delivery
from connector.sync.options import EngineOptions
from tests.contracts.actions import deletion, upsert
from tests.fakes.entities import customer
from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.proxy import LOSING, SENT, Break

CUSTOMERS = EntityKind.CUSTOMER
RECORDS = "/records/"
PROVIDER = "sql_accounting"


class Desk:
    """A paired PC of one organization, with its sink."""

    def __init__(self, platform: ShakyPlatform, slug: str, pc_name: str) -> None:
        self.token = platform.pair(slug, pc_name)
        self.client = platform.client(self.token)
        introduced = Handshake(
            agent_id=pc_name,
            pc_name=pc_name,
            connection="c1",
            company_name="Maju Sdn Bhd",
            company_marks={"created": slug},
            books_timeline="t1",
        )
        self.sink = PlatformSink(self.client, PROVIDER, lambda: introduced)

    def sequence(self) -> int:
        """How many batches the platform accepted."""
        return self.sink.identify().counters["sequence"]

    def close(self) -> None:
        """End the connections."""
        self.client.close()


@pytest.fixture
def desk(platform: ShakyPlatform, slug: str) -> Iterator[Desk]:
    """Its PC, with the lease."""
    desk = Desk(platform, slug, "FRONT-DESK")
    desk.sink.identify()
    yield desk
    platform.proxy.forget()
    desk.close()


class Impatient(SystemClock):
    """Does not wait between tries; does something instead."""

    def __init__(self, instead: Callable[[], None] = lambda: None) -> None:
        self._instead = instead

    def wait(self, seconds: float, stop: Event) -> bool:
        """Go on at once."""
        self._instead()
        return stop.is_set()


def deliver(
    sink: PlatformSink, actions: Sequence[Action], instead: Callable[[], None] = lambda: None
) -> list[tuple[Action, Result]]:
    """Deliver as the engine does."""
    delivery = Delivery(sink, Impatient(instead), EngineOptions(retry_attempts=30), Event(), lambda _sentence: None)
    return delivery.deliver(CUSTOMERS, actions)


def customers(number: int, revision: int = 1) -> list[Action]:
    """Some customers in a state."""
    return [upsert(customer(f"C{n:04}", f"Kedai {revision}"), revision) for n in range(number)]


def holds(desk: Desk, actions: Sequence[Action]) -> bool:
    """Whether the platform has exactly these records, each as wanted."""
    tally = Tally()
    for action in actions:
        tally.add(Entry(action.key, action.fingerprint, action.currency, action.amount))
    return desk.sink.summary(CUSTOMERS) == tally.summary()


@pytest.mark.parametrize("kind", LOSING)
def test_each_break_is_uncertain_then_settled(platform: ShakyPlatform, desk: Desk, kind: Break) -> None:
    """However a write is broken it is uncertain; asking tells whether it arrived; nothing is written twice."""
    actions = customers(20)
    platform.proxy.plan(kind, RECORDS)
    with pytest.raises(AnswerLost):
        desk.sink.apply(CUSTOMERS, actions)
    if kind is Break.CUT_UNANSWERED:  # the server may still be at it
        deliver(desk.sink, actions)
    settled = desk.sink.settle(CUSTOMERS, actions)
    assert all((result is not None) == (kind in SENT) for result in settled)
    assert all(result.agreed for _, result in deliver(desk.sink, actions))
    assert holds(desk, actions)
    platform.proxy.release()
    assert holds(desk, actions)


@pytest.mark.parametrize("kind", list(Break))
def test_the_engine_delivers_through_each_break(platform: ShakyPlatform, desk: Desk, kind: Break) -> None:
    """The engine's own delivery comes through, with as many batches accepted as were needed."""
    actions, before = customers(20), desk.sequence()
    platform.proxy.plan(kind, RECORDS)
    results = deliver(desk.sink, actions)
    assert [action.id for action, _ in results] == [action.id for action in actions]
    assert holds(desk, actions)
    if kind in SENT - {Break.CUT_UNANSWERED}:
        assert desk.sequence() == before + 1


@pytest.mark.parametrize("kind", [Break.CUT_BEFORE, Break.CUT_AFTER, Break.SILENCE, Break.PAGE, Break.BAD_GATEWAY])
def test_a_broken_settling_settles_nothing(platform: ShakyPlatform, desk: Desk, kind: Break) -> None:
    """The answer to the question is lost too: what was uncertain stays so, until it is asked again."""
    actions = customers(3)
    platform.proxy.plan(Break.CUT_AFTER, RECORDS)
    with pytest.raises(AnswerLost):
        desk.sink.apply(CUSTOMERS, actions)
    platform.proxy.plan(kind, "/settle/")
    with pytest.raises((Unreachable, ProtocolBroken)):
        desk.sink.settle(CUSTOMERS, actions)
    assert all(result is not None for result in desk.sink.settle(CUSTOMERS, actions))
    assert desk.sequence() == 1


def test_a_late_first_arrival_overwrites_nothing(platform: ShakyPlatform, desk: Desk) -> None:
    """A request that a router kept for minutes arrives after newer states: those stay, deletions too."""
    first = customers(3)
    platform.proxy.plan(Break.LATE, RECORDS)
    with pytest.raises(AnswerLost):
        desk.sink.apply(CUSTOMERS, first)
    assert desk.sink.settle(CUSTOMERS, first) == [None] * 3
    deliver(desk.sink, first)
    second = customers(2, revision=2)
    deliver(desk.sink, [*second, deletion(CUSTOMERS, "C0002", 2)])
    assert platform.proxy.release() == [200]
    assert holds(desk, second)


def test_a_server_that_is_killed_in_the_middle(platform: ShakyPlatform, desk: Desk) -> None:
    """Kill −9 with the request inside: after its restart everything is there once."""
    actions = customers(500)
    platform.proxy.plan(Break.CUT_UNANSWERED, RECORDS)
    kills = [platform.kill]

    def kill_once() -> None:
        if kills:
            kills.pop()()

    results = deliver(desk.sink, actions, kill_once)
    assert len(results) == 500
    assert holds(desk, actions)


def test_a_network_that_is_gone_for_a_while(platform: ShakyPlatform, desk: Desk) -> None:
    """Nothing was sent: no settling needed, and the same batch goes when the network is back."""
    actions = customers(5)
    with platform.proxy.down(), pytest.raises(Unreachable):
        desk.sink.apply(CUSTOMERS, actions)
    assert [result.kind for result in desk.sink.apply(CUSTOMERS, actions)] == [ResultKind.CREATED] * 5


def test_a_slow_line_is_no_broken_one(platform: ShakyPlatform, desk: Desk) -> None:
    """Answers that take their time are waited for, as long as something may still come."""
    platform.proxy.delay = 0.5
    assert [result.kind for result in desk.sink.apply(CUSTOMERS, customers(5))] == [ResultKind.CREATED] * 5
    platform.proxy.delay = 30
    with pytest.raises(AnswerLost, match="said nothing for 2 seconds"):
        desk.sink.apply(CUSTOMERS, customers(5, revision=2))
    platform.proxy.delay = 0
    assert all(result.agreed for _, result in deliver(desk.sink, customers(5, revision=2)))
    assert holds(desk, customers(5, revision=2))


@pytest.mark.parametrize("seed", range(3))
def test_a_storm(platform: ShakyPlatform, desk: Desk, seed: int) -> None:
    """Creates, updates and deletions through a network that breaks every third exchange, in every way."""
    dice = random.Random(seed)
    kinds = [kind for kind in Break if "SILENCE" not in kind.name]

    def broken(_method: str, path: str) -> Break | None:
        writes = RECORDS in path or "/settle/" in path
        return dice.choice(kinds) if writes and dice.random() < 0.35 else None

    platform.proxy.choose(broken)
    wanted: dict[Key, Action] = {}
    revisions: dict[Key, int] = {}
    for _ in range(25):
        batch = []
        for n in dice.sample(range(60), 12):
            key = Key(f"C{n:04}")
            revision = revisions[key] = revisions.get(key, 0) + 1
            gone = key in wanted and dice.random() < 0.3
            name = f"Kedai {dice.randrange(9)}"
            batch.append(deletion(CUSTOMERS, key, revision) if gone else upsert(customer(key, name), revision))
        for action, result in _through_the_storm(desk, batch):
            assert result.agreed
            if action.content:
                wanted[action.key] = action
            else:
                wanted.pop(action.key, None)
    platform.proxy.choose(None)
    platform.proxy.release()
    assert len(platform.proxy.broken) > 10
    assert holds(desk, list(wanted.values()))


def _through_the_storm(desk: Desk, batch: list[Action]) -> list[tuple[Action, Result]]:
    """A page in answer to a question ends a run; the next run begins by settling, as the engine does."""
    while True:
        try:
            return deliver(desk.sink, batch)
        except ProtocolBroken:
            continue


def test_two_pcs_for_one_company(platform: ShakyPlatform, slug: str, desk: Desk) -> None:
    """The second one is refused and told the first one's name, until the first gives the company back."""
    second = Desk(platform, slug, "BACK-OFFICE")
    with pytest.raises(LeaseHeld, match="FRONT-DESK"):
        second.sink.identify()
    with pytest.raises(LeaseHeld, match="FRONT-DESK"):
        second.sink.apply(CUSTOMERS, customers(1))
    desk.sink.close()
    second.sink.identify()
    with pytest.raises(LeaseHeld, match="BACK-OFFICE"):
        desk.sink.apply(CUSTOMERS, customers(1))
    assert holds(second, [])
    second.close()


def test_a_token_that_nobody_gave(platform: ShakyPlatform) -> None:
    """A revoked or wrong token is said to be one, and does not appear in what is said."""
    client = platform.client(Secret("bba_canary"))
    with pytest.raises(SignInRefused) as raised:
        client.sync_status(PROVIDER)
    client.close()
    assert "canary" not in f"{raised.value!r} {raised.value} {raised.value.facts}"


def test_a_platform_restored_under_a_running_host(tmp_path: Path) -> None:
    """The database goes back to a backup while a PC holds the lease: the next write finds out and writes nothing."""
    with shaky_platform(f"sqlite:///{tmp_path / 'platform.sqlite3'}") as platform:
        platform.organization("maju")
        desk = Desk(platform, "maju", "FRONT-DESK")
        desk.sink.identify()
        deliver(desk.sink, customers(2))
        desk.sink.close()
        platform.kill()
        backup = shutil.copytree(tmp_path, tmp_path.with_name("backup"))
        desk.sink.identify()
        deliver(desk.sink, customers(3, revision=2))
        platform.server.kill()
        for path in tmp_path.iterdir():
            path.unlink()
        shutil.copytree(backup, tmp_path, dirs_exist_ok=True)
        platform.kill()
        for _ in range(2):
            with pytest.raises(TimelineBroken, match="restored"):
                desk.sink.apply(CUSTOMERS, customers(3, revision=3))
        assert holds(desk, customers(2))
        desk.close()
