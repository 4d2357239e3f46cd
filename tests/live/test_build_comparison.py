"""Whether two builds are alike (`packaging/compare.py`): what is found."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.packaged import ROOT


def compare(*arguments: str | Path) -> tuple[int, list[str]]:
    """How the command ends, and what it says."""
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "compare.py", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def build(folder: Path) -> Path:
    """A small one: a program, a library, a link."""
    (folder / "lib").mkdir(parents=True)
    (folder / "program").write_text("starts")
    (folder / "program").chmod(0o755)
    (folder / "lib" / "a.so").write_text("one")
    (folder / "lib" / "b.so").symlink_to("a.so")
    return folder


def relinked(folder: Path) -> None:
    """A link that leads elsewhere."""
    (folder / "lib" / "b.so").unlink()
    (folder / "lib" / "b.so").symlink_to("../program")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda folder: (folder / "lib" / "a.so").write_text("two"), "lib/a.so: "),
        (lambda folder: (folder / "program").chmod(0o644), "program: "),
        (lambda folder: (folder / "lib" / "c.so").write_text(""), "lib/c.so: only in the second"),
        (lambda folder: (folder / "program").unlink(), "program: only in the first"),
        (relinked, "lib/b.so: link to a.so and link to ../program"),
    ],
    ids=["content", "rights", "more", "less", "link"],
)
def test_what_differs_in_a_folder_is_told(tmp_path: Path, change: Callable[[Path], object], words: str) -> None:
    """And nothing else; the moments of files on this disk do not count."""
    one, other = build(tmp_path / "one"), build(tmp_path / "other")
    os.utime(other / "program", (1, 1))
    assert compare(one, other) == (0, ["4 alike."])
    change(other)
    code, said = compare(one, other)
    assert (code, len(said)) == (1, 2)
    assert said[0].startswith(words)


def test_what_differs_in_an_archive_is_told(tmp_path: Path) -> None:
    """Moments and order, too: they come onto a PC."""
    folder = build(tmp_path / "one")

    def packed(name: str, *files: str, moment: int = 0) -> Path:
        with tarfile.open(tmp_path / name, "w:gz") as archive:
            for file in files:
                member = archive.gettarinfo(folder / file, file)
                member.mtime = moment
                with (folder / file).open("rb") as content:
                    archive.addfile(member, content)
        return tmp_path / name

    first = packed("1.tar.gz", "program", "lib/a.so")
    assert compare(first, packed("2.tar.gz", "program", "lib/a.so")) == (0, ["2 alike."])
    assert compare(first, packed("3.tar.gz", "lib/a.so", "program"))[1][0] == "the order of the files"
    assert compare(first, packed("4.tar.gz", "program", "lib/a.so", moment=1))[0] == 1
