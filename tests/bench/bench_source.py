"""Rows a second out of every table: the product's reader, fdb's own `fetchmany`, and the client library's bare loop.

    python -m tests.bench.bench_source [--size 1.0] [--times 3]

All three go through the same attachment settings to the same server in the same run and read the same columns (BLOBs
left out). The bare loop calls `isc_dsql_fetch` and looks at nothing: no reader through that call can be faster. The
product's reader may be, because it takes rows through the library's newer result sets.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import statistics
from collections.abc import Callable
from typing import Any

import fdb

from connector.domain.secret import Secret
from connector.drivers.firebird import Attachment, Target
from tests.bench.bench_backfill import TABLES, sizes
from tests.bench.figure import Figure, emit, scale, watch
from tests.bench.rig import machine
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.sample.cache import Company, make_company
from tests.sample.variant import Variant

_BATCH = 1_000
_MOST_ROWS = 300_000
"""Rows of one table that are read: rates do not depend on more of them."""


def source_figures(server: FirebirdServer, company: Company, times: int = 3) -> list[Figure]:
    """One figure a table: ours against fdb, with the bare loop beside it; and one over all tables."""
    ours = Attachment(Target(path=str(company.path), host=HOST, port=server.port), Secret(server.password))
    theirs = server.connect(company.path)
    figures, spent = [], [0.0, 0.0, 0.0]
    try:
        for table in TABLES:
            sql = f"SELECT FIRST {_MOST_ROWS} {', '.join(_columns(theirs, table))} FROM {table}"
            rows, seconds = _measured(ours, theirs, sql, times)
            if not rows:
                continue
            spent = [before + more for before, more in zip(spent, seconds, strict=True)]
            figures.append(_figure(f"source: {table}", rows, seconds))
    finally:
        ours.close()
        theirs.close()
    total = sum(int(figure.conditions["rows"]) for figure in figures)
    return [*figures, _figure("source: all tables", total, spent)]


def _figure(name: str, rows: int, seconds: list[float]) -> Figure:
    mine, fetchmany, bare = (rows / each for each in seconds)
    return Figure(
        name=name,
        value=round(mine),
        unit="rows/s",
        peer="fdb fetchmany",
        peer_value=round(fetchmany),
        ratio=round(mine / fetchmany, 2),
        goal=">= 3 x fetchmany, >= 0.4 x bare loop",
        conditions={**machine(), "rows": rows, "bare_loop": round(bare), "ratio_to_bare": round(mine / bare, 2)},
    )


def _measured(ours: Attachment, theirs: Any, sql: str, times: int) -> tuple[int, list[float]]:
    """Rows of a query, and the median seconds of the three readers, taken in turn so that a noisy machine is fair."""
    readers: list[Callable[[], int]] = [
        lambda: _product(ours, sql),
        lambda: _fetchmany(theirs, sql),
        lambda: _bare(theirs, sql),
    ]
    rows = {reader() for reader in readers[:1]}  # the server's cache is warm for all
    taken: list[list[float]] = [[], [], []]
    for _ in range(times):
        for n, reader in enumerate(readers):
            gc.collect()
            with watch() as spent:
                rows.add(reader())
            taken[n].append(spent.wall)
    if len(rows) != 1:
        raise RuntimeError(f"the readers disagree on the number of rows: {rows}")
    return rows.pop(), [statistics.median(each) for each in taken]


def _product(attachment: Attachment, sql: str) -> int:
    with attachment.snapshot() as transaction:
        return sum(len(batch) for batch in transaction.batches(sql))


def _fetchmany(connection: Any, sql: str) -> int:
    cursor, rows = connection.cursor(), 0
    cursor.execute(sql)
    while batch := cursor.fetchmany(_BATCH):
        rows += len(batch)
    cursor.close()
    connection.commit()
    return rows


def _bare(connection: Any, sql: str) -> int:
    """`isc_dsql_fetch` until there is nothing more, called as cheaply as Python can."""
    cursor = connection.cursor()
    cursor.execute(sql)
    statement = cursor._ps
    prototype = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ushort, ctypes.c_void_p)
    fetch = ctypes.cast(fdb.fbcore.api.client_library.isc_dsql_fetch, prototype)
    status, handle = ctypes.addressof(statement._isc_status), ctypes.addressof(statement._stmt_handle)
    described, rows = ctypes.addressof(statement._out_sqlda), 0
    while not fetch(status, handle, 1, described):
        rows += 1
    cursor.close()
    connection.commit()
    return rows


def _columns(connection: Any, table: str) -> list[str]:
    cursor = connection.cursor()
    cursor.execute(
        "SELECT TRIM(R.RDB$FIELD_NAME) FROM RDB$RELATION_FIELDS R JOIN RDB$FIELDS F ON F.RDB$FIELD_NAME ="
        " R.RDB$FIELD_SOURCE WHERE R.RDB$RELATION_NAME = ? AND F.RDB$FIELD_TYPE <> 261 ORDER BY R.RDB$FIELD_POSITION",
        (table,),
    )
    names = [str(name) for (name,) in cursor.fetchall()]
    cursor.close()
    connection.commit()
    return names


def main() -> None:
    """Make the company, or take it from the cache, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", "--scale", type=float, default=scale(), help="share of the full company")
    parser.add_argument("--times", type=int, default=3, help="measurements of which the median counts")
    chosen = parser.parse_args()
    with firebird3_server() as server:
        company = make_company(server, Variant(), sizes(chosen.size))
        for figure in source_figures(server, company, chosen.times):
            emit(figure)


if __name__ == "__main__":
    main()
