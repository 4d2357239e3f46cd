"""The kill matrix in both directions: people on the platform make records, the office works on, and runs die.

Each round some records are made and edited on the platform, again and again, while runs are killed, the platform is
killed, a line to either side is cut, and recoveries fare alike; then a run goes through. Afterwards every change has
its outcome, the books have each record once and whole, they balance, and both sides are equal.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, Protocol, cast

import msgspec

from cloud_api.editing.commands import editor_of
from cloud_api.editing.service import EditingService
from connector.agent.books_commands import Rehearsing
from connector.domain.documents import Invoice, Line
from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from connector.domain.payments import Allocation, Payment
from connector.domain.ports import Source
from connector.domain.products import Product, Unit
from connector.domain.secret import Secret
from connector.mapping import load
from connector.providers.registry import open_books
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from tests.live.comparison import PROVIDER
from tests.live.kill_blows import SURVIVED, Blow, Disturber
from tests.live.kill_process import Fault, perform
from tests.live.kill_world import Tenant, World
from tests.live.kills import Verdict
from tests.live.walked import OneSecret
from tests.sample.variant import Sizes

SIZES: Final = Sizes(customers=60, products=80, invoices=500, cash_sales=20, credit_notes=10, payments=300)
"""Enough documents to rehearse."""
_REHEARSED: Final = (EntityKind.INVOICE, EntityKind.PAYMENT)
_STORMY: Final = 60
"""Recoveries die at one of so many first steps."""
_QUIET: Final = 15
"""A run that finds nothing to do has at least so many steps."""
_DAYS: Final = (
    (Blow.PLATFORM_LINE, Blow.PLATFORM, Blow.AGENT, Blow.BOOKS_LINE),
    (Blow.PLATFORM, Blow.PLATFORM_LINE, Blow.BOOKS_LINE, Blow.AGENT),
)
"""Those that a run survives first: the next one begins with a day's work only."""
_RECOVERING: Final = (Blow.AGENT, Blow.AGENT, Blow.BOOKS_LINE, Blow.BOOKS_LINE, Blow.PLATFORM_LINE)


@dataclass(frozen=True, slots=True)
class Wish:
    """A record that was made on the platform."""

    kind: EntityKind
    change: str
    title: str


class Worker(Protocol):
    """Works on the platform, and in the books perhaps."""

    def work(self) -> list[Wish]:
        """A day's work: what was made on the platform."""

    def open_changes(self) -> list[str]:
        """Changes without a final outcome, and those that were refused."""


class Clerk:
    """Works on the platform, in one organization."""

    def __init__(self, world: World, tenant: Tenant, seed: int = 1) -> None:
        self._service = EditingService(world.database)
        self._editor = editor_of(world.database, tenant.slug, PROVIDER, "siti@kedai.my")
        self._world = world
        self._random = random.Random(seed)
        self._day = 0
        # Organizations of one company share its books: what one makes must not look like another's.
        self._mark = tenant.slug.rpartition("-")[2]

    def work(self) -> list[Wish]:
        """A customer, a product, an invoice to each of two customers, a payment, two edits."""
        self._day += 1
        day = self._day
        known, (item, unit) = self._customer(), self._item()
        customer = self._make(
            Customer(code="", name=f"Pelanggan Platform {self._mark}.{day}", currency="MYR", credit_term="30 Days")
        )
        product = self._make(
            Product(
                code=f"PL{self._mark}-{day:05}", description=f"Barang platform {day}", base_unit="UNIT",
                units=(Unit(name="UNIT", base=True, price=Decimal("9.9")),),
            )
        )  # fmt: skip
        to_new = self._make(self._invoice(f"new:{customer.change}", item, unit, 2))
        to_known = self._make(self._invoice(known, item, unit, 3))
        paid = self._make(
            Payment(
                number="", date=self._today(), customer=known, method="310-001", currency="MYR", amount=1000,
                local_amount=1000,
                allocations=(Allocation(document_type="IV", document=f"new:{to_known.change}", amount=1000),),
            )
        )  # fmt: skip
        self._edit(
            EntityKind.CUSTOMER, f"new:{customer.change}", {"name": f"Pelanggan Platform {self._mark}.{day} Sdn Bhd"}
        )
        self._edit(EntityKind.CUSTOMER, known, {"attention": None, "remark": f"hari {day}"})
        return [customer, product, to_new, to_known, paid]

    def open_changes(self) -> list[str]:
        """Changes without a final outcome, and those that were refused."""
        return self._world.not_applied(self._editor.organization_id)

    def _make(self, entity: Entity) -> Wish:
        kind = _KINDS[type(entity)]
        made = self._service.create(self._editor, kind, canonical(entity))
        title = getattr(entity, "name", "") or getattr(entity, "code", "")
        return Wish(kind, made.record.key.removeprefix("new:"), str(title))

    def _edit(self, kind: EntityKind, key: str, patch: dict[str, str | None]) -> None:
        wanted = {name: value for name, value in patch.items() if value is not None}
        self._service.edit(self._editor, kind, key, msgspec.json.encode(wanted), None)

    def _invoice(self, customer: str, item: str, unit: str, quantity: int) -> Invoice:
        line = Line(
            item=item, description="Barang", quantity=Decimal(quantity), unit=unit, unit_price=Decimal("12.5"),
            amount=quantity * 1250, local_amount=quantity * 1250,
        )  # fmt: skip
        total = quantity * 1250
        return Invoice(
            number="", date=self._today(), customer=customer, currency="MYR", lines=(line,), total=total,
            local_total=total,
        )  # fmt: skip

    def _today(self) -> date:
        return date.today()  # noqa: DTZ011  # the day of the office, which is this computer's

    def _customer(self) -> str:
        found = self._world.look("SELECT CODE FROM AR_CUSTOMER WHERE CURRENCYCODE = '----' AND CODE STARTING WITH '3'")
        return str(self._random.choice(found)[0])

    def _item(self) -> tuple[str, str]:
        found = self._world.look("SELECT CODE, DEFUOM_SL FROM ST_ITEM WHERE STOCKCONTROL = TRUE AND DEFUOM_SL > ''")
        code, unit = self._random.choice(found)
        return str(code), str(unit)


_KINDS: Final = {
    Customer: EntityKind.CUSTOMER,
    Product: EntityKind.PRODUCT,
    Invoice: EntityKind.INVOICE,
    Payment: EntityKind.PAYMENT,
}


def rehearsal(world: World, tenant: Tenant, folder: Path) -> dict[str, str]:
    """How these books post, learned once, as the memory keeps it."""
    books = world.order(tenant).books
    settings = SqlAccountingSettings(path=books.path, host=books.host, port=books.port)
    source = SqlAccountingSource(settings, OneSecret(Secret(books.password)), load(PROVIDER))
    try:
        return rehearsed(PROVIDER, source, folder, _REHEARSED)
    finally:
        source.close()


def rehearsed(provider: str, source: Source, folder: Path, kinds: Sequence[EntityKind]) -> dict[str, str]:
    """What a rehearsal of some books learns of some kinds, as the memory keeps it."""
    memory = SqliteStore(folder / "rehearsal.sqlite3")
    try:
        opened = cast(Rehearsing, open_books(provider, source, memory))
        told = [ready for kind in kinds for ready in opened.rehearse(kind)]
        blocked = [reason for ready in told if not ready.ready for reason in ready.reasons]
        if blocked:
            raise RuntimeError(f"the sample company cannot be written: {blocked}")
        return {name: memory.fact(name) or "" for name in (f"rehearsal:{kind.value}" for kind in kinds)}
    finally:
        memory.close()


def prepare(tenant: Tenant, facts: dict[str, str]) -> None:
    """Put what was rehearsed into a memory."""
    memory = SqliteStore(tenant.memory)
    try:
        for name, value in facts.items():
            memory.mark_fact(name, value)
    finally:
        memory.close()


def steps_of(world: World, tenant: Tenant, clerk: Worker) -> int:
    """How many durable steps a run has after a day's work on the platform; both sides are equal before and after."""
    perform(world.both_ways(tenant))
    clerk.work()
    steps = perform(world.both_ways(tenant)).steps
    perform(world.both_ways(tenant))
    return steps


def two_way_kills(
    world: World, tenant: Tenant, clerk: Worker, steps: Iterable[int], rng: random.Random, recoveries: int = 1
) -> Iterator[Verdict]:
    """Strike the runs after some days' work at each of these steps, each with another sort of blow, and then some
    recoveries; every run but the first recovers from the blow before, too."""
    with Disturber(world, rng) as disturber:
        for step in steps:
            wishes: list[Wish] = []
            died: list[str] = []
            for blow in _DAYS[step % len(_DAYS)]:
                wishes += clerk.work()
                died.append(disturber.run(replace(world.both_ways(tenant), die_at=step), blow))
            for _ in range(recoveries):
                blow = rng.choice(_RECOVERING)
                moment = rng.randint(1, _QUIET if blow in SURVIVED else _STORMY)
                died.append(disturber.run(replace(world.both_ways(tenant), die_at=moment), blow))
            name = f"both ways, step {step}"
            yield Verdict(name, ", ".join(filter(None, died)), judged(world, tenant, clerk, wishes))


def two_way_fault(world: World, tenant: Tenant, clerk: Worker, at: int) -> Verdict:
    """Kill a run right after a write into the books, and let a faulty one recover it; something must be wrong."""
    wishes = clerk.work()
    died = perform(replace(world.both_ways(tenant), die_at=at, die_on="after books apply")).died
    perform(replace(world.both_ways(tenant), fault=Fault.WRITES_AGAIN))
    return Verdict("fault: writes again", died, judged(world, tenant, clerk, wishes))


def judged(world: World, tenant: Tenant, clerk: Worker, wishes: Sequence[Wish]) -> tuple[str, ...]:
    """What is wrong after one more run that nobody disturbs."""
    wrong = world.differences(tenant, perform(world.both_ways(tenant)))
    wrong += clerk.open_changes()
    wrong += world.balance()
    for wish in wishes:
        count = world.copies(wish.kind, wish.change, wish.title)
        if count != 1:
            wrong.append(f"{wish.kind.value} {wish.title or wish.change} is {count} times in the books")
    return tuple(wrong)
