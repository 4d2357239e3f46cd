"""Writes through the vendor's API: once, only while the record is as expected, and back out again."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from decimal import Decimal

import pytest
from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice, Line
from connector.domain.entities import Entity
from connector.domain.errors import AnswerLost, NotInBooks
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.parties import Address, Customer
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import ChangeId
from connector.domain.products import Product, Unit
from connector.domain.titles import title_of
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult, Written
from connector.ledger.wished import unlike
from connector.sync.merge import differing, fields_of
from tests.live.sql_accounting_api.simulator import Fault
from tests.live.sql_accounting_api.stage import Stage, stage

_DAY = dt.date(2026, 11, 20)
_numbers = itertools.count(1)
_INVOICE = Invoice(
    number="", date=_DAY, customer="300-A0001", customer_name="Aneka 1", currency="MYR", total=3180,
    local_total=3180,
    lines=(
        Line(item="BARANG-1", description="Satu", quantity=Decimal(2), unit="UNIT", unit_price=Decimal(10),
             amount=2000),
        Line(item="BARANG-2", description="Dua", unit="UNIT", unit_price=Decimal(10), amount=1000, tax_code="SR",
             tax_rate="18%", tax_amount=180),
    ),
)  # fmt: skip
_CUSTOMER = Customer(
    code="", name="Ujian Niaga 测试", currency="MYR", tin="C12345", credit_limit=123_456, email="a@b.my",
    billing_address=Address(name="BILLING", lines=("1 Jalan Satu", "Taman"), email="a@b.my"),
    delivery_addresses=(Address(name="Gudang", lines=("2 Jalan Dua",)), Address(name="Kedai", lines=("3",))),
)  # fmt: skip
_PRODUCT = Product(
    code="UJI-1", description="Ujian", base_unit="PCS",
    units=(Unit(name="BOX", rate=Decimal(12), price=Decimal(100)), Unit(name="PCS", base=True, price=Decimal(10))),
)  # fmt: skip
_NEW: tuple[tuple[EntityKind, Entity], ...] = (
    (EntityKind.CUSTOMER, _CUSTOMER), (EntityKind.PRODUCT, _PRODUCT), (EntityKind.INVOICE, _INVOICE),
)  # fmt: skip
_ENDPOINT = {EntityKind.CUSTOMER: "customer", EntityKind.PRODUCT: "stockitem", EntityKind.INVOICE: "salesinvoice"}


@pytest.fixture
def desk() -> Iterator[Stage]:
    """A company of its own."""
    with stage() as made:
        yield made


def new(kind: EntityKind, entity: Entity) -> Write:
    """A new record."""
    content, number = canonical(entity), f"{next(_numbers):032x}"
    return Write(
        id=ActionId(number), change=ChangeId(number), kind=ActionKind.CREATE, entity=kind, content=content,
        reference=f"BB{number[-18:]}", fields=tuple(fields_of(content)),
    )  # fmt: skip


def edit(desk: Stage, kind: EntityKind, key: Key, after: Entity) -> Write:
    """An edit of a record as it is now."""
    before = read(desk, kind, key)
    fields = differing(kind, canonical(before), canonical(after))
    return replace(
        new(kind, after), kind=ActionKind.UPDATE, key=key, fields=fields, expected=fingerprint(canonical(before))
    )


def removal(desk: Stage, kind: EntityKind, key: Key, deletion: Deletion) -> Write:
    """A deletion of a record as it is now."""
    before = read(desk, kind, key)
    write = replace(new(kind, before), kind=ActionKind.DELETE, key=key, content=b"", fields=(), deletion=deletion)
    return replace(write, expected=fingerprint(canonical(before)))


def read(desk: Stage, kind: EntityKind, key: Key) -> Entity:
    """A record that is there."""
    change = desk.source.present(kind, key)
    assert change is not None
    assert change.entity is not None, change.failure
    return change.entity


def done(desk: Stage, write: Write) -> WriteResult:
    """Write what must go in."""
    result = desk.books.apply(write)
    assert result.outcome is WriteOutcome.WRITTEN, result.reason
    return result


def history(write: Write, result: WriteResult) -> Written:
    """What the engine keeps of it."""
    return Written(write=write, key=result.key, run=RunId("r"), at=dt.datetime.now(dt.UTC), trace=result.trace)


def invoice(desk: Stage, n: int = 5) -> tuple[Key, Invoice]:
    """An invoice that the vendor's own program made, and that nothing pays."""
    key = Key(str(desk.shelf.rows("salesinvoice")[n]["dockey"]))
    found = read(desk, EntityKind.INVOICE, key)
    assert isinstance(found, Invoice)
    return key, found


@pytest.mark.parametrize(("kind", "entity"), _NEW, ids=[kind.value for kind, _ in _NEW])
def test_a_new_record_is_read_back_as_it_was_wished(desk: Stage, kind: EntityKind, entity: Entity) -> None:
    """Every field of a new record arrives, and nothing else is made."""
    before = len(desk.shelf.rows(_ENDPOINT[kind]))
    write = new(kind, entity)
    result = done(desk, write)
    assert len(desk.shelf.rows(_ENDPOINT[kind])) == before + 1
    there = read(desk, kind, result.key)
    assert not unlike(there, write) - {"number"}
    assert result.title == title_of(canonical(there))


def test_a_new_customer_gets_the_next_code_of_the_companys_pattern(desk: Stage) -> None:
    """Codes go on where the company left off, by the first letter of the name."""
    assert done(desk, new(EntityKind.CUSTOMER, _CUSTOMER)).key == "300-U0001"
    assert done(desk, new(EntityKind.CUSTOMER, replace(_CUSTOMER, name="Usaha Lain"))).key == "300-U0002"


def test_a_payment_settles_an_invoice(desk: Stage) -> None:
    """What is knocked off reduces what is open of the invoice, on both sides."""
    key, found = invoice(desk)
    part = Allocation(document_type="IV", document=key, number=found.number, amount=200)
    wanted = Payment(
        number="", date=_DAY, customer=found.customer, method="310-001", currency="MYR", amount=300, local_amount=300,
        allocations=(part,),
    )  # fmt: skip
    result = done(desk, new(EntityKind.PAYMENT, wanted))
    there = read(desk, EntityKind.PAYMENT, result.key)
    assert isinstance(there, Payment)
    assert (there.unapplied, [(p.document, p.amount) for p in there.allocations]) == (100, [(key, 200)])
    after = read(desk, EntityKind.INVOICE, key)
    assert isinstance(after, Invoice)
    assert (after.paid, after.outstanding) == (200, found.outstanding - 200)


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.PAGE_AFTER, Fault.BROKEN, Fault.REFUSED])
@pytest.mark.parametrize(("kind", "entity"), _NEW, ids=[kind.value for kind, _ in _NEW])
def test_a_write_whose_answer_was_lost_is_there_once(
    desk: Stage, kind: EntityKind, entity: Entity, fault: Fault
) -> None:
    """Whatever became of the request: settling tells it, and writing again makes no second record."""
    before = len(desk.shelf.rows(_ENDPOINT[kind]))
    write = new(kind, entity)
    desk.simulator.strike(fault, "POST")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    settled = desk.books.settle(write)
    assert (settled is None) is (fault is Fault.REFUSED)
    again = done(desk, write)
    assert settled is None or settled.key == again.key
    assert len(desk.shelf.rows(_ENDPOINT[kind])) == before + 1


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.REFUSED])
def test_a_lost_edit_is_settled_by_the_record(desk: Stage, fault: Fault) -> None:
    """An edit that arrived is known to have arrived, one that did not is known not to have."""
    key, found = invoice(desk)
    write = edit(desk, EntityKind.INVOICE, key, replace(found, description="Lain"))
    desk.simulator.strike(fault, "PUT")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    assert (desk.books.settle(write) is not None) is (fault is Fault.LOST)


def test_an_edit_keeps_every_row_that_it_does_not_name(desk: Stage) -> None:
    """Lists are sent whole, with the keys of their rows; fields that nobody wished stay."""
    key = done(desk, new(EntityKind.INVOICE, _INVOICE)).key
    record = desk.shelf.get("salesinvoice", key)
    record["shipper"] = "POS"
    lines = record["sdsdocdetail"]
    assert isinstance(lines, list)
    lines[0]["udf_colour"] = "merah"
    known = [row["dtlkey"] for row in lines]
    found = read(desk, EntityKind.INVOICE, key)
    assert isinstance(found, Invoice)
    changed = replace(found.lines[1], description="Dua lagi")
    third = Line(description="Tiga", unit_price=Decimal(5), amount=500)
    wish = replace(found, lines=(found.lines[0], changed, third), total=3680)
    done(desk, edit(desk, EntityKind.INVOICE, key, wish))
    after = desk.shelf.get("salesinvoice", key)
    rows = after["sdsdocdetail"]
    assert isinstance(rows, list)
    assert [row["dtlkey"] for row in rows][:2] == known
    assert (after["shipper"], rows[0]["udf_colour"], rows[1]["description"]) == ("POS", "merah", "Dua lagi")
    assert (after["updatecount"], after["docamt"], len(rows)) == (1, "36.80", 3)


def test_a_customers_other_addresses_stay(desk: Stage) -> None:
    """A new telephone number changes the billing address in place, and leaves those of delivery alone."""
    key = done(desk, new(EntityKind.CUSTOMER, _CUSTOMER)).key
    before = desk.shelf.get("customer", key)["sdsbranch"]
    assert isinstance(before, list)
    found = read(desk, EntityKind.CUSTOMER, key)
    assert isinstance(found, Customer)
    done(desk, edit(desk, EntityKind.CUSTOMER, key, replace(found, phone="03-99")))
    after = desk.shelf.get("customer", key)["sdsbranch"]
    assert isinstance(after, list)
    assert [row["dtlkey"] for row in after] == [row["dtlkey"] for row in before]
    assert (after[0]["phone1"], after[1:]) == ("03-99", before[1:])


def test_an_edit_of_somebody_else_is_never_overwritten(desk: Stage) -> None:
    """A record that moved before it was planned, or between reading and saving, is left as it is."""
    key, found = invoice(desk)
    write = edit(desk, EntityKind.INVOICE, key, replace(found, description="Lain"))
    desk.shelf.get("salesinvoice", key)["agent"] = "ALI"
    assert desk.books.apply(write).outcome is WriteOutcome.MOVED
    assert "PUT" not in " ".join(desk.simulator.asked)


def test_a_save_between_reading_and_writing_is_never_overwritten(desk: Stage) -> None:
    """The vendor refuses a save that does not know the last one; the record is read and planned again."""
    key, found = invoice(desk)
    write = edit(desk, EntityKind.INVOICE, key, replace(found, description="Lain"))
    record = desk.shelf.get("salesinvoice", key)
    desk.simulator.before("PUT", lambda: desk.shelf.touch(record))
    assert desk.books.apply(write).outcome is WriteOutcome.MOVED
    assert desk.shelf.get("salesinvoice", key).get("description") != "Lain"


@pytest.mark.parametrize(
    ("kind", "deletion"),
    [
        (EntityKind.INVOICE, Deletion.DELETE), (EntityKind.INVOICE, Deletion.CANCEL),
        (EntityKind.CUSTOMER, Deletion.DELETE), (EntityKind.CUSTOMER, Deletion.DEACTIVATE),
        (EntityKind.PRODUCT, Deletion.DEACTIVATE),
    ],
)  # fmt: skip
def test_a_deletion_is_what_the_policy_says(desk: Stage, kind: EntityKind, deletion: Deletion) -> None:
    """The record goes, or stays inactive or cancelled; settling tells the same."""
    keys = {EntityKind.INVOICE: invoice(desk)[0], EntityKind.CUSTOMER: "300-A0003", EntityKind.PRODUCT: "BARANG-3"}
    key = Key(keys[kind])
    write = removal(desk, kind, key, deletion)
    assert desk.books.settle(write) is None
    done(desk, write)
    there = desk.source.present(kind, key)
    assert (there is None) is (deletion is Deletion.DELETE)
    if there is not None:
        assert there.entity is not None
        marks = [getattr(there.entity, name, None) for name in ("cancelled", "state", "active")]
        assert marks in ([True, None, None], [None, "inactive", None], [None, None, False])
    assert desk.books.settle(write) is not None


def test_undo_takes_back_what_nobody_touched(desk: Stage) -> None:
    """An edit is put back, a new record goes, and totals are as before; what somebody edited since stays."""
    before = desk.source.totals(EntityKind.INVOICE)
    made = new(EntityKind.INVOICE, _INVOICE)
    written = history(made, done(desk, made))
    key, found = invoice(desk)
    edited = edit(desk, EntityKind.INVOICE, key, replace(found, description="Lain"))
    second = history(edited, done(desk, edited))
    assert desk.books.preview_undo(second).possible
    assert desk.books.undo(second).outcome is WriteOutcome.WRITTEN
    assert read(desk, EntityKind.INVOICE, key) == found
    assert desk.books.undo(written).outcome is WriteOutcome.WRITTEN
    assert desk.source.totals(EntityKind.INVOICE) == before
    third = history(edited := edit(desk, EntityKind.INVOICE, key, replace(found, description="Y")), done(desk, edited))
    desk.edit(key)
    assert not desk.books.preview_undo(third).possible
    assert desk.books.undo(third).outcome is WriteOutcome.MOVED


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (replace(_INVOICE, customer="300-X"), "no customer 300-X"),
        (replace(_INVOICE, total=1), "not what the lines add up to"),
        (replace(_INVOICE, currency="JPY"), "no currency JPY"),
        (replace(_INVOICE, terms="99 Days"), "no credit term 99 Days"),
        (replace(_INVOICE, number="IV-00111"), "already use the number"),
        (replace(_INVOICE, lines=(replace(_INVOICE.lines[0], item="TIADA"), *_INVOICE.lines[1:])), "no product TIADA"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(desk: Stage, wish: Invoice, words: str) -> None:
    """Nothing is sent that the books have no place for, and the sentence says what it is."""
    desk.shelf.rows("salesinvoice")[0]["docno"] = "IV-00111"
    result = desk.books.apply(new(EntityKind.INVOICE, wish))
    assert result.outcome is WriteOutcome.REJECTED
    assert words in result.reason
    assert (result.code == NotInBooks.code) == words.startswith("no ")
    assert not any(line.startswith("POST") for line in desk.simulator.asked)


def test_a_payment_above_what_is_open_is_refused(desk: Stage) -> None:
    """More than an invoice owes is not paid of it."""
    key, found = invoice(desk)
    part = Allocation(document_type="IV", document=key, amount=found.total + 1)
    wanted = Payment(
        number="", date=_DAY, customer=found.customer, method="310-001", currency="MYR", amount=found.total + 1,
        local_amount=found.total + 1, allocations=(part,),
    )  # fmt: skip
    result = desk.books.apply(new(EntityKind.PAYMENT, wanted))
    assert result.outcome is WriteOutcome.REJECTED
    assert "more than what is open" in result.reason


def test_what_the_vendor_refuses_is_told_in_its_words(desk: Stage) -> None:
    """A refusal of the vendor sets the record aside with the vendor's own reason."""
    key = Key(str(desk.shelf.rows("salesinvoice")[0]["dockey"]))  # a payment has been set against it
    result = desk.books.apply(removal(desk, EntityKind.INVOICE, key, Deletion.DELETE))
    assert (result.outcome, "knocked off" in result.reason) == (WriteOutcome.REJECTED, True)


def test_what_myinvois_has_is_left_alone(desk: Stage) -> None:
    """A document that was sent to MyInvois is neither edited nor deleted."""
    key, found = invoice(desk)
    desk.shelf.get("salesinvoice", key)["irbm_uuid"] = "FSEP22A4Y5BFGGWAX95N943811"
    write = edit(desk, EntityKind.INVOICE, key, replace(found, description="Lain"))
    result = desk.books.apply(write)
    assert (result.outcome, "MyInvois" in result.reason) == (WriteOutcome.REJECTED, True)
