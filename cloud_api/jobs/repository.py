"""What people asked to be synchronised, and what became of it, within a transaction of the caller.

A job is what the 202 promises: it waits, runs, and is done or failed with the outcome of a run. A second wish for a
kind that waits already is the same job. Hosted connections note it themselves; what an office PC does with it is told
by what the PC sends: that it heard the command, and the log of a run that began after that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, or_, select, update

from cloud_api.db.tables import hosted_connections, sync_jobs
from cloud_api.db.types import new_id
from connector.domain.runs import Outcome
from connector.platform.wire import SyncLog
from connector.platform.wire_jobs import JobState, SyncJob

LIFETIME = dt.timedelta(hours=1)
"""How long an office PC has to hear of it: its command is gone then."""
LONGEST = dt.timedelta(hours=24)
"""How long a PC that heard of it may take until its run is told."""
KEPT = dt.timedelta(days=7)
"""How long one can look at it."""
MOST_TRIES = 5
"""Runs of a hosted connection until one that could not be made ends the job."""
SHOWN = 10
"""Jobs beside the state of a sync."""

_NOT_HEARD = "The office PC did not hear of it within an hour."
_NOT_TOLD = "The office PC did not tell of a run within a day."
_PARTED = "The books were disconnected before this was done."

_c = sync_jobs.c
_OPEN = (JobState.WAITING.value, JobState.RUNNING.value)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Who asked for what."""

    organization_id: str
    provider: str
    entity: str
    """A kind of record, or what is only collected."""
    by: str


class Ended(StrEnum):
    """What a run says of the jobs that it was made for."""

    OVER = "over"
    """They end with it."""
    ANEW = "anew"
    """It was stopped on the way: they wait for the next one."""
    TRY = "try"
    """It could not be made now: they wait for the next one, unless they did so too often."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """How a run ended, as its jobs tell of it."""

    ended: Ended
    outcome: Outcome | None = None
    sentence: str = ""


def ask(connection: Connection, asked: Asked, command: int, agent_id: str) -> SyncJob:
    """The job for what somebody asks of a host, whose row is locked; one that waits already is that job."""
    fresh = _c.asked_at > dt.datetime.now(dt.UTC) - LIFETIME
    of_it = (_c.organization_id == asked.organization_id, _c.provider == asked.provider)
    same = (_c.entity_type == asked.entity, _c.state == JobState.WAITING.value, _c.agent_id == agent_id, fresh)
    known = connection.execute(select(sync_jobs).where(*of_it, *same)).first()
    if known is not None:
        return _job(known)
    hosted = select(hosted_connections.c.connection).where(hosted_connections.c.agent_id == agent_id)
    values = {
        "id": new_id(),
        "organization_id": asked.organization_id,
        "provider": asked.provider,
        "entity_type": asked.entity,
        "connection": connection.execute(hosted).scalar_one_or_none(),
        "agent_id": agent_id,
        "command": command,
        "asked_by": asked.by,
        "asked_at": dt.datetime.now(dt.UTC),
        "state": JobState.WAITING.value,
        "tries": 0,
    }
    return _job(connection.execute(insert(sync_jobs).values(values).returning(sync_jobs)).one())


def find(connection: Connection, organization_id: str, provider: str, job_id: str) -> SyncJob | None:
    """One job of an organization."""
    wanted = (_c.organization_id == organization_id, _c.provider == provider, _c.id == job_id)
    row = connection.execute(select(sync_jobs).where(*wanted)).one_or_none()
    return None if row is None else _job(row)


def recent(connection: Connection, organization_id: str, provider: str) -> list[SyncJob]:
    """The latest ones of a provider, newest first."""
    of_it = (_c.organization_id == organization_id, _c.provider == provider)
    rows = connection.execute(select(sync_jobs).where(*of_it).order_by(_c.asked_at.desc(), _c.id.desc()).limit(SHOWN))
    return [_job(row) for row in rows]


def begin(connection: Connection, name: str) -> Sequence[str]:
    """A hosted connection begins a run: every job that waits for it is part of it, and so is what a run that died had
    taken. Their ids."""
    now = dt.datetime.now(dt.UTC)
    waiting = and_(_c.connection == name, _c.state.in_(_OPEN))
    found = connection.execute(select(_c.id).where(waiting).with_for_update()).scalars().all()
    if found:
        taken = update(sync_jobs).where(_c.id.in_(found))
        connection.execute(taken.values(state=JobState.RUNNING.value, begun_at=now, tries=_c.tries + 1))
    return found


def end(connection: Connection, jobs: Sequence[str], told: Told) -> None:
    """A hosted connection's run is over."""
    if not jobs:
        return
    of_it = and_(_c.id.in_(jobs), _c.state == JobState.RUNNING.value)
    again: dict[str, object] = {"state": JobState.WAITING.value, "sentence": told.sentence or None}
    if told.ended is Ended.ANEW:
        connection.execute(update(sync_jobs).where(of_it).values(**again, tries=_c.tries - 1))
        return
    if told.ended is Ended.TRY:
        connection.execute(update(sync_jobs).where(of_it, _c.tries < MOST_TRIES).values(again))
    failed = told.outcome in (None, Outcome.FAILED)
    connection.execute(
        update(sync_jobs)
        .where(of_it)
        .values(
            state=(JobState.FAILED if failed else JobState.DONE).value,
            outcome=told.outcome.value if told.outcome is not None else None,
            sentence=told.sentence or None,
            ended_at=dt.datetime.now(dt.UTC),
        )
    )


def heard(connection: Connection, agent_id: str, command: int) -> None:
    """An office PC took in every command up to a number."""
    of_it = (_c.agent_id == agent_id, _c.connection.is_(None), _c.state == JobState.WAITING.value)
    now = dt.datetime.now(dt.UTC)
    connection.execute(
        update(sync_jobs).where(*of_it, _c.command <= command).values(state=JobState.RUNNING.value, begun_at=now)
    )


def told(connection: Connection, agent_id: str, provider: str, logs: Sequence[SyncLog]) -> None:
    """An office PC tells of its runs: jobs end with the first run of their kind that began after it heard of them.

    When that was is told by our clock, not by the PC's: it sends a log when the run ended, and how long the run took is
    the difference of two readings of one clock.
    """
    now = dt.datetime.now(dt.UTC)
    for log in logs:
        if log.completed_at is None:
            continue
        began = now - (log.completed_at - log.started_at)
        mine = (_c.agent_id == agent_id, _c.provider == provider, _c.entity_type == log.entity_type)
        heard_before = (_c.state == JobState.RUNNING.value, _c.begun_at <= began, _c.connection.is_(None))
        state = JobState.FAILED if log.status == Outcome.FAILED.value else JobState.DONE
        values = {"state": state.value, "outcome": log.status, "run_log": log.id, "ended_at": now}
        connection.execute(
            update(sync_jobs).where(*mine, *heard_before).values(**values, sentence=log.error_message or None)
        )


def parted(connection: Connection, organization_id: str, provider: str) -> None:
    """The provider was disconnected: nobody waits any more."""
    of_it = (_c.organization_id == organization_id, _c.provider == provider, _c.state.in_(_OPEN))
    _fail(connection, and_(*of_it), _PARTED)


def clear_old(connection: Connection) -> int:
    """Give up what no office PC told of, and forget what ended a week ago; how many rows went."""
    now, office = dt.datetime.now(dt.UTC), _c.connection.is_(None)
    _fail(connection, and_(office, _c.state == JobState.WAITING.value, _c.asked_at <= now - LIFETIME), _NOT_HEARD)
    _fail(connection, and_(office, _c.state == JobState.RUNNING.value, _c.begun_at <= now - LONGEST), _NOT_TOLD)
    over = or_(_c.ended_at <= now - KEPT, _c.asked_at <= now - 2 * KEPT)
    return int(connection.execute(delete(sync_jobs).where(over)).rowcount)


def _fail(connection: Connection, wanted: ColumnElement[bool], sentence: str) -> None:
    now = dt.datetime.now(dt.UTC)
    values = {"state": JobState.FAILED.value, "sentence": sentence, "ended_at": now}
    connection.execute(update(sync_jobs).where(wanted).values(values))


def _job(row: Row[Any]) -> SyncJob:
    found = dict(row._mapping)
    state = JobState(found["state"])
    late = found["connection"] is None and found["asked_at"] <= dt.datetime.now(dt.UTC) - LIFETIME
    if late and state is JobState.WAITING:
        state, found["sentence"] = JobState.FAILED, _NOT_HEARD
    return SyncJob(
        id=found["id"],
        entity_type=found["entity_type"],
        state=state,
        command=found["command"],
        asked_by=found["asked_by"],
        asked_at=found["asked_at"],
        begun_at=found["begun_at"],
        ended_at=found["ended_at"],
        outcome=found["outcome"] or "",
        run_log=found["run_log"] or "",
        sentence=found["sentence"] or "",
    )
