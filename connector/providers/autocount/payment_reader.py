"""Customers' payments with every row that was posted for them, and what AutoCount may have taken their values from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from connector.ledger.rows import read_listed
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.sample import Document, DocumentKind, Facts, Row, Value
from connector.providers.autocount.document_reader import NOTHING, DocumentReader, Family, whole_number
from connector.providers.autocount.document_words import as_drawn, as_posted
from connector.providers.autocount.invoice_tables import RECEIVABLE_CODE
from connector.providers.autocount.payment_tables import CODE, PARTS, VOUCHER_CODE, PaymentTables
from connector.providers.autocount.payment_words import before_bank, chosen, entered, left_over

_TABLES: Final = ("ARPayment", "ARPaymentKnockOff")
_HEADER: Final = "header"


class PaymentReader(DocumentReader):
    """Reads whole payments within one transaction."""

    def __init__(self, transaction: Reading, structure: Structure, tables: PaymentTables) -> None:
        super().__init__(transaction, structure)
        self._tables = tables

    def families(self, headers: Sequence[Row]) -> list[Family]:
        """Payments with all their rows."""
        families: dict[Value, Family] = {header["DocKey"]: Family(_TABLES, header) for header in headers}
        tables, knocked = self._tables, dict[Value, Family]()
        for line in read_listed(self.transaction, tables.line, "DocKey", families):
            families[line["DocKey"]].lines.append(line)
            knocked[line["KnockOffKey"]] = families[line["DocKey"]]
        for family in families.values():
            family.lines.sort(key=lambda line: whole_number(line["KnockOffKey"]))
        for part in read_listed(self.transaction, tables.part, "KnockOffKey", knocked):
            knocked[part["KnockOffKey"]].apart.setdefault(PARTS, []).append(part)
        self._posted(families)
        found = list(families.values())
        self.sort(found)
        return found

    def _posted(self, families: Mapping[Value, Family]) -> None:
        tables, vouchers = self._tables, dict[Value, Family]()
        for row in read_listed(self.transaction, tables.detail, "DocKey", families):
            families[row["DocKey"]].posted.setdefault(tables.detail.name, []).append(row)
        tied = f"P.\"SourceType\" = '{CODE}'"
        for row in read_listed(self.transaction, tables.voucher, "SourceKey", families, tied):
            families[row["SourceKey"]].posted.setdefault(tables.voucher.name, []).append(row)
            vouchers[row["DocKey"]] = families[row["SourceKey"]]
        for table in tables.voucher_details:
            for row in read_listed(self.transaction, table, "DocKey", vouchers):
                vouchers[row["DocKey"]].posted.setdefault(table.name, []).append(row)
        self.linked(tables.links, {CODE: families, VOUCHER_CODE: vouchers})

    def documents(self, families: Sequence[Family]) -> list[Document]:
        """The same as `connector.posting` looks at them."""
        self.receivables([line["KnockOffDocKey"] for family in families for line in family.lines])
        return [self._document(family) for family in families]

    def _document(self, family: Family) -> Document:
        posted = {name: tuple(as_posted(row) for row in rows) for name, rows in family.posted.items()}
        bank = tuple(before_bank(row) for row in posted.get("BankTrans", ()))
        posted = {**posted, "BankTrans": bank} if bank else posted
        told = as_drawn({_HEADER: (as_posted(family.header),), **posted})
        (own,) = told.pop(_HEADER)
        detail, voucher = (next(iter(told.get(name, ())), NOTHING) for name in ("ARPaymentDTL", "CB"))
        header, lines = entered(own, detail, voucher), tuple(as_posted(line) for line in family.lines)
        facts, line_facts = self.facts(header), tuple(self.line_facts(line) for line in lines)
        number = str(family.header["DocNo"])
        return Document(DocumentKind.CUSTOMER_PAYMENT, number, header, lines, told, facts, line_facts)

    def facts(self, header: Row) -> dict[str, Row]:
        """Rows that a payment refers to."""
        method = self.row("PaymentMethod", "PaymentMethod", header.get("PAYMENTMETHOD"))
        return {
            "customer": chosen("customer", self.row("Debtor", "AccNo", header.get("DEBTORCODE"))),
            "method": chosen("method", method),
            "bank": chosen("bank", self.row("GLMast", "AccNo", method.get("BANKACCOUNT"))),
            "left": left_over(header),
        }

    def line_facts(self, line: Row) -> Facts:
        """Rows that a knock-off refers to."""
        key = line.get("KNOCKOFFDOCKEY") if line.get("KNOCKOFFDOCTYPE") == RECEIVABLE_CODE else None
        return {"invoice": chosen("invoice", self.row("ARInvoice", "DocKey", key))}

    def receivables(self, keys: Sequence[Value]) -> None:
        """Read many at once that `line_facts` will ask for."""
        kept = self._kept.setdefault(("ARInvoice", "DocKey"), {})
        for row in read_listed(self.transaction, self.structure.tables["ARInvoice"], "DocKey", keys):
            kept[row["DocKey"]] = as_posted(row)
