"""A small AutoCount company whose customers and products the product writes, beside whoever else works in it."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.entities import Entity
from connector.domain.errors import RetryLater
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId
from connector.domain.ports import Books
from connector.domain.products import Product
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult, Written
from connector.drivers.odbc import SystemDoor
from connector.drivers.odbc_seam import Opening
from connector.mapping import load
from connector.providers.autocount.connection import AutoCountSettings
from connector.providers.autocount.sink import AutoCountBooks
from connector.providers.autocount.source import AutoCountSource
from connector.providers.registry import open_books
from connector.sync.merge import differing, fields_of
from tests.live.ledgers import Password
from tests.live.servers.autocount import WRITER, AutoCountDatabase, Login, TranslatedServer
from tests.live.servers.mssql import MicrosoftServer
from tests.live.servers.processes import wait_until
from tests.sample.autocount.small import fill

C, P, S = EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.SUPPLIER
Server = TranslatedServer | MicrosoftServer


@dataclass(slots=True)
class Desk:
    """One company, its source, and the same books as something to write."""

    database: AutoCountDatabase
    source: AutoCountSource
    books: Books
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def read(self, kind: EntityKind, key: str) -> Entity | None:
        """The record as the source tells it."""
        (change,) = (c for page in self.source.fetch(kind, [Key(key)]) for c in page.changes)
        assert change.failure is None, change.failure
        return change.entity

    def customer(self, key: str) -> Customer:
        """A customer that must be there."""
        found = self.read(C, key)
        assert isinstance(found, Customer)
        return found

    def product(self, key: str) -> Product:
        """A product that must be there."""
        found = self.read(P, key)
        assert isinstance(found, Product)
        return found

    def new(self, kind: EntityKind, entity: Entity) -> Write:
        """A new record."""
        content = canonical(entity)
        return self._write(kind, ActionKind.CREATE, content, tuple(fields_of(content)))

    def edit(self, before: Entity, after: Entity, key: str, kind: EntityKind = C) -> Write:
        """An edit of a record that was seen as `before`."""
        content = canonical(after)
        fields = differing(kind, canonical(before), content)
        write = self._write(kind, ActionKind.UPDATE, content, fields)
        return replace(write, key=Key(key), expected=fingerprint(canonical(before)))

    def removal(self, before: Entity, key: str, deletion: Deletion, kind: EntityKind = C) -> Write:
        """A deletion, as a policy wants it."""
        write = self._write(kind, ActionKind.DELETE, b"", ())
        return replace(write, key=Key(key), expected=fingerprint(canonical(before)), deletion=deletion)

    def written(self, write: Write) -> WriteResult:
        """Write what must go in."""
        result = self.books.apply(write)
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        return result

    def refused(self, write: Write) -> str:
        """The sentence with which a write is refused."""
        result = self.books.apply(write)
        assert result.outcome is WriteOutcome.REJECTED, result
        return result.reason

    def settled(self, write: Write) -> WriteResult | None:
        """What became of a write, asked until the server has noticed that the connection is gone."""
        found: list[WriteResult | None] = []

        def asked() -> bool:
            try:
                found.append(self.books.settle(write))
            except RetryLater:
                return False
            return True

        wait_until(asked, "the server to give the lost connection up")
        return found[0]

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What somebody else sees."""
        with self.person() as person:
            return [tuple(row) for row in person.execute(sql, *parameters).fetchall()]

    def run(self, sql: str, *parameters: object) -> None:
        """What somebody else does."""
        with self.person() as person:
            person.execute(sql, *parameters)
            person.commit()

    @contextmanager
    def person(self) -> Iterator[Any]:
        """Somebody else's connection to the same company."""
        connection = self.database.connect()
        try:
            yield connection
        finally:
            connection.close()

    @contextmanager
    def beside(
        self, port: int | None = None, login: Login = WRITER, opening: Opening | None = None
    ) -> Iterator[tuple[AutoCountSource, Books]]:
        """The same books once more: another agent's, over another port, with another login or another driver."""
        source = opened(self.database, port, login, opening)
        books = written_to(source)
        try:
            yield source, books
        finally:
            source.close()

    def _write(self, kind: EntityKind, action: ActionKind, content: bytes, fields: tuple[str, ...]) -> Write:
        number = f"{next(self._numbers):032x}"
        return Write(
            id=ActionId(number), change=ChangeId(number), kind=action, entity=kind, content=content, fields=fields,
            reference=f"BB{uuid.uuid4().hex[:18]}",
        )  # fmt: skip


def history(write: Write, result: WriteResult) -> Written:
    """A finished write as the memory keeps it."""
    return Written(write=write, key=result.key, run=RunId("r"), at=dt.datetime.now(dt.UTC), trace=result.trace)


def opened(
    database: AutoCountDatabase, port: int | None = None, login: Login = WRITER, opening: Opening | None = None
) -> AutoCountSource:
    """A source of a company."""
    host, _, own = database.server_name.removeprefix("tcp:").partition(",")
    name = database.login(login)
    settings = AutoCountSettings(
        database=database.name, host=host, port=port or int(own or 1433), user=name.user, trust="yes"
    )
    door = SystemDoor(opening or database.opener)
    return AutoCountSource(settings, Password(name.password), load("autocount"), door=door)


def written_to(source: AutoCountSource) -> AutoCountBooks:
    """The same books as something to write."""
    books = open_books("autocount", source, None)
    assert isinstance(books, AutoCountBooks)
    return books


@contextmanager
def autocount_desk(server: Server) -> Iterator[Desk]:
    """A fresh small company."""
    database = server.create()
    connection = database.connect()
    fill(connection)
    connection.close()
    source = opened(database)
    books = written_to(source)
    try:
        yield Desk(database, source, books)
    finally:
        source.close()
        database.drop()
