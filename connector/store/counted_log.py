"""The sync log by place where its numbers have gaps: several memories share the tables, so that lines are counted.

What is asked of kind, way, outcome and time stands in the index that leads to the lines: places and counts come from
it, and of the lines themselves only those of the page are read. Words are in the lines alone: these are gone through
from the newest on, until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from connector.domain.sync_log import PAGE, LogFilter, LogSlice
from connector.store.ground import Ground, Statements, slots
from connector.store.log import by_numbers
from connector.store.moments import micros

_AT_ONCE = 1_000
"""Lines that are looked through for words with one statement."""

_Values = tuple[str | int, ...]


class CountedLog:
    """Lines by place."""

    _db: Ground

    def log_slice(self, wanted: LogFilter, *, anchor: int = 0, position: int = 0, limit: int = PAGE) -> LogSlice:
        """Wanted lines from a place on, newest first; words are sought no further than the page asks for."""
        limit = max(0, min(limit, PAGE))
        with self._db.read() as connection:
            anchor = anchor or _newest(connection)
            if wanted.words:
                numbers, matched, complete = _spoken(connection, wanted, anchor, position, limit)
            else:
                numbers, complete = _placed(connection, wanted, anchor, position, limit), True
                matched = _count(connection, wanted, anchor)
            entries = by_numbers(connection, numbers)
        return LogSlice(anchor=anchor, position=position, entries=entries, matched=matched, complete=complete)

    def log_count(self, wanted: LogFilter, *, anchor: int = 0) -> int:
        """How many lines are wanted."""
        with self._db.read() as connection:
            anchor = anchor or _newest(connection)
            if wanted.words:
                return sum(1 for _ in _with_words(connection, wanted, anchor))
            return _count(connection, wanted, anchor)


def _newest(connection: Statements) -> int:
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM log").fetchone()[0])


def _conditions(wanted: LogFilter, anchor: int) -> tuple[str, _Values]:
    """All but the words."""
    conditions: list[tuple[str, _Values]] = [("id <= ?", (anchor,))]
    if wanted.entities:
        conditions.append((f"entity IN ({slots(wanted.entities)})", wanted.entities))
    if wanted.toward is not None:
        conditions.append(("toward = ?", (wanted.toward,)))
    if wanted.outcomes:
        conditions.append((f"outcome IN ({slots(wanted.outcomes)})", wanted.outcomes))
    if wanted.run:
        conditions.append(("run = ?", (wanted.run,)))
    if wanted.key:
        conditions.append(("key = ?", (wanted.key,)))
    if wanted.begin is not None:
        conditions.append(("at >= ?", (micros(wanted.begin),)))
    if wanted.end is not None:
        conditions.append(("at < ?", (micros(wanted.end),)))
    where = " AND ".join(condition for condition, _ in conditions)
    return where, tuple(value for _, given in conditions for value in given)


def _placed(connection: Statements, wanted: LogFilter, anchor: int, position: int, limit: int) -> list[int]:
    where, values = _conditions(wanted, anchor)
    sql = f"SELECT id FROM log WHERE {where} ORDER BY id DESC LIMIT ? OFFSET ?"
    return [number for (number,) in connection.execute(sql, (*values, limit, position))]


def _count(connection: Statements, wanted: LogFilter, anchor: int) -> int:
    where, values = _conditions(wanted, anchor)
    return int(connection.execute(f"SELECT count(*) FROM log WHERE {where}", values).fetchone()[0])


def _spoken(
    connection: Statements, wanted: LogFilter, anchor: int, position: int, limit: int
) -> tuple[list[int], int, bool]:
    """Numbers of a page, how many were found until there were enough, and whether everything was looked at."""
    numbers: list[int] = []
    matched = 0
    for number in _with_words(connection, wanted, anchor):
        if matched >= position + limit:
            return numbers, matched + 1, False
        if matched >= position:
            numbers.append(number)
        matched += 1
    return numbers, matched, True


def _with_words(connection: Statements, wanted: LogFilter, anchor: int) -> Iterator[int]:
    """Numbers of lines that have all words, newest first: some at a time, from the last one on."""
    below = anchor
    while True:
        where, values = _conditions(wanted, below)
        rows = connection.execute(
            f"SELECT id, sentence, fields, key, title FROM log WHERE {where} ORDER BY id DESC LIMIT ?",
            (*values, _AT_ONCE),
        ).fetchall()
        for number, sentence, fields, key, title in rows:
            said = "\n".join((sentence, fields, key or "", title)).lower()
            if all(word in said for word in wanted.words):
                yield int(number)
        if len(rows) < _AT_ONCE:
            return
        below = int(rows[-1][0]) - 1
