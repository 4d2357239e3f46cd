"""What an agent does about newer versions of itself, as far as a person allows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from connector.agent.updating import DAILY, SOON, Updating
from connector.domain.choices import UpdateUse
from connector.domain.errors import BridgeError, ProtocolBroken, Unreachable
from connector.updates.channel import Release
from connector.updates.installed import Installed
from connector.updates.trial import begin, read_record, take_back
from tests.fakes.clock import ManualClock
from tests.live.servers.releases import archive


class Shelf:
    """Version 2.0, or an error."""

    def __init__(self, folder: Path) -> None:
        self.file = archive(folder, "2.tgz", {"bukubridge": b"program"})
        self.error: BridgeError | None = None
        self.fetched = 0

    def newest(self, running: str) -> Release | None:
        """2.0 for older ones."""
        if self.error is not None:
            raise self.error
        return Release(version="2.0", archive="2.tgz") if running < "2.0" else None

    def download(self, release: Release) -> Path:
        """Count it."""
        self.fetched += 1
        return self.file

    def interrupt(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""


class Desk:
    """An agent of version 1.0 that is idle after some looks."""

    def __init__(self, folder: Path) -> None:
        self.installed = Installed(folder / "BukuBridge")
        self.installed.folder("1.0").mkdir(parents=True)
        self.installed.switch("1.0")
        self.shelf, self.clock = Shelf(folder), ManualClock()
        self.use = UpdateUse.INSTALL
        self.busy_looks = 3
        self.gave_way = 0

    def updating(
        self, running: str = "1.0", use: Callable[[], UpdateUse] | None = None, place: Installed | None = None
    ) -> Updating:
        """As the agent wires it."""
        return Updating(
            self.installed,
            self.shelf,
            running,
            self.clock,
            use=use or (lambda: self.use),
            idle=self._idle,
            give_way=self._give_way,
            place=place,
        )

    def _idle(self) -> bool:
        self.busy_looks -= 1
        return self.busy_looks < 0

    def _give_way(self) -> None:
        self.gave_way += 1


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A new one."""
    return Desk(tmp_path)


def test_a_newer_version_is_installed_when_nothing_runs(desk: Desk) -> None:
    """Not a moment before."""
    updating = desk.updating()
    assert updating.look() == DAILY
    assert (desk.installed.current(), desk.gave_way, desk.busy_looks) == ("2.0", 1, -1)
    assert len(desk.clock.waited) == 3


def test_a_person_who_changes_his_mind_meanwhile_is_heard(desk: Desk) -> None:
    """It lies beside and waits."""
    chosen = iter([UpdateUse.INSTALL, UpdateUse.INSTALL, UpdateUse.TELL])
    updating = desk.updating(use=lambda: next(chosen))
    updating.look()
    assert (desk.installed.current(), desk.gave_way) == ("1.0", 0)
    assert "2.0 is ready" in updating.sentence


def test_told_only(desk: Desk) -> None:
    """Nothing is fetched."""
    desk.use = UpdateUse.TELL
    updating = desk.updating()
    assert updating.look() == DAILY
    assert "Version 2.0 can be had" in updating.sentence
    assert (desk.shelf.fetched, desk.gave_way) == (0, 0)


def test_switched_off_nobody_is_asked(desk: Desk) -> None:
    """Not even whether there is one."""
    desk.use, desk.shelf.error = UpdateUse.OFF, ProtocolBroken("asked")
    assert desk.updating().look() == SOON


@pytest.mark.parametrize("error", [Unreachable("No line."), ProtocolBroken("Not signed.")])
def test_what_goes_wrong_is_told_and_tried_again(desk: Desk, error: BridgeError) -> None:
    """The agent goes on."""
    desk.shelf.error = error
    updating = desk.updating()
    assert updating.look() == SOON
    assert updating.sentence == error.sentence
    desk.shelf.error = None
    desk.busy_looks = 0
    assert updating.look() == DAILY
    assert desk.gave_way == 1


def test_a_version_that_was_taken_back_is_left_alone(desk: Desk) -> None:
    """A person reads why."""
    desk.installed.folder("2.0").mkdir()
    begin(desk.installed, "2.0", desk.clock)
    take_back(desk.installed, "Version 2.0 did not get going.")
    updating = desk.updating()
    assert updating.look() == DAILY
    assert updating.sentence == "Version 2.0 did not get going. Version 1.0 goes on."
    assert (desk.shelf.fetched, desk.gave_way) == (0, 0)


def test_a_version_on_trial_passes_by_running(desk: Desk) -> None:
    """For a while, with everything open; then it looks for the next one."""

    def close_at_first_look() -> UpdateUse:
        updating.close()
        return UpdateUse.OFF

    desk.installed.folder("2.0").mkdir()
    begin(desk.installed, "2.0", desk.clock)
    updating = desk.updating("2.0", use=close_at_first_look)
    updating.work()
    assert read_record(desk.installed).trial is None
    assert desk.installed.current() == "2.0"


def test_where_it_may_not_write_a_version_is_laid_into_the_users_own_folder(desk: Desk, tmp_path: Path) -> None:
    """With the running one as the way back; what all users have stays as it is, and failures are remembered."""
    desk.busy_looks = 0
    place = Installed(tmp_path / "own")
    desk.updating(place=place).look()
    assert (desk.installed.current(), place.current(), place.present()) == ("1.0", "2.0", ["1.0", "2.0"])
    assert take_back(place, "Version 2.0 did not get going.") == "1.0"
    again = desk.updating(place=place)
    again.look()
    assert "did not get going" in again.sentence
    assert desk.shelf.fetched == 1
