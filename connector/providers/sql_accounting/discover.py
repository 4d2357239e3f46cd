"""Company files on this PC, and what each is, from its first page. No file is opened by an engine."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from connector.drivers.firebird_header import FileHeader, FileState, read_header

_FOLDERS: Final = (r"C:\eStream\SQLAccounting\DB", r"D:\eStream\SQLAccounting\DB")
"""Where the vendor's installer puts company files (eStream's installation guide)."""
_ENDINGS: Final = frozenset({".fdb", ".gdb"})
_DEEPEST: Final = 3
_READABLE: Final = frozenset({"3.0", "4.0", "5.0"})


class CompanyFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that may be a company."""

    path: str
    size: int
    """Bytes."""
    modified_at: dt.datetime
    header: FileHeader
    sentence: str
    """What a person should know about it."""

    @property
    def settings(self) -> dict[str, str | int]:
        """Only the path: the server is this computer."""
        return {"path": self.path}

    @property
    def name(self) -> str:
        """As the file is called: the vendor names company files after the company's code."""
        return Path(self.path).stem

    @property
    def usable(self) -> bool:
        """Whether it is a database of a known Firebird version that can be read."""
        return self.header.state is FileState.FIREBIRD and self.header.firebird in _READABLE


def discover(roots: Sequence[Path] = ()) -> list[CompanyFile]:
    """Company files under the vendor's folders and the given ones, newest first."""
    folders = [*roots, *(Path(folder) for folder in _FOLDERS if sys.platform == "win32")]
    found = {path.resolve(): path for folder in folders for path in _files(folder, _DEEPEST)}
    files = [file for path in found.values() if (file := _described(path)) is not None]
    return sorted(files, key=lambda file: file.modified_at, reverse=True)


def _files(folder: Path, depth: int) -> Iterator[Path]:
    """Files with a database's ending; folders that may not be read are passed over."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.suffix.lower() in _ENDINGS and entry.is_file():
            yield entry
        elif depth and entry.is_dir() and not entry.is_symlink():
            yield from _files(entry, depth - 1)


def _described(path: Path) -> CompanyFile | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    header = read_header(path)
    return CompanyFile(
        path=str(path),
        size=stat.st_size,
        modified_at=dt.datetime.fromtimestamp(stat.st_mtime, dt.UTC),
        header=header,
        sentence=_sentence(header),
    )


def _sentence(header: FileHeader) -> str:
    match header.state:
        case FileState.HELD:
            return (
                "Another program holds this file for itself alone. Run the Firebird service and let SQL Accounting "
                "open the company through it."
            )
        case FileState.UNREADABLE:
            return "This file cannot be read."
        case FileState.OTHER:
            return "This is no Firebird database."
        case FileState.FIREBIRD if header.firebird in _READABLE:
            return f"A company file of Firebird {header.firebird}."
        case _:
            return f"A Firebird database in a format that this program does not know ({header.ods})."
