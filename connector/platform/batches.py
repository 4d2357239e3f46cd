"""Actions as the bodies of requests: encoded once, packed into as few requests as the platform's bounds allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final

import msgspec

from connector.domain.actions import Action, ActionKind
from connector.domain.keys import ActionId
from connector.platform.wire import MAX_BATCH_BYTES, MAX_BATCH_RECORDS, WireRecord

_HEAD: Final = b'{"records":['
_TAIL: Final = b"]}"
_FRAME: Final = len(_HEAD) + len(_TAIL)

_encode = msgspec.json.Encoder().encode


class EncodedBatch(msgspec.Struct, frozen=True):
    """What one request carries. The body is `wire.Batch`, put together from records that are encoded already."""

    ids: Sequence[ActionId]
    records: Sequence[bytes]

    @property
    def size(self) -> int:
        """Bytes of the body."""
        return _FRAME + sum(map(len, self.records)) + max(len(self.records) - 1, 0)

    @property
    def key(self) -> str:
        """`Idempotency-Key`: the hash of the action ids."""
        return blake2b("".join(self.ids).encode(), digest_size=16).hexdigest()

    def body(self) -> bytes:
        """The bytes to send."""
        return b"".join((_HEAD, b",".join(self.records), _TAIL))

    def halves(self) -> tuple[EncodedBatch, EncodedBatch]:
        """The same in two requests; only for more than one record."""
        middle = len(self.ids) // 2
        return (
            EncodedBatch(self.ids[:middle], self.records[:middle]),
            EncodedBatch(self.ids[middle:], self.records[middle:]),
        )


def encoded(actions: Sequence[Action], most_bytes: int = MAX_BATCH_BYTES) -> Iterator[EncodedBatch]:
    """Batches in order, each within the bounds; a record that is too large by itself comes alone."""
    ids: list[ActionId] = []
    records: list[bytes] = []
    size = _FRAME
    for action in actions:
        record = _encode(_wire_record(action))
        if records and (len(records) == MAX_BATCH_RECORDS or size + len(record) + 1 > most_bytes):
            yield EncodedBatch(ids, records)
            ids, records, size = [], [], _FRAME
        ids.append(action.id)
        records.append(record)
        size += len(record) + 1
    if records:
        yield EncodedBatch(ids, records)


def _wire_record(action: Action) -> WireRecord:
    if action.kind is ActionKind.DELETE:
        return WireRecord(action.id, action.kind, action.key, action.revision)
    content = msgspec.Raw(action.content)
    return WireRecord(action.id, action.kind, action.key, action.revision, content, action.renamed_from)
