"""Versions lie side by side, whole or not at all, and nothing of an archive lands elsewhere."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from connector.domain.errors import ProtocolBroken
from connector.paths import starter
from connector.updates.installed import Installed, checked, find_installed, place_of_updates


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    """Version 1.0 alone."""
    made = Installed(tmp_path / "BukuBridge")
    made.folder("1.0").mkdir(parents=True)
    made.switch("1.0")
    return made


def packed(path: Path, *members: tuple[str, bytes | str]) -> Path:
    """An archive; text is where a link leads."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members:
            member = tarfile.TarInfo(name)
            if isinstance(content, str):
                member.type, member.linkname = tarfile.SYMTYPE, content
                archive.addfile(member)
            else:
                member.size, member.mode = len(content), 0o755
                archive.addfile(member, io.BytesIO(content))
    return path


def test_a_version_is_laid_beside_the_others_with_its_links_and_rights(installed: Installed, tmp_path: Path) -> None:
    """As PyInstaller's folders need it."""
    archive = packed(tmp_path / "a.tgz", ("bukubridge", b"program"), ("lib/a.so.1", b"lib"), ("lib/a.so", "a.so.1"))
    installed.unpack(archive, "2.0")
    folder = installed.folder("2.0")
    assert (folder / "lib/a.so").read_bytes() == b"lib"
    assert (folder / "bukubridge").stat().st_mode & 0o100
    assert installed.present() == ["1.0", "2.0"]


@pytest.mark.parametrize(
    "member",
    [("../evil", b"x"), ("/etc/evil", b"x"), ("link", "/etc/passwd"), ("lib/up", "../../../evil")],
    ids=["up", "absolute", "a link out", "a link up"],
)
def test_nothing_lands_elsewhere(installed: Installed, tmp_path: Path, member: tuple[str, bytes | str]) -> None:
    """What the signature covers may still be a mistake. An absolute name is taken as one below the folder."""
    before = sorted(path.name for path in tmp_path.rglob("*"))
    archive = packed(tmp_path / "a.tgz", member)
    if member[0].startswith("/"):
        installed.unpack(archive, "2.0")
        assert (installed.folder("2.0") / "etc/evil").is_file()
        return
    with pytest.raises(ProtocolBroken, match="cannot be unpacked"):
        installed.unpack(archive, "2.0")
    archive.unlink()
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_half_an_archive_leaves_no_version(installed: Installed, tmp_path: Path) -> None:
    """Neither does a second try stumble over the first."""
    whole = packed(tmp_path / "a.tgz", ("bukubridge", b"program" * 100_000))
    half = tmp_path / "half.tgz"
    half.write_bytes(whole.read_bytes()[:-200])
    with pytest.raises(ProtocolBroken):
        installed.unpack(half, "2.0")
    assert installed.present() == ["1.0"]
    installed.unpack(whole, "2.0")
    assert installed.present() == ["1.0", "2.0"]


def test_an_archive_of_too_much_is_refused_before_it_is_written(installed: Installed, tmp_path: Path) -> None:
    """It cannot fill the disk."""
    with pytest.raises(ProtocolBroken):
        Installed(installed.root, largest=1000).unpack(packed(tmp_path / "a.tgz", ("big", bytes(2000))), "2.0")


@pytest.mark.parametrize("version", ["", ".", "..", "1.0/../..", "v1.0", "1.0.0+a b", "C:1", "1.00"])
def test_only_a_version_is_a_folder(version: str) -> None:
    """Spelled in the one way that versions have."""
    with pytest.raises(ProtocolBroken):
        checked(version)


def test_a_program_knows_how_it_was_installed(installed: Installed) -> None:
    """By where it lies; from a clone it was not."""
    program = installed.folder("1.0") / "bukubridge"
    assert find_installed(str(program), frozen=True) == installed
    assert find_installed(str(program), frozen=False) is None
    assert find_installed("/usr/bin/python3", frozen=True) is None


def test_what_is_kept_stays_and_the_rest_goes(installed: Installed) -> None:
    """Halves, too."""
    for name in ("0.8", "0.9", ".2.0.half"):
        (installed.versions / name).mkdir()
    installed.tidy(("1.0", "0.9"))
    assert sorted(path.name for path in installed.versions.iterdir()) == ["0.9", "1.0"]


def program_in(folder: Path, name: str = "bukubridge") -> Path:
    """A file that may be run."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / name
    made.write_bytes(b"program")
    made.chmod(0o755)
    return made


def test_who_may_not_write_there_has_newer_versions_of_his_own(installed: Installed, tmp_path: Path) -> None:
    """With the running one as the way back; where writing is allowed, they lie beside each other."""
    own = tmp_path / "own"
    program_in(installed.folder("1.0"))
    assert place_of_updates(installed, own) == installed
    installed.lock.unlink()
    installed.lock.mkdir()  # what root cannot open either
    place = place_of_updates(installed, own)
    assert place.root == own
    assert place.present() == []
    place.adopt(installed, "1.0")
    assert (place.current(), place.present()) == ("1.0", ["1.0"])
    assert (place.folder("1.0") / "bukubridge").stat().st_mode & 0o100
    installed.adopt(installed, "1.0")
    assert not (installed.root / "starters").exists()


def test_what_outlives_an_update_is_started_by_a_file_outside_of_all_versions(
    installed: Installed, tmp_path: Path
) -> None:
    """Also from a user's own versions; a program that lies alone starts itself."""
    inside, outside = program_in(installed.folder("1.0")), program_in(installed.root)
    assert starter(str(inside)) == outside
    own = Installed(tmp_path / "own")
    own.adopt(installed, "1.0")
    assert starter(str(own.folder("1.0") / "bukubridge")) == outside
    outside.unlink()
    assert starter(str(inside)) == inside
    alone = program_in(tmp_path / "alone")
    assert starter(str(alone)) == alone
