"""Documents that are in the books already, read back and taken apart, as AutoCount does when one is edited."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final

from tests.sample.autocount.documents import NOTHING, Document, Line, Wish
from tests.sample.autocount.masters import Debtor, Unit
from tests.sample.autocount.person_books import LiveBooks
from tests.sample.autocount.posting import RECEIVABLES, Posting
from tests.sample.autocount.receipts import OpenInvoice, OpenLine
from tests.sample.autocount.rows import cents
from tests.sample.autocount.variant import Rules

_PLACES: Final = re.compile(r"<(0+)>")


class Papers:
    """Reads what is there."""

    def __init__(self, books: LiveBooks) -> None:
        self.books = books
        self.posting = Posting(books, books.keys, books.rules)

    def debtor(self, account: str) -> Debtor:
        """What documents need of a customer."""
        row = self.books.record("Debtor", "AccNo", account)
        branches = self.books.rows("SELECT BranchCode FROM Branch WHERE AccNo = ? ORDER BY BranchCode", account)
        return Debtor(
            account, row["CompanyName"], row["CurrencyCode"], row["DisplayTerm"], row["SalesAgent"],
            branches[0][0] if branches else None, tuple(row[f"Address{n}"] for n in (1, 2, 3, 4)),
            row["InclusiveTax"] == "T",
        )  # fmt: skip

    def unit(self, code: str, uom: str | None = None) -> Unit:
        """An item in one of its units, the base unit when none is named."""
        row = self.books.record("Item", "ItemCode", code)
        rate, price, cost = self.books.row(
            "SELECT Rate, Price, Cost FROM ItemUOM WHERE ItemCode = ? AND UOM = ?", code, uom or row["BaseUOM"]
        )
        return Unit(code, row["Description"], uom or row["BaseUOM"], rate, price or NOTHING, cost or NOTHING,
                    row["ItemGroup"] or "GENERAL", row["TaxCode"], row["StockControl"] == "T")  # fmt: skip

    def load(self, kind: str, key: int) -> tuple[Document, int]:
        """A document as it was saved, and the key of its receivable."""
        row = self.books.record(kind, "DocKey", key)
        lines = [self._line(line) for (line,) in self.books.rows(
            f"SELECT DtlKey FROM {kind}DTL WHERE DocKey = ? ORDER BY Seq", key)
            for line in [self.books.record(f"{kind}DTL", "DtlKey", line)]]  # fmt: skip
        document = Document(
            kind, key, row["DocNo"], row["DocDate"], self.debtor(row["DebtorCode"]), lines, row["CurrencyRate"],
            row["LastModified"], inclusive=row["InclusiveTax"] == "T", rounding=row["RoundAdj"] or NOTHING,
            reference=row["RefDocNo"], user=row["CreatedUserID"],
        )  # fmt: skip
        table = RECEIVABLES[kind]
        (receivable,) = self.books.row(f"SELECT DocKey FROM {table} WHERE SourceType = ? AND SourceKey = ?", kind, key)
        return document, int(receivable)

    def rewrite(self, document: Document, moved: dict[str, Any]) -> None:
        """Header and lines anew, in place; `moved` is what a save changes besides, nothing for a repair script."""
        kept = ("DocKey", "LastModified", "LastModifiedUserID", "CreatedTimeStamp", "CreatedUserID", "LastUpdate")
        header = {name: value for name, value in document.header().items() if name not in kept}
        self.books.update(document.kind, {"DocKey": document.key}, **header, **moved)
        for line in document.lines:
            row = document.detail(line)
            self.books.update(f"{document.kind}DTL", {"DtlKey": row.pop("DtlKey")}, **row)

    def unpost(self, document: Document, receivable: int) -> None:
        """Take away everything but header, lines and the receivable's own header."""
        source, key = self.posting.owner(document, receivable)
        self.books.delete("GLDTL", SourceType=source, SourceKey=key)
        self.books.delete("TaxTrans", SourceType=source, SourceKey=key)
        self.books.delete("StockDTL", DocType=document.kind, DocKey=document.key)
        self.books.delete("StockTransQueue", DocType=document.kind, DocKey=document.key)
        self.books.delete(f"{RECEIVABLES[document.kind]}DTL", DocKey=receivable)

    def open_invoice(self, key: int) -> OpenInvoice:
        """A receivable as something that can be knocked off."""
        number, date, rate, open_amount, paid, local = self.books.row(
            "SELECT DocNo, DocDate, CurrencyRate, Outstanding, PaymentAmt, LocalPaymentAmt FROM ARInvoice"
            " WHERE DocKey = ?",
            key,
        )
        lines = [OpenLine(line, net - done, net) for line, net, done in self.books.rows(
            "SELECT DtlKey, NetAmount, KnockOffAmount FROM ARInvoiceDTL WHERE DocKey = ? ORDER BY Seq",
            key)]  # fmt: skip
        return OpenInvoice(key, number, date, rate, open_amount, lines, paid, local)

    def release(self, payment: int) -> None:
        """Take a payment off all that it pays."""
        books = self.books
        (rate,) = books.row("SELECT ToHomeRate FROM ARPayment WHERE DocKey = ?", payment)
        for key, receivable, amount in books.rows(
            "SELECT KnockOffKey, KnockOffDocKey, Amount FROM ARPaymentKnockOff WHERE DocKey = ?", payment
        ):
            for line, part in books.rows(
                "SELECT KnockOffDtlKey, Amount FROM ARPaymentKnockOffDetail WHERE KnockOffKey = ?", key
            ):
                books.run("UPDATE ARInvoiceDTL SET KnockOffAmount = KnockOffAmount - ? WHERE DtlKey = ?", part, line)
            books.delete("ARPaymentKnockOffDetail", KnockOffKey=key)
            books.run(
                "UPDATE ARInvoice SET PaymentAmt = PaymentAmt - ?, LocalPaymentAmt = LocalPaymentAmt - ?,"
                " Outstanding = Outstanding + ? WHERE DocKey = ?", amount, cents(amount * rate), amount, receivable,
            )  # fmt: skip
        books.delete("ARPaymentKnockOff", DocKey=payment)
        books.run(
            "UPDATE ARPayment SET KnockOffAmt = 0, LocalUnappliedAmount = LocalPaymentAmt WHERE DocKey = ?", payment
        )

    def unpost_payment(self, payment: int, voucher: int) -> None:
        """Take a payment's ledger and bank rows away."""
        summed = self.books.rules is Rules.SUMMED
        self.books.delete("GLDTL", SourceType="OR" if summed else "RP", SourceKey=voucher if summed else payment)
        self.books.delete("BankTrans", SourceType="OR", SourceKey=voucher)

    def number(self, kind: str, date: dt.datetime) -> str:
        """The next number of the default format, counted on under its lock."""
        name, following, text, monthly = self.books.row(
            "SELECT Name, NextNumber, Format, OneMonthOneSet FROM DocNoFormat WITH (UPDLOCK, ROWLOCK)"
            " WHERE DocType = ? AND IsDefault = 'T'", kind,
        )  # fmt: skip
        if monthly == "T":
            column = f"M{date.month}NextNumber"
            (following,) = self.books.row(
                f"SELECT {column} FROM DocNoFormatYearlyNumber WITH (UPDLOCK, ROWLOCK) WHERE Name = ? AND Year = ?",
                name, date.year
            )  # fmt: skip
            self.books.update("DocNoFormatYearlyNumber", {"Name": name, "Year": date.year}, **{column: following + 1})
        else:
            self.books.update("DocNoFormat", {"Name": name}, NextNumber=following + 1)
        return formatted(text, following, date)

    def _line(self, row: dict[str, Any]) -> Line:
        unit = self.unit(row["ItemCode"], row["UOM"]) if row["ItemCode"] else None
        wish = Wish(unit, row["Qty"], row["UnitPrice"], row["Discount"], row["TaxCode"], row["Description"] or "")
        return Line(row["DtlKey"], row["Seq"], wish, row["DiscountAmt"], row["SubTotal"], row["Tax"] or NOTHING,
                    row["SubTotalExTax"], row["TaxRate"] or Decimal(0), row["AccNo"])  # fmt: skip


def formatted(text: str, number: int, date: dt.datetime) -> str:
    """``IV-{yyMM}-<0000>`` filled in."""
    text = text.replace("{yyMM}", f"{date:%y%m}").replace("{yyyyMM}", f"{date:%Y%m}")
    return _PLACES.sub(lambda match: str(number).zfill(len(match[1])), text)
