"""Who may open the control channel of Windows: an explicit list, in the language in which Windows writes such lists.

Without a list Windows lets everybody on the PC read from a pipe, and a folder for all users lets everybody read a file.
A user's agent is reached by that user; a service's by those whom an administrator named besides.
Source: learn.microsoft.com, security descriptor string format; named pipe security and access rights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

_SID: Final = re.compile(r"S-1(-[0-9]{1,15}){1,16}")
_SYSTEM: Final = "SY"
_ALL: Final = "GA"
_TALK: Final = "GRGW"
_READ: Final = "FR"


def pipe_list(owner: str, faces: Iterable[str] = ()) -> str:
    """For the pipe: its owner does everything, faces read and write, nobody else can open it."""
    return _list({_SYSTEM: _ALL, owner: _ALL}, dict.fromkeys(faces, _TALK))


def key_list(owner: str, faces: Iterable[str] = ()) -> str:
    """For the file with the channel's key: faces may read it."""
    return _list({_SYSTEM: "FA", owner: "FA"}, dict.fromkeys(faces, _READ))


def named_faces(path: Path) -> Sequence[str]:
    """The identifiers that a file names, a line each; whatever is none is nobody, as a file that is not there."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(dict.fromkeys(line.strip() for line in lines if _SID.fullmatch(line.strip())))


def _list(owners: dict[str, str], faces: dict[str, str]) -> str:
    """Protected (`P`): nothing comes in from the folder above."""
    entries = {**faces, **owners}
    return "D:P" + "".join(f"(A;;{rights};;;{who})" for who, rights in entries.items())
