"""An installed program gives way to a newer version; one that does not get going is taken back. With real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from connector.control.client import ControlClient
from connector.control.messages import Done, GetStatus, Quit, Status
from connector.domain.errors import BridgeError
from connector.paths import Home, locked
from connector.updates.installed import Installed
from connector.updates.trial import read_record
from tests.live.servers.processes import ChildProcess, wait_until
from tests.live.servers.releases import ReleaseServer
from tests.live.servers.scratch import scratch_folder

PROGRAM = f"""#!{sys.executable}
import sys
from pathlib import Path

sys.frozen, sys.executable = True, str(Path(__file__).absolute())
sys.path.insert(0, str(Path(__file__).parent / "lib"))
from connector.cli import main

main()
"""
BROKEN = f"#!{sys.executable}\nraise SystemExit(3)\n"


class Office:
    """A PC with an installed program, and a channel with newer ones."""

    def __init__(self, folder: Path, releases: ReleaseServer) -> None:
        self.releases = releases
        self.installed = Installed(folder / "BukuBridge")
        self.home = Home(folder / "home")
        for inside, content in self.files("1.0").items():
            path = self.installed.folder("1.0") / inside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o755)
        self.installed.switch("1.0")

    def files(self, version: str, program: str = PROGRAM) -> dict[str, bytes]:
        """What a version consists of."""
        return {
            "bukubridge": program.encode(),
            f"lib/bukubridge-{version}.dist-info/METADATA": f"Name: bukubridge\nVersion: {version}\n".encode(),
            "update/channel.json": f'{{"address": "{self.releases.address}"}}'.encode(),
            "update/root.json": self.releases.root,
        }

    def command(self, *words: str) -> list[str]:
        """The command line of the version that starts."""
        return [str(self.installed.folder(self.installed.current()) / "bukubridge"), *words]

    @property
    def environ(self) -> dict[str, str]:
        """With a home of its own."""
        return {**os.environ, "BUKUBRIDGE_HOME": str(self.home.root)}

    def say(self, *words: str) -> str:
        """What a command says."""
        done = subprocess.run(
            self.command(*words), env=self.environ, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def running(self) -> str:
        """The version that runs; empty while none answers."""
        with suppress(BridgeError), ControlClient(self.home, "test") as client:
            return client.ask(GetStatus(), Status).version
        return ""

    def end(self) -> None:
        """Whatever runs."""
        with suppress(BridgeError), ControlClient(self.home, "test") as client:
            client.ask(Quit(), Done)
        wait_until(self.free, "the agent has ended", timeout=60)

    def free(self) -> bool:
        """Whether no agent has the home."""
        with locked(self.home.lock, wait=False) as ours:
            return ours


@pytest.fixture
def office() -> Iterator[Office]:
    """Version 1.0 is installed, and its agent runs."""
    with scratch_folder("office") as folder, ReleaseServer(folder).running() as releases:
        made = Office(folder, releases)
        made.home.prepare()
        with ChildProcess(made.command("run"), environment=made.environ, output=folder / "agent.txt"):
            wait_until(lambda: made.running() == "1.0", "the first version runs", timeout=120)
            try:
                yield made
            finally:
                made.end()


def test_the_newer_version_takes_over_and_a_broken_one_does_not(office: Office) -> None:
    """From 1.0 to 2.0, which stays; 3.0 cannot start, and 2.0 is back and remembers."""
    assert "Version 1.0 is the newest." in office.say("update", "check")

    office.releases.add("2.0", office.files("2.0"), "Receipts are matched sooner.")
    assert "Version 2.0 can be had. Receipts are matched sooner." in office.say("update", "check")
    office.say("update", "install")
    wait_until(lambda: office.running() == "2.0", "the new version runs", timeout=120)
    wait_until(lambda: read_record(office.installed).trial is None, "it has passed its trial", timeout=120)
    assert (office.installed.current(), read_record(office.installed).former) == ("2.0", "1.0")

    office.releases.add("3.0", office.files("3.0", BROKEN))
    office.say("update", "install")
    wait_until(lambda: "3.0" in read_record(office.installed).failed, "the broken version was taken back", timeout=120)
    wait_until(lambda: office.running() == "2.0", "the version before it runs again", timeout=120)
    assert "Version 3.0 did not get going. Version 2.0 goes on." in office.say("update", "check")
    assert office.installed.current() == "2.0"
