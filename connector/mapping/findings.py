"""What there is to say of a mapping: fields that nothing fills, columns that nothing reads, names of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from connector.domain.entities import ENTITY_TYPES
from connector.domain.keys import EntityKind
from connector.mapping.mapping import Mapping as Rules
from connector.mapping.mapping import examine, refs_of, table_of
from connector.mapping.record import RecordLayout
from connector.mapping.rules import Each, Group, Place, Rule, Section
from connector.mapping.targets import Form, Struct, targets_of

Layouts = Mapping[EntityKind, Sequence[RecordLayout]]
"""Every live column of every table that a kind is read from."""


class FindingKind(StrEnum):
    """What kind of thing was found."""

    INVALID = "invalid"
    """The files cannot be used as they are: an unknown field, a rule that cannot work."""
    FIELD_WITHOUT_RULE = "field_without_rule"
    COLUMN_WITHOUT_RULE = "column_without_rule"
    UNKNOWN_TABLE = "unknown_table"
    UNKNOWN_COLUMN = "unknown_column"


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a person may want to know of a mapping."""

    kind: FindingKind
    entity: EntityKind | None = None
    subject: str = ""
    """The field or the column."""
    sentence: str
    file: str = ""
    line: int = 0
    column: int = 0


def check(provider: str, overrides: Path | None = None, layouts: Layouts | None = None) -> tuple[Finding, ...]:
    """Everything to say of a provider's mapping with the user's overrides; of columns only with layouts.

    Raises:
        NotFound: no such provider, or the override file cannot be read.
    """
    mapping, problems = examine(provider, overrides)
    if mapping is None:
        return tuple(
            Finding(
                kind=FindingKind.INVALID,
                sentence=problem.sentence,
                file=str(problem.facts.get("file", "")),
                line=_whole(problem.facts.get("line")),
                column=_whole(problem.facts.get("column")),
            )
            for problem in problems
        )
    return tuple(_findings(mapping, layouts or {}))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _findings(mapping: Rules, layouts: Layouts) -> Iterator[Finding]:
    for kind in EntityKind:
        if not mapping.sections(kind):
            continue
        yield from _fields_without_rule(mapping, kind)
        for layout in layouts.get(kind, ()):
            yield from _columns_without_rule(mapping, kind, layout)
            yield from _unknown_columns(kind, mapping.section(kind, layout.parent.table), layout)


def _fields_without_rule(mapping: Rules, kind: EntityKind) -> Iterator[Finding]:
    ruled = set(mapping.targets(kind))
    for path in _all_fields(ENTITY_TYPES[kind], ruled):
        if path not in ruled:
            sentence = f"No rule fills {path} of {kind.value}."
            yield Finding(kind=FindingKind.FIELD_WITHOUT_RULE, entity=kind, subject=path, sentence=sentence)


def _all_fields(struct: Struct, ruled: set[str], prefix: str = "") -> Iterator[str]:
    """Dotted names of all fields; of groups only where the group itself has a rule."""
    for name, target in targets_of(struct).items():
        path = f"{prefix}{name}"
        yield path
        if target.form in (Form.STRUCT, Form.STRUCTS) and target.struct is not None and path in ruled:
            yield from _all_fields(target.struct, ruled, f"{path}.")


def _columns_without_rule(mapping: Rules, kind: EntityKind, layout: RecordLayout) -> Iterator[Finding]:
    for column in mapping.unmapped(kind, layout):
        sentence = f"No rule of {kind.value} reads {column}."
        yield Finding(kind=FindingKind.COLUMN_WITHOUT_RULE, entity=kind, subject=column, sentence=sentence)


def _unknown_columns(kind: EntityKind, section: Section, layout: RecordLayout) -> Iterator[Finding]:
    """Tables and columns that rules name and this ledger does not have."""
    live = {table.table: {column.name for column in table.columns} for table in (layout.parent, *layout.children)}
    told: set[tuple[str, str]] = set()
    for table, column, at in _named(section):
        name = table if table not in live else f"{table}.{column}"
        if column in live.get(table, ()) or (name, str(at)) in told:
            continue
        told.add((name, str(at)))
        yield Finding(
            kind=FindingKind.UNKNOWN_COLUMN if table in live else FindingKind.UNKNOWN_TABLE,
            entity=kind,
            subject=name,
            sentence=f"The books have no {name}, which a rule of {kind.value} reads ({at}).",
            file=at.file,
            line=at.line,
            column=at.column,
        )


def _named(section: Section) -> Iterator[tuple[str, str, Place]]:
    """Every table and column that a section names, and where."""
    for row in section.rows.values():
        yield from ((row.table, column, row.at) for column in row.where)
    yield from _named_in(section, section.fields, section.table)


def _named_in(section: Section, fields: dict[str, Rule], own: str) -> Iterator[tuple[str, str, Place]]:
    for rule in fields.values():
        if isinstance(rule, Each):
            yield from ((rule.table, column, rule.at) for column in (*rule.where, *rule.order))
            yield from _named_in(section, rule.fields, rule.table)
        elif isinstance(rule, Group):
            yield from _named_in(section, rule.fields, table_of(section, rule.row) if rule.row else own)
        else:
            for ref in refs_of(rule):
                yield table_of(section, ref.row) if ref.row else own, ref.column, rule.at
