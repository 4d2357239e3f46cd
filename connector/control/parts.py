"""What the messages of the control channel are made of."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.keys import EntityKind
from connector.domain.planned import PlannedChange, Target
from connector.domain.runs import EntityCounts, Equality, LogEntry, Problem, RunRecord

__all__ = [
    "Activity",
    "Check",
    "ConnectionStatus",
    "Light",
    "LoggedLine",
    "PlannedChange",
    "SetAside",
    "Target",
    "Verdict",
]


class Light(StrEnum):
    """The one word on a connection: what a tray shows."""

    GREEN = "green"
    """Both sides are equal, and all keys were compared within the hour."""
    AMBER = "amber"
    """Works, with listed exceptions: set aside, held, old, paused, no network."""
    RED = "red"
    """Does not work until somebody does something."""
    UNKNOWN = "unknown"
    """Nothing was compared yet."""


class Activity(StrEnum):
    """What a connection is doing."""

    IDLE = "idle"
    QUEUED = "queued"
    RUNNING = "running"
    STOPPING = "stopping"
    PAUSED = "paused"
    OFFLINE = "offline"
    """Waits until the network or the platform is back."""
    DISABLED = "disabled"


class ConnectionStatus(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where one connection stands; None is unknown and is shown as that."""

    id: str
    provider: str
    title: str
    organization: str
    organization_name: str
    platform: str
    activity: Activity
    light: Light
    sentence: str
    """Why it has this light, in words."""
    remedy: str = ""
    company: str = ""
    equality: Equality = Equality.UNKNOWN
    last_run: RunRecord | None = None
    last_success_at: dt.datetime | None = None
    reconciled_at: dt.datetime | None = None
    swept_at: dt.datetime | None = None
    next_run_at: dt.datetime | None = None
    paused: bool = False
    paused_until: dt.datetime | None = None
    """None while paused: until somebody resumes."""
    running_since: dt.datetime | None = None
    progress: tuple[EntityCounts, ...] = ()
    expected: int | None = None
    """Records that the running run is going to read, all kinds; None where nobody knows."""
    due_at: dt.datetime | None = None
    """When the running run is over if it takes as long as the last one of its sort; None where nobody knows."""
    problems: int | None = None
    held: int | None = None
    waiting: int | None = None
    """Planned and not agreed yet, without the held ones."""
    writes: tuple[EntityKind, ...] = ()
    """Kinds whose changes of the platform are written into the books."""
    leaves_out: tuple[EntityKind, ...] = ()
    """Kinds that are not synchronised because a person chose so."""
    conflicts: int | None = None
    """Changes of the platform that a person has to decide."""
    changes_held: int | None = None
    """Those that the safeguard keeps from the books."""
    changes_waiting: int | None = None
    """Those on their way into the books, without the held ones."""
    changes_refused: int | None = None
    """Those that books or rules refused, until they are put right or somebody has seen them."""


class Verdict(StrEnum):
    """How one check of the doctor ended."""

    OK = "ok"
    ADVICE = "advice"
    """Works, and could be better."""
    PROBLEM = "problem"
    UNKNOWN = "unknown"
    """Could not be checked, because of an earlier problem."""


class Check(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that the doctor looked at."""

    topic: str
    verdict: Verdict
    sentence: str
    remedy: str = ""
    connection: str = ""


class LoggedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the sync log with the connection that it belongs to."""

    connection: str
    entry: LogEntry


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """A problem with the connection that it belongs to."""

    connection: str
    problem: Problem
