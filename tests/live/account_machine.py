"""The state machine of two-way over a provider's simulator: people at work on both sides, a line that loses what it is
given, a process that dies at any durable step, decisions. Both sides end equal, nothing is twice, no edit is lost.

The engine is in this process and the platform in memory, so that a counterexample shrinks; with real processes it is
`hosted_kills`. Another provider brings a `Town`.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from abc import abstractmethod
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Protocol

import structlog
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from connector.domain.conflicts import Choice, ConflictKind, Resolution
from connector.domain.entities import Entity
from connector.domain.errors import Unreachable
from connector.domain.fingerprint import decode
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId, ChangeOutcome
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.store.sqlite import SqliteStore
from connector.sync.options import SweepMode
from connector.sync.run import Engine
from tests.fakes.clock import ManualClock
from tests.fakes.crash import Executioner, Killed
from tests.fakes.feed import MemoryFeed
from tests.fakes.sink import MemorySink
from tests.sync.both_ways import decide

C = EntityKind.CUSTOMER
_WORDS = st.sampled_from(["satu", "dua", "tiga"])
_TEXT = "text"
_FIELDS = st.sampled_from([_TEXT, "phone", "email"])
_PICK = st.integers(0, 2)
_FINAL = (ChangeOutcome.APPLIED, ChangeOutcome.REJECTED)


class Between(Protocol):
    """An engine between a simulated account and a platform in memory."""

    @property
    def platform(self) -> MemorySink:
        """What the platform has."""

    @property
    def feed(self) -> MemoryFeed:
        """What people wish there."""

    @property
    def store(self) -> SqliteStore:
        """What the engine remembers."""

    @property
    def clock(self) -> ManualClock:
        """Of the engine."""

    def run(self, sweep: SweepMode = SweepMode.ALWAYS, after: float = 3600) -> RunRecord:
        """One run in both directions, so many seconds later."""

    def engine(self, watch: Executioner | None = None) -> Engine:
        """An engine whose durable steps may be watched."""

    def mirrored(self) -> bool:
        """Whether the platform has exactly what the account has."""


class Town(Protocol):
    """The account, and who works there."""

    @property
    def both(self) -> Between:
        """The engine between it and the platform."""

    @property
    def known(self) -> tuple[Key, ...]:
        """Three customers who were there from the beginning."""

    @property
    def text(self) -> str:
        """A field of customers that has any text, in which people on both sides write."""

    @property
    def faults(self) -> tuple[str, ...]:
        """What may befall a request."""

    def edit(self, key: Key, name: str, word: str) -> None:
        """Somebody types there; `name` is a field of a customer."""

    def earn(self, key: Key, sen: int) -> None:
        """Somebody there sells, and half of it is paid."""

    def in_between(self, key: Key, word: str, done: Callable[[], object]) -> None:
        """Somebody there writes into a customer's text just before the next write of a customer arrives."""

    def strike(self, fault: str) -> None:
        """Let it befall the next write."""

    def calm(self) -> None:
        """Nothing befalls any more."""

    def sold(self, key: Key, sen: int) -> Entity:
        """An invoice as somebody on the platform enters it."""

    def names(self) -> list[str]:
        """Of all customers there."""

    def documents(self) -> list[str]:
        """References of all documents there that the platform made."""

    def unsound(self) -> list[str]:
        """What is wrong with the account by itself."""


class TwoWay(RuleBasedStateMachine):
    """Both sides and everybody who works there."""

    def __init__(self) -> None:
        super().__init__()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
        self.folder = Path(tempfile.mkdtemp())
        self.open = ExitStack()
        self.town = self.opened(self.folder, self.open)
        self.numbers = itertools.count(1)
        self.made: dict[ChangeId, str] = {}
        self.sales: set[ChangeId] = set()
        self.typed: dict[tuple[Key, str], str | None] = {}
        """What was typed last into a field that only one of the sides works in."""
        self.sides: dict[tuple[Key, str], set[str]] = {}

    @abstractmethod
    def opened(self, folder: Path, open_: ExitStack) -> Town:
        """A town whose sides are equal."""

    def teardown(self) -> None:
        """Everybody goes home; what is open is decided; both sides are equal and everything is there once."""
        try:
            self._settle_down()
        finally:
            self.open.close()
            shutil.rmtree(self.folder)

    # -- what people do ------------------------------------------------------------------------------------------------

    @rule(n=_PICK, name=_FIELDS, word=_WORDS)
    def edit_in_books(self, n: int, name: str, word: str) -> None:
        """Somebody types at the provider."""
        name = self._field(name)
        self.town.edit(self.town.known[n], name, word)
        self._typed("books", self.town.known[n], name, word)

    @rule(n=_PICK, sen=st.integers(1, 9000))
    def sell_in_books(self, n: int, sen: int) -> None:
        """Somebody sells there."""
        self.town.earn(self.town.known[n], sen * 2)

    @rule(n=_PICK, name=_FIELDS, word=st.one_of(_WORDS, st.none()))
    def edit_on_platform(self, n: int, name: str, word: str | None) -> None:
        """Somebody edits what they see on the platform: the record, or what was wished of it last."""
        key, name = self.town.known[n], self._field(name)
        seen = self._seen(key)
        if seen is not None and getattr(seen, name) != word:
            self.town.both.feed.edit(seen, replace(seen, **{name: word}), key)
            self._typed("platform", key, name, word)

    @rule()
    def create_on_platform(self) -> None:
        """A new customer, of a name that nobody else has."""
        name = f"Baharu {next(self.numbers)}"
        self.made[self.town.both.feed.create(Customer(code="", name=name, currency="MYR"))] = name

    @rule(n=_PICK, sen=st.integers(1, 90_000))
    def sell_on_platform(self, n: int, sen: int) -> None:
        """A new invoice."""
        self.sales.add(self.town.both.feed.create(self.town.sold(self.town.known[n], sen)))

    @rule(keep=st.sampled_from([Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM]))
    def decide(self, keep: Choice) -> None:
        """A person decides the oldest conflict."""
        self._decide(keep)

    # -- what befalls --------------------------------------------------------------------------------------------------

    @rule(pick=st.integers(0, 99))
    def something_befalls_a_write(self, pick: int) -> None:
        """The next one is lost, or its answer, or refused for now."""
        self.town.strike(self.town.faults[pick % len(self.town.faults)])

    @rule(n=_PICK, word=_WORDS)
    def somebody_is_quicker(self, n: int, word: str) -> None:
        """A save over there between reading and writing."""
        key, name = self.town.known[n], self.town.text
        self.town.in_between(key, word, lambda: self._typed("books", key, name, word))

    @rule(name=st.sampled_from(["changes", "acknowledge"]))
    def lose_the_platform(self, name: str) -> None:
        """The platform cannot be reached once."""
        self.town.both.feed.faults.setdefault(name, []).append(Unreachable("away"))

    @rule(at=st.integers(0, 40), after=st.booleans())
    def die(self, at: int, after: bool) -> None:
        """A run that is killed at one of its durable steps."""
        both = self.town.both
        both.clock.advance(200)
        with suppress(Killed):
            both.engine(Executioner(at=at, after=after)).run(Trigger.PERSON, sweep=SweepMode.ALWAYS)

    @rule(sweep=st.sampled_from([SweepMode.ALWAYS, SweepMode.NEVER]), seconds=st.sampled_from([1, 200, 9000]))
    def run(self, sweep: SweepMode, seconds: int) -> None:
        """The engine runs."""
        self.town.both.run(sweep, seconds)

    @invariant()
    def nothing_is_there_twice(self) -> None:
        """Neither a customer nor a document of the platform's."""
        for there in (self.town.names(), self.town.documents()):
            assert len(there) == len(set(there)), there

    def _field(self, name: str) -> str:
        return self.town.text if name == _TEXT else name

    def _typed(self, side: str, key: Key, name: str, word: str | None) -> None:
        self.typed[key, name] = word
        self.sides.setdefault((key, name), set()).add(side)

    # -- details -------------------------------------------------------------------------------------------------------

    def _seen(self, key: Key) -> Customer | None:
        feed = self.town.both.feed
        wished = [c for c in feed.changed.values() if c.key == key and feed.outcome(c.id) not in _FINAL]
        found = decode(C, wished[-1].content) if wished else self.town.both.platform.entities(C).get(key)
        return found if isinstance(found, Customer) else None

    def _decide(self, keep: Choice) -> bool:
        both = self.town.both
        open_conflicts = both.store.inbox(C, InboxState.CONFLICT)
        if not open_conflicts:
            return False
        entry = open_conflicts[0]
        assert entry.conflict is not None
        assert entry.conflict.kind is ConflictKind.FIELDS, entry.conflict
        decide(both.store, entry, Resolution(change=entry.change.id, choice=keep, decided_at=both.clock.now()))
        if keep is Choice.KEEP_BOOKS:
            # Also where one side alone worked: it may not be clear whether a write arrived and was put back.
            wished = decode(C, entry.conflict.theirs)
            for name in entry.conflict.fields:
                if self.typed.get((entry.conflict.key, name)) == getattr(wished, name):
                    self.typed.pop((entry.conflict.key, name), None)
        return True

    def _settle_down(self) -> None:
        town, both = self.town, self.town.both
        town.calm()
        both.feed.faults.clear()
        for _ in range(len(both.feed.changed) + 3):
            last = both.run(SweepMode.ALWAYS, 86_400)
            if not self._decide(Choice.KEEP_PLATFORM) and last.outcome is Outcome.SUCCESS:
                break
        assert last.outcome is Outcome.SUCCESS, last.sentence
        assert both.mirrored()
        told = {change: both.feed.outcome(change) for change in both.feed.changed}
        assert set(told.values()) <= set(_FINAL), told
        self.nothing_is_there_twice()
        there = town.names()
        for change, name in self.made.items():
            assert (name in there) is (told[change] is ChangeOutcome.APPLIED), name
        assert len(town.documents()) == sum(told[change] is ChangeOutcome.APPLIED for change in self.sales)
        if ChangeOutcome.REJECTED not in told.values():
            self._kept()
        assert town.unsound() == []

    def _kept(self) -> None:
        """A field in which one side alone worked has what was typed there last."""
        for (key, name), word in self.typed.items():
            there = self.town.both.platform.entities(C)[key]
            assert len(self.sides[key, name]) > 1 or getattr(there, name) == word, (key, name, self.sides)
