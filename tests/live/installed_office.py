"""A PC with an installed program, as it lies there: versions side by side, and a channel with newer ones."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from connector.control.client import ControlClient
from connector.control.messages import Done, GetStatus, Quit, Status
from connector.domain.errors import BridgeError
from connector.paths import Home, locked
from connector.updates.installed import Installed
from tests.live.servers.processes import wait_until
from tests.live.servers.releases import ReleaseServer


def program_of(module: str) -> str:
    """What stands for a packaged program: the function `main` of a module, found as one of its version."""
    return f"""#!{sys.executable}
import sys
from pathlib import Path

sys.frozen, sys.executable = True, str(Path(__file__).absolute())
sys.path[:0] = [str(Path(__file__).parent / "lib"), {str(Path(__file__).parents[2])!r}]
from {module} import main

main()
"""


PROGRAM = program_of("connector.cli")
BROKEN = f"#!{sys.executable}\nraise SystemExit(3)\n"


class InstalledOffice:
    """Version 1.0 is there, and what the channel offers is taken by commands.

    Args:
        folder: program and home lie in it.
        releases: the channel.
        program: what every version starts, unless another is given with it.
        environment: added to every process.
    """

    def __init__(
        self, folder: Path, releases: ReleaseServer, program: str = PROGRAM, environment: dict[str, str] | None = None
    ) -> None:
        self.releases = releases
        self.installed = Installed(folder / "BukuBridge")
        self.home = Home(folder / "home")
        self.program = program
        self._more = environment or {}
        for inside, content in self.files("1.0").items():
            path = self.installed.folder("1.0") / inside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o755)
        self.installed.switch("1.0")

    def files(self, version: str, program: str = "") -> dict[str, bytes]:
        """What a version consists of."""
        return {
            "bukubridge": (program or self.program).encode(),
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
        return {**os.environ, "BUKUBRIDGE_HOME": str(self.home.root), **self._more}

    def say(self, *words: str, given: str = "") -> str:
        """What a command says."""
        done = subprocess.run(
            self.command(*words),
            env=self.environ,
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def running(self) -> str:
        """The version that runs; empty while none answers."""
        with suppress(BridgeError), ControlClient(self.home, "test") as client:
            return client.ask(GetStatus(), Status).version
        return ""

    def pid(self) -> int:
        """The process of the agent that runs. Raises Unreachable."""
        with ControlClient(self.home, "test") as client:
            return client.welcome.pid

    def end(self) -> None:
        """Whatever runs."""
        with suppress(BridgeError), ControlClient(self.home, "test") as client:
            client.ask(Quit(), Done)
        wait_until(self.free, "the agent has ended", timeout=60)

    def free(self) -> bool:
        """Whether no agent has the home."""
        with locked(self.home.lock, wait=False) as ours:
            return ours
