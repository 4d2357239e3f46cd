"""What an agent may do with records: send, settle, compare. Synchronous; runs in worker threads."""

from __future__ import annotations

from collections import Counter

import msgspec
from anyio import CapacityLimiter

from cloud_api.db.bulk import Stored, bulk
from cloud_api.db.engine import Database
from cloud_api.operations.metrics import records_in
from cloud_api.problems import Problem
from cloud_api.record_services.keepers import Keepers
from cloud_api.records.ingestion import prepare
from cloud_api.records.keeping import Place
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.records.repository import RecordRepository, record_set
from cloud_api.security.caller import AgentCaller
from connector.domain.actions import ResultKind
from connector.domain.entities import control_amount
from connector.domain.fingerprint import BUCKETS, decode
from connector.domain.keys import EntityKind, Key
from connector.domain.titles import title_of
from connector.platform.wire import (
    MAX_BATCH_RECORDS,
    Batch,
    BucketPage,
    BucketQuery,
    ProblemCode,
    Settle,
    Settled,
    SettleRecord,
    TitleQuery,
    Titles,
    WireEntry,
    WireResult,
    WireSummary,
    WireTitle,
)

MAX_PAGE = 10_000
"""Entries of a bucket page at most, whatever was asked."""

SERVICES_AT_ONCE = 8
"""Requests that wait for services of other teams."""

_batch = msgspec.json.Decoder(Batch)
_encode = msgspec.json.Encoder().encode


class RecordService:
    """Records of one organization and provider at a time."""

    def __init__(self, database: Database, keepers: Keepers) -> None:
        self._database = database
        self._keepers = keepers
        self._service_turns = CapacityLimiter(SERVICES_AT_ONCE)

    def turns(self, entity: EntityKind) -> CapacityLimiter | None:
        """Threads that may wait for another service at a time, so that the rest of the platform goes on without it."""
        return self._service_turns if entity in self._keepers.served else None

    def ingest(self, caller: AgentCaller, lease: str, provider: str, entity: EntityKind, body: bytes) -> bytes:
        """Take a batch in, all or nothing, and answer for each record (a `BatchResult` as JSON).

        Raises:
            Problem: 422 the body is no batch, 413 it has too many records, 409 without the live lease.
        """
        prepared = prepare(entity, _read_batch(body).records)
        place = _place(caller, provider, entity)
        taken = self._keepers.of(entity).take_in(caller, lease, place, prepared)
        for kind, count in Counter(result.kind for result in taken.results).items():
            records_in.labels(entity.value, kind.value).inc(count)
        return _encode(taken)

    def settle(self, caller: AgentCaller, provider: str, entity: EntityKind, asked: Settle) -> Settled:
        """What became of actions whose answer was lost.

        Raises:
            Problem: 413, too many at once.
        """
        if len(asked.records) > MAX_BATCH_RECORDS:
            raise _too_many()
        keys = [record.key for record in asked.records]
        stored = self._keepers.of(entity).held(_place(caller, provider, entity), keys)
        return Settled([_settled(stored.get(record.key), record) for record in asked.records])

    def titles(self, caller: AgentCaller, provider: str, entity: EntityKind, asked: TitleQuery) -> Titles:
        """What people call some records, and their amounts; records that are not there are left out.

        Raises:
            Problem: 413, too many at once.
        """
        if len(asked.keys) > MAX_BATCH_RECORDS:
            raise _too_many()
        with self._database.read() as connection:
            repository = RecordRepository(connection, caller.organization_id, provider)
            found = repository.contents(entity, asked.keys)
        return Titles([_titled(entity, key, content) for key, content in found])

    def summary(self, caller: AgentCaller, provider: str, entity: EntityKind) -> WireSummary:
        """The reconciliation of a kind as it is kept now."""
        self._keepers.of(entity).look(_place(caller, provider, entity))
        with self._database.read() as connection:
            return RecordRepository(connection, caller.organization_id, provider).tally(entity).summary()

    def bucket_page(self, caller: AgentCaller, provider: str, entity: EntityKind, query: BucketQuery) -> BucketPage:
        """Live records of some buckets, by key, after a key.

        Raises:
            Problem: 422, there is no such bucket.
        """
        wanted = sorted(set(query.buckets))
        if wanted and not (wanted[0] >= 0 and wanted[-1] < BUCKETS):
            raise Problem(422, ProblemCode.INVALID, f"Buckets are numbered from 0 to {BUCKETS - 1}.")
        limit, after = max(1, min(query.limit, MAX_PAGE)), query.after
        which = record_set(RECORD_KINDS[entity], caller.organization_id, provider)
        if not after:
            self._keepers.of(entity).look(_place(caller, provider, entity))
        entries: list[WireEntry] = []
        complete = not wanted
        with self._database.read() as connection:
            repository, many = RecordRepository(connection, caller.organization_id, provider), bulk(connection)
            while not entries and not complete:  # a page of nothing but tombstones is not worth a round trip
                keys = repository.keys(entity, wanted, after, limit)
                complete, after = len(keys) < limit, keys[-1][0] if keys else after
                stored = many.stored(which, dict(keys))
                entries = [_entry(key, stored[key]) for key, _ in keys if key in stored and not stored[key].deleted]
        return BucketPage(entries, complete)


def _place(caller: AgentCaller, provider: str, entity: EntityKind) -> Place:
    return Place(organization_id=caller.organization_id, provider=provider, entity=entity)


def _entry(key: str, stored: Stored) -> WireEntry:
    return WireEntry(Key(key), stored.id, stored.revision, stored.fingerprint, stored.currency, stored.amount)


def _titled(entity: EntityKind, key: str, content: bytes) -> WireTitle:
    currency, amount = control_amount(decode(entity, content))
    return WireTitle(Key(key), title_of(content), currency, amount)


def _read_batch(body: bytes) -> Batch:
    try:
        batch = _batch.decode(body)
    except msgspec.MsgspecError as exc:
        raise Problem(422, ProblemCode.INVALID, f"The body is no batch: {exc}") from exc
    if len(batch.records) > MAX_BATCH_RECORDS:
        raise _too_many()
    return batch


def _settled(stored: Stored | None, record: SettleRecord) -> WireResult | None:
    if stored is None:
        return None
    if stored.action_id == record.id:
        kind = ResultKind.DELETED if stored.deleted else ResultKind.UNCHANGED
    elif 0 < record.revision <= stored.revision:
        kind = ResultKind.STALE
    else:
        return None
    return WireResult(record.id, kind, stored.id, "", stored.revision)


def _too_many() -> Problem:
    return Problem(413, ProblemCode.TOO_LARGE, f"A batch has at most {MAX_BATCH_RECORDS} records.")
