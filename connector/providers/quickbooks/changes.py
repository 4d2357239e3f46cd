"""What changed since a time: one request for all kinds where that is enough, a request a kind where it is not.

An answer has at most a thousand records of all kinds together, and nothing asks for the rest (providers.md, 1.2).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from connector.domain.keys import EntityKind
from connector.online.remembered import Json
from connector.providers.quickbooks.client import Changed, Client
from connector.providers.quickbooks.shapes import SHAPES, Shape


class News(msgspec.Struct, frozen=True):
    """What changed of one kind."""

    rows: Sequence[Json]
    at: dt.datetime
    """When it was told, by the clock of QuickBooks."""
    full: bool
    """There is more, and nobody says what."""


@dataclass(slots=True)
class Told:
    """An answer about all kinds, of which each kind may take its part once."""

    since: dt.datetime
    changed: Changed
    taken: set[EntityKind] = field(default_factory=set)


def news(client: Client, told: Told | None, shape: Shape, since: dt.datetime) -> tuple[Told | None, News]:
    """What changed of one kind since a time, and the answer that other kinds may use."""
    usable = told is not None and told.since <= since and shape.kind not in told.taken
    if told is None or not usable:
        every = [each.name for each in SHAPES.values()]
        told = Told(since, client.changed(every, since))
    told.taken.add(shape.kind)
    changed = told.changed
    if changed.full and len(SHAPES) > 1:
        changed = client.changed([shape.name], since)
    return told, News(changed.rows[shape.name], changed.at, changed.full)
