"""Sales invoices with every row that was posted for them, and what AutoCount may have taken their values from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from connector.domain.errors import SourceChanged
from connector.ledger.rows import read_listed
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.sample import Document, DocumentKind, Facts, Row, Value
from connector.providers.autocount.invoice_tables import CODE, RECEIVABLE_CODE, InvoiceTables
from connector.providers.autocount.invoice_words import (
    added_facts,
    added_line_facts,
    as_drawn,
    as_made,
    as_posted,
    chosen,
)

_NOTHING: Final[Row] = {}


@dataclass(slots=True)
class Family:
    """One invoice with its rows as the books have them."""

    header: Row
    lines: list[Row] = field(default_factory=list)
    posted: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def receivable(self) -> Row:
        """Its row in the customers' ledger; empty when it is not posted there."""
        rows = self.posted.get("ARInvoice", [])
        return rows[0] if rows else _NOTHING

    def everything(self) -> Iterator[tuple[str, Row]]:
        """Rows with their tables, in an order in which they can be made."""
        yield "IV", self.header
        yield from (("IVDTL", line) for line in self.lines)
        for table, rows in self.posted.items():
            yield from ((table, row) for row in rows)


class InvoiceReader:
    """Reads whole invoices within one transaction."""

    def __init__(self, transaction: Reading, structure: Structure, tables: InvoiceTables) -> None:
        self.transaction = transaction
        self._structure = structure
        self._tables = tables
        self._kept: dict[tuple[str, str], dict[Value, Row]] = {}

    def families(self, headers: Sequence[Row]) -> list[Family]:
        """Invoices with all their rows."""
        families = {header["DocKey"]: Family(header) for header in headers}
        tables = self._tables
        for line in read_listed(self.transaction, tables.line, "DocKey", families):
            families[line["DocKey"]].lines.append(line)
        for family in families.values():
            family.lines.sort(key=lambda line: (number(line["Seq"]), number(line["DtlKey"])))
        self._posted(families)
        for family in families.values():
            for name, rows in family.posted.items():
                stored = self._structure.tables[name]
                rows.sort(key=partial(_place, stored.order or stored.key))
        return list(families.values())

    def _posted(self, families: Mapping[Value, Family]) -> None:
        tables, receivables = self._tables, dict[Value, Family]()
        tied = f"P.\"SourceType\" = '{CODE}'"
        for row in read_listed(self.transaction, tables.receivable, "SourceKey", families, tied):
            families[row["SourceKey"]].posted.setdefault("ARInvoice", []).append(row)
            receivables[row["DocKey"]] = families[row["SourceKey"]]
        for row in read_listed(self.transaction, tables.receivable_line, "DocKey", receivables):
            receivables[row["DocKey"]].posted.setdefault("ARInvoiceDTL", []).append(row)
        for link in tables.links:
            for code, owners in ((CODE, families), (RECEIVABLE_CODE, receivables)):
                condition = f"P.\"{link.type_column}\" = '{code}'"
                for row in read_listed(self.transaction, link.table, link.key_column, owners, condition):
                    owners[row[link.key_column]].posted.setdefault(link.table.name, []).append(row)

    def documents(self, families: Sequence[Family]) -> list[Document]:
        """The same as `connector.posting` looks at them."""
        settled = self._settled([family.receivable.get("DocKey") for family in families])
        return [self._document(family, settled) for family in families]

    def _document(self, family: Family, settled: dict[Value, list[Row]]) -> Document:
        header, lines = as_posted(family.header), tuple(as_posted(line) for line in family.lines)
        posted = {name: tuple(as_posted(row) for row in rows) for name, rows in family.posted.items()}
        knocked = [as_posted(row) for row in settled.get(family.receivable.get("DocKey"), ())]
        posted = as_drawn(as_made(posted, knocked))
        facts = self.facts(header)
        line_facts = tuple(self.line_facts(line) for line in lines)
        return Document(
            DocumentKind.SALES_INVOICE,
            str(family.header["DocNo"]),
            header,
            lines,
            posted,
            {**facts, **added_facts(lines)},
            line_facts,
        )

    def facts(self, header: Row) -> dict[str, Row]:
        """Rows that an invoice refers to."""
        return {
            "customer": chosen("customer", self.row("Debtor", "AccNo", header.get("DEBTORCODE"))),
            "terms": chosen("terms", self.row("Terms", "DisplayTerm", header.get("DISPLAYTERM"))),
        }

    def line_facts(self, line: Row) -> Facts:
        """Rows that a line refers to."""
        item = self.row("Item", "ItemCode", line.get("ITEMCODE"))
        unit = self.unit(line.get("ITEMCODE"), line.get("UOM"))
        return {
            "item": chosen("item", item),
            "group": chosen("group", self.row("ItemGroup", "ItemGroup", item.get("ITEMGROUP"))),
            "unit": chosen("unit", unit),
            "tax": chosen("tax", self.row("TaxCode", "TaxCode", line.get("TAXCODE"))),
            **added_line_facts(line, unit),
        }

    def row(self, table: str, column: str, value: Value) -> Row:
        """A row by what names it, in the words of `connector.posting`; empty when there is none."""
        if value is None:
            return _NOTHING
        kept = self._kept.setdefault((table, column), {})
        if value not in kept:
            stored = self._structure.tables.get(table)
            rows = read_listed(self.transaction, stored, column, [value]) if stored and stored.has(column) else []
            kept[value] = as_posted(rows[0]) if rows else _NOTHING
        return kept[value]

    def unit(self, item: Value, name: Value) -> Row:
        """A unit of a product."""
        if item is None or name is None:
            return _NOTHING
        kept = self._kept.setdefault(("ItemUOM", "ItemCode, UOM"), {})
        if item not in kept:
            stored = self._structure.tables["ItemUOM"]
            rows = read_listed(self.transaction, stored, "ItemCode", [item])
            for row in rows:
                kept[f"{item}\n{row['UOM']}"] = as_posted(row)
            kept[item] = _NOTHING
        return kept.get(f"{item}\n{name}", _NOTHING)

    def _settled(self, receivables: Iterable[Value]) -> dict[Value, list[Row]]:
        """What was knocked off each receivable by payments, with its parts by line."""
        found: dict[Value, list[Row]] = {}
        condition = f"P.\"KnockOffDocType\" = '{RECEIVABLE_CODE}'"
        table = self._structure.tables["ARPaymentKnockOff"]
        for row in read_listed(self.transaction, table, "KnockOffDocKey", receivables, condition):
            found.setdefault(row["KnockOffDocKey"], []).append(row)
        return found


def _place(columns: Sequence[str], row: Row) -> tuple[int, ...]:
    return tuple(number(row[column]) for column in columns)


def number(value: Value) -> int:
    """A key. Raises SourceChanged for one that is no number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise SourceChanged("A key of the books is no number.")
    return value
