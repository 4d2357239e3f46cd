"""What compiled mappings call: conversions with bounded caches, and the errors that tell why a value cannot be used."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Never

from connector.domain.money import canonical
from connector.mapping.record import Row
from connector.mapping.rich_text import plain_text
from connector.mapping.targets import MISSING

CACHE_ENTRIES = 2048
"""Per cache, of which a mapping has a few: half a megabyte each. A full one starts again."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Dates outside are slips of the keyboard (0201 for 2021) and would not be what anybody meant."""


class ValueRefused(ValueError):
    """A value that cannot become what the field takes; the subclass tells why."""


class NothingThere(ValueRefused):
    """Empty, and the field must have a value."""


class NotText(ValueRefused):
    """Bytes of no character set, or a NUL character, which no database takes as text."""


class Implausible(ValueRefused):
    """No date that anybody meant."""


class PartOfSen(ValueRefused):
    """An amount with more than two decimal places that would be lost."""


class UnknownValue(ValueRefused):
    """Not in the lookup table, which has no default."""


def gone() -> Never:
    """The field must have a value."""
    raise NothingThere


def nul(_: object) -> Never:
    """Text with a NUL character."""
    raise NotText


def texts(values: Sequence[str | None], none: frozenset[str]) -> tuple[str, ...]:
    """The texts that are not empty and not among those that mean nothing."""
    found = tuple(filter(None, values))
    if found:
        if "\0" in "".join(found):
            raise NotText
        if none and not none.isdisjoint(found):
            return tuple(text for text in found if text not in none)
    return found


def part_of(text: str, separator: str, part: int) -> str | None:
    """One part of a text, from 1; from the end when negative; None when there is none."""
    parts = text.split(separator)
    index = part - 1 if part > 0 else part
    return parts[index].strip() or None if -len(parts) <= index < len(parts) else None


def rich(text: str) -> str | None:
    """Plain text of rich text, and of plain text itself; None when nothing is left."""
    return (plain_text(text) if text.startswith("{\\rtf") else text) or None


def number(raw: int, scale: int) -> Decimal:
    """A scaled integer as the one spelling of its number (see `domain.money.canonical`), exactly."""
    if not raw:
        return Decimal(0)
    while scale > 0 and not raw % 10:
        raw //= 10
        scale -= 1
    return Decimal(raw) if scale <= 0 else Decimal(f"{raw}E-{scale}")


def spelled(raw: int, scale: int) -> str:
    """A scaled integer as text without trailing zeros."""
    return format(number(raw, scale), "f")


def sen_of(raw: int, scale: int) -> int:
    """A scaled integer of more than two places as sen.

    Raises:
        PartOfSen: something would be lost.
    """
    whole, rest = divmod(raw, 10 ** (scale - 2))
    if rest:
        raise PartOfSen
    return int(whole)


def whole_of(raw: int, scale: int) -> int:
    """A scaled integer as a whole number.

    Raises:
        ValueRefused: it has a fraction.
    """
    whole, rest = divmod(raw, 10**scale)
    if rest:
        raise ValueRefused
    return int(whole)


def day_of(value: object) -> dt.date:
    """A plausible day.

    Raises:
        Implausible: it is none, or no date at all.
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    if not isinstance(value, dt.date) or not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise Implausible
    return value


def moment_of(value: object) -> dt.datetime:
    """A plausible time that the ledger keeps in UTC, aware."""
    if not isinstance(value, dt.datetime) or not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise Implausible
    return value.replace(tzinfo=dt.UTC)


def day_text(value: dt.date) -> str:
    """A day or time as ISO 8601 text."""
    day_of(value)
    return value.isoformat()


class Numbers(dict[int | None, object]):
    """Decimals of scaled integers, made once."""

    def __init__(self, scale: int, empty: object) -> None:
        super().__init__()
        self._scale, self._empty = scale, empty

    def __missing__(self, raw: int | None) -> object:
        if raw is None:
            return _or_gone(self._empty)
        if len(self) >= CACHE_ENTRIES:
            self.clear()
        result = self[raw] = number(raw, self._scale)
        return result


class Days(dict[object, object]):
    """Plausible days, made once."""

    def __init__(self, empty: object) -> None:
        super().__init__()
        self._empty = empty

    def __missing__(self, value: object) -> object:
        if value is None:
            return _or_gone(self._empty)
        if len(self) >= CACHE_ENTRIES:
            self.clear()
        result = self[value] = day_of(value)
        return result


class Values(dict[object, object]):
    """A lookup table; what is not in it is the default or refused."""

    def __init__(self, table: Mapping[object, object], default: object) -> None:
        super().__init__(table)
        self._default = default

    def __missing__(self, value: object) -> object:
        if isinstance(value, bytes):
            raise NotText
        if self._default is MISSING:
            raise NothingThere if value is None or value == "" else UnknownValue
        return self._default


class Currencies(dict[object, str]):
    """ISO codes by the books' own codes; what is not known stays as it is."""

    def __missing__(self, code: object) -> str:
        if not isinstance(code, str) or "\0" in code:
            raise NotText
        if len(self) < CACHE_ENTRIES:
            self[code] = code
        return code


def order_by(indexes: tuple[int, ...]) -> Callable[[Row], tuple[tuple[bool, object], ...]]:
    """A sort key over some columns, empty ones last."""
    return lambda row: tuple((row[n] is None, row[n]) for n in indexes)


def _or_gone(empty: object) -> object:
    if empty is MISSING:
        raise NothingThere
    return empty


def real_of(value: float | None) -> Decimal | None:
    """A floating-point number of a user-defined field, as it is written.

    Raises:
        ValueRefused: it is no number.
    """
    if value is None:
        return None
    if not math.isfinite(value):
        raise ValueRefused
    return canonical(Decimal(repr(value)))
