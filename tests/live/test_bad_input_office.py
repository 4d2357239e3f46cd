"""Trouble in the office itself: two PCs for one company, clocks that are wrong or set back."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from itertools import count

import msgspec
import pytest

from connector.domain.errors import LeaseHeld
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import Equality, Outcome, RunRecord, Trigger
from connector.sync.options import SweepMode
from tests.live.faults import ShakyPlatform
from tests.live.ledgers import engine_of
from tests.live.rig_bridge import Bridge, bridge
from tests.live.rig_faulty import Fault, FaultyServer
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.variant import Variant
from tests.sample.vendor_sales import NewLine

CUSTOMER = EntityKind.CUSTOMER
DAY = 86_400
_numbers = count(1)


@pytest.fixture
def new(firebird5: FirebirdServer, platform: ShakyPlatform) -> Iterator[Bridge]:
    """Books whose records the platform does not have yet."""
    with bridge(firebird5, platform, f"jam-{next(_numbers)}", Variant(engine=engine_of(firebird5))) as made:
        yield made


def work(made: Bridge, number: int, *, offset: int = 0) -> None:
    """A new customer with an invoice, a changed name, on a PC whose clock is some seconds ahead."""
    with made.vendor(offset=offset) as program:
        program.new_customer(f"K{number:05}", f"Pelanggan {number}")
        program.new_invoice(f"K{number:05}", [NewLine("Hantar", Decimal(2), Decimal("12.50"))])
        ((code,),) = program.books.rows("SELECT MIN(CODE) FROM AR_CUSTOMER")
        program.edit_customer(str(code), f"Nama {number}")


def test_two_agents_for_one_company(new: Bridge) -> None:
    """The second PC is told who keeps the company, and writes nothing; when it is free it takes over, nothing twice."""
    second = new.second_pc("PC-KAUNTER")
    met: list[RunRecord] = []
    run = new.run(after=CUSTOMER, happens=lambda: met.append(second.run()))
    said = second.told(met[0], LeaseHeld.code)
    assert "The PC PC-1 already keeps this company." in said
    assert "Stop BukuBridge on PC-1" in said
    assert met[0].counts == ()
    assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL)
    heads = new.heads()
    second.ends_equal()
    assert any("they are compared, not sent again" in note for note in second.reporter.notes)
    assert new.heads() == heads
    work(new, 1)
    second.ends_equal()
    new.ends_equal()


def test_the_clock_of_this_pc_is_set_back(new: Bridge) -> None:
    """By a year: what the office does afterwards still arrives, on schedule too, and so when it is right again."""
    new.ends_equal()
    new.clock.offset = dt.timedelta(days=-400)
    work(new, 1)
    run = new.run(SweepMode.DUE, trigger=Trigger.SCHEDULE)
    assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL)
    assert new.differences() == []
    new.clock.offset = dt.timedelta()
    work(new, 2)
    new.ends_equal()


def test_what_was_set_aside_by_a_clock_that_was_ahead(new: Bridge) -> None:
    """A record that was put off until next year, as it seems now, is tried again by the next run on schedule."""
    with closing(FaultyServer(new.platform.proxy.server_port)) as faulty:
        new.address = faulty.url
        new.clock.offset = dt.timedelta(days=400)
        with faulty.faulty(Fault("/records/customers", 413, holding=b'"300-B0001"')):
            new.run()
        assert (CUSTOMER, Key("300-B0001")) in new.problems()
        new.clock.offset = dt.timedelta()
        run = new.run(SweepMode.DUE, trigger=Trigger.SCHEDULE)
    assert (run.outcome, run.equality, new.problems()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    assert new.differences() == []


def test_the_clock_of_the_server_is_set_back(new: Bridge) -> None:
    """What was read up to is later than now: edits are found at once, without a sweep."""
    new.ends_equal()
    with closing(sqlite3.connect(new.memory)) as memory:
        for kind, cursor in memory.execute("SELECT kind, cursor FROM cursors").fetchall():
            position = msgspec.json.decode(cursor)
            position["mark"]["at"] += DAY
            position["mark"]["seen_at"] += DAY
            memory.execute(
                "UPDATE cursors SET cursor = ? WHERE kind = ?", (msgspec.json.encode(position).decode(), kind)
            )
        memory.commit()
    work(new, 1)
    run = new.run(SweepMode.NEVER, trigger=Trigger.SCHEDULE)
    assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL)
    assert new.differences() == []


@pytest.mark.parametrize("offset", [-30 * DAY, 30 * DAY])
def test_the_clock_of_a_workstation_is_wrong(new: Bridge, offset: int) -> None:
    """A month behind or ahead: its edits arrive, and so do those of the PC beside it that is right."""
    new.ends_equal()
    work(new, 1, offset=offset)
    new.ends_equal()
    work(new, 2)
    new.ends_equal()
