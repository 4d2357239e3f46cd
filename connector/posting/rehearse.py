"""Rehearsal: every row of documents that the rules were not learned from is made anew and compared with the books."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from connector.posting.derive import derive
from connector.posting.matching import Matching
from connector.posting.plan import replayed
from connector.posting.profile import Difference, PlannedRow, Profile
from connector.posting.rules import spelled
from connector.posting.sample import Document, Invariant, Row, Schema
from connector.posting.structure import EFFORT
from connector.posting.traits import Trait, traits
from connector.posting.wording import picture

NEEDED: Final = 20
"""Documents on which rules must be proved."""
_ROUNDS: Final = 5
_READILY: Final = 700
"""Ways to link rows of a table; companies whose rules were found needed 28 to 646."""
_TAUGHT: Final = 12
"""Documents that may move from proving to learning in one round."""
_MOST: Final = 60
"""Differences that are told."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How the rules did; ``profile`` may be written by only when there are no differences."""

    profile: Profile
    differences: tuple[Difference, ...]

    @property
    def proved(self) -> bool:
        """Whether every row of every document was made exactly as the books have it."""
        return not self.differences


def learn(
    schema: Schema,
    documents: Sequence[Document],
    others: Sequence[Document],
    invariants: Sequence[Invariant] = (),
    *,
    brief: bool = False,
) -> Rehearsal:
    """Derive rules from some documents and prove them on others.

    Where the others show something that the first ones did not have, a few of them are learned from as well, and the
    rules are proved on those that are left: at least twenty. Where that leaves no rules at all, the documents are named
    that did not fit what was found before: one of them may be damaged. `brief` gives up where rules do not come
    readily: for more documents than those on which rules are proved already.
    """
    known, unseen = list(documents), list(others)
    named: Rehearsal | None = None
    for _ in range(_ROUNDS):
        derived = derive(known, schema, effort=_READILY if brief else EFFORT)
        result = Rehearsal(derived.profile, derived.differences[:_MOST])
        if derived.differences:
            if named is not None:
                return named
            if brief or len(unseen) < 2 * NEEDED:
                return result
            known += unseen[::2]  # what happens rarely may need more documents to be understood
            unseen = unseen[1::2]
            continue
        result = verify(derived.profile, unseen, invariants)
        failed = {label for difference in result.differences for label in difference.documents}
        moved = [document for document in unseen if document.label in failed][:_TAUGHT]
        if result.proved or not moved or len(unseen) - len(moved) < NEEDED:
            return result
        known, named = known + moved, result
        unseen = [document for document in unseen if document not in moved]
    return result


def verify(profile: Profile, others: Sequence[Document], invariants: Sequence[Invariant] = ()) -> Rehearsal:
    """Make every row of these documents anew and compare; the profile that comes back knows what it was proved on."""
    found = [*_broken(invariants)]
    if len(others) < NEEDED:
        sentence = f"Only {len(others)} documents are there to prove the rules on; {NEEDED} are needed."
        found.append(Difference(table=profile.schema.header, sentence=sentence))
    seen: set[Trait] = set()
    for document in others:
        differences = compare(profile, document)
        found += differences
        if not differences:
            seen |= traits(document)
    proved = replace(profile, traits=profile.traits | seen, proved_on=len(others))
    return Rehearsal(proved, tuple(found[:_MOST]))


def compare(profile: Profile, document: Document) -> list[Difference]:
    """What the books have otherwise than the profile says, for one document."""
    plan, problems = replayed(profile, document)
    schema = profile.schema
    label = document.label
    found = [Difference(table=schema.header, sentence=f"{label}: {each}", documents=(label,)) for each in problems]
    match = _Match(profile, document)
    match.table(schema.header, [plan.header], [document.header])
    match.table(schema.line, plan.lines, document.lines)
    planned: defaultdict[str, list[PlannedRow]] = defaultdict(list)
    for row in plan.rows:
        planned[row.table].append(row)
    for table in schema.tables:
        if table.name not in (schema.header, schema.line):
            match.table(table.name, planned[table.name], document.posted.get(table.name, ()))
    return found + match.differences


def _broken(invariants: Sequence[Invariant]) -> Iterator[Difference]:
    for each in invariants:
        if not each.holds or not each.examined:
            shown = f", for example {each.counterexample}" if each.counterexample else ""
            state = "was looked at on no record" if not each.examined else f"does not hold in these books{shown}"
            yield Difference(table="", sentence=f"The rule that {each.sentence} {state}.")


class _Match:
    """Planned rows against the rows of one document, as sentences."""

    def __init__(self, profile: Profile, document: Document) -> None:
        self.differences: list[Difference] = []
        self._matching = Matching(profile.schema.versions)
        self._document = document

    def table(self, name: str, planned: Sequence[PlannedRow], rows: Sequence[Row]) -> None:
        """The rows of one table."""
        matched = self._matching.table(planned, rows)
        for plan in matched.lacking:
            self._say(name, "", f"{name}: the books have no row with {picture(plan.cells)}, the profile makes one")
        for pair in matched.pairs:
            for column in pair.differing:
                wanted = spelled(self._matching.known(pair.planned.cells[column])) or "empty"
                there = spelled(rows[pair.place].get(column)) or "empty"
                told = f"{column} is {there} in the books, {wanted} by the profile"
                self._say(name, column, f"{name} row {pair.place + 1}: {told}")
        for place in matched.more:
            told = f"{name} row {place + 1} ({picture(rows[place])}) is in the books, the profile makes none"
            self._say(name, "", told)

    def _say(self, table: str, column: str, sentence: str) -> None:
        label = self._document.label
        self.differences.append(
            Difference(table=table, column=column, sentence=f"{label}: {sentence}.", documents=(label,))
        )
