"""Finds what reading by watermark cannot: late commits, deletions, edits that move no version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import closing
from itertools import chain

import msgspec

from connector.domain.changes import Cursor
from connector.domain.clock import Clock
from connector.domain.entities import MONEY_KINDS
from connector.domain.keys import EntityKind
from connector.domain.ports import Store
from connector.sync.ages import REREAD, swept_at
from connector.sync.context import RunContext
from connector.sync.intake import Intake
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.reader import read_ahead

WITH_CHILDREN = MONEY_KINDS | {EntityKind.CUSTOMER, EntityKind.SUPPLIER, EntityKind.PRODUCT}
"""Kinds with child rows, whose edit need not move the parent's version."""


class Slice(msgspec.Struct, omit_defaults=True):
    """How far the rolling re-read of one kind is."""

    at: dt.datetime
    position: Cursor | None = None


_slices = msgspec.json.Decoder(dict[EntityKind, Slice])


def is_due(mode: SweepMode, store: Store, clock: Clock, options: EngineOptions) -> bool:
    """Whether this run sweeps. A clock that was set back does not put the sweep off."""
    if mode is not SweepMode.DUE:
        return mode is SweepMode.ALWAYS
    last = swept_at(store)
    return last is None or abs((clock.now() - last).total_seconds()) >= options.sweep_every


def sweep(context: RunContext, intake: Intake, *, missing_only: bool = False) -> None:
    """Compare all keys and versions of one kind with the links, and take what differs as the source has it now."""
    kind = intake.kind
    with context.store.sweep(kind) as comparison:
        with closing(read_ahead(iter(context.source.keys(kind)), context.options.pages_ahead)) as keys:
            for seen in keys:
                context.check()
                comparison.add(seen)
        there = () if missing_only else chain(comparison.unknown(), comparison.moved())
        for found in chain(comparison.missing(), there):
            intake.fetch(found)


def reread(context: RunContext, intakes: Sequence[Intake]) -> None:
    """Read the next slice of every kind's content again, so much that it comes round in time."""
    fact = context.store.fact(REREAD)
    slices = _slices.decode(fact) if fact else {}
    for intake in intakes:
        now = context.clock.now()
        last = slices.get(intake.kind)
        position = _reread_kind(context, intake, last, now) if last is not None else None
        slices[intake.kind] = Slice(now, position)
    context.store.mark_fact(REREAD, msgspec.json.encode(slices).decode())


def _reread_kind(context: RunContext, intake: Intake, last: Slice, now: dt.datetime) -> Cursor | None:
    options = context.options
    period = options.reread_children if intake.kind in WITH_CHILDREN else options.reread_flat
    share = min(1.0, max(0.0, (now - last.at).total_seconds() / period))
    left = -int(-context.store.link_count(intake.kind) * share // 1)
    position = last.position
    while left > 0:
        context.check()
        page = context.source.content_slice(intake.kind, position, min(left, options.reread_page))
        context.journal.counts(intake.kind).read += len(page.changes)
        intake.take(page.changes)
        if page.complete:
            return None
        position = page.cursor
        left -= max(1, len(page.changes))
    return position
