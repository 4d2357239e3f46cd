"""Takes batches of records in: each record once, never backwards, all of a batch or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import cast

from sqlalchemy import Connection

from cloud_api.db.bulk import Row, Stored, Tombstone, bulk
from cloud_api.db.types import instant_text, new_ids
from cloud_api.records.decisions import decide
from cloud_api.records.incoming import Incoming, Preparation
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.records.repository import record_set
from cloud_api.records.rows import COLUMNS, LINE_COLUMNS, line_rows
from cloud_api.records.tally import BucketTally
from connector.domain.documents import SalesDocument
from connector.domain.keys import EntityKind
from connector.platform.wire import WireRecord, WireResult


class Ingestion:
    """One batch of one kind inside one transaction that holds the lock of the kind's tally."""

    def __init__(self, connection: Connection, organization_id: str, provider: str, entity: EntityKind) -> None:
        self._bulk = bulk(connection)
        self._organization_id = organization_id
        self._provider = provider
        self._entity = entity
        self._kind = RECORD_KINDS[entity]
        self._now = instant_text(dt.datetime.now(dt.UTC))

    def take_in(self, records: list[Incoming | WireResult], tally: BucketTally) -> list[WireResult]:
        """Decide and write; answers in the order of the records."""
        which = record_set(self._kind, self._organization_id, self._provider)
        accepted = [record for record in records if isinstance(record, Incoming)]
        stored = self._bulk.stored(which, {record.key: record.bucket for record in accepted}) if accepted else {}
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
                if known is None:
                    known = stored[record.key] = Stored(next(fresh_ids), 0, "", b"", True, "", 0, False)
                _apply(known, record, tally)
                earlier = written.get(record.key)
                written[record.key] = earlier if record.deletion and earlier is not None else record
            assert known is not None  # noqa: S101 - decide() writes what is not known
            results.append(WireResult(record.id, answer, known.id, "", known.revision))  # type: ignore[arg-type]
        self._write(written.values(), stored)
        return results

    def _write(self, written: Iterable[Incoming], stored: dict[str, Stored]) -> None:
        inserts: list[Row] = []
        replacements: list[Row] = []
        tombstones: list[Tombstone] = []
        lines: list[Row] = []
        old_documents: list[str] = []
        for record in written:
            known = stored[record.key]
            if record.deletion and known.existing:
                tombstones.append(Tombstone(known.id, known.revision, known.action_id, self._now))
                continue
            (replacements if known.existing else inserts).append(self._row(record, known))
            if record.document is not None:
                lines += line_rows(cast(SalesDocument, record.document), known.id, self._organization_id)
                if known.existing:
                    old_documents.append(known.id)
        names, table = COLUMNS[self._entity].all_names(), self._kind.table.name
        if inserts:
            self._bulk.insert(table, names, inserts)
        if replacements:
            self._bulk.replace(table, names, replacements)
        if tombstones:
            self._bulk.bury(table, tombstones)
        if old_documents:
            self._bulk.delete_lines(old_documents)
        if lines:
            self._bulk.insert("invoice_lines", LINE_COLUMNS, lines)

    def _row(self, record: Incoming, known: Stored) -> Row:
        columns = record.columns or COLUMNS[self._entity].blank(self._kind.scope, self._kind.scope_value)
        return (
            known.id,
            self._organization_id,
            self._provider,
            record.key,
            record.bucket,
            known.revision,
            known.action_id,
            record.fingerprint or None,
            self._now if known.deleted else None,
            self._now,
            self._now,
            *columns,
            record.content or None,
        )


def _apply(known: Stored, record: Incoming, tally: BucketTally) -> None:
    """Make the record what is known, and the tally with it."""
    key, bucket = record.key, record.bucket
    if not known.deleted:
        tally.count_out(key, bucket, known.fingerprint, known.currency, known.amount)
    known.revision, known.action_id, known.deleted = record.revision, record.id, record.deletion
    if record.deletion:
        return
    known.fingerprint, known.currency, known.amount = record.fingerprint, record.currency, record.amount
    tally.count_in(key, bucket, known.fingerprint, known.currency, known.amount)


def prepare(entity: EntityKind, records: list[WireRecord]) -> list[Incoming | WireResult]:
    """Everything that needs no database."""
    return list(map(Preparation(entity).prepare, records))
