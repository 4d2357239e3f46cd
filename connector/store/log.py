"""The sync log: appended to while a run works, read by number."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import EntryKind, FieldValue, LogEntry
from connector.store.ground import Ground, Statements, slots
from connector.store.log_blocks import seal, way_and_outcome
from connector.store.moments import from_micros, micros

COLUMNS = "id, at, connection, run, kind, entity, key, sentence, fields, toward, outcome, title, code, changes"
_FIELDS = "\x1f"
_values = msgspec.json.Decoder(tuple[FieldValue, ...])
LogRow = tuple[int, int, str, str, str, str | None, str | None, str, str, str | None, str | None, str, str, str]


class LogRows:
    """Lines by number."""

    _db: Ground

    def log(self, entries: Sequence[LogEntry]) -> None:
        """Append to the sync log."""
        with self._db.write() as connection:
            append_log(connection, entries)

    def log_entry(self, number: int) -> LogEntry | None:
        """One line."""
        with self._db.read() as connection:
            row = connection.execute(f"SELECT {COLUMNS} FROM log WHERE id = ?", (number,)).fetchone()
            return entry_of(row) if row is not None else None

    def entries_log(
        self,
        *,
        after: int = 0,
        before: int | None = None,
        entity: EntityKind | None = None,
        run: RunId | None = None,
        search: str = "",
        limit: int = 200,
    ) -> Sequence[LogEntry]:
        """Lines of the sync log by id: ascending from `after`, or the last ones before `before`."""
        chosen: list[tuple[str, str | int]] = [("id > ?", after)]
        if before is not None:
            chosen.append(("id < ?", before))
        if entity is not None:
            chosen.append(("entity = ?", entity))
        if run is not None:
            chosen.append(("run = ?", run))
        if search:
            chosen.append(
                ("lower(coalesce(key, '') || ' ' || sentence) LIKE lower(?) ESCAPE '\\'", f"%{_escaped(search)}%")
            )
        where = " AND ".join(condition for condition, _ in chosen)
        order = "DESC" if before is not None else "ASC"
        sql = f"SELECT {COLUMNS} FROM log WHERE {where} ORDER BY id {order} LIMIT ?"
        with self._db.read() as connection:
            found = [entry_of(row) for row in connection.execute(sql, (*(value for _, value in chosen), limit))]
        return found[::-1] if before is not None else found


def append_log(connection: Statements, entries: Sequence[LogEntry]) -> None:
    """Append lines in a transaction that is open."""
    if not entries:
        return
    connection.executemany(
        "INSERT INTO log (at, connection, run, kind, entity, key, sentence, fields, toward, outcome, title, code, "
        "changes) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (
                micros(e.at),
                e.connection,
                e.run,
                e.kind,
                e.entity,
                e.key,
                e.sentence,
                _FIELDS.join(e.fields),
                e.toward or "",
                e.outcome or "",
                e.title,
                e.code,
                msgspec.json.encode(e.values).decode() if e.values else "",
            )
            for e in entries
        ],
    )
    if isinstance(connection, sqlite3.Connection):  # elsewhere numbers have gaps: see `counted_log`
        seal(connection, len(entries))


def entry_of(row: LogRow) -> LogEntry:
    """A line from its columns."""
    number, at, connection, run, kind, entity, key, sentence, fields, toward, outcome, title, code, changes = row
    way, end = way_and_outcome(kind, sentence, toward, outcome)
    return LogEntry(
        id=number,
        at=from_micros(at),
        connection=ConnectionId(connection),
        run=RunId(run),
        kind=EntryKind(kind),
        entity=EntityKind(entity) if entity is not None else None,
        key=Key(key) if key is not None else None,
        sentence=sentence,
        fields=tuple(fields.split(_FIELDS)) if fields else (),
        toward=way,
        outcome=end,
        title=title,
        code=code,
        values=_values.decode(changes) if changes else (),
    )


def by_numbers(connection: Statements, numbers: Sequence[int]) -> tuple[LogEntry, ...]:
    """Lines in the order of their numbers as given; those that are not there are left out."""
    found = {}
    if numbers:
        sql = f"SELECT {COLUMNS} FROM log WHERE id IN ({slots(numbers)})"
        for row in connection.execute(sql, tuple(numbers)):
            found[row[0]] = entry_of(row)
    return tuple(found[number] for number in numbers if number in found)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
