"""Which keys new records were given, noted before they are committed: a master has no field for our reference.

A number of the vendor's generator is never given twice in one life of a database, and the identity of a write names
that life: where the row with this number is, the write arrived, however much the record was edited since.
"""

from __future__ import annotations

from typing import Final, Protocol

import msgspec

from connector.domain.keys import ActionId, EntityKind

_KEPT: Final = 50
"""Begun creations that are remembered; one at a time can be open."""


class Facts(Protocol):
    """The host's memory of small facts of a connection."""

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a small fact, durable on return."""

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""


class Creation(msgspec.Struct, frozen=True, kw_only=True):
    """What a new record was given."""

    write: ActionId
    code: str
    table: str
    column: str
    number: int
    """Drawn from the generator of `table.column`."""


_creations = msgspec.json.Decoder(list[Creation])


class Creations:
    """The last creations of one kind that were begun."""

    def __init__(self, facts: Facts, kind: EntityKind) -> None:
        self._facts = facts
        self._name = f"sql_accounting.creations.{kind.value}"

    def note(self, creation: Creation) -> None:
        """Durable before the record is committed."""
        kept = [*self._all(), creation][-_KEPT:]
        self._facts.mark_fact(self._name, msgspec.json.encode(kept).decode())

    def of(self, write: ActionId) -> list[Creation]:
        """Every attempt of a write, the latest first."""
        return [each for each in reversed(self._all()) if each.write == write]

    def _all(self) -> list[Creation]:
        return _creations.decode(self._facts.fact(self._name) or "[]")
