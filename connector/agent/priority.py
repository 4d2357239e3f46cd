"""Good manners of the process: working threads step behind people's programs, memory is given back after work."""

from __future__ import annotations

import gc
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


def give_memory_back() -> None:
    """Hand what a run has freed back to the operating system; the C library keeps it otherwise. Never raises."""
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
