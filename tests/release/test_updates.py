"""An installed Windows PC takes newer versions from the channel, and goes back from one that does not get going."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from connector.updates.trial import Record
from tests.live.packaged import built
from tests.live.servers.processes import wait_until
from tests.live.servers.releases import ReleaseServer, archive
from tests.live.servers.scratch import scratch_folder
from tests.release.wine_pc import WinePc, wine_pc

pytestmark = pytest.mark.timeout(3000)
"""Seconds: the first of these tests may build the Windows programs."""

_PLATFORM = "win32-amd64"
_SECONDS = 600


class Office:
    """A PC onto which version 1.0 was installed, and the channel that its build names."""

    def __init__(self, folder: Path, pc: WinePc, releases: ReleaseServer) -> None:
        self.pc, self.releases, self._folder = pc, releases, folder
        updates = folder / "updates"
        updates.mkdir()
        (updates / "channel.json").write_text(json.dumps({"address": releases.address}))
        (updates / "root.json").write_bytes(releases.root)
        self._build = {"BUKUBRIDGE_UPDATES": str(updates)}
        self.setup = folder / "setup.exe"
        built("trial", "1.0", str(self.setup), environment=self._build)

    @property
    def program(self) -> Path:
        """What a person's command line starts."""
        return self.pc.programs / "bukubridge.exe"

    def release(self, version: str) -> None:
        """This build, under another version."""
        file = self._folder / f"{version}.tar.gz"
        built("archive", "windows", str(file), version, environment=self._build)
        self.releases.at().add(version, _PLATFORM, file)

    def release_broken(self, version: str) -> None:
        """Programs that end at once with an error: a starter that finds no version."""
        program = (self.pc.programs / "bukubridge.exe").read_bytes()
        names = ("bukubridge.exe", "bukubridge-agent.exe", "bukubridge-tray.exe")
        file = archive(self._folder, f"{version}.tar.gz", dict.fromkeys(names, program))
        self.releases.at().add(version, _PLATFORM, file)

    def running(self) -> str:
        """The version that runs; empty while none answers."""
        told = self.pc.run(self.program, "status", "--json")
        return str(json.loads(told.out)["version"]) if told.code in (0, 1) and told.out.startswith("{") else ""

    def current(self) -> str:
        """The version that starts."""
        return (self.pc.programs / "current").read_text().strip()

    def record(self) -> Record:
        """What is known of trials."""
        file = self.pc.programs / "trial.json"
        return msgspec.json.decode(file.read_bytes(), type=Record) if file.exists() else Record()


@pytest.fixture
def office() -> Iterator[Office]:
    """Installed, and its agent runs."""
    with scratch_folder("updates") as folder, ReleaseServer(folder).running() as releases, wine_pc() as pc:
        made = Office(folder, pc, releases)
        assert pc.run(made.setup, "/S", "/NOAUTOSTART").code == 0
        with pc.start(pc.programs / "bukubridge-agent.exe") as agent:
            wait_until(lambda: made.running() == "1.0", "version 1.0 runs", timeout=_SECONDS, process=agent)
            yield made
            pc.run(made.program, "stop")


def test_the_newer_version_takes_over_and_a_broken_one_does_not(office: Office) -> None:
    """From 1.0 to 2.0, which stays; 3.0 cannot start, and 2.0 is back; shortcuts start what is current."""
    office.release("2.0")
    told = office.pc.run(office.program, "update", "install")
    assert told.code == 0, told
    wait_until(lambda: office.running() == "2.0", "version 2.0 runs", timeout=_SECONDS)
    wait_until(lambda: office.record().trial is None, "it has passed its trial", timeout=_SECONDS)
    assert (office.current(), office.record().former) == ("2.0", "1.0")
    assert "2.0" in office.pc.run(office.program, "--version").out

    office.release_broken("3.0")
    told = office.pc.run(office.program, "update", "install")
    assert told.code == 0, told
    wait_until(lambda: "3.0" in office.record().failed, "the broken version was taken back", timeout=_SECONDS)
    wait_until(lambda: office.running() == "2.0", "the version before it runs again", timeout=_SECONDS)
    assert office.current() == "2.0"
    assert "did not get going" in office.pc.run(office.program, "update", "check").out
