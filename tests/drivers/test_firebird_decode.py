"""Rows out of a buffer, without a server: every type, text that is none, flags in three forms."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.domain.errors import SettingsInvalid, SkipRecord, Unsupported
from connector.drivers.firebird_decode import Field, Kind, check_codec, decoder, stride_of
from connector.drivers.firebird_encode import Parameter, pack

UTF8, NONE, OCTETS, WIN1252 = 4, 0, 1, 53
NUMBERS = {Kind.SHORT: "<h", Kind.LONG: "<i", Kind.INT64: "<q", Kind.DATE: "<i", Kind.DOUBLE: "<d", Kind.BOOLEAN: "<?"}


def fields(*columns: tuple[int, int, int]) -> tuple[tuple[Field, ...], int]:
    """Columns of (kind, length, character set) one behind the other, as the library lays them out, and their length."""
    made, offset = [], 0
    for kind, length, charset in columns:
        size = length + 2 if kind == Kind.VARYING else length
        step = {Kind.TEXT: 1, Kind.BOOLEAN: 1}.get(kind, 8)
        offset = -(-offset // step) * step
        null = -(-(offset + size) // 2) * 2
        made.append(Field(kind, 0, length, 0, charset, offset, null))
        offset = null + 2
    return tuple(made), offset


def message(layout: Sequence[Field], length: int, values: Sequence[object]) -> bytes:
    """A row as the library leaves it in the buffer; None is null, bytes are text, a tuple is a timestamp."""
    row = bytearray(b"\xaa" * stride_of(length))
    for field, value in zip(layout, values, strict=True):
        struct.pack_into("<h", row, field.null_offset, -1 if value is None else 0)
        if isinstance(value, bytes):
            head = struct.pack("<H", len(value)) if field.kind == Kind.VARYING else b""
            padded = value if field.kind != Kind.TEXT else value.ljust(field.length)
            row[field.offset : field.offset + len(head + padded)] = head + padded
        elif isinstance(value, tuple):
            struct.pack_into("<iI", row, field.offset, *value)
        elif value is not None:
            struct.pack_into(NUMBERS[field.kind], row, field.offset, value)
    return bytes(row)


def decoded(
    columns: Sequence[tuple[int, int, int]],
    rows: Sequence[Sequence[object]],
    flags: frozenset[int] = frozenset(),
    legacy: tuple[str, ...] = (),
) -> list[tuple[object, ...]]:
    """Rows through a buffer and back."""
    layout, length = fields(*columns)
    block = b"".join(message(layout, length, row) for row in rows)
    return decoder(layout, flags, length, legacy).rows(memoryview(block))


@given(
    st.lists(
        st.tuples(
            st.none() | st.integers(-(2**31), 2**31 - 1),
            st.none() | st.text(max_size=20),
            st.none() | st.integers(-(2**63), 2**63 - 1),
            st.none() | st.booleans(),
            st.none() | st.dates(),
        ),
        max_size=5,
    )
)
def test_what_went_in_comes_out(
    rows: list[tuple[int | None, str | None, int | None, bool | None, dt.date | None]],
) -> None:
    """Numbers, texts, flags and days of any value, null or not, any number of rows."""
    origin = dt.date(1858, 11, 17)
    columns = [(Kind.LONG, 4, 0), (Kind.VARYING, 80, UTF8), (Kind.INT64, 8, 0), (Kind.BOOLEAN, 1, 0), (Kind.DATE, 4, 0)]
    stored = [
        (a, None if b is None else b.encode(), c, d, None if e is None else (e - origin).days) for a, b, c, d, e in rows
    ]
    assert decoded(columns, stored) == rows


def test_padding_of_char_is_taken_off() -> None:
    """CHAR comes padded to its full length in bytes; blanks inside and before stay."""
    assert decoded([(Kind.TEXT, 16, UTF8)], [[b" A B"], [b""]]) == [(" A B",), ("",)]


@pytest.mark.parametrize(
    ("kind", "length", "stored", "meant"),
    [
        (Kind.TEXT, 4, b"T", True),
        (Kind.TEXT, 4, b"F", False),
        (Kind.VARYING, 4, b"T", True),
        (Kind.TEXT, 4, b"?", None),
        (Kind.TEXT, 4, None, None),
        (Kind.SHORT, 2, 1, True),
        (Kind.LONG, 4, 0, False),
        (Kind.BOOLEAN, 1, True, True),
        (Kind.BOOLEAN, 1, None, None),
    ],
)
def test_flags_in_every_form(kind: int, length: int, stored: object, meant: bool | None) -> None:
    """BOOLEAN, 'T' and 'F', 1 and 0 are the same to who reads them."""
    ((value,),) = decoded([(kind, length, UTF8)], [[stored]], frozenset({0}))
    assert value is meant


def test_bytes_that_are_no_text_harm_no_other_column() -> None:
    """Undecodable bytes stay bytes in their column; every other value of the block is as it should be."""
    rows = decoded(
        [(Kind.VARYING, 20, NONE), (Kind.VARYING, 20, NONE)], [[b"\xff\x01", b"ok"], [b"fine", "Å".encode()]]
    )
    assert rows == [(b"\xff\x01", "ok"), ("fine", "Å")]


def test_legacy_character_sets_are_tried_in_turn() -> None:
    """UTF-8 first, then what the settings name, then bytes."""
    chinese = "贸易".encode("gbk")
    assert decoded([(Kind.VARYING, 20, NONE)], [[chinese]], legacy=("gbk", "cp1252")) == [("贸易",)]
    assert decoded([(Kind.VARYING, 20, NONE)], [["é".encode()]], legacy=("cp1252",)) == [("é",)]
    assert decoded([(Kind.TEXT, 8, NONE)], [[b"caf\xe9"]], legacy=("cp1252",)) == [("café",)]


def test_a_column_with_a_character_set_of_its_own() -> None:
    """A column that says what it is written in is read so; OCTETS are bytes."""
    assert decoded([(Kind.VARYING, 9, WIN1252), (Kind.VARYING, 9, OCTETS)], [[b"\x80 1", b"\x80"]]) == [
        ("€ 1", b"\x80")
    ]


def test_times_without_a_zone() -> None:
    """A TIMESTAMP keeps its fractions of a second."""
    (when,) = decoded([(Kind.TIMESTAMP, 8, 0)], [[(60_000, 123_4567)]])[0]
    assert isinstance(when, dt.datetime)
    assert when.isoformat() == "2023-02-25T00:02:03.456700"
    assert when.tzinfo is None


def test_an_unknown_type_is_refused() -> None:
    """A type that no vendor table has is named, not guessed."""
    with pytest.raises(Unsupported, match="32760"):
        decoded([(32760, 8, 0)], [])


def test_an_unknown_character_set_is_refused() -> None:
    """A setting that names no character set is refused with an example of one."""
    check_codec("gbk")
    with pytest.raises(SettingsInvalid, match="klingon"):
        check_codec("klingon")


@pytest.mark.parametrize(
    ("kind", "length", "value"),
    [(Kind.SHORT, 2, 40_000), (Kind.LONG, 4, 2**40), (Kind.VARYING, 4, "Syarikat"), (Kind.TEXT, 4, "Syarikat")],
)
def test_a_parameter_that_no_row_can_have(kind: int, length: int, value: Parameter) -> None:
    """A value that its column cannot hold is told as such, not cut off."""
    layout, size = fields((kind, length, UTF8))
    with pytest.raises(SkipRecord):
        pack(layout, [value], bytearray(size))


def test_parameters_are_read_back() -> None:
    """What is packed for the server is what a decoder would read."""
    layout, size = fields(
        (Kind.INT64, 8, 0),
        (Kind.VARYING, 40, UTF8),
        (Kind.TEXT, 8, UTF8),
        (Kind.DATE, 4, 0),
        (Kind.BOOLEAN, 1, 0),
        (Kind.LONG, 4, 0),
    )
    buffer = bytearray(stride_of(size))
    values: list[Parameter] = [-5, "Ampang ™", "A", dt.date(2026, 2, 28), True, None]
    pack(layout, values, buffer)
    assert decoder(layout, frozenset(), size, ()).rows(memoryview(bytes(buffer))) == [tuple(values)]
