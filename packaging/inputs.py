"""What a build is made of, as one number: the same number means that nothing has to be built again."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("BUKUBRIDGE_BUILDS") or ROOT / "build")
"""What is built; another place is for comparing two builds."""
_PRODUCT = (
    "pyproject.toml",
    "requirements.lock",
    "connector/**/*.py",
    "connector/**/*.toml",
    "ui/**/*.py",
    "ui/**/*.svg",
    "ui/**/*.ts",
    "ui/**/*.txt",
)
_FOLDER = ("packaging/bukubridge.spec", "packaging/collected.py", "packaging/programs/*.py", "packaging/licences/*.txt")
_WINDOWS = (
    "packaging/windows*",
    "packaging/wine.py",
    "packaging/versions.py",
    "packaging/pictures.py",
    "packaging/icon.svg",
)
_STARTERS = ("packaging/starter/*", "packaging/starters.py", "packaging/versions.py", "packaging/icon.svg")
_MADE_OF = {
    "linux": (*_PRODUCT, *_FOLDER),
    "windows": (*_PRODUCT, *_FOLDER, *_WINDOWS),
    "starters": ("pyproject.toml", *_STARTERS),
}


def files(target: str) -> Iterator[Path]:
    """All that a target is made of, in one order."""
    for pattern in _MADE_OF[target]:
        yield from sorted(ROOT.glob(pattern))


def digest(target: str) -> str:
    """Twelve hexadecimal digits for a target such as `linux`."""
    made = hashlib.blake2b(f"{target} {sys.version}".encode(), digest_size=6)
    for path in files(target):
        made.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return made.hexdigest()


def moment() -> str:
    """What time the build is said to be made at (seconds): its commit's, so that two builds of one are alike."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "0"


def fresh(target: str) -> tuple[Path, bool]:
    """The folder of a target for these inputs, and whether it is finished already; those of other inputs go."""
    place = BUILD / f"{target}-{digest(target)}"
    finished = (place / "finished").exists()
    for other in BUILD.glob(f"{target}-*"):
        if other != place or not finished:
            shutil.rmtree(other)
    place.mkdir(parents=True, exist_ok=True)
    return place, finished
