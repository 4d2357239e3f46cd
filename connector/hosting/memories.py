"""Where a host of many connections keeps their memories."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager
from typing import Protocol

from connector.domain.keys import ConnectionId
from connector.hosting.explaining import Past
from connector.hosting.running import Look, Memory


class Kept(Look, Past, Protocol):
    """A memory that is only looked at, whoever holds it."""


class Memories(Protocol):
    """The memory of each connection, held by one process at a time."""

    def held(self, connection: ConnectionId) -> AbstractContextManager[bool]:
        """Hold a memory against other processes, however this one ends; False when another one has it."""

    def open(self, connection: ConnectionId, *, suspect: bool = False) -> Memory:
        """The memory, while it is held; with `suspect` it is looked through first."""

    def look(self, connection: ConnectionId) -> AbstractContextManager[Kept | None]:
        """What is kept of a connection, for a question from any process, whoever holds it; None before anything is."""

    def kept(self) -> Collection[ConnectionId]:
        """Every connection that anything is kept of. Raises Unreachable."""

    def forget(self, connection: ConnectionId) -> None:
        """The connection is no more. Raises nothing."""
