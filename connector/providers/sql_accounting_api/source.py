"""SQL Accounting as a source of the engine through the vendor's API (see `domain.ports.Source`).

The API has no "changed since": every reading goes through the headers of a list, fifty at a time, and compares
LASTMODIFIED and UPDATECOUNT with what was seen; only records that moved are read whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from threading import Event

from connector.domain.changes import Change, Cursor, Page, Seen
from connector.domain.clock import Clock, SystemClock
from connector.domain.identity import Identity
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.money import sen
from connector.domain.reconciliation import Total
from connector.domain.secret import Secrets
from connector.mapping import Mapping as LedgerMapping
from connector.mapping.sampled import Sampled
from connector.providers.sql_accounting_api.client import PAGE, ApiClient, Json
from connector.providers.sql_accounting_api.columns import number, whole
from connector.providers.sql_accounting_api.company import Context, identity, read_context
from connector.providers.sql_accounting_api.connection import ApiSettings, Line
from connector.providers.sql_accounting_api.cursor import Position, Watch, position_of
from connector.providers.sql_accounting_api.receivables import Receivables, receivables_of
from connector.providers.sql_accounting_api.records import Reader
from connector.providers.sql_accounting_api.samples import samples
from connector.providers.sql_accounting_api.shapes import LISTS, RECEIVABLES, SHAPES, ApiShape, shape_of

Scanned = Sequence[tuple[Json, Json | None]]
"""Headers of a list with their receivables."""


class ApiSource:
    """One company behind the API."""

    def __init__(
        self,
        settings: ApiSettings,
        secrets: Secrets | None,
        mapping: LedgerMapping,
        *,
        clock: Clock | None = None,
        stop: Event | None = None,
    ) -> None:
        """Prepare; nothing is asked yet."""
        self._line = Line(settings, secrets, clock or SystemClock(), stop)
        self.client = ApiClient(self._line)
        self.mapping = mapping
        self._open: tuple[Context, Reader] | None = None

    @property
    def context(self) -> Context:
        """The currencies of the books, read when they are first needed and again after `close`."""
        return self._opened()[0]

    @property
    def reader(self) -> Reader:
        """What makes entities of records."""
        return self._opened()[1]

    def identify(self) -> Identity:
        """Company and origin, read fresh."""
        return identity(self.client, self.context, self._line.address.origin)

    def kinds(self) -> Sequence[EntityKind]:
        """What the API gives, parents before children."""
        return tuple(SHAPES)

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages of everything that may have changed since a cursor, from the beginning when there is none.

        Raises:
            TimelineBroken: the books went back in time.
        """
        position = position_of(since)
        if kind in LISTS:
            yield from self._lists(kind, position)
            return
        watch = Watch(position)
        with ExitStack() as stack:
            receivables = _receivables(self.client, stack, kind)
            start = position.cursor()
            for n, shape in enumerate(SHAPES[kind]):
                offset = 0
                for scanned in _scan(self.client, shape, receivables):
                    told = [one for one in scanned if _wants(watch, shape, *one)]
                    offset += len(scanned)
                    cursor = start if position.whole else Position(shape=n, offset=offset).cursor()
                    # What an interrupted first reading told before is not read whole again.
                    if position.whole or (n, offset) > (position.shape, position.offset):
                        changes = self._whole(shape, told, receivables)
                        yield Page(changes, cursor, False, len(scanned))
            yield Page((), watch.end().cursor(), True)

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key that exists now with its version, in batches."""
        with ExitStack() as stack:
            receivables = _receivables(self.client, stack, kind)
            for shape in SHAPES[kind]:
                for scanned in _scan(self.client, shape, receivables):
                    yield [Seen(shape.key_of(header), shape.version_of(header, other)) for header, other in scanned]

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """The present state of some records; a key that does not exist comes back as a deletion."""
        some = list(dict.fromkeys(keys))
        listed = self._listed(kind) if kind in LISTS and some else {}
        for start in range(0, len(some), PAGE):
            changes = []
            for key in some[start : start + PAGE]:
                found = listed.get(key) if kind in LISTS else self.present(kind, key)
                changes.append(found or Change(key, Version(""), None))
            yield Page(changes, Cursor(""), start + PAGE >= len(some), len(changes))
        if not some:
            yield Page((), Cursor(""), True)

    def present(self, kind: EntityKind, key: Key) -> Change | None:
        """One record as it is now, or None."""
        shape = shape_of(kind, key)
        record = self.record(shape, key)
        return self.reader.change(shape, record, self.receivable(shape, record)) if record is not None else None

    def record(self, shape: ApiShape, key: Key) -> Json | None:
        """One record as the vendor tells it, or None."""
        place: str = key.removeprefix(shape.prefix)
        if shape.key != shape.address:
            header = self.client.first(shape.endpoint, **{shape.key: place})
            if header is None:
                return None
            place = str(header[shape.address])
        elif shape.document and not place.isdecimal():
            return None
        record = self.client.record(shape.endpoint, place)
        return record if record is not None and shape.key_of(record) == key else None

    def receivable(self, shape: ApiShape, record: Json) -> Json | None:
        """The customer ledger's row of a sales document."""
        if not shape.receivable:
            return None
        equal = {"docno": str(record.get("docno") or ""), "fromdoctype": shape.receivable}
        return self.client.first(RECEIVABLES, **equal)

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """Control totals by currency: the API sums nothing, so they are added up from the lists."""
        if not SHAPES[kind][0].money:
            return None
        found: dict[str, Total] = {}
        with ExitStack() as stack:
            receivables = _receivables(self.client, stack, kind)
            for shape in SHAPES[kind]:
                for scanned in _scan(self.client, shape, receivables):
                    for header, _ in scanned:
                        currency = self.context.currency(header.get("currencycode"))
                        before = found.get(currency, Total(0, 0))
                        amount = sen(number(header.get("docamt")))
                        found[currency] = Total(before.count + 1, before.amount + amount)
        return found

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """The next records in the order of the lists for the rolling re-read of content."""
        place, shapes = position_of(position), SHAPES[kind]
        if place.shape >= len(shapes):
            return Page((), Position().cursor(), True)
        shape = shapes[place.shape]
        size = min(limit, PAGE)
        headers = self.client.page(shape.endpoint, place.offset, size)
        ended = len(headers) < size
        after = Position(shape=place.shape + 1) if ended else Position(shape=place.shape, offset=place.offset + size)
        complete = after.shape >= len(shapes)
        mine = [header for header in headers if shape.owns(header)]
        changes = self._whole(shape, [(header, self.receivable(shape, header)) for header in mine], None)
        return Page(changes, (Position() if complete else after).cursor(), complete, len(headers))

    def close(self) -> None:
        """Give up the line; the next call opens it again."""
        self._open = None
        self._line.close()

    def samples(self, kind: EntityKind, limit: int) -> list[Sampled]:
        """Some records with everything that the API tells of them, for whoever looks at rules."""
        return samples(self, kind, limit)

    def notes(self) -> tuple[str, ...]:
        """What a person should know about this way into the books, in plain words."""
        return (
            "The API has no list of changes: each run goes through all headers, fifty at a time.",
            "It does not tell which invoices are opening balances: they are told as receivables.",
        )

    # -- reading -----------------------------------------------------------------------------------------------------

    def _opened(self) -> tuple[Context, Reader]:
        if self._open is None:
            context = read_context(self.client)
            self._open = (context, Reader(self.client, self.mapping, context.values))
        return self._open

    def _whole(self, shape: ApiShape, told: Scanned, receivables: Receivables | None) -> list[Change]:
        """Whole records of some headers; those that went meanwhile are left out."""
        found = []
        for header, other in told:
            record = self.client.record(shape.endpoint, str(header[shape.address]))
            if record is None:
                continue
            moved = receivables is not None and shape.version_of(record, other) != shape.version_of(header, other)
            found.append(self.reader.change(shape, record, self.receivable(shape, record) if moved else other))
        return found

    def _lists(self, kind: EntityKind, position: Position) -> Iterator[Page]:
        """Short lists tell nothing of their edits: they are read whole each time."""
        changes = list(self._listed(kind).values())
        for start in range(0, len(changes), PAGE):
            yield Page(changes[start : start + PAGE], position.cursor(), False, PAGE)
        yield Page((), Position(whole=True).cursor(), True)

    def _listed(self, kind: EntityKind) -> dict[Key, Change]:
        (shape,) = SHAPES[kind]
        found = {}
        for headers in self.client.listed(shape.endpoint):
            for header in headers:
                change = self.reader.change(shape, header, None)
                found[change.key] = change
        return found


def _receivables(client: ApiClient, stack: ExitStack, kind: EntityKind) -> Receivables | None:
    joined = any(shape.receivable for shape in SHAPES[kind])
    return stack.enter_context(receivables_of(client)) if joined else None


def _scan(client: ApiClient, shape: ApiShape, receivables: Receivables | None) -> Iterator[Scanned]:
    """The headers of one list with their receivables, page by page."""
    if receivables is not None and not shape.receivable:
        for direct in receivables.direct():
            yield [(header, None) for header in direct]
        return
    for headers in client.listed(shape.endpoint):
        if receivables is None:
            yield [(header, None) for header in headers]
        else:
            yield [(each, receivables.of(shape.receivable, str(each.get("docno") or ""))) for each in headers]


def _wants(watch: Watch, shape: ApiShape, header: Json, receivable: Json | None) -> bool:
    modified = max(whole(header.get("lastmodified")), whole((receivable or {}).get("lastmodified")))
    updates, dockey = whole(header.get("updatecount")), whole(header.get("dockey"))
    version = shape.version_of(header, receivable)
    # Numbers of two lists of one kind are two series: only the first one's tells what is new.
    return watch.wants(shape.key_of(header), modified, updates, version, 0 if shape.prefix else dockey)
