"""A Windows of its own, as far as wine is one: programs, files and registry."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.live.packaged import ROOT
from tests.live.servers.processes import ChildProcess
from tests.live.servers.scratch import scratch_folder

_WINE = ROOT / "packaging" / "wine.py"
_SECONDS = 600
"""An emulated Windows on a busy machine; most commands take a few."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A program that has ended."""

    code: int
    out: str


@dataclass(frozen=True, slots=True)
class WinePc:
    """One prefix."""

    prefix: Path

    @property
    def drive(self) -> Path:
        """Its C: drive."""
        return self.prefix / "drive_c"

    @property
    def programs(self) -> Path:
        """Where the installer puts the product."""
        return self.drive / "Program Files" / "BukuBridge"

    @property
    def state(self) -> Path:
        """What the product keeps of the one user."""
        return self.drive / "users" / "root" / "AppData" / "Local" / "BukuBridge"

    def run(self, program: str | Path, *arguments: str, stdin: str = "") -> Ended:
        """Run a program to its end; what it printed."""
        done = subprocess.run(
            [sys.executable, _WINE, self.prefix, program, *arguments],
            input=stdin,
            stdout=subprocess.PIPE,
            text=True,
            errors="replace",
            env=dict(os.environ),
            timeout=_SECONDS,
            check=False,
        )
        return Ended(done.returncode, done.stdout)

    def start(self, program: str | Path, *arguments: str, environment: Mapping[str, str] | None = None) -> ChildProcess:
        """Start a program and return at once."""
        name = Path(program).stem
        return ChildProcess(
            [sys.executable, _WINE, self.prefix, program, *arguments],
            output=self.prefix / f"{name}.txt",
            environment=environment,
        )

    def registry(self, key: str, name: str) -> str | None:
        """A value of the registry; None where there is none."""
        asked = self.run("reg", "query", key, "/v", name)
        found = re.search(rf"{re.escape(name)}\s+REG_\w+\s+(.*)", asked.out)
        return found[1].strip() if asked.code == 0 and found else None


@contextmanager
def wine_pc() -> Iterator[WinePc]:
    """A new Windows; whatever runs there is ended."""
    with scratch_folder("wine") as folder:
        made = WinePc(folder / "prefix")
        made.prefix.mkdir()
        try:
            yield made
        finally:
            subprocess.run([sys.executable, _WINE, made.prefix, "--end"], check=False, timeout=_SECONDS)
