"""The kill matrix of an account that the platform keeps: people work on both sides, and worker, server and lines die.

Each round is a day: records are made, edited and deleted on the platform and at the provider; meanwhile the worker is
killed over a request to the provider, the server over one of the worker, or a line to either is cut, again and again,
recoveries included. Then everything stands up again. Afterwards every change has its outcome, the provider has each
record once and whole and nobody's edit was lost, its own sums are right, and both sides are equal.

Another provider brings an `Office`; nothing else is said about it here.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event
from typing import Final, Protocol

import httpx

from connector.domain.keys import EntityKind, Key
from tests.live.hosted_account import AccountBooks, AccountStage
from tests.live.kills import CUTS, Verdict
from tests.live.proxy import Break, FaultProxy
from tests.live.servers.processes import ConditionTimeoutError, wait_until

_PATIENCE: Final = 180.0
_LAST_WRITE: Final = 6
"""A day's work is about twice so many writes."""
_LAST_EXCHANGE: Final = 30
_BLOWS: Final = (2, 4)
"""How many of them a day has."""


class Office(AccountBooks, Protocol):
    """An account in which people work, and what is known of it."""

    @property
    def written(self) -> Mapping[str, str]:
        """Kinds that are written, each with what a deletion on the platform does."""

    def work(self, rng: random.Random) -> None:
        """A day's work at the provider: something of everything."""

    def known(self, rng: random.Random) -> Key:
        """A customer who was there from the beginning."""

    def product(self, name: str) -> object:
        """A product as a person enters it on the platform."""

    def sold(self, customer: str, sen: int) -> object:
        """An invoice as a person enters it on the platform."""

    def paid(self, customer: str, document: str, sen: int) -> object:
        """A payment of an invoice as a person enters it on the platform."""

    def found(self, kind: EntityKind, change: str, title: str) -> Sequence[Key]:
        """Every record that a change of the platform made."""

    def phone_of(self, key: str) -> str:
        """Of a customer."""

    def unsound(self) -> list[str]:
        """What is wrong with the account by itself."""


class Blow(StrEnum):
    """What befalls."""

    WORKER = "worker killed"
    SERVER = "server killed"
    BOOKS_LINE = "line to the provider cut"
    PLATFORM_LINE = "line to the platform cut"


@dataclass(frozen=True, slots=True)
class Made:
    """A record that was made on the platform."""

    kind: EntityKind
    change: str
    title: str
    times: int = 1
    """How often the provider must have it."""


@dataclass(slots=True)
class People:
    """Who work on the platform, and what they may expect."""

    stage: AccountStage
    office: Office
    rng: random.Random
    day: int = 0
    made: list[Made] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    """Every change of today."""
    phones: dict[str, str] = field(default_factory=dict)
    """Customers' telephone numbers as they were last edited here."""
    unpaid: list[Made] = field(default_factory=list)
    """Invoices that nobody paid."""

    def work(self) -> None:
        """A customer with an invoice and an edit, a product, an invoice with its payment, an edit."""
        self.day += 1
        stage, office, day = self.stage, self.office, self.day
        known, sen = office.known(self.rng), self.rng.randrange(100, 90_000)
        name = f"Pelanggan Platform {day}"
        new = self._enter(EntityKind.CUSTOMER, {"code": "", "name": f"{name} Baharu", "currency": "MYR"}, name)
        self._enter(EntityKind.PRODUCT, office.product(f"Barang Platform {day}"), f"Barang Platform {day}")
        unpaid = self._enter(EntityKind.INVOICE, office.sold(f"new:{new.change}", sen))
        sold = self._enter(EntityKind.INVOICE, office.sold(known, sen))
        self._enter(EntityKind.PAYMENT, office.paid(known, f"new:{sold.change}", sen // 2))
        self.changes.append(stage.edit("customers", f"new:{new.change}", {"name": name}))
        self.phones[known] = f"03-{day:06}"
        self.changes.append(stage.edit("customers", known, {"phone": self.phones[known]}))
        self.unpaid.append(unpaid)

    def clear_up(self) -> None:
        """Of the invoices that nobody paid, and both sides have, one is deleted."""
        if self.unpaid:
            unpaid = self.unpaid.pop()
            (key,) = self.office.found(unpaid.kind, unpaid.change, "")
            self.changes.append(self.stage.take_away("invoices", key))
            self.made[self.made.index(unpaid)] = Made(unpaid.kind, unpaid.change, "", 0)
        self.unpaid.clear()

    def open(self) -> list[str]:
        """Changes that are not applied, with what is said of them."""
        states = [(change, self.stage.told(change)) for change in self.changes]
        return [f"{change} is {told.get('state')}: {told}" for change, told in states if told.get("state") != "applied"]

    def wrong(self) -> list[str]:
        """What is not as people left it, and what is wrong with the account by itself."""
        found = [
            f"{made.kind.value} {made.title or made.change} is {len(keys)} times at the provider, not {made.times}"
            for made in self.made
            if len(keys := self.office.found(made.kind, made.change, made.title)) != made.times
        ]
        there = {key: self.office.phone_of(key) for key in self.phones}
        found += [f"{key} has {there[key]}, not {phone}" for key, phone in self.phones.items() if there[key] != phone]
        return found + self.office.unsound()

    def _enter(self, kind: EntityKind, record: object, title: str = "") -> Made:
        made = Made(kind, self.stage.enter(kind.value, record), title)
        self.made.append(made)
        self.changes.append(made.change)
        return made


class Disturber:
    """Strikes once what passes on a line, and notes what it did."""

    def __init__(self, stage: AccountStage, rng: random.Random) -> None:
        self._stage = stage
        self._random = rng
        self.struck = Event()
        self.said = ""

    def aim(self, blow: Blow) -> None:
        """At some exchange from now on."""
        rng, stage = self._random, self._stage
        self.struck = Event()
        line = stage.books_line if blow in (Blow.WORKER, Blow.BOOKS_LINE) else stage.line
        writes = line is stage.books_line and rng.random() < _OFTEN
        moment = rng.randint(1, _LAST_WRITE if writes else _LAST_EXCHANGE)
        kind = rng.choice(CUTS if blow in (Blow.BOOKS_LINE, Blow.PLATFORM_LINE) else _DYING)
        self.said = f"{blow.value} over {'write' if writes else 'exchange'} {moment}, {kind}"
        line.choose(_Counted(self, blow, kind, moment, writes, self.struck))

    def strike(self, blow: Blow) -> None:
        """Do what is to be done beside the line's own break."""
        if blow is Blow.WORKER:
            self._stage.kill()
        elif blow is Blow.SERVER:
            self._stage.kill_server()

    def over(self) -> None:
        """Everything works again, and what was late arrives."""
        for line in (self._stage.line, self._stage.books_line):
            _released(line)
        self._stage.again()


@dataclass(slots=True)
class _Counted:
    """Chooses a break for the so many-th exchange."""

    disturber: Disturber
    blow: Blow
    kind: Break
    left: int
    writes: bool
    struck: Event

    def __call__(self, method: str, path: str) -> Break | None:
        """Look at an exchange."""
        if self.struck.is_set() or (self.writes and (method == "GET" or "query" in path)):
            return None
        self.left -= 1
        if self.left > 0:
            return None
        self.disturber.strike(self.blow)
        self.struck.set()
        return self.kind


_OFTEN: Final = 0.7
_DYING: Final = (Break.CUT_BEFORE, Break.CUT_UNANSWERED, Break.CUT_AFTER)


def _released(line: FaultProxy) -> None:
    line.choose(None)
    line.release()
    line.forget()


def begin(stage: AccountStage, office: Office) -> None:
    """Signed in, read for the first time, and allowed to write."""
    assert "success=true" in stage.sign_in().headers["location"]
    stage.wait(stage.mirrored, "the first sync is over")
    kinds = {kind: {"write": True, "deleted_on_platform": word} for kind, word in office.written.items()}
    assert stage.call("PUT", f"{stage.path}/policies", json={"kinds": kinds}).status_code == 200


def days(people: People, rounds: int) -> Iterator[Verdict]:
    """So many days, each with some blows; the stage has begun."""
    stage, rng = people.stage, people.rng
    disturber = Disturber(stage, rng)
    blows = itertools.cycle(rng.sample(list(Blow), len(Blow)))
    for number in range(1, rounds + 1):
        died: list[str] = []
        people.clear_up()
        for _ in range(rng.randint(*_BLOWS)):
            people.work()
            people.office.work(rng)
            disturber.aim(next(blows))
            with suppress(httpx.HTTPError):  # what people did before may have begun a run that met the blow already
                stage.sync(*people.office.written)
            if _reached(people, disturber.struck):
                died.append(disturber.said)
            disturber.over()
        yield Verdict(f"day {number}", ", ".join(died), judged(people))


def judged(people: People) -> tuple[str, ...]:
    """What is wrong once nobody disturbs any more."""
    stage = people.stage
    stage.sync(*people.office.written)
    wrong: list[str] = []
    try:
        wait_until(lambda: not people.open() and stage.mirrored(), "both sides are equal", timeout=_PATIENCE)
    except ConditionTimeoutError:
        wrong = [*people.open(), *stage.unlike()[:5]]
    people.changes.clear()
    return (*wrong, *people.wrong())


def _reached(people: People, struck: Event) -> bool:
    """Whether the blow fell before everything was settled."""
    wait_until(lambda: struck.is_set() or not people.open(), "struck, or over", timeout=_PATIENCE)
    return struck.is_set()
