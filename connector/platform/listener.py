"""Hears what the platform asks of this agent, and sends the run logs that wait."""

from __future__ import annotations

import random
from collections.abc import Callable
from threading import Event, Thread
from typing import Final

from connector.domain.clock import Clock, SystemClock
from connector.domain.errors import AskUser, BridgeError, RetryLater, SignInRefused, Stopped
from connector.logs import logger
from connector.platform.client import LONGEST_POLL, PlatformClient
from connector.platform.wire import Command

_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 60.0
"""Seconds between tries while the platform cannot be reached."""
_PERSON_PAUSE: Final = 300.0
"""Seconds, when only a person can repair it (a revoked token)."""
_SHORTEST_POLL: Final = 1.0
"""Seconds: an empty answer that came sooner is followed by a pause, so that no fault of a proxy makes a storm."""

_STANDING: Final = "whether it stands still"

_log = logger("platform")


class Listener:
    """The long poll of one organization. Needs a client of its own: stopping interrupts it for good."""

    def __init__(
        self,
        client: PlatformClient,
        take: Callable[[Command], None],
        *,
        before: Callable[[], None] | None = None,
        refused: Callable[[], None] | None = None,
        after: int = 0,
        keep: Callable[[int], None] = lambda _: None,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Prepare.

        Args:
            client: calls the platform with this organization's token.
            take: puts a command on the agent's queue; quick, raises nothing.
            before: done before each question: sends the run logs that wait, tells settings; raises Stopped only.
            refused: told once that the platform does not take the token any more: it was revoked; raises nothing.
            after: number of the last command that was taken in an earlier life.
            keep: told of each new such number, after the commands were taken; raises nothing.
            clock: time and waiting.
            chance: between 0 and 1, so that a thousand agents do not come back in the same second.
        """
        self._client = client
        self._take = take
        self._before = before
        self._refused = refused
        self._is_refused = False
        self._clock = clock or SystemClock()
        self._chance = chance
        self._after = after
        self._keep = keep
        self._failures = 0

    def listen(self, stop: Event) -> None:
        """Listen until told to stop; returns at once then, also from the middle of a poll. Raises nothing."""
        Thread(target=self._watch, args=(stop,), name="listener-stop", daemon=True).start()
        while not stop.is_set():
            try:
                pause = self._round()
            except Stopped:
                return
            except BridgeError as exc:
                pause = self._failed(exc)
            if pause and self._clock.wait(pause, stop):
                return

    def _watch(self, stop: Event) -> None:
        stop.wait()
        self._client.interrupt()

    def _round(self) -> float:
        """Tell what waits, ask once; how long to pause before the next round."""
        if self._before is not None:
            self._before()
        began = self._clock.monotonic()
        page = self._client.commands(self._after, LONGEST_POLL)
        found = page.commands
        if self._failures:
            _log.info("the platform can be reached again", failures=self._failures)
            self._failures = 0
        self._is_refused = False
        fresh = [command for command in found if command.id > self._after]
        # Asked five times for the same while we were away, it is done once.
        for command in {(item.provider, _matter(item), item.entity): item for item in fresh}.values():
            _log.info("the platform asks", kind=command.kind, provider=command.provider, entity=command.entity)
            self._take(command)
        self._move(max((command.id for command in fresh), default=self._after))
        if page.last is not None and page.last < self._after:
            self._move(0)  # its numbers began anew; to be woken once too often does no harm
        early = not fresh and self._clock.monotonic() - began < _SHORTEST_POLL
        return _SHORTEST_POLL if early else 0

    def _move(self, after: int) -> None:
        if after != self._after:
            self._after = after
            self._keep(after)

    def _failed(self, error: BridgeError) -> float:
        """Note it, once for a row of failures; how long to pause."""
        self._failures += 1
        if self._failures == 1:
            _log.warning("the platform cannot be asked", code=error.code, sentence=error.sentence, facts=error.facts)
        if isinstance(error, SignInRefused) and not self._is_refused:
            self._is_refused = True
            if self._refused is not None:
                self._refused()
        if isinstance(error, AskUser):
            return _PERSON_PAUSE
        pause = min(_FIRST_PAUSE * 2.0 ** min(self._failures - 1, 10), _LONGEST_PAUSE) * (0.5 + self._chance() / 2)
        asked = error.after if isinstance(error, RetryLater) else None
        return max(pause, asked or 0)


def _matter(command: Command) -> str:
    """What a command is about: of a pause and its end the later one holds."""
    return _STANDING if command.kind in ("pause", "resume") else command.kind
