"""The file for support, asked for from the platform: made as at a click here, handed in once.

It tells of everything that this PC keeps, so that it goes to an organization only while the PC keeps nobody else's
books: where it keeps several organizations' it does not offer that, and hands nothing in. Whoever asked hears why there
is none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final, Protocol

from connector.agent.workshop import HandIn
from connector.connections import Registry, load_registry
from connector.control.diagnosis import DiagnosticsMade
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, RetryLater, Stopped
from connector.logs import logger
from connector.paths import Home
from connector.platform.wire import Capability
from connector.platform.wire_diagnostics import MOST_WORDS, DiagnosticsRefused

PAUSES: Final = (5.0, 30.0, 120.0, 300.0)
"""Seconds between tries to hand a file in; after the last one it stays here, and a person asks again."""

_NOT_ALONE: Final = "Its file tells of books of other organizations, too: it is made and looked at on that PC alone."

_log = logger("agent")


class Office(Protocol):
    """What the agent is, in so far as diagnostics need it."""

    home: Home
    ending: Event

    @property
    def clock(self) -> Clock:
        """Time and waiting."""


def able_of(registry: Registry) -> tuple[Capability, ...]:
    """What the platform may ask of a PC that keeps these connections."""
    return tuple(each for each in Capability if each is not Capability.DIAGNOSTICS or is_alone(registry))


def is_alone(registry: Registry) -> bool:
    """Whether all that is kept here is one organization's."""
    return len({item.organization for item in registry.connections}) <= 1


class Diagnosing:
    """Makes one file at a time, on a thread of its own: whoever listens to the platform does not wait.

    Args:
        office: the agent.
        make: makes a file.
    """

    def __init__(self, office: Office, make: Callable[[], DiagnosticsMade]) -> None:
        self._office = office
        self._make = make
        self._guard = Lock()
        self._next: HandIn | None = None
        self._works = False

    def ask(self, hand_in: HandIn) -> None:
        """Somebody asks; who asked while a file is being made gets the next one. Quick, raises nothing."""
        with self._guard:
            self._next = hand_in
            if self._works:
                return
            self._works = True
        Thread(target=self._work, name="diagnostics", daemon=True).start()

    def _work(self) -> None:
        while (hand_in := self._taken()) is not None:
            try:
                self._do(hand_in)
            except Stopped:
                continue  # the agent ends, or was paired again
            except BridgeError as exc:
                _log.warning("the file for support was not handed in", code=exc.code, sentence=exc.sentence)

    def _taken(self) -> HandIn | None:
        with self._guard:
            hand_in, self._next = self._next, None
            self._works = hand_in is not None
            return hand_in

    def _do(self, hand_in: HandIn) -> None:
        """Raises BridgeError."""
        content = self._content()
        if isinstance(content, DiagnosticsRefused):
            _log.warning("there is no file for support", why=content.sentence)
        for pause in PAUSES:
            try:
                hand_in(content)
            except RetryLater as exc:
                wait = max(pause, exc.after or 0)
                if self._office.clock.wait(wait, self._office.ending):
                    return
            else:
                _log.info("whoever asked for the file for support was answered")
                return
        hand_in(content)

    def _content(self) -> bytes | DiagnosticsRefused:
        """The file, or why there is none. Raises Stopped."""
        try:
            if not is_alone(load_registry(self._office.home)):
                return DiagnosticsRefused(_NOT_ALONE)
            return Path(self._make().path).read_bytes()
        except Stopped:
            raise
        except BridgeError as exc:
            return DiagnosticsRefused(f"{exc.sentence} {exc.remedy}".strip()[:MOST_WORDS])
        except OSError as exc:
            return DiagnosticsRefused(f"The file cannot be read there: {exc.strerror}."[:MOST_WORDS])
