"""Rules that give one value: each becomes one expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from connector.domain.errors import SettingsInvalid
from connector.mapping import rules, runtime
from connector.mapping.record import ColumnType
from connector.mapping.rules import Ref, Rule, Scalar, Section
from connector.mapping.scope import Rows, Scope
from connector.mapping.targets import MISSING, Form, Target
from connector.mapping.values import Wanted, empty_expression, expression, lookup, same
from connector.mapping.writer import Slot, Writer

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True)
class Task:
    """A field to be filled."""

    target: Target
    scope: Scope
    """Where plain column names belong."""
    path: str
    """The field's name, dotted."""
    slots: list[Slot] = field(default_factory=list)
    """Columns that were read for it."""


class Scalars:
    """Turns rules for single values into expressions; None when this ledger has nothing for the field."""

    def __init__(self, writer: Writer, rows: Rows, section: Section, context: Mapping[str, str]) -> None:
        self._writer = writer
        self._rows = rows
        self._section = section
        self._context = context
        self._makers: dict[type[Rule], Callable[[Rule, Task], str | None]] = {}
        self._on(rules.Copy, self._copy)
        self._on(rules.Constant, self._constant)
        self._on(rules.Lookup, self._lookup)
        self._on(rules.Join, self._join)
        self._on(rules.Split, self._split)
        self._on(rules.When, self._when)
        self._on(rules.Difference, self._difference)
        self._on(rules.CurrencyCode, self._currency)
        self._on(rules.Collect, self._collect)

    def make(self, rule: Rule, task: Task) -> str | None:
        """The expression of a rule.

        Raises:
            Unfit: a column's type cannot become what the field takes.
        """
        return self._makers[type(rule)](rule, task)

    def _on(self, kind: type[R], make: Callable[[R, Task], str | None]) -> None:
        def typed(rule: Rule, task: Task) -> str | None:
            assert isinstance(rule, kind)  # noqa: S101 - the table is keyed by the type
            return make(rule, task)

        self._makers[kind] = typed

    def _empty(self, rule: Rule, target: Target) -> object:
        if rule.options.default is not None:
            return rule.options.default.value
        return None if target.optional else target.default

    def _none(self, rule: Rule) -> frozenset[Scalar]:
        return self._section.none if rule.options.none is None else rule.options.none

    def _slots(self, rule: Rule, refs: tuple[Ref, ...], task: Task) -> list[Slot]:
        """Columns that are there. What must be there and is not is noted."""
        found = {ref: self._rows.slot(ref, task.scope, rule.at) for ref in refs}
        absent = [ref for ref, slot in found.items() if slot is None]
        needed = len(absent) == len(found) and self._empty(rule, task.target) is MISSING
        if absent and (rule.options.required or needed):
            self._rows.missing += [str(ref) if ref.row else f"{task.scope.layout.table}.{ref}" for ref in absent]
        present = [slot for slot in found.values() if slot is not None]
        task.slots.extend(present)
        return present

    def _instead(self, rule: Rule) -> str | None:
        """The rule's default where its columns are not there."""
        default = rule.options.default
        return None if default is None else self._writer.constant(default.value)

    def _copy(self, rule: rules.Copy, task: Task) -> str | None:
        found = self._slots(rule, rule.columns, task)
        if not found:
            return self._instead(rule)
        none = self._none(rule)
        last = Wanted(task.target, self._empty(rule, task.target), none, rule.rich_text)
        other = Wanted(task.target, None, none, rule.rich_text)
        source = expression(self._writer, found[-1], last)
        for slot in reversed(found[:-1]):
            v = self._writer.variable()
            source = f"({v} if ({v} := {expression(self._writer, slot, other)}) is not None else {source})"
        return source

    def _constant(self, rule: rules.Constant, _: Task) -> str:
        return self._writer.constant(rule.value)

    def _lookup(self, rule: rules.Lookup, task: Task) -> str | None:
        found = self._slots(rule, (rule.column,), task)
        if not found:
            return self._instead(rule)
        wanted = Wanted(task.target, self._empty(rule, task.target), self._none(rule))
        table = {same(found[0].column, key): value for key, value in rule.table.items()}
        default = MISSING if rule.options.default is None else rule.options.default.value
        return lookup(self._writer, found[0], wanted, table, default)

    def _join(self, rule: rules.Join, task: Task) -> str | None:
        found = self._slots(rule, rule.columns, task)
        if not found:
            return self._instead(rule)
        part = Wanted(task.target, None, self._none(rule))
        parts = ", ".join(expression(self._writer, slot, part) for slot in found)
        empty = empty_expression(self._writer, self._empty(rule, task.target))
        return f"({self._writer.constant(rule.separator)}.join(filter(None, ({parts},))) or {empty})"

    def _split(self, rule: rules.Split, task: Task) -> str | None:
        found = self._slots(rule, (rule.column,), task)
        if not found:
            return self._instead(rule)
        v = self._writer.variable()
        text = expression(self._writer, found[0], Wanted(task.target, None, self._none(rule)))
        empty = empty_expression(self._writer, self._empty(rule, task.target))
        part = f"part_of({v}, {self._writer.constant(rule.separator)}, {rule.part})"
        return f"(({part} if ({v} := {text}) is not None else None) or {empty})"

    def _when(self, rule: rules.When, task: Task) -> str | None:
        then = self._branch(rule.then, task)
        otherwise = self._branch(rule.otherwise, task)
        slot = self._rows.slot(rule.column, task.scope, rule.at)
        if slot is None:
            return then if rule.values is None else otherwise
        task.slots.append(slot)
        return f"({then} if {self._test(slot, rule.values)} else {otherwise})"

    def _branch(self, rule: Rule | None, task: Task) -> str:
        source = self.make(rule, task) if rule else None
        default = None if task.target.optional else task.target.default
        return empty_expression(self._writer, default) if source is None else source

    def _test(self, slot: Slot, values: tuple[Scalar, ...] | None) -> str:
        if values is None and slot.column.type is not ColumnType.TEXT:
            return f"{slot.expression} is None"
        if values is None:
            nothing = frozenset({None, "", *(value for value in self._section.none if isinstance(value, str))})
            return f"{slot.expression} in {self._writer.constant(nothing)}"
        wanted = frozenset(same(slot.column, value) for value in values)
        return f"{slot.expression} in {self._writer.constant(wanted)}"

    def _difference(self, rule: rules.Difference, task: Task) -> str | None:
        found = self._slots(rule, rule.columns, task)
        if not found:
            return None
        part = Wanted(task.target, 0, frozenset())
        amount = " - ".join(expression(self._writer, slot, part) for slot in found)
        unless = self._rows.slot(rule.unless, task.scope, rule.at) if rule.unless else None
        if unless is None:
            return f"({amount})"
        task.slots.append(unless)
        flag = Target(task.target.name, Form.FLAG, optional=False, default=False)
        return f"(0 if {expression(self._writer, unless, Wanted(flag, False, frozenset()))} else {amount})"

    def _currency(self, rule: rules.CurrencyCode, task: Task) -> str | None:
        found = self._slots(rule, (rule.column,), task)
        if not found:
            return None
        home = self._context.get("home_currency", "")
        if not home:
            raise SettingsInvalid(
                "The home currency of the books is not known.",
                remedy="Enter the home currency in the settings of this connection.",
            )
        prefix = "currency:"
        codes: dict[object, str] = {
            key.removeprefix(prefix): iso for key, iso in self._context.items() if key.startswith(prefix) and iso
        }
        codes |= dict.fromkeys((None, "", *self._none(rule)), home)
        return f"{self._writer.constant(runtime.Currencies(codes))}[{found[0].expression}]"

    def _collect(self, rule: rules.Collect, task: Task) -> str | None:
        found = self._slots(rule, rule.columns, task)
        if not found:
            return None
        none = frozenset(value for value in self._none(rule) if isinstance(value, str) and value)
        each = Wanted(Target(task.target.name, Form.TEXT, optional=True, default=None), None, none)
        parts = [
            slot.expression if slot.column.type is ColumnType.TEXT else expression(self._writer, slot, each)
            for slot in found
        ]
        return f"texts(({', '.join(parts)},), {self._writer.shared(none, lambda: none)})"
