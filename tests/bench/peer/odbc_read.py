"""Reads tables over ODBC to their end with pyodbc or arrow-odbc, each in an environment that has it.

Reads one JSON object from standard input: {"reader": "pyodbc" or "arrow-odbc", "connection": connection string,
"queries": [...], "batch": rows}. Prints {"seconds": ..., "cpu": ..., "rows": ..., "peak_mb": ...}. Imports nothing of
the product.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path


def pyodbc_rows(connection: str, queries: list[str], batch: int) -> int:
    """`fetchmany`, nothing else."""
    import pyodbc

    rows, line = 0, pyodbc.connect(connection)
    for query in queries:
        cursor = line.cursor()
        cursor.execute(query)
        while found := cursor.fetchmany(batch):
            rows += len(found)
        cursor.close()
    line.close()
    return rows


def arrow_rows(connection: str, queries: list[str], batch: int) -> int:
    """Record batches of Arrow, as many rows at once."""
    from arrow_odbc import connect  # type: ignore[import-not-found,unused-ignore]

    rows, line = 0, connect(connection)
    for query in queries:
        for found in line.read_arrow_batches(query=query, batch_size=batch):
            rows += found.num_rows
    return rows


_READERS: dict[str, Callable[[str, list[str], int], int]] = {"pyodbc": pyodbc_rows, "arrow-odbc": arrow_rows}


def peak_mb() -> float:
    """The most memory that this program has had."""
    told = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    return int(told[1]) / 1024 if told else 0.0


def main() -> None:
    """Read and report."""
    order = json.load(sys.stdin)
    read = _READERS[order["reader"]]
    wall, cpu = time.perf_counter(), time.process_time()
    rows = read(order["connection"], order["queries"], order["batch"])
    report = {
        "seconds": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "rows": rows,
        "peak_mb": peak_mb(),
    }
    sys.stdout.write(json.dumps(report) + "\n")


if __name__ == "__main__":
    main()
