"""What is deleted in the books stays on the platform where a person chose so."""

from __future__ import annotations

from msgspec.structs import replace

from connector.domain.keys import EntityKind, Key
from connector.domain.policies import KindPolicy, Policies
from connector.domain.runs import Equality, Outcome
from connector.domain.writing import Deletion
from connector.sync.options import SweepMode
from tests.fakes.entities import customer, invoice
from tests.sync.pair import Pair

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
_KEEP = Policies(kinds={kind: KindPolicy(deleted_in_books=Deletion.IGNORE) for kind in (C, INVOICE)})


def _met() -> Pair:
    pair = Pair(policies=_KEEP)
    pair.books.put(customer("C1"), customer("C2"), invoice("IV1"), invoice("IV2"))
    assert pair.run().equality is Equality.EQUAL
    pair.books.remove(C, "C2")
    pair.books.remove(INVOICE, "IV2")
    return pair


def test_a_deletion_is_ignored_and_both_sides_are_as_agreed() -> None:
    """The records stay, nothing waits, the runs are green, and the rest goes on."""
    pair = _met()
    pair.books.put(customer("C1", "Baharu"))
    for mode in (SweepMode.NEVER, SweepMode.ALWAYS):
        run = pair.run(mode)
        assert (run.outcome, run.equality, run.sentence) == (Outcome.SUCCESS, Equality.EQUAL, "")
    assert sorted(pair.platform.entities(C)) == ["C1", "C2"]
    assert sorted(pair.platform.entities(INVOICE)) == ["IV1", "IV2"]
    assert pair.platform.entities(C)[Key("C1")] == customer("C1", "Baharu")
    assert pair.store.box == {}


def test_a_drifted_platform_keeps_them_too() -> None:
    """Repairing what differs deletes nothing that was to be kept."""
    pair = _met()
    stored = pair.platform.records[C]
    stored[Key("C1")] = stored[Key("C2")]
    assert pair.run().equality is Equality.EQUAL
    assert sorted(pair.platform.entities(C)) == ["C1", "C2"]


def test_a_kept_record_that_is_not_as_agreed_is_told_and_not_deleted() -> None:
    """The books cannot say any more how it should be: it stays, and the sides differ."""
    pair = _met()
    pair.run()
    stored = pair.platform.records[C]
    stored[Key("C2")] = replace(stored[Key("C2")], entity=customer("C2", "Lain"))
    assert pair.run().equality is Equality.DIFFERENT
    assert sorted(pair.platform.entities(C)) == ["C1", "C2"]


def test_what_the_platform_lost_besides_is_gone() -> None:
    """Neither side has it any more: both agree on that."""
    pair = _met()
    pair.run()
    del pair.platform.records[C][Key("C2")]
    assert pair.run().equality is Equality.EQUAL
    assert pair.store.link_count(C) == 1


def test_a_record_that_comes_back_is_the_same_one() -> None:
    """Typed in again under its key: an edit of what the platform kept."""
    pair = _met()
    pair.run()
    remote = pair.platform.records[C][Key("C2")].remote
    pair.books.put(customer("C2", "Kembali"))
    assert pair.run().equality is Equality.EQUAL
    assert pair.platform.records[C][Key("C2")].remote == remote
    assert pair.platform.entities(C)[Key("C2")] == customer("C2", "Kembali")


def test_a_person_who_chooses_otherwise_is_obeyed() -> None:
    """Deletions are carried out again: what was kept goes with the next sweep."""
    pair = _met()
    pair.run()
    pair.policies = Policies()
    assert pair.run().equality is Equality.EQUAL
    assert pair.differences() == {}
