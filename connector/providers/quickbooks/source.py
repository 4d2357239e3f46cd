"""QuickBooks Online as a source of the engine (see `domain.ports.Source`).

What changed is asked for all kinds in one request where that is enough: reading is metered by the month.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
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
from connector.online.places import inside
from connector.online.position import KEPT, OVERLAP, Position
from connector.online.remembered import Json
from connector.online.source import AccountSource, told_again
from connector.online.sums import Sums
from connector.providers.quickbooks.changes import Told, news
from connector.providers.quickbooks.client import PAGE, Client
from connector.providers.quickbooks.company import Preferences, identity, preferences
from connector.providers.quickbooks.connection import CompanyLine, QuickBooksSettings
from connector.providers.quickbooks.looked import Looked
from connector.providers.quickbooks.quota import METERED_A_MONTH
from connector.providers.quickbooks.records import Reader
from connector.providers.quickbooks.scanning import by_id, saved_at, scan, some
from connector.providers.quickbooks.shapes import SHAPES, Shape, version_of

REACH: Final = dt.timedelta(days=29)
"""How far back changes are asked for. QuickBooks tells those of thirty days (providers.md, 1.2)."""


class QuickBooksSource(AccountSource[Shape]):
    """One company."""

    def __init__(
        self,
        settings: QuickBooksSettings,
        secrets: Secrets | None,
        rules: Rules,
        *,
        clock: Clock | None = None,
        stop: Event | None = None,
        pace: Pace | None = None,
    ) -> None:
        """Prepare; nothing is asked yet. `pace` is called before each request."""
        self._line = CompanyLine(settings, secrets, clock or SystemClock(), stop, pace)
        super().__init__(self._line, rules, SHAPES)
        self.client = Client(self._line)
        self.looked = Looked(self.client)
        self._open: tuple[Preferences, Reader] | None = None
        self._told: Told | None = None
        self._country: str | None = None

    @property
    def preferences(self) -> Preferences:
        """What the company decided, read when it is first needed and again after `close`."""
        return self._opened()[0]

    @property
    def reader(self) -> Reader:
        """What makes entities of records."""
        return self._opened()[1]

    @property
    def country(self) -> str:
        """Where the company is, as it tells; read once."""
        if self._country is None:
            self._country = str(self.client.told("companyinfo", self._line.tenant).get("Country") or "")
        return self._country

    @property
    def included(self) -> int:
        """Readings that Intuit includes in a month, of all companies together."""
        return METERED_A_MONTH

    def identify(self) -> Identity:
        """Company and account, read fresh."""
        return identity(self.client, self._line, self.preferences.home)

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages of everything that may have changed since a cursor, from the beginning when there is none."""
        position, shape = Position.of(since), SHAPES[kind]
        if position.since is None:
            yield from self._whole(shape, position)
            return
        self._opened()  # a clock that is wrong must not decide: from here on QuickBooks told the time
        if self._line.now - position.since > REACH:
            yield from self._whole(shape, Position(after=position.since - OVERLAP))
            return
        self._told, found = news(self.client, self._told, shape, position.since - OVERLAP)
        if found.full:
            # Others were left out, and nothing asks for the rest: everything that was saved since is gone through.
            # What was deleted and is not among these is found by the sweep.
            gone = [row for row in found.rows if row.get("status") == "Deleted"]
            yield Page([self.reader.change(shape, row) for row in gone], position.cursor(), False, len(gone))
            yield from self._whole(shape, Position(after=position.since - OVERLAP))
            return
        rows = [row for row in found.rows if position.recent.get(str(row["Id"])) != version_of(row)]
        after = Position(since=found.at, recent=_recent(found.rows, found.at))
        yield Page(self._changes(shape, rows), after.cursor(), True, len(found.rows))

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key that exists now with its version, in batches."""
        shape, sums = SHAPES[kind], Sums()
        self._totals.pop(kind, None)
        for scanned in scan(self.client, shape):
            _add(sums, scanned.rows, self.preferences.home)
            yield [Seen(shape.key_of(row), version_of(row)) for row in scanned.rows]
        self._totals[kind] = sums.totals()

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """The present state of some records; a key that does not exist comes back as a deletion."""
        shape, wanted = SHAPES[kind], list(dict.fromkeys(keys))
        found: dict[Key, Change] = {}
        for rows in some(self.client, shape, wanted):
            for row in rows:
                change = self.reader.change(shape, row)
                found[change.key] = change
                self.remember(shape, row)
        changes = [found.get(key) or Change(key, Version(""), None) for key in wanted]
        yield Page(changes, Cursor(""), True, len(changes))

    def record(self, shape: Shape, key: Key) -> Json | None:
        """One record as it is now, or None."""
        for rows in some(self.client, shape, [key]):
            for row in rows:
                self.remember(shape, row)
                return row
        self.forget(shape, key)
        return None

    def remember(self, shape: Shape, record: Json) -> None:
        """Keep a record as it was told: a write that follows need not ask for it again, and is refused by QuickBooks
        when it was saved since."""
        self._remembered.keep(shape.kind, shape.key_of(record), record)

    def wrote(self, shape: Shape, record: Json) -> None:
        """A record was written: what is told of it from now on is this, or later."""
        self._told = None
        self.remember(shape, record)

    def gone(self, shape: Shape, key: Key) -> None:
        """A record was deleted."""
        self._told = None
        self.forget(shape, key)

    def remembered(self, shape: Shape, key: Key) -> Json | None:
        """A record as it was told last, or None."""
        return self._remembered.find(shape.kind, key)

    def has_money(self, shape: Shape) -> bool:
        """Whether records of a kind have an amount."""
        return shape.money

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """The next records in the order of their ids for the rolling re-read of content."""
        shape, start = SHAPES[kind], int(position or 1)
        size = min(limit, PAGE)
        rows = by_id(self.client, shape, start, size)
        complete = len(rows) < size
        after = Cursor("1" if complete else str(start + size))
        return Page([self.reader.change(shape, row) for row in rows], after, complete, len(rows))

    def close(self) -> None:
        """Give up the line; the next call opens it again."""
        self._open = self._told = None
        self.looked.clear()
        super().close()

    # -- reading -----------------------------------------------------------------------------------------------------

    def _opened(self) -> tuple[Preferences, Reader]:
        if self._open is None:
            told = preferences(self.client)
            self._open = (told, Reader(self.rules, told.home))
        return self._open

    def _whole(self, shape: Shape, position: Position) -> Iterator[Page]:
        """Everything, or what was saved after a time; where that was broken off it goes on."""
        began, after = position.began, position.after
        recent: dict[str, str] = {}
        for scanned in scan(self.client, shape, position.after):
            began = began or scanned.at
            after = scanned.last or after
            recent |= _recent(scanned.rows, began)
            changes = [self.reader.change(shape, row) for row in scanned.rows]
            yield Page(changes, Position(after=after, began=began).cursor(), False, scanned.read)
        yield Page((), Position(since=began, recent=recent if len(recent) <= KEPT else {}).cursor(), True)

    def _changes(self, shape: Shape, rows: Sequence[Json]) -> list[Change]:
        """Where what changed tells less of a record than a query does, it is asked for by the query."""
        if shape.select == "*":
            return [self.reader.change(shape, row) for row in rows]
        gone = [row for row in rows if row.get("status") == "Deleted"]
        keys = [shape.key_of(row) for row in rows if row.get("status") != "Deleted"]
        there = [change for page in self.fetch(shape.kind, keys) for change in page.changes] if keys else []
        return [*(self.reader.change(shape, row) for row in gone), *there]


def _recent(rows: Sequence[Json], now: dt.datetime) -> dict[str, str]:
    there = [row for row in rows if row.get("status") != "Deleted"]
    return told_again(there, now, saved_at, lambda row: (str(row["Id"]), version_of(row)))


def _add(sums: Sums, rows: Sequence[Json], home: str) -> None:
    for row in rows:
        if "TotalAmt" in row:
            currency = str(inside(row, "CurrencyRef").get("value") or home)
            sums.add(str(row["Id"]), currency, sen(number(row["TotalAmt"])))
