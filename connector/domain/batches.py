"""New records that go into the books together, in one request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Protocol, runtime_checkable

import msgspec

from connector.domain.keys import EntityKind
from connector.domain.platform_changes import ChangeId
from connector.domain.writing import Write, WriteResult


class Room(msgspec.Struct, frozen=True):
    """How much one request takes."""

    records: int
    """1: each goes alone."""
    octets: int
    """Of all bodies together."""


class Part(msgspec.Struct, frozen=True):
    """One record of a batch."""

    write: Write
    body: bytes
    """What is sent for it."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """The request in which a write was sent with others. Kept with each of them before it is sent, so that it can be
    sent once more exactly as it was: other records, or others in their place, would be a second set of records."""

    id: str
    """Of the request, see `batch_id`."""
    members: tuple[ChangeId, ...]
    """Whose writes are in it, in their order."""
    body: bytes
    """What is sent for this one."""


def batch_id(parts: Sequence[Part]) -> str:
    """32 hex digits that say what is sent, and in which order: the same for every try of one batch, and no other's."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part.write.id.encode() + b"\x1f" + blake2b(part.body, digest_size=16).digest())
    return digest.hexdigest()


@runtime_checkable
class Batching(Protocol):
    """Books (`domain.ports.Books`) that take several new records in one request. What `Books` promises holds besides:
    each of these records can be written alone, and `settle` finds it however it was written."""

    def room(self, kind: EntityKind) -> Room:
        """How many new records of a kind one request takes."""

    def look_ahead(self, writes: Sequence[Write], since: dt.datetime) -> None:
        """Ask at once what `settle` and `find_alike` will ask for these new records, none of which was wished before
        `since`: their next answers follow from that, once. Whatever is asked later is asked anew, and what was asked
        ahead before is forgotten, also when nothing is asked now. Raises as `Source`."""

    def marks(self, write: Write) -> frozenset[str]:
        """By what a new record would be found alike with another one: such two do not go together."""

    def prepared(self, write: Write) -> bytes:
        """What is sent for a new record. Raises SkipRecord, and as `Source`."""

    def apply_together(self, batch: str, parts: Sequence[Part]) -> Iterator[WriteResult]:
        """Write new records of one kind in one request, which is sent at once; `batch` is its identity. What was sent
        before under one identity, in the same order and with the same bodies, is not done once more while the books
        remember it. Results come in any order; of a record without one nobody knows whether it was written.

        Raises:
            SkipRecord, Throttled: the whole of it was refused before anything was written.
            AnswerLost, ConnectionBroken: as `Books.apply`, for all that have no result yet.
        """
