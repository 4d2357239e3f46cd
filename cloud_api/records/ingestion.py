"""Takes batches of records in: each record once, never backwards, all of a batch or nothing."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from cloud_api.changes.repository import ChangeRepository
from cloud_api.db.bulk import Stored, bulk
from cloud_api.db.types import new_id, new_ids
from cloud_api.records.decisions import decide
from cloud_api.records.incoming import Incoming, Preparation
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.records.repository import record_set
from cloud_api.records.tally import BucketTally
from cloud_api.records.writing import RecordRows, apply
from connector.domain.actions import ResultKind
from connector.domain.fingerprint import bucket_of
from connector.domain.keys import EntityKind
from connector.platform.wire import WireRecord, WireResult


class Ingestion:
    """One batch of one kind inside one transaction that holds the lock of the kind's tally."""

    def __init__(self, connection: Connection, organization_id: str, provider: str, entity: EntityKind) -> None:
        self._connection = connection
        self._bulk = bulk(connection)
        self._rows = RecordRows(connection, organization_id, provider, entity)
        self._organization_id = organization_id
        self._provider = provider
        self._entity = entity
        self._kind = RECORD_KINDS[entity]

    def take_in(self, records: list[Incoming | WireResult], tally: BucketTally) -> list[WireResult]:
        """Decide and write; answers in the order of the records."""
        which = record_set(self._kind, self._organization_id, self._provider)
        accepted = [record for record in records if isinstance(record, Incoming)]
        wanted = {record.key: record.bucket for record in accepted}
        wanted |= {record.renamed_from: bucket_of(record.renamed_from) for record in accepted if record.renamed_from}
        stored = self._bulk.stored(which, wanted) if accepted else {}
        written: dict[str, Incoming] = {}
        results = []
        fresh_ids = iter(new_ids(len(accepted)))
        for record in records:
            if isinstance(record, WireResult):
                results.append(record)
                continue
            known = stored.get(record.key)
            answer, write = decide(known, record)
            if write:
                if record.renamed_from and answer is ResultKind.CREATED and _is_live(stored, record):
                    self._rows.write(written.values(), stored)
                    known = self._move(record, stored, written, tally)
                if known is None:
                    known = stored[record.key] = Stored(next(fresh_ids), 0, "", b"", True, "", 0, False)
                apply(known, record, tally)
                earlier = written.get(record.key)
                written[record.key] = earlier if record.deletion and earlier is not None else record
            assert known is not None  # noqa: S101 - decide() writes what is not known
            results.append(WireResult(record.id, answer, known.id, "", known.revision))  # type: ignore[arg-type]
        self._rows.write(written.values(), stored)
        return results

    def _move(
        self, record: Incoming, stored: dict[str, Stored], written: dict[str, Incoming], tally: BucketTally
    ) -> Stored:
        """Give a record of the books its new key: it keeps its identity, and the former key keeps a tombstone.

        What was decided before is in the database already, so that the row can move at once.
        """
        for key in written:
            stored[key].existing = True
        written.clear()
        former, in_the_way = stored[record.renamed_from], stored.get(record.key)
        if in_the_way is not None and self._kind.lines:
            self._bulk.delete_lines([in_the_way.id])
        self._bulk.move(
            self._kind.table.name, former.id, record.key, record.bucket, None if in_the_way is None else in_the_way.id
        )
        moved = Stored(former.id, 0, "", b"", True, "", 0)
        stored[record.key] = moved
        buried = Incoming(record.id, record.renamed_from, bucket_of(record.renamed_from), former.revision + 1, True)
        stored[record.renamed_from] = msgspec.structs.replace(former, id=new_id(), existing=False)
        apply(stored[record.renamed_from], buried, tally)
        written[record.renamed_from] = buried
        ChangeRepository(self._connection, self._organization_id, self._provider).rename(
            self._entity, {record.renamed_from: record.key}
        )
        return moved


def _is_live(stored: dict[str, Stored], record: Incoming) -> bool:
    """Whether the platform has the record at its former key."""
    former = stored.get(record.renamed_from)
    return record.renamed_from != record.key and former is not None and not former.deleted


def prepare(entity: EntityKind, records: list[WireRecord]) -> list[Incoming | WireResult]:
    """Everything that needs no database."""
    return list(map(Preparation(entity).prepare, records))
