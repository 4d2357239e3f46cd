"""Each thing that the vendor's program does, one by one: what moves, what does not, and that totals still tie."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

import pytest

from tests.live.servers.firebird3 import firebird3_server
from tests.sample.busy import Busy
from tests.sample.cache import Company, Server, make_company
from tests.sample.doors import Row
from tests.sample.oracle import Expected, expected, untied
from tests.sample.variant import TINY, Variant
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_posting import Posting
from tests.sample.vendor_receipts import Receipts
from tests.sample.vendor_sales import NewLine

NOON = 1_800_000_000  # 2027-01-15 08:00 UTC
POSTED = (
    """SELECT GLTRANSID, CODE, DR, CR, LOCALDR, LOCALCR, DOCDATE, POSTDATE, TAXDATE, AREA, AGENT, PROJECT, TAX, JOURNAL,
    CURRENCYCODE, CURRENCYRATE, DESCRIPTION, REF1, FROMDOCTYPE, TABLETYPE, CANCELLED, AUTOPOST FROM GL_TRANS
    ORDER BY 1, 2, 3, 4, 5, 6, DESCRIPTION, TAX""",
    """SELECT DOCKEY, SEQ, PROJECT, ACCOUNT, DESCRIPTION, TAX, TARIFF, TAXRATE, TAXAMT, LOCALTAXAMT, TAXINCLUSIVE,
    AMOUNT, LOCALAMOUNT, TAXABLEAMT, FROMDTLKEY, EXEMPTED_TAXRATE, EXEMPTED_TAXAMT FROM AR_IVDTL ORDER BY 1, 2""",
    """SELECT ITEMCODE, POSTDATE, DOCTYPE, DOCKEY, DTLKEY, LOCATION, AREA, AGENT, PROJECT, BATCH, QTY, COST, PRICE,
    DOCNO, DESCRIPTION, REFTO FROM ST_TR ORDER BY 3, 4, 5, 1""",
    "SELECT CODE, OUTSTANDING FROM AR_CUSTOMER ORDER BY 1",
    "SELECT CODE, BALSQTY FROM ST_ITEM ORDER BY 1",
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A Firebird 3 server."""
    with firebird3_server() as running:
        yield running


@pytest.fixture
def company(server: Server) -> Iterator[Company]:
    """A fresh copy for each test, whose totals tie at the end whatever was done to it."""
    made = make_company(server, Variant(), TINY)
    yield made
    connection = made.door.connect()
    differences = untied(connection)
    connection.close()
    assert differences == []


@pytest.fixture
def program(company: Company) -> Iterator[VendorProgram]:
    """The vendor's program, with a clock that stands still at `NOON`."""
    running = VendorProgram(company.door, clock=lambda: NOON)
    yield running
    running.close()


def test_an_edited_customer_has_a_new_version(company: Company, program: VendorProgram) -> None:
    """Editing a customer writes LASTMODIFIED from the program's clock."""
    code = _customer(company)
    program.edit_customer(code, "Baharu Sdn Bhd")
    assert _expected(company).customers[code] == "Baharu Sdn Bhd"
    assert _version(company, code) == NOON


def test_a_wrong_clock_is_written_as_it_is(company: Company, program: VendorProgram) -> None:
    """A PC whose clock is behind writes versions in the past."""
    program.offset = -7200
    program.edit_customer(_customer(company), "Lambat Sdn Bhd")
    assert _version(company, _customer(company)) == NOON - 7200


def test_an_address_edit_can_leave_the_version_alone(company: Company, program: VendorProgram) -> None:
    """Only the child row changes, unless the parent is asked to move."""
    code, before = _customer(company), _version(company, _customer(company))
    program.edit_address(code, "No. 7, Jalan Lain")
    assert _version(company, code) == before
    program.edit_address(code, "No. 8, Jalan Lain", touch_parent=True)
    assert _version(company, code) == NOON


def test_a_backdated_customer_goes_back(company: Company, program: VendorProgram) -> None:
    """A change can carry an older version than the row had before."""
    code, before = _customer(company), _version(company, _customer(company))
    program.backdate_customer(code, "Lama Sdn Bhd", 3600)
    assert _version(company, code) == before - 3600


def test_a_new_customer_and_product_appear(company: Company, program: VendorProgram) -> None:
    """New masters are there with their child rows."""
    program.new_customer("300-NEW01", "Baru Enterprise")
    program.new_item("NEW-1", "Barang baru", Decimal("9.90"))
    seen = _expected(company)
    assert seen.customers["300-NEW01"] == "Baru Enterprise"
    assert seen.products["NEW-1"] == "Barang baru"
    assert _rows(company, "SELECT REFPRICE FROM ST_ITEM_UOM WHERE CODE = 'NEW-1'") == [(Decimal("9.9"),)]


def test_only_a_customer_without_documents_is_deleted(company: Company, program: VendorProgram) -> None:
    """A customer with documents is refused, one without goes with its addresses."""
    busy = next(iter(_expected(company).invoices.values())).customer
    with pytest.raises(ValueError, match="has documents"):
        program.delete_customer(busy)
    program.new_customer("300-GONE", "Pergi Enterprise")
    program.delete_customer("300-GONE")
    assert "300-GONE" not in _expected(company).customers
    assert _rows(company, "SELECT DTLKEY FROM AR_CUSTOMERBRANCH WHERE CODE = '300-GONE'") == []


def test_a_renamed_customer_takes_its_documents_along(company: Company, program: VendorProgram) -> None:
    """All rows of the customer carry the new code, no document has a new version."""
    before = _expected(company)
    key, invoice = next((key, invoice) for key, invoice in before.invoices.items())
    versions = _rows(company, "SELECT DOCKEY, LASTMODIFIED FROM SL_IV ORDER BY DOCKEY")
    program.rename_customer(invoice.customer, "300-OTHER")
    assert _expected(company).invoices[key].customer == "300-OTHER"
    assert _rows(company, "SELECT DOCKEY, LASTMODIFIED FROM SL_IV ORDER BY DOCKEY") == versions


def test_a_new_invoice_is_posted(company: Company, program: VendorProgram) -> None:
    """A new invoice makes receivable, ledger, stock and balance rows; its UPDATECOUNT is NULL."""
    code = _customer(company)
    key = program.new_invoice(code, [NewLine("Servis", Decimal(3), Decimal("33.33"), None, "SV", 8)])
    invoice = _expected(company).invoices[key]
    assert (invoice.total, invoice.paid, invoice.lines) == (Decimal("107.99"), Decimal(0), 1)
    assert _rows(company, f"SELECT UPDATECOUNT, LASTMODIFIED FROM SL_IV WHERE DOCKEY = {key}") == [(None, NOON)]
    receivable = f"SELECT GLTRANSID FROM AR_IV WHERE DOCNO = '{invoice.docno}'"
    rows = _rows(company, f"SELECT CODE, DR, CR FROM GL_TRANS WHERE GLTRANSID = ({receivable}) ORDER BY DOCKEY")
    assert rows == [(code, Decimal("107.99"), 0), ("500-000", 0, Decimal("99.99")), ("SST-203", 0, Decimal(8))]


def test_an_edited_invoice_counts_up_and_loses_its_payments(company: Company, program: VendorProgram) -> None:
    """UPDATECOUNT rises by one, the version moves, the receivable follows, payments become unapplied."""
    key = _paid_invoice(company)
    ((count,),) = _rows(company, f"SELECT COALESCE(UPDATECOUNT, 0) FROM SL_IV WHERE DOCKEY = {key}")
    program.edit_invoice(key, Decimal(31))
    ((after, version),) = _rows(company, f"SELECT UPDATECOUNT, LASTMODIFIED FROM SL_IV WHERE DOCKEY = {key}")
    assert (after, version) == (cast(int, count) + 1, NOON)
    assert _expected(company).invoices[key].paid == 0


def test_an_amount_can_change_without_any_version(company: Company, program: VendorProgram) -> None:
    """The total changes in sales, receivable and ledger while UPDATECOUNT and LASTMODIFIED stay."""
    key = program.new_invoice(_customer(company), [NewLine("Barang", Decimal(1), Decimal(100))])
    versions = "SELECT DOCKEY, UPDATECOUNT, LASTMODIFIED FROM {} ORDER BY DOCKEY"
    before = [_rows(company, versions.format(table)) for table in ("SL_IV", "AR_IV")]
    program.change_invoice_silently(key, Decimal(3))
    assert _expected(company).invoices[key].total == Decimal(300)
    assert [_rows(company, versions.format(table)) for table in ("SL_IV", "AR_IV")] == before


def test_a_child_row_can_change_alone(company: Company, program: VendorProgram) -> None:
    """A line's text changes, its header does not."""
    key = _paid_invoice(company)
    before = _rows(company, f"SELECT UPDATECOUNT, LASTMODIFIED FROM SL_IV WHERE DOCKEY = {key}")
    program.edit_line_text(key, "Lain")
    assert _rows(company, f"SELECT UPDATECOUNT, LASTMODIFIED FROM SL_IV WHERE DOCKEY = {key}") == before
    assert _rows(company, f"SELECT COUNT(*) FROM SL_IVDTL WHERE DOCKEY = {key} AND DESCRIPTION = 'Lain'") == [(1,)]


def test_a_cancelled_invoice_stays_but_is_not_owed(company: Company, program: VendorProgram) -> None:
    """A voided invoice keeps its amount, loses its payments and its stock rows."""
    key = _paid_invoice(company)
    total = _expected(company).invoices[key].total
    program.cancel_invoice(key)
    invoice = _expected(company).invoices[key]
    assert (invoice.cancelled, invoice.total, invoice.paid) == (True, total, Decimal(0))
    assert _rows(company, f"SELECT TRANSNO FROM ST_TR WHERE DOCTYPE = 'IV' AND DOCKEY = {key}") == []


def test_a_deleted_invoice_leaves_no_row(company: Company, program: VendorProgram) -> None:
    """Header, lines, receivable, ledger, stock and knock-offs are gone; the payment stays, unapplied."""
    key = _paid_invoice(company)
    docno = _expected(company).invoices[key].docno
    program.delete_invoice(key)
    for table, condition in (
        ("SL_IV", f"DOCKEY = {key}"),
        ("SL_IVDTL", f"DOCKEY = {key}"),
        ("AR_IV", f"DOCNO = '{docno}'"),
        ("GL_TRANS", f"REF1 = '{docno}'"),
        ("ST_TR", f"DOCTYPE = 'IV' AND DOCKEY = {key}"),
    ):
        assert _rows(company, f"SELECT COUNT(*) FROM {table} WHERE {condition}") == [(0,)], table


@pytest.mark.parametrize("touch", [True, False])
def test_a_payment_moves_the_invoices_version_only_if_asked(
    company: Company, program: VendorProgram, touch: bool
) -> None:
    """PAYMENTAMT rises either way; whether AR_IV.LASTMODIFIED does is chosen."""
    key = program.new_invoice(_customer(company), [NewLine("Barang", Decimal(1), Decimal(100))])
    docno = _expected(company).invoices[key].docno
    program.offset = 60
    payment = program.pay(key, Decimal(40), unapplied=Decimal(5), touch_invoice=touch)
    seen = _expected(company)
    assert seen.invoices[key].paid == Decimal(40)
    assert seen.payments[payment].allocations == ((docno, Decimal("40.00")),)
    assert (seen.payments[payment].total, seen.payments[payment].unapplied) == (Decimal(45), Decimal(5))
    version = _rows(company, f"SELECT LASTMODIFIED FROM AR_IV WHERE DOCNO = '{docno}'")
    assert version == [(NOON + 60 if touch else NOON,)]


def test_a_payment_is_taken_off_and_deleted(company: Company, program: VendorProgram) -> None:
    """Taken off, the money is unapplied; deleted, no row of it is left."""
    key = program.new_invoice(_customer(company), [NewLine("Barang", Decimal(1), Decimal(100))])
    payment = program.pay(key, Decimal(100))
    program.unknock(payment)
    seen = _expected(company)
    assert (seen.invoices[key].paid, seen.payments[payment].unapplied) == (Decimal(0), Decimal(100))
    program.delete_payment(payment)
    assert payment not in _expected(company).payments


def test_an_open_transaction_shows_when_it_is_saved(company: Company, program: VendorProgram) -> None:
    """A row written at noon and saved later appears with noon as its version; until then its counters are locked."""
    program.begin()
    key = program.new_invoice(_customer(company), [NewLine("Barang", Decimal(1), Decimal(100))])
    assert key not in _expected(company).invoices
    other = VendorProgram(company.door, clock=lambda: NOON + 600)
    with pytest.raises(Busy):
        other.new_invoice(_customer(company), [NewLine("Barang", Decimal(1), Decimal(100))])
    other.rollback()
    other.edit_customer(sorted(_expected(company).customers)[-1], "Sementara itu")
    other.close()
    program.commit()
    assert key in _expected(company).invoices
    assert _rows(company, f"SELECT LASTMODIFIED FROM SL_IV WHERE DOCKEY = {key}") == [(NOON,)]


def test_posting_again_changes_nothing(company: Company, program: VendorProgram) -> None:
    """The vendor's program and the generator, two pieces of code, post the same rows but for their keys."""
    before = [_rows(company, sql) for sql in POSTED]
    posting, receipts = Posting(program.books), Receipts(program.books)
    for (key,) in _rows(company, "SELECT FIRST 40 DOCKEY FROM SL_IV ORDER BY DOCKEY"):
        posting.post(cast(int, key), None)
    for (key,) in _rows(company, "SELECT FIRST 40 DOCKEY FROM AR_PM ORDER BY DOCKEY"):
        receipts.post(cast(int, key))
    program.commit()
    for sql, rows in zip(POSTED, before, strict=True):
        assert rows
        assert _rows(company, sql) == rows


def test_the_company_is_renamed(company: Company, program: VendorProgram) -> None:
    """The name in the profile changes."""
    program.rename_company("Nama Baru Sdn Bhd")
    assert _expected(company).company == "Nama Baru Sdn Bhd"


def _customer(company: Company) -> str:
    """Some customer in the home currency."""
    return str(_rows(company, "SELECT FIRST 1 CODE FROM AR_CUSTOMER WHERE CURRENCYCODE = '----' ORDER BY CODE")[0][0])


def _paid_invoice(company: Company) -> int:
    """Some invoice that was paid and moved stock."""
    invoices = _expected(company).invoices
    moved = {key for (key,) in _rows(company, "SELECT DISTINCT DOCKEY FROM ST_TR WHERE DOCTYPE = 'IV'")}
    return next(key for key, invoice in sorted(invoices.items()) if invoice.paid > 0 and key in moved)


def _version(company: Company, code: str) -> int:
    return cast(int, _rows(company, f"SELECT LASTMODIFIED FROM AR_CUSTOMER WHERE CODE = '{code}'")[0][0])


def _rows(company: Company, sql: str) -> list[Row]:
    connection = company.door.connect()
    try:
        cursor = connection.cursor()
        cursor.execute(sql)
        rows = cursor.fetchall()
        cursor.close()
        return rows
    finally:
        connection.close()


def _expected(company: Company) -> Expected:
    connection = company.door.connect()
    try:
        return expected(connection)
    finally:
        connection.close()
