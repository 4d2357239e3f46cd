"""The memory of a connection, in memory."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, fields
from zlib import crc32

import msgspec

from connector.domain.actions import Action, ActionKind, ActionState, Planned, Result
from connector.domain.changes import Cursor, Seen
from connector.domain.fingerprint import bucket_of, field_digests
from connector.domain.identity import Timeline
from connector.domain.keys import ActionId, EntityKind, Key, RunId, Version
from connector.domain.links import Link
from connector.domain.ports import RemoteEntry
from connector.domain.reconciliation import Entry, Summary, Tally
from connector.domain.runs import LogEntry, Problem, RunRecord
from connector.domain.sync_log import PAGE, LogFilter, LogSlice

Place = tuple[EntityKind, Key]


@dataclass(slots=True)
class MemorySweep:
    """Keys seen, compared with the links of a store."""

    store: MemoryLinks
    kind: EntityKind
    seen: dict[Key, Version] = field(default_factory=dict)

    def add(self, seen: Sequence[Seen]) -> None:
        """Note some keys."""
        self.seen.update((one.key, one.version) for one in seen)

    def missing(self) -> Iterator[Sequence[Key]]:
        """Linked, not seen, no deletion waiting."""
        waiting = self.store.waiting(self.kind)
        yield from _batches(
            key
            for key, link in self.store.linked(self.kind).items()
            if not link.deleted
            and key not in self.seen
            and not (key in waiting and waiting[key].kind is ActionKind.DELETE)
        )

    def unknown(self) -> Iterator[Sequence[Key]]:
        """Seen, not linked."""
        links = self.store.linked(self.kind)
        yield from _batches(k for k in self.seen if (k not in links or links[k].deleted) and not self._known(k))

    def moved(self) -> Iterator[Sequence[Key]]:
        """Seen with another version."""
        for key, link in self.store.linked(self.kind).items():
            if not link.deleted and self.seen.get(key, link.version) != link.version and not self._known(key):
                yield [key]
        for key, action in self.store.waiting(self.kind).items():
            if key in self.seen and (action.version != self.seen[key] or action.kind is ActionKind.DELETE):
                yield [key]

    def _known(self, key: Key) -> bool:
        """Whether this version waits in the outbox or is set aside."""
        action = self.store.waiting(self.kind).get(key)
        problem = self.store.aside.get((self.kind, key))
        version = self.seen[key]
        planned = action is not None and action.version == version and action.kind is not ActionKind.DELETE
        return planned or (problem is not None and problem.version == version)


@dataclass(slots=True)
class MemoryLinks:
    """Links and outbox. Every method is atomic because nothing interrupts it."""

    timelines: dict[str, Timeline] = field(default_factory=dict)
    cursors: dict[EntityKind, Cursor] = field(default_factory=dict)
    links_by_kind: dict[EntityKind, dict[Key, Link]] = field(default_factory=dict)
    box: dict[Place, Planned] = field(default_factory=dict)
    aside: dict[Place, Problem] = field(default_factory=dict)
    runs_by_id: dict[RunId, RunRecord] = field(default_factory=dict)
    lines: list[LogEntry] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    writes: int = 0
    """How often something was made durable."""

    @contextmanager
    def together(self) -> Iterator[None]:
        """All or nothing: on an error everything is as it was."""
        names = [each.name for each in fields(self) if each.name != "links_by_kind"]
        before = {name: copy(getattr(self, name)) for name in names}
        links = {kind: dict(linked) for kind, linked in self.links_by_kind.items()}
        try:
            yield
        except BaseException:
            for name, value in before.items():
                setattr(self, name, value)
            self.links_by_kind = links
            raise

    def linked(self, kind: EntityKind) -> dict[Key, Link]:
        """All links of a kind."""
        return self.links_by_kind.setdefault(kind, {})

    def waiting(self, kind: EntityKind) -> dict[Key, Action]:
        """All actions of a kind by key."""
        return {key: planned.action for (of, key), planned in self.box.items() if of is kind}

    def links(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Link]:
        """Links of some keys."""
        links = self.linked(kind)
        return {key: links[key] for key in keys if key in links}

    def adopt(self, kind: EntityKind, entries: Sequence[RemoteEntry]) -> None:
        """Link what the sink has."""
        self.writes += 1
        for e in entries:
            self.linked(kind)[e.key] = Link(
                e.key, e.remote, e.revision, e.fingerprint, b"", Version(""), e.currency, e.amount
            )

    def twins(self, kind: EntityKind, wanted: Mapping[Key, bytes], field: str) -> Mapping[Key, Sequence[Key]]:
        """Links like these but for one field."""
        links = [link for link in self.linked(kind).values() if not link.deleted]
        found = {
            key: [link.key for link in links if _but(link.digests, field) == _but(digests, field)]
            for key, digests in wanted.items()
        }
        return {key: keys for key, keys in found.items() if keys}

    def touch(self, kind: EntityKind, versions: Sequence[tuple[Key, Version]]) -> None:
        """Note newer versions."""
        self.writes += 1
        links = self.linked(kind)
        for key, version in versions:
            if key in links:
                links[key] = msgspec.structs.replace(links[key], version=version)

    def plan(self, actions: Sequence[Action], state: ActionState) -> None:
        """Into the outbox."""
        self.writes += 1
        for action in actions:
            before = self.box.get((action.entity, action.key))
            if before is not None and before.action.id == action.id:
                if state is not ActionState.SENT:
                    continue
            elif before is not None and before.state is ActionState.SENT:
                raise RuntimeError("an uncertain action would be lost")
            attempts = (before.attempts if before else 0) + (state is ActionState.SENT)
            self.box.pop((action.entity, action.key), None)
            self.box[action.entity, action.key] = Planned(action, state, attempts)

    def mark(self, ids: Sequence[ActionId], state: ActionState) -> None:
        """To another state."""
        self.writes += 1
        wanted = set(ids)
        for place, planned in list(self.box.items()):
            if planned.action.id in wanted:
                attempts = planned.attempts + (state is ActionState.SENT)
                self.box[place] = Planned(planned.action, state, attempts)

    def outbox(
        self, kind: EntityKind | None, state: ActionState, limit: int, action: ActionKind | None = None
    ) -> Sequence[Planned]:
        """Oldest actions in a state."""
        found = [
            planned
            for planned in self.box.values()
            if planned.state is state
            and kind in (None, planned.action.entity)
            and action in (None, planned.action.kind)
        ]
        return found[:limit]

    def outbox_counts(self) -> Mapping[tuple[EntityKind, str, ActionState], int]:
        """How many wait."""
        return Counter((p.action.entity, p.action.kind.value, p.state) for p in self.box.values())

    def confirm(
        self,
        answered: Sequence[tuple[Action, Result]],
        *,
        successors: Sequence[Action] = (),
        log: Sequence[LogEntry] = (),
    ) -> None:
        """Answers become links."""
        self.writes += 1
        for action, result in answered:
            before = self.box.get((action.entity, action.key))
            if before is not None and before.action.id == action.id:
                del self.box[action.entity, action.key]
            if result.agreed:
                digests = field_digests(action.content) if action.content else b""
                self.linked(action.entity)[action.key] = Link(
                    action.key,
                    result.remote,
                    action.revision,
                    action.fingerprint,
                    digests,
                    action.version,
                    action.currency,
                    action.amount,
                )
        for action in successors:
            self.box[action.entity, action.key] = Planned(action, ActionState.PLANNED)
        self._append(log)

    def discard(self, ids: Sequence[ActionId]) -> None:
        """Out of the outbox."""
        self.writes += 1
        wanted = set(ids)
        self.box = {place: planned for place, planned in self.box.items() if planned.action.id not in wanted}

    def withdraw(self, kind: EntityKind, keys: Sequence[Key]) -> int:
        """What was not begun for these keys."""
        gone = [(kind, key) for key in keys if (kind, key) in self.box]
        gone = [place for place in gone if self.box[place].state is not ActionState.SENT]
        self.writes += bool(gone)
        for place in gone:
            del self.box[place]
        return len(gone)

    def link_count(self, kind: EntityKind) -> int:
        """Live links."""
        return sum(not link.deleted for link in self.linked(kind).values())

    def summary(self, kind: EntityKind) -> Summary:
        """Tally of live links."""
        tally = Tally()
        for entry in self._entries(kind):
            tally.add(entry)
        return tally.summary()

    def entries(self, kind: EntityKind, buckets: Sequence[int]) -> Iterator[Sequence[Entry]]:
        """Live links of some buckets."""
        wanted = set(buckets)
        found = [entry for entry in self._entries(kind) if bucket_of(entry.key) in wanted]
        for entry in sorted(found, key=lambda entry: (bucket_of(entry.key), entry.key)):
            yield [entry]

    @contextmanager
    def sweep(self, kind: EntityKind) -> Iterator[MemorySweep]:
        """Begin a comparison."""
        yield MemorySweep(self, kind)

    def _append(self, entries: Sequence[LogEntry]) -> None:
        first = len(self.lines) + 1
        self.lines += [msgspec.structs.replace(entry, id=first + n) for n, entry in enumerate(entries)]

    def _entries(self, kind: EntityKind) -> list[Entry]:
        links = self.linked(kind).values()
        return [Entry(link.key, link.fingerprint, link.currency, link.amount) for link in links if not link.deleted]


@dataclass(slots=True)
class MemoryStore(MemoryLinks):
    """The whole memory of one connection."""

    def timeline(self, side: str) -> Timeline | None:
        """What is known of a side."""
        return self.timelines.get(side)

    def save_timeline(self, side: str, timeline: Timeline) -> None:
        """Remember a side."""
        self.writes += 1
        self.timelines[side] = timeline

    def cursor(self, kind: EntityKind) -> Cursor | None:
        """Checkpoint of a kind."""
        return self.cursors.get(kind)

    def save_cursor(self, kind: EntityKind, cursor: Cursor, run: RunId) -> None:
        """Move a checkpoint."""
        self.writes += 1
        self.cursors[kind] = cursor

    def clear_cursors(self) -> None:
        """Forget all checkpoints."""
        self.writes += 1
        self.cursors.clear()

    def set_aside(self, problems: Sequence[Problem]) -> None:
        """Remember problems."""
        self.writes += 1
        for problem in problems:
            before = self.aside.get((problem.entity, problem.key))
            since = before.since if before else problem.since
            self.aside[problem.entity, problem.key] = msgspec.structs.replace(problem, since=since)

    def clear_problems(self, kind: EntityKind, keys: Iterable[Key]) -> None:
        """These went through."""
        self.writes += 1
        for key in keys:
            self.aside.pop((kind, key), None)

    def problems(
        self, kind: EntityKind | None = None, *, due: dt.datetime | None = None, limit: int = 1000
    ) -> Sequence[Problem]:
        """What is set aside."""
        found = [p for p in self.aside.values() if kind in (None, p.entity) and (due is None or self._due(p, due))]
        return sorted(found, key=lambda problem: problem.since)[:limit]

    def problem_groups(self, search: str = "") -> Mapping[tuple[EntityKind, str], int]:
        """How many of each kind and code."""
        return Counter((p.entity, p.code) for p in self.aside.values() if _names(p, search))

    def problem_page(
        self, kind: EntityKind, code: str, search: str = "", *, skip: int = 0, limit: int = 200
    ) -> Sequence[Problem]:
        """Those of one group."""
        found = [p for p in self.aside.values() if (p.entity, p.code) == (kind, code) and _names(p, search)]
        return sorted(found, key=lambda problem: (problem.since, problem.key))[skip : skip + limit]

    def problem_keys(self, kind: EntityKind, keys: Iterable[Key]) -> set[Key]:
        """Which keys are set aside."""
        return {key for key in keys if (kind, key) in self.aside}

    def problems_of(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Problem]:
        """Problems of some keys."""
        return {key: self.aside[kind, key] for key in keys if (kind, key) in self.aside}

    def problem_counts(self) -> Mapping[EntityKind, int]:
        """How many of each kind."""
        return Counter(kind for kind, _ in self.aside)

    def save_run(self, run: RunRecord) -> None:
        """Insert or replace a run."""
        self.writes += 1
        self.runs_by_id[run.id] = run

    def runs(self, limit: int, before: RunId | None = None) -> Sequence[RunRecord]:
        """Newest first."""
        newest = list(reversed(self.runs_by_id.values()))
        if before is not None:
            newest = newest[newest.index(self.runs_by_id[before]) + 1 :]
        return newest[:limit]

    def log(self, entries: Sequence[LogEntry]) -> None:
        """Append to the log."""
        self.writes += 1
        self._append(entries)

    def entries_log(
        self,
        *,
        after: int = 0,
        before: int | None = None,
        entity: EntityKind | None = None,
        run: RunId | None = None,
        search: str = "",
        limit: int = 200,
    ) -> Sequence[LogEntry]:
        """Lines of the log."""
        found = [
            line
            for line in self.lines
            if line.id > after
            and (before is None or line.id < before)
            and entity in (None, line.entity)
            and run in (None, line.run)
            and search.casefold() in f"{line.key or ''} {line.sentence}".casefold()
        ]
        return found[-limit:] if before is not None else found[:limit]

    def run(self, run: RunId) -> RunRecord | None:
        """One run."""
        return self.runs_by_id.get(run)

    def runs_since(self, moment: dt.datetime) -> Sequence[RunRecord]:
        """Newest first."""
        return [run for run in self.runs(len(self.runs_by_id)) if run.started_at >= moment]

    def log_slice(self, wanted: LogFilter, *, anchor: int = 0, position: int = 0, limit: int = PAGE) -> LogSlice:
        """Lines by place, newest first."""
        anchor = anchor or len(self.lines)
        found = [line for line in self.lines[anchor - 1 :: -1] if anchor and is_wanted(line, wanted)]
        picked = tuple(found[position : position + min(limit, PAGE)])
        return LogSlice(anchor=anchor, position=position, entries=picked, matched=len(found), complete=True)

    def log_count(self, wanted: LogFilter, *, anchor: int = 0) -> int:
        """How many."""
        return self.log_slice(wanted, anchor=anchor).matched

    def log_entry(self, number: int) -> LogEntry | None:
        """One line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a fact."""
        self.writes += 1
        self.facts[name] = value

    def fact(self, name: str) -> str | None:
        """A fact."""
        return self.facts.get(name)

    def close(self) -> None:
        """Nothing to release."""

    def _due(self, problem: Problem, due: dt.datetime) -> bool:
        far = due + dt.timedelta(days=1)
        if problem.next_try is not None and not due < problem.next_try <= far:
            return True
        return problem.waits_for is not None and problem.waits_for not in self.aside


def _names(problem: Problem, search: str) -> bool:
    return search.casefold() in problem.key.casefold() or search.casefold() in problem.sentence.casefold()


def is_wanted(line: LogEntry, wanted: LogFilter) -> bool:
    """Whether a filter lets a line through."""
    text = " ".join((line.key or "", line.title, line.sentence, *line.fields)).lower()
    return (
        (not wanted.entities or line.entity in wanted.entities)
        and wanted.toward in (None, line.toward)
        and (not wanted.outcomes or line.outcome in wanted.outcomes)
        and (wanted.begin is None or line.at >= wanted.begin)
        and (wanted.end is None or line.at < wanted.end)
        and wanted.run in ("", line.run)
        and wanted.key in ("", line.key)
        and all(word in text for word in wanted.words)
    )


def _but(digests: bytes, field: str) -> list[tuple[int, int]]:
    numbers = array("I", digests)
    return [pair for pair in zip(numbers[::2], numbers[1::2], strict=True) if pair[0] != crc32(field.encode())]


def _batches(keys: Iterable[Key]) -> Iterator[Sequence[Key]]:
    found = list(keys)
    for start in range(0, len(found), 500):
        yield found[start : start + 500]
