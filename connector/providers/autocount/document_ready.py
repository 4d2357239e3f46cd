"""Whether documents of a kind can be written into these books now: what was rehearsed in them, and what stands in the
way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.clock import Clock
from connector.domain.documents import Invoice
from connector.domain.errors import Rejected, SourceChanged
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Payment
from connector.domain.writing import Readiness
from connector.ledger.document_samples import NEEDED
from connector.ledger.learning import Learn, Learned, learn_readily
from connector.ledger.rehearsals import Facts, Rehearsal, Rehearsals
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.describe import describe
from connector.posting.profile import Profile
from connector.posting.sample import Document
from connector.posting.traits import TraitKind, traits
from connector.providers.autocount.company import Books
from connector.providers.autocount.counters import Counters
from connector.providers.autocount.document_reader import DocumentReader
from connector.providers.autocount.document_resaved import Resaved, Seen, find_resaved
from connector.providers.autocount.document_samples import Form, Samples, collect
from connector.providers.autocount.document_words import DRAWN
from connector.providers.autocount.master_kind import lacking_rights
from connector.providers.autocount.opened import OpenCompany
from connector.providers.autocount.stored import LiveStructure
from connector.providers.autocount.writing_session import WritingSession

_CHANGED: Final = (
    "The structure of the books, the version of the program or its settings changed since it was rehearsed: rehearse "
    "it again."
)
_MOST_SHOWN: Final = 20
Place = tuple[str, str]
"""Table and column of a key."""
T = TypeVar("T")
"""The live tables of the kind."""
H = TypeVar("H", bound=Seen)
"""What was seen in a company's documents of the kind."""


@dataclass(frozen=True, slots=True)
class Ready(Generic[T, H]):
    """Everything that writing needs to know."""

    profile: Profile
    tables: T
    habits: H


@dataclass(frozen=True, slots=True)
class Host:
    """What every kind of document shares in one company."""

    company: OpenCompany
    live: LiveStructure
    counters: Counters
    clock: Clock
    facts: Facts
    """Keep what a rehearsal learned."""
    learn: Learn
    learn_more: Learn = learn_readily
    """For documents in foreign currencies, beside those whose rules are proved already."""


class Preparation(ABC, Generic[T, H]):
    """Looks at the live books and at what was rehearsed in them."""

    entity: EntityKind
    many: str
    """What people call such documents."""

    def __init__(self, host: Host, habits: type[H]) -> None:
        self._host = host
        self._habits = habits
        self._rehearsals: Rehearsals[H] = Rehearsals(host.facts, habits)

    @property
    def session(self) -> WritingSession:
        """The one attachment, alone of our kind while it writes."""
        return WritingSession(self._host.company.attachment)

    @property
    def structure(self) -> Structure:
        """Live, read once an attachment."""
        return self._host.live.structure

    @property
    def counters(self) -> Counters:
        """Of keys."""
        return self._host.counters

    @property
    def books(self) -> Books:
        """Currencies."""
        return self._host.company.books()

    @property
    @abstractmethod
    def tables(self) -> T:
        """Of this company. Raises SourceChanged."""

    @property
    @abstractmethod
    def form(self) -> Form:
        """What such documents are. Raises SourceChanged."""

    @abstractmethod
    def reader(self, transaction: Reading) -> DocumentReader:
        """Reads whole documents. Raises SourceChanged."""

    def prepare(self) -> None:
        """What `entity_of` looks up is looked up before its transaction."""
        self._host.company.reader(self.entity, 0)

    def entity_of(self, transaction: Reading, key: Key) -> Invoice | Payment | None:
        """A document as the source reads it; None when it is gone."""
        reader = self._host.company.reader(self.entity, 0)
        for change in reader.changes(reader.listed(transaction, [key]).records):
            if change.failure is not None:
                raise change.failure
            if change.key == key and isinstance(change.entity, Invoice | Payment):
                return change.entity
        return None

    def samples(self) -> Samples:
        """Documents to learn from. Raises SourceChanged."""
        return collect(self.session, self.structure, self.form, self.reader)

    @abstractmethod
    def find_habits(self, transaction: Reading, samples: Samples) -> H:
        """Look at the samples."""

    @abstractmethod
    def obstacles(self, habits: H) -> Sequence[str]:
        """What forbids to write such documents, whatever the rules are."""

    @abstractmethod
    def places(self, profile: Profile) -> Sequence[Place]:
        """Keys that a new document needs."""

    @abstractmethod
    def written(self, profile: Profile) -> Sequence[str]:
        """Tables in which a new document changes rows."""

    @abstractmethod
    def notes(self, habits: H) -> Sequence[str]:
        """What a person should know although such documents can be written."""

    def rehearse(self) -> Rehearsal[H]:
        """Learn and prove the posting rules anew, and keep what came of it. Nothing is written into the books."""
        self._host.live.forget()
        found = self._rehearsed()
        self._rehearsals.save(found)
        return found

    def _rehearsed(self) -> Rehearsal[H]:
        now = self._host.clock.now()
        blank = Rehearsal(entity=self.entity, at=now, mark=self.structure.mark, habits=self._habits())
        try:
            samples = self.samples()
        except SourceChanged as exc:
            return replace(blank, reasons=(exc.sentence,))
        if not samples.enough or samples.schema is None:
            return replace(blank, reasons=(*_too_few(samples, self.many),))
        with self.session.snapshot() as transaction:
            habits = self.find_habits(transaction, samples)
        learned = self._learned(samples)
        profile = learned.profile
        if profile is not None:
            resaved = find_resaved(self.session, self.form, self.reader, samples, profile)
            habits = replace(habits, counters=self._counters_of(profile), resaved=resaved)
        return replace(
            blank,
            profile=profile,
            habits=habits,
            differences=learned.differences,
            traits=tuple(str(trait) for trait in sorted(profile.traits)) if profile is not None else (),
            learned_from=profile.learned_from if profile is not None else 0,
            proved_on=profile.proved_on if profile is not None else 0,
        )

    def _learned(self, samples: Samples) -> Learned:
        """Of those in the home currency, and of all where that readily gives rules, too: rounding of a rate is what is
        hardest to tell, and a profile that never saw a foreign currency refuses every one."""
        schema = samples.schema
        assert schema is not None  # noqa: S101  # there are samples
        derive, verify = (
            tuple(each for each in side if not _is_foreign(each)) for side in (samples.derive, samples.verify)
        )
        if len(derive) + len(verify) == len(samples.all) or min(len(derive), len(verify)) < NEEDED:
            return self._host.learn(schema, samples.derive, samples.verify)
        at_home = self._host.learn(schema, derive, verify)
        if at_home.differences:
            return self._host.learn(schema, samples.derive, samples.verify)
        if at_home.profile is None:
            return at_home
        everywhere = self._host.learn_more(schema, samples.derive, samples.verify)
        return at_home if everywhere.differences else everywhere

    def _counters_of(self, profile: Profile) -> dict[str, int]:
        """A counter stands above all keys once the newest document is deleted: what was found is kept."""
        found: dict[str, int] = {}
        with self.session.snapshot() as transaction:
            for table, column in (*drawn_places(profile), *self.places(profile)):
                if self.counters.is_known(self.structure, table, column):
                    continue
                with suppress(SourceChanged):
                    found[f"{table}.{column}"] = self.counters.find(transaction, self.structure, table, column)
        return found

    def readiness(self) -> Readiness:
        """Whether such documents can be written now, with reasons."""
        kept = self._rehearsals.load(self.entity)
        reasons = self._reasons(kept, asked=True)
        known = kept is not None and kept.profile is not None and not reasons
        return Readiness(
            entity=self.entity,
            ready=not reasons,
            actions=() if reasons or kept is None else _actions(kept.habits.resaved),
            reasons=tuple((reasons or self._notes(kept))[:_MOST_SHOWN]),
            rules=describe(kept.profile) if known and kept is not None and kept.profile is not None else (),
            rehearsed_at=kept.at if kept is not None else None,
        )

    def ready(self) -> Ready[T, H]:
        """What writing needs. Raises Rejected when such documents cannot be written now."""
        kept = self._rehearsals.load(self.entity)
        reasons = self._reasons(kept)
        if reasons or kept is None or kept.profile is None:
            raise Rejected(" ".join(reasons), remedy="Look at what the rehearsal says.")
        return Ready(kept.profile, self.tables, kept.habits)

    def _reasons(self, kept: Rehearsal[H] | None, *, asked: bool = False) -> list[str]:
        if kept is None:
            return ["It was not rehearsed yet: how these books post it is not known."]
        if kept.mark != self.structure.mark:
            return [_CHANGED]
        reasons = [*kept.reasons, *kept.differences, *self.obstacles(kept.habits)]
        if kept.profile is None and not reasons:
            reasons.append("The rehearsal found no rules.")
        for place, counter in kept.habits.counters.items():
            table, _, column = place.partition(".")
            self.counters.remember(self.structure, table, column, counter)
        return reasons if reasons or kept.profile is None else self._lacking(kept.profile, asked=asked)

    def _lacking(self, profile: Profile, *, asked: bool) -> list[str]:
        """Keys that no counter is known for; where it is `asked`, also rights that the login has not."""
        reasons = [*lacking_rights(self.session, self.structure, self.written(profile))] if asked else []
        with self.session.snapshot() as transaction:
            for table, column in (*self.places(profile), *drawn_places(profile)):
                try:
                    self.counters.find(transaction, self.structure, table, column)
                except SourceChanged as exc:
                    reasons.append(exc.sentence)
        return reasons

    def _notes(self, kept: Rehearsal[H] | None) -> list[str]:
        if kept is None:
            return []
        return [
            f"Refused is what none of the {kept.proved_on} {self.many} had on which the rules were proved.",
            *self.notes(kept.habits),
        ]


def _actions(resaved: Resaved) -> tuple[ActionKind, ...]:
    known = {ActionKind.UPDATE: resaved.edits, ActionKind.DELETE: resaved.cancelling is not None}
    return (ActionKind.CREATE, *(action for action, shown in known.items() if shown))


def _too_few(samples: Samples, many: str) -> Iterator[str]:
    yield (
        f"The books hold {len(samples.all)} {many} that AutoCount itself posted; {2 * NEEDED} are needed to "
        "find out and to prove how they are posted."
    )
    if samples.left_out:
        yield (
            f"{samples.left_out} more do not show it: the costs of their stock were worked out later, or their "
            "products have batches or serial numbers."
        )


def drawn_places(profile: Profile) -> Iterable[Place]:
    """Numbers that are drawn besides keys."""
    templates = (profile.header, *profile.templates)
    columns = {cells.column for template in templates for cells in template.columns}
    return [place for name, place in DRAWN.items() if name in columns]


def _is_foreign(document: Document) -> bool:
    return any(trait.kind is TraitKind.FOREIGN_CURRENCY for trait in traits(document))
