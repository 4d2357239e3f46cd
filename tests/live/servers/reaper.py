"""Outlives the program that started it by one moment: ends the process groups that the program left behind.

Started by `processes.py` as a script. It reads `+GROUP` and `-GROUP` lines; when the pipe closes, because the program
ended in whatever way (kill -9 included), every group still on the list is killed. Imports nothing of the product.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress


def main() -> None:
    """Keep the list until the other end of the pipe is gone, then kill what is on it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    groups: set[int] = set()
    for line in sys.stdin:
        group = int(line[1:])
        if line[0] == "+":
            groups.add(group)
        else:
            groups.discard(group)
    for group in groups:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main()
