"""Reading ahead changes nothing but the time it takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.domain.errors import ConnectionBroken
from connector.sync.reader import read_ahead


@given(st.lists(st.integers()), st.integers(1, 4))
def test_the_same_items_in_the_same_order(items: list[int], ahead: int) -> None:
    """Nothing is lost, doubled or moved."""
    assert list(read_ahead(iter(items), ahead)) == items


def test_an_error_arrives_in_its_place() -> None:
    """What was read before the error is worked off first."""

    def items() -> Iterator[int]:
        yield 1
        yield 2
        raise ConnectionBroken("Away.")

    seen: list[int] = []
    with pytest.raises(ConnectionBroken):
        seen.extend(read_ahead(items(), 2))
    assert seen == [1, 2]


def test_closing_early_closes_the_source_in_its_own_thread() -> None:
    """A reader that is left in the middle leaves no open transaction and no thread behind."""
    threads: list[str] = []

    def items() -> Iterator[int]:
        try:
            for number in range(1000):
                threads.append(threading.current_thread().name)
                yield number
        finally:
            threads.append(threading.current_thread().name)

    before = threading.active_count()
    with closing(read_ahead(items(), 2)) as reader:
        assert next(reader) == 0
    assert 2 <= len(threads) <= 5
    assert len(set(threads)) == 1
    assert threads[0] != threading.current_thread().name
    assert threading.active_count() == before


def test_no_more_is_read_than_asked_ahead() -> None:
    """Memory holds the item that is worked on and those read ahead, never the table."""
    drawn: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            drawn.append(number)
            yield number

    most = 0
    for number in read_ahead(items(), 2):
        most = max(most, len(drawn) - number)
    assert most <= 4
