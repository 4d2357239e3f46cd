"""Starting the agent where no service runs it: a process of its own, that stays when the face goes."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess

_PROGRAM = "bukubridge"


def command() -> tuple[str, list[str]]:
    """How the agent is started: the program beside this one when it is installed, else by this interpreter."""
    beside = Path(sys.executable).with_name(_PROGRAM + (".exe" if sys.platform == "win32" else ""))
    if getattr(sys, "frozen", False):
        return str(beside), ["run"]
    return sys.executable, ["-m", "connector", "run"]


def start_agent() -> bool:
    """Start it, without a window and apart from this process; whether the system could."""
    process = QProcess()
    program, arguments = command()
    process.setProgram(program)
    process.setArguments(arguments)
    for stream in (process.setStandardOutputFile, process.setStandardErrorFile):
        stream(QProcess.nullDevice())
    return bool(process.startDetached())
