"""The rules that a mapping is made of: a small closed set, each told apart by its one leading word in the file.

    "COLUMN"                                              copy
    ["A", "B"]                                            copy the first that is not empty
    { copy = "A", text = "rtf", zone = "UTC" }            copy with a turn: rich text made plain, a clock told
    { constant = … }                                      always the same value
    { lookup = "A", table = { X = "x" }, default = "x" }  a table of values
    { join = ["A", "B"], separator = " " }                texts one after another, empty ones left out
    { split = "A", separator = "/", part = 2 }            one part of a text, counted from 1, from the end with -1
    { when = "A", equals = …, then = …, otherwise = … }   two rules and a test: equals, in = […] or empty = true
    { difference = ["A", "B"], unless = "C" }             an amount less others; 0 when the flag C is set
    { currency = "A" }                                    the books' currency code as ISO 4217, the home currency named
    { collect = ["A", "B"] }                              a list of the texts that are not empty
    { user_fields = "UDF_*" }                             every column of such a name, as user-defined fields
    { row = "R", use = "shape", fields = { … } }          a group of fields, from this row or another one
    { each = "TABLE", where = { A = "x" }, order = ["A"], sort = ["field"], use = "shape", fields = { … } }

A column is written COLUMN, or ROW.COLUMN for a row that the section names or the first row of a child table. Any rule
that reads columns may have `required = true` (the table must have it), `none = […]` (values that mean nothing) and
`default`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from connector.domain.errors import SettingsInvalid

Scalar = str | int | bool | Decimal | dt.date
"""A value as a mapping file writes it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a mapping file, line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, column {self.column}"

    def error(self, sentence: str) -> SettingsInvalid:
        """The error that this place deserves."""
        return SettingsInvalid(
            f"The mapping cannot be used: {sentence} ({self}).",
            remedy="Correct the mapping file.",
            facts={"file": self.file, "line": self.line, "column": self.column},
        )


@dataclass(frozen=True, slots=True)
class Ref:
    """A column: of the rule's own row when `row` is empty, else of a named row or the first row of a child table."""

    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.row}.{self.column}" if self.row else self.column


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What any rule that reads columns may say about them."""

    required: bool = False
    """Whether the table must have the column."""
    none: frozenset[Scalar] | None = None
    """Values that mean nothing, instead of the section's."""
    default: Constant | None = None
    """Instead of the field's own default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has."""

    at: Place
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Rule):
    """The first column that is not empty."""

    columns: tuple[Ref, ...]
    rich_text: bool = False
    """Whether the column may hold RTF, of which the plain text is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant(Rule):
    """Always the same."""

    value: object
    """Of the field's own type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup(Rule):
    """A value for a value; one that is not in the table becomes the default, or sets the record aside."""

    column: Ref
    table: dict[str, object]
    """Values of the field's own type by what the column has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(Rule):
    """Texts with a separator between those that are not empty."""

    columns: tuple[Ref, ...]
    separator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Rule):
    """One part of a text, blanks around it taken off."""

    column: Ref
    separator: str
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Rule):
    """One rule when a column is as tested, another one otherwise."""

    column: Ref
    values: tuple[Scalar, ...] | None
    """What it must be one of; None asks whether it is empty."""
    then: Rule
    otherwise: Rule | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Rule):
    """An amount less some others, nothing counted as 0."""

    columns: tuple[Ref, ...]
    unless: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyCode(Rule):
    """The code of a currency, the home currency's where the column tells none."""

    column: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect(Rule):
    """The texts that are not empty."""

    columns: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UserFields(Rule):
    """All columns whose name begins so, sorted by name."""

    prefix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Rule):
    """A group of fields out of one row."""

    row: str = ""
    fields: dict[str, Rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class Each(Rule):
    """A group of fields for each row of a child table."""

    table: str
    where: dict[str, Scalar] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    """Columns to order the rows by, where the source's order is not the wanted one."""
    sort: tuple[str, ...] = ()
    """Fields of the result to sort by."""
    fields: dict[str, Rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOf:
    """A named row: the first of a child table that fits."""

    at: Place
    table: str
    where: dict[str, Scalar]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The mapping of one entity kind from one parent table."""

    at: Place
    table: str
    rows: dict[str, RowOf]
    none: frozenset[Scalar]
    ignore: tuple[str, ...]
    """Columns that are left out on purpose, as TABLE.COLUMN; an asterisk stands for anything."""
    fields: dict[str, Rule]
