"""Sales invoices with every row that was posted for them, and what AutoCount may have taken their values from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from connector.ledger.rows import read_listed
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.sample import Document, DocumentKind, Facts, Row, Value
from connector.providers.autocount.document_reader import NOTHING, DocumentReader, Family, whole_number
from connector.providers.autocount.document_words import as_drawn, as_posted
from connector.providers.autocount.invoice_stock import StockBooks
from connector.providers.autocount.invoice_tables import CODE, RECEIVABLE_CODE, InvoiceTables
from connector.providers.autocount.invoice_words import added_facts, added_line_facts, as_made, chosen

_APART: Final = ("HASBATCHNO", "HASSERIALNO")
"""Flags of products that are sold by something that the platform does not name."""
_TABLES: Final = ("IV", "IVDTL")


class InvoiceReader(DocumentReader):
    """Reads whole invoices within one transaction."""

    def __init__(self, transaction: Reading, structure: Structure, tables: InvoiceTables) -> None:
        super().__init__(transaction, structure)
        self._tables = tables
        self.stock = StockBooks(transaction, structure)

    def teaching(self, documents: Sequence[Document]) -> list[Document]:
        """Those whose rows stand as they were posted, and whose products a new invoice may have, too."""
        return [
            each
            for each in documents
            if self.stock.shows_posting(each) and not any(self.is_apart(line.get("ITEMCODE")) for line in each.lines)
        ]

    def is_apart(self, code: Value) -> bool:
        """Whether a product is sold by batch or by serial number."""
        item = self.row("Item", "ItemCode", code)
        return any(item.get(column) is True for column in _APART)

    def families(self, headers: Sequence[Row]) -> list[Family]:
        """Invoices with all their rows."""
        families = {header["DocKey"]: Family(_TABLES, header) for header in headers}
        tables = self._tables
        for line in read_listed(self.transaction, tables.line, "DocKey", families):
            families[line["DocKey"]].lines.append(line)
        for family in families.values():
            family.lines.sort(key=lambda line: (whole_number(line["Seq"]), whole_number(line["DtlKey"])))
        self._posted(families)
        found = list(families.values())
        self.sort(found)
        return found

    def _posted(self, families: Mapping[Value, Family]) -> None:
        tables, receivables = self._tables, dict[Value, Family]()
        tied = f"P.\"SourceType\" = '{CODE}'"
        for row in read_listed(self.transaction, tables.receivable, "SourceKey", families, tied):
            families[row["SourceKey"]].posted.setdefault("ARInvoice", []).append(row)
            receivables[row["DocKey"]] = families[row["SourceKey"]]
        for row in read_listed(self.transaction, tables.receivable_line, "DocKey", receivables):
            receivables[row["DocKey"]].posted.setdefault("ARInvoiceDTL", []).append(row)
        self.linked(tables.links, {CODE: families, RECEIVABLE_CODE: receivables})

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

    def unit(self, item: Value, name: Value) -> Row:
        """A unit of a product."""
        if item is None or name is None:
            return NOTHING
        kept = self._kept.setdefault(("ItemUOM", "ItemCode, UOM"), {})
        if item not in kept:
            stored = self.structure.tables["ItemUOM"]
            rows = read_listed(self.transaction, stored, "ItemCode", [item])
            for row in rows:
                kept[f"{item}\n{row['UOM']}"] = as_posted(row)
            kept[item] = NOTHING
        return kept.get(f"{item}\n{name}", NOTHING)

    def _settled(self, receivables: Iterable[Value]) -> dict[Value, list[Row]]:
        """What was knocked off each receivable by payments, with its parts by line."""
        found: dict[Value, list[Row]] = {}
        condition = f"P.\"KnockOffDocType\" = '{RECEIVABLE_CODE}'"
        table = self.structure.tables["ARPaymentKnockOff"]
        for row in read_listed(self.transaction, table, "KnockOffDocKey", receivables, condition):
            found.setdefault(row["KnockOffDocKey"], []).append(row)
        return found
