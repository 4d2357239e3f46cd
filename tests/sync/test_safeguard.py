"""Too many updates or deletions at once wait for a person; creations never do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from connector.domain.actions import ActionKind, ActionState
from connector.domain.changes import Seen
from connector.domain.errors import ConnectionBroken
from connector.domain.keys import EntityKind
from connector.domain.runs import EntryKind, Equality, Outcome
from connector.sync.ages import swept_at
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.safeguard import Verdict, judge, release
from tests.fakes.entities import customer
from tests.fakes.source import MemorySource
from tests.sync.pair import Pair

CUSTOMER = EntityKind.CUSTOMER


@pytest.mark.parametrize(
    ("waiting", "live", "verdict"),
    [
        (50, 60, Verdict.PASS),
        (51, 60, Verdict.HOLD),
        (51, 5100, Verdict.PASS),
        (51, 5099, Verdict.HOLD),
        (10_000, 1_000_000, Verdict.PASS),
        (10_001, 1_000_000, Verdict.HOLD),
    ],
)
def test_both_bounds_must_be_passed(waiting: int, live: int, verdict: Verdict) -> None:
    """Over fifty and over one in a hundred."""
    assert judge(waiting, live, EngineOptions()) is verdict


class Forgetful(MemorySource):
    """Books whose list of keys leaves some out."""

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """All but the first of each batch."""
        return (batch[1:] for batch in MemorySource.keys(self, kind))


def _many(count: int = 80) -> Pair:
    pair = Pair()
    pair.books.put(*(customer(f"C{n:02}") for n in range(count)))
    run = pair.run()
    assert (run.outcome, run.counts[1].created, run.counts[1].held) == (Outcome.SUCCESS, count, 0)
    return pair


def test_mass_deletion_waits_for_a_person() -> None:
    """Sixty of eighty customers gone: none is deleted, the run says so; released, they go with the next run."""
    pair = _many()
    for n in range(60):
        pair.books.remove(CUSTOMER, f"C{n:02}")
    run = pair.run()
    assert (run.outcome, run.equality) == (Outcome.PARTIAL, Equality.EQUAL)
    assert {counts.entity: counts.held for counts in run.counts}[CUSTOMER] == 60
    assert len(pair.platform.entities(CUSTOMER)) == 80
    held = [line for line in pair.store.entries_log() if line.kind is EntryKind.HELD]
    assert ["60 of 80 customers would be deleted" in line.sentence for line in held] == [True]
    pair.run()
    assert len([line for line in pair.store.entries_log() if line.kind is EntryKind.HELD]) == 1
    pair.books.remove(CUSTOMER, "C60")
    run = pair.run()
    assert {counts.entity: counts.held for counts in run.counts}[CUSTOMER] == 61
    swept = swept_at(pair.store)
    assert release(pair.store, CUSTOMER, ActionKind.UPDATE) == 0
    assert swept_at(pair.store) == swept
    assert release(pair.store, CUSTOMER, ActionKind.DELETE) == 61
    run = pair.run(SweepMode.DUE)
    assert (run.outcome, pair.differences()) == (Outcome.SUCCESS, {})


def test_mass_update_waits_but_creations_leave() -> None:
    """A patch over most records waits; new records and deletions, counted apart, go on."""
    pair = _many()
    pair.books.put(*(customer(f"C{n:02}", "Patched") for n in range(60)), customer("N1"))
    pair.books.remove(CUSTOMER, "C79")
    run = pair.run()
    assert run.outcome is Outcome.PARTIAL
    assert pair.differences() == {CUSTOMER: {f"C{n:02}" for n in range(60)}}
    release(pair.store, CUSTOMER, ActionKind.UPDATE)
    assert (pair.run(SweepMode.NEVER).outcome, pair.differences()) == (Outcome.SUCCESS, {})


def test_fifty_edits_go_through() -> None:
    """Ordinary work is not held."""
    pair = _many()
    pair.books.put(*(customer(f"C{n:02}", "Edited") for n in range(50)))
    assert (pair.run().outcome, pair.differences()) == (Outcome.SUCCESS, {})


def test_what_comes_back_is_not_deleted_after_release() -> None:
    """Records that were missing when the deletions were held and are there again stay on the platform."""
    pair = _many()
    kept = dict(pair.books.rows[CUSTOMER])
    for n in range(60):
        pair.books.remove(CUSTOMER, f"C{n:02}")
    pair.run()
    pair.books.rows[CUSTOMER] = kept
    release(pair.store, CUSTOMER, ActionKind.DELETE)
    run = pair.run(SweepMode.DUE)
    assert (run.outcome, pair.differences()) == (Outcome.SUCCESS, {})
    assert all(len(revisions) == 1 for revisions in pair.platform.revisions.values())


def test_what_was_reverted_is_no_longer_held() -> None:
    """A mass edit that was undone in the books leaves nothing to release."""
    pair = _many()
    pair.books.put(*(customer(f"C{n:02}", "Patched") for n in range(60)))
    pair.run()
    pair.books.put(*(customer(f"C{n:02}") for n in range(60)))
    assert pair.run().outcome is Outcome.SUCCESS
    assert pair.store.box == {}


def test_a_later_edit_of_a_released_record_is_counted_anew() -> None:
    """What was released is what leaves; another state of the record is another decision."""
    pair = _many()
    pair.books.put(*(customer(f"C{n:02}", "Patched") for n in range(60)))
    pair.run()
    release(pair.store, CUSTOMER, ActionKind.UPDATE)
    pair.books.put(customer("C00", "Later"))
    assert pair.run().outcome is Outcome.SUCCESS
    assert pair.differences() == {}
    assert pair.store.outbox(None, ActionState.RELEASED, 9) == []


def test_incomplete_keys_delete_nothing() -> None:
    """A list of keys that breaks off is no proof that anything is gone."""
    pair = _many(20)
    pair.books.remove(CUSTOMER, "C00")
    pair.books.faults["key page"] = [ConnectionBroken("Away.")]
    assert pair.run().outcome is Outcome.FAILED
    assert pair.store.box == {}
    assert len(pair.platform.entities(CUSTOMER)) == 20


def test_a_key_that_is_still_there_is_not_deleted() -> None:
    """A sweep that misses a key asks the source for it before anything is planned."""
    pair = _many(20)
    pair.books = Forgetful(rows=pair.books.rows, stamp=pair.books.stamp)
    run = pair.run()
    assert (run.outcome, pair.differences()) == (Outcome.SUCCESS, {})
    assert all(len(revisions) == 1 for revisions in pair.platform.revisions.values())
