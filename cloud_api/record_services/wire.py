"""What travels between the platform and a service that keeps records. JSON; the README says what a service must offer.

POST {url}/records/{entity}            SentBatch → KeptBatch        `Idempotency-Key`, ≤ 500 records
POST {url}/records/{entity}/lookup     Asked → Found                ≤ 500 keys
GET  {url}/records/{entity}/changes?organization=&provider=&after=&limit=   → Changes
"""

from __future__ import annotations

import uuid
from typing import Annotated

import msgspec

from connector.domain.actions import ActionKind, ResultKind

Text = Annotated[str, msgspec.Meta(max_length=255)]
Number = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


class SentRecord(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A wanted state of one record."""

    id: str
    """Of the action: the same for every repetition, another one for each wanted state."""
    kind: ActionKind
    key: str
    revision: int
    content: msgspec.Raw = msgspec.Raw()
    """The entity in its canonical form; left out of a deletion."""
    renamed_from: str = ""


class SentBatch(msgspec.Struct, frozen=True):
    """Records in, in order."""

    organization: str
    provider: str
    records: list[SentRecord]


class KeptResult(msgspec.Struct, frozen=True, gc=False):
    """What became of one of them."""

    id: str
    kind: ResultKind
    remote: uuid.UUID | None = None
    """The record's identity at the service; none of one that was rejected."""
    revision: Number = 0
    """That the service has now."""
    reason: str = ""
    """For people, where it was rejected."""


class KeptBatch(msgspec.Struct, frozen=True):
    """Answers, in the order of the batch."""

    results: list[KeptResult]


class Asked(msgspec.Struct, frozen=True):
    """What is kept of these keys?"""

    organization: str
    provider: str
    keys: list[str]


class HeldRecord(msgspec.Struct, frozen=True, gc=False):
    """A record as the service has it."""

    key: Text
    remote: uuid.UUID
    revision: Number
    action: Text
    """Id of the action that led to this."""
    deleted: bool = False
    content: msgspec.Raw = msgspec.Raw()
    """As it is stored; none of what was deleted."""


class Found(msgspec.Struct, frozen=True):
    """Those that the service ever had; any order."""

    records: list[HeldRecord]


class Changes(msgspec.Struct, frozen=True):
    """Records by their last change: each one once, where it changed last."""

    feed: Text
    """Another one whenever numbers begin anew or may repeat, as after a restored backup."""
    records: list[HeldRecord]
    next: Number
    """What to ask after next time."""
    complete: bool
    """Nothing came after these at that moment."""
    count: Number
    """Records that are not deleted, at that moment."""
