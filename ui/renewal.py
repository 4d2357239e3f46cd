"""After an update the agent is a newer program than this face, which gives way to the newer one when it is idle."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess

from connector.control.client import own_program_folder
from ui.state import Desk

STEADY: Final = 10.0
"""Seconds for which an agent of another version answers until it is believed to stay."""


def face_of_version(
    version: str, executable: str = sys.executable, *, own: Path | None = None, frozen: bool | None = None
) -> Path | None:
    """The face of the agent's version; None: this is it, or there is none on this PC.

    Versions lie side by side, each in a folder of its name, beside this one or in the user's own folder
    (`connector.updates.installed`). It is that very version, so that no face starts itself again and again.
    """
    program = Path(executable).absolute()
    if not (getattr(sys, "frozen", False) if frozen is None else frozen):
        return None
    if program.parents[1].name != "versions" or version in ("", program.parent.name) or Path(version).name != version:
        return None
    places = (program.parents[1], (own or own_program_folder()) / "versions")
    found = [place / version / program.name for place in places]
    return next((each for each in found if each.is_file()), None)


def start_face(program: Path, *, shown: bool = False) -> bool:
    """Start a face apart from this process, perhaps with its window; whether the system could."""
    process = QProcess()
    process.setProgram(str(program))
    process.setArguments(["--show"] if shown else [])
    for stream in (process.setStandardOutputFile, process.setStandardErrorFile):
        stream(QProcess.nullDevice())
    return bool(process.startDetached())


class Renewal:
    """Notices that the agent is of another version, and stays so.

    Args:
        find: the face of a version, as `face_of_version`.
        wanted: told once of each version that stays, with its face.
    """

    def __init__(self, find: Callable[[str], Path | None], wanted: Callable[[str, Path], object]) -> None:
        self._find = find
        self._wanted = wanted
        self._version = ""
        self._since = 0.0
        self._told = ""

    def look(self, desk: Desk, now: float) -> None:
        """What is known of the agent, at a moment in seconds that only go on."""
        version = desk.version if desk.reachable else ""
        if version != self._version:
            self._version, self._since = version, now
        if version in ("", self._told) or now - self._since < STEADY:
            return
        self._told = version
        program = self._find(version)
        if program is not None:
            self._wanted(version, program)
