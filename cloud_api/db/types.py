"""Column types that read the same on SQLite and PostgreSQL.

SQLite keeps identifiers, instants and decimals as text, so that raw statements and SQLAlchemy agree on every byte.
"""

from __future__ import annotations

import datetime as dt
import secrets
import time
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import JSON, DateTime, Dialect, LargeBinary, Numeric, String, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine


class Identifier(TypeDecorator[str]):
    """A UUID as its 36 characters; PostgreSQL keeps it in its own type."""

    impl = String(36)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL's uuid, text elsewhere."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Uuid(as_uuid=False))
        return dialect.type_descriptor(String(36))


class Instant(TypeDecorator[dt.datetime]):
    """A point in time, aware, UTC; on SQLite text of fixed width, which sorts."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL's timestamptz, text elsewhere."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> object:
        """To the database."""
        moment = aware(value)
        if moment is None or dialect.name == "postgresql":
            return moment
        return instant_text(moment)

    def process_result_value(self, value: object, dialect: Dialect) -> dt.datetime | None:
        """From the database."""
        if value is None:
            return None
        moment = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(str(value))
        return moment.astimezone(dt.UTC)


class ExactNumber(TypeDecorator[Decimal]):
    """A decimal of any length; SQLite's own NUMERIC would turn it into a float, so it is text there."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL's numeric, text elsewhere."""
        return dialect.type_descriptor(Numeric() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> object:
        """To the database."""
        return value if value is None or dialect.name == "postgresql" else str(value)

    def process_result_value(self, value: object, dialect: Dialect) -> Decimal | None:
        """From the database."""
        return value if value is None or isinstance(value, Decimal) else Decimal(str(value))


EXACT_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared byte by byte on both, whatever language the database was made for."""

JSON_TEXT = Text()
"""JSON that only our own code reads: kept as it was written."""

JSON_OBJECT = JSON().with_variant(JSONB(), "postgresql")
"""JSON that people may query."""

BINARY = LargeBinary()

_json_decoder = msgspec.json.Decoder(float_hook=Decimal)
_json_encoder = msgspec.json.Encoder(decimal_format="number")


def written_json(value: object) -> str:
    """An object for a column of JSON: decimals as numbers, and never the character NUL, which PostgreSQL refuses."""
    encoded = _json_encoder.encode(value)
    return (_json_encoder.encode(_without_nul(value)) if b"\\u0000" in encoded else encoded).decode()


def read_json(text: str | bytes) -> object:
    """What stands in a column of JSON; numbers with a point are Decimals."""
    found: object = _json_decoder.decode(text)
    return found


def _without_nul(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, list):
        return [_without_nul(entry) for entry in value]
    if isinstance(value, dict):
        return {str(_without_nul(key)): _without_nul(entry) for key, entry in value.items()}
    return value


def instant_text(moment: dt.datetime) -> str:
    """Text of fixed width (UTC, microseconds), as SQLite keeps it and PostgreSQL reads it."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def aware(moment: dt.datetime | None) -> dt.datetime | None:
    """A time that somebody wrote, in UTC: without an offset it is that already. At the ends of time it is nearly."""
    if moment is None or moment.tzinfo is None:
        return moment and moment.replace(tzinfo=dt.UTC)
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        return moment.replace(tzinfo=dt.UTC)  # hours off, at the first or the last day that there is


def new_ids(count: int) -> list[str]:
    """Time-ordered UUIDs (version 7, RFC 9562), so that new rows are appended to the index, not strewn over it."""
    milliseconds = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{milliseconds[:8]}-{milliseconds[8:]}-7{secrets.randbits(12):03x}-{0x8000 | secrets.randbits(14):04x}-"
    first = secrets.randbits(47)
    return [f"{head}{first + n:012x}" for n in range(count)]


def new_id() -> str:
    """One time-ordered UUID."""
    return new_ids(1)[0]
