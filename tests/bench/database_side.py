"""The database's own side of a benchmark: its processes' CPU, and rows copied by it with nothing around."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from tests.bench.rig import cpu_seconds
from tests.live.servers.postgres import SUPERUSER

Connection = psycopg.Connection[tuple[object, ...]]


def superuser(url: str) -> Connection:
    """A connection that no row-level security binds, to a database of the tests' PostgreSQL."""
    known = make_url(url).set(drivername="postgresql", username=SUPERUSER)
    return psycopg.connect(known.render_as_string(hide_password=False))


def database_cpu(url: str) -> float:
    """CPU seconds of all processes of the database's server that run now; none for a file."""
    if not url.startswith("postgresql"):
        return 0.0
    with superuser(url) as asking:
        server = _parent(asking.info.backend_pid)
    found = 0.0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            found += cpu_seconds(int(process.name)) if _parent(int(process.name)) == server else 0.0
    return found


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def bare_copy(url: str, tables: Sequence[tuple[str, str]], batch: int) -> tuple[int, float]:
    """How many rows of the first table lie there, and how many seconds bare COPY takes to bring them, with what the
    other tables have of them, into the same tables once they are empty: `batch` of them in a transaction, in the order
    of their keys. Tables with their columns that name a row of the first one."""
    with superuser(url) as copier:
        taken = [_taken(copier, table, key) for table, key in tables]
        for table, _ in reversed(tables):
            copier.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        copier.commit()
        keys = list(taken[0])
        began = time.perf_counter()
        for start in range(0, len(keys), batch):
            for (table, _), rows in zip(tables, taken, strict=True):
                content = b"".join(rows.get(key, b"") for key in keys[start : start + batch])
                copying = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
                with copier.cursor() as cursor, cursor.copy(copying) as copy:
                    copy.write(content)
            copier.commit()
        return len(keys), time.perf_counter() - began


def _taken(copier: Connection, table: str, key: str) -> dict[str, bytes]:
    """The rows of a table as COPY writes them, by the first table's key."""
    order = sql.SQL("SELECT {0}, * FROM {1} ORDER BY {0}").format(sql.Identifier(key), sql.Identifier(table))
    with copier.cursor() as cursor, cursor.copy(sql.SQL("COPY ({}) TO STDOUT").format(order)) as copy:
        lines = [line.partition(b"\t") for line in b"".join(copy).split(b"\n") if line]
    keyed = groupby(lines, key=lambda parts: parts[0])
    return {name.decode(): b"".join(rest + b"\n" for _, _, rest in some) for name, some in keyed}
