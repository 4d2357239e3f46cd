"""Whether documents of a kind can be written now, and everything that writing them needs to know of the books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from connector.domain.actions import ActionKind
from connector.domain.clock import Clock
from connector.domain.errors import Rejected
from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.writing import Readiness, Written
from connector.drivers.firebird import Attachment
from connector.ledger.learning import Learn
from connector.ledger.rehearsals import Rehearsal, Rehearsals
from connector.ledger.structure import Structure
from connector.posting.describe import describe
from connector.posting.profile import Profile
from connector.providers.sql_accounting import document_trace
from connector.providers.sql_accounting.company import Books
from connector.providers.sql_accounting.document_checks import NONE
from connector.providers.sql_accounting.document_draft import Setting
from connector.providers.sql_accounting.document_habits import Habits
from connector.providers.sql_accounting.document_poster import Ground
from connector.providers.sql_accounting.document_structure import LiveStructure
from connector.providers.sql_accounting.document_tables import document_tables
from connector.providers.sql_accounting.document_trace import Trace
from connector.providers.sql_accounting.generators import missing_generators
from connector.providers.sql_accounting.rehearsal import rehearse

_ACTIONS: Final = (ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE)
_CHANGED: Final = (
    "The structure of the books, the version of the program or its settings changed since it was rehearsed: rehearse "
    "it again."
)
_MOST_SHOWN: Final = 20
"""Sentences of one rehearsal that are told; the first ones say enough."""


class Company(Protocol):
    """An open company file."""

    @property
    def attachment(self) -> Attachment:
        """The one attachment."""

    def books(self) -> Books:
        """The company file's structure and currencies."""


class History(Protocol):
    """What was written before; the host's store of a connection is one."""

    def written(
        self, *, run: RunId | None = None, kind: EntityKind | None = None, key: Key | None = None, limit: int = 200
    ) -> Sequence[Written]:
        """The history, newest first."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that writing one kind needs to know."""

    profile: Profile
    ground: Ground
    setting: Setting


class Preparation:
    """Looks at the live company file and at what was rehearsed in it."""

    def __init__(
        self,
        company: Company,
        live: LiveStructure,
        entity: EntityKind,
        rehearsals: Rehearsals[Habits],
        clock: Clock,
        learn: Learn,
    ) -> None:
        self.company = company
        self.entity = entity
        self._rehearsals = rehearsals
        self._clock = clock
        self._learn = learn
        self._live = live

    @property
    def structure(self) -> Structure:
        """The live structure, read once an attachment: an upgrade may lie between two of them."""
        return self._live.structure

    def rehearse(self) -> Rehearsal[Habits]:
        """Learn and prove the posting rules anew, and keep what came of it."""
        self._live.forget()
        found = rehearse(self.company.attachment, self.structure, self.entity, self._clock, self._learn)
        self._rehearsals.save(found)
        return found

    def readiness(self) -> Readiness:
        """Whether this kind can be written now, with reasons."""
        kept = self._rehearsals.load(self.entity)
        reasons = self._reasons(kept)
        notes = [] if reasons or kept is None else _notes(kept)
        return Readiness(
            entity=self.entity,
            ready=not reasons,
            actions=() if reasons else _ACTIONS,
            reasons=tuple([*reasons, *notes][:_MOST_SHOWN]),
            rules=describe(kept.profile) if kept is not None and kept.profile is not None and not reasons else (),
            rehearsed_at=kept.at if kept is not None else None,
        )

    def ready(self) -> Ready:
        """What writing needs. Raises Rejected when this kind cannot be written now."""
        kept = self._rehearsals.load(self.entity)
        reasons = self._reasons(kept)
        if reasons or kept is None or kept.profile is None:
            raise Rejected(" ".join(reasons), remedy="Look at what the rehearsal says.")
        ground = self._ground(kept)
        return Ready(kept.profile, ground, self._setting(kept.habits))

    def _setting(self, habits: Habits) -> Setting:
        return Setting(self.structure, habits, self._currencies(), self._clock.now())

    def ground(self) -> Ground:
        """What finding a document again needs, also when none can be written now. Raises SourceChanged."""
        return self._ground(self._rehearsals.load(self.entity))

    def _ground(self, kept: Rehearsal[Habits] | None) -> Ground:
        tables = document_tables(self.entity, self.structure)
        if kept is not None and kept.profile is not None:
            posted = {template.table for template in kept.profile.templates}
            named = [link for link in tables.links if link.table.name in posted or f"{link.table.name}DTL" in posted]
            tables = replace(tables, links=tuple(named))
        habits = kept.habits if kept is not None else Habits()
        return Ground(self.structure, tables, habits, int(self._clock.now().timestamp()))

    def _currencies(self) -> dict[str, str]:
        books = self.company.books()
        return {iso: code for code, iso in books.currencies.items()} | {books.home: NONE}

    def _reasons(self, kept: Rehearsal[Habits] | None) -> list[str]:
        if kept is None:
            return ["It was not rehearsed yet: how these books post it is not known."]
        if kept.mark != self.structure.mark:
            return [_CHANGED]
        reasons = [*kept.reasons, *kept.differences]
        if kept.profile is None and not reasons:
            reasons.append("The rehearsal found no rules.")
        if kept.profile is not None:
            reasons += missing_generators(self.structure, kept.profile)
        return reasons


def _notes(kept: Rehearsal[Habits]) -> list[str]:
    notes = [f"Refused is what none of the {kept.proved_on} documents had on which the rules were proved."]
    if kept.habits.numbers.counter is None:
        notes.append(f"The platform has to give the numbers: {kept.habits.numbers.reason}")
    return notes


def last_trace(history: History | None, entity: EntityKind, key: Key) -> Trace | None:
    """What our last write left of a record, as far as the history knows."""
    for written in history.written(kind=entity, key=key) if history is not None else ():
        trace = document_trace.decode(written.trace)
        if written.undone_at is None or trace is None:
            return trace
        return document_trace.taken_back(trace, trace.before) if trace.before is not None else None
    return None
