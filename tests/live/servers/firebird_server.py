"""One Firebird server as a child process on a port of its own, whatever its engine."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import fdb
from fdb import services

from tests.live.servers.client import SYSDBA, load_client
from tests.live.servers.processes import ChildProcess, free_port, listens, wait_until

HOST = "127.0.0.1"
LISTENER = Path("/usr/sbin/firebird")
START_SECONDS = 20


class FirebirdServer:
    """A server bound to the loopback address: start, stop, kill, restart on the same port, users and databases.

    Attributes:
        folder: its root; holds configuration, security database and output.
        databases: where its databases lie.
        password: of SYSDBA.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], prepare: Callable[[str], None]) -> None:
        """Lay out `folder`, which holds the root; `prepare` is given SYSDBA's password and makes the security file."""
        self.folder = folder
        self.databases = folder / "databases"
        self.databases.mkdir()
        self.port = free_port()
        # Eight significant characters are all that older authentication knows.
        self.password = secrets.token_hex(4)
        self._environment = environment
        prepare(self.password)
        self._process: ChildProcess | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def process(self) -> ChildProcess:
        """The running server. Raises RuntimeError when it was not started."""
        if self._process is None:
            raise RuntimeError("the server was not started")
        return self._process

    def start(self) -> None:
        """Start it on its port and wait until it accepts connections."""
        settings = self.folder / "firebird.conf"
        lines = [line for line in settings.read_text().splitlines() if not line.startswith("Remote")]
        # The option -p would make the server listen on every address.
        lines += [f"RemoteServicePort = {self.port}", f"RemoteBindAddress = {HOST}"]
        settings.write_text("\n".join(lines) + "\n")
        self._process = ChildProcess([LISTENER], output=self.folder / "output.txt", environment=self._environment)
        wait_until(
            lambda: listens(self.port), f"Firebird on port {self.port}", timeout=START_SECONDS, process=self._process
        )

    def stop(self) -> None:
        """End it in good order."""
        if self._process is not None:
            self._process.stop()

    def kill(self) -> None:
        """Kill −9, as a power cut would."""
        self.process.kill()

    def restart(self) -> None:
        """Start it again on the same port after `stop` or `kill`."""
        self.stop()
        self.start()

    def dsn(self, database: Path | str) -> str:
        """The connection string of a database on this server; a bare name lies in its database folder."""
        return f"{HOST}/{self.port}:{self.databases / database}"

    def connect(
        self,
        database: Path | str,
        *,
        user: str = SYSDBA,
        password: str | None = None,
        role: str | None = None,
        charset: str = "UTF8",
    ) -> fdb.Connection:
        """A connection over TCP with the Firebird 5 client, as SYSDBA if not told otherwise; close it."""
        load_client()
        return fdb.connect(
            dsn=self.dsn(database),
            user=user,
            password=self.password if password is None else password,
            role=role,
            charset=charset,
        )

    @contextmanager
    def locked(self, database: Path | str) -> Iterator[None]:
        """Somebody holds a database for himself alone: whoever was in is thrown out, and nobody gets in."""
        load_client()
        desk = services.connect(host=f"{HOST}/{self.port}", user=SYSDBA, password=self.password)
        path = str(self.databases / database)
        try:
            desk.shutdown(path, services.SHUT_FULL, services.SHUT_FORCE, 0)
            try:
                yield
            finally:
                desk.bring_online(path)
        finally:
            desk.close()

    def create_database(self, name: str, *, charset: str = "UTF8", page_size: int = 8192) -> Path:
        """A new, empty database in the server's folder; its path."""
        load_client()
        connection = fdb.create_database(
            f"CREATE DATABASE '{self.dsn(name)}' USER '{SYSDBA}' PASSWORD '{self.password}' "
            f"PAGE_SIZE {page_size} DEFAULT CHARACTER SET {charset}"
        )
        connection.close()
        return self.databases / name

    def create_user(self, name: str, password: str, *, database: Path | str) -> None:
        """An ordinary login, made through any database of this server; it may do what it is granted there."""
        connection = self.connect(database)
        try:
            connection.execute_immediate(f"CREATE OR ALTER USER {name} PASSWORD '{password}' USING PLUGIN Srp")
            connection.commit()
        finally:
            connection.close()

    def engine_version(self, database: Path | str) -> str:
        """What the engine says of itself, "3.0.11" for example."""
        connection = self.connect(database)
        try:
            cursor = connection.cursor()
            cursor.execute("SELECT rdb$get_context('SYSTEM', 'ENGINE_VERSION') FROM rdb$database")
            version = str(cursor.fetchone()[0])
            cursor.close()
            return version
        finally:
            connection.close()

    def attachments(self, database: Path | str) -> int:
        """How many client attachments the database has now, the one that asks not counted."""
        connection = self.connect(database)
        try:
            cursor = connection.cursor()
            cursor.execute(
                "SELECT COUNT(*) FROM mon$attachments "
                "WHERE mon$attachment_id <> CURRENT_CONNECTION AND mon$system_flag = 0"
            )
            count = int(cursor.fetchone()[0])
            cursor.close()
            return count
        finally:
            connection.close()
