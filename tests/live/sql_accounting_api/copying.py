"""A sample company file as the vendor's API would tell it: the same rows, lower-case names, numbers as texts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal

from tests.live.sql_accounting_api.shelf import Json, Shelf
from tests.sample.cache import Company
from tests.sample.doors import Connection, Row
from tests.sample.tables import COLUMNS

_PLAIN = {
    "currency": "CURRENCY", "terms": "TERMS", "tax": "TAX", "agent": "AGENT", "customerdebitnote": "",
    "cashsales": "SL_CS",
}  # fmt: skip
_WITH_CHILDREN = (
    ("customer", "AR_CUSTOMER", "CODE", (("sdsbranch", "AR_CUSTOMERBRANCH"),)),
    ("stockitem", "ST_ITEM", "CODE", (("sdsuom", "ST_ITEM_UOM"), ("sdsbarcode", "ST_ITEM_BARCODE"))),
    ("salesinvoice", "SL_IV", "DOCKEY", (("sdsdocdetail", "SL_IVDTL"),)),
    ("customerinvoice", "AR_IV", "DOCKEY", (("sdsdocdetail", "AR_IVDTL"),)),
    ("customerpayment", "AR_PM", "DOCKEY", ()),
)


def shelf_of(company: Company) -> Shelf:
    """Everything that the API gives of a company."""
    books = company.door.connect(company.charset)
    try:
        return _shelf(books)
    finally:
        books.close()


def _shelf(books: Connection) -> Shelf:
    shelf = Shelf()
    shelf.profile = dict(_records(books, "SY_PROFILE")[0])
    for endpoint, table in _PLAIN.items():
        for record in _records(books, table) if table else ():
            shelf.put(endpoint, record)
    for endpoint, table, key, children in _WITH_CHILDREN:
        grouped = {name: _grouped(books, child, key) for name, child in children}
        for record in _records(books, table):
            record |= {name: rows[record[key.lower()]] for name, rows in grouped.items()}
            shelf.put(endpoint, record)
    _knock_off(books, shelf)
    return shelf


def _knock_off(books: Connection, shelf: Shelf) -> None:
    """Knock-offs as the API locates them, by type and number, among an open document that is not settled."""
    numbers = {row["dockey"]: row["docno"] for row in shelf.rows("customerinvoice")}
    settled = _grouped(books, "AR_KNOCKOFF", "FROMDOCKEY")
    for record in shelf.rows("customerpayment"):
        rows = [row for row in settled[record["dockey"]] if str(row["fromdoctype"]).rstrip() == "PM"]
        told = [
            {**row, "doctype": row["todoctype"], "docno": numbers[row["todockey"]], "knockoff": True}
            for row in rows
            if row["todoctype"] == "IV"
        ]
        shown = {"doctype": "IV", "docno": "not settled", "koamt": "0.00", "knockoff": False}
        record["sdsknockoff"] = [*told, shown]


def _grouped(books: Connection, table: str, key: str) -> dict[object, list[Json]]:
    found: dict[object, list[Json]] = defaultdict(list)
    for record in _records(books, table):
        found[record[key.lower()]].append(record)
    return found


def _records(books: Connection, table: str) -> list[Json]:
    live = {str(row[0]).rstrip() for row in _rows(books, _LIVE, table)}
    named = [part.split()[:2] for part in COLUMNS[table].replace("\n", " ").split(";") if part.split()]
    columns = [name.strip('"') for name, kind in named if kind != "blob" and name.strip('"') in live]
    selected = ", ".join(f'"{name}"' for name in columns)
    return [
        {name.lower(): _json(value) for name, value in zip(columns, row, strict=True)}
        for row in _rows(books, f'SELECT {selected} FROM "{table}"')
    ]


def _rows(books: Connection, sql: str, *parameters: object) -> list[Row]:
    cursor = books.cursor()
    cursor.execute(sql, parameters)
    try:
        return cursor.fetchall()
    finally:
        cursor.close()


_LIVE = "SELECT RDB$FIELD_NAME FROM RDB$RELATION_FIELDS WHERE RDB$RELATION_NAME = ?"


def _json(value: object) -> object:
    match value:
        case Decimal():
            return format(value, "f")
        case dt.datetime() | dt.date():
            return value.isoformat()
        case _:
            return value
