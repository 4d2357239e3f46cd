"""What people ask and order of books that the platform hosts. Synchronous; runs in worker threads.

Questions are answered from the connection's memory, whoever holds it and whatever run goes on; what changes something
is left for the host.
"""

from __future__ import annotations

from itertools import islice

import msgspec
import structlog
from sqlalchemy import Connection

from cloud_api.agents.service import CommandKind, leave_command
from cloud_api.db.engine import Database
from cloud_api.hosted import orders
from cloud_api.hosted.here import hosted_here
from cloud_api.hosted.order_schemas import (
    ConflictPage,
    NextRun,
    Released,
    Resolve,
    Resolved,
    ShownOrder,
    Undo,
    UndoSteps,
    WrittenPage,
)
from cloud_api.hosted.orders import Order, OrderKind, Scope
from cloud_api.hosted.repository import Hosted
from cloud_api.problems import Problem
from cloud_api.security.caller import Caller, PersonCaller
from connector.domain.conflicts import ConflictKind
from connector.domain.errors import NotFound
from connector.domain.inbox import InboxState
from connector.domain.keys import ConnectionId, EntityKind
from connector.domain.metering import MonthUsage
from connector.hosting import decisions, taking_back
from connector.hosting.memories import Memories
from connector.hosting.metering import usage_of
from connector.hosting.shown import dispute, past_write
from connector.hosting.taking_back import Selection
from connector.platform.wire import ProblemCode

_THERE = (
    ": conflicts are decided, and writes previewed and taken back, there. What became of each change stands at "
    "/api/changes."
)
_log = structlog.get_logger("cloud_api.hosted")


class Window(msgspec.Struct, frozen=True):
    """Which rows of an answer are given."""

    skip: int
    limit: int


class OrderService:
    """One provider of one organization at a time."""

    def __init__(self, database: Database, memories: Memories) -> None:
        self._database = database
        self._memories = memories

    def conflicts(
        self, caller: Caller, provider: str, entity: EntityKind | None, kind: ConflictKind | None, window: Window
    ) -> ConflictPage:
        """What a person has to decide, parents first.

        Raises:
            Problem: 409, an office PC keeps these books, or nobody does.
        """
        name = self._connection(caller, provider)
        with self._memories.look(name) as memory:
            if memory is None:
                return ConflictPage(items=[], total=0, next=None)
            wanted = (each for each in decisions.conflicts(memory, entity) if kind in (None, each.kind))
            found = list(islice(wanted, window.skip, window.skip + window.limit + 1))
            total = sum(
                number
                for (each, _, state), number in memory.inbox_counts().items()
                if state is InboxState.CONFLICT and entity in (None, each)
            )
        shown = [dispute(name, conflict) for conflict in found[: window.limit]]
        return ConflictPage(items=shown, total=total, next=_next(window, len(found)))

    def written(self, caller: Caller, provider: str, wanted: Selection, window: Window) -> WrittenPage:
        """What was written into the books, newest first.

        Raises:
            Problem: 404, more than one run is meant; 409, an office PC keeps these books, or nobody does.
        """
        name = self._connection(caller, provider)
        with self._memories.look(name) as memory:
            if memory is None:
                return WrittenPage(items=[], next=None)
            try:
                found = taking_back.history(memory, wanted, window.skip + window.limit + 1)[window.skip :]
            except NotFound as exc:
                raise Problem(404, ProblemCode.NOT_FOUND, str(exc)) from exc
        shown = [past_write(name, written) for written in found[: window.limit]]
        return WrittenPage(items=shown, next=_next(window, len(found)))

    def usage(self, caller: Caller, provider: str) -> MonthUsage:
        """What was asked of a provider that counts it.

        Raises:
            Problem: 404, nothing is counted; 409, an office PC keeps these books, or nobody does.
        """
        with self._memories.look(self._connection(caller, provider)) as memory:
            found = usage_of(memory) if memory is not None else None
        if found is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "Nothing is counted of this provider, or nothing was asked yet.")
        return found

    def leave(self, caller: PersonCaller, provider: str, kind: OrderKind, asked: msgspec.Struct) -> tuple[str, str]:
        """Leave an order for the host: the order's id, and the host.

        Raises:
            Problem: 409, an office PC keeps these books, or nobody does; 422, it says nothing; 429, too many wait.
        """
        _check(asked)
        with self._database.write() as connection:
            hosted = _hosted(connection, caller.organization_id, provider)
            scope = Scope(caller.organization_id, provider, hosted.connection)
            left = leave_command(connection, caller.organization_id, provider, CommandKind.ORDER, None)
            if left is None:
                raise Problem(409, ProblemCode.NOT_CONNECTED, "Nobody keeps this provider.")
            if orders.count_open(connection, scope) >= orders.MOST_OPEN:
                detail = "Too many orders wait for these books already. Look at what becomes of them first."
                raise Problem(429, ProblemCode.TOO_MANY_REQUESTS, detail, headers={"Retry-After": "30"})
            order_id = orders.add(connection, scope, kind, msgspec.json.encode(asked), caller.person)
        _log.info("ordered", what=kind.value, organization=caller.organization_slug, by=caller.person, order=order_id)
        return order_id, left[1]

    def find(self, caller: Caller, provider: str, order_id: str) -> ShownOrder:
        """An order with what became of it. Raises Problem (404)."""
        with self._database.read() as connection:
            found = orders.find(connection, caller.organization_id, provider, order_id)
        if found is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "There is no such order.")
        return _shown(found)

    def _connection(self, caller: Caller, provider: str) -> ConnectionId:
        with self._database.read() as connection:
            return ConnectionId(str(_hosted(connection, caller.organization_id, provider).connection))


def _hosted(connection: Connection, organization_id: str, provider: str) -> Hosted:
    return hosted_here(connection, organization_id, provider, _THERE)


def _check(asked: msgspec.Struct) -> None:
    match asked:
        case Resolve(changes=changes) if len(set(changes)) < len(changes):
            raise Problem(422, ProblemCode.INVALID, "A change is named twice.")
        case Undo() if not asked.run and not (asked.entity and asked.key):
            raise Problem(422, ProblemCode.INVALID, "Name a run, or one record by its entity and key.")


def _next(window: Window, found: int) -> int | None:
    return window.skip + window.limit if found > window.limit else None


def _shown(order: Order) -> ShownOrder:
    answer = order.answer or "{}"
    kind, done = order.kind, order.answer is not None
    undoes = kind in (OrderKind.UNDO, OrderKind.PREVIEW_UNDO)
    return ShownOrder(
        id=order.id,
        kind=kind,
        asked_by=order.asked_by,
        asked_at=order.asked_at,
        state=order.state,
        sentence=order.sentence,
        answered_at=order.answered_at,
        resolved=msgspec.json.decode(answer, type=Resolved) if done and kind is OrderKind.RESOLVE else None,
        undo=msgspec.json.decode(answer, type=UndoSteps) if done and undoes else None,
        preview=msgspec.json.decode(answer, type=NextRun) if done and kind is OrderKind.PREVIEW else None,
        released=msgspec.json.decode(answer, type=Released) if done and kind is OrderKind.RELEASE else None,
    )
