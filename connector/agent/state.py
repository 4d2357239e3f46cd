"""What is known of a connection, and the one honest word on it. Pure."""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.control.messages import Light
from connector.domain import errors
from connector.domain.errors import RetryLater
from connector.domain.runs import Equality, Outcome, RunRecord

SWEEP_AGE = dt.timedelta(hours=1)
"""Green needs a comparison of all keys that is younger."""

PASSING_CODES = frozenset(
    item.code for item in vars(errors).values() if isinstance(item, type) and issubclass(item, RetryLater)
)
"""Codes of errors that waiting may cure."""

LONG_AWAY = dt.timedelta(hours=24)
"""Without a run that came through for so long, waiting is no longer the answer."""


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a connection; None is unknown."""

    enabled: bool = True
    paused: bool = False
    paused_until: dt.datetime | None = None
    offline_since: dt.datetime | None = None
    last_run: RunRecord | None = None
    """The latest that ended, dry runs apart."""
    last_success_at: dt.datetime | None = None
    """When a run last came through, exceptions or not."""
    equality: Equality = Equality.UNKNOWN
    """Of the last run over everything."""
    reconciled_at: dt.datetime | None = None
    swept_at: dt.datetime | None = None
    problems: int | None = None
    held: int | None = None
    conflicts: int | None = None
    """Changes of the platform that a person has to decide; and those below on their way into the books."""
    changes_held: int | None = None
    changes_waiting: int | None = None
    changes_refused: int | None = None
    """Those that books or rules refused, until they are put right or somebody has seen them."""


class Judgement(msgspec.Struct, frozen=True):
    """The light, why, and what to do."""

    light: Light
    sentence: str
    remedy: str = ""


def judge(snapshot: Snapshot, now: dt.datetime) -> Judgement:
    """What a tray shows. Green only if both sides were found equal and all keys were compared within the hour."""
    return _standing(snapshot) or _fault(snapshot, now) or _exceptions(snapshot) or _age(snapshot, now)


def _standing(snapshot: Snapshot) -> Judgement | None:
    if not snapshot.enabled:
        return Judgement(Light.UNKNOWN, "This connection is switched off.")
    if snapshot.paused:
        until, remedy = snapshot.paused_until, "Go on with: bukubridge resume"
        if until is None:
            return Judgement(Light.AMBER, "Paused until somebody resumes it.", remedy)
        return Judgement(Light.AMBER, f"Paused until {until.astimezone():%H:%M on %d %b}.", remedy)
    return None


def _fault(snapshot: Snapshot, now: dt.datetime) -> Judgement | None:
    if snapshot.offline_since is not None:
        since = snapshot.last_success_at or snapshot.offline_since
        light = Light.RED if now - since >= LONG_AWAY else Light.AMBER
        return Judgement(
            light,
            f"The platform cannot be reached since {snapshot.offline_since.astimezone():%H:%M on %d %b}.",
            "Check the network; it goes on by itself.",
        )
    run = snapshot.last_run
    if run is None:
        return Judgement(Light.UNKNOWN, "Nothing was synchronised yet.")
    if run.outcome is Outcome.FAILED:
        recent = snapshot.last_success_at is not None and now - snapshot.last_success_at < LONG_AWAY
        passing = run.error_code in PASSING_CODES and recent
        return Judgement(Light.AMBER if passing else Light.RED, run.sentence or "The last run failed.", run.remedy)
    return None


def _exceptions(snapshot: Snapshot) -> Judgement | None:
    # What waits for the books explains no difference: the platform's records are as the books have them until then.
    if snapshot.equality is Equality.DIFFERENT and not (snapshot.held or snapshot.problems):
        return Judgement(Light.RED, "Books and platform differ.", "See `bukubridge log`; the next run repairs it.")
    told = [
        (one if number == 1 else many.format(number=f"{number:,}"), remedy)
        for number, one, many, remedy in _listed(snapshot)
        if number
    ]
    if told:
        sentence = " ".join(words for words, _ in told)
        remedies = " ".join(dict.fromkeys(remedy for _, remedy in told))
        return Judgement(Light.AMBER, sentence, remedies)
    if snapshot.last_run is not None and snapshot.last_run.outcome is Outcome.STOPPED:
        return Judgement(Light.AMBER, "The last run was stopped before its end.", "Run it again: bukubridge sync")
    return None


def _listed(snapshot: Snapshot) -> tuple[tuple[int, str, str, str], ...]:
    """What a person has to look at: how many, said of one and of several, and what to do."""
    return (
        (
            snapshot.conflicts or 0,
            "1 change of the platform is to be decided.",
            "{number} changes of the platform are to be decided.",
            "See `bukubridge conflicts`.",
        ),
        (
            (snapshot.held or 0) + (snapshot.changes_held or 0),
            "1 change waits for a person to release it.",
            "{number} changes wait for a person to release them.",
            "Let go what is held with `bukubridge release`.",
        ),
        (
            snapshot.changes_refused or 0,
            "1 change of the platform was refused.",
            "{number} changes of the platform were refused.",
            "Correct what was refused on the platform.",
        ),
        (
            snapshot.changes_waiting or 0,
            "1 change of the platform waits for the books.",
            "{number} changes of the platform wait for the books.",
            "See `bukubridge preview`.",
        ),
        (
            snapshot.problems or 0,
            "1 record is set aside.",
            "{number} records are set aside.",
            "See `bukubridge problems`.",
        ),
    )


def _age(snapshot: Snapshot, now: dt.datetime) -> Judgement:
    if snapshot.equality is Equality.UNKNOWN or None in (snapshot.held, snapshot.problems, snapshot.conflicts):
        return Judgement(Light.UNKNOWN, "The two sides were not compared yet.")
    if snapshot.swept_at is None:
        return Judgement(Light.AMBER, "Equal, but all keys were never compared yet.")
    age = max(abs(now - at) for at in (snapshot.swept_at, snapshot.reconciled_at or snapshot.swept_at))
    if age >= SWEEP_AGE:
        return Judgement(Light.AMBER, f"Equal when last compared, {spoken(age)} ago.")
    return Judgement(Light.GREEN, f"Equal, compared {spoken(age)} ago.")


def spoken(length: dt.timedelta) -> str:
    """A length of time in words."""
    seconds = abs(int(length.total_seconds()))
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= size:
            count = seconds // size
            return f"{count} {name}{'s' if count > 1 else ''}"
    return "moments"
