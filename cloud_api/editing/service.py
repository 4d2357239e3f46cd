"""Entering, editing and deleting records on the platform. Synchronous; runs in worker threads and in commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cloud_api.db.engine import Database
from cloud_api.editing.drafts import EDITABLE, edited_content, new_content
from cloud_api.editing.edit import Edit, Edited, Editor, not_there
from cloud_api.editing.schemas import ShownRecord, ShownRecordPage
from cloud_api.editing.subjects import Subjects
from cloud_api.integrations.available import known_provider
from cloud_api.problems import Problem
from cloud_api.records.incoming import title_of
from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode

_T = TypeVar("_T")


class EditingService:
    """Records of one organization and provider at a time.

    Every method may raise `Problem`: 404 nothing there, 409 it cannot be edited now, 412 somebody else was faster,
    422 it is not fit for the books.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, editor: Editor, entity: EntityKind, body: bytes) -> Edited:
        """Enter a new record, which goes by `new:` and its change until the books gave it a key."""
        _editable(editor.provider, entity)
        content = _checked(entity, lambda: new_content(entity, body))
        with self._database.write() as connection:
            edit = Edit(connection, editor, entity)
            if (repeated := edit.repeated(ActionKind.CREATE, None, lambda _: content)) is not None:
                return repeated
            edit.check_references(content)
            return edit.add(ActionKind.CREATE, None, content)

    def edit(self, editor: Editor, entity: EntityKind, reference: str, patch: bytes, seen_hash: str | None) -> Edited:
        """Edit a record with a merge patch over what is wished of it, or else over what the books have."""
        _editable(editor.provider, entity)
        with self._database.write() as connection:
            edit = Edit(connection, editor, entity)

            def wished(before: bytes) -> bytes | None:
                return _checked(entity, lambda: edited_content(entity, before, patch))

            if (repeated := edit.repeated(ActionKind.UPDATE, reference, wished)) is not None:
                return repeated
            subject, seen = edit.subject(reference, seen_hash)
            if subject.being_deleted:
                raise Problem(409, ProblemCode.CONFLICT, "This record is being deleted; it cannot be edited.")
            content = wished(seen.encode())
            if content is None:
                return Edited(record=subject.shown(), changed=False)
            edit.check_references(content)
            return edit.add(ActionKind.UPDATE, subject, content)

    def delete(self, editor: Editor, entity: EntityKind, reference: str, seen_hash: str | None) -> Edited:
        """Wish that a record goes; the books follow as their policy says."""
        _editable(editor.provider, entity)
        with self._database.write() as connection:
            edit = Edit(connection, editor, entity)
            if (repeated := edit.repeated(ActionKind.DELETE, reference)) is not None:
                return repeated
            subject, _ = edit.subject(reference, seen_hash)
            if subject.being_deleted:
                return Edited(record=subject.shown(), changed=False)
            return edit.add(ActionKind.DELETE, subject, None)

    def show(self, organization_id: str, provider: str, entity: EntityKind, reference: str) -> ShownRecord:
        """One record with its last change."""
        with self._database.read() as connection:
            found = Subjects(connection, organization_id, provider).find(entity, reference)
        if found is None:
            raise not_there(entity)
        return found.shown()

    def page(
        self, organization_id: str, provider: str, entity: EntityKind, *, after: str, limit: int, search: str
    ) -> ShownRecordPage:
        """Some records with their last changes."""
        with self._database.read() as connection:
            found, last = Subjects(connection, organization_id, provider).page(entity, after, limit, search)
        return ShownRecordPage([subject.shown() for subject in found], last)


def _editable(provider: str, entity: EntityKind) -> None:
    """Nothing is taken that could never arrive: what a provider's books are only read of would wait for ever."""
    if entity not in EDITABLE:
        kinds = ", ".join(sorted(kind.value for kind in EDITABLE))
        raise Problem(422, ProblemCode.INVALID, f"Only {kinds} are edited here; {entity.value} come from the books.")
    spec = known_provider(provider)
    if spec.direction(entity.value) == "inbound":
        kind = entity.value.replace("_", " ")
        raise Problem(
            422,
            ProblemCode.INVALID,
            f"{kind.capitalize()} of {spec.title} are only read: a change made here would never arrive there.",
        )


def _checked(entity: EntityKind, make: Callable[[], _T]) -> _T:
    """What a person sent, or its refusal in words."""
    try:
        return make()
    except ValueError as exc:
        raise Problem(422, ProblemCode.INVALID, str(exc)) from exc
    except RecursionError as exc:
        raise Problem(422, ProblemCode.INVALID, f"{title_of(entity)}: it is nested too deeply.") from exc
