"""Collecting that breaks off: how it is told, and until when it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import httpx
import msgspec
import pytest

from cloud_api.hosted.gathering import Whose, collect, is_due
from connector.domain.errors import BridgeError, ProtocolBroken, Unreachable
from connector.domain.gathered import Before, Gathered, Notice, Used
from connector.domain.keys import ConnectionId, RunId
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.domain.secret import Secret
from connector.hosting.explaining import explain
from connector.platform.client import PlatformClient
from connector.platform.wire import SyncLog, SyncLogs
from tests.fakes.clock import ManualClock
from tests.fakes.collected import collected
from tests.fakes.two_ways import TwoWayMemory

WHOSE = Whose(ConnectionId("c1"), "facebook")
AWAY = Unreachable("Facebook cannot be reached.")
UNREADABLE = ProtocolBroken("Facebook answered something that is no list.")


class Account:
    """One that has a figure and a notice, and may break off after the figure."""

    def __init__(self, failure: BridgeError | None = None, *, missing: bool = False) -> None:
        self._failure = failure
        self._missing = missing

    def gather(self, before: Before) -> Iterator[Gathered]:
        """One part."""
        yield collected("p1", dt.datetime(2026, 11, 30, tzinfo=dt.UTC))[0]
        if self._failure is not None:
            raise self._failure

    def notices(self) -> tuple[Notice, ...]:
        """Of what is missing."""
        return (Notice(code="x", sentence="Some are not given.", missing=True),) if self._missing else ()

    def used(self) -> tuple[Used, ...]:
        """Unknown."""
        return ()

    def dead(self) -> Mapping[str, str]:
        """None."""
        return {}


class Desk:
    """A connection's memory, and what its host tells the platform."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.memory = TwoWayMemory()
        self.logs: list[SyncLog] = []

    def collect(self, account: Account) -> SyncLog:
        """Collect once; the line of the history."""

        def hear(request: httpx.Request) -> httpx.Response:
            if request.url.path.endswith("/sync-logs"):
                self.logs += msgspec.json.decode(request.read(), type=SyncLogs).logs
            return httpx.Response(204)

        transport = httpx.MockTransport(hear)
        client = PlatformClient.at(
            "https://platform.example", lambda: Secret("t"), clock=self.clock, transport=transport
        )
        try:
            collect(account, self.memory, client, WHOSE, self.clock)
        finally:
            client.close()
        self.clock.advance(60)
        return self.logs[-1]

    def hours(self, account: Account) -> int:
        """Collect, and then count the hours until it is due again."""
        self.collect(account)
        passed = 0
        while not is_due(self.memory, self.clock):
            self.clock.advance(3600)
            passed += 1
        return passed

    def run(self, outcome: Outcome) -> None:
        """A run of records comes and goes."""
        now = self.clock.now()
        name = RunId(f"r{len(self.memory.runs_by_id)}")
        self.memory.save_run(
            RunRecord(
                id=name,
                connection=WHOSE.connection,
                trigger=Trigger.SCHEDULE,
                started_at=now,
                completed_at=now,
                outcome=outcome,
            )
        )
        self.clock.advance(60)

    def is_open(self, number: int) -> bool:
        """Whether a line of the log still holds."""
        entry = self.memory.log_entry(number)
        assert entry is not None
        return explain("c1", self.memory, entry).is_open


@pytest.mark.parametrize(
    ("account", "status"),
    [
        (Account(), "success"),
        (Account(missing=True), "partial"),
        (Account(AWAY), "failed"),
        (Account(AWAY, missing=True), "failed"),
    ],
)
def test_what_breaks_off_failed_whatever_was_collected_by_then(account: Account, status: str) -> None:
    """Partial is what came to its end, and something could not be had."""
    told = Desk().collect(account)
    assert (told.status, told.records_synced > 0) == (status, True)


def test_only_collecting_that_came_to_its_end_closes_what_broke_off() -> None:
    """Runs of records go on meanwhile and say nothing of it; nor does another try that broke off."""
    desk = Desk()
    desk.collect(Account(AWAY))
    desk.run(Outcome.SUCCESS)
    assert desk.is_open(1)
    desk.collect(Account(AWAY))
    assert (desk.is_open(1), desk.is_open(2)) == (True, True)
    desk.collect(Account())
    assert (desk.is_open(1), desk.is_open(2)) == (False, False)
    desk.collect(Account(AWAY))
    assert (desk.is_open(1), desk.is_open(4)) == (False, True)


def test_what_stays_unreadable_is_tried_less_and_less_often() -> None:
    """All other parts are asked for each time: twice as long each time, a day at most, and anew once it can be read. A
    line that is away is another matter: it comes back, and says nothing of what is read."""
    desk = Desk()
    assert [desk.hours(Account(UNREADABLE)) for _ in range(7)] == [1, 2, 4, 8, 16, 24, 24]
    assert desk.hours(Account(AWAY)) == 24
    assert desk.hours(Account()) == 24
    assert [desk.hours(Account(AWAY)) for _ in range(3)] == [1, 1, 1]
    assert desk.hours(Account(UNREADABLE)) == 1
