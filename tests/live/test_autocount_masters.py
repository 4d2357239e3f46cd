"""Customers, suppliers and products in an AutoCount database: written whole, only while as expected, and back out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace

from connector.domain.errors import Locked, SignInRefused
from connector.domain.fingerprint import canonical
from connector.domain.keys import Key
from connector.domain.parties import Address, Customer, PartyState, Supplier
from connector.domain.ports import Witness
from connector.domain.products import Barcode, Product, Unit
from connector.domain.writing import Deletion, WriteOutcome
from connector.providers.autocount.master_kind import identity_of
from connector.sync.merge import differing
from tests.live.autocount_desk import C, Desk, P, S, Server, autocount_desk, history
from tests.live.servers.autocount import READER
from tests.sample.autocount.small import BILLED, FIRST_KEY

_CUSTOMER = Customer(
    code="", name="Ujian Niaga 测试 Sdn Bhd", currency="MYR", tin="C1234567890", registration_no_new="202401000001",
    sst_no="W10-1", credit_limit=1_234_567, email="a@b.my", phone="03-1234", note="Nota",
    billing_address=Address(lines=("1 Jalan Satu", "Taman Dua"), postcode="50000", email="a@b.my", phone="03-1234"),
    delivery_addresses=(Address(name="Gudang Besar di Shah Alam", lines=("2 Jalan Dua",)), Address(name="Kedai")),
)  # fmt: skip
_PRODUCT = Product(
    code="UJI-1", description="Barang Ujian", base_unit="PCS", barcodes=(Barcode(code="955", unit="PCS"),),
    min_quantity=Decimal(5),
    units=(
        Unit(name="BOX", rate=Decimal(12), price=Decimal("100.5"), cost=Decimal(50)),
        Unit(name="PCS", base=True, price=Decimal(10), cost=Decimal("5.12345678")),
    ),
)  # fmt: skip


@pytest.fixture
def desk(autocount_server: Server) -> Iterator[Desk]:
    """A company of its own."""
    with autocount_desk(autocount_server) as made:
        yield made


def test_what_is_written_is_read_back(desk: Desk) -> None:
    """Every field that was wished; the company's own customers show the code, the account and what was left open."""
    assert all(ready.ready for ready in desk.books.readiness())
    write = desk.new(C, _CUSTOMER)
    key = desk.written(write).key
    assert key == "300-U0001"
    assert set(differing(C, canonical(desk.customer(key)), write.content)) <= {
        "control_account", "credit_term", "billing_address", "id_no", "traffic_channel_id",
    }  # fmt: skip
    account = desk.rows(
        "SELECT ParentAccNo, SpecialAccType, AccType, Description, Guid FROM GLMast WHERE AccNo = ?", key
    )
    assert account == [("300-0000", "SDR", "CA", _CUSTOMER.name, identity_of(write.reference).upper())]
    stamps = "LastUpdate, LastModifiedUserID, CreatedUserID, AreaCode, DebtorType, DisplayTerm, RoundingMethod"
    assert desk.rows(f"SELECT {stamps} FROM Debtor WHERE AccNo = ?", key) == [
        (0, "ADMIN", "ADMIN", None, None, "30 Days", 4)
    ]
    assert desk.rows("SELECT BranchCode, BranchName FROM Branch WHERE AccNo = ? ORDER BY AutoKey", key) == [
        ("Gudang Besar di Shah", "Gudang Besar di Shah Alam"),
        ("Kedai", "Kedai"),
    ]


def test_a_supplier_and_a_product_are_written_whole(desk: Desk) -> None:
    """A supplier is an account, too; a product has its key from the counter that the company's own items show."""
    supplier = desk.written(desk.new(S, Supplier(code="", name="Pembekal Baru", currency="MYR")))
    assert supplier.key == "400-P0002"
    assert desk.rows("SELECT SpecialAccType FROM GLMast WHERE AccNo = ?", supplier.key) == [("SCR",)]
    desk.written(desk.new(P, _PRODUCT))
    there = desk.product("UJI-1")
    assert (there.base_unit, there.sales_unit, there.group, there.min_quantity) == ("PCS", "PCS", "GOODS", Decimal(5))
    assert (there.barcodes, [unit.price for unit in there.units]) == (
        _PRODUCT.barcodes,
        [Decimal("100.5"), Decimal(10)],
    )
    assert desk.rows("SELECT DocKey FROM Item WHERE ItemCode = 'UJI-1'") == [(FIRST_KEY + 101,)]
    assert desk.rows("SELECT RegValue FROM Registry WHERE RegID = 32768") == [(str(FIRST_KEY + 101),)]


def test_an_edit_touches_what_was_edited_only(desk: Desk) -> None:
    """The account follows the name; an address that goes is put out of use, for documents may name it."""
    key = desk.written(desk.new(C, _CUSTOMER)).key
    before = desk.customer(key)
    moved = (Address(name="Kedai", lines=("4", "5")), Address(name="Baru", lines=("9",)))
    after = replace(before, name="Nama Baharu", credit_limit=500, delivery_addresses=moved, note=None, tin="C9")
    desk.written(desk.edit(before, after, key))
    assert differing(C, canonical(desk.customer(key)), canonical(after)) == ()
    assert desk.rows("SELECT Description FROM GLMast WHERE AccNo = ?", key) == [("Nama Baharu",)]
    assert desk.rows("SELECT LastUpdate FROM Debtor WHERE AccNo = ?", key) == [(1,)]
    assert desk.rows("SELECT BranchCode, IsActive FROM Branch WHERE AccNo = ? ORDER BY AutoKey", key) == [
        ("Gudang Besar di Shah", "F"), ("Kedai", "T"), ("Baru", "T"),
    ]  # fmt: skip
    assert desk.rows("SELECT FullTIN FROM TaxEntity WHERE TIN = 'C9'") == [("C9",)]


def test_a_product_is_edited_in_its_units(desk: Desk) -> None:
    """Units and barcodes are one row in the books; the base unit is what stock is counted in."""
    desk.written(desk.new(P, _PRODUCT))
    before = desk.product("UJI-1")
    codes = (Barcode(code="111", unit="BOX"), Barcode(code="955", unit="PCS"))
    desk.written(desk.edit(before, replace(before, barcodes=codes, max_quantity=Decimal(90)), "UJI-1", P))
    between = desk.product("UJI-1")
    assert (between.barcodes, between.max_quantity) == (codes, Decimal(90))
    units = (Unit(name="CTN", rate=Decimal(24)), replace(between.units[1], price=Decimal(11)))
    desk.written(desk.edit(between, replace(between, units=units, barcodes=codes[1:]), "UJI-1", P))
    after = desk.product("UJI-1")
    assert ([unit.name for unit in after.units], after.barcodes) == (["CTN", "PCS"], codes[1:])
    other = desk.edit(after, replace(after, base_unit="CTN"), "UJI-1", P)
    assert "The base unit of UJI-1 is not changed any more" in desk.refused(other)


def test_a_record_that_is_not_as_expected_is_left_alone(desk: Desk) -> None:
    """Somebody edited it since it was planned: nothing is written."""
    key = desk.written(desk.new(C, _CUSTOMER)).key
    seen = desk.customer(key)
    desk.run("UPDATE Debtor SET Phone2 = '019', LastUpdate = LastUpdate + 1 WHERE AccNo = ?", key)
    late = desk.books.apply(desk.edit(seen, replace(seen, phone2="kami"), key))
    assert late.outcome is WriteOutcome.MOVED
    assert desk.customer(key).phone2 == "019"


def test_a_record_that_somebody_is_saving_is_busy(desk: Desk) -> None:
    """A person's transaction is open: ours gives way, and the person's edit stands."""
    key = desk.written(desk.new(C, _CUSTOMER)).key
    seen = desk.customer(key)
    with desk.person() as person:
        person.execute("UPDATE Debtor SET Phone2 = 'orang' WHERE AccNo = ?", key)
        assert desk.books.apply(desk.edit(seen, replace(seen, phone2="kami"), key)).outcome is WriteOutcome.BUSY
        person.commit()
    assert desk.customer(key).phone2 == "orang"


def test_what_became_of_a_write_is_found_in_the_books(desk: Desk) -> None:
    """Not there before, there afterwards; also under another code and name by then."""
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
    edit = desk.edit(before, replace(before, phone2="x"), key)
    assert desk.books.settle(edit) is None
    desk.written(edit)
    assert desk.books.settle(edit) is not None
    desk.run("UPDATE Debtor SET CompanyName = 'Lain' WHERE AccNo = ?", key)
    assert desk.books.settle(write) == found


def test_two_agents_never_write_at_once(desk: Desk) -> None:
    """While one writes the other gives way, and nobody can tell yet what became of a write that may be its own."""
    write = desk.new(C, _CUSTOMER)
    with desk.person() as other:
        other.execute("SELECT TOP (1) RegID FROM Registry").fetchall()
        other.execute(
            "DECLARE @r int; EXEC @r = sp_getapplock @Resource = 'BukuBridge', @LockMode = 'Exclusive', "
            "@LockOwner = 'Transaction', @LockTimeout = 0; SELECT @r"
        )
        assert desk.books.apply(write).outcome is WriteOutcome.BUSY
        with pytest.raises(Locked):
            desk.books.settle(write)
        other.rollback()
    assert desk.written(write).key == "300-U0001"


def test_an_undo_leaves_everything_as_it_was(desk: Desk) -> None:
    """An edit is put back, a new record goes, a deleted one comes back; what somebody touched since is told."""
    before_all = _contents(desk)
    created = desk.new(C, _CUSTOMER)
    new = desk.written(created)
    before = desk.customer(new.key)
    edit = desk.edit(before, replace(before, name="Lain", delivery_addresses=(), tin="C9"), new.key)
    result = desk.written(edit)
    assert desk.books.preview_undo(history(created, new)).possible is False
    assert desk.books.preview_undo(history(edit, result)).possible
    assert desk.books.undo(history(edit, result)).outcome is WriteOutcome.WRITTEN
    assert differing(C, canonical(desk.customer(new.key)), canonical(before)) == ()
    deletion = desk.removal(before, new.key, Deletion.DELETE)
    gone = desk.written(deletion)
    assert desk.read(C, new.key) is None
    assert desk.books.undo(history(deletion, gone)).outcome is WriteOutcome.WRITTEN
    assert differing(C, canonical(desk.customer(new.key)), canonical(before)) == ()
    again = desk.new(C, replace(_CUSTOMER, code="300-X0001"))
    made = desk.written(again)
    assert desk.books.undo(history(again, made)).outcome is WriteOutcome.WRITTEN
    desk.run("UPDATE Debtor SET Phone2 = '1' WHERE AccNo = ?", new.key)
    assert desk.books.undo(history(created, new)).outcome is WriteOutcome.MOVED
    desk.run("DELETE FROM Branch WHERE AccNo = ?", new.key)
    desk.run("DELETE FROM Debtor WHERE AccNo = ?", new.key)
    desk.run("DELETE FROM GLMast WHERE AccNo = ?", new.key)
    assert _contents(desk) == before_all


def test_a_deletion_follows_its_policy(desk: Desk) -> None:
    """What documents refer to is never deleted; inactive is always possible; what nothing uses goes."""
    customer, item = BILLED
    used = desk.customer(customer)
    assert "is used in the books (IV)" in desk.refused(desk.removal(used, customer, Deletion.DELETE))
    product = desk.product(item)
    assert "is used in the books (IVDTL)" in desk.refused(desk.removal(product, item, Deletion.DELETE, P))
    desk.written(desk.removal(used, customer, Deletion.DEACTIVATE))
    assert desk.customer(customer).state is PartyState.INACTIVE
    back = desk.customer(customer)
    desk.written(desk.edit(back, replace(back, state=PartyState.ACTIVE), customer))
    assert desk.customer(customer).state is PartyState.ACTIVE
    key = desk.written(desk.new(C, _CUSTOMER)).key
    desk.written(desk.removal(desk.customer(key), key, Deletion.DELETE))
    assert desk.read(C, key) is None
    assert desk.rows("SELECT 1 FROM GLMast WHERE AccNo = ?", key) == []


@pytest.mark.parametrize(("stood", "wished"), [("bb ", "bb"), ("bb", "bb "), ("x", " "), ("  ", " ")])
def test_blanks_at_the_end_of_a_text_are_written_as_wished(blank: Desk, stood: str, wished: str) -> None:
    """SQL Server takes both for the same when it compares; what differs by blanks alone is another text for people."""
    for text in (stood, wished):
        before = blank.customer("300-B0001")
        blank.written(blank.edit(before, replace(before, phone2=text), "300-B0001"))
        assert blank.customer("300-B0001").phone2 == text
        assert blank.rows("SELECT Phone2 FROM Debtor WHERE AccNo = '300-B0001'") == [(text,)]


def test_blanks_at_the_end_of_a_code_mean_nothing(blank: Desk) -> None:
    """A record that was keyed in with one has its key without, is edited and deleted by that, and its code is taken."""
    blank.written(blank.new(P, _PRODUCT))
    blank.run("UPDATE Item SET ItemCode = 'UJI-1 ' WHERE ItemCode = 'UJI-1'")
    before = blank.product("UJI-1")
    assert before.code == "UJI-1"
    assert "already use the code UJI-1" in blank.refused(blank.new(P, _PRODUCT))
    assert "already use the code UJI-1" in blank.refused(blank.new(P, replace(_PRODUCT, code="UJI-1  ")))
    blank.written(blank.edit(before, replace(before, description="Lain"), "UJI-1", P))
    assert blank.rows("SELECT ItemCode, Description FROM Item WHERE ItemCode = 'UJI-1'") == [("UJI-1 ", "Lain")]
    blank.written(blank.removal(blank.product("UJI-1"), "UJI-1", Deletion.DELETE, P))
    assert blank.rows("SELECT 1 FROM ItemUOM WHERE ItemCode = 'UJI-1'") == []


@pytest.fixture(scope="module")
def blank(autocount_server: Server) -> Iterator[Desk]:
    """A company of those who type a blank too many."""
    with autocount_desk(autocount_server) as made:
        yield made


@pytest.fixture(scope="module")
def steady(autocount_server: Server) -> Iterator[Desk]:
    """A company into which nothing goes."""
    with autocount_desk(autocount_server) as made:
        yield made


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (replace(_CUSTOMER, name="x" * 120), "The name has 120 characters; the books take 100."),
        (replace(_CUSTOMER, name="😀" * 60), "The name has 120 characters; the books take 100."),
        (replace(_CUSTOMER, currency="XXX"), "no currency XXX"),
        (replace(_CUSTOMER, name="x\0y"), "a character that nobody can read"),
        (replace(_CUSTOMER, credit_term="NOPE"), "no credit term “NOPE”"),
        (replace(_CUSTOMER, tax_code="NOPE"), "no tax code “NOPE”"),
        (replace(_CUSTOMER, sales_agent="NOPE"), "no sales agent “NOPE”"),
        (replace(_CUSTOMER, area="NOPE"), "no area “NOPE”"),
        (replace(_CUSTOMER, control_account="999-0000"), "no account “999-0000”"),
        (replace(_CUSTOMER, code="300-B0001"), "already use the code 300-B0001"),
        (replace(_CUSTOMER, code="300-b0001"), "already use the code 300-b0001"),
        (replace(_CUSTOMER, delivery_addresses=(Address(lines=("1",)),)), "A delivery address needs a name"),
        (replace(_CUSTOMER, billing_address=Address(city="Ipoh")), "no place for billing address.city"),
        (replace(_PRODUCT, group="NOPE"), "no stock group “NOPE”"),
        (replace(_PRODUCT, code=""), "needs a code"),
        (replace(_PRODUCT, units=(), base_unit=None), "needs a base unit"),
        (replace(_PRODUCT, base_unit="KG"), "The base unit KG is not among the units"),
        (replace(_PRODUCT, units=(Unit(name="PCS", rate=Decimal(2)),)), "must have the rate 1"),
        (replace(_PRODUCT, units=(Unit(name="PCS", price=Decimal(10) ** 20),)), "too large for Price"),
        (replace(_PRODUCT, barcodes=(Barcode(code="1"), Barcode(code="2"))), "one barcode for each unit"),
    ],
)
def test_what_cannot_go_in_is_refused_in_words(steady: Desk, wish: Customer | Product, sentence: str) -> None:
    """With a reason for a bookkeeper, and nothing of it in the books."""
    before = _contents(steady)
    assert sentence in steady.refused(steady.new(C if isinstance(wish, Customer) else P, wish))
    assert _contents(steady) == before


def test_what_others_share_or_nobody_shows_is_refused(desk: Desk) -> None:
    """A tax identity of two customers is not changed for both; a counter that nobody can tell gives no key."""
    first = desk.written(desk.new(C, _CUSTOMER)).key
    desk.run("UPDATE Debtor SET TaxEntityID = (SELECT TaxEntityID FROM Debtor WHERE AccNo = ?) WHERE AccNo = ?", first,
             "300-C0001")  # fmt: skip
    seen = desk.customer(first)
    assert "belongs to 300-C0001, too" in desk.refused(desk.edit(seen, replace(seen, tin="C2"), first))
    desk.run("UPDATE TaxEntity SET FullTIN = 'ODD' WHERE TIN = 'C100'")
    assert "how a full tax number" in desk.refused(desk.new(C, replace(_CUSTOMER, code="300-Z0001")))
    desk.run("UPDATE Registry SET RegValue = '5' WHERE RegID = 32768")
    with desk.beside() as (_, books):
        told = {ready.entity: ready for ready in books.readiness()}
        assert "keys are never invented" in " ".join(told[P].reasons)
        assert told[C].ready
        assert books.apply(desk.new(P, _PRODUCT)).outcome is WriteOutcome.REJECTED


def test_what_looks_alike_is_found_and_who_saved_it_last(desk: Desk) -> None:
    """By tax number first, by exact name last; the witness tells the user and the moment."""
    key = desk.written(desk.new(C, _CUSTOMER)).key
    same_tin = Customer(code="", name="Nama lain", currency="MYR", tin="C1234567890")
    same_name = Customer(code="", name=_CUSTOMER.name, currency="MYR")
    assert list(desk.books.find_alike(C, canonical(same_tin))) == [key]
    assert list(desk.books.find_alike(C, canonical(same_name))) == [key]
    assert list(desk.books.find_alike(P, canonical(Product(code="bolt", description="x")))) == ["BOLT"]
    assert isinstance(desk.books, Witness)
    last = desk.books.last_change(C, Key(key))
    assert last.by == "ADMIN"
    assert last.at is not None


def test_a_login_that_may_only_read_is_told_so(desk: Desk) -> None:
    """The right that is missing is named."""
    with desk.beside(login=READER) as (_, books):
        assert all(not ready.ready and "has not the right" in ready.reasons[0] for ready in books.readiness())
        with pytest.raises(SignInRefused):
            books.apply(desk.new(C, _CUSTOMER))


def test_our_reference_is_a_guid_of_its_own() -> None:
    """The same for the same reference, another one for another."""
    first, again, other = identity_of("BB1"), identity_of("BB1"), identity_of("BB2")
    assert first == again != other
    assert str(UUID(first)) == first


def _contents(desk: Desk) -> list[list[tuple[object, ...]]]:
    """Everything that writing masters may touch, but for counters of saves."""
    queries = (
        "SELECT AccNo, Description FROM GLMast ORDER BY AccNo", "SELECT AccNo, CompanyName FROM Debtor ORDER BY AccNo",
        "SELECT AccNo, BranchCode FROM Branch ORDER BY AutoKey",
        "SELECT ItemCode, Description FROM Item ORDER BY ItemCode",
        "SELECT ItemCode, UOM FROM ItemUOM ORDER BY AutoKey",
    )  # fmt: skip
    return [list(desk.rows(query)) for query in queries]
