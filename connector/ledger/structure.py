"""The live structure of a set of books as writing needs it: every table, and a mark that moves with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from connector.domain.errors import Rejected
from connector.ledger.session import Reading
from connector.mapping.record import ColumnType
from connector.posting.sample import Value

A = TypeVar("A")
A_co = TypeVar("A_co", covariant=True)


@dataclass(frozen=True, slots=True)
class StoredColumn(ABC):
    """A column as the database keeps it. A provider says how its values go in and come out."""

    name: str
    type: ColumnType
    scale: int = 0
    length: int = 0
    """Characters that a text may have; 0 for others."""
    required: bool = False
    """NOT NULL, and the database itself puts nothing there."""
    memo: bool = False
    """A text of any length, kept apart from the row."""
    blob: bool = False
    """Anything else that is kept apart: an attachment, a picture."""
    computed: bool = False
    """The database itself fills it: computed from others, or counted up."""

    @abstractmethod
    def parameter(self, value: Value) -> Any:
        """A value as the driver takes it for this column.

        Raises:
            Rejected: it does not fit, in words for people.
        """

    @abstractmethod
    def value(self, raw: object) -> Value:
        """What the driver gave, as `connector.posting` knows it."""

    @abstractmethod
    def long_text(self, transaction: Reading, raw: object) -> str | None:
        """The text of a memo column out of what its query gave; None when it is no text."""

    def moment(self, text: str) -> Value:
        """A time out of its text. Raises Rejected where none can be written."""
        raise Rejected(f"It had a time in {self.name} ({text}) that cannot be brought back.")

    @property
    def place(self) -> str:
        """What stands for a parameter in a statement."""
        return "?"

    def check_text(self, text: str, name: str) -> None:
        """A text has room, and every character of it; `name` is what people call the column.

        Raises:
            Rejected: it has not.
        """
        if self.length and len(text) > self.length:
            raise too_long(name, f"{len(text)} characters", self.length)


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table as the database keeps it."""

    name: str
    columns: dict[str, StoredColumn]
    key: tuple[str, ...] = ()
    """Columns of its primary key, or what people know a row by where that is a number that the database counts up."""
    order: tuple[str, ...] = ()
    """Columns in which rows stand as they were made; empty: those of the key."""

    def has(self, *names: str) -> bool:
        """Whether it has all of these columns."""
        return all(name in self.columns for name in names)


@dataclass(frozen=True, slots=True)
class Program:
    """The vendor's program whose books these are."""

    name: str
    """As people know it."""
    first: str
    """What follows SELECT to get some rows only, with the number to be filled in: `FIRST {}`, `TOP ({})`."""
    memo_length: int
    """Characters of the longest text that is written."""
    versions: frozenset[str]
    """Columns that move with every save: they are set, and never compared."""


@dataclass(frozen=True, slots=True)
class Structure:
    """All tables of a set of books."""

    program: Program
    tables: dict[str, StoredTable]
    mark: str
    """Moves with every change of a table, a trigger, a counter, the engine or the program's version."""
    generators: frozenset[str] = field(default_factory=frozenset)
    """Names of the database's own generators of keys, where it has some."""

    def has(self, table: str, *columns: str) -> bool:
        """Whether there is such a table with all of these columns."""
        found = self.tables.get(table)
        return found is not None and found.has(*columns)

    def first(self, count: int) -> str:
        """What follows SELECT to get the first rows only."""
        return self.program.first.format(count)


def too_long(name: str, long: str, room: int) -> Rejected:
    """The refusal of a text that has no room."""
    return Rejected(
        f"The {name} has {long}; the books take {room}.", remedy="Shorten it on the platform.", facts={"room": room}
    )


class Attached(Protocol[A_co]):
    """Whatever has the one attachment to a set of books."""

    @property
    def attachment(self) -> A_co:
        """The one attachment."""


class OnceAnAttachment(ABC, Generic[A]):
    """The structure of a set of books, read once an attachment: an upgrade may lie between two of them."""

    def __init__(self, company: Attached[A]) -> None:
        self._company = company
        self._known: tuple[A, Structure] | None = None

    @property
    def structure(self) -> Structure:
        """As it is."""
        attachment = self._company.attachment
        if self._known is None or self._known[0] is not attachment:
            self._known = (attachment, self._read(attachment))
        return self._known[1]

    def forget(self) -> None:
        """Read it anew when it is needed next."""
        self._known = None

    @abstractmethod
    def _read(self, attachment: A) -> Structure: ...
