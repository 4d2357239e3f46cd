"""Which way records go, who wins, what a deletion does: chosen by a person, per kind and per field."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from connector.domain.conflicts import Policy
from connector.domain.entities import PARENTS
from connector.domain.keys import SYNC_ORDER, EntityKind
from connector.domain.writing import Deletion


class KindPolicy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One kind of record. Writing into the books is off until a person turns it on."""

    read: bool = True
    """Whether the kind is synchronised at all; what is left out is not read, not compared, and stays on the platform as
    it is."""
    write: bool = False
    """Whether changes of the platform are written into the books."""
    conflict: Policy = Policy.ASK
    """When both sides changed the same field."""
    fields: dict[str, Policy] = {}
    """The same for single fields."""
    deleted_on_platform: Deletion = Deletion.IGNORE
    """What a deletion on the platform does in the books."""
    deleted_in_books: Deletion = Deletion.DELETE
    """What a deletion in the books does on the platform: DELETE or IGNORE."""

    def of(self, field: str) -> Policy:
        """Who wins for one field."""
        return self.fields.get(field, self.conflict)


class Policies(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """All kinds of one connection; what is not named is read only and asks."""

    kinds: dict[EntityKind, KindPolicy] = {}

    def of(self, kind: EntityKind) -> KindPolicy:
        """The policy of one kind."""
        return self.kinds.get(kind, _READ_ONLY)

    def read_of(self, kinds: Iterable[EntityKind]) -> tuple[EntityKind, ...]:
        """Those of some kinds that are synchronised."""
        return tuple(kind for kind in kinds if self.of(kind).read)

    @property
    def left_out(self) -> tuple[EntityKind, ...]:
        """Kinds that are not synchronised, in the order in which kinds are."""
        return tuple(kind for kind in SYNC_ORDER if not self.of(kind).read)

    def orphans(self) -> tuple[tuple[EntityKind, EntityKind], ...]:
        """Kinds that are synchronised without one that they refer to, each with that one: nothing of them could
        arrive."""
        out = self.left_out
        kept = ((kind, needed) for kind, needed in PARENTS.items() if kind not in out)
        return tuple((kind, one) for kind, needed in kept for one in needed if one in out)


_READ_ONLY = KindPolicy()
