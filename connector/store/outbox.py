"""The outbox: what shall be written, durable before it is tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from connector.domain.actions import Action, ActionKind, ActionState, Planned, Result
from connector.domain.keys import ActionId, EntityKind, Key, Version
from connector.domain.runs import LogEntry
from connector.store.batches import Batches
from connector.store.ground import Ground, Statements, slots
from connector.store.links import LinkRows, link_row
from connector.store.log import append_log

_COLUMNS = (
    "id, kind, key, action, state, attempts, revision, content, fingerprint, version, changed, currency, amount, "
    "renamed_from"
)

_PLAN = f"""
INSERT INTO outbox ({_COLUMNS}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)
ON CONFLICT (kind, key) DO UPDATE SET
    id = ?1, action = ?4, state = ?5, attempts = ?6, revision = ?7, content = ?8, fingerprint = ?9, version = ?10,
    changed = ?11, currency = ?12, amount = ?13, renamed_from = ?14
WHERE outbox.id <> ?1 AND outbox.state <> 'sent'
"""

_FIELDS = "\x1f"
"""Between the names of changed fields: no name holds it."""

_UNCERTAIN = "an uncertain action would be lost"


class OutboxRows(LinkRows):
    """Actions by (kind, key): a newer plan takes the place of one that was not begun.

    What was planned to wait has a row of its own; what was begun as it was planned lies in a batch.
    """

    _db: Ground

    def __init__(self) -> None:
        super().__init__()
        self._batches = Batches()

    def _recall(self) -> None:
        super()._recall()
        with self._db.own() as connection:
            self._batches.load(connection)

    def plan(self, actions: Sequence[Action], state: ActionState) -> None:
        """Put actions into the outbox.

        Raises:
            RuntimeError: an uncertain action of the same key would be lost.
        """
        uncertain = self._batches.by_key()
        wanted = [action for action in actions if uncertain.get((action.entity, action.key)) != action.id]
        if any((action.entity, action.key) in uncertain for action in wanted):
            raise RuntimeError(_UNCERTAIN)
        if not wanted:
            return
        with self._step() as connection:
            if state is not ActionState.SENT:
                _plan(connection, wanted, state)
            else:
                _supersede(connection, wanted)
                self._batches.add(connection, wanted)

    def mark(self, ids: Sequence[ActionId], state: ActionState) -> None:
        """Move actions to another state; SENT counts an attempt."""
        counted = int(state is ActionState.SENT)
        begun = self._batches.of(ids) if state is not ActionState.SENT else []
        with self._step() as connection:
            connection.executemany(
                "UPDATE outbox SET state = ?, attempts = attempts + ? WHERE id = ?",
                [(state, counted, action_id) for action_id in ids],
            )
            if begun:
                self._batches.remove(connection, {action.id for action in begun})
                _plan(connection, begun, state, attempts=1)

    def outbox(
        self, kind: EntityKind | None, state: ActionState, limit: int, action: ActionKind | None = None
    ) -> Sequence[Planned]:
        """Oldest actions in a state, of one action kind when it is given."""
        chosen = [("state", state), ("kind", kind), ("action", action)]
        where = " AND ".join(f"{name} = ?" for name, value in chosen if value is not None)
        sql = f"SELECT {_COLUMNS} FROM outbox WHERE {where} ORDER BY seq LIMIT ?"
        values = [value for _, value in chosen if value is not None]
        with self._db.read() as connection:
            found = [_planned(row) for row in connection.execute(sql, (*values, limit))]
        if state is ActionState.SENT:
            begun = (a for a in self._batches.actions() if kind in (None, a.entity) and action in (None, a.kind))
            found += [Planned(each, state, 1) for each in islice(begun, limit - len(found))]
        return found

    def outbox_counts(self) -> Mapping[tuple[EntityKind, str, ActionState], int]:
        """How many actions of each (entity, action kind, state) wait."""
        sql = "SELECT kind, action, state, count(*) FROM outbox GROUP BY state, kind, action"
        with self._db.read() as connection:
            counts = Counter(
                {(EntityKind(k), str(a), ActionState(s)): int(n) for k, a, s, n in connection.execute(sql)}
            )
        counts.update((action.entity, action.kind.value, ActionState.SENT) for action in self._batches.actions())
        return counts

    def confirm(
        self,
        answered: Sequence[tuple[Action, Result]],
        *,
        successors: Sequence[Action] = (),
        log: Sequence[LogEntry] = (),
    ) -> None:
        """Turn agreed results into links, keep the tally, take the actions out of the outbox. All of one kind."""
        if not answered:
            return
        kind = answered[0][0].entity
        rows = [link_row(action, result) for action, result in answered if result.agreed]
        ids = {action.id for action, _ in answered}
        with self._step() as connection:
            _delete(connection, ids.difference(action.id for action in self._batches.of(ids)))
            self._batches.remove(connection, ids)
            if rows:
                self._put(connection, kind, rows)
            if successors:
                _plan(connection, successors, ActionState.PLANNED)
            append_log(connection, log)

    def discard(self, ids: Sequence[ActionId]) -> None:
        """Take actions out of the outbox that shall never be sent."""
        with self._step() as connection:
            _delete(connection, ids)
            self._batches.remove(connection, set(ids))

    def withdraw(self, kind: EntityKind, keys: Sequence[Key]) -> int:
        """Take out what waits for these keys and was not begun. How many."""
        chosen = f"kind = ? AND state <> 'sent' AND key IN ({slots(keys)})"
        with self._db.read() as connection:
            found = connection.execute(f"SELECT 1 FROM outbox WHERE {chosen} LIMIT 1", (kind, *keys)).fetchone()
        if found is None:
            return 0
        with self._db.write() as connection:
            return connection.execute(f"DELETE FROM outbox WHERE {chosen}", (kind, *keys)).rowcount


def _plan(connection: Statements, actions: Sequence[Action], state: ActionState, *, attempts: int = 0) -> None:
    rows = [_row(action, state, attempts) for action in actions]
    if connection.executemany(_PLAN, rows).rowcount != len(rows):
        _check_uncertain(connection, actions)


def _supersede(connection: Statements, actions: Sequence[Action]) -> None:
    """Rows that were not begun make room for a batch; there are none in a backfill."""
    if connection.execute("SELECT 1 FROM outbox LIMIT 1").fetchone() is None:
        return
    _check_uncertain(connection, actions)
    connection.executemany(
        "DELETE FROM outbox WHERE kind = ? AND key = ?", [(action.entity, action.key) for action in actions]
    )


def _check_uncertain(connection: Statements, actions: Sequence[Action]) -> None:
    for action in actions:
        found = connection.execute(
            "SELECT 1 FROM outbox WHERE kind = ? AND key = ? AND state = 'sent' AND id <> ?",
            (action.entity, action.key, action.id),
        ).fetchone()
        if found is not None:
            raise RuntimeError(_UNCERTAIN)


def _delete(connection: Statements, ids: Collection[ActionId]) -> None:
    if ids:
        connection.executemany("DELETE FROM outbox WHERE id = ?", [(action_id,) for action_id in ids])


def _row(action: Action, state: ActionState, attempts: int) -> tuple[str | int | bytes, ...]:
    return (
        action.id,
        action.entity,
        action.key,
        action.kind,
        state,
        attempts,
        action.revision,
        action.content,
        action.fingerprint,
        action.version,
        _FIELDS.join(action.changed),
        action.currency,
        action.amount,
        action.renamed_from,
    )


def _planned(row: tuple[str, str, str, str, str, int, int, bytes, bytes, str, str, str, int, str]) -> Planned:
    action = Action(
        ActionId(row[0]),
        ActionKind(row[3]),
        EntityKind(row[1]),
        Key(row[2]),
        row[6],
        row[7],
        row[8],
        Version(row[9]),
        tuple(row[10].split(_FIELDS)) if row[10] else (),
        row[11],
        row[12],
        Key(row[13]),
    )
    return Planned(action, ActionState(row[4]), row[5])
