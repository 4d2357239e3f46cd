"""Customers' payments: the receipt, its cash book voucher, bank, ledger and knock-offs, under each set of rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.sample.autocount import constants
from tests.sample.autocount.documents import NOTHING, SEQ
from tests.sample.autocount.masters import Debtor
from tests.sample.autocount.posting import Keys, sides
from tests.sample.autocount.rows import Writes, cents
from tests.sample.autocount.variant import Counter, Rules


@dataclass(slots=True)
class OpenLine:
    """A row of ARInvoiceDTL and what is still open of it."""

    key: int
    open: Decimal
    net: Decimal


@dataclass(slots=True)
class OpenInvoice:
    """An ARInvoice that can be knocked off."""

    key: int
    number: str
    date: dt.datetime
    rate: Decimal
    open: Decimal
    lines: list[OpenLine]
    paid: Decimal = NOTHING
    paid_local: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Receipt:
    """A payment as a person enters it."""

    number: str
    voucher: str
    """Number of the cash book voucher."""
    debtor: Debtor
    date: dt.datetime
    amount: Decimal
    rate: Decimal
    method: str
    cheque: str | None
    stamp: dt.datetime
    user: str = constants.USER
    source: tuple[str, int] | None = None
    """The cash sale that it pays."""


@dataclass(frozen=True, slots=True)
class Written:
    """Keys of what was written."""

    payment: int
    voucher: int


class Receipts:
    """Writes payments into one set of books."""

    def __init__(self, rows: Writes, keys: Keys, rules: Rules, *, ledgers: bool = True) -> None:
        """`ledgers`: with cash book, bank and general ledger."""
        self._rows = rows
        self._keys = keys
        self._rules = rules
        self._ledgers = ledgers

    def write(self, receipt: Receipt, allocations: list[tuple[OpenInvoice, Decimal]]) -> Written:
        """The receipt with everything; the open amounts of the invoices go down in memory."""
        payment, detail, voucher, voucher_line, voucher_payment = self._keys.take(Counter.DOCUMENTS, 5)
        applied = sum((amount for _, amount in allocations), NOTHING)
        self._payment(receipt, payment, detail, voucher, applied)
        if self._ledgers:
            self._voucher(receipt, payment, (voucher, voucher_line, voucher_payment))
            self._ledger(receipt, payment, voucher)
        for invoice, amount in allocations:
            self.knock_off(payment, receipt.date, receipt.rate, invoice, amount)
        return Written(payment, voucher)

    def knock_off(self, payment: int, date: dt.datetime, rate: Decimal, invoice: OpenInvoice, amount: Decimal) -> int:
        """ARPaymentKnockOff and its allocation to the invoice's lines, oldest line first; its key."""
        counter = Counter.DOCUMENTS if self._rules is Rules.QUEUED else Counter.KNOCK_OFF
        (key,) = self._keys.take(counter)
        self._rows.insert("ARPaymentKnockOff", KnockOffKey=key, DocKey=payment, KnockOffDocType="RI",
                          KnockOffDocKey=invoice.key,
                          Amount=amount, GainLossDate=max(date, invoice.date), DiscountAmt=NOTHING,
                          UseProjDept="F")  # fmt: skip
        left = amount
        for line in invoice.lines:
            part = min(left, line.open) if line.open > 0 else NOTHING
            if part:
                self._rows.insert("ARPaymentKnockOffDetail", KnockOffKey=key, KnockOffDtlKey=line.key, Amount=part,
                                  LocalPaymentAmt=cents(part * rate),
                                  LocalInvoiceAmt=cents(part * invoice.rate))  # fmt: skip
                line.open -= part
                left -= part
                self._rows.amend("ARInvoiceDTL", "DtlKey", line.key, KnockOffAmount=line.net - line.open)
        invoice.open -= amount
        invoice.paid += amount
        invoice.paid_local += cents(amount * rate)
        self._rows.amend("ARInvoice", "DocKey", invoice.key, PaymentAmt=invoice.paid,
                         LocalPaymentAmt=invoice.paid_local,
                         Outstanding=invoice.open)  # fmt: skip
        return key

    def _payment(self, receipt: Receipt, payment: int, detail: int, voucher: int, applied: Decimal) -> None:
        debtor = receipt.debtor
        source = dict(zip(("SourceType", "SourceKey"), receipt.source or (), strict=False))
        number = (
            {} if self._rules is Rules.SUMMED or not self._ledgers else {"GLTrxID": self._keys.take(Counter.LEDGER)[0]}
        )
        self._rows.insert(
            "ARPayment", DocKey=payment, DocNo=receipt.number, DebtorCode=debtor.account, DocDate=receipt.date,
            Description="PAYMENT FOR ACCOUNT", CurrencyCode=debtor.currency, ToDebtorRate=Decimal(1),
            ToHomeRate=receipt.rate,
            PaymentAmt=receipt.amount, LocalPaymentAmt=cents(receipt.amount * receipt.rate), KnockOffAmt=applied,
            LocalUnappliedAmount=cents((receipt.amount - applied) * receipt.rate), RefundAmt=NOTHING,
            CBKey=voucher if self._ledgers else None, Cancelled="F", BranchCode=debtor.branch, DocStatus="A",
            WithholdingTaxVersion=2, **source, **number, **_stamps(receipt),
        )  # fmt: skip
        self._rows.insert("ARPaymentDTL", DtlKey=detail, DocKey=payment, **_payment_line(receipt),
                          DebtorPaymentAmt=receipt.amount,
                          LocalPaymentAmt=cents(receipt.amount * receipt.rate))  # fmt: skip

    def _voucher(self, receipt: Receipt, payment: int, keys: tuple[int, int, int]) -> None:
        voucher, line, paid = keys
        amount, local = receipt.amount, cents(receipt.amount * receipt.rate)
        self._rows.insert(
            "CB", DocKey=voucher, DocNo=receipt.voucher, DocDate=receipt.date, DocType="OR",
            DealWith=receipt.debtor.name,
            CurrencyCode=receipt.debtor.currency, CurrencyRate=receipt.rate, ToTaxCurrencyRate=receipt.rate,
            TotalPayment=amount,
            Total=amount, LocalTotal=local, Tax=NOTHING, LocalTax=NOTHING, NetTotal=amount, LocalNetTotal=local,
            Cancelled="F",
            SourceType="RP", SourceKey=payment, DocStatus="A", RoundingMethod=4, Description="PAYMENT FOR ACCOUNT",
            WithholdingTaxVersion=2, LastUpdate=0, **_stamps(receipt),
        )  # fmt: skip
        self._rows.insert("CBDTL", DtlKey=line, DocKey=voucher, Seq=SEQ, AccNo=receipt.debtor.account,
                          ToAccountRate=Decimal(1),
                          Description="PAYMENT FOR ACCOUNT", Amount=amount, LocalAmount=local)  # fmt: skip
        self._rows.insert("CBPaymentDTL", DtlKey=paid, DocKey=voucher, **_payment_line(receipt))
        self._rows.insert("BankTrans", SourceType="OR", SourceKey=voucher, DtlKey=paid, DocNo=receipt.voucher,
                          DocDate=receipt.date,
                          AccNo=constants.METHOD_ACCOUNTS[receipt.method], ChequeNo=receipt.cheque, FloatDay=0,
                          Description=receipt.debtor.name, PaymentAmt=local, BankReconStatus=0)  # fmt: skip

    def _ledger(self, receipt: Receipt, payment: int, voucher: int) -> None:
        summed = self._rules is Rules.SUMMED
        source = {"SourceType": "OR", "SourceKey": voucher} if summed else {"SourceType": "RP", "SourceKey": payment}
        bank, debtor = constants.METHOD_ACCOUNTS[receipt.method], receipt.debtor
        journal = "CASH" if receipt.method == "CASH" else "BANK"
        local = cents(receipt.amount * receipt.rate)
        (number,) = self._keys.take(Counter.LEDGER)
        for account, contra, sign in ((bank, debtor.account, 1), (debtor.account, bank, -1)):
            if summed and sign < 0:
                (number,) = self._keys.take(Counter.LEDGER)
            own = receipt.amount if account == debtor.account and debtor.currency != constants.HOME else local
            self._rows.insert(
                "GLDTL", AccNo=account, DEAccNo=contra, JournalType=journal, CurrencyCode=debtor.currency,
                CurrencyRate=receipt.rate,
                ToHomeRate=receipt.rate, **sides("Org", sign * receipt.amount, Decimal(sign)), **sides("",
                sign * own, Decimal(sign)),
                **sides("Home", sign * local, Decimal(sign)), TransDate=receipt.date, Description=debtor.name,
                RefNo1=receipt.voucher,
                RefNo2=receipt.cheque, UserID=receipt.user, GLTrxID=number, PaymentDocType="RP",
                PaymentDocKey=payment, **source,
            )  # fmt: skip


def _payment_line(receipt: Receipt) -> dict[str, Any]:
    return {"Seq": SEQ, "PaymentMethod": receipt.method, "PaymentBy": receipt.method, "ToBankRate": receipt.rate,
            "ChequeNo": receipt.cheque, "FloatDay": 0, "BankCharge": NOTHING, "PaymentAmt": receipt.amount,
            "IsRCHQ": "F"}  # fmt: skip


def _stamps(receipt: Receipt) -> dict[str, Any]:
    return {"LastModified": receipt.stamp, "LastModifiedUserID": receipt.user, "CreatedTimeStamp": receipt.stamp,
            "CreatedUserID": receipt.user}  # fmt: skip
