"""Sections of a mapping: which rules fill an entity kind from which parent table."""

from __future__ import annotations

from connector.domain.entities import ENTITY_TYPES
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.mapping.reader import SETTINGS, Layer, Source
from connector.mapping.rule_parser import RuleParser, Tables
from connector.mapping.rules import RowOf, Scalar, Section
from connector.mapping.targets import targets_of
from connector.mapping.words import Words

Sections = dict[tuple[EntityKind, str], Section]
"""By kind and parent table, in the order of the files."""


def parse(source: Source) -> tuple[Sections, list[SettingsInvalid]]:
    """All sections, and everything that is wrong with them, each told once, in the order of the files' lines."""
    parser = _SectionParser(source)
    sections = parser.sections()
    once = {problem.sentence: problem for problem in parser.problems}
    return sections, sorted(once.values(), key=_where)


def _where(problem: SettingsInvalid) -> tuple[str, list[int]]:
    return str(problem.facts["file"]), [int(str(problem.facts[key])) for key in ("line", "column")]


class _SectionParser:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._words = Words(source)
        self._rules = RuleParser(source)
        self.problems = self._rules.problems

    def sections(self) -> Sections:
        for path in self._source.strays():
            self._note(self._source.place(path).error(f"{path[-1]!r} is no kind of record"))
        found: Sections = {}
        for kind in EntityKind:
            fields = targets_of(ENTITY_TYPES[kind])
            for tree, path in self._source.tables(kind.value):
                for name, raw in tree.items():
                    if name in fields or (kind, name) in found:
                        continue
                    if isinstance(raw, dict) and name not in SETTINGS and path[0] == "0":
                        found[kind, name] = self._section(kind, name)
                    else:
                        sentence = f"{kind.value} have no field and no table {name!r}"
                        self._note(self._source.place((*path, name)).error(sentence))
        return found

    def _note(self, problem: SettingsInvalid) -> None:
        self.problems.append(problem)

    def _section(self, kind: EntityKind, table: str) -> Section:
        return Section(
            at=self._source.place(self._source.tables(kind.value, table)[0][1]),
            table=table,
            rows=self._rows(kind, table),
            none=self._none(kind, table),
            ignore=self._ignore(kind, table),
            fields=self._rules.fields(self._tables(kind, table), ENTITY_TYPES[kind]),
        )

    def _tables(self, kind: EntityKind, table: str) -> Tables:
        """Tables of rules of a section: its shape, then text by text what is said of the kind and of the section."""
        fields = targets_of(ENTITY_TYPES[kind])
        tables: Tables = []
        try:
            if use := self._source.value(kind.value, table, "use"):
                tables += self._rules.shape(use)
        except SettingsInvalid as problem:
            self._note(problem)
        of_kind = self._source.tables(kind.value)
        of_table = self._source.tables(kind.value, table)
        for text in sorted({path[0] for _, path in (*of_kind, *of_table)}):
            tables += [({n: r for n, r in t.items() if n in fields}, p) for t, p in of_kind if p[0] == text]
            tables += [({n: r for n, r in t.items() if n not in SETTINGS}, p) for t, p in of_table if p[0] == text]
        return tables

    def _none(self, kind: EntityKind, table: str) -> frozenset[Scalar]:
        layer = self._source.value(kind.value, table, "none") or self._source.value("none")
        try:
            return self._words.scalars(layer) if layer else frozenset()
        except SettingsInvalid as problem:
            self._note(problem)
            return frozenset()

    def _ignore(self, kind: EntityKind, table: str) -> tuple[str, ...]:
        patterns: list[str] = []
        for tree, path in (*self._source.tables(), *self._source.tables(kind.value, table)):
            try:
                texts = self._words.texts((tree.get("ignore", []), (*path, "ignore")))
            except SettingsInvalid as problem:
                self._note(problem)
            else:
                patterns += [text if "." in text else f"{table}.{text}" for text in texts]
        return tuple(patterns)

    def _rows(self, kind: EntityKind, table: str) -> dict[str, RowOf]:
        rows: dict[str, RowOf] = {}
        for tree, path in self._source.tables(kind.value, table, "rows"):
            for name, raw in tree.items():
                try:
                    rows[name] = self._row((raw, (*path, name)))
                except SettingsInvalid as problem:
                    self._note(problem)
        return rows

    def _row(self, layer: Layer) -> RowOf:
        self._words.table(layer, frozenset({"of", "where"}))
        return RowOf(
            at=self._words.place(layer),
            table=self._words.text(self._words.part(layer, "of")),
            where=self._words.scalar_table(self._words.part(layer, "where", {})),
        )
