"""Writes the rows of records whose state was decided, and counts them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import cast

from sqlalchemy import Connection

from cloud_api.db.bulk import Row, Stored, Tombstone, bulk
from cloud_api.db.types import instant_text
from cloud_api.records.incoming import Incoming
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.records.rows import COLUMNS, LINE_COLUMNS, line_rows
from cloud_api.records.tally import BucketTally
from connector.domain.documents import SalesDocument
from connector.domain.keys import EntityKind


class RecordRows:
    """Rows of one kind of one organization and provider, inside the caller's transaction."""

    def __init__(self, connection: Connection, organization_id: str, provider: str, entity: EntityKind) -> None:
        self._bulk = bulk(connection)
        self._organization_id = organization_id
        self._provider = provider
        self._entity = entity
        self._kind = RECORD_KINDS[entity]
        self._now = instant_text(dt.datetime.now(dt.UTC))

    def write(self, written: Iterable[Incoming], stored: Mapping[str, Stored]) -> None:
        """Make the rows what is known of these records."""
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


def apply(known: Stored, record: Incoming, tally: BucketTally) -> None:
    """Make the record what is known, and the tally with it."""
    key, bucket = record.key, record.bucket
    if not known.deleted:
        tally.count_out(key, bucket, known.fingerprint, known.currency, known.amount)
    known.revision, known.action_id, known.deleted = record.revision, record.id, record.deletion
    if record.deletion:
        return
    known.fingerprint, known.currency, known.amount = record.fingerprint, record.currency, record.amount
    tally.count_in(key, bucket, known.fingerprint, known.currency, known.amount)
