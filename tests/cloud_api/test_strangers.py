"""Organizations apart, on SQLite: the queries alone do it."""

from __future__ import annotations

from tests.contracts.platform_strangers import StrangerContract


class TestStrangersOnSqlite(StrangerContract):
    """Every endpoint, everybody."""
