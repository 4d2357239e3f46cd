"""The whole engine over QuickBooks, in both directions."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.conflicts import Policy
from connector.domain.documents import Invoice, Line
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer, PartyState
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import BORN_ON_PLATFORM, ChangeId, ChangeOutcome
from connector.domain.products import Product
from connector.domain.runs import Equality, Outcome
from connector.hosting.metering import options_for
from connector.online.reference import reference_in
from connector.sync.options import SweepMode
from tests.fakes.quickbooks.server import Fault
from tests.live.quickbooks.bridge import Bridge, bridge
from tests.live.quickbooks.stage import customer, item, payment, sale

C, PRODUCT = EntityKind.CUSTOMER, EntityKind.PRODUCT
_DAY = dt.date(2026, 11, 20)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Bridge]:
    """Both sides equal after a first run."""
    with bridge(tmp_path) as made:
        yield made


def _customer(both: Bridge, key: str) -> Customer:
    found = both.of(C, key)
    assert isinstance(found, Customer)
    return found


def test_work_in_quickbooks_reaches_the_platform(both: Bridge) -> None:
    """New, edited, made inactive, merged: equal after a run, without a sweep."""
    company = both.desk.company
    company.save("Customer", customer("Baharu"))
    company.save("Item", item("Barang Baharu"))
    company.edit("Customer", "3", Notes="lain")
    company.edit("Customer", "4", Active=False)
    company.merge("Customer", "5", "6")
    assert both.run(SweepMode.NEVER).outcome is Outcome.SUCCESS
    assert both.mirrored()


def test_a_run_that_finds_nothing_asks_three_times(both: Bridge) -> None:
    """Preferences, company, what changed: reading is metered."""
    both.desk.company.now += dt.timedelta(minutes=10)
    both.run(SweepMode.NEVER)
    before = list(both.desk.simulator.bodies)
    both.desk.simulator.asked.clear()
    both.run(SweepMode.NEVER)
    assert not [body for body in both.desk.simulator.bodies[len(before) :] if body]
    assert sorted(both.desk.simulator.counted()) == ["/cdc", f"/companyinfo/{both.desk.company.realm}", "/preferences"]
    assert len(both.desk.simulator.asked) == 3


def test_an_hour_of_a_quiet_company_costs_three_requests_a_run_and_one_sweep(both: Bridge) -> None:
    """As the platform hosts it: a run each five minutes, everything gone through once an hour, nothing read again."""
    both.desk.company.now += dt.timedelta(minutes=10)
    both.run(SweepMode.ALWAYS, 300)
    both.desk.simulator.asked.clear()
    for _ in range(12):
        both.run(SweepMode.DUE, 300, options_for(both.desk.source))
    assert both.desk.simulator.counted()["/query"] <= 2 * len(both.desk.source.kinds())
    assert len(both.desk.simulator.asked) <= 12 * 3 + 2 * len(both.desk.source.kinds())


def test_records_born_on_the_platform_are_made_in_quickbooks(both: Bridge) -> None:
    """A customer and a product; their codes are QuickBooks' own."""
    buyer = both.feed.create(Customer(code="", name="Dari Platform", currency="MYR", phone="03-1"))
    thing = both.feed.create(Product(code="", description="Barang Platform"))
    both.run()
    assert [both.feed.outcome(change) for change in (buyer, thing)] == [ChangeOutcome.APPLIED] * 2
    found = both.desk.company.find("Customer", DisplayName="Dari Platform")
    assert found is not None
    assert _customer(both, both.feed.answers[buyer].key or "").code == found["Id"]
    assert both.mirrored()


def test_a_chain_born_on_the_platform_is_posted(both: Bridge) -> None:
    """A customer, its invoice and its payment enter QuickBooks in that order, and the invoice is settled."""
    buyer = both.feed.create(Customer(code="", name="Baharu", currency="MYR"))
    invoice = both.feed.create(_sale(both, f"{BORN_ON_PLATFORM}{buyer}", 500))
    part = Allocation(document_type="IV", document=f"{BORN_ON_PLATFORM}{invoice}", amount=300)
    payment = both.feed.create(
        Payment(
            number="", date=_DAY, customer=f"{BORN_ON_PLATFORM}{buyer}", currency="MYR", amount=400, local_amount=400,
            allocations=(part,),
        )
    )  # fmt: skip
    both.run()
    assert [both.feed.outcome(change) for change in (buyer, invoice, payment)] == [ChangeOutcome.APPLIED] * 3
    both.run()
    found = both.of(EntityKind.INVOICE, both.feed.answers[invoice].key or "")
    assert isinstance(found, Invoice)
    assert (found.paid, found.outstanding, found.note) == (300, 200, None)
    assert both.mirrored()


def test_work_on_documents_reaches_the_platform(both: Bridge) -> None:
    """New, settled, voided and deleted documents: after a run with its sweep both sides are equal, to the sen."""
    company = both.desk.company
    invoices = [row["Id"] for row in company.rows("Invoice")]
    thing = company.rows("Item")[0]["Id"]
    company.save("Invoice", sale("4", thing, Decimal("12.34"), "IV-BAHARU"))
    company.save("Payment", payment("4", invoices[4], Decimal(1)))
    company.void("Invoice", {"Id": invoices[5], "SyncToken": company.get("Invoice", invoices[5])["SyncToken"]})
    company.delete("Invoice", {"Id": invoices[3], "SyncToken": "0"})
    company.delete("CreditMemo", {"Id": company.rows("CreditMemo")[0]["Id"], "SyncToken": "0"})
    run = both.run()
    assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL)
    assert both.mirrored()


def test_edits_of_both_sides_go_together(both: Bridge) -> None:
    """Different fields are merged; the same field waits for a person, and neither value is lost."""
    seen = _customer(both, "1")
    both.desk.company.edit("Customer", "1", Notes="dari buku")
    apart = both.feed.edit(seen, replace(seen, phone="03-77"), "1")
    against = both.feed.edit(seen, replace(seen, note="dari platform"), "1")
    both.run()
    assert both.feed.outcome(apart) is ChangeOutcome.APPLIED
    assert both.feed.outcome(against) is ChangeOutcome.CONFLICT
    entry = both.store.inbox_entry(against)
    assert entry is not None
    assert entry.state is InboxState.CONFLICT
    after = _customer(both, "1")
    assert (after.phone, after.note) == ("03-77", "dari buku")


def test_a_save_in_the_very_moment_is_merged_and_not_overwritten(both: Bridge) -> None:
    """5010 is planned anew within the run: what somebody saved, and what the platform wished, are both there."""
    seen = _customer(both, "1")
    change = both.feed.edit(seen, replace(seen, phone="03-77"), "1")
    both.desk.simulator.before("/customer", lambda: both.desk.company.edit("Customer", "1", Notes="sekarang"))
    both.run()
    both.run()
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED
    after = _customer(both, "1")
    assert (after.phone, after.note) == ("03-77", "sekarang")
    assert both.mirrored()


@pytest.mark.parametrize("fault", [each for each in Fault if each is not Fault.REFUSED])
def test_whatever_befalls_a_write_it_is_there_once(both: Bridge, fault: Fault) -> None:
    """The runs after the fault settle what is open; nothing is made twice and nothing is lost."""
    before = len(both.desk.company.rows("Customer"))
    change = both.feed.create(Customer(code="", name="Sekali Sahaja", currency="MYR"))
    both.desk.simulator.strike(fault, "/customer")
    for _ in range(3):
        both.run()
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED
    assert len(both.desk.company.rows("Customer")) == before + 1
    assert both.mirrored()


@pytest.mark.parametrize("fault", [each for each in Fault if each is not Fault.REFUSED])
@pytest.mark.parametrize("path", ["/cdc", "/query", "/preferences", "/companyinfo"])
def test_whatever_befalls_a_reading_nothing_is_lost(both: Bridge, path: str, fault: Fault) -> None:
    """A run that was broken off is made good by the next one, and deletes nothing."""
    both.desk.company.edit("Customer", "3", Notes="lain")
    both.desk.simulator.strike(fault, path)
    both.run()
    both.run()
    assert both.mirrored()


def test_a_deletion_on_the_platform_makes_inactive(both: Bridge) -> None:
    """And the platform has it back as inactive."""
    change = both.feed.delete(_customer(both, "7"), "7")
    both.run()
    both.run()
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED
    assert both.desk.company.get("Customer", "7")["Active"] is False
    assert _customer(both, "7").state is PartyState.INACTIVE


@pytest.mark.parametrize("seed", range(4))
def test_two_offices_and_a_bad_line_end_equal(both: Bridge, seed: int) -> None:
    """People on both sides work at random while requests fail at random: nothing is doubled, and both sides agree."""
    rng = random.Random(seed)
    both.conflict = Policy.PLATFORM_WINS
    wished: set[ChangeId] = set()
    for step in range(12):
        for _ in range(rng.randrange(3)):
            _work_there(both, rng, f"{seed}.{step}")
        for _ in range(rng.randrange(3)):
            wished |= _work_here(both, rng, f"{seed}.{step}")
        for _ in range(rng.randrange(3)):
            fault = rng.choice([each for each in Fault if each is not Fault.REFUSED])
            both.desk.simulator.strike(fault, rng.choice(["/customer", "/cdc", "/query", "/invoice"]))
        both.run(rng.choice([SweepMode.NEVER, SweepMode.ALWAYS]))
    both.desk.simulator.faults.clear()
    for _ in range(4):
        both.run()
    assert {both.feed.outcome(change) for change in wished} <= {ChangeOutcome.APPLIED, ChangeOutcome.REJECTED}
    names = [row["DisplayName"] for row in both.desk.company.rows("Customer")]
    assert len(names) == len(set(names))
    ours = [found for row in both.desk.company.rows("Invoice") if (found := reference_in(row.get("PrivateNote")))]
    assert len(ours) == len(set(ours))
    assert both.mirrored()


def _sale(both: Bridge, buyer: str, sen: int) -> Invoice:
    line = Line(item=both.desk.company.rows("Item")[0]["Id"], amount=sen)
    return Invoice(number="", date=_DAY, customer=buyer, currency="MYR", total=sen, local_total=sen, lines=(line,))


def _work_there(both: Bridge, rng: random.Random, word: str) -> None:
    company = both.desk.company
    key = rng.choice(sorted(company.records["Customer"]))
    thing = company.rows("Item")[0]["Id"]
    match rng.randrange(7):
        case 4 if company.get("Customer", key)["Active"]:
            made = company.save("Invoice", sale(key, thing, Decimal(rng.randrange(1, 900)) / 100))
            if rng.random() < 0.5:
                company.save("Payment", payment(key, made["Id"], made["TotalAmt"]))
        case 5 if company.rows("Payment"):
            last = company.rows("Payment")[-1]
            company.delete("Payment", {"Id": last["Id"], "SyncToken": last["SyncToken"]})
        case 0:
            company.save("Customer", customer(f"Di QuickBooks {word} {rng.random()}"))
        case 1:
            company.edit("Customer", key, Notes=f"buku {word}")
        case 2:
            company.edit("Customer", key, Active=rng.random() < 0.5)
        case _:
            company.edit("Item", rng.choice(sorted(company.records["Item"])), Description=f"buku {word}")


def _work_here(both: Bridge, rng: random.Random, word: str) -> set[ChangeId]:
    there = both.platform.entities(C)
    key = rng.choice(sorted(there))
    seen = there[Key(key)]
    assert isinstance(seen, Customer)
    match rng.randrange(4):
        case 3 if seen.state is PartyState.ACTIVE:
            return {both.feed.create(_sale(both, key, rng.randrange(1, 90_000)))}
        case 0:
            return {both.feed.create(Customer(code="", name=f"Di Platform {word} {rng.random()}", currency="MYR"))}
        case 1 if seen.phone != f"03-{word}":
            return {both.feed.edit(seen, replace(seen, phone=f"03-{word}"), key)}
        case _ if seen.state is PartyState.ACTIVE:
            return {both.feed.edit(seen, replace(seen, note=f"platform {word}"), key)}
    return set()
