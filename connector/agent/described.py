"""Sources that can show more of themselves than the engine needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from connector.domain.keys import EntityKind
from connector.domain.ports import Source
from connector.mapping.findings import Layouts
from connector.mapping.sampled import Sampled


@runtime_checkable
class Described(Protocol):
    """A source that can show its columns."""

    def layouts(self) -> Layouts:
        """Every live column of every table that a kind is read from. Raises BridgeError."""


@runtime_checkable
class Sampling(Protocol):
    """A source that can show some records with all their columns."""

    def samples(self, kind: EntityKind, limit: int) -> Sequence[Sampled]:
        """The first records of each shape of a kind. Raises BridgeError."""


def layouts_of(source: Source) -> Layouts:
    """The columns of a source; none where it cannot show them. Raises BridgeError."""
    return source.layouts() if isinstance(source, Described) else {}
