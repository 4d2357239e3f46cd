"""A seeded random walk of an office's program: one step is one thing that office staff do, whichever ledger it is."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from tests.sample.busy import Busy
from tests.sample.vendor_sales import NewLine


class Books(Protocol):
    """A program's session in the books."""

    holding: bool

    def pick(self, rng: random.Random, table: str, key: str, condition: str = "1 = 1", /) -> Any:
        """The key of some row, or None when no row fits."""


class Program(Protocol):
    """One running copy of a vendor's program; everything but keys and amounts comes back as a sentence."""

    offset: Any

    @property
    def books(self) -> Books:
        """Its session."""

    def begin(self) -> None:
        """Hold everything from now on in one open transaction."""

    def commit(self) -> None:
        """Commit what was held."""

    def rollback(self) -> None:
        """Give up what was held."""

    def close(self) -> None:
        """End the program."""

    def edit_customer(self, code: str, name: str, /) -> str:
        """Another name."""

    def backdate_customer(self, code: str, name: str, seconds: int, /) -> str:
        """Another name, and an older time."""

    def edit_address(self, code: str, address: str, /, *, touch_parent: bool) -> str:
        """Another address, of the customer or of a branch alone."""

    def new_customer(self, code: str, name: str, /) -> str:
        """A customer more."""

    def delete_customer(self, code: str, /) -> str:
        """A customer less."""

    def rename_customer(self, code: str, new: str, /) -> str:
        """Another code, in all tables."""

    def edit_supplier(self, code: str, name: str, /) -> str:
        """Another name."""

    def new_item(self, code: str, description: str, price: Decimal, /) -> str:
        """A product more."""

    def reprice_item(self, code: str, price: Decimal, /, *, touch_parent: bool) -> str:
        """Another price, a child row."""

    def new_invoice(self, code: str, lines: list[NewLine], /) -> int:
        """An invoice with all its postings; its key."""

    def edit_invoice(self, key: int, quantity: Decimal, /) -> str:
        """Another quantity on its last line."""

    def change_invoice_silently(self, key: int, quantity: Decimal, /) -> str:
        """The same without any version moving."""

    def edit_line_text(self, key: int, text: str, /) -> str:
        """A child row alone."""

    def cancel_invoice(self, key: int, /) -> str:
        """Void it."""

    def delete_invoice(self, key: int, /) -> str:
        """Remove it."""

    def pay(self, key: int, amount: Decimal, /, *, unapplied: Decimal, touch_invoice: bool) -> int:
        """A payment for it; its key."""

    def unknock(self, payment: int, /, *, touch: bool) -> str:
        """Take a payment off its invoices."""

    def delete_payment(self, payment: int, /) -> str:
        """Remove a payment."""

    def open_amount(self, key: int, /) -> Decimal:
        """What is owed on an invoice."""

    def paid(self, key: int, /) -> Decimal:
        """What was paid of it."""


P = TypeVar("P", bound=Program)


class Walk(ABC, Generic[P]):
    """Two copies of a vendor's program: one at the counter, one whose user leaves forms open and saves late.

    Attributes:
        counter: the one that commits at once.
        late: the one that holds its transaction open over several steps.
    """

    customers: ClassVar[tuple[str, str]]
    """Table and key; likewise the others."""
    suppliers: ClassVar[tuple[str, str]]
    items: ClassVar[tuple[str, str]]
    invoices: ClassVar[tuple[str, str]]
    payments: ClassVar[tuple[str, str]]
    unused: ClassVar[str]
    """Condition of customers without documents."""
    taxes: ClassVar[tuple[tuple[str | None, int], ...]]
    """Codes with their percentages."""

    def __init__(self, counter: P, late: P, *, living: str, paying: str, max_skew: int = 0) -> None:
        """``living``, ``paying``: conditions of invoices that may be changed, and of payments. ``max_skew``: the
        counter's clock may step up to so many seconds either way."""
        self.counter = counter
        self.late = late
        self._max_skew = max_skew
        self._living = living
        self._paying = paying
        self._steps: tuple[tuple[int, Callable[[random.Random], str]], ...] = (
            (5, self._edit_customer),
            (3, self._edit_address),
            (3, self._new_customer),
            (1, self._delete_customer),
            (1, self._rename_customer),
            (2, self._backdate),
            (1, self._backdate_invoice),
            (1, self._edit_supplier),
            (2, self._item),
            (6, self._new_invoice),
            (4, self._edit_invoice),
            (2, self._silent_edit),
            (2, self._line_text),
            (2, self._cancel_invoice),
            (2, self._delete_invoice),
            (5, self._pay),
            (2, self._unknock),
            (1, self._delete_payment),
            (4, self._hold),
            (4, self._save_late),
            (1, self._clock_step),
        )

    def step(self, rng: random.Random) -> str:
        """Do one thing and say what it was; a row that the late user has locked is left alone."""
        (act,) = rng.choices([act for _, act in self._steps], [weight for weight, _ in self._steps])
        try:
            return act(rng)
        except Busy:
            return f"{act.__name__.strip('_')}: locked by the other user, given up"
        finally:
            self.counter.rollback()  # what it did is committed; what it only looked at must not stay open

    def finish(self) -> str:
        """The late user saves what is still open."""
        return self._save_late(random.Random(0))

    def close(self) -> None:
        """Both programs end; what was not saved is gone."""
        self.counter.close()
        self.late.close()

    @abstractmethod
    def backdate_invoice(self, key: int, quantity: Decimal, seconds: int) -> str:
        """Edit an invoice and set its time back, so many seconds before now."""

    def _customer(self, rng: random.Random, condition: str = "1 = 1") -> str | None:
        return _text(self.counter.books.pick(rng, *self.customers, condition))

    def _invoice(self, rng: random.Random) -> int | None:
        return _number(self.counter.books.pick(rng, *self.invoices, self._living))

    def _edit_customer(self, rng: random.Random) -> str:
        code = self._customer(rng)
        return self.counter.edit_customer(code, f"Renamed {rng.randrange(10**6)} Sdn Bhd") if code else "no customer"

    def _edit_address(self, rng: random.Random) -> str:
        code = self._customer(rng)
        address = f"No. {rng.randrange(1, 999)}, Jalan Pindah"
        return self.counter.edit_address(code, address, touch_parent=rng.random() < 0.3) if code else "no customer"

    def _new_customer(self, rng: random.Random) -> str:
        return self.counter.new_customer(*_fresh(rng))

    def _delete_customer(self, rng: random.Random) -> str:
        code = self._customer(rng, self.unused)
        return self.counter.delete_customer(code) if code else "no customer without documents"

    def _rename_customer(self, rng: random.Random) -> str:
        code = self._customer(rng)
        return self.counter.rename_customer(code, _fresh(rng)[0]) if code else "no customer"

    def _backdate(self, rng: random.Random) -> str:
        code = self._customer(rng)
        name = f"Backdated {rng.randrange(10**6)}"
        return self.counter.backdate_customer(code, name, rng.randrange(1, 90_000)) if code else "no customer"

    def _backdate_invoice(self, rng: random.Random) -> str:
        key = self._invoice(rng)
        past = rng.randrange(1, 90_000)
        return self.backdate_invoice(key, Decimal(rng.randrange(1, 40)), past) if key else "no invoice"

    def _edit_supplier(self, rng: random.Random) -> str:
        code = _text(self.counter.books.pick(rng, *self.suppliers))
        return self.counter.edit_supplier(code, f"Supplier {rng.randrange(10**6)}") if code else "no supplier"

    def _item(self, rng: random.Random) -> str:
        price = Decimal(rng.randrange(100, 99_999)) / 100
        code = _text(self.counter.books.pick(rng, *self.items))
        if code is None or rng.random() < 0.4:
            return self.counter.new_item(f"N-{rng.randrange(10**9)}", f"New product {rng.randrange(10**4)}", price)
        return self.counter.reprice_item(code, price, touch_parent=rng.random() < 0.5)

    def _new_invoice(self, rng: random.Random) -> str:
        return _sell(self, self.counter, self._customer(rng), rng)

    def _edit_invoice(self, rng: random.Random) -> str:
        key = self._invoice(rng)
        return self.counter.edit_invoice(key, Decimal(rng.randrange(1, 40))) if key else "no invoice"

    def _silent_edit(self, rng: random.Random) -> str:
        key = self._invoice(rng)
        if key is None or self.counter.paid(key):
            return "no unpaid invoice at hand"
        return self.counter.change_invoice_silently(key, Decimal(rng.randrange(1, 40)))

    def _line_text(self, rng: random.Random) -> str:
        key = self._invoice(rng)
        return self.counter.edit_line_text(key, f"Text {rng.randrange(10**6)}") if key else "no invoice"

    def _cancel_invoice(self, rng: random.Random) -> str:
        key = self._invoice(rng)
        return self.counter.cancel_invoice(key) if key else "no invoice"

    def _delete_invoice(self, rng: random.Random) -> str:
        key = self._invoice(rng)
        return self.counter.delete_invoice(key) if key else "no invoice"

    def _pay(self, rng: random.Random) -> str:
        key = self._invoice(rng)
        owed = self.counter.open_amount(key) if key else Decimal(0)
        if key is None or owed <= 0:
            return "nothing owed"
        amount = owed if rng.random() < 0.5 else (owed / 3).quantize(Decimal("0.01"))
        spare = Decimal(rng.choice((0, 0, 5)))
        if amount + spare <= 0:
            return "nothing owed"
        payment = self.counter.pay(key, amount, unapplied=spare, touch_invoice=rng.random() < 0.5)
        return f"payment {payment}: {amount} for invoice {key}, {spare} unapplied"

    def _unknock(self, rng: random.Random) -> str:
        key = self._payment(rng)
        return self.counter.unknock(key, touch=rng.random() < 0.5) if key else "no payment"

    def _delete_payment(self, rng: random.Random) -> str:
        key = self._payment(rng)
        return self.counter.delete_payment(key) if key else "no payment"

    def _payment(self, rng: random.Random) -> int | None:
        return _number(self.counter.books.pick(rng, *self.payments, self._paying))

    def _hold(self, rng: random.Random) -> str:
        if self.late.books.holding:
            return self._save_late(rng)
        self.late.begin()
        try:
            if rng.random() < 0.5:
                return "open, not saved: " + self.late.new_customer(*_fresh(rng))
            if rng.random() < 0.5:
                code = self._customer(rng)
                return (
                    "open, not saved: " + self.late.edit_customer(code, f"Late {rng.randrange(10**6)}") if code else "-"
                )
            return "open, not saved: " + _sell(self, self.late, self._customer(rng), rng)
        except Busy:
            self.late.rollback()
            return "the late user's row was locked, given up"

    def _save_late(self, rng: random.Random) -> str:
        if not self.late.books.holding:
            return "nothing open"
        self.late.commit()
        return "the late user saved"

    def _clock_step(self, rng: random.Random) -> str:
        self.counter.offset = rng.randint(-self._max_skew, self._max_skew)
        return f"the counter's clock is {self.counter.offset} s off"


def _text(key: Any) -> str | None:
    return None if key is None else str(key)


def _number(key: Any) -> int | None:
    return None if key is None else int(key)


def _fresh(rng: random.Random) -> tuple[str, str]:
    number = rng.randrange(36**6)
    code = ""
    for _ in range(6):
        number, digit = divmod(number, 36)
        code += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit]
    return f"300-{code}", f"New Customer {code} Enterprise"


def _sell(walk: Walk[P], program: P, code: str | None, rng: random.Random) -> str:
    if code is None:
        return "no customer"
    lines = []
    for number in range(rng.randint(1, 4)):
        item = _text(program.books.pick(rng, *walk.items))
        tax, percent = rng.choice(walk.taxes)
        price = Decimal(rng.randrange(50, 90_000)) / 100
        lines.append(NewLine(f"Line {number + 1}", Decimal(rng.randint(1, 20)), price, item, tax, percent))
    key = program.new_invoice(code, lines)
    return f"new invoice {key} for {code} with {len(lines)} lines"
