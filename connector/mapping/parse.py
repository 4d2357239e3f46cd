"""From trees to rules: every word of a mapping file is checked against the entity that it fills."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from connector.domain.entities import ENTITY_TYPES
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.mapping import rules
from connector.mapping.reader import SETTINGS, Layer, Source, Tree, stack
from connector.mapping.rules import Place, Ref, RowOf, Rule, Scalar, Section
from connector.mapping.targets import MISSING, Form, Struct, Target, targets_of

_COMMON = frozenset({"required", "none", "default"})
_NAME = re.compile(r"[^\s.\"'*]+")
_FORMS: dict[str, frozenset[Form]] = {
    "join": frozenset({Form.TEXT}),
    "split": frozenset({Form.TEXT}),
    "currency": frozenset({Form.TEXT}),
    "difference": frozenset({Form.SEN}),
    "collect": frozenset({Form.TEXTS}),
    "user_fields": frozenset({Form.USER_FIELDS}),
    "each": frozenset({Form.STRUCTS}),
    "fields": frozenset({Form.STRUCT}),
}
_SIMPLE = frozenset(
    {Form.TEXT, Form.SEN, Form.WHOLE, Form.DECIMAL, Form.DAY, Form.MOMENT, Form.FLAG, Form.CHOICE},
)


class Parser:
    """Makes sections out of a source, and notes every problem instead of stopping at the first one."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._words: dict[str, Callable[[Layer, Target, list[Layer]], Rule]] = {
            "copy": self._copy,
            "constant": self._constant,
            "lookup": self._lookup,
            "join": self._join,
            "split": self._split,
            "when": self._when,
            "difference": self._difference,
            "currency": self._currency,
            "collect": self._collect,
            "user_fields": self._user_fields,
            "each": self._each,
            "fields": self._group,
        }
        self.problems: list[SettingsInvalid] = []

    def sections(self) -> dict[tuple[EntityKind, str], Section]:
        """All sections by kind and parent table, in the order of the file."""
        for path in self._source.strays():
            self._note(self._source.place(path).error(f"{path[-1]!r} is no kind of record"))
        found: dict[tuple[EntityKind, str], Section] = {}
        for kind in EntityKind:
            names = targets_of(ENTITY_TYPES[kind])
            for tree, path in self._source.tables(kind.value):
                for table, raw in tree.items():
                    if table in names or (kind, table) in found:
                        continue
                    if isinstance(raw, dict):
                        found[kind, table] = self._section(kind, table)
                    else:
                        self._note(self._source.place((*path, table)).error(f"{kind.value} have no field {table!r}"))
        return found

    def _note(self, problem: SettingsInvalid) -> None:
        self.problems.append(problem)

    def _section(self, kind: EntityKind, table: str) -> Section:
        entity = ENTITY_TYPES[kind]
        names = targets_of(entity)
        layers: list[tuple[Tree, tuple[str, ...]]] = []
        if use := self._source.value(kind.value, table, "use"):
            layers += self._shape(use)
        at_kind = {path[0]: tree for tree, path in self._source.tables(kind.value)}
        at_table = {path[0]: tree for tree, path in self._source.tables(kind.value, table)}
        for text in sorted({*at_kind, *at_table}):
            general = {name: raw for name, raw in at_kind.get(text, {}).items() if name in names}
            layers.append((general, (text, kind.value)))
            own = {name: raw for name, raw in at_table.get(text, {}).items() if name not in SETTINGS}
            layers.append((own, (text, kind.value, table)))
        return Section(
            at=self._source.place(self._source.tables(kind.value, table)[0][1]),
            table=table,
            rows=self._rows(kind, table),
            none=self._none(kind, table),
            ignore=self._ignore(kind, table),
            fields=self._fields(layers, entity),
        )

    def _none(self, kind: EntityKind, table: str) -> frozenset[Scalar]:
        layer = self._source.value(kind.value, table, "none") or self._source.value("none")
        if layer is None:
            return frozenset()
        try:
            return self._scalars(layer)
        except SettingsInvalid as problem:
            self._note(problem)
            return frozenset()

    def _ignore(self, kind: EntityKind, table: str) -> tuple[str, ...]:
        patterns: list[str] = []
        for tree, path in self._source.tables(kind.value, table):
            try:
                raw = tree.get("ignore", [])
                patterns += [p if "." in p else f"{table}.{p}" for p in self._texts((raw, (*path, "ignore")))]
            except SettingsInvalid as problem:
                self._note(problem)
        return tuple(patterns)

    def _rows(self, kind: EntityKind, table: str) -> dict[str, RowOf]:
        rows: dict[str, RowOf] = {}
        for tree, path in self._source.tables(kind.value, table, "rows"):
            for name, raw in tree.items():
                layer: Layer = (raw, (*path, name))
                try:
                    words = self._table(layer, {"of", "where"})
                    rows[name] = RowOf(
                        at=self._place(layer),
                        table=self._text(self._part(layer, words, "of")),
                        where=self._scalar_table(self._part(layer, words, "where", {})),
                    )
                except SettingsInvalid as problem:
                    self._note(problem)
        return rows

    def _shape(self, layer: Layer) -> list[tuple[Tree, tuple[str, ...]]]:
        name = self._text(layer)
        if not (tables := self._source.tables("shapes", name)):
            self._note(self._place(layer).error(f"there is no shape {name!r}"))
        return tables

    def _fields(self, layers: list[tuple[Tree, tuple[str, ...]]], struct: Struct) -> dict[str, Rule]:
        targets = targets_of(struct)
        found: dict[str, Rule] = {}
        for name, stacked in stack(layers).items():
            try:
                if name not in targets:
                    raise self._place(stacked[-1]).error(f"{struct.__name__} has no field {name!r}")
                found[name] = self._rule(stacked, targets[name])
            except SettingsInvalid as problem:
                self._note(problem)
        return {name: found[name] for name in targets if name in found}

    def _rule(self, stacked: list[Layer], target: Target) -> Rule:
        raw, path = layer = stacked[0]
        if isinstance(raw, str | list):
            raw = {"copy": raw}
            layer = (raw, path)
        if not isinstance(raw, dict):
            raise self._place(layer).error("a rule is a column, a list of columns or a table")
        words = [word for word in self._words if word in raw]
        if not words and {"use", "row"} & raw.keys():
            words = ["fields"]
        if "each" in words:
            words = ["each"]
        if len(words) != 1:
            raise self._place(layer).error(f"a rule has exactly one of: {', '.join(self._words)}")
        if target.form not in _FORMS.get(words[0], _SIMPLE if words[0] != "constant" else {*_SIMPLE, Form.TEXTS}):
            raise self._place(layer).error(f"{target.name} takes {target.form}, which {words[0]!r} cannot give")
        return self._words[words[0]](layer, target, stacked[1:])

    # One method for each leading word.

    def _copy(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"copy", "text", "zone", *_COMMON})
        rich, zone = words.get("text"), words.get("zone")
        if rich not in (None, "rtf") or (rich and target.form is not Form.TEXT):
            raise self._place(layer, "text").error("text can only be 'rtf', for a field that takes text")
        if zone not in (None, "UTC"):
            raise self._place(layer, "zone").error("zone can only be 'UTC'")
        if (target.form is Form.MOMENT) is not (zone == "UTC"):
            raise self._place(layer).error(f"zone = 'UTC' belongs to fields that take a time; {target.name} is checked")
        columns = self._refs(self._part(layer, words, "copy"))
        return rules.Copy(
            at=self._place(layer),
            columns=columns,
            rich_text=rich == "rtf",
            utc=zone == "UTC",
            required=self._flag(layer, words, "required"),
            none=self._own_none(layer, words),
            default=self._default(layer, words, target),
        )

    def _constant(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"constant"})
        value = self._constant_of(self._part(layer, words, "constant"), target)
        return rules.Constant(at=self._place(layer), value=value)

    def _lookup(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"lookup", "table", *_COMMON})
        raw, path = self._part(layer, words, "table")
        if not isinstance(raw, dict):
            raise self._place((raw, path)).error("table is a table of values")
        table = {key: self._constant_of((value, (*path, key)), target) for key, value in raw.items()}
        return rules.Lookup(
            at=self._place(layer),
            column=self._ref(self._part(layer, words, "lookup")),
            table={key: value for key, value in table.items() if not isinstance(value, list)},
            required=self._flag(layer, words, "required"),
            none=self._own_none(layer, words),
            default=self._default(layer, words, target),
        )

    def _join(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"join", "separator", *_COMMON})
        return rules.Join(
            at=self._place(layer),
            columns=self._refs(self._part(layer, words, "join")),
            separator=self._text(self._part(layer, words, "separator", " "), empty=True),
            required=self._flag(layer, words, "required"),
            none=self._own_none(layer, words),
            default=self._default(layer, words, target),
        )

    def _split(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"split", "separator", "part", *_COMMON})
        part, path = self._part(layer, words, "part")
        if type(part) is not int or part == 0:
            raise self._place((part, path)).error("part is a whole number: 1 for the first one, -1 for the last one")
        return rules.Split(
            at=self._place(layer),
            column=self._ref(self._part(layer, words, "split")),
            separator=self._text(self._part(layer, words, "separator")),
            part=part,
            required=self._flag(layer, words, "required"),
            none=self._own_none(layer, words),
            default=self._default(layer, words, target),
        )

    def _when(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"when", "equals", "in", "empty", "then", "otherwise"})
        tests = {"equals", "in", "empty"} & words.keys()
        if len(tests) != 1 or words.get("empty", True) is not True:
            raise self._place(layer).error("'when' needs exactly one of: equals, in, empty = true")
        values: tuple[Scalar, ...] | None = None
        if "equals" in words:
            values = (self._scalar(self._part(layer, words, "equals")),)
        elif "in" in words:
            values = tuple(self._scalars(self._part(layer, words, "in")))
        otherwise = self._part(layer, words, "otherwise") if "otherwise" in words else None
        return rules.When(
            at=self._place(layer),
            column=self._ref(self._part(layer, words, "when")),
            values=values,
            then=self._rule([self._part(layer, words, "then")], target),
            otherwise=self._rule([otherwise], target) if otherwise else None,
        )

    def _difference(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"difference", "unless", "required"})
        columns = self._refs(self._part(layer, words, "difference"))
        return rules.Difference(
            at=self._place(layer),
            columns=columns,
            unless=self._ref(self._part(layer, words, "unless")) if "unless" in words else None,
            required=self._flag(layer, words, "required"),
        )

    def _currency(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"currency", *_COMMON})
        return rules.CurrencyCode(
            at=self._place(layer),
            column=self._ref(self._part(layer, words, "currency")),
            required=self._flag(layer, words, "required"),
            none=self._own_none(layer, words),
        )

    def _collect(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"collect", "required", "none"})
        return rules.Collect(
            at=self._place(layer),
            columns=self._refs(self._part(layer, words, "collect")),
            required=self._flag(layer, words, "required"),
            none=self._own_none(layer, words),
        )

    def _user_fields(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._table(layer, {"user_fields"})
        pattern = self._text(self._part(layer, words, "user_fields"))
        if not pattern.endswith("*") or not _NAME.fullmatch(pattern[:-1]):
            raise self._place(layer).error("user_fields is the beginning of a column name and an asterisk: 'UDF_*'")
        return rules.UserFields(at=self._place(layer), prefix=pattern[:-1])

    def _group(self, layer: Layer, target: Target, over: list[Layer]) -> Rule:
        words = self._table(layer, {"fields", "use", "row"})
        row = self._text(self._part(layer, words, "row")) if "row" in words else ""
        return rules.Group(at=self._place(layer), row=row, fields=self._inner(layer, words, target, over))

    def _each(self, layer: Layer, target: Target, over: list[Layer]) -> Rule:
        words = self._table(layer, {"each", "where", "order", "sort", "fields", "use"})
        fields = self._inner(layer, words, target, over)
        sort = self._texts(self._part(layer, words, "sort", []))
        inner = targets_of(target.struct) if target.struct else {}
        for name in sort:
            if name not in fields or inner[name].default is not MISSING:
                raise self._place(layer, "sort").error(
                    f"it can only be sorted by fields that must have a value: {name!r}"
                )
        return rules.Each(
            at=self._place(layer),
            table=self._text(self._part(layer, words, "each")),
            where=self._scalar_table(self._part(layer, words, "where", {})),
            order=tuple(self._texts(self._part(layer, words, "order", []))),
            sort=tuple(sort),
            fields=fields,
        )

    def _inner(self, layer: Layer, words: Tree, target: Target, over: list[Layer]) -> dict[str, Rule]:
        layers = self._shape(self._part(layer, words, "use")) if "use" in words else []
        for raw, path in [layer, *over]:
            fields = raw.get("fields", {}) if isinstance(raw, dict) else {}
            if not isinstance(fields, dict):
                raise self._place((raw, (*path, "fields"))).error("fields is a table of rules")
            layers.append((fields, (*path, "fields")))
        if target.struct is None:
            return {}
        return self._fields(layers, target.struct)

    # Parts of rules.

    def _place(self, layer: Layer, word: str = "") -> Place:
        return self._source.place((*layer[1], word) if word else layer[1])

    def _table(self, layer: Layer, known: set[str]) -> Tree:
        raw = layer[0]
        if not isinstance(raw, dict):
            raise self._place(layer).error("a table is wanted here")
        for word in raw:
            if word not in known:
                raise self._place(layer, word).error(
                    f"{word!r} means nothing here; known are: {', '.join(sorted(known))}"
                )
        return raw

    def _part(self, layer: Layer, words: Tree, word: str, otherwise: object = None) -> Layer:
        if word not in words and otherwise is None:
            raise self._place(layer).error(f"{word!r} is missing")
        return words.get(word, otherwise), (*layer[1], word)

    def _text(self, layer: Layer, *, empty: bool = False) -> str:
        if not isinstance(layer[0], str) or not (layer[0] or empty) or "\0" in layer[0]:
            raise self._place(layer).error("a text is wanted here")
        return layer[0]

    def _texts(self, layer: Layer) -> list[str]:
        if not isinstance(layer[0], list):
            raise self._place(layer).error("a list of texts is wanted here")
        return [self._text((raw, (*layer[1], str(n)))) for n, raw in enumerate(layer[0])]

    def _flag(self, layer: Layer, words: Tree, word: str) -> bool:
        value = words.get(word, False)
        if not isinstance(value, bool):
            raise self._place(layer, word).error(f"{word} is true or false")
        return value

    def _scalar(self, layer: Layer) -> Scalar:
        value = layer[0]
        if isinstance(value, dt.datetime) or not isinstance(value, str | int | bool | Decimal | dt.date):
            raise self._place(layer).error("a text, a number, a date, true or false is wanted here")
        return value

    def _scalars(self, layer: Layer) -> frozenset[Scalar]:
        if not isinstance(layer[0], list):
            raise self._place(layer).error("a list of values is wanted here")
        return frozenset(self._scalar((raw, (*layer[1], str(n)))) for n, raw in enumerate(layer[0]))

    def _scalar_table(self, layer: Layer) -> dict[str, Scalar]:
        if not isinstance(layer[0], dict):
            raise self._place(layer).error("a table of columns and values is wanted here")
        return {key: self._scalar((raw, (*layer[1], key))) for key, raw in layer[0].items()}

    def _own_none(self, layer: Layer, words: Tree) -> frozenset[Scalar] | None:
        return self._scalars(self._part(layer, words, "none")) if "none" in words else None

    def _default(self, layer: Layer, words: Tree, target: Target) -> Scalar | list[str] | None:
        return self._constant_of(self._part(layer, words, "default"), target) if "default" in words else None

    def _constant_of(self, layer: Layer, target: Target) -> Scalar | list[str]:
        value = layer[0]
        try:
            target.constant(value)
        except ValueError as exc:
            raise self._place(layer).error(str(exc)) from exc
        return value if isinstance(value, list) else self._scalar(layer)

    def _ref(self, layer: Layer) -> Ref:
        text = self._text(layer)
        row, _, column = text.rpartition(".")
        if not _NAME.fullmatch(column) or (row and not _NAME.fullmatch(row)):
            raise self._place(layer).error(f"{text!r} is no column: COLUMN or ROW.COLUMN is wanted")
        return Ref(row, column)

    def _refs(self, layer: Layer) -> tuple[Ref, ...]:
        if isinstance(layer[0], str):
            return (self._ref(layer),)
        texts = self._texts(layer)
        if not texts:
            raise self._place(layer).error("at least one column is wanted")
        return tuple(self._ref((text, (*layer[1], str(n)))) for n, text in enumerate(texts))
