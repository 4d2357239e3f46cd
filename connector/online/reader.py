"""From records of an account to changes of entities, by the rules of the mapping."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, Generic, TypeVar

from connector.domain.changes import Change
from connector.domain.entities import Entity
from connector.domain.errors import SkipRecord
from connector.domain.keys import EntityKind, Key, Version
from connector.mapping import Mapping as Rules
from connector.mapping.record import MapRecord, RecordLayout, TableLayout
from connector.online.columns import Columns
from connector.online.remembered import Json

Values = Mapping[str, object]
"""A row: values by column."""
_SEN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind: a record is a row of the table of its name."""

    kind: EntityKind
    name: str
    """The vendor's word."""
    children: tuple[str, ...]
    """Tables of rows that belong to a record."""
    word: str
    """Of one record, for people."""


S = TypeVar("S", bound=Shape)


class Reader(ABC, Generic[S]):
    """Makes entities out of records of one account."""

    def __init__(self, rules: Rules, home: str, columns: Columns) -> None:
        """Prepare; `home` is the account's own currency."""
        self._rules = rules
        self._columns = columns
        self.home = home
        self._compiled = lru_cache(maxsize=None)(self._compile)

    @abstractmethod
    def key_of(self, shape: S, record: Json) -> Key:
        """The record's key."""

    @abstractmethod
    def version_of(self, shape: S, record: Json) -> Version:
        """What tells that a record is not as it was."""

    @abstractmethod
    def is_gone(self, shape: S, record: Json) -> bool:
        """Whether a record is told as one that is no more."""

    @abstractmethod
    def parts(self, shape: S, record: Json) -> tuple[Values, Mapping[str, Sequence[Values]]]:
        """A record's own columns, and the rows of each child table."""

    def change(self, shape: S, record: Json) -> Change:
        """A record as it is now."""
        key = self.key_of(shape, record)
        if self.is_gone(shape, record):
            return Change(key, Version(""), None)
        version = self.version_of(shape, record)
        try:
            return Change(key, version, self.entity(shape, record))
        except SkipRecord as exc:
            return Change(key, version, None, exc.kept())

    def entity(self, shape: S, record: Json) -> Entity:
        """The entity of a record. Raises SkipRecord."""
        key = self.key_of(shape, record)
        layout, make = self._compiled(shape)
        parent, children = self.parts(shape, record)
        row_of = self._columns.row_of
        rows = tuple([row_of(of, row, key) for row in children[of.table]] for of in layout.children)
        return make(row_of(layout.parent, parent, key), rows)

    def _compile(self, shape: S) -> tuple[RecordLayout, MapRecord]:
        named = self._rules.columns(shape.kind)
        tables = [
            TableLayout(table, tuple(map(self._columns.column, sorted(named.get(table, ())))))
            for table in (shape.name, *shape.children)
        ]
        layout = RecordLayout(tables[0], tuple(tables[1:]))
        return layout, self._rules.compile(shape.kind, layout, {"home_currency": self.home})


def whole_sen(amount: Decimal) -> Decimal:
    """An amount that was worked out, to the sen."""
    return amount.quantize(_SEN, ROUND_HALF_UP)
