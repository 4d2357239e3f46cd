"""Builds the programs and what belongs to them, into build/: what was built of the same inputs stays.

python packaging/make.py linux                      the folder for this system; prints where it is
python packaging/make.py windows                    the folder for Windows, built under wine; prints where it is
python packaging/make.py starters                   the small programs outside of all versions; prints where they are
python packaging/make.py installer                  the installer for Windows
python packaging/make.py trial VERSION FILE         an installer that says it is another version, for upgrades
python packaging/make.py archive TARGET FILE [VERSION]      a version as a channel has it (release.py add)
python packaging/make.py all                        everything that is handed out, into dist/, with its checksums
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import installer
import inventory
import layout
import starters
import windows
from inputs import ROOT, fresh, moment

_HERE = ROOT / "packaging"
_DIST = ROOT / "dist"


def linux() -> Path:
    """One folder with the programs for this system."""
    place, finished = fresh("linux")
    if not finished:
        environment = {
            **os.environ, "BUKUBRIDGE_BUILD": str(place), "SOURCE_DATE_EPOCH": moment(), "PYTHONHASHSEED": "0",
        }  # fmt: skip
        folders = ["--distpath", str(place), "--workpath", str(place / "work")]
        arguments = ["--noconfirm", "--clean", "--log-level", "WARN", *folders, str(_HERE / "bukubridge.spec")]
        subprocess.run(
            [sys.executable, "-m", "PyInstaller", *arguments],
            env=environment,
            check=True,
            cwd=ROOT,
            stdout=sys.stderr,
        )
        shutil.rmtree(place / "work")
        (place / "finished").touch()
    return place / "bukubridge"


def everything() -> Path:
    """What is handed out: the installer, the folder for Linux, the bill of materials, licences, checksums."""
    if _DIST.exists():
        shutil.rmtree(_DIST)
    _DIST.mkdir()
    made = installer.build()
    shutil.copy(made, _DIST / made.name)
    version = metadata.version("bukubridge")
    name = f"bukubridge-{version}-linux-x86_64"
    layout.for_linux(linux(), _DIST / f"{name}.tar.gz", name)
    at = dt.datetime.fromtimestamp(int(moment()), dt.UTC).isoformat()
    (_DIST / "bukubridge.cdx.json").write_text(inventory.bill(at), "utf-8")
    (_DIST / "licences.html").write_text(inventory.page(), "utf-8")
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(_DIST.iterdir())]
    (_DIST / "SHA256SUMS").write_text("".join(sums), "utf-8")
    return _DIST


def main(target: str, *arguments: str) -> Path:
    """One of the targets above."""
    if target == "trial":
        version, out = arguments
        return installer.build(version=version, out=Path(out), quick=True)
    if target == "archive":
        system, file, *named = arguments
        programs = {"linux": linux, "windows": windows.build}[system]()
        return layout.archive(layout.version_of(programs, *named), Path(file))
    targets = {
        "linux": linux,
        "windows": windows.build,
        "starters": starters.build,
        "installer": installer.build,
        "all": everything,
    }
    return targets[target]()


if __name__ == "__main__":
    sys.stdout.write(f"{main(*sys.argv[1:])}\n")
