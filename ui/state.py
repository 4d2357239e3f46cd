"""What icon and cards show: pure, from what the agent said and how long ago it said it. Never green by guess."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.control.cloud_accounts import CloudAccount
from connector.control.messages import Activity, ConnectionStatus, Light

STALE = dt.timedelta(seconds=12)
"""An agent that said nothing for so long is not believed any more; it is asked every few seconds."""

SWEEP_AGE = dt.timedelta(hours=1)
"""Green needs a comparison of all keys that is younger (DESIGN §5.5); time passes also while nobody tells of it."""


class Face(StrEnum):
    """What the icon shows; the worst of all connections."""

    OK = "ok"
    SYNCING = "syncing"
    PAUSED = "paused"
    UNKNOWN = "unknown"
    """Offline, or nobody knows: the agent does not answer, or nothing was compared yet."""
    WARNING = "warning"
    ERROR = "error"


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known of the agent and its connections at one moment."""

    heard_at: dt.datetime | None = None
    """When the agent last answered; None before the first time."""
    reachable: bool = False
    sentence: str = ""
    """Why it cannot be reached, in words."""
    gone: bool = False
    """Nobody answers there; not so where an agent answers that cannot be understood."""
    version: str = ""
    connections: tuple[ConnectionStatus, ...] = ()
    accounts: tuple[CloudAccount, ...] = ()
    """Cloud accounts that only a new sign-in helps, or whose runs do not come through, as their platforms said last."""

    def connection(self, wanted: str) -> ConnectionStatus | None:
        """One connection by its id."""
        return next((item for item in self.connections if item.id == wanted), None)

    def with_status(self, status: ConnectionStatus, now: dt.datetime) -> Desk:
        """The same after a connection told of itself."""
        known = any(item.id == status.id for item in self.connections)
        rest = tuple(status if item.id == status.id else item for item in self.connections)
        return msgspec.structs.replace(self, heard_at=now, connections=rest if known else (*rest, status))


def believed(desk: Desk, now: dt.datetime) -> bool:
    """Whether what is known is fresh enough to be shown as true. A clock that was set back makes nothing fresh."""
    return desk.reachable and desk.heard_at is not None and abs(now - desk.heard_at) < STALE


def face_of(status: ConnectionStatus, now: dt.datetime) -> Face:
    """What one connection looks like."""
    if status.activity in (Activity.RUNNING, Activity.STOPPING) and status.light is not Light.RED:
        return Face.SYNCING
    return resting_face(status, now)


def resting_face(status: ConnectionStatus, now: dt.datetime) -> Face:
    """What one connection looks like, runs apart."""
    if status.light is Light.RED:
        return Face.ERROR
    if status.paused or status.activity is Activity.PAUSED:
        return Face.PAUSED
    if status.activity in (Activity.OFFLINE, Activity.DISABLED) or status.light is Light.UNKNOWN:
        return Face.UNKNOWN
    if status.light is Light.AMBER:
        return Face.WARNING
    ages = (status.swept_at, status.reconciled_at)
    fresh = all(at is not None and abs(now - at) < SWEEP_AGE for at in ages)
    return Face.OK if fresh else Face.WARNING


_WORST = (Face.ERROR, Face.WARNING, Face.UNKNOWN, Face.SYNCING, Face.PAUSED, Face.OK)


def face(desk: Desk, now: dt.datetime, *, runs: bool = True) -> Face:
    """What the icon shows: the worst of what is known. Without `runs`, as if nothing were running."""
    if not believed(desk, now):
        return Face.UNKNOWN
    look = face_of if runs else resting_face
    faces = {look(item, now) for item in desk.connections} | ({Face.WARNING} if desk.accounts else set())
    return next((each for each in _WORST if each in faces), Face.UNKNOWN)


def attention(desk: Desk) -> int:
    """How many things need a person."""
    return sum(needs(item) for item in desk.connections) + len(desk.accounts)


def known_attention(desk: Desk, now: dt.datetime) -> int:
    """How many things need a person, as far as it is still believed: no number of a moment that is past."""
    return attention(desk) if believed(desk, now) else 0


def needs(status: ConnectionStatus) -> int:
    """How many things of one connection need a person: decisions, what is held, set aside or refused; or its fault."""
    counted = (status.problems, status.held, status.conflicts, status.changes_held, status.changes_refused)
    total = sum(count or 0 for count in counted)
    return total or int(status.light is Light.RED)


class Steadied:
    """A face that does not flicker: a short run does not show, and what shows stays for a moment."""

    def __init__(self, after: dt.timedelta = dt.timedelta(seconds=0.8)) -> None:
        self._after = after
        self._running_since: dt.datetime | None = None

    def take(self, desk: Desk, now: dt.datetime) -> Face:
        """What to show now; faults show at once."""
        seen = face(desk, now)
        if seen is not Face.SYNCING:
            self._running_since = None
            return seen
        if self._running_since is None:
            self._running_since = now
        return seen if now - self._running_since >= self._after else face(desk, now, runs=False)
