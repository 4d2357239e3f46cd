"""Which of the locked libraries a build for Windows takes, and what it takes besides (see windows.lock)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata

from packaging.markers import default_environment
from packaging.requirements import Requirement

from inputs import ROOT

_SYSTEM = {
    "sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64",
    "python_version": "3.11", "python_full_version": "3.11.9",
}  # fmt: skip
_HEAD = re.compile(r"([a-z0-9-]+)==")


def requirements() -> str:
    """Requirements with their hashes: the part of requirements.lock that is needed there, and windows.lock."""
    wanted: set[str] = set()
    for name, extras in (("bukubridge", ("agent", "ui")), ("pyinstaller", ())):
        _collect(name, extras, wanted)
    blocks = _blocks((ROOT / "requirements.lock").read_text("utf-8"))
    known = dict(blocks)
    own = (ROOT / "packaging" / "windows.lock").read_text("utf-8")
    missing = wanted - known.keys() - dict(_blocks(own)).keys() - {"bukubridge"}
    if missing:
        raise SystemExit(f"packaging/windows.lock lacks: {', '.join(sorted(missing))}")
    return "".join(text for name, text in blocks if name in wanted) + own


def _collect(name: str, extras: tuple[str, ...], into: set[str]) -> None:
    into.add(_plain(name))
    try:
        asked = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return  # not installed on this system: windows.lock has it with all that it needs
    for text in asked:
        requirement = Requirement(text)
        if _applies(requirement, extras) and _plain(requirement.name) not in into:
            _collect(requirement.name, tuple(requirement.extras), into)


def _applies(requirement: Requirement, extras: tuple[str, ...]) -> bool:
    here = {**{key: str(value) for key, value in default_environment().items()}, **_SYSTEM}
    marker = requirement.marker
    return marker is None or any(marker.evaluate({**here, "extra": extra}) for extra in extras or ("",))


def _blocks(lock: str) -> list[tuple[str, str]]:
    """A requirement with its lines of hashes, by name."""
    return list(_parted(lock))


def _parted(lock: str) -> Iterator[tuple[str, str]]:
    name = ""
    lines: list[str] = []
    for line in lock.splitlines(keepends=True):
        head = _HEAD.match(line)
        if head:
            if name:
                yield name, "".join(lines)
            name, lines = head[1], []
        if name and not line.lstrip().startswith("#"):
            lines.append(line)
    if name:
        yield name, "".join(lines)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
