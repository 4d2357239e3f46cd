"""Wakes agents that wait for commands in this process."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Bell:
    """Rings for one agent at a time. Used from the event loop only."""

    def __init__(self) -> None:
        self._listening: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self.closed = False
        """Whether the server is about to end: nobody waits any more."""

    def close(self) -> None:
        """Let everybody go who listens; whoever comes later is not kept waiting."""
        self.closed = True
        for events in self._listening.values():
            for event in events:
                event.set()

    def ring(self, agent_id: str) -> None:
        """Wake whoever listens for this agent."""
        for event in self._listening.get(agent_id, ()):
            event.set()

    @contextmanager
    def listening(self, agent_id: str) -> Iterator[asyncio.Event]:
        """An event that is set when it rings; listen before looking, and no ring is missed."""
        event = asyncio.Event()
        self._listening[agent_id].add(event)
        try:
            yield event
        finally:
            self._listening[agent_id].discard(event)
            if not self._listening[agent_id]:
                del self._listening[agent_id]


async def rung(event: asyncio.Event, seconds: float) -> None:
    """Return when the event is set, or after some seconds; clears it."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
    event.clear()
