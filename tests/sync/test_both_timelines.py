"""Restored books, a restored platform: nothing twice, nothing overwritten, and a person hears what the books lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.errors import AnswerLost
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer, PartyState
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.runs import Outcome
from connector.domain.writing import Deletion
from connector.sync.meeting import rebase
from tests.fakes.entities import customer, invoice
from tests.fakes.source import Row
from tests.sync.both_ways import BothWays

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE


@pytest.fixture
def both(tmp_path: Path) -> Iterator[BothWays]:
    """Two sides that are equal, with two customers."""
    made = BothWays(tmp_path)
    made.books.put(customer("C1", "Aminah"), customer("C2", "Bala"))
    made.run()
    yield made
    made.store.close()


def _of(both: BothWays, key: str = "C1") -> Customer:
    found = both.books.entities(C)[Key(key)]
    assert isinstance(found, Customer)
    return found


def _backup(both: BothWays) -> dict[EntityKind, dict[Key, Row]]:
    rows = both.books.rows
    return {kind: {key: Row(row.entity, row.stamp) for key, row in each.items()} for kind, each in rows.items()}


def _restore(both: BothWays, backup: dict[EntityKind, dict[Key, Row]]) -> None:
    both.books.rows = backup
    older = both.books.identity.counters["transaction"] - 1
    both.books.identity = replace(both.books.identity, counters={"transaction": older})
    written = len(both.writer.applied)
    assert both.run().error_code == "timeline_broken"
    assert len(both.writer.applied) == written
    rebase(both.store, both.books, both.platform, both.clock, both.store)


def test_what_a_backup_took_away_is_asked_and_not_written_by_itself(both: BothWays) -> None:
    """A creation and an edit are gone: conflicts; what only people did in the books is none of ours."""
    backup = _backup(both)
    bill = both.feed.create(invoice("IV-1", "C1"))
    edit = both.feed.edit(_of(both), replace(_of(both), remark="penting"), "C1")
    both.run()
    both.books.put(replace(_of(both, "C2"), name="Bala Sdn Bhd"))
    both.run()
    _restore(both, backup)
    written = len(both.writer.applied)
    assert both.run().outcome is Outcome.PARTIAL
    assert len(both.writer.applied) == written
    kinds = {
        each.change.id: each.conflict.kind for each in both.store.inbox(None, InboxState.CONFLICT) if each.conflict
    }
    assert kinds == {bill: ConflictKind.RESTORED_AWAY, edit: ConflictKind.RESTORED_AWAY}
    both.decide(bill, Choice.KEEP_PLATFORM)
    both.decide(edit, Choice.KEEP_PLATFORM)
    assert both.run().outcome is Outcome.SUCCESS
    assert (list(both.books.entities(INVOICE)), _of(both).remark) == (["IV-1"], "penting")
    assert both.equal()


def test_a_person_may_let_the_backup_stand(both: BothWays) -> None:
    """Keeping the books writes nothing, neither a creation nor an edit."""
    backup = _backup(both)
    bill = both.feed.create(invoice("IV-1", "C1"))
    edit = both.feed.edit(_of(both), replace(_of(both), remark="penting"), "C1")
    both.run()
    _restore(both, backup)
    written = len(both.writer.applied)
    for change in (bill, edit):
        both.decide(change, Choice.KEEP_BOOKS)
    assert both.run().outcome is Outcome.SUCCESS
    assert (_of(both).remark, both.books.entities(INVOICE), len(both.writer.applied)) == (None, {}, written)


def test_a_decision_about_a_restored_record_that_moved_is_asked_again(both: BothWays) -> None:
    """Somebody typed it in anew meanwhile, otherwise: their edit is not overwritten."""
    backup = _backup(both)
    edit = both.feed.edit(_of(both), replace(_of(both), remark="penting"), "C1")
    both.run()
    _restore(both, backup)
    both.decide(edit, Choice.KEEP_PLATFORM)
    both.books.put(replace(_of(both), remark="lain"))
    both.run()
    assert (_of(both).remark, both.entry(edit).state) == ("lain", InboxState.CONFLICT)


def test_a_restored_creation_that_somebody_typed_in_again_is_not_made_twice(both: BothWays) -> None:
    """It is looked for first, as any new record is."""
    backup = _backup(both)
    born = both.feed.create(customer("C9", "Baharu"))
    both.run()
    _restore(both, backup)
    both.books.put(customer("C7", "Baharu"))
    both.decide(born, Choice.KEEP_PLATFORM)
    both.run()
    conflict = both.entry(born).conflict
    assert conflict is not None
    assert (conflict.kind, conflict.key) == (ConflictKind.DUPLICATE, "C7")


def test_what_people_deleted_before_the_restore_is_not_asked(both: BothWays) -> None:
    """Gone from the books long before: the backup did not take it."""
    born = both.feed.create(customer("C9", "Baharu"))
    both.run()
    both.books.remove(C, "C9")
    both.run()
    _restore(both, _backup(both))
    assert both.entry(born).state is InboxState.TOLD


def test_a_record_made_inactive_is_gone_only_when_it_is_as_before(both: BothWays) -> None:
    """A deactivation that the backup still has is no loss; one that it lost is asked."""
    backup = _backup(both)
    both.deletion = Deletion.DEACTIVATE
    gone = both.feed.delete(_of(both), "C1")
    both.run()
    assert _of(both).state is PartyState.INACTIVE
    _restore(both, _backup(both))
    assert both.entry(gone).state in (InboxState.DONE, InboxState.TOLD)
    _restore(both, backup)
    assert both.entry(gone).state is InboxState.CONFLICT


def test_what_was_begun_before_a_restore_is_asked_by_its_content_alone(both: BothWays) -> None:
    """The books may know the old write by a number that is a stranger's in their new life."""
    backup = _backup(both)
    both.writer.faults["after apply"] = [AnswerLost("lost")]
    born = both.feed.create(customer("C9", "Baharu"))
    both.run()
    begun = both.entry(born)
    assert begun.state is InboxState.SENT
    assert begun.write is not None
    _restore(both, backup)
    renewed = both.entry(born)
    assert renewed.write is not None
    assert renewed.write.id != begun.write.id
    assert renewed == replace(begun, write=replace(begun.write, id=renewed.write.id))
    assert both.run().outcome is Outcome.SUCCESS
    assert list(both.books.entities(C)) == ["C1", "C2", "C9"]


def test_what_was_begun_keeps_its_identity_while_the_books_live_on(both: BothWays) -> None:
    """A restored platform says nothing against what the books remember of it."""
    platform = both.platform.snapshot()
    both.feed.create(invoice("IV-1", "C1"))
    both.run()
    both.writer.faults["after apply"] = [AnswerLost("lost")]
    born = both.feed.create(customer("C9", "Baharu"))
    both.run()
    begun, both.platform = both.entry(born), platform
    assert begun.state is InboxState.SENT
    rebase(both.store, both.books, both.platform, both.clock, both.store)
    assert both.entry(born).write == begun.write


def test_a_restored_platform_is_told_again_and_asks_nobody(both: BothWays) -> None:
    """The books lost nothing: no conflict, no second write, its answers come again."""
    platform, answers = both.platform.snapshot(), dict(both.feed.answers)
    born = both.feed.create(invoice("IV-1", "C1"))
    both.run()
    both.books.remove(INVOICE, "IV-1")
    both.run()
    both.platform, both.feed.answers = platform, answers
    assert both.run().error_code == "timeline_broken"
    written = len(both.writer.applied)
    rebase(both.store, both.books, both.platform, both.clock, both.store)
    assert both.run().outcome is Outcome.SUCCESS
    assert both.feed.outcome(born) is ChangeOutcome.APPLIED
    assert (len(both.writer.applied), both.equal()) == (written, True)
