"""Restore, clone, rename, another company, a new year's file: noticed before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec
import pytest

from connector.domain.changes import Seen
from connector.domain.errors import WrongCompany
from connector.domain.identity import Break, Company, Identity, Timeline
from connector.domain.keys import EntityKind, Key, TimelineId
from connector.domain.runs import Equality, Outcome, Trigger
from connector.sync.meeting import rebase
from connector.sync.timeline import Side, judge
from tests.fakes.entities import customer, invoice
from tests.fakes.sink import MemorySink
from tests.fakes.source import MemorySource
from tests.fakes.store import MemoryStore
from tests.sync.pair import Pair

HERE = Identity(
    company=Company(name="Maju", alias="M", registration_no="1-X", program="5.1"),
    counters={"transaction": 100, "receipts": 5},
    marks={"created": "2020"},
    origin="pc-1:/db",
)
KNOWN = Timeline(id=TimelineId("t1"), identity=HERE, seen_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def _now(**changes: object) -> Identity:
    return msgspec.structs.replace(HERE, **changes)


def _company(**changes: object) -> Company:
    return msgspec.structs.replace(HERE.company, **changes)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (_now(), None),
        (_now(counters={"transaction": 101}), None),
        (_now(company=_company(program="5.2")), None),
        (_now(marks={}), None),
        (_now(counters={"transaction": 99, "receipts": 9}), Break.RESTORE),
        (_now(marks={"created": "2026"}, counters={"transaction": 3}), Break.RESTORE),
        (_now(marks={"created": "2026"}), Break.RESTORE),
        (_now(marks={"created": "2026"}, origin="pc-1:/db2027"), Break.YEAR_END),
        (_now(origin="pc-2:/db"), Break.CLONE),
        (_now(company=_company(name="Jaya")), Break.RENAME),
        (_now(company=_company(name="Jaya", registration_no="2-Y"), marks={"created": "2026"}), Break.OTHER_COMPANY),
        (_now(company=Company(name="Jaya"), marks={"created": "2026"}), Break.OTHER_COMPANY),
    ],
)
@pytest.mark.parametrize("side", Side)
def test_each_break_is_told_apart(side: Side, now: Identity, expected: Break | None) -> None:
    """What a side tells of itself is judged by what only grows, what never changes, and where it is."""
    found = judge(side, KNOWN, now)
    assert (found.looks_like if found else None) is expected
    assert found is None or (found.remedy and "Nothing was written." in found.sentence)


@pytest.mark.parametrize(("first", "lower", "expected"), [
    ("2025-01-01", 0, Break.YEAR_END), ("2025-01-01", 1, Break.RESTORE), ("2023-01-01", 0, Break.RESTORE),
])  # fmt: skip
def test_a_closed_year_is_no_restore(first: str, lower: int, expected: Break) -> None:
    """Books whose first year moved on, and in which nothing else went back, were closed: a person is told that."""
    marks = {"created": "2020", "first_year": "2024-01-01"}
    known = msgspec.structs.replace(KNOWN, identity=_now(marks=marks))
    counters = {"transaction": 100 - lower, "receipts": 5}
    found = judge(Side.BOOKS, known, _now(marks=marks | {"first_year": first}, counters=counters))
    assert found is not None
    assert found.looks_like is expected
    assert ("closed" in found.sentence) is (expected is Break.YEAR_END)


class RestoredMeanwhile(MemorySource):
    """Books that become an older copy of themselves when their keys are first asked for."""

    def __init__(self, books: MemorySource, lost: str) -> None:
        super().__init__()
        self.rows, self.identity, self._lost = books.rows, books.identity, lost

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key; a record is gone by then, and the database's own number went back."""
        self.rows[EntityKind.CUSTOMER].pop(Key(self._lost), None)
        self.identity = msgspec.structs.replace(self.identity, counters={"transaction": 1})
        return super().keys(kind)


def _met() -> Pair:
    pair = Pair()
    pair.books.put(customer("C1"), customer("C2"), invoice("IV1"))
    assert pair.run().equality is Equality.EQUAL
    return pair


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        ({"counters": {"transaction": 1}}, "timeline_broken", "backup"),
        ({"origin": "PC-2:C:/DB/MAJU.FDB"}, "timeline_broken", "copy"),
        ({"company": Company(name="Syarikat Jaya", alias="MAJU")}, "timeline_broken", "now called"),
        ({"company": Company(name="Lain"), "marks": {"created": "2026"}}, "wrong_company", "Lain"),
    ],
)
def test_changed_books_stop_the_run(change: dict[str, object], code: str, word: str) -> None:
    """Books on another timeline: nothing is sent, and the sentence says which case it looks like and the way out."""
    pair = _met()
    pair.books.put(customer("C1", "Baharu"))
    pair.books.identity = msgspec.structs.replace(pair.books.identity, **change)
    batches = list(pair.platform.batches)
    run = pair.run()
    assert (run.outcome, run.error_code, pair.platform.batches) == (Outcome.FAILED, code, batches)
    assert word in run.sentence
    assert run.remedy


def test_books_that_are_restored_while_they_are_read_delete_nothing() -> None:
    """Its sweep meets the books of last month: what they lack was deleted by nobody."""
    pair = _met()
    pair.books.put(customer("C3", "Baharu"))
    before = pair.platform.entities(EntityKind.CUSTOMER).keys()
    pair.books = RestoredMeanwhile(pair.books, "C1")
    run = pair.run()
    assert (run.outcome, run.error_code) == (Outcome.FAILED, "timeline_broken")
    assert run.sentence.endswith("It happened during the run; nothing was deleted.")
    assert pair.platform.entities(EntityKind.CUSTOMER).keys() == before | {"C3"}
    assert pair.run().error_code == "timeline_broken"


def test_restored_platform_stops_the_run() -> None:
    """A platform that accepted fewer batches than it did before was restored; another database is another one."""
    pair = _met()
    pair.platform.sequence -= 1
    assert pair.run().error_code == "timeline_broken"
    pair.platform.sequence += 5
    pair.platform.identity = msgspec.structs.replace(pair.platform.identity, marks={"platform": "p2"})
    assert pair.run().error_code == "timeline_broken"


def test_rebase_after_restored_books() -> None:
    """An accepted restore: the books' older state replaces what the platform got since, deletions included."""
    pair = _met()
    backup = {kind: dict(rows) for kind, rows in pair.books.rows.items()}
    pair.books.put(customer("C3"), invoice("IV1", total=999))
    pair.run()
    pair.books.rows = backup
    pair.books.put(invoice("IV1", total=10600))
    pair.books.identity = msgspec.structs.replace(pair.books.identity, counters={"transaction": 7})
    assert pair.run().error_code == "timeline_broken"
    before = pair.store.timelines["books"].id
    rebase(pair.store, pair.books, pair.platform, pair.clock)
    assert pair.store.timelines["books"].id != before
    run = pair.engine().run(Trigger.SCHEDULE)
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})


def test_rebase_reads_everything_again() -> None:
    """In another life the same version may stand for another content: after a rebase versions prove nothing."""
    pair = _met()
    pair.books.put(customer("C9"))
    pair.run()
    pair.books.put_quietly(customer("C1", "Of another life"))
    pair.books.identity = msgspec.structs.replace(pair.books.identity, counters={"transaction": 7})
    rebase(pair.store, pair.books, pair.platform, pair.clock)
    assert (pair.run().outcome, pair.differences()) == (Outcome.SUCCESS, {})


def test_rebase_never_accepts_another_company() -> None:
    """Accepting another company's books would put its records among the first one's: refused, nothing is forgotten."""
    pair = _met()
    before = dict(pair.store.timelines)
    other = {"company": Company(name="Lain"), "marks": {"created": "2026"}}
    pair.books.identity = msgspec.structs.replace(pair.books.identity, **other)
    with pytest.raises(WrongCompany, match="Lain"):
        rebase(pair.store, pair.books, pair.platform, pair.clock)
    assert pair.store.timelines == before
    assert pair.run().error_code == WrongCompany.code


def test_rebase_after_restored_platform() -> None:
    """An accepted restore of the platform: what it lost is sent again, what it has too old is updated."""
    pair = _met()
    backup = pair.platform.snapshot()
    pair.books.put(customer("C1", "Baharu"), customer("C3"))
    pair.books.remove(EntityKind.CUSTOMER, "C2")
    pair.run()
    pair.platform = backup
    assert pair.run().error_code == "timeline_broken"
    rebase(pair.store, pair.books, pair.platform, pair.clock)
    run = pair.run()
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})


def test_lost_memory_makes_no_duplicates() -> None:
    """With our state gone, what the platform has is linked and compared: only real differences are written."""
    pair = _met()
    pair.books.put(customer("C1", "Baharu"))
    pair.books.remove(EntityKind.CUSTOMER, "C2")
    pair.store = MemoryStore()
    written = len(pair.platform.batches)
    run = pair.run()
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    assert pair.platform.batches[written:] == [(EntityKind.CUSTOMER, ("C1",)), (EntityKind.CUSTOMER, ("C2",))]
    assert any("compared" in note for note in pair.reporter.notes)


def test_sequence_is_remembered_after_a_writing_run() -> None:
    """A platform restored to a point inside our last run is noticed too."""
    pair = Pair(platform=MemorySink())
    pair.books.put(*(customer(f"C{n}") for n in range(20)))
    pair.run()
    assert pair.platform.sequence > 2
    pair.platform.sequence -= 1
    assert pair.run().error_code == "timeline_broken"
