"""Parameters into a statement's input buffer."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Sequence
from typing import Final

from connector.domain.errors import SkipRecord
from connector.drivers.firebird_decode import Field, Kind

Parameter = int | str | bytes | bool | dt.date | None

_EPOCH_ORDINAL: Final = dt.date(1858, 11, 17).toordinal()
_INTEGERS: Final = {Kind.SHORT: "<h", Kind.LONG: "<i", Kind.INT64: "<q"}


def pack(fields: Sequence[Field], values: Sequence[Parameter], buffer: bytearray) -> None:
    """Write values where the statement expects them.

    Raises:
        SkipRecord: a value does not fit its column, so that no row can have it.
    """
    for field, value in zip(fields, values, strict=True):
        struct.pack_into("<h", buffer, field.null_offset, -1 if value is None else 0)
        if value is not None:
            _pack_one(field, value, buffer)


def _pack_one(field: Field, value: Parameter, buffer: bytearray) -> None:
    match value:
        case bool() if field.kind == Kind.BOOLEAN:
            buffer[field.offset] = value
        case int() if field.kind in _INTEGERS:
            try:
                struct.pack_into(_INTEGERS[field.kind], buffer, field.offset, value)
            except struct.error as exc:
                raise SkipRecord(f"The number {value} is too large for its column.") from exc
        case str() | bytes():
            _pack_text(field, value.encode() if isinstance(value, str) else value, buffer)
        case dt.date() if field.kind == Kind.DATE:
            struct.pack_into("<i", buffer, field.offset, value.toordinal() - _EPOCH_ORDINAL)
        case _:
            raise TypeError(f"a parameter of type {type(value).__name__} for a column of type {field.kind}")


def _pack_text(field: Field, raw: bytes, buffer: bytearray) -> None:
    if len(raw) > field.length:
        raise SkipRecord("A text is too long for its column.")
    if field.kind == Kind.VARYING:
        struct.pack_into(f"<H{len(raw)}s", buffer, field.offset, len(raw), raw)
    elif field.kind == Kind.TEXT:
        struct.pack_into(f"{field.length}s", buffer, field.offset, raw.ljust(field.length))
    else:
        raise TypeError(f"text for a column of type {field.kind}")
