"""What was written into the books is taken back once, settled after a crash, and told to the person who wished it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.errors import AnswerLost
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key
from connector.domain.platform_changes import ChangeId, ChangeOutcome
from connector.domain.runs import Outcome
from connector.domain.writing import WriteOutcome, Written
from connector.sync.undo import Undo
from tests.fakes.entities import customer
from tests.sync.both_ways import BothWays

C = EntityKind.CUSTOMER


@pytest.fixture
def both(tmp_path: Path) -> Iterator[BothWays]:
    """A run that created, edited and deleted a record of the books for the platform."""
    made = BothWays(tmp_path)
    made.books.put(customer("C1", "Aminah"), customer("C2", "Bala"))
    made.run()
    yield made
    made.store.close()


def _wrote(both: BothWays) -> dict[ActionKind, ChangeId]:
    seen = both.books.entities(C)
    changes = {
        ActionKind.CREATE: both.feed.create(customer("C9", "Baharu")),
        ActionKind.UPDATE: both.feed.edit(seen[Key("C1")], replace(seen[Key("C1")], remark="penting"), "C1"),
        ActionKind.DELETE: both.feed.delete(seen[Key("C2")], "C2"),
    }
    assert both.run().outcome is Outcome.SUCCESS
    assert len(both.store.written()) == 3
    return changes


def _undo(both: BothWays) -> Undo:
    return Undo(ConnectionId("c1"), both.store, both.store, both.clock)


def _take_back(both: BothWays, written: Written) -> Written:
    return _undo(both).take_back(both.writer, written, "so")[1]


def test_a_run_is_taken_back_and_everybody_is_told(both: BothWays) -> None:
    """Books and platform are as before, the history says so, and each change is told to be taken back."""
    before = both.books.entities(C)
    changes = _wrote(both)
    run = both.store.runs(1)[0].id
    written = both.store.written(run=run)
    assert [both.writer.preview_undo(each).possible for each in written] == [True] * 3
    for each in written:
        assert _take_back(both, each).undone_at is not None
    assert both.run().outcome is Outcome.SUCCESS
    assert both.books.entities(C) == before
    assert both.equal()
    told = {change: both.feed.answers[change] for change in changes.values()}
    assert {(answer.outcome, answer.code) for answer in told.values()} == {(ChangeOutcome.REJECTED, "taken_back")}
    assert all(each.undone_at is not None for each in both.store.written(run=run))


def test_what_somebody_touched_since_stays(both: BothWays) -> None:
    """Refused, and not remembered as begun: the next run settles nothing, and the person is told nothing else."""
    changes = _wrote(both)
    both.books.put(customer("C9", "Baharu Sdn Bhd"))
    (written,) = both.store.written(kind=C, key=Key("C9"))
    result, still = _undo(both).take_back(both.writer, written, "so")
    assert (result.outcome, still.undone_at) == (WriteOutcome.MOVED, None)
    both.run()
    assert both.feed.outcome(changes[ActionKind.CREATE]) is ChangeOutcome.APPLIED


@pytest.mark.parametrize("kind", ActionKind)
@pytest.mark.parametrize("when", ["before undo", "after undo"])
def test_a_lost_answer_of_an_undo_is_settled(both: BothWays, kind: ActionKind, when: str) -> None:
    """Taken back or not: the record itself tells, the history follows, and nothing is taken back twice."""
    changes = _wrote(both)
    (written,) = (past for past in both.store.written() if past.write.kind is kind)
    both.writer.faults[when] = [AnswerLost("lost")]
    with pytest.raises(AnswerLost):
        _take_back(both, written)
    assert both.run().outcome is Outcome.SUCCESS
    done = when == "after undo"
    (now,) = (past for past in both.store.written() if past.write.id == written.write.id)
    assert (now.undone_at is not None) is done
    wanted = ChangeOutcome.REJECTED if done else ChangeOutcome.APPLIED
    assert both.feed.outcome(changes[kind]) is wanted
    if not done:
        assert _take_back(both, now).undone_at is not None
    assert both.writer.undone == [written.write.id]


def test_an_old_undo_is_settled_also_after_many_writes(both: BothWays) -> None:
    """However much was written since: what was begun is found by its id."""
    changes = _wrote(both)
    (written,) = both.store.written(kind=C, key=Key("C9"))
    both.writer.faults["after undo"] = [AnswerLost("lost")]
    with pytest.raises(AnswerLost):
        _take_back(both, written)
    with both.store.together():
        for number in range(10_000):
            newer = replace(written.write, id=ActionId(f"newer {number}"))
            both.store.keep_written(replace(written, write=newer, key=Key(f"N{number}")))
    both.run()
    assert both.feed.outcome(changes[ActionKind.CREATE]) is ChangeOutcome.REJECTED


def test_a_change_taken_back_is_not_carried_out_again(both: BothWays, tmp_path: Path) -> None:
    """The platform was restored and asks again: the answer is that it was taken back."""
    change = _wrote(both)[ActionKind.CREATE]
    (written,) = both.store.written(kind=C, key=Key("C9"))
    _take_back(both, written)
    both.run()
    both.feed.answers.clear()
    both.store.rewind_feed()
    applied = len(both.writer.applied)
    both.run()
    assert len(both.writer.applied) == applied
    assert both.feed.answers[change].code == "taken_back"
