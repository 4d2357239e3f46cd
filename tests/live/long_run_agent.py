"""The agent of the long run: the real one, on a clock that the run moves through its seam.

`LONG_RUN_CLOCK` names the file in which the run says how far the clock is ahead (`Moved`); each time that it moved,
lines of `LONG_RUN_LINES` bytes together come into the log, as from a library that complains all month. With
`LONG_RUN_LEAK` it has a fault: a leak of memory (`memory`) or of handles (`handles`), so that one sees the run find it.
"""

from __future__ import annotations

import datetime as dt
import logging
import mmap
import os
import struct
import sys
from pathlib import Path

from connector.domain.clock import SystemClock

CLOCK, LEAK, LINES = "LONG_RUN_CLOCK", "LONG_RUN_LEAK", "LONG_RUN_LINES"
_LINE = 4000
"""Bytes, about."""
_FORM = struct.Struct("d")
_LEAKED = 32 * 1024
"""Bytes at each look at the clock."""


class Moved:
    """How far a clock is ahead, in a file that two processes share."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_FORM.pack(0.0))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _FORM.size)

    @property
    def seconds(self) -> float:
        """Ahead of the computer's own clock."""
        return float(_FORM.unpack_from(self._shared)[0])

    def move(self, seconds: float) -> None:
        """Let the time pass."""
        _FORM.pack_into(self._shared, 0, self.seconds + seconds)


class MovedClock(SystemClock):
    """The computer's clock, as far ahead as the run says."""

    def __init__(self, moved: Moved, leak: str = "", lines: int = 0) -> None:
        self._moved = moved
        self._leak = leak
        self._lines = lines
        self._seen = moved.seconds
        self._leaked: list[object] = []

    def now(self) -> dt.datetime:
        """Present time as this clock has it."""
        if self._leak == "memory":
            self._leaked.append(os.urandom(_LEAKED))
        elif self._leak == "handles":
            self._leaked.append(os.open(os.devnull, os.O_RDONLY))
        seconds = self._moved.seconds
        if seconds != self._seen:
            self._seen = seconds
            for number in range(-(-self._lines // _LINE)):  # at least one, however little is said at each move
                logging.getLogger("library").warning("line %d: %s", number, "not as it should be, " * (_LINE // 21))
        return super().now() + dt.timedelta(seconds=seconds)


def main() -> None:
    """As `bukubridge`; the agent itself with the moved clock."""
    if sys.argv[1:] != ["run"]:
        from connector.cli import main as command_line

        command_line()
        return
    from connector.cli.foreground import run_agent

    clock = MovedClock(Moved(Path(os.environ[CLOCK])), os.environ.get(LEAK, ""), int(os.environ.get(LINES, "0")))
    raise SystemExit(run_agent(clock))
