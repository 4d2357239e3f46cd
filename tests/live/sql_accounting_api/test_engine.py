"""The whole engine over the vendor's API, in both directions, with nothing of an office PC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.documents import Invoice, Line
from connector.domain.entities import Entity
from connector.domain.inbox import InboxState
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import BORN_ON_PLATFORM, ChangeOutcome
from connector.domain.policies import KindPolicy, Policies
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.domain.writing import Deletion
from connector.store.sqlite import SqliteStore
from connector.sync.inbound import Inbound
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.contracts.source import everything, latest
from tests.fakes.clock import ManualClock
from tests.fakes.feed import MemoryFeed
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink
from tests.live.sql_accounting_api.simulator import Fault
from tests.live.sql_accounting_api.stage import Stage, customer, stage

BOTH = (EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT)


@dataclass(slots=True)
class Bridge:
    """A company behind the API, a platform in memory, and an engine between."""

    desk: Stage
    store: SqliteStore
    platform: MemorySink
    feed: MemoryFeed
    clock: ManualClock

    def run(self) -> RunRecord:
        """One run in both directions; whatever waits is due."""
        self.clock.advance(3600)
        policy = KindPolicy(write=True, deleted_on_platform=Deletion.DELETE)
        policies = Policies(kinds=dict.fromkeys(BOTH, policy))
        engine = Engine(
            ConnectionId("c1"), self.desk.source, self.platform, self.store, self.clock, MemoryReporter(),
            EngineOptions(retry_attempts=1), inbound=Inbound(self.feed, self.desk.books, self.store, policies),
        )  # fmt: skip
        return engine.run(Trigger.PERSON, sweep=SweepMode.ALWAYS)

    def mirrored(self) -> bool:
        """Whether the platform has exactly what the books have."""
        for kind in self.desk.source.kinds():
            ours = {key: change.entity for key, change in latest(everything(self.desk.source, kind)).items()}
            if ours != dict(self.platform.entities(kind)):
                return False
        return True


@pytest.fixture
def bridge(tmp_path: Path) -> Iterator[Bridge]:
    """Both sides equal after a first run."""
    with stage() as desk:
        store = SqliteStore(tmp_path / "state.sqlite3")
        made = Bridge(desk, store, MemorySink(), MemoryFeed(), ManualClock())
        assert made.run().outcome is Outcome.SUCCESS
        assert made.mirrored()
        yield made
        store.close()


def _of(bridge: Bridge, kind: EntityKind, key: str) -> Entity:
    return bridge.platform.entities(kind)[Key(key)]


def test_work_in_the_books_reaches_the_platform(bridge: Bridge) -> None:
    """New, edited, quietly changed in a payment, deleted: after one run both sides are equal."""
    added, edited = bridge.desk.add(), Key(str(bridge.desk.shelf.rows("salesinvoice")[7]["dockey"]))
    bridge.desk.edit(edited)
    bridge.desk.delete(Key(str(bridge.desk.shelf.rows("salesinvoice")[9]["dockey"])))
    assert bridge.run().outcome is Outcome.SUCCESS
    assert added in bridge.platform.entities(EntityKind.INVOICE)
    assert bridge.mirrored()


def test_a_chain_born_on_the_platform_is_posted_by_the_vendor(bridge: Bridge) -> None:
    """A customer, its invoice and its payment enter the books in that order, and the invoice is settled."""
    buyer = bridge.feed.create(Customer(code="", name="Baharu", currency="MYR"))
    invoice = bridge.feed.create(
        Invoice(
            number="", date=dt.date(2026, 11, 20), customer=f"{BORN_ON_PLATFORM}{buyer}", currency="MYR", total=500,
            local_total=500, lines=(Line(item="BARANG-1", unit="UNIT", unit_price=Decimal(5), amount=500),),
        )
    )  # fmt: skip
    part = Allocation(document_type="IV", document=f"{BORN_ON_PLATFORM}{invoice}", amount=500)
    payment = bridge.feed.create(
        Payment(
            number="", date=dt.date(2026, 11, 21), customer=f"{BORN_ON_PLATFORM}{buyer}", method="310-001",
            currency="MYR", amount=500, local_amount=500, allocations=(part,),
        )
    )  # fmt: skip
    bridge.run()
    assert [bridge.feed.outcome(change) for change in (buyer, invoice, payment)] == [ChangeOutcome.APPLIED] * 3
    found = _of(bridge, EntityKind.INVOICE, bridge.feed.answers[invoice].key)
    assert isinstance(found, Invoice)
    assert (found.paid, found.outstanding, bridge.feed.answers[buyer].key) == (500, 0, "300-B0001")
    assert bridge.mirrored()


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.REFUSED, Fault.PAGE_AFTER, Fault.PAGE, Fault.SLOW_DOWN])
def test_whatever_befalls_a_write_it_is_there_once(bridge: Bridge, fault: Fault) -> None:
    """The run after the fault settles what is open; nothing is made twice and nothing is lost."""
    before = len(bridge.desk.shelf.rows("customer"))
    change = bridge.feed.create(Customer(code="", name="Sekali Sahaja", currency="MYR"))
    bridge.desk.simulator.strike(fault, "POST", "/customer")
    bridge.run()
    bridge.run()
    assert bridge.feed.outcome(change) is ChangeOutcome.APPLIED
    assert len(bridge.desk.shelf.rows("customer")) == before + 1
    assert bridge.mirrored()


def test_both_sides_edit_one_record(bridge: Bridge) -> None:
    """Different fields go together; the same field waits for a person, and neither value is lost."""
    seen = _of(bridge, EntityKind.CUSTOMER, "300-A0001")
    assert isinstance(seen, Customer)
    record = bridge.desk.shelf.get("customer", "300-A0001")
    record["remark"] = "dari buku"
    bridge.desk.shelf.touch(record)
    apart = bridge.feed.edit(seen, replace(seen, phone="03-77"), "300-A0001")
    against = bridge.feed.edit(seen, replace(seen, remark="dari platform"), "300-A0001")
    bridge.run()
    assert bridge.feed.outcome(apart) is ChangeOutcome.APPLIED
    assert bridge.feed.outcome(against) is ChangeOutcome.CONFLICT
    entry = bridge.store.inbox_entry(against)
    assert entry is not None
    assert entry.state is InboxState.CONFLICT
    after = _of(bridge, EntityKind.CUSTOMER, "300-A0001")
    assert isinstance(after, Customer)
    assert (after.phone, after.remark) == ("03-77", "dari buku")


def test_a_deletion_on_the_platform_is_one_in_the_books(bridge: Bridge) -> None:
    """A record without a past is deleted there, as the policy says."""
    bridge.desk.shelf.create("customer", customer("300-X0001", "Tanpa Urusan"))
    bridge.run()
    change = bridge.feed.delete(_of(bridge, EntityKind.CUSTOMER, "300-X0001"), "300-X0001")
    bridge.run()
    assert bridge.feed.outcome(change) is ChangeOutcome.APPLIED
    assert bridge.desk.shelf.find("customer", code="300-X0001") is None
    assert bridge.mirrored()


def test_a_restored_company_stops_the_run_before_anything_is_deleted(bridge: Bridge) -> None:
    """An old backup behind the API deletes nothing on the platform; a person is asked."""
    before = dict(bridge.platform.entities(EntityKind.INVOICE))
    for endpoint in ("salesinvoice", "customerinvoice", "customerpayment"):
        bridge.desk.shelf.records[endpoint].clear()
    run = bridge.run()
    assert (run.outcome, run.error_code) == (Outcome.FAILED, "timeline_broken")
    assert dict(bridge.platform.entities(EntityKind.INVOICE)) == before
