"""Takes what the source tells of one kind, plans it, and puts it on its way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from connector.domain.actions import Action, ActionKind, ActionState
from connector.domain.changes import Change
from connector.domain.entities import PARENTS
from connector.domain.fingerprint import canonical, field_names
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.links import Link
from connector.domain.ports import RemoteEntry
from connector.domain.titles import title_of
from connector.sync.context import RunContext
from connector.sync.outbox import Outbox
from connector.sync.plan import plan, repair
from connector.sync.problems import Failure, Problems, waits
from connector.sync.renames import Renames


class Decisions(msgspec.Struct, frozen=True):
    """What some changes come to."""

    creates: list[Action]
    guarded: list[Action]
    """Updates and deletions: they wait for the safeguard. Creations that may be renamed records wait with them."""
    agreed: list[Key]
    """Nothing is to be written for these."""
    moved: list[tuple[Key, Version]]
    """Of those agreed, the ones whose version is not the link's."""
    failures: list[Failure]


class Outlet(Protocol):
    """Where decisions go: out to the platform, or to a person who only looks."""

    def busy(self, kind: EntityKind, changes: Sequence[Change]) -> None:
        """Come back when none of these records is on its way."""

    def take(self, kind: EntityKind, decisions: Decisions) -> None:
        """Carry the decisions out, or show them."""

    def adopt(self, kind: EntityKind, entries: Sequence[RemoteEntry]) -> None:
        """Link records that the platform already has as the books have them."""

    def flush(self, kind: EntityKind, action: ActionKind) -> None:
        """Send what waits for the safeguard."""

    def after(self, then: Callable[[], None]) -> None:
        """Do something once all that was taken before is confirmed."""

    def drain(self) -> None:
        """Wait until everything is confirmed."""


class Intake:
    """Plans the changes of one kind in chunks of a batch."""

    def __init__(self, context: RunContext, kind: EntityKind, problems: Problems, outlet: Outlet) -> None:
        self.kind = kind
        self._context = context
        self._problems = problems
        self._outlet = outlet
        self._scope = context.scope(kind)
        self.renames = Renames(context, kind)
        self.strangers: dict[Key, RemoteEntry] | None = None
        """What the platform was seen to have before the first meeting; what was compared with it is taken out."""
        self._family = (kind, *PARENTS.get(kind, ()))

    def take(self, changes: Sequence[Change], *, retry: bool = False) -> None:
        """Plan changes and pass on what they come to; a record that comes twice counts as it came last.

        What is set aside is left alone while its version is the same, unless it is to be tried again.
        """
        batch = self._context.options.batch
        for start in range(0, len(changes), batch):
            self._context.check()
            chunk = changes[start : start + batch]
            latest = list({change.key: change for change in chunk}.values())
            self._outlet.busy(self.kind, latest)
            self._outlet.take(self.kind, self._decide(latest, retry=retry))

    def fetch(self, keys: Sequence[Key], *, retry: bool = False) -> None:
        """Read some records as they are now, and take them."""
        for page in self._context.source.fetch(self.kind, keys):
            self._context.journal.counts(self.kind).read += len(page.changes)
            self.take(page.changes, retry=retry)

    def retry_because_asked(self) -> None:
        """A person looks on: try a batch of what was set aside by earlier runs, due or not."""
        oldest = self._problems.oldest(self.kind, self._context.clock.now(), self._context.options.batch)
        if oldest:
            self.fetch([problem.key for problem in oldest], retry=True)

    def retry(self) -> None:
        """Try again what is set aside and due."""
        now = self._context.clock.now()
        batch = self._context.options.batch
        while due := self._problems.due(self.kind, now, batch):
            self.fetch([problem.key for problem in due], retry=True)
        self._outlet.drain()

    def repair(self, keys: Sequence[Key], theirs: dict[Key, RemoteEntry]) -> None:
        """Bring the platform from what it was seen to have (nothing, for keys not in `theirs`) to the books' state."""
        for page in self._context.source.fetch(self.kind, keys):
            usable, failures = self._usable(page.changes, retry=True)
            links = self._context.store.links(self.kind, [change.key for change in usable])
            decisions = Decisions([], [], [], [], failures)
            adopted = []
            for change in usable:
                seen = theirs.get(change.key)
                action = repair(change, links.get(change.key), seen, self._scope)
                gone = action is not None and action.kind is ActionKind.DELETE
                if gone and seen is not None and self._is_kept(links.get(change.key)):
                    continue
                if action is not None:
                    (decisions.creates if action.kind is ActionKind.CREATE else decisions.guarded).append(action)
                    continue
                decisions.agreed.append(change.key)
                if seen is not None:
                    adopted.append(seen)
                    decisions.moved.append((change.key, change.version))
            if adopted:
                self._outlet.adopt(self.kind, adopted)
            self._outlet.take(self.kind, decisions)

    def _decide(self, changes: Sequence[Change], *, retry: bool) -> Decisions:
        usable, failures = self._usable(changes, retry=retry)
        links = self._context.store.links(self.kind, [change.key for change in usable])
        decisions = Decisions([], [], [], [], failures)
        for change in usable:
            link = links.get(change.key)
            action = self._plan(change, link)
            if action is None or (action.kind is ActionKind.DELETE and self._is_kept(link)):
                decisions.agreed.append(change.key)
                if link is not None and link.version != change.version and change.entity is not None:
                    decisions.moved.append((change.key, change.version))
            elif action.kind is ActionKind.CREATE:
                decisions.creates.append(action)
            else:
                decisions.guarded.append(action)
        held = self.renames.hold(decisions.creates)
        if held:
            decisions.guarded.extend(action for action in decisions.creates if action.key in held)
            decisions.creates[:] = [action for action in decisions.creates if action.key not in held]
        return decisions

    def _plan(self, change: Change, link: Link | None) -> Action | None:
        if self.strangers is None:
            return plan(change, link, self._scope)
        return repair(change, link, self.strangers.pop(change.key, None), self._scope)

    def preview_strangers(self) -> None:
        """What the platform has and the books were not seen to have: a run would ask the books, and delete it there."""
        left, self.strangers = self.strangers or {}, {}
        if left:
            self.strangers = left
            self.fetch(list(left))

    def _is_kept(self, link: Link | None) -> bool:
        """Whether a record that is gone from the books stays on the platform, as a person chose."""
        return link is not None and not link.deleted and self._context.keeps(self.kind)

    def _usable(self, changes: Sequence[Change], *, retry: bool) -> tuple[Sequence[Change], list[Failure]]:
        """Divide off what cannot be read and what waits for a parent."""
        if not self._problems.any_of(self._family):
            failures = [_failure(change) for change in changes if change.failure is not None]
            return ([change for change in changes if change.failure is None] if failures else changes), failures
        known = {} if retry else self._problems.of(self.kind, [change.key for change in changes])
        fresh = [c for c in changes if c.key not in known or known[c.key].version != c.version]
        readable = ((c.key, c.entity) for c in fresh if c.entity is not None)
        waiting = self._problems.waits_for(self.kind, readable)
        failures = [_failure(change) for change in fresh if change.failure is not None]
        for change in fresh:
            parent = waiting.get(change.key)
            if parent is not None:
                failures.append(Failure(change.key, change.version, waits(parent), parent, _called(change)))
        return [c for c in fresh if c.failure is None and c.key not in waiting], failures


def _failure(change: Change) -> Failure:
    assert change.failure is not None  # noqa: S101  # callers divide by it
    return Failure(change.key, change.version, change.failure)


def _called(change: Change) -> str:
    return title_of(canonical(change.entity)) if change.entity is not None else ""


class Sending:
    """Decisions go out: durable first, then on their way."""

    def __init__(self, context: RunContext, outbox: Outbox, problems: Problems) -> None:
        self._context = context
        self._outbox = outbox
        self._problems = problems
        self._waiting = {kind for (kind, _, state) in context.store.outbox_counts() if state is not ActionState.SENT}

    def busy(self, kind: EntityKind, changes: Sequence[Change]) -> None:
        """A record on its way has no link yet: it is confirmed before it is planned again."""
        if self._outbox.busy(change.key for change in changes):
            self._outbox.drain()

    def take(self, kind: EntityKind, decisions: Decisions) -> None:
        """All of it in one durable step, and then the creations leave."""
        self._context.journal.counts(kind).unchanged += len(decisions.agreed)
        if not self._leaves_a_trace(kind, decisions):
            return
        with self._outbox.step(room=bool(decisions.creates)):
            self._note(kind, decisions)
        if decisions.creates:
            self._outbox.submit(kind, decisions.creates)

    def _leaves_a_trace(self, kind: EntityKind, decisions: Decisions) -> bool:
        if decisions.agreed and (kind in self._waiting or self._problems.any_of([kind])):
            return True
        return bool(decisions.failures or decisions.moved or decisions.guarded or decisions.creates)

    def _note(self, kind: EntityKind, decisions: Decisions) -> None:
        context, store = self._context, self._context.store
        if decisions.failures:
            self._problems.set_aside(kind, decisions.failures)
        if decisions.agreed:
            self._problems.clear(kind, decisions.agreed)
            if kind in self._waiting:
                store.withdraw(kind, decisions.agreed)
        if decisions.moved:
            store.touch(kind, decisions.moved)
        if decisions.guarded or decisions.creates:
            context.journal.begin()
        if decisions.guarded:
            store.plan(decisions.guarded, ActionState.PLANNED)
            self._waiting.add(kind)
        if decisions.creates:
            store.plan(decisions.creates, ActionState.SENT)

    def adopt(self, kind: EntityKind, entries: Sequence[RemoteEntry]) -> None:
        """Link what both sides have alike."""
        self._context.store.adopt(kind, entries)

    def flush(self, kind: EntityKind, action: ActionKind) -> None:
        """Send what waits, if the safeguard lets it."""
        self._outbox.flush(kind, action)

    def after(self, then: Callable[[], None]) -> None:
        """Do something once all that was taken before is confirmed."""
        self._outbox.after(then)

    def drain(self) -> None:
        """Wait until everything is confirmed."""
        self._outbox.drain()


Show = Callable[[Sequence[Action]], None]
"""Receives what would be written, page by page."""


class Preview:
    """Decisions are shown and nothing else happens: no outbox, no problem, no checkpoint."""

    def __init__(self, context: RunContext, show: Show) -> None:
        self._context = context
        self._show = show

    def busy(self, kind: EntityKind, changes: Sequence[Change]) -> None:
        """Nothing is ever on its way."""

    def take(self, kind: EntityKind, decisions: Decisions) -> None:
        """Show every action with its fields, and count it as if it were written."""
        counts = self._context.journal.counts(kind)
        counts.unchanged += len(decisions.agreed)
        counts.failed += len(decisions.failures)
        counts.created += len(decisions.creates)
        deletions = sum(action.kind is ActionKind.DELETE for action in decisions.guarded)
        counts.deleted += deletions
        counts.updated += len(decisions.guarded) - deletions
        shown = [*_with_fields(decisions.creates), *decisions.guarded]
        if shown:
            self._show(shown)

    def adopt(self, kind: EntityKind, entries: Sequence[RemoteEntry]) -> None:
        """Nothing is linked."""

    def flush(self, kind: EntityKind, action: ActionKind) -> None:
        """Nothing is sent."""

    def after(self, then: Callable[[], None]) -> None:
        """No checkpoint moves."""

    def drain(self) -> None:
        """Nothing is ever on its way."""


def _with_fields(creates: Iterable[Action]) -> list[Action]:
    return [msgspec.structs.replace(action, changed=field_names(action.content)) for action in creates]
