"""The last lines of a log file, with what may be told of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from connector.agent.diagnostics.harmless import Harmless
from connector.logs import KEPT_FILES

_PIECE = 256 * 1024
_LONGEST = 200_000
"""Bytes of one line; a longer one is left out."""


def log_lines(path: Path, harmless: Harmless) -> Iterator[str]:
    """Lines of a log and its older files, newest first, as JSON; a file that cannot be read is left out."""
    for file in (path, *(path.with_name(f"{path.name}.{number}") for number in range(1, KEPT_FILES + 1))):
        try:
            for line in _backwards(file):
                if told := _told(line, harmless):
                    yield told
        except OSError:
            continue


def _told(line: bytes, harmless: Harmless) -> str:
    try:
        said = msgspec.json.decode(line, type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""
    value = harmless.value("", said)
    return msgspec.json.encode(value).decode()


def _backwards(path: Path) -> Iterator[bytes]:
    """Lines of a file from its end."""
    with path.open("rb") as file:
        at = file.seek(0, 2)
        rest = b""
        while at:
            size = min(_PIECE, at)
            at -= size
            file.seek(at)
            rest, *lines = (file.read(size) + rest).split(b"\n")
            yield from (line for line in reversed(lines) if line.strip() and len(line) <= _LONGEST)
            if len(rest) > _LONGEST:
                rest = b""
        if rest.strip():
            yield rest
