"""Company files on a PC are found and told apart by their first page."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from connector.drivers.firebird_header import FileState, read_header
from connector.providers.sql_accounting.discover import discover


def page(*, kind: int = 1, size: int = 16_384, structure: int = 0x8000 | 13, minor: int = 1) -> bytes:
    """A header page with nothing but what tells the format."""
    header = bytearray(size)
    struct.pack_into("<B15xHH", header, 0, kind, size, structure)
    struct.pack_into("<H", header, 64, minor)
    return bytes(header)


@pytest.mark.parametrize(
    ("content", "state", "firebird"),
    [
        (page(), FileState.FIREBIRD, "5.0"),
        (page(minor=0), FileState.FIREBIRD, "4.0"),
        (page(structure=0x8000 | 12, minor=0), FileState.FIREBIRD, "3.0"),
        (page(structure=0x8000 | 11, minor=2, size=4096), FileState.FIREBIRD, "2.5"),
        (page(structure=0x8000 | 14, minor=0), FileState.FIREBIRD, ""),
        (page(structure=13), FileState.OTHER, ""),
        (page(kind=5), FileState.OTHER, ""),
        (page(size=1 << 14)[:100], FileState.OTHER, ""),
        (b"SQLite format 3\0" + bytes(4096), FileState.OTHER, ""),
        (b"", FileState.OTHER, ""),
    ],
)
def test_the_first_page_tells_what_a_file_is(tmp_path: Path, content: bytes, state: FileState, firebird: str) -> None:
    """Firebird's version follows from the on-disk structure; anything else is no database."""
    path = tmp_path / "ACC-0001.FDB"
    path.write_bytes(content)
    header = read_header(path)
    assert (header.state, header.firebird) == (state, firebird)


def test_files_are_found_newest_first(tmp_path: Path) -> None:
    """Every database under a root is told once, whatever the case of its ending; other files are left out."""
    deep = tmp_path / "DB" / "Archive"
    deep.mkdir(parents=True)
    for n, path in enumerate((deep / "OLD.fdb", tmp_path / "DB" / "ACC-0001.FDB", tmp_path / "DB" / "notes.txt")):
        path.write_bytes(page())
        os.utime(path, (1_700_000_000 + n, 1_700_000_000 + n))
    found = discover([tmp_path, tmp_path / "DB", tmp_path / "nowhere"])
    assert [Path(file.path).name for file in found] == ["ACC-0001.FDB", "OLD.fdb"]
    assert found[0].sentence == "A company file of Firebird 5.0."
    assert found[0].size == 16_384
    assert found[0].modified_at.tzinfo is not None


def test_each_kind_of_file_has_its_sentence(tmp_path: Path) -> None:
    """A person reads what can be done with a file."""
    (tmp_path / "a.fdb").write_bytes(b"no database")
    (tmp_path / "b.fdb").write_bytes(page(structure=0x8000 | 14, minor=0))
    sentences = {Path(file.path).name: file.sentence for file in discover([tmp_path])}
    assert sentences["a.fdb"] == "This is no Firebird database."
    assert "does not know" in sentences["b.fdb"]
