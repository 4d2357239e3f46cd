"""A ledger's own database as a source of the engine: pages of changes, keys with versions, totals.

A page is read in one view of one moment, of a fraction of a second; its length adapts to the server.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, Generic, TypeVar

from connector.domain.changes import Change, Cursor, Page, Seen
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.reconciliation import Total
from connector.ledger.cursor import Position, SlicePosition, position_of, slice_of
from connector.ledger.dialect import View
from connector.ledger.opened import OpenLedger, RecordMapping
from connector.ledger.records import Place, RecordReader, Span
from connector.ledger.shapes import Shape
from connector.ledger.watermark import OVERLAP, advance, lower_bound
from connector.mapping.record import RecordLayout
from connector.mapping.sampled import Sampled

_FIRST_PAGE: Final = 500
PAGES: Final = (50, 100, 200, 500, 1_000)
"""Lengths that a page may have; few, so that few statements are prepared."""
_TARGET: Final = 0.3
"""Seconds that reading a page should take."""
_GROWTH_OVERLAP: Final = 200
"""Keys below the highest one that are read again where documents do not tell when they were modified."""

O = TypeVar("O", bound=OpenLedger[Any, Any])  # noqa: E741 - what is open


class LedgerSource(Generic[O]):
    """One company's books, read only (see `domain.ports.Source`). A provider adds `identify`."""

    def __init__(self, company: O, mapping: RecordMapping, *, overlap: int = OVERLAP) -> None:
        """Prepare; nothing is opened yet. `overlap`: seconds behind the watermark that are read again."""
        self._overlap = overlap
        self.company = company
        self._sizes: dict[EntityKind, int] = {}
        self.mapping = mapping
        """Who writes into the books shares mapping and attachment."""

    @property
    def longest_page(self) -> int:
        """Most records that are read in one view."""
        return PAGES[-1]

    def counts(self, kind: EntityKind) -> dict[str, int]:
        """What the books count of the changes of a kind's tables; empty where they do not."""
        return {}

    def gone(self, kind: EntityKind, keys: Sequence[Key]) -> Sequence[Key]:
        """Which of some keys that are not there were deleted by somebody."""
        return keys

    def kinds(self) -> Sequence[EntityKind]:
        """What these books can give, parents before children."""
        books = self.company.books()
        return tuple(kind for kind, shapes in books.shapes.items() if books.schema.table(shapes[0].table) is not None)

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages of everything that may have changed since a cursor, from the beginning when there is none."""
        position, counts = position_of(since), self.counts(kind)
        if position is not None and position.shape is None:
            if position.is_still(counts):
                yield Page((), position.cursor(), True)
                return
            if not self._listed_whole(kind):
                yield from self._followed(kind, position, counts)
                return
        if position is None or position.shape is None:
            fresh = Position(mark=advance(None, self.company.look()))
            fresh.count(counts, position)
            position = fresh
        yield from self._everything(kind, position)

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key that exists now with its version, in batches."""
        for n, _ in enumerate(self.company.shapes(kind)):
            reader = self.company.reader(kind, n)
            with self.company.sweeping() as view:
                yield from reader.seen(view)

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """The present state of some records; a key that does not exist comes back as a deletion.

        Raises:
            SourceChanged: the table that a key was read from is gone.
        """
        size = min(_FIRST_PAGE, self.longest_page)
        for start in range(0, len(keys), size):
            some = list(dict.fromkeys(keys[start : start + size]))
            changes, rows = self.company.present(kind, some)
            found = {change.key for change in changes}
            absent = self.gone(kind, [key for key in some if key not in found])
            gone = [Change(key, Version(""), None) for key in absent]
            yield Page([*changes, *gone], Cursor(""), start + size >= len(keys), rows)
        if not keys:
            yield Page((), Cursor(""), True)

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """Control totals by currency as the books themselves sum them."""
        shapes = self.company.shapes(kind)
        if not shapes or not shapes[0].amount:
            return None
        totals: Mapping[str, Total] = self.company.line.look_through(partial(self._totals, kind, len(shapes)))
        return totals

    def _totals(self, kind: EntityKind, shapes: int, view: View) -> Mapping[str, Total]:
        books, found = self.company.books(), dict[str, Total]()
        for n in range(shapes):
            select = self.company.reader(kind, n).select
            for code, count, amount in select.totals_rows(view, select.totals_sql, ()):
                currency = books.currency(code)
                before = found.get(currency, Total(0, 0))
                found[currency] = Total(before.count + int(str(count)), before.amount + int(str(amount)))
        return found

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """The next records in key order for the rolling re-read of content; complete when it came round."""
        place = slice_of(position)
        shapes = self.company.shapes(kind)
        if place.shape >= len(shapes):
            return Page((), SlicePosition().cursor(), True)
        reader, limit = self.company.reader(kind, place.shape), min(limit, self.longest_page)
        span = self.company.read(partial(_next, reader, place.place, limit))
        if len(span.records) < limit:
            after = SlicePosition(shape=place.shape + 1)
            complete = after.shape >= len(shapes)
            after = SlicePosition() if complete else after
        else:
            complete, last = False, span.last
            after = SlicePosition(
                shape=place.shape,
                after=None if isinstance(last, bytes) else last,
                after_bytes=last if isinstance(last, bytes) else None,
            )
        return Page(reader.changes(span.records), after.cursor(), complete, span.rows)

    def close(self) -> None:
        """Give up the attachment; the next call opens it again."""
        self.company.close()

    def layouts(self) -> dict[EntityKind, tuple[RecordLayout, ...]]:
        """Every live column of every table that a kind is read from, for what may be said of a mapping."""
        return self.company.layouts()

    def samples(self, kind: EntityKind, limit: int) -> list[Sampled]:
        """Some records with all their columns, for whoever looks at rules."""
        return self.company.samples(kind, limit)

    # -- reading everything, and following --------------------------------------------------------------------------

    def _everything(self, kind: EntityKind, position: Position) -> Iterator[Page]:
        shapes = self.company.shapes(kind)
        while position.shape is not None and position.shape < len(shapes):
            n = position.shape
            reader, size = self.company.reader(kind, n), self._size(kind)
            span = self._page(kind, reader, position, size)
            if isinstance(span.last, int):
                position.grown[n] = max(span.last, position.grown.get(n, 0))
            ended = len(span.records) < size
            position.move(None if ended else span.last)
            position.shape = n + 1 if ended else n
            complete = position.shape >= len(shapes)
            if complete:
                position.shape = None
            yield Page(reader.changes(span.records), position.cursor(), complete, span.rows)
        if not shapes:
            position.shape = None
            yield Page((), position.cursor(), True)

    def _page(self, kind: EntityKind, reader: RecordReader, position: Position, size: int) -> Span:
        started = time.monotonic()
        span = self.company.read(partial(_next, reader, position.place, size))
        seconds = time.monotonic() - started
        if len(span.records) == size:
            fitting = min(self.longest_page, size * min(2.0, max(0.25, _TARGET / max(seconds, 0.001))))
            self._sizes[kind] = max((length for length in PAGES if length <= fitting), default=PAGES[0])
        return span

    def _followed(self, kind: EntityKind, position: Position, counts: dict[str, int]) -> Iterator[Page]:
        """Records that were edited since the mark, and those with new numbers."""
        sight = self.company.look()
        since, start = lower_bound(position.mark, sight.now, self._overlap), position.cursor()
        mark, most = advance(position.mark, sight), min(_FIRST_PAGE, self.longest_page)
        for n, shape in enumerate(self.company.shapes(kind)):
            yield from self._grown(kind, n, shape, position, start)
            follower = self.company.follower(shape, position)
            for trigger in self.company.reader(kind, n).select.triggers:
                for keys in follower.edited(self.company.line, trigger, since):
                    for first in range(0, len(keys), most):
                        changes, rows = self.company.present(kind, keys[first : first + most])
                        yield Page(changes, start, False, rows)
        position.mark = mark
        position.count(counts, position)
        yield Page((), position.cursor(), True)

    def _grown(self, kind: EntityKind, n: int, shape: Shape, position: Position, start: Cursor) -> Iterator[Page]:
        """Records with higher numbers than were seen: found whatever they say of when they were modified."""
        if not shape.numeric:
            return
        reader = self.company.reader(kind, n)
        overlap = 0 if reader.select.triggers else _GROWTH_OVERLAP
        after, full = position.grown.get(n, 0) - overlap, True
        while full:
            size = self._size(kind)
            span = self.company.read(partial(_next, reader, after, size))
            full = len(span.records) == size
            if isinstance(span.last, int):
                after = span.last
                position.grown[n] = max(after, position.grown.get(n, 0))
            if span.records:
                yield Page(reader.changes(span.records), start, False, span.rows)

    def _size(self, kind: EntityKind) -> int:
        return self._sizes.get(kind, min(_FIRST_PAGE, self.longest_page))

    def _listed_whole(self, kind: EntityKind) -> bool:
        """Short lists tell nothing of their edits: they are read whole each time."""
        return not self.company.books().shapes[kind][0].version


def _next(reader: RecordReader, after: Place | None, size: int, view: View) -> Span:
    return reader.span(view, after, size)
