"""Folders that live as long as one server, outside of the clone so that other system users can reach them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def scratch_root() -> Path:
    """Under it lies everything throw-away; `BUKUBRIDGE_SCRATCH` moves it, for example to a faster disk."""
    default = Path(tempfile.gettempdir()) / f"bukubridge-scratch-{os.getuid()}"
    root = Path(os.environ.get("BUKUBRIDGE_SCRATCH") or default)
    root.mkdir(parents=True, exist_ok=True)
    # Other users' servers (postgres) must be able to pass through, not to list.
    root.chmod(0o711)
    return root


@contextmanager
def scratch_folder(prefix: str) -> Iterator[Path]:
    """A new folder that is gone at the end, with everything in it."""
    folder = Path(tempfile.mkdtemp(prefix=f"{prefix}-", dir=scratch_root()))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
