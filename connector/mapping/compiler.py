"""Rules and a live layout become one Python function: tuple indexing, inlined conversions, structs made directly.

Nothing of a mapping file becomes source text but literals (through `repr`) and names of entity fields that were checked
against the entity's type; columns are indexes. So a mapping can hold any text and never runs as code.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from connector.domain.entities import ENTITY_TYPES
from connector.domain.errors import SettingsInvalid, SourceChanged
from connector.domain.keys import EntityKind
from connector.mapping import rules, runtime
from connector.mapping.construct import Made, construct, filled, user_field
from connector.mapping.explain import REFUSED, Explainer
from connector.mapping.record import ColumnType, MapRecord, RecordLayout
from connector.mapping.rules import Each, Group, Place, Ref, Rule, Scalar, Section, UserFields, When
from connector.mapping.scope import Rows, Scope
from connector.mapping.targets import MISSING, Form, Struct, Target, targets_of
from connector.mapping.values import Unfit, Wanted, empty_expression, expression, lookup, same
from connector.mapping.writer import Slot, Step, Writer

_SUPPORT: dict[str, object] = {
    name: getattr(runtime, name)
    for name in (
        "gone",
        "nul",
        "texts",
        "part_of",
        "rich",
        "spelled",
        "sen_of",
        "whole_of",
        "day_of",
        "moment_of",
        "day_text",
    )
}


def compile_section(kind: EntityKind, section: Section, layout: RecordLayout, context: Mapping[str, str]) -> MapRecord:
    """Compile the mapping of one kind from one parent table.

    Raises:
        SourceChanged: columns that the mapping needs are not in the layout.
        SettingsInvalid: a rule reads a column of a type that cannot become the field's, or no home currency is known.
    """
    writer = Writer(_SUPPORT)
    compiler = _Compiler(writer, Rows(writer, layout, section), section, context)
    scope = Scope("r", layout.parent)
    entity = ENTITY_TYPES[kind]
    made = compiler.fields(entity, section.fields, scope, "")
    result = construct(writer, entity, made)
    writer.line(f"return {result}")
    compiler.refuse_missing(kind, entity, made)
    source, steps = writer.function("map_record")
    names = writer.names
    names["REFUSED"] = REFUSED
    names["explain"] = Explainer(kind, steps).explain
    exec(compile(source, f"<mapping of {kind.value} from {section.at.file}>", "exec"), names)  # noqa: S102 - only indexes, literals and checked names
    function: MapRecord = names["map_record"]  # type: ignore[assignment]
    return function


class _Compiler:
    """Turns rules into expressions; what needs statements writes them first."""

    def __init__(self, writer: Writer, rows: Rows, section: Section, context: Mapping[str, str]) -> None:
        self._writer = writer
        self._rows = rows
        self._section = section
        self._context = context
        self._expressions = {
            rules.Copy: self._copy,
            rules.Constant: self._constant,
            rules.Lookup: self._lookup,
            rules.Join: self._join,
            rules.Split: self._split,
            rules.When: self._when,
            rules.Difference: self._difference,
            rules.CurrencyCode: self._currency,
            rules.Collect: self._collect,
            rules.UserFields: self._user_fields,
            rules.Group: self._group,
            rules.Each: self._each,
        }

    def fields(self, struct: Struct, fields: dict[str, Rule], scope: Scope, path: str) -> list[Made]:
        """What each field is made of; fields that this ledger has nothing for are left out."""
        made: list[Made] = []
        for name, target in targets_of(struct).items():
            rule = fields.get(name)
            if rule is None:
                continue
            found = self._make(rule, target, scope, f"{path}{name}")
            if found is not None:
                made.append(found)
        return made

    def refuse_missing(self, kind: EntityKind, struct: Struct, made: list[Made]) -> None:
        """Raise when something must be there and is not."""
        absent = list(dict.fromkeys(self._rows.missing))
        if absent:
            raise SourceChanged(
                f"The books do not have {', '.join(absent)}, which {kind.value} cannot be read without.",
                remedy="The accounting program may have been updated: look for an update of BukuBridge.",
                facts={"kind": kind.value, "columns": absent},
            )
        without = {n for n, target in targets_of(struct).items() if target.default is MISSING} - {m.name for m in made}
        if without:
            raise self._section.at.error(f"{kind.value} cannot be without {', '.join(sorted(without))}")

    def _make(self, rule: Rule, target: Target, scope: Scope, path: str) -> Made | None:
        slots: list[Slot] = []
        try:
            source = self._expressions[type(rule)](rule, target, scope, slots, path)
        except Unfit as exc:
            raise rule.at.error(str(exc)) from exc
        if source is None:
            return None
        step = Step(path, target, tuple(slots))
        return Made(target, source, step, constant=isinstance(rule, rules.Constant))

    def _wanted(self, rule: Rule, target: Target, *, rich_text: bool = False) -> Wanted:
        return Wanted(target, self._empty(rule, target), self._none(rule), rich_text)

    def _empty(self, rule: Rule, target: Target) -> object:
        if rule.default is not None:
            return target.constant(rule.default)
        return None if target.optional else target.default

    def _none(self, rule: Rule) -> frozenset[Scalar]:
        return self._section.none if rule.none is None else rule.none

    def _slots(self, rule: Rule, refs: tuple[Ref, ...], scope: Scope, target: Target, slots: list[Slot]) -> list[Slot]:
        """Columns that are there. What must be there and is not is noted."""
        found = {ref: self._rows.slot(ref, scope, rule.at) for ref in refs}
        absent = [ref for ref, slot in found.items() if slot is None]
        nothing = len(absent) == len(refs)
        if absent and (rule.required or (nothing and target.default is MISSING and rule.default is None)):
            self._rows.missing += [str(ref) if ref.row else f"{scope.layout.table}.{ref}" for ref in absent]
        present = [slot for slot in found.values() if slot is not None]
        slots += present
        return present

    # One method for each rule. None: this ledger has nothing for the field.

    def _copy(self, rule: rules.Copy, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        found = self._slots(rule, rule.columns, scope, target, slots)
        wanted = self._wanted(rule, target, rich_text=rule.rich_text)
        if not found:
            return self._instead(rule, target)
        source = expression(self._writer, found[-1], wanted)
        for slot in reversed(found[:-1]):
            v = self._writer.variable()
            first = expression(self._writer, slot, Wanted(target, None, wanted.none, wanted.rich_text))
            source = f"({v} if ({v} := {first}) is not None else {source})"
        return source

    def _constant(self, rule: rules.Constant, target: Target, scope: Scope, slots: list[Slot], path: str) -> str:
        return self._writer.constant(target.constant(rule.value))

    def _lookup(self, rule: rules.Lookup, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        found = self._slots(rule, (rule.column,), scope, target, slots)
        if not found:
            return self._instead(rule, target)
        wanted = self._wanted(rule, target)
        table = {same(found[0].column, key): target.constant(value) for key, value in rule.table.items()}
        default = MISSING if rule.default is None else target.constant(rule.default)
        return lookup(self._writer, found[0], wanted, table, default)

    def _join(self, rule: rules.Join, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        found = self._slots(rule, rule.columns, scope, target, slots)
        if not found:
            return self._instead(rule, target)
        part = Wanted(target, None, self._none(rule))
        parts = ", ".join(expression(self._writer, slot, part) for slot in found)
        empty = empty_expression(self._writer, self._empty(rule, target))
        return f"({self._writer.constant(rule.separator)}.join(filter(None, ({parts},))) or {empty})"

    def _split(self, rule: rules.Split, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        found = self._slots(rule, (rule.column,), scope, target, slots)
        if not found:
            return self._instead(rule, target)
        v = self._writer.variable()
        text = expression(self._writer, found[0], Wanted(target, None, self._none(rule)))
        empty = empty_expression(self._writer, self._empty(rule, target))
        separator = self._writer.constant(rule.separator)
        return f"((part_of({v}, {separator}, {rule.part}) if ({v} := {text}) is not None else None) or {empty})"

    def _when(self, rule: When, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        then = self._branch(rule.then, target, scope, slots, path)
        otherwise = self._branch(rule.otherwise, target, scope, slots, path)
        slot = self._rows.slot(rule.column, scope, rule.at)
        if slot is None:
            return then if rule.values is None else otherwise
        slots.append(slot)
        return f"({then} if {self._test(slot, rule.values)} else {otherwise})"

    def _branch(self, rule: Rule | None, target: Target, scope: Scope, slots: list[Slot], path: str) -> str:
        source = self._expressions[type(rule)](rule, target, scope, slots, path) if rule else None
        default = None if target.optional else target.default
        return empty_expression(self._writer, default) if source is None else source

    def _test(self, slot: Slot, values: tuple[Scalar, ...] | None) -> str:
        if values is None:
            if slot.column.type is not ColumnType.TEXT:
                return f"{slot.expression} is None"
            nothing = frozenset({None, *(value for value in self._section.none if isinstance(value, str)), ""})
            return f"{slot.expression} in {self._writer.constant(nothing)}"
        wanted = frozenset(same(slot.column, value) for value in values)
        return f"{slot.expression} in {self._writer.constant(wanted)}"

    def _difference(
        self, rule: rules.Difference, target: Target, scope: Scope, slots: list[Slot], path: str
    ) -> str | None:
        found = self._slots(rule, rule.columns, scope, target, slots)
        if not found:
            return self._instead(rule, target)
        part = Wanted(target, 0, frozenset())
        amount = " - ".join(expression(self._writer, slot, part) for slot in found)
        unless = self._rows.slot(rule.unless, scope, rule.at) if rule.unless else None
        if unless is None:
            return f"({amount})"
        slots.append(unless)
        flag = Target(target.name, Form.FLAG, optional=False, default=False)
        return f"(0 if {expression(self._writer, unless, Wanted(flag, False, frozenset()))} else {amount})"

    def _currency(
        self, rule: rules.CurrencyCode, target: Target, scope: Scope, slots: list[Slot], path: str
    ) -> str | None:
        found = self._slots(rule, (rule.column,), scope, target, slots)
        if not found:
            return None
        home = self._context.get("home_currency", "")
        if not home:
            raise SettingsInvalid(
                "The home currency of the books is not known.",
                remedy="Enter the home currency in the settings of this connection.",
            )
        nothing = {None, "", *self._none(rule)}
        known = {key.removeprefix("currency:"): iso for key, iso in self._context.items() if key.startswith("currency:")}
        table = runtime.Currencies({**known, **dict.fromkeys(nothing, home)})
        return f"{self._writer.constant(table)}[{found[0].expression}]"

    def _collect(self, rule: rules.Collect, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        found = self._slots(rule, rule.columns, scope, target, slots)
        if not found:
            return None
        none = frozenset(value for value in self._none(rule) if isinstance(value, str) and value)
        text = Target(target.name, Form.TEXT, optional=True, default=None)
        plain = all(slot.column.type is ColumnType.TEXT for slot in found)
        parts = [slot.expression if plain else expression(self._writer, slot, Wanted(text, None, none)) for slot in found]
        return f"texts(({', '.join(parts)},), {self._writer.shared(none, lambda: none)})"

    def _user_fields(self, rule: UserFields, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        columns = sorted(
            (column.name, index, column)
            for index, column in enumerate(scope.layout.columns)
            if column.name.startswith(rule.prefix)
        )
        found = [Slot(scope.row, index, column, scope.layout.table) for _, index, column in columns]
        if not found:
            return None
        v = self._writer.variable("u")
        self._writer.line(f"{v} = []")
        for slot in found:
            user_field(self._writer, v, slot, path)
        return f"tuple({v})"

    def _group(self, rule: Group, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        inner = self._rows.named(rule.row, rule.at) if rule.row else scope
        if inner is None or target.struct is None:
            return None
        made = self.fields(target.struct, rule.fields, inner, f"{path}.")
        if not any(not field.constant for field in made):
            return None
        if not target.optional:
            return construct(self._writer, target.struct, made)
        made, test = filled(self._writer, made)
        v = self._writer.variable("g")
        self._writer.line(f"{v} = None")
        with self._writer.block(f"if {test}:"):
            self._writer.line(f"{v} = {construct(self._writer, target.struct, made)}")
        return v

    def _each(self, rule: Each, target: Target, scope: Scope, slots: list[Slot], path: str) -> str | None:
        found = self._rows.child(rule.table)
        if found is None or target.struct is None:
            return None
        number, layout = found
        writer, v, row = self._writer, self._writer.variable("l"), self._writer.variable("c")
        writer.line(f"{v} = []")
        with writer.block(f"for {row} in {self._ordered(rule, number, layout.table)}:"):
            if test := self._rows.test(row, layout, rule.where, rule.at):
                writer.line(f"if not ({test}): continue")
            made = self.fields(target.struct, rule.fields, Scope(row, layout), f"{path}.")
            writer.line(f"{v}.append({construct(writer, target.struct, made)})")
        if rule.sort:
            writer.line(f"if len({v}) > 1: {v}.sort(key={writer.constant(attrgetter(*rule.sort))})")
        return f"tuple({v})"

    def _ordered(self, rule: Each, number: int, table: str) -> str:
        layout = self._rows.child(table)
        positions = [layout[1].position(name) for name in rule.order] if layout else []
        indexes = tuple(index for index in positions if index is not None)
        if not indexes:
            return f"k[{number}]"
        return f"sorted(k[{number}], key={self._writer.constant(runtime.order_by(indexes))})"

    def _instead(self, rule: Rule, target: Target) -> str | None:
        """The rule's default where its columns are not there."""
        return None if rule.default is None else self._writer.constant(target.constant(rule.default))
