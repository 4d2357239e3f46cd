"""The state machine of two-way over Xero's simulator."""

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
from tests.fakes.xero.server import Fault
from tests.live.account_machine import TwoWay
from tests.live.xero.bridge import Bridge, bridge
from tests.live.xero.desk import XeroDesk
from tests.live.xero.stage import payment, sale

DAY = dt.date(2026, 11, 20)
_NEVER_ALONE = (Fault.NO_SCOPE, Fault.FORBIDDEN, Fault.NOT_FOUND, Fault.INVALID)
"""What is an answer to a request for ever, not one that befalls it."""


class XeroTown:
    """`account_machine.Town`."""

    text = "remark"
    faults = tuple(fault.name for fault in Fault if fault not in _NEVER_ALONE)

    def __init__(self, both: Bridge) -> None:
        self.both = both
        self._simulator = both.desk.simulator
        self._company = both.desk.company
        active = [row["ContactID"] for row in self._company.rows("Contacts") if row["ContactStatus"] == "ACTIVE"]
        self.known = tuple(map(Key, active[:3]))

    def edit(self, key: Key, name: str, word: str) -> None:
        """Another text in a field of a contact."""
        phones = [{"PhoneType": "DEFAULT", "PhoneNumber": word}]
        fields: dict[str, dict[str, object]] = {
            "remark": {"AccountNumber": word},
            "phone": {"Phones": phones},
            "email": {"EmailAddress": word},
        }
        self._company.edit("Contacts", key, **fields[name])

    def earn(self, key: Key, sen: int) -> None:
        """An invoice with a payment of its half."""
        made = self._company.save("Invoices", sale(key, Decimal(sen) / 100))
        self._company.create("Payments", payment(made["InvoiceID"], made["Total"] / 2))

    def in_between(self, key: Key, word: str, done: Callable[[], object]) -> None:
        """A save between the look at a record and its write."""

        def save() -> None:
            self._company.edit("Contacts", key, AccountNumber=word)
            done()

        self._simulator.before("/Contacts", save, method="POST")

    def strike(self, fault: str) -> None:
        """The next write."""
        self._simulator.faults.append((lambda method, path: method in ("PUT", "POST", "DELETE"), Fault[fault]))

    def calm(self) -> None:
        """Nothing befalls any more."""
        self._simulator.faults.clear()
        self._simulator.interludes.clear()

    def sold(self, key: Key, sen: int) -> Entity:
        """An invoice over one item."""
        line = Line(item="B-0", amount=sen)
        return Invoice(number="", date=DAY, customer=key, currency="MYR", total=sen, local_total=sen, lines=(line,))

    def names(self) -> list[str]:
        """Of all contacts."""
        return [row["Name"] for row in self._company.rows("Contacts")]

    def documents(self) -> list[str]:
        """References of invoices."""
        return [found for row in self._company.rows("Invoices") if (found := reference_in(row.get("Reference")))]

    def unsound(self) -> list[str]:
        """Sums, and what is open."""
        return XeroDesk(self._simulator).unsound()


class XeroTwoWay(TwoWay):
    """Both sides and everybody who works there."""

    def opened(self, folder: Path, open_: ExitStack) -> XeroTown:
        """A small organisation, read once."""
        return XeroTown(open_.enter_context(bridge(folder)))
