"""Whether a record of the books is what was wished."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

import msgspec

from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical
from connector.domain.writable import BOOKS_ONLY_INSIDE, writable
from connector.domain.writing import Write
from connector.sync.merge import fields_of

_NOTHING: Final[tuple[object, ...]] = (None, False, 0, "", "0", [], {})
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def unlike(there: Entity, write: Write) -> set[str]:
    """Fields that were written and are not as written.

    What the wish leaves open the books may have filled in; user-defined fields come back in their column's type.
    """
    have, want = fields_of(canonical(there)), fields_of(write.content)
    want = {name: _without(raw, BOOKS_ONLY_INSIDE.get(name, frozenset())) for name, raw in want.items()}
    wanted = (set(write.fields) & writable(write.entity)) - {"user_fields", "references"}
    return {name for name in wanted if not _holds(_json(have.get(name)), _json(want.get(name)))}


def added(there: Entity, write: Write) -> set[str]:
    """Fields that a wish for a new record left open, and in which something stands: somebody works with the record."""
    have, want = fields_of(canonical(there)), fields_of(write.content)
    open_ = (have.keys() - want.keys()) & writable(write.entity)
    return {name for name in open_ if _json(have[name]) not in _NOTHING}


def _without(raw: bytes, given: frozenset[str]) -> bytes:
    """A list of parts without what the books give or compute inside of them."""
    if not given:
        return raw
    return msgspec.json.encode([{k: v for k, v in part.items() if k not in given} for part in msgspec.json.decode(raw)])


def _json(raw: bytes | None) -> object:
    return msgspec.json.decode(raw) if raw is not None else None


def _holds(have: object, want: object) -> bool:
    """Whether a value has everything that was wished; more than that may stand there."""
    if isinstance(want, dict):
        return isinstance(have, dict) and all(_holds(have.get(name), part) for name, part in want.items())
    if isinstance(want, list):
        return isinstance(have, list) and len(have) == len(want) and all(map(_holds, have, want))
    return have == want or (isinstance(have, str) and isinstance(want, str) and _same_number(have, want))


def _same_number(have: str, want: str) -> bool:
    """Whether two texts are one number with more or fewer decimals written out."""
    if "." not in have + want or not (_NUMBER.fullmatch(have) and _NUMBER.fullmatch(want)):
        return False
    return Decimal(have) == Decimal(want)
