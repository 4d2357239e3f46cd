"""Where the vendor's program sits: its attachment, its transaction, its clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from tests.sample.doors import Door
from tests.sample.variant import Charset
from tests.sample.vendor_books import Books

_MALAYSIA: Final = timezone(timedelta(hours=8))


class Desk:
    """One running copy of the vendor's program.

    Attributes:
        books: its attachment.
        offset: seconds that its PC's clock is ahead of ours.
    """

    def __init__(
        self, door: Door, charset: Charset = Charset.UTF8, *, clock: Callable[[], float] = time.time, offset: int = 0
    ) -> None:
        self.books = Books(door, charset)
        self.offset = offset
        self._clock = clock

    def now(self) -> int:
        """Its own time, in epoch seconds UTC."""
        return int(self._clock()) + self.offset

    def today(self) -> date:
        """Its own date, in Malaysia."""
        return datetime.fromtimestamp(self.now(), UTC).astimezone(_MALAYSIA).date()

    def begin(self) -> None:
        """Hold everything from now on in one open transaction."""
        self.books.holding = True

    def commit(self) -> None:
        """Commit what was held."""
        self.books.commit()

    def rollback(self) -> None:
        """Give up what was held."""
        self.books.rollback()

    def close(self) -> None:
        """Give up what is open and end the program."""
        self.books.close()
