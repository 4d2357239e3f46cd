"""A TCP proxy that breaks HTTP exchanges on purpose, at the byte where it hurts.

It reads each request whole before it does anything with it, so that a fault is a definite one: the server got all of
it, half of it, or nothing; the answer was written and lost, or half of it arrived.
"""

from __future__ import annotations

import contextlib
import socket
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from threading import Condition, Event, Thread, current_thread
from types import TracebackType
from typing import Final, Self

_PIECE: Final = 64 * 1024
_HEAD_END: Final = b"\r\n\r\n"


class Break(StrEnum):
    """What happens to one exchange."""

    CUT_BEFORE = "cut before the request reaches the server"
    CUT_REQUEST = "cut in the middle of the request"
    CUT_UNANSWERED = "cut when the server has the request, without waiting for it"
    CUT_AFTER = "cut when the server has answered"
    CUT_ANSWER = "cut in the middle of the answer"
    LATE = "cut, and the request reaches the server only when released"
    SILENCE = "the server never hears of it, and nobody answers"
    SILENCE_AFTER = "the server has answered, and nobody says so"
    PAGE = "a page answers in the server's place"
    BAD_GATEWAY = "the server has answered, and a gateway says 502"
    OVERTAKEN = "cut, and the request reaches the server after a later one was answered"
    HELD_BACK = "the answer comes after that of a later request, or late"


SENT: Final = frozenset(
    {Break.CUT_UNANSWERED, Break.CUT_AFTER, Break.CUT_ANSWER, Break.SILENCE_AFTER, Break.BAD_GATEWAY}
)
"""Breaks after which the server has the request."""

LOSING: Final = tuple(kind for kind in Break if kind is not Break.HELD_BACK)
"""Breaks after which the client has no answer."""

_HELD: Final = 0.5
"""Seconds for which an answer is held back when no later one comes."""

_PAGE: Final = b"<!DOCTYPE html><html><body>Welcome to the WiFi of Hotel Seri</body></html>"


@dataclass(slots=True)
class Planned:
    """A break for the exchange after `passes` others whose path holds `path`."""

    kind: Break
    path: str = ""
    passes: int = 0


class Plan:
    """What shall befall which exchange, and what came.

    Attributes:
        broken: path and break of every exchange that was broken.
        exchanges: path of every request that came.
    """

    def __init__(self) -> None:
        self._chooser: Callable[[str, str], Break | None] | None = None
        self._planned: list[Planned] = []
        self._changed = Condition()
        self.broken: list[tuple[str, Break]] = []
        self.exchanges: list[str] = []

    def plan(self, kind: Break, path: str = "", *, passes: int = 0) -> None:
        """Break the next exchange whose path holds `path`, after some that pass."""
        with self._changed:
            self._planned.append(Planned(kind, path, passes))

    def choose(self, chooser: Callable[[str, str], Break | None] | None) -> None:
        """Ask for each exchange (method, path) that nothing is planned for; None to ask no more."""
        self._chooser = chooser

    def wait_for(self, path: str, timeout: float = 30) -> None:
        """Return when a request whose path holds `path` has come. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(lambda: any(path in each for each in self.exchanges), timeout):
                raise TimeoutError(f"no request for {path} within {timeout} s")

    def _next(self, method: str, path: str) -> Break | None:
        with self._changed:
            self.exchanges.append(path)
            self._changed.notify_all()
            kind = self._due(path) or (self._chooser(method, path) if self._chooser is not None else None)
            if kind is not None:
                self.broken.append((path, kind))
            return kind

    def _due(self, path: str) -> Break | None:
        planned = next((each for each in self._planned if each.path in path), None)
        if planned is None:
            return None
        if planned.passes:
            planned.passes -= 1
            return None
        self._planned.remove(planned)
        return planned.kind


class FaultProxy(Plan):
    """Listens on a port of this computer and passes on to a server's; breaks what was planned, in order."""

    def __init__(self, server_port: int, *, port: int = 0) -> None:
        """Begin to listen, on a free port unless one is given."""
        super().__init__()
        self.server_port = server_port
        self.delay = 0.0
        """Seconds before each answer goes on: a slow line."""
        self._late: list[bytes] = []
        self._overtaken: list[bytes] = []
        self._answered = 0
        self._lines: dict[socket.socket, Thread] = {}
        self._ended = Event()
        self._door = self._open(port)
        self.port: int = self._door.getsockname()[1]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def url(self) -> str:
        """Where clients go."""
        return f"http://127.0.0.1:{self.port}"

    def release(self) -> list[int]:
        """Let the late requests reach the server now, in order; the statuses that it answered with."""
        with self._changed:
            late, self._late, self._overtaken = [*self._late, *self._overtaken], [], []
        return [self._deliver(request) for request in late]

    @contextlib.contextmanager
    def down(self) -> Iterator[None]:
        """Nobody listens, and open connections are gone; afterwards it listens on the same port again."""
        self.close()
        try:
            yield
        finally:
            self._ended = Event()
            self._door = self._open(self.port)

    def close(self) -> None:
        """Stop listening and cut every connection."""
        self._ended.set()
        # Closing alone would leave the thread in accept() holding the port.
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.cut()

    def cut(self) -> None:
        """Cut every connection that is open now; returns when they are gone."""
        with self._changed:
            lines, self._lines = self._lines, {}
        for line in lines:
            _reset(line)
        for thread in lines.values():
            if thread is not current_thread():
                thread.join(10)

    def forget(self) -> None:
        """Drop what was planned, what is late and what was noted."""
        with self._changed:
            self._chooser = None
            self.delay = 0.0
            self._planned.clear()
            self._late.clear()
            self._overtaken.clear()
            self.broken.clear()
            self.exchanges.clear()

    # ------------------------------------------------------------------ inside

    def _open(self, port: int) -> socket.socket:
        door = socket.create_server(("127.0.0.1", port), backlog=64)
        Thread(target=self._accept, args=(door, self._ended), name="proxy", daemon=True).start()
        return door

    def _accept(self, door: socket.socket, ended: Event) -> None:
        while not ended.is_set():
            try:
                line, _ = door.accept()
            except OSError:
                return
            thread = Thread(target=self._serve, args=(line, ended), name="proxy-line", daemon=True)
            with self._changed:
                self._lines[line] = thread
                thread.start()

    def _serve(self, line: socket.socket, ended: Event) -> None:
        """One client connection, with one of its own to the server."""
        server: socket.socket | None = None
        try:
            while not ended.is_set():
                request = _message(line)
                if not request:
                    return
                server = server or self._to_server()
                if not self._exchange(line, server, request):
                    return
        except OSError:
            return
        finally:
            for each in (line, server):
                if each is not None:
                    _reset(each)
                    with self._changed:
                        self._lines.pop(each, None)

    def _to_server(self) -> socket.socket:
        server = socket.create_connection(("127.0.0.1", self.server_port), timeout=60)
        with self._changed:
            self._lines[server] = current_thread()
        return server

    def _exchange(self, line: socket.socket, server: socket.socket, request: bytes) -> bool:
        """Pass one request on, or break it; whether the connection lives on."""
        method, path = request.split(b" ", 2)[:2]
        kind = self._next(method.decode(), path.decode())
        if kind is None:
            server.sendall(request)
            answer = _message(server)
            self._ended.wait(self.delay)
            line.sendall(answer)
            self._after_an_answer()
            return bool(answer)
        match kind:
            case Break.CUT_REQUEST:
                server.sendall(request[: len(request) // 2])
            case Break.CUT_UNANSWERED:
                server.sendall(request)
            case Break.LATE:
                with self._changed:
                    self._late.append(request)
            case Break.OVERTAKEN:
                with self._changed:
                    self._overtaken.append(request)
            case Break.HELD_BACK:
                return self._hold_back(line, server, request)
            case Break.SILENCE:
                _hear_out(line)
            case Break.PAGE:
                line.sendall(_response(b"200 OK", b"text/html", _PAGE))
                return True
            case Break.CUT_AFTER | Break.CUT_ANSWER | Break.SILENCE_AFTER | Break.BAD_GATEWAY:
                return self._lose_answer(line, server, request, kind)
        return False

    def _lose_answer(self, line: socket.socket, server: socket.socket, request: bytes, kind: Break) -> bool:
        server.sendall(request)
        answer = _message(server)
        if kind is Break.CUT_ANSWER:
            line.sendall(answer[: len(answer) - (len(answer) - answer.index(_HEAD_END)) // 2])
            line.shutdown(socket.SHUT_WR)
            _hear_out(line)
        elif kind is Break.SILENCE_AFTER:
            _hear_out(line)
        elif kind is Break.BAD_GATEWAY:
            line.sendall(_response(b"502 Bad Gateway", b"text/html", b"<html>502</html>"))
            return True
        return False

    def _hold_back(self, line: socket.socket, server: socket.socket, request: bytes) -> bool:
        server.sendall(request)
        answer = _message(server)
        with self._changed:
            before = self._answered
            self._changed.wait_for(lambda: self._answered > before, _HELD)
        line.sendall(answer)
        return bool(answer)

    def _after_an_answer(self) -> None:
        """Later requests have overtaken what waits for that."""
        with self._changed:
            self._answered += 1
            self._changed.notify_all()
            overtaken, self._overtaken = self._overtaken, []
        for request in overtaken:
            self._deliver(request)

    def _deliver(self, request: bytes) -> int:
        with socket.create_connection(("127.0.0.1", self.server_port), timeout=60) as server:
            server.sendall(request)
            return int(_message(server).split(b" ", 2)[1])


def _message(line: socket.socket) -> bytes:
    """One whole request or answer with its body; empty when the other side hung up before it began."""
    got = b""
    while _HEAD_END not in got:
        piece = line.recv(_PIECE)
        if not piece:
            return b""
        got += piece
    head, _, body = got.partition(_HEAD_END)
    fields = {
        name.strip().lower(): value.strip()
        for name, _, value in (field.partition(b":") for field in head.split(b"\r\n")[1:])
    }
    pieces, length = [head, _HEAD_END, body], len(body)
    wanted = int(fields.get(b"content-length", b"0"))
    chunked = fields.get(b"transfer-encoding", b"").lower() == b"chunked"
    while length < wanted or (chunked and not b"".join(pieces[2:]).endswith(b"0\r\n\r\n")):
        piece = line.recv(_PIECE)
        if not piece:
            return b""
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def _response(status: bytes, content_type: bytes, body: bytes) -> bytes:
    return b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (status, content_type, len(body), body)


def _hear_out(line: socket.socket) -> None:
    """Return when the other side has hung up."""
    while line.recv(_PIECE):
        pass


def _reset(line: socket.socket) -> None:
    """Cut it as a network does: the other side gets a reset. Wakes the thread that reads from it."""
    with contextlib.suppress(OSError):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.shutdown(socket.SHUT_RD)
    line.close()
