"""Every T-SQL statement that reading AutoCount sends, each with its isolation, as it was recorded.

A statement is parsed as T-SQL and written in one form; values and lengths of lists are left out of it, and so are the
columns where every one of a table is asked for. What is not in the record is new: look at it as SQL Server would, then
record it with `python -m tests.live.test_autocount_statements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import sqlglot

from connector.domain.keys import Key
from connector.drivers.odbc import Isolation
from tests.contracts.source import everything, latest, seen
from tests.live.autocount_books import AutoCountBooks, Server, autocount_books, source_of
from tests.live.servers.autocount import translated_server
from tests.sample.autocount.variant import Variant
from tests.sample.variant import TINY

RECORD: Final = Path(__file__).with_name("autocount_statements.txt")
_PLACES: Final = re.compile(r"\((\?, )+\?\)")
_MANY: Final = 50
_LEVEL: Final = "SET TRANSACTION ISOLATION LEVEL "


class Listening:
    """A connection that notes what is sent over it, with the isolation that it is sent under."""

    def __init__(self, connection: Any, heard: list[tuple[str, str]]) -> None:
        self._connection = connection
        self._heard = heard
        self._level = "READ COMMITTED"

    def cursor(self) -> Any:
        """A statement whose text is noted."""
        cursor = self._connection.cursor()
        execute = cursor.execute

        class Noting:
            def __getattr__(self, name: str) -> Any:
                return getattr(cursor, name)

            def execute(_self, sql: str, *parameters: Any) -> Any:  # noqa: N805 - the connection is self
                if sql.startswith(_LEVEL):
                    self._level = sql.removeprefix(_LEVEL)
                self._heard.append((self._level, sql))
                return execute(sql, *parameters)

        return Noting()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            super().__setattr__(name, value)
        else:
            setattr(self._connection, name, value)


def form(sql: str) -> str:
    """A statement's one form: parsed as T-SQL and written again; lists of values have no length."""
    if sql.startswith("SET "):
        return sql  # T-SQL's own switches, which have one form
    (tree,) = sqlglot.parse(sql, read="tsql")
    assert tree is not None
    columns = tree.args.get("expressions") or []
    if len(columns) > _MANY:  # every column that a table has, for whoever looks at rules
        tree.set("expressions", columns[:1])
    return _PLACES.sub("(?, …)", tree.sql("tsql"))


def heard_of(books: AutoCountBooks) -> list[tuple[str, str]]:
    """Everything that a source can be asked, and what it sent for it."""
    heard: list[tuple[str, str]] = []

    def opening(text: str, /, *, autocommit: bool, timeout: int) -> Any:
        return Listening(books.database.opener(text, autocommit=autocommit, timeout=timeout), heard)

    source = source_of(books.database, opening=opening)
    try:
        source.identify()
        source.notes()
        for kind in source.kinds():
            found = everything(source, kind)
            keys = list(latest(found))
            everything(source, kind, found[-1].cursor)
            assert len(seen(source, kind)) == len(keys)
            list(source.fetch(kind, [*keys[:20], Key("no such record"), Key("1"), Key("AR:1")]))
            source.content_slice(kind, source.content_slice(kind, None, 1).cursor, 2)
            source.totals(kind)
            source.company.samples(kind, 3)
        return heard
    finally:
        source.close()


def recorded(heard: list[tuple[str, str]]) -> list[str]:
    """One line for each statement and isolation, in the order of the alphabet."""
    return sorted({f"{level} | {form(sql)}" for level, sql in heard})


@pytest.fixture(params=[True, False], ids=["snapshot", "nosnapshot"])
def books(request: pytest.FixtureRequest, autocount_server: Server) -> Iterator[AutoCountBooks]:
    """A company that allows SNAPSHOT, and one that does not."""
    with autocount_books(autocount_server, Variant(snapshot=request.param)) as found:
        yield found


def test_every_statement_is_known(books: AutoCountBooks) -> None:
    """Nothing is sent that is not in the record, under no other isolation."""
    known = set(RECORD.read_text(encoding="utf-8").splitlines())
    assert [line for line in recorded(heard_of(books)) if line not in known] == []


def test_nothing_is_read_half_written_and_nothing_is_held_long(books: AutoCountBooks) -> None:
    """No hint anywhere; amounts come from SNAPSHOT or REPEATABLE READ; a page that holds its rows has at most 200."""
    heard = heard_of(books)
    snapshots = books.source.company.attachment.snapshots
    levels = {level for level, _ in heard}
    assert levels <= {Isolation.SNAPSHOT, Isolation.READ_COMMITTED, *([] if snapshots else [Isolation.REPEATABLE_READ])}
    assert not [sql for _, sql in heard if re.search(r"NOLOCK|UNCOMMITTED|WITH \(", sql)]
    pages = [(level, int(size)) for level, sql in heard for size in re.findall(r"TOP \((\d+)\)", sql)]
    held = [size for level, size in pages if level == Isolation.REPEATABLE_READ]
    assert max(size for _, size in pages) == (500 if snapshots else 200)
    assert bool(held) is not snapshots
    assert all(size <= 200 for size in held)
    documents = [level for level, sql in heard if "FROM IVDTL C" in sql]
    assert set(documents) == {Isolation.SNAPSHOT if snapshots else Isolation.REPEATABLE_READ}


def test_secrets_of_the_company_are_never_asked_for(books: AutoCountBooks) -> None:
    """Profile keeps keys of the e-invoice service in plain columns: only name and registration number are read."""
    asked = [sql for _, sql in heard_of(books) if "Profile" in sql]
    assert asked
    assert {sql for sql in asked if "FROM Profile" in sql} == {
        "SELECT TOP (1) P.CompanyName, P.RegisterNo FROM Profile P"
    }
    assert not [sql for _, sql in heard_of(books) if "*" in sql.replace("COUNT(*)", "") and "SELECT" in sql]


def main() -> None:
    """Write the record anew."""
    lines: set[str] = set()
    with translated_server() as server:
        for snapshot in (True, False):
            with autocount_books(server, Variant(snapshot=snapshot), TINY) as found:
                lines |= set(recorded(heard_of(found)))
    RECORD.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
