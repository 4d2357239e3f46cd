"""PostgreSQL's tables for a schema of SQL Server, so that values compare, fit and come back as they do there.

* Every type of SQL Server is a domain of that very name (``"nvarchar(40)"``); the catalogue views read it from there.
* Text is `bpchar` without a length under a nondeterministic ICU collation of strength 2. `bpchar` compares without
  trailing blanks but keeps them, which is SQL Server's rule; `varchar` and `citext` would compare them. Strength 2 is
  case-insensitive and accent-sensitive, as the CI_AS collations are; a deterministic collation could not be.
* The length of a text is a check of its domain (SQL Server's 2628), counted without trailing blanks, as there.
* `datetime` is rounded to 1/300 s by a trigger on each table; bulk loads that round by themselves switch triggers off.
* The vendor's triggers have their names; their code is not known. They count in ChangeCount and log in ChangeLog.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tests.sample.autocount.dictionary import Column, Table

COLLATION: Final = "mssql.ci_as"
_TEXT: Final = re.compile(r"n?(?:var)?char\((\d+|max)\)|ntext|text")
_PLAIN: Final = {
    "bigint": "bigint",
    "int": "integer",
    "smallint": "smallint",
    "bit": "boolean",
    "uniqueidentifier": "uuid",
    "datetime": "timestamp(3)",
    "datetime2(7)": "timestamp(6)",
    "date": "date",
    "varbinary(max)": "bytea",
}
_DEFAULTS: Final = {"newid()": "gen_random_uuid()", "getdate()": "mssql.getdate()"}


def domains(types: Iterator[str] | set[str]) -> Iterator[str]:
    """A domain for each type of SQL Server. Raises KeyError for a type without a rule."""
    for name in sorted(types):
        yield f'CREATE DOMAIN dbo."{name}" AS {_base(name)}'


def create_table(table: Table) -> Iterator[str]:
    """The table with its keys and indexes, without foreign keys."""
    yield f'CREATE TABLE dbo."{table.name}" ({", ".join(column_ddl(column) for column in table.columns)})'
    if table.primary_key:
        yield (
            f'ALTER TABLE dbo."{table.name}" ADD CONSTRAINT "PK_{table.name}_{"_".join(table.primary_key)}"'
            f" PRIMARY KEY ({_list(table.primary_key)})"
        )
    for columns in table.unique:
        # SQL Server counts NULLs as equal in a unique index.
        yield (
            f'CREATE UNIQUE INDEX "UIX_{table.name}_{"_".join(columns)}" ON dbo."{table.name}" ({_list(columns)})'
            " NULLS NOT DISTINCT"
        )
    for columns in table.indexes:
        yield f'CREATE INDEX "IX_{table.name}_{"_".join(columns)}" ON dbo."{table.name}" ({_list(columns)})'


def column_ddl(column: Column) -> str:
    """One column of a table."""
    if column.identity:  # of a domain PostgreSQL makes none; ALWAYS: a value that is given is SQL Server's error 544
        words = [f'"{column.name}" {_PLAIN[column.type]} GENERATED ALWAYS AS IDENTITY']
    else:
        words = [f'"{column.name}" dbo."{column.type}"']
    if column.default is not None:
        words.append(f"DEFAULT {_default(column)}")
    if not column.nullable:
        words.append("NOT NULL")
    return " ".join(words)


def foreign_keys(table: Table) -> Iterator[str]:
    """Its foreign keys, named as the scaffold's tools name them."""
    for key in table.foreign_keys:
        yield (
            f'ALTER TABLE dbo."{table.name}" ADD CONSTRAINT "FK_{table.name}_{key.table}_{"_".join(key.columns)}"'
            f' FOREIGN KEY ({_list(key.columns)}) REFERENCES dbo."{key.table}" ({_list(key.references)})'
        )


def triggers(table: Table) -> Iterator[str]:
    """The vendor's triggers by name, and the one that rounds `datetime`."""
    moments = [column.name for column in table.columns if column.type == "datetime"]
    if moments:
        yield round_moments(table.name, moments)
    for name in table.triggers:
        if name.endswith("ChangeCount"):
            yield (
                f'CREATE TRIGGER "{name}" AFTER INSERT OR UPDATE OR DELETE ON dbo."{table.name}"'
                f" FOR EACH STATEMENT EXECUTE FUNCTION mssql.count_change('{name[6:-11]}')"
            )
        elif name.endswith("ChangeLog"):
            yield (
                f'CREATE TRIGGER "{name}" AFTER INSERT OR UPDATE OR DELETE ON dbo."{table.name}"'
                " FOR EACH ROW EXECUTE FUNCTION mssql.log_change()"
            )
        else:  # what the others do is not known; that they are there is what SQL Server's error 334 looks at
            yield (
                f'CREATE TRIGGER "{name}" AFTER INSERT OR UPDATE OR DELETE ON dbo."{table.name}"'
                " FOR EACH STATEMENT EXECUTE FUNCTION mssql.nothing()"
            )


def round_moments(table: str, columns: list[str]) -> str:
    """The trigger that puts the `datetime` columns of a table on SQL Server's grid."""
    arguments = ", ".join(f"'{column}'" for column in columns)
    body = " ".join(f'NEW."{column}" = mssql.datetime(NEW."{column}");' for column in columns)
    return (
        f'CREATE FUNCTION mssql."round {table}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN {body} RETURN NEW; END $$;"
        f' CREATE TRIGGER "mssql datetime" BEFORE INSERT OR UPDATE ON dbo."{table}"'
        f' FOR EACH ROW EXECUTE FUNCTION mssql."round {table}"({arguments})'
    )


def _base(name: str) -> str:
    if text := _TEXT.fullmatch(name):
        collated = f"bpchar COLLATE {COLLATION}"
        size = text[1]
        return collated if size in (None, "max") else f"{collated} CHECK (length(VALUE) <= {size})"
    if name.startswith("decimal("):
        return "numeric" + name[7:]
    if name == "tinyint":
        return "smallint CHECK (VALUE BETWEEN 0 AND 255)"
    return _PLAIN[name]


def _default(column: Column) -> str:
    assert column.default is not None
    if column.type == "bit":
        return "true" if column.default == "1" else "false"
    return _DEFAULTS.get(column.default, column.default)


def _list(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
