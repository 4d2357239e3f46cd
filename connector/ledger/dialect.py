"""What reading needs to know of a database server: how its SQL is written and its rows are taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from connector.ledger.live import LiveColumn
from connector.ledger.watermark import Sight
from connector.mapping.record import Column, Row

T = TypeVar("T")

Parameter = Any
"""A value that the driver can send."""


class View(Protocol):
    """A transaction of a driver that reads."""

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; for results that are known to be small."""

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""


class Line(Protocol):
    """The way to one company's books: at most one attachment, opened when it is needed."""

    def read(self, work: Callable[[Any], T]) -> T:
        """Do some short reading in a view of one moment; the same again where the server wants it so."""

    def look_through(self, work: Callable[[Any], T]) -> T:
        """Read many rows of which each counts for itself, so that none need be kept as it is until the end."""

    def sweeping(self) -> AbstractContextManager[Any]:
        """A view for long reads of single rows."""

    def sight(self) -> Sight:
        """What the server shows of its clock and its transactions."""

    def close(self) -> None:
        """Give the attachment up."""


Rows = Callable[[Any, str, Sequence[Parameter]], list[Row]]
"""Runs a query in a view and gives its rows as a record shows them."""
Batches = Callable[[Any, str, Sequence[Parameter]], Iterator[list[Row]]]
"""The same in batches, for results of any length."""


class Memo(Protocol):
    """A text that is kept apart from its row: where it stands in a select, and from which length on it is cut off."""

    @property
    def position(self) -> int:
        """In the select."""

    @property
    def column(self) -> str:
        """Its name."""

    @property
    def limit(self) -> int:
        """Characters that come with the row."""


class Dialect(Protocol):
    """One kind of server."""

    @property
    def modified(self) -> str:
        """The column that tells when a record was saved."""

    @property
    def highest_key(self) -> int:
        """The highest number that a key can have."""

    @property
    def descends(self) -> bool:
        """Whether the highest key is found at once, by going through an index backwards."""

    @property
    def malformed(self) -> tuple[type[Exception], ...]:
        """Errors that mean: this text cannot be made one by the server, read its bytes."""

    def quoted(self, name: str) -> str:
        """A column's name as it is written whatever it is."""

    def limited(self, size: int) -> tuple[str, list[Parameter]]:
        """What stands behind SELECT so that only so many rows come, with its parameters."""

    def skipped(self, count: int, column: str, rest: str) -> str:
        """A query for the one value of a column that comes after so many others; `rest` is FROM and WHERE."""

    def moment(self, seconds: int) -> Parameter:
        """A time by the server's clock, in seconds as `OpenLedger.look` counts them, to compare `modified` with."""

    @property
    def moment_place(self) -> str:
        """How that parameter is written."""

    def key_text(self, prefix: str, key: str) -> str:
        """A number as text behind a prefix."""

    def key_bytes(self, key: str) -> str:
        """The bytes of a text whose character set is not told."""

    def memo(self, plain: str, column: LiveColumn) -> tuple[str, int]:
        """The beginning of a text that is kept apart, and how many characters it may have."""

    def total(self, amount: str) -> str:
        """The sum of a column with two decimals."""

    def rows(self, columns: Sequence[Column], memos: Sequence[Memo], table: str, unique: int, careful: bool) -> Rows:
        """How a query of these columns is read; texts that were cut off are completed (`unique` is the position of a
        column that names a row)."""

    def batches(self, columns: Sequence[Column]) -> Batches:
        """How a long query of these columns is read."""
