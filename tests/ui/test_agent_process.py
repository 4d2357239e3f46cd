"""An agent that dies is started again by the tray alone, and no other is."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import pytest

from ui.agent_process import Revival
from ui.state import Desk

HERE = Desk(reachable=True)
GONE = Desk(sentence="The agent went away.", gone=True)


@dataclass
class Watched:
    """A tray that looks twice a second, and when it started an agent."""

    ended: bool = False
    now: float = 0.0
    starts: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.revival = Revival(lambda: self.starts.append(self.now), lambda: self.ended)

    def see(self, desk: Desk, seconds: float) -> list[float]:
        """Look on for some seconds; how long after the beginning of them an agent was started."""
        begun, before = self.now, len(self.starts)
        while self.now < begun + seconds:
            self.now += 0.5
            self.revival.look(desk, self.now)
        return [at - begun for at in self.starts[before:]]


@pytest.fixture
def tray() -> Watched:
    """A tray whose agent has answered."""
    made = Watched()
    made.see(HERE, 5)
    return made


def test_an_agent_that_died_is_started_again(tray: Watched) -> None:
    """After a while, in which whoever else looks after it comes first."""
    (after,) = tray.see(GONE, 30)
    assert 2.5 < after < 5
    assert tray.see(HERE, 3600) == []


def test_one_that_dies_again_and_again_is_not_started_all_the_time(tray: Watched) -> None:
    """Three seconds, a minute, five minutes, five minutes; also when it answered for a moment in between."""
    starts = tray.see(GONE, 900)
    assert [round(later - earlier) for earlier, later in itertools.pairwise(starts)] == [60, 300, 300]
    tray.see(HERE, 30)
    assert tray.see(GONE, 200) == []
    tray.see(HERE, 700)
    assert len(tray.see(GONE, 30)) == 1


def test_one_that_was_ended_on_purpose_stays_so(tray: Watched) -> None:
    """By a person or the system; until it was there again."""
    tray.ended = True
    assert tray.see(GONE, 3600) == []
    tray.ended = False
    tray.see(HERE, 30)
    assert len(tray.see(GONE, 30)) == 1


@pytest.mark.parametrize("desk", [Desk(), Desk(sentence="The agent is of another version.")])
def test_no_second_one_beside_an_agent_that_answers(tray: Watched, desk: Desk) -> None:
    """One that cannot be understood is there all the same."""
    assert tray.see(desk, 3600) == []


def test_one_that_never_came_is_not_tried_for_ever() -> None:
    """The face starts it once by itself; then there is a button."""
    assert Watched().see(GONE, 3600) == []
