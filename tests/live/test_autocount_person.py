"""Somebody who works in the sample AutoCount company leaves books that tie, whatever the rules of posting."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.live.servers.autocount import AutoCountDatabase, TranslatedServer
from tests.live.servers.mssql import MicrosoftServer
from tests.sample.autocount.company import make_company
from tests.sample.autocount.oracle import expected, untied
from tests.sample.autocount.person import Person
from tests.sample.autocount.variant import Rules, Variant
from tests.sample.busy import Busy
from tests.sample.vendor_sales import NewLine

LINES = [
    NewLine("Barang", Decimal(3), Decimal("19.90"), "ITM-000002", None, 10),
    NewLine("Upah", Decimal(1), Decimal("45.55")),
]


@pytest.fixture(scope="module", params=list(Rules), ids=lambda rules: rules.value)
def database(request: pytest.FixtureRequest, autocount_server: TranslatedServer | MicrosoftServer) -> AutoCountDatabase:
    """A company of each kind."""
    return make_company(autocount_server, Variant(rules=request.param, monthly=request.param is Rules.QUEUED))


@pytest.fixture
def person(database: AutoCountDatabase) -> Iterator[Person]:
    """Somebody at AutoCount."""
    somebody = Person(database)
    yield somebody
    somebody.close()


def sound(database: AutoCountDatabase) -> None:
    """The books tie."""
    connection = database.connect()
    assert untied(connection) == []
    connection.close()


def test_the_program_knows_how_its_company_posts(database: AutoCountDatabase, person: Person) -> None:
    """What is in the ledger tells which rules a new document follows."""
    assert person.rules.value == database.variant


def test_an_invoice_is_made_edited_paid_cancelled_and_deleted(database: AutoCountDatabase, person: Person) -> None:
    """After each act every total ties; numbers and keys go on."""
    person.new_customer("300-Z901", "Pelanggan Baharu")
    first, second = (person.new_invoice("300-Z901", LINES) for _ in range(2))
    assert second > first
    sound(database)
    person.edit_invoice(first, Decimal(5))
    person.change_invoice_silently(second, Decimal(2))
    sound(database)
    payment = person.pay(first, Decimal("10.00"), unapplied=Decimal("3.00"))
    assert person.paid(first) == Decimal("10.00")
    sound(database)
    person.knock_off(payment, second, Decimal("3.00"))
    sound(database)
    person.unknock(payment)
    assert person.paid(first) == 0
    person.edit_invoice(first, Decimal(6))
    sound(database)
    person.cancel_invoice(first)
    person.delete_invoice(second)
    sound(database)
    person.cancel_payment(payment)
    person.delete_payment(payment)
    sound(database)


def test_one_payment_is_for_several_invoices(database: AutoCountDatabase, person: Person) -> None:
    """And editing one of them takes it off all."""
    person.new_customer("300-Z902", "Dua Invois")
    keys = [person.new_invoice("300-Z902", LINES) for _ in range(2)]
    (first,), (second,) = (
        person.books.row("SELECT DocKey FROM ARInvoice WHERE SourceType = 'IV' AND SourceKey = ?", key) for key in keys
    )
    payment = person.pay_all("300-Z902", [(first, Decimal("20.00")), (second, Decimal("5.25"))])
    connection = database.connect()
    assert expected(connection).payments[payment].allocations[1][1] == Decimal("5.25")
    connection.close()
    person.edit_invoice(keys[0], Decimal(9))
    assert person.paid(keys[1]) == 0
    sound(database)


def test_cash_sales_and_credit_notes_are_posted(database: AutoCountDatabase, person: Person) -> None:
    """A cash sale is paid at once; a credit note goes the other way."""
    person.new_customer("300-Z903", "Tunai")
    sale = person.new_document("CS", "300-Z903", LINES)
    person.new_document("CN", "300-Z903", LINES)
    (paid,) = person.books.row("SELECT ReferPaymentDocKey FROM CS WHERE DocKey = ?", sale)
    assert paid is not None
    person.rollback()
    sound(database)


def test_masters_are_made_edited_renamed_and_deleted(database: AutoCountDatabase, person: Person) -> None:
    """A customer's new account number is everywhere, its documents included."""
    person.new_customer("300-Z904", "Nama Lama")
    invoice = person.new_invoice("300-Z904", LINES)
    person.edit_customer("300-Z904", "Nama Baharu")
    person.edit_address("300-Z904", "No. 8, Jalan Pindah")
    person.edit_address("300-Z904", "Cawangan", touch_parent=False)
    person.edit_tax_entity("300-Z904", "C1234567890")
    person.rename_customer("300-Z904", "300-Z905")
    assert person.books.row("SELECT DebtorCode FROM IV WHERE DocKey = ?", invoice) == ("300-Z905",)
    with pytest.raises(ValueError, match="has documents"):
        person.delete_customer("300-Z905")
    person.delete_invoice(invoice)
    person.delete_customer("300-Z905")
    person.new_item("NEW-1", "Kopi 1 kg", Decimal("24.90"))
    person.edit_item("NEW-1", "Kopi 500 g")
    person.reprice_item("NEW-1", Decimal("14.90"))
    person.delete_item("NEW-1")
    sound(database)


def test_a_save_moves_what_a_save_moves(person: Person) -> None:
    """LastUpdate counts edits, LastModified is this PC's time; a repair script moves neither."""
    person.new_customer("300-Z906", "Versi")
    key = person.new_invoice("300-Z906", LINES)
    before = person.books.row("SELECT LastUpdate, LastModified FROM IV WHERE DocKey = ?", key)
    person.change_invoice_silently(key, Decimal(4))
    person.edit_line_text(key, "lain")
    assert person.books.row("SELECT LastUpdate, LastModified FROM IV WHERE DocKey = ?", key) == before
    person.offset = 60
    person.edit_invoice(key, Decimal(5))
    after = person.books.row("SELECT LastUpdate, LastModified FROM IV WHERE DocKey = ?", key)
    assert after[0] == before[0] + 1
    assert after[1] > before[1]


def test_what_is_held_open_is_seen_by_nobody_and_locks_its_rows(database: AutoCountDatabase, person: Person) -> None:
    """An open form's edits appear with its commit, carrying the time of the edit."""
    person.new_customer("300-Z907", "Terbuka")
    person.begin()
    person.edit_customer("300-Z907", "Masih terbuka")
    other = Person(database)
    other.books.run("SET LOCK_TIMEOUT 50")
    with pytest.raises(Busy):
        other.edit_customer("300-Z907", "Orang lain")
    other.close()
    person.commit()
    assert person.books.row("SELECT CompanyName FROM Debtor WHERE AccNo = '300-Z907'") == ("Masih terbuka",)


def test_documents_are_locked_while_they_are_on_the_screen(database: AutoCountDatabase, person: Person) -> None:
    """DocumentLock has a row for it meanwhile."""
    key = int(person.books.row("SELECT TOP 1 DocKey FROM IV ORDER BY DocKey")[0])
    person.commit()
    asked = "SELECT COUNT(*) FROM DocumentLock WHERE DocType = 'IV' AND DocKey = ?"
    with person.editing("IV", key):
        assert person.books.row(asked, key) == (1,)
    assert person.books.row(asked, key) == (0,)


def test_closing_a_year_deletes_its_ledger_and_leaves_its_documents(
    autocount_server: TranslatedServer | MicrosoftServer,
) -> None:
    """What is gone was not deleted by anybody."""
    database = make_company(autocount_server)
    person = Person(database)
    (invoices,) = person.books.row("SELECT COUNT(*) FROM IV")
    person.close_year(2024)
    assert person.books.row("SELECT COUNT(*) FROM GLDTL WHERE TransDate < '20250101'") == (0,)
    assert person.books.row("SELECT COUNT(*) FROM GLDTL WHERE TransDate >= '20250101'") > (0,)
    assert person.books.row("SELECT COUNT(*) FROM IV") == (invoices,)
    person.close()
    database.drop()
