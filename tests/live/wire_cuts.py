"""A relay in front of a database server that cuts a connection at a chosen message of the client."""

from __future__ import annotations

import contextlib
import socket
import struct
from threading import Lock, Thread
from types import TracebackType
from typing import Final, Self

_PIECE: Final = 64 * 1024


class CutRelay:
    """Passes on what comes; the chosen message is still delivered, or not, and then both ends are reset."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._lock = Lock()
        self._left: int | None = None
        self._deliver = True
        self.cut = False
        """Whether the chosen message came."""
        self.passed = 0
        """Messages since it was armed."""
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def arm(self, message: int, *, deliver: bool) -> None:
        """Cut at a message from now on, counted from 1."""
        with self._lock:
            self._left, self._deliver, self.cut, self.passed = message, deliver, False, 0

    def disarm(self) -> None:
        """Cut no more."""
        with self._lock:
            self._left = None

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with line, socket.create_connection(("127.0.0.1", self._server_port)) as server:
            answers = Thread(target=_pour, args=(server, line), daemon=True)
            answers.start()
            with contextlib.suppress(OSError):
                while piece := line.recv(_PIECE):
                    if self._due():
                        if self._deliver:
                            server.sendall(piece)
                        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                        break
                    server.sendall(piece)
            _end(server, line)
            answers.join()

    def _due(self) -> bool:
        with self._lock:
            if self._left is None:
                return False
            self._left -= 1
            self.passed += 1
            if self._left == 0:
                self._left, self.cut = None, True
            return self.cut


def _pour(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(_PIECE):
            target.sendall(piece)
    _end(source, target)


def _end(*ends: socket.socket) -> None:
    for end in ends:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
