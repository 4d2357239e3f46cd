"""A company in the cloud under its provider's real limits, read and written by the engine: requests, and seconds by the
limits. Time is the simulator's, which moves only while somebody waits: seconds are those that limits cost. How soon a
webhook's record is on the platform goes through the real server and worker, in real seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from connector.domain.clock import SystemClock
from connector.domain.entities import Entity
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import BORN_ON_PLATFORM, ChangeOutcome
from connector.domain.policies import KindPolicy, Policies
from connector.domain.ports import Books, Source
from connector.domain.runs import Outcome, Trigger
from connector.store.sqlite import SqliteStore
from connector.sync.inbound import Inbound
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.bench.figure import Figure, emit, percentile, scaled
from tests.fakes.clock import ManualClock
from tests.fakes.feed import MemoryFeed
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink

CUSTOMERS: Final = 20_000
INVOICES: Final = 50_000
PAGE: Final = 1000
"""Records of one page, of either provider."""
_TOLD: Final = 20
"""Webhooks, one after the other."""
_KINDS: Final = (EntityKind.CUSTOMER, EntityKind.INVOICE)


@dataclass(slots=True)
class Bridge:
    """An engine between a simulator with its limits and a platform in memory."""

    asked: Sequence[str]
    """Every request so far."""
    refused: Callable[[], int]
    """How many were too many."""
    source: Source
    books: Books
    clock: ManualClock
    store: SqliteStore
    feed: MemoryFeed
    platform: MemorySink

    def run(self) -> None:
        """One run in both directions, without a sweep."""
        policies = Policies(kinds={kind: KindPolicy(write=True) for kind in _KINDS})
        engine = Engine(
            ConnectionId("c1"), self.source, self.platform, self.store, self.clock, MemoryReporter(),
            EngineOptions(retry_attempts=1), inbound=Inbound(self.feed, self.books, self.store, policies),
        )  # fmt: skip
        run = engine.run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
        assert run.outcome is Outcome.SUCCESS, (run.error_code, run.sentence)
        self.source.close()

    def measured(self) -> tuple[int, float]:
        """Requests and seconds of one run, and no request of it was refused."""
        asked, began = len(self.asked), self.clock.monotonic()
        self.run()
        assert self.refused() == 0
        return len(self.asked) - asked, self.clock.monotonic() - began


@contextmanager
def bridge(
    path: Path,
    clock: ManualClock,
    source: Source,
    books: Books,
    asked: Sequence[str],
    refused: Callable[[], int],
) -> Iterator[Bridge]:
    """Nothing was read yet."""
    store = SqliteStore(path)
    try:
        yield Bridge(asked, refused, source, books, clock, store, MemoryFeed(), MemorySink())
    finally:
        store.close()


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one provider."""

    name: str
    together: int
    """Records of one request."""
    soonest: Callable[[int, int], float]
    """Seconds that the limits take for so many requests, of which so many have several records."""
    sold: Callable[[Key, int], Entity]
    """An invoice to a customer."""

    def read(self, both: Bridge, kinds: int) -> None:
        """Everything once, and then a run that finds nothing; `kinds` have one page."""
        requests, seconds = both.measured()
        sizes = {kind: len(both.platform.entities(kind)) for kind in _KINDS}
        pages = sum(-(-size // PAGE) for size in sizes.values()) + kinds
        self._tell("read a company", requests, seconds, (pages, 0), _sizes(sizes))
        both.clock.advance(300)
        requests, seconds = both.measured()
        self._tell("a run that finds nothing", requests, seconds, (1, 0), _sizes(sizes))

    def write(self, both: Bridge) -> None:
        """New customers and invoices to them, entered on the platform into a company that was read."""
        both.run()
        both.clock.advance(300)
        customers, invoices = scaled(CUSTOMERS), scaled(INVOICES)
        buyers = [
            both.feed.create(Customer(code="", name=f"Baharu {number}", currency="MYR")) for number in range(customers)
        ]
        for number in range(invoices):
            both.feed.create(self.sold(Key(f"{BORN_ON_PLATFORM}{buyers[number % customers]}"), 100 + number))
        requests, seconds = both.measured()
        assert {answer.outcome for answer in both.feed.answers.values()} == {ChangeOutcome.APPLIED}
        assert len(both.feed.answers) == customers + invoices
        least = -(-customers // self.together) - (-invoices // self.together)
        sizes = {EntityKind.CUSTOMER: customers, EntityKind.INVOICE: invoices}
        self._tell("write new records", requests, seconds, (least, least), _sizes(sizes))

    def webhooks(self, tell: Callable[[int], None], is_there: Callable[[int], None], pause: float) -> None:
        """From the provider's telling to the record on the platform, one after the other with a pause between."""
        took: list[float] = []
        for number in range(scaled(_TOLD, 3)):
            SystemClock().wait(pause, Event())  # so that the limits have room again
            began = time.monotonic()
            tell(number)
            is_there(number)
            took.append(time.monotonic() - began)
        emit(
            Figure(
                name=f"{self.name}: webhook to the platform, p95", value=round(percentile(took, 0.95), 2), unit="s",
                peer="median", peer_value=round(percentile(took, 0.5), 2), goal="<= 5",
                conditions={"webhooks": len(took)},
            )
        )  # fmt: skip

    def _tell(
        self, what: str, requests: int, seconds: float, least: tuple[int, int], sizes: dict[str, str | float | int]
    ) -> None:
        emit(
            Figure(
                name=f"{self.name}: {what}, requests", value=requests, unit="requests", peer="the least possible",
                peer_value=least[0], ratio=round(requests / least[0], 3), conditions=sizes,
            )
        )  # fmt: skip
        allowed = self.soonest(*least)
        emit(
            Figure(
                name=f"{self.name}: {what}, by the limits' clock", value=round(seconds, 1), unit="s",
                peer="as fast as the limits allow the least requests", peer_value=round(allowed, 1),
                ratio=round(seconds / allowed, 3) if allowed else None, goal="within 10 %", conditions=sizes,
            )
        )  # fmt: skip


def _sizes(sizes: Mapping[EntityKind, int]) -> dict[str, str | float | int]:
    return {kind.value: size for kind, size in sizes.items()}
