"""A kind's rules as a table of fields: each with its rule, what it reads, and samples out of the company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from connector.agent.rule_drafts import FORMS, amount_typed, draft_of
from connector.control import mapping_desk as say
from connector.domain.entities import ENTITY_TYPES, Entity
from connector.domain.errors import BridgeError, NotFound, SkipRecord
from connector.domain.keys import EntityKind
from connector.mapping import Mapping
from connector.mapping.mapping import table_of
from connector.mapping.own_file import keys_of, own_rule
from connector.mapping.reader import SETTINGS, Tree
from connector.mapping.record import TableLayout
from connector.mapping.rules import Each, Group, Rule, Section
from connector.mapping.sampled import Sampled, value_at, value_text
from connector.mapping.targets import MISSING, Form, Struct, Target, targets_of

_SHOWN = 3
"""Samples beside each field."""


@dataclass(frozen=True)
class _Field:
    path: str
    target: Target
    rule: Rule | None
    scope: str


def section_table(
    mapping: Mapping, delivered: Mapping, kind: EntityKind, section: Section, own: Tree, sampled: Sampled | None
) -> say.SectionTable:
    """All fields of a section, the columns of its tables, the rows that rules can name."""
    maker = _Rows(mapping, delivered, kind, section, own, sampled)
    return say.SectionTable(
        table=section.table,
        fields=tuple(maker.row(field) for field in _fields(ENTITY_TYPES[kind], section, section.fields, section.table)),
        columns=tuple(_columns(mapping, kind, section, sampled)) if sampled is not None else (),
        rows=tuple(say.NamedRow(name=name, table=row.table) for name, row in section.rows.items()),
    )


def row_of(
    mapping: Mapping,
    delivered: Mapping,
    kind: EntityKind,
    section: Section,
    own: Tree,
    sampled: Sampled | None,
    field: str,
) -> say.FieldRow:
    """One field of a section. Raises NotFound."""
    fields = _fields(ENTITY_TYPES[kind], section, section.fields, section.table)
    found = next((each for each in fields if each.path == field), None)
    if found is None:
        raise NotFound(f"{kind.value.capitalize()} have no field {field}.")
    return _Rows(mapping, delivered, kind, section, own, sampled).row(found)


def count_own(own: Tree) -> int:
    """Rules in the user's file."""
    return sum(1 for _ in _own_rules(own))


def _own_rules(own: Tree) -> Iterator[str]:
    for kind in EntityKind:
        said = own.get(kind.value)
        if isinstance(said, dict):
            fields = targets_of(ENTITY_TYPES[kind])
            for name, value in said.items():
                if name in fields:
                    yield name
                elif isinstance(value, dict):
                    yield from (field for field in value if field not in SETTINGS)


def _fields(struct: Struct, section: Section, rules: dict[str, Rule], scope: str, prefix: str = "") -> Iterator[_Field]:
    """Every field, in the entity's order; those of a group only where the group itself has a rule."""
    for name, target in targets_of(struct).items():
        rule = rules.get(name)
        yield _Field(f"{prefix}{name}", target, rule, scope)
        if target.struct is not None and isinstance(rule, Each | Group):
            inner = rule.table if isinstance(rule, Each) else table_of(section, rule.row) if rule.row else scope
            yield from _fields(target.struct, section, rule.fields, inner, f"{prefix}{name}.")


class _Rows:
    """Makes rows of one section."""

    def __init__(
        self,
        mapping: Mapping,
        delivered: Mapping,
        kind: EntityKind,
        section: Section,
        own: Tree,
        sampled: Sampled | None,
    ) -> None:
        self._kind = kind
        self._section = section
        self._own = own
        self._sampled = sampled
        original = delivered.section(kind, section.table)
        every = _fields(ENTITY_TYPES[kind], original, original.fields, section.table)
        self._delivered = {field.path: field.rule for field in every}
        self._results: Sequence[Entity | SkipRecord] = ()
        self._problem = ""
        if sampled is not None:
            try:
                self._results = sampled.results(mapping, kind)
            except BridgeError as exc:
                self._problem = exc.sentence

    def row(self, field: _Field) -> say.FieldRow:
        """One field."""
        target = field.target
        return say.FieldRow(
            field=field.path,
            form=FORMS[target.form],
            choices=tuple(str(choice.value) for choice in target.choices) if target.choices else (),
            needed=target.default is MISSING,
            scope=field.scope,
            rule=amount_typed(draft_of(field.rule), target),
            delivered=amount_typed(draft_of(self._delivered.get(field.path)), target),
            changed=self._is_own(field.path),
            samples=tuple(self._samples(field)),
        )

    def _is_own(self, path: str) -> bool:
        names = path.split(".")
        # A group that the user's file fills as a whole has all its fields from there.
        for length in range(1, len(names) + 1):
            part = ".".join(names[:length])
            for table in (self._section.table, ""):
                said = own_rule(self._own, keys_of(self._kind, table, part))
                if said is not None and (length == len(names) or not _only_fields(said)):
                    return True
        return False

    def _samples(self, field: _Field) -> Iterator[say.Sample]:
        if self._sampled is None or field.target.form in (Form.STRUCT, Form.STRUCTS) or field.rule is None:
            return
        read = {n: self._sampled.read(self._section, field.path, n) for n in range(len(self._sampled.records))}
        # Records that have something there tell more than empty ones, and those that cannot be read most.
        ranked = sorted(read, key=lambda n: (not self._fails(n, field), not any(value for _, value in read[n])))
        for n in sorted(ranked[:_SHOWN]):
            yield self._sample(n, field, read[n])

    def _fails(self, n: int, field: _Field) -> bool:
        result = self._results[n] if n < len(self._results) else None
        return isinstance(result, SkipRecord) and result.facts.get("field") == field.path

    def _sample(self, n: int, field: _Field, read: Sequence[tuple[str, str]]) -> say.Sample:
        result = self._results[n] if n < len(self._results) else None
        books = tuple((name, value) for name, value in read)
        if result is None:
            return say.Sample(record="", books=books, problem=self._problem)
        if isinstance(result, SkipRecord):
            problem = result.sentence if self._fails(n, field) else ""
            return say.Sample(record=str(result.facts.get("key", "")), books=books, problem=problem)
        record = str(getattr(result, "code", "") or getattr(result, "number", ""))
        text = value_text(value_at(result, field.path), amount=field.target.form is Form.SEN)
        return say.Sample(record=record, books=books, result=text)


def _only_fields(said: object) -> bool:
    return isinstance(said, dict) and said.keys() == {"fields"}


def _columns(mapping: Mapping, kind: EntityKind, section: Section, sampled: Sampled) -> Iterator[say.BooksColumn]:
    unread = set(mapping.unmapped(kind, sampled.layout))
    for table in (sampled.layout.parent, *sampled.layout.children):
        yield from _columns_of(mapping, kind, table, sampled, unread)


def _columns_of(
    mapping: Mapping, kind: EntityKind, table: TableLayout, sampled: Sampled, unread: set[str]
) -> Iterator[say.BooksColumn]:
    for index, column in enumerate(table.columns):
        read = mapping.wants(kind, table.table, column.name)
        yield say.BooksColumn(
            table=table.table,
            name=column.name,
            kind=column.type.value,
            sample=sampled.example(table, index),
            read=read,
            left_out=not read and f"{table.table}.{column.name}" not in unread,
        )
