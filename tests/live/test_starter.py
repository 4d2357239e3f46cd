"""What is handed out for Linux, unpacked: a starter starts the current version, or a user's own newer one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.packaged import ROOT
from tests.live.servers.scratch import scratch_folder

_PACK = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import layout
layout.for_linux(Path(sys.argv[2]), Path(sys.argv[3]), "bukubridge")
"""
_SAYS = "#!/bin/sh\necho {version} $0 $@\n"
_NOBODY = "nobody"


class Laid:
    """An unpacked archive, and a user with a folder of his own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "opt" / "bukubridge"
        self.own = folder / "data"
        self.archive = folder / "bukubridge.tar.gz"
        self._folder = folder

    def pack(self, archive: Path) -> None:
        """Make the archive of a build whose program says what it is."""
        build = self._folder / "linux-0" / "bukubridge"
        if not build.exists():
            write(build / "bukubridge", "first")
            (build / "_internal").mkdir()
            (build / "_internal" / "lib.so").symlink_to("../bukubridge")
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "BUKUBRIDGE_UPDATES": ""}
        packaging = ROOT / "packaging"
        subprocess.run([sys.executable, "-c", _PACK, packaging, build, archive], check=True, env=environment)

    def say(self, *words: str, user: str | None = None) -> subprocess.CompletedProcess[str]:
        """Start the program as whoever it is."""
        environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "XDG_DATA_HOME": str(self.own)}
        return subprocess.run(
            [self.root / "bukubridge", *words], capture_output=True, text=True, env=environment, user=user, check=False
        )

    def lay_own(self, version: str) -> None:
        """A newer or older version in the user's own folder."""
        own = self.own / "BukuBridge" / "program"
        write(own / "versions" / version / "bukubridge", "own")
        (own / "current").write_text(f"{version}\n")


def write(path: Path, version: str) -> None:
    """A program that says its version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_SAYS.format(version=version))
    path.chmod(0o755)


@pytest.fixture
def laid() -> Iterator[Laid]:
    """Unpacked."""
    with scratch_folder("starter") as folder:
        folder.chmod(0o755)
        made = Laid(folder)
        made.pack(made.archive)
        made.root.parent.mkdir()
        with tarfile.open(made.archive) as packed:
            packed.extractall(made.root.parent, filter="data")
        yield made


def test_the_current_version_starts_with_the_same_words(laid: Laid) -> None:
    """From wherever the starter is called; where nothing is whole, that is said."""
    done = laid.say("status", "--json")
    version = (laid.root / "current").read_text().strip()
    assert done.stdout.split() == ["first", str(laid.root / "versions" / version / "bukubridge"), "status", "--json"]
    assert (laid.root / "versions" / version / "_internal" / "lib.so").read_text() == _SAYS.format(version="first")
    assert {path.name for path in (laid.root / "linux").iterdir()} == {
        "bukubridge.desktop", "bukubridge.service", "bukubridge-system.service",
    }  # fmt: skip
    shutil.rmtree(laid.root / "versions")
    done = laid.say()
    assert (done.returncode, "not whole" in done.stderr) == (3, True)


def test_a_users_newer_version_starts_for_him_and_never_for_root(laid: Laid) -> None:
    """An older one of his is left."""
    root = os.getuid() == 0  # who can be two people; another one sees that it starts for him
    laid.lay_own("999.0")
    assert laid.say(user=_NOBODY if root else None).stdout.startswith("own ")
    assert laid.say().stdout.startswith("first " if root else "own ")
    laid.lay_own("0.0.1")
    assert laid.say(user=_NOBODY if root else None).stdout.startswith("first ")


def test_the_same_build_is_packed_into_the_same_bytes(laid: Laid) -> None:
    """Also when its files were written at another time."""
    again = laid.archive.with_name("again.tar.gz")
    os.utime(laid.archive.parent / "linux-0" / "bukubridge" / "bukubridge", (1, 1))
    laid.pack(again)
    assert again.read_bytes() == laid.archive.read_bytes()
