"""From a payment as the platform wishes it to the columns of its receipt and knock-offs, checked against the books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from connector.domain.payments import Allocation, Payment
from connector.drivers.firebird import Transaction
from connector.ledger.findings import Findings, local, money
from connector.ledger.rows import read_listed
from connector.ledger.structure import StoredTable
from connector.posting.sample import Facts, Row, Value
from connector.providers.sql_accounting.document_checks import NONE, check_days, check_rate
from connector.providers.sql_accounting.document_draft import Draft, Setting, check_fits, user_columns
from connector.providers.sql_accounting.document_families import FactReader

GIVEN_HEADER: Final = (
    "DOCNO", "CODE", "DOCDATE", "POSTDATE", "TAXDATE", "DESCRIPTION", "AREA", "AGENT", "PROJECT", "PAYMENTMETHOD",
    "CHEQUENUMBER", "CURRENCYCODE", "CURRENCYRATE", "BANKCHARGE", "DOCAMT", "LOCALDOCAMT", "UNAPPLIEDAMT", "DOCREF1",
    "DOCREF2", "CANCELLED", "BOUNCEDDATE", "BANKREFNO", "NONREFUNDABLE", "UPDATECOUNT", "LASTMODIFIED",
)  # fmt: skip
"""Columns of a receipt that are always supplied; others are when the platform says something of them."""
GIVEN_LINE: Final = ("TODOCTYPE", "TODOCKEY", "KOAMT")
_RECEIPT_REFERENCES: Final = ("DOCREF1", "DOCREF2")
_SALES: Final = ("IV", "CS")


class PaymentDrafter:
    """Makes drafts within one transaction."""

    def __init__(self, transaction: Transaction, setting: Setting) -> None:
        self._transaction = transaction
        self._facts = FactReader(transaction, setting.structure)
        self._setting = setting
        self._header: StoredTable = setting.structure.tables["AR_PM"]
        self._findings = Findings()

    def draft(
        self, payment: Payment, number: str, reference: str, released: Mapping[Value, Decimal] | None = None
    ) -> Draft:
        """Columns of a payment; `released` are amounts that its own earlier state pays of receivables by now.

        Raises:
            Rejected: with everything that is wrong, one sentence each.
        """
        customer = self._facts.rows("AR_CUSTOMER", "CODE", [payment.customer])[payment.customer]
        if not customer:
            self._findings.lack(f"The books have no customer {payment.customer}.")
        currency, rate = self._currency(payment, customer)
        header = self._columns(payment, customer, currency, rate, number, reference)
        days = {"date": payment.date, "posting date": payment.posting_date}
        given = {name: day for name, day in days.items() if day is not None}
        check_days(self._transaction, self._setting.structure, given, self._setting.now, self._findings)
        lines = self._lines(payment, released or {})
        self._amounts(payment, header)
        check_fits(self._header, header, self._setting, self._findings)
        facts = self._shared_facts(header, customer)
        line_facts: list[Facts] = list(self._facts.settled_facts(lines))
        self._findings.check(payment.number or reference)
        return Draft(header, lines, facts, line_facts, {"NOTE": payment.note} if payment.note else {})

    def _currency(self, payment: Payment, customer: Row) -> tuple[str, Decimal]:
        code = self._setting.currencies.get(payment.currency)
        if code is None:
            self._findings.lack(f"The books have no currency {payment.currency}.")
            return NONE, Decimal(1)
        kept = customer.get("CURRENCYCODE") or NONE
        if customer and kept != code:
            self._findings.add(f"The books keep customer {payment.customer} in another currency ({kept}).")
        if code == NONE:
            return code, Decimal(1)
        known = self._facts.rows("CURRENCY", "CODE", [code])[code]
        check_rate(payment.currency, payment.currency_rate, known, self._findings)
        return code, payment.currency_rate

    def _columns(
        self, payment: Payment, customer: Row, currency: str, rate: Decimal, number: str, reference: str
    ) -> dict[str, Value]:
        columns: dict[str, Value] = {
            "DOCNO": number,
            "CODE": payment.customer,
            "DOCDATE": payment.date,
            "POSTDATE": payment.posting_date or payment.date,
            "TAXDATE": payment.posting_date or payment.date,
            "DESCRIPTION": payment.description or self._setting.habits.description,
            "AREA": payment.area or customer.get("AREA") or NONE,
            "AGENT": payment.sales_agent or customer.get("AGENT") or NONE,
            "PROJECT": payment.project or NONE,
            "PAYMENTMETHOD": payment.method,
            "CHEQUENUMBER": payment.reference,
            "CURRENCYCODE": currency,
            "CURRENCYRATE": rate,
            "BANKCHARGE": money(payment.bank_charge),
            "DOCAMT": money(payment.amount),
            "LOCALDOCAMT": local(money(payment.amount), rate),
            "UNAPPLIEDAMT": money(payment.amount - sum(part.amount for part in payment.allocations)),
            "CANCELLED": payment.cancelled,
            "BOUNCEDDATE": None,
            "BANKREFNO": None,
            "NONREFUNDABLE": payment.non_refundable,
            "UPDATECOUNT": None,
            "LASTMODIFIED": int(self._setting.now.timestamp()),
        }
        columns |= self._references(payment.references, reference)
        columns |= user_columns(self._header, payment.user_fields, self._findings)
        return {name: value for name, value in columns.items() if self._header.has(name)}

    def _references(self, references: Sequence[str], reference: str) -> dict[str, Value]:
        ours = self._setting.habits.reference
        free = [name for name in _RECEIPT_REFERENCES if name != ours]
        columns: dict[str, Value] = dict.fromkeys(_RECEIPT_REFERENCES)
        theirs = [text for text in references if text != reference]
        if len(theirs) > len(free):
            self._findings.add(f"The books have room for {len(free)} references of a payment.")
        columns.update(zip(free, theirs, strict=False))
        columns[ours] = reference
        return columns

    def _lines(self, payment: Payment, released: Mapping[Value, Decimal]) -> list[dict[str, Value]]:
        lines: list[dict[str, Value]] = []
        for part in payment.allocations:
            receivable = self._receivable(part)
            if not receivable:
                self._findings.add(f"The books have no invoice {part.number or part.document} to be paid.")
                continue
            key = receivable["DOCKEY"]
            self._check_receivable(payment, part, receivable, released.get(key, Decimal(0)))
            lines.append({"TODOCTYPE": "IV", "TODOCKEY": key, "KOAMT": money(part.amount)})
        if len({line["TODOCKEY"] for line in lines}) < len(lines):
            self._findings.add("The payment names the same invoice twice.")
        return lines

    def _receivable(self, part: Allocation) -> Row:
        """The customer ledger's row of the document that is paid."""
        structure = self._setting.structure
        digits = part.document.removeprefix("AR:")
        if not digits.isdecimal() or part.document_type not in _SALES:
            return {}
        if part.document.startswith("AR:"):
            return self._facts.rows("AR_IV", "DOCKEY", [int(digits)]).get(int(digits), {})
        sales = structure.tables.get(f"SL_{part.document_type}")
        found = read_listed(self._transaction, sales, "DOCKEY", [int(digits)]) if sales is not None else []
        number = found[0]["DOCNO"] if found else None
        condition = f"P.FROMDOCTYPE = '{part.document_type}'"
        rows = read_listed(self._transaction, structure.tables["AR_IV"], "DOCNO", [number], condition)
        return rows[0] if rows else {}

    def _check_receivable(self, payment: Payment, part: Allocation, receivable: Row, released: Decimal) -> None:
        label = receivable["DOCNO"]
        if receivable["CODE"] != payment.customer:
            self._findings.add(f"Invoice {label} belongs to customer {receivable['CODE']}, not to {payment.customer}.")
        if receivable.get("CANCELLED"):
            self._findings.add(f"Invoice {label} is cancelled.")
        left = _decimal(receivable["DOCAMT"]) - _decimal(receivable["PAYMENTAMT"]) + released
        if money(part.amount) > left:
            self._findings.add(f"{money(part.amount)} is more than what is open of invoice {label}: {left}.")
        if part.amount <= 0:
            self._findings.add(f"The amount paid of invoice {label} must be more than 0.")

    def _amounts(self, payment: Payment, header: Mapping[str, Value]) -> None:
        applied = sum(part.amount for part in payment.allocations)
        if applied > payment.amount:
            self._findings.add(f"It pays {money(applied)} of invoices, more than its amount {header['DOCAMT']}.")
        if payment.amount <= 0:
            self._findings.add("The amount of a payment must be more than 0.")
        if payment.bank_charge < 0:
            self._findings.add("The bank charge of a payment cannot be negative.")
        if payment.cancelled:
            self._findings.add("The payment is cancelled: there is nothing to enter into the books.")

    def _shared_facts(self, header: Mapping[str, Value], customer: Row) -> dict[str, Row]:
        def one(table: str, value: Value, condition: str = "") -> Row:
            return self._facts.rows(table, "CODE", [value], condition).get(value, {})

        method = one("PMMETHOD", header["PAYMENTMETHOD"])
        if not method:
            self._findings.add(f"The books have no payment method {header['PAYMENTMETHOD'] or '(none was given)'}.")
        return {
            "customer": customer,
            "branch": one("AR_CUSTOMERBRANCH", header["CODE"], "P.BRANCHTYPE = 'B'"),
            "currency": one("CURRENCY", header["CURRENCYCODE"]),
            "method": method,
        }


def _decimal(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)
