"""Canonical form and fingerprints: the one way to say that two entities are equal, on both ends.

Canonical form: JSON in UTF-8, names sorted, fields at their default left out (so that a field added in a later version
changes no fingerprint), decimals as text in their canonical spelling, money as integers. A fingerprint is the
BLAKE2b-128 of it. Field digests are CRC-32 of each field's canonical form: they tell *which* field differs after the
fingerprint has told *that* something does, and CRC-32 never misses an edit of up to four bytes.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from zlib import crc32

import msgspec

from connector.domain.entities import ENTITY_TYPES, Entity
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key, TimelineId

BUCKETS = 4096
"""Buckets of the reconciliation of one (connection, entity)."""

SUM_MASK = (1 << 64) - 1
"""Bucket sums are kept modulo 2**64."""

_encoder = msgspec.json.Encoder(order="sorted")
_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_decoders = {kind: msgspec.json.Decoder(entity_type) for kind, entity_type in ENTITY_TYPES.items()}
_name_hash: dict[str, int] = {}

canonical = _encoder.encode
"""Canonical bytes of an entity."""


def decode(kind: EntityKind, content: bytes | memoryview | msgspec.Raw) -> Entity:
    """The entity of some canonical (or any valid JSON) bytes.

    Raises:
        msgspec.ValidationError: a field is unknown, missing or of the wrong type.
        msgspec.DecodeError: the bytes are no JSON.
    """
    return _decoders[kind].decode(content)


def fingerprint(content: bytes) -> bytes:
    """Sixteen bytes that stand for the canonical bytes of an entity."""
    return blake2b(content, digest_size=16).digest()


def field_digests(content: bytes) -> bytes:
    """Pairs of (CRC-32 of the field's name, CRC-32 of its canonical form), 4 bytes each, in this machine's order."""
    fields = _fields.decode(content)
    hashes = _name_hash
    if not hashes.keys() >= fields.keys():
        hashes.update((name, crc32(name.encode())) for name in fields)
    return array("I", [part for name, raw in fields.items() for part in (hashes[name], crc32(raw))]).tobytes()


def changed_fields(kind: EntityKind, before: bytes, after: bytes) -> tuple[str, ...]:
    """Names of the fields whose digests differ, sorted; every field when the digests cannot tell them apart."""
    old, new = _as_dict(before), _as_dict(after)
    names = ENTITY_TYPES[kind].__struct_fields__
    hashed = {crc32(name.encode()): name for name in names}
    differing = {name for code, name in hashed.items() if old.get(code) != new.get(code)}
    return tuple(sorted(differing or names))


def field_names(content: bytes) -> tuple[str, ...]:
    """Names of the fields that canonical bytes hold: those not at their default."""
    return tuple(_fields.decode(content))


def _as_dict(digests: bytes) -> dict[int, int]:
    numbers = array("I", digests)
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def bucket_of(key: str) -> int:
    """Which of the buckets a key belongs to."""
    return crc32(key.encode()) % BUCKETS


def entry_hash(key: str, entity_fingerprint: bytes) -> int:
    """What one record adds to the sum of its bucket: 64 bits of BLAKE2b over key and fingerprint."""
    digest = blake2b(entity_fingerprint + key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def action_id(
    connection: ConnectionId,
    timeline: TimelineId,
    kind: EntityKind,
    key: Key,
    revision: int,
    target: bytes,
) -> ActionId:
    """Identity of a wanted state: the same for every retry, another one for a→b→a."""
    identity = "\x1f".join((connection, timeline, kind, str(revision), key))
    return ActionId(blake2b(identity.encode() + b"\x1f" + target, digest_size=16).hexdigest())
