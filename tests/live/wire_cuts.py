"""A relay in front of a database server that cuts a connection at a chosen message of the client, and slows answers."""

from __future__ import annotations

import contextlib
import socket
import struct
from collections.abc import Callable
from contextlib import ExitStack
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Final, Self

_PIECE: Final = 64 * 1024
COMMIT: Final = 8
"""Bytes of the message that ends a transaction, encrypted or not: what it is, and which."""
_ANSWERED: Final = 10.0
"""Seconds within which a server has answered what reached it late."""


class CutRelay:
    """Passes on what comes. At the chosen message the client's end is reset: what it said is still delivered, and the
    answer swallowed; or it is lost; or it reaches the server, whose end stays open, only when it is released."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._lock = Lock()
        self._left: int | None = None
        self._size = 0
        self._deliver = True
        self._keep = False
        self._late: list[tuple[socket.socket, bytes, Thread]] = []
        self._ended = Event()
        self.pause: Callable[[], float] = _at_once
        """Seconds before each answer goes on."""
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
        self.close()

    def close(self) -> None:
        """Listen no more; what is late never arrives."""
        self._ended.set()
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for server, _, _ in self._taken():
            server.close()

    def arm(self, message: int, *, deliver: bool, late: bool = False, size: int = 0) -> None:
        """Cut at a message from now on, counted from 1; `late`: it is kept until released; `size`: only messages of
        so many bytes are counted."""
        with self._lock:
            self._left, self._deliver, self._keep, self._size = message, deliver, late, size
            self.cut, self.passed = False, 0

    def disarm(self) -> None:
        """Cut no more."""
        with self._lock:
            self._left = None

    def release(self) -> int:
        """Let what is late reach the server now, and end those connections; how many there were."""
        late = self._taken()
        for server, piece, answers in late:
            with server, contextlib.suppress(OSError):
                server.sendall(piece)
                answers.join(_ANSWERED)
        return len(late)

    def _taken(self) -> list[tuple[socket.socket, bytes, Thread]]:
        with self._lock:
            late, self._late = self._late, []
        return late

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with line, ExitStack() as ends:
            server = ends.enter_context(socket.create_connection(("127.0.0.1", self._server_port)))
            answers = Thread(target=self._pour, args=(server, line), daemon=True)
            answers.start()
            with contextlib.suppress(OSError):
                while piece := line.recv(_PIECE):
                    if not self._due(len(piece)):
                        server.sendall(piece)
                        continue
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    if self._keep:
                        ends.pop_all()  # the server's end stays open
                        with self._lock:
                            self._late.append((server, piece, answers))
                        return
                    if self._deliver:
                        server.sendall(piece)
                    break
            _end(server, line)
            answers.join()

    def _pour(self, server: socket.socket, line: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := server.recv(_PIECE):
                self._ended.wait(self.pause())
                line.sendall(piece)
        _end(server, line)

    def _due(self, size: int) -> bool:
        with self._lock:
            if self._left is None or self._size not in (0, size):
                return False
            self._left -= 1
            self.passed += 1
            if self._left == 0:
                self._left, self.cut = None, True
            return self.cut


def _at_once() -> float:
    return 0.0


def _end(*ends: socket.socket) -> None:
    for end in ends:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
