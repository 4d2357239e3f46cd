"""The units of systemd: what their own checker says of them, for a user and for the system."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.packaged import ROOT
from tests.live.servers.scratch import scratch_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    """A scratch folder."""
    with scratch_folder("units") as made:
        yield made


@pytest.mark.parametrize(
    ("unit", "scope"),
    [
        ("linux/bukubridge.service", "--user"),
        ("linux/bukubridge-system.service", "--system"),
        ("server/bukubridge-cloud-server.service", "--system"),
        ("server/bukubridge-cloud-worker.service", "--system"),
    ],
)
def test_the_checker_finds_nothing(folder: Path, unit: str, scope: str) -> None:
    """With a program where the unit says that one is; without that there would be something to find."""
    source = ROOT / "packaging" / unit
    program = folder / "program"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    lines = source.read_text("utf-8").splitlines(keepends=True)
    commands = [line for line in lines if line.startswith("Exec")]
    assert commands
    laid = folder / source.name
    for line in commands:
        lines[lines.index(line)] = f"{line.partition('=')[0]}={program} {' '.join(line.split()[1:])}\n"
    laid.write_text("".join(lines))
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    done = subprocess.run(
        ["systemd-analyze", scope, "verify", laid], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
