"""Changes of the platform in the books: once, never over somebody's edit, and everybody is told what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.conflicts import Choice, ConflictKind, Policy
from connector.domain.errors import AnswerLost, Unreachable
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.ports import LastChange
from connector.domain.runs import Outcome, Trigger
from connector.domain.writing import WriteOutcome
from tests.fakes.books import MemoryBooks
from tests.fakes.entities import customer, invoice
from tests.sync.both_ways import BothWays

C = EntityKind.CUSTOMER


@pytest.fixture
def both(tmp_path: Path) -> Iterator[BothWays]:
    """Two sides that are equal, with one customer."""
    made = BothWays(tmp_path)
    made.books.put(customer("C1", "Aminah"))
    made.run()
    yield made
    made.store.close()


def _of(both: BothWays, key: str = "C1") -> Customer:
    found = both.books.entities(C)[Key(key)]
    assert isinstance(found, Customer)
    return found


def test_a_new_record_and_an_edit_reach_the_books_and_come_back(both: BothWays) -> None:
    """Both are applied, told with the books' key, and the platform's mirror follows in the same run."""
    born = both.feed.create(customer("C2", "Baharu"))
    edit = both.feed.edit(_of(both), replace(_of(both), remark="penting"), "C1")
    run = both.run()
    assert (run.outcome, both.feed.outcome(born), both.feed.outcome(edit)) == (
        Outcome.SUCCESS,
        ChangeOutcome.APPLIED,
        ChangeOutcome.APPLIED,
    )
    assert both.feed.answers[born].key == "C2"
    assert _of(both).remark == "penting"
    assert both.equal()
    assert sum(counts.into_books for counts in run.counts) == 2


@dataclass(slots=True)
class TellingBooks(MemoryBooks):
    """Books that know who touched a record last."""

    def last_change(self, kind: EntityKind, key: Key) -> LastChange:
        """Always the same user."""
        return LastChange("ADMIN", dt.datetime(2026, 3, 1, tzinfo=dt.UTC))


def test_a_conflict_says_who_it_was_in_the_books(both: BothWays) -> None:
    """As far as they tell."""
    both.writer = TellingBooks(both.books)
    seen = _of(both)
    both.books.put(replace(seen, name="Nama Buku"))
    change = both.feed.edit(seen, replace(seen, name="Nama Platform"), "C1")
    both.run()
    conflict = both.entry(change).conflict
    assert conflict is not None
    assert (conflict.books_changed_by, conflict.books_changed_at) == ("ADMIN", dt.datetime(2026, 3, 1, tzinfo=dt.UTC))


def test_what_only_the_books_changed_stays(both: BothWays) -> None:
    """Fields that the person on the platform did not touch keep what the books have now."""
    seen = _of(both)
    both.books.put(replace(seen, name="Aminah Sdn Bhd"))
    both.feed.edit(seen, replace(seen, remark="penting"), "C1")
    both.run()
    assert (_of(both).name, _of(both).remark) == ("Aminah Sdn Bhd", "penting")


def test_both_changed_the_same_field_is_a_conflict_until_a_person_decides(both: BothWays) -> None:
    """Nothing is overwritten; both values, the base and who it was are kept; the run is amber."""
    seen = _of(both)
    both.books.put(replace(seen, name="Nama Buku"))
    change = both.feed.edit(seen, replace(seen, name="Nama Platform", remark="x"), "C1")
    run = both.run()
    conflict = both.entry(change).conflict
    assert conflict is not None
    assert (run.outcome, conflict.kind, conflict.fields) == (Outcome.PARTIAL, ConflictKind.FIELDS, ("name",))
    assert b"Nama Buku" in conflict.ours
    assert b"Nama Platform" in conflict.theirs
    assert b"Aminah" in conflict.base
    assert conflict.changed_by == "siti"
    assert (_of(both).name, _of(both).remark) == ("Nama Buku", None)
    assert both.feed.outcome(change) is ChangeOutcome.CONFLICT
    both.decide(change, Choice.KEEP_PLATFORM)
    assert both.run().outcome is Outcome.SUCCESS
    assert (_of(both).name, _of(both).remark) == ("Nama Platform", "x")
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED


def test_one_field_may_be_decided_otherwise(both: BothWays) -> None:
    """Per field: the books keep one, the platform's other one is taken."""
    seen = _of(both)
    both.books.put(replace(seen, name="Nama Buku", remark="buku"))
    change = both.feed.edit(seen, replace(seen, name="Nama Platform", remark="platform"), "C1")
    both.run()
    both.decide(change, Choice.KEEP_BOOKS, remark=Choice.KEEP_PLATFORM)
    both.run()
    assert (_of(both).name, _of(both).remark) == ("Nama Buku", "platform")
    assert both.feed.answers[change].fields == ("name",)


def test_a_decision_about_values_that_moved_is_asked_again(both: BothWays) -> None:
    """A person decided about what they saw, not about what somebody typed since."""
    seen = _of(both)
    both.books.put(replace(seen, name="Nama Buku"))
    change = both.feed.edit(seen, replace(seen, name="Nama Platform"), "C1")
    both.run()
    both.decide(change, Choice.KEEP_PLATFORM)
    both.books.put(replace(seen, name="Nama Buku Lain"))
    both.run()
    assert _of(both).name == "Nama Buku Lain"
    assert both.entry(change).state is InboxState.CONFLICT


@pytest.mark.parametrize(("policy", "name"), [(Policy.BOOKS_WIN, "Nama Buku"), (Policy.PLATFORM_WINS, "Nama Platform")])
def test_a_policy_decides_without_a_person(both: BothWays, policy: Policy, name: str) -> None:
    """Books win or platform wins, and the platform is told which fields it lost."""
    both.conflict = policy
    seen = _of(both)
    both.books.put(replace(seen, name="Nama Buku"))
    change = both.feed.edit(seen, replace(seen, name="Nama Platform"), "C1")
    both.run()
    assert _of(both).name == name
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED
    assert both.feed.answers[change].fields == (("name",) if policy is Policy.BOOKS_WIN else ())


def test_edits_of_one_record_follow_one_another(both: BothWays) -> None:
    """A chain is carried out in its order, also on a record that was born on the platform."""
    born = both.feed.create(customer("C2", "Satu"))
    both.feed.edit_new(born, customer("C2", "Satu"), customer("C2", "Dua"))
    both.run()
    assert _of(both, "C2").name == "Dua"


def test_a_reference_to_a_new_record_becomes_the_books_key(both: BothWays) -> None:
    """An invoice for a customer who is new, too."""
    born = both.feed.create(customer("C9", "Baharu"))
    bill = both.feed.create(invoice("IV-1", f"new:{born}"))
    both.run()
    assert both.feed.outcome(bill) is ChangeOutcome.APPLIED
    assert both.books.entities(EntityKind.INVOICE)[Key("IV-1")].customer == "C9"  # type: ignore[union-attr]  # an invoice


def test_what_belongs_to_a_refused_record_is_refused_with_it(both: BothWays) -> None:
    """The parent's refusal is told at both, and holds nothing else."""
    both.writer.refused["Buruk"] = "The books refuse it."
    born = both.feed.create(customer("C9", "Buruk"))
    bill = both.feed.create(invoice("IV-1", f"new:{born}"))
    other = both.feed.create(customer("C3", "Baik"))
    both.run()
    assert [both.feed.outcome(change) for change in (born, bill, other)] == [
        ChangeOutcome.REJECTED,
        ChangeOutcome.REJECTED,
        ChangeOutcome.APPLIED,
    ]
    assert "refuse it" in both.feed.answers[born].reason
    assert "customer" in both.feed.answers[bill].reason
    assert [entry.title for entry in both.store.refused()] == ["C9 Buruk", "IV-1 new:" + born]


def test_a_lost_answer_is_settled_and_nothing_is_written_twice(both: BothWays) -> None:
    """Written, and the answer was lost: the next run asks the books."""
    both.writer.faults["after apply"] = [AnswerLost("lost")]
    change = both.feed.create(customer("C2", "Baharu"))
    assert both.run().outcome is Outcome.FAILED
    assert both.entry(change).state is InboxState.SENT
    assert both.entry(change).sent_at is not None
    both.run()
    assert len(both.writer.applied) == 1
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED


def test_a_write_that_never_arrived_is_written_then(both: BothWays) -> None:
    """Uncertain, asked, not there: once more."""
    both.writer.faults["before apply"] = [AnswerLost("lost")]
    change = both.feed.create(customer("C2", "Baharu"))
    both.run()
    both.run()
    assert len(both.writer.applied) == 1
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED


def test_a_busy_record_waits_and_a_moved_one_is_planned_anew(both: BothWays) -> None:
    """Somebody works on it: later. It is not as it was: read again at once."""
    seen = _of(both)
    both.writer.answers = [WriteOutcome.BUSY]
    change = both.feed.edit(seen, replace(seen, remark="x"), "C1")
    both.run()
    assert both.entry(change).state is InboxState.WAITING
    assert both.feed.outcome(change) is ChangeOutcome.WAITING
    both.writer.answers = [WriteOutcome.MOVED]
    both.run()
    assert _of(both).remark == "x"


def test_a_waiting_change_rests_until_its_time_or_a_person(both: BothWays) -> None:
    """A run of its own accord leaves it alone until then."""
    seen = _of(both)
    both.writer.answers = [WriteOutcome.BUSY]
    both.feed.edit(seen, replace(seen, remark="x"), "C1")
    both.run()
    both.run(Trigger.SCHEDULE)
    assert _of(both).remark is None
    both.clock.advance(120)
    both.run(Trigger.SCHEDULE)
    assert _of(both).remark == "x"


def test_a_record_that_the_books_have_already_is_proposed_for_linking(both: BothWays) -> None:
    """Never created twice by itself; linked, it fills in what the books lack and overwrites nothing."""
    change = both.feed.create(customer("", "Aminah", remark="dari platform"))
    both.run()
    conflict = both.entry(change).conflict
    assert conflict is not None
    assert (conflict.kind, conflict.key) == (ConflictKind.DUPLICATE, "C1")
    both.decide(change, Choice.LINK)
    both.run()
    assert list(both.books.entities(C)) == ["C1"]
    assert (_of(both).remark, both.feed.answers[change].key) == ("dari platform", "C1")


def test_another_record_after_all_is_created(both: BothWays) -> None:
    """A person says that it only looks alike."""
    change = both.feed.create(customer("C2", "Aminah"))
    both.run()
    both.decide(change, Choice.CREATE)
    both.run()
    assert sorted(both.books.entities(C)) == ["C1", "C2"]


def test_a_deletion_is_carried_out_unless_somebody_edited_the_record(both: BothWays) -> None:
    """Untouched: gone. Edited in the books since: a person decides."""
    both.books.put(customer("C2", "Kedua"))
    both.run()
    gone = both.feed.delete(_of(both), "C1")
    asked = both.feed.delete(_of(both, "C2"), "C2")
    both.books.put(customer("C2", "Kedua Baharu"))
    both.run()
    assert list(both.books.entities(C)) == ["C2"]
    assert both.feed.outcome(gone) is ChangeOutcome.APPLIED
    conflict = both.entry(asked).conflict
    assert conflict is not None
    assert conflict.kind is ConflictKind.DELETED_ON_PLATFORM


def test_too_many_deletions_wait_for_a_person(both: BothWays) -> None:
    """The safeguard counts what would be destroyed in the books."""
    both.books.put(*(customer(f"D{n:03}", f"Nama {n}") for n in range(60)))
    both.run()
    changes = [both.feed.delete(_of(both, f"D{n:03}"), f"D{n:03}") for n in range(60)]
    run = both.run()
    assert run.outcome is Outcome.PARTIAL
    assert len(both.books.entities(C)) == 61
    for entry in both.store.inbox(C, InboxState.HELD):
        both.store.save_inbox(replace(entry, state=InboxState.RELEASED))
    both.run()
    assert list(both.books.entities(C)) == ["C1"]
    assert {both.feed.outcome(change) for change in changes} == {ChangeOutcome.APPLIED}


def test_answers_that_could_not_be_told_are_told_later(both: BothWays) -> None:
    """The books have it; the platform hears of it when it can be reached again."""
    both.feed.faults["acknowledge"] = [Unreachable("away")]
    change = both.feed.create(customer("C2", "Baharu"))
    both.run()
    assert both.feed.outcome(change) is None
    both.run()
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED
    assert len(both.writer.applied) == 1


def test_a_platform_that_forgot_our_answer_is_told_again(both: BothWays) -> None:
    """Its backup was restored: the change comes again and is not written again."""
    change = both.feed.create(customer("C2", "Baharu"))
    both.run()
    both.feed.answers.clear()
    both.store.rewind_feed()
    both.run()
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED
    assert len(both.writer.applied) == 1


def test_a_memory_that_was_lost_makes_no_duplicate(both: BothWays, tmp_path: Path) -> None:
    """Written, and neither told nor remembered: the books are asked before anything new is made.

    A document has our reference; a master that looks the same may be another one, so a person is asked.
    """
    both.feed.faults["acknowledge"] = [Unreachable("away")]
    master = both.feed.create(customer("C2", "Baharu"))
    change = both.feed.create(invoice("IV-1", "C1"))
    both.run()
    both.store.close()
    (tmp_path / "new").mkdir()
    again = BothWays(tmp_path / "new", both.books, both.platform, both.feed, both.clock)
    again.writer = both.writer
    again.run()
    again.store.close()
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED
    assert both.feed.outcome(master) is ChangeOutcome.CONFLICT
    assert len(both.writer.applied) == 2


def test_a_kind_that_is_not_written_is_left_alone(both: BothWays) -> None:
    """Writing is off: its feed is not even read, and the change waits on the platform."""
    both.written = (EntityKind.INVOICE,)
    both.feed.asked.clear()
    change = both.feed.create(customer("C2", "Baharu"))
    both.run()
    assert both.feed.outcome(change) is None
    assert C not in both.feed.asked


def test_a_new_master_of_a_known_name_is_asked_even_when_it_says_no_more(both: BothWays) -> None:
    """The books' record has all that was wished and more: it may still be another person of that name."""
    both.books.put(customer("C5", "Siti", phone="03-1"))
    both.run()
    first = both.feed.create(customer("", "Siti"))
    both.run()
    assert both.feed.outcome(first) is ChangeOutcome.CONFLICT
    assert both.writer.applied == []


@pytest.mark.parametrize("when", ["before apply", "after apply"])
def test_a_lost_answer_of_a_second_record_of_the_same_name(both: BothWays, when: str) -> None:
    """A person said that it is another one: what was there before is never taken for it, and it is made once."""
    change = both.feed.create(customer("", "Aminah"))
    both.run()
    both.decide(change, Choice.CREATE)
    both.writer.faults[when] = [AnswerLost("lost")]
    both.run()
    both.run()
    if both.entry(change).state is InboxState.CONFLICT:
        both.decide(change, Choice.CREATE)
        both.run()
    assert len(both.writer.applied) == 1
    assert len(both.books.entities(C)) == 2
    assert both.feed.answers[change].key not in ("", "C1")
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED


def test_an_answer_that_is_always_lost_holds_nobody_else(both: BothWays) -> None:
    """After a few times it rests; the others go through, and it is tried again later."""
    both.writer.faults["before apply"] = [AnswerLost("lost")] * 3
    stuck = both.feed.edit(_of(both), replace(_of(both), remark="x"), "C1")
    other = both.feed.create(invoice("IV-1", "C1"))
    for _ in range(4):
        both.run(Trigger.SCHEDULE)
    assert (both.feed.outcome(stuck), both.feed.outcome(other)) == (ChangeOutcome.WAITING, ChangeOutcome.APPLIED)
    both.clock.advance(3600)
    both.run(Trigger.SCHEDULE)
    assert both.feed.outcome(stuck) is ChangeOutcome.APPLIED


@pytest.mark.parametrize("when", ["before apply", "after apply"])
def test_a_record_that_was_put_back_after_a_lost_answer_is_asked(both: BothWays, when: str) -> None:
    """As before, and touched: the write arrived and somebody undid it, or somebody only looked. Nobody can say."""
    seen = _of(both)
    change = both.feed.edit(seen, replace(seen, remark="x"), "C1")
    both.writer.faults[when] = [AnswerLost("lost")]
    both.run()
    both.books.put(seen)
    both.run()
    assert (_of(both).remark, both.entry(change).state) == (None, InboxState.CONFLICT)
    both.decide(change, Choice.KEEP_PLATFORM)
    both.run()
    assert (_of(both).remark, both.feed.outcome(change)) == ("x", ChangeOutcome.APPLIED)


@pytest.mark.parametrize("keep", [Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM])
def test_a_record_that_came_back_after_a_deletion_whose_answer_was_lost_is_asked(both: BothWays, keep: Choice) -> None:
    """Deleted, and somebody typed it in again before anybody knew: it is not deleted a second time by itself."""
    seen = _of(both)
    change = both.feed.delete(seen, "C1")
    both.writer.faults["after apply"] = [AnswerLost("lost")]
    both.run()
    both.books.put(seen)
    both.run()
    assert (list(both.books.entities(C)), both.entry(change).state) == (["C1"], InboxState.CONFLICT)
    both.decide(change, keep)
    both.run()
    assert list(both.books.entities(C)) == (["C1"] if keep is Choice.KEEP_BOOKS else [])
