"""Whatever message the line breaks at, a commit that is called done is one.

Microsoft's driver keeps to that, and so does the translated connection, though psqlODBC beneath it does not.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, Final

import pyodbc
import pytest

from tests.live.servers.autocount import WRITER, AutoCountDatabase, TranslatedServer
from tests.live.tsql.catalogue import Catalogue
from tests.live.tsql.opening import Opener
from tests.live.wire_cuts import CutRelay

MESSAGES: Final = 1_000
"""More than it takes."""
_INSERT: Final = "INSERT INTO {} ({}, {}, {}) VALUES (?, 1, 'x')"
_READ: Final = "SELECT {1} FROM {0} WHERE {1} = ?"
_TRANSLATED: Final = ("Registry", "RegID", "RegType", "RegValue")
_BARE: Final = ('dbo."Registry"', '"RegID"', '"RegType"', '"RegValue"')
_FIRST_KEY: Final = 900_000


def _lies(database: AutoCountDatabase, connect: Callable[[str], Any], names: tuple[str, ...], *, deliver: bool) -> int:
    """How many commits were called done of which the database has nothing: one try for each message of a write."""
    port = database.server_name.rpartition(",")[2]
    lies = cut = 0
    met = True
    while met:
        cut += 1
        assert cut < MESSAGES
        key = _FIRST_KEY + cut
        with CutRelay(int(port)) as relay:
            connection = connect(database.connection_string(WRITER).replace(f",{port}", f",{relay.port}"))
            connection.cursor().execute(_READ.format(*names), key).fetchall()
            connection.commit()
            relay.arm(cut, deliver=deliver)
            done = _written(connection, names, key)
            relay.disarm()
            met = relay.cut
            with contextlib.suppress(pyodbc.OperationalError):  # the line is cut
                connection.close()
        lies += done and not _there(database, key)
        _forget(database, key)
    assert cut > len(names)
    return lies


def _written(connection: Any, names: tuple[str, ...], key: int) -> bool:
    """Write a row, read it, commit; whether the driver calls it done."""
    try:
        cursor = connection.cursor()
        cursor.execute(_INSERT.format(*names), key)
        cursor.execute(_READ.format(*names), key)
        cursor.fetchall()
        cursor.close()
        connection.commit()
    except pyodbc.Error:
        return False
    return True


def _there(database: AutoCountDatabase, key: int) -> bool:
    connection = database.connect()
    try:
        return connection.execute("SELECT RegID FROM Registry WHERE RegID = ?", key).fetchone() is not None
    finally:
        connection.close()


def _forget(database: AutoCountDatabase, key: int) -> None:
    connection = database.connect()
    try:
        connection.execute("DELETE FROM Registry WHERE RegID = ?", key)
        connection.commit()
    finally:
        connection.close()


@pytest.fixture
def company(autocount_postgres: TranslatedServer) -> Iterator[AutoCountDatabase]:
    """An empty one."""
    database = autocount_postgres.create()
    yield database
    database.drop()


@pytest.mark.parametrize("deliver", [True, False])
def test_a_commit_that_is_called_done_is_one(company: AutoCountDatabase, deliver: bool) -> None:
    """Over the translated connection, which asks after each commit."""
    assert _lies(company, company.opener, _TRANSLATED, deliver=deliver) == 0


def test_psqlodbc_alone_calls_a_commit_done_that_it_never_sent(company: AutoCountDatabase) -> None:
    """Why it asks. Once this fails, psqlODBC was mended, and nobody has to ask any more."""

    def bare(text: str) -> pyodbc.Connection:
        return pyodbc.connect(Opener({company.name: Catalogue()}).postgres_string(text), autocommit=False)

    assert _lies(company, bare, _BARE, deliver=False) > 0
