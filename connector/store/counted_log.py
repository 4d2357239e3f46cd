"""The sync log by place where its numbers have gaps: several memories share the tables, so that lines are counted."""

from __future__ import annotations

from collections.abc import Iterator

from connector.domain.sync_log import PAGE, LogFilter, LogSlice
from connector.store.ground import Ground, Statements, slots
from connector.store.log import by_numbers
from connector.store.log_blocks import way_and_outcome
from connector.store.moments import micros


class CountedLog:
    """Lines by place; a question goes through the numbers of all lines of the memory, which are some ten thousand."""

    _db: Ground

    def log_slice(self, wanted: LogFilter, *, anchor: int = 0, position: int = 0, limit: int = PAGE) -> LogSlice:
        """Wanted lines from a place on, newest first."""
        limit = max(0, min(limit, PAGE))
        with self._db.read() as connection:
            anchor = anchor or _newest(connection)
            numbers = list(_numbers(connection, wanted, anchor))
            entries = by_numbers(connection, numbers[position : position + limit])
        return LogSlice(anchor=anchor, position=position, entries=entries, matched=len(numbers), complete=True)

    def log_count(self, wanted: LogFilter, *, anchor: int = 0) -> int:
        """How many lines are wanted."""
        with self._db.read() as connection:
            return sum(1 for _ in _numbers(connection, wanted, anchor or _newest(connection)))


def _newest(connection: Statements) -> int:
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM log").fetchone()[0])


def _numbers(connection: Statements, wanted: LogFilter, anchor: int) -> Iterator[int]:
    """Of wanted lines, newest first."""
    conditions: list[tuple[str, tuple[str | int, ...]]] = [("id <= ?", (anchor,))]
    if wanted.entities:
        conditions.append((f"entity IN ({slots(wanted.entities)})", tuple(wanted.entities)))
    if wanted.run:
        conditions.append(("run = ?", (wanted.run,)))
    if wanted.key:
        conditions.append(("key = ?", (wanted.key,)))
    if wanted.begin is not None:
        conditions.append(("at >= ?", (micros(wanted.begin),)))
    if wanted.end is not None:
        conditions.append(("at < ?", (micros(wanted.end),)))
    where = " AND ".join(condition for condition, _ in conditions)
    values = tuple(value for _, given in conditions for value in given)
    if not (wanted.toward or wanted.outcomes or wanted.words):
        yield from (
            number for (number,) in connection.execute(f"SELECT id FROM log WHERE {where} ORDER BY id DESC", values)
        )
        return
    columns = "id, kind, toward, outcome, sentence, fields, key, title"
    for row in connection.execute(f"SELECT {columns} FROM log WHERE {where} ORDER BY id DESC", values):
        if _fits(wanted, *row[1:]):
            yield int(row[0])


def _fits(
    wanted: LogFilter,
    kind: str,
    toward: str | None,
    outcome: str | None,
    sentence: str,
    fields: str,
    key: str | None,
    title: str,
) -> bool:
    way, end = way_and_outcome(kind, sentence, toward, outcome)
    if wanted.toward not in (None, way) or (wanted.outcomes and end not in wanted.outcomes):
        return False
    said = "\n".join((sentence, fields, key or "", title)).lower()
    return all(word in said for word in wanted.words)
