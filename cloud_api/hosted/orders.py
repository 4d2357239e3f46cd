"""What people order of the host of a connection: kept until it is carried out, and what it came to.

A command wakes the host; the order itself lies in a table, so that whoever holds the connection's memory next goes on
with what the one before began.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, or_, select, update

from cloud_api.db.engine import Database
from cloud_api.db.tables import hosted_orders
from cloud_api.db.types import new_id
from connector.domain.keys import ConnectionId

LIFETIME = dt.timedelta(hours=1)
"""An older order that nobody began is not carried out any more: who gave it no longer expects it."""
KEPT = dt.timedelta(days=7)
"""How long an answer can be looked at."""
MOST_OPEN = 20
"""Orders of one connection that wait."""
_AT_ONCE = 100
_DISCONNECTED = "The books were disconnected before this was carried out."
_c = hosted_orders.c


class OrderKind(StrEnum):
    """What is ordered."""

    RESOLVE = "resolve"
    """Conflicts are decided."""
    UNDO = "undo"
    """What was written into the books is taken back."""
    PREVIEW_UNDO = "preview_undo"
    PREVIEW = "preview"
    """What the next run would write, either way."""
    REBASE = "rebase"
    """Both sides are accepted as they are now."""
    RELEASE = "release"
    """What the safeguard holds is let go."""


class OrderState(StrEnum):
    """How far an order came."""

    OPEN = "open"
    """The host has not answered yet."""
    DONE = "done"
    REFUSED = "refused"
    """It could not be carried out; the sentence says why."""
    EXPIRED = "expired"
    """Nobody began it within an hour; nothing was done."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One order."""

    id: str
    provider: str
    kind: OrderKind
    asked: str
    """JSON of what the person said."""
    asked_by: str
    asked_at: dt.datetime
    state: OrderState
    answer: str | None
    """JSON of what came of it."""
    sentence: str
    """Why it was refused, or why it is not done yet."""
    answered_at: dt.datetime | None


class Scope(msgspec.Struct, frozen=True):
    """Whose books."""

    organization_id: str
    provider: str
    connection: str


def add(connection: Connection, scope: Scope, kind: OrderKind, asked: bytes, asked_by: str) -> str:
    """Keep an order; its id."""
    order_id = new_id()
    connection.execute(
        insert(hosted_orders).values(
            id=order_id,
            organization_id=scope.organization_id,
            provider=scope.provider,
            connection=scope.connection,
            kind=kind.value,
            asked=asked.decode(),
            asked_by=asked_by,
            asked_at=dt.datetime.now(dt.UTC),
            state=OrderState.OPEN.value,
        )
    )
    return order_id


def count_open(connection: Connection, scope: Scope) -> int:
    """How many wait for the host."""
    waiting = select(func.count()).where(_c.connection == scope.connection, _still_open())
    return int(connection.execute(waiting).scalar_one())


def find(connection: Connection, organization_id: str, provider: str, order_id: str) -> Order | None:
    """One order of an organization."""
    row = connection.execute(
        select(hosted_orders).where(_c.organization_id == organization_id, _c.provider == provider, _c.id == order_id)
    ).one_or_none()
    return None if row is None else _order(row)


def give_up(connection: Connection, organization_id: str, provider: str) -> None:
    """The connection is no more: whoever waits for an answer is told."""
    connection.execute(
        update(hosted_orders)
        .where(_c.organization_id == organization_id, _c.provider == provider, _c.state == OrderState.OPEN.value)
        .values(state=OrderState.REFUSED.value, sentence=_DISCONNECTED, answered_at=dt.datetime.now(dt.UTC))
    )


def clear_old(connection: Connection) -> int:
    """Forget what was ordered a week ago and is not underway; how many."""
    old = _c.asked_at <= dt.datetime.now(dt.UTC) - KEPT
    done = or_(_c.state != OrderState.OPEN.value, _c.begun_at.is_(None))
    return int(connection.execute(delete(hosted_orders).where(old, done)).rowcount)


class OrderBook:
    """The orders as their host sees them; each call is a transaction of its own. Raises Unreachable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, connection: ConnectionId) -> Sequence[Order]:
        """What is to be carried out, oldest first: what was begun, however long ago, and then what is not too old."""
        statement = (
            select(hosted_orders)
            .where(_c.connection == connection, _still_open())
            .order_by(_c.begun_at.is_(None), _c.asked_at, _c.id)
            .limit(_AT_ONCE)
        )
        with self._database.read() as reading:
            return [_order(row) for row in reading.execute(statement)]

    def begin(self, order: Order) -> None:
        """Somebody lays hands on it: it is carried out to its end from now on."""
        self._change(order, begun_at=func.coalesce(_c.begun_at, dt.datetime.now(dt.UTC)))

    def put_off(self, order: Order, sentence: str) -> None:
        """It is tried again; why stands beside it."""
        self._change(order, sentence=sentence)

    def done(self, order: Order, answer: bytes) -> None:
        """What came of it."""
        self._change(
            order,
            state=OrderState.DONE.value,
            answer=answer.decode(),
            sentence=None,
            answered_at=dt.datetime.now(dt.UTC),
        )

    def refuse(self, order: Order, sentence: str) -> None:
        """It cannot be carried out."""
        self._change(order, state=OrderState.REFUSED.value, sentence=sentence, answered_at=dt.datetime.now(dt.UTC))

    def _change(self, order: Order, **values: object) -> None:
        with self._database.write() as writing:
            writing.execute(
                update(hosted_orders).where(_c.id == order.id, _c.state == OrderState.OPEN.value).values(values)
            )


def _still_open() -> ColumnElement[bool]:
    fresh = _c.asked_at > dt.datetime.now(dt.UTC) - LIFETIME
    return and_(_c.state == OrderState.OPEN.value, or_(fresh, _c.begun_at.is_not(None)))


def _order(row: Row[tuple[object, ...]]) -> Order:
    state = OrderState(row.state)
    late = row.asked_at <= dt.datetime.now(dt.UTC) - LIFETIME
    if state is OrderState.OPEN and row.begun_at is None and late:
        state = OrderState.EXPIRED
    return Order(
        id=row.id,
        provider=row.provider,
        kind=OrderKind(row.kind),
        asked=row.asked,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        state=state,
        answer=row.answer,
        sentence=row.sentence or "",
        answered_at=row.answered_at,
    )
