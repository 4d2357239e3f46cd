"""What tables there are and how they are spelt: T-SQL does not tell letters of names by case, PostgreSQL does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

import pyodbc

SCHEMAS: Final = ("dbo", "sys", "INFORMATION_SCHEMA", "msdb")
_COLUMNS: Final = """
SELECT n.nspname::text, c.relname::text, a.attname::text, a.attnotnull, a.attidentity::text,
    CASE t.typname WHEN 'int8' THEN 'bigint' WHEN 'int4' THEN 'int' ELSE t.typname::text END,
    EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgname NOT LIKE 'mssql %'
        AND g.tgenabled <> 'D')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
JOIN pg_type t ON t.oid = a.atttypid
WHERE n.nspname IN ('dbo', 'sys', 'INFORMATION_SCHEMA', 'msdb') AND c.relkind IN ('r', 'v')
    AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY n.nspname, c.relname, a.attnum
"""


@dataclass(slots=True)
class Known:
    """A table or view as PostgreSQL has it."""

    schema: str
    name: str
    has_triggers: bool
    columns: dict[str, str] = field(default_factory=dict)
    """Exact name by lower-case name."""
    required: set[str] = field(default_factory=set)
    """Exact names of columns that are NOT NULL."""
    types: dict[str, str] = field(default_factory=dict)
    """SQL Server's type by exact name."""
    identity: str | None = None


class Catalogue:
    """All tables and views of one database."""

    def __init__(self) -> None:
        self._tables: dict[tuple[str, str], Known] = {}
        self._schemas = {schema.lower(): schema for schema in SCHEMAS}
        self.fingerprint = ""
        """Tells it from any other: equal ones translate alike."""

    def load(self, connection: pyodbc.Connection) -> None:
        """Read it anew over a connection of psqlODBC."""
        found: dict[tuple[str, str], Known] = {}
        rows = [tuple(row) for row in connection.execute(_COLUMNS).fetchall()]
        self.fingerprint = hashlib.sha256(repr(rows).encode()).hexdigest()
        for schema, table, column, required, identity, kind, triggers in rows:
            known = found.setdefault((schema.lower(), table.lower()), Known(schema, table, bool(triggers)))
            known.columns[column.lower()] = column
            known.types[column] = kind
            if required:
                known.required.add(column)
            if identity:
                known.identity = column
        self._tables = found

    @property
    def empty(self) -> bool:
        """Whether it was not loaded yet."""
        return not self._tables

    def table(self, schema: str, name: str) -> Known | None:
        """A table by its names, in any letters."""
        return self._tables.get((schema.lower() or "dbo", name.lower()))
