"""Certificates are always verified; a connection that is not encrypted is not used."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from connector.domain.errors import Unreachable
from connector.domain.secret import Secret
from connector.drivers.http import HttpOptions, HttpPeer, Patience, Request
from connector.drivers.http_address import Address
from tests.fakes.certificates import new_certificate

ONCE = HttpOptions(patience=Patience(attempts=1))
WRITE = Request(method="POST", path="/things", body=b"{}", writes=True)


@pytest.fixture(scope="module")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate that nobody vouches for, in one file."""
    return new_certificate(tmp_path_factory.mktemp("tls"))


@contextmanager
def server(certificate: Path | None) -> Iterator[tuple[int, list[bytes]]]:
    """A server that takes one connection and notes what it could read of it."""
    heard: list[bytes] = []
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)

    def serve() -> None:
        line, _ = door.accept()
        with suppress(OSError), line:
            if context is None:
                line.recv(65536)
                line.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            else:
                with context.wrap_socket(line, server_side=True) as secured:
                    heard.append(secured.recv(65536))

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = Thread(target=serve)
        thread.start()
        yield door.getsockname()[1], heard
        thread.join(10)


def peer(port: int) -> HttpPeer:
    """A peer over TLS."""
    return HttpPeer(Address.parse(f"https://localhost:{port}"), token=lambda: Secret("canary"), options=ONCE)


def test_a_certificate_that_nobody_vouches_for(own_certificate: Path) -> None:
    """Nothing is sent to a server that cannot prove who it is."""
    with server(own_certificate) as (port, heard), pytest.raises(Unreachable, match="cannot be trusted"):
        peer(port).send(WRITE)
    assert heard == []


def test_a_server_without_tls() -> None:
    """Asked for an encrypted connection, a plain server gets nothing."""
    with server(None) as (port, _), pytest.raises(Unreachable, match="No encrypted connection"):
        peer(port).send(WRITE)
