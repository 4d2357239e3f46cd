"""The network of a strict office: the only way out is a proxy that wants a password; it knows the names out there."""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Final

_HERE: Final = "127.0.0.1"
_PIECE: Final = 64 * 1024


class OfficeNetwork:
    """A proxy (CONNECT, Basic) before places that speak TLS.

    Args:
        places: ports of this computer on which plain servers listen, by the names that the proxy knows.
        certificate: key and certificate with which those names are spoken for.
        password: what the proxy wants of its only user.

    Attributes:
        let_through: host and port of everybody who was let through.
        refused: how often somebody came without the right name and password.
    """

    USER: Final = "pejabat"

    def __init__(self, places: Mapping[str, int], certificate: Path, password: str) -> None:
        self.let_through: list[str] = []
        self.refused = 0
        self._places = places
        self._wanted = "Basic " + base64.b64encode(f"{self.USER}:{password}".encode()).decode()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._loop = asyncio.new_event_loop()
        self._fronts: dict[str, int] = {}
        self._doors: list[asyncio.Server] = []
        self._port = 0

    @property
    def address(self) -> str:
        """Of the proxy."""
        return f"http://{_HERE}:{self._port}"

    @contextmanager
    def running(self) -> Iterator[None]:
        """It runs."""
        self._loop.run_until_complete(self._open())
        thread = Thread(target=self._loop.run_forever)
        thread.start()
        try:
            yield
        finally:
            asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(60)
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join()
            self._loop.close()

    async def _open(self) -> None:
        for name, port in self._places.items():

            async def front(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int = port) -> None:
                await _joined(reader, writer, port)

            self._fronts[f"{name}:443"] = self._listening(
                await asyncio.start_server(front, _HERE, 0, ssl=self._context)
            )
        self._port = self._listening(await asyncio.start_server(self._proxy, _HERE, 0))

    def _listening(self, door: asyncio.Server) -> int:
        self._doors.append(door)
        return int(door.sockets[0].getsockname()[1])

    async def _end(self) -> None:
        for door in self._doors:
            door.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _proxy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            first, *headers = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            method, target, _ = first.split(" ", 2)
            said = {name.lower(): value for name, _, value in (each.partition(": ") for each in headers)}
            if said.get("proxy-authorization") != self._wanted:
                self.refused += 1
                writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n")
                writer.write(b"Content-Length: 0\r\nConnection: close\r\n\r\n")
            elif method != "CONNECT" or target not in self._fronts:
                writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            else:
                self.let_through.append(target)
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await _joined(reader, writer, self._fronts[target])
            await writer.drain()
        writer.close()


async def _joined(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    """Two lines become one, until either end hangs up."""
    with suppress(OSError):
        there, back = await asyncio.open_connection(_HERE, port)
        try:
            await asyncio.gather(_passed_on(reader, back), _passed_on(there, writer))
        finally:
            back.close()
    writer.close()


async def _passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await reader.read(_PIECE):
            writer.write(piece)
            await writer.drain()
    writer.close()
