"""The whole engine over Xero, in both directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.documents import Invoice, Line
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer, PartyState
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import BORN_ON_PLATFORM, ChangeOutcome
from connector.domain.products import Product
from connector.domain.runs import Equality, Outcome
from connector.hosting.metering import options_for
from connector.sync.options import SweepMode
from tests.fakes.xero.server import Fault
from tests.live.xero.bridge import Bridge, bridge
from tests.live.xero.stage import buyer, contact, item, payment, sale

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
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


def _sale(buyer_: str, sen: int) -> Invoice:
    line = Line(item="B-0", amount=sen)
    return Invoice(number="", date=_DAY, customer=buyer_, currency="MYR", total=sen, local_total=sen, lines=(line,))


def test_work_in_xero_reaches_the_platform(both: Bridge) -> None:
    """New, edited, archived, approved, paid, voided, deleted: equal after a run, to the sen."""
    company = both.desk.company
    company.save("Contacts", contact("Baharu"))
    company.save("Items", item("BAHARU"))
    company.edit("Contacts", company.rows("Contacts")[3]["ContactID"], ContactStatus="ARCHIVED")
    company.delete("Items", company.rows("Items")[3]["ItemID"])
    invoices = [row for row in company.rows("Invoices") if row["Type"] == "ACCREC"]
    company.edit("Invoices", invoices[4]["InvoiceID"], Status="VOIDED")
    company.edit(
        "Invoices", next(row for row in invoices if row["Status"] == "DRAFT")["InvoiceID"], Status="AUTHORISED"
    )
    company.create("Payments", payment(invoices[5]["InvoiceID"], Decimal(1)))
    company.edit("Payments", company.rows("Payments")[0]["PaymentID"], Status="DELETED")
    company.save("CreditNotes", sale(buyer(company), Decimal("12.34"), plural="CreditNotes"))
    run = both.run()
    assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL)
    assert both.mirrored()


def test_an_hour_of_a_quiet_organisation_costs_a_request_a_kind_and_one_sweep(both: Bridge) -> None:
    """A run each five minutes and everything gone through once an hour: two thirds of a day's requests at most."""
    both.desk.company.now += dt.timedelta(minutes=10)
    both.run(SweepMode.ALWAYS, 300)
    both.desk.simulator.asked.clear()
    for _ in range(12):
        both.run(SweepMode.DUE, 300, options_for(both.desk.source))
    assert len(both.desk.simulator.asked) <= 12 * 6 + 2 * 5
    assert len(both.desk.simulator.asked) * 24 < 5_000 * 2 / 3


def test_a_code_that_was_changed_is_the_same_item(both: Bridge) -> None:
    """Items are known by their code; what is called otherwise now is no new one."""
    company = both.desk.company
    company.edit("Items", company.rows("Items")[1]["ItemID"], Code="LAIN")
    both.run()
    assert both.mirrored()
    assert isinstance(both.of(EntityKind.PRODUCT, "LAIN"), Product)


def test_a_chain_born_on_the_platform_is_posted(both: Bridge) -> None:
    """A contact, an item, its invoice and the payment enter Xero in that order, and the invoice is settled."""
    who = both.feed.create(Customer(code="", name="Baharu", currency="MYR"))
    what = both.feed.create(Product(code="P-1", description="Barang"))
    bought = _sale(f"{BORN_ON_PLATFORM}{who}", 500)
    line = replace(bought.lines[0], item=f"{BORN_ON_PLATFORM}{what}", account="200", description="Barang")
    invoice = both.feed.create(replace(bought, lines=(line,)))
    part = Allocation(document_type="IV", document=f"{BORN_ON_PLATFORM}{invoice}", amount=300)
    paid = both.feed.create(
        Payment(
            number="", date=_DAY, customer=f"{BORN_ON_PLATFORM}{who}", currency="MYR", amount=300, local_amount=300,
            allocations=(part,),
        )
    )  # fmt: skip
    both.run()
    assert [both.feed.outcome(change) for change in (who, what, invoice, paid)] == [ChangeOutcome.APPLIED] * 4
    both.run()
    found = both.of(INVOICE, both.feed.answers[invoice].key or "")
    assert isinstance(found, Invoice)
    assert (found.paid, found.outstanding, found.description) == (300, 200, None)
    assert both.mirrored()


def test_edits_of_both_sides_go_together(both: Bridge) -> None:
    """Different fields are merged; the same field waits for a person, and neither value is lost."""
    key = buyer(both.desk.company)
    seen = _customer(both, key)
    both.desk.company.edit("Contacts", key, AccountNumber="dari buku")
    apart = both.feed.edit(seen, replace(seen, phone="03-77"), key)
    against = both.feed.edit(seen, replace(seen, remark="dari platform"), key)
    both.run()
    assert both.feed.outcome(apart) is ChangeOutcome.APPLIED
    assert both.feed.outcome(against) is ChangeOutcome.CONFLICT
    after = _customer(both, key)
    assert (after.phone, after.remark) == ("03-77", "dari buku")


def test_deletions_on_the_platform_archive_void_and_delete(both: Bridge) -> None:
    """And the platform has contact and invoice back as what they are then."""
    company = both.desk.company
    who = Key(company.rows("Contacts")[7]["ContactID"])
    bill = Key(company.rows("Invoices")[4]["InvoiceID"])
    paid = Key(next(row["PaymentID"] for row in company.rows("Payments") if row["Status"] == "AUTHORISED"))
    things = [(C, who), (INVOICE, bill), (EntityKind.PAYMENT, paid), (EntityKind.PRODUCT, Key("B-3"))]
    changes = [both.feed.delete(both.of(kind, key), key) for kind, key in things]
    both.run()
    both.run()
    assert [both.feed.outcome(change) for change in changes] == [ChangeOutcome.APPLIED] * 4
    assert _customer(both, who).state is PartyState.INACTIVE
    void = both.of(INVOICE, bill)
    assert isinstance(void, Invoice)
    assert void.cancelled
    assert company.get("Payments", paid)["Status"] == "DELETED"
    assert both.mirrored()


_BEFALLING = [each for each in Fault if each not in (Fault.NOT_FOUND, Fault.INVALID)]


@pytest.mark.parametrize("fault", _BEFALLING)
def test_whatever_befalls_a_write_it_is_there_once(both: Bridge, fault: Fault) -> None:
    """Also a token that is taken back, a scope that is removed, an organisation that is disconnected in the middle of
    a run, once they are back. The runs after the fault settle what is open: nothing is made twice, nothing lost."""
    before = len(both.desk.company.rows("Invoices"))
    change = both.feed.create(_sale(buyer(both.desk.company), 1250))
    both.desk.simulator.strike(fault, "/Invoices", "PUT")
    for _ in range(3):
        both.run(after=6000)
    assert both.feed.outcome(change) is ChangeOutcome.APPLIED
    assert len(both.desk.company.rows("Invoices")) == before + 1
    assert both.mirrored()


@pytest.mark.parametrize("fault", list(Fault))
@pytest.mark.parametrize("path", ["/Contacts", "/Organisation"])
def test_whatever_befalls_a_reading_nothing_is_lost(both: Bridge, path: str, fault: Fault) -> None:
    """A run that was broken off is made good by the next one, and deletes nothing."""
    key = buyer(both.desk.company)
    both.desk.company.edit("Contacts", key, AccountNumber="lain")
    both.desk.source.close()
    both.desk.simulator.strike(fault, path)
    both.run()
    assert len(both.platform.entities(C)) == 12
    both.run(after=6000)
    assert both.mirrored()


def test_a_storm_of_429_ends_equal(both: Bridge) -> None:
    """Half of all requests are turned away, of all four sorts, for twenty runs."""
    company, storm = both.desk.company, [Fault.MINUTE, Fault.DAY, Fault.CONCURRENT, Fault.APP]
    changes = []
    for n in range(20):
        company.save("Contacts", contact(f"Ribut {n}"))
        changes.append(both.feed.create(_sale(buyer(company), 100 + n)))
        both.desk.simulator.strike(storm[n % 4], times=1 + n % 3)
        both.run(after=6000)
    both.desk.simulator.faults.clear()
    both.run(after=6000)
    both.run(after=6000)
    assert {both.feed.outcome(change) for change in changes} == {ChangeOutcome.APPLIED}
    assert both.mirrored()
