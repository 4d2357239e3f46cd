"""The way into a Firebird database for the sample company: plain fdb, as the vendor's own administrator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Protocol, cast

import fdb

from tests.sample.variant import Charset

Value = str | int | float | bool | bytes | None | object
Row = tuple[object, ...]

_PAGE_SIZE: Final = 16_384
_LOADING_PAGES: Final = 8_192


class Cursor(Protocol):
    """What is used of fdb's cursor."""

    rowcount: int

    def execute(self, operation: str, parameters: Sequence[object] | None = None) -> object: ...
    def fetchall(self) -> list[Row]: ...
    def fetchone(self) -> Row | None: ...
    def close(self) -> None: ...


class Connection(Protocol):
    """What is used of fdb's connection."""

    def cursor(self) -> Cursor: ...
    def execute_immediate(self, sql: str) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Door:
    """One database file, reached through a server or the embedded engine."""

    dsn: str
    user: str = "SYSDBA"
    password: str = field(default="masterkey", repr=False)

    def create(self, charset: Charset) -> None:
        """Make an empty database of the vendor's kind: dialect 3, pages of 16 kB."""
        connection = fdb.create_database(
            dsn=self.dsn,
            user=self.user,
            password=self.password,
            charset=charset.value,
            sql_dialect=3,
            page_size=_PAGE_SIZE,
        )
        connection.close()

    def connect(self, charset: Charset = Charset.UTF8, isolation: bytes | None = None) -> Connection:
        """An attachment, whose transactions are snapshots unless another parameter block is given; close it."""
        made = fdb.connect(
            dsn=self.dsn,
            user=self.user,
            password=self.password,
            charset=charset.value,
            isolation_level=isolation or fdb.ISOLATION_LEVEL_SNAPSHOT,
        )
        return cast(Connection, made)

    @contextmanager
    def loading(self, charset: Charset) -> Iterator[Callable[[str], None]]:
        """Run statements in one transaction, without waiting for the disk; committed at the end."""
        connection = fdb.connect(
            dsn=self.dsn,
            user=self.user,
            password=self.password,
            charset=charset.value,
            force_write=0,
            buffers=_LOADING_PAGES,
        )
        try:
            yield connection.execute_immediate
            connection.commit()
        finally:
            connection.close()

    def settle(self) -> None:
        """Switch forced writes back on, as every real company has them; the file is on disk afterwards."""
        fdb.connect(dsn=self.dsn, user=self.user, password=self.password, force_write=1).close()
