"""One pass over one connection: meet, settle, read, plan, send, sweep, reconcile, record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from threading import Event
from typing import NamedTuple

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.changes import Cursor, Page
from connector.domain.clock import Clock
from connector.domain.entities import PARENTS
from connector.domain.errors import BridgeError, ConnectionBroken, SourceChanged, Stopped, Unexpected
from connector.domain.keys import SYNC_ORDER, ConnectionId, EntityKind
from connector.domain.policies import Policies
from connector.domain.ports import Reporter, Sink, Source, Store
from connector.domain.runs import EntryKind, Equality, Outcome, RunRecord, Trigger
from connector.domain.writable import TWO_WAY
from connector.logs import logger
from connector.sync.ages import note_sweep
from connector.sync.context import RunContext
from connector.sync.delivery import Delivery
from connector.sync.inbound import Arrivals, Inbound, ShowWrites
from connector.sync.intake import Intake, Outlet, Preview, Sending, Show
from connector.sync.journal import Journal
from connector.sync.left_out import let_go, note_left_out
from connector.sync.meeting import meet, part, strangers
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.outbox import Outbox
from connector.sync.problems import Problems
from connector.sync.quiet import QuietRuns, is_quiet, outcome_of, worse
from connector.sync.reader import read_ahead
from connector.sync.reconcile import Reconciliation
from connector.sync.sweep import is_due, reread, sweep

End = tuple[Outcome, Equality]


class Engine:
    """Keeps one connection equal with the platform, one run at a time. Parts of it live no longer than a run."""

    def __init__(  # noqa: PLR0913  # the ports of one connection, handed over once by the host
        self,
        connection: ConnectionId,
        source: Source,
        sink: Sink,
        store: Store,
        clock: Clock,
        reporter: Reporter,
        options: EngineOptions | None = None,
        stop: Event | None = None,
        quiet: QuietRuns | None = None,
        inbound: Inbound | None = None,
        policies: Policies | None = None,
    ) -> None:
        """Prepare; without `inbound` records go one way, from the books to the platform. `policies` are those of
        `inbound` where they are not given."""
        self._connection = connection
        self._source = source
        self._sink = sink
        self._store = store
        self._clock = clock
        self._reporter = reporter
        self._options = options or EngineOptions()
        self._stop = stop or Event()
        self._quiet = quiet
        self._inbound = inbound
        self._policies = policies or (inbound.policies if inbound is not None else Policies())

    def run(
        self,
        trigger: Trigger,
        kinds: Collection[EntityKind] | None = None,
        *,
        sweep: SweepMode = SweepMode.DUE,
        dry_run: bool = False,
        anew: bool = False,
        show: Show | None = None,
        show_writes: ShowWrites | None = None,
    ) -> RunRecord:
        """Make both sides equal; with `dry_run` only give `show` what would be written on the platform and
        `show_writes` what in the books, and with `anew` as if nothing had been read yet.

        Raises nothing that can be expected: how it ended stands in the record. Some `kinds` bring their parents along.
        """
        journal = Journal(
            self._store,
            self._clock,
            self._reporter,
            self._connection,
            trigger,
            dry_run=dry_run,
            before=self._quiet.flush if self._quiet is not None else None,
        )
        context = RunContext(
            connection=self._connection,
            source=self._source,
            sink=self._sink,
            store=self._store,
            clock=self._clock,
            options=self._options,
            stop=self._stop,
            journal=journal,
            inbox=self._inbound.inbox if self._inbound is not None else None,
            policies=self._policies,
        )
        seen = _Shown(show or _ignore, show_writes or _ignore)
        return self._guarded(journal, lambda: _Pass(context, sweep, seen, self._inbound, anew=anew).run(kinds))

    def _guarded(self, journal: Journal, work: Callable[[], End]) -> RunRecord:
        error: BridgeError | None = None
        outcome, equality = Outcome.FAILED, Equality.UNKNOWN
        try:
            if not journal.run.dry_run:
                self._mend_last()
            outcome, equality = work()
        except Stopped as exc:
            outcome, error = Outcome.STOPPED, exc
        except BridgeError as exc:
            error = exc
        except Exception as exc:  # noqa: BLE001  # the last door: a fault of ours ends this run, not the agent
            logger("sync").exception("unexpected", run=journal.run.id)
            error = Unexpected(f"A fault in this program ended the run ({type(exc).__name__}).")
        run = journal.close(outcome, equality, error)
        try:
            self._source.close()
            if not run.dry_run:
                self._save(run, journal)
        except BridgeError as exc:
            return msgspec.structs.replace(
                run,
                outcome=Outcome.FAILED,
                error_code=run.error_code or exc.code,
                sentence=run.sentence or exc.sentence,
                remedy=run.remedy or exc.remedy,
            )
        return run

    def _save(self, run: RunRecord, journal: Journal) -> None:
        known = self._quiet is not None and is_quiet(run, self._quiet.last)
        if run.error_code and not known:
            self._store.log([journal.entry(EntryKind.ERROR, run.sentence, code=run.error_code)])
        if self._quiet is not None:
            self._quiet.keep(run, begun=journal.begun)
        else:
            self._store.save_run(run)

    def _mend_last(self) -> None:
        """A run without an end was cut off: by a kill, a crash or a power cut."""
        for run in self._store.runs(1):
            if run.outcome is None:
                sentence = "The run was cut off. The next one goes on where it was."
                cut = msgspec.structs.replace(run, outcome=Outcome.FAILED, error_code="cut_off", sentence=sentence)
                self._store.save_run(cut)


class _Shown(NamedTuple):
    """Who looks at what a dry run would write."""

    on_platform: Show
    in_books: ShowWrites


class _Pass:
    """The phases of one run, in their order."""

    def __init__(
        self, context: RunContext, mode: SweepMode, show: _Shown, inbound: Inbound | None, *, anew: bool
    ) -> None:
        self._context = context
        self._anew = anew
        self._mode = mode
        self._show = show
        self._inbound = inbound
        self._delivery = Delivery(context.sink, context.clock, context.options, context.stop, context.journal.say)

    def run(self, wanted: Collection[EntityKind] | None) -> End:
        context = self._context
        context.check()
        given = frozenset(context.source.kinds())
        ordered = tuple(kind for kind in SYNC_ORDER if kind in given)
        meet(context, self._delivery, ordered)
        self._check_kinds(given)
        note_left_out(context, ordered, wanted)
        ordered = context.policies.read_of(ordered)
        kinds = ordered if wanted is None else tuple(kind for kind in ordered if kind in _with_parents(wanted))
        swept = is_due(self._mode, context.store, context.clock, context.options)
        problems = Problems(context)
        arrivals = Arrivals(context, self._inbound, self._delivery) if self._inbound is not None else None
        two_way = tuple(kind for kind in self._inbound.kinds if kind in kinds) if self._inbound is not None else ()
        if context.journal.run.dry_run:
            if arrivals is not None:
                arrivals.preview(two_way, self._show.in_books)
                arrivals.preview_matches([kind for kind in kinds if kind in TWO_WAY and kind not in two_way])
            preview = Preview(context, self._show.on_platform)
            for intake in self._intakes(kinds, problems, preview):
                self._preview(intake, preview, swept=swept)
            return outcome_of(problems.any_of(kinds), False, Equality.UNKNOWN), Equality.UNKNOWN
        with Outbox(context, self._delivery, problems) as outbox:
            outbox.settle()
            let_go(context, problems)
            if arrivals is not None:
                arrivals.bring_in(two_way)
            sending = Sending(context, outbox, problems)
            intakes = self._intakes(kinds, problems, sending)
            self._read(intakes, sending, swept=swept)
            if arrivals is not None:
                arrivals.tell()
            if swept and kinds == ordered:
                note_sweep(context.store, context.clock.now())
            equality = self._compare(intakes, sending, swept=swept)
            held = outbox.count_held(kinds) + (arrivals.count_open() if arrivals is not None else 0)
        if context.journal.written:
            part(context, self._delivery)
        return outcome_of(problems.any_of(kinds), bool(held), equality), equality

    def _check_kinds(self, given: Collection[EntityKind]) -> None:
        """A kind that vanished from the books with all its records would not be compared, and nobody would notice."""
        gone = [kind for kind in SYNC_ORDER if kind not in given and self._context.store.link_count(kind)]
        if gone:
            names = ", ".join(kind.value.replace("_", " ") for kind in gone)
            raise SourceChanged(
                f"The books no longer have a table of {names}, which were read before.",
                remedy="Look whether the company file is whole, or was changed by another program.",
            )

    def _intakes(self, kinds: Sequence[EntityKind], problems: Problems, outlet: Outlet) -> list[Intake]:
        return [Intake(self._context, kind, problems, outlet) for kind in kinds]

    def _read(self, intakes: Sequence[Intake], outlet: Outlet, *, swept: bool) -> None:
        """Fresh changes of all kinds go out first, then what the sweep finds; deletions last, children first."""
        for intake in intakes:
            self._fresh(intake, outlet)
        if swept:
            for intake in intakes:
                self._sweep(intake, outlet)
            reread(self._context, intakes)
            for intake in intakes:
                outlet.flush(intake.kind, ActionKind.UPDATE)
        for intake in reversed(intakes):
            outlet.flush(intake.kind, ActionKind.DELETE)
        outlet.drain()

    def _preview(self, intake: Intake, outlet: Outlet, *, swept: bool) -> None:
        """What a run would do, each record once: nothing is linked, so the sweep would find again what was read."""
        known = self._cursor(intake.kind) is not None
        intake.strangers = strangers(self._context, self._delivery, intake.kind)
        if not (known and swept):
            self._changes(intake, outlet)
        if intake.strangers is not None:
            intake.preview_strangers()
        elif swept:
            sweep(self._context, intake, missing_only=not known)

    def _fresh(self, intake: Intake, outlet: Outlet) -> None:
        kind = intake.kind
        outlet.flush(kind, ActionKind.CREATE)
        if self._context.journal.run.trigger is Trigger.PERSON:
            intake.retry_because_asked()
        self._changes(intake, outlet)
        outlet.drain()
        intake.retry()
        self._renamed(intake, outlet)
        outlet.flush(kind, ActionKind.UPDATE)
        self._context.journal.progress(kind)

    def _renamed(self, intake: Intake, outlet: Outlet) -> None:
        if intake.renames.settle():
            outlet.flush(intake.kind, ActionKind.CREATE)

    def _changes(self, intake: Intake, outlet: Outlet) -> None:
        context, kind = self._context, intake.kind
        cursor = self._cursor(kind)
        counts = context.journal.counts(kind)
        complete = False
        unsaved = 0
        with closing(read_ahead(iter(context.source.changes(kind, cursor)), context.options.pages_ahead)) as pages:
            for page in pages:
                counts.read += len(page.changes)
                intake.take(page.changes)
                unsaved += len(page.changes)
                # A run that finds nothing moves no checkpoint: an older one only reads a little again.
                if page.cursor != cursor and (context.journal.begun or unsaved >= context.options.batch):
                    outlet.after(self._checkpoint(kind, page))
                    cursor, unsaved = page.cursor, 0
                context.journal.progress(kind)
                complete = page.complete
        if not complete:
            raise ConnectionBroken("Reading the books ended before its end.")

    def _cursor(self, kind: EntityKind) -> Cursor | None:
        return None if self._anew else self._context.store.cursor(kind)

    def _checkpoint(self, kind: EntityKind, page: Page) -> Callable[[], None]:
        context = self._context

        def save() -> None:
            context.store.save_cursor(kind, page.cursor, context.journal.run.id)

        return save

    def _sweep(self, intake: Intake, outlet: Outlet) -> None:
        sweep(self._context, intake)
        outlet.drain()
        self._renamed(intake, outlet)
        outlet.flush(intake.kind, ActionKind.UPDATE)

    def _compare(self, intakes: Sequence[Intake], outlet: Outlet, *, swept: bool) -> Equality:
        """Books against links when all keys were just compared, links against platform always."""
        reconciliation = Reconciliation(self._context, self._delivery, outlet)
        equality = Equality.EQUAL
        for intake in intakes:
            kind = intake.kind
            if swept and not reconciliation.books_agree(kind, tell=False):
                # Somebody may have worked on between the sweep and the sum: look once more.
                self._fresh(intake, outlet)
                self._sweep(intake, outlet)
                outlet.flush(kind, ActionKind.DELETE)
                if not reconciliation.books_agree(kind, tell=True):
                    equality = Equality.DIFFERENT
            equality = worse(equality, reconciliation.equality(intake))
        return equality


def _with_parents(wanted: Collection[EntityKind]) -> frozenset[EntityKind]:
    """Kinds with everything that they refer to, so that nothing arrives before its parent."""
    kinds = set(wanted)
    for kind in reversed(SYNC_ORDER):
        if kind in kinds:
            kinds.update(PARENTS.get(kind, ()))
    return frozenset(kinds)


def _ignore(_: object) -> None:
    """Nobody wants to see the actions, only the counts."""
