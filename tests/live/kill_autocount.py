"""AutoCount's part in the kill matrix in both directions: the database, whoever works in it, and on the platform."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

import msgspec

from cloud_api.editing.commands import editor_of
from cloud_api.editing.service import EditingService
from connector.domain.documents import Invoice, Line
from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import ChangeId
from connector.domain.products import Product, Unit
from connector.providers.autocount.document_words import identity_of as identity_of_document
from connector.providers.autocount.master_kind import identity_of
from connector.sync.wishes import reference_of
from tests.live.autocount_desk import opened
from tests.live.comparison import Stored, Values, sen, unlike_records
from tests.live.kill_process import AUTOCOUNT, Books
from tests.live.kill_two_way import Wish, rehearsed
from tests.live.kill_world import Tenant, World
from tests.live.servers.autocount import WRITER, TranslatedServer
from tests.sample.autocount.company import make_company
from tests.sample.autocount.oracle import direct_receivables, expected, untied
from tests.sample.autocount.person import Person
from tests.sample.variant import TINY
from tests.sample.vendor_sales import NewLine

_KINDS: Final = {
    Customer: EntityKind.CUSTOMER,
    Product: EntityKind.PRODUCT,
    Invoice: EntityKind.INVOICE,
    Payment: EntityKind.PAYMENT,
}
_REHEARSED: Final = (EntityKind.INVOICE, EntityKind.PAYMENT)
SIZES: Final = replace(TINY, invoices=150, payments=60)
"""Enough documents to rehearse."""
_WHOLE: Final = {
    EntityKind.CUSTOMER: "SELECT M.Guid FROM GLMast M JOIN Debtor D ON D.AccNo = M.AccNo "
    "AND D.CompanyName = M.Description WHERE D.CompanyName IN (?, ?)",
    EntityKind.PRODUCT: "SELECT M.Guid FROM Item M JOIN ItemUOM U ON U.ItemCode = M.ItemCode "
    "WHERE M.ItemCode IN (?, ?)",
}
"""GUIDs of the records with a name, as far as all of their rows are there and agree."""
_NOBODYS: Final = (
    "SELECT M.AccNo FROM GLMast M WHERE M.SpecialAccType IN ('SDR', 'SCR') "
    "AND NOT EXISTS (SELECT 1 FROM Debtor D WHERE D.AccNo = M.AccNo) "
    "AND NOT EXISTS (SELECT 1 FROM Creditor C WHERE C.AccNo = M.AccNo) "
    "AND NOT EXISTS (SELECT 1 FROM GLMast U WHERE U.ParentAccNo = M.AccNo)"
)
_HALF: Final = (
    _NOBODYS,
    "SELECT I.ItemCode FROM Item I WHERE NOT EXISTS (SELECT 1 FROM ItemUOM U WHERE U.ItemCode = I.ItemCode)",
)
"""Accounts of nobody, and products without a unit."""
_PROOF: Final = 5
"""Products between documents by which their keys' counter is told."""
_SUFFIX: Final = " Sdn Bhd"
_RECEIPTS: Final = (
    "SELECT COUNT(*) FROM ARPayment P JOIN ARPaymentDTL D ON D.DocKey = P.DocKey JOIN CB C ON C.DocKey = P.CBKey "
    "JOIN CBDTL L ON L.DocKey = C.DocKey JOIN CBPaymentDTL M ON M.DocKey = C.DocKey "
    "JOIN BankTrans B ON B.SourceType = 'OR' AND B.SourceKey = C.DocKey "
    "JOIN ARPaymentKnockOff K ON K.DocKey = P.DocKey AND K.Amount = P.PaymentAmt WHERE P.DocNo2 = ? "
    "AND (SELECT COUNT(*) FROM GLDTL G WHERE G.PaymentDocType = 'RP' AND G.PaymentDocKey = P.DocKey) = 2"
)
"""Whole payments with our reference."""
_INVOICES: Final = (
    "SELECT COUNT(*) FROM IV I JOIN IVDTL L ON L.DocKey = I.DocKey JOIN ARInvoice R ON R.SourceType = 'IV' "
    "AND R.SourceKey = I.DocKey AND R.NetTotal = I.FinalTotal JOIN ARInvoiceDTL A ON A.DocKey = R.DocKey "
    "JOIN StockDTL S ON S.DocKey = I.DocKey JOIN TaxTrans T ON T.SourceType = 'IV' AND T.SourceKey = I.DocKey "
    "WHERE I.Guid = ? "
    "AND EXISTS (SELECT 1 FROM GLDTL G WHERE G.SourceType = 'IV' AND G.SourceKey = I.DocKey)"
)
"""Whole invoices of one line with our reference."""
_ANY_INVOICE: Final = "SELECT COUNT(*) FROM IV I WHERE I.Guid = ?"
_CUSTOMER: Final = (
    "SELECT TOP (1) D.AccNo FROM Debtor D "
    "WHERE D.CurrencyCode = 'MYR' AND D.InclusiveTax = 'F' AND D.IsActive = 'T' ORDER BY D.AccNo"
)
_SOLD: Final = (
    "SELECT TOP (1) I.ItemCode, U.Price, I.TaxCode FROM Item I JOIN ItemUOM U ON U.ItemCode = I.ItemCode "
    "WHERE I.StockControl = 'T' AND I.IsActive = 'T' AND I.TaxCode = 'ST-10' AND U.UOM = 'UNIT' ORDER BY I.ItemCode"
)
_ANY_RECEIPT: Final = "SELECT COUNT(*) FROM ARPayment P WHERE P.DocNo2 = ?"
_UNPAID: Final = (
    "SELECT I.DocKey, I.DebtorCode FROM IV I JOIN ARInvoice R ON R.SourceType = 'IV' AND R.SourceKey = I.DocKey "
    "JOIN Debtor D ON D.AccNo = R.DebtorCode AND D.IsActive = 'T' "
    "WHERE R.Outstanding > 1 AND R.Cancelled = 'F' AND R.CurrencyCode = 'MYR' "
    "AND EXISTS (SELECT 1 FROM ARPayment P WHERE P.DebtorCode = D.AccNo) ORDER BY I.DocKey"
)
"""Of customers who paid before: names that are longer than any in a payment are refused."""
_DAY: Final = dt.date(2025, 11, 20)
"""Within the fiscal years of the sample."""


class CompanyDatabase:
    """A company of AutoCount."""

    provider = AUTOCOUNT

    def __init__(self, server: TranslatedServer) -> None:
        self._server = server
        self.database = make_company(server, sizes=SIZES)
        self.person = Person(self.database)
        for number in range(_PROOF):
            self.person.new_item(f"BUKTI-{number}", "Bukti", Decimal(1))
        ((account,),) = self.look("SELECT TOP (1) AccNo FROM Debtor ORDER BY AccNo")
        self.person.new_invoice(str(account), [NewLine("Bukti", Decimal(1), Decimal(1))])
        self.person.rollback()

    def books(self) -> Books:
        """A database on the server, with a login that may write."""
        login = self.database.login(WRITER)
        port = self._server.postgres.port
        return Books("127.0.0.1", port, self.database.name, login.password, login.user, AUTOCOUNT)

    def look(self, sql: str, *parameters: object) -> list[tuple[object, ...]]:
        """Rows of the books, in a moment of their own."""
        connection = self.database.connect()
        try:
            return [tuple(row) for row in connection.execute(sql, *parameters).fetchall()]
        finally:
            connection.close()

    def balance(self) -> list[str]:
        """Totals that do not tie, and records of which a half is there."""
        connection = self.database.connect()
        try:
            found = untied(connection)
        finally:
            connection.close()
        return found + [f"{key} is there by half" for sql in _HALF for (key,) in self.look(sql)]

    def copies(self, kind: EntityKind, change: str, title: str) -> int:
        """By name or code; the one that is there must carry our reference. Documents by it alone."""
        reference = reference_of(ChangeId(change))
        if kind is EntityKind.PAYMENT:
            return self._copies(_RECEIPTS, _ANY_RECEIPT, reference)
        if kind is EntityKind.INVOICE:
            return self._copies(_INVOICES, _ANY_INVOICE, identity_of_document(reference).upper())
        found = [str(guid).lower() for (guid,) in self.look(_WHOLE[kind], title, title + _SUFFIX)]
        return len(found) if found == [identity_of(reference)] else max(2, len(found)) * bool(found)

    def _copies(self, whole: str, there: str, reference: str) -> int:
        """Documents with our reference; two at least when one of them is there by half."""
        ((found,),), ((any_,),) = self.look(whole, reference), self.look(there, reference)
        return int(str(any_)) if found == any_ else max(2, int(str(any_)))

    def unlike(self, platform: Stored) -> list[str]:
        """Every record by every column that both have."""
        connection = self.database.connect()
        try:
            direct: dict[str, Values] = {
                f"AR:{key}": (number, account, sen(total), sen(paid), void)
                for key, number, account, total, paid, void in direct_receivables(connection)
            }
            return unlike_records(expected(connection), direct, platform)
        finally:
            connection.close()

    def close(self) -> None:
        """AutoCount ends, and the database goes."""
        self.person.close()
        self.database.drop()


def learned(ledger: CompanyDatabase, folder: Path) -> dict[str, str]:
    """How the company posts invoices and payments, as the memory keeps it."""
    source = opened(ledger.database)
    try:
        return rehearsed(AUTOCOUNT, source, folder, _REHEARSED)
    finally:
        source.close()


class OfficeClerk:
    """Makes and edits customers, makes products and invoices and pays others on the platform, while somebody works in
    the books."""

    def __init__(self, world: World, tenant: Tenant, seed: int = 1) -> None:
        assert isinstance(world.ledger, CompanyDatabase)
        self._world = world
        self._ledger = world.ledger
        self._service = EditingService(world.database)
        self._editor = editor_of(world.database, tenant.slug, AUTOCOUNT, "siti@kedai.my")
        self._random = random.Random(seed)
        self._day = 0
        self._mark = tenant.slug.rpartition("-")[2]

    def work(self) -> list[Wish]:
        """One new record of each kind, an invoice to the new customer, an edit of that one and of a known one; in the
        books another one is renamed, a product made, and the same invoice paid."""
        self._day += 1
        mark, day = self._mark, self._day
        customer = self._make(Customer(code="", name=f"Pelanggan Platform {mark}.{day}", currency="MYR"))
        product = self._make(
            Product(
                code=f"PL{mark}-{day:05}", description=f"Barang platform {day}", base_unit="UNIT",
                units=(Unit(name="UNIT", base=True, price=Decimal("9.9")),),
            )
        )  # fmt: skip
        ((known,),) = self._ledger.look(_CUSTOMER)
        invoices = [self._make(self._invoice(to, day)) for to in (f"new:{customer.change}", str(known))]
        key, payer = self._random.choice(self._ledger.look(_UNPAID))
        paid = self._make(
            Payment(
                number="", date=_DAY, customer=str(payer), method="MAYBANK", currency="MYR", amount=1, local_amount=1,
                allocations=(Allocation(document_type="IV", document=str(key), amount=1),),
            )
        )  # fmt: skip
        renamed, edited = self._random.sample(self._known(), 2)
        self._edit(f"new:{customer.change}", {"name": f"Pelanggan Platform {mark}.{day}{_SUFFIX}"})
        self._edit(edited, {"phone2": f"012-{day:07}"})
        person = self._ledger.person
        person.edit_customer(renamed, f"Nama {mark}.{day} Sdn Bhd")
        person.new_item(f"N{mark}-{day:05}", f"Barang {day}", Decimal("12.50"))
        person.pay(int(str(key)), Decimal("0.01"))
        person.rollback()
        return [customer, product, *invoices, paid]

    def open_changes(self) -> list[str]:
        """Changes without a final outcome, and those that were refused."""
        return self._world.not_applied(self._editor.organization_id)

    def _known(self) -> list[str]:
        return [str(row[0]) for row in self._ledger.look("SELECT TOP (20) AccNo FROM Debtor ORDER BY AutoKey")]

    def _invoice(self, customer: str, quantity: int) -> Invoice:
        ((item, price, tax),) = self._ledger.look(_SOLD)
        amount = sen(Decimal(str(price))) * quantity
        line = Line(
            item=str(item), unit="UNIT", quantity=Decimal(quantity), unit_price=Decimal(str(price)), tax_code=str(tax),
            amount=amount, tax_amount=(amount + 5) // 10,
        )  # fmt: skip
        total = line.amount + line.tax_amount
        return Invoice(
            number="", date=_DAY, customer=customer, currency="MYR", lines=(line,), total=total, local_total=total
        )

    def _make(self, entity: Entity) -> Wish:
        kind = _KINDS[type(entity)]
        made = self._service.create(self._editor, kind, canonical(entity))
        title = getattr(entity, "name", "") or getattr(entity, "code", "")
        return Wish(kind, made.record.key.removeprefix("new:"), str(title))

    def _edit(self, key: str, patch: dict[str, str]) -> None:
        self._service.edit(self._editor, EntityKind.CUSTOMER, key, msgspec.json.encode(patch), None)
