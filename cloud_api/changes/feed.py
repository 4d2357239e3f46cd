"""What a host does with changes: read them in their order, and tell what became of them. Runs in worker threads."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from cloud_api.agents.presence import check_paired
from cloud_api.changes.repository import FINAL, ChangeRepository
from cloud_api.changes.stored import StoredChange
from cloud_api.db.engine import Database
from cloud_api.problems import Problem
from cloud_api.records.incoming import MAX_KEY
from cloud_api.records.leases import held_lease
from cloud_api.records.repository import RecordRepository
from cloud_api.security.caller import AgentCaller
from connector.domain.actions import ActionKind
from connector.domain.conflicts import ConflictKind
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import BORN_ON_PLATFORM, Acknowledgement, ChangeOutcome
from connector.platform.wire import MAX_BATCH_BYTES, ProblemCode
from connector.platform.wire_changes import WireAcknowledgements, WireChange, WireChangePage

MAX_CHANGES = 500
"""Of a page, and answers at a time."""
MAX_REASON = 2000
_MAX_FIELDS = 200
_BORN = re.compile(rf'"{BORN_ON_PLATFORM}([0-9a-f]{{32}})"')


class FeedService:
    """The feeds of one organization and provider at a time."""

    def __init__(self, database: Database, check_seconds: float) -> None:
        self._database = database
        self.check_seconds = check_seconds
        """How often to look for what another process of the server took in."""

    def page(self, caller: AgentCaller, provider: str, entity: EntityKind, cursor: int, limit: int) -> WireChangePage:
        """Open changes after a place, in the order of their commits."""
        with self._database.read() as connection:
            check_paired(connection, caller.agent_id)
            repository = ChangeRepository(connection, caller.organization_id, provider)
            found, complete = repository.page(entity, cursor, min(limit, MAX_CHANGES), MAX_BATCH_BYTES)
            keys = repository.keys_of({born for change in found for born in _births(change)})
            last = repository.last_sequence(entity)  # after the page: never lower than what is in it
        changes = [_wire(change, keys) for change in found]
        return WireChangePage(changes, found[-1].sequence if found else cursor, complete, last)

    def acknowledge(
        self, caller: AgentCaller, lease: str, provider: str, entity: EntityKind, told: WireAcknowledgements
    ) -> None:
        """Note what became of changes; the last answer counts, and unknown changes are passed over.

        Raises:
            Problem: 409 without the live lease, 413 too many at once, 422 no key can be so long.
        """
        _check(told.answers)
        with self._database.write() as connection:
            held_lease(RecordRepository(connection, caller.organization_id, provider), caller, lease)
            repository = ChangeRepository(connection, caller.organization_id, provider)
            repository.lock_feed(entity)  # nobody edits on top of a change that is being settled
            known = repository.lock(entity, [answer.change for answer in told.answers])
            now = dt.datetime.now(dt.UTC)
            outcomes = {change.id: change.outcome for change in known.values()}
            for answer in told.answers:
                change = known.get(answer.change)
                if change is None or _is_late(outcomes[change.id], answer):
                    continue
                outcomes[change.id] = answer.outcome
                repository.answer(_storable(answer), now)
                if change.born is not None and change.external_id is None and _tells_key(answer):
                    repository.know(change.born, answer.key)


def _is_late(known: ChangeOutcome | None, answer: Acknowledgement) -> bool:
    """What is final stays so, unless the books were restored from before it."""
    if known not in FINAL or answer.outcome in FINAL:
        return False
    return not (answer.outcome is ChangeOutcome.CONFLICT and answer.code == ConflictKind.RESTORED_AWAY)


def _tells_key(answer: Acknowledgement) -> bool:
    """Whether the books have the record now; the key of a question is another record's, or none of the books."""
    return answer.outcome is ChangeOutcome.APPLIED and bool(answer.key) and not answer.key.startswith(BORN_ON_PLATFORM)


def _births(change: StoredChange) -> set[str]:
    """Records born on the platform that a change refers to."""
    return set(_BORN.findall(change.base or "")) | set(_BORN.findall(change.content or ""))


def _wire(change: StoredChange, keys: dict[str, str]) -> WireChange:
    entities = {
        name: msgspec.Raw(_with_keys(text, keys).encode())
        for name, text in (("base", change.base), ("content", change.content))
        if text is not None
    }
    return WireChange(
        id=change.id,
        sequence=change.sequence,
        kind=change.kind,
        key=Key("" if change.kind is ActionKind.CREATE else change.reference),
        after=change.after_id,
        changed_by=change.changed_by,
        changed_at=change.changed_at,
        **entities,
    )


def _with_keys(text: str, keys: dict[str, str]) -> str:
    """References to records that the books have by now, as the books' keys."""

    def key(found: re.Match[str]) -> str:
        known = keys.get(found.group(1))
        return found.group() if known is None else msgspec.json.encode(known).decode()

    return _BORN.sub(key, text) if keys else text


def _check(answers: list[Acknowledgement]) -> None:
    if len(answers) > MAX_CHANGES:
        raise Problem(413, ProblemCode.TOO_LARGE, f"At most {MAX_CHANGES} answers at a time.")
    for answer in answers:
        if len(answer.key) > MAX_KEY or "\0" in answer.key or len(answer.fields) > _MAX_FIELDS:
            detail = f"A key has at most {MAX_KEY} characters, an answer at most {_MAX_FIELDS} fields."
            raise Problem(422, ProblemCode.INVALID, detail)


def _storable(answer: Acknowledgement) -> Acknowledgement:
    """A reason that is too long is cut: the outcome matters more."""
    reason = answer.reason.replace("\0", "")
    if len(reason) > MAX_REASON:
        reason = f"{reason[: MAX_REASON - 1]}…"
    return msgspec.structs.replace(answer, reason=reason, code=answer.code.replace("\0", "")[:MAX_KEY])
