"""Answers that are swallowed, delayed and overtaken on the lines to either side, while runs work in both directions.

On the line to the platform single exchanges are met: the answer is lost, or comes after a later one, or the request
itself reaches the server after a later one. On the line to the books the client's end is reset inside of a write: what
it said is lost, or done without an answer, or reaches the server when later connections have long asked about it. Then
everything heals, and a run must settle all of it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tests.live.kill_blows import Striker
from tests.live.kill_process import perform
from tests.live.kill_two_way import Wish, Worker, judged
from tests.live.kill_world import Tenant, World
from tests.live.kills import Verdict
from tests.live.proxy import Break
from tests.live.wire_cuts import COMMIT

SWALLOWED: Final = (Break.CUT_UNANSWERED, Break.CUT_AFTER, Break.CUT_ANSWER, Break.BAD_GATEWAY)
OVERTAKEN: Final = (Break.OVERTAKEN, Break.HELD_BACK)
_MET: Final = 0.12
"""Part of the exchanges with the platform that are met."""
_RUNS: Final = 4
_WRITES: Final = 6
"""A run after a day's work begins so many writes into the books, or some more."""
_MESSAGES: Final = 70
"""A write is cut at one of so many messages: a document has about as many."""
_ENDS: Final = 2
"""Or at one of so many that end a transaction: mostly the one that writes."""
_SLOW: Final = 0.02
_PAUSE: Final = 0.05
"""Seconds by which an answer of the books is delayed now and then."""


class Weather:
    """What comes over both lines; counts what it did."""

    def __init__(self, world: World, seed: int) -> None:
        self.random = random.Random(seed)
        self.met: Counter[str] = Counter()
        self._world = world

    def rise(self) -> None:
        """From now on exchanges with the platform are met, and answers of the books are slow."""
        self._world.line.choose(self._chosen)
        self._world.books_line.pause = self._pause

    def heal(self) -> None:
        """Nothing is met any more, and what was late arrives."""
        line, books = self._world.line, self._world.books_line
        line.choose(None)
        books.pause = _at_once
        books.disarm()
        self.met["late in the books"] += books.release()
        line.release()
        for _, kind in line.broken:
            self.met[str(kind)] += 1
        line.forget()

    def strike(self) -> None:
        """The line to the books breaks at some message from now on."""
        books = self._world.books_line
        deliver, late = self.random.random() < 0.7, self.random.random() < 0.4
        if self.random.random() < 0.7:
            books.arm(self.random.randint(1, _ENDS), deliver=deliver, late=late, size=COMMIT)
        else:
            books.arm(self.random.randint(1, _MESSAGES), deliver=deliver, late=late)

    def struck(self) -> str:
        """A run is over: how its line to the books broke."""
        books = self._world.books_line
        books.disarm()
        if books.cut:
            self.met["cut in the books"] += 1
        return "books" if books.cut else ""

    def pass_by(self) -> None:
        """What is late in the books since the run before the last arrives now, in the middle of other work."""
        self.met["late in the books"] += self._world.books_line.release()

    def _chosen(self, method: str, path: str) -> Break | None:
        if self.random.random() > _MET:
            return None
        return self.random.choice((*SWALLOWED, *OVERTAKEN, *OVERTAKEN))

    def _pause(self) -> float:
        if self.random.random() > _SLOW:
            return 0.0
        self.met["slow in the books"] += 1
        return _PAUSE


def storms(world: World, tenant: Tenant, clerk: Worker, weather: Weather, rounds: int) -> Iterator[Verdict]:
    """Days of work in bad weather; in each of some runs the line to the books breaks inside of a write, and after
    them all a run in good weather must leave everything as it must be."""
    striker = Striker()
    try:
        for number in range(rounds):
            wishes: list[Wish] = []
            how: list[str] = []
            weather.rise()
            for _ in range(_RUNS):
                wishes += clerk.work()
                striker.aim(weather.strike)
                at = weather.random.randint(1, _WRITES)
                order = replace(world.both_ways(tenant), die_at=at, die_on="before books apply", striker=striker.port)
                perform(order)
                how.append(weather.struck())
                if weather.random.random() < 0.5:
                    weather.pass_by()
            weather.heal()
            yield Verdict(f"storm {number}", ", ".join(filter(None, how)), judged(world, tenant, clerk, wishes))
    finally:
        striker.close()


def _at_once() -> float:
    return 0.0
