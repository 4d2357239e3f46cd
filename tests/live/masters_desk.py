"""A company whose customers and products are written by the product, beside whoever else works in it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId
from connector.domain.ports import Books
from connector.domain.products import Product
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult, Written
from connector.drivers.firebird import Attachment
from connector.mapping import load
from connector.providers.registry import open_books
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from connector.sync.merge import differing, fields_of
from tests.live.ledgers import Password, engine_of, settings_of
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Variant

C, P = EntityKind.CUSTOMER, EntityKind.PRODUCT


@dataclass(frozen=True, slots=True)
class FarBooks:
    """The same books and memory over another port."""

    books: Books
    source: SqlAccountingSource

    def attach(self) -> None:
        """Anew, with the structure read: what follows are the messages of a write alone."""
        self.source.close()
        self.books.readiness()


@dataclass(slots=True)
class MasterDesk:
    """One company, its source, and the same books as something to write."""

    server: FirebirdServer
    company: Company
    source: SqlAccountingSource
    books: Books
    memory: SqliteStore
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def settings(self) -> SqlAccountingSettings:
        """How this company is reached."""
        return settings_of(self.server, self.company.path, self.company.variant)

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
        return replace(
            self._write(kind, ActionKind.UPDATE, content, fields), key=Key(key), expected=fingerprint(canonical(before))
        )

    def removal(self, before: Entity, key: str, deletion: Deletion, kind: EntityKind = C) -> Write:
        """A deletion, as a policy wants it."""
        write = self._write(kind, ActionKind.DELETE, b"", ())
        return replace(write, key=Key(key), expected=fingerprint(canonical(before)), deletion=deletion)

    def written(self, write: Write) -> WriteResult:
        """Write what must go in."""
        result = self.books.apply(write)
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        return result

    @contextmanager
    def far(self, port: int) -> Iterator[FarBooks]:
        """The books as something to write over another port, with the same memory."""
        settings = replace(self.settings, port=port)
        source = SqlAccountingSource(settings, Password(self.server.password), load("sql_accounting"))
        books = open_books("sql_accounting", source, self.memory)
        assert books is not None
        try:
            yield FarBooks(books, source)
        finally:
            source.close()

    @contextmanager
    def person(self) -> Iterator[Attachment]:
        """Somebody else's attachment to the same company."""
        attachment = Attachment(self.settings.target(), Password(self.server.password).secret("password"))
        try:
            yield attachment
        finally:
            attachment.close()

    def run(self, *statements: str) -> None:
        """What somebody else did, or an upgrade; with the source's own attachment given up before."""
        self.source.close()
        connection = self.server.connect(self.company.path)
        try:
            for statement in statements:
                connection.execute_immediate(statement)
            connection.commit()
        finally:
            connection.close()

    def _write(self, kind: EntityKind, action: ActionKind, content: bytes, fields: tuple[str, ...]) -> Write:
        number = f"{next(self._numbers):032x}"
        return Write(
            id=ActionId(number), change=ChangeId(number), kind=action, entity=kind, reference="BBX", content=content,
            fields=fields,
        )  # fmt: skip


def history(write: Write, result: WriteResult) -> Written:
    """A finished write as the memory keeps it."""
    return Written(write=write, key=result.key, run=RunId("r"), at=dt.datetime.now(dt.UTC), trace=result.trace)


@contextmanager
def master_desk(server: FirebirdServer, variant: Variant, folder: Path) -> Iterator[MasterDesk]:
    """A fresh company of a variant on a server; the agent's memory lies in a folder."""
    company = make_company(server, dataclasses.replace(variant, engine=engine_of(server)), TINY)
    settings = settings_of(server, company.path, company.variant)
    source = SqlAccountingSource(settings, Password(server.password), load("sql_accounting"))
    memory = SqliteStore(folder / "state.sqlite3")
    books = open_books("sql_accounting", source, memory)
    assert books is not None
    try:
        yield MasterDesk(server, company, source, books, memory)
    finally:
        source.close()
        memory.close()
        company.path.unlink()
