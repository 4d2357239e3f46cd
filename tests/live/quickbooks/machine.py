"""The state machine of two-way over QuickBooks' simulator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path

from connector.domain.documents import Invoice, Line
from connector.domain.entities import Entity
from connector.domain.keys import Key
from connector.online.reference import reference_in
from tests.fakes.quickbooks.server import Fault
from tests.live.account_machine import TwoWay
from tests.live.quickbooks.bridge import Bridge, bridge
from tests.live.quickbooks.desk import QuickBooksDesk
from tests.live.quickbooks.stage import payment, sale, small_company

_DAY = dt.date(2026, 11, 20)
_FIELDS = {"note": ("Notes", ""), "phone": ("PrimaryPhone", "FreeFormNumber"), "email": ("PrimaryEmailAddr", "Address")}
"""Where QuickBooks has them."""


class QuickBooksTown:
    """`account_machine.Town`."""

    known = (Key("3"), Key("4"), Key("5"))
    text = "note"
    faults = tuple(fault.name for fault in Fault if fault is not Fault.REFUSED)

    def __init__(self, both: Bridge) -> None:
        self.both = both
        self._simulator = both.desk.simulator
        self._company = both.desk.company

    def edit(self, key: Key, name: str, word: str) -> None:
        """Another text in a field of a customer."""
        place, part = _FIELDS[name]
        self._company.edit("Customer", key, **{place: {part: word} if part else word})

    def earn(self, key: Key, sen: int) -> None:
        """An invoice with a payment of its half."""
        made = self._company.save("Invoice", sale(key, self._item(), Decimal(sen) / 100))
        self._company.save("Payment", payment(key, made["Id"], made["TotalAmt"] / 2))

    def in_between(self, key: Key, word: str, done: Callable[[], object]) -> None:
        """A save that makes the next one over there stale."""

        def save() -> None:
            self._company.edit("Customer", key, Notes=word)
            done()

        self._simulator.before("/customer", save)

    def strike(self, fault: str) -> None:
        """The next write."""
        self._simulator.faults.append((lambda method, path: method == "POST" and path != "/query", Fault[fault]))

    def calm(self) -> None:
        """Nothing befalls any more."""
        self._simulator.faults.clear()
        self._simulator.interludes.clear()

    def sold(self, key: Key, sen: int) -> Entity:
        """An invoice over one product."""
        return sold(key, self._item(), sen)

    def names(self) -> list[str]:
        """Of all customers."""
        return [row["DisplayName"] for row in self._company.rows("Customer")]

    def documents(self) -> list[str]:
        """References of invoices."""
        return [
            reference for row in self._company.rows("Invoice") if (reference := reference_in(row.get("PrivateNote")))
        ]

    def unsound(self) -> list[str]:
        """Sums, and what is open."""
        return QuickBooksDesk(self._simulator).unsound()

    def _item(self) -> str:
        return str(self._company.rows("Item")[0]["Id"])


class QuickBooksTwoWay(TwoWay):
    """Both sides and everybody who works there."""

    def opened(self, folder: Path, open_: ExitStack) -> QuickBooksTown:
        """A small company, read once."""
        return QuickBooksTown(open_.enter_context(bridge(folder, small_company())))


def sold(buyer: Key, thing: str, sen: int) -> Invoice:
    """An invoice over one product, as somebody on the platform enters it."""
    line = Line(item=thing, amount=sen)
    return Invoice(number="", date=_DAY, customer=buyer, currency="MYR", total=sen, local_total=sen, lines=(line,))
