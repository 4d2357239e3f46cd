"""What a person sent, as the canonical bytes of a wished entity. Pure; refusals are `ValueError` with a sentence."""

from __future__ import annotations

import msgspec

from cloud_api.editing.merge import Fields, fields_of, merged
from cloud_api.editing.normal import begun, received, spelled, summed, texts
from cloud_api.editing.rules import FOLLOWS, faults
from cloud_api.records.incoming import check_numbers, reason_of, title_of
from connector.domain.documents import SalesDocument
from connector.domain.entities import ENTITY_TYPES, Entity
from connector.domain.fingerprint import canonical, decode
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from connector.domain.payments import Payment
from connector.domain.products import Product

MAX_BYTES = 256 * 1024
"""Of one entity: a document of a thousand lines."""

EDITABLE = frozenset(
    {EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.CREDIT_NOTE, EntityKind.PAYMENT}
)
"""Kinds that people may enter on the platform; the others come from the books only."""

_SUMS = {"total": b"0", "local_total": b"0", "local_amount": b"0"}
"""Required sums that follow from the rest when a person leaves them out."""
_NAMES = {"code": b'""', "number": b'""'}
"""Left out, the books give one."""
_SAYINGS = (
    ("object missing required field ", "it has no "),
    ("object contains unknown field ", "it has no field called "),
    ("expected `int`, got `float`", "an amount is a whole number of sen"),
    ("expected `int | null`, got `float`", "an amount is a whole number of sen"),
)


def new_content(kind: EntityKind, body: bytes) -> bytes:
    """A new record as a person wishes it."""
    fields = _read(kind, body)
    known = ENTITY_TYPES[kind].__struct_fields__
    missing = frozenset(known) - fields.keys()
    for name, blank in (*_SUMS.items(), *_NAMES.items()):
        if name in missing and name in known:
            fields[name] = msgspec.Raw(blank)
    entity = begun(_entity(kind, msgspec.json.encode(fields)), missing)
    for name in FOLLOWS[type(entity)]:
        if getattr(entity, name) != getattr(_settled(entity), name):
            raise ValueError(f"{title_of(kind)}: {name} follows from the books; nobody sets it.")
    _judge(kind, entity, frozenset(known))
    return canonical(entity)


def edited_content(kind: EntityKind, seen: bytes, patch: bytes) -> bytes | None:
    """What a person saw, with a merge patch; None when the patch changes nothing.

    Fields that the patch does not change stay byte by byte as they were, however the books spell them.
    """
    touched = _read(kind, patch)
    before = decode(kind, seen)
    after = _entity(kind, merged(seen, patch))
    if isinstance(after, SalesDocument) and "lines" in touched:
        after = summed(after, frozenset({"total", "local_total"} - touched.keys()))
    if isinstance(after, Payment) and "amount" in touched:
        after = received(after, frozenset({"local_amount"} - touched.keys()))
    changed = frozenset(name for name in after.__struct_fields__ if getattr(after, name) != getattr(before, name))
    if not changed:
        return None
    for name in FOLLOWS[type(after)]:
        if name in changed:
            raise ValueError(f"{title_of(kind)}: {name} follows from the books; nobody sets it.")
    _judge(kind, after, changed)
    old, new = fields_of(seen), fields_of(canonical(after))
    kept = {name: raw for name, raw in old.items() if name not in changed}
    return msgspec.json.encode({**kept, **{n: raw for n, raw in new.items() if n in changed}}, order="sorted")


def name_of(kind: EntityKind, content: bytes) -> str:
    """What people call a record: its name, its code or its number."""
    entity = decode(kind, content)
    match entity:
        case Customer():
            return entity.name or entity.code
        case Product():
            return f"{entity.code} {entity.description}".strip()
        case SalesDocument() | Payment():
            return entity.number or f"new, of {entity.date}"
        case _:
            return ""


def _read(kind: EntityKind, body: bytes) -> Fields:
    if len(body) > MAX_BYTES:
        raise ValueError(f"{title_of(kind)}: it has more than {MAX_BYTES // 1024} kB.")
    try:
        return fields_of(body)
    except msgspec.MsgspecError as exc:
        raise ValueError(f"{title_of(kind)}: the body is no JSON object.") from exc


def _entity(kind: EntityKind, content: bytes) -> Entity:
    try:
        entity = decode(kind, content)
        check_numbers(kind, entity)
    except (msgspec.MsgspecError, ValueError) as exc:
        raise ValueError(f"{title_of(kind)}: {_plain(reason_of(exc))}") from exc
    if any("\0" in text for text in texts(entity)):
        raise ValueError(f"{title_of(kind)}: a text holds a character that nobody can read (NUL).")
    return spelled(entity)


def _judge(kind: EntityKind, entity: Entity, changed: frozenset[str]) -> None:
    found = list(faults(entity, changed))
    if found:
        raise ValueError(f"{title_of(kind)}: {' '.join(found)}")


def _settled(entity: Entity) -> Entity:
    """The same with nothing paid or settled yet: what a new record looks like."""
    bare = {
        name: default
        for name in FOLLOWS[type(entity)]
        if (default := _default(type(entity), name)) is not msgspec.NODEFAULT
    }
    return begun(msgspec.structs.replace(entity, **bare), frozenset(FOLLOWS[type(entity)]))


def _default(entity_type: type[Entity], name: str) -> object:
    return next(field.default for field in msgspec.structs.fields(entity_type) if field.name == name)


def _plain(reason: str) -> str:
    for technical, plain in _SAYINGS:
        reason = reason.replace(technical, plain)
    return reason
