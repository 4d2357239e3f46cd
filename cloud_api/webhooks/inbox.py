"""The door of the webhooks: what comes is durable before it is answered.

Requests that come at the same time share one transaction: while one is being committed the next ones gather, so that
a thousand a second cost some dozens of commits. Used from the event loop only.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence

import anyio.to_thread
import msgspec
import structlog
from sqlalchemy.exc import DataError

from cloud_api.db.engine import Database
from cloud_api.operations import metrics
from cloud_api.webhooks import repository
from cloud_api.webhooks.repository import Delivery
from connector.domain.errors import RetryLater
from connector.domain.webhooks import payload_text

_AT_ONCE = 500
"""Requests of one transaction."""
_COUNT_SECONDS = 1.0
"""How long refusals are counted in memory: a flood of them costs one statement a second."""

_Waiting = tuple[Delivery, asyncio.Future[None]]
_Work = Callable[[], Coroutine[None, None, None]]
_log = structlog.get_logger("cloud_api.webhooks")


class WebhookInbox:
    """Keeps what providers tell, and counts what was refused."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Waiting] = []
        self._refused: Counter[tuple[str, str]] = Counter()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def keep(self, delivery: Delivery) -> None:
        """Return when the events of a request are durable; those that came before are not stored again.

        Raises:
            Unreachable: the database does not answer: the provider shall come again.
        """
        if not delivery.events:
            return
        kept = asyncio.get_running_loop().create_future()
        self._waiting.append((delivery, kept))
        self._begin("keep", self._keep_all)
        await kept

    def refuse(self, provider: str, reason: str) -> None:
        """Count a request that was not accepted; `reason` is one of a few words."""
        self._refused[provider, reason] += 1
        metrics.webhooks.labels(provider, "refused").inc()
        self._begin("count", self._count)

    async def close(self) -> None:
        """Write what is counted; nothing is being kept any more."""
        for task in self._tasks.values():
            task.cancel()
        await self._write_counts()

    def _begin(self, name: str, work: _Work) -> None:
        running = self._tasks.get(name)
        if running is None or running.done():
            self._tasks[name] = asyncio.get_running_loop().create_task(work())

    async def _keep_all(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
            try:
                await anyio.to_thread.run_sync(self._store, [delivery for delivery, _ in some])
            except Exception as exc:  # noqa: BLE001  # whatever it was, nobody may wait for ever: each request tells it
                _settle(some, exc)
            else:
                for delivery, _ in some:
                    metrics.webhooks.labels(delivery.provider, "stored").inc(len(delivery.events))
                _settle(some, None)

    def _store(self, deliveries: Sequence[Delivery]) -> None:
        """In one transaction; where a value is one that no column takes, what can be read of it is kept as text."""
        try:
            self._write(deliveries)
        except DataError:
            for delivery in deliveries:
                try:
                    self._write([delivery])
                except DataError:
                    self._write([_as_text(delivery)])

    def _write(self, deliveries: Sequence[Delivery]) -> None:
        with self._database.write() as connection:
            repository.keep(connection, deliveries)

    async def _count(self) -> None:
        await asyncio.sleep(_COUNT_SECONDS)
        await self._write_counts()

    async def _write_counts(self) -> None:
        counted, self._refused = self._refused, Counter()
        if not counted:
            return
        try:
            await anyio.to_thread.run_sync(self._save_counts, counted)
        except RetryLater as exc:
            _log.warning("refused webhooks are not counted", sentence=exc.sentence, count=counted.total())

    def _save_counts(self, counted: Counter[tuple[str, str]]) -> None:
        with self._database.write() as connection:
            repository.count_refusals(connection, counted)


def _settle(some: Sequence[_Waiting], fault: Exception | None) -> None:
    """Tell the requests that wait; whoever went away is not told."""
    for _, kept in some:
        if kept.done():
            continue
        if fault is None:
            kept.set_result(None)
        else:
            kept.set_exception(fault)


def _as_text(delivery: Delivery) -> Delivery:
    """The same with payloads that every database takes."""
    events = [
        msgspec.structs.replace(event, payload={"text": payload_text(event.payload)}) for event in delivery.events
    ]
    return msgspec.structs.replace(delivery, events=events)
