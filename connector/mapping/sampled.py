"""Records of the real books with all their columns, for whoever looks at rules: what a rule reads, what it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from connector.domain.entities import Entity
from connector.domain.errors import SkipRecord
from connector.domain.keys import EntityKind
from connector.domain.parties import UserField
from connector.mapping.mapping import Mapping as Rules
from connector.mapping.mapping import refs_of
from connector.mapping.record import Children, Column, ColumnType, RecordLayout, Row, TableLayout
from connector.mapping.rules import Each, Group, Ref, Rule, Scalar, Section, UserFields
from connector.mapping.runtime import spelled
from connector.mapping.values import Unfit, same

_LONGEST = 120
"""Characters of a shown value."""
_ITEMS = 3
"""Rows of a child table that are shown of a record."""


@dataclass(frozen=True)
class Sampled:
    """Some records of one shape, each with all columns that its tables have."""

    layout: RecordLayout
    records: Sequence[tuple[Row, Children]]
    context: Mapping[str, str]

    def results(self, mapping: Rules, kind: EntityKind) -> list[Entity | SkipRecord]:
        """What a mapping makes of them. Raises SettingsInvalid, SourceChanged when it cannot work here."""
        made = mapping.compile(kind, self.layout, self.context)
        return [_mapped(made, parent, children) for parent, children in self.records]

    def column(self, section: Section, scope: str, ref: str) -> Column | None:
        """The column that a rule means by a name."""
        row, _, name = ref.rpartition(".")
        table = self.table(section.rows[row].table if row in section.rows else row or scope)
        index = table.position(name) if table is not None else None
        return table.columns[index] if table is not None and index is not None else None

    def table(self, name: str) -> TableLayout | None:
        """A table of the records."""
        return next((table for table in (self.layout.parent, *self.layout.children) if table.table == name), None)

    def read(self, section: Section, field: str, number: int) -> list[tuple[str, str]]:
        """What a field's rule reads of one record: columns with their values, of several rows one after the other."""
        parent, children = self.records[number]
        found: dict[str, list[str]] = {}
        for rule, table, row in self._rows_of(section, field, parent, children):
            for name, value in self._values(section, rule, table, row, parent, children):
                found.setdefault(name, []).append(value)
        return [(name, " · ".join(values)) for name, values in found.items()]

    def example(self, table: TableLayout, index: int) -> str:
        """The first value of a column that is not empty."""
        for parent, children in self.records:
            rows = [parent] if table is self.layout.parent else children[self.layout.children.index(table)]
            for row in rows:
                if row[index] not in (None, ""):
                    return shown(table.columns[index], row[index])
        return ""

    def _rows_of(
        self, section: Section, field: str, parent: Row, children: Children
    ) -> Iterator[tuple[Rule, TableLayout, Row]]:
        """The rule of a field with the rows that it is used on."""
        places: list[tuple[TableLayout, Row]] = [(self.layout.parent, parent)]
        fields = section.fields
        names = field.split(".")
        for depth, name in enumerate(names):
            rule = fields.get(name)
            if rule is None:
                return
            if depth == len(names) - 1:
                yield from ((rule, table, row) for table, row in places)
                return
            if isinstance(rule, Each):
                found = self._child(rule.table, rule.where, children)
                places = [(table, row) for table, row in found][:_ITEMS]
            elif isinstance(rule, Group) and rule.row:
                places = self._named(section, rule.row, parent, children)
            fields = rule.fields if isinstance(rule, Each | Group) else {}

    def _values(
        self, section: Section, rule: Rule, table: TableLayout, row: Row, parent: Row, children: Children
    ) -> Iterator[tuple[str, str]]:
        if isinstance(rule, UserFields):
            for index, column in enumerate(table.columns):
                if column.name.startswith(rule.prefix) and row[index] not in (None, ""):
                    yield column.name, shown(column, row[index])
        for ref in dict.fromkeys(refs_of(rule)):
            yield from self._value(section, ref, table, row, parent, children)

    def _value(
        self, section: Section, ref: Ref, table: TableLayout, row: Row, parent: Row, children: Children
    ) -> Iterator[tuple[str, str]]:
        places = self._named(section, ref.row, parent, children) if ref.row else [(table, row)]
        for of, values in places[:1]:
            index = of.position(ref.column)
            if index is not None:
                yield str(ref), shown(of.columns[index], values[index])

    def _named(self, section: Section, name: str, parent: Row, children: Children) -> list[tuple[TableLayout, Row]]:
        if name == section.table:
            return [(self.layout.parent, parent)]
        row = section.rows.get(name)
        return list(self._child(row.table if row else name, row.where if row else {}, children))[:1]

    def _child(self, name: str, where: Mapping[str, Scalar], children: Children) -> Iterator[tuple[TableLayout, Row]]:
        for table, rows in zip(self.layout.children, children, strict=False):
            if table.table == name:
                yield from ((table, row) for row in rows if _fits(table, row, where))


def _mapped(made: object, parent: Row, children: Children) -> Entity | SkipRecord:
    try:
        return made(parent, children)  # type: ignore[operator, no-any-return]  # a compiled mapping
    except SkipRecord as exc:
        return exc.kept()


def _fits(table: TableLayout, row: Row, where: Mapping[str, Scalar]) -> bool:
    for name, value in where.items():
        index = table.position(name)
        if index is None:
            return False
        try:
            if row[index] != same(table.columns[index], value):
                return False
        except Unfit:
            return False
    return True


def shown(column: Column, value: object) -> str:
    """A raw value as the books would show it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "T" if value else "F"
    if column.type is ColumnType.NUMBER and isinstance(value, int):
        return _money(value) if column.scale == 2 else spelled(value, column.scale)
    if isinstance(value, bytes):
        return "?"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def value_at(entity: Entity, field: str) -> object:
    """A field's value by its dotted name; of a list of groups that of each, the first few."""
    here: object = entity
    for name in field.split("."):
        if isinstance(here, tuple):
            here = tuple(getattr(part, name, None) for part in here[:_ITEMS])
        else:
            here = getattr(here, name, None)
    return here


def value_text(value: object, *, amount: bool) -> str:
    """A field's value as people read it; amounts are sen."""
    if value is None or value == () or value == "":
        return ""
    if isinstance(value, tuple):
        return " · ".join(value_text(part, amount=amount) for part in value[:_ITEMS])
    if isinstance(value, bool):
        return "yes" if value else "no"
    if amount and isinstance(value, int):
        return _money(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, UserField):
        return f"{value.name} {value_text(value.value.value, amount=False)}"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _money(sen: int) -> str:
    whole, part = divmod(abs(sen), 100)
    return f"{'-' if sen < 0 else ''}{whole:,}.{part:02}"
