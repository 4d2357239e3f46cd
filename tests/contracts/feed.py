"""What every feed of the platform's changes promises. A subclass gives `stage`: a platform that has nothing yet."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import msgspec
import pytest

from connector.domain.actions import ActionKind
from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import (
    BORN_ON_PLATFORM,
    Acknowledgement,
    ChangeId,
    ChangeOutcome,
    PlatformChange,
)
from connector.domain.ports import Feed
from tests.fakes.entities import customer, invoice

CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
PERSON = "Aminah"


class FeedStage(Protocol):
    """A feed, and the people on the platform who fill it. People's names are `PERSON`."""

    feed: Feed

    def has(self, entity: Entity) -> Key:
        """The platform has a record as the books have it; its key, which is its code or number."""

    def create(self, entity: Entity) -> ChangeId:
        """A person enters a new record."""

    def edit(self, kind: EntityKind, key: str, **fields: object) -> ChangeId:
        """A person edits some fields of a record, by its key or by `new:` and the change that creates it."""

    def delete(self, kind: EntityKind, key: str) -> ChangeId:
        """A person deletes a record."""

    def told(self, change: ChangeId) -> Acknowledgement | None:
        """What the platform shows of a change; None before it heard of it."""


class FeedContract:
    """In the order of commits, from any place again, with what the person saw; the last answer counts.

    What was applied or rejected does not come again: a host that lost its memory starts with what is open.
    """

    def test_nothing_is_a_complete_page(self, stage: FeedStage) -> None:
        """Without changes the page is empty, complete, and goes on where it was asked."""
        page = stage.feed.changes(CUSTOMER, 0)
        assert (page.changes, page.cursor, page.complete) == ((), 0, True)

    def test_a_creation_has_no_key_and_no_base(self, stage: FeedStage) -> None:
        """A new record comes with its wished content, who wished it, and when."""
        change = stage.create(customer("", "Kedai Baru"))
        (found,) = _all(stage, CUSTOMER)
        assert (found.id, found.kind, found.key, found.base, found.after) == (change, ActionKind.CREATE, "", b"", None)
        assert found.content == canonical(customer("", "Kedai Baru"))
        assert found.entity is CUSTOMER
        assert found.changed_by == PERSON
        assert found.changed_at.utcoffset() == dt.timedelta()
        assert len(change) == 32
        assert int(change, 16) >= 0

    def test_an_edit_tells_what_the_person_saw(self, stage: FeedStage) -> None:
        """Base is the record as the platform had it, content the whole of what is wished."""
        key = stage.has(customer(name="Old", phone="03-1"))
        stage.edit(CUSTOMER, key, name="New")
        (found,) = _all(stage, CUSTOMER)
        assert (found.kind, found.key, found.after) == (ActionKind.UPDATE, key, None)
        assert found.base == canonical(customer(name="Old", phone="03-1"))
        assert found.content == canonical(customer(name="New", phone="03-1"))

    def test_edits_that_are_not_settled_build_on_each_other(self, stage: FeedStage) -> None:
        """The second edit's base is what the first one wished, and it names it."""
        key = stage.has(customer(name="Old"))
        first = stage.edit(CUSTOMER, key, name="New")
        stage.edit(CUSTOMER, key, phone="03-2")
        second = _all(stage, CUSTOMER)[1]
        assert (second.after, second.base) == (first, canonical(customer(name="New")))
        assert second.content == canonical(customer(name="New", phone="03-2"))

    def test_a_settled_edit_is_not_built_on(self, stage: FeedStage) -> None:
        """After a refusal the person sees the record of the books again: that is the next edit's base."""
        key = stage.has(customer(name="Old"))
        first = stage.edit(CUSTOMER, key, name="New")
        stage.feed.acknowledge(CUSTOMER, [_answer(first, ChangeOutcome.REJECTED, reason="The name is too long.")])
        stage.edit(CUSTOMER, key, phone="03-2")
        (second,) = _all(stage, CUSTOMER)
        assert (second.after, second.base) == (None, canonical(customer(name="Old")))

    def test_a_deletion_has_no_content(self, stage: FeedStage) -> None:
        """A deletion tells what the person saw, and wishes nothing."""
        key = stage.has(customer())
        stage.delete(CUSTOMER, key)
        (found,) = _all(stage, CUSTOMER)
        assert (found.kind, found.key, found.content) == (ActionKind.DELETE, key, b"")
        assert found.base == canonical(customer())

    def test_a_record_that_the_books_do_not_have_yet_goes_by_its_creation(self, stage: FeedStage) -> None:
        """It is called `new:` and the creation's id, by its edits and by references, until the books' key is known."""
        created = stage.create(customer("", "Kedai Baru"))
        born = f"{BORN_ON_PLATFORM}{created}"
        stage.edit(CUSTOMER, born, phone="03-2")
        stage.create(invoice("", born))
        edited = _all(stage, CUSTOMER)[1]
        assert (edited.kind, edited.key, edited.after) == (ActionKind.UPDATE, born, created)
        assert _customer(_all(stage, INVOICE)[0]) == born
        stage.feed.acknowledge(CUSTOMER, [_answer(created, ChangeOutcome.APPLIED, key="300-B")])
        assert [change.key for change in _all(stage, CUSTOMER)] == ["300-B"]
        assert _customer(_all(stage, INVOICE)[0]) == "300-B"

    def test_only_what_was_applied_has_a_key(self, stage: FeedStage) -> None:
        """A question names the record that looks like the same, a delay what the host calls it: neither is its key."""
        created = stage.create(customer("", "Kedai Baru"))
        born = f"{BORN_ON_PLATFORM}{created}"
        edited = stage.edit(CUSTOMER, born, phone="03-2")
        duplicate = _answer(created, ChangeOutcome.CONFLICT, key="300-X", code="duplicate")
        stage.feed.acknowledge(CUSTOMER, [duplicate, _answer(edited, ChangeOutcome.WAITING, key=born)])
        assert [change.key for change in _all(stage, CUSTOMER)] == ["", born]

    def test_what_is_open_comes_again_and_what_is_final_does_not(self, stage: FeedStage) -> None:
        """Read from the beginning, the feed gives what still has to be decided, in its order."""
        made = [stage.create(customer("", f"Kedai {number}")) for number in range(4)]
        outcomes = (ChangeOutcome.APPLIED, ChangeOutcome.WAITING, ChangeOutcome.REJECTED, ChangeOutcome.CONFLICT)
        answers = [_answer(change, outcome) for change, outcome in zip(made, outcomes, strict=True)]
        stage.feed.acknowledge(CUSTOMER, answers)
        assert [change.id for change in _all(stage, CUSTOMER)] == [made[1], made[3]]

    def test_pages_hold_every_change_once_and_in_order(self, stage: FeedStage) -> None:
        """Read on from each cursor, everything comes once, by sequence; the last page says that it is the last."""
        made = [stage.create(customer("", f"Kedai {number}")) for number in range(7)]
        found: list[PlatformChange] = []
        cursor, complete, pages = 0, False, 0
        while not complete:
            page = stage.feed.changes(CUSTOMER, cursor, 3)
            assert len(page.changes) <= 3
            assert page.cursor == page.changes[-1].sequence
            found += page.changes
            cursor, complete, pages = page.cursor, page.complete, pages + 1
        assert [change.id for change in found] == made
        assert pages == 3
        sequences = [change.sequence for change in found]
        assert sequences == sorted(set(sequences))
        assert stage.feed.changes(CUSTOMER, cursor).changes == ()

    def test_kinds_have_feeds_of_their_own(self, stage: FeedStage) -> None:
        """A change of one kind is in no other kind's feed."""
        stage.create(invoice("", "C1"))
        assert _all(stage, CUSTOMER) == []
        assert len(_all(stage, INVOICE)) == 1

    def test_the_last_answer_counts(self, stage: FeedStage) -> None:
        """Waiting, then a conflict, then applied: the platform shows the last one whole; again changes nothing."""
        change = stage.create(customer(""))
        assert stage.told(change) is None
        answers = [
            _answer(change, ChangeOutcome.WAITING, reason="The customer is in use.", code="busy"),
            _answer(change, ChangeOutcome.CONFLICT, fields=("name", "phone"), reason="Both sides changed it."),
            _answer(change, ChangeOutcome.APPLIED, key="300-A", fields=("phone",)),
        ]
        for answer in answers:
            for _ in range(2):
                stage.feed.acknowledge(CUSTOMER, [answer])
                assert stage.told(change) == answer

    @pytest.mark.parametrize("final", [ChangeOutcome.APPLIED, ChangeOutcome.REJECTED])
    @pytest.mark.parametrize("late", [ChangeOutcome.WAITING, ChangeOutcome.CONFLICT])
    def test_what_is_final_stays_final(self, stage: FeedStage, final: ChangeOutcome, late: ChangeOutcome) -> None:
        """An answer that arrives late never opens a change again."""
        change = stage.create(customer(""))
        answer = _answer(change, final, key="300-A")
        stage.feed.acknowledge(CUSTOMER, [answer])
        stage.feed.acknowledge(CUSTOMER, [_answer(change, late, reason="Late.")])
        assert stage.told(change) == answer

    def test_a_restore_of_the_books_opens_an_applied_change(self, stage: FeedStage) -> None:
        """The one conflict that may follow on applied: the books were restored from before it."""
        change = stage.create(customer(""))
        stage.feed.acknowledge(CUSTOMER, [_answer(change, ChangeOutcome.APPLIED, key="300-A")])
        opened = _answer(change, ChangeOutcome.CONFLICT, key="300-A", code="restored_away")
        stage.feed.acknowledge(CUSTOMER, [opened])
        assert stage.told(change) == opened

    def test_an_unknown_change_is_passed_over(self, stage: FeedStage) -> None:
        """A platform that was restored has lost some changes: answers for them hold up no other."""
        change = stage.create(customer(""))
        unknown = _answer(ChangeId("0" * 32), ChangeOutcome.APPLIED, key="300-X")
        known = _answer(change, ChangeOutcome.APPLIED, key="300-A")
        stage.feed.acknowledge(CUSTOMER, [unknown, known])
        assert stage.told(change) == known


def _all(stage: FeedStage, kind: EntityKind) -> list[PlatformChange]:
    page = stage.feed.changes(kind, 0)
    assert page.complete
    return list(page.changes)


def _customer(change: PlatformChange) -> object:
    return msgspec.json.decode(change.content)["customer"]


def _answer(  # a test names only what it is about
    change: ChangeId,
    outcome: ChangeOutcome,
    *,
    key: str = "",
    fields: tuple[str, ...] = (),
    reason: str = "",
    code: str = "",
) -> Acknowledgement:
    return Acknowledgement(change=change, outcome=outcome, key=Key(key), fields=fields, reason=reason, code=code)
