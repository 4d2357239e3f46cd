"""The inbox and the history of writes, durable in the state file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.platform_changes import Acknowledgement, ChangeId, ChangeOutcome, PlatformChange
from connector.domain.writing import Write, Written
from connector.store.sqlite import SqliteStore

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
C, P = EntityKind.CUSTOMER, EntityKind.PAYMENT


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A new memory."""
    made = SqliteStore(tmp_path / "state.sqlite3")
    yield made
    made.close()


def _change(number: int, entity: EntityKind = C) -> PlatformChange:
    return PlatformChange(
        id=ChangeId(f"{number:032x}"), sequence=number, entity=entity, kind=ActionKind.CREATE, content=b"{}",
        changed_at=AT,
    )  # fmt: skip


def _applied(change: PlatformChange, key: str) -> Acknowledgement:
    return Acknowledgement(change=change.id, outcome=ChangeOutcome.APPLIED, key=Key(key))


def test_what_was_received_is_kept_with_its_place(store: SqliteStore, tmp_path: Path) -> None:
    """Changes and cursor are durable as one step."""
    store.receive(C, [_change(3), _change(5)], 5)
    store.close()
    again = SqliteStore(tmp_path / "state.sqlite3")
    assert again.feed_cursor(C) == 5
    assert [entry.change.sequence for entry in again.inbox(C, InboxState.RECEIVED)] == [3, 5]
    assert again.inbox_counts() == {(C, ActionKind.CREATE, InboxState.RECEIVED): 2}
    again.close()


def test_parents_come_before_children_and_pages_go_on(store: SqliteStore) -> None:
    """Customers before payments, each in the feed's order."""
    store.receive(P, [_change(1, P)], 1)
    store.receive(C, [_change(2), _change(4)], 4)
    found = store.inbox(None, InboxState.RECEIVED)
    assert [(entry.change.entity, entry.change.sequence) for entry in found] == [(C, 2), (C, 4), (P, 1)]
    assert [entry.change.sequence for entry in store.inbox(C, InboxState.RECEIVED, after=2)] == [4]


def test_an_answer_is_untold_until_it_was_told_and_then_small(store: SqliteStore) -> None:
    """What the platform knows is kept for ever, without what people typed."""
    change = _change(1)
    store.receive(C, [change], 1)
    entry = InboxEntry(change=change, state=InboxState.DONE, acknowledgement=_applied(change, "C7"))
    store.save_inbox(entry)
    assert [found.change.id for found in store.untold()] == [change.id]
    store.save_inbox(replace(entry, told=True))
    assert store.untold() == []
    told = store.inbox_entry(change.id)
    assert told is not None
    assert (told.state, told.change.content, store.key_of(change.id)) == (InboxState.TOLD, b"", "C7")
    assert store.inbox_counts() == {}


def test_a_change_that_comes_again_is_answered_and_not_received(store: SqliteStore) -> None:
    """The platform forgot: its answer is told again, and nothing is planned anew."""
    change = _change(1)
    store.receive(C, [change], 1)
    store.save_inbox(
        InboxEntry(change=change, state=InboxState.DONE, acknowledgement=_applied(change, "C7"), told=True)
    )
    store.rewind_feed()
    assert store.feed_cursor(C) == 0
    store.receive(C, [change], 1)
    assert [found.acknowledgement for found in store.untold()] == [_applied(change, "C7")]
    assert store.inbox(C, InboxState.RECEIVED) == []


def test_a_key_is_known_of_applied_creations_only(store: SqliteStore) -> None:
    """A conflict names a candidate, which is no answer yet."""
    change = _change(1)
    answer = Acknowledgement(change=change.id, outcome=ChangeOutcome.CONFLICT, key=Key("C1"))
    store.save_inbox(InboxEntry(change=change, state=InboxState.CONFLICT, acknowledgement=answer))
    assert store.key_of(change.id) is None


def test_the_history_is_newest_first_and_found_by_run_and_record(store: SqliteStore) -> None:
    """One line a write, replaced when it is taken back."""
    for number, run in ((1, "a"), (2, "b")):
        write = Write(
            id=ActionId(f"w{number}"), change=ChangeId(f"{number}"), kind=ActionKind.CREATE, entity=C, reference="BB1"
        )
        store.keep_written(Written(write=write, key=Key(f"C{number}"), run=RunId(run), at=AT, trace=b"\x00t"))
    assert [written.key for written in store.written()] == ["C2", "C1"]
    (first,) = store.written(run=RunId("a"))
    assert (first.key, first.trace) == ("C1", b"\x00t")
    store.keep_written(replace(first, undone_at=AT))
    (again,) = store.written(kind=C, key=Key("C1"))
    assert again.undone_at == AT
    assert len(store.written()) == 2
