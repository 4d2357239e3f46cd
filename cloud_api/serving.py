"""Runs the server, and ends it well: who waits is let go at once, who is being served is served. Whoever connects and
does not say what he wants is let go, too: a connection costs little, but only so many can be open at a time."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
from typing import ClassVar

import uvicorn
from litestar.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from cloud_api.agents.bell import Bell

GRACE_SECONDS = 20
"""How long requests that have begun may take after the server was asked to end."""
MOST_HEAD = 64 * 1024
"""Bytes of a request before its body."""


class Server(uvicorn.Server):
    """One server; `should_exit` ends it, as a signal does."""

    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer long polls with what there is, then let everything under way end."""
        self._bell.close()
        await super().shutdown(sockets)


def server_of(app: ASGIApp, bell: Bell, host: str, port: int, silence_seconds: float) -> Server:
    """A server that is not running yet; `bell` is the one of `app`. A client has `silence_seconds` from his connection,
    or from a request's first byte, to the end of its head; the bodies' time is the application's affair."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        http=_impatient(silence_seconds),
        ws="none",
        timeout_keep_alive=75,  # longer than an agent's pause between two long polls
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return Server(config, bell)


def run_server(app: ASGIApp, bell: Bell, host: str, port: int, silence_seconds: float) -> None:
    """Serve until SIGTERM or SIGINT."""
    server = server_of(app, bell, host, port, silence_seconds)
    # What the start made stays as long as the process; a search for garbage through all of it is a pause for everybody.
    gc.collect()
    gc.freeze()
    server.run()
    if not server.started:
        sys.exit(3)


def _impatient(patience: float) -> type[HttpToolsProtocol]:
    class OfOneServer(_Impatient):
        seconds = patience

    return OfOneServer


class _Impatient(HttpToolsProtocol):
    """uvicorn's own way to speak HTTP, which waits for ever for a request's head, however long it grows, with an end to
    both. Fields that follow a body are left out: whoever reads a request takes them for its head's."""

    seconds: ClassVar[float]
    _until: asyncio.TimerHandle | None = None
    _in_head = True
    _head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._in_head:
            self._head += len(data)
            if self._head > MOST_HEAD:
                self.send_400_response("The head of the request is too long.")
        if self._until is None and self._is_idle:
            self._wait()  # uvicorn takes whatever comes for a request, also the rest of a body that nobody wants

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head, self._head = True, 0
        self._wait()

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._in_head, self._head = False, 0
        self._wait_no_more()
        super().on_headers_complete()

    @property
    def _is_idle(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle  # None until the first request, whatever uvicorn says
        return cycle is None or cycle.response_complete

    def _wait(self) -> None:
        self._wait_no_more()
        self._until = self.loop.call_later(self.seconds, self._let_go)

    def _wait_no_more(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None

    def _let_go(self) -> None:
        if self._is_idle:
            self.transport.close()
        else:
            self._wait()  # the next request began beside one that is being answered, which is not disturbed
