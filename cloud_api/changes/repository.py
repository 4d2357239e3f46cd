"""Statements over `platform_changes` and `change_feeds` of one organization and provider."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, case, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.changes.stored import ChangeLook, ChangeState, StoredChange, born_by
from cloud_api.db.tables import change_feeds, platform_changes
from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind
from connector.domain.platform_changes import Acknowledgement, ChangeId, ChangeOutcome

FINAL = frozenset({ChangeOutcome.APPLIED, ChangeOutcome.REJECTED})
_c = platform_changes.c
_f = change_feeds.c
_COLUMNS = tuple(_c[name] for name in StoredChange.__struct_fields__)
_fields = msgspec.json.Decoder(tuple[str, ...])


class ChangeRepository:
    """Changes of one organization and provider."""

    def __init__(self, connection: Connection, organization_id: str, provider: str) -> None:
        self._connection = connection
        self._organization_id = organization_id
        self._provider = provider

    def lock_feed(self, entity: EntityKind) -> int:
        """The feed's last sequence; nobody else writes to it until this transaction ends.

        So sequences become visible in their order, and no reader passes over one that commits late.
        """
        values = {**self._feed(entity), "last_sequence": 0}
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        self._connection.execute(dialect.insert(change_feeds).values(values).on_conflict_do_nothing())
        statement = select(_f.last_sequence).where(*_equal(_f, self._feed(entity))).with_for_update()
        return int(self._connection.execute(statement).scalar_one())

    def add(self, change: StoredChange, request_key: str | None) -> None:
        """Append to a feed that is locked; the change has the sequence after the last one."""
        values = {name: getattr(change, name) for name in StoredChange.__struct_fields__ if name != "outcome_fields"}
        values |= {"organization_id": self._organization_id, "request_key": request_key}
        self._connection.execute(insert(platform_changes).values(values))
        self._connection.execute(
            update(change_feeds).where(*_equal(_f, self._feed(change.entity))).values(last_sequence=change.sequence)
        )

    def last_sequence(self, entity: EntityKind) -> int:
        """The highest sequence of a feed."""
        statement = select(_f.last_sequence).where(*_equal(_f, self._feed(entity)))
        return self._connection.execute(statement).scalar_one_or_none() or 0

    def total(self) -> int:
        """Changes that were ever made, of all kinds; only grows."""
        statement = select(func.coalesce(func.sum(_f.last_sequence), 0)).where(
            _f.organization_id == self._organization_id, _f.external_provider == self._provider
        )
        return int(self._connection.execute(statement).scalar_one())

    def page(self, entity: EntityKind, after: int, limit: int, most_bytes: int) -> tuple[list[StoredChange], bool]:
        """Open changes after a sequence, in order, at most so many and so large; whether they are all."""
        size = func.coalesce(func.length(_c.base), 0) + func.coalesce(func.length(_c.content), 0)
        wanted = self._mine(entity) & _c.settled.is_(False) & (_c.sequence > after)
        sizes = self._connection.execute(
            select(_c.sequence, size).where(wanted).order_by(_c.sequence).limit(limit + 1)
        ).all()
        room, last = most_bytes, after
        for count, (sequence, length) in enumerate(sizes):
            if count == limit or (count and length > room):
                return self._some(wanted & (_c.sequence <= last)), False
            room, last = room - length, sequence
        return self._some(wanted & (_c.sequence <= last)) if sizes else [], True

    def find(self, change_id: str) -> StoredChange | None:
        """One change."""
        found = self._some((_c.id == change_id) & self._own())
        return found[0] if found else None

    def by_request(self, request_key: str) -> StoredChange | None:
        """The change that a request made which came before, of any provider."""
        found = self._some((_c.organization_id == self._organization_id) & (_c.request_key == request_key))
        return found[0] if found else None

    def latest(self, entity: EntityKind, references: Collection[str]) -> dict[str, StoredChange]:
        """The newest change of each of some records, by what it is asked for by."""
        keys = [reference for reference in references if born_by(reference) is None]
        births = [born for reference in references if (born := born_by(reference)) is not None]
        found: dict[str, StoredChange] = {}
        for column, values in ((_c.external_id, keys), (_c.born, births)):
            if values:
                newest = select(func.max(_c.sequence)).where(self._mine(entity), column.in_(values)).group_by(column)
                for change in self._some(self._mine(entity) & _c.sequence.in_(newest)):
                    found[change.reference] = found[f"new:{change.born}"] = change
        return {reference: found[reference] for reference in references if reference in found}

    def of_record(self, entity: EntityKind, key: str, limit: int) -> list[StoredChange]:
        """The latest changes of a record that the books know by a key, newest first."""
        return self._some(self._mine(entity) & (_c.external_id == key), order=_c.sequence.desc(), limit=limit)

    def unborn(self, entity: EntityKind, after: str, limit: int, like: str | None) -> list[StoredChange]:
        """Creations that are open and that the books do not have, by id."""
        wanted = self._mine(entity) & _c.settled.is_(False) & _c.external_id.is_(None)
        wanted &= (_c.kind == ActionKind.CREATE.value) & (_c.id > after)
        if like is not None:
            wanted &= _c.title.ilike(like, escape="\\")
        return self._some(wanted, order=_c.id, limit=limit)

    def keys_of(self, births: Collection[str]) -> dict[str, str]:
        """The books' keys of records that were born here, by the change that creates them, where they are known."""
        statement = select(_c.id, _c.external_id).where(
            self._own(), _c.id.in_(sorted(births)), _c.external_id.is_not(None)
        )
        return {row[0]: row[1] for row in self._connection.execute(statement)} if births else {}

    def lock(self, entity: EntityKind, ids: Sequence[str]) -> dict[str, StoredChange]:
        """Some changes, locked, in one order for everybody."""
        statement = select(*_COLUMNS).where(self._mine(entity), _c.id.in_(ids)).order_by(_c.sequence)
        return {change.id: change for change in map(_stored, self._connection.execute(statement.with_for_update()))}

    def answer(self, answer: Acknowledgement, at: dt.datetime) -> None:
        """Note what became of a change."""
        self._connection.execute(
            update(platform_changes)
            .where(self._own(), _c.id == answer.change)
            .values(
                settled=answer.outcome in FINAL,
                outcome=answer.outcome.value,
                outcome_key=answer.key or None,
                outcome_fields=msgspec.json.encode(answer.fields).decode() if answer.fields else None,
                outcome_reason=answer.reason or None,
                outcome_code=answer.code or None,
                acknowledged_at=at,
            )
        )

    def know(self, born: ChangeId, key: str) -> None:
        """The books have a record that was born here: from now on it goes by their key."""
        self._connection.execute(update(platform_changes).where(self._own(), _c.born == born).values(external_id=key))

    def rename(self, entity: EntityKind, names: Mapping[str, str]) -> None:
        """The books call records otherwise, by the keys that they had before: all at once, as two may swap theirs."""
        if names:
            renamed = update(platform_changes).where(self._mine(entity), _c.external_id.in_(list(names)))
            now = case(names, value=_c.external_id, else_=_c.external_id)
            self._connection.execute(renamed.values(external_id=now))

    def open_counts(self) -> dict[EntityKind, tuple[int, int]]:
        """For each kind with open changes: how many wait, and how many are in conflict."""
        conflict = func.coalesce(_c.outcome == ChangeOutcome.CONFLICT.value, False)
        statement = (
            select(_c.entity, conflict, func.count())
            .where(self._own(), _c.settled.is_(False))
            .group_by(_c.entity, conflict)
        )
        counts: dict[EntityKind, tuple[int, int]] = {}
        for name, in_conflict, count in self._connection.execute(statement):
            waiting, conflicts = counts.get(EntityKind(name), (0, 0))
            counts[EntityKind(name)] = (waiting, conflicts + count) if in_conflict else (waiting + count, conflicts)
        return counts

    def _own(self) -> ColumnElement[bool]:
        return (_c.organization_id == self._organization_id) & (_c.external_provider == self._provider)

    def _mine(self, entity: EntityKind) -> ColumnElement[bool]:
        return self._own() & (_c.entity == entity.value)

    def _feed(self, entity: EntityKind) -> dict[str, str]:
        return {
            "organization_id": self._organization_id,
            "external_provider": self._provider,
            "entity": entity.value,
        }

    def _some(
        self, wanted: ColumnElement[bool], order: ColumnElement[object] = _c.sequence, limit: int | None = None
    ) -> list[StoredChange]:
        statement = select(*_COLUMNS).where(wanted).order_by(order).limit(limit)
        return list(map(_stored, self._connection.execute(statement)))


def changes_of(connection: Connection, organization_id: str, look: ChangeLook) -> tuple[list[StoredChange], bool]:
    """Changes of an organization, newest first, and whether there are more."""
    statement = select(*_COLUMNS).where(_c.organization_id == organization_id)
    if look.provider is not None:
        statement = statement.where(_c.external_provider == look.provider)
    if look.entity is not None:
        statement = statement.where(_c.entity == look.entity.value)
    if look.state is ChangeState.PENDING:
        statement = statement.where(_c.outcome.is_(None))
    elif look.state is not None:
        statement = statement.where(_c.outcome == look.state.value)
    if look.before is not None:
        last = select(_c.changed_at).where(_c.organization_id == organization_id, _c.id == look.before)
        at = last.scalar_subquery()
        statement = statement.where(or_(_c.changed_at < at, (_c.changed_at == at) & (_c.id < look.before)))
    statement = statement.order_by(_c.changed_at.desc(), _c.id.desc()).limit(look.limit + 1)
    found = list(map(_stored, connection.execute(statement)))
    return found[: look.limit], len(found) > look.limit


def change_of(connection: Connection, organization_id: str, change_id: str) -> StoredChange | None:
    """One change of an organization."""
    statement = select(*_COLUMNS).where(_c.organization_id == organization_id, _c.id == change_id)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _stored(row)


def _equal(columns: object, values: dict[str, str]) -> list[ColumnElement[bool]]:
    return [getattr(columns, name) == value for name, value in values.items()]


def _stored(row: Row[tuple[object, ...]]) -> StoredChange:
    values = dict(row._mapping)
    values["entity"], values["kind"] = EntityKind(row.entity), ActionKind(row.kind)
    values["outcome"] = None if row.outcome is None else ChangeOutcome(row.outcome)
    values["outcome_fields"] = _fields.decode(row.outcome_fields) if row.outcome_fields else ()
    return StoredChange(**values)
