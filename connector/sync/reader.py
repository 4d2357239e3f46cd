"""Reads ahead: the source works in a thread of its own while the engine plans."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

T = TypeVar("T")


class _End:
    """What a reader gives when there is nothing further."""


_END: Final = _End()


def read_ahead(items: Iterator[T], ahead: int) -> Generator[T, None, None]:
    """The same items in the same order, up to `ahead` of them drawn before they are asked for.

    All of the iterator's work happens in one thread, its closing included: however this generator ends (exhausted,
    closed early, an error on either side), the iterator is closed and its thread is gone. What the iterator raises
    arrives here in its place.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="reader") as thread:
        drawn: deque[Future[T | _End]] = deque(thread.submit(next, items, _END) for _ in range(ahead))
        try:
            while not isinstance(item := drawn.popleft().result(), _End):
                drawn.append(thread.submit(next, items, _END))
                yield item
        finally:
            for future in drawn:
                future.cancel()
            close = getattr(items, "close", None)
            if close is not None:
                thread.submit(close).result()
