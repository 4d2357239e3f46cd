"""The promises about decisions of books that the platform hosts, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_decisions import DecisionContract, OrderDoorContract


class TestDecisionsOnSqlite(DecisionContract):
    """Decided over HTTP."""


class TestOrderDoorsOnSqlite(OrderDoorContract):
    """Who may."""
