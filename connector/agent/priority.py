"""Good manners of the process: working threads step behind people's programs, what stays is not searched
for garbage."""

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


def keep_what_is_loaded() -> None:
    """Leave what the start made, modules above all, out of every later search for garbage.

    It stays as long as the process, and looking through all of it took a sixth of a run that finds little.
    """
    gc.collect()
    gc.freeze()
