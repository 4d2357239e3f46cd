"""What a provider tells us by webhook, in our own words: one event for each thing that happened there.

A provider's `webhook.py` turns the body of a request into events, without a network or a database. Whatever it cannot
make sense of becomes an event all the same: nothing that a provider signed is thrown away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Final, cast

import msgspec

UNREADABLE: Final = "unreadable"
"""Type of the event that a body becomes when it is no JSON, or none of the provider's shapes."""
MAX_NAME: Final = 100
"""Characters of a type, a tenant or a subject; providers' own are far shorter."""
_MOST_TEXT: Final = 4096
"""Characters that are kept of a body which nobody can read."""
_MOST_DEPTH: Final = 64
"""Levels of nesting; providers have about eight."""

_decoder = msgspec.json.Decoder(float_hook=Decimal)
_encoder = msgspec.json.Encoder(decimal_format="number")
_no_word = re.compile(r"[^a-z0-9]+")
_end_of_word = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

Item = dict[str, object]
"""An object of the body; numbers with a point are Decimals."""


class WebhookEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened at a provider."""

    type: str
    """`invoice.paid`: what it happened to, and what happened; of things that we do not know in the provider's words."""
    dedupe_key: str
    """The same however often the provider sends it, and no other event of that provider has it."""
    payload: object
    """What the provider wrote about it."""
    tenant: str = ""
    """Whose it is, in the provider's words (a realm, a tenant, a page); empty when it does not say."""
    entity: str = ""
    """What is kept equal and has changed by it (`invoices`), empty when nothing of ours has."""
    subject: str = ""
    """The provider's key of the record."""
    occurred_at: dt.datetime | None = None
    """When, as the provider tells it."""
    parked: str = ""
    """Why nobody can act on it, in words; empty when somebody can."""


def read(body: bytes) -> object | None:
    """The body as objects, lists and plain values; None when it is no JSON that we would want to keep."""
    try:
        found: object = _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if _is_shallow(found) else None


def unreadable(body: bytes) -> WebhookEvent:
    """What a body becomes that nobody can read."""
    return WebhookEvent(
        type=UNREADABLE,
        dedupe_key=dedupe_key(UNREADABLE, sha256(body).hexdigest()),
        payload={"text": body[:_MOST_TEXT].decode(errors="replace")},
        parked="The body is not what this provider sends.",
    )


def payload_text(payload: object) -> str:
    """A payload as JSON, numbers as they came."""
    return _encoder.encode(payload).decode()


def dedupe_key(*parts: object) -> str:
    """One key of fixed length from what makes an event this one and no other."""
    return sha256("|".join(str(part) for part in parts).encode(errors="surrogatepass")).hexdigest()


def items(value: object) -> Iterator[Item]:
    """The objects of a list, or the one object that stands where a list may be."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            yield cast(Item, entry)


def text(value: object) -> str:
    """A name or key as text, also where a provider writes a number; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).replace("\0", "")[:MAX_NAME]


def word(value: object) -> str:
    """`VendorCredit` as `vendor_credit`."""
    return _no_word.sub("_", _end_of_word.sub("_", text(value)).lower()).strip("_")


def moment(value: object) -> dt.datetime | None:
    """A time in one of the ways that providers write it (seconds since 1970, ISO 8601); without an offset it is UTC."""
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return dt.datetime.fromtimestamp(value, dt.UTC)
        found = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
        if found is None:
            return None
        return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _is_shallow(value: object) -> bool:
    """Whether it is nested no deeper than anybody sends it."""
    level = [value]
    for _ in range(_MOST_DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return True
    return False
