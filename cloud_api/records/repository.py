"""Statements of the records feature, each scoped by organization."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.db.bulk import RecordSet
from cloud_api.db.tables import organization_integrations, reconciliation_states
from cloud_api.records.kinds import RECORD_KINDS, RecordKind
from cloud_api.records.tally import BucketTally
from connector.domain.fingerprint import BUCKETS
from connector.domain.keys import EntityKind


class HeldLease(msgspec.Struct, frozen=True, kw_only=True):
    """The lease of a connection as it is stored."""

    integration_id: str
    agent_id: str | None
    lease: str | None
    expires_at: dt.datetime | None


def record_set(kind: RecordKind, organization_id: str, provider: str) -> RecordSet:
    """The rows of one kind, for bulk statements."""
    return RecordSet(
        table=kind.table.name,
        organization_id=organization_id,
        provider=provider,
        scope=kind.scope,
        scope_value=kind.scope_value,
        amount=kind.amount,
    )


class RecordRepository:
    """Reconciliation states, leases and entries of one organization and provider."""

    def __init__(self, connection: Connection, organization_id: str, provider: str) -> None:
        self._connection = connection
        self._organization_id = organization_id
        self._provider = provider

    def lease(self) -> HeldLease | None:
        """Who may write; None when nobody ever shook hands."""
        columns = organization_integrations.c
        row = self._connection.execute(
            select(columns.id, columns.agent_id, columns.lease, columns.lease_expires_at).where(
                columns.organization_id == self._organization_id, columns.provider == self._provider
            )
        ).one_or_none()
        if row is None:
            return None
        return HeldLease(integration_id=row[0], agent_id=row[1], lease=row[2], expires_at=row[3])

    def accept(self, held: HeldLease, lease_until: dt.datetime) -> int | None:
        """Give the batch its number and prolong the lease; None when the lease was taken in the meantime."""
        columns = organization_integrations.c
        return self._connection.execute(
            update(organization_integrations)
            .where(columns.id == held.integration_id, columns.lease == held.lease, columns.agent_id == held.agent_id)
            .values(sequence=columns.sequence + 1, lease_expires_at=lease_until)
            .returning(columns.sequence)
        ).scalar_one_or_none()

    def lock_tally(self, entity: EntityKind) -> BucketTally:
        """The tally of a kind, locked until the transaction ends: batches of one kind come one after the other."""
        found = self._tally(entity, lock=True)
        if found is not None:
            return found
        values = {**self._state_key(entity), "count": 0, "totals": "{}", "buckets": BucketTally.empty().buckets()}
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        self._connection.execute(dialect.insert(reconciliation_states).values(values).on_conflict_do_nothing())
        return self._tally(entity, lock=True) or BucketTally.empty()

    def tally(self, entity: EntityKind) -> BucketTally:
        """The tally of a kind; empty when nothing ever came."""
        return self._tally(entity, lock=False) or BucketTally.empty()

    def save_tally(self, entity: EntityKind, tally: BucketTally) -> None:
        """Store a locked tally."""
        columns = reconciliation_states.c
        self._connection.execute(
            update(reconciliation_states)
            .where(*(columns[name] == value for name, value in self._state_key(entity).items()))
            .values(count=tally.count, totals=tally.totals_json(), buckets=tally.buckets())
        )

    def keys(self, entity: EntityKind, buckets: Sequence[int], after: str, limit: int) -> list[tuple[str, int]]:
        """Keys of some buckets with their bucket, in order, after a key; tombstones included.

        One pass over the index, whatever the number of buckets: `+ 0` keeps PostgreSQL from one pass for each.
        """
        kind = RECORD_KINDS[entity]
        c = kind.table.c
        statement = (
            select(c.external_id, c.bucket)
            .where(kind.matching(self._organization_id, self._provider), c.external_id > after)
            .order_by(c.external_id)
            .limit(limit)
        )
        if len(buckets) < BUCKETS:
            statement = statement.where((c.bucket + 0).in_(buckets))
        return [(row[0], row[1]) for row in self._connection.execute(statement)]

    def contents(self, entity: EntityKind, keys: Sequence[str]) -> list[tuple[str, bytes]]:
        """Canonical bytes of live records, by key."""
        kind = RECORD_KINDS[entity]
        c = kind.table.c
        statement = (
            select(c.external_id, c.entity)
            .where(kind.matching(self._organization_id, self._provider), c.external_id.in_(keys))
            .where(c.deleted_at.is_(None), c.entity.is_not(None))
            .order_by(c.external_id)
        )
        return [(row[0], str(row[1]).encode()) for row in self._connection.execute(statement)]

    def _tally(self, entity: EntityKind, *, lock: bool) -> BucketTally | None:
        columns = reconciliation_states.c
        statement = select(columns.count, columns.totals, columns.buckets).where(
            *(columns[name] == value for name, value in self._state_key(entity).items())
        )
        row = self._connection.execute(statement.with_for_update() if lock else statement).one_or_none()
        return None if row is None else BucketTally.load(row[0], row[1], row[2])

    def _state_key(self, entity: EntityKind) -> dict[str, str]:
        return {"organization_id": self._organization_id, "provider": self._provider, "entity": entity.value}
