"""What befalls a run at one of its durable steps: the agent or the platform is killed, or a line to either side is cut.

A run that dies takes its own life. Any other blow is struck by the main process: the run calls it when it has reached
its step, and waits until it was struck.
"""

from __future__ import annotations

import random
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from threading import Thread
from types import TracebackType
from typing import Final, Self

from tests.live.kill_process import Order, perform
from tests.live.kill_world import World
from tests.live.kills import CUTS


class Blow(StrEnum):
    """Sorts of blows."""

    AGENT = "agent killed"
    PLATFORM = "platform killed"
    PLATFORM_LINE = "line to the platform cut"
    BOOKS_LINE = "line to the books cut"


SURVIVED: Final = frozenset({Blow.PLATFORM, Blow.PLATFORM_LINE})
"""The run itself goes on after these, once the platform answers again."""


class Striker:
    """Waits for a run that has reached its step, strikes, and lets it go on."""

    def __init__(self) -> None:
        self.struck = False
        """Whether the run came as far as that."""
        self._strike: Callable[[], object] = _nothing
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        Thread(target=self._wait, name="striker", daemon=True).start()

    def aim(self, strike: Callable[[], object]) -> None:
        """What happens to the next run."""
        self._strike, self.struck = strike, False

    def close(self) -> None:
        """Strike no more."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _wait(self) -> None:
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            with line:
                self._strike()
                self.struck = True


class Disturber:
    """Performs runs, each with one blow."""

    def __init__(self, world: World, rng: random.Random) -> None:
        self._world = world
        self._random = rng
        self._striker = Striker()
        self._blows: dict[Blow, Callable[[], object]] = {
            Blow.PLATFORM: world.fell_cloud,
            Blow.PLATFORM_LINE: lambda: world.line.plan(rng.choice(CUTS)),
            Blow.BOOKS_LINE: self._cut_books,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._striker.close()

    def run(self, order: Order, blow: Blow) -> str:
        """One run with a blow at the order's step; how it was disturbed, empty when it was through before."""
        if blow is Blow.AGENT:
            died = perform(order).died
            return f"{died}: {blow.value}" if died else ""
        self._striker.aim(self._blows[blow])
        try:
            report = perform(replace(order, striker=self._striker.port))
        finally:
            met = self._healed(blow)
        return f"{report.died}: {blow.value}" if self._striker.struck and met else ""

    def _cut_books(self) -> None:
        """At the next message: it is lost, or swallowed with its answer, or late."""
        self._world.books_line.arm(
            1, deliver=self._random.random() < _ARRIVES, late=self._random.random() < _IS_LATE
        )  # fmt: skip

    def _healed(self, blow: Blow) -> bool:
        """Everything works again; whether the blow met anything."""
        world = self._world
        match blow:
            case Blow.PLATFORM:
                world.await_cloud()
                return True
            case Blow.PLATFORM_LINE:
                met = bool(world.line.broken)
                world.line.release()
                world.line.forget()
                return met
            case _:
                world.books_line.disarm()
                world.books_line.release()
                return world.books_line.cut


_ARRIVES: Final = 0.6
_IS_LATE: Final = 0.3


def _nothing() -> None:
    """Nobody aimed."""
