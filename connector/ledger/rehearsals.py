"""Where a rehearsal is kept: as small facts in the memory of the connection, one for each kind."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Generic, Protocol, TypeVar

import msgspec

from connector.domain.keys import EntityKind
from connector.posting.profile import Profile

_NAME: Final = "rehearsal:"
H = TypeVar("H", bound=msgspec.Struct)
"""What was noticed of how a company uses its documents, as its provider tells it."""


class Facts(Protocol):
    """A memory for small facts; the host's store of a connection is one."""

    def mark_fact(self, name: str, value: str) -> None:
        """Keep one."""

    def fact(self, name: str) -> str | None:
        """One that was kept, or None."""


class Rehearsal(msgspec.Struct, Generic[H], frozen=True, kw_only=True, omit_defaults=True):
    """What came of a rehearsal."""

    entity: EntityKind
    at: dt.datetime
    mark: str
    """Of the structure of the company file that it belongs to."""
    profile: Profile | None = None
    """The posting rules; None when they were not found or not proved."""
    habits: H
    reasons: tuple[str, ...] = ()
    """Plain sentences: what stands in the way."""
    differences: tuple[str, ...] = ()
    """Plain sentences: what the rules do not explain."""
    traits: tuple[str, ...] = ()
    """What the documents had on which the rules were proved."""
    learned_from: int = 0
    proved_on: int = 0

    @property
    def passed(self) -> bool:
        """Whether documents of this kind may be written."""
        return self.profile is not None and not self.reasons and not self.differences


class Rehearsals(Generic[H]):
    """Rehearsals of one connection."""

    def __init__(self, facts: Facts, habits: type[H]) -> None:
        self._facts = facts
        self._kept: dict[EntityKind, Rehearsal[H]] = {}
        kept: Any = Rehearsal[habits]  # type: ignore[valid-type]  # the type of habits is chosen at run time
        self._decoder: msgspec.json.Decoder[Rehearsal[H]] = msgspec.json.Decoder(kept)

    def save(self, rehearsal: Rehearsal[H]) -> None:
        """Keep it in place of the last one of its kind."""
        self._facts.mark_fact(_NAME + rehearsal.entity.value, msgspec.json.encode(rehearsal).decode())
        self._kept[rehearsal.entity] = rehearsal

    def load(self, entity: EntityKind) -> Rehearsal[H] | None:
        """The last one of a kind; None when there was none, or it was kept by another version of this program."""
        if entity not in self._kept:
            content = self._facts.fact(_NAME + entity.value)
            try:
                if content is not None:
                    self._kept[entity] = self._decoder.decode(content)
            except msgspec.MsgspecError:
                return None
        return self._kept.get(entity)


class RememberedFacts:
    """Facts for as long as this process runs, for hosts that keep none."""

    def __init__(self) -> None:
        self._facts: dict[str, str] = {}

    def mark_fact(self, name: str, value: str) -> None:
        """Keep one."""
        self._facts[name] = value

    def fact(self, name: str) -> str | None:
        """One that was kept, or None."""
        return self._facts.get(name)
