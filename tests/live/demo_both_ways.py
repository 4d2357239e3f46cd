"""The second act of the demo: records of the platform go into the books, and what became of them comes back."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from connector.domain.documents import Invoice, Line
from connector.domain.fingerprint import canonical
from connector.domain.parties import Customer
from connector.domain.runs import Equality
from tests.live.demo_stage import DemoFailed, Office, Platform
from tests.live.servers.processes import wait_until
from tests.sample.balance import wrong as out_of_balance
from tests.sample.cache import Company
from tests.sample.vendor import VendorProgram

_KINDS: Final = ("customers", "products", "invoices", "payments")
_TOTALS: Final = (
    "SELECT SUM(LOCALDR), SUM(LOCALCR), COUNT(*) FROM GL_TRANS",
    "SELECT SUM(DOCAMT), SUM(PAYMENTAMT), COUNT(*) FROM AR_IV",
    "SELECT SUM(OUTSTANDING) FROM AR_CUSTOMER",
    "SELECT SUM(QTY), COUNT(*) FROM ST_TR",
    "SELECT SUM(BALSQTY) FROM ST_ITEM",
)
Tell = Callable[[str], None]
Act = tuple[str, Callable[[Tell], None]]
"""What happens, in words, and how; it tells what came of it."""


class BothWays:
    """What people do on the platform and in the office."""

    def __init__(self, platform: Platform, office: Office, company: Company) -> None:
        self._platform = platform
        self._office = office
        self._company = company
        self._billed = ""
        self._item, self._unit = self._first(
            "SELECT FIRST 1 CODE, DEFUOM_SL FROM ST_ITEM WHERE STOCKCONTROL = TRUE AND DEFUOM_SL > '' ORDER BY CODE"
        )
        (self._customer,) = self._first(
            # Without namesakes or a remark: what both sides know otherwise would be a conflict to decide. With a name
            # of usual length: a longer one than any that the rules were proved on is refused.
            "SELECT FIRST 1 C.CODE FROM AR_CUSTOMER C WHERE C.CURRENCYCODE = '----' AND C.CREDITTERM = '30 Days' "
            "AND C.CODE STARTING WITH '3' AND C.REMARK IS NULL "
            "AND CHAR_LENGTH(C.COMPANYNAME) <= 30 AND NOT EXISTS (SELECT 1 FROM AR_CUSTOMER O "
            "WHERE O.COMPANYNAME = C.COMPANYNAME AND O.CODE <> C.CODE) ORDER BY C.CODE"
        )

    def acts(self) -> Sequence[Act]:
        """In their order."""
        return (
            ("a customer of the books is entered on the platform, too", self.preview),
            ("rehearsal of the company's own documents", self.rehearse),
            ("both are the same customer", self.link),
            ("an invoice is made on the platform", self.invoice),
            ("a payment for it is made in the books", self.payment),
            ("both sides edit one customer", self.conflict),
            ("an invoice of the platform is taken back", self.undo),
            ("the books by themselves", self.balance),
        )

    def rehearse(self, tell: Tell) -> None:
        """Learn how the company posts, and turn writing on."""
        told = self._office.command("rehearse", "--json")
        for line in told.splitlines():
            ready = json.loads(line)
            if not ready.get("ready", True):
                raise DemoFailed(f"the rehearsal of {ready.get('entity')} failed: {ready.get('reasons')}")
        for kind in _KINDS:
            self._office.command("policy", "set", kind, "--write", "on")
        tell("posting rules of invoices and payments learned and proved; writing is on")

    def preview(self, tell: Tell) -> None:
        """Somebody entered a customer on the platform whom the books have: a preview says so, before anything is on."""
        customer = Customer(code="", name=self._name(), currency="MYR", remark="dari platform")
        self._platform.record("create", "customers", content=canonical(customer))
        told = " ".join(self._office.command("preview", "--entity", "customers").split())
        if f"The books seem to have it already, as {self._customer}." not in told:
            raise DemoFailed(f"the preview does not name the customer of the books: {told}")
        tell(f"a preview says that the platform's new customer is {self._customer} of the books")

    def link(self, tell: Tell) -> None:
        """It is confirmed, and not there twice."""
        self._office.sync()
        self._office.command("link", "--all", "--yes", allowed=(0, 3))
        self._equal()
        name = self._name()
        found = [
            row for row in self._rows("SELECT COMPANYNAME, REMARK FROM AR_CUSTOMER") if str(row[0]).rstrip() == name
        ]
        if [str(row[1]).rstrip() for row in found] != ["dari platform"]:
            raise DemoFailed(f"the customer is there {len(found)} times: {found}")
        tell("proposed for linking and confirmed: there once, with what the platform knew more")

    def _name(self) -> str:
        return self._first(f"SELECT COMPANYNAME FROM AR_CUSTOMER WHERE CODE = '{self._customer}'")[0]

    def invoice(self, tell: Tell) -> None:
        """An invoice made on the platform is posted in the books, without anybody asking the agent."""
        before = self._invoices()
        began = time.monotonic()
        self._platform.record("create", "invoices", content=canonical(self._bill(4)))
        wait_until(lambda: self._invoices() != before, "the platform's invoice is in the books")
        seconds = time.monotonic() - began
        (key,) = self._invoices() - before
        number, total = self._first(f"SELECT DOCNO, DOCAMT FROM SL_IV WHERE DOCKEY = {key}")
        tell(f"invoice {number} over {total} is posted {seconds:.1f} s after it was entered on the platform")
        self._billed = str(key)

    def payment(self, tell: Tell) -> None:
        """A payment made in the books settles it on the platform."""
        key = self._billed
        program = VendorProgram(self._company.door, self._company.charset)
        try:
            (amount,) = program.books.row("SELECT DOCAMT FROM SL_IV WHERE DOCKEY = ?", int(key))
            program.books.done()
            program.pay(int(key), Decimal(str(amount)))
            program.rollback()
        finally:
            program.close()
        self._equal()
        shown = self._platform.shown("invoices", key)
        if shown.get("outstanding", 0) != 0 or shown.get("paid", 0) == 0:
            raise DemoFailed(f"the platform does not show the payment: {shown}")
        tell(f"paid in full in the books: outstanding 0, paid {shown['paid']} sen on the platform")

    def conflict(self, tell: Tell) -> None:
        """Both sides change the same field: it is shown, decided by a person, and then equal."""
        office, platform = self._office, self._platform
        office.command("pause")
        platform.record("edit", "customers", self._customer, content=b'{"name": "Nama dari Platform Sdn Bhd"}')
        program = VendorProgram(self._company.door, self._company.charset)
        try:
            program.edit_customer(self._customer, "Nama dari Buku Sdn Bhd")
            program.rollback()
        finally:
            program.close()
        office.command("resume")
        office.sync()
        told = office.command("conflicts", "--json", allowed=(3,))
        shown = json.loads(told.splitlines()[0])
        change = str(shown.get("change") or shown["conflict"]["change"])
        tell("both sides changed the name of one customer: shown, nothing overwritten")
        office.command("resolve", change, "--keep", "platform", allowed=(0, 3))
        self._equal()
        (name,) = self._first(f"SELECT COMPANYNAME FROM AR_CUSTOMER WHERE CODE = '{self._customer}'")
        if name != "Nama dari Platform Sdn Bhd":
            raise DemoFailed(f"the decision was not carried out: the books say {name}")
        tell("decided for the platform's, and equal")

    def undo(self, tell: Tell) -> None:
        """What was written is taken back, and every total is as before."""
        before, invoices = self._totals(), self._invoices()
        self._platform.record("create", "invoices", content=canonical(self._bill(2)))
        wait_until(lambda: self._invoices() != invoices, "the platform's invoice is in the books")
        (key,) = self._invoices() - invoices
        self._equal()
        if self._totals() == before:
            raise DemoFailed("an invoice changed no total")
        self._office.command("undo", "--entity", "invoices", "--key", str(key), "--yes")
        if (after := self._totals()) != before:
            raise DemoFailed(f"totals after the undo: {after}, before: {before}")
        self._equal()
        tell("another invoice of the platform was posted and taken back: all totals to the sen as before")

    def balance(self, tell: Tell) -> None:
        """The books balance, by themselves."""
        connection = self._company.door.connect(self._company.charset)
        try:
            wrong = out_of_balance(connection)
        finally:
            connection.close()
        if wrong:
            raise DemoFailed("the books do not balance:\n" + "\n".join(wrong))
        tell("debits equal credits, receivables equal invoices less payments, stock equals its movements")

    def _bill(self, quantity: int) -> Invoice:
        total = quantity * 1250
        line = Line(
            item=self._item, description="Barang demo", quantity=Decimal(quantity), unit=self._unit,
            unit_price=Decimal("12.5"), amount=total, local_amount=total,
        )  # fmt: skip
        today = dt.date.today()  # noqa: DTZ011  # the day of the office, which is this computer's
        return Invoice(
            number="",
            date=today,
            customer=self._customer,
            currency="MYR",
            lines=(line,),
            total=total,
            local_total=total,
        )

    def _equal(self) -> None:
        run = self._office.sync()
        if run.equality is not Equality.EQUAL:
            raise DemoFailed(f"both sides are {run.equality}: {run.sentence} {run.remedy}")

    def _invoices(self) -> set[int]:
        return {int(str(row[0])) for row in self._rows("SELECT DOCKEY FROM SL_IV WHERE DOCREF1 STARTING WITH 'BB' OR "
            "DOCREF2 STARTING WITH 'BB' OR DOCREF3 STARTING WITH 'BB' OR DOCREF4 STARTING WITH 'BB'")}  # fmt: skip

    def _totals(self) -> list[tuple[object, ...]]:
        return [row for sql in _TOTALS for row in self._rows(sql)]

    def _first(self, sql: str) -> tuple[str, ...]:
        return tuple(str(value).rstrip() for value in self._rows(sql)[0])

    def _rows(self, sql: str) -> list[tuple[object, ...]]:
        connection = self._company.door.connect(self._company.charset)
        try:
            cursor = connection.cursor()
            cursor.execute(sql)
            return [tuple(row) for row in cursor.fetchall()]
        finally:
            connection.close()
