"""What is said on the control channel of the way into the books: decisions, previews, history, undo."""

from __future__ import annotations

import msgspec

from connector.control.envelope import Message
from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.disputes import Dispute, DisputedField, PastWrite, TakenBack, UndoOutcome
from connector.domain.keys import ActionId, EntityKind, Key
from connector.domain.writing import Readiness

__all__ = [
    "ConflictList",
    "Dispute",
    "DisputedField",
    "GetConflicts",
    "GetReadiness",
    "GetWritten",
    "PastWrite",
    "PreviewUndo",
    "ReadinessList",
    "ReadyBooks",
    "Rehearse",
    "Reply",
    "Request",
    "Resolve",
    "TakenBack",
    "Undo",
    "UndoList",
    "UndoOutcome",
    "WrittenList",
]


class ReadyBooks(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which kinds can be written into the books of one connection."""

    connection: str
    title: str
    kinds: tuple[Readiness, ...]


# Requests ---------------------------------------------------------------------------------------------------------


class GetConflicts(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_conflicts"):
    """→ ConflictList."""

    connection: str = ""
    entity: EntityKind | None = None
    kind: ConflictKind | None = None
    limit: int = 200


class Resolve(Message, frozen=True, kw_only=True, omit_defaults=True, tag="resolve"):
    """A person decides conflicts, all alike; a run follows. → Accepted."""

    connection: str = ""
    changes: tuple[str, ...]
    """The beginning of each change's id is enough."""
    choice: Choice
    fields: dict[str, Choice] = msgspec.field(default_factory=dict)
    key: Key = Key("")
    """For LINK: another record of the books than the proposed one."""
    decided_by: str = ""


class GetWritten(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_written"):
    """What was written into the books, newest first. → WrittenList."""

    connection: str = ""
    run: str = ""
    """The beginning of a run's id is enough."""
    entity: EntityKind | None = None
    key: str = ""
    limit: int = 200


class GetReadiness(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_readiness"):
    """Whether the books can be written; they are looked at between runs. → ReadinessList."""

    connection: str = ""


class Rehearse(Message, frozen=True, kw_only=True, omit_defaults=True, tag="rehearse"):
    """Learn from the company's own documents how they are posted, and check it on others. → ReadinessList."""

    connection: str = ""
    entity: EntityKind | None = None


class EndRehearsal(Message, frozen=True, kw_only=True, omit_defaults=True, tag="end_rehearsal"):
    """Rehearse a kind no further: one that runs stops, one that waits in line does not begin. Runs go on. → Done."""

    connection: str = ""
    entity: EntityKind | None = None
    """As it was asked for."""


class PreviewUndo(Message, frozen=True, kw_only=True, omit_defaults=True, tag="preview_undo"):
    """What taking back a run's writes, or those of one record, would do. → UndoList."""

    connection: str = ""
    run: str = ""
    """The beginning of a run's id is enough."""
    entity: EntityKind | None = None
    key: str = ""
    skip: int = 0
    limit: int = 10_000


class Undo(Message, frozen=True, kw_only=True, omit_defaults=True, tag="undo"):
    """Take back some writes, newest first; a run follows. → UndoList."""

    connection: str = ""
    writes: tuple[ActionId, ...]


Request = GetConflicts | Resolve | GetWritten | GetReadiness | Rehearse | EndRehearsal | PreviewUndo | Undo


# Replies ----------------------------------------------------------------------------------------------------------


class ConflictList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="conflicts"):
    """What a person has to decide, oldest first."""

    conflicts: tuple[Dispute, ...]


class WrittenList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="written"):
    """Newest first."""

    writes: tuple[PastWrite, ...]


class ReadinessList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="readiness"):
    """By connection."""

    connections: tuple[ReadyBooks, ...]


class UndoList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="undo_list"):
    """Newest first, in the order in which they are taken back; `jobs` bring the platform up to date."""

    steps: tuple[TakenBack, ...]
    jobs: tuple[str, ...] = ()
    total: int = 0
    """Previewed: all that were asked for, on whatever page."""


Reply = ConflictList | WrittenList | ReadinessList | UndoList
