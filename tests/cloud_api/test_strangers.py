"""Organizations apart, on SQLite: the queries alone do it; and what nobody should send."""

from __future__ import annotations

from tests.contracts.platform_bad_input import BadInputContract
from tests.contracts.platform_strangers import StrangerContract


class TestStrangersOnSqlite(StrangerContract):
    """Every endpoint, everybody."""


class TestBadInputOnSqlite(BadInputContract):
    """Every endpoint, whatever is sent."""
