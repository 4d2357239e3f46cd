"""Rows out of a statement's buffer: one `struct` for the whole row and generated Python for its columns.

Many rows lie in one block, each at the same stride; a block is decoded by one call. Type codes are those of Firebird's
`sqlda_pub.h`, dates count from 1858-11-17.
"""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

from connector.domain.errors import SettingsInvalid, Unsupported

Rows = list[tuple[object, ...]]
Decode = Callable[[memoryview], Rows]


class Kind:
    """Type codes without the bit that says nullable."""

    TEXT: Final = 452
    VARYING: Final = 448
    SHORT: Final = 500
    LONG: Final = 496
    FLOAT: Final = 482
    DOUBLE: Final = 480
    TIMESTAMP: Final = 510
    BLOB: Final = 520
    TIME: Final = 560
    DATE: Final = 570
    INT64: Final = 580
    INT128: Final = 32752
    TIMESTAMP_TZ: Final = 32754
    BOOLEAN: Final = 32764


class Field(NamedTuple):
    """Where and what one column of a message is; a tuple, because layouts are keys of a cache."""

    kind: int
    subtype: int
    length: int
    scale: int
    charset: int
    offset: int
    null_offset: int


_FORMATS: Final = {
    Kind.SHORT: ("h", 2),
    Kind.LONG: ("i", 4),
    Kind.INT64: ("q", 8),
    Kind.FLOAT: ("f", 4),
    Kind.DOUBLE: ("d", 8),
    Kind.DATE: ("i", 4),
    Kind.TIMESTAMP: ("iI", 8),
    Kind.TIME: ("I", 4),
    Kind.TIMESTAMP_TZ: ("iIH", 10),
    Kind.BLOB: ("8s", 8),
    Kind.BOOLEAN: ("?", 1),
    Kind.INT128: ("16s", 16),
}
_OCTETS: Final = 1
_CODECS: Final = {
    10: "cp437", 11: "cp850", 21: "iso8859-1", 44: "cp950", 45: "cp936", 51: "cp1250", 52: "cp1251", 53: "cp1252",
    56: "big5", 57: "gb2312", 67: "gbk", 69: "gb18030",
}  # fmt: skip
"""Character sets that a column may come in when the connection translates nothing (Firebird's `charsets.h`)."""

_FLAGS: Final = {b"T": True, b"F": False, b"Y": True, b"N": False, b"1": True, b"0": False}
_EPOCH_ORDINAL: Final = dt.date(1858, 11, 17).toordinal()
_ALIGNMENT: Final = 8


class _Days(dict[int, "dt.date | int"]):
    """Days as dates, each made once; a number that is no day of the calendar stays a number."""

    def __missing__(self, day: int) -> dt.date | int:
        value: dt.date | int
        try:
            value = dt.date.fromordinal(day + _EPOCH_ORDINAL)
        except (ValueError, OverflowError):
            value = day
        self[day] = value
        return value


_days = _Days()


def stride_of(message_length: int) -> int:
    """How far apart rows of one message lie in a block."""
    return -(-message_length // _ALIGNMENT) * _ALIGNMENT


class Decoder(NamedTuple):
    """The two ways to decode a block: fast, and the one that never fails for bytes that are no text."""

    fast: Decode
    careful: Decode
    stride: int

    def rows(self, block: memoryview) -> Rows:
        """All rows of a block."""
        try:
            return self.fast(block)
        except UnicodeDecodeError:
            return self.careful(block)


@cache
def decoder(fields: tuple[Field, ...], flags: frozenset[int], length: int, legacy: tuple[str, ...]) -> Decoder:
    """The decoder of a layout. `flags` are the positions whose values become bool whatever their type is; `legacy`
    are the character sets that are tried for bytes that are not UTF-8.

    Raises:
        Unsupported: a column's type is none that the vendor's tables can have.
    """
    stride = stride_of(length) or _ALIGNMENT
    if not fields:
        return Decoder(_no_rows, _no_rows, stride)
    layout, names = _layout(fields, stride)
    unpack = struct.Struct(layout).unpack
    scope = {
        "unpack": unpack, "days": _days, "flag": _FLAGS.get, "moment": _moment, "wide": _wide,
        "text": _reader(legacy), "float": float, "bool": bool,
    }  # fmt: skip
    return Decoder(
        _compiled(_source(fields, flags, names, stride, careful=False), scope),
        _compiled(_source(fields, flags, names, stride, careful=True), scope),
        stride,
    )


def _no_rows(block: memoryview) -> Rows:
    """What a statement gives that gives no rows."""
    return []


def _layout(fields: Sequence[Field], stride: int) -> tuple[str, list[str]]:
    """Struct format of a whole row and the names of its parts."""
    parts: list[tuple[int, str, int, list[str]]] = []
    for n, field in enumerate(fields):
        parts.append((field.null_offset, "h", 2, [f"z{n}"]))
        if field.kind == Kind.VARYING:
            parts.append((field.offset, "H", 2, [f"n{n}"]))
        elif field.kind == Kind.TEXT:
            continue
        elif field.kind in _FORMATS:
            letters, size = _FORMATS[field.kind]
            names = {Kind.TIMESTAMP: [f"v{n}", f"t{n}"], Kind.TIMESTAMP_TZ: [f"v{n}", f"t{n}", f"q{n}"]}
            parts.append((field.offset, letters, size, names.get(field.kind, [f"v{n}"])))
        else:
            raise Unsupported(f"A column of the company file has a type that is not known here ({field.kind}).")
    layout, position, every = "<", 0, []
    for offset, letters, size, names_of_part in sorted(parts):
        layout += f"{offset - position}x{letters}" if offset > position else letters
        position = offset + size
        every += names_of_part
    return layout + (f"{stride - position}x" if stride > position else ""), every


def _source(fields: Sequence[Field], flags: frozenset[int], names: Sequence[str], stride: int, *, careful: bool) -> str:
    values = [
        f"None if z{n} else {_expression(n, field, n in flags, careful=careful)}" for n, field in enumerate(fields)
    ]
    return "\n".join(
        (
            "def decode(block, bytes=bytes, unpack=unpack, days=days, flag=flag, moment=moment, wide=wide, text=text):",
            "    rows = []",
            "    add = rows.append",
            f"    for start in range(0, len(block), {stride}):",
            f"        raw = bytes(block[start:start + {stride}])",
            f"        {', '.join(names)}, = unpack(raw)",
            f"        add(({', '.join(values)},))",
            "    return rows",
        )
    )


def _expression(n: int, field: Field, flag: bool, *, careful: bool) -> str:
    """Python that makes one column's value from the parts of the row."""
    if field.kind in (Kind.TEXT, Kind.VARYING):
        return _text_expression(n, field, flag, careful=careful)
    if flag:
        return f"v{n}" if field.kind == Kind.BOOLEAN else f"v{n} != 0"
    return {
        Kind.DATE: f"days[v{n}]",
        Kind.TIMESTAMP: f"moment(v{n}, t{n})",
        Kind.TIMESTAMP_TZ: f"moment(v{n}, t{n})",
        Kind.INT128: f"wide(v{n})",
    }.get(field.kind, f"v{n}")


def _text_expression(n: int, field: Field, flag: bool, *, careful: bool) -> str:
    varying = field.kind == Kind.VARYING
    start = field.offset + 2 if varying else field.offset
    raw = f"raw[{start}:{start} + n{n}]" if varying else f"raw[{start}:{start + field.length}]"
    if flag:
        return f"flag(raw[{start}:{start + 1}])"
    if field.charset == _OCTETS:
        return raw
    codec = _CODECS.get(field.charset)
    if careful and codec is None:
        return f"text({raw}, {not varying})"
    decoded = f"{raw}.decode({codec!r}, 'replace')" if codec else f"{raw}.decode()"
    return decoded if varying else f"{decoded}.rstrip(' ')"


def _compiled(source: str, scope: dict[str, object]) -> Decode:
    names = dict(scope)
    exec(compile(source, "<row decoder>", "exec"), names)  # noqa: S102  # built from numbers only, see `_source`
    decode: Decode = names["decode"]  # type: ignore[assignment]
    return decode


def _moment(days: int, ticks: int) -> dt.datetime | None:
    """A TIMESTAMP (days, 1/10,000 seconds) without a zone."""
    day = dt.datetime.fromordinal(days + _EPOCH_ORDINAL)
    return day + dt.timedelta(microseconds=ticks * 100)


def _wide(raw: bytes) -> int:
    """An INT128."""
    return int.from_bytes(raw, "little", signed=True)


def _reader(legacy: tuple[str, ...]) -> Callable[[bytes, bool], str | bytes]:
    def text(raw: bytes, padded: bool) -> str | bytes:
        """Text in UTF-8, else in a legacy character set, else the bytes as they are."""
        for codec in ("utf-8", *legacy):
            try:
                decoded = raw.decode(codec)
            except UnicodeDecodeError:
                continue
            return decoded.rstrip(" ") if padded else decoded
        return raw.rstrip(b" ") if padded else raw

    return text


def check_codec(name: str) -> None:
    """Refuse a legacy character set that nobody knows.

    Raises:
        SettingsInvalid: there is no codec of that name.
    """
    try:
        "".encode(name)
    except LookupError as exc:
        raise SettingsInvalid(
            f"“{name}” is no character set that is known here.", remedy="Use for example cp1252, gbk or big5."
        ) from exc


def decoded_text(raw: bytes, legacy: tuple[str, ...]) -> str | bytes:
    """Text of a BLOB, or its bytes when they are none."""
    return _reader(legacy)(raw, False)
