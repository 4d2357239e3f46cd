"""The packaged programs: built from the one spec where nothing of the same inputs lies in build/ already."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.live.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
BARE = {"PATH": "", "PYTHONPATH": "", "VIRTUAL_ENV": "", "LD_LIBRARY_PATH": ""}
"""What an office PC has of our tools: nothing."""


def built(target: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Path:
    """The folder of a target such as `linux`, or the file."""
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "make.py", target, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        check=True,
        timeout=2400,
    )
    return Path(done.stdout.strip().splitlines()[-1])


class BareDesk(Desk):
    """A PC that has the packaged program and nothing else of ours."""

    @property
    def environment(self) -> dict[str, str]:
        """Added to every process of this PC."""
        return {**super().environment, **BARE}
