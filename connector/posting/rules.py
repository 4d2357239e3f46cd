"""What a cell of a posted row is made of: small rules over the named values of one document, line or group of lines.

Names of values: ``header.DOCNO``, ``line.AMOUNT``, ``customer.CODE`` and ``item.STOCKCONTROL`` (facts by their name),
``sum.AMOUNT`` (over the lines of the document or group), ``first.DESCRIPTION`` (of the group's first line),
``AR_IV.DOCKEY`` (key of a row that was posted before), ``rest.…`` (what rounding left, see `units`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

import msgspec

from connector.posting.sample import Value

_ZERO: Final = Decimal(0)


class Symbol(msgspec.Struct, frozen=True, order=True):
    """A key that does not exist yet: the adapter draws it from the vendor's generator, once for each symbol."""

    table: str
    column: str
    number: int
    """From 1; equal symbols are one key, so rows that share a group number carry the same symbol."""

    def __str__(self) -> str:
        return f"new {self.table}.{self.column} #{self.number}"


Cell = Value | Symbol
Values = Mapping[str, Cell]
"""Named values of one unit; a name that is not there counts as null."""


class Side(StrEnum):
    """How an amount becomes a cell."""

    AS_IS = "as it is"
    NEGATED = "with the other sign"
    POSITIVE = "if positive, else 0"
    NEGATIVE = "if negative, without its sign, else 0"


class Rounding(StrEnum):
    """How a product is rounded when it lies exactly between two amounts."""

    HALF_UP = "half away from zero"
    HALF_EVEN = "half to even"


class Term(msgspec.Struct, frozen=True, omit_defaults=True):
    """A number: one value, a product of two, or a share (first x second / third), rounded; nothing counts as 0."""

    first: str
    second: str = ""
    third: str = ""
    places: int = 2
    rounding: Rounding = Rounding.HALF_UP
    minus: bool = False

    def number(self, values: Values) -> Decimal:
        """The number; a symbol is none and counts as 0."""
        result = number(values.get(self.first))
        if self.second:
            result *= number(values.get(self.second))
            if self.third:
                whole = number(values.get(self.third))
                result = result / whole if whole else _ZERO
            result = rounded(result, self.places, self.rounding)
        return -result if self.minus else result


class Null(msgspec.Struct, frozen=True, tag="null"):
    """Stays empty."""


class Constant(msgspec.Struct, frozen=True, tag="constant"):
    """Always the same: a ``text``, ``whole`` number, ``decimal``, ``flag``, ``date`` or ``moment``, spelled out."""

    sort: str
    text: str


class Copy(msgspec.Struct, frozen=True, tag="copy", omit_defaults=True):
    """One value, cut after some characters when ``length`` is set."""

    name: str
    length: int = 0


class Amount(msgspec.Struct, frozen=True, tag="amount"):
    """Sum of terms, on one side of the ledger."""

    terms: tuple[Term, ...]
    side: Side = Side.AS_IS


class Later(msgspec.Struct, frozen=True, tag="later"):
    """A date some days after another one; how many is a value, or known for each code that was seen."""

    date: str
    code: str
    days: dict[str, int]


class Lookup(msgspec.Struct, frozen=True, tag="lookup"):
    """What belongs to each code that was seen in the samples; another code has no known value."""

    code: str
    entries: dict[str, Null | Constant]
    """By the code's text; empty text for null."""


class Joined(msgspec.Struct, frozen=True, tag="joined", omit_defaults=True):
    """Texts around or between values: text, value, text … text; there is one text more than values."""

    texts: tuple[str, ...]
    names: tuple[str, ...]


class Position(msgspec.Struct, frozen=True, tag="position"):
    """Number of the row among those of its table (or of its own sort) in the document."""

    start: int
    step: int
    own: bool = False
    """Counted among the rows of the same template only."""


class Fresh(msgspec.Struct, frozen=True, tag="fresh"):
    """A new key from a generator."""


class Only(msgspec.Struct, frozen=True, tag="only"):
    """One rule where a condition holds, another one elsewhere."""

    when: tuple[Test, ...]
    then: Rule
    otherwise: Null | Constant


class Relation(StrEnum):
    """What a condition asks of a value."""

    NONZERO = "is not 0"
    FILLED = "is filled"
    EMPTY = "is empty"
    IS = "is"
    IS_NOT = "is not"
    ZERO = "is 0"


class Test(msgspec.Struct, frozen=True, omit_defaults=True):
    """One condition on a value."""

    name: str
    relation: Relation
    value: Constant | None = None
    """For IS and IS_NOT."""

    __test__ = False

    def holds(self, values: Values) -> bool:
        """Whether the unit fulfils it."""
        value = values.get(self.name)
        match self.relation:
            case Relation.NONZERO:
                return bool(number(value))
            case Relation.ZERO:
                return not number(value)
            case Relation.FILLED:
                return value is not None and value != ""
            case Relation.EMPTY:
                return value is None or value == ""
            case Relation.IS:
                return self.value is not None and value == constant_value(self.value)
            case Relation.IS_NOT:
                return self.value is None or value != constant_value(self.value)


Rule = Null | Constant | Copy | Amount | Later | Lookup | Joined | Position | Fresh | Only


class Unknown(Exception):
    """A rule cannot say what the cell is: something that was not seen in the samples. Holds a plain sentence."""


def evaluate(rule: Rule, values: Values) -> Cell:
    """What a cell of this rule is for these values; positions and fresh keys belong to the row, not to the values.

    Raises:
        Unknown: a code that the samples did not have.
    """
    match rule:
        case Null() | Constant():
            return constant_value(rule)
        case Copy():
            return _copied(rule, values)
        case Amount():
            return on_side(sum((term.number(values) for term in rule.terms), _ZERO), rule.side)
        case Later():
            return _later(rule, values)
        case Lookup():
            code = spelled(values.get(rule.code))
            if code not in rule.entries:
                raise Unknown(f"{words(rule.code)} {code or '(empty)'} was not seen in the documents learned from")
            return constant_value(rule.entries[code])
        case Joined():
            names = (*rule.names, "")
            return "".join(text + spelled(values.get(name)) for text, name in zip(rule.texts, names, strict=True))
        case Only():
            return evaluate(rule.then if all(test.holds(values) for test in rule.when) else rule.otherwise, values)
        case Position() | Fresh():
            raise TypeError(rule)


def on_side(number: Decimal, side: Side) -> Decimal:
    """A number as a cell of that side."""
    match side:
        case Side.AS_IS:
            return number
        case Side.NEGATED:
            return -number if number else number
        case Side.POSITIVE:
            return max(number, _ZERO)
        case Side.NEGATIVE:
            return max(-number, _ZERO)


def rounded(number: Decimal, places: int, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """To so many decimals."""
    mode = ROUND_HALF_UP if rounding is Rounding.HALF_UP else ROUND_HALF_EVEN
    return number.quantize(Decimal(1).scaleb(-places), mode)


def constant(value: Value) -> Null | Constant:
    """The rule for a cell that always has this value."""
    match value:
        case None:
            return Null()
        case bool():
            return Constant("flag", "yes" if value else "no")
        case int():
            return Constant("whole", str(value))
        case Decimal():
            return Constant("decimal", format(value, "f"))
        case str():
            return Constant("text", value)
        case dt.datetime():
            return Constant("moment", value.isoformat())
        case dt.date():
            return Constant("date", value.isoformat())


def constant_value(rule: Null | Constant) -> Value:
    """The value that the rule stands for."""
    if isinstance(rule, Null):
        return None
    match rule.sort:
        case "flag":
            return rule.text == "yes"
        case "whole":
            return int(rule.text)
        case "decimal":
            return Decimal(rule.text)
        case "moment":
            return dt.datetime.fromisoformat(rule.text)
        case "date":
            return dt.date.fromisoformat(rule.text)
        case _:
            return rule.text


def spelled(value: Cell) -> str:
    """A value as text: empty for null, numbers without needless zeros."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value.normalize() if value else _ZERO, "f")
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)


def words(name: str) -> str:
    """A name of a value as people read it: "the line's AMOUNT"."""
    where, _, column = name.partition(".")
    match where:
        case "header":
            return f"the document's {column}"
        case "line":
            return f"the line's {column}"
        case "total" | "sum":
            return f"the sum of the lines' {column}"
        case "first":
            return f"the first line's {column}"
        case "rest":
            return f"what rounding left ({column})"
        case "rest_last" | "rest_first" | "rest_largest":
            return f"what rounding left ({column}), on the {where[5:]} one"
        case _:
            return f"{column} of the {where if where.islower() else where + ' row'}"


def number(value: Cell) -> Decimal:
    """A value as a number; 0 when it is none."""
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else _ZERO


def _copied(rule: Copy, values: Values) -> Cell:
    value = values.get(rule.name)
    return value[: rule.length] if rule.length and isinstance(value, str) else value


def _later(rule: Later, values: Values) -> Cell:
    start, code = values.get(rule.date), spelled(values.get(rule.code))
    if code not in rule.days:
        raise Unknown(f"{words(rule.code)} {code or '(empty)'} was not seen in the documents learned from")
    return start + dt.timedelta(days=rule.days[code]) if isinstance(start, dt.date) else None
