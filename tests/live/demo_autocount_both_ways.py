"""The second act of the demo beside AutoCount: customers and payments of the platform go into the
books, and are taken back."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Sequence
from decimal import Decimal

from connector.domain.fingerprint import canonical
from connector.domain.parties import Address, Customer
from connector.domain.payments import Allocation, Payment
from connector.domain.runs import Equality
from tests.live.demo_both_ways import Act, Tell
from tests.live.demo_stage import DemoFailed, Office, Platform
from tests.live.servers.autocount import AutoCountDatabase
from tests.live.servers.processes import wait_until
from tests.sample.autocount.oracle import untied
from tests.sample.autocount.person import Person

_NEW = Customer(
    code="", name="Kedai Kopi Demo", currency="MYR", tin="C20880050010", phone="03-2161 0000",
    delivery_addresses=(Address(name="Gudang", lines=("7 Jalan Demo",)),),
)  # fmt: skip
_EVERYTHING = (
    "SELECT AccNo, Description, ParentAccNo FROM GLMast ORDER BY AccNo",
    "SELECT AccNo, CompanyName FROM Debtor ORDER BY AccNo",
    "SELECT AccNo, BranchCode FROM Branch ORDER BY AutoKey",
    "SELECT ItemCode, Description FROM Item ORDER BY ItemCode",
)  # fmt: skip


_OPEN = (
    "SELECT I.DocKey, I.DocNo, I.DebtorCode, R.Outstanding FROM IV I JOIN ARInvoice R ON R.SourceType = 'IV'"
    " AND R.SourceKey = I.DocKey JOIN Debtor D ON D.AccNo = R.DebtorCode AND D.IsActive = 'T'"
    " WHERE R.Outstanding > 1 AND R.Cancelled = 'F' AND R.CurrencyCode = 'MYR'"
    " AND R.DocDate < '2025-11-20' ORDER BY I.DocKey"
)
_RECEIPT = (
    "SELECT P.DocKey, C.DocNo, B.PaymentAmt FROM ARPayment P JOIN CB C ON C.DocKey = P.CBKey JOIN BankTrans B ON"
    " B.SourceType = 'OR' AND B.SourceKey = C.DocKey WHERE P.DocNo2 IS NOT NULL AND EXISTS (SELECT 1 FROM"
    " ARPaymentKnockOff K JOIN ARInvoice R ON R.DocKey = K.KnockOffDocKey WHERE K.DocKey = P.DocKey"
    " AND R.SourceType = 'IV' AND R.SourceKey = ?)"
)
_PATIENCE = 120
"""Seconds."""


class AutoCountBothWays:
    """What people do on the platform and in the office."""

    def __init__(self, platform: Platform, office: Office, database: AutoCountDatabase) -> None:
        self._platform = platform
        platform.provider = "autocount"
        self._office = office
        self._database = database
        self._code = ""

    def acts(self) -> Sequence[Act]:
        """In their order."""
        return (
            ("writing is turned on, kind by kind", self.allow),
            ("a customer is made on the platform", self.customer),
            ("an invoice of the books is paid on the platform", self.payment),
            ("both sides edit one customer", self.conflict),
            ("a customer of the platform is taken back", self.undo),
            ("the books by themselves", self.balance),
        )

    def allow(self, tell: Tell) -> None:
        """The login may write, how the company posts payments is learned and proved, and a person says so."""
        told = json.loads(self._office.command("rehearse", "payments", "--json", allowed=(0, 1)).splitlines()[0])
        if not all(ready["ready"] for ready in told["kinds"]):
            raise DemoFailed(f"the rehearsal of payments failed: {told}")
        for kind in ("customers", "suppliers", "payments"):
            self._office.command("policy", "set", kind, "--write", "on")
        tell("customers, suppliers and payments may be written: the login has the rights, and somebody said so")

    def customer(self, tell: Tell) -> None:
        """It is in the books without anybody asking the agent: account, party, branch and tax identity."""
        began = time.monotonic()
        self._platform.record("create", "customers", content=canonical(_NEW))
        wait_until(lambda: self._named(_NEW.name) != [], "the platform's customer is in the books", timeout=_PATIENCE)
        seconds = time.monotonic() - began
        (self._code,) = self._named(_NEW.name)
        whole = self._rows(
            "SELECT M.Description, T.TIN, B.Address1 FROM GLMast M JOIN Debtor D ON D.AccNo = M.AccNo "
            "JOIN TaxEntity T ON T.TaxEntityID = D.TaxEntityID JOIN Branch B ON B.AccNo = D.AccNo WHERE M.AccNo = ?",
            self._code,
        )
        if whole != [(_NEW.name, _NEW.tin, "7 Jalan Demo")]:
            raise DemoFailed(f"the customer is not whole in the books: {whole}")
        self._equal()
        tell(f"{self._code}, the company's own next code, {seconds:.1f} s after it was entered on the platform")
        tell("its account, its branch and its tax identity are there, too")

    def payment(self, tell: Tell) -> None:
        """It is posted and set against its invoice; taken back, the invoice is open again."""
        key, number, customer, owed = self._rows(_OPEN)[0]
        amount = int(Decimal(str(owed)) * 100)
        part = Allocation(document_type="IV", document=str(key), number=str(number), amount=amount)
        paid = Payment(
            number="", date=dt.date(2025, 11, 20), customer=str(customer), method="MAYBANK", reference="100200",
            currency="MYR", amount=amount, local_amount=amount, allocations=(part,),
        )  # fmt: skip
        began = time.monotonic()
        self._platform.record("create", "payments", content=canonical(paid))
        wait_until(lambda: self._owed(key) == 0, "the platform's payment is in the books", timeout=_PATIENCE)
        seconds = time.monotonic() - began
        ((payment, receipt, bank),) = self._rows(_RECEIPT, key)
        self._equal()
        shown = self._platform.shown("invoices", str(key))
        if shown.get("outstanding", 0) != 0 or shown.get("paid") != amount:
            raise DemoFailed(f"the platform does not show the payment: {shown}")
        tell(f"receipt {receipt} over {bank} pays invoice {number}, {seconds:.1f} s after it was entered")
        self._office.command("undo", "--entity", "payments", "--key", str(payment), "--yes")
        if self._owed(key) != owed:
            raise DemoFailed(f"{self._owed(key)} is open of invoice {number}, not {owed}")
        self._equal()
        tell("taken back: the invoice is as open as before")

    def conflict(self, tell: Tell) -> None:
        """Both sides change the same field: it is shown, decided by a person, and then equal."""
        office = self._office
        office.command("pause")
        self._platform.record("edit", "customers", self._code, content=b'{"name": "Nama dari Platform"}')
        person = Person(self._database)
        try:
            person.edit_customer(self._code, "Nama dari Buku")
            person.rollback()
        finally:
            person.close()
        office.command("resume")
        office.sync()
        shown = json.loads(office.command("conflicts", "--json", allowed=(3,)).splitlines()[0])
        change = str(shown.get("change") or shown["conflict"]["change"])
        if self._named("Nama dari Buku") != [self._code]:
            raise DemoFailed("a conflict was decided by nobody")
        tell("both sides changed the name of one customer: shown, nothing overwritten")
        office.command("resolve", change, "--keep", "platform", allowed=(0, 3))
        self._equal()
        if self._named("Nama dari Platform") != [self._code]:
            raise DemoFailed("the decision was not carried out")
        tell("decided for the platform's, and equal")

    def undo(self, tell: Tell) -> None:
        """What was written is taken back, and the books are as before."""
        before = self._everything()
        name = "Kedai yang Tersalah"
        self._platform.record("create", "customers", content=canonical(Customer(code="", name=name, currency="MYR")))
        wait_until(lambda: self._named(name) != [], "the platform's customer is in the books", timeout=_PATIENCE)
        (code,) = self._named(name)
        self._equal()
        self._office.command("undo", "--entity", "customers", "--key", code, "--yes")
        if self._everything() != before:
            raise DemoFailed("the books are not as before")
        self._equal()
        tell(f"{code} was written and taken back: every account, customer and branch as before")

    def balance(self, tell: Tell) -> None:
        """The books tie, by themselves."""
        connection = self._database.connect()
        try:
            wrong = untied(connection)
        finally:
            connection.close()
        if wrong:
            raise DemoFailed("the books do not tie:\n" + "\n".join(wrong))
        tell("debits equal credits, receivables equal invoices less payments")

    def _equal(self) -> None:
        run = self._office.sync()
        if run.equality is not Equality.EQUAL:
            raise DemoFailed(f"both sides are {run.equality}: {run.sentence} {run.remedy}")

    def _owed(self, key: object) -> object:
        sql = "SELECT R.Outstanding FROM ARInvoice R WHERE R.SourceType = 'IV' AND R.SourceKey = ?"
        return self._rows(sql, key)[0][0]

    def _named(self, name: str) -> list[str]:
        return [str(row[0]) for row in self._rows("SELECT AccNo FROM Debtor WHERE CompanyName = ?", name)]

    def _everything(self) -> list[list[tuple[object, ...]]]:
        return [self._rows(sql) for sql in _EVERYTHING]

    def _rows(self, sql: str, *parameters: object) -> list[tuple[object, ...]]:
        connection = self._database.connect()
        try:
            return [tuple(row) for row in connection.execute(sql, *parameters).fetchall()]
        finally:
            connection.close()
