"""Telling the platform of runs: kept until it has acknowledged them, so that nothing is lost while offline."""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Final, Protocol

from connector.domain.errors import ProtocolBroken
from connector.domain.keys import EntityKind, RunId
from connector.domain.ports import Store
from connector.domain.runs import EntityCounts, Outcome, RunRecord
from connector.logs import logger
from connector.platform.client import PlatformClient
from connector.platform.wire import SyncLog

ACKNOWLEDGED: Final = "platform.run_logs_acknowledged"
"""The store's fact that names the last run that the platform has."""
_NAMESPACE: Final = uuid.UUID("b1a5a7b0-6d0c-4c0e-9a57-3f1a0f7c2d61")
"""Of our own, drawn once: an id of a log is the hash of run and entity in it."""
_AT_ONCE: Final = 25
"""Runs in one request: at most 300 logs, 500 are allowed."""
_LOOKED_UP: Final = 1000
"""Runs taken from the outbox at a time."""
_PAGE: Final = 100
_UNWANTED: Final = (400, 413, 422)
"""Statuses that say that these very logs will never be taken."""

_NOTHING: Final = EntityCounts(entity=EntityKind.CUSTOMER)
"""Of a run that came to no kind."""

_log = logger("platform")


class RunLogOutbox(Protocol):
    """Runs that the platform does not have yet."""

    def waiting(self, limit: int) -> Sequence[RunRecord]:
        """Finished runs that were not acknowledged, oldest first."""

    def acknowledge(self, run: RunRecord) -> None:
        """The platform has this run and all before it. Durable when it returns."""


class StoredRunLogs:
    """`RunLogOutbox` over the memory of a connection: its runs, and one fact that says how far the platform is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(self, limit: int) -> Sequence[RunRecord]:
        """Finished runs that were not acknowledged, oldest first; dry runs concern nobody.

        A run without an end is either running now, and then the newest, or was ended by a power cut: those are left
        out, their work is told by the run that recovers it.
        """
        known = self._store.fact(ACKNOWLEDGED)
        newer = (run for run in self._newer_than(known) if run.outcome is not None and not run.dry_run)
        return list(deque(newer, maxlen=limit))[::-1]

    def acknowledge(self, run: RunRecord) -> None:
        """The platform has this run and all before it."""
        self._store.mark_fact(ACKNOWLEDGED, run.id)

    def _newer_than(self, known: str | None) -> Iterator[RunRecord]:
        before: RunId | None = None
        while page := self._store.runs(1 if before is None else _PAGE, before):
            for run in page:
                if run.id == known:
                    return
                yield run
            before = page[-1].id


class RunLogPost:
    """Sends the runs of one connection. May be called from the worker after a run and from the listener."""

    def __init__(
        self,
        client: PlatformClient,
        provider: str,
        direction: str,
        kinds: Sequence[str],
        outbox: RunLogOutbox,
    ) -> None:
        """Prepare.

        Args:
            client: calls the platform with this organization's token.
            provider: which kind of books, as URLs name it.
            direction: inbound, outbound or bidirectional.
            kinds: what the connection synchronises or collects: a run that failed before it came to any of them failed
                for all.
            outbox: what waits.
        """
        self._client = client
        self._provider = provider
        self._direction = direction
        self._kinds = tuple(kinds)
        self._outbox = outbox
        self._sending = Lock()

    def send_waiting(self) -> int:
        """Send everything that waits; how many runs the platform took. Whatever fails waits on.

        Raises:
            RetryLater, StopRun, AskUser: as the client says.
        """
        sent = 0
        with self._sending:
            while runs := self._outbox.waiting(_LOOKED_UP):
                for start in range(0, len(runs), _AT_ONCE):
                    self._send(runs[start : start + _AT_ONCE])
                sent += len(runs)
        return sent

    def _send(self, runs: Sequence[RunRecord]) -> None:
        logs = [log for run in runs for log in sync_logs(run, self._direction, self._kinds)]
        try:
            if logs:
                self._client.save_logs(self._provider, logs)
        except ProtocolBroken as exc:
            if exc.facts.get("status") not in _UNWANTED:
                raise
            if len(runs) > 1:
                for run in runs:
                    self._send([run])
                return
            _log.error("the platform refuses the log of a run", run=runs[0].id, facts=exc.facts)
        self._outbox.acknowledge(runs[-1])


def sync_logs(run: RunRecord, direction: str, kinds: Sequence[str]) -> list[SyncLog]:
    """A finished run in the platform's words, one log for each entity kind that it came to."""
    counts = [(each.entity.value, each) for each in run.counts]
    if not counts and run.outcome in (Outcome.FAILED, Outcome.STOPPED):
        counts = [(str(kind), _NOTHING) for kind in kinds]
    troubled = any(each.failed or each.held for _, each in counts)
    return [_sync_log(run, kind, each, direction, alone=not troubled) for kind, each in counts]


def _sync_log(run: RunRecord, kind: str, counts: EntityCounts, direction: str, *, alone: bool) -> SyncLog:
    status = _status(run, counts, alone)
    return SyncLog(
        id=str(uuid.uuid5(_NAMESPACE, f"{run.id}/{kind}")),
        entity_type=kind,
        sync_direction=direction,
        records_synced=counts.written + counts.unchanged,
        records_failed=counts.failed,
        status=status,
        error_message=_message(run, counts) if status != "success" else "",
        started_at=run.started_at,
        completed_at=run.completed_at,
    )


def _status(run: RunRecord, counts: EntityCounts, alone: bool) -> str:
    """`alone`: no record was set aside or held in the whole run, so whatever made it partial concerns every kind."""
    if run.outcome is Outcome.SUCCESS:
        return "success"
    if run.outcome is Outcome.PARTIAL:
        return "partial" if alone or counts.failed or counts.held else "success"
    return "partial" if counts.written else "failed"


def _message(run: RunRecord, counts: EntityCounts) -> str:
    told = f"{run.sentence} {run.remedy}".strip()
    if told:
        return told
    parts = []
    if counts.failed:
        parts.append(f"{counts.failed} set aside")
    if counts.held:
        parts.append(f"{counts.held} held until a person releases them")
    return ", ".join(parts) or "The sides still differ."
