"""One column's value as one expression: what its type becomes in a field of some form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from connector.mapping.record import Column, ColumnType
from connector.mapping.rules import Scalar
from connector.mapping.runtime import Days, Numbers, Values
from connector.mapping.targets import MISSING, Form, Target
from connector.mapping.writer import Slot, Writer


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an expression shall give."""

    target: Target
    empty: object
    """In place of an empty value; MISSING refuses it."""
    none: frozenset[Scalar]
    """Values that count as empty."""
    rich_text: bool = False


class Unfit(ValueError):
    """A column of this type cannot become that."""


def expression(writer: Writer, slot: Slot, wanted: Wanted) -> str:
    """Source text that gives the value of a column as the field wants it.

    Raises:
        Unfit: the column's type cannot become what the field takes.
    """
    make = _MAKERS.get((slot.column.type, wanted.target.form))
    if make is None:
        raise Unfit(f"{wanted.target.name} takes {wanted.target.form}; {slot.name} is {slot.column.type}")
    return make(writer, slot, wanted)


def same(column: Column, value: Scalar) -> object:
    """A constant of a mapping file as a row has it in a column, to compare with.

    Raises:
        Unfit: no such value can stand in that column.
    """
    kind = column.type
    if kind is ColumnType.FLAG and isinstance(value, bool):
        return value
    if kind is ColumnType.TEXT:
        return ("T" if value else "F") if isinstance(value, bool) else str(value)
    if kind is ColumnType.INTEGER and (whole := _whole(value)) is not None:
        return whole
    if kind is ColumnType.NUMBER and isinstance(value, int | Decimal):
        scaled = Decimal(value).scaleb(column.scale)
        if scaled == int(scaled):
            return int(scaled)
    if kind is ColumnType.DAY and isinstance(value, dt.date):
        return value
    raise Unfit(f"{column.name} is {kind}, it is never {value!r}")


def empty_expression(writer: Writer, empty: object) -> str:
    """What stands where nothing is."""
    return "gone()" if empty is MISSING else writer.constant(empty)


def _whole(value: Scalar) -> int | None:
    if isinstance(value, int):
        return int(value)
    return int(value) if isinstance(value, str) and value.lstrip("-").isdecimal() else None


def _texts_of(none: frozenset[Scalar]) -> frozenset[str]:
    return frozenset(value for value in none if isinstance(value, str) and value)


def _wholes_of(none: frozenset[Scalar]) -> frozenset[int]:
    return frozenset(value for value in none if isinstance(value, int) and not isinstance(value, bool))


def _among(writer: Writer, variable: str, values: frozenset[str] | frozenset[int]) -> str:
    """`or …` that tells whether a value is one of some; nothing when there are none."""
    if not values:
        return ""
    if len(values) == 1:
        return f" or {variable} == {next(iter(values))!r}"
    return f" or {variable} in {writer.shared(values, lambda: values)}"


def _text(writer: Writer, slot: Slot, wanted: Wanted) -> str:
    v, empty = writer.variable(), empty_expression(writer, wanted.empty)
    nothing = f"not ({v} := {slot.expression}){_among(writer, v, _texts_of(wanted.none))}"
    if wanted.rich_text:
        return f"({empty} if {nothing} else (nul({v}) if '\\0' in {v} else rich({v})) or {empty})"
    return f"({empty} if {nothing} else {v} if '\\0' not in {v} else nul({v}))"


def _through(function: str) -> Callable[[Writer, Slot, Wanted], str]:
    """A value that a function turns, when there is one."""

    def make(writer: Writer, slot: Slot, wanted: Wanted) -> str:
        v, empty = writer.variable(), empty_expression(writer, wanted.empty)
        among = _among(writer, v, _wholes_of(wanted.none)) if slot.column.type is ColumnType.INTEGER else ""
        call = function.format(v=v, scale=slot.column.scale)
        return f"({empty} if ({v} := {slot.expression}) is None{among} else {call})"

    return make


def _sen(writer: Writer, slot: Slot, wanted: Wanted) -> str:
    scale = slot.column.scale if slot.column.type is ColumnType.NUMBER else 0
    if scale > 2:
        return _through("sen_of({v}, {scale})")(writer, slot, wanted)
    if scale == 2 and wanted.empty is None:
        return slot.expression
    if scale == 2 and isinstance(wanted.empty, int) and not wanted.empty:
        return f"({slot.expression} or 0)"
    return _through("{v}" if scale == 2 else f"{{v}} * {10 ** (2 - scale)}")(writer, slot, wanted)


def _decimal(writer: Writer, slot: Slot, wanted: Wanted) -> str:
    scale = slot.column.scale if slot.column.type is ColumnType.NUMBER else 0
    empty = wanted.empty
    cache = writer.shared(("numbers", scale, empty), lambda: Numbers(scale, empty))
    return f"{cache}[{slot.expression}]"


def _day(writer: Writer, slot: Slot, wanted: Wanted) -> str:
    empty = wanted.empty
    cache = writer.shared(("days", empty), lambda: Days(empty))
    return f"{cache}[{slot.expression}]"


def _flag(writer: Writer, slot: Slot, wanted: Wanted) -> str:
    if wanted.empty is False:
        return f"({slot.expression} or False)"
    return _through("{v}")(writer, slot, wanted)


def _flag_of(table: dict[object, object]) -> Callable[[Writer, Slot, Wanted], str]:
    def make(writer: Writer, slot: Slot, wanted: Wanted) -> str:
        values = dict(table)
        if wanted.empty is not MISSING:
            values |= {None: wanted.empty, "": wanted.empty}
        return f"{writer.constant(Values(values, MISSING))}[{slot.expression}]"

    return make


def _choice(writer: Writer, slot: Slot, wanted: Wanted) -> str:
    choices: type[Enum] | None = wanted.target.choices
    table: dict[object, object] = {member.value: member for member in choices} if choices else {}
    return lookup(writer, slot, wanted, table, MISSING)


def lookup(writer: Writer, slot: Slot, wanted: Wanted, table: dict[object, object], default: object) -> str:
    """Source text that finds a column's value in a table; empty values are what `wanted` says."""
    values = dict(table)
    if wanted.empty is not MISSING:
        nothing = _texts_of(wanted.none) if slot.column.type is ColumnType.TEXT else _wholes_of(wanted.none)
        values = {None: wanted.empty, "": wanted.empty, **dict.fromkeys(nothing, wanted.empty), **values}
    return f"{writer.constant(Values(values, default))}[{slot.expression}]"


_MAKERS: dict[tuple[ColumnType, Form], Callable[[Writer, Slot, Wanted], str]] = {
    (ColumnType.TEXT, Form.TEXT): _text,
    (ColumnType.INTEGER, Form.TEXT): _through("str({v})"),
    (ColumnType.NUMBER, Form.TEXT): _through("spelled({v}, {scale})"),
    (ColumnType.DAY, Form.TEXT): _through("day_text({v})"),
    (ColumnType.MOMENT, Form.TEXT): _through("day_text({v})"),
    (ColumnType.INTEGER, Form.WHOLE): _through("{v}"),
    (ColumnType.NUMBER, Form.WHOLE): _through("whole_of({v}, {scale})"),
    (ColumnType.INTEGER, Form.SEN): _sen,
    (ColumnType.NUMBER, Form.SEN): _sen,
    (ColumnType.INTEGER, Form.DECIMAL): _decimal,
    (ColumnType.NUMBER, Form.DECIMAL): _decimal,
    (ColumnType.DAY, Form.DAY): _day,
    (ColumnType.MOMENT, Form.DAY): _through("day_of({v})"),
    (ColumnType.MOMENT, Form.MOMENT): _through("moment_of({v})"),
    (ColumnType.FLAG, Form.FLAG): _flag,
    (ColumnType.INTEGER, Form.FLAG): _flag_of({0: False, 1: True}),
    (ColumnType.TEXT, Form.FLAG): _flag_of({"T": True, "F": False}),
    (ColumnType.TEXT, Form.CHOICE): _choice,
}
