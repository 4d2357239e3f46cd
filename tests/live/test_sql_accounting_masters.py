"""Customers and products in a real company file: written whole, only while they are as expected, and back out again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.fingerprint import canonical
from connector.domain.parties import Address, Customer, FlagValue, IdType, PartyState, TextValue, UserField
from connector.domain.products import Barcode, Product, Unit
from connector.domain.writing import Deletion, WriteOutcome
from connector.mapping import load
from connector.providers.registry import open_books
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from connector.sync.merge import differing
from tests.live.ledgers import READER, READER_PASSWORD, Password, grant_reading, settings_of
from tests.live.masters_desk import C, MasterDesk, P, history, master_desk
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.variant import Flags, Variant

_VARIANTS = (Variant(user_fields=True), Variant(flags=Flags.LETTERS, grown=False, user_fields=True))

_CUSTOMER = Customer(
    code="", name="Ujian Niaga 测试 Sdn Bhd", currency="MYR", tin="C1234567890", registration_no_new="202401000001",
    id_type=IdType.REGISTRATION, id_no="202401000001", credit_limit=1_234_567, email="a@b.my", phone="03-1234",
    billing_address=Address(
        name="BILLING", lines=("1 Jalan Satu", "Taman Dua"), postcode="50000", city="Kuala Lumpur", state="WP",
        country="MY", email="a@b.my", phone="03-1234",
    ),
    delivery_addresses=(Address(name="Gudang", lines=("2 Jalan Dua",)), Address(name="Kedai", lines=("3",))),
    user_fields=(UserField("UDF_ROUTE", TextValue("R1")), UserField("UDF_VIP", FlagValue(value=True))), note="Nota",
)  # fmt: skip
_PRODUCT = Product(
    code="UJI-1", description="Barang Ujian", base_unit="PCS", barcodes=(Barcode(code="955", unit="PCS"),),
    units=(
        Unit(name="BOX", rate=Decimal(12), price=Decimal("100.5"), cost=Decimal(50)),
        Unit(name="PCS", base=True, price=Decimal(10), cost=Decimal("5.12345678")),
    ),
)  # fmt: skip


@pytest.fixture(params=_VARIANTS, ids=["boolean", "letters"])
def desk(request: pytest.FixtureRequest, firebird: FirebirdServer, tmp_path: Path) -> Iterator[MasterDesk]:
    """A company of its own on Firebird 3 and 5."""
    with master_desk(firebird, request.param, tmp_path) as made:
        yield made


def test_what_is_written_is_read_back(desk: MasterDesk) -> None:
    """Every field that was wished, in the form that this company file has; the code is the company's own next one."""
    write = desk.new(C, _CUSTOMER)
    key = desk.written(write).key
    assert key.startswith("300-U")
    unlike = set(differing(C, canonical(desk.customer(key)), write.content))
    # The company's own control account and term fill what was left open; a letter T has no type of its own.
    assert unlike <= {"control_account", "credit_term", "user_fields"}
    product = desk.new(P, _PRODUCT)
    desk.written(product)
    there = desk.read(P, "UJI-1")
    assert isinstance(there, Product)
    assert (there.base_unit, there.barcodes, [unit.price for unit in there.units]) == (
        "PCS",
        _PRODUCT.barcodes,
        [Decimal("100.5"), Decimal(10)],
    )


def test_an_edit_touches_what_was_edited_only(desk: MasterDesk) -> None:
    """Addresses are changed in place; what nobody wished stays."""
    key = desk.written(desk.new(C, _CUSTOMER)).key
    before = desk.customer(key)
    moved = (Address(name="Kedai", lines=("4", "5")), Address(name="Baru", lines=("9",)))
    after = replace(before, name="Nama Baharu", credit_limit=500, delivery_addresses=moved, note=None)
    desk.written(desk.edit(before, after, key))
    assert differing(C, canonical(desk.customer(key)), canonical(after)) == ()


def test_a_record_that_is_not_as_expected_is_left_alone(desk: MasterDesk) -> None:
    """Somebody edited it since it was planned: nothing is written."""
    key = desk.written(desk.new(C, _CUSTOMER)).key
    seen = desk.customer(key)
    desk.written(desk.edit(seen, replace(seen, remark="orang lain"), key))
    late = desk.books.apply(desk.edit(seen, replace(seen, remark="kami"), key))
    assert late.outcome is WriteOutcome.MOVED
    assert desk.customer(key).remark == "orang lain"


def test_a_record_that_somebody_is_editing_is_busy(desk: MasterDesk) -> None:
    """A person's transaction is open: ours gives way at once, and the person's edit stands."""
    key = desk.written(desk.new(C, _CUSTOMER)).key
    seen = desk.customer(key)
    with desk.person() as person, person.writing() as form:
        form.execute("UPDATE AR_CUSTOMER SET REMARK = 'orang' WHERE CODE = ?", (str(key),))
        assert desk.books.apply(desk.edit(seen, replace(seen, remark="kami"), key)).outcome is WriteOutcome.BUSY
    assert desk.customer(key).remark == "orang"


def test_what_became_of_a_write_is_found_in_the_books(desk: MasterDesk) -> None:
    """Not there before, there afterwards; however late, for new records, edits and deletions."""
    write = desk.new(C, _CUSTOMER)
    assert desk.books.settle(write) is None
    key = desk.written(write).key
    found = desk.books.settle(write)
    assert found is not None
    assert found.key == key
    product = desk.new(P, _PRODUCT)
    desk.written(product)
    assert desk.books.settle(product) is not None
    before = desk.customer(key)
    edit = desk.edit(before, replace(before, remark="x"), key)
    assert desk.books.settle(edit) is None
    desk.written(edit)
    assert desk.books.settle(edit) is not None


def test_an_undo_leaves_everything_as_it_was(desk: MasterDesk) -> None:
    """An edit is put back, a new record goes; what somebody touched since is left alone and told."""
    created = desk.new(C, _CUSTOMER)
    new = desk.written(created)
    before = desk.customer(new.key)
    edit = desk.edit(before, replace(before, name="Lain", delivery_addresses=()), new.key)
    result = desk.written(edit)
    assert desk.books.preview_undo(history(created, new)).possible is False
    assert desk.books.preview_undo(history(edit, result)).possible
    assert desk.books.undo(history(edit, result)).outcome is WriteOutcome.WRITTEN
    assert differing(C, canonical(desk.customer(new.key)), canonical(before)) == ()
    assert desk.books.undo(history(created, new)).outcome is WriteOutcome.WRITTEN
    assert desk.read(C, new.key) is None


def test_a_deletion_follows_its_policy(desk: MasterDesk) -> None:
    """What documents refer to is never deleted; inactive is always possible; what nothing uses goes."""
    used = desk.customer("300-B0001")
    kept = desk.books.apply(desk.removal(used, "300-B0001", Deletion.DELETE))
    assert kept.outcome is WriteOutcome.REJECTED
    assert "is used in the books" in kept.reason
    desk.written(desk.removal(used, "300-B0001", Deletion.DEACTIVATE))
    assert desk.customer("300-B0001").state is PartyState.INACTIVE
    key = desk.written(desk.new(C, _CUSTOMER)).key
    desk.written(desk.removal(desk.customer(key), key, Deletion.DELETE))
    assert desk.read(C, key) is None


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (replace(_CUSTOMER, name="x" * 120), "The name has 120 characters; the books take 100."),
        (replace(_CUSTOMER, currency="XXX"), "no currency XXX"),
        (replace(_CUSTOMER, name="x\0y"), "a character that nobody can read"),
        (replace(_CUSTOMER, credit_term="NOPE"), "no credit term “NOPE”"),
        (replace(_CUSTOMER, tax_code="NOPE"), "no tax code “NOPE”"),
        (replace(_CUSTOMER, sales_agent="NOPE"), "no sales agent “NOPE”"),
        (replace(_CUSTOMER, code="300-B0001"), "already use the code 300-B0001"),
        (replace(_CUSTOMER, user_fields=(UserField("UDF_NOPE", TextValue("1")),)), "no AR_CUSTOMER.UDF_NOPE"),
        (replace(_PRODUCT, group="NOPE"), "no stock group “NOPE”"),
        (replace(_PRODUCT, code=""), "needs a code"),
        (replace(_PRODUCT, units=(), base_unit=None), "needs a base unit"),
    ],
)
def test_what_cannot_go_in_is_refused_in_words(desk: MasterDesk, wish: Customer | Product, sentence: str) -> None:
    """With a reason for a bookkeeper, and nothing of it in the books."""
    kind = C if isinstance(wish, Customer) else P
    result = desk.books.apply(desk.new(kind, wish))
    assert result.outcome is WriteOutcome.REJECTED
    assert sentence in result.reason
    assert desk.books.find_alike(C, canonical(_CUSTOMER)) == ()


def test_what_looks_alike_is_found(desk: MasterDesk) -> None:
    """By tax number first, by exact name last."""
    key = desk.written(desk.new(C, _CUSTOMER)).key
    same_tin = Customer(code="", name="Nama lain", currency="MYR", tin="C1234567890")
    same_name = Customer(code="", name=_CUSTOMER.name, currency="MYR")
    assert list(desk.books.find_alike(C, canonical(same_tin))) == [key]
    assert list(desk.books.find_alike(C, canonical(same_name))) == [key]


def test_a_login_that_may_only_read_is_told_so(desk: MasterDesk, tmp_path: Path) -> None:
    """The right that is missing is named."""
    grant_reading(desk.server, desk.company)
    settings = settings_of(desk.server, desk.company.path, desk.company.variant, user=READER)
    source = SqlAccountingSource(settings, Password(READER_PASSWORD), load("sql_accounting"))
    memory = SqliteStore(tmp_path / "reader.sqlite3")
    books = open_books("sql_accounting", source, memory)
    assert books is not None
    try:
        with pytest.raises(Exception, match="may not"):
            books.apply(desk.new(C, _CUSTOMER))
    finally:
        source.close()
        memory.close()
