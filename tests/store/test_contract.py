"""Both stores keep the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connector.domain.ports import Store
from connector.store.sqlite import SqliteStore
from tests.contracts.store import StoreContract
from tests.fakes.store import MemoryStore


class TestMemoryStore(StoreContract):
    """The fake that engine tests stand on."""

    @pytest.fixture
    def store(self) -> Store:
        """In memory."""
        return MemoryStore()

    @pytest.fixture
    def reopened(self, store: Store) -> Callable[[], Store]:
        """Memory stays."""
        return lambda: store


class TestSqliteStore(StoreContract):
    """The agent's store."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        """In a file."""
        store = SqliteStore(tmp_path / "c1.db")
        yield store
        store.close()

    @pytest.fixture
    def reopened(self, store: Store, tmp_path: Path) -> Iterator[Callable[[], Store]]:
        """A second opening of the same file."""
        opened: list[Store] = []

        def reopen() -> Store:
            opened.append(SqliteStore(tmp_path / "c1.db"))
            return opened[-1]

        yield reopen
        for each in opened:
            each.close()
