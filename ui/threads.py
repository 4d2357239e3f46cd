"""Threads that work for the window. What they hold of Qt is let go on the window's thread, never on theirs.

A QObject is destroyed on the thread that lets it go last, and its end takes locks of Qt while it waits for Python; the
window's thread takes them the other way round, and both would wait for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

_begun: list[tuple[Thread, Callable[[], object]]] = []
"""With what each holds: kept here until it has ended, and taken out by the window's thread."""


def begin(work: Callable[[], object], name: str) -> Thread:
    """Have something done beside the window; called on the window's thread."""
    let_go()
    thread = Thread(target=work, name=name, daemon=True)
    _begun.append((thread, work))
    thread.start()
    return thread


def let_go() -> None:
    """Forget what threads held that have ended; called on the window's thread, and every now and then."""
    _begun[:] = [(thread, work) for thread, work in _begun if thread.is_alive()]
