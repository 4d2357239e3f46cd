"""A new version passes its trial, or the one before it comes back, wherever the PC goes off in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from connector.domain.errors import NotFound, StateCorrupt
from connector.updates.installed import Installed
from connector.updates.trial import (
    MOST_STARTS,
    PASSED_WITHIN,
    Record,
    begin,
    passed,
    read_record,
    started,
    take_back,
    watch,
)
from tests.fakes.clock import ManualClock


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    """1.0 runs, 0.9 is the way back of yesterday, 2.0 was laid beside them."""
    made = Installed(tmp_path)
    for version in ("0.9", "1.0", "2.0"):
        made.folder(version).mkdir(parents=True)
    made.switch("1.0")
    return made


class Programs:
    """Counts what is done with programs; what happens when one is started is a test's own."""

    def __init__(self, installed: Installed, at_start: Callable[[str], object] = lambda _: None) -> None:
        self._installed = installed
        self._at_start = at_start
        self.said: list[str] = []
        self.fails = False

    def ended(self) -> bool:
        """At once."""
        return True

    def start(self) -> None:
        """What is current."""
        self.said.append(f"start {self._installed.current()}")
        self._at_start(self._installed.current())

    def failed(self) -> bool:
        """As a test says."""
        return self.fails

    def end(self) -> None:
        """Note it."""
        self.said.append("end")


def test_a_version_that_works_stays_with_the_one_before_as_the_way_back(installed: Installed) -> None:
    """The one before that goes."""
    clock = ManualClock()
    begin(installed, "2.0", clock)
    programs = Programs(installed, lambda version: passed(installed, version))
    assert watch(installed, programs, clock, Event()) == Record(former="1.0")
    assert (installed.current(), programs.said) == ("2.0", ["start 2.0"])
    assert installed.present() == ["1.0", "2.0"]


def test_a_version_that_says_nothing_is_taken_back_after_its_time(installed: Installed) -> None:
    """It is ended, the one before is started, and nobody tries it again."""
    clock, programs = ManualClock(), Programs(installed)
    begin(installed, "2.0", clock)
    record = watch(installed, programs, clock, Event())
    assert (installed.current(), programs.said) == ("1.0", ["start 2.0", "end", "start 1.0"])
    assert record == Record(failed={"2.0": "Version 2.0 did not get going."})
    assert sum(clock.waited) >= PASSED_WITHIN.total_seconds()


def test_a_version_that_ends_with_an_error_is_taken_back_at_once(installed: Installed) -> None:
    """Nobody waits for what is gone."""
    clock, programs = ManualClock(), Programs(installed)
    programs.fails = True
    begin(installed, "2.0", clock)
    watch(installed, programs, clock, Event())
    assert (installed.current(), sum(clock.waited)) == ("1.0", 0)


def test_a_watcher_that_is_told_to_end_decides_nothing(installed: Installed) -> None:
    """A person logs off: the next starts are counted."""
    clock, programs, stop = ManualClock(), Programs(installed), Event()
    begin(installed, "2.0", clock)
    stop.set()
    assert watch(installed, programs, clock, stop).trial is not None
    assert installed.current() == "2.0"


def test_without_a_watcher_the_starts_are_counted(installed: Installed) -> None:
    """The PC went off with the watcher: a version that never passes is taken back by its own next start."""
    begin(installed, "2.0", ManualClock())
    for _ in range(MOST_STARTS):
        assert started(installed, "2.0") == ""
    assert started(installed, "2.0") == "1.0"
    assert installed.current() == "1.0"
    assert "2.0" in read_record(installed).failed


def test_starts_after_a_version_has_passed_are_not_counted(installed: Installed) -> None:
    """A good version is started every morning."""
    begin(installed, "2.0", ManualClock())
    passed(installed, "2.0")
    assert [started(installed, "2.0") for _ in range(MOST_STARTS + 2)] == [""] * (MOST_STARTS + 2)


def test_off_between_the_record_and_the_switch_nothing_was_begun(installed: Installed) -> None:
    """The version may be tried again."""
    begin(installed, "2.0", ManualClock())
    installed.switch("1.0")
    assert started(installed, "1.0") == ""
    assert read_record(installed) == Record()


def test_off_between_the_switch_back_and_its_record_it_is_not_tried_again(installed: Installed) -> None:
    """The switch back is durable before it is written down."""
    begin(installed, "2.0", ManualClock())
    started(installed, "2.0")
    installed.switch("1.0")
    assert started(installed, "1.0") == ""
    assert "2.0" in read_record(installed).failed


def test_a_program_of_the_version_before_that_still_runs_settles_nothing(installed: Installed) -> None:
    """The trial goes on."""
    trial = begin(installed, "2.0", ManualClock())
    assert started(installed, "1.0") == ""
    assert read_record(installed).trial == trial


def test_taking_back_what_is_not_on_trial_changes_nothing(installed: Installed) -> None:
    """The way back is for trials."""
    assert take_back(installed, "?") == "1.0"
    assert read_record(installed) == Record()


def test_what_is_not_there_is_not_switched_to(installed: Installed) -> None:
    """The program that starts is one that is here."""
    with pytest.raises(NotFound):
        installed.switch("3.0")
    assert installed.current() == "1.0"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"trial": 1}'])
def test_a_damaged_record_is_no_trial(installed: Installed, content: bytes) -> None:
    """The program starts all the same."""
    installed.trial.write_bytes(content)
    assert started(installed, "1.0") == ""
    assert read_record(installed) == Record()


def test_a_pointer_that_leads_nowhere_is_told(installed: Installed) -> None:
    """A name that is no version is never a folder."""
    (installed.root / "current").write_text("../../etc")
    with pytest.raises(StateCorrupt, match="cannot be read"):
        installed.current()


def test_the_time_of_a_trial_is_told(installed: Installed) -> None:
    """UTC."""
    assert begin(installed, "2.0", ManualClock()).begun_at.utcoffset() == dt.timedelta()
