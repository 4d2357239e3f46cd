"""From the outbox to the platform and back into links: one batch is on its way while the next one is planned."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import msgspec

from connector.domain.actions import Action, ActionKind, ActionState, Result, ResultKind
from connector.domain.errors import BridgeError, Rejected
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import EntityCounts, EntryKind, Toward
from connector.domain.titles import title_of
from connector.sync.context import RunContext
from connector.sync.delivery import Delivery
from connector.sync.meeting import still_the_same
from connector.sync.plan import above
from connector.sync.problems import Failure, Problems
from connector.sync.safeguard import GUARDED, Verdict, held, judge, waiting

Answered = list[tuple[Action, Result]]


class _Batch(msgspec.Struct, frozen=True):
    kind: EntityKind
    keys: frozenset[Key]
    answers: Future[Answered]


class Outbox:
    """Sends in a thread of its own and confirms in order on the engine's thread.

    An action is in the store as SENT before it gets here. What never gets its answer stays SENT and is settled at the
    start of the next run.
    """

    def __init__(self, context: RunContext, delivery: Delivery, problems: Problems) -> None:
        self._context = context
        self._delivery = delivery
        self._problems = problems
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sender")
        self._way: deque[_Batch | Callable[[], None]] = deque()
        self._ahead = 0
        self._failed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What is on its way is awaited and confirmed, unless we are dying."""
        try:
            while self._way and (kind is None or issubclass(kind, Exception)):
                try:
                    self.drain()
                except BridgeError:
                    continue  # the first error is the one to tell; this batch is settled by the next run
        finally:
            self._thread.shutdown()

    def settle(self) -> None:
        """Ask what became of everything that an earlier run began, and take it in or put it back."""
        store = self._context.store
        while planned := store.outbox(None, ActionState.SENT, self._context.options.batch):
            kind = planned[0].action.entity
            actions = [each.action for each in planned if each.action.entity is kind]
            self._context.journal.begin()
            settled = self._delivery.settle(kind, actions)
            lost = [action.id for action, result in settled if result is None]
            with store.together():
                self._take(kind, [(action, result) for action, result in settled if result is not None])
                store.mark(lost, ActionState.PLANNED)

    def busy(self, keys: Iterable[Key]) -> bool:
        """Whether one of these records is on its way: its link is not known yet."""
        return any(not step.keys.isdisjoint(keys) for step in self._way if isinstance(step, _Batch))

    @contextmanager
    def step(self, *, room: bool = False) -> Iterator[None]:
        """One durable step, in which what came back meanwhile is confirmed too: one wait for the disk serves both.

        With `room`, answers are awaited first until there is room for one more batch.
        """
        came, error = self._come_back(self._context.options.batches_ahead - 1 if room else self._ahead)
        with self._context.store.together():
            for each in came:
                self._take_in(each)
            if error is None:
                yield
        self._raise(error)

    def submit(self, kind: EntityKind, actions: Sequence[Action]) -> None:
        """Put actions, durable as SENT, on their way."""
        self._context.journal.written = True
        keys = frozenset(action.key for action in actions)
        self._way.append(_Batch(kind, keys, self._thread.submit(self._delivery.deliver, kind, actions)))
        self._ahead += 1

    def after(self, then: Callable[[], None]) -> None:
        """Do something with the step that confirms all that was sent before; never when a part of it failed."""
        self._way.append(then)

    def drain(self) -> None:
        """Wait until everything is confirmed."""
        if self._way:
            came, error = self._come_back(0)
            with self._context.store.together():
                for each in came:
                    self._take_in(each)
            self._raise(error)

    def flush(self, kind: EntityKind, action: ActionKind) -> None:
        """Send what waits for one kind, if the safeguard lets it; again while the platform turns out to be ahead."""
        for _ in range(self._context.options.stale_rounds):
            counts = self._context.store.outbox_counts()
            planned = counts.get((kind, action, ActionState.PLANNED), 0)
            released = counts.get((kind, action, ActionState.RELEASED), 0)
            if planned and action in GUARDED and self._suspicious(kind, action, waiting(counts, kind, action)):
                self._hold(kind, action, planned)
                planned = 0
            if not planned + released:
                return
            if action is ActionKind.DELETE:
                still_the_same(self._context)
            self._send_waiting(kind, action, ActionState.RELEASED, released)
            self._send_waiting(kind, action, ActionState.PLANNED, planned)
            self.drain()

    def count_held(self, kinds: Iterable[EntityKind]) -> int:
        """Note how much waits for a person; the sum."""
        counts = self._context.store.outbox_counts()
        total = 0
        for kind in kinds:
            number = held(counts, kind)
            if number:
                self._context.journal.counts(kind).held = number
                total += number
        return total

    def _send_waiting(self, kind: EntityKind, action: ActionKind, state: ActionState, count: int) -> None:
        """Oldest first, and no more than there were: what comes back stale meanwhile waits for the next round."""
        context = self._context
        while count > 0:
            context.check()
            with self.step(room=True):
                context.journal.begin()
                planned = context.store.outbox(kind, state, min(count, context.options.batch), action)
                context.store.mark([each.action.id for each in planned], ActionState.SENT)
            if not planned:
                return
            self.submit(kind, [each.action for each in planned])
            count -= len(planned)

    def _suspicious(self, kind: EntityKind, action: ActionKind, number: int) -> bool:
        live = self._context.store.link_count(kind)
        if judge(number, live, self._context.options) is Verdict.PASS:
            return False
        held_before = number - self._context.store.outbox_counts().get((kind, action, ActionState.PLANNED), 0)
        name = kind.value.replace("_", " ")
        if not held_before:
            self._context.journal.note(
                f"{number:,} of {live:,} {name} would be {action.done} at once. They wait until a person releases "
                "them.",
                kind=EntryKind.HELD,
                entity=kind,
                toward=Toward.PLATFORM,
            )
        return True

    def _hold(self, kind: EntityKind, action: ActionKind, count: int) -> None:
        store = self._context.store
        while count > 0 and (planned := store.outbox(kind, ActionState.PLANNED, self._context.options.batch, action)):
            store.mark([each.action.id for each in planned], ActionState.HELD)
            count -= len(planned)

    def _come_back(
        self, most: int
    ) -> tuple[list[tuple[EntityKind, Answered] | Callable[[], None]], BridgeError | None]:
        """Await answers, in order, until at most so many batches are out; and what was to be done after them.

        An error ends the list: what came before it is still to be taken in.
        """
        came: list[tuple[EntityKind, Answered] | Callable[[], None]] = []
        while self._way and (self._ahead > most or not isinstance(self._way[0], _Batch)):
            each = self._way.popleft()
            if not isinstance(each, _Batch):
                came.append(each)
                continue
            self._ahead -= 1
            try:
                came.append((each.kind, each.answers.result()))
            except BridgeError as exc:
                return came, exc
        return came, None

    def _raise(self, error: BridgeError | None) -> None:
        if error is not None:
            self._failed = True
            raise error

    def _take_in(self, came: tuple[EntityKind, Answered] | Callable[[], None]) -> None:
        if isinstance(came, tuple):
            self._take(*came)
        elif not self._failed:
            came()

    def _take(self, kind: EntityKind, answered: Answered) -> None:
        """Answers become links, problems and successors; a problem is durable before its action leaves the outbox."""
        context = self._context
        failures, successors, agreed = [], [], []
        scope = context.scope(kind)
        counts = context.journal.counts(kind)
        for action, result in answered:
            if result.kind is ResultKind.REJECTED:
                error = Rejected(result.reason or "The platform refused.")
                failures.append(Failure(action.key, action.version, error, title=title_of(action.content)))
            elif result.kind is ResultKind.STALE:
                successors.append(above(action, result.revision, scope))
            else:
                agreed.append(action.key)
                _count(counts, result.kind)
        if failures:
            self._problems.set_aside(kind, failures)
        log = context.journal.written_entries(kind, answered, context.options.log_each_create_up_to)
        context.store.confirm(answered, successors=successors, log=log)
        self._problems.clear(kind, agreed)


def _count(counts: EntityCounts, kind: ResultKind) -> None:
    match kind:
        case ResultKind.CREATED:
            counts.created += 1
        case ResultKind.UPDATED:
            counts.updated += 1
        case ResultKind.DELETED:
            counts.deleted += 1
        case _:
            counts.unchanged += 1
