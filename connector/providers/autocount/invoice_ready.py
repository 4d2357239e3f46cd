"""Whether invoices can be written into these books now: what was rehearsed in them, and what stands in the way."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.clock import Clock
from connector.domain.errors import Rejected, SourceChanged
from connector.domain.keys import EntityKind
from connector.domain.writing import Readiness
from connector.ledger.document_samples import NEEDED
from connector.ledger.learning import Learn, Learned
from connector.ledger.rehearsals import Rehearsal, Rehearsals
from connector.ledger.structure import Structure
from connector.posting.describe import describe
from connector.posting.profile import Profile
from connector.posting.rules import number
from connector.posting.sample import Document
from connector.providers.autocount.company import Books
from connector.providers.autocount.counters import Counters
from connector.providers.autocount.invoice_habits import Habits, find_habits
from connector.providers.autocount.invoice_samples import Samples, collect
from connector.providers.autocount.invoice_tables import InvoiceTables, invoice_tables
from connector.providers.autocount.invoice_words import DRAWN
from connector.providers.autocount.master_kind import lacking_rights
from connector.providers.autocount.opened import OpenCompany
from connector.providers.autocount.stored import LiveStructure
from connector.providers.autocount.writing_session import WritingSession

_CHANGED: Final = (
    "The structure of the books, the version of the program or its settings changed since it was rehearsed: rehearse "
    "it again."
)
_MOST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that writing needs to know."""

    profile: Profile
    tables: InvoiceTables
    habits: Habits


class InvoicePreparation:
    """Looks at the live books and at what was rehearsed in them."""

    def __init__(
        self,
        company: OpenCompany,
        live: LiveStructure,
        rehearsals: Rehearsals[Habits],
        counters: Counters,
        clock: Clock,
        learn: Learn,
    ) -> None:
        self._company = company
        self._live = live
        self._rehearsals = rehearsals
        self._counters = counters
        self._clock = clock
        self._learn = learn

    @property
    def session(self) -> WritingSession:
        """The one attachment, alone of our kind while it writes."""
        return WritingSession(self._company.attachment)

    @property
    def structure(self) -> Structure:
        """Live, read once an attachment."""
        return self._live.structure

    @property
    def tables(self) -> InvoiceTables:
        """Of this company. Raises SourceChanged."""
        return invoice_tables(self.structure)

    @property
    def books(self) -> Books:
        """Currencies."""
        return self._company.books()

    def rehearse(self) -> Rehearsal[Habits]:
        """Learn and prove the posting rules anew, and keep what came of it. Nothing is written into the books."""
        self._live.forget()
        found = self._rehearsed()
        self._rehearsals.save(found)
        return found

    def _rehearsed(self) -> Rehearsal[Habits]:
        blank = Rehearsal(entity=EntityKind.INVOICE, at=self._clock.now(), mark=self.structure.mark, habits=Habits())
        try:
            tables = self.tables
        except SourceChanged as exc:
            return replace(blank, reasons=(exc.sentence,))
        samples = collect(self.session, self.structure, tables)
        if not samples.enough or samples.schema is None:
            return replace(blank, reasons=(_too_few(samples),))
        with self.session.snapshot() as transaction:
            habits = find_habits(transaction, self.structure, samples.all)
        learned = self._learned(samples)
        profile = learned.profile
        habits = replace(habits, counters=self._counters_of(profile) if profile is not None else {})
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
        """Of all samples, or of those in the home currency only: rounding of a rate is what is hardest to tell, and a
        profile that never saw a foreign currency refuses every one."""
        schema = samples.schema
        assert schema is not None  # noqa: S101  # there are samples
        learned = self._learn(schema, samples.derive, samples.verify)
        if not learned.differences:
            return learned
        derive, verify = (
            tuple(each for each in side if not _is_foreign(each)) for side in (samples.derive, samples.verify)
        )
        if len(derive) + len(verify) == len(samples.all) or min(len(derive), len(verify)) < NEEDED:
            return learned
        at_home = self._learn(schema, derive, verify)
        return learned if at_home.differences else at_home

    def _counters_of(self, profile: Profile) -> dict[str, int]:
        columns = {cells.column for template in profile.templates for cells in template.columns}
        found: dict[str, int] = {}
        with self.session.snapshot() as transaction:
            for name in DRAWN:
                if name in columns:
                    with suppress(SourceChanged):
                        found[name] = self._counters.find(transaction, self.structure, *_PLACES[name])
        return found

    def readiness(self) -> Readiness:
        """Whether invoices can be written now, with reasons."""
        kept = self._rehearsals.load(EntityKind.INVOICE)
        reasons = self._reasons(kept, asked=True)
        known = kept is not None and kept.profile is not None and not reasons
        return Readiness(
            entity=EntityKind.INVOICE,
            ready=not reasons,
            actions=() if reasons else (ActionKind.CREATE,),
            reasons=tuple((reasons or _notes(kept))[:_MOST_SHOWN]),
            rules=describe(kept.profile) if known and kept is not None and kept.profile is not None else (),
            rehearsed_at=kept.at if kept is not None else None,
        )

    def ready(self) -> Ready:
        """What writing needs. Raises Rejected when invoices cannot be written now."""
        kept = self._rehearsals.load(EntityKind.INVOICE)
        reasons = self._reasons(kept)
        if reasons or kept is None or kept.profile is None:
            raise Rejected(" ".join(reasons), remedy="Look at what the rehearsal says.")
        return Ready(kept.profile, self.tables, kept.habits)

    def _reasons(self, kept: Rehearsal[Habits] | None, *, asked: bool = False) -> list[str]:
        if kept is None:
            return ["It was not rehearsed yet: how these books post it is not known."]
        if kept.mark != self.structure.mark:
            return [_CHANGED]
        reasons = [*kept.reasons, *kept.differences]
        if kept.habits.balances:
            reasons.append(
                "The books keep stock balances beside the stock movements (ItemBatchBalQty, for example of "
                f"{kept.habits.balances[0]}), and how a new invoice moves them is not known."
            )
        if kept.profile is None and not reasons:
            reasons.append("The rehearsal found no rules.")
        for name, counter in kept.habits.counters.items():
            self._counters.remember(self.structure, *_PLACES[name], counter)
        return reasons if reasons or kept.profile is None else self._lacking(kept.profile, asked=asked)

    def _lacking(self, profile: Profile, *, asked: bool) -> list[str]:
        """Keys that no counter is known for; where it is `asked`, also rights that the login has not."""
        wanted = {(t.table, "DocKey" if t.table == "ARInvoice" else "") for t in profile.templates} - {("", "")}
        places = [("IV", "DocKey"), ("IVDTL", "DtlKey"), *((table, key) for table, key in wanted if key)]
        columns = {cells.column for template in profile.templates for cells in template.columns}
        places += [(t, c) for name, (t, c) in _PLACES.items() if name in columns and name in DRAWN]
        if any(template.table == "StockDTL" for template in profile.templates):
            places.append(("StockDTL", "StockDTLKey"))
        named = ["IV", "IVDTL", *dict.fromkeys(template.table for template in profile.templates)]
        reasons = [*lacking_rights(self.session, self.structure, named)] if asked else []
        with self.session.snapshot() as transaction:
            for table, column in places:
                try:
                    self._counters.find(transaction, self.structure, table, column)
                except SourceChanged as exc:
                    reasons.append(exc.sentence)
        return reasons


_PLACES: Final = {"GLTRXID": ("GLDTL", "GLTrxID"), "STOCKTRANSQUEUEKEY": ("StockTransQueue", "StockTransQueueKey")}


def _is_foreign(document: Document) -> bool:
    return number(document.header.get("CURRENCYRATE")) != 1


def _too_few(samples: Samples) -> str:
    return (
        f"The books hold {len(samples.all)} sales invoices that AutoCount itself posted; {2 * NEEDED} are needed to "
        "find out and to prove how they are posted."
    )


def _notes(kept: Rehearsal[Habits] | None) -> list[str]:
    if kept is None:
        return []
    notes = [
        f"Refused is what none of the {kept.proved_on} invoices had on which the rules were proved.",
        "Invoices are entered anew only; edits and cancellations are made in AutoCount.",
    ]
    if not kept.habits.numbers.name:
        notes.append(f"The platform has to give the numbers: {kept.habits.numbers.reason}")
    return notes
