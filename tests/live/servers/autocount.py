"""Databases with AutoCount's schema: on PostgreSQL behind the translator of `tests.live.tsql`, or on a SQL Server.

Both give the same things to a test: logins that may write or only read, a name for a connection string, and what the
driver opens connections with. A test that uses nothing else runs on either.
"""

from __future__ import annotations

import hashlib
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Final, Protocol, Self

import psycopg
from psycopg import sql

from tests.live.servers.postgres import SUPERUSER, PostgresServer, cached_cluster
from tests.live.servers.scratch import scratch_folder, scratch_root
from tests.live.tsql import schema as postgres_schema
from tests.live.tsql.catalogue import Catalogue
from tests.live.tsql.opening import Opener
from tests.sample.autocount import dictionary
from tests.sample.autocount.dictionary import tables

TEMPLATE: Final = "AED_TEMPLATE"
_SCHEMA: Final = Path(postgres_schema.__file__).parent
_DICTIONARY: Final = tuple(sorted(Path(dictionary.__file__).parent.glob("*.csv")))


@dataclass(frozen=True, slots=True)
class Login:
    """A SQL login."""

    user: str
    password: str


WRITER: Final = Login("bb_writer", "Wr1te-the-books!")
"""May read and change every row, as AutoCount's own login."""
READER: Final = Login("bb_reader", "Only-l00k-at-it!")
"""May SELECT, nothing else: what the guide tells the administrator to make."""
_LOGINS: Final = (WRITER, READER)


class Opens(Protocol):
    """What `pyodbc.connect` is for the driver."""

    def __call__(
        self,
        connection_string: str,
        /,
        *,
        autocommit: bool = False,
        timeout: int = 0,
        readonly: bool = False,
        attrs_before: dict[int, Any] | None = None,
    ) -> Any:
        """Open a connection."""


class AutoCountDatabase(ABC):
    """One company database."""

    name: str
    server_name: str
    """As it goes behind SERVER= in a connection string."""
    translated: bool
    """Whether PostgreSQL answers instead of SQL Server."""
    opener: Opens
    variant: str = ""
    """Which rules its sample company follows, if it has one."""

    def login(self, login: Login) -> Login:
        """WRITER or READER under the name that it has on this server."""
        return login

    def connection_string(self, login: Login = WRITER) -> str:
        """For `opener`."""
        login = self.login(login)
        return (
            f"DRIVER={{{self.driver}}};SERVER={self.server_name};DATABASE={self.name};UID={login.user};"
            f"PWD={{{login.password}}};Encrypt=yes;TrustServerCertificate=yes"
        )

    @property
    @abstractmethod
    def driver(self) -> str:
        """Name of an installed driver for SQL Server, or what stands for one."""

    def connect(self, login: Login = WRITER, *, autocommit: bool = False) -> Any:
        """A connection of the test's own, in T-SQL."""
        return self.opener(self.connection_string(login), autocommit=autocommit)

    @abstractmethod
    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """Many rows at once, without triggers, keys of identity columns as given; how many."""

    @abstractmethod
    def add_column(self, table: str, column: str, kind: str) -> None:
        """A nullable column more, as a user-defined field or a newer version brings it."""

    @abstractmethod
    def allow_snapshot(self, allowed: bool) -> None:
        """Whether SNAPSHOT may be used."""

    @abstractmethod
    def drop(self) -> None:
        """Remove it, whoever is connected."""

    @abstractmethod
    def analyse(self) -> None:
        """Statistics anew, after many rows came at once."""


class TranslatedServer:
    """AutoCount databases on a PostgreSQL cluster of their own, whose logins have passwords."""

    translated: Final = True

    def __init__(self, postgres: PostgresServer) -> None:
        """Take a running cluster with the logins and the template."""
        self.postgres = postgres
        self.companies: dict[str, str] = {}
        """Databases with a sample company in them, to be copied; by what is in it."""

    def create(self, name: str | None = None, *, template: str = TEMPLATE) -> TranslatedDatabase:
        """A new company database with the schema, without rows."""
        name = name or f"AED_{uuid.uuid4().hex[:8].upper()}"
        with self._superuser("postgres") as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
            )
        return self.adopt(name)

    def adopt(self, name: str) -> TranslatedDatabase:
        """A database that is there already, under its own name."""
        with self._superuser(name) as connection:
            for key, value in _properties(name).items():
                connection.execute(
                    "INSERT INTO mssql.property VALUES (%s, %s)"
                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    (key, value),
                )
        return TranslatedDatabase(self, name)

    @contextmanager
    def superuser(self, database: str) -> Iterator[psycopg.Connection]:
        """PostgreSQL's own language, for what no login of SQL Server's may do."""
        with self._superuser(database) as connection:
            yield connection

    def _superuser(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1", port=self.postgres.port, user=SUPERUSER, dbname=database, autocommit=True
        )


class TranslatedDatabase(AutoCountDatabase):
    """One company database on PostgreSQL."""

    translated = True

    def __init__(self, server: TranslatedServer, name: str) -> None:
        self.server = server
        self.name = name
        self.server_name = f"tcp:127.0.0.1,{server.postgres.port}"
        self.catalogue = Catalogue()
        self.opener: Opener = Opener({name: self.catalogue})

    @property
    def driver(self) -> str:
        """What the translator takes for a driver."""
        return "ODBC Driver 18 for SQL Server"

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """By COPY."""
        listed = ", ".join(f'"{column}"' for column in columns)
        with self.server.superuser(self.name) as connection, connection.transaction(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            with cursor.copy(f'COPY dbo."{table}" ({listed}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
            loaded = cursor.rowcount
            if identity := tables()[table].identity:
                _raise_identity(cursor, table, identity)
        return loaded

    def add_column(self, table: str, column: str, kind: str) -> None:
        """With ALTER TABLE; the translator looks anew for a name that it does not know."""
        with self.server.superuser(self.name) as connection:
            known = connection.execute("SELECT 1 FROM pg_type WHERE typname = %s", (kind,)).fetchone()
            if known is None:
                for statement in postgres_schema.domains({kind}):
                    connection.execute(statement)
            connection.execute(f'ALTER TABLE dbo."{table}" ADD COLUMN "{column}" dbo."{kind}"')
        with self.server.superuser(self.name) as connection:
            connection.execute(
                sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA dbo TO {}").format(sql.Identifier(READER.user))
            )

    def allow_snapshot(self, allowed: bool) -> None:
        """A property that the translator asks for."""
        self.set_property("snapshot_isolation_state", "1" if allowed else "0")

    def restored(self, moment: str, *, told: bool = True) -> None:
        """A line more in msdb's restore history, and a fork of the recovery path; ``told``: our logins may see it."""
        with self.server.superuser(self.name) as connection:
            connection.execute("INSERT INTO mssql.restore (restore_date) VALUES (%s::timestamp)", (moment,))
            if told:
                for login in _LOGINS:
                    name = sql.Identifier(login.user)
                    connection.execute(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA msdb TO {}").format(name))
        self.set_property("recovery_fork_guid", str(uuid.uuid4()))

    def analyse(self) -> None:
        """VACUUM ANALYZE."""
        with self.server.superuser(self.name) as connection:
            connection.execute("VACUUM ANALYZE")

    def set_property(self, name: str, value: str) -> None:
        """What SERVERPROPERTY, DATABASEPROPERTYEX and sys.databases tell."""
        with self.server.superuser(self.name) as connection:
            connection.execute("UPDATE mssql.property SET value = %s WHERE name = %s", (value, name))

    def drop(self) -> None:
        """Remove it."""
        self.server.postgres.drop_database(self.name)

    @cached_property
    def bare(self) -> str:
        """psqlODBC's connection string of the same database, without the translator."""
        return self.opener.postgres_string(self.connection_string())


@contextmanager
def translated_server() -> Iterator[TranslatedServer]:
    """A cluster of its own: its logins have passwords, as SQL Server's have."""
    with scratch_folder("autocount") as folder, _Cluster(folder) as postgres:
        yield TranslatedServer(postgres)


class _Cluster(PostgresServer):
    """Not durable: what a test asks is never what a power cut leaves of the ledger's own server."""

    durable = False
    # SQL Server carries a range from one side of a join to the other, PostgreSQL reads the other side by its index only
    # where that is cheap: everything is in memory here.
    tuning: ClassVar[Mapping[str, str]] = {"random_page_cost": "1.01", "seq_page_cost": "1.0"}

    def __enter__(self) -> Self:
        self.start()
        return self

    def source(self) -> Path:
        return _prepared()


def _prepared() -> Path:
    """A cluster with logins and template, made once for each state of the schema."""
    digest = hashlib.sha256(cached_cluster().name.encode())
    for file in (Path(__file__), *sorted(_SCHEMA.glob("*.py")), *sorted(_SCHEMA.glob("*.sql")), *_DICTIONARY):
        digest.update(file.read_bytes())
    kept = scratch_root() / f"autocount-{digest.hexdigest()[:16]}"
    if kept.exists():
        return kept
    with scratch_folder("autocount-making") as folder:
        making = PostgresServer(folder)
        making.durable = False
        making.start()
        try:
            _prepare(TranslatedServer(making))
        finally:
            making.stop()
        access = folder / "cluster" / "pg_hba.conf"
        access.write_text("host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
        try:
            (folder / "cluster").rename(kept)
        except OSError:
            if not kept.exists():  # another process may have been first
                raise
    return kept


def _prepare(server: TranslatedServer) -> None:
    with server.superuser("postgres") as connection:
        for login in _LOGINS:
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                    sql.Identifier(login.user), sql.Literal(login.password)
                )
            )
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
    with server.superuser(TEMPLATE) as connection, connection.transaction():
        _build(connection)


def _build(connection: psycopg.Connection) -> None:
    shims = Path(postgres_schema.__file__).with_name("shims.sql").read_text(encoding="utf-8")
    found = tables()
    functions, catalogue = shims.split("-- The catalogue", 1)
    _run(connection, functions)
    for statement in postgres_schema.domains({column.type for table in found.values() for column in table.columns}):
        connection.execute(statement)
    steps: tuple[Callable[..., Iterator[str]], ...] = (
        postgres_schema.create_table,
        postgres_schema.foreign_keys,
        postgres_schema.triggers,
    )
    for step in steps:
        for table in found.values():
            for statement in step(table):
                connection.execute(statement)
    _run(connection, "-- The catalogue" + catalogue)
    writer, reader = sql.Identifier(WRITER.user), sql.Identifier(READER.user)
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA msdb TO {}, {}").format(writer, reader))
    for schema in ("dbo", "mssql", "sys", "INFORMATION_SCHEMA"):
        name = sql.Identifier(schema)
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}, {}").format(name, writer, reader))
        connection.execute(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA {} TO {}, {}").format(name, writer, reader))
    connection.execute(sql.SQL("GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA dbo TO {}").format(writer))
    connection.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA dbo TO {}, {}").format(writer, reader))


def _run(connection: psycopg.Connection, text: str) -> None:
    for statement in text.split("\n----\n"):
        if statement.strip():
            connection.execute(statement)


def _raise_identity(cursor: psycopg.Cursor, table: str, identity: str) -> None:
    reached = f'(SELECT greatest(1, max("{identity}")) FROM dbo."{table}")'
    cursor.execute(f"SELECT setval(pg_get_serial_sequence(%s, %s), {reached})", (f'dbo."{table}"', identity))


def _properties(name: str) -> dict[str, str]:
    return {
        "DatabaseName": name,
        "ServerName": "OFFICE\\A2006",
        "MachineName": "OFFICE",
        "InstanceName": "A2006",
        "ProductVersion": "16.0.1000.6",
        "ProductMajorVersion": "16",
        "Edition": "Express Edition (64-bit)",
        "EngineEdition": "4",
        "Collation": "Latin1_General_CI_AS",
        "compatibility_level": "160",
        "snapshot_isolation_state": "1",
        "is_read_committed_snapshot_on": "0",
        "Status": "ONLINE",
        "UserAccess": "MULTI_USER",
        "Updateability": "READ_WRITE",
        "create_date": "2024-01-15 09:30:00.123",
        "service_broker_guid": str(uuid.uuid4()),
        "database_guid": str(uuid.uuid4()),
        "family_guid": str(uuid.uuid4()),
        "recovery_fork_guid": str(uuid.uuid4()),
    }
