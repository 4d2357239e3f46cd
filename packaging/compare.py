"""Whether two builds are alike: file by file, to the byte.

    python packaging/compare.py ONE OTHER       two folders, two archives (.tar.gz), or two files
    python packaging/compare.py --twice linux   builds a target of make.py twice, in two places, and compares
                                                (also windows, starters, installer; archive linux for a packed one)

Prints what differs, one a line, and ends with 1 when anything does. Of a folder's files contents, rights and links are
compared; of an archive's also their order, owners and moments, which come onto a PC with them.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import stat
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from inputs import BUILD, ROOT

_MAKE = ROOT / "packaging" / "make.py"
_SHOWN = 50


def seen(place: Path) -> dict[str, str]:
    """What is at a place: names in their order, each with all that can differ."""
    if place.is_dir():
        return {path.relative_to(place).as_posix(): _file(path) for path in sorted(place.rglob("*"))}
    if tarfile.is_tarfile(place):
        with tarfile.open(place) as packed:
            return {each.name: _member(packed, each) for each in packed}
    return {"": _file(place)}


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """In sentences; none where they are alike."""
    found = [f"{name}: only in the first" for name in one.keys() - other.keys()]
    found += [f"{name}: only in the second" for name in other.keys() - one.keys()]
    both = one.keys() & other.keys()
    found += [f"{name}: {one[name]} and {other[name]}" for name in both if one[name] != other[name]]
    if not found and list(one) != list(other):
        found.append("the order of the files")
    return sorted(found)


def _file(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    if path.is_dir():
        return "folder"
    return f"{stat.filemode(path.stat().st_mode)} {_content(path.read_bytes())}"


def _member(packed: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    content = packed.extractfile(member) if member.isreg() else None
    what = _content(content.read()) if content else f"{member.type!r} {member.linkname}"
    return f"{stat.filemode(member.mode)} {member.uname}:{member.gname} at {member.mtime} {what}"


def _content(content: bytes) -> str:
    return f"{len(content)} bytes {hashlib.sha256(content).hexdigest()[:12]}"


def twice(target: Sequence[str]) -> tuple[Path, Path]:
    """Build a target in two places; nothing of the one is known to the other."""
    made = []
    for number in ("first", "second"):
        folder = BUILD / "twice" / number
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        words = [*target, str(folder / "packed.tar.gz")] if target[0] == "archive" else list(target)
        done = subprocess.run(
            [sys.executable, str(_MAKE), *words],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env={**os.environ, "BUKUBRIDGE_BUILDS": str(folder)},
        )
        made.append(Path(done.stdout.strip().splitlines()[-1]))
    return made[0], made[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare; an exit code."""
    parser = argparse.ArgumentParser(description="Whether two builds are alike.")
    parser.add_argument("--twice", action="store_true", help="build what is named twice, and compare that")
    parser.add_argument("places", nargs="+", metavar="PLACE")
    said = parser.parse_args(arguments)
    if said.twice:
        one, other = twice(said.places)
    elif len(said.places) == 2:
        one, other = map(Path, said.places)
    else:
        parser.error("two places are compared")
    first, second = seen(one), seen(other)
    found = differences(first, second)
    sys.stdout.write("".join(f"{sentence}\n" for sentence in found[:_SHOWN]))
    sys.stdout.write(f"{len(found)} differences in {len(first)} files.\n" if found else f"{len(first)} alike.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
