"""Records as people read them: their values in one line each."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from connector.domain.documents import Line
from connector.domain.entities import ENTITY_TYPES
from connector.domain.money import amount
from connector.domain.payments import Allocation
from connector.domain.runs import FieldValue

_LONGEST = 400
"""Characters of one shown value."""

_fields = msgspec.json.Decoder(dict[str, object])


def fields_shown(content: bytes) -> Mapping[str, object]:
    """The fields of a canonical record; none without content."""
    return _fields.decode(content) if content else {}


def value_shown(name: str, value: object) -> str | None:
    """One value in one line; amounts as people write them, no longer than fits."""
    if value is None:
        return None
    text = _text(name, value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def values_shown(
    names: Sequence[str], old: Mapping[str, object] | None, new: Mapping[str, object]
) -> tuple[FieldValue, ...]:
    """Some fields before and after; without `old` nobody knows what was before."""
    return tuple(
        FieldValue(
            name=name,
            old=value_shown(name, old.get(name)) if old is not None else None,
            new=value_shown(name, new.get(name)),
        )
        for name in names
    )


def _text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and name in _amounts():
        return f"{amount(value):,.2f}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_text(key, part)}" for key, part in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(_text(name, part) for part in value)
    return f"{value}"


@cache
def _amounts() -> frozenset[str]:
    """Names of the fields that hold sen, as the domain declares them."""
    classes = {base for made in (*ENTITY_TYPES.values(), Line, Allocation) for base in made.__mro__}
    declared = [item for base in classes for item in inspect.get_annotations(base).items()]
    return frozenset(name for name, kind in declared if str(kind).split(" ")[0] == "Sen")
