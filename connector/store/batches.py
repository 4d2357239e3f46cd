"""Batches that were begun at once: one row each, because a row for each of a million creations costs too much.

A batch is in memory too while it is on its way, so that looking at it costs nothing; after a restart it is read back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from connector.domain.actions import Action
from connector.domain.keys import ActionId, EntityKind, Key
from connector.store.ground import Statements

Held = dict[int, dict[ActionId, Action]]
"""By the number of the batch, what of it has no answer yet."""

_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(list[Action])


class Batches:
    """What is begun and has no answer; changed in the caller's transaction, and read back when that fails."""

    def __init__(self) -> None:
        self._held: Held = {}

    def load(self, connection: Statements) -> None:
        """Read back what an earlier process began."""
        rows = connection.execute("SELECT id, actions FROM batches ORDER BY id")
        self._held = {number: {a.id: a for a in _decoder.decode(content)} for number, content in rows}

    def actions(self) -> Iterator[Action]:
        """Everything that is uncertain, oldest batch first."""
        for batch in list(self._held.values()):
            yield from batch.values()

    def of(self, ids: Collection[ActionId]) -> list[Action]:
        """Those of some actions that are in a batch."""
        return [batch[one] for batch in self._held.values() for one in ids if one in batch]

    def by_key(self) -> dict[tuple[EntityKind, Key], ActionId]:
        """Which action each uncertain record waits for."""
        return {(action.entity, action.key): action.id for action in self.actions()}

    def add(self, connection: Statements, actions: Sequence[Action]) -> None:
        """Begin a batch."""
        sql = "INSERT INTO batches (actions) VALUES (?) RETURNING id"
        number = int(connection.execute(sql, (_encode(actions),)).fetchone()[0])
        self._held = {**self._held, number: {action.id: action for action in actions}}

    def remove(self, connection: Statements, ids: Collection[ActionId]) -> None:
        """Take out what has its answer; a batch that is answered wholly is gone."""
        held = dict(self._held)
        for number, batch in self._held.items():
            answered = batch.keys() & ids
            if not answered:
                continue
            left = {one: action for one, action in batch.items() if one not in answered}
            if left:
                content = _encode(list(left.values()))
                connection.execute("UPDATE batches SET actions = ? WHERE id = ?", (content, number))
                held[number] = left
            else:
                connection.execute("DELETE FROM batches WHERE id = ?", (number,))
                del held[number]
        self._held = held
