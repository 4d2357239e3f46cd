"""How much was asked of a provider this month, as the memory of a connection keeps it."""

from __future__ import annotations

from typing import Final, Protocol

import msgspec

from connector.domain.clock import Clock
from connector.domain.metering import Metered, MonthUsage
from connector.domain.ports import Source
from connector.sync.options import EngineOptions

_FACT: Final = "usage"
_SPARING: Final = EngineOptions(sweep_every=50 * 60, reread_children=6 * 86400)
"""Where readings are metered: a sweep goes through everything, and what is green must not be older than an hour. There
a document is one record with one version, so that no child row moves without it."""


class Facts(Protocol):
    """What this needs of a memory."""

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""


class Notes(Facts, Protocol):
    """The same, for whoever holds it."""

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a small fact."""


def options_for(source: Source) -> EngineOptions:
    """The engine's numbers for a source."""
    return _SPARING if isinstance(source, Metered) else EngineOptions()


def note_usage(memory: Notes, source: Source, clock: Clock) -> None:
    """Add what a run asked; nothing is kept of providers that count nothing."""
    if not isinstance(source, Metered):
        return
    asked, month = source.asked(), f"{clock.now():%Y-%m}"
    known = usage_of(memory)
    before = known if known is not None and known.month == month else None
    reads, writes = (before.reads, before.writes) if before is not None else (0, 0)
    now = MonthUsage(month=month, reads=reads + asked.reads, writes=writes + asked.writes, included=source.included)
    if now != known:
        memory.mark_fact(_FACT, msgspec.json.encode(now).decode())


def usage_of(memory: Facts) -> MonthUsage | None:
    """What is known of the last month in which anything was asked; None where nothing is counted."""
    fact = memory.fact(_FACT)
    return msgspec.json.decode(fact, type=MonthUsage) if fact else None
