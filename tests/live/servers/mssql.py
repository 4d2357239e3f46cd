"""A real SQL Server, when `BUKUBRIDGE_TEST_MSSQL` holds a connection string of a login that may make databases.

Every database is made and dropped here; nothing is translated. The server must allow SQL logins (mixed mode).
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

import pyodbc

from tests.live.servers.autocount import READER, WRITER, AutoCountDatabase, Login
from tests.live.tsql.opening import parse
from tests.sample.autocount import tsql
from tests.sample.autocount.dictionary import Table, tables

VARIABLE: Final = "BUKUBRIDGE_TEST_MSSQL"
_CHUNK: Final = 1_000


def configured() -> bool:
    """Whether there is a SQL Server to test on."""
    return bool(os.environ.get(VARIABLE))


class MicrosoftServer:
    """The server that `BUKUBRIDGE_TEST_MSSQL` names."""

    translated: Final = False

    def __init__(self, connection_string: str) -> None:
        """Make the two logins, under names that no other run has."""
        self._string = connection_string
        mark = uuid.uuid4().hex[:8]
        self.logins = {login: Login(f"{login.user}_{mark}", login.password) for login in (WRITER, READER)}
        with self.master() as connection:
            for login in self.logins.values():
                connection.execute(
                    f"CREATE LOGIN [{login.user}] WITH PASSWORD = N'{login.password}', CHECK_POLICY = OFF"
                )

    @contextmanager
    def master(self, database: str = "master") -> Iterator[pyodbc.Connection]:
        """A connection as the login that makes databases; each statement is a transaction."""
        parts = parse(self._string) | {"database": database}
        text = ";".join(f"{name}={_written(name, value)}" for name, value in parts.items())
        connection = pyodbc.connect(text, autocommit=True, timeout=15)
        try:
            yield connection
        finally:
            connection.close()

    def create(self, name: str | None = None) -> MicrosoftDatabase:
        """A new company database with the schema, without rows."""
        name = name or f"AED_{uuid.uuid4().hex[:8].upper()}"
        with self.master() as connection:
            connection.execute(f"CREATE DATABASE [{name}] COLLATE Latin1_General_CI_AS")
            connection.execute(f"ALTER DATABASE [{name}] SET ALLOW_SNAPSHOT_ISOLATION ON")
        with self.master(name) as connection:
            steps: tuple[Callable[[Table], Iterator[str]], ...] = (tsql.create_table, tsql.foreign_keys, tsql.triggers)
            for step in steps:
                for table in tables().values():
                    for statement in step(table):
                        connection.execute(statement)
            for login, roles in ((WRITER, ("db_datareader", "db_datawriter")), (READER, ("db_datareader",))):
                user = self.logins[login].user
                connection.execute(f"CREATE USER [{user}] FOR LOGIN [{user}]")
                for role in roles:
                    connection.execute(f"ALTER ROLE {role} ADD MEMBER [{user}]")
        return MicrosoftDatabase(self, name)

    def close(self) -> None:
        """Drop the logins."""
        with self.master() as connection:
            for login in self.logins.values():
                connection.execute(f"DROP LOGIN [{login.user}]")

    def parts(self) -> dict[str, str]:
        """The parts of its connection string by lower-case keyword."""
        return parse(self._string)


class MicrosoftDatabase(AutoCountDatabase):
    """One company database on SQL Server."""

    translated = False

    def __init__(self, server: MicrosoftServer, name: str) -> None:
        self.server = server
        self.name = name
        self.server_name = server.parts()["server"]
        self.opener = pyodbc.connect

    @property
    def driver(self) -> str:
        """The driver that the given connection string names."""
        return self.server.parts()["driver"]

    def login(self, login: Login) -> Login:
        """The login under its name on this server."""
        return self.server.logins.get(login, login)

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """Row by row, which converts every value as the product's own statements do; keys and triggers are off."""
        given = tables()[table].identity in columns
        listed = ", ".join(f"[{column}]" for column in columns)
        insert = f"INSERT INTO dbo.[{table}] ({listed}) VALUES ({', '.join('?' * len(columns))})"
        loaded, source = 0, iter(rows)
        with self.server.master(self.name) as connection:
            cursor = connection.cursor()
            cursor.execute(f"ALTER TABLE dbo.[{table}] NOCHECK CONSTRAINT ALL; DISABLE TRIGGER ALL ON dbo.[{table}]")
            if given:
                cursor.execute(f"SET IDENTITY_INSERT dbo.[{table}] ON")
            while chunk := list(islice(source, _CHUNK)):
                cursor.executemany(insert, chunk)
                loaded += len(chunk)
            if given:
                cursor.execute(f"SET IDENTITY_INSERT dbo.[{table}] OFF")
            cursor.execute(f"ALTER TABLE dbo.[{table}] CHECK CONSTRAINT ALL; ENABLE TRIGGER ALL ON dbo.[{table}]")
        return loaded

    def add_column(self, table: str, column: str, kind: str) -> None:
        """With ALTER TABLE."""
        if not re.fullmatch(r"\w+", column):
            raise ValueError(f"not the name of a column: {column}")
        with self.server.master(self.name) as connection:
            connection.execute(f"ALTER TABLE dbo.[{table}] ADD [{column}] {kind} NULL")

    def allow_snapshot(self, allowed: bool) -> None:
        """The database's own setting."""
        with self.server.master() as connection:
            switch = "ON" if allowed else "OFF"
            connection.execute(f"ALTER DATABASE [{self.name}] SET ALLOW_SNAPSHOT_ISOLATION {switch}")

    def analyse(self) -> None:
        """Statistics of the whole database."""
        with self.server.master(self.name) as connection:
            connection.execute("EXEC sp_updatestats")

    def drop(self) -> None:
        """Remove it, whoever is connected."""
        with self.server.master() as connection:
            connection.execute(f"ALTER DATABASE [{self.name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE")
            connection.execute(f"DROP DATABASE [{self.name}]")


def _written(name: str, value: str) -> str:
    """A value of a connection string, between braces where it may hold anything."""
    braces = name in ("driver", "database", "uid", "pwd") or any(sign in value for sign in ";{}")
    return "{" + value.replace("}", "}}") + "}" if braces else value


@contextmanager
def microsoft_server() -> Iterator[MicrosoftServer]:
    """The configured server; its logins are dropped at the end."""
    server = MicrosoftServer(os.environ[VARIABLE])
    try:
        yield server
    finally:
        server.close()
