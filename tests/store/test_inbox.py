"""The inbox and the history of writes, durable in the state file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.domain.actions import ActionKind
from connector.domain.inbox import InboxState
from connector.store.sqlite import SqliteStore
from tests.contracts.inbox import C, InboxContract, change_of


class TestSqliteInbox(InboxContract):
    """The state file."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[SqliteStore]:
        """A new memory."""
        made = SqliteStore(tmp_path / "state.sqlite3")
        yield made
        made.close()


def test_what_was_received_is_kept_with_its_place(tmp_path: Path) -> None:
    """Changes and cursor are durable as one step."""
    store = SqliteStore(tmp_path / "state.sqlite3")
    store.receive(C, [change_of(3), change_of(5)], 5)
    store.close()
    again = SqliteStore(tmp_path / "state.sqlite3")
    assert again.feed_cursor(C) == 5
    assert [entry.change.sequence for entry in again.inbox(C, InboxState.RECEIVED)] == [3, 5]
    assert again.inbox_counts() == {(C, ActionKind.CREATE, InboxState.RECEIVED): 2}
    again.close()
