"""What the fields of an entity take: read from the entity types themselves, so that no field is forgotten."""

from __future__ import annotations

import datetime as dt
import enum
import inspect
import types
import typing
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache

import msgspec

from connector.domain.entities import ENTITY_TYPES
from connector.domain.keys import EntityKind
from connector.domain.money import canonical
from connector.domain.parties import UserField


class Form(StrEnum):
    """What kind of value a field takes."""

    TEXT = "text"
    SEN = "an amount"
    WHOLE = "a whole number"
    DECIMAL = "a number"
    DAY = "a date"
    MOMENT = "a time"
    FLAG = "yes or no"
    CHOICE = "one of a few words"
    TEXTS = "texts"
    STRUCT = "a group of fields"
    STRUCTS = "a list of groups"
    USER_FIELDS = "user-defined fields"


class Missing(enum.Enum):
    """The one value that stands for "there is none, and that is an error"."""

    MISSING = "missing"


MISSING: typing.Final = Missing.MISSING

Struct = type[msgspec.Struct]


class Target(msgspec.Struct, frozen=True):
    """One field of an entity or of a group in it."""

    name: str
    form: Form
    optional: bool
    """Whether None is a value of it."""
    default: object
    """What it has when nothing is given; MISSING when something must be."""
    choices: type[Enum] | None = None
    struct: Struct | None = None

    def constant(self, value: object) -> object:
        """A value of a mapping file as a value of this field.

        Raises:
            ValueError: it is none; the message says what is wanted.
        """
        if self.form is Form.DECIMAL and isinstance(value, int | str | Decimal) and not isinstance(value, bool):
            return _decimal(value)
        if self.form is Form.CHOICE and self.choices is not None:
            return _choice(self.choices, value)
        if self.form is Form.TEXTS and isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(value)
        if type(value) is _PLAIN.get(self.form) and value != "" and not (isinstance(value, str) and "\0" in value):
            return value
        raise ValueError(f"{self.name} takes {self.form}")


_PLAIN: dict[Form, type] = {
    Form.TEXT: str,
    Form.SEN: int,
    Form.WHOLE: int,
    Form.DAY: dt.date,
    Form.FLAG: bool,
}
_FORMS: dict[object, Form] = {
    str: Form.TEXT,
    int: Form.WHOLE,
    Decimal: Form.DECIMAL,
    dt.date: Form.DAY,
    dt.datetime: Form.MOMENT,
    bool: Form.FLAG,
}


def _decimal(value: int | str | Decimal) -> Decimal:
    try:
        number = Decimal(value)
    except ArithmeticError:
        raise ValueError(f"{value!r} is not a number") from None
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a number")
    return canonical(number)


def _choice(choices: type[Enum], value: object) -> Enum:
    try:
        return choices(value)
    except ValueError:
        words = ", ".join(str(member.value) for member in choices)
        raise ValueError(f"{value!r} is none of: {words}") from None


@cache
def targets_of(struct: Struct) -> dict[str, Target]:
    """The fields of an entity type or group by name, in their order."""
    return {field.name: _target(struct, field) for field in msgspec.structs.fields(struct)}


def target_at(kind: EntityKind, field: str) -> Target | None:
    """A field of an entity by its dotted name, those of groups included; None where there is none."""
    struct: Struct | None = ENTITY_TYPES[kind]
    found: Target | None = None
    for name in field.split("."):
        found = targets_of(struct).get(name) if struct is not None else None
        struct = found.struct if found is not None else None
    return found


def _target(struct: Struct, field: msgspec.structs.FieldInfo) -> Target:
    kind, optional = _without_none(field.type)
    default = MISSING if field.required else field.default
    if not field.required and default is msgspec.NODEFAULT:
        default = typing.cast("typing.Callable[[], object]", field.default_factory)()
    form, choices, inner = _form(kind)
    if form is Form.WHOLE and "Sen" in _annotation(struct, field.name):
        form = Form.SEN
    return Target(field.name, form, optional, default, choices, inner)


def _without_none(kind: object) -> tuple[object, bool]:
    if not isinstance(kind, types.UnionType) and typing.get_origin(kind) is not typing.Union:
        return kind, False
    others = [part for part in typing.get_args(kind) if part is not types.NoneType]
    if len(others) != 1:
        raise TypeError(f"a mapping cannot fill {kind!r}")
    return others[0], True


def _form(kind: object) -> tuple[Form, type[Enum] | None, Struct | None]:
    if kind in _FORMS:
        return _FORMS[kind], None, None
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Form.CHOICE, kind, None
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return Form.STRUCT, None, kind
    element = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else None
    if element is str:
        return Form.TEXTS, None, None
    if element is UserField:
        return Form.USER_FIELDS, None, None
    if isinstance(element, type) and issubclass(element, msgspec.Struct):
        return Form.STRUCTS, None, element
    raise TypeError(f"a mapping cannot fill {kind!r}")


def _annotation(struct: Struct, name: str) -> str:
    """The annotation as it was written: `Sen` is a plain int, only its name tells that an amount is meant."""
    return next(str(own[name]) for own in map(inspect.get_annotations, struct.__mro__) if name in own)
