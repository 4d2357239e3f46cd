"""Whose turn it is: what each hosted connection waits for and when, within a transaction of the caller.

A wish is one statement beside whatever it follows from. What is due becomes a job in the queue, at most `SHARE` of one
organization at a time for each kind of work: the queue itself goes by priority and age, so that organizations take
turns in it, however much one of them wants. Wishes of a connection that waits already merge with what it waits for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.db.tables import agents, connection_turns, hosted_connections

SHARE = 2
"""Jobs of one organization in the queue or at work, for each kind of work."""
BACKLOG = 200
"""Jobs that wait in the queue at a time: the rest waits here, where wishes cost nothing."""
SOON = 10
"""Priority of what people ask for, and of what providers tell."""
FIRST = 20
"""Priority of orders: of two jobs of a connection the one with the higher goes first, and nobody shall wait with a
decision for the turn of a run."""
OVERDUE = dt.timedelta(minutes=2)
"""A turn that is later, or shows no life for so long, means that nobody takes turns."""
EVERYTHING = "*"
"""Stands for all kinds of a provider."""

_c = connection_turns.c
_h = hosted_connections.c


class Work(StrEnum):
    """What is done for a connection in one turn. Never two at once for the same connection."""

    RUN = "run"
    """Both sides are kept equal."""
    ORDERS = "orders"
    """What people ordered is carried out, in so far as it is no run itself."""


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A connection that something is to be done for."""

    connection: str
    work: Work
    organization_id: str
    priority: int = 0


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """What stood in the row when a turn began."""

    wished: int
    """How many wishes there were: a later one asks for another turn."""
    kinds: tuple[str, ...]
    """What somebody asked for; empty: nobody did, and everything is due."""
    again: bool
    """Whoever began before did not come to the end."""
    failures: int
    """In a row, until now."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One hosted connection."""

    connection: str
    organization_id: str
    provider: str


def wish(connection: Connection, place: Place, work: Work, kind: str = EVERYTHING) -> None:
    """Ask for a turn as soon as may be; one that waits already takes the wish along."""
    now, priority = dt.datetime.now(dt.UTC), FIRST if work is Work.ORDERS else SOON
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    first = {"wished": 1, "kinds": f",{kind},", "due_at": now, "priority": priority, "failures": 0}
    named = {"connection": place.connection, "work": work.value}
    statement = dialect.insert(connection_turns).values(
        **named, organization_id=place.organization_id, provider=place.provider, **first
    )
    known = _c.kinds.contains(f",{kind},", autoescape=True)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[_c.connection, _c.work],
            set_={
                "wished": _c.wished + 1,
                "kinds": case((known, _c.kinds), else_=_c.kinds + literal(f",{kind},")),
                "due_at": case((_c.due_at < now, _c.due_at), else_=now),
                "priority": case((_c.priority > priority, _c.priority), else_=priority),
                "failures": 0,
            },
        )
    )


def enlist(connection: Connection) -> None:
    """Every hosted connection has its row: new ones, and those of before there were any."""
    now = dt.datetime.now(dt.UTC)
    known = exists().where(_c.connection == _h.connection, _c.work == Work.RUN.value)
    columns = (_h.connection, literal(Work.RUN.value), _h.organization_id, _h.provider, literal(now, _c.due_at.type))
    rest = (literal(0), literal(0), literal(""), literal(0))
    missing = select(*columns, *rest).where(~known)
    names = ("connection", "work", "organization_id", "provider", "due_at", "priority", "wished", "kinds", "failures")
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(connection_turns).from_select(names, missing).on_conflict_do_nothing())


def parted(connection: Connection) -> Sequence[Turn]:
    """Connections that nobody hosts any more and that still have a row."""
    gone = ~exists().where(_h.connection == _c.connection)
    found = connection.execute(select(_c.connection, _c.work, _c.organization_id).where(gone)).mappings()
    return [_turn(row) for row in found]


def admit(connection: Connection, work: Work, room: int, *, share: int = SHARE) -> list[Turn]:
    """Choose whose turn is next and note that it is in the queue: wished ones first, then whoever waits longest, and
    no organization beyond its share. `room` bounds those that nobody wished for."""
    now = dt.datetime.now(dt.UTC)
    of_work = _c.work == work.value
    held = (
        select(_c.organization_id, func.count().label("held"))
        .where(of_work, _c.queued_at.is_not(None))
        .group_by(_c.organization_id)
        .subquery()
    )
    order = (_c.priority.desc(), _c.due_at, _c.connection)
    rank = func.row_number().over(partition_by=_c.organization_id, order_by=order)
    due = (
        select(_c.connection, _c.organization_id, _c.priority, _c.due_at, rank.label("rank"))
        .where(of_work, _c.due_at <= now, _c.queued_at.is_(None))
        .subquery()
    )
    chosen = (
        select(due.c.connection, due.c.organization_id, due.c.priority)
        .outerjoin(held, held.c.organization_id == due.c.organization_id)
        .where(due.c.rank + func.coalesce(held.c.held, 0) <= share)
        .order_by(due.c.priority.desc(), due.c.rank, due.c.due_at, due.c.connection)
    )
    found = [
        Turn(connection=row.connection, work=work, organization_id=row.organization_id, priority=row.priority)
        for row in connection.execute(chosen.limit(max(room, 0) + BACKLOG))
    ]
    found = [turn for place, turn in enumerate(found) if turn.priority > 0 or place < room]
    # Whoever wishes for several holds their rows in an order of his own: what is his now is the next look's.
    of_them = and_(of_work, _c.connection.in_([turn.connection for turn in found]))
    free = set(connection.execute(select(_c.connection).where(of_them).with_for_update(skip_locked=True)).scalars())
    connection.execute(update(connection_turns).where(of_work, _c.connection.in_(free)).values(queued_at=now))
    return [turn for turn in found if turn.connection in free]


def anything_due(connection: Connection) -> bool:
    """Whether something may become a job, or waits in the queue while somebody wished for it; by the indexes alone."""
    due = select(_c.work).where(_c.due_at <= dt.datetime.now(dt.UTC), _c.queued_at.is_(None)).limit(1)
    wished = select(_c.work).where(_c.queued_at.is_not(None), _c.begun_at.is_(None), _c.priority > 0).limit(1)
    return connection.execute(due).first() is not None or connection.execute(wished).first() is not None


def queue_is_gone(connection: Connection) -> None:
    """The queue was lost with its process: everything that it held is due."""
    connection.execute(update(connection_turns).where(_c.queued_at.is_not(None)).values(queued_at=None))


def queued_count(connection: Connection, work: Work) -> int:
    """How many wait in the queue or are at work."""
    waiting = select(func.count()).where(_c.work == work.value, _c.queued_at.is_not(None))
    return int(connection.execute(waiting).scalar_one())


def raised(connection: Connection) -> Sequence[Turn]:
    """What waits in the queue while somebody wishes for it."""
    wanted = and_(_c.queued_at.is_not(None), _c.begun_at.is_(None), _c.priority > 0)
    columns = (_c.connection, _c.work, _c.organization_id, _c.priority)
    found = connection.execute(select(*columns).where(wanted).limit(BACKLOG)).mappings()
    return [_turn(row, row["priority"]) for row in found]


def put_back(connection: Connection, kept: set[tuple[str, str]] | None, patience: dt.timedelta) -> int:
    """Turns that were in the queue and are not there any more are due again; None: the queue is empty. How many."""
    old = and_(_c.queued_at.is_not(None), _c.queued_at <= dt.datetime.now(dt.UTC) - patience)
    if kept:
        old = and_(old, tuple_(_c.connection, _c.work).not_in(kept))
    return int(connection.execute(update(connection_turns).where(old).values(queued_at=None)).rowcount)


def begin(connection: Connection, name: str, work: Work) -> Begun | None:
    """A worker lays hands on it; None when there is nothing of it any more."""
    row = connection.execute(select(connection_turns).where(_is(name, work)).with_for_update()).one_or_none()
    if row is None:
        return None
    now = dt.datetime.now(dt.UTC)
    values = {"kinds": "", "begun_at": now, "queued_at": func.coalesce(_c.queued_at, now)}
    connection.execute(update(connection_turns).where(_is(name, work)).values(values))
    kinds = tuple(sorted({kind for kind in row.kinds.split(",") if kind}))
    return Begun(wished=row.wished, kinds=kinds, again=row.begun_at is not None, failures=row.failures)


class Next(msgspec.Struct, frozen=True, kw_only=True):
    """When a connection has its next turn."""

    after: dt.timedelta | None
    """None: when somebody wishes."""
    failed: bool = False
    note: str | None = None
    """Why it waits."""
    kinds: tuple[str, ...] = ()
    """What was wished and not done: it is wished still."""


def end(connection: Connection, name: str, work: Work, begun: Begun, then: Next) -> None:
    """A turn is over; whoever wished for something meanwhile has another one at once."""
    now = dt.datetime.now(dt.UTC)
    newer = _c.wished != begun.wished
    due = literal(None if then.after is None else now + then.after, _c.due_at.type)
    left = "".join(f",{kind}," for kind in then.kinds)
    values: dict[str, object] = {
        "queued_at": None,
        "begun_at": None,
        "due_at": case((newer, literal(now, _c.due_at.type)), else_=due),
        "priority": case((newer, _c.priority), else_=FIRST if work is Work.ORDERS else 0),
        "failures": case((newer, 0), else_=begun.failures + 1 if then.failed else 0),
        "note": then.note,
    }
    if left:
        values["kinds"] = _c.kinds + literal(left)
    connection.execute(update(connection_turns).where(_is(name, work)).values(values))


def forget(connection: Connection, name: str) -> None:
    """Nobody hosts it any more."""
    connection.execute(delete(connection_turns).where(_c.connection == name))


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """How the runs of a hosted connection are kept."""

    is_overdue: bool = False
    """Nobody takes its turns: the next one should have begun a while ago, or whoever began one is silent since then."""
    is_looked_after: bool = False
    """A worker keeps it between two runs: one took it up, and its next turn is not overdue."""
    failures: int = 0
    """Turns that failed in a row."""
    note: str = ""
    """Why it waits."""


def keeping(connection: Connection, organization_id: str, provider: str) -> Keeping:
    """Of one provider of one organization; nothing of what the platform does not host."""
    turn = and_(_c.connection == _h.connection, _c.work == Work.RUN.value)
    joined = hosted_connections.outerjoin(connection_turns, turn).outerjoin(agents, agents.c.id == _h.agent_id)
    columns = (_h.connected_at, _h.worker, _c.due_at, _c.begun_at, _c.failures, _c.note, agents.c.last_seen_at)
    mine = and_(_h.organization_id == organization_id, _h.provider == provider)
    row = connection.execute(select(*columns).select_from(joined).where(mine)).one_or_none()
    if row is None:
        return Keeping()
    rests = row.begun_at is None
    sign = row.due_at or row.connected_at if rests else max(row.begun_at, row.last_seen_at or row.begun_at)
    is_overdue = sign < dt.datetime.now(dt.UTC) - OVERDUE
    return Keeping(
        is_overdue=is_overdue,
        is_looked_after=rests and row.worker is not None and not is_overdue,
        failures=row.failures or 0,
        note=row.note or "",
    )


def _is(name: str, work: Work) -> ColumnElement[bool]:
    return and_(_c.connection == name, _c.work == work.value)


def _turn(row: RowMapping, priority: int = 0) -> Turn:
    work = Work(row["work"])
    return Turn(connection=row["connection"], work=work, organization_id=row["organization_id"], priority=priority)
