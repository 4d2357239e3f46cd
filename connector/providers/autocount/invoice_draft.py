"""From an invoice as the platform wishes it to the columns of its header and lines, checked against the books.

Where the platform says nothing, a new invoice takes what the customer's own row says, and what all others of the
company have; columns that nobody names are completed by the company's own posting profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from connector.domain.documents import Invoice, Line
from connector.ledger.findings import Findings, discounted, filled, money, percent
from connector.posting.rules import number
from connector.posting.sample import Row, Value
from connector.providers.autocount.document_draft import (
    Draft,
    Setting,
    check_day,
    check_fits,
    currency_of,
    customer_of,
    user_columns,
)
from connector.providers.autocount.invoice_habits import CONTACT, Habits
from connector.providers.autocount.invoice_reader import InvoiceReader
from connector.providers.autocount.invoice_words import added_facts

_TOLERANCE: Final = Decimal("0.01")
"""One sen that rounding may leave between a line's amount and its quantity times price."""
_LISTS: Final = (
    ("DISPLAYTERM", "Terms", "DisplayTerm", "credit term"),
    ("SALESAGENT", "SalesAgent", "SalesAgent", "sales agent"),
    ("CURRENCYCODE", "CURRENCY", "CurrencyCode", "currency"),
    ("SALESLOCATION", "Location", "Location", "stock location"),
)
_LINE_LISTS: Final = (
    ("LOCATION", "Location", "Location", "stock location"),
    ("PROJNO", "Project", "ProjNo", "project"),
)


class InvoiceDrafter:
    """Makes drafts within one transaction."""

    def __init__(self, reader: InvoiceReader, setting: Setting[Habits], passed: Iterable[str] = ()) -> None:
        """`passed` are sentences about what is in the books already."""
        self._reader = reader
        self._setting = setting
        self._findings = Findings(passed)

    @property
    def sentences(self) -> Sequence[str]:
        """What was found wrong."""
        return self._findings.sentences

    def draft(self, invoice: Invoice, number: str) -> Draft:
        """Columns of an invoice. Raises Rejected with everything that is wrong, one sentence each."""
        told = self.told(invoice, number)
        self._findings.check(invoice.number or number)
        return told

    def told(self, invoice: Invoice, number: str) -> Draft:
        """The same, whatever is wrong."""
        customer = customer_of(self._reader, invoice.customer, self._findings)
        header = self._header(invoice, customer, number)
        lines = [self._line(place, line, invoice) for place, line in enumerate(invoice.lines, 1)]
        self._totals(invoice)
        tables = self._setting.structure.tables
        check_fits(tables["IV"], header, self._findings)
        for place, line in enumerate(lines, 1):
            check_fits(tables["IVDTL"], line, self._findings, f"Line {place}: ")
        check_day(self._reader.transaction, self._setting, invoice.date, self._findings)
        return Draft(
            header,
            lines,
            {**self._reader.facts(header), **added_facts(lines)},
            [self._reader.line_facts(line) for line in lines],
            {"Note": invoice.note} if invoice.note else {},
            [{"FurtherDescription": line.long_description} if line.long_description else {} for line in invoice.lines],
        )

    def _header(self, invoice: Invoice, customer: Row, number: str) -> dict[str, Value]:
        setting = self._setting
        columns: dict[str, Value] = {
            "DOCNO": number,
            "DOCDATE": invoice.date,
            "TAXDATE": invoice.tax_date or invoice.date,
            "DEBTORCODE": customer.get("ACCNO"),
            "DEBTORNAME": invoice.customer_name or customer.get("COMPANYNAME"),
            "BRANCHCODE": None,
            "DISPLAYTERM": invoice.terms or customer.get("DISPLAYTERM"),
            "SALESAGENT": invoice.sales_agent or customer.get("SALESAGENT"),
            "CURRENCYCODE": currency_of(invoice, customer, setting.books, self._findings),
            "CURRENCYRATE": invoice.currency_rate,
            "DESCRIPTION": invoice.description or setting.habits.description,
            "REFDOCNO": invoice.references[0] if invoice.references else None,
            "INCLUSIVETAX": any(line.tax_inclusive for line in invoice.lines),
            "CANCELLED": False,
            "SALESLOCATION": setting.habits.sales_location,
            "FINALTOTAL": money(invoice.total),
            "PRINTCOUNT": 0,
            "SUBMITEINVOICE": False,
            "LASTMODIFIED": setting.moment,
            "LASTMODIFIEDUSERID": setting.user,
            "LASTUPDATE": 0,
            "CREATEDTIMESTAMP": setting.moment,
            "CREATEDUSERID": setting.user,
        }
        columns |= self._address(invoice, customer)
        columns |= filled(_delivery(invoice))
        columns |= user_columns(setting.structure.tables["IV"], invoice.user_fields, self._findings)
        if len(invoice.references) > 1:
            self._findings.add("The books have room for one reference of an invoice.")
        for column, table, key, name in _LISTS:
            if columns[column] is not None and not self._reader.row(table, key, columns[column]):
                self._findings.lack(f"The books have no {name} {columns[column]}.")
        stored = setting.structure.tables["IV"]
        known = {name.upper() for name in stored.columns}
        return {name: value for name, value in columns.items() if name in known}

    def _address(self, invoice: Invoice, customer: Row) -> dict[str, Value]:
        names = ("INVADDR1", "INVADDR2", "INVADDR3", "INVADDR4")
        told = invoice.billing_address
        if told is None:
            own: dict[str, Value] = {name: customer.get(f"ADDRESS{n}") for n, name in enumerate(names, 1)}
            reached = self._setting.habits.contact
            return own | {name: customer.get(name) if name in reached else None for name in CONTACT}
        if len(told.lines) > len(names):
            self._findings.add(f"The books have room for {len(names)} lines of an address.")
        lines: Sequence[str | None] = (*told.lines, *(None,) * len(names))
        found: dict[str, Value] = dict(zip(names, lines, strict=False))
        return found | {"PHONE1": told.phone, "FAX1": told.fax, "ATTENTION": told.attention}

    def _line(self, place: int, line: Line, invoice: Invoice) -> dict[str, Value]:
        reader, habits = self._reader, self._setting.habits
        item = reader.row("Item", "ItemCode", line.item)
        unit = line.unit or item.get("SALESUOM") or item.get("BASEUOM")
        tax = reader.row("TaxCode", "TaxCode", line.tax_code)
        amount, added = money(line.amount), money(line.tax_amount)
        shown = amount + added if line.tax_inclusive else amount
        group = reader.row("ItemGroup", "ItemGroup", item.get("ITEMGROUP"))
        columns: dict[str, Value] = {
            "ITEMCODE": item.get("ITEMCODE"),
            "UOM": unit if item else None,
            "DESCRIPTION": line.description or item.get("DESCRIPTION"),
            "QTY": line.quantity,
            "UNITPRICE": line.unit_price,
            "DISCOUNT": line.discount,
            "DISCOUNTAMT": (line.quantity * line.unit_price).quantize(_TOLERANCE) - shown,
            "TAXCODE": tax.get("TAXCODE"),
            "TAXRATE": number(tax.get("TAXRATE")),
            "TAX": added,
            "SUBTOTAL": shown,
            "SUBTOTALEXTAX": amount,
            "ACCNO": line.account or (group.get("SALESCODE") if habits.group_account else None),
            "LOCATION": line.location or habits.location,
            "PROJNO": line.project or invoice.project,
            "DELIVERYDATE": line.delivery_date or invoice.date,
        }
        columns |= filled((("DESC2", line.description2), ("CLASSIFICATION", line.classification),
                           ("TARIFFCODE", line.tariff)))  # fmt: skip
        columns |= user_columns(self._setting.structure.tables["IVDTL"], line.user_fields, self._findings)
        self._check(place, line, item, columns)
        self._check_amounts(place, line, shown, number(tax.get("TAXRATE")))
        known = {name.upper() for name in self._setting.structure.tables["IVDTL"].columns}
        return {name: value for name, value in columns.items() if name in known}

    def _check(self, place: int, line: Line, item: Row, columns: Mapping[str, Value]) -> None:
        reader, findings = self._reader, self._findings
        if line.item and not item:
            findings.lack(f"Line {place}: the books have no product {line.item}.")
        elif item and not reader.unit(columns["ITEMCODE"], columns["UOM"]):
            findings.lack(f"Line {place}: product {line.item} has no unit {columns['UOM']} in the books.")
        if item and item.get("ISACTIVE") is False:
            findings.add(f"Line {place}: product {line.item} is not active in the books.")
        self._check_stock(place, line, item)
        if line.tax_code and columns["TAXCODE"] is None:
            findings.lack(f"Line {place}: the books have no tax code {line.tax_code}.")
        if line.tax_amount and not line.tax_code:
            findings.add(f"Line {place}: there is a tax of {money(line.tax_amount)} and no tax code.")
        self._check_lists(place, columns)
        if line.quantity < 0 or line.unit_price < 0 or line.amount < 0:
            findings.add(f"Line {place}: the quantity or the amount is negative.")
        if columns["DESCRIPTION"] is None:
            findings.add(f"Line {place}: there is neither a product nor a description.")

    def _check_stock(self, place: int, line: Line, item: Row) -> None:
        if item.get("HASBATCHNO") is True:
            self._findings.add(f"Line {place}: product {line.item} is sold by batch, and the platform names none.")
        if item.get("HASSERIALNO") is True:
            self._findings.add(
                f"Line {place}: product {line.item} is sold by serial number, and the platform names none."
            )
        if item.get("STOCKCONTROL") is True and not self._setting.habits.queue_moves:
            table = self._reader.stock.kept_beside(item.get("ITEMCODE"))
            if table:
                self._findings.add(
                    f"Line {place}: the books keep more of product {line.item} than its stock movements ({table}), and "
                    "how an invoice changes that is not known."
                )

    def _check_lists(self, place: int, columns: Mapping[str, Value]) -> None:
        reader, findings = self._reader, self._findings
        account = columns["ACCNO"]
        if account is None or not reader.row("GLMast", "AccNo", account):
            findings.lack(f"Line {place}: the books have no account {account or 'for the sale'}.")
        for column, table, key, name in _LINE_LISTS:
            value = columns[column]
            if value is not None and not reader.row(table, key, value):
                findings.lack(f"Line {place}: the books have no {name} {value}.")

    def _check_amounts(self, place: int, line: Line, shown: Decimal, rate: Decimal) -> None:
        gross = line.quantity * line.unit_price
        after = discounted(gross, line.discount) if line.discount else gross
        if after is None:
            self._findings.add(f"Line {place}: the discount {line.discount} cannot be read.")
        elif abs(shown - after) > _TOLERANCE:
            self._findings.add(f"Line {place}: the amount {shown} is not quantity times price: {after:.2f}.")
        told = percent(line.tax_rate or "")
        if line.tax_code and told is not None and told != rate:
            self._findings.add(f"Line {place}: the books have {line.tax_code} at {rate:f}%, not at {line.tax_rate}.")
        elif line.tax_code and abs(money(line.tax_amount) - money(line.amount) * rate / 100) > _TOLERANCE:
            self._findings.add(f"Line {place}: the tax {money(line.tax_amount)} is not {rate:f}% of the amount.")

    def _totals(self, invoice: Invoice) -> None:
        added = sum(line.amount + line.tax_amount for line in invoice.lines)
        if not invoice.lines:
            self._findings.add("The invoice has no lines.")
        if added != invoice.total:
            self._findings.add(f"The total {money(invoice.total)} is not what the lines add up to: {money(added)}.")
        if invoice.cancelled:
            self._findings.add("The invoice is cancelled: there is nothing to enter into the books.")
        if len({line.tax_inclusive for line in invoice.lines if line.tax_code}) > 1:
            self._findings.add("Some prices include tax and others do not: the books keep one or the other.")


def _delivery(invoice: Invoice) -> Iterator[tuple[str, Value]]:
    address = invoice.delivery_address
    if address is not None:
        yield from ((f"DELIVERADDR{n}", line) for n, line in enumerate(address.lines[:4], 1))
        yield from (("DELIVERCONTACT", address.attention), ("DELIVERPHONE1", address.phone))
        yield "DELIVERFAX1", address.fax
