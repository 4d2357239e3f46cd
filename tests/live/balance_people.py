"""People on the platform who make, edit and delete records of one company, at random; in memory."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, TypeVar, cast

from msgspec.structs import replace

from connector.domain.documents import Invoice, Line
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import BORN_ON_PLATFORM, ChangeId, ChangeOutcome
from connector.domain.products import Product, Unit
from tests.fakes.feed import MemoryFeed
from tests.fakes.sink import MemorySink

_PERCENT: Final = {"ST": 10, "ST5": 5, "SV": 8, None: 0}
_RECENT: Final = 30
E = TypeVar("E")


class Eyes:
    """What people see of the platform's records, and choose from."""

    def __init__(self, sink: MemorySink, rng: random.Random) -> None:
        self.feed = MemoryFeed()
        self.rng = rng
        self._sink = sink
        self._numbers = 0

    def _one(self, kind: EntityKind, of: type[E], fits: Callable[[E], bool] | None = None) -> tuple[Key, E]:
        """One of the records, half of the times one of the latest: those are mostly ours."""
        records = cast(dict[Key, E], self._sink.entities(kind))
        found = [key for key, each in records.items() if isinstance(each, of) and (fits is None or fits(each))]
        chosen: Sequence[Key] = found[-_RECENT:] if self.rng.random() < 0.5 else found
        key = self.rng.choice(chosen)
        return key, records[key]

    def _theirs(self, document: Invoice | Payment) -> bool:
        """Whether it came from the platform: what did not is refused, so they seldom try."""
        return any(text.startswith("BB") for text in document.references) or self.rng.random() < 0.002

    def _open(self, kind: EntityKind) -> list[ChangeId]:
        """New records that the books do not have yet."""
        return [
            each.id
            for each in list(self.feed.changed.values())[-_RECENT:]
            if each.entity is kind and not each.key and self.feed.outcome(each.id) is None
        ]

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _line(self) -> Line:
        quantity, unit = Decimal(self.rng.randint(1, 9)), None
        price = Decimal(self.rng.randrange(50, 40_000)) / 100
        tax, item = self.rng.choice(("ST", "ST", "SV", "ST5", None, None)), None
        if self.rng.random() < 0.8:
            item, product = self._one(EntityKind.PRODUCT, Product, lambda each: each.active)
            unit = self.rng.choice((None, product.base_unit))
        amount = _sen(quantity * price)
        return Line(
            item=item, description=f"Baris {self._number()}", quantity=quantity, unit=unit, unit_price=price,
            amount=amount,
            tax_code=tax, tax_amount=_sen(Decimal(amount * _PERCENT[tax]) / 10_000),
        )  # fmt: skip


class People(Eyes):
    """They see what the platform has, which may be older than the books, and wish for something else.

    Attributes:
        feed: what they wish, and what they were told.
        done: what they did, by kind of thing.
    """

    def __init__(self, sink: MemorySink, rng: random.Random, today: dt.date) -> None:
        super().__init__(sink, rng)
        self.done: Counter[str] = Counter()
        self._today = today
        self._acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (3, self._new_customer),
            (4, self._edit_customer),
            (1, self._delete_customer),
            (2, self._new_product),
            (3, self._edit_product),
            (1, self._delete_product),
            (8, self._new_invoice),
            (5, self._edit_invoice),
            (1, self._cancel_invoice),
            (1, self._delete_invoice),
            (6, self._new_payment),
            (2, self._edit_payment),
            (1, self._cancel_payment),
            (1, self._delete_payment),
        )

    def act(self) -> None:
        """Somebody does one thing, if there is a record to do it with."""
        (act,) = self.rng.choices([act for _, act in self._acts], [weight for weight, _ in self._acts])
        try:
            self.done[act()] += 1
        except LookupError:
            self.done["nothing to do it with"] += 1

    def outcomes(self) -> Counter[str]:
        """How many changes had which outcome, by kind and action."""
        told: Counter[str] = Counter()
        for change in self.feed.changed.values():
            outcome = self.feed.outcome(change.id)
            told[f"{change.entity.value} {change.kind.value} {outcome.value if outcome else 'open'}"] += 1
        return told

    def reasons(self) -> Counter[str]:
        """Why changes were refused, most often first; numbers are taken out of the sentences."""
        rejected = [answer for answer in self.feed.answers.values() if answer.outcome is ChangeOutcome.REJECTED]
        plain = ["".join("#" if sign.isdigit() else sign for sign in answer.reason)[:110] for answer in rejected]
        return Counter(plain)

    # -- customers and products ------------------------------------------------------------------------------------

    def _new_customer(self) -> str:
        self.feed.create(Customer(code="", name=f"Pelanggan {self._number()}", currency="MYR", credit_term="30 Days"))
        return "new customer"

    def _edit_customer(self) -> str:
        key, seen = self._one(EntityKind.CUSTOMER, Customer)
        changed = self.rng.choice(
            (
                replace(seen, name=f"Nama {self._number()} Enterprise"),
                replace(seen, remark=f"nota {self._number()}"),
                replace(seen, credit_limit=self.rng.randrange(100_000, 9_000_000)),
            )
        )
        self.feed.edit(seen, changed, key)
        return "edited customer"

    def _delete_customer(self) -> str:
        key, seen = self._one(EntityKind.CUSTOMER, Customer)
        self.feed.delete(seen, key)
        return "deleted customer"

    def _new_product(self) -> str:
        price = Decimal(self.rng.randrange(100, 50_000)) / 100
        number = self._number()
        unit = Unit(name="UNIT", base=True, price=price)
        self.feed.create(Product(code=f"P{number:06}", description=f"Barang {number}", base_unit="UNIT", units=(unit,)))
        return "new product"

    def _edit_product(self) -> str:
        key, seen = self._one(EntityKind.PRODUCT, Product)
        price = Decimal(self.rng.randrange(100, 50_000)) / 100
        dearer = tuple(replace(unit, price=price) if unit.base else unit for unit in seen.units)
        named = replace(seen, description=f"Barang lain {self._number()}")
        self.feed.edit(seen, self.rng.choice((named, replace(seen, units=dearer))), key)
        return "edited product"

    def _delete_product(self) -> str:
        key, seen = self._one(EntityKind.PRODUCT, Product)
        self.feed.delete(seen, key)
        return "deleted product"

    # -- documents -------------------------------------------------------------------------------------------------

    def _new_invoice(self) -> str:
        made = self._open(EntityKind.CUSTOMER)
        if made and self.rng.random() < 0.2:
            customer = f"{BORN_ON_PLATFORM}{self.rng.choice(made)}"
        else:
            customer = self._one(EntityKind.CUSTOMER, Customer, lambda each: each.currency == "MYR")[0]
        lines = tuple(self._line() for _ in range(self.rng.randint(1, 3)))
        total = _total(lines)
        self.feed.create(
            Invoice(
                number="", date=self._today - dt.timedelta(days=self.rng.randrange(40)), customer=customer,
                currency="MYR", lines=lines, total=total, local_total=total,
            )
        )  # fmt: skip
        return "new invoice"

    def _edit_invoice(self) -> str:
        key, seen = self._invoice()
        kind = self.rng.randrange(3)
        if kind == 0:
            changed = replace(seen, description=f"Jualan {self._number()}")
        elif kind == 1:
            changed = replace(seen, sales_agent=self.rng.choice(("AHMAD", "LIM", "RAVI")))
        else:
            lines = (*seen.lines, self._line()) if self.rng.random() < 0.5 else (self._line(),)
            total = _total(lines)
            changed = replace(seen, lines=lines, total=total, local_total=total)
        self.feed.edit(seen, changed, key)
        return "edited invoice"

    def _cancel_invoice(self) -> str:
        key, seen = self._invoice()
        self.feed.edit(seen, replace(seen, cancelled=True), key)
        return "cancelled invoice"

    def _delete_invoice(self) -> str:
        key, seen = self._invoice()
        self.feed.delete(seen, key)
        return "deleted invoice"

    def _invoice(self) -> tuple[Key, Invoice]:
        return self._one(EntityKind.INVOICE, Invoice, lambda each: not each.cancelled and self._theirs(each))

    def _new_payment(self) -> str:
        key, invoice = self._one(
            EntityKind.INVOICE, Invoice, lambda each: each.currency == "MYR" and each.outstanding > 100
        )
        part = invoice.outstanding if self.rng.random() < 0.5 else self.rng.randint(1, invoice.outstanding)
        more = self.rng.choice((0, 0, 500))
        self.feed.create(
            Payment(
                number="", date=self._today, customer=invoice.customer, method=self.rng.choice(("310-001", "320-000")),
                currency="MYR", amount=part + more, local_amount=part + more,
                allocations=(Allocation(document_type="IV", document=key, amount=part),),
            )
        )  # fmt: skip
        return "new payment"

    def _edit_payment(self) -> str:
        key, seen = self._payment()
        changed = self.rng.choice(
            (replace(seen, description=f"Bayaran {self._number()}"), replace(seen, reference=f"CHQ {self._number()}"))
        )
        self.feed.edit(seen, changed, key)
        return "edited payment"

    def _cancel_payment(self) -> str:
        key, seen = self._payment()
        self.feed.edit(seen, replace(seen, cancelled=True), key)
        return "cancelled payment"

    def _delete_payment(self) -> str:
        key, seen = self._payment()
        self.feed.delete(seen, key)
        return "deleted payment"

    def _payment(self) -> tuple[Key, Payment]:
        return self._one(EntityKind.PAYMENT, Payment, lambda each: not each.cancelled and self._theirs(each))


def _sen(amount: Decimal) -> int:
    return int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _total(lines: Sequence[Line]) -> int:
    return sum(line.amount + line.tax_amount for line in lines)
