"""What every inbox promises. A subclass gives `store`."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.platform_changes import Acknowledgement, ChangeId, ChangeOutcome, PlatformChange
from connector.domain.ports import Inbox
from connector.domain.writing import Write, Written

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
C, P = EntityKind.CUSTOMER, EntityKind.PAYMENT


def change_of(number: int, entity: EntityKind = C) -> PlatformChange:
    """A new record of the platform."""
    return PlatformChange(
        id=ChangeId(f"{number:032x}"), sequence=number, entity=entity, kind=ActionKind.CREATE, content=b"{}",
        changed_at=AT,
    )  # fmt: skip


def applied(change: PlatformChange, key: str) -> Acknowledgement:
    """The answer that the books have it."""
    return Acknowledgement(change=change.id, outcome=ChangeOutcome.APPLIED, key=Key(key))


def refused(number: int, key: str, code: str = "rejected") -> InboxEntry:
    """A change that the books refused, and that the platform was told of."""
    change = replace(change_of(number), key=Key(key))
    answer = Acknowledgement(change=change.id, outcome=ChangeOutcome.REJECTED, reason="No.", code=code)
    return InboxEntry(change=change, state=InboxState.DONE, acknowledgement=answer, told=True, title="Kedai")


class InboxContract:
    """Durable order, answers told until they are known, small for ever after, and a history of writes."""

    def test_parents_come_before_children_and_pages_go_on(self, store: Inbox) -> None:
        """Customers before payments, each in the feed's order."""
        store.receive(P, [change_of(1, P)], 1)
        store.receive(C, [change_of(2), change_of(4)], 4)
        found = store.inbox(None, InboxState.RECEIVED)
        assert [(entry.change.entity, entry.change.sequence) for entry in found] == [(C, 2), (C, 4), (P, 1)]
        assert [entry.change.sequence for entry in store.inbox(C, InboxState.RECEIVED, after=2)] == [4]

    def test_an_answer_is_untold_until_it_was_told_and_then_small(self, store: Inbox) -> None:
        """What the platform knows is kept for ever, without what people typed."""
        change = change_of(1)
        store.receive(C, [change], 1)
        entry = InboxEntry(change=change, state=InboxState.DONE, acknowledgement=applied(change, "C7"))
        store.save_inbox(entry)
        assert [found.change.id for found in store.untold()] == [change.id]
        store.save_inbox(replace(entry, told=True))
        assert store.untold() == []
        told = store.inbox_entry(change.id)
        assert told is not None
        assert (told.state, told.change.content, store.key_of(change.id)) == (InboxState.TOLD, b"", "C7")
        assert store.inbox_counts() == {}

    def test_a_change_that_comes_again_is_answered_and_not_received(self, store: Inbox) -> None:
        """The platform forgot: its answer is told again, and nothing is planned anew."""
        change = change_of(1)
        store.receive(C, [change], 1)
        store.save_inbox(
            InboxEntry(change=change, state=InboxState.DONE, acknowledgement=applied(change, "C7"), told=True)
        )
        store.rewind_feed()
        assert store.feed_cursor(C) == 0
        store.receive(C, [change], 1)
        assert [found.acknowledgement for found in store.untold()] == [applied(change, "C7")]
        assert store.inbox(C, InboxState.RECEIVED) == []

    def test_a_refusal_is_listed_until_it_is_put_right_or_seen(self, store: Inbox) -> None:
        """Named also when the platform knows it; a later change that the books take, or a person, ends it."""
        for number in (1, 2, 3):
            store.save_inbox(refused(number, f"C{number}"))
        store.save_inbox(refused(4, "C4", "kept_books"))
        assert [(e.change.key, e.title) for e in store.refused()] == [("C1", "Kedai"), ("C2", "Kedai"), ("C3", "Kedai")]
        better = replace(change_of(9), key=Key("C2"))
        store.save_inbox(InboxEntry(change=better, state=InboxState.DONE, acknowledgement=applied(better, "C2")))
        assert [entry.change.key for entry in store.refused()] == ["C1", "C3"]
        assert store.refused_count() == 2
        wanted = [entry.change.id for entry in store.refused(1)]
        assert store.tick_off([*wanted, *wanted, ChangeId("unknown")]) == 1
        assert [entry.change.key for entry in store.refused()] == ["C3"]
        assert store.tick_off(wanted) == 0
        earlier = replace(change_of(2, C), key=Key("C3"))
        store.save_inbox(InboxEntry(change=earlier, state=InboxState.DONE, acknowledgement=applied(earlier, "C3")))
        assert [entry.change.key for entry in store.refused()] == ["C3"], "an older change puts nothing right"

    def test_a_key_is_known_of_applied_creations_only(self, store: Inbox) -> None:
        """A conflict names a candidate, which is no answer yet."""
        change = change_of(1)
        answer = Acknowledgement(change=change.id, outcome=ChangeOutcome.CONFLICT, key=Key("C1"))
        store.save_inbox(InboxEntry(change=change, state=InboxState.CONFLICT, acknowledgement=answer))
        assert store.key_of(change.id) is None

    def test_the_history_is_newest_first_and_found_by_run_and_record(self, store: Inbox) -> None:
        """One line a write, replaced when it is taken back."""
        for number, run in ((1, "a"), (2, "b")):
            write = Write(
                id=ActionId(f"w{number}"),
                change=ChangeId(f"{number}"),
                kind=ActionKind.CREATE,
                entity=C,
                reference="BB1",
            )
            store.keep_written(Written(write=write, key=Key(f"C{number}"), run=RunId(run), at=AT, trace=b"\x00t"))
        assert [written.key for written in store.written()] == ["C2", "C1"]
        (first,) = store.written(run=RunId("a"))
        assert (first.key, first.trace) == ("C1", b"\x00t")
        store.keep_written(replace(first, undone_at=AT))
        (again,) = store.written(kind=C, key=Key("C1"))
        assert again.undone_at == AT
        assert len(store.written()) == 2

    def test_the_history_of_some_writes_is_found_however_old(self, store: Inbox) -> None:
        """Newest first, each once, more than one statement takes; what is not known is left out."""
        for number in range(1, 1204):
            write = Write(
                id=ActionId(f"w{number}"),
                change=ChangeId(f"{number}"),
                kind=ActionKind.CREATE,
                entity=C,
                reference="BB1",
            )
            store.keep_written(Written(write=write, key=Key(f"C{number}"), run=RunId("a"), at=AT, trace=b""))
        assert [each.key for each in store.written_by([ActionId("w1"), ActionId("w9"), ActionId("no")])] == ["C9", "C1"]
        every = {ActionId(f"w{number}") for number in range(1, 1204)}
        assert [each.key for each in store.written_by(every)] == [f"C{number}" for number in range(1203, 0, -1)]
        assert store.written_by([]) == []

    def test_a_known_change_stays_as_it_is(self, store: Inbox) -> None:
        """Received again while it is open, nothing of what is known of it is lost."""
        change = change_of(1)
        store.receive(C, [change], 1)
        known = InboxEntry(change=change, state=InboxState.WAITING, attempts=3)
        store.save_inbox(known)
        store.receive(C, [change], 1)
        assert store.inbox_entry(change.id) == known
        assert store.untold() == []

    def test_feeds_have_cursors_of_their_own(self, store: Inbox) -> None:
        """A cursor moves without changes, for its kind alone; a rewind forgets all."""
        store.receive(C, [], 9)
        assert (store.feed_cursor(C), store.feed_cursor(P)) == (9, 0)
        store.rewind_feed()
        assert store.feed_cursor(C) == 0

    def test_what_is_only_promised_is_not_told(self, store: Inbox) -> None:
        """A write under way has its answer ready; the change coming again must not tell it before the books did."""
        change = change_of(1)
        promised = InboxEntry(change=change, state=InboxState.SENT, acknowledgement=applied(change, ""), told=True)
        store.save_inbox(promised)
        store.receive(C, [change], 1)
        assert store.untold() == []
