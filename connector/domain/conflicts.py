"""Both sides changed: who wins, and what a person has to decide."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.keys import EntityKind, Key


class Policy(StrEnum):
    """Who wins when both sides changed the same field."""

    BOOKS_WIN = "books_win"
    PLATFORM_WINS = "platform_wins"
    ASK = "ask"


class Conflict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record whose fields were changed on both sides and whose policy is to ask."""

    entity: EntityKind
    key: Key
    fields: tuple[str, ...]
    ours: bytes
    """Canonical bytes of the books' entity."""
    theirs: bytes
    """Canonical bytes of the platform's entity."""
    since: dt.datetime
