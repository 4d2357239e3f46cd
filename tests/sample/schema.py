"""The vendor's database, empty: data definition for one variant, and INSERT texts that fit its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tests.sample.tables import COLUMNS, GENERATORS, INDEXES, PRIMARY_KEYS, UNIQUE_INDEXES
from tests.sample.variant import Charset, Flags, Variant

_PLAIN: Final = {
    "int": "INTEGER",
    "small": "SMALLINT",
    "big": "BIGINT",
    "date": "DATE",
    "moment": "TIMESTAMP",
    "money": "DECIMAL(18,2)",
    "quantity": "DECIMAL(18,4)",
    "price": "DECIMAL(18,8)",
    "degrees": "DECIMAL(10,6)",
    "version": "BIGINT",
    "document_version": "BIGINT",
    "sales_version": "DECIMAL(18,0)",
    "memo": "BLOB SUB_TYPE TEXT SEGMENT SIZE 80",
    "blob": "BLOB SUB_TYPE BINARY SEGMENT SIZE 80",
}
_DOCUMENT_VERSIONS: Final = frozenset({"document_version", "sales_version"})
_TEXT: Final = re.compile(r"(?P<kind>[vc])(?P<grown>\d+)(?:/(?P<old>\d+))?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the variant has it."""

    name: str
    kind: str
    ddl: str


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables of one variant of the vendor's database."""

    variant: Variant
    tables: dict[str, tuple[Column, ...]]

    def names(self, table: str) -> frozenset[str]:
        """Names of the columns that the table has in this variant."""
        return frozenset(column.name for column in self.tables[table])

    def create(self) -> Iterator[str]:
        """Statements that make tables and generators; keys and indexes come after loading, see `finish`."""
        for table, columns in self.tables.items():
            yield f"CREATE TABLE {table} ({', '.join(column.ddl for column in columns)})"
        for generator in GENERATORS:
            yield f"CREATE SEQUENCE {generator}"

    def finish(self) -> Iterator[str]:
        """Statements that make primary keys and secondary indexes."""
        for table, key in PRIMARY_KEYS.items():
            yield f"ALTER TABLE {table} ADD CONSTRAINT PK_{table} PRIMARY KEY ({key})"
        for table, keys in INDEXES.items():
            for key in keys:
                unique = "UNIQUE " if (table, key) in UNIQUE_INDEXES else ""
                yield f"CREATE {unique}INDEX {table}_{key} ON {table} ({key})"
        if self.variant.versions_indexed:
            for table in self.tables:
                if "LASTMODIFIED" in self.names(table):
                    yield f"CREATE INDEX {table}_LASTMODIFIED ON {table} (LASTMODIFIED)"

    def insert(self, table: str, values: str) -> str:
        """INSERT … VALUES from lines ``COLUMN = expression``, without the columns that this variant lacks.

        Raises KeyError for a column that no variant has.
        """
        pairs = self.pairs(table, values)
        return f"INSERT INTO {table} ({', '.join(pairs)}) VALUES ({', '.join(pairs.values())})"

    def insert_select(self, table: str, values: str, source: str) -> str:
        """INSERT … SELECT from lines ``COLUMN = expression`` and the text after FROM."""
        pairs = self.pairs(table, values)
        return f"INSERT INTO {table} ({', '.join(pairs)}) SELECT {', '.join(pairs.values())} FROM {source}"

    def pairs(self, table: str, values: str) -> dict[str, str]:
        """Columns with their expressions from lines ``COLUMN = expression``; a later line wins."""
        known = _every_name(table)
        pairs: dict[str, str] = {}
        for line in filter(None, (line.strip() for line in values.splitlines())):
            name, _, expression = line.partition(" = ")
            if name not in known:
                raise KeyError(f"{table}.{name}")
            if name in self.names(table):
                pairs[name] = expression
        return pairs


@cache
def schema_of(variant: Variant) -> Schema:
    """The schema of a variant."""
    return Schema(variant, {table: tuple(_columns(text, variant)) for table, text in COLUMNS.items()})


def _columns(text: str, variant: Variant) -> Iterator[Column]:
    for entry in text.split(";"):
        name, kind, *mandatory = entry.split()
        if name.startswith("UDF_") and not variant.user_fields:
            continue
        if kind in _DOCUMENT_VERSIONS and not variant.document_versions:
            continue
        ddl = f"{name} {_type(kind, variant)}{' NOT NULL' if mandatory else ''}"
        yield Column(name, kind, ddl)


def _type(kind: str, variant: Variant) -> str:
    if kind in ("flag", "number_flag"):
        if variant.flags is Flags.BOOLEAN:
            return "BOOLEAN"
        return "CHAR(1)" if kind == "flag" else "SMALLINT"
    if text := _TEXT.fullmatch(kind):
        size = text["grown"] if variant.grown or not text["old"] else text["old"]
        return f"{'VARCHAR' if text['kind'] == 'v' else 'CHAR'}({size})"
    plain = _PLAIN[kind]
    if kind == "memo" and variant.charset is Charset.NONE:
        return plain + " CHARACTER SET NONE"
    return plain


@cache
def _every_name(table: str) -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in COLUMNS[table].split(";"))
