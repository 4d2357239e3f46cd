"""What became of a sync that somebody asked the platform for."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec


class JobState(StrEnum):
    """How far it is with what somebody asked for."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class SyncJob(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sync that somebody asked for, and what became of it."""

    id: str
    entity_type: str
    state: JobState
    command: int
    """The number by which whoever keeps the provider is told."""
    asked_by: str
    asked_at: dt.datetime
    begun_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    outcome: str = ""
    """success, partial or failed: of the run that it ended with."""
    run_log: str = ""
    """That run of this kind, in the run logs."""
    sentence: str = ""
    """Why it failed, or why it waits still."""
