"""The sockets of a peer that are in use, so that whoever waits on them can be woken."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Mapping
from threading import Event, Lock
from typing import Final


class Lines:
    """The sockets in use, so that another thread can cut them: closing one does not wake who reads from it."""

    def __init__(self) -> None:
        self.stopped: Final = Event()
        self._sockets: dict[int, socket.socket] = {}
        self._lock = Lock()

    def noted(self, name: str, event: Mapping[str, object]) -> None:
        """httpx's trace of a request: remembers each socket that it opens."""
        if not name.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        extra = getattr(event.get("return_value"), "get_extra_info", None)
        line = extra("socket") if extra is not None else None
        if not isinstance(line, socket.socket):
            return
        with self._lock:
            self._sockets = {number: known for number, known in self._sockets.items() if known.fileno() >= 0}
            self._sockets[line.fileno()] = line
        if self.stopped.is_set():
            _shut(line)

    def cut(self) -> None:
        """End whatever waits, and what is opened from now on."""
        self.stopped.set()
        with self._lock:
            lines = list(self._sockets.values())
        for line in lines:
            _shut(line)


def _shut(line: socket.socket) -> None:
    """Wake whoever waits on a socket; the plain call also for TLS, whose own one would meddle with the reader."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)
