"""Starting the agent where no service runs it: a process of its own, that stays when the face goes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess

from connector.control.client import find_home, starter
from ui.state import Desk

_PROGRAM = "bukubridge-agent.exe" if sys.platform == "win32" else "bukubridge"
"""Windows opens a black window for a program with a console that is started by one without."""
_WAITS = (3.0, 60.0, 300.0)
"""Seconds until an agent that died is started again: whoever else looks after it (a service does after two seconds)
comes first, and one that dies again and again is not started all the time."""
_WELL = 600.0
"""Seconds after which an agent that was started again is as good as any."""


def command() -> tuple[str, list[str]]:
    """How the agent is started: in the current version when it is packaged, else by this interpreter."""
    if getattr(sys, "frozen", False):
        return str(starter(str(Path(sys.executable).with_name(_PROGRAM)))), ["run"]
    return sys.executable, ["-m", "connector", "run"]


def start_agent() -> bool:
    """Start it, without a window and apart from this process; whether the system could. A service starts its own."""
    if find_home().face:
        return False
    process = QProcess()
    program, arguments = command()
    process.setProgram(program)
    process.setArguments(arguments)
    for stream in (process.setStandardOutputFile, process.setStandardErrorFile):
        stream(QProcess.nullDevice())
    return bool(process.startDetached())


class Revival:
    """Starts an agent again that was there and died; not one that was ended on purpose, nor one that never came.

    Args:
        start: starts it.
        ended: whether the last one was ended on purpose.
    """

    def __init__(self, start: Callable[[], object], ended: Callable[[], bool]) -> None:
        self._start = start
        self._ended = ended
        self._tries = 0
        self._known = False
        """Whether it ever answered."""
        self._here = False
        self._since: float | None = None
        """When it came or went, or was started."""

    def look(self, desk: Desk, now: float) -> None:
        """What is known of the agent, at a moment in seconds that only go on."""
        if self._since is None or desk.reachable != self._here:
            self._here, self._since = desk.reachable, now
        self._known = self._known or desk.reachable
        lasted = now - self._since
        if desk.reachable and lasted >= _WELL:
            self._tries = 0
        wait = _WAITS[min(self._tries, len(_WAITS) - 1)]
        if self._known and desk.gone and lasted >= wait and not self._ended():
            self._tries += 1
            self._since = now
            self._start()
