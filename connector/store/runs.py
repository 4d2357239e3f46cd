"""Runs, kept within bounds, and the sync log with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from connector.domain.keys import RunId
from connector.domain.runs import RunRecord
from connector.store.ground import Ground, Statements

KEPT_RUNS = 10_000
KEPT_LINES = 1_000_000
_TRIM = 20_000
"""Lines that go at once at most, so that no run waits for the tidying."""

_runs = msgspec.json.Decoder(RunRecord)


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

    def run(self, run: RunId) -> RunRecord | None:
        """One run."""
        with self._db.read() as connection:
            row = connection.execute("SELECT content FROM runs WHERE id = ?", (run,)).fetchone()
            return _runs.decode(row[0]) if row is not None else None

    def runs_since(self, moment: dt.datetime) -> Sequence[RunRecord]:
        """Runs that began since then, newest first."""
        found = []
        with self._db.read() as connection:
            for (content,) in connection.execute("SELECT content FROM runs ORDER BY seq DESC"):
                run = _runs.decode(content)
                if run.started_at < moment:
                    break
                found.append(run)
        return found
