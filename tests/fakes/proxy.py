"""A proxy that notes who wants to go where, and lets nobody through."""

from __future__ import annotations

import base64
import socket
from contextlib import suppress
from threading import Lock, Thread
from types import TracebackType
from typing import NamedTuple, Self


class Asked(NamedTuple):
    """One request for a way out."""

    target: str
    """Host and port."""
    user: str = ""
    password: str = ""


class NotingProxy:
    """Listens on this computer and answers everything with 403."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self._guard = Lock()
        self._asked: list[Asked] = []
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    @property
    def asked(self) -> list[Asked]:
        """What was asked so far."""
        with self._guard:
            return list(self._asked)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, at: TracebackType | None) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            with suppress(OSError), line:
                self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        heard = b""
        while b"\r\n\r\n" not in heard:
            piece = line.recv(65536)
            if not piece:
                return
            heard += piece
        first, *headers = heard.decode().split("\r\n")
        named = dict(header.split(": ", 1) for header in headers if ": " in header)
        lowered = {name.lower(): value for name, value in named.items()}
        sent = lowered.get("proxy-authorization", "").removeprefix("Basic ")
        user, _, password = base64.b64decode(sent).decode().partition(":")
        with self._guard:
            self._asked.append(Asked(first.split(" ")[1], user, password))
        line.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
