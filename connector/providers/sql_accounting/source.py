"""SQL Accounting as a source of the engine: pages of changes, keys with versions, totals, identity.

A page is read in one read-only snapshot transaction of a fraction of a second; its length adapts to the server.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from threading import Event
from typing import Final

from connector.domain.changes import Change, Cursor, Page, Seen
from connector.domain.clock import Clock, SystemClock
from connector.domain.identity import Identity
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.reconciliation import Total
from connector.domain.secret import Secrets
from connector.mapping.record import RecordLayout
from connector.mapping.sampled import Sampled
from connector.providers.sql_accounting.company import identity
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.cursor import Position, SlicePosition, position_of, slice_of
from connector.providers.sql_accounting.documents import SHAPES, Shape
from connector.providers.sql_accounting.follow import Follower
from connector.providers.sql_accounting.opened import OpenCompany, RecordMapping
from connector.providers.sql_accounting.records import RecordReader, Span
from connector.providers.sql_accounting.watermark import OVERLAP, advance, lower_bound

_FIRST_PAGE: Final = 500
_SMALLEST_PAGE: Final = 50
_LARGEST_PAGE: Final = 1_000
_TARGET: Final = 0.3
"""Seconds that reading a page should take."""
_GROWTH_OVERLAP: Final = 200
"""Keys below the highest one that are read again where documents do not tell when they were modified."""


class SqlAccountingSource:
    """One company file, read only (see `domain.ports.Source`)."""

    def __init__(
        self,
        settings: SqlAccountingSettings,
        secrets: Secrets | None,
        mapping: RecordMapping,
        *,
        clock: Clock | None = None,
        stop: Event | None = None,
        overlap: int = OVERLAP,
    ) -> None:
        """Prepare; nothing is opened yet. `overlap`: seconds behind the watermark that are read again."""
        self._overlap = overlap
        self.company = OpenCompany(settings, secrets, mapping, clock or SystemClock(), stop)
        self._sizes: dict[EntityKind, int] = {}
        self.mapping = mapping
        """Who writes into the company file shares mapping and attachment."""

    def identify(self) -> Identity:
        """Company and timeline values, read fresh; the structure of the file is read once an attachment."""
        company = self.company
        return identity(company.attachment, company.books(), company.target)

    def kinds(self) -> Sequence[EntityKind]:
        """What this company file can give, parents before children."""
        schema = self.company.books().schema
        return tuple(kind for kind, shapes in SHAPES.items() if schema.table(shapes[0].table) is not None)

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages of everything that may have changed since a cursor, from the beginning when there is none."""
        position = position_of(since)
        if position is not None and position.shape is None and not _listed_whole(kind):
            yield from self._followed(kind, position)
            return
        if position is None or position.shape is None:
            position = Position(mark=advance(None, self.company.look()))
        yield from self._everything(kind, position)

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key that exists now with its version, in batches."""
        for n, _ in enumerate(self.company.shapes(kind)):
            reader = self.company.reader(kind, n)
            with self.company.attachment.read_committed() as transaction:
                yield from reader.seen(transaction)

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """The present state of some records; a key that does not exist comes back as a deletion.

        Raises:
            SourceChanged: the table that a key was read from is gone.
        """
        for start in range(0, len(keys), _FIRST_PAGE):
            some = list(dict.fromkeys(keys[start : start + _FIRST_PAGE]))
            changes, rows = self.company.present(kind, some)
            found = {change.key for change in changes}
            gone = [Change(key, Version(""), None) for key in some if key not in found]
            yield Page([*changes, *gone], Cursor(""), start + _FIRST_PAGE >= len(keys), rows)
        if not keys:
            yield Page((), Cursor(""), True)

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """Control totals by currency as the books themselves sum them."""
        shapes = self.company.shapes(kind)
        if not shapes or not shapes[0].amount:
            return None
        found: dict[str, Total] = {}
        books = self.company.books()
        with self.company.attachment.snapshot() as transaction:
            for n, _ in enumerate(shapes):
                for code, count, amount in transaction.rows(self.company.reader(kind, n).select.totals_sql):
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
        reader = self.company.reader(kind, place.shape)
        with self.company.attachment.snapshot() as transaction:
            span = reader.span(transaction, place.place, limit)
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

    def lacks(self) -> tuple[str, ...]:
        """What this company file lacks, in plain words (see `domain.ports.Candid`)."""
        lacking = [
            f"This company file has no {t}.{', '.join(names)}." for t, names in self.company.missing_columns().items()
        ]
        if silent := self.company.silent_tables():
            lacking.append(
                f"{', '.join(silent)} do not tell when a record was modified: new records are found at once, "
                "edits within one sweep."
            )
        return tuple(lacking)

    def notes(self) -> tuple[str, ...]:
        """What a person should know about this company file, in plain words."""
        notes = list(self.lacks())
        if self.company.look().blind:
            notes.append(
                "The database user does not see other users' transactions: while one is open, recent changes are read "
                "again for up to an hour."
            )
        return tuple(notes)

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
        with self.company.attachment.snapshot() as transaction:
            span = reader.span(transaction, position.place, size)
        seconds = time.monotonic() - started
        if len(span.records) == size:
            factor = min(2.0, max(0.25, _TARGET / max(seconds, 0.001)))
            self._sizes[kind] = max(_SMALLEST_PAGE, min(_LARGEST_PAGE, int(size * factor)))
        return span

    def _followed(self, kind: EntityKind, position: Position) -> Iterator[Page]:
        """Records that were edited since the mark, and those with new numbers."""
        sight = self.company.look()
        since, start = lower_bound(position.mark, sight.now, self._overlap), position.cursor()
        mark = advance(position.mark, sight)
        for n, shape in enumerate(self.company.shapes(kind)):
            yield from self._grown(kind, n, shape, position, start)
            follower = Follower(shape, self.company.books().schema, position.tops, position.bounds)
            for trigger in self.company.reader(kind, n).select.triggers:
                for keys in follower.edited(self.company.attachment, trigger, since):
                    for first in range(0, len(keys), _FIRST_PAGE):
                        changes, rows = self.company.present(kind, keys[first : first + _FIRST_PAGE])
                        yield Page(changes, start, False, rows)
        position.mark = mark
        yield Page((), position.cursor(), True)

    def _grown(self, kind: EntityKind, n: int, shape: Shape, position: Position, start: Cursor) -> Iterator[Page]:
        """Records with higher numbers than were seen: found whatever their LASTMODIFIED says."""
        if not shape.numeric:
            return
        reader = self.company.reader(kind, n)
        overlap = 0 if reader.select.triggers else _GROWTH_OVERLAP
        after, full = position.grown.get(n, 0) - overlap, True
        while full:
            size = self._size(kind)
            with self.company.attachment.snapshot() as transaction:
                span = reader.span(transaction, after, size)
            full = len(span.records) == size
            if isinstance(span.last, int):
                after = span.last
                position.grown[n] = max(after, position.grown.get(n, 0))
            if span.records:
                yield Page(reader.changes(span.records), start, False, span.rows)

    def _size(self, kind: EntityKind) -> int:
        return self._sizes.get(kind, _FIRST_PAGE)


def _listed_whole(kind: EntityKind) -> bool:
    """Short lists tell nothing of their edits: they are read whole each time."""
    return not SHAPES[kind][0].version
