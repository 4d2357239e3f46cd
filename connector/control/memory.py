"""What a program that goes on for weeks does with memory that it needs no more: the agent after a run, the face after
its window."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress


def give_memory_back() -> None:
    """Hand what was freed back to the operating system; the C library keeps it otherwise. Never raises."""
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
