"""A provider's mapping, its default with the user's overrides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from collections.abc import Mapping as Context
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from pathlib import Path

from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.keys import EntityKind
from connector.mapping import rules
from connector.mapping.compiler import compile_section
from connector.mapping.parse import Sections, parse
from connector.mapping.reader import Source, Text, read
from connector.mapping.record import MapRecord, RecordLayout, TableLayout
from connector.mapping.rules import Each, Group, Place, Rule, Section, UserFields, When

_PROVIDER = re.compile(r"[a-z][a-z0-9_]*")
_REVISION = "1"
"""Moves when the same rules give other entities than before."""


class Mapping:
    """The only way from a record to an entity. Immutable."""

    def __init__(self, provider: str, sections: Sections, said: str) -> None:
        self.provider = provider
        self._sections = sections
        self.digest = hashlib.sha256(f"{_REVISION} {said}".encode()).hexdigest()
        """Hash of the rules: when it moves, every record has to be read and compared again."""
        self._wanted = {kind: _wanted(self.sections(kind)) for kind in EntityKind}
        self._prefixes = {kind: _prefixes(self.sections(kind)) for kind in EntityKind}

    def sections(self, kind: EntityKind) -> list[Section]:
        """The mapping of each parent table that this kind comes from."""
        return [section for (of, _), section in self._sections.items() if of is kind]

    def section(self, kind: EntityKind, table: str) -> Section:
        """The mapping of a kind from one parent table.

        Raises:
            SettingsInvalid: there is none.
        """
        try:
            return self._sections[kind, table]
        except KeyError:
            raise SettingsInvalid(f"The mapping of {self.provider} has no section {kind.value}.{table}.") from None

    def columns(self, kind: EntityKind) -> dict[str, frozenset[str]]:
        """Columns by table that rules name; see `wants` for those that are wanted by the beginning of their name."""
        return {table: frozenset(names) for table, names in self._wanted[kind].items()}

    def wants(self, kind: EntityKind, table: str, column: str) -> bool:
        """Whether any rule of the kind reads this column."""
        if column in self._wanted[kind].get(table, ()):
            return True
        return any(column.startswith(prefix) for prefix in self._prefixes[kind].get(table, ()))

    def compile(self, kind: EntityKind, layout: RecordLayout, context: Context[str, str]) -> MapRecord:
        """One function from the rows of a record to the entity. Context: `home_currency` (ISO 4217) and, for each
        currency of the books, `currency:CODE` with its ISO code.

        Raises:
            SourceChanged: columns that the mapping needs are not in the layout.
            SettingsInvalid: a rule reads a column of a type that cannot become the field's.
        """
        return compile_section(kind, self.section(kind, layout.parent.table), layout, context)

    def targets(self, kind: EntityKind) -> tuple[str, ...]:
        """Fields that have a rule in any section, dotted, in the entity's order."""
        found = (path for section in self.sections(kind) for path, _ in fields_of(section.fields))
        return tuple(dict.fromkeys(found))

    def unmapped(self, kind: EntityKind, layout: RecordLayout) -> list[str]:
        """Columns as TABLE.COLUMN that no rule reads, less those that the section leaves out on purpose. The layout
        must have all live columns."""
        ignore = self.section(kind, layout.parent.table).ignore
        return [
            f"{table.table}.{column.name}"
            for table in (layout.parent, *layout.children)
            for column in table.columns
            if not self.wants(kind, table.table, column.name) and not _ignored(table, column.name, ignore)
        ]


def load(provider: str, overrides: Path | None = None) -> Mapping:
    """The mapping of a provider, with the user's file over it when there is one.

    Raises:
        SettingsInvalid: a file cannot work; the first problem is told with file, line and column, the others in facts.
        NotFound: no such provider, or the override file cannot be read.
    """
    mapping, problems = examine(provider, overrides)
    if mapping is not None:
        return mapping
    first = problems[0]
    more = f" There are {len(problems) - 1} more problems in it." if len(problems) > 1 else ""
    raise SettingsInvalid(
        f"{first.sentence}{more}",
        remedy=first.remedy,
        facts={**first.facts, "others": [problem.sentence for problem in problems[1:]]},
    )


def examine(provider: str, overrides: Path | None = None) -> tuple[Mapping | None, list[SettingsInvalid]]:
    """The mapping, or everything that is wrong with its files.

    Raises:
        NotFound: no such provider, or the override file cannot be read.
    """
    try:
        return examine_text(provider, overrides.name, _override(overrides)) if overrides else examine_text(provider)
    except SettingsInvalid as problem:
        return None, [problem]


def examine_text(provider: str, file: str = "", content: str = "") -> tuple[Mapping | None, list[SettingsInvalid]]:
    """The same with the user's rules as a text that is not kept in a file, or not yet.

    Raises:
        NotFound: no such provider.
    """
    texts: list[Text] = []
    try:
        texts.append(_default(provider))
        if file:
            texts.append(read(file, content))
    except SettingsInvalid as problem:
        return None, [problem]
    source = Source(tuple(texts))
    sections, problems = parse(source)
    if problems:
        return None, problems
    return Mapping(provider, sections, source.digest()), []


@cache
def _default(provider: str) -> Text:
    place = resources.files("connector") / "providers" / provider / "mapping.toml"
    if not _PROVIDER.fullmatch(provider) or not place.is_file():
        raise NotFound(f"There is no mapping for {provider!r}.")
    return read(f"{provider}/mapping.toml", place.read_text("utf-8"))


def _override(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as exc:
        before = exc.object[: exc.start]
        line, column = before.count(b"\n") + 1, exc.start - before.rfind(b"\n")
        raise Place(path.name, line, column).error("it is no UTF-8 text") from exc
    except OSError as exc:
        raise NotFound(f"The mapping file {path.name} cannot be read: {exc.strerror}.") from exc


def fields_of(fields: dict[str, Rule], prefix: str = "") -> Iterator[tuple[str, Rule]]:
    """All fields with a rule, dotted, those of groups included."""
    for name, rule in fields.items():
        yield f"{prefix}{name}", rule
        if isinstance(rule, Group | Each):
            yield from fields_of(rule.fields, f"{prefix}{name}.")


def _wanted(sections: list[Section]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for section in sections:
        for table, column in _reads(section, section.fields, section.table):
            found.setdefault(table, set()).add(column)
        for row in section.rows.values():
            found.setdefault(row.table, set()).update(row.where)
    return found


def _reads(section: Section, fields: dict[str, Rule], own: str) -> Iterator[tuple[str, str]]:
    """Every (table, column) that rules name."""
    for rule in fields.values():
        if isinstance(rule, Each):
            yield from ((rule.table, column) for column in (*rule.where, *rule.order))
            yield from _reads(section, rule.fields, rule.table)
        elif isinstance(rule, Group):
            yield from _reads(section, rule.fields, table_of(section, rule.row) if rule.row else own)
        else:
            yield from ((table_of(section, ref.row) if ref.row else own, ref.column) for ref in refs_of(rule))


def refs_of(rule: Rule) -> Iterator[rules.Ref]:
    """The columns that a rule names itself."""
    match rule:
        case rules.Copy(columns=columns) | rules.Join(columns=columns) | rules.Collect(columns=columns):
            yield from columns
        case rules.Difference(columns=columns, unless=unless):
            yield from columns
            if unless is not None:
                yield unless
        case rules.Lookup(column=column) | rules.Split(column=column) | rules.CurrencyCode(column=column):
            yield column
        case When(column=column, then=then, otherwise=otherwise):
            yield column
            yield from refs_of(then)
            if otherwise is not None:
                yield from refs_of(otherwise)


def table_of(section: Section, row: str) -> str:
    """The table of a named row, or the table of that name."""
    return section.rows[row].table if row in section.rows else row


def _prefixes(sections: list[Section]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for section in sections:
        for table, prefix in _patterns(section, section.fields, section.table):
            found.setdefault(table, set()).add(prefix)
    return found


def _patterns(section: Section, fields: dict[str, Rule], own: str) -> Iterator[tuple[str, str]]:
    for rule in fields.values():
        if isinstance(rule, UserFields):
            yield own, rule.prefix
        elif isinstance(rule, Each):
            yield from _patterns(section, rule.fields, rule.table)
        elif isinstance(rule, Group):
            yield from _patterns(section, rule.fields, table_of(section, rule.row) if rule.row else own)


def _ignored(table: TableLayout, column: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(f"{table.table}.{column}", pattern) for pattern in patterns)
