"""A seeded random walk of the vendor's program: one step is one thing that office staff do."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from decimal import Decimal
from typing import cast

from tests.sample.doors import Door
from tests.sample.variant import Charset
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_books import Busy
from tests.sample.vendor_sales import NewLine

_LIVING = "DOCAMT > 0 AND CANCELLED = {no} AND EXISTS (SELECT 1 FROM SL_IVDTL D WHERE D.DOCKEY = SL_IV.DOCKEY)"


class VendorWalk:
    """Two copies of the vendor's program: one at the counter, one whose user leaves forms open and saves late.

    Attributes:
        counter: the one that commits at once.
        late: the one that holds its transaction open over several steps.
    """

    def __init__(
        self, door: Door, charset: Charset = Charset.UTF8, *, clock: Callable[[], float] = time.time, max_skew: int = 0
    ) -> None:
        """``max_skew``: the counter's clock may step up to so many seconds either way."""
        self.counter = VendorProgram(door, charset, clock=clock)
        self.late = VendorProgram(door, charset, clock=clock)
        self._max_skew = max_skew
        letters = self.counter.books.letters("SL_IV", "CANCELLED")
        self._living = _LIVING.format(no="'F'" if letters else "FALSE")
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

    def _customer(self, rng: random.Random, condition: str = "1 = 1") -> str | None:
        return cast("str | None", self.counter.books.pick(rng, "AR_CUSTOMER", "CODE", condition))

    def _invoice(self, rng: random.Random) -> int | None:
        return cast("int | None", self.counter.books.pick(rng, "SL_IV", "DOCKEY", self._living))

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
        unused = " AND ".join(
            f"NOT EXISTS (SELECT 1 FROM {table} D WHERE D.CODE = AR_CUSTOMER.CODE)"
            for table in ("SL_IV", "SL_CS", "SL_CN", "AR_IV", "AR_CN", "AR_PM")
        )
        code = self._customer(rng, unused)
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
        past = self.counter.now() - rng.randrange(1, 90_000)
        return self.counter.edit_invoice(key, Decimal(rng.randrange(1, 40)), modified=past) if key else "no invoice"

    def _edit_supplier(self, rng: random.Random) -> str:
        code = cast("str | None", self.counter.books.pick(rng, "AP_SUPPLIER", "CODE"))
        return self.counter.edit_supplier(code, f"Supplier {rng.randrange(10**6)}") if code else "no supplier"

    def _item(self, rng: random.Random) -> str:
        price = Decimal(rng.randrange(100, 99_999)) / 100
        code = cast("str | None", self.counter.books.pick(rng, "ST_ITEM", "CODE"))
        if code is None or rng.random() < 0.4:
            return self.counter.new_item(f"N-{rng.randrange(10**9)}", f"New product {rng.randrange(10**4)}", price)
        return self.counter.reprice_item(code, price, touch_parent=rng.random() < 0.5)

    def _new_invoice(self, rng: random.Random) -> str:
        return _sell(self.counter, self._customer(rng), rng)

    def _edit_invoice(self, rng: random.Random) -> str:
        key = self._invoice(rng)
        return self.counter.edit_invoice(key, Decimal(rng.randrange(1, 40))) if key else "no invoice"

    def _silent_edit(self, rng: random.Random) -> str:
        key = cast("int | None", self.counter.books.pick(rng, "SL_IV", "DOCKEY", self._living))
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
        no = "'F'" if self.counter.books.letters("AR_PM", "CANCELLED") else "FALSE"
        condition = f"CANCELLED = {no} AND FROMDOCTYPE IS NULL AND BOUNCEDDATE IS NULL"
        return cast("int | None", self.counter.books.pick(rng, "AR_PM", "DOCKEY", condition))

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
            return "open, not saved: " + _sell(self.late, self._customer(rng), rng)
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


def _fresh(rng: random.Random) -> tuple[str, str]:
    number = rng.randrange(36**6)
    code = ""
    for _ in range(6):
        number, digit = divmod(number, 36)
        code += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit]
    return f"300-{code}", f"New Customer {code} Enterprise"


def _sell(program: VendorProgram, code: str | None, rng: random.Random) -> str:
    if code is None:
        return "no customer"
    lines = []
    for number in range(rng.randint(1, 4)):
        item = cast("str | None", program.books.pick(rng, "ST_ITEM", "CODE"))
        tax, percent = rng.choice(((None, 0), ("ST", 10), ("SV", 8)))
        price = Decimal(rng.randrange(50, 90_000)) / 100
        lines.append(NewLine(f"Line {number + 1}", Decimal(rng.randint(1, 20)), price, item, tax, percent))
    key = program.new_invoice(code, lines)
    return f"new invoice {key} for {code} with {len(lines)} lines"
