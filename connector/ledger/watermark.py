"""How far the changes of a company have surely been read, by the clock of its server. Pure; seconds since 1970.

LASTMODIFIED is written before its transaction commits, so a row can appear behind a watermark. The watermark therefore
never passes the start of the oldest open write transaction. An ordinary login does not see other people's
transactions; that there are some shows in MON$OLDEST_ACTIVE, which is visible to all (Firebird's monitoring tables).
"""

from __future__ import annotations

from typing import Final

import msgspec

OVERLAP: Final = 900
"""Seconds that are read again: clocks of workstations differ, and a form stays open between its time and its commit."""

LONGEST_HOLD: Final = 3600
"""A writer that is open for longer does not hold the watermark: what it saves is found by the sweep."""


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What the server shows of its transactions at one moment."""

    now: int
    next_transaction: int
    oldest_active: int
    oldest_visible: int
    """Lowest number among the transactions that this login sees, its own included."""
    oldest_writer: int | None = None
    """When the oldest visible write transaction of somebody else began."""

    @property
    def blind(self) -> bool:
        """Whether there are open transactions that this login cannot see."""
        return self.oldest_active < self.oldest_visible


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that was written before `at` was read, with what is needed to move it on."""

    at: int
    seen_at: int
    """Server's time when this mark was made."""
    next_transaction: int
    """Server's next transaction number at that time."""
    held: int | None = None
    """While blind: no unseen transaction began before this."""


def advance(before: Mark | None, sight: Sight) -> Mark:
    """The mark that a pass of reading may leave behind which begins now."""
    limit = sight.now if sight.oldest_writer is None else min(sight.now, sight.oldest_writer)
    held = _held(before, sight) if sight.blind else None
    if held is not None:
        limit = min(limit, held)
    return Mark(
        at=max(limit, sight.now - LONGEST_HOLD),
        seen_at=sight.now,
        next_transaction=sight.next_transaction,
        held=held,
    )


def _held(before: Mark | None, sight: Sight) -> int:
    """A time before which the oldest transaction that we cannot see did not begin."""
    if before is None:
        return sight.now - LONGEST_HOLD
    if sight.oldest_active >= before.next_transaction:
        return before.seen_at  # it did not exist then
    return before.at if before.held is None else before.held


def lower_bound(mark: Mark, now: int, overlap: int = OVERLAP) -> int:
    """LASTMODIFIED from which on rows are read again; a server clock that was set back moves it back too."""
    return min(mark.at, now) - overlap
