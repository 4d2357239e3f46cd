"""Source text that makes an entity or a group out of its fields' expressions."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from connector.domain.parties import DayValue, FlagValue, NumberValue, TextValue, UserField
from connector.mapping.record import ColumnType
from connector.mapping.targets import MISSING, Form, Struct, Target
from connector.mapping.values import Unfit, Wanted, expression
from connector.mapping.writer import Slot, Step, Writer

_DIRECT = 15
"""CPython builds a dictionary for calls with more keywords than this, which makes them several times slower."""


@dataclass(frozen=True, slots=True)
class Made:
    """A field with the source text of its value."""

    target: Target
    source: str
    step: Step
    constant: bool = False

    @property
    def name(self) -> str:
        """The field's name."""
        return self.target.name


def construct(writer: Writer, struct: Struct, made: list[Made]) -> str:
    """Write lines that make a struct, and return the variable that holds it.

    A wide struct is made from the fields that always have a value; the others are set on it before anybody else sees
    it, and only where they are not None, which most are.
    """
    ordered = sorted(made, key=_rank)
    v = writer.variable("o")
    writer.line(f"{v} = {writer.shared(struct, lambda: struct)}(")
    for field in ordered[:_DIRECT]:
        writer.line(f" {field.name}={field.source},", field.step)
    writer.line(")")
    if len(ordered) > _DIRECT:
        put = writer.shared("put", lambda: msgspec.structs.force_setattr)
        for field in ordered[_DIRECT:]:
            writer.line(_set(writer, put, v, field), field.step)
    return v


def _set(writer: Writer, put: str, variable: str, field: Made) -> str:
    """A line that sets a field unless it has its default anyway."""
    t, default = writer.variable("t"), field.target.default
    setting = f"{put}({variable}, {field.name!r}, {t})"
    if default is MISSING:
        return f"{t} = {field.source}; {setting}"
    test = "is not None" if default is None else f"!= {writer.constant(default)}"
    return f"if ({t} := {field.source}) {test}: {setting}"


def _rank(made: Made) -> int:
    if made.target.default is MISSING:
        return 0
    return 2 if made.target.optional or made.target.form in (Form.STRUCTS, Form.TEXTS, Form.USER_FIELDS) else 1


def filled(writer: Writer, made: list[Made]) -> tuple[list[Made], str]:
    """Put every field into a variable first, and tell by which test the group has anything in it."""
    held: list[Made] = []
    tests: list[str] = []
    for field in made:
        if field.constant:
            held.append(field)
            continue
        t = writer.variable("t")
        writer.line(f"{t} = {field.source}", field.step)
        held.append(Made(field.target, t, field.step))
        tests.append(_filled(writer, field.target, t))
    return held, " or ".join(tests)


def _filled(writer: Writer, target: Target, variable: str) -> str:
    if target.form in (Form.TEXT, Form.TEXTS, Form.STRUCTS, Form.USER_FIELDS):
        return variable
    if target.optional or target.default is MISSING:
        return f"{variable} is not None"
    return variable if not target.default else f"{variable} != {writer.constant(target.default)}"


_USER_VALUES: dict[ColumnType, tuple[Form, Struct]] = {
    ColumnType.TEXT: (Form.TEXT, TextValue),
    ColumnType.INTEGER: (Form.DECIMAL, NumberValue),
    ColumnType.NUMBER: (Form.DECIMAL, NumberValue),
    ColumnType.FLAG: (Form.FLAG, FlagValue),
    ColumnType.DAY: (Form.DAY, DayValue),
    ColumnType.MOMENT: (Form.TEXT, TextValue),
    ColumnType.REAL: (Form.DECIMAL, NumberValue),
}


def user_field(writer: Writer, variable: str, slot: Slot, path: str) -> None:
    """Write a line that appends a column as a user-defined field, unless it is empty."""
    form, struct = _USER_VALUES[slot.column.type]
    target = Target(slot.column.name, form, optional=True, default=None)
    try:
        value = expression(writer, slot, Wanted(target, None, frozenset()))
    except Unfit:
        value = f"real_of({slot.expression})"
    t = writer.variable("t")
    make = writer.shared(UserField, lambda: UserField)
    wrap = writer.shared(struct, lambda: struct)
    append = f"{variable}.append({make}({writer.constant(slot.column.name)}, {wrap}({t})))"
    writer.line(f"if ({t} := {value}) is not None: {append}", Step(f"{path}.{slot.column.name}", target, (slot,)))
