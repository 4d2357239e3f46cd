"""What the agent needs of the world to do its work; `build.py` makes the real one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from threading import Event
from typing import Protocol

import msgspec

from connector.connections import Connection, Organization
from connector.control.messages import Check
from connector.domain.keys import EntityKind, Key
from connector.domain.money import Sen
from connector.domain.ports import Reporter
from connector.domain.runs import RunRecord
from connector.domain.sync_log import SyncLog
from connector.hosting.running import Memory, Opened, Order, Planner
from connector.platform.wire_configuration import SettingsReport, SettingsWish
from connector.platform.wire_diagnostics import DiagnosticsRefused
from connector.settings import Settings


class Asks(StrEnum):
    """What a person on the platform may ask besides a run."""

    PAUSE = "pause"
    RESUME = "resume"


class Wake(msgspec.Struct, frozen=True):
    """The platform asks for a run, for a pause or its end, or to hear what somebody there wishes of the settings."""

    provider: str
    kind: EntityKind | None = None
    settings: bool = False
    asks: Asks | None = None


Exchange = Callable[[str, SettingsReport], SettingsWish]
"""Tells the platform how a provider's connection is configured, and hears what is wished. Raises BridgeError."""


HandIn = Callable[[bytes | DiagnosticsRefused], None]
"""Sends a file for support to whoever asked for it, or why there is none. Raises BridgeError."""


class Ear(Protocol):
    """Whoever is told of what the platform asks. Quick, raises nothing, unless said otherwise."""

    def wake(self, wake: Wake) -> None:
        """It asks for something."""

    def diagnose(self, hand_in: HandIn) -> None:
        """It asks for the file for support."""

    def settle(self, exchange: Exchange) -> None:
        """Before each question: a moment to tell and hear settings. Raises Stopped."""


class AgentMemory(Memory, SyncLog, Protocol):
    """The memory of a connection on this PC, with its log by place."""


class Titled(msgspec.Struct, frozen=True):
    """What people call a record, and its control amount."""

    title: str
    currency: str = ""
    amount: Sen = 0


class Workshop(Protocol):
    """Opens what a job needs and closes it afterwards. Called from the connection's worker unless said otherwise."""

    def run(self, connection: Connection, order: Order, reporter: Reporter, stop: Event, planner: Planner) -> RunRecord:
        """One run; how it ended stands in the record. Raises BridgeError when it could not begin."""

    def release(self, connection: Connection, kind: EntityKind | None) -> int:
        """Let go what the safeguard holds, either way; how many."""

    def rebase(self, connection: Connection) -> None:
        """Accept both sides as they are now."""

    def examine(self, connection: Connection | None) -> Sequence[Check]:
        """Check one connection, or what belongs to none. Raises nothing."""

    def store(self, connection: Connection) -> AbstractContextManager[AgentMemory]:
        """The memory of a connection for a question; from any thread."""

    def titles(self, connection: Connection, kind: EntityKind, keys: Sequence[Key]) -> Mapping[Key, Titled]:
        """What people call records of the platform; those that are not there are left out. From any thread.

        Raises as `Sink` when the platform cannot be asked.
        """

    def opened(self, connection: Connection, stop: Event) -> AbstractContextManager[Opened]:
        """A connection with its books at hand."""

    def on_platform(self, connection: Connection, kind: EntityKind, key: Key) -> Mapping[str, object] | None:
        """A record's fields as the platform has it from the books; None when it has none.

        Raises:
            RetryLater, StopRun, AskUser: as the platform's client says.
        """

    def reachable(self, connection: Connection) -> bool:
        """Whether the platform's door opens; quick, says nothing of what is behind it."""

    def take_settings(self, settings: Settings) -> None:
        """Obey other settings from now on; from any thread. Raises nothing."""

    def leave(self, connection: Connection, *, online: bool = True) -> None:
        """The agent ends: give the lease back unless the platform is away, write what was counted, close the memory.
        Raises nothing."""

    def forget(self, connection: Connection) -> None:
        """Disconnect: give the lease back, remove secrets, registry entry and memory."""

    def listen(self, organization: Organization, ear: Ear, stop: Event) -> None:
        """Hear what the platform asks until told to stop; on a thread of its own. Raises nothing."""
