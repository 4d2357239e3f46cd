"""What every part of one run shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

from connector.domain.clock import Clock
from connector.domain.errors import Stopped
from connector.domain.keys import ConnectionId, EntityKind, TimelineId
from connector.domain.policies import Policies
from connector.domain.ports import Inbox, Sink, Source, Store
from connector.domain.writing import Deletion
from connector.sync.journal import Journal
from connector.sync.options import EngineOptions
from connector.sync.plan import Scope


@dataclass(slots=True)
class RunContext:
    """The ports and the identity of one run."""

    connection: ConnectionId
    source: Source
    sink: Sink
    store: Store
    clock: Clock
    options: EngineOptions
    stop: Event
    journal: Journal
    inbox: Inbox | None = None
    """Where changes of the platform lie; None for a connection that goes one way."""
    policies: Policies = field(default_factory=Policies)
    timeline: TimelineId = field(default=TimelineId(""))
    """Of the books; known once both sides were met."""

    def scope(self, kind: EntityKind) -> Scope:
        """What the actions of one kind are identified by."""
        return Scope(self.connection, self.timeline, kind)

    def keeps(self, kind: EntityKind) -> bool:
        """Whether the platform keeps records of a kind that were deleted in the books."""
        return self.policies.of(kind).deleted_in_books is Deletion.IGNORE

    def check(self) -> None:
        """Raise `Stopped` when a person asked us to stop."""
        if self.stop.is_set():
            raise Stopped("The run was stopped.")
