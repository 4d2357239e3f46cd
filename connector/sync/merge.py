"""Three states of one record become one: pure, field by field, over canonical bytes.

Base is what a person on the platform saw, theirs what they wish, ours what the books have now.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from connector.domain.conflicts import Choice, Policy
from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical, decode
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy
from connector.domain.writable import BOOKS_ONLY_INSIDE, writable

_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_parts = msgspec.json.Decoder(list[dict[str, msgspec.Raw]])
_encode = msgspec.json.encode

Fields = dict[str, bytes]


class Merged(msgspec.Struct, frozen=True):
    """What three states come to."""

    content: bytes
    """Canonical bytes of what the books shall have."""
    fields: tuple[str, ...]
    """Fields to write; none when the books have it so already."""
    books_won: tuple[str, ...]
    """Fields that both sides changed and that stay as the books have them."""
    conflicts: tuple[str, ...]
    """Fields that a person has to decide; nothing is to be written while there are any."""


def merge(
    kind: EntityKind,
    base: bytes,
    ours: bytes,
    theirs: bytes,
    policy: KindPolicy,
    decided: Mapping[str, Choice] | None = None,
) -> Merged:
    """What the books shall have.

    A field that only the platform changed is taken; one that only the books changed stays; one that both changed alike
    is agreed. One that both changed differently is decided by a person's choice, else by the policy.

    Raises:
        msgspec.ValidationError: the fields together are no entity.
    """
    had, have, want = fields_of(base), fields_of(ours), fields_of(theirs)
    write, lost, open_fields = [], [], []
    for name in sorted(writable(kind)):
        before, now, wish = (_comparable(name, each.get(name)) for each in (had, have, want))
        if wish in (before, now):
            continue
        match _winner(name, policy, decided or {}, moved=now != before):
            case Policy.PLATFORM_WINS:
                write.append(name)
            case Policy.BOOKS_WIN:
                lost.append(name)
            case Policy.ASK:
                open_fields.append(name)
    content = with_fields(kind, ours, {name: want.get(name) for name in write})
    return Merged(content, tuple(write), tuple(lost), tuple(open_fields))


def filled_in(kind: EntityKind, ours: bytes, theirs: bytes, policy: KindPolicy) -> Merged:
    """Two records that are the same one without a common past: the books keep what they have and get what they lack."""
    have, want = fields_of(ours), fields_of(theirs)
    names = [name for name in sorted(writable(kind)) if name in want and want[name] != have.get(name)]
    lacking = tuple(name for name in names if name not in have or policy.of(name) is Policy.PLATFORM_WINS)
    content = with_fields(kind, ours, {name: want[name] for name in lacking})
    return Merged(content, lacking, tuple(name for name in names if name not in lacking), ())


def differing(kind: EntityKind, one: bytes, other: bytes) -> tuple[str, ...]:
    """Fields in which two states of a record differ, less those that are the books' own."""
    left, right = fields_of(one), fields_of(other)
    return tuple(
        name
        for name in sorted(writable(kind))
        if left.get(name) != right.get(name) and _comparable(name, left.get(name)) != _comparable(name, right.get(name))
    )


def fields_of(content: bytes) -> Fields:
    """Canonical bytes of each field that is not at its default."""
    return {name: bytes(raw) for name, raw in _fields.decode(content).items()} if content else {}


def with_fields(kind: EntityKind, content: bytes, values: Mapping[str, bytes | None]) -> bytes:
    """The same entity with some fields set; None sets one to its default."""
    if not values:
        return content
    fields = fields_of(content)
    for name, value in values.items():
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = value
    raw = _encode({name: msgspec.Raw(value) for name, value in fields.items()})
    entity: Entity = decode(kind, raw)
    return canonical(entity)


def _winner(name: str, policy: KindPolicy, decided: Mapping[str, Choice], *, moved: bool) -> Policy:
    """A person first; then the platform where the books did not move; then the policy."""
    match decided.get(name):
        case Choice.KEEP_BOOKS:
            return Policy.BOOKS_WIN
        case Choice.KEEP_PLATFORM:
            return Policy.PLATFORM_WINS
        case _:
            return policy.of(name) if moved else Policy.PLATFORM_WINS


def _comparable(name: str, value: bytes | None) -> bytes | None:
    """A field without what the books give or compute inside of it."""
    given = BOOKS_ONLY_INSIDE.get(name)
    if given is None or value is None:
        return value
    parts = _parts.decode(value)
    return _encode([{key: raw for key, raw in part.items() if key not in given} for part in parts])
