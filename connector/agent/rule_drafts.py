"""Rules as people choose them, and as a mapping file writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import Enum

import msgspec

from connector.control.mapping_desk import Draft, FieldForm, RuleKind
from connector.domain.errors import SettingsInvalid
from connector.mapping import rules
from connector.mapping.record import Column, ColumnType
from connector.mapping.rules import Ref, Rule
from connector.mapping.sampled import value_text
from connector.mapping.targets import Form, Target

FORMS: Mapping[Form, FieldForm] = {
    Form.TEXT: FieldForm.TEXT,
    Form.SEN: FieldForm.AMOUNT,
    Form.WHOLE: FieldForm.WHOLE,
    Form.DECIMAL: FieldForm.NUMBER,
    Form.DAY: FieldForm.DAY,
    Form.MOMENT: FieldForm.TIME,
    Form.FLAG: FieldForm.FLAG,
    Form.CHOICE: FieldForm.CHOICE,
    Form.TEXTS: FieldForm.TEXTS,
    Form.STRUCT: FieldForm.GROUP,
    Form.STRUCTS: FieldForm.GROUPS,
    Form.USER_FIELDS: FieldForm.USER_FIELDS,
}
NOTHING = Draft(kind=RuleKind.NOTHING)
_YES = frozenset({"yes", "true", "t", "1", "ya", "是"})
_NO = frozenset({"no", "false", "f", "0", "tidak", "否"})

ColumnOf = Callable[[str], Column | None]
"""The column that a rule means by a name, as far as the books were seen."""


def draft_of(rule: Rule | None) -> Draft:
    """A rule of a mapping as people choose it."""
    match rule:
        case None:
            return NOTHING
        case rules.Constant(value=value):
            return Draft(kind=RuleKind.CONSTANT, value=_typed(value))
        case rules.Group(row=row):
            return Draft(kind=RuleKind.GROUP, table=row)
        case rules.Each(table=table):
            return Draft(kind=RuleKind.EACH, table=table)
        case rules.UserFields(prefix=prefix):
            return Draft(kind=RuleKind.USER_FIELDS, columns=(f"{prefix}*",))
        case rules.When(column=column, values=values, then=then, otherwise=otherwise):
            return Draft(
                kind=RuleKind.WHEN,
                columns=(str(column),),
                equals=tuple(sorted(map(_typed, values))) if values is not None else None,
                then=draft_of(then),
                otherwise=draft_of(otherwise) if otherwise is not None else None,
            )
        case _:
            return _reading(rule)


def _reading(rule: Rule) -> Draft:
    """A rule that reads columns, with what may be said of them."""
    said = rule.options
    none = tuple(sorted(map(_typed, said.none))) if said.none is not None else None
    default = _typed(said.default.value) if said.default is not None else ""

    def made(kind: RuleKind, columns: Sequence[Ref], **more: object) -> Draft:
        given = {"kind": kind, "columns": tuple(map(str, columns)), "empties": none, "default": default, **more}
        return Draft(required=said.required, **given)  # type: ignore[arg-type]  # each by its name

    match rule:
        case rules.Copy(columns=columns, rich_text=rich_text):
            return made(RuleKind.COPY, columns, rich_text=rich_text)
        case rules.Lookup(column=column, table=table):
            return made(RuleKind.LOOKUP, [column], pairs=tuple((key, _typed(value)) for key, value in table.items()))
        case rules.Join(columns=columns, separator=separator):
            return made(RuleKind.JOIN, columns, separator=separator)
        case rules.Split(column=column, separator=separator, part=part):
            return made(RuleKind.SPLIT, [column], separator=separator, part=part)
        case rules.Collect(columns=columns):
            return made(RuleKind.COLLECT, columns)
        case rules.Difference(columns=columns, unless=unless):
            return made(RuleKind.DIFFERENCE, columns, unless=str(unless) if unless is not None else "")
        case rules.CurrencyCode(column=column):
            return made(RuleKind.CURRENCY, [column])
    raise TypeError(f"{type(rule).__name__} is no rule of a single value")


def _typed(value: object) -> str:
    """A value as somebody would type it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def amount_typed(draft: Draft, target: Target) -> Draft:
    """Amounts are kept in sen and typed in ringgit, wherever in a rule they stand."""
    if target.form is not Form.SEN:
        return draft

    def typed(sen: str) -> str:
        return value_text(int(sen), amount=True) if sen else ""

    return msgspec.structs.replace(
        draft,
        value=typed(draft.value),
        pairs=tuple((key, typed(value)) for key, value in draft.pairs),
        default=typed(draft.default),
        then=amount_typed(draft.then, target) if draft.then is not None else None,
        otherwise=amount_typed(draft.otherwise, target) if draft.otherwise is not None else None,
    )


def raw_of(draft: Draft, target: Target, column_of: ColumnOf) -> object:
    """A draft as the mapping file writes it.

    Raises:
        SettingsInvalid: something is missing, or a value is none that the field or the column can have.
    """
    match draft.kind:
        case RuleKind.NOTHING:
            return {"remove": True}
        case RuleKind.CONSTANT:
            return {"constant": constant(draft.value, target)}
        case RuleKind.WHEN:
            return _when(draft, target, column_of)
        case RuleKind.USER_FIELDS:
            return {"user_fields": _first(draft)}
        case RuleKind.GROUP | RuleKind.EACH:
            raise SettingsInvalid("A group of fields is not changed as a whole here; change its fields.")
        case _:
            return _shortest(_read(draft, target, column_of))


def _read(draft: Draft, target: Target, column_of: ColumnOf) -> dict[str, object]:
    return _BODIES[draft.kind](draft, target) | _options(draft, target, column_of)


def _copy(draft: Draft, target: Target) -> dict[str, object]:
    raw: dict[str, object] = {"copy": _columns(draft)}
    if draft.rich_text:
        raw["text"] = "rtf"
    if target.form is Form.MOMENT:
        raw["zone"] = "UTC"
    return raw


def _lookup(draft: Draft, target: Target) -> dict[str, object]:
    if not draft.pairs:
        raise SettingsInvalid("A table of values needs at least one line.")
    return {"lookup": _first(draft), "table": {key: constant(value, target) for key, value in draft.pairs}}


def _join(draft: Draft, _: Target) -> dict[str, object]:
    return {"join": _columns(draft), "separator": draft.separator}


def _split(draft: Draft, _: Target) -> dict[str, object]:
    if not draft.separator or not draft.part:
        raise SettingsInvalid("Say at what to split, and which part is meant.", remedy="1 is the first, -1 the last.")
    return {"split": _first(draft), "separator": draft.separator, "part": draft.part}


def _collect(draft: Draft, _: Target) -> dict[str, object]:
    return {"collect": _columns(draft)}


def _difference(draft: Draft, _: Target) -> dict[str, object]:
    return {"difference": _columns(draft)} | ({"unless": draft.unless} if draft.unless else {})


def _currency(draft: Draft, _: Target) -> dict[str, object]:
    return {"currency": _first(draft)}


_BODIES: Mapping[RuleKind, Callable[[Draft, Target], dict[str, object]]] = {
    RuleKind.COPY: _copy,
    RuleKind.LOOKUP: _lookup,
    RuleKind.JOIN: _join,
    RuleKind.SPLIT: _split,
    RuleKind.COLLECT: _collect,
    RuleKind.DIFFERENCE: _difference,
    RuleKind.CURRENCY: _currency,
}


def _options(draft: Draft, target: Target, column_of: ColumnOf) -> dict[str, object]:
    said: dict[str, object] = {}
    if draft.required:
        said["required"] = True
    if draft.empties is not None and draft.kind is not RuleKind.DIFFERENCE:
        said["none"] = [scalar(text, column_of(draft.columns[0])) for text in draft.empties]
    if draft.default and draft.kind in (RuleKind.COPY, RuleKind.LOOKUP, RuleKind.JOIN, RuleKind.SPLIT):
        said["default"] = constant(draft.default, target)
    return said


def _shortest(raw: dict[str, object]) -> object:
    """A plain copy as people write it: the column alone."""
    if raw.keys() != {"copy"}:
        return raw
    columns = raw["copy"]
    return columns[0] if isinstance(columns, list) and len(columns) == 1 else columns


def _when(draft: Draft, target: Target, column_of: ColumnOf) -> object:
    if draft.then is None:
        raise SettingsInvalid("Say what the field gets when the test is met.")
    raw: dict[str, object] = {"when": _first(draft)}
    if draft.equals is None:
        raw["empty"] = True
    else:
        values = [scalar(text, column_of(draft.columns[0])) for text in draft.equals]
        if not values:
            raise SettingsInvalid("Say which value the column must have.")
        raw |= {"equals": values[0]} if len(values) == 1 else {"in": values}
    for name, inner in (("then", draft.then), ("otherwise", draft.otherwise)):
        if inner is not None and inner.kind is not RuleKind.NOTHING:
            raw[name] = raw_of(inner, target, column_of)
    if "then" not in raw:
        raise SettingsInvalid("Say what the field gets when the test is met.")
    return raw


def _columns(draft: Draft) -> list[object]:
    if not draft.columns or not all(draft.columns):
        raise SettingsInvalid("Choose a column of the books.")
    return list(draft.columns)


def _first(draft: Draft) -> str:
    return str(_columns(draft)[0])


def constant(text: str, target: Target) -> object:
    """A typed value as the mapping file has it for a field. Raises SettingsInvalid."""
    made = _MAKERS.get(target.form, _text)(text)
    if made is None:
        raise SettingsInvalid(f"{text!r} cannot be a value of this field.", remedy=_WISHES.get(target.form, ""))
    try:
        target.constant(made)
    except ValueError as exc:
        raise SettingsInvalid(
            f"This field cannot have that value: {exc}.", remedy=_WISHES.get(target.form, "")
        ) from exc
    return made


def _text(text: str) -> object:
    return text


def _sen(text: str) -> object:
    number = _number(text)
    if not isinstance(number, Decimal):
        return None
    sen = number.scaleb(2)
    return int(sen) if sen == sen.to_integral_value() else None


def _number(text: str) -> object:
    try:
        number = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _whole(text: str) -> object:
    number = _number(text)
    return int(number) if isinstance(number, Decimal) and number == number.to_integral_value() else None


def _decimal(text: str) -> object:
    number = _number(text)
    return format(number, "f") if isinstance(number, Decimal) else None


def _day(text: str) -> object:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None


def _flag(text: str) -> object:
    word = text.strip().lower()
    return True if word in _YES else False if word in _NO else None


def _texts(text: str) -> object:
    return [line.strip() for line in text.splitlines() if line.strip()]


_MAKERS: Mapping[Form, Callable[[str], object]] = {
    Form.SEN: _sen,
    Form.WHOLE: _whole,
    Form.DECIMAL: _decimal,
    Form.DAY: _day,
    Form.FLAG: _flag,
    Form.TEXTS: _texts,
}
_WISHES: Mapping[Form, str] = {
    Form.TEXT: "Type a text.",
    Form.SEN: "Type an amount such as 12.50.",
    Form.WHOLE: "Type a whole number.",
    Form.DECIMAL: "Type a number.",
    Form.DAY: "Type a date such as 2026-03-01.",
    Form.FLAG: "Choose yes or no.",
    Form.CHOICE: "Choose one of the values.",
}


def scalar(text: str, column: Column | None) -> rules.Scalar:
    """A typed value as a column may have it, to compare with. Raises SettingsInvalid."""
    kind = column.type if column is not None else ColumnType.TEXT
    makers: Mapping[ColumnType, Callable[[str], object]] = {
        ColumnType.INTEGER: _whole,
        ColumnType.NUMBER: _number,
        ColumnType.FLAG: _flag,
        ColumnType.DAY: _day,
    }
    made = makers.get(kind, _text)(text)
    if not isinstance(made, rules.Scalar):
        raise SettingsInvalid(f"{column.name if column else 'The column'} never has the value {text!r}.")
    return made
