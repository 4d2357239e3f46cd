"""One run makes the platform equal to the books, whatever was edited, and says truly what it did."""

from collections.abc import Iterator

import msgspec

from connector.domain.changes import Cursor, Page
from connector.domain.errors import SourceChanged
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import EntryKind, Equality, Outcome, Trigger
from connector.sync.options import SweepMode
from tests.fakes.entities import customer, invoice, payment, product, term
from tests.fakes.source import KINDS, MemorySource
from tests.sync.pair import Pair


def _filled() -> Pair:
    pair = Pair()
    pair.books.put(term(), *(customer(f"C{n}") for n in range(9)), product("P1"))
    pair.books.put(*(invoice(f"IV{n}", f"C{n}", 100 * n, item="P1") for n in range(9)))
    pair.books.put(payment("OR1", "C1", 100, "IV1"))
    return pair


def test_first_run_brings_everything() -> None:
    """Everything in the books is on the platform once, parents first, and both sides are found equal."""
    pair = _filled()
    pair.platform.strict = True
    run = pair.run()
    assert (run.outcome, run.equality, run.sentence) == (Outcome.SUCCESS, Equality.EQUAL, "")
    assert pair.differences() == {}
    assert {counts.entity: counts.created for counts in run.counts}[EntityKind.INVOICE] == 9
    assert pair.store.box == {}
    assert pair.store.runs(1) == [run]


def test_a_kind_that_vanished_is_told() -> None:
    """Books without a table that was read before: never equal by looking away, and nothing is deleted for it."""
    pair = _filled()
    pair.run()
    pair.books.kinds_given = tuple(kind for kind in KINDS if kind is not EntityKind.PAYMENT)
    batches = list(pair.platform.batches)
    run = pair.run()
    assert (run.outcome, run.error_code, run.equality) == (Outcome.FAILED, SourceChanged.code, Equality.UNKNOWN)
    assert "payments" in run.sentence
    assert pair.platform.batches == batches


class Repeating(MemorySource):
    """Books in which a record is edited between two pages, so that both pages have it."""

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Each page once, then again with every customer renamed."""
        for page in MemorySource.changes(self, kind, since):
            yield msgspec.structs.replace(page, complete=False)
        if kind is EntityKind.CUSTOMER:
            self.put(*(customer(key, "Renamed") for key in self.entities(kind)))
        yield from MemorySource.changes(self, kind, since)


def test_a_record_that_comes_again_while_it_is_on_its_way() -> None:
    """It is confirmed first and then planned above what was confirmed: never two actions of one record at once."""
    pair = Pair(books=Repeating(page=3))
    pair.books.put(*(customer(f"C{n}") for n in range(4)))
    run = pair.run(SweepMode.NEVER)
    assert (run.outcome, run.sentence, pair.differences()) == (Outcome.SUCCESS, "", {})
    assert all(revisions == [1, 2] for revisions in pair.platform.revisions.values())
    assert [len(keys) for _, keys in pair.platform.batches] == [3, 1, 4]


class Truncated(MemorySource):
    """Books whose reading ends without saying that it is complete."""

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages, none of them the last."""
        return (msgspec.structs.replace(page, complete=False) for page in MemorySource.changes(self, kind, since))


def test_a_read_that_is_not_complete_sends_no_update() -> None:
    """Updates wait for the whole read: a source that stops early without an error is not believed."""
    pair = Pair()
    pair.books.put(customer("C1"))
    pair.run()
    pair.books = Truncated(rows=pair.books.rows, stamp=pair.books.stamp)
    pair.books.put(customer("C1", "Baharu"))
    run = pair.run()
    assert (run.outcome, run.error_code) == (Outcome.FAILED, "connection_broken")
    assert pair.platform.revisions[EntityKind.CUSTOMER, Key("C1")] == [1]


def test_second_run_writes_nothing() -> None:
    """A run over equal sides sends nothing and touches the disk only to record itself."""
    pair = _filled()
    pair.run()
    batches = list(pair.platform.batches)
    run = pair.run(SweepMode.NEVER)
    assert pair.platform.batches == batches
    assert (run.outcome, sum(counts.written for counts in run.counts)) == (Outcome.SUCCESS, 0)


def test_edits_and_deletions_arrive() -> None:
    """Edits go out as updates that name their fields, deletions as tombstones, a new record under an old key again."""
    pair = _filled()
    pair.run()
    pair.books.put(customer("C1", "Baharu"))
    pair.books.remove(EntityKind.INVOICE, "IV8")
    run = pair.run()
    assert pair.differences() == {}
    assert sum(counts.updated for counts in run.counts) == 1
    assert sum(counts.deleted for counts in run.counts) == 1
    written = [line for line in pair.store.entries_log(run=run.id) if line.kind is EntryKind.WRITTEN]
    assert {(line.key, line.sentence, line.fields) for line in written} == {
        ("C1", "updated", ("name",)),
        ("IV8", "deleted", ()),
    }
    pair.books.put(invoice("IV8", "C8", 77))
    pair.run()
    assert pair.differences() == {}
    assert pair.platform.revisions[EntityKind.INVOICE, Key("IV8")] == [1, 2, 3]


def test_empty_scheduled_run_leaves_no_trace() -> None:
    """With nothing to do, a scheduled run of a known pair makes nothing durable."""
    pair = _filled()
    pair.run()
    writes = pair.store.writes
    run = pair.engine().run(Trigger.SCHEDULE)
    assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL)
    assert pair.store.writes == writes + 1
