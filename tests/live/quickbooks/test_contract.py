"""The source contract through QuickBooks' API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.source import SourceContract
from tests.live.quickbooks.stage import Stage, stage


class TestCustomers(SourceContract):
    """A company behind the simulator, whose customers somebody works on."""

    @pytest.fixture
    def books(self) -> Iterator[Stage]:
        """A small company."""
        with stage() as books:
            yield books


class TestSameSecond(SourceContract):
    """Records that were all saved in one second."""

    @pytest.fixture
    def books(self) -> Iterator[Stage]:
        """A small company whose clock stands still."""
        with stage() as books:
            books.company.still = True
            for row in (*books.company.rows("Customer"), *books.company.rows("Item")):
                row["MetaData"]["LastUpdatedTime"] = books.company.stamp()
            yield books
