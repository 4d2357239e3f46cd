"""A code that was changed in the books is a rename: the platform's record moves, with its identity."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.conflicts import ConflictKind
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.runs import Equality, Outcome
from connector.domain.writing import WriteOutcome
from connector.sync.options import SweepMode
from tests.fakes.entities import customer, invoice
from tests.sync.both_ways import BothWays
from tests.sync.pair import Pair

C = EntityKind.CUSTOMER


def _met() -> Pair:
    pair = Pair()
    pair.books.put(customer("C1", "Aminah"), customer("C2", "Bala"), invoice("IV1", "C1"))
    assert pair.run().equality is Equality.EQUAL
    return pair


def _rename(pair: Pair | BothWays, before: str, after: str) -> None:
    """As the vendor's program does it: the row is another one, its invoices follow."""
    entity = pair.books.entities(C)[Key(before)]
    assert isinstance(entity, Customer)
    pair.books.remove(C, before)
    pair.books.put(replace(entity, code=after))
    for bill in pair.books.entities(EntityKind.INVOICE).values():
        if bill.customer == before:  # type: ignore[union-attr]  # an invoice
            pair.books.put(replace(bill, customer=after))


def _remotes(pair: Pair) -> dict[Key, str]:
    return {key: stored.remote for key, stored in pair.platform.records[C].items() if stored.entity is not None}


@pytest.mark.parametrize("mode", [SweepMode.ALWAYS, SweepMode.NEVER])
def test_a_changed_code_moves_the_record(mode: SweepMode) -> None:
    """One record before and after, with the same identity, and both sides are equal in the same run."""
    pair = _met()
    before = _remotes(pair)
    _rename(pair, "C1", "C9")
    run = pair.run(mode)
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    assert _remotes(pair) == {"C9": before[Key("C1")], "C2": before[Key("C2")]}
    assert any("C1 is called C9 now." in line.sentence for line in pair.store.lines)
    assert pair.run().equality is Equality.EQUAL


def test_a_code_that_changes_silently_is_found_by_the_sweep() -> None:
    """A new code behind the watermark: the sweep sees one key gone and one new."""
    pair = _met()
    before = _remotes(pair)
    _rename(pair, "C1", "C9")
    pair.books.rows[C][Key("C9")].stamp = 0
    assert pair.run().equality is Equality.EQUAL
    assert _remotes(pair)[Key("C9")] == before[Key("C1")]


def test_a_copy_is_no_rename() -> None:
    """The old one is still there: two records, each with its own identity."""
    pair = _met()
    before = _remotes(pair)
    pair.books.put(customer("C9", "Aminah"))
    assert pair.run().equality is Equality.EQUAL
    after = _remotes(pair)
    assert (after[Key("C1")], len(set(after.values()))) == (before[Key("C1")], 3)


def test_two_that_may_be_it_are_told_by_nobody() -> None:
    """Alike and both gone: nobody can say which it was, so the new one is new."""
    pair = _met()
    pair.books.put(customer("C3", "Aminah"))
    pair.run()
    before = _remotes(pair)
    pair.books.remove(C, "C1")
    pair.books.remove(C, "C3")
    pair.books.put(customer("C9", "Aminah"))
    assert pair.run().equality is Equality.EQUAL
    assert _remotes(pair)[Key("C9")] not in before.values()


def test_many_changed_codes_need_no_release() -> None:
    """New codes for everybody: nothing is lost, so nothing is held."""
    pair = Pair()
    pair.books.put(*(customer(f"A{n}", f"Nama {n}") for n in range(80)))
    pair.run()
    before = _remotes(pair)
    for n in range(80):
        _rename(pair, f"A{n}", f"B{n}")
    run = pair.run()
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    assert _remotes(pair) == {f"B{key[1:]}": remote for key, remote in before.items()}


def test_what_people_wished_of_it_follows(tmp_path: Path) -> None:
    """A change that waits goes to the new code, and one that the record seemed gone for is planned anew."""
    both = BothWays(tmp_path)
    both.books.put(customer("C1", "Aminah"), customer("C2", "Bala"))
    both.run()
    both.writer.answers = [WriteOutcome.BUSY]
    seen = both.books.entities(C)[Key("C2")]
    waits = both.feed.edit(seen, replace(seen, remark="x"), "C2")
    both.run()
    seen = both.books.entities(C)[Key("C1")]
    gone = both.feed.edit(seen, replace(seen, remark="y"), "C1")
    for before, after in (("C1", "C8"), ("C2", "C9")):
        _rename(both, before, after)
    both.run()
    assert both.entry(gone).state is InboxState.RECEIVED
    assert both.run().outcome is Outcome.SUCCESS
    there = both.books.entities(C)
    assert {key: entity.remark for key, entity in there.items()} == {"C8": "y", "C9": "x"}  # type: ignore[union-attr]  # customers
    assert both.feed.outcome(waits) is both.feed.outcome(gone) is ChangeOutcome.APPLIED
    both.store.close()


def test_a_child_of_a_renamed_birth_gets_its_new_code(tmp_path: Path) -> None:
    """Born on the platform, given another code in the books, then an invoice for it."""
    both = BothWays(tmp_path)
    both.books.put(customer("C1", "Aminah"))
    both.run()
    born = both.feed.create(customer("C2", "Baharu"))
    both.run()
    _rename(both, "C2", "C7")
    both.run()
    both.feed.create(invoice("IV-1", f"new:{born}"))
    assert both.run().outcome is Outcome.SUCCESS
    assert both.books.entities(EntityKind.INVOICE)[Key("IV-1")].customer == "C7"  # type: ignore[union-attr]  # an invoice
    (past,) = both.store.written(kind=C, key=Key("C7"))
    assert past.write.change == born
    both.store.close()


def test_a_gone_record_is_still_asked_about(tmp_path: Path) -> None:
    """Deleted and not renamed: a person decides, as ever."""
    both = BothWays(tmp_path)
    both.books.put(customer("C1", "Aminah"))
    both.run()
    seen = both.books.entities(C)[Key("C1")]
    change = both.feed.edit(seen, replace(seen, remark="y"), "C1")
    both.books.remove(C, "C1")
    both.run()
    conflict = both.entry(change).conflict
    assert conflict is not None
    assert conflict.kind is ConflictKind.DELETED_IN_BOOKS
    both.store.close()
