"""One line of a sync log with everything that a connection's memory knows about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urlencode

import msgspec

from connector.domain.gathered import COLLECTING
from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.links import Link
from connector.domain.runs import EntryKind, EntryOutcome, FieldValue, LogEntry, Outcome, Problem, RunRecord, Toward
from connector.domain.sync_log import LogFilter, Shown, SyncLog
from connector.hosting.causes import cure_of

_THROUGH = (EntryOutcome.SYNCED, EntryOutcome.WARNED, EntryOutcome.SKIPPED, EntryOutcome.UNDONE)


class Past(SyncLog, Protocol):
    """What a memory knows of what was done (see `domain.ports.Store` for each)."""

    def runs(self, limit: int, before: RunId | None = None) -> Sequence[RunRecord]:
        """Newest runs first."""

    def problems_of(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Problem]:
        """Those of some records that are set aside, with why."""

    def links(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Link]:
        """Those of some records that are known on both sides."""


def explain(connection: str, memory: Past, entry: LogEntry, page: str = "") -> Shown:
    """A line of a connection's log with its earlier ones, its run, why, and what helps; `page` as `page_of` says."""
    attempts = _attempts(memory, entry)
    problem = memory.problems_of(entry.entity, [entry.key]).get(entry.key) if entry.entity and entry.key else None
    newer = [each for each in attempts if each.id > entry.id]
    settled = next((each for each in reversed(newer) if each.outcome in _THROUGH), None)
    fixer, helps = cure_of(entry)
    told = entry.outcome not in (EntryOutcome.SYNCED, EntryOutcome.UNDONE, None)
    run = memory.run(entry.run)
    is_open = bool(helps) and not newer and _is_open(memory, entry, problem)
    return Shown(
        connection=connection,
        entry=entry,
        values=_with_old(entry, [each for each in attempts if each.id < entry.id]),
        run=run,
        cause=entry.sentence if told else "",
        remedy=_remedy(entry, problem, run) if told else "",
        fixer=fixer,
        helps=helps,
        is_open=is_open,
        settled_at=settled.at if settled is not None else None,
        attempts=len(attempts),
        next_try=problem.next_try if problem is not None and is_open else None,
        page=page,
    )


def page_of(platform: str, provider: str, memory: Past, entry: LogEntry) -> str:
    """Where people look at the record on the platform, as far as it is known to be there. It names the record, and
    holds nothing that opens a door: whoever follows it signs in."""
    if not platform or entry.entity is None or entry.key is None:
        return ""
    link = memory.links(entry.entity, [entry.key]).get(entry.key)
    if link is None or link.deleted:
        return ""
    place = f"integrations/providers/{provider}/records/{entry.entity}"
    return f"{platform.rstrip('/')}/{place}?{urlencode({'key': entry.key})}"


def _is_open(memory: Past, entry: LogEntry, problem: Problem | None) -> bool:
    """Whether the newest line about something still holds: a record on its way to the platform is set aside as long as
    its problem is kept, a run's error until a later run came through. Runs say nothing of collecting: only a later one
    that came to its end does."""
    if entry.outcome is EntryOutcome.SKIPPED:
        return False
    if entry.run == COLLECTING:
        collected = memory.log_slice(LogFilter(run=COLLECTING, begin=entry.at)).entries
        return all(each.kind is EntryKind.ERROR for each in collected)
    if entry.kind is EntryKind.ERROR:
        later = (run for run in memory.runs_since(entry.at) if not run.dry_run)
        return not any(run.outcome in (Outcome.SUCCESS, Outcome.PARTIAL) for run in later)
    return problem is not None or entry.kind is not EntryKind.SET_ASIDE or entry.toward is not Toward.PLATFORM


def _attempts(memory: Past, entry: LogEntry) -> Sequence[LogEntry]:
    """The latest lines about the same record, newest first."""
    if entry.entity is None or entry.key is None:
        return ()
    return memory.log_slice(LogFilter(entities=(entry.entity,), key=entry.key)).entries


def _with_old(entry: LogEntry, earlier: Sequence[LogEntry]) -> tuple[FieldValue, ...]:
    """The changed fields; where only the new value was kept, the one before is what an earlier line made of it."""
    known = {value.name: value for value in entry.values}
    found = [known.get(name, FieldValue(name=name)) for name in entry.fields or known]
    return tuple(
        msgspec.structs.replace(value, old=_before(value.name, earlier)) if value.old is None else value
        for value in found
    )


def _before(name: str, earlier: Sequence[LogEntry]) -> str | None:
    for each in earlier:
        for value in each.values:
            if value.name == name and each.outcome in (EntryOutcome.SYNCED, EntryOutcome.WARNED):
                return value.new
    return None


def _remedy(entry: LogEntry, problem: Problem | None, run: RunRecord | None) -> str:
    if problem is not None and problem.sentence == entry.sentence:
        return problem.remedy
    if entry.kind is EntryKind.ERROR and run is not None:
        return run.remedy
    return ""
