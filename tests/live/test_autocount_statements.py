"""Every T-SQL statement that reading and writing AutoCount sends, each with its isolation, as it was recorded.

A statement is parsed as T-SQL and written in one form; values and lengths of lists are left out of it, and so are the
columns where every one of a table is asked for. What is not in the record is new: look at it as SQL Server would, then
record it with `python -m tests.live.test_autocount_statements`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
import sqlglot
from msgspec.structs import replace

from connector.domain.entities import Entity
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Address, Customer, Supplier
from connector.domain.ports import Books, Witness
from connector.domain.products import Product, Unit
from connector.domain.writing import Deletion, Write, WriteOutcome
from connector.drivers.odbc import Isolation
from tests.contracts.source import everything, latest, seen
from tests.live.autocount_books import AutoCountBooks, Server, autocount_books, source_of
from tests.live.autocount_desk import C, P, S, autocount_desk, history
from tests.live.servers.autocount import translated_server
from tests.sample.autocount.variant import Variant
from tests.sample.variant import TINY

RECORD: Final = Path(__file__).with_name("autocount_statements.txt")
_PLACES: Final = re.compile(r"\((\?, )+\?\)")
_MANY: Final = 50
_WRITES: Final = re.compile(r"^(INSERT|UPDATE|DELETE)\b")
_LEVEL: Final = "SET TRANSACTION ISOLATION LEVEL "


def _renamed(customer: Entity) -> Entity:
    moved = (Address(name="Kedai", lines=("4", "5")), Address(name="Baru", lines=("9",)))
    return replace(customer, name="Nama Baharu", tin="C9", delivery_addresses=moved)


def _repriced(product: Entity) -> Entity:
    return replace(product, units=(Unit(name="CTN", rate=Decimal(24)), Unit(name="PCS", base=True, price=Decimal(11))))


WISHES: Final[dict[EntityKind, tuple[Entity, Callable[[Entity], Entity]]]] = {
    C: (
        Customer(
            code="", name="Ujian", currency="MYR", tin="C1", credit_term="30 Days", registration_no="1", note="N",
            delivery_addresses=(Address(name="Gudang"), Address(name="Kedai")),
        ),
        _renamed,
    ),
    S: (Supplier(code="", name="Pembekal", currency="MYR", tin="C2"), lambda supplier: replace(supplier, name="Lain")),
    P: (
        Product(
            code="UJI", description="Barang", base_unit="PCS",
            units=(Unit(name="BOX", rate=Decimal(12)), Unit(name="PCS", base=True, price=Decimal(10))),
        ),
        _repriced,
    ),
}  # fmt: skip
"""A new record of each kind, and an edit of it."""


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
    if sql.startswith("DECLARE "):
        return " ".join(sql.split())  # the application lock: a batch that is sent in one form only
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


def heard_of_writing(server: Server, *, snapshots: bool) -> list[tuple[str, str]]:
    """Everything that the books can be asked to do with customers, suppliers and products, and what they sent."""
    heard: list[tuple[str, str]] = []
    with autocount_desk(server) as desk:

        def opening(text: str, /, *, autocommit: bool, timeout: int) -> Any:
            return Listening(desk.database.opener(text, autocommit=autocommit, timeout=timeout), heard)

        desk.database.allow_snapshot(snapshots)
        with desk.beside(opening=opening) as (source, books):
            assert isinstance(books, Witness)
            books.readiness()
            for kind, (new, edited) in WISHES.items():
                made = desk.new(kind, new)
                assert books.settle(made) is None
                key = _wrote(books, made)
                other = desk.new(kind, replace(new, code="TAKEN-BACK"))
                written = history(other, books.apply(other))
                books.preview_undo(written)
                assert books.undo(written).outcome is WriteOutcome.WRITTEN
                books.find_alike(kind, made.content)
                books.last_change(kind, Key(key))
                before = desk.read(kind, key)
                assert before is not None
                edit = desk.edit(before, edited(before), key, kind)
                _wrote(books, edit)
                assert books.settle(edit) is not None
                for deletion in (Deletion.DEACTIVATE, Deletion.DELETE):
                    there = desk.read(kind, key)
                    assert there is not None
                    removal = desk.removal(there, key, deletion, kind)
                    _wrote(books, removal)
                    assert books.settle(removal) is not None
            source.close()
    return heard


def _wrote(books: Books, write: Write) -> str:
    result = books.apply(write)
    assert result.outcome is WriteOutcome.WRITTEN, result.reason
    return result.key


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


@pytest.fixture(scope="module", params=[True, False], ids=["snapshot", "nosnapshot"])
def writing(request: pytest.FixtureRequest, autocount_server: Server) -> list[tuple[str, str]]:
    """What writing sends to a company that allows SNAPSHOT, and to one that does not."""
    return heard_of_writing(autocount_server, snapshots=request.param)


def test_every_statement_of_writing_is_known(writing: list[tuple[str, str]]) -> None:
    """Nothing is sent that is not in the record, under no other isolation."""
    known = set(RECORD.read_text(encoding="utf-8").splitlines())
    assert [line for line in recorded(writing) if line not in known] == []


def test_rows_are_written_under_our_lock_and_held_by_name(writing: list[tuple[str, str]]) -> None:
    """Changes go under READ COMMITTED, each transaction takes the application lock first; a row is held where it is
    read to be changed, and no table is ever."""
    assert {level for level, sql in writing if _WRITES.match(sql)} == {Isolation.READ_COMMITTED}
    hints = {hint for _, sql in writing for hint in re.findall(r"WITH \(([^)]*)\)", sql)}
    assert hints == {"UPDLOCK, ROWLOCK"}
    assert all("@LockOwner = 'Transaction'" in sql for _, sql in writing if "sp_getapplock" in sql)
    assert not [sql for _, sql in writing if _WRITES.match(sql) and " WHERE " not in sql and not sql.startswith("IN")]


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
            lines |= set(recorded(heard_of_writing(server, snapshots=snapshot)))
    RECORD.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
