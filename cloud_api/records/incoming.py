"""One record as it arrives: checked, made canonical, fingerprinted. Pure; done before any lock is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

import msgspec

from cloud_api.db.bulk import Row
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.records.rows import COLUMNS
from connector.domain.actions import ActionKind, ResultKind
from connector.domain.documents import SalesDocument
from connector.domain.entities import Entity, control_amount
from connector.domain.fingerprint import bucket_of, canonical, decode, fingerprint
from connector.domain.keys import EntityKind
from connector.platform.wire import WireRecord, WireResult

MAX_KEY = 255
_MAX_INTEGER = 2**63 - 1
_TOO_LARGE = "an amount is larger than the platform can hold."
_NO_NUMBER = "a number is infinite, none, or out of all proportion."
_MAX_DIGITS = 1000
_LONG = 10_000
"""Bytes of an entity that may hold a number of that many digits."""
_KINDS_WITH_DECIMALS = frozenset({EntityKind.PRODUCT, EntityKind.CURRENCY})
_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


class Incoming(msgspec.Struct, frozen=True, gc=False):
    """A record that may be stored; a deletion has no entity."""

    id: str
    key: str
    bucket: int
    revision: int
    deletion: bool
    content: str = ""
    fingerprint: bytes = b""
    columns: Row = ()
    document: Entity | None = None
    """The entity, where its lines have rows of their own."""
    currency: str = ""
    amount: int = 0
    renamed_from: str = ""
    """The key that the record had before; empty when it had none."""


class Preparation:
    """Prepares the records of one batch; what all of them share is looked up once."""

    def __init__(self, kind: EntityKind) -> None:
        self._kind = kind
        self._columns = COLUMNS[kind].values
        self._lines = RECORD_KINDS[kind].lines
        self._decimals = kind in _KINDS_WITH_DECIMALS

    def prepare(self, record: WireRecord) -> Incoming | WireResult:
        """A record ready to be stored, or its rejection with a sentence that names it."""
        try:
            _check_names(record)
            if record.kind is ActionKind.DELETE:
                return Incoming(record.id, record.key, bucket_of(record.key), record.revision, True)
            return self._upsert(record)
        except (msgspec.MsgspecError, ValueError) as exc:
            reason = f"{title_of(self._kind)} {record.key[:MAX_KEY]}: {reason_of(exc)}"
            return WireResult(record.id, ResultKind.REJECTED, reason=reason)

    def _upsert(self, record: WireRecord) -> Incoming:
        entity = decode(self._kind, record.content)
        content = canonical(entity)
        shown = entity
        if b"\\" in content and b"\\u0000" in content:
            # No text column takes the character NUL; the lossless JSON keeps it escaped.
            shown = decode(self._kind, _NUL.sub(rb"\1", content))
        columns = self._columns(shown)
        _check_integers(columns)
        if self._lines:
            _check_lines(shown)
        elif self._decimals:
            _check_decimals(shown)
        if len(content) > _LONG and any(len(number.as_tuple().digits) > _MAX_DIGITS for number in _decimals(shown)):
            raise ValueError(_NO_NUMBER)
        currency, amount = control_amount(entity)
        return Incoming(
            record.id,
            record.key,
            bucket_of(record.key),
            record.revision,
            False,
            content.decode(),
            fingerprint(content),
            columns,
            shown if self._lines else None,
            currency,
            amount,
            record.renamed_from,
        )


def _check_names(record: WireRecord) -> None:
    key = record.key
    if not key or len(key) > MAX_KEY or "\0" in key:
        raise ValueError(f"its key must have 1 to {MAX_KEY} characters.")
    if record.renamed_from and (len(record.renamed_from) > MAX_KEY or "\0" in record.renamed_from):
        raise ValueError(f"its former key must have 1 to {MAX_KEY} characters.")
    if not record.id.isalnum() or len(record.id) > MAX_KEY:
        raise ValueError("its action has no proper id.")
    if not 1 <= record.revision <= _MAX_INTEGER:
        raise ValueError("its revision must be 1 or more.")


def _check_integers(columns: Row) -> None:
    for value in columns:
        if value.__class__ is int and not -_MAX_INTEGER <= value <= _MAX_INTEGER:
            raise ValueError(_TOO_LARGE)


def _check_lines(document: Entity) -> None:
    for line in cast(SalesDocument, document).lines:
        if not (-_MAX_INTEGER <= line.amount <= _MAX_INTEGER and -_MAX_INTEGER <= line.tax_amount <= _MAX_INTEGER):
            raise ValueError(_TOO_LARGE)
        if not (_fits(line.quantity) and _fits(line.unit_price)):
            raise ValueError(_NO_NUMBER)


def _check_decimals(entity: Entity) -> None:
    if not all(map(_fits, _decimals(entity))):
        raise ValueError(_NO_NUMBER)


def _fits(number: Decimal) -> bool:
    """Whether a column can hold it on every database (PostgreSQL ends at 16,383 decimals)."""
    return number.is_finite() and -_MAX_DIGITS <= number.adjusted() <= _MAX_DIGITS


def _decimals(value: object) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _decimals(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _decimals(getattr(value, name))


def check_numbers(kind: EntityKind, entity: Entity) -> None:
    """Raise ValueError, with a sentence, for a number that no database can hold."""
    if not all(map(_fits, _decimals(entity))):
        raise ValueError(_NO_NUMBER)
    _check_integers(COLUMNS[kind].values(entity))
    if RECORD_KINDS[kind].lines:
        _check_lines(entity)


def title_of(kind: EntityKind) -> str:
    """What one record of a kind is called: "Credit note"."""
    return kind.name.replace("_", " ").capitalize()


def reason_of(exc: Exception) -> str:
    """The validation's words, with the field in front: "field lines[2].amount: expected `int`, got `str`."."""
    message, _, path = str(exc).partition(" - at `$")
    message = message.rstrip(".")
    if path:
        return f"field {path.rstrip('`').lstrip('.')}: {message[:1].lower()}{message[1:]}."
    return f"{message[:1].lower()}{message[1:]}."
