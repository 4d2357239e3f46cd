"""What a provider counts of the requests that it is sent, where it meters them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import msgspec


class Asked(msgspec.Struct, frozen=True):
    """Requests."""

    reads: int = 0
    """Metered ones."""
    writes: int = 0
    """Free ones."""


class MonthUsage(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked in one month."""

    month: str
    """Year and month (UTC), 2026-11."""
    reads: int
    writes: int
    included: int
    """Metered requests that a month has for the platform as a whole; 0 where nobody says."""


@runtime_checkable
class Metered(Protocol):
    """A source whose provider meters what it is asked."""

    @property
    def included(self) -> int:
        """Metered requests that a month has for the platform as a whole."""

    def asked(self) -> Asked:
        """What was asked since this was called last, in this process."""
