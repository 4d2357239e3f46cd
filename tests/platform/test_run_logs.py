"""Runs are told to the platform, each once, however long it could not be reached."""

from __future__ import annotations

import datetime as dt
import uuid

import httpx
import msgspec
import pytest

from connector.domain.errors import Unreachable
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.runs import EntityCounts, Outcome, RunRecord, Trigger
from connector.platform.client import PlatformClient
from connector.platform.run_logs import RunLogPost, StoredRunLogs, sync_logs
from connector.platform.wire import ProblemCode, SyncLog
from tests.fakes.clock import ManualClock
from tests.fakes.platform_app import Fault, PlatformApp, Refused, problem
from tests.fakes.store import MemoryStore
from tests.platform.conftest import PROVIDER

KINDS = (EntityKind.CUSTOMER, EntityKind.INVOICE)
BEGAN = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def run(name: str, outcome: Outcome | None = Outcome.SUCCESS, **fields: object) -> RunRecord:
    """A run that wrote two customers, unless told otherwise."""
    plain = RunRecord(
        id=RunId(name),
        connection=ConnectionId("c1"),
        trigger=Trigger.SCHEDULE,
        started_at=BEGAN,
        completed_at=BEGAN + dt.timedelta(seconds=3),
        outcome=outcome,
        counts=(EntityCounts(entity=EntityKind.CUSTOMER, created=2),),
    )
    return msgspec.structs.replace(plain, **fields)


@pytest.fixture
def store(clock: ManualClock) -> MemoryStore:
    """The memory of the connection."""
    return MemoryStore()


@pytest.fixture
def post(client: PlatformClient, store: MemoryStore) -> RunLogPost:
    """Sends the runs of the store."""
    return RunLogPost(client, PROVIDER, "inbound", KINDS, StoredRunLogs(store))


def told(app: PlatformApp) -> list[SyncLog]:
    """What the platform has."""
    return [log for _, log in app.logs.values()]


def test_finished_runs_are_sent_once(app: PlatformApp, store: MemoryStore, post: RunLogPost) -> None:
    """Acknowledged runs are not sent again; a dry run and a running one are nobody's business."""
    store.save_run(run("r1"))
    store.save_run(run("r2", dry_run=True))
    store.save_run(run("r3", None))
    assert post.send_waiting() == 1
    assert post.send_waiting() == 0
    store.save_run(run("r3", Outcome.FAILED, sentence="No network."))
    assert post.send_waiting() == 1
    assert len([request for request in app.requests if "sync-logs" in request.url.path]) == 2
    assert [log.status for log in told(app)] == ["success", "partial"]


def test_what_could_not_be_sent_waits(app: PlatformApp, store: MemoryStore, post: RunLogPost) -> None:
    """Offline, nothing is lost; a log whose acknowledgement was lost comes again under the same id."""
    store.save_run(run("r1"))
    app.faults.append(Fault(httpx.ConnectError("gone")))
    with pytest.raises(Unreachable):
        post.send_waiting()
    app.faults.append(Fault(httpx.ReadError("cut"), arrives=True))
    with pytest.raises(Unreachable):
        post.send_waiting()
    store.save_run(run("r2"))
    post.send_waiting()
    assert len(told(app)) == 2
    assert post.send_waiting() == 0


def test_hundreds_of_runs_go_in_a_few_requests(app: PlatformApp, store: MemoryStore, post: RunLogPost) -> None:
    """After a long time offline the oldest come first, in bounded requests."""
    for number in range(260):
        store.save_run(run(f"r{number}", counts=tuple(EntityCounts(entity=kind) for kind in EntityKind)))
    assert post.send_waiting() == 260
    assert len(told(app)) == 260 * len(EntityKind)
    assert len(app.requests) == 11


def test_a_log_that_is_never_taken_blocks_nobody(app: PlatformApp, store: MemoryStore, post: RunLogPost) -> None:
    """The platform refuses one run's log for what it is: the others still arrive."""
    for number in range(3):
        store.save_run(run(f"r{number}"))
    refused = Refused(422, ProblemCode.INVALID, "error_message: too long")
    app.faults += [Fault(problem(refused)), Fault(problem(refused), passes=1)]
    post.send_waiting()
    assert len(told(app)) == 2
    assert StoredRunLogs(store).waiting(10) == []


def test_ids_stand_for_run_and_entity() -> None:
    """The same run gives the same UUIDs wherever and whenever it is told."""
    both = run("r1", counts=tuple(EntityCounts(entity=kind) for kind in KINDS))
    first, second = sync_logs(both, "inbound", KINDS)
    assert first.id != second.id
    assert [log.id for log in sync_logs(both, "inbound", KINDS)] == [first.id, second.id]
    assert first.id != sync_logs(run("r2"), "inbound", KINDS)[0].id
    assert uuid.UUID(first.id).version == 5


SOME = EntityCounts(entity=EntityKind.CUSTOMER, created=2, updated=1, unchanged=4, failed=1)
FINE = EntityCounts(entity=EntityKind.INVOICE, created=1)


@pytest.mark.parametrize(
    ("record", "statuses"),
    [
        (run("r", Outcome.SUCCESS, counts=(FINE,)), ["success"]),
        (run("r", Outcome.PARTIAL, counts=(SOME, FINE)), ["partial", "success"]),
        (run("r", Outcome.PARTIAL, counts=(FINE,), sentence="Sides differ."), ["partial"]),
        (run("r", Outcome.PARTIAL, counts=(EntityCounts(entity=EntityKind.INVOICE, held=60),)), ["partial"]),
        (run("r", Outcome.FAILED, counts=(SOME, EntityCounts(entity=EntityKind.INVOICE))), ["partial", "failed"]),
        (run("r", Outcome.FAILED, counts=()), ["failed", "failed"]),
        (run("r", Outcome.STOPPED, counts=(FINE,)), ["partial"]),
        (run("r", Outcome.SUCCESS, counts=()), []),
    ],
)
def test_the_owners_words(record: RunRecord, statuses: list[str]) -> None:
    """success, partial or failed for each entity kind; a run that came to none failed for all."""
    assert [log.status for log in sync_logs(record, "inbound", KINDS)] == statuses


def test_what_a_log_tells() -> None:
    """Counts, times, direction, and the reason where there is one."""
    failed = run("r", Outcome.PARTIAL, counts=(SOME,))
    (log,) = sync_logs(failed, "bidirectional", KINDS)
    assert (log.records_synced, log.records_failed) == (7, 1)
    assert log.error_message == "1 set aside"
    assert (log.sync_direction, log.started_at, log.completed_at) == (
        "bidirectional",
        BEGAN,
        BEGAN + dt.timedelta(seconds=3),
    )
    said = run("r", Outcome.FAILED, sentence="The server stopped.", remedy="Start it.")
    assert sync_logs(said, "inbound", KINDS)[0].error_message == "The server stopped. Start it."
