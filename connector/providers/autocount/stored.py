"""The whole structure of a company database as writing needs it, and values on their way into its columns.

Names, types and keys are read from SQL Server's catalogue: builds of AutoCount differ in columns and lengths.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b
from typing import Any, Final

from connector.domain.errors import Rejected
from connector.drivers.odbc import Attachment
from connector.ledger.session import Reading
from connector.ledger.structure import OnceAnAttachment, Program, StoredColumn, StoredTable, Structure, too_long
from connector.mapping.record import ColumnType
from connector.posting.sample import Value

_MARK_BYTES: Final = 16
_VERSION: Final = 24
"""RegID of the program's version (reference, section 2)."""
_WIDE: Final = ("nvarchar", "nchar", "ntext")
_TYPES: Final = {
    "bigint": ColumnType.INTEGER, "int": ColumnType.INTEGER, "smallint": ColumnType.INTEGER,
    "tinyint": ColumnType.INTEGER, "bit": ColumnType.FLAG, "decimal": ColumnType.NUMBER, "numeric": ColumnType.NUMBER,
    "money": ColumnType.NUMBER, "smallmoney": ColumnType.NUMBER, "float": ColumnType.REAL, "real": ColumnType.REAL,
    "date": ColumnType.DAY, "datetime": ColumnType.MOMENT, "datetime2": ColumnType.MOMENT,
    "smalldatetime": ColumnType.MOMENT, "nvarchar": ColumnType.TEXT, "varchar": ColumnType.TEXT,
    "nchar": ColumnType.TEXT, "char": ColumnType.TEXT, "ntext": ColumnType.TEXT, "text": ColumnType.TEXT,
    "uniqueidentifier": ColumnType.TEXT,
}  # fmt: skip
_LONGEST: Final = 1_000_000
"""Characters of the longest memo that is written; AutoCount's own are a page or two."""
VERSIONS: Final = frozenset({"LastModified", "LastModifiedUserID", "LastUpdate"})
"""Columns that move with every save."""
_PROGRAM: Final = Program("AutoCount", "TOP ({})", _LONGEST, VERSIONS)


@dataclass(frozen=True, slots=True)
class SqlServerColumn(StoredColumn):
    """A column of a company database."""

    kind: str = ""
    """Its type without length."""
    nullable: bool = True
    digits: int = 0
    """Of a number with decimals, all of them."""

    def parameter(self, value: Value) -> Any:
        """Yes and no as T and F, days as midnight, NULL and not '' where NULL may stand: an empty text breaks a foreign
        key that NULL does not."""
        if isinstance(value, bool):
            return self._yes_no(value)
        if value is None or (value == "" and self.nullable):
            return None
        if self.type in (ColumnType.NUMBER, ColumnType.INTEGER):
            return self._number(value)
        if self.type in (ColumnType.MOMENT, ColumnType.DAY):
            return self._time(value)
        if isinstance(value, str):
            self._check(value, self.name)
            return value
        raise self._no_place(value)

    def value(self, raw: object) -> Value:
        """As `connector.posting` knows it."""
        if raw is None or isinstance(raw, bool | int | Decimal):
            return raw
        if isinstance(raw, str):
            return raw.lower() if self.kind == "uniqueidentifier" else raw.rstrip(" ") if self._padded else raw
        if isinstance(raw, dt.datetime):
            return raw.date() if self.type is ColumnType.DAY or raw.time() == dt.time() else raw
        if isinstance(raw, float):
            return Decimal(repr(raw))
        return raw if isinstance(raw, dt.date) else str(raw)

    def long_text(self, transaction: Reading, raw: object) -> str | None:
        """It comes with its query."""
        del transaction
        return raw if isinstance(raw, str) else None

    def moment(self, text: str) -> Value:
        """A time out of its text."""
        return dt.datetime.fromisoformat(text)

    def check_text(self, text: str, name: str) -> None:
        """SQL Server counts UTF-16 units, and a column without N holds what its own code page has. Raises Rejected."""
        self._check(text, name)

    @property
    def _padded(self) -> bool:
        return self.kind in ("char", "nchar")

    def _check(self, text: str, name: str) -> None:
        if "\0" in text:
            raise Rejected(
                f"The text for {name} has a character that nobody can read (NUL).",
                remedy="Write it without this character.",
                facts={"column": self.name},
            )
        if self.kind not in _WIDE and self.kind != "uniqueidentifier" and not text.isascii():
            raise Rejected(
                f"The books keep {name} without Unicode, and “{text[:40]}” has a character that they may lose.",
                remedy="Write it in plain Latin letters.",
                facts={"column": self.name},
            )
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if self.length and length > self.length:
            raise too_long(name, f"{length} characters", self.length)

    def _yes_no(self, value: bool) -> Any:
        if self.type is ColumnType.TEXT:
            return "T" if value else "F"
        return value if self.type is ColumnType.FLAG else int(value)

    def _number(self, value: Value) -> Any:
        if isinstance(value, int) and self.type is ColumnType.INTEGER:
            return value
        if not isinstance(value, int | Decimal):
            raise self._no_place(value)
        exact = Decimal(value)
        if self.digits and abs(exact) >= Decimal(10) ** (self.digits - self.scale):
            raise Rejected(f"{value} is too large for {self.name} in the books.", facts={"column": self.name})
        if exact != round(exact, self.scale):
            raise Rejected(
                f"The books keep {self.scale} decimals in {self.name}, and {value} has more.",
                remedy="Round it on the platform.",
                facts={"column": self.name},
            )
        return int(exact) if self.type is ColumnType.INTEGER else round(exact, self.scale)

    def _time(self, value: Value) -> Any:
        if isinstance(value, dt.datetime):
            return value.date() if self.kind == "date" else value
        if isinstance(value, dt.date):
            return value if self.kind == "date" else dt.datetime.combine(value, dt.time())
        raise self._no_place(value)

    def _no_place(self, value: Value) -> Rejected:
        return Rejected(f"The books cannot hold {value} as {self.name}.", facts={"column": self.name})


class LiveStructure(OnceAnAttachment[Attachment]):
    """The structure of a company database."""

    def _read(self, attachment: Attachment) -> Structure:
        with attachment.read_committed() as transaction:
            return read_structure(transaction)


@dataclass(slots=True)
class _Index:
    primary: bool
    columns: list[str] = field(default_factory=list)


def read_structure(transaction: Reading) -> Structure:
    """Read the catalogue: the vendor's tables and those that plug-ins added."""
    digest = blake2b(digest_size=_MARK_BYTES)
    given: set[tuple[str, str]] = set()
    for row in transaction.rows(_GIVEN):
        digest.update(repr(row).encode())
        given.add((str(row[0]), str(row[1])))
    columns: dict[str, dict[str, StoredColumn]] = {}
    known = {str(row[0]) for row in transaction.rows(_TABLES)}
    for row in transaction.rows(_COLUMNS):
        if str(row[0]) not in known:
            continue
        digest.update(repr(tuple(row)).encode())
        column = _column(row, computed=(str(row[0]), str(row[1])) in given)
        columns.setdefault(str(row[0]), {})[column.name] = column
    indexes: dict[str, dict[int, _Index]] = {}
    for table, number, primary, name in transaction.rows(_INDEXES):
        of = indexes.setdefault(str(table), {})
        of.setdefault(int(str(number)), _Index(bool(primary))).columns.append(str(name))
    for sql in (_TRIGGERS, _PROGRAM_VERSION):
        for row in transaction.rows(sql):
            digest.update(repr(tuple(row)).encode())
    tables = {
        name: StoredTable(name, found, *_keys(found, list(indexes.get(name, {}).values())))
        for name, found in columns.items()
    }
    return Structure(_PROGRAM, tables, digest.hexdigest())


def _column(row: tuple[object, ...], *, computed: bool) -> SqlServerColumn:
    name, kind, length, scale, nullable = str(row[1]), str(row[2]).lower(), row[3], row[4], row[5] == "YES"
    shown = _TYPES.get(kind, ColumnType.TEXT)
    text = shown is ColumnType.TEXT and kind in _TYPES
    room = int(str(length)) if text and length is not None else 0
    return SqlServerColumn(
        name,
        shown,
        int(str(scale)) if shown is ColumnType.NUMBER and scale is not None else 0,
        max(room, 0),
        required=not nullable and row[6] is None and not computed,
        memo=text and kind != "uniqueidentifier" and (room < 0 or kind in ("ntext", "text")),
        blob=kind not in _TYPES,
        computed=computed,
        kind=kind,
        nullable=nullable,
        digits=int(str(row[7])) if shown is ColumnType.NUMBER and row[7] is not None else 0,
    )


def _keys(columns: dict[str, StoredColumn], indexes: list[_Index]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """By what a row is named, and in which order rows stand: by the primary key; where that is a number that the server
    counts up, a row is named by what people know it by, if it has that (`Debtor.AccNo`, not `Debtor.AutoKey`)."""
    primary = next((tuple(index.columns) for index in indexes if index.primary), ())
    if any(columns[name].computed for name in primary):
        for names in _natural(columns, indexes):
            return names, primary
    return primary, primary


def _natural(columns: dict[str, StoredColumn], indexes: list[_Index]) -> Iterator[tuple[str, ...]]:
    for index in indexes:
        found = [columns[name] for name in index.columns]
        plain = all(isinstance(c, SqlServerColumn) and c.kind != "uniqueidentifier" and not c.nullable for c in found)
        if plain and not any(column.computed for column in found):
            yield tuple(index.columns)


_TABLES: Final = "SELECT T.name FROM sys.tables T ORDER BY T.name"

_COLUMNS: Final = """
SELECT C.TABLE_NAME, C.COLUMN_NAME, C.DATA_TYPE, C.CHARACTER_MAXIMUM_LENGTH, C.NUMERIC_SCALE, C.IS_NULLABLE,
    C.COLUMN_DEFAULT, C.NUMERIC_PRECISION
FROM INFORMATION_SCHEMA.COLUMNS C WHERE C.TABLE_SCHEMA = 'dbo' ORDER BY C.TABLE_NAME, C.ORDINAL_POSITION"""
"""Of views, too."""

_GIVEN: Final = """
SELECT T.name, C.name FROM sys.tables T JOIN sys.columns C ON C.object_id = T.object_id
WHERE CAST(C.is_identity AS int) = 1 OR CAST(C.is_computed AS int) = 1 ORDER BY T.name, C.name"""

_INDEXES: Final = """
SELECT T.name, X.index_id, X.is_primary_key, C.name FROM sys.tables T JOIN sys.indexes X ON X.object_id = T.object_id
JOIN sys.index_columns K ON K.object_id = X.object_id AND K.index_id = X.index_id
JOIN sys.columns C ON C.object_id = K.object_id AND C.column_id = K.column_id
WHERE CAST(X.is_unique AS int) = 1 AND K.key_ordinal > 0 ORDER BY T.name, X.index_id, K.key_ordinal"""

_TRIGGERS: Final = """
SELECT T.name, G.name, G.is_disabled FROM sys.triggers G JOIN sys.tables T ON T.object_id = G.parent_id
ORDER BY T.name, G.name"""

_PROGRAM_VERSION: Final = f"SELECT R.RegValue FROM Registry R WHERE R.RegID = {_VERSION}"
