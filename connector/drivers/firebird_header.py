"""What a database file says of itself on its first page, read as a plain file: the engine never touches it.

Layout of the header page: "Firebird Internals" (firebirdsql.org, chapter "Database header page") and `ods.h`.
"""

from __future__ import annotations

import struct
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

_HEADER: Final = struct.Struct("<B15xHH")
"""Page type, then page size and on-disk structure at 16 and 18."""
_READ: Final = 128
_HEADER_PAGE: Final = 1
_FIREBIRD: Final = 0x8000
"""Set in the structure's number by Firebird, not by its ancestor."""
_MINOR_AT: Final = 64
_PAGE_SIZES: Final = frozenset(1 << n for n in range(10, 16))
_GENERATIONS: Final = {
    (10, 0): "1.0", (10, 1): "1.5", (11, 0): "2.0", (11, 1): "2.1", (11, 2): "2.5", (12, 0): "3.0", (13, 0): "4.0",
    (13, 1): "5.0",
}  # fmt: skip


class FileState(StrEnum):
    """What a file turned out to be."""

    FIREBIRD = "firebird"
    OTHER = "other"
    """No Firebird database, whatever its name says."""
    HELD = "held"
    """Another program holds it so that it cannot even be read."""
    UNREADABLE = "unreadable"


class FileHeader(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first page of a file."""

    state: FileState
    ods: str = ""
    """On-disk structure, such as "13.1"."""
    firebird: str = ""
    """Firebird version that makes such files, such as "5.0"; empty when it is newer than this program."""
    page_size: int = 0


def read_header(path: Path) -> FileHeader:
    """What a file is; never raises for what it contains or who holds it."""
    try:
        with path.open("rb") as file:
            page = file.read(_READ)
    except PermissionError:
        return FileHeader(state=FileState.HELD)
    except OSError:
        return FileHeader(state=FileState.UNREADABLE)
    if len(page) < _READ:
        return FileHeader(state=FileState.OTHER)
    kind, page_size, structure = _HEADER.unpack_from(page)
    if kind != _HEADER_PAGE or page_size not in _PAGE_SIZES or not structure & _FIREBIRD:
        return FileHeader(state=FileState.OTHER)
    major = structure & ~_FIREBIRD
    (minor,) = struct.unpack_from("<H", page, _MINOR_AT)
    return FileHeader(
        state=FileState.FIREBIRD,
        ods=f"{major}.{minor}",
        firebird=_GENERATIONS.get((major, minor), ""),
        page_size=page_size,
    )
