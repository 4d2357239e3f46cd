"""What other programs are started with: not with the libraries that were shipped for this one."""

from __future__ import annotations

import os

_SEARCHED = "LD_LIBRARY_PATH"


def restore() -> None:
    """Give children the library path that the user had; the loader read ours when this process began.

    A browser that is opened for a sign-in would load our copies of its libraries otherwise.
    """
    before = os.environ.pop(f"{_SEARCHED}_ORIG", None)
    if before is not None:
        os.environ[_SEARCHED] = before
    else:
        os.environ.pop(_SEARCHED, None)
