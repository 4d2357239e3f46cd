"""What the agent does when a face looks at mappings, tries rules and keeps them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from connector.agent.agent import Agent
from connector.agent.between_runs import between_runs
from connector.agent.described import Sampling
from connector.agent.mapping_tables import count_own, row_of, section_table
from connector.agent.own_rules import keep, put_aside, text_of
from connector.agent.rule_drafts import raw_of
from connector.connections import Connection
from connector.control import mapping_desk as say
from connector.control.envelope import Message
from connector.control.messages import Accepted
from connector.domain.errors import BridgeError, NotFound, SettingsInvalid
from connector.domain.keys import EntityKind
from connector.domain.runs import Trigger
from connector.hosting.running import Opened, Order
from connector.mapping import Mapping, load
from connector.mapping.mapping import examine, examine_text
from connector.mapping.own_file import keys_of, own_rule, with_rule, without_rule
from connector.mapping.reader import Tree, read
from connector.mapping.record import Column
from connector.mapping.rules import Section
from connector.mapping.sampled import Sampled
from connector.mapping.targets import target_at
from connector.paths import locked, write_private

_SAMPLES: Final = 40
"""Records of each shape that are read for samples."""
_REMEMBERED: Final = 4
"""Kinds whose samples are kept while somebody tries rules."""


@dataclass(frozen=True)
class _Rules:
    """The rules of a kind as they are and as delivered."""

    mapping: Mapping
    delivered: Mapping
    own: Tree
    problems: tuple[str, ...] = ()


class MappingDesk:
    """Answers requests; each is called on its client's thread, and looks at the books between runs."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self._samples: OrderedDict[tuple[str, EntityKind], Sequence[Sampled]] = OrderedDict()

    def reply(self, request: say.Request) -> Message:
        """The reply. Raises BridgeError, which is told to the client."""
        connection = self._agent.only(request.connection)
        match request:
            case say.GetMapping():
                return self._table(connection, request.entity, anew=True)
            case say.TryRule():
                return self._try(connection, request)
            case say.SaveRules():
                return self._save(connection, request)
            case say.ForgetRules():
                return self._forget(connection)
            case say.PreviewRules():
                return self._preview(connection, request)

    # -- looking ----------------------------------------------------------------------------------------------------

    def _table(self, connection: Connection, kind: EntityKind, *, anew: bool = False) -> say.MappingTable:
        rules = self._rules(connection)
        samples, why = self._sampled(connection, kind, anew=anew)
        sections = [
            section_table(rules.mapping, rules.delivered, kind, section, rules.own, _of(samples, section))
            for section in rules.mapping.sections(kind)
        ]
        return say.MappingTable(
            connection=connection.id,
            entity=kind,
            kinds=tuple(each for each in EntityKind if rules.mapping.sections(each)),
            sections=tuple(sections),
            shared_with=self._sharing(connection),
            own_rules=count_own(rules.own),
            problems=rules.problems,
            no_samples=why,
        )

    def _rules(self, connection: Connection) -> _Rules:
        delivered, path = load(connection.provider), self._file(connection)
        mapping, problems = examine(connection.provider, path if path.exists() else None)
        if mapping is None:
            return _Rules(delivered, delivered, {}, tuple(problem.sentence for problem in problems))
        return _Rules(mapping, delivered, read(path.name, text_of(path)).tree)

    def _sharing(self, connection: Connection) -> tuple[str, ...]:
        return tuple(
            item.title
            for item in self._agent.connections()
            if item.provider == connection.provider and item.id != connection.id
        )

    def _sampled(self, connection: Connection, kind: EntityKind, *, anew: bool) -> tuple[Sequence[Sampled], str]:
        """Records of the company, and why there are none."""
        known = self._samples.get((connection.id, kind))
        if known is not None and not anew:
            return known, ""
        if self._agent.queue.running(connection.id):
            return known or (), f"{connection.title} is being synchronised now; samples are shown when it is done."
        try:
            found = self._read(connection, kind)
        except BridgeError as exc:
            return known or (), str(exc)
        self._samples[connection.id, kind] = found
        while len(self._samples) > _REMEMBERED:
            self._samples.popitem(last=False)
        return found, "" if found else "These books show no samples."

    def _read(self, connection: Connection, kind: EntityKind) -> Sequence[Sampled]:
        def work(opened: Opened) -> Sequence[Sampled]:
            source = opened.source
            return source.samples(kind, _SAMPLES) if isinstance(source, Sampling) else ()

        return between_runs(self._agent, connection, ("samples", kind), work, looking=True)

    # -- trying -----------------------------------------------------------------------------------------------------

    def _try(self, connection: Connection, request: say.TryRule) -> say.Trial:
        samples, _ = self._sampled(connection, request.entity, anew=False)
        change = request.change
        try:
            mapping = self._candidate(connection, request.entity, [change], samples)
            section = mapping.section(request.entity, change.table)
            found = _of(samples, section)
            row = row_of(mapping, mapping, request.entity, section, {}, found, change.field)
        except BridgeError as exc:
            return say.Trial(problem=str(exc))
        return say.Trial(samples=row.samples)

    def _candidate(
        self, connection: Connection, kind: EntityKind, changes: Sequence[say.RuleChange], samples: Sequence[Sampled]
    ) -> Mapping:
        """The mapping as it would be. Raises SettingsInvalid in words, SourceChanged."""
        text = self._changed(connection, kind, changes, samples)
        mapping, problems = examine_text(connection.provider, self._file(connection).name, text)
        if mapping is None:
            raise problems[0]
        for sampled in samples:
            mapping.compile(kind, sampled.layout, sampled.context)
        return mapping

    def _to_try_on(self, connection: Connection, request: say.SaveRules | say.PreviewRules) -> Sequence[Sampled]:
        """Records that tell whether changed rules work, and of which type their columns are.

        Raises:
            SettingsInvalid: the books cannot be looked at now; nothing is kept untried.
        """
        samples, why = self._sampled(connection, request.entity, anew=False)
        seen = {sampled.layout.parent.table for sampled in samples}
        for change in request.changes:
            if change.rule is not None and change.table not in seen:
                why = why or f"These books have no {change.table}."
                raise SettingsInvalid(
                    f"This rule cannot be tried on the books now, and nothing is kept untried. {why}",
                    remedy="Keep it when the books can be looked at.",
                )
        return samples

    def _changed(
        self, connection: Connection, kind: EntityKind, changes: Sequence[say.RuleChange], samples: Sequence[Sampled]
    ) -> str:
        """The user's file with the changes in it."""
        path, rules = self._file(connection), self._rules(connection)
        text = text_of(path)
        for change in changes:
            section = rules.delivered.section(kind, change.table)
            if change.rule is None:
                text = _reset(path.name, text, rules.delivered, kind, change)
            else:
                raw = _raw(rules, kind, change, change.rule, _of(samples, section))
                text = with_rule(path.name, text, keys_of(kind, change.table, change.field), raw)
        return text

    # -- keeping ----------------------------------------------------------------------------------------------------

    def _save(self, connection: Connection, request: say.SaveRules) -> say.MappingSaved:
        samples = self._to_try_on(connection, request)
        with locked(self._agent.home.write_lock):
            self._candidate(connection, request.entity, request.changes, samples)
            text = self._changed(connection, request.entity, request.changes, samples)
            sentence = keep(self._file(connection), text)
        self._tried(connection).unlink(missing_ok=True)
        return say.MappingSaved(sentence=sentence, table=self._table(connection, request.entity))

    def _forget(self, connection: Connection) -> say.MappingSaved:
        path = self._file(connection)
        with locked(self._agent.home.write_lock):
            put_aside(path)
        return say.MappingSaved(sentence=f"All rules are as delivered. Your own were put aside as {path.name}.before.")

    def _preview(self, connection: Connection, request: say.PreviewRules) -> Accepted:
        samples = self._to_try_on(connection, request)
        self._candidate(connection, request.entity, request.changes, samples)
        text = self._changed(connection, request.entity, request.changes, samples)
        path = self._tried(connection)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_private(path, text.encode())
        order = Order(trigger=Trigger.PERSON, kinds=(request.entity,), dry_run=True, rules=path)
        hosted = self._agent.ready(connection, looking=True)
        return Accepted(jobs=(self._agent.jobs.submit(hosted, order).id,))

    def _tried(self, connection: Connection) -> Path:
        """Rules that a dry run follows, until they are kept or others are tried."""
        return self._agent.home.mappings / "tried" / f"{connection.id}.toml"

    def _file(self, connection: Connection) -> Path:
        return self._agent.home.mappings / f"{connection.provider}.toml"


def _of(samples: Sequence[Sampled], section: Section) -> Sampled | None:
    return next((each for each in samples if each.layout.parent.table == section.table), None)


def _raw(rules: _Rules, kind: EntityKind, change: say.RuleChange, rule: say.Draft, sampled: Sampled | None) -> object:
    """A chosen rule as the file writes it. Raises SettingsInvalid, NotFound."""
    section, target = rules.mapping.section(kind, change.table), target_at(kind, change.field)
    if target is None:
        raise NotFound(f"{kind.value.capitalize()} have no field {change.field}.")
    scope = row_of(rules.mapping, rules.delivered, kind, section, {}, None, change.field).scope

    def column_of(name: str) -> Column | None:
        return sampled.column(section, scope, name) if sampled is not None else None

    return raw_of(rule, target, column_of)


def _reset(file: str, text: str, delivered: Mapping, kind: EntityKind, change: say.RuleChange) -> str:
    """Without the user's rule of a field, or of all fields of a section; what is said of the whole kind stays for its
    other sections."""
    tree = read(file, text).tree
    others = [section.table for section in delivered.sections(kind) if section.table != change.table]
    of_kind = tree.get(kind.value)
    fields = [change.field] if change.field else []
    if not fields and isinstance(of_kind, dict):
        text = without_rule(file, text, (kind.value, change.table))
        fields = [name for name in of_kind if target_at(kind, name) is not None]
    for field in fields:
        text = without_rule(file, text, keys_of(kind, change.table, field))
        general = own_rule(tree, keys_of(kind, "", field))
        if general is None:
            continue
        text = without_rule(file, text, keys_of(kind, "", field))
        for table in others:
            if own_rule(tree, keys_of(kind, table, field)) is None:
                text = with_rule(file, text, keys_of(kind, table, field), general)
    return text
