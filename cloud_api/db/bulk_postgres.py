"""Bulk statements of PostgreSQL: keys as arrays, rows by COPY into a staging table, because PostgreSQL does not copy
into a table with row-level security."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import psycopg

from cloud_api.db.bulk import RecordSet, Row, Stored, Tombstone, assignments

_Connection = psycopg.Connection[tuple[object, ...]]


def psycopg_connection(driver: object) -> _Connection | None:
    """The driver's connection, when it is psycopg's."""
    return driver if isinstance(driver, psycopg.Connection) else None


class PostgresBulk:
    """PostgreSQL: keys as arrays, rows by COPY into a staging table and one statement from there."""

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection

    def stored(self, which: RecordSet, buckets: Mapping[str, int]) -> dict[str, Stored]:
        """One statement over two arrays.

        OFFSET 0 keeps the planner from turning the join round: it believes that an organization has one row.
        """
        scope = f"AND t.{which.scope} = %(scope)s " if which.scope else ""
        money = f"coalesce(t.currency, ''), coalesce(t.{which.amount}, 0)" if which.amount else "'', 0"
        cursor = self._connection.execute(
            f"SELECT found.* FROM unnest(%(buckets)s::smallint[], %(keys)s::text[]) AS k (bucket, external_id) "
            f"CROSS JOIN LATERAL (SELECT t.external_id, t.id::text, t.revision, t.action_id, "
            f"coalesce(t.fingerprint, ''), t.deleted_at IS NOT NULL, {money} FROM {which.table} AS t "
            f"WHERE t.organization_id = %(organization)s AND t.external_provider = %(provider)s "
            f"{scope}AND t.external_id = k.external_id AND t.bucket = k.bucket OFFSET 0) AS found",
            {
                "buckets": list(buckets.values()),
                "keys": list(buckets),
                "organization": which.organization_id,
                "provider": which.provider,
                "scope": which.scope_value,
            },
        )
        return {row[0]: Stored(*row[1:]) for row in cursor}  # type: ignore[misc,arg-type]

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Through the staging table."""
        self._from_stage(table, columns, rows, "")

    def replace(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Through the staging table; rows that are there are overwritten."""
        self._from_stage(table, columns, rows, f" ON CONFLICT (id) DO UPDATE SET {assignments(tuple(columns))}")

    def _from_stage(self, table: str, columns: Sequence[str], rows: Sequence[Row], conflict: str) -> None:
        """The staging table lives as long as the connection and is empty after each transaction."""
        stage, names = f"stage_{table}", ", ".join(columns)
        self._connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {stage} (LIKE {table}) ON COMMIT DELETE ROWS")
        with self._connection.cursor() as cursor, cursor.copy(f"COPY {stage} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        self._connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {stage}{conflict}")
        self._connection.execute(f"DELETE FROM {stage}")

    def bury(self, table: str, tombstones: Sequence[Tombstone]) -> None:
        """One update over arrays."""
        self._connection.execute(
            f"UPDATE {table} AS t SET revision = d.revision, action_id = d.action_id, deleted_at = d.at, "
            f"updated_at = d.at FROM unnest(%s::uuid[], %s::bigint[], %s::text[], %s::timestamptz[]) "
            f"AS d (id, revision, action_id, at) WHERE t.id = d.id",
            (
                [dead.id for dead in tombstones],
                [dead.revision for dead in tombstones],
                [dead.action_id for dead in tombstones],
                [dead.at for dead in tombstones],
            ),
            prepare=False,  # planned each time: which side leads depends on the size of the table
        )

    def delete_lines(self, document_ids: Sequence[str]) -> None:
        """One delete over an array."""
        self._connection.execute("DELETE FROM invoice_lines WHERE invoice_id = ANY(%s::uuid[])", (list(document_ids),))

    def move(self, table: str, row_id: str, external_id: str, bucket: int, in_the_way: str | None) -> None:
        """Two statements."""
        if in_the_way is not None:
            self._connection.execute(f"DELETE FROM {table} WHERE id = %s::uuid", (in_the_way,))
        self._connection.execute(
            f"UPDATE {table} SET external_id = %s, bucket = %s WHERE id = %s::uuid", (external_id, bucket, row_id)
        )
