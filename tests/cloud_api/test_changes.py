"""The promises about people's changes, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_changes import FeedAccessContract, FeedOrderContract
from tests.contracts.platform_editing import EditingContract, WishContract


class TestFeedOrderOnSqlite(FeedOrderContract):
    """In the order of commits."""


class TestFeedAccessOnSqlite(FeedAccessContract):
    """Who may read and answer."""


class TestEditingOnSqlite(EditingContract):
    """Changes beside records."""


class TestWishesOnSqlite(WishContract):
    """What may be wished."""
