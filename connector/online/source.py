"""What sources of accounts have in common, however a vendor tells what changed."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from connector.domain.changes import Seen
from connector.domain.keys import EntityKind, Key
from connector.domain.metering import Asked
from connector.domain.reconciliation import Total
from connector.mapping import Mapping as Rules
from connector.online.line import Line
from connector.online.position import KEPT, OVERLAP
from connector.online.reader import Shape
from connector.online.remembered import Json, Remembered

S = TypeVar("S", bound=Shape)


class AccountSource(ABC, Generic[S]):
    """One account; part of `domain.ports.Source`."""

    def __init__(self, line: Line, rules: Rules, shapes: Mapping[EntityKind, S]) -> None:
        """Prepare; nothing is asked yet."""
        self.rules = rules
        self._account = line
        self._shapes = shapes
        self._remembered = Remembered()
        self._totals: dict[EntityKind, Mapping[str, Total]] = {}

    def asked(self) -> Asked:
        """What was asked of the account since this was called last (`domain.metering.Metered`)."""
        return self._account.quota.asked()

    def kinds(self) -> Sequence[EntityKind]:
        """What is kept equal, parents before children."""
        return tuple(self._shapes)

    @abstractmethod
    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key that exists now with its version, in batches; leaves the sums of what it read in `_totals`."""

    @abstractmethod
    def has_money(self, shape: S) -> bool:
        """Whether records of a kind have an amount."""

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """Control totals by currency: the other side sums nothing, so they are added up, from the sweep's own reading
        where there was one just now."""
        if not self.has_money(self._shapes[kind]):
            return None
        if kind not in self._totals:
            for _ in self.keys(kind):
                pass
        return self._totals.pop(kind)

    def forget(self, shape: S, key: Key) -> None:
        """A record is not as it was told."""
        self._remembered.forget(shape.kind, key)

    def close(self) -> None:
        """Give up the line; the next call opens it again."""
        self._remembered.clear()
        self._totals.clear()
        self._account.close()


def told_again(
    rows: Sequence[Json],
    now: dt.datetime,
    updated_at: Callable[[Json], dt.datetime],
    state: Callable[[Json], tuple[str, str]],
) -> dict[str, str]:
    """Versions by identifier of what of these will be told once more; nothing when it is too much to be kept."""
    there = [row for row in rows if updated_at(row) >= now - OVERLAP]
    return dict(map(state, there)) if len(there) <= KEPT else {}
