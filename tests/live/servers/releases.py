"""A channel of releases behind a real web server that knows pieces, and can be made to lie."""

from __future__ import annotations

import datetime as dt
import importlib.util
import io
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import ClassVar, cast

from connector.updates.channel import platform_name


def release_tool() -> ModuleType:
    """`packaging/release.py`, which is no package."""
    path = Path(__file__).parents[3] / "packaging" / "release.py"
    spec = importlib.util.spec_from_file_location("bukubridge_release", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def archive(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """An archive of a version; every file may be run."""
    path = folder / name
    with tarfile.open(path, "w:gz", compresslevel=1) as packed:
        for inside, content in files.items():
            member = tarfile.TarInfo(inside)
            member.size, member.mode = len(content), 0o755
            packed.addfile(member, io.BytesIO(content))
    return path


class ReleaseServer:
    """Serves a folder.

    Args:
        folder: keys, channel and archives lie below it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.channel = folder / "channel"
        self.keys = folder / "keys"
        self.asked: list[str] = []
        self.lie: Callable[[str, bytes | None], bytes | None] = lambda _, content: content
        """What is answered instead of a file's content (None: there is none)."""
        self._tool = release_tool()
        self._tool.make_keys(self.keys)
        self.at().begin()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))

    def at(self, now: dt.datetime | None = None, keys: Path | None = None) -> _Channel:
        """The channel as whoever makes releases has it, perhaps at another time or with other keys."""
        return cast("_Channel", self._tool.Channel(self.channel, keys or self.keys, now))

    def add(self, version: str, files: dict[str, bytes] | None = None, summary: str = "") -> None:
        """Release a version for this platform."""
        self.at().add(version, platform_name(), archive(self.folder, "new.tgz", files or {"VERSION": b"2"}), summary)

    def other_keys(self) -> Path:
        """Keys of somebody else."""
        folder = self.folder / "other-keys"
        self._tool.make_keys(folder)
        return folder

    @property
    def root(self) -> bytes:
        """The first trusted root, as it is in a program."""
        return (self.channel / "metadata" / "1.root.json").read_bytes()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def running(self) -> Iterator[ReleaseServer]:
        """Serve while the block lasts."""
        thread = Thread(target=self._server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()


class _Channel:
    """What `packaging/release.py` calls a channel, for type checkers."""

    metadata: Path
    targets: Path

    def begin(self) -> None:
        """As there."""

    def add(self, version: str, platform: str, archive: Path, summary: str = "") -> None:
        """As there."""

    def renew(self) -> None:
        """As there."""

    def rekey(self, role: str) -> None:
        """As there."""


def _handler(server: ReleaseServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        served: ClassVar[ReleaseServer] = server
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """A file, or a piece of it."""
            path = self.path.split("?")[0]
            server.asked.append(path)
            file = server.channel / path.lstrip("/")
            content = server.lie(path, file.read_bytes() if file.is_file() else None)
            if content is None:
                self._answer(404, b"")
                return
            wanted = self.headers.get("Range", "")
            if not wanted.startswith("bytes="):
                self._answer(200, content)
                return
            first, last = (int(number) for number in wanted.removeprefix("bytes=").split("-"))
            piece = content[first : last + 1]
            self._answer(206, piece, f"bytes {first}-{first + len(piece) - 1}/{len(content)}")

        def _answer(self, status: int, content: bytes, part: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("Content-Length", str(len(content)))
            if part:
                self.send_header("Content-Range", part)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Silence."""

    return Handler
