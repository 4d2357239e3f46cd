"""Runs and the sync log, both kept within bounds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import EntryKind, LogEntry, RunRecord
from connector.store.ground import Ground, Statements
from connector.store.moments import from_micros, micros

KEPT_RUNS = 10_000
KEPT_LINES = 1_000_000
_TRIM = 20_000
"""Lines that go at once at most, so that no run waits for the tidying."""

_runs = msgspec.json.Decoder(RunRecord)
_FIELDS = "\x1f"
_COLUMNS = "id, at, connection, run, kind, entity, key, sentence, fields"


class RunRows:
    """Runs by number, lines by number; old ones go when a run is saved."""

    _db: Ground
    _kept_runs: int = KEPT_RUNS
    _kept_lines: int = KEPT_LINES

    def keep(self, runs: int, lines: int) -> None:
        """Keep so many from now on; what is too many goes bit by bit, as runs are saved. From any thread."""
        self._kept_runs, self._kept_lines = runs, lines

    def save_run(self, run: RunRecord) -> None:
        """Insert or replace a run; a finished one makes room."""
        with self._db.write() as connection:
            connection.execute(
                "INSERT INTO runs (id, content) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET content = ?2",
                (run.id, msgspec.json.encode(run)),
            )
            if run.outcome is not None:
                self._make_room(connection)

    def _make_room(self, connection: Statements) -> None:
        """Old runs and lines go; numbers have no gaps that matter, so that this reads nothing but their ends."""
        connection.execute("DELETE FROM runs WHERE seq <= (SELECT max(seq) FROM runs) - ?", (self._kept_runs,))
        connection.execute(
            "DELETE FROM log WHERE id <= (SELECT max(id) FROM log) - ? AND id <= (SELECT min(id) FROM log) + ?",
            (self._kept_lines, _TRIM),
        )

    def runs(self, limit: int, before: RunId | None = None) -> Sequence[RunRecord]:
        """Newest runs first."""
        older = "WHERE seq < (SELECT seq FROM runs WHERE id = ?)" if before is not None else ""
        values = (before, limit) if before is not None else (limit,)
        with self._db.read() as connection:
            rows = connection.execute(f"SELECT content FROM runs {older} ORDER BY seq DESC LIMIT ?", values)
            return [_runs.decode(content) for (content,) in rows]

    def log(self, entries: Sequence[LogEntry]) -> None:
        """Append to the sync log."""
        with self._db.write() as connection:
            append_log(connection, entries)

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
        sql = f"SELECT {_COLUMNS} FROM log WHERE {where} ORDER BY id {order} LIMIT ?"
        with self._db.read() as connection:
            found = [_entry(row) for row in connection.execute(sql, (*(value for _, value in chosen), limit))]
        return found[::-1] if before is not None else found


def append_log(connection: Statements, entries: Sequence[LogEntry]) -> None:
    """Append lines in a transaction that is open."""
    if entries:
        connection.executemany(
            "INSERT INTO log (at, connection, run, kind, entity, key, sentence, fields) VALUES (?,?,?,?,?,?,?,?)",
            [
                (micros(e.at), e.connection, e.run, e.kind, e.entity, e.key, e.sentence, _FIELDS.join(e.fields))
                for e in entries
            ],
        )


def _entry(row: tuple[int, int, str, str, str, str | None, str | None, str, str]) -> LogEntry:
    number, at, connection, run, kind, entity, key, sentence, fields = row
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
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
