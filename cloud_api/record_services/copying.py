"""The platform's copy of what a service keeps: its own tables, filled from what the service tells and nothing else.

What people see and what is compared with the books is read from the copy. It is brought up to date from the service's
changes after each batch and before each comparison, and its fingerprints are computed from the contents that came back:
what was sent counts for nothing. What cannot be known is a content that somebody altered at the service past its own
changes, with no record more or less.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from enum import Enum, auto
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.changes.repository import ChangeRepository
from cloud_api.db.bulk import Stored, bulk
from cloud_api.db.engine import Database
from cloud_api.db.tables import invoice_lines, record_feeds
from cloud_api.record_services.client import ServiceClient
from cloud_api.record_services.wire import HeldRecord
from cloud_api.records.incoming import MAX_KEY, Incoming, Preparation
from cloud_api.records.keeping import Place
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.records.repository import RecordRepository, record_set
from cloud_api.records.tally import BucketTally
from cloud_api.records.writing import RecordRows, apply
from connector.domain.actions import ActionKind
from connector.domain.clock import Clock
from connector.domain.errors import RetryLater, Unreachable
from connector.domain.fingerprint import bucket_of, fingerprint
from connector.domain.keys import ActionId, EntityKind, Key
from connector.platform.wire import WireRecord, WireResult

LONGEST: Final = 20
"""Seconds of reading in one request: whoever asks comes again, and it goes on where it was."""

_c = record_feeds.c
_Preparer = Callable[[WireRecord], Incoming | WireResult]


class _Step(Enum):
    """What follows from a page."""

    WHOLE = auto()
    """The copy is what the service has."""
    MORE = auto()
    """There is more to read."""
    ANEW = auto()
    """The service counts otherwise: everything has to be read once more."""


class ServiceCopy:
    """Copies of one service's kinds. Safe to share between threads and processes: each page is taken over in a
    transaction that holds the lock of the kind's tally, by whoever comes first."""

    def __init__(self, database: Database, client: ServiceClient, clock: Clock, title: str) -> None:
        self._database = database
        self._client = client
        self._clock = clock
        self._title = title

    def catch_up(self, place: Place) -> None:
        """Read on to the end of the service's changes.

        Raises:
            Unreachable, Throttled: the service does not answer, or there is more to read than fits into a request.
        """
        end, anew = self._clock.monotonic() + LONGEST, 0
        while (step := self._step(place)) is not _Step.WHOLE:
            anew += step is _Step.ANEW
            if anew > 1:
                raise Unreachable(f"{self._title} does not tell of all the records that it counts.")
            if self._clock.monotonic() > end:
                raise Unreachable(f"{self._title} is being read; that takes a while.", after=1)

    def _step(self, place: Place) -> _Step:
        """Read one page, and take it over unless somebody else was quicker."""
        with self._database.read() as connection:
            known = feed, after = _read_so_far(connection, place)
        page = self._client.changes(place, after)
        with self._database.write() as connection:
            repository = RecordRepository(connection, place.organization_id, place.provider)
            tally = repository.lock_tally(place.entity)
            if _read_so_far(connection, place) != known:
                return _Step.MORE
            step, until = _Step.WHOLE if page.complete else _Step.MORE, page.next
            if page.feed != feed or page.next < after:
                tally = _emptied(connection, place)
                if after:
                    page, step, until = msgspec.structs.replace(page, records=[]), _Step.MORE, 0
            _Takeover(connection, place, tally).take(page.records)
            if step is _Step.WHOLE and tally.count != page.count:
                tally, step, until = _emptied(connection, place), _Step.ANEW, 0
            repository.save_tally(place.entity, tally)
            _note(connection, place, page.feed, until)
        return step


class _Takeover:
    """One page of changes, inside one transaction."""

    def __init__(self, connection: Connection, place: Place, tally: BucketTally) -> None:
        self._connection = connection
        self._place = place
        self._tally = tally
        self._kind = RECORD_KINDS[place.entity]
        self._which = record_set(self._kind, place.organization_id, place.provider)
        self._rows = RecordRows(connection, place.organization_id, place.provider, place.entity)
        self._changes = ChangeRepository(connection, place.organization_id, place.provider)

    def take(self, records: Sequence[HeldRecord]) -> None:
        """Make the copy what these records are."""
        if not records:
            return
        told = {record.key: record for record in records}
        remotes = {str(record.remote): record.key for record in told.values()}
        moved = self._moved(remotes)
        stored = bulk(self._connection).stored(self._which, {key: bucket_of(key) for key in {*told, *moved.values()}})
        self._remove({key: known for key, known in stored.items() if key in moved.values() or _other(told, key, known)})
        self._changes.rename(self._place.entity, {before: remotes[remote] for remote, before in moved.items()})
        prepare = Preparation(self._place.entity).prepare
        written = []
        now: dict[str, Stored] = {}
        for key, record in told.items():
            incoming = _incoming(prepare, record)
            known = stored.get(key)
            if known is None or known.id != str(record.remote) or key in moved.values():
                known = Stored(str(record.remote), 0, "", b"", True, "", 0, False)
            now[key] = known
            apply(known, incoming, self._tally)
            written.append(incoming)
        self._rows.write(written, now)

    def _moved(self, remotes: Mapping[str, str]) -> dict[str, str]:
        """Records of the copy that go by another key now: that key, by identity."""
        c = self._kind.table.c
        mine = self._kind.matching(self._place.organization_id, self._place.provider)
        rows = self._connection.execute(select(c.id, c.external_id).where(mine, c.id.in_(list(remotes))))
        return {str(row[0]): row[1] for row in rows if remotes[str(row[0])] != row[1]}

    def _remove(self, gone: Mapping[str, Stored]) -> None:
        """What the service has no more under that key and identity."""
        for key, known in gone.items():
            if not known.deleted:
                self._tally.count_out(key, bucket_of(key), known.fingerprint, known.currency, known.amount)
        ids = [known.id for known in gone.values()]
        if ids and self._kind.lines:
            bulk(self._connection).delete_lines(ids)
        if ids:
            self._connection.execute(delete(self._kind.table).where(self._kind.table.c.id.in_(ids)))


def forget_copies(database: Database, served: Iterable[EntityKind]) -> None:
    """Of kinds that no service keeps any more: their tables are the records themselves now, and no copy. Without a
    database, or without its tables, there is none."""
    with suppress(RetryLater), database.write() as connection:
        connection.execute(delete(record_feeds).where(_c.entity.not_in([kind.value for kind in served])))


def reread(connection: Connection, organization_id: str) -> int:
    """Have everything of an organization read anew when it is asked for next; how many kinds that are."""
    return int(connection.execute(delete(record_feeds).where(_c.organization_id == organization_id)).rowcount)


def _other(told: Mapping[str, HeldRecord], key: str, known: Stored) -> bool:
    return key in told and str(told[key].remote) != known.id


def _incoming(prepare: _Preparer, record: HeldRecord) -> Incoming:
    """As it lies there. What is no record of ours any more is kept by its fingerprint alone: it differs from the books,
    which mend it."""
    if not record.key or len(record.key) > MAX_KEY or "\0" in record.key:
        raise Unreachable("A service for records told of a key that none can have.")
    kind = ActionKind.DELETE if record.deleted else ActionKind.UPDATE
    sent = WireRecord(ActionId(record.action), kind, Key(record.key), record.revision, record.content)
    made = prepare(sent)
    if isinstance(made, Incoming):
        return made
    strange = fingerprint(b"strange:" + bytes(record.content))
    return Incoming(record.action, record.key, bucket_of(record.key), record.revision, record.deleted, "", strange)


def _read_so_far(connection: Connection, place: Place) -> tuple[str, int]:
    row = connection.execute(select(_c.feed, _c.place).where(*_of(place))).one_or_none()
    return ("", 0) if row is None else (row[0], row[1])


def _note(connection: Connection, place: Place, feed: str, until: int) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {"feed": feed, "place": until, "read_at": dt.datetime.now(dt.UTC)}
    where = {"organization_id": place.organization_id, "provider": place.provider, "entity": place.entity.value}
    connection.execute(
        dialect.insert(record_feeds)
        .values({**where, **values})
        .on_conflict_do_update(index_elements=list(where), set_=values)
    )


def _emptied(connection: Connection, place: Place) -> BucketTally:
    """Nothing is known of what the service has."""
    kind = RECORD_KINDS[place.entity]
    mine = kind.matching(place.organization_id, place.provider)
    if kind.lines:
        connection.execute(
            delete(invoice_lines).where(invoice_lines.c.invoice_id.in_(select(kind.table.c.id).where(mine)))
        )
    connection.execute(delete(kind.table).where(mine))
    return BucketTally.empty()


def _of(place: Place) -> tuple[ColumnElement[bool], ...]:
    return (
        _c.organization_id == place.organization_id,
        _c.provider == place.provider,
        _c.entity == place.entity.value,
    )
