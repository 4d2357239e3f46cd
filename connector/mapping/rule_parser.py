"""From trees to rules: every word is checked against the field that it fills."""

from __future__ import annotations

from collections.abc import Callable

from connector.domain.errors import SettingsInvalid
from connector.mapping import rules
from connector.mapping.positions import Path
from connector.mapping.reader import Layer, Source, Tree, stack
from connector.mapping.rules import Constant, Options, Rule, Scalar
from connector.mapping.targets import MISSING, Form, Struct, Target, targets_of
from connector.mapping.words import NAME, Words

Tables = list[tuple[Tree, Path]]
"""Tables of fields and rules, the later ones over the earlier ones."""

_COMMON = frozenset({"required", "none", "default"})
_SIMPLE = frozenset(
    {Form.TEXT, Form.SEN, Form.WHOLE, Form.DECIMAL, Form.DAY, Form.MOMENT, Form.FLAG, Form.CHOICE},
)
_FORMS: dict[str, frozenset[Form]] = {
    "copy": _SIMPLE,
    "constant": _SIMPLE | {Form.TEXTS},
    "lookup": _SIMPLE,
    "when": _SIMPLE,
    "join": frozenset({Form.TEXT}),
    "split": frozenset({Form.TEXT}),
    "currency": frozenset({Form.TEXT}),
    "difference": frozenset({Form.SEN}),
    "collect": frozenset({Form.TEXTS}),
    "user_fields": frozenset({Form.USER_FIELDS}),
    "each": frozenset({Form.STRUCTS}),
    "fields": frozenset({Form.STRUCT}),
}
"""What each leading word can give."""


def _leading(raw: Tree) -> list[str]:
    """The words of a rule that say which rule it is; `fields` belongs to `each` where there is one."""
    if "each" in raw:
        return [word for word in _FORMS if word in raw and word != "fields"]
    words = [word for word in _FORMS if word in raw]
    return words or (["fields"] if raw.keys() & {"use", "row"} else [])


class RuleParser:
    """Makes rules, and notes every problem instead of stopping at the first one."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._words = Words(source)
        self._makers: dict[str, Callable[[Layer, Target, list[Layer]], Rule]] = {
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

    def shape(self, layer: Layer) -> Tables:
        """The tables of a named shape."""
        name = self._words.text(layer)
        tables = self._source.tables("shapes", name)
        if not tables:
            raise self._words.place(layer).error(f"there is no shape {name!r}")
        return tables

    def fields(self, tables: Tables, struct: Struct) -> dict[str, Rule]:
        """The rules of an entity's or group's fields, in their order. Problems are noted."""
        targets = targets_of(struct)
        found: dict[str, Rule] = {}
        for name, stacked in stack(tables).items():
            try:
                if name not in targets:
                    raise self._words.place(stacked[-1]).error(f"{struct.__name__} has no field {name!r}")
                found[name] = self._rule(stacked, targets[name])
            except SettingsInvalid as problem:
                self.problems.append(problem)
        return {name: found[name] for name in targets if name in found}

    def _rule(self, stacked: list[Layer], target: Target) -> Rule:
        raw, path = stacked[0]
        if isinstance(raw, str | list):
            raw = {"copy": raw}
        layer: Layer = (raw, path)
        if not isinstance(raw, dict):
            raise self._words.place(layer).error("a rule is a column, a list of columns or a table")
        words = _leading(raw)
        if len(words) != 1:
            raise self._words.place(layer).error(f"a rule has exactly one of: {', '.join(_FORMS)}")
        if target.form not in _FORMS[words[0]]:
            raise self._words.place(layer).error(f"{target.name} takes {target.form}, which {words[0]!r} cannot give")
        return self._makers[words[0]](layer, target, stacked[1:])

    def _copy(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._words.table(layer, _COMMON | {"copy", "text", "zone"})
        place = self._words.place
        if words.get("text", "rtf") != "rtf" or ("text" in words and target.form is not Form.TEXT):
            raise place(layer, "text").error("text can only be 'rtf', for a field that takes text")
        if words.get("zone", "UTC") != "UTC":
            raise place(layer, "zone").error("zone can only be 'UTC'")
        if (target.form is Form.MOMENT) is not ("zone" in words):
            raise place(layer).error("zone = 'UTC' belongs to fields that take a time, and to no others")
        return rules.Copy(
            at=place(layer),
            columns=self._words.refs(self._words.part(layer, "copy")),
            rich_text="text" in words,
            options=self._options(layer, words, target),
        )

    def _constant(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        self._words.table(layer, frozenset({"constant"}))
        return self._value(self._words.part(layer, "constant"), target)

    def _lookup(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._words.table(layer, _COMMON | {"lookup", "table"})
        raw, path = table = self._words.part(layer, "table")
        if not isinstance(raw, dict):
            raise self._words.place(table).error("table is a table of values")
        return rules.Lookup(
            at=self._words.place(layer),
            column=self._words.ref(self._words.part(layer, "lookup")),
            table={key: self._words.constant((value, (*path, key)), target) for key, value in raw.items()},
            options=self._options(layer, words, target),
        )

    def _join(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._words.table(layer, _COMMON | {"join", "separator"})
        return rules.Join(
            at=self._words.place(layer),
            columns=self._words.refs(self._words.part(layer, "join")),
            separator=self._words.text(self._words.part(layer, "separator", " "), empty=True),
            options=self._options(layer, words, target),
        )

    def _split(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._words.table(layer, _COMMON | {"split", "separator", "part"})
        number = self._words.part(layer, "part")
        if type(number[0]) is not int or not number[0]:
            raise self._words.place(number).error("part is a whole number: 1 for the first, -1 for the last one")
        return rules.Split(
            at=self._words.place(layer),
            column=self._words.ref(self._words.part(layer, "split")),
            separator=self._words.text(self._words.part(layer, "separator")),
            part=number[0],
            options=self._options(layer, words, target),
        )

    def _when(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._words.table(layer, frozenset({"when", "equals", "in", "empty", "then", "otherwise"}))
        if len(words.keys() & {"equals", "in", "empty"}) != 1 or words.get("empty", True) is not True:
            raise self._words.place(layer).error("'when' needs exactly one of: equals, in, empty = true")
        values: tuple[Scalar, ...] | None = None
        if "equals" in words:
            values = (self._words.scalar(self._words.part(layer, "equals")),)
        elif "in" in words:
            values = tuple(self._words.scalars(self._words.part(layer, "in")))
        return rules.When(
            at=self._words.place(layer),
            column=self._words.ref(self._words.part(layer, "when")),
            values=values,
            then=self._rule([self._words.part(layer, "then")], target),
            otherwise=self._rule([self._words.part(layer, "otherwise")], target) if "otherwise" in words else None,
        )

    def _difference(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._words.table(layer, frozenset({"difference", "unless", "required"}))
        return rules.Difference(
            at=self._words.place(layer),
            columns=self._words.refs(self._words.part(layer, "difference")),
            unless=self._words.ref(self._words.part(layer, "unless")) if "unless" in words else None,
            options=self._options(layer, words, target),
        )

    def _currency(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._words.table(layer, frozenset({"currency", "none", "required"}))
        return rules.CurrencyCode(
            at=self._words.place(layer),
            column=self._words.ref(self._words.part(layer, "currency")),
            options=self._options(layer, words, target),
        )

    def _collect(self, layer: Layer, target: Target, _: list[Layer]) -> Rule:
        words = self._words.table(layer, frozenset({"collect", "none", "required"}))
        return rules.Collect(
            at=self._words.place(layer),
            columns=self._words.refs(self._words.part(layer, "collect")),
            options=self._options(layer, words, target),
        )

    def _user_fields(self, layer: Layer, _target: Target, _: list[Layer]) -> Rule:
        self._words.table(layer, frozenset({"user_fields"}))
        pattern = self._words.text(self._words.part(layer, "user_fields"))
        if not pattern.endswith("*") or not NAME.fullmatch(pattern[:-1]):
            raise self._words.place(layer).error("user_fields is the beginning of a name and an asterisk: 'UDF_*'")
        return rules.UserFields(at=self._words.place(layer), prefix=pattern[:-1])

    def _group(self, layer: Layer, target: Target, over: list[Layer]) -> Rule:
        words = self._words.table(layer, frozenset({"fields", "use", "row"}))
        row = self._words.text(self._words.part(layer, "row")) if "row" in words else ""
        return rules.Group(at=self._words.place(layer), row=row, fields=self._inner(layer, words, target, over))

    def _each(self, layer: Layer, target: Target, over: list[Layer]) -> Rule:
        words = self._words.table(layer, frozenset({"each", "where", "order", "sort", "fields", "use"}))
        fields = self._inner(layer, words, target, over)
        sort = self._words.texts(self._words.part(layer, "sort", []))
        inner = targets_of(target.struct) if target.struct else {}
        for name in sort:
            if name not in fields or inner[name].default is not MISSING:
                raise self._words.place(layer, "sort").error(f"{name!r} may be empty, it cannot be sorted by it")
        return rules.Each(
            at=self._words.place(layer),
            table=self._words.text(self._words.part(layer, "each")),
            where=self._words.scalar_table(self._words.part(layer, "where", {})),
            order=self._words.texts(self._words.part(layer, "order", [])),
            sort=sort,
            fields=fields,
        )

    def _inner(self, layer: Layer, words: Tree, target: Target, over: list[Layer]) -> dict[str, Rule]:
        tables = self.shape(self._words.part(layer, "use")) if "use" in words else []
        for each in [layer, *over]:
            raw, path = self._words.part(each, "fields", {})
            if not isinstance(raw, dict):
                raise self._words.place((raw, path)).error("fields is a table of rules")
            tables.append((raw, path))
        return self.fields(tables, target.struct) if target.struct else {}

    def _options(self, layer: Layer, words: Tree, target: Target) -> Options:
        return Options(
            required=self._words.flag(self._words.part(layer, "required", otherwise=False)),
            none=self._words.scalars(self._words.part(layer, "none")) if "none" in words else None,
            default=self._value(self._words.part(layer, "default"), target) if "default" in words else None,
        )

    def _value(self, layer: Layer, target: Target) -> Constant:
        return Constant(at=self._words.place(layer), value=self._words.constant(layer, target))
