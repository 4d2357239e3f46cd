"""How far the commands of each organization were heard, kept over restarts."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock

import msgspec

from connector.domain.errors import BridgeError
from connector.logs import logger
from connector.paths import Home, write_private


class Heard:
    """Numbers of the last commands that were taken, by organization. Losing them means a run too many, no more."""

    def __init__(self, home: Home) -> None:
        self._path = home.heard
        self._lock = Lock()

    def last(self, organization: str) -> int:
        """The last command that was taken; 0 when nothing is known."""
        return self._read().get(organization, 0)

    def keep(self, organization: str, number: int) -> None:
        """Remember it. Raises nothing."""
        with self._lock:
            self._write({**self._read(), organization: number})

    def forget(self, organization: str) -> None:
        """The organization is gone. Raises nothing."""
        with self._lock:
            known = self._read()
            if known.pop(organization, None) is not None:
                self._write(known)

    def _read(self) -> dict[str, int]:
        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, int])
        return {}

    def _write(self, numbers: dict[str, int]) -> None:
        try:
            write_private(self._path, msgspec.json.encode(numbers))
        except BridgeError as exc:
            logger("agent").debug("heard commands cannot be kept", code=exc.code)
