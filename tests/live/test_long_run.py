"""The long run in small, and what it calls wrong (`make crash` has the thirty days)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.live.long_run import FEWEST_DAYS, Evening, judged, run, steepness, untried
from tests.live.servers.firebird_server import FirebirdServer

pytestmark = pytest.mark.timeout(1800)
"""Seconds: a minute where nothing else is at work."""


def evenings(days: int = 15, change: Callable[[int], dict[str, float]] = lambda _: {}) -> list[Evening]:
    """A month as it should be: a memory that finds its size, connections that come and go."""
    usual = {"memory": 70.0, "files": 20, "threads": 10, "log": 20_000_000}
    told = [{**usual, "memory": 70 - 5 / day, "files": 19 + day % 3, **change(day)} for day in range(1, days + 1)]
    return [
        Evening(day, "1.0", each["memory"], int(each["files"]), int(each["threads"]), int(each["log"]))
        for day, each in enumerate(told, 1)
    ]


def test_ten_days_take_no_memory_no_handles_and_no_disk(firebird3: FirebirdServer) -> None:
    """Sleep, a network that is down, faces that vanish, an update in the middle, by the real agent."""
    assert run(firebird3, FEWEST_DAYS, cycles=5 * FEWEST_DAYS) == 0


def test_a_month_as_it_should_be() -> None:
    """Nothing is found."""
    assert judged(evenings()) == []
    assert steepness(evenings()) < 1
    assert untried(evenings()) == []


def test_logs_that_were_never_turned_over_show_nothing() -> None:
    """Their limit holds then, too."""
    (found,) = untried(evenings(change=lambda day: {"log": 20_000 * day}))
    assert "was not tried" in found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda day: {"memory": 70 + 1.1 * day}, "memory grows by 1.1"),
        (lambda day: {"files": 20 + day}, "files grow"),
        (lambda day: {"threads": 10 + day // 2}, "threads grow"),
        (lambda day: {"log": 31_600_000 if day == 3 else 0}, "logs took 31600000 bytes"),
    ],
    ids=["memory", "files", "threads", "logs"],
)
def test_what_grows_is_found(change: Callable[[int], dict[str, float]], words: str) -> None:
    """Each of them."""
    (found,) = judged(evenings(change=change))
    assert words in found
