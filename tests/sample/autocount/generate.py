"""A whole company: masters, two years of documents and payments, counters at what they reached."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from tests.sample.autocount import constants
from tests.sample.autocount.documents import NOTHING, Document, Wish, compute
from tests.sample.autocount.masters import Debtor, Names, Unit, creditor, debtor, item
from tests.sample.autocount.posting import Posting, Receivable
from tests.sample.autocount.receipts import OpenInvoice, OpenLine, Receipt, Receipts
from tests.sample.autocount.rows import OFFICE_TIME, Bulk, Loads, cents, day
from tests.sample.autocount.variant import Counter, Rules, Variant
from tests.sample.variant import Sizes

COMPANY: Final = "Contoh Trading Sdn Bhd"
_START: Final = dt.datetime(2024, 4, 2, 9, 0, tzinfo=OFFICE_TIME).replace(tzinfo=None)
_DAYS: Final = 600
_FIRST_KEY: Final = 1_000
_RATES: Final = {"MYR": Decimal(1), "USD": Decimal("4.42"), "SGD": Decimal("3.31")}
VERSION: Final = "2.2.94"
_KNOWN_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(slots=True)
class Counters:
    """Keys while the company is made."""

    reached: dict[Counter, int] = field(default_factory=dict)

    def take(self, counter: Counter, number: int = 1) -> range:
        """The next keys."""
        first = self.reached.get(counter, _FIRST_KEY) + 1
        self.reached[counter] = first + number - 1
        return range(first, first + number)


class Maker:
    """Makes one company; everything follows from variant, sizes and seed."""

    def __init__(self, target: Loads, variant: Variant, sizes: Sizes, seed: int) -> None:
        self.rows = Bulk(target, seed)
        self.keys = Counters()
        self.variant = variant
        self.sizes = sizes
        self.names = Names(seed)
        self.chance = self.names.random
        self.posting = Posting(self.rows, self.keys, variant.rules, ledgers=not sizes.light)
        self.receipts = Receipts(self.rows, self.keys, variant.rules, ledgers=not sizes.light)
        self.debtors: list[Debtor] = []
        self.units: list[list[Unit]] = []
        self.numbers: dict[str, int] = {}
        self._saved = 0
        self._step = 0

    def make(self, company: str = COMPANY) -> dict[str, int]:
        """All rows; how many in each table."""
        constants.constants(self.rows, self.variant, company)
        self._masters()
        self._documents()
        constants.number_formats(self.rows, self.variant, self._format_numbers())
        constants.methods(self.rows)
        for counter, reached in {**self.keys.reached, Counter.SAVED: self._saved}.items():
            self.rows.insert("Registry", RegID=counter.value, RegType=3, RegValue=str(reached))
        self.rows.insert("Registry", RegID=24, RegType=1, RegValue=VERSION)
        self.rows.close()
        return self.rows.counts

    def _masters(self) -> None:
        for number in range(self.sizes.customers):
            account = code("300", number)
            entity = number + 1 if number % 3 else None
            self.debtors.append(debtor(self.rows, self.variant, self.names, account, self._moment(), entity))
        for number in range(self.sizes.suppliers):
            creditor(self.rows, self.variant, self.names, code("400", number), self._moment())
        for number in range(self.sizes.products):
            (key,) = self.keys.take(Counter.DOCUMENTS)
            self.units.append(item(self.rows, self.names, f"ITM-{number:06d}", key, self._moment()))
        for number in range(self.sizes.products // 20):
            (key,) = self.keys.take(Counter.ITEM_PRICE)
            unit = self.units[number * 20][0]
            self.rows.insert("ItemPrice", ItemPriceKey=key, ItemCode=unit.item, UOM=unit.uom, PriceCategory="DEALER",
                             UseFixedPrice="T", FixedPrice=cents(unit.price * Decimal("0.85")))  # fmt: skip

    def _documents(self) -> None:
        for kind, count in (("CS", self.sizes.cash_sales), ("CN", self.sizes.credit_notes)):
            for place in range(count):
                buyer = self.chance.choice(self.debtors)
                document, receivable = self._document(kind, place, count, buyer)
                if kind == "CS":
                    paid = self._pay(buyer, [(open_invoice(document, receivable), document.final)], document, "CASH")
                    self.rows.amend("CS", "DocKey", document.key, ReferPaymentDocKey=paid)
                self.rows.rest()
        for place in range(self.sizes.direct_invoices):
            self._document("RI", place, self.sizes.direct_invoices, self.chance.choice(self.debtors))
            self.rows.rest()
        self._invoices()

    def _invoices(self) -> None:
        """Each invoice with its payments; now and then one payment is for two invoices."""
        count, due = self.sizes.invoices, Decimal(0)
        place = 0
        while place < count:
            buyer = self.chance.choice(self.debtors)
            together = min(count - place, 2 if self.chance.random() < 0.15 else 1)
            void = self.chance.random() < 0.03
            open_ones = []
            for _ in range(together):
                open_ones.append(open_invoice(*self._document("IV", place, count, buyer, void=void)))
                place += 1
            if void:
                self.rows.rest()
                continue
            due += Decimal(self.sizes.payments * together) / count
            while due >= 1:
                due -= 1
                self._settle(buyer, open_ones, last=due < 1)
            self.rows.rest()

    def _settle(self, buyer: Debtor, invoices: list[OpenInvoice], *, last: bool) -> None:
        whole = last and self.chance.random() < 0.7
        shares = [
            (invoice, invoice.open if whole else cents(invoice.open / 2)) for invoice in invoices if invoice.open > 0
        ]
        shares = [(invoice, share) for invoice, share in shares if share > 0]
        if shares:
            self._pay(buyer, shares, None, self.chance.choice(["MAYBANK", "CIMB", "CASH"]))

    def _document(
        self, kind: str, place: int, count: int, buyer: Debtor, *, void: bool = False
    ) -> tuple[Document, Receivable]:
        chance = self.chance
        date = day(_START + dt.timedelta(days=place * _DAYS // max(count, 1)))
        wishes = [self._wish(kind) for _ in range(chance.choice([1, 1, 2, 2, 3, 4, 6]))]
        keys = self.keys.take(Counter.DOCUMENTS, len(wishes) + 1)
        lines = compute(keys[1:], wishes, inclusive=buyer.inclusive, kind=kind)
        document = Document(kind, keys[0], self._number(kind, date), date, buyer, lines, _RATES[buyer.currency],
        self._moment(),
                            inclusive=buyer.inclusive, user=chance.choice([constants.USER,
                            constants.STAFF]))  # fmt: skip
        if self.variant.five_cents and kind == "CS":
            document.rounding = five_cents(document.net)
        if void:
            document.extra["Cancelled"] = "T"
        document.write(self.rows)
        self._saved += 1
        return document, self.posting.post(document)

    def _wish(self, kind: str) -> Wish:
        chance = self.chance
        if kind == "RI" or chance.random() < 0.03:
            amount = Decimal(chance.randrange(1_000, 90_000)) / 100
            return Wish(None, Decimal(1), amount, None, chance.choice(["SV-8", None]), self.names.pick("SERVICE")[0])
        unit = chance.choice(chance.choice(self.units))
        quantity = Decimal(chance.randrange(1, 12)) if kind != "CN" else Decimal(1)
        discount = (
            chance.choice([None, None, None, None, "5%", "10%+2%", "1.50"]) if unit.price * quantity > 5 else None
        )
        return Wish(unit, quantity, unit.price, discount, unit.tax)

    def _pay(
        self, payer: Debtor, allocations: list[tuple[OpenInvoice, Decimal]], sale: Document | None, method: str
    ) -> int:
        amount = sum((part for _, part in allocations), NOTHING)
        extra = Decimal(50) if sale is None and self.chance.random() < 0.1 else NOTHING
        date = max(invoice.date for invoice, _ in allocations) + dt.timedelta(
            days=0 if sale else self.chance.randrange(0, 30)
        )
        voucher = self._number("OR", date)
        number = self._number("RP", date) if self.variant.rules is Rules.SUMMED else voucher
        cheque = f"{self.chance.randrange(10**6):06d}" if method != "CASH" else None
        receipt = Receipt(number, voucher, payer, date, amount + extra, _RATES[payer.currency], method, cheque,
        self._moment(),
                          source=(sale.kind, sale.key) if sale else None)  # fmt: skip
        return self.receipts.write(receipt, allocations).payment

    def _number(self, kind: str, date: dt.datetime) -> str:
        if self.variant.monthly and kind == "IV":
            month = f"{date:%y%m}"
            self.numbers[month] = self.numbers.get(month, 0) + 1
            return f"IV-{month}-{self.numbers[month]:04d}"
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return f"{kind}-{self.numbers[kind]:06d}"

    def _format_numbers(self) -> dict[str, int]:
        names = {"INVOICE": "IV", "CASH SALE": "CS", "CREDIT NOTE": "CN", "RECEIPT": "OR", "AR PAYMENT": "RP",
                 "AR INVOICE": "RI"}  # fmt: skip
        if self.variant.monthly:
            self._yearly_numbers()
        return {name: self.numbers.get(kind, 0) for name, kind in names.items()}

    def _yearly_numbers(self) -> None:
        for year in (24, 25, 26):
            columns = {f"M{month}NextNumber": self.numbers.get(f"{year}{month:02d}", 0) + 1 for month in range(1, 13)}
            self.rows.insert("DocNoFormatYearlyNumber", Name="INVOICE", Year=2000 + year, **columns)

    def _moment(self) -> dt.datetime:
        """Times go on slowly; every seventh row shares its time with the next."""
        self._step += 0 if self._step % 7 == 3 and self.chance.random() < 0.5 else 1
        moment = _START + dt.timedelta(seconds=self._step * 5, milliseconds=self._step * 10 % 1000)
        return moment.replace(microsecond=_tick(moment.microsecond))


def _tick(microseconds: int) -> int:
    """SQL Server's steps: the last digit of the milliseconds is 0, 3 or 7."""
    ticks = round(microseconds * 300 / 1_000_000) % 300
    return round(ticks * 10 / 3) * 1000


def five_cents(amount: Decimal) -> Decimal:
    """What rounding to 5 sen adds."""
    return (amount / Decimal("0.05")).quantize(Decimal(1)) * Decimal("0.05") - amount


def code(prefix: str, number: int) -> str:
    """``PPP-F000`` as long as it lasts, then with four digits."""
    letter, rest = _KNOWN_LETTERS[number % 26], number // 26
    return f"{prefix}-{letter}{rest + 1:03d}" if rest < 999 else f"{prefix}-{letter}{rest + 1:07d}"


def open_invoice(document: Document, receivable: Receivable) -> OpenInvoice:
    """The receivable as something that can be knocked off."""
    lines = [OpenLine(line.key, line.net, line.net) for line in receivable.lines]
    return OpenInvoice(receivable.key, document.number, document.date, document.rate, document.final, lines)
