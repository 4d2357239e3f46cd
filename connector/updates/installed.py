"""The versions of an installed program, side by side, and which of them is the one that starts.

    <root>/versions/1.4.0/…    a whole program each; never changed once it is there
    <root>/current             the name of the version that starts: replaced at once, so that there always is one
    <root>/trial.json          the version on trial, and those that failed one

Where it was installed for all users, one who may not write there has newer versions in a folder of his own, by the same
layout (`place_of_updates`); a starter takes the newer one of both.

What starts the program (shortcut, service, autostart) is a file outside of all versions that reads `current`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tarfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.version import InvalidVersion, Version

from connector.domain.errors import NotFound, ProtocolBroken, SettingsInvalid, StateCorrupt, StorageFull
from connector.paths import STARTERS, installed_root, locked

LARGEST_UNPACKED: Final = 2 * 1024**3
"""Bytes of a whole program, and no more than `MOST_FILES` files: an archive cannot fill the disk."""
MOST_FILES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Installed:
    """The folder in which the program's versions lie."""

    root: Path
    largest: int = LARGEST_UNPACKED

    @property
    def versions(self) -> Path:
        """One folder each."""
        return self.root / "versions"

    @property
    def trial(self) -> Path:
        """What is tried just now."""
        return self.root / "trial.json"

    @property
    def lock(self) -> Path:
        """Held by whoever changes versions."""
        return self.root / "update.lock"

    def folder(self, version: str) -> Path:
        """Where a version lies, or would."""
        return self.versions / checked(version)

    def present(self) -> Sequence[str]:
        """Versions that are here whole, oldest first."""
        folders = self.versions.iterdir() if self.versions.is_dir() else ()
        return sorted([each.name for each in folders if each.is_dir() and _is_version(each.name)], key=Version)

    def current(self) -> str:
        """The version that starts. Raises StateCorrupt."""
        try:
            return checked((self.root / "current").read_text("utf-8").strip())
        except (OSError, UnicodeDecodeError, ProtocolBroken) as exc:
            raise StateCorrupt(
                "Which version of the program starts cannot be read.",
                remedy="Run the installer again: nothing is lost.",
            ) from exc

    def switch(self, version: str) -> None:
        """Let another version start from now on; durable, and never half done.

        Raises:
            NotFound: it is not here.
            StorageFull: no room, or no right to write there.
        """
        if not self.folder(version).is_dir():
            raise NotFound(f"Version {version} is not on this PC.")
        new = self.root / "current.new"
        with _told():
            with new.open("w", encoding="utf-8") as file:
                file.write(f"{version}\n")
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.root / "current")

    def unpack(self, archive: Path, version: str) -> None:
        """Lay a version beside the others; what a former attempt left is cleared away first.

        Raises:
            ProtocolBroken: the archive is none, or wants to write elsewhere or too much.
            StorageFull: no room, or no right to write there.
        """
        target = self.folder(version)
        if target.is_dir():
            return
        half = self.versions / f".{version}.half"
        shutil.rmtree(half, ignore_errors=True)
        with _told():
            try:
                with tarfile.open(archive, "r:gz") as packed:
                    packed.extractall(half, members=_bounded(packed, self.largest), filter="data")
            except (tarfile.TarError, EOFError) as exc:
                shutil.rmtree(half, ignore_errors=True)
                facts = {"why": str(exc)}
                raise ProtocolBroken(f"The file of version {version} cannot be unpacked.", facts=facts) from exc
            half.replace(target)

    def adopt(self, other: Installed, version: str) -> None:
        """Have a version that runs from elsewhere here, too, as the one that starts: it is the way back.

        Raises:
            StorageFull: no room.
        """
        if other.root == self.root:
            return
        half = self.versions / f".{version}.half"
        with _told():
            if version not in self.present():
                shutil.rmtree(half, ignore_errors=True)
                self.versions.mkdir(mode=0o700, parents=True, exist_ok=True)
                shutil.copytree(other.folder(version), half, symlinks=True)
                half.replace(self.folder(version))
            (self.root / STARTERS).write_text(f"{other.root}\n", "utf-8")
        self.switch(version)

    def tidy(self, kept: Sequence[str]) -> None:
        """Remove all other versions, as far as nobody uses them."""
        for folder in self.versions.iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def writable(self) -> bool:
        """Whether this user may change versions here."""
        with suppress(SettingsInvalid, StorageFull), locked(self.lock, wait=False):
            return True
        return False


def find_installed(executable: str = sys.executable, *, frozen: bool | None = None) -> Installed | None:
    """Where the running program's versions lie; None when it was not installed that way, as from a clone."""
    if not (getattr(sys, "frozen", False) if frozen is None else frozen):
        return None
    root = installed_root(executable)
    return None if root is None else Installed(root)


def place_of_updates(installed: Installed, own: Path) -> Installed:
    """Where this user lays newer versions: beside the others, or in a folder of the own where that is not allowed."""
    return installed if installed.writable() else Installed(own)


def checked(version: str) -> str:
    """A version that may be a folder's name. Raises ProtocolBroken."""
    if not _is_version(version):
        raise ProtocolBroken(f"{version!r} is no version of a program.")
    return version


def _is_version(text: str) -> bool:
    try:
        return str(Version(text)) == text
    except InvalidVersion:
        return False


def _bounded(packed: tarfile.TarFile, largest: int) -> list[tarfile.TarInfo]:
    members, size = [], 0
    for member in packed:
        size += member.size
        members.append(member)
        if size > largest or len(members) > MOST_FILES:
            raise tarfile.TarError("more than any program")
    return members


class _told:  # noqa: N801  # reads as a word in `with`
    """What the disk refuses becomes our error."""

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Translate."""
        if isinstance(error, OSError):
            raise StorageFull(
                f"The new version cannot be laid beside the running one: {error.strerror or error}.",
                remedy="Free some space; where it was installed for all users, an administrator installs the update.",
            ) from error
