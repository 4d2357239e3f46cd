"""The promises about people's changes, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_changes import FeedAccessContract, FeedOrderContract


class TestFeedOrderOnSqlite(FeedOrderContract):
    """In the order of commits."""


class TestFeedAccessOnSqlite(FeedAccessContract):
    """Who may read and answer."""
