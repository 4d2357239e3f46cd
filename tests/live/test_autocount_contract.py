"""The source contract on AutoCount's databases, as a login that may only SELECT."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.source import SourceContract
from tests.live.autocount_books import AutoCountBooks, Server, autocount_books
from tests.sample.autocount.variant import Rules, Variant

VARIANTS = (
    Variant(),
    Variant(rules=Rules.SUMMED, snapshot=False, user_fields=True),
    Variant(rules=Rules.QUEUED, monthly=True, five_cents=True),
)


@pytest.fixture(params=VARIANTS, ids=lambda variant: variant.name)
def books(request: pytest.FixtureRequest, autocount_server: Server) -> Iterator[AutoCountBooks]:
    """A company of each kind."""
    with autocount_books(autocount_server, request.param) as found:
        yield found


class TestAutoCount(SourceContract):
    """Complete, at least once, and the same record whichever way it is asked for."""

    @pytest.fixture
    def books(self, books: AutoCountBooks) -> AutoCountBooks:
        """A company of each kind."""
        return books
