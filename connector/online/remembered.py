"""Records as they were told last, so that nobody asks twice within a run."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from connector.domain.keys import EntityKind, Key

_MOST: Final = 512

Json = Mapping[str, object]
"""A record as the other side tells it."""


class Remembered:
    """The latest few."""

    def __init__(self) -> None:
        self._records: OrderedDict[tuple[EntityKind, Key], Json] = OrderedDict()

    def keep(self, kind: EntityKind, key: Key, record: Json) -> None:
        """A record as it was told."""
        self._records[kind, key] = record
        if len(self._records) > _MOST:
            self._records.popitem(last=False)

    def forget(self, kind: EntityKind, key: Key) -> None:
        """A record is not as it was told."""
        self._records.pop((kind, key), None)

    def find(self, kind: EntityKind, key: Key) -> Json | None:
        """A record as it was told last, or None."""
        return self._records.get((kind, key))

    def clear(self) -> None:
        """Everything is asked for anew."""
        self._records.clear()
