"""Builds the programs and what belongs to them, into build/: what was built of the same inputs stays.

    python packaging/make.py linux        the folder for this system; prints where it is
    python packaging/make.py windows      the folder for Windows, built under wine; prints where it is
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import windows
from inputs import ROOT, fresh, moment

_HERE = ROOT / "packaging"


def linux() -> Path:
    """One folder with the programs for this system."""
    place, finished = fresh("linux")
    if not finished:
        environment = {
            **os.environ, "BUKUBRIDGE_BUILD": str(place), "SOURCE_DATE_EPOCH": moment(), "PYTHONHASHSEED": "0",
        }  # fmt: skip
        arguments = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", place, "--workpath", place / "work"]
        subprocess.run(
            [sys.executable, "-m", "PyInstaller", *arguments, _HERE / "bukubridge.spec"], env=environment, check=True,
            cwd=ROOT, stdout=sys.stderr,
        )  # fmt: skip
        shutil.rmtree(place / "work")
        (place / "finished").touch()
    return place / "bukubridge"


if __name__ == "__main__":
    print({"linux": linux, "windows": windows.build}[sys.argv[1]]())
