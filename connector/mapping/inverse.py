"""The way back: from fields of an entity to the columns that the same rules read them from.

Only rules that lose nothing have a way back. A field that is made of a joined, divided or computed value cannot be
written, and says so; it can still be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

import msgspec

from connector.domain.entities import Entity
from connector.domain.errors import NotInBooks, Rejected
from connector.domain.parties import UserField
from connector.mapping.rules import (
    Collect,
    Constant,
    Copy,
    CurrencyCode,
    Each,
    Group,
    Lookup,
    Ref,
    Rule,
    Scalar,
    Section,
    UserFields,
    When,
)
from connector.mapping.targets import Form, Target, targets_of

Cell = None | bool | int | Decimal | str | dt.date
Cells = dict[str, Cell]


@dataclass(slots=True)
class Written:
    """Columns and their values, row by row."""

    own: Cells = field(default_factory=dict)
    """Of the parent row."""
    rows: dict[str, Cells] = field(default_factory=dict)
    """Of the section's named rows."""
    children: dict[str, list[Cells]] = field(default_factory=dict)
    """All rows of a list, by the entity's field; what is not among them is to go."""


def inverted(section: Section, entity: Entity, fields: Iterable[str], context: Mapping[str, str]) -> Written:
    """What the columns must have so that these fields are read as the entity has them. `context` as for `compile`.

    Raises:
        Rejected: a field has no place in the books, or none that can be written.
    """
    targets, inverse = targets_of(type(entity)), _Inverse(section, context)
    wanted = [name for name in targets if name in set(fields)]
    # A group comes first: a field of its own that reads one of the group's columns knows better.
    wanted.sort(key=lambda name: not isinstance(section.fields.get(name), Group))
    for name in wanted:
        inverse.take(targets[name], section.fields.get(name), getattr(entity, name))
    return inverse.written


class _Inverse:
    def __init__(self, section: Section, context: Mapping[str, str]) -> None:
        self._section = section
        self._codes = {iso: name.partition(":")[2] for name, iso in context.items() if name.startswith("currency:")}
        self._home = context.get("home_currency", "")
        self.written = Written()

    def take(self, target: Target, rule: Rule | None, value: object) -> None:
        """One field."""
        match rule:
            case None | Constant():
                if value != (rule.value if rule is not None else target.default):
                    raise _no_place(target.name)
            case Group(row=row, fields=fields) if target.struct is not None:
                cells = self.written.rows.setdefault(row, {}) if row else self.written.own
                self._group(target.struct, fields, value, cells, target.name)
            case Each(fields=fields, where=where) if target.struct is not None and isinstance(value, tuple):
                rows = []
                for part in value:
                    cells = dict(where)
                    self._group(target.struct, fields, part, cells, target.name)
                    rows.append(cells)
                self.written.children[target.name] = rows
            case _:
                self._simple(target, rule, value, self.written.own)

    def _group(
        self, struct: type[msgspec.Struct], fields: Mapping[str, Rule], value: object, cells: Cells, at: str
    ) -> None:
        for name, target in targets_of(struct).items():
            rule = fields.get(name)
            part = getattr(value, name) if value is not None else (() if target.form is Form.TEXTS else None)
            if rule is not None:
                self._simple(target, rule, part, cells)
            elif part not in (None, target.default):
                raise _no_place(f"{at}.{name}")

    def _simple(self, target: Target, rule: Rule, value: object, cells: Cells) -> None:
        match rule:
            case Copy(columns=(first, *_)):
                self._put(first, _plain(target, value, rule.options.none), cells)
            case Lookup(column=column, table=table):
                known = [code for code, meaning in table.items() if meaning == value]
                if value is not None and not known:
                    raise Rejected(f"The books have no word for {target.name} “{value}”.")
                self._put(column, known[0] if value is not None else _nothing(rule.options.none), cells)
            case CurrencyCode(column=column):
                self._put(column, self._currency(value, rule.options.none), cells)
            case Collect(columns=columns):
                self._collect(target, columns, value, cells)
            case When(values=(test,)):
                self._when(target, rule, test, value, cells)
            case UserFields(prefix=prefix):
                self._user_fields(prefix, value, cells)
            case _:
                raise _no_place(target.name)

    def _when(self, target: Target, rule: When, test: Scalar, value: object, cells: Cells) -> None:
        """Of two words for yes and no, or of a value that stands there under one condition."""
        then, otherwise = rule.then, rule.otherwise
        if isinstance(then, Constant) and isinstance(otherwise, Constant) and isinstance(test, bool):
            if value not in (then.value, otherwise.value):
                raise Rejected(f"The books have no word for {target.name} “{value}”.")
            self._put(rule.column, test if value == then.value else not test, cells)
        elif otherwise is None and not isinstance(then, Constant):
            if value is not None:
                self._put(rule.column, _cell(test), cells)
            self._simple(target, then, value, cells)
        else:
            raise _no_place(target.name)

    def _collect(self, target: Target, columns: tuple[Ref, ...], value: object, cells: Cells) -> None:
        texts = list(value) if isinstance(value, tuple) else []
        if len(texts) > len(columns):
            raise Rejected(
                f"The books have room for {len(columns)} {target.name}, and there are {len(texts)}.",
                remedy="Put them together on the platform.",
            )
        for column, text in zip(columns, [*texts, *[None] * (len(columns) - len(texts))], strict=True):
            self._put(column, text, cells)

    def _user_fields(self, prefix: str, value: object, cells: Cells) -> None:
        for each in value if isinstance(value, tuple) else ():
            if not isinstance(each, UserField) or not each.name.startswith(prefix.rstrip("*")):
                raise _no_place(str(getattr(each, "name", each)))
            cells[each.name] = each.value.value

    def _currency(self, value: object, none: frozenset[Scalar] | None) -> Cell:
        if value is None or value == self._home:
            return _nothing(none)
        if value not in self._codes:
            raise NotInBooks(
                f"The books have no currency {value}.",
                remedy="Enter the currency in the books and save the record on the platform again.",
            )
        return self._codes[str(value)]

    def _put(self, column: Ref, value: Cell, cells: Cells) -> None:
        if column.row:
            if column.row not in self._section.rows:
                raise _no_place(str(column))
            cells = self.written.rows.setdefault(column.row, {})
        cells[column.column] = value


def _cell(scalar: Scalar) -> Cell:
    """A value of a mapping file as a column has it."""
    return scalar


def _plain(target: Target, value: object, none: frozenset[Scalar] | None) -> Cell:
    """A value as a column has it; sen become the amount that they are."""
    if value is None:
        return _nothing(none)
    if isinstance(value, Enum):
        value = value.value
    if target.form is Form.SEN and isinstance(value, int):
        return Decimal(value).scaleb(-2)
    if isinstance(value, bool | int | Decimal | str) or (
        isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    ):
        return value
    raise _no_place(target.name)


def _nothing(none: frozenset[Scalar] | None) -> Cell:
    """What stands for "none" in a column: the first of the values that the rule reads so, NULL without any."""
    return min(none, key=lambda scalar: (-len(str(scalar)), str(scalar))) if none else None


def _no_place(name: str) -> Rejected:
    return Rejected(
        f"The books have no place for {name.replace('_', ' ')} that could be written.",
        remedy="Leave it as it is, or change the mapping.",
        facts={"field": name},
    )
