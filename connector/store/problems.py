"""Records that are set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from connector.domain.keys import EntityKind, Key, Version
from connector.domain.runs import Problem
from connector.store.ground import Ground, slots
from connector.store.moments import from_micros, micros

_COLUMNS = "kind, key, code, sentence, remedy, since, attempts, next_try, waits_kind, waits_key, version"

_SET = f"""
INSERT INTO problems ({_COLUMNS}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)
ON CONFLICT (kind, key) DO UPDATE SET
    code = ?3, sentence = ?4, remedy = ?5, attempts = ?7, next_try = ?8, waits_kind = ?9, waits_key = ?10, version = ?11
"""

_DUE = """(next_try <= ? OR next_try > ? OR (waits_kind IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM problems AS parent WHERE parent.kind = problems.waits_kind AND parent.key = problems.waits_key)))"""

_FOUND = "(instr(lower(key), lower(?)) > 0 OR instr(lower(sentence), lower(?)) > 0)"
"""Every text holds the empty one."""

_FARTHEST = dt.timedelta(days=1)
"""No record is put off for longer: a later time was set by a clock that has been set back since."""

_CHUNK = 500


class ProblemRows:
    """At most one problem for each (kind, key)."""

    _db: Ground

    def set_aside(self, problems: Sequence[Problem]) -> None:
        """Remember records that could not go through; `since` of the first is kept."""
        with self._db.write() as connection:
            connection.executemany(_SET, [_row(problem) for problem in problems])

    def clear_problems(self, kind: EntityKind, keys: Iterable[Key]) -> None:
        """These went through."""
        with self._db.write() as connection:
            connection.executemany("DELETE FROM problems WHERE kind = ? AND key = ?", [(kind, key) for key in keys])

    def problems(
        self, kind: EntityKind | None = None, *, due: dt.datetime | None = None, limit: int = 1000
    ) -> Sequence[Problem]:
        """What is set aside, oldest first; with `due` only what shall be tried again by then."""
        chosen: list[tuple[str, tuple[str | int, ...]]] = []
        if kind is not None:
            chosen.append(("kind = ?", (kind,)))
        if due is not None:
            chosen.append((_DUE, (micros(due), micros(due + _FARTHEST))))
        return self._chosen(chosen, limit, 0)

    def problem_groups(self, search: str = "") -> Mapping[tuple[EntityKind, str], int]:
        """How many records are set aside, by kind and code; those with a text in their key or sentence."""
        sql = f"SELECT kind, code, count(*) FROM problems WHERE {_FOUND} GROUP BY kind, code"
        with self._db.read() as connection:
            rows = connection.execute(sql, (search, search))
            return {(EntityKind(kind), str(code)): int(count) for kind, code, count in rows}

    def problem_page(
        self, kind: EntityKind, code: str, search: str = "", *, skip: int = 0, limit: int = 200
    ) -> Sequence[Problem]:
        """Those of one group, oldest first."""
        chosen: list[tuple[str, tuple[str | int, ...]]] = [("kind = ?", (kind,)), ("code = ?", (code,))]
        return self._chosen([*chosen, (_FOUND, (search, search))], limit, skip)

    def _chosen(self, chosen: Sequence[tuple[str, tuple[str | int, ...]]], limit: int, skip: int) -> Sequence[Problem]:
        where = " AND ".join(condition for condition, _ in chosen) or "1 = 1"
        sql = f"SELECT {_COLUMNS} FROM problems WHERE {where} ORDER BY since, kind, key LIMIT ? OFFSET ?"
        values = [value for _, each in chosen for value in each]
        with self._db.read() as connection:
            return [_problem(row) for row in connection.execute(sql, (*values, limit, skip))]

    def problem_keys(self, kind: EntityKind, keys: Iterable[Key]) -> set[Key]:
        """Which of some keys are set aside."""
        return {Key(row[1]) for row in self._of(kind, keys)}

    def problems_of(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Problem]:
        """Those of some records that are set aside, with why."""
        found = (_problem(row) for row in self._of(kind, keys))
        return {problem.key: problem for problem in found}

    def problem_counts(self) -> Mapping[EntityKind, int]:
        """How many records of each kind are set aside."""
        with self._db.read() as connection:
            rows = connection.execute("SELECT kind, count(*) FROM problems GROUP BY kind")
            return {EntityKind(kind): int(count) for kind, count in rows}

    def _of(self, kind: EntityKind, keys: Iterable[Key]) -> list[_Row]:
        wanted = list(keys)
        found: list[_Row] = []
        with self._db.read() as connection:
            for start in range(0, len(wanted), _CHUNK):
                part = wanted[start : start + _CHUNK]
                sql = f"SELECT {_COLUMNS} FROM problems WHERE kind = ? AND key IN ({slots(part)})"
                found += connection.execute(sql, (kind, *part))
        return found


_Row = tuple[str, str, str, str, str, int, int, int | None, str | None, str | None, str]


def _row(problem: Problem) -> _Row:
    waits_kind, waits_key = problem.waits_for or (None, None)
    return (
        problem.entity,
        problem.key,
        problem.code,
        problem.sentence,
        problem.remedy,
        micros(problem.since),
        problem.attempts,
        micros(problem.next_try) if problem.next_try is not None else None,
        waits_kind,
        waits_key,
        problem.version,
    )


def _problem(row: _Row) -> Problem:
    kind, key, code, sentence, remedy, since, attempts, next_try, waits_kind, waits_key, version = row
    return Problem(
        entity=EntityKind(kind),
        key=Key(key),
        code=code,
        sentence=sentence,
        remedy=remedy,
        since=from_micros(since),
        attempts=attempts,
        next_try=from_micros(next_try) if next_try is not None else None,
        waits_for=(EntityKind(waits_kind), Key(waits_key)) if waits_kind and waits_key is not None else None,
        version=Version(version),
    )
