"""Who keeps records: the platform's own tables, or a service that another team runs. One shape for both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec
from sqlalchemy import Connection

from cloud_api.db.bulk import Stored, bulk
from cloud_api.db.engine import Database
from cloud_api.records.incoming import Incoming
from cloud_api.records.ingestion import Ingestion
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.records.leases import held_lease, lease_lost
from cloud_api.records.repository import RecordRepository, record_set
from cloud_api.security.caller import AgentCaller
from connector.domain.fingerprint import bucket_of
from connector.domain.keys import EntityKind
from connector.platform.wire import BatchResult, WireResult


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Records of one kind of one organization and provider."""

    organization_id: str
    provider: str
    entity: EntityKind


Prepared = Sequence[Incoming | WireResult]
"""A batch after everything that can be said without looking: what may be kept, and what is refused already."""


class RecordsKept(Protocol):
    """Where the records of a kind are kept.

    Every method may raise `RetryLater`: whoever keeps them does not answer now. What people and reconciliation read
    lies in the platform's tables either way; `look` makes sure that they tell what is really kept.
    """

    def take_in(self, caller: AgentCaller, lease: str, place: Place, records: Prepared) -> BatchResult:
        """Keep a batch; answers in its order. Raises Problem (409) without the live lease."""

    def held(self, place: Place, keys: Sequence[str]) -> Mapping[str, Stored]:
        """What is kept of some keys at this moment, tombstones included."""

    def look(self, place: Place) -> None:
        """From now on the tables tell what is kept."""


class BuiltInRecords:
    """The platform's own tables: each batch in one transaction."""

    def __init__(self, database: Database, lease_time: dt.timedelta) -> None:
        self._database = database
        self._lease_time = lease_time

    def take_in(self, caller: AgentCaller, lease: str, place: Place, records: Prepared) -> BatchResult:
        """All or nothing."""

        def written(connection: Connection, repository: RecordRepository) -> list[WireResult]:
            tally = repository.lock_tally(place.entity)
            batch = Ingestion(connection, place.organization_id, place.provider, place.entity)
            results = batch.take_in(list(records), tally)
            repository.save_tally(place.entity, tally)
            return results

        return numbered(self._database, caller, lease, place, self._lease_time, written)

    def held(self, place: Place, keys: Sequence[str]) -> Mapping[str, Stored]:
        """One statement."""
        which = record_set(RECORD_KINDS[place.entity], place.organization_id, place.provider)
        with self._database.read() as connection:
            return bulk(connection).stored(which, {key: bucket_of(key) for key in keys})

    def look(self, place: Place) -> None:
        """They always do."""


def numbered(
    database: Database,
    caller: AgentCaller,
    lease: str,
    place: Place,
    lease_time: dt.timedelta,
    write: Callable[[Connection, RecordRepository], list[WireResult]],
) -> BatchResult:
    """Do something under the lease, and give the batch its number, in one transaction.

    Raises:
        Problem: 409, the lease is not the caller's, or was lost meanwhile: nothing was written.
    """
    with database.write() as connection:
        repository = RecordRepository(connection, place.organization_id, place.provider)
        held = held_lease(repository, caller, lease)
        results = write(connection, repository)
        sequence = repository.accept(held, dt.datetime.now(dt.UTC) + lease_time)
        if sequence is None:
            raise lease_lost()
    return BatchResult(results, sequence)
