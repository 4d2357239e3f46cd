"""What a record is on the platform at the moment: what the books have, and what is wished of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from cloud_api.changes.repository import ChangeRepository
from cloud_api.changes.schemas import entity_shown, shown
from cloud_api.changes.stored import StoredChange, born_by
from cloud_api.editing.schemas import ShownRecord
from cloud_api.records.kinds import RECORD_KINDS
from connector.domain.actions import ActionKind
from connector.domain.fingerprint import fingerprint
from connector.domain.keys import EntityKind
from connector.domain.platform_changes import ChangeOutcome

_TITLES = {
    "contacts": "company_name",
    "products": "name",
    "invoices": "invoice_number",
    "invoice_payments": "payment_number",
    "reference_records": "description",
}
"""Column of each table that people search besides the key."""


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One record with its last change."""

    entity: EntityKind
    provider: str
    reference: str
    stored: str | None
    """Canonical JSON as the books have it; None when they do not."""
    gone: bool = False
    """Whether the books had it and deleted it."""
    latest: StoredChange | None = None

    @property
    def pending(self) -> bool:
        """Whether its last change is still open."""
        return self.latest is not None and not self.latest.settled

    @property
    def being_deleted(self) -> bool:
        """Whether the last wish is that it goes."""
        return self.latest is not None and self.pending and self.latest.kind is ActionKind.DELETE

    @property
    def seen(self) -> str | None:
        """What a person edits: what is wished, else what the books have. None when there is nothing."""
        latest = self.latest
        if latest is not None and not latest.settled:
            return latest.base if latest.kind is ActionKind.DELETE else latest.content
        if self.stored is None and not self.gone and latest is not None and latest.outcome is ChangeOutcome.APPLIED:
            return latest.content  # the books have taken it, and have not sent it yet
        return self.stored

    def shown(self) -> ShownRecord:
        """For people."""
        seen, latest = self.seen, self.latest
        wished = seen if self.pending and not self.being_deleted else None
        return ShownRecord(
            key=self.reference,
            entity=self.entity,
            provider=self.provider,
            in_books=self.stored is not None,
            fingerprint="" if seen is None else fingerprint(seen.encode()).hex(),
            record=entity_shown(self.stored),
            wished=entity_shown(wished),
            pending=self.pending,
            change=None if latest is None else shown(latest),
        )


class Subjects:
    """Looks records up inside a transaction."""

    def __init__(self, connection: Connection, organization_id: str, provider: str) -> None:
        self._connection = connection
        self._organization_id = organization_id
        self._provider = provider
        self._changes = ChangeRepository(connection, organization_id, provider)

    def find(self, entity: EntityKind, reference: str) -> Subject | None:
        """A record by the books' key, or by `new:` and the change that creates it; None when there never was one."""
        key: str | None = reference
        if born_by(reference) is not None:
            latest = self._changes.latest(entity, [reference]).get(reference)
            if latest is None:
                return None
            key = latest.external_id
        else:
            latest = self._changes.latest(entity, [reference]).get(reference)
        stored, gone = self._stored(entity, key) if key is not None else (None, False)
        if stored is None and latest is None:
            return None
        return Subject(
            entity=entity,
            provider=self._provider,
            reference=key or reference,
            stored=stored,
            gone=gone,
            latest=latest,
        )

    def page(self, entity: EntityKind, after: str, limit: int, search: str) -> tuple[list[Subject], str | None]:
        """Records of the books by key, then those that are not in the books yet; and where to go on."""
        like = f"%{_escaped(search)}%" if search else None
        found: list[Subject] = []
        born_after = born_by(after)
        if born_after is None:
            found = self._of_books(entity, after, limit + 1, like)
            if len(found) > limit:
                return found[:limit], found[limit - 1].reference
        room = limit - len(found)
        unborn = self._changes.unborn(entity, born_after or "", room + 1, like)
        latest = self._changes.latest(entity, [change.reference for change in unborn])
        for change in unborn[:room]:
            found.append(self._subject(entity, change.reference, None, latest.get(change.reference, change)))
        return found, (found[-1].reference if found else after) if len(unborn) > room else None

    def _of_books(self, entity: EntityKind, after: str, limit: int, like: str | None) -> list[Subject]:
        kind = RECORD_KINDS[entity]
        c = kind.table.c
        statement = (
            select(c.external_id, c.entity)
            .where(kind.matching(self._organization_id, self._provider), c.deleted_at.is_(None), c.external_id > after)
            .order_by(c.external_id)
            .limit(limit)
        )
        if like is not None:
            title = c[_TITLES[kind.table.name]]
            statement = statement.where(c.external_id.ilike(like, escape="\\") | title.ilike(like, escape="\\"))
        rows: Sequence[tuple[str, str]] = [(row[0], row[1]) for row in self._connection.execute(statement)]
        latest = self._changes.latest(entity, [key for key, _ in rows])
        return [self._subject(entity, key, content, latest.get(key)) for key, content in rows]

    def _subject(self, entity: EntityKind, key: str, stored: str | None, latest: StoredChange | None) -> Subject:
        return Subject(entity=entity, provider=self._provider, reference=key, stored=stored, latest=latest)

    def _stored(self, entity: EntityKind, key: str) -> tuple[str | None, bool]:
        kind = RECORD_KINDS[entity]
        c = kind.table.c
        row = self._connection.execute(
            select(c.entity, c.deleted_at).where(
                kind.matching(self._organization_id, self._provider), c.external_id == key
            )
        ).one_or_none()
        if row is None:
            return None, False
        return (row[0], False) if row[1] is None else (None, True)


def _escaped(search: str) -> str:
    return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
