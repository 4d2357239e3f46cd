"""Writing contacts and items: once, only over the state that was seen, and back out again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from msgspec.structs import replace

from connector.domain.entities import Entity
from connector.domain.errors import AnswerLost, WrongCompany
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Address, Customer, PartyState
from connector.domain.products import Product, Unit
from connector.domain.writing import Deletion, WriteOutcome
from connector.ledger.wished import unlike
from tests.fakes.xero.server import Fault
from tests.live.account_writes import done, edit, history, new, read, removal
from tests.live.xero.published import unwritable
from tests.live.xero.stage import Stage, stage

C, PRODUCT = EntityKind.CUSTOMER, EntityKind.PRODUCT
_CUSTOMER = Customer(
    code="", name='Ujian Niaga 测试 O"Neil', currency="MYR", email="a@b.my", phone="03-9", remark="A-77",
    billing_address=Address(lines=("1 Jalan Satu", "Taman"), city="Ipoh", postcode="30000"),
    delivery_addresses=(Address(lines=("2 Jalan Dua",)),),
)  # fmt: skip
_PRODUCT = Product(
    code="U-1", description="Ujian", long_description="Panjang", base_unit="each",
    units=(Unit(name="each", base=True, price=Decimal("10.0512"), cost=Decimal(4)),),
)  # fmt: skip
_NEW: tuple[tuple[EntityKind, Entity], ...] = ((C, _CUSTOMER), (PRODUCT, _PRODUCT))
_NAMES = {C: "Contacts", PRODUCT: "Items"}
_BOTH = pytest.mark.parametrize(("kind", "entity"), _NEW, ids=[kind.value for kind, _ in _NEW])


@pytest.fixture
def desk() -> Iterator[Stage]:
    """An organisation of its own."""
    with stage() as made:
        yield made


def _first(desk: Stage, kind: EntityKind = C) -> Key:
    row = desk.company.rows(_NAMES[kind])[2]
    return Key(row["ContactID"] if kind is C else row["Code"])


def _customer(desk: Stage, key: Key) -> Customer:
    found = read(desk, C, key)
    assert isinstance(found, Customer)
    return found


@_BOTH
def test_a_new_record_is_read_back_as_it_was_wished(desk: Stage, kind: EntityKind, entity: Entity) -> None:
    """Every field arrives, nothing else is made, and nothing is read for it but whose books these are."""
    before, write = len(desk.company.rows(_NAMES[kind])), new(kind, entity)
    result = done(desk, write)
    asked = [line.split("?")[0] for line in desk.simulator.asked if "Organisation" not in line]
    assert asked == ["GET /connections", f"PUT /api.xro/2.0/{_NAMES[kind]}"]
    keys = [head.get("idempotency-key") for head in desk.simulator.heads]
    assert [key for key in keys if key] == [write.id]
    assert "summarizeErrors=false" in next(line for line in desk.simulator.asked if line.startswith("PUT"))
    assert not unlike(read(desk, kind, result.key), write)
    assert len(desk.company.rows(_NAMES[kind])) == before + 1


def test_an_edit_sends_what_changed_and_nothing_else(desk: Stage) -> None:
    """What this program does not know stays, also in an address that it changes."""
    key = _first(desk)
    streets = [{"AddressType": "STREET", "AddressLine1": "x", "AttentionTo": "Ali"}]
    streets += [{"AddressType": "POBOX", "City": "Klang"}]
    desk.company.edit("Contacts", key, Website="http://x", Addresses=streets)
    seen = _customer(desk, key)
    delivery = replace(seen.delivery_addresses[0], city="Melaka")
    done(desk, edit(desk, C, key, replace(seen, delivery_addresses=(delivery,), phone="03-55")))
    after = desk.company.get("Contacts", key)
    assert set(desk.simulator.written()[-1]) == {"ContactID", "Addresses", "Phones"}
    assert (after["Website"], after["Addresses"][0]["AttentionTo"]) == ("http://x", "Ali")
    assert _customer(desk, key) == replace(seen, delivery_addresses=(delivery,), phone="03-55")


def test_what_is_taken_away_is_gone_and_everything_else_stays(desk: Stage) -> None:
    """An empty text takes away."""
    key = _first(desk)
    seen = _customer(desk, key)
    wish = replace(seen, remark=None, email=None, phone=None, billing_address=None)
    done(desk, edit(desk, C, key, wish))
    assert _customer(desk, key) == wish


def test_what_somebody_saved_in_the_moment_before_is_not_overwritten(desk: Stage) -> None:
    """There is no version: the record is read right before it is written, whatever was told of it earlier."""
    key = _first(desk)
    write = edit(desk, C, key, replace(_customer(desk, key), phone="03-55"))
    desk.company.edit("Contacts", key, AccountNumber="orang lain")
    assert desk.books.apply(write).outcome is WriteOutcome.MOVED
    assert not desk.simulator.written()
    again = edit(desk, C, key, replace(_customer(desk, key), phone="03-55"))
    done(desk, again)
    assert desk.company.get("Contacts", key)["AccountNumber"] == "orang lain"


def test_a_save_within_the_moment_loses_nothing_but_the_same_field(desk: Stage) -> None:
    """Between the look and the write somebody else may save: only what was wished is sent."""
    key = _first(desk)
    write = edit(desk, C, key, replace(_customer(desk, key), phone="03-55"))
    desk.simulator.before(
        "/Contacts", lambda: desk.company.edit("Contacts", key, AccountNumber="sekarang"), method="POST"
    )
    done(desk, write)
    after = _customer(desk, key)
    assert (after.remark, after.phone) == ("sekarang", "03-55")


@_BOTH
@pytest.mark.parametrize("fault", [Fault.LOST, Fault.FAILED_AFTER, Fault.BROKEN])
@pytest.mark.parametrize("forgotten", [False, True], ids=["", "key forgotten"])
def test_a_lost_answer_is_never_a_second_record(
    desk: Stage, kind: EntityKind, entity: Entity, fault: Fault, forgotten: bool
) -> None:
    """It is asked for, and sent again it is the same one; when Xero forgot the key it is refused then, as the name may
    be somebody else's."""
    before, write = len(desk.company.rows(_NAMES[kind])), new(kind, entity)
    desk.simulator.strike(fault, f"/{_NAMES[kind]}", "PUT")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    if forgotten:
        desk.simulator.answers.clear()
    settled = desk.books.settle(write)
    assert settled is not None
    assert settled.outcome is WriteOutcome.WRITTEN
    again = desk.books.apply(write)
    expected = (WriteOutcome.REJECTED, "duplicate_key") if forgotten else (WriteOutcome.WRITTEN, "")
    assert (again.outcome, again.code) == expected
    assert forgotten or again.key == settled.key
    assert len(desk.company.rows(_NAMES[kind])) == before + 1


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.FAILED])
def test_what_never_arrived_is_told_as_that(desk: Stage, fault: Fault) -> None:
    """Then it is written."""
    write = new(C, _CUSTOMER)
    desk.simulator.strike(fault, "/Contacts", "PUT")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    assert desk.books.settle(write) is None
    done(desk, write)


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.CUT])
def test_a_lost_edit_is_settled_by_the_record(desk: Stage, fault: Fault) -> None:
    """What it wished is there, or is not."""
    key = _first(desk)
    write = edit(desk, C, key, replace(_customer(desk, key), remark="baharu"))
    desk.simulator.strike(fault, "/Contacts", "POST")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    assert (desk.books.settle(write) is not None) == (fault is Fault.LOST)
    assert (desk.company.get("Contacts", key)["AccountNumber"] == "baharu") == (fault is Fault.LOST)


@pytest.mark.parametrize("fault", [Fault.MINUTE, Fault.DAY, Fault.CONCURRENT, Fault.APP])
def test_a_limit_puts_a_write_off(desk: Stage, fault: Fault) -> None:
    """429 is no refusal."""
    desk.simulator.strike(fault, "/Contacts", "PUT")
    assert desk.books.apply(new(C, _CUSTOMER)).outcome is WriteOutcome.BUSY


def test_new_records_never_overwrite(desk: Stage) -> None:
    """POST without an identifier would: a name or code that is taken is refused, and stays as it is."""
    company = desk.company
    taken = company.rows("Contacts")[3]
    created = desk.books.apply(new(C, replace(_CUSTOMER, name=taken["Name"])))
    renamed = desk.books.apply(edit(desk, C, _first(desk), replace(_customer(desk, _first(desk)), name=taken["Name"])))
    thing = desk.books.apply(new(PRODUCT, replace(_PRODUCT, code="B-1")))
    for result in (created, renamed, thing):
        assert (result.outcome, result.code) == (WriteOutcome.REJECTED, "duplicate_key")
    assert company.get("Contacts", taken["ContactID"])["AccountNumber"] == "A-1"
    found = company.find("Items", Code="B-1")
    assert found is not None
    assert found["Name"] == "Barang B-1"
    assert desk.books.find_alike(C, new(C, replace(_CUSTOMER, name=taken["Name"])).content) == (taken["ContactID"],)
    assert desk.books.find_alike(PRODUCT, new(PRODUCT, replace(_PRODUCT, code="B-1")).content) == ("B-1",)


def test_nothing_is_written_into_another_organisation(desk: Stage) -> None:
    """The sign-in opens others, and this one no more: no request to write leaves."""
    everything = desk.source.identify()
    assert everything.marks["tenant"] == desk.company.tenant
    desk.simulator.connected.clear()
    for _ in range(2):
        with pytest.raises(WrongCompany, match="choose the organisation"):
            desk.books.apply(new(C, _CUSTOMER))
    assert not desk.simulator.written()


def test_after_another_token_it_is_asked_again_whose_books_these_are(desk: Stage) -> None:
    """A token that is renewed between two writes may open something else."""
    done(desk, new(C, _CUSTOMER))
    desk.simulator.tokens = lambda token: token == "access-second"
    desk.tokens.next = "access-second"
    desk.simulator.connected.clear()
    with pytest.raises(WrongCompany):
        desk.books.apply(new(C, replace(_CUSTOMER, name="Lain")))
    assert len(desk.simulator.written()) == 2  # the second was refused for its token, and not sent again
    assert not desk.company.find("Contacts", Name="Lain")


@pytest.mark.parametrize(
    ("kind", "wish", "words"),
    [
        (C, replace(_CUSTOMER, code="300-A1"), "gives the code"),
        (C, replace(_CUSTOMER, currency="GBP"), ""),
        (C, replace(_CUSTOMER, area="Utara"), "no place for area"),
        (C, replace(_CUSTOMER, state=PartyState.SUSPENDED), "no word"),
        (C, replace(_CUSTOMER, delivery_addresses=(Address(lines=("1",)), Address(lines=("2",)))), "one delivery"),
        (PRODUCT, replace(_PRODUCT, code=""), "wants a code"),
        (PRODUCT, replace(_PRODUCT, code="x" * 31), "30 characters"),
        (PRODUCT, replace(_PRODUCT, description="x" * 51), "50 characters"),
        (PRODUCT, replace(_PRODUCT, base_unit="BOX"), "no units"),
        (PRODUCT, replace(_PRODUCT, units=(Unit(name="BOX"),)), "one price"),
        (PRODUCT, replace(_PRODUCT, units=(Unit(name="each", base=True, price=Decimal("1.23456")),)), "four decimals"),
    ],
)
def test_what_xero_has_no_place_for_is_refused_in_words(
    desk: Stage, kind: EntityKind, wish: Entity, words: str
) -> None:
    """Before anything is sent; a currency Xero itself judges."""
    result = desk.books.apply(new(kind, wish))
    if not words:
        assert result.outcome is WriteOutcome.WRITTEN
        return
    assert result.outcome is WriteOutcome.REJECTED
    assert words in result.reason
    assert not desk.simulator.written()


def test_a_contact_is_archived_and_comes_back(desk: Stage) -> None:
    """Never deleted; undoing makes it active again."""
    key = _first(desk)
    assert desk.books.apply(removal(desk, C, key, Deletion.DELETE)).outcome is WriteOutcome.REJECTED
    write = removal(desk, C, key, Deletion.DEACTIVATE)
    result = done(desk, write)
    assert desk.company.get("Contacts", key)["ContactStatus"] == "ARCHIVED"
    assert desk.books.settle(write) is not None
    assert desk.books.preview_undo(history(write, result)).possible
    assert desk.books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
    assert desk.company.get("Contacts", key)["ContactStatus"] == "ACTIVE"


def test_an_item_is_deleted_for_good(desk: Stage) -> None:
    """204 and no body; nothing brings it back."""
    key = _first(desk, PRODUCT)
    assert desk.books.apply(removal(desk, PRODUCT, key, Deletion.DEACTIVATE)).outcome is WriteOutcome.REJECTED
    write = removal(desk, PRODUCT, key, Deletion.DELETE)
    result = done(desk, write)
    assert desk.company.find("Items", Code=key) is None
    assert desk.books.settle(write) is not None
    assert not desk.books.preview_undo(history(write, result)).possible
    assert desk.books.apply(write).outcome is WriteOutcome.MOVED


@_BOTH
def test_writes_are_taken_back_while_nobody_touched_them(desk: Stage, kind: EntityKind, entity: Entity) -> None:
    """A new one and an edit; afterwards somebody else's edit stands in the way."""
    write = new(kind, entity)
    made = done(desk, write)
    before = read(desk, kind, made.key)
    wish = replace(before, remark="baharu") if kind is C else replace(before, note="baharu", long_description=None)
    change = edit(desk, kind, made.key, wish)
    changed = history(change, done(desk, change))
    assert read(desk, kind, made.key) == wish
    assert desk.books.undo(changed).outcome is WriteOutcome.WRITTEN
    assert read(desk, kind, made.key) == before
    first = history(write, made)
    assert desk.books.preview_undo(first).sentence.startswith("archives" if kind is C else "deletes")
    desk.kind = kind
    desk.edit(made.key)
    assert desk.books.undo(first).outcome is WriteOutcome.MOVED


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Account code '999' is not a valid code for this document.", "not_in_books"),
        ("The TaxType code 'X' does not exist or cannot be used for this type of transaction.", "not_in_books"),
        ("Email address must be valid.", "rejected"),
    ],
)
def test_the_words_of_a_validation_are_told(desk: Stage, said: str, code: str) -> None:
    """There are no codes: which of the three it is, the words decide."""
    desk.simulator.refusing.append(said)
    result = desk.books.apply(new(C, _CUSTOMER))
    assert (result.outcome, result.code) == (WriteOutcome.REJECTED, code)
    assert said in result.reason


def test_every_field_that_is_sent_is_one_of_the_schema(desk: Stage) -> None:
    """And none that only Xero itself writes."""
    done(desk, new(C, _CUSTOMER))
    done(desk, new(PRODUCT, _PRODUCT))
    done(desk, edit(desk, C, _first(desk), replace(_customer(desk, _first(desk)), remark="x", phone="1")))
    kinds = zip(("Contact", "Item", "Contact"), desk.simulator.written(), strict=True)
    assert not set().union(*(unwritable(name, sent) for name, sent in kinds))
