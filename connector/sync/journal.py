"""What is told of one run: its record, its counts, the lines of the sync log, one line for the technical log."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from connector.domain.actions import Action, ActionKind, Result, ResultKind
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.ports import Reporter, Store
from connector.domain.runs import (
    EntityCounts,
    EntryKind,
    EntryOutcome,
    Equality,
    FieldValue,
    LogEntry,
    Outcome,
    RunRecord,
    Toward,
    Trigger,
    usual_outcome,
)
from connector.domain.shown import fields_shown, values_shown
from connector.domain.titles import title_of
from connector.logs import logger

_WORDS = {ResultKind.CREATED: "created", ResultKind.UPDATED: "updated", ResultKind.DELETED: "deleted"}
_VALUES = 20
"""Fields of one line whose values are kept."""


class Journal:
    """Counts while a run works. A run that finds nothing leaves no trace on the disk unless a person asked for it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        reporter: Reporter,
        connection: ConnectionId,
        trigger: Trigger,
        *,
        dry_run: bool = False,
        before: Callable[[], None] | None = None,
    ) -> None:
        """Begin to count; `before` is called once before anything of this run goes to the disk."""
        self._before = before
        self._store = store
        self._clock = clock
        self._reporter = reporter
        self._counts: dict[EntityKind, EntityCounts] = {}
        self.begun = False
        """Whether anything of this run is on the disk."""
        self.written = False
        """Whether anything was sent to the platform."""
        now = clock.now()
        self.run = RunRecord(
            id=RunId(f"{now:%Y%m%d%H%M%S%f}{secrets.token_hex(6)}"),
            connection=connection,
            trigger=trigger,
            started_at=now,
            dry_run=dry_run,
        )

    def begin(self) -> None:
        """Make the run visible; called before its first durable work."""
        if not self.begun and not self.run.dry_run:
            self.begun = True
            if self._before is not None:
                self._before()
            self._store.save_run(self.run)

    def counts(self, kind: EntityKind) -> EntityCounts:
        """What the run did for one kind so far; whoever does something counts it here."""
        counts = self._counts.get(kind)
        if counts is None:
            counts = self._counts[kind] = EntityCounts(entity=kind)
        return counts

    def progress(self, kind: EntityKind) -> None:
        """A page was worked off."""
        self._reporter.progress(kind, self.counts(kind))

    def say(self, sentence: str) -> None:
        """Tell whoever watches; from any thread."""
        self._reporter.note(sentence)

    def note(
        self,
        sentence: str,
        *,
        kind: EntryKind = EntryKind.NOTE,
        entity: EntityKind | None = None,
        toward: Toward | None = None,
    ) -> None:
        """Say something to whoever watches, and keep it in the log."""
        self._reporter.note(sentence)
        if not self.run.dry_run:
            self.begin()
            self._store.log([self.entry(kind, sentence, entity=entity, toward=toward)])

    def entry(  # noqa: PLR0913  # one for each thing that a line can tell, all by name
        self,
        kind: EntryKind,
        sentence: str,
        *,
        entity: EntityKind | None = None,
        key: Key | None = None,
        fields: tuple[str, ...] = (),
        toward: Toward | None = None,
        outcome: EntryOutcome | None = None,
        title: str = "",
        code: str = "",
        values: tuple[FieldValue, ...] = (),
    ) -> LogEntry:
        """A line of the sync log; its outcome is what lines of its kind usually tell."""
        return LogEntry(
            at=self._clock.now(),
            connection=self.run.connection,
            run=self.run.id,
            kind=kind,
            entity=entity,
            key=key,
            sentence=sentence,
            fields=fields,
            toward=toward,
            outcome=outcome or usual_outcome(kind),
            title=title,
            code=code,
            values=values,
        )

    def written_entries(
        self, kind: EntityKind, answered: Sequence[tuple[Action, Result]], each_create_up_to: int
    ) -> list[LogEntry]:
        """Lines for what was written on the platform: one each, but one for all when many records are new.

        Values are kept when few records changed at once: people's own edits, not a new price list.
        """
        creates = sum(result.kind is ResultKind.CREATED for _, result in answered)
        apart, few = creates <= each_create_up_to, len(answered) <= each_create_up_to
        many = self.entry(EntryKind.WRITTEN, f"{creates} created", entity=kind, toward=Toward.PLATFORM)
        entries = [] if apart else [many]
        for action, result in answered:
            word = _WORDS.get(result.kind)
            if word and (apart or result.kind is not ResultKind.CREATED):
                entries.append(self._written(word, action, with_values=few))
        return entries

    def _written(self, word: str, action: Action, *, with_values: bool) -> LogEntry:
        fields = action.changed if action.kind is ActionKind.UPDATE else ()
        known = with_values and bool(fields)
        return self.entry(
            EntryKind.WRITTEN,
            word,
            entity=action.entity,
            key=action.key,
            fields=fields,
            toward=Toward.PLATFORM,
            title=title_of(action.content),
            values=values_shown(fields[:_VALUES], None, fields_shown(action.content)) if known else (),
        )

    def close(self, outcome: Outcome, equality: Equality, error: BridgeError | None = None) -> RunRecord:
        """The finished run, not saved yet; one canonical line goes to the technical log."""
        sentence = error.sentence if error else ""
        run = RunRecord(
            id=self.run.id,
            connection=self.run.connection,
            trigger=self.run.trigger,
            started_at=self.run.started_at,
            completed_at=self._clock.now(),
            outcome=outcome,
            counts=tuple(self._counts.values()),
            equality=equality,
            dry_run=self.run.dry_run,
            error_code=error.code if error else "",
            sentence=sentence,
            remedy=error.remedy if error else "",
        )
        self._say(run, error)
        return run

    def _say(self, run: RunRecord, error: BridgeError | None) -> None:
        totals = {
            name: sum(getattr(counts, name) for counts in run.counts)
            for name in ("read", "created", "updated", "deleted", "unchanged", "failed", "held")
        }
        logger("sync").info(
            "run",
            run=run.id,
            connection=run.connection,
            trigger=str(run.trigger),
            outcome=str(run.outcome),
            equality=str(run.equality),
            seconds=round(((run.completed_at or run.started_at) - run.started_at).total_seconds(), 3),
            dry_run=run.dry_run,
            error=run.error_code,
            sentence=run.sentence,
            facts=dict(error.facts) if error else {},
            **totals,
        )
