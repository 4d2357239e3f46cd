"""From an invoice as the platform wishes it to the columns of its header and lines, checked against the books.

Defaults are those of eStream's DetailSpec ("Follow Maintain Customer Information", '----' for none) where the platform
says nothing; columns that nobody names are completed by the company's own posting profile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from connector.domain.documents import Invoice
from connector.domain.parties import Address
from connector.drivers.firebird import Transaction
from connector.ledger.findings import Findings, filled, local, money
from connector.ledger.structure import StoredTable
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting.document_checks import NONE, check_days, check_rate
from connector.providers.sql_accounting.document_draft import Draft, Setting, check_fits, user_columns
from connector.providers.sql_accounting.document_draft_lines import LineDrafter
from connector.providers.sql_accounting.document_families import FactReader

GIVEN_HEADER: Final = (
    "DOCNO", "DOCNOEX", "DOCDATE", "POSTDATE", "TAXDATE", "CODE", "COMPANYNAME", "AREA", "AGENT", "PROJECT", "TERMS",
    "CURRENCYCODE", "CURRENCYRATE", "DESCRIPTION", "CANCELLED", "DOCAMT", "LOCALDOCAMT", "DOCREF1", "DOCREF2",
    "DOCREF3", "DOCREF4", "IDTYPE", "SUBMISSIONTYPE", "IRBM_STATUS", "PRINTCOUNT", "UPDATECOUNT", "LASTMODIFIED",
)  # fmt: skip
"""Columns of an invoice that are always supplied; others are when the platform says something of them."""
_ADDRESS_LINES: Final = 4


class InvoiceDrafter:
    """Makes drafts within one transaction."""

    def __init__(self, transaction: Transaction, setting: Setting) -> None:
        self._transaction = transaction
        self._facts = FactReader(transaction, setting.structure)
        self._setting = setting
        self._header: StoredTable = setting.structure.tables["SL_IV"]
        self._findings = Findings()

    def draft(self, invoice: Invoice, number: str, reference: str) -> Draft:
        """Columns of an invoice.

        Raises:
            Rejected: with everything that is wrong, one sentence each.
        """
        customer = self._customer(invoice.customer)
        currency, rate = self._currency(invoice, customer)
        header = self._header_columns(invoice, customer, currency, rate, number, reference)
        facts = self._shared_facts(header, customer)
        self._days(invoice)
        lines, line_facts = LineDrafter(self._facts, self._setting, self._findings).draft(invoice, header, rate)
        self._totals(invoice)
        check_fits(self._header, header, self._setting, self._findings)
        self._findings.check(invoice.number or reference)
        memos = {"NOTE": invoice.note} if invoice.note else {}
        draft = Draft(header, lines, facts, line_facts, memos)
        draft.line_memos = [
            {"DESCRIPTION3": line.long_description} if line.long_description else {} for line in invoice.lines
        ]
        return draft

    def _customer(self, code: str) -> Row:
        customer = self._facts.rows("AR_CUSTOMER", "CODE", [code])[code]
        if not customer:
            self._findings.lack(f"The books have no customer {code}.")
        return customer

    def _currency(self, invoice: Invoice, customer: Row) -> tuple[str, Decimal]:
        code = self._setting.currencies.get(invoice.currency)
        if code is None:
            self._findings.lack(f"The books have no currency {invoice.currency}.")
            return NONE, Decimal(1)
        kept = customer.get("CURRENCYCODE") or NONE
        if customer and kept != code:
            self._findings.add(f"The books keep customer {invoice.customer} in another currency ({kept}).")
        if code == NONE:
            return code, Decimal(1)
        known = self._facts.rows("CURRENCY", "CODE", [code])[code]
        check_rate(invoice.currency, invoice.currency_rate, known, self._findings)
        return code, invoice.currency_rate

    def _header_columns(
        self, invoice: Invoice, customer: Row, currency: str, rate: Decimal, number: str, reference: str
    ) -> dict[str, Value]:
        columns: dict[str, Value] = {
            "DOCNO": number,
            "DOCNOEX": invoice.alternative_number,
            "DOCDATE": invoice.date,
            "POSTDATE": invoice.posting_date or invoice.date,
            "TAXDATE": invoice.tax_date or invoice.date,
            "CODE": invoice.customer,
            "COMPANYNAME": invoice.customer_name or customer.get("COMPANYNAME"),
            "AREA": invoice.area or customer.get("AREA") or NONE,
            "AGENT": invoice.sales_agent or customer.get("AGENT") or NONE,
            "PROJECT": invoice.project or NONE,
            "TERMS": invoice.terms or customer.get("CREDITTERM"),
            "CURRENCYCODE": currency,
            "CURRENCYRATE": rate,
            "DESCRIPTION": invoice.description or self._setting.habits.description,
            "CANCELLED": invoice.cancelled,
            "DOCAMT": money(invoice.total),
            "LOCALDOCAMT": local(money(invoice.total), rate),
            "SUBMISSIONTYPE": customer.get("SUBMISSIONTYPE") or 0,
            "IDTYPE": invoice.id_type if invoice.id_type is not None else customer.get("IDTYPE") or 0,
            "IRBM_STATUS": 0,
            "PRINTCOUNT": 0,
            "UPDATECOUNT": None,
            "LASTMODIFIED": int(self._setting.now.timestamp()),
        }
        columns |= self._references(invoice.references, reference)
        columns |= filled(self._optional(invoice))
        columns |= user_columns(self._header, invoice.user_fields, self._findings)
        self._codes(columns)
        return {name: value for name, value in columns.items() if self._header.has(name)}

    def _references(self, references: Sequence[str], reference: str) -> dict[str, Value]:
        """The platform's own references in the columns that are left, ours in the one that the company leaves free."""
        ours = self._setting.habits.reference
        free = [name for name in ("DOCREF1", "DOCREF2", "DOCREF3", "DOCREF4") if name != ours]
        columns: dict[str, Value] = dict.fromkeys(("DOCREF1", "DOCREF2", "DOCREF3", "DOCREF4"))
        theirs = [text for text in references if text != reference]
        if len(theirs) > len(free):
            self._findings.add(f"The books have room for {len(free)} references of a document.")
        columns.update(zip(free, theirs, strict=False))
        columns[ours] = reference
        return columns

    def _optional(self, invoice: Invoice) -> Iterator[tuple[str, Value]]:
        yield from _address(invoice.billing_address, "")
        yield from _address(invoice.delivery_address, "D")
        if invoice.delivery_address is not None:
            yield "BRANCHNAME", invoice.delivery_address.name
        yield "TIN", invoice.tin
        yield "IDNO", invoice.id_no
        yield "SALESTAXNO", invoice.sst_no
        yield "SERVICETAXNO", invoice.service_tax_no
        yield "TAXEXEMPTNO", invoice.tax_exemption_no
        yield "SIC", invoice.msic

    def _codes(self, header: Mapping[str, Value]) -> None:
        """Codes that must be in the books' own lists, where these are."""
        for column, table, what in (
            ("TERMS", "TERMS", "credit term"),
            ("AGENT", "AGENT", "sales agent"),
            ("AREA", "AREA", "area"),
            ("PROJECT", "PROJECT", "project"),
        ):
            code = header[column]
            if code in (None, "", NONE) or not self._setting.structure.has(table, "CODE"):
                continue
            if not self._facts.rows(table, "CODE", [code])[code]:
                self._findings.lack(f"The books have no {what} {code}.")

    def _shared_facts(self, header: Mapping[str, Value], customer: Row) -> dict[str, Row]:
        def one(table: str, value: Value, condition: str = "") -> Row:
            return self._facts.rows(table, "CODE", [value], condition).get(value, {})

        return {
            "customer": customer,
            "branch": one("AR_CUSTOMERBRANCH", header["CODE"], "P.BRANCHTYPE = 'B'"),
            "currency": one("CURRENCY", header["CURRENCYCODE"]),
            "terms": one("TERMS", header.get("TERMS")),
            "settled": {"PAYMENTAMT": Decimal("0.00")},
        }

    def _days(self, invoice: Invoice) -> None:
        days = {"date": invoice.date, "posting date": invoice.posting_date, "tax date": invoice.tax_date}
        given = {name: day for name, day in days.items() if day is not None}
        check_days(self._transaction, self._setting.structure, given, self._setting.now, self._findings)

    def _totals(self, invoice: Invoice) -> None:
        added = sum(line.amount + line.tax_amount for line in invoice.lines)
        if added != invoice.total:
            self._findings.add(f"The total {money(invoice.total)} is not what the lines add up to: {money(added)}.")
        if invoice.total < 0:
            self._findings.add("The total of an invoice cannot be negative.")
        if invoice.cancelled:
            self._findings.add("The invoice is cancelled: there is nothing to enter into the books.")


def _address(address: Address | None, prefix: str) -> Iterator[tuple[str, Value]]:
    if address is None:
        return
    for number, line in enumerate(address.lines[:_ADDRESS_LINES], start=1):
        yield f"{prefix}ADDRESS{number}", line
    yield f"{prefix}POSTCODE", address.postcode
    yield f"{prefix}CITY", address.city
    yield f"{prefix}STATE", address.state
    yield f"{prefix}COUNTRY", address.country
    yield f"{prefix}ATTENTION", address.attention
    yield f"{prefix}PHONE1", address.phone
    yield f"{prefix}MOBILE", address.mobile
    yield f"{prefix}FAX1", address.fax
