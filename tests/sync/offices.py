"""Two offices that work on the same customers and invoices: what the people in them see and do."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from msgspec.structs import replace

from connector.domain.conflicts import Choice
from connector.domain.documents import Invoice
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId, ChangeOutcome
from connector.domain.runs import Trigger
from tests.fakes.entities import customer, invoice
from tests.sync.both_ways import BothWays

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
FINAL = (ChangeOutcome.APPLIED, ChangeOutcome.REJECTED)


@dataclass(slots=True)
class Offices:
    """Both sides with what a test must remember of them."""

    both: BothWays
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    renamed: list[tuple[str, str]] = field(default_factory=list)
    decided: set[ChangeId] = field(default_factory=set)
    """Changes of which a person decided a conflict."""

    def run(self, trigger: Trigger = Trigger.SCHEDULE) -> None:
        """The engine runs, and the platform asks open changes of a renamed record's new key."""
        self.both.run(trigger)
        self.follow()

    def follow(self) -> None:
        """Open changes go by the key that the record has on the platform now."""
        there = self.both.platform.entities(C)
        for former, key in self.renamed:
            if key in there and former not in there:
                self.both.feed.rekey(former, key)

    def in_books(self, pick: int) -> Customer | None:
        """A customer as somebody in the books sees it."""
        there = sorted(self.both.books.entities(C).items())
        entity = there[pick % len(there)][1] if there else None
        return entity if isinstance(entity, Customer) else None

    def on_platform(self, pick: int) -> tuple[Key, Customer | None]:
        """A customer as somebody on the platform sees it: the record, or what was wished of it last."""
        feed, there = self.both.feed, sorted(self.both.platform.entities(C).items())
        if not there:
            return Key(""), None
        key, entity = there[pick % len(there)]
        wished = [c for c in feed.changed.values() if c.key == key and feed.outcome(c.id) not in FINAL]
        if wished:
            content = wished[-1].content
            return key, _customer(decode(C, content)) if content else None
        return key, _customer(entity)

    def on_both(self, pick: int) -> tuple[Customer, Customer] | None:
        """A customer as either side sees it, the books' first."""
        key, seen = self.on_platform(pick)
        there = _customer(self.both.books.entities(C).get(key))
        return (there, seen) if there is not None and seen is not None else None

    def bills(self) -> list[Invoice]:
        """Invoices in the books."""
        return [bill for bill in self.both.books.entities(INVOICE).values() if isinstance(bill, Invoice)]

    def is_used(self, key: str) -> bool:
        """Whether an invoice refers to a customer, or may be about to."""
        feed = self.both.feed
        waiting = any(c.entity is INVOICE and feed.outcome(c.id) not in FINAL for c in feed.changed.values())
        return waiting or any(bill.customer == key for bill in self.bills())

    def rename(self, there: Customer) -> None:
        """Give a customer another code in the books, as the vendor's program does it."""
        code = f"R{next(self.numbers)}"
        self.both.books.remove(C, there.code)
        self.both.books.put(replace(there, code=code))
        for bill in self.bills():
            if bill.customer == there.code:
                self.both.books.put(replace(bill, customer=code))
        self.renamed.append((there.code, code))

    def edit(self, seen: Customer, **fields: str | None) -> Customer:
        """Edit a customer on the platform; as it is seen there then."""
        after = replace(seen, **fields)
        if after != seen:
            self.both.feed.edit(seen, after, seen.code)
        return after

    def create(self, name: str, *, with_invoice: bool) -> None:
        """A new customer on the platform."""
        born = self.both.feed.create(customer("", name))
        if with_invoice:
            self.both.feed.create(invoice(f"IV{next(self.numbers)}", f"new:{born}"))

    def decide(self, change: ChangeId, choice: Choice) -> None:
        """A person decides a conflict."""
        self.decided.add(change)
        self.both.decide(change, choice)


def _customer(entity: object) -> Customer | None:
    return entity if isinstance(entity, Customer) else None
