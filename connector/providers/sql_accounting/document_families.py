"""Documents with every row that belongs to them, and the facts that the vendor's program may have taken values from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from connector.domain.keys import EntityKind
from connector.drivers.firebird import Transaction
from connector.ledger.rows import read_listed
from connector.ledger.structure import StoredTable, Structure
from connector.posting.sample import Document, Facts, Row, Value
from connector.providers.sql_accounting.document_tables import By, DocumentTables, Link, detail_of

_NOTHING: Final[Row] = {}
_BILLING: Final = "P.BRANCHTYPE = 'B'"


@dataclass(slots=True)
class Family:
    """One document while its rows are gathered."""

    header: Row
    lines: list[Row] = field(default_factory=list)
    posted: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def receivable(self) -> Row:
        """The customer ledger's row: of a payment its header."""
        rows = self.posted.get("AR_IV", [])
        return rows[0] if rows else _NOTHING

    def value(self, by: By) -> Value:
        """What rows of other tables refer to."""
        match by:
            case By.ROOT:
                return self.header["DOCKEY"]
            case By.NUMBER:
                return self.header["DOCNO"]
            case By.RECEIVABLE:
                return self.receivable.get("DOCKEY")
            case By.GROUP:
                return self.header.get("GLTRANSID") if "GLTRANSID" in self.header else self.receivable.get("GLTRANSID")


class FamilyReader:
    """Reads whole documents of one kind within one transaction."""

    def __init__(self, transaction: Transaction, structure: Structure, tables: DocumentTables) -> None:
        self._transaction = transaction
        self._structure = structure
        self._tables = tables

    def lines(self, headers: Sequence[Row]) -> list[Family]:
        """Documents with their lines only."""
        tables = self._tables
        families = {header["DOCKEY"]: Family(header) for header in headers}
        for line in read_listed(self._transaction, tables.line, tables.line_parent, families, tables.line_condition):
            families[line[tables.line_parent]].lines.append(line)
        order = ("SEQ", "DTLKEY") if tables.line.has("SEQ", "DTLKEY") else tables.line.key
        for family in families.values():
            family.lines.sort(key=lambda line: tuple((line[name] is not None, line[name]) for name in order))
        return list(families.values())

    def complete(self, families: Sequence[Family]) -> None:
        """Everything that was posted for documents whose lines are there."""
        for link in sorted(self._tables.links, key=lambda link: link.by is not By.NUMBER):
            self._gather(families, link)
        for table in [link.table for link in self._tables.links]:
            detail = detail_of(self._structure, table.name)
            if detail is not None and all(detail.name != link.table.name for link in self._tables.links):
                self._details(families, table, detail)

    def _gather(self, families: Sequence[Family], link: Link) -> None:
        by_value: dict[Value, Family] = {}
        for family in families:
            if (value := family.value(link.by)) is not None:
                by_value[value] = family
        for row in read_listed(self._transaction, link.table, link.column, by_value, link.condition):
            if (owner := by_value.get(row[link.column])) is not None:
                owner.posted.setdefault(link.table.name, []).append(row)
        _sort(families, link.table)

    def _details(self, families: Sequence[Family], table: StoredTable, detail: StoredTable) -> None:
        owners = {row["DOCKEY"]: family for family in families for row in family.posted.get(table.name, ())}
        for row in read_listed(self._transaction, detail, "DOCKEY", owners):
            owners[row["DOCKEY"]].posted.setdefault(detail.name, []).append(row)
        _sort(families, detail)


def _sort(families: Iterable[Family], table: StoredTable) -> None:
    for family in families:
        if (rows := family.posted.get(table.name)) is not None:
            rows.sort(key=lambda row: tuple((row[name] is not None, row[name]) for name in table.key))


class FactReader:
    """Reads the rows that documents refer to: customer, item, tax …; each once."""

    def __init__(self, transaction: Transaction, structure: Structure) -> None:
        self.transaction = transaction
        self._structure = structure
        self._kept: dict[tuple[str, str, str], dict[Value, Row]] = {}

    def rows(self, table: str, column: str, values: Iterable[Value], condition: str = "") -> dict[Value, Row]:
        """Rows of a table by the value that names them; the first when several do."""
        kept = self._kept.setdefault((table, column, condition), {})
        missing = [value for value in dict.fromkeys(values) if value is not None and value not in kept]
        stored = self._structure.tables.get(table)
        if missing and stored is not None and stored.has(column):
            for row in read_listed(self.transaction, stored, column, missing, condition):
                kept.setdefault(row[column], row)
        for value in missing:
            kept.setdefault(value, _NOTHING)
        return kept

    def documents(self, tables: DocumentTables, families: Sequence[Family]) -> list[Document]:
        """Documents with their facts."""
        headers = [family.header for family in families]
        lines = [line for family in families for line in family.lines]
        shared = self._header_facts(headers)
        if tables.entity is EntityKind.INVOICE:
            receivables = [family.receivable.get("DOCKEY") for family in families]
            settled = self.settled("IV", receivables)
            single = self._item_facts(lines)
        else:
            settled, single = {}, self.settled_facts(lines)
        made: list[Document] = []
        place = 0
        for family, facts in zip(families, shared, strict=True):
            count = len(family.lines)
            more = dict(facts)
            if tables.entity is EntityKind.INVOICE:
                more["settled"] = {"PAYMENTAMT": settled.get(family.receivable.get("DOCKEY"), Decimal("0.00"))}
            made.append(
                Document(
                    tables.kind,
                    str(family.header["DOCNO"]),
                    family.header,
                    tuple(family.lines),
                    {name: tuple(rows) for name, rows in family.posted.items()},
                    more,
                    tuple(single[place : place + count]),
                )
            )
            place += count
        return made

    def settled(self, code: str, receivables: Iterable[Value]) -> dict[Value, Decimal]:
        """What was knocked off each receivable."""
        sums: dict[Value, Decimal] = {}
        stored = self._structure.tables.get("AR_KNOCKOFF")
        if stored is not None:
            for row in read_listed(self.transaction, stored, "TODOCKEY", receivables, f"P.TODOCTYPE = '{code}'"):
                sums[row["TODOCKEY"]] = sums.get(row["TODOCKEY"], Decimal("0.00")) + _money(row["KOAMT"])
        return sums

    def _header_facts(self, headers: Sequence[Row]) -> list[Facts]:
        def of(column: str) -> list[Value]:
            return [header.get(column) for header in headers]

        customers = self.rows("AR_CUSTOMER", "CODE", of("CODE"))
        branches = self.rows("AR_CUSTOMERBRANCH", "CODE", of("CODE"), _BILLING)
        currencies = self.rows("CURRENCY", "CODE", of("CURRENCYCODE"))
        terms = self.rows("TERMS", "CODE", of("TERMS"))
        methods = self.rows("PMMETHOD", "CODE", of("PAYMENTMETHOD"))
        made: list[Facts] = []
        for header in headers:
            facts = {
                "customer": customers.get(header.get("CODE"), _NOTHING),
                "branch": branches.get(header.get("CODE"), _NOTHING),
                "currency": currencies.get(header.get("CURRENCYCODE"), _NOTHING),
            }
            if "TERMS" in header:
                facts["terms"] = terms.get(header["TERMS"], _NOTHING)
            if "PAYMENTMETHOD" in header:
                facts["method"] = methods.get(header["PAYMENTMETHOD"], _NOTHING)
            made.append(facts)
        return made

    def _item_facts(self, lines: Sequence[Row]) -> list[Facts]:
        items = self.rows("ST_ITEM", "CODE", [line.get("ITEMCODE") for line in lines])
        groups = self.rows("ST_GROUP", "CODE", [item.get("STOCKGROUP") for item in items.values()])
        units = self.units(line.get("ITEMCODE") for line in lines)
        taxes = self.rows("TAX", "CODE", [line.get("TAX") for line in lines])
        accounts = self.rows("GL_ACC", "CODE", [line.get("ACCOUNT") for line in lines])
        made: list[Facts] = []
        for line in lines:
            item = items.get(line.get("ITEMCODE"), _NOTHING)
            made.append(
                {
                    "item": item,
                    "group": groups.get(item.get("STOCKGROUP"), _NOTHING),
                    "unit": units.get((line.get("ITEMCODE"), line.get("UOM")), _NOTHING),
                    "tax": taxes.get(line.get("TAX"), _NOTHING),
                    "account": accounts.get(line.get("ACCOUNT"), _NOTHING),
                }
            )
        return made

    def units(self, items: Iterable[Value]) -> dict[tuple[Value, Value], Row]:
        """Units of measure of some items by (item, unit)."""
        stored = self._structure.tables.get("ST_ITEM_UOM")
        if stored is None or not stored.has("CODE", "UOM"):
            return {}
        return {(row["CODE"], row["UOM"]): row for row in read_listed(self.transaction, stored, "CODE", items)}

    def settled_facts(self, lines: Sequence[Row]) -> list[Facts]:
        """Of each knock-off: the receivable as it stands, and its tax by code."""
        keys = [line["TODOCKEY"] for line in lines if line["TODOCTYPE"] == "IV"]
        invoices = self.rows("AR_IV", "DOCKEY", keys)
        taxes: dict[Value, dict[str, Value]] = {}
        stored = self._structure.tables.get("AR_IVDTL")
        if stored is not None and stored.has("DOCKEY", "TAX", "LOCALTAXAMT"):
            for row in read_listed(self.transaction, stored, "DOCKEY", keys, "P.TAX IS NOT NULL"):
                sums = taxes.setdefault(row["DOCKEY"], {})
                sums[str(row["TAX"])] = _money(sums.get(str(row["TAX"]))) + _money(row["LOCALTAXAMT"])
        return [
            {
                "invoice": invoices.get(line["TODOCKEY"], _NOTHING) if line["TODOCTYPE"] == "IV" else _NOTHING,
                "invoice_tax": taxes.get(line["TODOCKEY"], _NOTHING) if line["TODOCTYPE"] == "IV" else _NOTHING,
            }
            for line in lines
        ]


def _money(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal("0.00")
