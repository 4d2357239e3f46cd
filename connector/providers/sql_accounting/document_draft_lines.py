"""From the lines of an invoice as the platform wishes it to their columns, checked against the books."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from connector.domain.documents import Invoice, Line
from connector.ledger.findings import Findings, discounted, filled, local, money, percent
from connector.ledger.rows import read_rows
from connector.ledger.structure import StoredTable
from connector.posting.sample import Facts, Row, Value
from connector.providers.sql_accounting.document_checks import NONE
from connector.providers.sql_accounting.document_draft import Setting, check_fits, user_columns
from connector.providers.sql_accounting.document_families import FactReader

GIVEN_LINE: Final = (
    "ITEMCODE", "DESCRIPTION", "QTY", "UOM", "RATE", "UNITPRICE", "DELIVERYDATE", "DISC", "TAX", "TAXRATE", "TAXAMT",
    "LOCALTAXAMT", "TAXINCLUSIVE", "AMOUNT", "LOCALAMOUNT", "ACCOUNT", "PROJECT", "LOCATION",
)  # fmt: skip
"""Columns of a line that are always supplied; others are when the platform says something of them."""
_TOLERANCE: Final = Decimal("0.01")
"""One sen that rounding may leave between a line's amount and its quantity times price."""


class LineDrafter:
    """Makes the lines of one draft."""

    def __init__(self, facts: FactReader, setting: Setting, findings: Findings) -> None:
        self._facts = facts
        self._setting = setting
        self._findings = findings
        self._line: StoredTable = setting.structure.tables["SL_IVDTL"]

    def draft(
        self, invoice: Invoice, header: Mapping[str, Value], rate: Decimal
    ) -> tuple[list[dict[str, Value]], list[Facts]]:
        """Columns and facts of each line; what is wrong goes to the findings."""
        codes = [line.item for line in invoice.lines]
        items = self._facts.rows("ST_ITEM", "CODE", codes)
        groups = self._facts.rows("ST_GROUP", "CODE", [item.get("STOCKGROUP") for item in items.values()])
        units = self._facts.units(codes)
        if not invoice.lines:
            self._findings.add("The invoice has no lines.")
        made: list[dict[str, Value]] = []
        facts: list[Facts] = []
        for place, line in enumerate(invoice.lines, start=1):
            item: Row = items.get(line.item, {}) if line.item else {}
            if line.item and not item:
                self._findings.lack(f"Line {place}: the books have no product {line.item}.")
            unit = line.unit or item.get("DEFUOM_SL")
            known: dict[str, Row] = {
                "item": item,
                "group": groups.get(item.get("STOCKGROUP"), {}),
                "unit": units.get((line.item, unit), {}),
                "tax": self._facts.rows("TAX", "CODE", [line.tax_code]).get(line.tax_code, {}),
            }
            columns = self._columns(place, line, header, rate, known)
            account = columns["ACCOUNT"]
            known["account"] = self._facts.rows("GL_ACC", "CODE", [account]).get(account, {})
            self._check(place, line, unit, known)
            self._check_amounts(place, line, str(columns["TAXRATE"] or ""))
            made.append({name: value for name, value in columns.items() if self._line.has(name)})
            check_fits(self._line, made[-1], self._setting, self._findings, f"Line {place}: ")
            facts.append(known)
        return made, facts

    def _columns(
        self, place: int, line: Line, header: Mapping[str, Value], rate: Decimal, known: Mapping[str, Row]
    ) -> dict[str, Value]:
        amount, tax, item = money(line.amount), money(line.tax_amount), known["item"]
        columns: dict[str, Value] = {
            "ITEMCODE": line.item,
            "DESCRIPTION": line.description or item.get("DESCRIPTION"),
            "QTY": line.quantity,
            "UOM": line.unit or item.get("DEFUOM_SL"),
            "RATE": known["unit"].get("RATE", line.unit_rate),
            "UNITPRICE": line.unit_price,
            "DELIVERYDATE": line.delivery_date or header["DOCDATE"],
            "DISC": line.discount,
            "TAX": line.tax_code,
            "TAXRATE": self._tax_rate(place, line),
            "TAXAMT": tax,
            "LOCALTAXAMT": local(tax, rate),
            "TAXINCLUSIVE": line.tax_inclusive,
            "AMOUNT": amount,
            "LOCALAMOUNT": local(amount, rate),
            "ACCOUNT": line.account or known["group"].get("SALES") or self._sales_account(),
            "PROJECT": line.project or header["PROJECT"],
            "LOCATION": line.location or NONE,
        }
        optional = (
            ("DESCRIPTION2", line.description2),
            ("IRBM_CLASSIFICATION", line.classification),
            ("TARIFF", line.tariff),
            ("TAXEXEMPTIONREASON", line.tax_exemption_reason),
            ("REMARK1", line.remark),
            ("REMARK2", line.remark2),
        )
        return columns | filled(optional) | user_columns(self._line, line.user_fields, self._findings)

    def _sales_account(self) -> Value:
        """The account of sales that SY_REGISTRY names."""
        table = self._setting.structure.tables.get("SY_REGISTRY")
        if table is None or not table.has("RNAME", "RVALUE"):
            return None
        rows = read_rows(self._facts.transaction, table, "P.RNAME = 'SalesAccount'")
        return rows[0]["RVALUE"] if rows else None

    def _tax_rate(self, place: int, line: Line) -> Value:
        """The rate as the company's own lines write it."""
        if not line.tax_code:
            if line.tax_amount:
                self._findings.add(f"Line {place}: there is a tax of {money(line.tax_amount)} and no tax code.")
            return None
        known = self._setting.habits.taxes.get(line.tax_code)
        if not self._facts.rows("TAX", "CODE", [line.tax_code]).get(line.tax_code):
            self._findings.lack(f"Line {place}: the books have no tax code {line.tax_code}.")
            return None
        if known is None:
            self._findings.add(
                f"Line {place}: no recent invoice of the books has tax code {line.tax_code}, so that its rate is not "
                "known."
            )
            return None
        wanted = percent(line.tax_rate or "")
        text = next((rate for rate in known if percent(rate) == wanted), None) if line.tax_rate else known[0]
        if text is None:
            self._findings.add(
                f"Line {place}: the books have {line.tax_code} at {' and '.join(known)}, not at {line.tax_rate}."
            )
        return text or None

    def _check(self, place: int, line: Line, unit: Value, known: Mapping[str, Row]) -> None:
        findings = self._findings
        if known["item"] and unit and not known["unit"]:
            findings.lack(f"Line {place}: product {line.item} has no unit {unit} in the books.")
        if line.quantity < 0:
            findings.add(f"Line {place}: the quantity {line.quantity} is negative.")
        if line.unit_price < 0 or line.amount < 0:
            findings.add(f"Line {place}: the amount is negative.")
        if not known["account"]:
            findings.lack(f"Line {place}: the books have no account {line.account or 'for the sale'}.")
        if not line.description and not known["item"]:
            findings.add(f"Line {place}: there is neither a product nor a description.")

    def _check_amounts(self, place: int, line: Line, tax_rate: str) -> None:
        gross = line.quantity * line.unit_price
        after = discounted(gross, line.discount) if line.discount else gross
        if after is None:
            self._findings.add(f"Line {place}: the discount {line.discount} cannot be read.")
            return
        amount, tax = money(line.amount), money(line.tax_amount)
        whole = amount + tax if line.tax_inclusive else amount
        if abs(whole - after) > _TOLERANCE:
            self._findings.add(f"Line {place}: the amount {whole} is not quantity times price: {after:.2f}.")
        rate = percent(tax_rate or "0")
        if rate is not None and line.tax_code and abs(tax - amount * rate / 100) > _TOLERANCE:
            self._findings.add(f"Line {place}: the tax {tax} is not {rate}% of {amount}.")
