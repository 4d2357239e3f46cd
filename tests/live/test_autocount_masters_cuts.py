"""The line to the books is cut at every message of a write: each record is there once and whole, or not at all.

And what a driver only says that it committed is not taken for written.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from msgspec.structs import replace

from connector.domain.entities import Entity
from connector.domain.errors import AnswerLost, RetryLater
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Address, Customer
from connector.domain.ports import Books
from connector.domain.products import Product
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult
from connector.providers.autocount.master_kind import identity_of
from connector.providers.autocount.source import AutoCountSource
from tests.live.autocount_desk import C, Desk, P, Server, autocount_desk, history
from tests.live.servers.autocount import TranslatedServer
from tests.live.wire_cuts import CutRelay

MESSAGES: Final = 10_000
"""More than any write has."""
LAST: Final = 14
"""Messages before the end at each of which the line is cut: the commit, and the look at what it kept."""
FULL: Final = os.environ.get("BUKUBRIDGE_SCALE", "") == "1"
STEP: Final = 1 if FULL else 31
"""Of the others every one at full size, else a few."""
_NEW: Final[dict[EntityKind, Entity]] = {
    C: Customer(code="", name="Putus", currency="MYR", delivery_addresses=(Address(name="A"),)),
    P: Product(code="P", description="P", base_unit="PCS"),
}
_REFUSED: Final[dict[EntityKind, Entity]] = {
    C: Customer(code="", name="Tolak", currency="XXX"),
    P: Product(code="TOLAK", description="P", base_unit="PCS", group="XXX"),
}
"""Are refused once everything was read that a write needs."""
_ROWS: Final = {C: ("GLMast", "AccNo", ("Branch", "Debtor", "GLMast")), P: ("Item", "ItemCode", ("ItemUOM", "Item"))}
"""Table that carries our reference, code, and all tables in the order in which they are deleted."""


class Line:
    """The same books over a line that can be cut."""

    def __init__(self, desk: Desk, far: tuple[AutoCountSource, Books], relay: CutRelay) -> None:
        self._desk = desk
        self._source, self._books = far
        self.relay = relay
        self._ready: EntityKind | None = None

    def written(self, write: Write, cut: int, *, deliver: bool) -> WriteResult:
        """Write over the line that is cut at a message, settle, write again what never arrived."""
        if self._ready is not write.entity:  # what comes then are the messages of a write alone
            told = self._books.apply(self._desk.new(write.entity, _REFUSED[write.entity]))
            assert told.outcome is WriteOutcome.REJECTED
            self._ready = write.entity
        self.relay.arm(cut, deliver=deliver)
        try:
            result = self._books.apply(write)
        except RetryLater:
            self._source.close()
            self._ready = None
            result = self._desk.settled(write) or self._desk.books.apply(write)
        finally:
            self.relay.disarm()
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        return result

    def every_cut(self, once: Callable[[int, bool], None]) -> None:
        """Each of the last messages and some of the others, delivered or not in turn; at full size all of them both
        ways."""
        once(MESSAGES, True)
        count = self.relay.passed
        assert count > LAST
        for cut in itertools.chain(range(1, count - LAST, STEP), itertools.count(count - LAST)):
            for deliver in (False, True) if FULL else (cut % 2 == 0,):
                once(cut, deliver)
            if not self.relay.cut:  # a later write may have a few messages less than the first
                assert cut > count - LAST
                break


@pytest.fixture(scope="module")
def desk(autocount_postgres: TranslatedServer) -> Iterator[Desk]:
    """A company whose server is reached over a line that can be cut."""
    with autocount_desk(autocount_postgres) as made:
        yield made


@pytest.fixture
def line(desk: Desk) -> Iterator[Line]:
    """The line to it."""
    port = int(desk.database.server_name.rpartition(",")[2])
    with CutRelay(port) as relay, desk.beside(relay.port) as far:
        yield Line(desk, far, relay)


@pytest.mark.parametrize("kind", [C, P])
def test_a_new_record_is_there_once_whichever_message_is_lost(desk: Desk, line: Line, kind: EntityKind) -> None:
    """It is known by our reference, and taking it back leaves nothing."""
    marked, code, tables = _ROWS[kind]

    def once(cut: int, deliver: bool) -> None:
        write = desk.new(kind, _NEW[kind])
        result = line.written(write, cut, deliver=deliver)
        assert desk.rows(f"SELECT {code} FROM {marked} WHERE Guid = ?", identity_of(write.reference)) == [(result.key,)]
        assert [desk.rows(f"SELECT {code} FROM {table} WHERE {code} = ?", result.key) for table in tables] == [
            [(result.key,)] for _ in tables
        ]
        if result.trace:
            assert desk.books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
        else:
            for table in tables:
                desk.run(f"DELETE FROM {table} WHERE {code} = ?", result.key)

    line.every_cut(once)
    for table in ("GLMast", "Item"):
        assert desk.rows(f"SELECT 1 FROM {table} WHERE Description IN ('Putus', 'P')") == []


def test_an_edit_is_made_once_whichever_message_is_lost(desk: Desk, line: Line) -> None:
    """All of its rows together; the books count one save for each."""
    key = desk.written(desk.new(C, replace(_NEW[C], name="Sunting"))).key
    told = "SELECT D.CompanyName, M.Description, B.Address1, D.LastUpdate FROM Debtor D JOIN GLMast M ON M.AccNo = "
    told += "D.AccNo JOIN Branch B ON B.AccNo = D.AccNo WHERE D.AccNo = ?"
    saves = 0

    def once(cut: int, deliver: bool) -> None:
        nonlocal saves
        saves += 1
        before, name = desk.customer(key), f"Sunting {saves}"
        address = Address(name="A", lines=(f"Jalan {saves}",))
        line.written(desk.edit(before, replace(before, name=name, delivery_addresses=(address,)), key), cut,
                     deliver=deliver)  # fmt: skip
        assert desk.rows(told, key) == [(name, name, f"Jalan {saves}", saves)]

    line.every_cut(once)


class Lying:
    """A connection of a driver that calls commits done, and gives the changes up instead when it is told to."""

    def __init__(self, connection: Any, lies: list[bool]) -> None:
        self._connection = connection
        self._lies = lies

    def commit(self) -> None:
        """Says that it did."""
        if self._lies:
            self._connection.rollback()
        else:
            self._connection.commit()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            super().__setattr__(name, value)
        else:
            setattr(self._connection, name, value)


def test_a_commit_that_a_driver_only_says_is_not_taken_for_written(autocount_server: Server) -> None:
    """Nobody knows what became of it, until the books are asked; then it is written, once."""
    lies: list[bool] = []

    def lost(work: Callable[..., WriteResult], *values: object) -> None:
        lies.append(True)
        with pytest.raises(AnswerLost):
            work(*values)
        lies.clear()

    with autocount_desk(autocount_server) as made:

        def opening(text: str, /, *, autocommit: bool, timeout: int) -> Lying:
            return Lying(made.database.opener(text, autocommit=autocommit, timeout=timeout), lies)

        with made.beside(opening=opening) as (_, books):
            for kind in (C, P):
                write = made.new(kind, _NEW[kind])
                books.readiness()
                lost(books.apply, write)
                assert books.settle(write) is None
                result = books.apply(write)
                assert result.outcome is WriteOutcome.WRITTEN
                lost(books.undo, history(write, result))
                assert books.settle(write) is not None
            key = Key(made.rows("SELECT AccNo FROM Debtor WHERE CompanyName = 'Putus'")[0][0])
            before = made.customer(key)
            edit = made.edit(before, replace(before, name="Lain"), key)
            lost(books.apply, edit)
            assert made.customer(key).name == "Putus"
            assert books.apply(edit).outcome is WriteOutcome.WRITTEN
            renamed = made.customer(key)
            lost(books.apply, made.removal(renamed, key, Deletion.DELETE))
            assert made.customer(key) == renamed
