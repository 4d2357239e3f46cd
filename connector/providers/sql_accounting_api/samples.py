"""Some records with everything that the API tells of them, for whoever looks at rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, Protocol

from connector.domain.errors import SkipRecord
from connector.domain.keys import EntityKind
from connector.mapping.record import Children, RecordLayout, Row, TableLayout
from connector.mapping.sampled import Sampled
from connector.providers.sql_accounting_api.client import ApiClient, Json
from connector.providers.sql_accounting_api.columns import column, row_of
from connector.providers.sql_accounting_api.company import Context
from connector.providers.sql_accounting_api.records import Reader
from connector.providers.sql_accounting_api.shapes import LISTS, SHAPES, ApiShape

MOST: Final = 8
"""Whole records of a shape: each is a request."""

Parts = tuple[Json, list[tuple[str, Sequence[Json]]]]
"""A record's own columns, and the rows of each child table."""


class Books(Protocol):
    """What this needs of the source."""

    client: ApiClient

    @property
    def reader(self) -> Reader:
        """What makes entities of records."""

    @property
    def context(self) -> Context:
        """The currencies of the books."""

    def receivable(self, shape: ApiShape, record: Json) -> Json | None:
        """The customer ledger's row of a sales document."""


def samples(books: Books, kind: EntityKind, limit: int) -> list[Sampled]:
    """The first records of each shape of a kind."""
    return [_sampled(books, shape, list(_parts(books, shape, limit))) for shape in SHAPES.get(kind, ())]


def _parts(books: Books, shape: ApiShape, limit: int) -> Iterator[Parts]:
    if shape.kind in LISTS:
        for header in books.client.page(shape.endpoint, 0, limit):
            yield books.reader.parts(shape, header, None)
        return
    mine = (header for header in books.client.page(shape.endpoint, 0) if shape.owns(header))
    for header in islice(mine, min(limit, MOST)):
        record = books.client.record(shape.endpoint, str(header[shape.address]))
        if record is not None:
            yield books.reader.parts(shape, record, books.receivable(shape, record))


def _sampled(books: Books, shape: ApiShape, parts: Sequence[Parts]) -> Sampled:
    tables = [table for table, _ in (parts[0][1] if parts else [])]
    parent = _layout(books, shape, shape.table, [record for record, _ in parts])
    children = tuple(
        _layout(books, shape, table, [row for _, of in parts for row in of[n][1]]) for n, table in enumerate(tables)
    )
    layout = RecordLayout(parent, children)
    return Sampled(layout, list(_rows(shape, layout, parts)), books.context.values)


def _layout(books: Books, shape: ApiShape, table: str, rows: Sequence[Json]) -> TableLayout:
    """Every column that rules name or that any row has. A column of somebody's own is what it is once a rule names it,
    a text."""
    there = {name.upper() for row in rows for name, value in row.items() if not isinstance(value, list | dict)}
    return TableLayout(table, tuple(map(column, sorted(there | books.reader.named(shape.kind, table)))))


def _rows(shape: ApiShape, layout: RecordLayout, parts: Sequence[Parts]) -> Iterator[tuple[Row, Children]]:
    for record, of in parts:
        key = shape.key_of(record)
        try:
            children = tuple(
                [row_of(table, row, key) for row in rows] for table, (_, rows) in zip(layout.children, of, strict=True)
            )
            yield row_of(layout.parent, record, key), children
        except SkipRecord:
            continue  # a run tells of it
