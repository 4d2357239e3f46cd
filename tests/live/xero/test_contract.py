"""The contracts of a source and of books that can be written through Xero's API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connector.domain.keys import EntityKind
from tests.contracts.books import BooksContract
from tests.contracts.source import SourceContract
from tests.live.xero.stage import Stage, stage

_KINDS = [
    EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.CREDIT_NOTE, EntityKind.PAYMENT,
]  # fmt: skip


class TestAllKinds(SourceContract):
    """An organisation behind the simulator, in which somebody works on one kind."""

    @pytest.fixture(params=_KINDS)
    def books(self, request: pytest.FixtureRequest) -> Iterator[Stage]:
        """A small organisation."""
        with stage() as books:
            books.kind = request.param
            yield books


class TestSameSecond(SourceContract):
    """Records that were all changed in one moment."""

    @pytest.fixture(params=[EntityKind.CUSTOMER, EntityKind.INVOICE])
    def books(self, request: pytest.FixtureRequest) -> Iterator[Stage]:
        """A small organisation whose clock stands still."""
        with stage() as books:
            books.kind = request.param
            books.company.still = True
            for row in (row for name in books.company.records for row in books.company.rows(name)):
                books.company.touch(row)
            yield books


class TestWriting(BooksContract):
    """Customers, which somebody else edits too."""

    @pytest.fixture
    def books(self) -> Iterator[Stage]:
        """A small organisation."""
        with stage() as books:
            yield books
