"""A throw-away PostgreSQL cluster, from Debian's `postgresql`, as durable as a real one (fsync on)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

import psycopg
from psycopg import sql

from tests.live.servers.processes import ChildProcess, free_port, wait_until
from tests.live.servers.scratch import scratch_folder, scratch_root

SUPERUSER = "postgres"
OWNER = "bukubridge"
"""Owns the databases that are made here, and is no superuser: row-level security shall be able to bind it."""
START_SECONDS = 30


class PostgresServer:
    """A running cluster on the loopback address; every database of it is made by `create_database`."""

    durable = True
    """Whether it writes through to the disk, as a real one does."""
    tuning: ClassVar[Mapping[str, str]] = {}
    """Settings besides."""

    def __init__(self, folder: Path) -> None:
        """Take the cluster from the cache into `folder`."""
        self.folder = folder
        self.port = free_port()
        self._cluster = folder / "cluster"
        self._process: ChildProcess | None = None
        subprocess.run(["cp", "-a", "--reflink=auto", str(self.source()), str(self._cluster)], check=True)

    def __enter__(self) -> Self:
        self.start()
        try:
            with self._superuser() as connection:
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(OWNER)))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def source(self) -> Path:
        """The cluster that this one is a copy of."""
        return cached_cluster()

    @property
    def process(self) -> ChildProcess:
        """The running server. Raises RuntimeError when it was not started."""
        if self._process is None:
            raise RuntimeError("the cluster was not started")
        return self._process

    def start(self) -> None:
        """Start it on its port and wait until it answers a query."""
        settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "on" if self.durable else "off",
            "max_connections": "60",
            "shared_buffers": "128MB",
            "max_wal_size": "2GB",
            **self.tuning,
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._process = ChildProcess(
            [_programs() / "postgres", "-D", self._cluster, *options],
            output=self.folder / "output.txt",
            user=_system_user(),
            folder=self.folder,
        )
        wait_until(self._answers, f"PostgreSQL on port {self.port}", timeout=START_SECONDS, process=self._process)

    def stop(self) -> None:
        """End it at once, open connections are cut."""
        if self._process is not None and self._process.running:
            # SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients.
            self._process.interrupt()

    def kill(self) -> None:
        """Kill −9, as a power cut would."""
        self.process.kill()

    def url(self, database: str, role: str = OWNER) -> str:
        """SQLAlchemy's URL of a database, as its owner or another role."""
        return f"postgresql+psycopg://{role}@127.0.0.1:{self.port}/{database}"

    def create_role(self, name: str) -> None:
        """A role that may sign in and owns nothing."""
        with self._superuser() as connection:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(name)))

    def create_database(self, name: str) -> str:
        """A new, empty database that belongs to the owner role; its SQLAlchemy URL."""
        with self._superuser() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
            )
        return self.url(name)

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        with self._superuser() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def superuser_url(self, database: str = "postgres") -> str:
        """SQLAlchemy's URL as superuser, to see what the owner must not."""
        return f"postgresql+psycopg://{SUPERUSER}@127.0.0.1:{self.port}/{database}"

    def _superuser(self) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=SUPERUSER, dbname="postgres", autocommit=True, connect_timeout=5
        )

    def _answers(self) -> bool:
        try:
            self._superuser().close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A running, empty cluster; all of it is gone at the end."""
    with scratch_folder("postgres") as folder, PostgresServer(folder) as server:
        yield server


def _programs() -> Path:
    """The folder of the newest PostgreSQL that Debian installed.

    Raises:
        FileNotFoundError: there is none.
    """
    found = list(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found:
        raise FileNotFoundError("PostgreSQL is not installed: run `make setup` as root, or install `postgresql`")
    return max(found, key=lambda path: int(re.sub(r"\D", "", path.parts[-3]))).parent


def _system_user() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as Debian's user for it."""
    return "postgres" if os.getuid() == 0 else None


def cached_cluster() -> Path:
    """An empty cluster, made once for each version and user."""
    programs = _programs()
    cached = scratch_root() / f"postgres-{programs.parts[-2]}-empty"
    if cached.exists():
        return cached
    with scratch_folder("initdb") as folder:
        user = _system_user()
        if user is not None:
            shutil.chown(folder, user)
        options = ["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-instructions"]
        subprocess.run(
            [str(programs / "initdb"), "-D", str(folder / "cluster"), *options],
            check=True,
            capture_output=True,
            user=user,
            cwd=folder,
        )
        try:
            (folder / "cluster").rename(cached)
        except OSError:
            if not cached.exists():  # another process may have been first
                raise
    return cached
