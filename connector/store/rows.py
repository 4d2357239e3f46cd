"""Everything that is kept of one connection, on whatever database it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from connector.domain.changes import Cursor
from connector.domain.identity import Timeline
from connector.domain.keys import EntityKind, RunId
from connector.store.database import translated
from connector.store.ground import Ground
from connector.store.inbox import InboxRows
from connector.store.log import LogRows
from connector.store.outbox import OutboxRows
from connector.store.problems import ProblemRows
from connector.store.runs import RunRows

_timelines = msgspec.json.Decoder(Timeline)
_TIMELINE = "INSERT INTO timelines VALUES (?1, ?2) ON CONFLICT (side) DO UPDATE SET content = ?2"
_CURSOR = "INSERT INTO cursors VALUES (?1, ?2, ?3) ON CONFLICT (kind) DO UPDATE SET cursor = ?2, run = ?3"
_FACT = "INSERT INTO facts VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2"


class StoreRows(OutboxRows, ProblemRows, RunRows, LogRows, InboxRows):
    """Links, outbox, inbox, problems, runs, log and facts of one connection. Every method is one durable transaction.

    One thread writes; any number may read meanwhile.
    """

    def __init__(self, ground: Ground, *, kept_runs: int, kept_lines: int) -> None:
        """Over an open database. Raises as it does."""
        super().__init__()
        self._db = ground
        self._recall()
        self._kept_runs = kept_runs
        self._kept_lines = kept_lines

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is done inside becomes durable as one step at the end, or not at all."""
        with self._step():
            yield

    def timeline(self, side: str) -> Timeline | None:
        """What is known of a side."""
        content = self._value("SELECT content FROM timelines WHERE side = ?", side)
        with translated():
            return _timelines.decode(content) if content is not None else None

    def save_timeline(self, side: str, timeline: Timeline) -> None:
        """Remember what a side looks like now."""
        self._execute(_TIMELINE, side, msgspec.json.encode(timeline))

    def cursor(self, kind: EntityKind) -> Cursor | None:
        """Checkpoint of one kind."""
        cursor = self._value("SELECT cursor FROM cursors WHERE kind = ?", kind)
        return Cursor(str(cursor)) if cursor is not None else None

    def save_cursor(self, kind: EntityKind, cursor: Cursor, run: RunId) -> None:
        """Move a checkpoint."""
        self._execute(_CURSOR, kind, cursor, run)

    def clear_cursors(self) -> None:
        """Forget all checkpoints."""
        self._execute("DELETE FROM cursors")

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a small fact."""
        self._execute(_FACT, name, value)

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""
        value = self._value("SELECT value FROM facts WHERE name = ?", name)
        return str(value) if value is not None else None

    def close(self) -> None:
        """Release the database."""
        self._db.close()

    def _execute(self, sql: str, *values: str | bytes) -> None:
        with self._db.write() as connection:
            connection.execute(sql, values)

    def _value(self, sql: str, *values: str) -> str | bytes | None:
        with self._db.read() as connection:
            row: tuple[str | bytes] | None = connection.execute(sql, values).fetchone()
            return row[0] if row else None
