"""Durable steps, counted: before and after everything that a run makes durable, here or on the platform.

At the step that was chosen the process kills itself, as a power cut would: no handler runs, no file is closed; or
something else happens to it there.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, cast

import msgspec

from connector.domain.actions import Action, Result, ResultKind
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import Acknowledgement, ChangePage
from connector.domain.ports import Books, Feed, Sink, Store
from connector.domain.writing import Write, WriteResult

COMMITS = frozenset(
    (
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
        "receive",
        "save_inbox",
        "keep_written",
    )
)
"""Methods of a store that end in a commit."""
_HELD_BACK = 1_000


class Steps:
    """Counts, from any thread; dies at one of them."""

    def __init__(
        self,
        die_at: int = 0,
        last_words: Callable[[str], None] = lambda _: None,
        only: str = "",
        end: Callable[[], None] | None = None,
    ) -> None:
        """`die_at` 0 lives for ever; `last_words` is told the name of the step before the end; `only` counts steps of
        one name; `end` happens there instead of the death."""
        self.count = 0
        self.struck = ""
        """Name of the step, once it was reached."""
        self._end = end or _die
        self._only = only
        self._die_at = die_at
        self._last_words = last_words
        self._lock = Lock()

    def reach(self, name: str) -> None:
        """One step further."""
        if self._only not in ("", name):
            return
        with self._lock:
            self.count += 1
            if self.count == self._die_at:
                self.struck = name
                self._last_words(name)
                self._end()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class CountedStore:
    """A store whose commits count."""

    def __init__(self, store: Store, steps: Steps) -> None:
        self._store = store
        self._steps = steps

    def __getattr__(self, name: str) -> Any:  # whatever a store has
        attribute = getattr(self._store, name)
        if name not in COMMITS:
            return attribute

        def counted(*values: object, **named: object) -> object:
            self._steps.reach(f"before {name}")
            result = attribute(*values, **named)
            self._steps.reach(f"after {name}")
            return result

        return counted

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several methods, one commit: the steps inside are inside of a transaction."""
        with self._store.together():
            yield
            self._steps.reach("before together")
        self._steps.reach("after together")


class CountedSink:
    """A sink whose writes count, and to which some records are poison: their content reaches the platform broken."""

    def __init__(self, sink: Sink, steps: Steps, poison: frozenset[Key] = frozenset()) -> None:
        self._sink = sink
        self._steps = steps
        self._poison = poison

    def __getattr__(self, name: str) -> Any:  # whatever a sink has
        return getattr(self._sink, name)

    def apply(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result]:
        """Send, with a step before and after."""
        self._steps.reach("before apply")
        results = self._sink.apply(entity, [self._spoilt(action) for action in actions])
        self._steps.reach("after apply")
        return results

    def settle(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result | None]:
        """Ask, with a step before and after."""
        self._steps.reach("before settle")
        results = self._sink.settle(entity, actions)
        self._steps.reach("after settle")
        return results

    def _spoilt(self, action: Action) -> Action:
        if action.key in self._poison and action.content:
            return msgspec.structs.replace(action, content=b'{"spoilt":true}')
        return action


class CountedBooks:
    """Books whose writes count."""

    def __init__(self, books: Books, steps: Steps) -> None:
        self._books = books
        self._steps = steps

    def __getattr__(self, name: str) -> Any:  # whatever books have
        return getattr(self._books, name)

    def apply(self, write: Write) -> WriteResult:
        """Write, with a step before and after."""
        self._steps.reach("before books apply")
        result = self._books.apply(write)
        self._steps.reach("after books apply")
        return result

    def settle(self, write: Write) -> WriteResult | None:
        """Ask, with a step before and after."""
        self._steps.reach("before books settle")
        result = self._books.settle(write)
        self._steps.reach("after books settle")
        return result


class CountedFeed:
    """A feed whose reading and answering count."""

    def __init__(self, feed: Feed, steps: Steps) -> None:
        self._feed = feed
        self._steps = steps

    def changes(self, kind: EntityKind, after: int, limit: int = 200) -> ChangePage:
        """Read, with a step before and after."""
        self._steps.reach("before feed")
        page = self._feed.changes(kind, after, limit)
        self._steps.reach("after feed")
        return page

    def acknowledge(self, kind: EntityKind, answers: Sequence[Acknowledgement]) -> None:
        """Answer, with a step before and after."""
        self._steps.reach("before acknowledge")
        self._feed.acknowledge(kind, answers)
        self._steps.reach("after acknowledge")


class WritesFirst(CountedBooks):
    """Planted fault: what is uncertain is taken for never arrived, and written again."""

    def settle(self, write: Write) -> WriteResult | None:
        """Never ask."""
        return None


class ConfirmsFirst(CountedSink):
    """Planted fault: says that all is written, and writes afterwards."""

    def apply(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result]:
        """Answer without sending; older batches are sent meanwhile."""
        held: list[tuple[EntityKind, Sequence[Action]]] = self.__dict__.setdefault("held", [])
        held.append((entity, actions))
        while len(held) > _HELD_BACK:
            super().apply(*held.pop(0))
        return [Result(action.id, ResultKind.CREATED, remote=action.key) for action in actions]


class PlansLate:
    """Planted fault: an outbox that is only in memory until its actions are confirmed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:  # whatever a store has
        if name in ("plan", "mark"):
            return lambda *_: None
        return getattr(self._store, name)


def counted(store: Store, steps: Steps) -> Store:
    """A store whose commits count."""
    return cast(Store, CountedStore(store, steps))
