"""From a payment as the platform wishes it to the columns of its receipt and knock-offs, checked against the books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from connector.domain.errors import Locked
from connector.domain.payments import Allocation, Payment
from connector.ledger.findings import Findings, money
from connector.posting.rules import Cell, Symbol, number
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
from connector.providers.autocount.document_guard import opened
from connector.providers.autocount.invoice_tables import RECEIVABLE_CODE
from connector.providers.autocount.payment_habits import Habits
from connector.providers.autocount.payment_reader import PaymentReader
from connector.providers.autocount.payment_settling import read_receivable
from connector.providers.autocount.payment_words import REFERENCE

_NOTHING: Final = Decimal(0)
_VOUCHER: Final = Symbol("CB", "DOCKEY", 1)
"""The key of the one voucher that is posted."""
_BESIDE: Final = (("CHEQUENO", "ARPaymentDTL", "ChequeNo"), ("DEALWITH", "CB", "DealWith"))
"""What people enter with the header, where it is kept, and as what."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of one new payment."""

    payment: str
    voucher: str | None
    """None where the company's payments have none."""


class PaymentDrafter:
    """Makes drafts within one transaction."""

    def __init__(
        self,
        reader: PaymentReader,
        setting: Setting[Habits],
        passed: Iterable[str] = (),
        released: Mapping[Value, Decimal] | None = None,
    ) -> None:
        """`passed` are sentences about what is in the books already; `released` is what the payment itself pays now of
        each receivable: that is open to it."""
        self._reader = reader
        self._setting = setting
        self._findings = Findings(passed)
        self._released = released or {}

    @property
    def sentences(self) -> Sequence[str]:
        """What was found wrong."""
        return self._findings.sentences

    def draft(self, payment: Payment, numbers: Numbers, reference: str) -> Draft:
        """Columns of a payment.

        Raises:
            Rejected: with everything that is wrong, one sentence each.
            Locked: somebody has an invoice open that it pays.
        """
        told = self.told(payment, numbers, reference)
        self._findings.check(payment.number or numbers.payment)
        return told

    def told(self, payment: Payment, numbers: Numbers, reference: str) -> Draft:
        """The same, whatever is wrong."""
        customer = customer_of(self._reader, payment.customer, self._findings, pays=True)
        header = self._header(payment, customer, numbers, reference)
        lines = [line for part in payment.allocations for line in self._line(payment, part, customer)]
        if len({line["KNOCKOFFDOCKEY"] for line in lines}) < len(lines):
            self._findings.add("The payment names the same invoice twice.")
        self._check_amounts(payment)
        self._check_method(payment)
        self._check_rest(payment, reference)
        self._check_room(header)
        check_day(self._reader.transaction, self._setting, payment.date, self._findings)
        cells: dict[str, Cell] = {**header, **({"CBKEY": _VOUCHER} if numbers.voucher is not None else {})}
        memos = {"Note": payment.note} if payment.note else {}
        return Draft(cells, lines, self._reader.facts(header), [self._reader.line_facts(x) for x in lines], memos)

    def _header(self, payment: Payment, customer: Row, numbers: Numbers, reference: str) -> dict[str, Value]:
        setting = self._setting
        columns: dict[str, Value] = {
            "DOCNO": numbers.payment,
            "DEBTORCODE": customer.get("ACCNO"),
            "DOCDATE": payment.date,
            "DESCRIPTION": payment.description or setting.habits.description,
            "PROJNO": payment.project,
            "BRANCHCODE": None,
            "CURRENCYCODE": currency_of(payment, customer, setting.books, self._findings),
            "TOHOMERATE": payment.currency_rate,
            "PAYMENTAMT": money(payment.amount),
            "KNOCKOFFAMT": money(sum(part.amount for part in payment.allocations)),
            "CANCELLED": False,
            "LASTMODIFIED": setting.moment,
            "LASTMODIFIEDUSERID": setting.user,
            "CREATEDTIMESTAMP": setting.moment,
            "CREATEDUSERID": setting.user,
            REFERENCE: reference,
            "PAYMENTMETHOD": payment.method,
            "CHEQUENO": payment.reference,
            "BANKCHARGE": money(payment.bank_charge),
            "VOUCHERNO": numbers.voucher,
            "DEALWITH": customer.get("COMPANYNAME"),
            "LASTUPDATE": 0,
        }
        if payment.project and not self._reader.row("Project", "ProjNo", payment.project):
            self._findings.lack(f"The books have no project {payment.project}.")
        return columns | user_columns(setting.structure.tables["ARPayment"], payment.user_fields, self._findings)

    def _line(self, payment: Payment, part: Allocation, customer: Row) -> Iterable[dict[str, Value]]:
        transaction, structure = self._reader.transaction, self._setting.structure
        receivable = read_receivable(transaction, structure, part.document_type, part.document)
        if not receivable:
            self._findings.lack(f"The books have no invoice {part.number or part.document} to be paid.")
            return
        key, name = receivable["DocKey"], receivable["DocNo"]
        names = ((RECEIVABLE_CODE, key), (str(receivable["SourceType"] or ""), receivable["SourceKey"]))
        if who := opened(transaction, structure, names):
            raise Locked(f"Invoice {name} is open in AutoCount ({who}).")
        if customer and str(receivable["DebtorCode"]).casefold() != str(customer["ACCNO"]).casefold():
            owner = receivable["DebtorCode"]
            self._findings.add(f"Invoice {name} belongs to customer {owner}, not to {payment.customer}.")
        if receivable["Cancelled"] == "T":
            self._findings.add(f"Invoice {name} is cancelled.")
        amount = money(part.amount)
        left = number(receivable["Outstanding"]) + self._released.get(key, _NOTHING)
        if amount > left:
            self._findings.add(f"{amount} is more than what is open of invoice {name}: {left:.2f}.")
        if amount <= 0:
            self._findings.add(f"The amount paid of invoice {name} must be more than 0.")
        days = [payment.date, receivable["DocDate"]]
        yield {
            "KNOCKOFFDOCTYPE": RECEIVABLE_CODE,
            "KNOCKOFFDOCKEY": key,
            "AMOUNT": amount,
            "GAINLOSSDATE": max(days, key=str),
        }

    def _check_amounts(self, payment: Payment) -> None:
        applied = sum(part.amount for part in payment.allocations)
        if applied > payment.amount:
            told = f"It pays {money(applied)} of invoices, more than its amount {money(payment.amount)}."
            self._findings.add(told)
        if payment.amount <= 0:
            self._findings.add("The amount of a payment must be more than 0.")
        if payment.bank_charge < 0:
            self._findings.add("The bank charge of a payment cannot be negative.")
        if payment.currency != self._setting.books.home and not self._setting.habits.foreign:
            self._findings.add("The books do not show how payments in a foreign currency are set against invoices.")

    def _check_method(self, payment: Payment) -> None:
        method = self._reader.row("PaymentMethod", "PaymentMethod", payment.method)
        if not method:
            self._findings.lack(f"The books have no payment method {payment.method or '(none was given)'}.")
        elif method.get("ISACTIVE") is False:
            self._findings.add(f"Payment method {payment.method} is not active in the books.")
        elif str(method["PAYMENTMETHOD"]) not in self._setting.habits.receipts:
            self._findings.add(f"No payment by {payment.method} was among the payments that were looked at.")
        if method.get("ACCEPTCHEQUENO") is False and payment.reference:
            self._findings.add(f"Payment method {payment.method} takes no cheque number ({payment.reference}).")

    def _check_rest(self, payment: Payment, reference: str) -> None:
        if [text for text in payment.references if text != reference]:
            self._findings.add("The one place for a reference of a payment is taken by our own.")
        if payment.posting_date not in (None, payment.date):
            self._findings.add("The books have one date of a payment, and no other for its posting.")
        if payment.cancelled or payment.bounced_on is not None:
            self._findings.add("The payment is cancelled or bounced: there is nothing to enter into the books.")

    def _check_room(self, header: Mapping[str, Value]) -> None:
        tables = self._setting.structure.tables
        stored = {name.upper() for name in tables["ARPayment"].columns}
        check_fits(tables["ARPayment"], {n: v for n, v in header.items() if n in stored}, self._findings)
        for name, table, column in _BESIDE:
            check_fits(tables[table], {column.upper(): header[name]}, self._findings)
