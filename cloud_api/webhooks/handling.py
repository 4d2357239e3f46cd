"""Handles what was kept: each event once, in the transaction that notes it as handled.

A worker that dies in the middle leaves nothing behind: what it had begun is undone with its transaction, and the next
one begins anew. Several may work at once; each event is in the hands of one. What fails is tried again, later each
time, and is dead after the last try until an operator sends it round again. Events that concern the same thing of the
same organization are handled together: a hundred changed invoices wake their host once.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from threading import Event

import msgspec
import structlog
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import DBAPIError

from cloud_api.agents.service import CommandKind, leave_command
from cloud_api.db.engine import Database
from cloud_api.db.tables import integration_webhooks
from cloud_api.marketing import repository as marketing
from cloud_api.operations.metrics import webhooks
from cloud_api.webhooks.repository import RECENT, EventState, adopt_recent
from connector.domain.errors import BridgeError, RetryLater
from connector.providers import registry

AT_ONCE = 500
"""Events of one transaction."""
LOOK_SECONDS = 1.0
"""How often is looked for events while there are none."""
PATIENCE = tuple(dt.timedelta(seconds=seconds) for seconds in (10, 60, 300, 1200, 3600, 4 * 3600, 12 * 3600))
"""How long is waited after each failed try; after the last one the event is dead."""

_c = integration_webhooks.c
_log = structlog.get_logger("cloud_api.webhooks")


class Matter(msgspec.Struct, frozen=True, order=True):
    """What some events concern."""

    organization_id: str
    provider: str
    entity: str
    """`invoices`; empty for things that are not kept equal."""
    event_type: str
    """Only where there is no entity: what it is called."""


class Verdict(msgspec.Struct, frozen=True):
    """What became of events."""

    state: EventState
    note: str | None = None


Handler = Callable[[Connection, Matter], Verdict]
"""Does what follows from the events of one matter, in the transaction that it is given, and nowhere else."""


def wake_host(connection: Connection, matter: Matter) -> Verdict:
    """Whoever keeps the connection is asked to read what changed; the provider tells that it did, not what it is."""
    if not matter.entity:
        return Verdict(EventState.KEPT, f"Nothing of ours follows from {matter.event_type}.")
    spec = registry.spec(matter.provider)
    kind = spec.kind_of(matter.entity)
    if kind is None and matter.entity in spec.gathers:
        return keep_figures(connection, matter)
    if kind is None:
        return Verdict(EventState.KEPT, f"{matter.entity.replace('_', ' ').capitalize()} are not kept equal.")
    if leave_command(connection, matter.organization_id, matter.provider, CommandKind.SYNC, kind) is None:
        return Verdict(EventState.KEPT, "Nobody keeps this connection now; its next sync reads everything.")
    return Verdict(EventState.HANDLED)


def keep_figures(connection: Connection, matter: Matter) -> Verdict:
    """What a webhook itself tells of what is only collected is kept: nobody can ask for it any more."""
    waiting = select(_c.payload, _c.occurred_at, _c.received_at).where(
        _c.organization_id == matter.organization_id,
        _c.provider == matter.provider,
        _c.entity == matter.entity,
        _c.state == EventState.WAITING.value,
    )
    for row in connection.execute(waiting):
        part = registry.figures_told(matter.provider, row.payload, row.occurred_at or row.received_at)
        marketing.save(connection, matter.organization_id, matter.provider, part)
    return Verdict(EventState.HANDLED)


class WebhookHandling:
    """Takes kept events through a handler."""

    def __init__(
        self, database: Database, handler: Handler = wake_host, patience: Sequence[dt.timedelta] = PATIENCE
    ) -> None:
        self._database = database
        self._handler = handler
        self._patience = patience

    def work(self, stop: Event) -> None:
        """Handle what comes until told to stop."""
        while not stop.is_set():
            try:
                busy = self.handle_some() > 0
            except RetryLater as exc:
                _log.warning("webhooks wait", sentence=exc.sentence)
                busy = False
            except Exception:  # noqa: BLE001  # the last door: a fault of ours must not end the handling of all
                _log.exception("webhooks wait")
                busy = False
            if not busy:
                stop.wait(LOOK_SECONDS)

    def handle_some(self) -> int:
        """Handle events that are due, some hundreds at most; how many those were.

        Raises:
            Unreachable: the database does not answer; nothing was handled then.
        """
        with self._database.read() as connection:
            if not self._look(connection):
                return 0
        with self._database.write() as connection:
            adopt_recent(connection)
            matters = self._take(connection)
            ends = [end for matter in sorted(matters) for end in self._handle(connection, matter, matters[matter])]
        for (provider, outcome), count in Counter(ends).items():
            webhooks.labels(provider, outcome).inc(count)
        return sum(len(events) for events in matters.values())

    def _look(self, connection: Connection) -> bool:
        """Whether anything may be due, by the index alone."""
        now = dt.datetime.now(dt.UTC)
        due = select(_c.id).where(_c.state == EventState.WAITING.value, _c.due_at <= now).limit(1)
        new = select(_c.id).where(_c.state == EventState.UNASSIGNED.value, _c.due_at >= now - RECENT).limit(1)
        return connection.execute(due).first() is not None or connection.execute(new).first() is not None

    def _take(self, connection: Connection) -> dict[Matter, list[_Held]]:
        """Events that are due and in nobody else's hands, by what they concern."""
        rows = connection.execute(
            select(_c.id, _c.organization_id, _c.provider, _c.entity, _c.event_type, _c.attempts)
            .where(_c.state == EventState.WAITING.value, _c.due_at <= dt.datetime.now(dt.UTC))
            .order_by(_c.due_at)
            .limit(AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        matters: dict[Matter, list[_Held]] = {}
        for row in rows:
            matter = Matter(row.organization_id, row.provider, row.entity, "" if row.entity else row.event_type)
            matters.setdefault(matter, []).append(_Held(row.id, row.attempts))
        return matters

    def _handle(self, connection: Connection, matter: Matter, events: Sequence[_Held]) -> list[tuple[str, str]]:
        """Provider and end of each event."""
        try:
            with connection.begin_nested():
                verdict = self._handler(connection, matter)
        except DBAPIError as exc:
            if exc.connection_invalidated:
                raise
            self._put_off(connection, events, "The database refused what follows from it.", exc)
        except BridgeError as exc:
            self._put_off(connection, events, exc.sentence, exc)
        except Exception as exc:  # noqa: BLE001  # a fault of ours must not keep other events from being handled
            self._put_off(connection, events, "It could not be handled: a fault of the platform.", exc)
        else:
            _note(connection, events, verdict)
            return [(matter.provider, verdict.state.value)] * len(events)
        dead = len(self._patience)
        return [(matter.provider, "dead" if held.attempts >= dead else "retried") for held in events]

    def _put_off(self, connection: Connection, events: Sequence[_Held], note: str, exc: Exception) -> None:
        _log.error("a webhook was not handled", events=len(events), first=events[0].id, exc_info=exc)
        now = dt.datetime.now(dt.UTC)
        rows = [{"event": held.id, "tried": held.attempts + 1, **self._next(held.attempts, now)} for held in events]
        connection.execute(
            update(integration_webhooks)
            .where(_c.id == bindparam("event"))
            .values(attempts=bindparam("tried"), state=bindparam("next_state"), due_at=bindparam("next_at"), note=note),
            rows,
        )

    def _next(self, attempts: int, now: dt.datetime) -> Mapping[str, object]:
        if attempts >= len(self._patience):
            return {"next_state": EventState.DEAD.value, "next_at": now}
        return {"next_state": EventState.WAITING.value, "next_at": now + self._patience[attempts]}


class _Held(msgspec.Struct, frozen=True):
    id: str
    attempts: int


def _note(connection: Connection, events: Sequence[_Held], verdict: Verdict) -> None:
    now = dt.datetime.now(dt.UTC)
    connection.execute(
        update(integration_webhooks)
        .where(_c.id.in_([held.id for held in events]))
        .values(state=verdict.state.value, note=verdict.note, processed=True, processed_at=now)
    )
