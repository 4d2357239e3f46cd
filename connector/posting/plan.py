"""What a document comes to by a profile: every row of it, or why the profile cannot say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from connector.posting.profile import (
    Cells,
    PlannedRow,
    PostingPlan,
    Profile,
    Refusal,
    Scope,
    Template,
)
from connector.posting.rules import (
    Amount,
    Cell,
    Copy,
    Fresh,
    Position,
    Rule,
    Symbol,
    Test,
    Unknown,
    Values,
    evaluate,
    number,
    spelled,
    words,
)
from connector.posting.sample import Document, DocumentKind, Facts, Row
from connector.posting.traits import Trait, traits_of
from connector.posting.units import Subject, Unit
from connector.posting.wording import rule_words, tests_words

_ZERO: Final = Decimal(0)


def rows(
    profile: Profile,
    header: Mapping[str, Cell],
    lines: Sequence[Row],
    facts: Facts,
    line_facts: Sequence[Facts] = (),
) -> PostingPlan | Refusal:
    """Every row of a document, of which the writer supplies its columns of header and lines.

    A column that is supplied is taken as it is; the others are completed. Keys that are not supplied are symbols, and a
    supplied one may be the symbol of a row that is posted.
    """
    work = _Work(profile)
    plan = work.plan(header, lines, facts, line_facts)
    problems = list(dict.fromkeys([*work.problems, *refusals(profile, plan.traits), *_unbalanced(plan)]))
    return Refusal(tuple(problems)) if problems else plan


def refuse(profile: Profile, document: Document) -> tuple[str, ...]:
    """A sentence for each trait of the document that was not rehearsed."""
    return refusals(profile, traits_of(document.header, document.lines, document.line_facts))


def refusals(profile: Profile, traits: frozenset[Trait]) -> tuple[str, ...]:
    """A sentence for each of these traits that was not rehearsed."""
    kind = _KINDS[profile.kind]
    return tuple(
        f"No {kind} {trait} was among the documents on which the posting rules were proved."
        for trait in sorted(traits - profile.traits)
    )


def replayed(profile: Profile, document: Document) -> tuple[PostingPlan, tuple[str, ...]]:
    """What the profile makes of a document of the books, from its supplied columns and its keys, with problems."""
    schema = profile.schema
    work = _Work(profile)
    header = _supplied(document.header, (*schema.given_header, schema.table(schema.header).key))
    given = (*schema.given_line, schema.table(schema.line).key)
    lines = [_supplied(line, given) for line in document.lines]
    plan = work.plan(header, lines, document.facts, document.line_facts)
    return plan, tuple(dict.fromkeys(work.problems))


def _supplied(row: Row, columns: Sequence[str]) -> Row:
    return {name: row[name] for name in columns if name in row}


class _Work:
    """One planning; problems are gathered, so that a person sees all of them at once."""

    def __init__(self, profile: Profile) -> None:
        self.problems: list[str] = []
        self._profile = profile
        self._numbers: defaultdict[tuple[str, str], int] = defaultdict(int)

    def plan(
        self, header: Mapping[str, Cell], lines: Sequence[Row], facts: Facts, line_facts: Sequence[Facts]
    ) -> PostingPlan:
        whole = self._header(header, lines, facts, line_facts)
        full = self._lines(whole, lines, facts, line_facts)
        schema = self._profile.schema
        subject = Subject(whole, full, facts, line_facts, self._profile.rests, schema.table(schema.line).key)
        posted: list[PlannedRow] = []
        by_table: dict[str, list[Template]] = {}
        for template in self._profile.templates:
            by_table.setdefault(template.table, []).append(template)
        for templates in by_table.values():
            posted += self._table(templates, subject)
        labels = [unit.label for unit in subject.units(Scope.LINE)]
        return PostingPlan(
            PlannedRow(schema.header, whole, "header"),
            tuple(PlannedRow(schema.line, row, "line", label) for row, label in zip(full, labels, strict=True)),
            tuple(posted),
            traits_of(_plain(whole), tuple(_plain(row) for row in full), tuple(line_facts)),
        )

    def _header(
        self, header: Mapping[str, Cell], lines: Sequence[Row], facts: Facts, line_facts: Sequence[Facts]
    ) -> dict[str, Cell]:
        (unit,) = Subject(header, lines, facts, line_facts).units(Scope.DOCUMENT)
        whole: dict[str, Cell] = dict(header)
        self._complete(self._profile.header, "header", dict(unit.values), whole, 0)
        return whole

    def _lines(
        self, header: Mapping[str, Cell], lines: Sequence[Row], facts: Facts, line_facts: Sequence[Facts]
    ) -> list[dict[str, Cell]]:
        full: list[dict[str, Cell]] = []
        for index, unit in enumerate(Subject(header, lines, facts, line_facts).units(Scope.LINE)):
            whole: dict[str, Cell] = dict(lines[index])
            self._complete(self._profile.line, "line", dict(unit.values), whole, index)
            full.append(whole)
        return full

    def _complete(
        self, template: Template, prefix: str, values: dict[str, Cell], row: dict[str, Cell], index: int
    ) -> None:
        for cells in template.columns:
            if cells.column not in row:
                row[cells.column] = self._cell(template, cells, values, index)
            values[f"{prefix}.{cells.column}"] = row[cells.column]

    def _table(self, templates: Sequence[Template], subject: Subject) -> list[PlannedRow]:
        """Rows of one table, in order."""
        made: list[tuple[tuple[int, int, int], Template, Unit, dict[str, Cell]]] = []
        for rank, template in enumerate(templates):
            for index, unit in enumerate(self._present(template, subject)):
                cells = {c.column: self._cell(template, c, unit.values, index) for c in template.columns}
                for each in (each for each in template.columns if isinstance(each.rule, Fresh)):
                    subject.add(f"{template.name}.{each.column}", cells[each.column], unit, template.scope)
                place = unit.lines[0] if template.scope is not Scope.DOCUMENT else 0
                made.append(((template.block, place, rank), template, unit, cells))
        made.sort(key=lambda each: each[0])
        for position, (_, template, _, cells) in enumerate(made):
            for each in template.columns:
                if isinstance(each.rule, Position) and not each.rule.own:
                    cells[each.column] = each.rule.start + each.rule.step * position
        return [PlannedRow(each.table, cells, each.name, unit.label) for _, each, unit, cells in made]

    def _present(self, template: Template, subject: Subject) -> Iterator[Unit]:
        """Units for which the template has a row."""
        grouped = template.scope is Scope.GROUP
        if grouped and template.rivals:
            for line in subject.units(Scope.LINE):
                if any(number(line.values.get(name)) for name in _summed(template)):
                    self._doubt(template, template.lines, line.values)
        for other in template.group_rivals:
            self._doubt_groups(template, other, subject)
        for unit in subject.units(template.scope, template.lines, template.group_by):
            if not grouped:
                self._doubt(template, template.when, unit.values)
            if holds(template.when, unit.values):
                yield unit

    def _doubt(self, template: Template, tests: Sequence[Test], values: Values) -> None:
        """A problem when conditions that explained the samples as well say otherwise here."""
        there = holds(tests, values)
        for rival in template.rivals:
            if holds(rival, values) is not there:
                self.problems.append(
                    f"{template.table}: there may be a row or not: {tests_words(tests)}, or {tests_words(rival)}; in "
                    "all documents looked at these were the same."
                )

    def _doubt_groups(self, template: Template, other: tuple[str, ...], subject: Subject) -> None:
        """A problem when values that grouped the samples in the same way group these lines otherwise."""
        groups = [
            {unit.lines for unit in subject.units(Scope.GROUP, template.lines, group_by)}
            for group_by in (template.group_by, other)
        ]
        if groups[0] != groups[1]:
            one, two = (" and ".join(words(name) for name in names) for names in (template.group_by, other))
            self.problems.append(
                f"{template.table}: there may be one row for all lines that share {one or 'nothing'}, or {two}; in all "
                "documents looked at these were the same."
            )

    def _cell(self, template: Template, cells: Cells, values: Values, index: int) -> Cell:
        match cells.rule:
            case Fresh():
                at = (template.table, cells.column)
                self._numbers[at] += 1
                return Symbol(*at, self._numbers[at])
            case Position():
                return cells.rule.start + cells.rule.step * index
        try:
            return settled(cells, values, template.table)
        except Unknown as exc:
            self.problems.append(str(exc))
            return None


def _summed(template: Template) -> list[str]:
    """Values of lines whose sums the rows of groups hold: a line where all are 0 makes no difference."""
    rules = [cells.rule for cells in template.columns]
    names = [rule.name for rule in rules if isinstance(rule, Copy)]
    names += [term.first for rule in rules if isinstance(rule, Amount) for term in rule.terms]
    return [f"line.{name.removeprefix('sum.')}" for name in names if name.startswith("sum.")]


def holds(tests: Sequence[Test], values: Values) -> bool:
    """Whether all conditions hold."""
    return all(test.holds(values) for test in tests)


def settled(cells: Cells, values: Values, table: str) -> Cell:
    """The cell that a column gets.

    Raises:
        Unknown: a code or a length that was not seen, or a rule that explained the samples as well says otherwise.
    """
    where = f"{table}.{cells.column}"
    try:
        chosen = evaluate(cells.rule, values)
    except Unknown as exc:
        raise Unknown(f"{where}: {exc}.") from exc
    if cells.longest and isinstance(chosen, str) and len(chosen) > cells.longest:
        raise Unknown(
            f"{where} would hold {len(chosen)} characters, but the longest text on which the posting rules were proved "
            f"has {cells.longest}."
        )
    for rival in cells.rivals:
        other = _tried(rival, values, chosen)
        if other != chosen:
            raise Unknown(
                f"{where} may be {spelled(chosen) or 'empty'} ({rule_words(cells.rule)}) or {spelled(other) or 'empty'}"
                f" ({rule_words(rival)}): in all documents looked at these were the same."
            )
    return chosen


def _tried(rule: Rule, values: Values, otherwise: Cell) -> Cell:
    try:
        return evaluate(rule, values)
    except Unknown:
        return otherwise


def _unbalanced(plan: PostingPlan) -> Iterator[str]:
    """Sentences about ledger rows that do not balance, or a receivable that is not the document's total."""
    sums: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in plan.rows:
        for debit, credit in (("LOCALDR", "LOCALCR"), ("HOMEDR", "HOMECR")):
            if {debit, credit} <= row.cells.keys():
                sums[row.table, "in the home currency"] += number(row.cells[debit]) - number(row.cells[credit])
        if {"DR", "CR"} <= row.cells.keys() and "HOMEDR" not in row.cells:
            currency = spelled(row.cells.get("CURRENCYCODE")).strip("-")
            sums[row.table, f"in {currency or 'the currency of the books'}"] += number(row.cells["DR"]) - number(
                row.cells["CR"]
            )
        wanted, owed = _owed(plan.header.cells, row.cells)
        if "PAYMENTAMT" in row.cells and owed != wanted:
            yield f"The document is for {spelled(wanted)}, but its receivable would be {spelled(owed)}."
    for (table, currency), left in sums.items():
        if left:
            yield f"Debits and credits of {table} would differ by {abs(left)} {currency}."


def _owed(header: Mapping[str, Cell], receivable: Mapping[str, Cell]) -> tuple[Cell, Cell]:
    """What a document comes to, and what its row in the customers' ledger says is owed."""
    if "OUTSTANDING" in receivable and "FINALTOTAL" in header:  # AutoCount's words
        return header["FINALTOTAL"], receivable["OUTSTANDING"]
    return header.get("DOCAMT"), receivable.get("DOCAMT")


def _plain(row: Mapping[str, Cell]) -> Row:
    """The row without keys that do not exist yet."""
    return {name: None if isinstance(value, Symbol) else value for name, value in row.items()}


_KINDS: Final = {DocumentKind.SALES_INVOICE: "invoice", DocumentKind.CUSTOMER_PAYMENT: "payment"}
