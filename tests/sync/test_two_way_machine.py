"""People at work on both sides, lost answers, unreachable platforms, decisions: both sides end equal, nothing twice."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from pathlib import Path

import structlog
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.errors import AnswerLost, BridgeError, ConnectionBroken, Unreachable
from connector.domain.fingerprint import decode
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId, ChangeOutcome
from connector.domain.runs import Outcome, Trigger
from connector.domain.writing import WriteOutcome
from tests.fakes.entities import customer
from tests.sync.both_ways import BothWays

C = EntityKind.CUSTOMER
_WORDS = st.sampled_from(["satu", "dua", "tiga", None])
_FIELDS = st.sampled_from(["remark", "phone", "email"])
_FINAL = (ChangeOutcome.APPLIED, ChangeOutcome.REJECTED)


class Offices(RuleBasedStateMachine):
    """Both sides and everybody who works there."""

    def __init__(self) -> None:
        super().__init__()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
        self.folder = Path(tempfile.mkdtemp())
        self.both = BothWays(self.folder)
        self.numbers = itertools.count(1)
        self.made: dict[ChangeId, str] = {}
        self.both.books.put(*(customer(f"C{n}", f"Pelanggan {n}") for n in range(3)))
        self.both.run()

    def teardown(self) -> None:
        """Everybody goes home; what is open is decided; both sides are equal and everything is there once."""
        try:
            self._settle_down()
        finally:
            self.both.store.close()
            shutil.rmtree(self.folder)

    @rule(n=st.integers(0, 2), name=_FIELDS, word=_WORDS)
    def edit_in_books(self, n: int, name: str, word: str | None) -> None:
        """Somebody types in the books."""
        key = Key(f"C{n}")
        there = self.both.books.entities(C).get(key)
        if isinstance(there, Customer):
            self.both.books.put(replace(there, **{name: word}))

    @rule(n=st.integers(0, 2), name=_FIELDS, word=_WORDS)
    def edit_on_platform(self, n: int, name: str, word: str | None) -> None:
        """Somebody edits what they see on the platform: the record, or what was wished of it last."""
        key = Key(f"C{n}")
        seen = self._seen(key)
        if seen is not None and getattr(seen, name) != word:
            self.both.feed.edit(seen, replace(seen, **{name: word}), key)

    @rule()
    def create_on_platform(self) -> None:
        """A new record, of a name that nobody else has."""
        number = next(self.numbers)
        change = self.both.feed.create(customer(f"N{number}", f"Baharu {number}"))
        self.made[change] = f"N{number}"

    @rule(after=st.booleans(), error=st.sampled_from([AnswerLost, ConnectionBroken]))
    def lose_an_answer(self, after: bool, error: type[BridgeError]) -> None:
        """The next write into the books is uncertain."""
        self.both.writer.faults.setdefault("after apply" if after else "before apply", []).append(error("lost"))

    @rule(name=st.sampled_from(["changes", "acknowledge"]))
    def lose_the_platform(self, name: str) -> None:
        """The platform cannot be reached once."""
        self.both.feed.faults.setdefault(name, []).append(Unreachable("away"))

    @rule(outcome=st.sampled_from([WriteOutcome.BUSY, WriteOutcome.MOVED]))
    def stand_in_the_way(self, outcome: WriteOutcome) -> None:
        """Somebody works on the record just then."""
        self.both.writer.answers.append(outcome)

    @rule(keep=st.sampled_from([Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM]))
    def decide(self, keep: Choice) -> None:
        """A person decides the oldest conflict."""
        self._decide(keep)

    @rule(trigger=st.sampled_from([Trigger.PERSON, Trigger.SCHEDULE]), seconds=st.sampled_from([1, 200, 9000]))
    def run(self, trigger: Trigger, seconds: int) -> None:
        """The engine runs."""
        self.both.clock.advance(seconds)
        self.both.run(trigger)

    @invariant()
    def nothing_is_written_twice(self) -> None:
        """Each write changed the books once, each new record is there once at most."""
        applied = self.both.writer.applied
        assert len(applied) == len(set(applied))
        born = [key for _, key in self.both.writer.born.values()]
        assert len(born) == len(set(born))

    def _seen(self, key: Key) -> Customer | None:
        feed = self.both.feed
        wished = [c for c in feed.changed.values() if c.key == key and feed.outcome(c.id) not in _FINAL]
        if wished:
            entity = decode(C, wished[-1].content)
            return entity if isinstance(entity, Customer) else None
        found = self.both.platform.entities(C).get(key)
        return found if isinstance(found, Customer) else None

    def _decide(self, keep: Choice) -> bool:
        open_conflicts = self.both.store.inbox(C, InboxState.CONFLICT)
        if not open_conflicts:
            return False
        conflict = open_conflicts[0].conflict
        assert conflict is not None
        assert conflict.kind is ConflictKind.FIELDS
        self.both.decide(open_conflicts[0].change.id, keep)
        return True

    def _settle_down(self) -> None:
        self.both.writer.faults.clear()
        self.both.writer.answers.clear()
        self.both.feed.faults.clear()
        for _ in range(len(self.both.feed.changed) + 3):
            self.both.clock.advance(86_400)
            last = self.both.run()
            if not self._decide(Choice.KEEP_PLATFORM) and last.outcome is Outcome.SUCCESS:
                break
        assert last.outcome is Outcome.SUCCESS, last.sentence
        assert self.both.equal()
        told = {change: self.both.feed.outcome(change) for change in self.both.feed.changed}
        assert set(told.values()) <= set(_FINAL), told
        there = self.both.books.entities(C)
        for change, code in self.made.items():
            assert (code in there) is (told[change] is ChangeOutcome.APPLIED)


TestOffices = Offices.TestCase
TestOffices.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
