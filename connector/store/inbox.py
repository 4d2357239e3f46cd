"""Changes of the platform on their way into the books, and the history of what was written there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.conflicts import ConflictKind
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import SYNC_ORDER, ActionId, EntityKind, Key, RunId
from connector.domain.platform_changes import ChangeId, ChangeOutcome, PlatformChange
from connector.domain.writing import Written
from connector.store.database import translated
from connector.store.ground import Ground, slots

_PLACES = {kind: place for place, kind in enumerate(SYNC_ORDER)}
_ALL = 2**31
_CHUNK = 500
"""Ids in one statement."""
_encode = msgspec.json.encode
_replace = msgspec.structs.replace
_entries = msgspec.json.Decoder(InboxEntry)
_history = msgspec.json.Decoder(Written)

_SAVE = """
INSERT INTO inbox (change, place, kind, sequence, action, state, untold, content, refused)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (change) DO UPDATE SET state = ?6, untold = ?7, content = ?8, refused = ?9
"""
_MOVE = "INSERT INTO feeds VALUES (?1, ?2) ON CONFLICT (kind) DO UPDATE SET cursor = ?2"
_KEEP = """
INSERT INTO written (id, run, kind, key, content) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET run = ?2, kind = ?3, key = ?4, content = ?5
"""


class InboxRows:
    """One row for each change (see `domain.ports.Inbox`)."""

    _db: Ground

    def feed_cursor(self, kind: EntityKind) -> int:
        """Where reading the feed goes on; 0 at the beginning."""
        with self._db.read() as connection:
            row = connection.execute("SELECT cursor FROM feeds WHERE kind = ?", (kind,)).fetchone()
            return int(row[0]) if row else 0

    def receive(self, kind: EntityKind, changes: Sequence[PlatformChange], cursor: int) -> None:
        """Keep new changes and move the cursor, in one step; of known ones the acknowledgement is told again."""
        with self._db.write() as connection:
            for change in changes:
                known = self.inbox_entry(change.id)
                if known is None:
                    self.save_inbox(InboxEntry(change=change, state=InboxState.RECEIVED))
                elif known.acknowledgement is not None and known.state is not InboxState.SENT:
                    connection.execute("UPDATE inbox SET untold = 1 WHERE change = ?", (change.id,))
            connection.execute(_MOVE, (kind, cursor))

    def rewind_feed(self) -> None:
        """Read the feed from its beginning again."""
        with self._db.write() as connection:
            connection.execute("DELETE FROM feeds")

    def inbox(
        self, kind: EntityKind | None, state: InboxState, limit: int = 200, *, after: int = 0
    ) -> Sequence[InboxEntry]:
        """Entries in a state, in the order in which they are worked off."""
        where, values = ("AND place = ?", (_PLACES[kind],)) if kind is not None else ("", ())
        sql = f"SELECT content FROM inbox WHERE state = ? {where} AND sequence > ? ORDER BY place, sequence LIMIT ?"
        return self._found(sql, state, *values, after, limit)

    def inbox_entry(self, change: ChangeId) -> InboxEntry | None:
        """One entry."""
        found = self._found("SELECT content FROM inbox WHERE change = ?", change)
        return found[0] if found else None

    def save_inbox(self, entry: InboxEntry) -> None:
        """Insert or replace an entry; one that is done and told becomes small."""
        if entry.state in (InboxState.DONE, InboxState.TOLD):
            entry = _small(entry) if entry.told else msgspec.structs.replace(entry, state=InboxState.DONE)
        change, answer = entry.change, entry.acknowledgement
        untold = int(answer is not None and not entry.told)
        refused = int(entry.refused and not entry.seen)
        row = (change.id, _PLACES[change.entity], change.entity, change.sequence, change.kind, entry.state, untold)
        with self._db.write() as connection:
            connection.execute(_SAVE, (*row, _encode(entry), refused))
            if answer is not None and answer.outcome is ChangeOutcome.APPLIED and answer.key:
                self.tick_off([old.change.id for old in self._refused_of(entry, answer.key)])

    def inbox_counts(self) -> Mapping[tuple[EntityKind, ActionKind, InboxState], int]:
        """How many of each; those that were told are left out."""
        sql = "SELECT kind, action, state, count(*) FROM inbox WHERE state <> ? GROUP BY 1, 2, 3"
        with self._db.read() as connection:
            return {
                (EntityKind(kind), ActionKind(action), InboxState(state)): int(count)
                for kind, action, state, count in connection.execute(sql, (InboxState.TOLD,))
            }

    def untold(self, limit: int = 200) -> Sequence[InboxEntry]:
        """Entries whose acknowledgement the platform does not have."""
        return self._found("SELECT content FROM inbox WHERE untold = 1 ORDER BY place, sequence LIMIT ?", limit)

    def refused(self, limit: int = 200) -> Sequence[InboxEntry]:
        """Changes that were refused and that nobody has put right or ticked off since."""
        return self._found("SELECT content FROM inbox WHERE refused = 1 ORDER BY place, sequence LIMIT ?", limit)

    def refused_count(self) -> int:
        """How many were refused and are not put right or ticked off."""
        with self._db.read() as connection:
            return int(connection.execute("SELECT count(*) FROM inbox WHERE refused = 1").fetchone()[0])

    def tick_off(self, changes: Sequence[ChangeId]) -> int:
        """A person has seen these refusals, or they were put right."""
        found = [entry for each in dict.fromkeys(changes) if (entry := self.inbox_entry(each)) is not None]
        seen = [entry for entry in found if entry.refused and not entry.seen]
        for entry in seen:
            self.save_inbox(_replace(entry, seen=True))
        return len(seen)

    def _refused_of(self, entry: InboxEntry, key: Key) -> list[InboxEntry]:
        """Earlier refusals of the record that the books have now; there are few of any record."""
        sql = "SELECT content FROM inbox WHERE refused = 1 AND place = ? AND sequence < ?"
        earlier = self._found(sql, _PLACES[entry.change.entity], entry.change.sequence)
        return [old for old in earlier if old.change.key == key]

    def key_of(self, change: ChangeId) -> Key | None:
        """The books' key of a record that was born on the platform by this change, once it is there."""
        entry = self.inbox_entry(change)
        answer = entry.acknowledgement if entry is not None else None
        return answer.key if answer is not None and answer.outcome is ChangeOutcome.APPLIED and answer.key else None

    def rename(self, kind: EntityKind, former: Key, key: Key) -> None:
        """Changes and history of a record go by its new key; a conflict that it is gone is void."""
        with self._db.write() as connection:
            for (content,) in connection.execute(
                "SELECT content FROM inbox WHERE place = ?", (_PLACES[kind],)
            ).fetchall():
                entry = _entries.decode(content)
                renamed = _renamed(entry, former, key)
                if renamed is not entry:
                    row = (renamed.state, _encode(renamed), entry.change.id)
                    connection.execute("UPDATE inbox SET state = ?, content = ? WHERE change = ?", row)
            for past in self.written(kind=kind, key=former, limit=_ALL):
                write = _replace(past.write, key=key) if past.write.key == former else past.write
                self.keep_written(_replace(past, key=key, write=write))

    def keep_written(self, written: Written) -> None:
        """Append to, or replace in, the history."""
        write = written.write
        with self._db.write() as connection:
            connection.execute(_KEEP, (write.id, written.run, write.entity, written.key, _encode(written)))

    def written(
        self, *, run: RunId | None = None, kind: EntityKind | None = None, key: Key | None = None, limit: int = 200
    ) -> Sequence[Written]:
        """The history, newest first."""
        wanted = {"run": run, "kind": kind, "key": key}
        chosen = {name: value for name, value in wanted.items() if value is not None}
        where = " AND ".join(f"{name} = ?" for name in chosen) or "1 = 1"
        with self._db.read() as connection:
            rows = connection.execute(
                f"SELECT content FROM written WHERE {where} ORDER BY seq DESC LIMIT ?", (*chosen.values(), limit)
            )
            return [_history.decode(content) for (content,) in rows]

    def written_by(self, writes: Collection[ActionId]) -> Sequence[Written]:
        """What these writes left in the history, newest first."""
        wanted = list(writes)
        found: list[tuple[int, bytes]] = []
        with self._db.read() as connection:
            for start in range(0, len(wanted), _CHUNK):
                part = wanted[start : start + _CHUNK]
                found += connection.execute(f"SELECT seq, content FROM written WHERE id IN ({slots(part)})", part)
            return [_history.decode(content) for _, content in sorted(found, key=itemgetter(0), reverse=True)]

    def _found(self, sql: str, *values: str | int) -> list[InboxEntry]:
        with self._db.read() as connection, translated():
            return [_entries.decode(content) for (content,) in connection.execute(sql, values)]


def _renamed(entry: InboxEntry, former: Key, key: Key) -> InboxEntry:
    """The same entry by the record's new key; itself when it is another record's. What was begun stays as it was."""
    answer, conflict = entry.acknowledgement, entry.conflict
    if answer is not None and answer.key == former:
        entry = _replace(entry, acknowledgement=_replace(answer, key=key))
    if entry.change.key == former and entry.state is not InboxState.SENT:
        entry = _replace(entry, change=_replace(entry.change, key=key))
    if conflict is not None and conflict.key == former:
        entry = _replace(entry, conflict=_replace(conflict, key=key))
        if conflict.kind is ConflictKind.DELETED_IN_BOOKS and entry.state is InboxState.CONFLICT:
            entry = _replace(entry, state=InboxState.RECEIVED, conflict=None, resolution=None)
    return entry


def _small(entry: InboxEntry) -> InboxEntry:
    """What is kept for ever: enough to answer a change that comes again."""
    change = msgspec.structs.replace(entry.change, base=b"", content=b"")
    return InboxEntry(
        change=change,
        state=InboxState.TOLD,
        acknowledgement=entry.acknowledgement,
        told=True,
        attempts=entry.attempts,
        title=entry.title if entry.refused else "",
        seen=entry.seen,
    )
