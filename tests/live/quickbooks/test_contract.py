"""The contracts of a source and of books that can be written through QuickBooks' API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connector.domain.keys import EntityKind
from tests.contracts.books import BooksContract
from tests.contracts.source import SourceContract
from tests.live.quickbooks.stage import Stage, stage


class TestCustomers(SourceContract):
    """A company behind the simulator, whose customers somebody works on."""

    @pytest.fixture
    def books(self) -> Iterator[Stage]:
        """A small company."""
        with stage() as books:
            yield books


class TestDocuments(SourceContract):
    """The same company, whose documents somebody works on."""

    @pytest.fixture(params=[EntityKind.INVOICE, EntityKind.CREDIT_NOTE, EntityKind.PAYMENT])
    def books(self, request: pytest.FixtureRequest) -> Iterator[Stage]:
        """A small company."""
        with stage() as books:
            books.kind = request.param
            yield books


class TestSameSecond(SourceContract):
    """Records that were all saved in one second."""

    @pytest.fixture
    def books(self) -> Iterator[Stage]:
        """A small company whose clock stands still."""
        with stage() as books:
            books.company.still = True
            for row in (row for name in books.company.records for row in books.company.rows(name)):
                row["MetaData"]["LastUpdatedTime"] = books.company.stamp()
            yield books


class TestWriting(BooksContract):
    """Customers, which somebody else edits too."""

    @pytest.fixture
    def books(self) -> Iterator[Stage]:
        """A small company."""
        with stage() as books:
            yield books
