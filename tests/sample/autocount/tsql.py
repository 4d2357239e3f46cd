"""The schema in T-SQL, for a real SQL Server."""

from __future__ import annotations

from collections.abc import Iterator

from tests.sample.autocount.dictionary import Column, Table


def create_table(table: Table) -> Iterator[str]:
    """The table with its keys and indexes, without foreign keys."""
    yield f"CREATE TABLE dbo.[{table.name}] ({', '.join(column_ddl(column) for column in table.columns)})"
    if table.primary_key:
        yield (
            f"ALTER TABLE dbo.[{table.name}] ADD CONSTRAINT [PK_{table.name}_{'_'.join(table.primary_key)}]"
            f" PRIMARY KEY ({_list(table.primary_key)})"
        )
    for kind, name, indexes in (("UNIQUE INDEX", "UIX", table.unique), ("INDEX", "IX", table.indexes)):
        for columns in indexes:
            yield f"CREATE {kind} [{name}_{table.name}_{'_'.join(columns)}] ON dbo.[{table.name}] ({_list(columns)})"


def column_ddl(column: Column) -> str:
    """One column of a table."""
    words = [f"[{column.name}] {column.type}"]
    if column.identity:
        words.append("IDENTITY(1, 1)")
    words.append("NULL" if column.nullable else "NOT NULL")
    if column.default is not None:
        words.append(f"DEFAULT {column.default}")
    return " ".join(words)


def foreign_keys(table: Table) -> Iterator[str]:
    """Its foreign keys, named as the scaffold's tools name them."""
    for key in table.foreign_keys:
        yield (
            f"ALTER TABLE dbo.[{table.name}] ADD CONSTRAINT [FK_{table.name}_{key.table}_{'_'.join(key.columns)}]"
            f" FOREIGN KEY ({_list(key.columns)}) REFERENCES dbo.[{key.table}] ({_list(key.references)})"
        )


def triggers(table: Table) -> Iterator[str]:
    """The vendor's triggers by name; their code is not known. They count in ChangeCount and log in ChangeLog."""
    for name in table.triggers:
        if name.endswith("ChangeCount"):
            counted = name.removeprefix("Update").removesuffix("ChangeCount")
            body = (
                f"UPDATE dbo.ChangeCount SET Counter = Counter + 1 WHERE TableName = N'{counted}';"
                f" IF @@ROWCOUNT = 0 INSERT INTO dbo.ChangeCount (TableName, Counter) VALUES (N'{counted}', 1);"
            )
        elif name.endswith("ChangeLog"):
            guid = "Guid" if any(column.name == "Guid" for column in table.columns) else "NEWID()"
            body = (
                "INSERT INTO dbo.ChangeLog (TableName, Guid, ChangeType, ChangeTime, TransactionID) "
                f"SELECT N'{table.name}', {guid}, CASE WHEN EXISTS (SELECT 1 FROM deleted) THEN 'U' ELSE 'I' END,"
                " GETDATE(), CURRENT_TRANSACTION_ID() FROM inserted UNION ALL "
                f"SELECT N'{table.name}', {guid}, 'D', GETDATE(), CURRENT_TRANSACTION_ID() FROM deleted"
                " WHERE NOT EXISTS (SELECT 1 FROM inserted);"
            )
        else:
            body = "RETURN;"
        yield (
            f"CREATE TRIGGER dbo.[{name}] ON dbo.[{table.name}] AFTER INSERT, UPDATE, DELETE AS"
            f" BEGIN SET NOCOUNT ON; {body} END"
        )


def _list(columns: tuple[str, ...]) -> str:
    return ", ".join(f"[{column}]" for column in columns)
