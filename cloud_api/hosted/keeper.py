"""Hosted connections and their turns: what the queue's jobs do, on any database.

A turn that is over says when the next one is due: after the connection's period, later each time while something fails,
when a provider's limit lets us ask again, or at once when somebody wished for it meanwhile. A memory is held by one
worker at a time, whatever the queue believes.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from platform import node
from threading import Event, Lock
from typing import Protocol

import msgspec
import structlog

from cloud_api.audit.trail import Openings
from cloud_api.db.engine import Database
from cloud_api.hosted import repository
from cloud_api.hosted.carrying_out import Cleared
from cloud_api.hosted.hints import Hints
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.one_turn import OneTurn, Surroundings, Task
from cloud_api.hosted.orders import OrderBook
from cloud_api.hosted.sealed import SealedSecrets
from cloud_api.hosted.underway import Underway
from cloud_api.hosted.vendor import AllowedAddresses
from cloud_api.jobs import repository as jobs
from cloud_api.jobs import turns
from cloud_api.jobs.quotas import Quotas
from cloud_api.jobs.repository import Ended, Told
from cloud_api.jobs.turns import EVERYTHING, Begun, Next, Place, Work
from connector.domain.clock import Clock
from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    ConnectionBroken,
    RetryLater,
    StateCorrupt,
    Stopped,
    Throttled,
    Unreachable,
)
from connector.domain.gathered import METRICS
from connector.domain.keys import ConnectionId, EntityKind
from connector.domain.policies import Policies
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.domain.secret import Secrets
from connector.hosting.memories import Memories
from connector.hosting.running import Order
from connector.providers.registry import spec

PERSON = "!"
"""Beside kinds: a person decided or took back something, and every key is compared."""
PREVIEW = "?"
"""Beside kinds: a person waits for a preview; no run is due by that."""

_FIRST_RETRY = 2.0
"""Seconds until something that failed is tried again; twice as long each time, at most the period."""
_NOT_OURS = dt.timedelta(seconds=2)
"""Another worker has the memory still, or has died and the database did not notice yet."""
_UNREADABLE = dt.timedelta(seconds=2)
_SILENT = dt.timedelta(seconds=2)
"""A limit that is closed for longer was not only just used up."""
_THROTTLED = 60.0
"""Seconds of silence for a provider that asked for it and did not say how long."""
_PASSING = frozenset({Unreachable.code, ConnectionBroken.code, AnswerLost.code, Throttled.code, RetryLater.code})
"""Codes of errors that waiting may cure."""
_OVER = Told(ended=Ended.OVER, outcome=Outcome.SUCCESS)
_FAULT = "A fault in this program ended the run."

_log = structlog.get_logger("cloud_api.hosted")
_settings = msgspec.json.Decoder(dict[str, object])
_policies = msgspec.json.Decoder(Policies)


class _Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a turn came to."""

    then: Next
    told: Told = Told(ended=Ended.ANEW)
    wishes: tuple[tuple[Work, str], ...] = ()
    """What follows from it."""


class Lends(Protocol):
    """Where tokens of accounts come from (`sign_in.lending.Lending`)."""

    def secrets(self, organization_id: str, provider: str, others: Secrets) -> Secrets:
        """The secrets of an account, its token always fresh."""

    def close(self) -> None:
        """No more tokens are wanted."""


class Keeper:
    """Takes turns of hosted connections; may be used from many threads."""

    def __init__(
        self,
        database: Database,
        keys: ServerKeys,
        allowed: AllowedAddresses,
        memories: Memories,
        platform: str,
        clock: Clock,
        lending: Lends | None = None,
    ) -> None:
        """Prepare; `platform` is the address of the platform's own API, `lending` gives tokens of accounts that people
        signed in at."""
        self._lending = lending
        self._worker = f"{node()} {os.getpid()}"
        self._database = database
        self._memories = memories
        self._quotas = Quotas(database)
        self._underway = Underway(database, clock)
        self._open: set[OneTurn] = set()
        self._guard = Lock()
        self._rows = _Rows()
        openings = Openings()

        def secrets(task: Task) -> Secrets:
            place = (task.organization_id, task.provider)
            sealed = SealedSecrets(database, keys, *place, openings=openings, revision=task.revision)
            if lending is None or spec(task.provider).sign_in is None:
                return sealed
            return lending.secrets(*place, sealed)

        def allow(provider: str, settings: dict[str, object]) -> None:
            """Where people signed in the description or the operator says where requests go, nobody else."""
            if spec(provider).sign_in is None:
                allowed.check(provider, settings)

        orders, hints = OrderBook(database), Hints(database)
        self._around = Surroundings(platform, memories, orders, secrets, allow, clock, self._quotas, hints)

    def take(self, name: str, work: Work) -> None:
        """One turn of one connection.

        Raises:
            Unreachable: the database does not answer; the turn is due again then.
        """
        with self._database.write() as connection:
            hosted = repository.by_name(connection, name)
            begun = turns.begin(connection, name, work) if hosted is not None else None
            asked = jobs.begin(connection, name) if begun is not None and work is Work.RUN else ()
        if hosted is None or begun is None:
            return  # disconnected meanwhile; `upkeep` removes what it leaves
        with self._underway.begun(name, work) as stop:
            result = self._result(hosted, work, begun, stop)
        with self._database.write() as connection:
            place = Place(connection=name, organization_id=hosted.organization_id, provider=hosted.provider)
            turns.end(connection, name, work, begun, result.then)
            jobs.end(connection, asked, result.told)
            for wanted, kind in result.wishes:
                turns.wish(connection, place, wanted, kind)

    def stop(self) -> None:
        """End every turn at its next safe point, and begin none that does not end at once."""
        self._underway.stop()

    def interrupt(self) -> None:
        """Turns that wait for the platform end now."""
        with self._guard:
            for turn in self._open:
                turn.interrupt()

    def close(self) -> None:
        """No more turns are taken."""
        if self._lending is not None:
            self._lending.close()

    def upkeep(self) -> None:
        """Beside the turns: what is under way shows that it is alive, and what was disconnected ends at its next safe
        point, and leaves nothing. Raises Unreachable."""
        self._underway.show_life()
        with self._database.read() as connection:
            gone = {turn.connection for turn in turns.parted(connection)}
        self._forget(gone - self._underway.end(gone))

    def forget_disconnected(self) -> None:
        """What was disconnected while nobody watched leaves nothing either. Only what this very database once hosted: a
        memory that it does not know may be another platform's. Raises Unreachable."""
        kept = self._memories.kept()
        with self._database.read() as connection:
            ended = repository.disconnected(connection)
        self._forget(sorted(ended.intersection(kept)))

    def _forget(self, names: Collection[str]) -> None:
        for name in names:
            try:
                with self._memories.held(ConnectionId(name)) as ours:
                    if not ours:
                        continue
                    self._memories.forget(ConnectionId(name))
                with self._database.write() as connection:
                    turns.forget(connection, name)
                self._around.quiet.pop(ConnectionId(name), None)
                _log.info("the memory of disconnected books was removed", connection=name)
            except RetryLater:
                raise
            except BridgeError as exc:
                _log.warning("a memory stays for now", connection=name, sentence=exc.sentence)

    def _result(self, hosted: repository.Hosted, work: Work, begun: Begun, stop: Event) -> _Result:
        """The turn itself; whatever goes wrong says when it is tried again."""
        task = self._rows.task(hosted)
        if task is None:
            then = Next(after=_UNREADABLE, failed=True, note="Its settings cannot be understood.", kinds=begun.kinds)
            return _Result(then=then)
        try:
            with self._memories.held(task.connection) as ours:
                if not ours:
                    return _Result(then=Next(after=_NOT_OURS, note="Another worker has it.", kinds=begun.kinds))
                with self._database.write() as connection:
                    repository.note_worker(connection, task.connection, self._worker)
                with self._opened(task) as turn:
                    return (
                        self._orders(turn, task, begun, stop)
                        if work is Work.ORDERS
                        else self._run(turn, task, begun, stop)
                    )
        except Stopped:
            return _Result(then=Next(after=dt.timedelta(0), kinds=begun.kinds))
        except BridgeError as exc:
            _log.warning("a turn failed", connection=task.connection, work=work.value, sentence=exc.sentence)
            return _failed(task, begun, exc.sentence)
        except Exception:  # noqa: BLE001  # the last door: a fault of ours ends this turn, not the worker
            _log.exception("a hosted connection failed", connection=task.connection)
            return _failed(task, begun, _FAULT)

    @contextmanager
    def _opened(self, task: Task) -> Iterator[OneTurn]:
        with OneTurn(task, self._around) as turn:
            with self._guard:
                self._open.add(turn)
            try:
                yield turn
            finally:
                with self._guard:
                    self._open.discard(turn)

    def _orders(self, turn: OneTurn, task: Task, begun: Begun, stop: Event) -> _Result:
        cleared = turn.orders(stop, previews=False)
        wishes: list[tuple[Work, str]] = []
        if cleared.run:
            wishes.append((Work.RUN, PERSON))
        if cleared.previews:
            wishes.append((Work.RUN, PREVIEW))
        retry = _pause(task, begun.failures) if cleared.left else None
        return _Result(then=Next(after=retry, failed=cleared.left), wishes=tuple(wishes))

    def _run(self, turn: OneTurn, task: Task, begun: Begun, stop: Event) -> _Result:
        """What people ordered, then a run when one is due or follows from that."""
        cleared = turn.orders(stop, previews=True)
        wishes = ((Work.ORDERS, EVERYTHING),) if cleared.left else ()
        order = _order(begun, cleared)
        gathers = turn.gathers(asked=METRICS in begun.kinds)
        if order is None and not gathers:
            return _Result(then=Next(after=dt.timedelta(seconds=task.every)), wishes=wishes)
        closed = self._quotas.closed_for(task.provider, task.connection)
        if closed > dt.timedelta(0):
            note = "The provider's limit is reached; it goes on when it lets us ask again."
            waits = Next(after=closed, note=note, kinds=begun.kinds)
            return _Result(then=waits, told=Told(ended=Ended.ANEW, sentence=note), wishes=wishes)
        result: _Result | None = None
        if order is not None:
            result = _after(self._quotas, task, begun, turn.run(order, stop))
        if gathers and (result is None or result.told.ended is Ended.OVER):
            # Leads and records first: figures wait for the next turn while something fails.
            result = _collected(task, begun, turn.gather(stop), result)
        return msgspec.structs.replace(
            result or _Result(then=Next(after=dt.timedelta(seconds=task.every))), wishes=wishes
        )


class _Rows:
    """Rows of hosted connections as tasks."""

    def __init__(self) -> None:
        self._unread: set[tuple[str, int]] = set()
        """Connections and their revisions that were told of as not to be understood."""

    def task(self, row: repository.Hosted) -> Task | None:
        """What a row says; None when it cannot be understood: it waits, and all others go on."""
        try:
            return _task(row)
        except (ValueError, TypeError) as exc:
            fault = str(exc)
        if (row.connection, row.revision) not in self._unread:
            self._unread.add((row.connection, row.revision))
            _log.error("a hosted connection cannot be understood", connection=row.connection, fault=fault)
        return None


def _after(quotas: Quotas, task: Task, begun: Begun, run: RunRecord) -> _Result:
    """What follows from how a run ended."""
    if run.outcome is Outcome.STOPPED:
        return _Result(then=Next(after=dt.timedelta(0), kinds=begun.kinds))
    if run.outcome is not Outcome.FAILED or run.error_code not in _PASSING | {StateCorrupt.code}:
        over = Told(ended=Ended.OVER, outcome=run.outcome, sentence=run.sentence)
        period, silent = dt.timedelta(seconds=task.every), quotas.closed_for(task.provider, task.connection)
        # What was put off because the provider wants silence waits for nothing else.
        after = min(period, silent) if silent > _SILENT else period
        failed = run.outcome is Outcome.FAILED
        return _Result(then=Next(after=after, failed=failed, note=run.sentence if failed else None), told=over)
    after = _pause(task, begun.failures)
    if run.error_code == Throttled.code:
        silence = dt.timedelta(seconds=_THROTTLED)
        after = quotas.closed_for(task.provider, task.connection) or max(after, silence)
    then = Next(after=after, failed=True, note=run.sentence, kinds=begun.kinds)
    return _Result(then=then, told=Told(ended=Ended.TRY, outcome=run.outcome, sentence=run.sentence))


def _collected(task: Task, begun: Begun, failure: BridgeError | None, run: _Result | None) -> _Result:
    """What follows from how collecting ended, after a run or alone. Nobody waits for it but who asked."""
    run = run or _Result(then=Next(after=dt.timedelta(seconds=task.every)), told=_OVER)
    if failure is None or METRICS not in begun.kinds:
        return run
    told = Told(ended=Ended.OVER, outcome=Outcome.FAILED, sentence=failure.sentence)
    if failure.code not in _PASSING:
        return _Result(then=run.then, told=told)
    then = Next(after=_pause(task, begun.failures), failed=True, note=failure.sentence, kinds=(METRICS,))
    return _Result(then=then, told=msgspec.structs.replace(told, ended=Ended.TRY))


def _order(begun: Begun, cleared: Cleared) -> Order | None:
    """The run that is due; None when only a preview was."""
    if cleared.run or PERSON in begun.kinds:
        return Order(trigger=Trigger.PERSON)  # all keys are compared: what was taken back is gone there
    if begun.again:
        return Order(trigger=Trigger.RECOVERY)
    if not begun.kinds:
        return Order(trigger=Trigger.SCHEDULE)
    if EVERYTHING in begun.kinds:
        return Order(trigger=Trigger.PLATFORM)
    kinds = tuple(kind for kind in EntityKind if kind.value in begun.kinds)
    return Order(trigger=Trigger.PLATFORM, kinds=tuple(sorted(kinds))) if kinds else None


def _failed(task: Task, begun: Begun, sentence: str) -> _Result:
    then = Next(after=_pause(task, begun.failures), failed=True, note=sentence, kinds=begun.kinds)
    return _Result(then=then, told=Told(ended=Ended.TRY, outcome=Outcome.FAILED, sentence=sentence))


def _pause(task: Task, failures: int) -> dt.timedelta:
    """Until the next try, after so many failures before this one."""
    return dt.timedelta(seconds=min(task.every, _FIRST_RETRY * 2.0 ** min(failures, 16)))


def _task(row: repository.Hosted) -> Task:
    return Task(
        connection=ConnectionId(row.connection),
        organization_id=row.organization_id,
        provider=row.provider,
        settings=_settings.decode(row.settings),
        policies=_policies.decode(row.policies),
        every=float(row.every_seconds),
        rules=row.mapping or "",
        revision=row.revision,
    )
