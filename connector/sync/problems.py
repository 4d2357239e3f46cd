"""Records that could not go through: set aside with their reason, tried again by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

import msgspec

from connector.domain.entities import PARENTS, Entity, Reference, references
from connector.domain.errors import SkipRecord, WaitsForParent
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.runs import EntryKind, EntryOutcome, LogEntry, Problem, Toward
from connector.sync.context import RunContext
from connector.sync.options import EngineOptions


class Failure(msgspec.Struct, frozen=True, gc=False):
    """One record that cannot go through, and why."""

    key: Key
    version: Version
    error: SkipRecord
    waits_for: Reference | None = None
    title: str = ""
    """What people call the record, if it could be read."""


def backoff(attempts: int, options: EngineOptions) -> dt.timedelta:
    """How long a record rests after so many attempts."""
    seconds = options.problem_first * 2 ** min(attempts - 1, 30)
    return dt.timedelta(seconds=min(seconds, options.problem_longest))


class Problems:
    """Keeps count of what is set aside, so that a connection without problems pays nothing for them."""

    def __init__(self, context: RunContext) -> None:
        self._context = context
        self._counts = dict(context.store.problem_counts())

    def any_of(self, kinds: Iterable[EntityKind]) -> bool:
        """Whether something of these kinds is set aside."""
        return any(self._counts.get(kind) for kind in kinds)

    def of(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Problem]:
        """Those of some records that are set aside."""
        return self._context.store.problems_of(kind, keys) if self._counts.get(kind) else {}

    def set_aside(self, kind: EntityKind, failures: Sequence[Failure]) -> None:
        """Remember why records could not go through; a line in the log for each new reason."""
        context = self._context
        now = context.clock.now()
        known = self.of(kind, [failure.key for failure in failures])
        problems, entries = [], []
        for failure in failures:
            before = known.get(failure.key)
            problem = self._problem(kind, failure, before, now)
            problems.append(problem)
            if before is None or before.sentence != problem.sentence:
                entries.append(self._line(problem, failure.title))
        context.journal.begin()
        context.store.set_aside(problems)
        if entries:
            context.store.log(entries)
        self._counts[kind] = self._counts.get(kind, 0) + len(problems) - len(known)
        context.journal.counts(kind).failed += len(problems)

    def _line(self, problem: Problem, title: str) -> LogEntry:
        waits = problem.waits_for is not None
        return self._context.journal.entry(
            EntryKind.SET_ASIDE,
            problem.sentence,
            entity=problem.entity,
            key=problem.key,
            toward=Toward.PLATFORM,
            outcome=EntryOutcome.WAITING if waits else EntryOutcome.FAILED,
            title=title,
            code=problem.code,
        )

    def clear(self, kind: EntityKind, keys: Collection[Key]) -> None:
        """These went through, or are gone."""
        if keys and self._counts.get(kind):
            gone = self._context.store.problem_keys(kind, keys)
            if gone:
                self._context.store.clear_problems(kind, gone)
                self._counts[kind] -= len(gone)

    def due(self, kind: EntityKind, now: dt.datetime, limit: int) -> Sequence[Problem]:
        """Problems to try now. The attempt is noted before it is made, so that none is due again at once."""
        return self._begin(self._context.store.problems(kind, due=now, limit=limit), now) if self.any_of([kind]) else ()

    def oldest(self, kind: EntityKind, now: dt.datetime, limit: int) -> Sequence[Problem]:
        """Problems to try because a person asks, due or not; noted in the same way."""
        return self._begin(self._context.store.problems(kind, limit=limit), now) if self.any_of([kind]) else ()

    def _begin(self, due: Sequence[Problem], now: dt.datetime) -> Sequence[Problem]:
        if due:
            self._context.journal.begin()
            self._context.store.set_aside([self._again(problem, now) for problem in due])
        return due

    def waits_for(self, kind: EntityKind, entities: Iterable[tuple[Key, Entity]]) -> dict[Key, Reference]:
        """Which records refer to a parent that is set aside and that the platform does not have."""
        wanted = {key: references(entity) for key, entity in entities}
        absent = {parent: self._absent(parent, wanted.values()) for parent in PARENTS.get(kind, ())}
        waiting = {}
        for key, parents in wanted.items():
            parent = next((one for one in parents if one[1] in absent.get(one[0], ())), None)
            if parent is not None:
                waiting[key] = parent
        return waiting

    def _absent(self, parent: EntityKind, wanted: Iterable[tuple[Reference, ...]]) -> set[Key]:
        if not self._counts.get(parent):
            return set()
        store = self._context.store
        keys = {key for parents in wanted for kind, key in parents if kind is parent}
        aside = store.problem_keys(parent, keys)
        links = store.links(parent, sorted(aside)) if aside else {}
        return {key for key in aside if key not in links or links[key].deleted}

    def _problem(self, kind: EntityKind, failure: Failure, before: Problem | None, now: dt.datetime) -> Problem:
        begun = before is not None and before.next_try is not None and before.next_try > now
        attempts = before.attempts + (not begun) if before is not None else 1
        return Problem(
            entity=kind,
            key=failure.key,
            code=failure.error.code,
            sentence=failure.error.sentence,
            remedy=failure.error.remedy,
            since=before.since if before is not None else now,
            attempts=attempts,
            next_try=now + backoff(attempts, self._context.options),
            waits_for=failure.waits_for,
            version=failure.version,
        )

    def _again(self, problem: Problem, now: dt.datetime) -> Problem:
        attempts = problem.attempts + 1
        next_try = now + backoff(attempts, self._context.options)
        return msgspec.structs.replace(problem, attempts=attempts, next_try=next_try, waits_for=None)


def waits(parent: Reference) -> WaitsForParent:
    """Why a record waits for its parent."""
    kind, key = parent
    name = kind.value.replace("_", " ").removesuffix("s")
    return WaitsForParent(
        f"It waits for {name} {key}, which could not be sent yet.",
        remedy="It follows by itself once that one went through.",
    )
