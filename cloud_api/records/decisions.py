"""What becomes of one record, given what is stored. Pure."""

from __future__ import annotations

from cloud_api.db.bulk import Stored
from cloud_api.records.incoming import Incoming
from connector.domain.actions import ResultKind


def decide(stored: Stored | None, record: Incoming) -> tuple[ResultKind, bool]:
    """The answer, and whether the record is to be written.

    Never twice: the same action, or the same content at an older revision, changes nothing. Never backwards: a
    revision that is not higher than the stored one does not overwrite other content. The same content at a higher
    revision is unchanged too, and written for its revision.
    """
    if stored is None:
        return (ResultKind.DELETED if record.deletion else ResultKind.CREATED), True
    if record.revision > stored.revision and record.id != stored.action_id:
        if record.deletion:
            return ResultKind.DELETED, True
        if stored.deleted:
            return ResultKind.CREATED, True
        return (ResultKind.UNCHANGED if stored.fingerprint == record.fingerprint else ResultKind.UPDATED), True
    if record.deletion:
        return (ResultKind.DELETED if stored.deleted else ResultKind.STALE), False
    same = not stored.deleted and stored.fingerprint == record.fingerprint
    if same or record.id == stored.action_id:
        return ResultKind.UNCHANGED, False
    return ResultKind.STALE, False
