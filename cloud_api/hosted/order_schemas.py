"""What people say when they decide, take back or look ahead, and what they are told."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from cloud_api.hosted.orders import OrderKind, OrderState
from connector.domain.actions import ActionKind
from connector.domain.conflicts import Choice
from connector.domain.disputes import Dispute, PastWrite, TakenBack
from connector.domain.keys import EntityKind
from connector.domain.planned import PlannedChange, Target

PAGE = 200
"""Rows of one answer at most."""
DEEPEST = 10_000
"""How far back pages go."""
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Key = Annotated[str, msgspec.Meta(max_length=200)]


class Resolve(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One decision of some conflicts, all or none of them."""

    changes: Annotated[list[_Name], msgspec.Meta(min_length=1, max_length=PAGE)]
    choice: Choice
    fields: Annotated[dict[_Name, Choice], msgspec.Meta(max_length=PAGE)] = {}
    """Other choices for single fields: keep_books or keep_platform."""
    key: _Key = ""
    """To link: another record of the books than the proposed one."""


class Undo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be taken back: a run, or one record."""

    preview: bool
    """Only tell what it would do."""
    run: _Key = ""
    """The beginning of its id is enough."""
    entity: EntityKind | None = None
    key: _Key = ""
    writes: Annotated[list[_Name], msgspec.Meta(max_length=PAGE)] = []
    """Of those only these, as a preview named them; empty: all."""
    skip: Annotated[int, msgspec.Meta(ge=0, le=DEEPEST)] = 0
    """Previewed: how many are left out at the beginning."""


class Nothing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order that needs no words."""


class Preview(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which kinds are looked at; all when none is named."""

    entities: Annotated[list[EntityKind], msgspec.Meta(max_length=len(EntityKind))] = []


class ConflictPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of what a person has to decide, parents first."""

    items: list[Dispute]
    total: int
    """Of every kind of conflict, in the entity that was asked for."""
    next: int | None
    """`skip` of the following page, null on the last."""


class WrittenPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of what was written into the books, newest first."""

    items: list[PastWrite]
    next: int | None
    """`skip` of the following page, null on the last."""


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided; the run that carries it on follows at once."""

    changes: list[str]


class UndoSteps(msgspec.Struct, frozen=True, kw_only=True):
    """What taking back would do, or did; newest first."""

    steps: list[TakenBack]
    """The first two hundred."""
    total: int
    undone: int = 0
    refused: int = 0


class PlannedCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many changes of one kind a run would write."""

    target: Target
    entity: EntityKind
    action: ActionKind
    count: int


class NextRun(msgspec.Struct, frozen=True, kw_only=True):
    """What the next run would write."""

    books: list[PlannedChange]
    """What would be written into the books: the first two hundred."""
    platform: list[PlannedChange]
    """The same onto the platform."""
    counts: list[PlannedCount]
    """Of everything."""
    sentence: str = ""
    """What the run would say, when it is more than a count."""


class Released(msgspec.Struct, frozen=True, kw_only=True):
    """How much the safeguard let go."""

    released: int


class ShownOrder(msgspec.Struct, frozen=True, kw_only=True):
    """An order with what became of it."""

    id: str
    kind: OrderKind
    asked_by: str
    asked_at: dt.datetime
    state: OrderState
    sentence: str
    """Why it was refused, or why it is not done yet."""
    answered_at: dt.datetime | None
    resolved: Resolved | None = None
    undo: UndoSteps | None = None
    preview: NextRun | None = None
    released: Released | None = None
