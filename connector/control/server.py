"""The agent's end of the control channel: several clients at once, each on a thread of its own."""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing import connection as local
from multiprocessing.connection import Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Protocol

import structlog

from connector.control.access_list import named_faces
from connector.control.framing import make_key, receive_request, send
from connector.control.messages import PROTOCOL, Hello, Message, Refused, Request, Welcome
from connector.domain.errors import BridgeError, SettingsInvalid, Unsupported
from connector.paths import Home

MAX_CLIENTS = 32
_HANDSHAKE_SECONDS = 5

Handler = Callable[[Request, Event], Iterator[Message | None]]
"""Answers one request, with one reply or with events; the event is set when the client or the agent goes.

Yielding None while there is nothing to say lets the server notice that the client went.
"""


class Door(Protocol):
    """Where clients come in: a socket, or a pipe of Windows."""

    def accept(self) -> Connection:
        """The next client, when it comes."""

    def close(self) -> None:
        """Let nobody in any more."""


class ControlServer:
    """Listens in the home folder until it is closed. Its key is a new one for each start.

    Args:
        home: where socket and key lie.
        version: of the program, told to clients.
        handle: answers requests; called on the client's thread.
    """

    def __init__(self, home: Home, version: str, handle: Handler) -> None:
        self._address = home.control_address
        self._version = version
        self._handle = handle
        self._key = make_key(home.control_key)
        faces = named_faces(home.faces) if home.channel is not None else ()
        self._clients: set[_Client] = set()
        self._lock = Lock()
        self._closing = Event()
        self._listener = _listen(self._address, faces)
        _share(home.control_key, faces)
        self._thread = Thread(target=self._accept, name="control", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def close(self) -> None:
        """Answer nobody any more; clients see the end of the channel."""
        self._closing.set()
        with self._lock:
            for client in self._clients:
                client.gone.set()
        if self._thread.is_alive():
            with suppress(OSError, EOFError):
                local.Client(self._address).close()  # wakes the thread that waits for the next client
            self._thread.join(_HANDSHAKE_SECONDS)
        with suppress(OSError):
            self._listener.close()

    def _accept(self) -> None:
        log = structlog.get_logger("control")
        while not self._closing.is_set():
            try:
                channel = self._listener.accept()
            except OSError as exc:
                if not self._closing.wait(0.2):  # such as no free file descriptor: others must go first
                    log.warning("a client could not come in", error=str(exc))
                continue
            client = _Client(channel)
            with self._lock:
                full = self._closing.is_set() or len(self._clients) >= MAX_CLIENTS
                if not full:
                    self._clients.add(client)
            if full:
                channel.close()
            else:
                Thread(target=self._serve, args=(client,), name="control-client", daemon=True).start()

    def _serve(self, client: _Client) -> None:
        try:
            with client.channel as channel:
                _limit_wait(channel, _HANDSHAKE_SECONDS)
                deliver_challenge(channel, self._key)
                answer_challenge(channel, self._key)
                if self._welcome(channel):
                    _limit_wait(channel, 0)
                    while not client.gone.is_set():
                        self._answer(client, receive_request(channel))
        except (OSError, EOFError, AuthenticationError, AssertionError, BridgeError) as exc:
            # The client went away or does not speak as it should; the standard library asserts its challenge.
            structlog.get_logger("control").debug("a client went", reason=type(exc).__name__)
        finally:
            client.gone.set()
            with self._lock:
                self._clients.discard(client)

    def _welcome(self, channel: Connection) -> bool:
        hello = receive_request(channel)
        if isinstance(hello, Hello) and hello.protocol == PROTOCOL:
            send(channel, Welcome(protocol=PROTOCOL, version=self._version, pid=os.getpid()))
            return True
        send(
            channel,
            Refused(
                code=Unsupported.code,
                sentence=f"The agent is of version {self._version} and speaks another protocol.",
                remedy="Update BukuBridge, and start the agent again.",
            ),
        )
        return False

    def _answer(self, client: _Client, request: Request) -> None:
        try:
            for message in self._handle(request, client.gone):
                if message is not None:
                    send(client.channel, message)
                elif client.channel.poll(0):
                    client.gone.set()  # it left: a client that watches says nothing
                if client.gone.is_set():
                    return
        except BridgeError as exc:
            send(client.channel, Refused(code=exc.code, sentence=exc.sentence, remedy=exc.remedy))
        except OSError:
            raise
        except Exception:  # noqa: BLE001  # one request that fails must not end the channel; the log has the traceback
            structlog.get_logger("control").exception("a request failed", request=type(request).__name__)
            send(
                client.channel,
                Refused(code="error", sentence="The agent could not do this.", remedy="The log says more."),
            )


class _Client:
    """One client and whether it is gone."""

    def __init__(self, channel: Connection) -> None:
        self.channel = channel
        self.gone = Event()


def _listen(address: str, faces: Sequence[str]) -> Door:
    """Bind the address; the caller holds the lock of the only agent, so whatever lies there is left over."""
    if sys.platform == "win32":
        from connector.control.windows_pipe import ListedPipe

        return ListedPipe(address, faces)
    with suppress(FileNotFoundError):
        Path(address).unlink()
    before = os.umask(0o177)
    try:
        return Listener(address, "AF_UNIX", backlog=16)
    except OSError as exc:
        raise SettingsInvalid(
            f"The control channel cannot be opened at {address}: {exc.strerror or exc}.",
            remedy="Set BUKUBRIDGE_HOME to a folder on a local disk.",
        ) from exc
    finally:
        os.umask(before)


def _share(key: Path, faces: Sequence[str]) -> None:
    """Let the faces of other accounts read the channel's key; it is its owner's alone before, and without any."""
    if sys.platform == "win32":
        from connector.control.windows_pipe import let_read

        let_read(key, faces)


def _limit_wait(channel: Connection, seconds: int) -> None:
    """Give up on a client that says nothing; 0 waits for ever. Pipes of Windows have no such limit."""
    if sys.platform == "win32":
        return
    with socket.socket(fileno=os.dup(channel.fileno())) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", seconds, 0))
