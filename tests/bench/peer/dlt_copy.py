"""Moves tables from Firebird or PostgreSQL to PostgreSQL with dlt; run by benchmarks in an environment of its own.

Reads one JSON object from standard input: {"source": SQLAlchemy URL, "destination": PostgreSQL URL, "tables": [...],
"backend": "pyarrow" or "sqlalchemy", "folder": working folder, "schema": where the tables are, if not in the usual
one}. Prints {"seconds": ..., "rows": {...}}. Imports nothing of the product.
"""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    """Copy and report."""
    import dlt  # type: ignore[import-not-found,unused-ignore]
    from dlt.sources.sql_database import sql_database  # type: ignore[import-not-found,unused-ignore]
    from sqlalchemy import LargeBinary, Table, Text

    def without_blobs(table: Table) -> Table:
        """As the product reads them: no BLOB columns, text ones included, each of which costs a round trip."""
        for column in list(table.columns):
            if isinstance(column.type, LargeBinary | Text) or "BLOB" in type(column.type).__name__.upper():
                table._columns.remove(column)
        return table

    order = json.load(sys.stdin)
    source = sql_database(
        order["source"],
        schema=order.get("schema"),
        table_names=order["tables"],
        backend=order["backend"],
        chunk_size=50_000,
        reflection_level="full",
        table_adapter_callback=without_blobs,
    )
    pipeline = dlt.pipeline(
        pipeline_name="peer",
        pipelines_dir=order["folder"],
        destination=dlt.destinations.postgres(order["destination"]),
        dataset_name="peer",
    )
    began = time.perf_counter()
    pipeline.run(source, write_disposition="replace")
    seconds = time.perf_counter() - began
    counts = pipeline.last_trace.last_normalize_info.row_counts
    sys.stdout.write(json.dumps({"seconds": seconds, "rows": counts}) + "\n")


if __name__ == "__main__":
    main()
