"""The source contract through the vendor's API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.source import SourceContract
from tests.live.sql_accounting_api.stage import Stage, stage


class TestThroughTheApi(SourceContract):
    """A company behind the simulator."""

    @pytest.fixture
    def books(self) -> Iterator[Stage]:
        """A company with two pages of invoices."""
        with stage() as books:
            yield books
