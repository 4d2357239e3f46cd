"""From the vendor's records to changes: the same columns, and so the same mapping, as from the company file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final

from connector.domain.changes import Change
from connector.domain.entities import Entity
from connector.domain.errors import SkipRecord
from connector.domain.keys import EntityKind
from connector.mapping import Mapping as LedgerMapping
from connector.mapping.record import MapRecord, RecordLayout, Row, TableLayout
from connector.providers.sql_accounting_api.client import ApiClient, Json
from connector.providers.sql_accounting_api.columns import USER_DEFINED, column, flag, number, row_of, user_column
from connector.providers.sql_accounting_api.shapes import KNOCK_OFF, RECEIVABLES, ApiShape

_LAYOUTS: Final = 64
_DOCUMENTS: Final = 4096
_ENDPOINTS: Final[Mapping[str, str]] = {
    "DN": "customerdebitnote", "CN": "customercreditnote", "CT": "customercontra", "CF": "customerrefund",
}  # fmt: skip
"""Where a settled document other than an invoice is asked for."""


class Reader:
    """Makes changes out of whole records of one set of books."""

    def __init__(self, client: ApiClient, mapping: LedgerMapping, context: Mapping[str, str]) -> None:
        self._client = client
        self._mapping = mapping
        self._context = context
        self._compiled: OrderedDict[RecordLayout, MapRecord] = OrderedDict()
        self._settled: OrderedDict[tuple[str, str], tuple[str, str]] = OrderedDict()

    def change(self, shape: ApiShape, record: Json, receivable: Json | None) -> Change:
        """A record as it is now."""
        key, version = shape.key_of(record), shape.version_of(record, receivable)
        try:
            return Change(key, version, self.entity(shape, record, receivable))
        except SkipRecord as exc:
            return Change(key, version, None, exc.kept())

    def entity(self, shape: ApiShape, record: Json, receivable: Json | None) -> Entity:
        """The entity of a record. Raises SkipRecord."""
        key = shape.key_of(record)
        parent, children = self.parts(shape, record, receivable)
        layout = RecordLayout(
            self._layout(shape.kind, shape.table, [parent]),
            tuple(self._layout(shape.kind, table, rows) for table, rows in children),
        )
        rows: list[Sequence[Row]] = [
            [row_of(table, row, key) for row in given]
            for table, (_, given) in zip(layout.children, children, strict=True)
        ]
        return self._map(shape.kind, layout)(row_of(layout.parent, parent, key), tuple(rows))

    def parts(
        self, shape: ApiShape, record: Json, receivable: Json | None
    ) -> tuple[Json, list[tuple[str, Sequence[Json]]]]:
        """A record's own columns, and the rows of each child table."""
        parent = {**record, "x_origin": "receivable" if shape.prefix else "sales"}
        return parent, self._children(shape, record, receivable)

    def named(self, kind: EntityKind, table: str) -> frozenset[str]:
        """Columns of a table that rules name."""
        return frozenset(self._mapping.columns(kind).get(table, ()))

    def _map(self, kind: EntityKind, layout: RecordLayout) -> MapRecord:
        """The compiled mapping of a layout; a few are kept, as user-defined columns come and go."""
        found = self._compiled.get(layout)
        if found is None:
            found = self._compiled[layout] = self._mapping.compile(kind, layout, self._context)
            if len(self._compiled) > _LAYOUTS:
                self._compiled.popitem(last=False)
        return found

    def _layout(self, kind: EntityKind, table: str, rows: Sequence[Json]) -> TableLayout:
        """The columns that rules name, and the user-defined ones that are there."""
        known = sorted(self.named(kind, table))
        users: dict[str, object] = {}
        for row in rows:
            for name, value in row.items():
                upper = name.upper()
                if upper.startswith(USER_DEFINED) and (upper not in users or users[upper] is None):
                    users[upper] = value
        named = [user_column(name, users[name]) for name in sorted(users) if name not in known]
        return TableLayout(table, (*map(column, known), *named))

    def _children(self, shape: ApiShape, record: Json, receivable: Json | None) -> list[tuple[str, Sequence[Json]]]:
        found: list[tuple[str, Sequence[Json]]] = []
        for table, name in shape.children:
            rows = listed(record, name)
            if (table, name) == KNOCK_OFF:
                rows = [self._settlement(row) for row in rows if knocked_off(row)]
            else:
                rows.sort(key=_place)
            found.append((table, rows))
        if shape.receivable:
            found.append(("AR_IV", [receivable] if receivable is not None else []))
        return found

    def _settlement(self, row: Json) -> Json:
        """A knock-off with the document that it settles, as the company file tells it."""
        document_type, docno = str(row.get("doctype") or "").rstrip(), str(row.get("docno") or "")
        told, key = self.settled(document_type, docno)
        number_told = docno if document_type == "IV" else None
        return {**row, "x_document_type": told, "x_document_key": key, "x_document_no": number_told}

    def settled(self, document_type: str, docno: str) -> tuple[str, str]:
        """Type and key of a settled document by its number; the number itself where it is not found."""
        known = self._settled.get((document_type, docno))
        if known is None:
            known = self._settled[document_type, docno] = self._asked(document_type, docno)
            if len(self._settled) > _DOCUMENTS:
                self._settled.popitem(last=False)
        return known

    def _asked(self, document_type: str, docno: str) -> tuple[str, str]:
        if document_type != "IV":
            endpoint = _ENDPOINTS.get(document_type)
            found = self._client.first(endpoint, docno=docno) if endpoint is not None else None
            return document_type, str(found["dockey"]) if found is not None and "dockey" in found else docno
        receivable = self._client.first(RECEIVABLES, docno=docno)
        made_by = str((receivable or {}).get("fromdoctype") or "").rstrip()
        endpoint = {"IV": "salesinvoice", "CS": "cashsales"}.get(made_by)
        sale = self._client.first(endpoint, docno=docno) if endpoint is not None else None
        if sale is not None and "dockey" in sale:
            return made_by, str(sale["dockey"])
        return "IV", f"AR:{receivable['dockey']}" if receivable is not None and "dockey" in receivable else docno


def listed(record: Json, name: str) -> list[Json]:
    """The child rows of a record; they may come bare, or in `data`."""
    value = record.get(name)
    if isinstance(value, dict):
        value = value.get("data")
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def knocked_off(row: Json) -> bool:
    """Whether a row of the list settles anything: the vendor's list may show every open document."""
    if "knockoff" in row and not flag(row["knockoff"]):
        return False
    return number(row.get("koamt")) != 0


def _place(row: Json) -> tuple[int, int]:
    return _whole(row.get("seq")), _whole(row.get("dtlkey") or row.get("autokey"))


def _whole(value: object) -> int:
    return int(number(value))
