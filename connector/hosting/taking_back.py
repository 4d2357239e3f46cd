"""Taking back what was written into the books, newest first, while nothing else touched it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from connector.domain.clock import Clock
from connector.domain.disputes import TakenBack, UndoOutcome
from connector.domain.errors import NotFound, Unsupported
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key, RunId
from connector.domain.ports import Books
from connector.domain.writing import Written
from connector.hosting.running import Look, Memory, Opened
from connector.hosting.shown import past_write
from connector.sync.ages import ask_for_sweep
from connector.sync.timeline import Side, error, judge
from connector.sync.undo import Undo

_EVERY = 2**31
_NAMED = 10_000
"""The newest writes, among which a run is looked for by the beginning of its id."""
_LOOK = "Look at what was written."


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Which writes are meant: those of one run, or those of one record."""

    run: str = ""
    """The beginning of its id is enough for one that wrote lately."""
    entity: EntityKind | None = None
    key: str = ""


def history(memory: Look, wanted: Selection, limit: int) -> Sequence[Written]:
    """Writes, newest first; none for a run that wrote nothing. Raises NotFound when several runs are meant."""
    key = Key(wanted.key) if wanted.key else None
    run = _run(memory, wanted.run) if wanted.run else None
    if wanted.run and run is None:
        return ()
    return memory.written(run=run, kind=wanted.entity, key=key, limit=limit)


def preview(
    opened: Opened, connection: ConnectionId, wanted: Selection, skip: int = 0, limit: int = _EVERY
) -> tuple[tuple[TakenBack, ...], int]:
    """What taking back would do, one page of it, and how much there is in all. Reads only.

    Raises:
        NotFound, Unsupported, TimelineBroken: nothing can be taken back.
    """
    books = _same_books(opened)
    found = _open(opened.memory, wanted)
    steps = []
    for written in found[skip : skip + limit]:
        step = books.preview_undo(written)
        outcome = UndoOutcome.POSSIBLE if step.possible else UndoOutcome.IMPOSSIBLE
        steps.append(TakenBack(write=past_write(connection, written), outcome=outcome, sentence=step.sentence))
    return tuple(steps), len(found)


def take_back(
    opened: Opened, connection: ConnectionId, writes: Collection[ActionId], clock: Clock
) -> tuple[TakenBack, ...]:
    """Take some writes back, newest first; one that is refused leaves the others alone.

    Raises:
        NotFound, Unsupported, TimelineBroken: nothing was done.
        RetryLater: what was taken back before that stays so.
    """
    books = _same_books(opened)
    undo = Undo(connection, opened.memory, opened.memory, clock)
    undo.settle(opened.source)
    wanted = [written for written in opened.memory.written_by(writes) if written.undone_at is None]
    if wanted:
        # A record that is gone from the books is missed by comparing keys only: also when this process does not live
        # to see the run that follows.
        ask_for_sweep(opened.memory)
    return tuple(_one(undo, books, connection, written) for written in wanted)


def _one(undo: Undo, books: Books, connection: ConnectionId, written: Written) -> TakenBack:
    said = books.preview_undo(written).sentence
    result, now = undo.take_back(books, written, said)
    if now.undone_at is None:
        reason = f"{result.reason or 'The record was changed in the meantime.'} {result.remedy}".strip()
        return TakenBack(write=past_write(connection, written), outcome=UndoOutcome.REFUSED, sentence=reason)
    return TakenBack(write=past_write(connection, now), outcome=UndoOutcome.UNDONE, sentence=said)


def chosen(memory: Memory, wanted: Selection, only: Collection[str] = ()) -> list[ActionId]:
    """The writes that taking back means and that still stand, newest first; of those only some when they are named.

    Raises:
        NotFound: none of them.
    """
    found = [written.write.id for written in _open(memory, wanted)]
    kept = [each for each in found if each in only] if only else found
    if not kept:
        raise NotFound("None of these writes can be taken back any more.", remedy=_LOOK)
    return kept


def what_became(
    memory: Memory, connection: ConnectionId, writes: Collection[ActionId], steps: Sequence[TakenBack]
) -> list[TakenBack]:
    """The same steps with those that an earlier attempt, which died, had taken back already; newest first."""
    told = {step.write.id: step for step in steps}
    return [
        told[written.write.id]
        if written.write.id in told
        else TakenBack(write=past_write(connection, written), outcome=UndoOutcome.UNDONE)
        for written in memory.written_by(writes)
    ]


def _open(memory: Memory, wanted: Selection) -> list[Written]:
    """Those that are not taken back yet, newest first."""
    found = [written for written in history(memory, wanted, _EVERY) if written.undone_at is None]
    if not found and wanted.run:
        raise no_such_run(wanted.run)
    if not found:
        raise NotFound("Nothing was written into the books that could be taken back.", remedy=_LOOK)
    return found


def _run(memory: Look, wanted: str) -> RunId | None:
    """A run that wrote, by the beginning of its id. Raises NotFound when several are meant."""
    if memory.written(run=RunId(wanted), limit=1):
        return RunId(wanted)
    wrote = dict.fromkeys(written.run for written in memory.written(limit=_NAMED))
    found = [run for run in wrote if run.startswith(wanted)]
    if len(found) > 1:
        raise NotFound(f"More than one run is meant by {wanted}.", remedy=_LOOK)
    return found[0] if found else None


def no_such_run(wanted: str) -> NotFound:
    """No run of that name wrote anything that is still there."""
    return NotFound(f"No run called {wanted} has something in the books.", remedy=_LOOK)


def _same_books(opened: Opened) -> Books:
    """The books, after a look whether they are still those that were written into."""
    if opened.books is None:
        raise Unsupported("These books cannot be written.")
    known = opened.memory.timeline(Side.BOOKS)
    broken = judge(Side.BOOKS, known, opened.source.identify()) if known is not None else None
    if broken is not None:
        raise error(broken)
    return opened.books
