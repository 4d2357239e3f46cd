"""The start and the end of a run: who is on each side, and is it still the one that the links know."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator

import msgspec

from connector.domain.actions import ActionState
from connector.domain.clock import Clock
from connector.domain.fingerprint import BUCKETS
from connector.domain.identity import Break, Identity, Timeline
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ActionId, EntityKind, Key, TimelineId
from connector.domain.ports import Candid, Inbox, RemoteEntry, Sink, Source, Store
from connector.domain.writable import TWO_WAY
from connector.sync.ages import ask_for_sweep
from connector.sync.context import RunContext
from connector.sync.delivery import Delivery
from connector.sync.restored import what_is_gone
from connector.sync.timeline import NOTHING_WRITTEN, Judgement, Side, error, judge

_SEEN_AGAIN = dt.timedelta(hours=1)
"""What a side tells of itself is written anew when this much older, also by runs that change nothing."""

_LACKS = "lacks"
"""Fact: what the books were last told to lack."""

_MEETING_ATTEMPTS = 3
"""Nothing was begun yet: a platform that is away is better told at once than waited for."""


def meet(context: RunContext, delivery: Delivery, kinds: tuple[EntityKind, ...]) -> None:
    """Identify both sides before anything is written; link what the platform has when our memory of it is lost.

    Raises:
        TimelineBroken, WrongCompany: a side is not the one that the links know.
    """
    store, now = context.store, context.clock.now()
    books = _same(Side.BOOKS, store, context.source.identify())
    platform = _same(Side.PLATFORM, store, delivery.ask(context.sink.identify, _MEETING_ATTEMPTS))
    known = {side: store.timeline(side) for side in Side}
    of_books = known[Side.BOOKS]
    context.timeline = of_books.id if of_books is not None else _new_id()
    if context.journal.run.dry_run:
        return
    if of_books is None:
        context.journal.begin()
        store.save_timeline(Side.BOOKS, Timeline(id=context.timeline, identity=books, seen_at=now))
    if known[Side.PLATFORM] is None:
        context.journal.begin()
        _adopt(context, delivery, kinds)
        store.save_timeline(Side.PLATFORM, Timeline(id=_new_id(), identity=platform, seen_at=now))
    for side, identity in ((Side.BOOKS, books), (Side.PLATFORM, platform)):
        before = known[side]
        if before is not None and before.identity != identity and now - before.seen_at >= _SEEN_AGAIN:
            _seen(store, before, side, identity, now)
    _tell_lacks(context)


def still_the_same(context: RunContext) -> None:
    """Before deletions leave: books that were restored while they were read lack records that nobody deleted.

    Raises:
        TimelineBroken, WrongCompany: they are not the ones that the run began with.
    """
    known = context.store.timeline(Side.BOOKS)
    broken = judge(Side.BOOKS, known, context.source.identify()) if known is not None else None
    if broken is not None:
        sentence = f"{broken.sentence.removesuffix(NOTHING_WRITTEN)} It happened during the run; nothing was deleted."
        raise error(msgspec.structs.replace(broken, sentence=sentence))


def strangers(context: RunContext, delivery: Delivery, kind: EntityKind) -> dict[Key, RemoteEntry] | None:
    """For a preview: what the platform has of a kind while our memory has never met it; None when both know each other.

    A run links these before it reads; one kind is held at a time.
    """
    if context.store.timeline(Side.PLATFORM) is not None:
        return None
    if not delivery.ask(lambda: context.sink.summary(kind), _MEETING_ATTEMPTS).count:
        return {}
    return {entry.key: entry for entries in context.sink.entries(kind, range(BUCKETS)) for entry in entries}


def part(context: RunContext, delivery: Delivery) -> None:
    """After a run that wrote: remember how far both sides have come, so that a later restore of either shows."""
    now = context.clock.now()
    for side in Side:
        known = context.store.timeline(side)
        identity = context.source.identify() if side is Side.BOOKS else delivery.ask(context.sink.identify)
        if known is not None and judge(side, known, identity) is None:
            _seen(context.store, known, side, identity, now)


def rebase(store: Store, source: Source, sink: Sink, clock: Clock, inbox: Inbox | None = None) -> None:
    """A person accepts both sides as they are now: new lives begin, and everything is read again and compared.

    Plans of the old life are dropped; what was begun in it is still settled by the next run. With an `inbox`, what the
    books lost of the platform's changes is put before a person, and the platform's feed is read from its beginning:
    what it forgot of our answers is told again, and nothing is written twice.

    Raises:
        WrongCompany: a side is another company's, which nobody can accept: its records would mix with the first one's.
    """
    books = source.identify()
    broken = _acceptable(store, Side.BOOKS, books)
    changed: list[InboxEntry] = []
    if inbox is not None and broken is not None:
        changed = [*what_is_gone(store, inbox, source, clock.now()), *_asked_by_content(inbox)]
    with store.together():
        for entry in changed:
            assert inbox is not None  # noqa: S101  # nothing is changed without one
            inbox.save_inbox(entry)
        _renew(store, Side.BOOKS, books, clock)
    # The platform tells a restored backup from other books by the books' new life: it must be known before it is asked.
    platform = sink.identify()
    _acceptable(store, Side.PLATFORM, platform)
    with store.together():
        if inbox is not None:
            inbox.rewind_feed()
        _renew(store, Side.PLATFORM, platform, clock)


def _asked_by_content(inbox: Inbox) -> Iterator[InboxEntry]:
    """Writes that were begun in a life of the books that is over, under new identities.

    Under the old one the books may remember a number that they gave it; in the new life that may be a stranger's.
    """
    for kind in TWO_WAY:
        after = 0
        while found := inbox.inbox(kind, InboxState.SENT, 500, after=after):
            for entry in found:
                assert entry.write is not None  # noqa: S101  # nothing is SENT without its write
                write = msgspec.structs.replace(entry.write, id=ActionId(secrets.token_hex(16)))
                alone = entry.alone or entry.batch is not None
                yield msgspec.structs.replace(entry, write=write, batch=None, alone=alone)
            after = found[-1].change.sequence


def _acceptable(store: Store, side: Side, identity: Identity) -> Judgement | None:
    """What a side looks like, unless it is another company's."""
    known = store.timeline(side)
    broken = judge(side, known, identity) if known is not None else None
    if broken is not None and broken.looks_like is Break.OTHER_COMPANY:
        raise error(broken)
    return broken


def _renew(store: Store, side: Side, identity: Identity, clock: Clock) -> None:
    with store.together():
        for state in (ActionState.PLANNED, ActionState.HELD, ActionState.RELEASED):
            while planned := store.outbox(None, state, 500):
                store.discard([each.action.id for each in planned])
        store.clear_cursors()
        ask_for_sweep(store)
        store.save_timeline(side, Timeline(id=_new_id(), identity=identity, seen_at=clock.now()))


def _same(side: Side, store: Store, identity: Identity) -> Identity:
    known = store.timeline(side)
    broken = judge(side, known, identity) if known is not None else None
    if broken is not None:
        raise error(broken)
    return identity


def _seen(store: Store, known: Timeline, side: Side, identity: Identity, now: dt.datetime) -> None:
    store.save_timeline(side, Timeline(id=known.id, identity=identity, seen_at=now))


def _tell_lacks(context: RunContext) -> None:
    """Each thing that the books lack is told once, and again when it comes back and goes."""
    lacks = list(context.source.lacks()) if isinstance(context.source, Candid) else []
    fact = context.store.fact(_LACKS)
    known = msgspec.json.decode(fact, type=list[str]) if fact else []
    for sentence in lacks:
        if sentence not in known:
            context.journal.note(sentence)
    if lacks != known:
        context.store.mark_fact(_LACKS, msgspec.json.encode(lacks).decode())


def _adopt(context: RunContext, delivery: Delivery, kinds: tuple[EntityKind, ...]) -> None:
    adopted = 0
    for kind in kinds:
        if not delivery.ask(lambda kind=kind: context.sink.summary(kind)).count:  # type: ignore[misc]
            continue
        for entries in context.sink.entries(kind, range(BUCKETS)):
            context.check()
            context.store.adopt(kind, entries)
            adopted += len(entries)
    if adopted:
        context.journal.note(
            f"The platform already has {adopted:,} records of this connection; they are compared, not sent again."
        )


def _new_id() -> TimelineId:
    return TimelineId(secrets.token_hex(8))
