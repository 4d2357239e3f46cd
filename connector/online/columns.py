"""From JSON to rows as a mapping reads them: what is inside of something has a column of both names, with `_`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

import msgspec

from connector.domain.errors import Unmappable
from connector.mapping.record import Column, ColumnType, Row, TableLayout

_SCALE: Final = 8
"""Decimal places that every number is kept with."""
_DATE_LENGTH: Final = 10


def flat(record: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Every value of a record with its column; lists are tables of their own."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}_")
        elif not isinstance(value, list):
            yield f"{before}{name}", value


class Columns(msgspec.Struct, frozen=True):
    """Which columns of a provider are no texts."""

    numbers: frozenset[str]
    flags: frozenset[str]
    days: frozenset[str]
    called: str
    """The provider, in a sentence."""

    def column(self, name: str) -> Column:
        """A known column, or a text."""
        if name in self.numbers:
            return Column(name, ColumnType.NUMBER, _SCALE)
        if name in self.flags:
            return Column(name, ColumnType.FLAG)
        return Column(name, ColumnType.DAY if name in self.days else ColumnType.TEXT)

    def row_of(self, layout: TableLayout, values: Mapping[str, object], key: str) -> Row:
        """The values of a row in the order of a layout.

        Raises:
            Unmappable: a value is not of its column's type; `key` names the record.
        """
        found = []
        for each in layout.columns:
            raw = values.get(each.name)
            try:
                found.append(_value(each.type, raw))
            except (ValueError, InvalidOperation) as exc:
                raise Unmappable(
                    f"The value of {layout.table}.{each.name} of {key} is no {each.type.value}.",
                    remedy=f"Correct it in {self.called}, or send the diagnostics file to support.",
                    facts={"column": f"{layout.table}.{each.name}"},
                ) from exc
        return tuple(found)


def number(raw: object) -> Decimal:
    """A number; 0 for nothing. Raises ValueError."""
    if raw is None or raw == "":
        return Decimal(0)
    try:
        return Decimal(str(raw))
    except InvalidOperation as exc:
        raise ValueError(str(raw)) from exc


def _value(kind: ColumnType, raw: object) -> object:
    if raw is None or raw == "":
        return None
    match kind:
        case ColumnType.FLAG:
            return raw if isinstance(raw, bool) else str(raw).lower() == "true"
        case ColumnType.NUMBER:
            return int(number(raw).scaleb(_SCALE).to_integral_value())
        case ColumnType.DAY:
            return dt.date.fromisoformat(str(raw)[:_DATE_LENGTH])
        case _:
            return raw if isinstance(raw, str) else str(raw)
