"""One edit inside one transaction, which holds the lock of its feed: edits of one kind come one after the other."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable

import msgspec
from sqlalchemy import Connection

from cloud_api.agents.service import CommandKind, leave_command
from cloud_api.changes.repository import ChangeRepository
from cloud_api.changes.stored import StoredChange, born_by
from cloud_api.editing.drafts import name_of
from cloud_api.editing.schemas import ShownRecord
from cloud_api.editing.subjects import Subject, Subjects
from cloud_api.problems import Problem
from cloud_api.records.incoming import MAX_KEY, title_of
from connector.domain.actions import ActionKind
from connector.domain.entities import references
from connector.domain.fingerprint import decode, fingerprint
from connector.domain.keys import EntityKind
from connector.domain.platform_changes import ChangeId, ChangeOutcome
from connector.platform.wire import ProblemCode


class Editor(msgspec.Struct, frozen=True, kw_only=True):
    """Who edits, for which organization and provider."""

    organization_id: str
    provider: str
    person: str
    request_key: str | None = None
    """`Idempotency-Key`: the same request once more makes no second change."""


class Edited(msgspec.Struct, frozen=True, kw_only=True):
    """The record after an edit."""

    record: ShownRecord
    changed: bool
    """Whether there is a new change."""
    agent_id: str | None = None
    """Who is to be woken."""


Wished = Callable[[bytes], bytes | None]
"""What a request makes of what somebody saw."""


class Edit:
    """The feed is locked from the beginning, so that nobody edits what a person just saw."""

    def __init__(self, connection: Connection, editor: Editor, entity: EntityKind) -> None:
        self._connection = connection
        self._editor = editor
        self._entity = entity
        self._changes = ChangeRepository(connection, editor.organization_id, editor.provider)
        self._subjects = Subjects(connection, editor.organization_id, editor.provider)
        self._sequence = self._changes.lock_feed(entity) + 1

    def repeated(self, kind: ActionKind, reference: str | None, wished: Wished | None = None) -> Edited | None:
        """What the same request made when it came before; `wished` is what this one makes of what was seen then.

        Raises:
            Problem: 409, the key was used for something else, be it another wish: that would be lost without a word;
                422, it is none.
        """
        request_key = self._editor.request_key
        if request_key is None:
            return None
        if not 0 < len(request_key) <= MAX_KEY:
            raise Problem(422, ProblemCode.INVALID, f"An idempotency key has 1 to {MAX_KEY} characters.")
        known = self._changes.by_request(request_key)
        if known is None:
            return None
        same = (known.kind, known.entity, known.external_provider) == (kind, self._entity, self._editor.provider)
        if same and wished is not None:
            same = wished((known.base or "").encode()) == (known.content or "").encode()
        if not same or (reference is not None and reference not in (known.reference, f"new:{known.born}")):
            raise Problem(409, ProblemCode.CONFLICT, "This idempotency key was used for another request.")
        subject = self._subjects.find(self._entity, known.reference)
        if subject is None:
            raise not_there(self._entity)
        return Edited(record=subject.shown(), changed=False)

    def subject(self, reference: str, seen_hash: str | None) -> tuple[Subject, str]:
        """The record that is edited, and what the person saw of it.

        Raises:
            Problem: 404 there is none, 409 the books refused to have it, 412 it is not as the person saw it.
        """
        found = self._subjects.find(self._entity, reference)
        if found is None:
            raise not_there(self._entity)
        if found.seen is None:
            latest = found.latest
            if latest is not None and latest.outcome is ChangeOutcome.REJECTED and not found.gone:
                why = latest.outcome_reason or "They gave no reason."
                raise Problem(409, ProblemCode.CONFLICT, f"The books refused this record. {why} Enter it anew.")
            raise not_there(self._entity)
        if seen_hash is not None and seen_hash != fingerprint(found.seen.encode()).hex():
            detail = "The record was changed since you read it. Read it again, and edit it then."
            raise Problem(412, ProblemCode.OUTDATED, detail)
        return found, found.seen

    def check_references(self, content: bytes) -> None:
        """Records that were born here and that this one refers to must be there, of the right kind, and not refused.

        Raises:
            Problem: 422. Keys of the books are judged by the books.
        """
        for entity, key in references(decode(self._entity, content)):
            born = born_by(key)
            if born is None:
                continue
            creation = self._changes.find(born)
            if creation is None or creation.entity is not entity or creation.kind is not ActionKind.CREATE:
                detail = f"{title_of(self._entity)}: there is no {title_of(entity).lower()} {key}."
                raise Problem(422, ProblemCode.INVALID, detail)
            if creation.outcome is ChangeOutcome.REJECTED:
                detail = f"{title_of(self._entity)}: the books refused the {title_of(entity).lower()} {creation.title}."
                raise Problem(422, ProblemCode.INVALID, detail)

    def add(self, kind: ActionKind, subject: Subject | None, content: bytes | None) -> Edited:
        """Append the change to the feed, and leave word for the agent."""
        change_id = ChangeId(secrets.token_hex(16))
        latest = subject.latest if subject is not None else None
        base = subject.seen if subject is not None else None
        shown_content = content if content is not None else (base or "").encode()
        change = StoredChange(
            id=change_id,
            external_provider=self._editor.provider,
            entity=self._entity,
            sequence=self._sequence,
            kind=kind,
            external_id=None if subject is None or born_by(subject.reference) is not None else subject.reference,
            born=change_id if subject is None else (latest.born if latest is not None else None),
            title=name_of(self._entity, shown_content),
            base=base,
            content=None if content is None else content.decode(),
            after_id=latest.id if latest is not None and not latest.settled else None,
            changed_by=self._editor.person,
            changed_at=dt.datetime.now(dt.UTC),
        )
        self._changes.add(change, self._editor.request_key)
        left = leave_command(
            self._connection, self._editor.organization_id, self._editor.provider, CommandKind.CHANGES, self._entity
        )
        now = msgspec.structs.replace(
            subject or Subject(entity=self._entity, provider=self._editor.provider, reference="", stored=None),
            reference=change.reference,
            latest=change,
        )
        return Edited(record=now.shown(), changed=True, agent_id=left[1] if left is not None else None)


def not_there(entity: EntityKind) -> Problem:
    """404."""
    return Problem(404, ProblemCode.NOT_FOUND, f"There is no such {title_of(entity).lower()}.")
