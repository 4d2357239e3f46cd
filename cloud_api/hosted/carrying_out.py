"""What people ordered, carried out by the host that holds the memory: each order once, however often it dies over it.

What changes the memory alone becomes durable in one step with the answer. What is taken back out of the books is noted
write by write before it is begun: an order that is met again goes on with the very writes that it meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from threading import Event

import msgspec
import structlog

from cloud_api.hosted.order_schemas import (
    PAGE,
    NextRun,
    Nothing,
    PlannedCount,
    Preview,
    Released,
    Resolve,
    Resolved,
    Undo,
    UndoSteps,
)
from cloud_api.hosted.orders import Order, OrderBook, OrderKind
from cloud_api.hosted.vendor import in_words
from connector.domain.actions import Action, ActionKind
from connector.domain.disputes import TakenBack, UndoOutcome
from connector.domain.errors import BridgeError, RetryLater, StateCorrupt, Stopped
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key
from connector.domain.planned import PlannedChange, Target
from connector.domain.runs import EntityCounts, Outcome, Trigger
from connector.domain.writing import Write
from connector.hosting import running, taking_back
from connector.hosting.decisions import Decision, decide
from connector.hosting.held import release_held
from connector.hosting.running import Memory, Parts, run_once
from connector.hosting.shown import planned_action, planned_write
from connector.sync.meeting import rebase

_DONE = "platform.order_done"
"""Fact: the last order that changed the memory, with its answer: until the platform has that, it may be met again."""
_MEANT = "platform.order_writes"
"""Fact: the last order to take something back, and the writes that it means."""
_LOOKS = (OrderKind.PREVIEW, OrderKind.PREVIEW_UNDO)
"""Change nothing: nobody waits longer for them than for one try, and no run follows."""

Answer = Resolved | UndoSteps | NextRun | Released | Nothing
_encode = msgspec.json.encode
_log = structlog.get_logger("cloud_api.hosted")


class _Done(msgspec.Struct, frozen=True):
    order: str
    answer: msgspec.Raw


class _Meant(msgspec.Struct, frozen=True):
    order: str
    writes: list[ActionId]


class Cleared(msgspec.Struct, frozen=True):
    """How the orders of a connection stand after they were worked off."""

    run: bool = False
    """Something was decided that a run carries on."""
    left: bool = False
    """Something could not be done now, and is tried again."""
    previews: bool = False
    """Somebody waits for a preview, which takes the turn of a run."""


class Desk:
    """The orders of one connection; used from its host's thread."""

    def __init__(self, orders: OrderBook, connection: ConnectionId) -> None:
        self._orders = orders
        self._connection = connection

    def clear(self, open_parts: Callable[[], Parts], stop: Event, *, previews: bool) -> Cleared:
        """Carry out what waits, oldest first; previews, last, only in the turn of a run.

        Raises what the memory does when it is not ours any more or damaged, and Stopped; what was not finished then is
        still there.
        """
        run = left = undoing = waits = False
        for order in sorted(self._orders.waiting(self._connection), key=_is_preview):
            if stop.is_set():
                break
            if _is_preview(order) and not previews:
                waits = True
                continue
            if undoing and order.kind is OrderKind.UNDO:
                continue  # what the one before means is kept until it is over
            self._orders.begin(order)
            done = self._one(order, open_parts, stop)
            undoing = undoing or (not done and order.kind is OrderKind.UNDO)
            left = left or not done  # the others need not wait for what one of them waits for
            run = run or (done and order.kind not in _LOOKS)
        return Cleared(run, left, waits)

    def _one(self, order: Order, open_parts: Callable[[], Parts], stop: Event) -> bool:
        """Whether it is over, one way or the other."""
        try:
            parts = open_parts()
            try:
                answer = _known(order, parts.memory) or _encode(_carry_out(order, parts, stop))
            finally:
                parts.source.close()
        except (Stopped, StateCorrupt):
            raise
        except BridgeError as exc:
            if isinstance(exc, RetryLater) and order.kind not in _LOOKS:
                self._orders.put_off(order, in_words(exc))
                return False
            self._orders.refuse(order, in_words(exc))
            return True
        except Exception as exc:  # noqa: BLE001  # the last door: a fault of ours ends this order, not the connection
            _log.exception("an order failed", order=order.id, what=order.kind.value)
            self._orders.refuse(order, f"A fault in this program ended the order ({type(exc).__name__}).")
            return True
        self._orders.done(order, answer)
        return True


def _is_preview(order: Order) -> bool:
    """A preview is a whole run but for its writing; everything else is little work that nobody shall wait for."""
    return order.kind is OrderKind.PREVIEW


def _carry_out(order: Order, parts: Parts, stop: Event) -> Answer:
    match order.kind:
        case OrderKind.RESOLVE:
            return _resolve(order, parts)
        case OrderKind.UNDO:
            return _undo(order, parts)
        case OrderKind.PREVIEW_UNDO:
            return _preview_undo(order, parts)
        case OrderKind.PREVIEW:
            return _preview(order, parts, stop)
        case OrderKind.REBASE:
            rebase(parts.memory, parts.source, parts.sink, parts.clock, parts.memory)
            return Nothing()
        case OrderKind.RELEASE:
            return _release(order, parts.memory)


def _resolve(order: Order, parts: Parts) -> Resolved:
    asked = msgspec.json.decode(order.asked, type=Resolve)
    decision = Decision(choice=asked.choice, fields=asked.fields, key=Key(asked.key), by=order.asked_by)
    with parts.memory.together():
        decided = decide(parts.memory, parts.clock, asked.changes, decision)
        answer = Resolved(changes=[conflict.change for conflict in decided])
        _remember(order, parts.memory, answer)
    return answer


def _release(order: Order, memory: Memory) -> Released:
    with memory.together():
        answer = Released(released=release_held(memory))
        _remember(order, memory, answer)
    return answer


def _undo(order: Order, parts: Parts) -> UndoSteps:
    memory, connection = parts.memory, parts.connection
    writes = _meant(order, memory)
    steps = taking_back.take_back(running.opened(parts), connection, frozenset(writes), parts.clock)
    every = taking_back.what_became(memory, connection, frozenset(writes), steps)
    return _steps(every, len(every))


def _preview_undo(order: Order, parts: Parts) -> UndoSteps:
    asked = msgspec.json.decode(order.asked, type=Undo)
    opened, wanted = running.opened(parts), _selection(asked)
    steps, total = taking_back.preview(opened, parts.connection, wanted, asked.skip, PAGE)
    return _steps(steps, total)


def _preview(order: Order, parts: Parts, stop: Event) -> NextRun:
    asked = msgspec.json.decode(order.asked, type=Preview)
    plan = Plan()
    kinds = tuple(sorted(set(asked.entities)))
    wanted = running.Order(trigger=Trigger.PERSON, kinds=kinds, dry_run=True)
    run = run_once(parts, wanted, Silent(), stop, plan)
    if run.outcome is Outcome.STOPPED:
        raise Stopped(run.sentence)
    if run.outcome is Outcome.FAILED:
        raise RetryLater(run.sentence, remedy=run.remedy)
    return plan.told(run.sentence)


def _known(order: Order, memory: Memory) -> bytes | None:
    """The answer of an order that was carried out by a host that died before it could tell."""
    fact = memory.fact(_DONE)
    done = msgspec.json.decode(fact, type=_Done) if fact else None
    return bytes(done.answer) if done is not None and done.order == order.id else None


def _remember(order: Order, memory: Memory, answer: Answer) -> None:
    memory.mark_fact(_DONE, _encode(_Done(order.id, msgspec.Raw(_encode(answer)))).decode())


def _meant(order: Order, memory: Memory) -> Sequence[ActionId]:
    """The writes that an order to take back means: chosen once, before the first of them is touched."""
    fact = memory.fact(_MEANT)
    meant = msgspec.json.decode(fact, type=_Meant) if fact else None
    if meant is None or meant.order != order.id:
        asked = msgspec.json.decode(order.asked, type=Undo)
        meant = _Meant(order.id, taking_back.chosen(memory, _selection(asked), asked.writes))
        memory.mark_fact(_MEANT, _encode(meant).decode())
    return meant.writes


def _selection(asked: Undo) -> taking_back.Selection:
    return taking_back.Selection(run=asked.run, entity=asked.entity, key=asked.key)


def _steps(steps: Sequence[TakenBack], total: int) -> UndoSteps:
    outcomes = Counter(step.outcome for step in steps)
    return UndoSteps(
        steps=list(steps[:PAGE]),
        total=total,
        undone=outcomes[UndoOutcome.UNDONE],
        refused=outcomes[UndoOutcome.REFUSED],
    )


class Plan:
    """What a dry run would write (`hosting.running.Planner`): everything counted, the first ones of each side named."""

    def __init__(self) -> None:
        self._named: dict[Target, list[PlannedChange]] = {target: [] for target in Target}
        self._counts: Counter[tuple[Target, EntityKind, ActionKind]] = Counter()

    def show(self, actions: Sequence[Action]) -> None:
        """Onto the platform."""
        self._counts.update((Target.PLATFORM, action.entity, action.kind) for action in actions)
        named = self._named[Target.PLATFORM]
        named += [planned_action(action) for action in actions[: PAGE - len(named)]]

    def show_writes(self, writes: Sequence[Write]) -> None:
        """Into the books."""
        self._counts.update((Target.BOOKS, write.entity, write.kind) for write in writes)
        named = self._named[Target.BOOKS]
        named += [planned_write(write) for write in writes[: PAGE - len(named)]]

    def told(self, sentence: str) -> NextRun:
        """As a person reads it."""
        return NextRun(
            books=self._named[Target.BOOKS],
            platform=self._named[Target.PLATFORM],
            counts=[
                PlannedCount(target=target, entity=entity, action=action, count=count)
                for (target, entity, action), count in sorted(self._counts.items())
            ],
            sentence=sentence,
        )


class Silent:
    """Nobody watches a hosted run (`domain.ports.Reporter`)."""

    def progress(self, kind: EntityKind, counts: EntityCounts) -> None:
        """A page was worked off."""

    def note(self, sentence: str) -> None:
        """Something worth saying."""
