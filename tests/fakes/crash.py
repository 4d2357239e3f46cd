"""A process that dies at a chosen step: before it, after it, or with the answer on its way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from connector.domain.ports import Books, Feed, Sink, Store

_DURABLE = frozenset(
    {
        "save_timeline",
        "save_cursor",
        "clear_cursors",
        "adopt",
        "touch",
        "plan",
        "mark",
        "confirm",
        "discard",
        "withdraw",
        "set_aside",
        "clear_problems",
        "save_run",
        "log",
        "mark_fact",
        "apply",
        "apply_together",
        "receive",
        "save_inbox",
        "keep_written",
        "rename",
        "acknowledge",
    }
)


class Killed(BaseException):
    """The process is gone; nothing may catch this."""


@dataclass(slots=True)
class Executioner:
    """Counts the durable steps of everything that it watches, and kills at one of them."""

    at: int | None = None
    """Number of the step, from 0; None only counts."""
    after: bool = False
    """Kill once the step was done instead of before it."""
    steps: list[str] = field(default_factory=list)
    dead: bool = False
    _counting: Lock = field(default_factory=Lock)

    def store(self, store: Store) -> Store:
        """A store whose durable methods are steps."""
        return cast(Store, _Watched(store, self))

    def sink(self, sink: Sink) -> Sink:
        """A sink whose writes are steps."""
        return cast(Sink, _Watched(sink, self))

    def books(self, books: Books) -> Books:
        """Books whose writes are steps."""
        return cast(Books, _Watched(books, self))

    def feed(self, feed: Feed) -> Feed:
        """A feed whose acknowledgements are steps."""
        return cast(Feed, _Watched(feed, self))

    def step(self, name: str, work: Callable[[], object]) -> object:
        """Do one durable step, or die at it. A dead process does nothing further."""
        with self._counting:
            here = len(self.steps) == self.at
            self.steps.append(name)
            self.dead = self.dead or (here and not self.after)
        if self.dead:
            raise Killed
        try:
            return work()
        finally:
            if here:
                self.dead = True
                raise Killed


class _Watched:
    """Everything of an object, its durable methods as steps."""

    def __init__(self, inner: object, executioner: Executioner) -> None:
        self._inner = inner
        self._executioner = executioner

    def __getattr__(self, name: str) -> object:
        method = getattr(self._inner, name)
        if name not in _DURABLE:
            return method

        def step(*args: object, **named: object) -> object:
            return self._executioner.step(name, lambda: method(*args, **named))

        return step
