"""Opens connections from connection strings of Microsoft's driver: the tests' `pyodbc.connect`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import pyodbc

from tests.live.tsql.catalogue import Catalogue
from tests.live.tsql.connection import TranslatedConnection, translated_connection
from tests.live.tsql.errors import DRIVER, SqlError, Untranslated, driver_error, sql_error

_PART: Final = re.compile(r"\s*([^=;{}]+?)\s*=\s*(\{(?:[^}]|\}\})*\}|[^;]*)\s*(?:;|$)")
_KNOWN: Final = frozenset(
    re.findall(
        r"\w+",
        """driver server database uid pwd encrypt trustservercertificate app wsid applicationintent connectretrycount
    connectretryinterval servercertificate hostnameincertificate mars_connection autotranslate quotedid ansinpw
    tds_version port clientcharset longasmax keepalive keepaliveinterval trusted_connection""",
    )
)
_POSTGRES: Final = {
    "BoolsAsChar": "0",
    "MaxVarcharSize": "8000",
    "MaxLongVarcharSize": "100000000",
    "TextAsLongVarchar": "0",
    "UnknownsAsLongVarchar": "0",
    "ByteaAsLongVarBinary": "1",
    "LFConversion": "0",
    # A failed statement is rolled back alone: SQL Server's rule. By savepoints.
    "Protocol": "7.4-2",
    "UseServerSidePrepare": "1",
    # Rows come as they are fetched, as from SQL Server: a large result is never whole in memory.
    "UseDeclareFetch": "1",
    "Fetch": "2000",
}
_REFUSED: Final = {
    "password authentication failed": SqlError(18456, "28000", "Login failed for user '{user}'."),
    "no pg_hba.conf entry": SqlError(18456, "28000", "Login failed for user '{user}'."),
    "does not exist": SqlError(
        4060, "42000", 'Cannot open database "{database}" requested by the login. The login failed.'
    ),
}


class Opener:
    """Called as `pyodbc.connect` is, with a connection string for SQL Server."""

    def __init__(self, catalogues: dict[str, Catalogue]) -> None:
        """`catalogues`: by the name of the database in the server's spelling."""
        self._catalogues = catalogues
        self.refusal: SqlError | None = None
        """When set, every attempt ends with it: a database that is being restored, single-user mode …"""
        self.opened = 0
        """How many connections were opened."""
        self.watch: Callable[[str], None] | None = None
        """Sees each connection string."""
        self.listen: Callable[[str, str], None] | None = None
        """Hears each batch, with the isolation level that its session has then."""

    def __call__(
        self,
        connection_string: str,
        /,
        *,
        autocommit: bool = False,
        timeout: int = 0,
        readonly: bool = False,
        attrs_before: dict[int, Any] | None = None,
    ) -> TranslatedConnection:
        """Open it.

        Raises:
            pyodbc.Error: as Microsoft's driver would.
            Untranslated: a keyword that has no rule.
        """
        if self.watch is not None:
            self.watch(connection_string)
        parts = parse(connection_string)
        if self.refusal is not None:
            raise sql_error(self.refusal, "SQLDriverConnect")
        if "uid" not in parts:
            raise sql_error(
                SqlError(18452, "28000", "Login failed. The login is from an untrusted domain."), "SQLDriverConnect"
            )
        try:
            inner = pyodbc.connect(self.postgres_string(connection_string), autocommit=autocommit, timeout=timeout)
        except pyodbc.Error as exc:
            raise _refused(str(exc.args[-1]), parts) from exc
        self.opened += 1
        exact = self._exact(parts["database"])
        catalogue = self._catalogues.setdefault(exact, Catalogue())
        connection = translated_connection(inner, catalogue, autocommit=autocommit)
        connection.session.listen = self._hears
        return connection

    def _hears(self, sql: str, isolation: str) -> None:
        if self.listen is not None:
            self.listen(sql, isolation)

    def postgres_string(self, connection_string: str) -> str:
        """psqlODBC's connection string of the same database and login."""
        parts = parse(connection_string)
        host, _, port = parts["server"].removeprefix("tcp:").partition(",")
        if not port.strip().isdigit():
            raise driver_error("HYT00", "Login timeout expired", "SQLDriverConnect")
        target = {
            "DRIVER": "{PostgreSQL Unicode}",
            "SERVER": host,
            "PORT": port.strip(),
            "DATABASE": self._exact(parts["database"]),
            "UID": parts["uid"],
            "PWD": "{" + parts.get("pwd", "").replace("}", "}}") + "}",
        }
        return ";".join(f"{name}={value}" for name, value in (target | _POSTGRES).items())

    def _exact(self, database: str) -> str:
        """SQL Server does not tell names by case."""
        return next((name for name in self._catalogues if name.lower() == database.lower()), database)


def parse(connection_string: str) -> dict[str, str]:
    """Its parts by lower-case keyword, without braces. Raises Untranslated for a keyword without a rule."""
    parts: dict[str, str] = {}
    for name, value in _PART.findall(connection_string):
        if name.lower() not in _KNOWN:
            raise Untranslated(f"the keyword {name} of a connection string has no rule")
        parts[name.lower()] = value[1:-1].replace("}}", "}") if value.startswith("{") else value
    if _PART.sub("", connection_string).strip():
        raise Untranslated("a connection string that cannot be read whole")
    return parts


def _refused(said: str, parts: dict[str, str]) -> pyodbc.Error:
    for words, error in _REFUSED.items():
        if words in said:
            text = error.text.format(user=parts.get("uid", ""), database=parts.get("database", ""))
            return sql_error(error._replace(text=text), "SQLDriverConnect")
    if "timeout" in said.lower():
        return driver_error("HYT00", "Login timeout expired", "SQLDriverConnect")
    message = f"[08001] {DRIVER}TCP Provider: Error code 0x2749 (10061) (SQLDriverConnect)"
    return pyodbc.OperationalError("08001", message)
