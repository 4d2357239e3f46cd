"""Xero as a source of the engine (see `domain.ports.Source`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from threading import Event
from typing import Final

from connector.domain.changes import Change, Cursor, Page, Seen
from connector.domain.clock import Clock, Pace, SystemClock
from connector.domain.identity import Identity
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.money import sen
from connector.domain.secret import Secrets
from connector.mapping import Mapping as Rules
from connector.online.columns import number
from connector.online.position import KEPT, OVERLAP, Position
from connector.online.remembered import Json
from connector.online.source import AccountSource, told_again
from connector.online.sums import Sums
from connector.providers.xero.client import PAGE, Client
from connector.providers.xero.company import Organisation, TaxRate, identity, organisation, tax_rates
from connector.providers.xero.connection import OrganisationLine, XeroSettings
from connector.providers.xero.looked import Looked
from connector.providers.xero.records import Reader
from connector.providers.xero.scanning import scan, updated_at
from connector.providers.xero.shapes import SHAPES, Shape, currency_of, is_guid, version_of

_AT_ONCE: Final = 40
"""Identifiers in one question: an address has to stay short."""
_SINGLY: Final = 10
"""So many records of a kind that cannot be asked for together are asked for one by one; more are gone through."""


class XeroSource(AccountSource[Shape]):
    """One organisation."""

    def __init__(
        self,
        settings: XeroSettings,
        secrets: Secrets | None,
        rules: Rules,
        *,
        clock: Clock | None = None,
        stop: Event | None = None,
        pace: Pace | None = None,
    ) -> None:
        """Prepare; nothing is asked yet. `pace` is called before each request."""
        self._line = OrganisationLine(settings, secrets, clock or SystemClock(), stop, pace)
        super().__init__(self._line, rules, SHAPES)
        self.client = Client(self._line)
        self.looked = Looked(self.client, self._line.clock)
        self._open: tuple[Organisation, Reader] | None = None
        self._taxes: Mapping[str, TaxRate] | None = None

    @property
    def organisation(self) -> Organisation:
        """What it tells of itself, read when it is first needed and again after `close`."""
        return self._opened()[0]

    @property
    def reader(self) -> Reader:
        """What makes entities of records."""
        return self._opened()[1]

    @property
    def taxes(self) -> Mapping[str, TaxRate]:
        """Its tax rates by their code, read when they are first needed and again after `close`."""
        if self._taxes is None:
            self._taxes = tax_rates(self.client)
        return self._taxes

    @property
    def included(self) -> int:
        """Xero's limits are of the day and the organisation: nobody says what a month has."""
        return 0

    def identify(self) -> Identity:
        """Organisation and account, read fresh."""
        return identity(self.organisation, self._line)

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages of everything that may have changed since a cursor, from the beginning when there is none."""
        position, shape = Position.of(since), SHAPES[kind]
        after, began = position.after, position.began
        if position.since is not None:
            after = position.since - OVERLAP
        recent: dict[str, str] = {}
        for scanned in scan(self.client, shape, after):
            began = began or scanned.at
            after = scanned.last or after
            known = [row for row in scanned.rows if position.recent.get(str(row[shape.id])) != version_of(row)]
            recent |= _recent(shape, scanned.rows, scanned.at)
            told = [row for row in known if shape.counts(row) or self._may_be_known(row, position, began)]
            changes = [self.reader.change(shape, row) for row in told]
            yield Page(changes, Position(after=after, began=began).cursor(), False, scanned.read)
        yield Page((), Position(since=began, recent=recent if len(recent) <= KEPT else {}).cursor(), True)

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key that exists now with its version, in batches."""
        shape, sums = SHAPES[kind], Sums()
        self._totals.pop(kind, None)
        for scanned in scan(self.client, shape):
            there = [row for row in scanned.rows if shape.counts(row)]
            if shape.money:
                for row in there:
                    currency = currency_of(row, self.organisation.home)
                    sums.add(str(row[shape.id]), currency, sen(number(row.get(shape.money))))
            yield [Seen(shape.key_of(row), version_of(row)) for row in there]
        self._totals[kind] = sums.totals()

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """The present state of some records; a key that does not exist comes back as a deletion."""
        shape, wanted = SHAPES[kind], list(dict.fromkeys(keys))
        found: dict[Key, Change] = {}
        for row in self._some(shape, wanted):
            if shape.counts(row):
                change = self.reader.change(shape, row)
                found[change.key] = change
                self._remembered.keep(kind, change.key, row)
        changes = [found.get(key) or Change(key, Version(""), None) for key in wanted]
        yield Page(changes, Cursor(""), True, len(changes))

    def record(self, shape: Shape, key: Key) -> Json | None:
        """One record as it is in this moment, or None."""
        found: Json | None
        if shape.paged:
            found = self.client.one(shape, key) if is_guid(key) else None
        else:
            # Lines name items by their code; the address of one has its identifier.
            known = self._remembered.find(shape.kind, key)
            found = self.client.one(shape, str(known[shape.id])) if known is not None else None
            if found is None or shape.key_of(found) != key:
                found = next(iter(self._some(shape, [key])), None)
        if found is None or not shape.counts(found):
            self._remembered.forget(shape.kind, key)
            return None
        self._remembered.keep(shape.kind, key, found)
        return found

    def remember(self, shape: Shape, record: Json) -> None:
        """Keep a record as it was told."""
        self._remembered.keep(shape.kind, shape.key_of(record), record)

    def has_money(self, shape: Shape) -> bool:
        """Whether records of a kind have an amount."""
        return bool(shape.money)

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """The next records in the order of their last change for the rolling re-read of content: what is changed
        meanwhile moves the others, and they come in the next round."""
        shape, start = SHAPES[kind], int(position or 0)
        size = min(limit, PAGE)
        told = self.client.page(shape, start // size + 1, None, size)
        rows = told.rows if shape.paged else told.rows[start : start + size]
        complete = len(rows) < size
        after = Cursor("0" if complete else str((start // size + 1) * size if shape.paged else start + size))
        changes = [self.reader.change(shape, row) for row in rows if shape.counts(row)]
        return Page(changes, after, complete, len(rows))

    def close(self) -> None:
        """Give up the line; the next call opens it again."""
        self._open = self._taxes = None
        self.looked.close()
        super().close()

    # -- reading -----------------------------------------------------------------------------------------------------

    def _opened(self) -> tuple[Organisation, Reader]:
        if self._open is None:
            told = organisation(self.client)
            self._open = (told, Reader(self.rules, told.home))
        return self._open

    def _some(self, shape: Shape, keys: Sequence[Key]) -> Iterator[Json]:
        """The records of some keys that are there, in whatever way asks least."""
        if not keys:
            return
        if not shape.paged:
            wanted = set(keys)
            yield from (row for row in self.client.page(shape, 1).rows if shape.key_of(row) in wanted)
            return
        ids = [key for key in keys if is_guid(key)]
        if shape.by_ids:
            for first in range(0, len(ids), _AT_ONCE):
                yield from self.client.some(shape, ids[first : first + _AT_ONCE]).rows
        elif len(ids) <= _SINGLY:
            yield from (row for key in ids if (row := self.client.one(shape, key)) is not None)
        else:
            for scanned in scan(self.client, shape):
                yield from (row for row in scanned.rows if shape.key_of(row) in ids)

    def _may_be_known(self, row: Json, position: Position, began: dt.datetime) -> bool:
        """Whether a record that does not count may have been told of before: not in a first reading, unless it was
        changed in the course of it."""
        return position.since is not None or updated_at(row) > began


def _recent(shape: Shape, rows: Sequence[Json], now: dt.datetime) -> dict[str, str]:
    return told_again(rows, now, updated_at, lambda row: (str(row[shape.id]), version_of(row)))
