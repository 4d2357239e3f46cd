"""Layouts of the vendor's tables as a live company file has them, and rows for them, for tests of mappings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from connector.domain.keys import EntityKind
from connector.mapping import Mapping as Rules
from connector.mapping import load
from connector.mapping.record import Children, Column, ColumnType, RecordLayout, Row, TableLayout
from tests.sample.tables import COLUMNS

CONTEXT = {"home_currency": "MYR", "currency:USD": "USD", "currency:S$": "SGD"}

TABLES: dict[EntityKind, tuple[tuple[str, ...], ...]] = {
    EntityKind.ACCOUNT: (("GL_ACC",),),
    EntityKind.CURRENCY: (("CURRENCY",),),
    EntityKind.TERM: (("TERMS",),),
    EntityKind.TAX_CODE: (("TAX",),),
    EntityKind.SALES_AGENT: (("AGENT",),),
    EntityKind.CUSTOMER: (("AR_CUSTOMER", "AR_CUSTOMERBRANCH"),),
    EntityKind.SUPPLIER: (("AP_SUPPLIER", "AP_SUPPLIERBRANCH"),),
    EntityKind.PRODUCT: (("ST_ITEM", "ST_ITEM_UOM", "ST_ITEM_BARCODE"),),
    EntityKind.INVOICE: (("SL_IV", "SL_IVDTL", "AR_IV"), ("AR_IV", "AR_IVDTL")),
    EntityKind.CASH_SALE: (("SL_CS", "SL_CSDTL", "AR_IV"),),
    EntityKind.CREDIT_NOTE: (("SL_CN", "SL_CNDTL", "AR_CN"), ("AR_CN", "AR_CNDTL")),
    EntityKind.PAYMENT: (("AR_PM", "AR_KNOCKOFF"),),
}
"""Parent and child tables of each shape of each kind."""

_ADDED = {
    "SL_IV": ("X_ORIGIN",),
    "SL_CS": ("X_ORIGIN",),
    "SL_CN": ("X_ORIGIN",),
    "AR_IV": ("X_ORIGIN",),
    "AR_CN": ("X_ORIGIN",),
    "GL_ACC": ("X_PARENT_CODE",),
    "AR_KNOCKOFF": ("X_DOCUMENT_TYPE", "X_DOCUMENT_KEY", "X_DOCUMENT_NO"),
}
_TYPES: dict[str, tuple[ColumnType, int]] = {
    "int": (ColumnType.INTEGER, 0),
    "small": (ColumnType.INTEGER, 0),
    "big": (ColumnType.INTEGER, 0),
    "version": (ColumnType.INTEGER, 0),
    "document_version": (ColumnType.INTEGER, 0),
    "sales_version": (ColumnType.NUMBER, 0),
    "date": (ColumnType.DAY, 0),
    "moment": (ColumnType.MOMENT, 0),
    "flag": (ColumnType.FLAG, 0),
    "number_flag": (ColumnType.FLAG, 0),
    "money": (ColumnType.NUMBER, 2),
    "quantity": (ColumnType.NUMBER, 4),
    "price": (ColumnType.NUMBER, 8),
    "degrees": (ColumnType.NUMBER, 6),
    "memo": (ColumnType.TEXT, 0),
}


def table(name: str, extra: Mapping[str, Column] | None = None, without: frozenset[str] = frozenset()) -> TableLayout:
    """A table of the sample company: with user-defined columns, less binary ones."""
    columns: dict[str, Column] = {}
    for entry in COLUMNS[name].split(";"):
        column, kind, *_ = entry.split()
        if kind == "blob" or column in without:
            continue
        kind_and_scale = (ColumnType.TEXT, 0) if re.match(r"[vc]\d", kind) else _TYPES[kind]
        columns[column] = Column(column, *kind_and_scale)
    for column in _ADDED.get(name, ()):
        columns[column] = Column(column, ColumnType.TEXT)
    return TableLayout(name, (*columns.values(), *(extra or {}).values()))


def layout(*tables: str) -> RecordLayout:
    """The layout of a record with these tables, parent first."""
    parent, *children = (table(name) for name in tables)
    return RecordLayout(parent, tuple(children))


def layouts(kind: EntityKind) -> tuple[RecordLayout, ...]:
    """Every layout of a kind."""
    return tuple(layout(*tables) for tables in TABLES[kind])


def row(of: TableLayout, **values: object) -> Row:
    """A row with some values, None elsewhere."""
    unknown = values.keys() - {column.name for column in of.columns}
    if unknown:
        raise KeyError(f"{of.table} has no {sorted(unknown)}")
    return tuple(values.get(column.name) for column in of.columns)


def children(of: RecordLayout, **rows: Sequence[Mapping[str, object]]) -> Children:
    """Rows of the child tables, by table."""
    return tuple([row(child, **values) for values in rows.get(child.table, [])] for child in of.children)


@cache
def default() -> Rules:
    """The default mapping, loaded once: it never changes."""
    return load("sql_accounting")


def customer(*extra: Column) -> RecordLayout:
    """A customer's layout with some more columns in AR_CUSTOMER."""
    parent = table("AR_CUSTOMER", {column.name: column for column in extra})
    return RecordLayout(parent, (table("AR_CUSTOMERBRANCH"),))
