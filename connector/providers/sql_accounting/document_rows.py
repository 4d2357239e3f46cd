"""Values on their way into Firebird's columns and out of them, as `connector.posting` knows them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from connector.domain.errors import Rejected
from connector.drivers.firebird import Transaction
from connector.drivers.firebird_encode import Parameter
from connector.ledger.session import Reading
from connector.ledger.structure import StoredColumn, too_long
from connector.mapping.record import ColumnType
from connector.posting.sample import Value
from connector.providers.sql_accounting.documents import FLAGS

YES_NO: Final = FLAGS | {"AUTOPOST"}
"""Columns that mean yes or no whether they are BOOLEAN, 'T'/'F' or 1/0."""
_WORDS: Final = {"T": True, "Y": True, "1": True, "F": False, "N": False, "0": False}
MEMO_LENGTH: Final = 8191
"""Characters of the longest text on its way into a BLOB; longer ones are refused."""
_CODECS: Final = {2: "ascii", 21: "iso8859-1", 44: "cp950", 45: "cp936", 51: "cp1250", 52: "cp1251", 53: "cp1252",
    56: "big5", 57: "gb2312", 67: "gbk", 69: "gb18030"}  # fmt: skip
"""Python's names of Firebird's character sets that are found in Malaysia; all others hold what UTF-8 holds."""


@dataclass(frozen=True, slots=True)
class FirebirdColumn(StoredColumn):
    """A column of a company file."""

    charset: int = 0
    """Firebird's number of its character set; 0 is NONE."""
    legacy: tuple[str, ...] = ()
    """Character sets of a company file without one."""

    def parameter(self, value: Value) -> Parameter:
        """Numbers scaled as the column keeps them, texts in its character set. Raises Rejected: it does not fit."""
        return parameter(self, value)

    def value(self, raw: object) -> Value:
        """Whole numbers with their scale, yes and no in whichever form they are kept."""
        if self.name in YES_NO and raw is not None:
            return _WORDS.get(raw) if isinstance(raw, str) else bool(raw)
        return _value(self, raw)

    def long_text(self, transaction: Reading, raw: object) -> str | None:
        """The text of a BLOB by its number."""
        text = cast(Transaction, transaction).blob(raw) if isinstance(raw, bytes) else raw
        return text if isinstance(text, str) else None

    @property
    def place(self) -> str:
        """A text on its way into a BLOB is cast."""
        return f"CAST(? AS VARCHAR({MEMO_LENGTH}))" if self.memo else "?"

    def check_text(self, text: str, name: str) -> None:
        """Also in the bytes of a company file without a character set. Raises Rejected."""
        StoredColumn.check_text(self, text, name)
        if self.length and not self.charset and not text.isascii():
            _check_bytes(self, text, name)


def _check_bytes(column: FirebirdColumn, text: str, name: str) -> None:
    codec = next(iter(column.legacy), "ascii")
    raw = text.encode(codec, "replace")
    if len(raw) > column.length:
        raise too_long(name, f"{len(raw)} bytes in the character set of the books", column.length)
    if raw.decode(codec) == text and _as_read(raw, column.legacy) != text:
        raise Rejected(
            f"The books would show the {name} “{text[:40]}” as another text: they have no character set of their own.",
            remedy="Write it with other characters.",
        )


def _as_read(raw: bytes, legacy: tuple[str, ...]) -> str | None:
    """As the source reads it: UTF-8 before any other character set."""
    for codec in ("utf-8", *legacy):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def parameter(column: FirebirdColumn, value: Value) -> Parameter:
    """A value as the database keeps it in this column.

    Raises:
        Rejected: it does not fit, in words for people.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return _yes_no(column, value)
    if column.type in (ColumnType.NUMBER, ColumnType.INTEGER):
        return _number(column, value)
    if isinstance(value, str):
        return _text(column, value)
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date) or column.type is not ColumnType.DAY:
        raise Rejected(f"The books cannot hold {value} as {column.name}.", facts={"column": column.name})
    return value


def _yes_no(column: FirebirdColumn, value: bool) -> Parameter:
    if column.type is ColumnType.TEXT:
        return "T" if value else "F"
    return value if column.type is ColumnType.FLAG else int(value)


def _number(column: FirebirdColumn, value: Value) -> Parameter:
    if isinstance(value, int):
        return value * int(10**column.scale)
    if not isinstance(value, Decimal):
        raise Rejected(f"The books cannot hold {value} as {column.name}.", facts={"column": column.name})
    scaled = value.scaleb(column.scale)
    whole = int(scaled)
    if whole != scaled:
        raise Rejected(
            f"The books keep {column.scale} decimals in {column.name}, and {value} has more.",
            remedy="Round it on the platform.",
            facts={"column": column.name},
        )
    return whole


def _text(column: FirebirdColumn, value: str) -> Parameter:
    if column.length and len(value) > column.length and not column.memo:
        raise Rejected(
            f"The text “{value[:40]}” is too long for {column.name}: the books have room for {column.length} "
            "characters.",
            remedy="Shorten it on the platform.",
            facts={"column": column.name, "length": len(value)},
        )
    if "\0" in value:
        raise Rejected(
            f"The text for {column.name} has a character that nobody can read (NUL).",
            remedy="Write it without this character.",
            facts={"column": column.name},
        )
    codec = _CODECS.get(column.charset, "utf-8") if column.charset else next(iter(column.legacy), "ascii")
    try:
        raw = value.encode(codec)
    except UnicodeEncodeError as exc:
        strange = value[exc.start : exc.end]
        raise Rejected(
            f"The text “{value[:40]}” has “{strange}”, which the character set of the books lacks ({column.name}).",
            remedy="Write it without this character.",
            facts={"column": column.name},
        ) from None
    return value if column.charset else raw


def _value(column: FirebirdColumn, value: object) -> Value:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return Decimal(value).scaleb(-column.scale) if column.type is ColumnType.NUMBER else value
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, float):
        return Decimal(repr(value))
    return value if isinstance(value, str | dt.date | dt.datetime) else str(value)
