"""The whole structure of a company file as writing documents needs it: every table, and a mark that moves with it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from connector.drivers.firebird import Attachment, Transaction
from connector.ledger.structure import OnceAnAttachment, Program, StoredColumn, StoredTable, Structure
from connector.mapping.record import ColumnType
from connector.providers.sql_accounting.document_rows import MEMO_LENGTH, FirebirdColumn
from connector.providers.sql_accounting.schema import BLOB, TEXT_BLOB, TYPES

_MARK_BYTES: Final = 16


_PROGRAM: Final = Program("SQL Accounting", "FIRST {}", MEMO_LENGTH, frozenset({"LASTMODIFIED", "UPDATECOUNT"}))


def read_structure(transaction: Transaction, engine: str, legacy: tuple[str, ...] = ()) -> Structure:
    """Read the catalogue: tables of the vendor and of whoever added some, never those of Firebird itself. `legacy` are
    the character sets of a company file without one."""
    columns: dict[str, dict[str, StoredColumn]] = {}
    digest = blake2b(engine.encode(), digest_size=_MARK_BYTES)
    for row in transaction.rows(_COLUMNS):
        digest.update(repr(row).encode())
        columns.setdefault(str(row[0]), {})[str(row[1])] = _column(row, legacy)
    keys: dict[str, list[str]] = {}
    for table, name in transaction.rows(_KEYS):
        keys.setdefault(str(table), []).append(str(name))
    generators = frozenset(str(row[0]) for row in transaction.rows(_GENERATORS))
    digest.update(repr(sorted(generators)).encode())
    for row in transaction.rows(_TRIGGERS):
        digest.update(repr(row).encode())
    tables = {name: StoredTable(name, found, tuple(keys.get(name, ()))) for name, found in columns.items()}
    for setting in _settings(transaction, tables):
        digest.update(repr(setting).encode())
    return Structure(_PROGRAM, tables, digest.hexdigest(), generators)


def _column(row: tuple[object, ...], legacy: tuple[str, ...]) -> StoredColumn:
    kind, subtype, scale, charset, length, mandatory, given, computed = (int(str(value)) for value in row[2:10])
    name, text_blob = str(row[1]), kind == BLOB and subtype == TEXT_BLOB
    shown = TYPES.get(kind, ColumnType.TEXT)
    if shown is ColumnType.INTEGER and scale < 0:
        shown = ColumnType.NUMBER
    return FirebirdColumn(
        name,
        shown,
        -scale if shown is ColumnType.NUMBER else 0,
        length if shown is ColumnType.TEXT and kind in TYPES else 0,
        required=bool(mandatory) and not given,
        memo=text_blob,
        blob=kind not in TYPES and not text_blob,
        computed=bool(computed),
        charset=charset,
        legacy=legacy,
    )


def _settings(transaction: Transaction, tables: dict[str, StoredTable]) -> Iterator[tuple[object, ...]]:
    """Settings of the program that change how it posts: its version, accounts and rounding, where it keeps them."""
    registry = tables.get("SY_REGISTRY")
    if registry is not None and registry.has("RNAME", "RVALUE"):
        yield from transaction.rows(_REGISTRY)


class LiveStructure(OnceAnAttachment[Attachment]):
    """The structure of a company file."""

    def _read(self, attachment: Attachment) -> Structure:
        with attachment.snapshot() as transaction:
            return read_structure(transaction, attachment.engine, attachment.legacy_charsets)


_COLUMNS: Final = """
SELECT TRIM(R.RDB$RELATION_NAME), TRIM(R.RDB$FIELD_NAME), F.RDB$FIELD_TYPE, COALESCE(F.RDB$FIELD_SUB_TYPE, 0),
    COALESCE(F.RDB$FIELD_SCALE, 0), COALESCE(F.RDB$CHARACTER_SET_ID, 0),
    COALESCE(F.RDB$CHARACTER_LENGTH, F.RDB$FIELD_LENGTH, 0),
    IIF(COALESCE(R.RDB$NULL_FLAG, F.RDB$NULL_FLAG, 0) = 1, 1, 0),
    IIF(COALESCE(R.RDB$DEFAULT_SOURCE, F.RDB$DEFAULT_SOURCE) IS NULL, 0, 1),
    IIF(F.RDB$COMPUTED_BLR IS NULL, 0, 1)
FROM RDB$RELATION_FIELDS R JOIN RDB$FIELDS F ON F.RDB$FIELD_NAME = R.RDB$FIELD_SOURCE
JOIN RDB$RELATIONS T ON T.RDB$RELATION_NAME = R.RDB$RELATION_NAME
WHERE COALESCE(T.RDB$SYSTEM_FLAG, 0) = 0 AND T.RDB$VIEW_BLR IS NULL
ORDER BY R.RDB$RELATION_NAME, R.RDB$FIELD_POSITION"""

_KEYS: Final = """
SELECT TRIM(C.RDB$RELATION_NAME), TRIM(S.RDB$FIELD_NAME)
FROM RDB$RELATION_CONSTRAINTS C JOIN RDB$INDEX_SEGMENTS S ON S.RDB$INDEX_NAME = C.RDB$INDEX_NAME
WHERE C.RDB$CONSTRAINT_TYPE = 'PRIMARY KEY' ORDER BY C.RDB$RELATION_NAME, S.RDB$FIELD_POSITION"""

_GENERATORS: Final = "SELECT TRIM(RDB$GENERATOR_NAME) FROM RDB$GENERATORS WHERE COALESCE(RDB$SYSTEM_FLAG, 0) = 0"

_TRIGGERS: Final = """
SELECT TRIM(RDB$RELATION_NAME), TRIM(RDB$TRIGGER_NAME), RDB$TRIGGER_TYPE, COALESCE(RDB$TRIGGER_INACTIVE, 0),
    HASH(RDB$TRIGGER_SOURCE)
FROM RDB$TRIGGERS WHERE COALESCE(RDB$SYSTEM_FLAG, 0) = 0 ORDER BY RDB$RELATION_NAME, RDB$TRIGGER_NAME"""

_REGISTRY: Final = """
SELECT P.RNAME, P.RVALUE FROM SY_REGISTRY P
WHERE UPPER(P.RNAME) LIKE '%VERSION%' OR UPPER(P.RNAME) LIKE '%BUILD%' OR UPPER(P.RNAME) LIKE '%ROUNDING%'
    OR UPPER(P.RNAME) LIKE '%RTN5CENTS%' OR UPPER(P.RNAME) LIKE '%ACCOUNT'
ORDER BY P.RNAME"""
"""Names that are public: rounding and account settings; a version is looked for under any name that says so."""
