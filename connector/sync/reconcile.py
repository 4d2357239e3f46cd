"""Compares both sides without moving the data, and repairs what differs from the books."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from connector.domain.actions import ActionKind
from connector.domain.entities import MONEY_KINDS
from connector.domain.fingerprint import BUCKETS, bucket_of
from connector.domain.keys import EntityKind, Key
from connector.domain.ports import RemoteEntry
from connector.domain.reconciliation import Entry, Summary
from connector.domain.runs import Equality
from connector.sync.context import RunContext
from connector.sync.delivery import Delivery
from connector.sync.intake import Intake, Outlet
from connector.sync.safeguard import held


class Reconciliation:
    """Links against the platform, bucket by bucket; the books' own totals against the links."""

    def __init__(self, context: RunContext, delivery: Delivery, outlet: Outlet) -> None:
        self._context = context
        self._delivery = delivery
        self._outlet = outlet

    def equality(self, intake: Intake) -> Equality:
        """Compare, repair what differs and compare again."""
        kind = intake.kind
        for left in range(self._context.options.repair_rounds, -1, -1):
            ours = self._context.store.summary(kind)
            theirs = self._delivery.ask(lambda: self._context.sink.summary(kind))
            if ours == theirs:
                return Equality.EQUAL
            differing = ours.differing(theirs)
            if not left or not differing:
                break
            self._repair(intake, differing, max(ours.count, theirs.count))
            self._outlet.flush(kind, ActionKind.UPDATE)
            self._outlet.flush(kind, ActionKind.DELETE)
            self._outlet.drain()
        self._context.journal.note(_difference(kind, ours, theirs), entity=kind)
        return Equality.DIFFERENT

    def books_agree(self, kind: EntityKind, *, tell: bool) -> bool:
        """Whether the books' own sums are the links'; records that are set aside or held are known
        differences, and so are kinds of which the platform keeps what the books deleted."""
        if kind not in MONEY_KINDS or self._excepted(kind) or self._context.keeps(kind):
            return True
        books = self._context.source.totals(kind)
        links = self._context.store.summary(kind).totals
        if books is None:
            return True
        differing = [
            currency
            for currency in sorted(books.keys() | links.keys())
            if (total := books.get(currency)) != links.get(currency) and (total is None or total.count or total.amount)
        ]
        if differing and tell:
            name = kind.value.replace("_", " ")
            self._context.journal.note(
                f"The books' own total of {name} in {', '.join(differing)} is not the sum of what was read.",
                entity=kind,
            )
        return not differing

    def _excepted(self, kind: EntityKind) -> bool:
        store = self._context.store
        return bool(store.problem_counts().get(kind)) or bool(held(store.outbox_counts(), kind))

    def _repair(self, intake: Intake, buckets: Sequence[int], count: int) -> None:
        """List both sides' records of some buckets at a time, and bring the platform to the books' state."""
        page = max(1, self._context.options.repair_page * BUCKETS // max(count, 1))
        batch = self._context.options.batch
        mine = _by_bucket(self._context.store.entries(intake.kind, buckets))
        ahead = next(mine, None)
        for start in range(0, len(buckets), page):
            self._context.check()
            group = buckets[start : start + page]
            ours: dict[Key, Entry] = {}
            while ahead is not None and ahead[0] <= group[-1]:
                ours.update(ahead[1])
                ahead = next(mine, None)
            theirs = {e.key: e for entries in self._context.sink.entries(intake.kind, group) for e in entries}
            differing = [key for key in sorted(ours.keys() | theirs.keys()) if _differs(ours.get(key), theirs.get(key))]
            for first in range(0, len(differing), batch):
                intake.repair(differing[first : first + batch], theirs)


def _by_bucket(entries: Iterator[Sequence[Entry]]) -> Iterator[tuple[int, dict[Key, Entry]]]:
    flat = (entry for batch in entries for entry in batch)
    for bucket, group in groupby(flat, lambda entry: bucket_of(entry.key)):
        yield bucket, {Key(entry.key): entry for entry in group}


def _differs(ours: Entry | None, theirs: RemoteEntry | None) -> bool:
    if ours is None or theirs is None:
        return True
    return (ours.fingerprint, ours.currency, ours.amount) != (theirs.fingerprint, theirs.currency, theirs.amount)


def _difference(kind: EntityKind, ours: Summary, theirs: Summary) -> str:
    name = kind.value.replace("_", " ")
    if ours.count != theirs.count:
        return f"The platform has {theirs.count:,} {name}, {ours.count:,} were agreed."
    return f"Some {name} on the platform are not as agreed."
