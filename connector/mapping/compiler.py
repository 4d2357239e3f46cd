"""Rules and a live layout become one Python function: tuple indexing, inlined conversions, structs made directly.

Nothing of a mapping file becomes source text but literals (through `repr`) and names of entity fields that were checked
against the entity's type; columns are indexes. So a mapping can hold any text and never runs as code.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from connector.domain.entities import ENTITY_TYPES
from connector.domain.errors import SourceChanged
from connector.domain.keys import EntityKind
from connector.mapping import runtime
from connector.mapping.construct import Made, construct, filled, user_field
from connector.mapping.explain import REFUSED, Explainer
from connector.mapping.record import MapRecord, RecordLayout, TableLayout
from connector.mapping.rules import Constant, Each, Group, Rule, Section, UserFields
from connector.mapping.scalars import Scalars, Task
from connector.mapping.scope import Rows, Scope
from connector.mapping.targets import MISSING, Struct, targets_of
from connector.mapping.values import Unfit
from connector.mapping.writer import Slot, Step, Writer

_SUPPORT: dict[str, object] = {
    function.__name__: function
    for function in (
        runtime.gone,
        runtime.nul,
        runtime.texts,
        runtime.part_of,
        runtime.rich,
        runtime.spelled,
        runtime.sen_of,
        runtime.whole_of,
        runtime.day_of,
        runtime.moment_of,
        runtime.day_text,
        runtime.real_of,
    )
}


def compile_section(kind: EntityKind, section: Section, layout: RecordLayout, context: Mapping[str, str]) -> MapRecord:
    """Compile the mapping of one kind from one parent table.

    Raises:
        SourceChanged: columns that the mapping needs are not in the layout.
        SettingsInvalid: a rule reads a column of a type that cannot become the field's, or no home currency is known.
    """
    writer = Writer(_SUPPORT)
    rows = Rows(writer, layout, section)
    entity = ENTITY_TYPES[kind]
    compiler = _Compiler(writer, rows, Scalars(writer, rows, section, context))
    made = compiler.fields(entity, section.fields, Scope("r", layout.parent), "")
    writer.line(f"return {construct(writer, entity, made)}")
    _refuse_missing(kind, section, made, rows.missing)
    source, steps = writer.function("map_record")
    names = writer.names | {"REFUSED": REFUSED, "explain": Explainer(kind, steps).explain}
    code = compile(source, f"<mapping of {kind.value} from {section.table}>", "exec")
    exec(code, names)  # noqa: S102 - the text holds indexes, literals and checked names only
    function: MapRecord = names["map_record"]  # type: ignore[assignment]
    return function


def _refuse_missing(kind: EntityKind, section: Section, made: list[Made], missing: list[str]) -> None:
    """Raise when something must be there and is not."""
    if missing:
        absent = list(dict.fromkeys(missing))
        raise SourceChanged(
            f"The books do not have {', '.join(absent)}, without which {kind.value} cannot be read.",
            remedy="The accounting program may have been updated: look for an update of BukuBridge.",
            facts={"kind": kind.value, "columns": absent},
        )
    needed = {name for name, target in targets_of(ENTITY_TYPES[kind]).items() if target.default is MISSING}
    if without := needed - {field.name for field in made}:
        raise section.at.error(f"{kind.value} must have a rule for {', '.join(sorted(without))}")


class _Compiler:
    """Turns rules for groups into statements, and leaves single values to `Scalars`."""

    def __init__(self, writer: Writer, rows: Rows, scalars: Scalars) -> None:
        self._writer = writer
        self._rows = rows
        self._scalars = scalars

    def fields(self, struct: Struct, fields: dict[str, Rule], scope: Scope, path: str) -> list[Made]:
        """What each field is made of; fields that this ledger has nothing for are left out."""
        made: list[Made] = []
        for name, target in targets_of(struct).items():
            if (rule := fields.get(name)) is None:
                continue
            task = Task(target, scope, f"{path}{name}")
            try:
                source = self._make(rule, task)
            except Unfit as exc:
                raise rule.at.error(str(exc)) from exc
            if source is not None:
                step = Step(task.path, target, tuple(task.slots))
                made.append(Made(target, source, step, constant=isinstance(rule, Constant)))
        return made

    def _make(self, rule: Rule, task: Task) -> str | None:
        match rule:
            case Group():
                return self._group(rule, task)
            case Each():
                return self._each(rule, task)
            case UserFields():
                return self._user_fields(rule, task)
            case _:
                return self._scalars.make(rule, task)

    def _user_fields(self, rule: UserFields, task: Task) -> str | None:
        layout = task.scope.layout
        found = [
            Slot(task.scope.row, index, column, layout.table)
            for index, column in enumerate(layout.columns)
            if column.name.startswith(rule.prefix)
        ]
        if not found:
            return None
        v = self._writer.variable("u")
        self._writer.line(f"{v} = []")
        for slot in sorted(found, key=lambda slot: slot.column.name):
            user_field(self._writer, v, slot, task.path)
        return f"tuple({v})"

    def _group(self, rule: Group, task: Task) -> str | None:
        scope = self._rows.named(rule.row, rule.at) if rule.row else task.scope
        struct = task.target.struct
        if scope is None or struct is None:
            return None
        made = self.fields(struct, rule.fields, scope, f"{task.path}.")
        if all(field.constant for field in made):
            return None
        if not task.target.optional:
            return construct(self._writer, struct, made)
        made, test = filled(self._writer, made)
        v = self._writer.variable("g")
        self._writer.line(f"{v} = None")
        with self._writer.block(f"if {test}:"):
            self._writer.line(f"{v} = {construct(self._writer, struct, made)}")
        return v

    def _each(self, rule: Each, task: Task) -> str | None:
        found = self._rows.child(rule.table)
        struct = task.target.struct
        if found is None or struct is None:
            return None
        number, layout = found
        writer, v, row = self._writer, self._writer.variable("l"), self._writer.variable("c")
        writer.line(f"{v} = []")
        with writer.block(f"for {row} in {self._ordered(rule, number, layout)}:"):
            if test := self._rows.test(row, layout, rule.where, rule.at):
                writer.line(f"if not ({test}): continue")
            made = self.fields(struct, rule.fields, Scope(row, layout), f"{task.path}.")
            writer.line(f"{v}.append({construct(writer, struct, made)})")
        if rule.sort:
            writer.line(f"if len({v}) > 1: {v}.sort(key={writer.constant(attrgetter(*rule.sort))})")
        return f"tuple({v})"

    def _ordered(self, rule: Each, number: int, layout: TableLayout) -> str:
        positions = [layout.position(name) for name in rule.order]
        indexes = tuple(index for index in positions if index is not None)
        if not indexes:
            return f"k[{number}]"
        return f"sorted(k[{number}], key={self._writer.constant(runtime.order_by(indexes))})"
