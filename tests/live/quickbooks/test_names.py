"""Writing customers and products: once, only over the state that was seen, and back out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from connector.domain.entities import Entity
from connector.domain.errors import AnswerLost
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Address, Customer, PartyState
from connector.domain.products import Product, Unit
from connector.domain.writing import Deletion, WriteOutcome
from connector.ledger.wished import unlike
from tests.fakes.quickbooks.company import Json
from tests.fakes.quickbooks.server import Fault
from tests.live.account_writes import done, edit, history, new, read, removal
from tests.live.quickbooks.stage import Stage, stage

C, PRODUCT = EntityKind.CUSTOMER, EntityKind.PRODUCT
_CUSTOMER = Customer(
    code="", name="Ujian Niaga 测试 O'Neil", currency="MYR", email="a@b.my", phone="03-9", note="catatan",
    billing_address=Address(lines=("1 Jalan Satu", "Taman"), city="Ipoh", postcode="30000"),
    delivery_addresses=(Address(lines=("2 Jalan Dua",)),),
)  # fmt: skip
_PRODUCT = Product(
    code="", description="Ujian", description2="U-1", base_unit="each", item_type="Service",
    units=(Unit(name="each", base=True, price=Decimal("10.05"), cost=Decimal(4)),),
)  # fmt: skip
_NEW: tuple[tuple[EntityKind, Entity], ...] = ((C, _CUSTOMER), (PRODUCT, _PRODUCT))
_NAMES = {C: "Customer", PRODUCT: "Item"}
_BOTH = pytest.mark.parametrize(("kind", "entity"), _NEW, ids=[kind.value for kind, _ in _NEW])


@pytest.fixture
def desk() -> Iterator[Stage]:
    """A company of its own."""
    with stage() as made:
        yield made


def _sent(desk: Stage) -> list[Json]:
    """What was sent to be saved, oldest first."""
    pairs = zip(desk.simulator.asked, desk.simulator.bodies, strict=True)
    return [json.loads(body) for line, body in pairs if "requestid" in line]


def _request_ids(desk: Stage) -> list[str]:
    queries = [parse_qs(urlsplit(line.split(" ", 1)[1]).query) for line in desk.simulator.asked]
    return [query["requestid"][0] for query in queries if "requestid" in query]


@_BOTH
def test_a_new_record_is_read_back_as_it_was_wished(desk: Stage, kind: EntityKind, entity: Entity) -> None:
    """Every field arrives, and nothing else is made."""
    before, write = len(desk.company.rows(_NAMES[kind])), new(kind, entity)
    result = done(desk, write)
    assert not unlike(read(desk, kind, result.key), write)
    assert len(desk.company.rows(_NAMES[kind])) == before + 1
    assert _request_ids(desk) == [write.id]


@_BOTH
def test_after_a_write_nothing_is_read(desk: Stage, kind: EntityKind, entity: Entity) -> None:
    """The answer has the whole record, and reading is metered."""
    result = done(desk, new(kind, entity))
    write = edit(desk, kind, result.key, replace(read(desk, kind, result.key), note="lain"))
    desk.simulator.asked.clear()
    done(desk, write)
    assert len(desk.simulator.asked) == 1


def test_an_edit_sends_what_changed_and_nothing_else(desk: Stage) -> None:
    """A sparse update leaves alone what this program does not know."""
    billed = {"Id": "9", "Line1": "1 Jalan", "City": "Klang", "Note": "z"}
    shipped = {"Line1": "x", "Note": "y"}
    desk.company.edit("Customer", "1", PreferredDeliveryMethod="Email", ShipAddr=shipped, BillAddr=billed)
    seen = read(desk, C, Key("1"))
    assert isinstance(seen, Customer)
    billing = replace(seen.billing_address or Address(), city="Melaka")
    done(desk, edit(desk, C, Key("1"), replace(seen, billing_address=billing, phone="03-55")))
    after = desk.company.get("Customer", "1")
    assert set(_sent(desk)[-1]) == {"Id", "SyncToken", "sparse", "BillAddr", "PrimaryPhone"}
    assert (after["PreferredDeliveryMethod"], after["ShipAddr"]["Note"]) == ("Email", "y")
    assert after["BillAddr"] == {**billed, "City": "Melaka"}


def test_what_is_taken_away_is_gone_and_everything_else_stays(desk: Stage) -> None:
    """Only a full update clears: it carries the record as it was read, unknown fields included."""
    desk.company.edit("Customer", "1", PreferredDeliveryMethod="Email", Notes="old", Job=False)
    seen = read(desk, C, Key("1"))
    assert isinstance(seen, Customer)
    done(desk, edit(desk, C, Key("1"), replace(seen, note=None, email=None, phone="03-55")))
    after = desk.company.get("Customer", "1")
    assert "Notes" not in after
    assert "PrimaryEmailAddr" not in after
    assert (after["PreferredDeliveryMethod"], after["PrimaryPhone"]) == ("Email", {"FreeFormNumber": "03-55"})
    again = read(desk, C, Key("1"))
    assert again == replace(seen, note=None, email=None, phone="03-55")


@pytest.mark.parametrize("sparse", [True, False], ids=["sparse", "full"])
def test_a_save_in_between_is_never_overwritten(desk: Stage, sparse: bool) -> None:
    """5010: the write comes to nothing, and the next plan sees what somebody saved."""
    desk.company.edit("Customer", "1", Notes="old")
    seen = read(desk, C, Key("1"))
    assert isinstance(seen, Customer)
    wish = replace(seen, phone="03-55") if sparse else replace(seen, note=None)
    write = edit(desk, C, Key("1"), wish)
    desk.simulator.before("/customer", lambda: desk.company.edit("Customer", "1", CompanyName="Nama Baharu"))
    assert desk.books.apply(write).outcome is WriteOutcome.MOVED
    fresh = read(desk, C, Key("1"))
    assert isinstance(fresh, Customer)
    assert (fresh.name2, fresh.phone, fresh.note) == ("Nama Baharu", seen.phone, "old")
    again = edit(desk, C, Key("1"), replace(fresh, phone="03-55"))
    done(desk, replace(again, id=write.id))  # the refusal of before is not what is answered now
    assert desk.company.get("Customer", "1")["CompanyName"] == "Nama Baharu"


def test_what_was_not_planned_against_is_not_written(desk: Stage) -> None:
    """Somebody saved between the plan and the write: read again, and nothing sent."""
    write = edit(desk, C, Key("1"), replace(read(desk, C, Key("1")), note="x"))
    desk.company.edit("Customer", "1", Notes="y")
    desk.source.close()
    assert desk.books.apply(write).outcome is WriteOutcome.MOVED
    assert not _sent(desk)


@_BOTH
@pytest.mark.parametrize("fault", [Fault.LOST, Fault.FAILED_AFTER, Fault.BROKEN])
def test_a_lost_answer_is_never_a_second_record(desk: Stage, kind: EntityKind, entity: Entity, fault: Fault) -> None:
    """It is asked for, and sent again under the same id it is the same one."""
    before, write = len(desk.company.rows(_NAMES[kind])), new(kind, entity)
    desk.simulator.strike(fault, f"/{_NAMES[kind].lower()}")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    settled = desk.books.settle(write)
    assert settled is not None
    assert settled.outcome is WriteOutcome.WRITTEN
    assert done(desk, write).key == settled.key
    assert len(desk.company.rows(_NAMES[kind])) == before + 1


def test_a_lost_answer_however_late_is_still_one_record(desk: Stage) -> None:
    """QuickBooks may have forgotten the id of the request: the name is there once. Whoever sends it again without
    asking what became of it is refused, as the name may be somebody else's."""
    write = new(C, _CUSTOMER)
    desk.simulator.strike(Fault.LOST, "/customer")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    desk.simulator.answers.clear()
    again, settled = desk.books.apply(write), desk.books.settle(write)
    assert (again.outcome, again.code) == (WriteOutcome.REJECTED, "duplicate_key")
    assert settled is not None
    found = [row["Id"] for row in desk.company.rows("Customer") if row["DisplayName"] == _CUSTOMER.name]
    assert found == [settled.key]


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.FAILED])
def test_what_never_arrived_is_told_as_that(desk: Stage, fault: Fault) -> None:
    """Then it is written."""
    write = new(C, _CUSTOMER)
    desk.simulator.strike(fault, "/customer")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    assert desk.books.settle(write) is None
    done(desk, write)


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.CUT])
def test_a_lost_edit_is_settled_by_the_record(desk: Stage, fault: Fault) -> None:
    """What it wished is there, or is not."""
    write = edit(desk, C, Key("1"), replace(read(desk, C, Key("1")), note="baharu"))
    desk.simulator.strike(fault, "/customer")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    settled = desk.books.settle(write)
    assert (settled is not None) == (fault is Fault.LOST)
    assert (desk.company.get("Customer", "1").get("Notes") == "baharu") == (fault is Fault.LOST)


def test_a_pause_puts_a_write_off(desk: Stage) -> None:
    """429 is no refusal."""
    desk.simulator.strike(Fault.SLOW_DOWN_SAID, "/customer")
    assert desk.books.apply(new(C, _CUSTOMER)).outcome is WriteOutcome.BUSY


def test_a_name_that_is_taken_is_told(desk: Stage) -> None:
    """Of a new record and of a renamed one; nothing is overwritten."""
    taken = "Aneka 5 Sdn Bhd"
    created = desk.books.apply(new(C, replace(_CUSTOMER, name=taken)))
    renamed = desk.books.apply(edit(desk, C, Key("1"), replace(read(desk, C, Key("1")), name=taken)))
    for result in (created, renamed):
        assert (result.outcome, result.code) == (WriteOutcome.REJECTED, "duplicate_key")
    assert desk.books.find_alike(C, new(C, replace(_CUSTOMER, name=taken)).content) == (Key("6"),)


@pytest.mark.parametrize(
    ("kind", "wish", "words"),
    [
        (C, replace(_CUSTOMER, code="300-A1"), "gives the code"),
        (C, replace(_CUSTOMER, currency="USD"), "no currency but MYR"),
        (C, replace(_CUSTOMER, area="Utara"), "no place for area"),
        (C, replace(_CUSTOMER, state=PartyState.SUSPENDED), "no word"),
        (C, replace(_CUSTOMER, delivery_addresses=(Address(lines=("1",)), Address(lines=("2",)))), "one delivery"),
        (PRODUCT, replace(_PRODUCT, item_type="Inventory"), "made in QuickBooks"),
        (PRODUCT, replace(_PRODUCT, base_unit="BOX"), "no units"),
        (PRODUCT, replace(_PRODUCT, units=(Unit(name="BOX"),)), "one price"),
    ],
)
def test_what_quickbooks_has_no_place_for_is_refused_in_words(
    desk: Stage, kind: EntityKind, wish: Entity, words: str
) -> None:
    """Before anything is sent."""
    result = desk.books.apply(new(kind, wish))
    assert result.outcome is WriteOutcome.REJECTED
    assert words in result.reason
    assert not _sent(desk)


def test_a_customer_of_another_currency_needs_many_currencies(desk: Stage) -> None:
    """Then it has it from the beginning, and keeps it."""
    desk.company.preferences["CurrencyPrefs"]["MultiCurrencyEnabled"] = True
    key = done(desk, new(C, replace(_CUSTOMER, currency="USD"))).key
    there = read(desk, C, key)
    assert isinstance(there, Customer)
    assert there.currency == "USD"
    assert desk.books.apply(edit(desk, C, key, replace(there, currency="SGD"))).outcome is WriteOutcome.REJECTED


def test_without_any_product_no_account_is_guessed(desk: Stage) -> None:
    """A new item goes onto the account of the company's own ones, and without any the person is told."""
    desk.company.records["Item"].clear()
    result = desk.books.apply(new(PRODUCT, _PRODUCT))
    assert (result.outcome, result.code) == (WriteOutcome.REJECTED, "not_in_books")


@pytest.mark.parametrize("kind", [C, PRODUCT])
def test_a_deletion_makes_inactive_and_comes_back(desk: Stage, kind: EntityKind) -> None:
    """Names are never deleted; undoing makes them active again."""
    key = Key(desk.company.rows(_NAMES[kind])[0]["Id"])
    refused = desk.books.apply(removal(desk, kind, key, Deletion.DELETE))
    assert refused.outcome is WriteOutcome.REJECTED
    write = removal(desk, kind, key, Deletion.DEACTIVATE)
    result = done(desk, write)
    assert desk.company.get(_NAMES[kind], key)["Active"] is False
    assert desk.books.settle(write) is not None
    assert desk.books.preview_undo(history(write, result)).possible
    assert desk.books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
    assert desk.company.get(_NAMES[kind], key)["Active"] is True


def test_an_edit_is_taken_back_while_nobody_touched_it(desk: Stage) -> None:
    """Also what was empty before; afterwards somebody else's edit stands in the way."""
    before = read(desk, C, Key("1"))
    write = edit(desk, C, Key("1"), replace(before, note="baharu", email="x@y.my"))
    written = history(write, done(desk, write))
    assert desk.books.undo(written).outcome is WriteOutcome.WRITTEN
    assert read(desk, C, Key("1")) == before
    again = edit(desk, C, Key("1"), replace(before, note="baharu"))
    written = history(again, done(desk, again))
    desk.company.edit("Customer", "1", Notes="orang lain")
    assert not desk.books.preview_undo(written).possible
    assert desk.books.undo(written).outcome is WriteOutcome.MOVED
    assert desk.company.get("Customer", "1")["Notes"] == "orang lain"


def test_a_new_customer_is_taken_back_by_making_it_inactive(desk: Stage) -> None:
    """It cannot be deleted."""
    write = new(C, _CUSTOMER)
    result = done(desk, write)
    assert "inactive" in desk.books.preview_undo(history(write, result)).sentence
    desk.books.undo(history(write, result))
    assert desk.company.get("Customer", result.key)["Active"] is False


def test_what_it_names_is_gone(desk: Stage) -> None:
    """610 of an edit whose record is there: something that it names is inactive."""
    write = edit(desk, C, Key("1"), replace(read(desk, C, Key("1")), credit_term="77"))
    desk.simulator.refuse("610", "/customer")
    result = desk.books.apply(write)
    assert (result.outcome, result.code) == (WriteOutcome.REJECTED, "not_in_books")
    desk.company.remove("Customer", "1")
    assert desk.books.apply(write).outcome is WriteOutcome.MOVED
