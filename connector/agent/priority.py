"""Working threads step behind the programs that people use."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

_NICE = 10
_WINDOWS_BELOW_NORMAL = -1


def lower_priority() -> None:
    """Lower the calling thread where the operating system can (Linux, Windows), else nothing. Never raises."""
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            import ctypes

            kernel = ctypes.windll.kernel32
            kernel.SetThreadPriority(kernel.GetCurrentThread(), _WINDOWS_BELOW_NORMAL)
        elif sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)  # Linux counts threads as processes here
