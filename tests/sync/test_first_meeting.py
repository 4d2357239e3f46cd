"""Two filled sides meet: everything is there once afterwards, and a person saw beforehand what would become of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.actions import Action, ActionKind
from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.errors import Rejected
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.runs import Outcome, Trigger
from connector.sync.options import SweepMode
from tests.fakes.books import MemoryBooks
from tests.fakes.entities import customer, invoice
from tests.sync.both_ways import BothWays

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE


@pytest.fixture
def both(tmp_path: Path) -> Iterator[BothWays]:
    """Books and a platform that both have records, some of them the same ones under other names."""
    made = BothWays(tmp_path)
    made.books.put(customer("300-A1", "Aminah"), customer("300-B1", "Bala"), invoice("IV-1", "300-A1"))
    yield made
    made.store.close()


def test_a_preview_names_everything_and_keeps_nothing(both: BothWays) -> None:
    """What looks like a record of the books is named with it; nothing changes anywhere."""
    both.feed.create(customer("", "Aminah"))
    both.feed.create(customer("", "Siti"))
    before = both.books.entities(C)
    run = both.run(dry_run=True)
    assert [(each.into_books, each.undecided) for each in run.counts if each.entity is C] == [(1, 1)]
    assert "Customer Aminah: The books seem to have it already, as 300-A1." in both.reporter.notes
    assert (both.books.entities(C), both.feed.answers, both.store.inbox_counts()) == (before, {}, {})


def test_nothing_is_there_twice_afterwards(both: BothWays) -> None:
    """The same ones are proposed for linking, with what belongs to them waiting; the others are made."""
    same = both.feed.create(customer("", "Aminah", phone="03-1"))
    other = both.feed.create(customer("", "Siti"))
    bill = both.feed.create(invoice("IV-7", f"new:{same}"))
    number = both.feed.create(replace(invoice("IV-1", f"new:{same}"), note="dari platform"))
    assert both.run().outcome is Outcome.PARTIAL
    (asked,) = both.store.inbox(C, InboxState.CONFLICT)
    assert (asked.change.id, both.feed.outcome(other)) == (same, ChangeOutcome.APPLIED)
    assert both.feed.outcome(bill) is ChangeOutcome.WAITING
    both.decide(same, Choice.LINK)
    both.run()
    conflict = both.entry(number).conflict
    assert conflict is not None
    assert (conflict.kind, conflict.key) == (ConflictKind.DUPLICATE, "IV-1")
    both.decide(number, Choice.LINK)
    there = both.books.entities(INVOICE)[Key("IV-1")]
    assert both.run().outcome is Outcome.SUCCESS
    assert both.books.entities(INVOICE)[Key("IV-1")] == there
    assert both.feed.answers[number].fields == ("note",)
    assert sorted(both.books.entities(INVOICE)) == ["IV-1", "IV-7"]
    assert len(both.books.entities(C)) == 3
    assert both.books.entities(INVOICE)[Key("IV-7")].customer == "300-A1"  # type: ignore[union-attr]  # an invoice
    assert both.equal()


def test_a_preview_tells_what_the_platform_kept_of_an_earlier_memory(both: BothWays, tmp_path: Path) -> None:
    """A PC was replaced: what both sides have is no news, what differs and what is gone is named; nothing is kept."""
    both.run()
    both.books.put(customer("300-B1", "Bala Sdn Bhd"), customer("300-N1", "Nora"))
    both.books.remove(C, Key("300-A1"))
    both.books.remove(INVOICE, Key("IV-1"))
    (tmp_path / "new").mkdir()
    fresh = BothWays(tmp_path / "new", books=both.books, platform=both.platform, feed=both.feed)
    shown: list[Action] = []
    run = fresh.engine().run(Trigger.PERSON, sweep=SweepMode.ALWAYS, dry_run=True, show=shown.extend)
    assert {(each.kind, each.key) for each in shown} == {
        (ActionKind.UPDATE, "300-B1"),
        (ActionKind.CREATE, "300-N1"),
        (ActionKind.DELETE, "300-A1"),
        (ActionKind.DELETE, "IV-1"),
    }
    done = fresh.run()
    for dry, real in zip(run.counts, done.counts, strict=True):
        assert (dry.created, dry.updated, dry.deleted) == (real.created, real.updated, real.deleted), dry.entity
    assert fresh.equal()
    fresh.store.close()


def test_a_preview_finds_the_same_records_before_anything_is_written_into_the_books(both: BothWays) -> None:
    """Writing is off, as it is at first: what people entered on the platform is matched by name all the same."""
    both.written = ()
    both.feed.create(customer("", "Aminah"))
    both.feed.create(customer("", "Siti"))
    both.feed.create(replace(invoice("IV-1", "300-A1"), note="dari platform"))
    assert both.run(dry_run=True).outcome is Outcome.SUCCESS
    notes = both.reporter.notes
    assert "Customer Aminah: The books seem to have it already, as 300-A1." in notes
    assert "Invoice IV-1: The books seem to have it already, as IV-1." in notes
    assert (
        "1 other changes of customers wait on the platform: customers are not written into the books (a setting)."
        in (notes)
    )
    assert (both.feed.answers, both.store.inbox_counts()) == ({}, {})


@dataclass(slots=True)
class _PickyBooks(MemoryBooks):
    """Books that cannot look for every name."""

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Refuses one of them."""
        if b"\xe9\xbe\x8d" in content:
            raise Rejected("This name cannot stand in these books.")
        return MemoryBooks.find_alike(self, kind, content)


def test_a_record_that_cannot_be_looked_for_costs_no_preview(both: BothWays) -> None:
    """One of a later version of the platform, one that the books have no letters for: the others are matched."""
    both.writer, both.written = _PickyBooks(both.books), ()
    later = both.feed.create(customer("", "Kemudian"))
    both.feed.changed[later] = replace(both.feed.changed[later], content=b'{"state":"unheard of"}')
    both.feed.create(customer("", "龍"))
    both.feed.create(customer("", "Aminah"))
    assert both.run(dry_run=True).outcome is Outcome.SUCCESS
    assert "Customer Aminah: The books seem to have it already, as 300-A1." in both.reporter.notes
    assert any("2 other changes of customers wait" in note for note in both.reporter.notes)
