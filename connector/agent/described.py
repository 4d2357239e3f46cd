"""Sources that can show their columns."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from connector.domain.ports import Source
from connector.mapping.findings import Layouts


@runtime_checkable
class Described(Protocol):
    """A source that can show its columns."""

    def layouts(self) -> Layouts:
        """Every live column of every table that a kind is read from. Raises BridgeError."""


def layouts_of(source: Source) -> Layouts:
    """The columns of a source; none where it cannot show them. Raises BridgeError."""
    return source.layouts() if isinstance(source, Described) else {}
