"""What holds of new records that go into an account several at a time, whatever befalls: each is there once, and the
platform is told of it. A provider's tests bring a `Quay`, and collect `Promises` and `Meanwhile` as classes of theirs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Generic, TypeVar

import pytest

from connector.domain.conflicts import Choice, Resolution
from connector.domain.entities import Entity
from connector.domain.errors import Unreachable
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId, ChangeOutcome
from connector.domain.runs import Outcome, Trigger
from connector.sync.options import SweepMode
from connector.sync.wishes import reference_of
from tests.fakes.crash import Executioner, Killed
from tests.live.account_bridge import Bridge
from tests.live.account_writes import Desk
from tests.sync.both_ways import decide

D = TypeVar("D", bound=Desk)
APPLIED = ChangeOutcome.APPLIED
LONG = 86_400.0


class _DiesSending(Executioner):
    """A process that dies just before its first request with several records leaves."""

    def step(self, name: str, work: Callable[[], object]) -> object:
        if name == "apply_together" and not self.dead:
            self.at = len(self.steps)
        return Executioner.step(self, name, work)


class Quay(ABC, Generic[D]):
    """Where records of one provider come in."""

    most: int
    """Of one request."""

    @abstractmethod
    def bridge(self, folder: Path) -> AbstractContextManager[Bridge[D]]:
        """Both sides equal."""

    @abstractmethod
    def quiet(self, both: Bridge[D]) -> None:
        """What was asked so far is forgotten."""

    @abstractmethod
    def sold(self, both: Bridge[D], number: int) -> Entity:
        """An invoice as somebody on the platform enters it."""

    @abstractmethod
    def batches(self, both: Bridge[D]) -> list[tuple[str, str, int]]:
        """Requests with several records: identity, body, how many."""

    @abstractmethod
    def alone(self, both: Bridge[D]) -> int:
        """How many records came alone."""

    @abstractmethod
    def references(self, both: Bridge[D]) -> list[str]:
        """Ours, of all invoices there."""

    @abstractmethod
    def named(self, both: Bridge[D], name: str) -> str:
        """The key of the customer of a name."""

    @abstractmethod
    def enter(self, both: Bridge[D], name: str, phone: str = "") -> None:
        """Somebody enters a customer in the account."""

    @abstractmethod
    def before_new(self, both: Bridge[D], work: Callable[[], None]) -> None:
        """Let somebody do something just before the next request that makes customers is worked off."""

    @abstractmethod
    def strike(self, both: Bridge[D], fault: str, times: int = 1) -> None:
        """Let it befall the next requests with several invoices."""

    @abstractmethod
    def refuse(self, both: Bridge[D], *parts: bool) -> None:
        """Of the next records these are refused."""

    @abstractmethod
    def keep_back(self, both: Bridge[D]) -> None:
        """Of one of the next records nothing is said."""

    @abstractmethod
    def forget(self, both: Bridge[D]) -> None:
        """Identities of requests are not remembered any more."""

    @abstractmethod
    def late(self, both: Bridge[D], number: int) -> None:
        """A request with several records arrives once more, late."""


class _AtTheQuay(ABC, Generic[D]):
    """What the tests of a provider have in common."""

    quay: Quay[D]

    @pytest.fixture
    def both(self, tmp_path: Path) -> Iterator[Bridge[D]]:
        """Both sides equal after a first run, and nothing asked yet."""
        with self.quay.bridge(tmp_path) as made:
            self.quay.quiet(made)
            yield made

    def _customers(self, both: Bridge[D], names: list[str]) -> list[ChangeId]:
        return [both.feed.create(Customer(code="", name=name, currency="MYR")) for name in names]


class Meanwhile(_AtTheQuay[D]):
    """What people in the account enter while new records are on their way."""

    @pytest.mark.parametrize("phone", ["", "03-9"], ids=["the same", "with a phone"])
    @pytest.mark.parametrize("count", [1, 4])
    def test_what_somebody_entered_in_this_moment_is_a_question(self, both: Bridge[D], count: int, phone: str) -> None:
        """After it was looked for, and before it was written: nobody knows whether it is the same."""
        names = [f"Baharu {n}" for n in range(count)]
        changes = self._customers(both, names)
        self.quay.before_new(both, lambda: self.quay.enter(both, names[-1], phone))
        both.run(SweepMode.NEVER)
        asked = ChangeOutcome.CONFLICT
        assert [both.feed.outcome(change) for change in changes] == [APPLIED] * (count - 1) + [asked]
        entry = both.store.inbox_entry(changes[-1])
        assert entry is not None
        assert entry.conflict is not None
        assert entry.conflict.key == self.quay.named(both, names[-1])
        decide(both.store, entry, Resolution(change=changes[-1], choice=Choice.LINK, decided_at=both.clock.now()))
        both.run(SweepMode.NEVER)
        assert both.feed.outcome(changes[-1]) is APPLIED
        assert both.feed.answers[changes[-1]].key == self.quay.named(both, names[-1])

    def test_what_somebody_entered_after_a_request_was_lost_is_a_question(self, both: Bridge[D]) -> None:
        """It never arrived, and a person was quicker: more stands in that record than was sent."""
        changes, watch = self._customers(both, [f"Baharu {n}" for n in range(4)]), _DiesSending()
        with suppress(Killed):
            both.engine(watch).run(Trigger.PERSON, sweep=SweepMode.NEVER)
        assert watch.dead
        self.quay.enter(both, "Baharu 2", "03-9")
        for _ in range(3):
            both.run(SweepMode.NEVER, LONG)
        told = [both.feed.outcome(change) for change in changes]
        assert told == [APPLIED, APPLIED, ChangeOutcome.CONFLICT, APPLIED]

    def test_whoever_is_to_be_made_beside_one_of_its_name_is_refused(self, both: Bridge[D]) -> None:
        """A person said that it is another one, and the account takes no two of a name."""
        changes = self._customers(both, ["Baharu", "Lain"])
        self.quay.before_new(both, lambda: self.quay.enter(both, "Baharu"))
        both.run(SweepMode.NEVER)
        entry = both.store.inbox_entry(changes[0])
        assert entry is not None
        apart = Resolution(change=changes[0], choice=Choice.CREATE, decided_at=both.clock.now())
        decide(both.store, entry, apart)
        both.run(SweepMode.NEVER)
        assert [both.feed.outcome(change) for change in changes] == [ChangeOutcome.REJECTED, APPLIED]


class Promises(_AtTheQuay[D]):
    """Of every provider."""

    def test_a_request_has_as_many_as_it_takes(self, both: Bridge[D]) -> None:
        """Nothing goes alone, and nothing is asked for each."""
        most, count = self.quay.most, self.quay.most + 10
        changes = self._customers(both, [f"Baharu {n}" for n in range(count)]) + self._invoices(both, count)
        both.run(SweepMode.NEVER)
        assert [both.feed.outcome(change) for change in changes] == [APPLIED] * 2 * count
        assert [size for _, _, size in self.quay.batches(both)] == [most, 10, most, 10]
        assert self.quay.alone(both) == 0
        assert both.mirrored()

    def test_answers_are_known_whatever_their_order(self, both: Bridge[D]) -> None:
        """Every change is told the key of the record of its name."""
        names = [f"Baharu {n}" for n in range(7)]
        changes = self._customers(both, names)
        both.run(SweepMode.NEVER)
        for change, name in zip(changes, names, strict=True):
            assert both.feed.answers[change].key == self.quay.named(both, name)

    def test_one_that_is_refused_does_not_stop_the_others(self, both: Bridge[D]) -> None:
        """A fault in the midst concerns its own record, which is not sent again."""
        changes = self._invoices(both, 5)
        self.quay.refuse(both, False, False, True)
        assert both.run(SweepMode.NEVER).outcome is Outcome.SUCCESS
        told = [both.feed.outcome(change) for change in changes]
        assert told == [APPLIED, APPLIED, ChangeOutcome.REJECTED, APPLIED, APPLIED]
        assert "as ordered" in both.feed.answers[changes[2]].reason
        both.run(SweepMode.NEVER, LONG)
        assert self.quay.references(both) == sorted(map(reference_of, changes[:2] + changes[3:]))
        assert (len(self.quay.batches(both)), self.quay.alone(both)) == (1, 0)

    @pytest.mark.parametrize("fault", ["LOST", "FAILED_AFTER", "BROKEN"])
    def test_a_lost_answer_is_looked_up_and_nothing_is_sent_again(self, both: Bridge[D], fault: str) -> None:
        """Also when the provider has forgotten the request."""
        changes = self._invoices(both, 5)
        self.quay.strike(both, fault)
        assert both.run(SweepMode.NEVER).outcome is Outcome.FAILED
        self.quay.forget(both)
        both.run(SweepMode.NEVER)
        assert (len(self.quay.batches(both)), self.quay.alone(both)) == (1, 0)
        self._once(both, changes)

    @pytest.mark.parametrize("fault", ["CUT", "FAILED", "AWAY", "NO_TOKEN"])
    def test_what_never_arrived_is_sent_again_exactly_as_it_was(self, both: Bridge[D], fault: str) -> None:
        """The same records in the same order under the same identity, also when more are wished meanwhile; and the
        first one, when it arrives late, is none but that."""
        changes = self._invoices(both, 5)
        self.quay.strike(both, fault)
        both.run(SweepMode.NEVER)
        more = self._invoices(both, 3)
        both.run(SweepMode.NEVER)
        first, again, *rest = self.quay.batches(both)
        assert again == first
        assert len(rest) == 1
        self.quay.late(both, 0)
        self._once(both, changes + more)

    def test_of_a_batch_that_was_broken_off_the_rest_goes_alone(self, both: Bridge[D]) -> None:
        """What is there is told at once. What is not may be under way yet: it waits, and the batch is never sent again,
        as it may not be known any more."""
        changes = self._invoices(both, 6)
        self.quay.strike(both, "HALF")
        both.run(SweepMode.NEVER)
        both.run(SweepMode.NEVER, 10)
        assert [both.feed.outcome(change) for change in changes] == [APPLIED] * 3 + [None] * 3
        assert self.quay.alone(both) == 0
        both.run(SweepMode.NEVER, 600)
        assert (len(self.quay.batches(both)), self.quay.alone(both)) == (1, 3)
        self._once(both, changes)

    def test_one_of_which_nothing_is_said_is_looked_up(self, both: Bridge[D]) -> None:
        """The others are told; when it is not there, it goes alone."""
        changes = self._invoices(both, 4)
        self.quay.keep_back(both)
        both.run(SweepMode.NEVER)
        assert [both.feed.outcome(change) for change in changes].count(APPLIED) == 3
        assert len(both.store.inbox(EntityKind.INVOICE, InboxState.SENT)) == 1
        both.run(SweepMode.NEVER, 600)
        self._once(both, changes)
        assert len(self.quay.batches(both)) == 1

    def test_a_batch_that_is_throttled_goes_later(self, both: Bridge[D]) -> None:
        """429: nothing was done, and everything is there once in the end."""
        changes = self._invoices(both, 5)
        self.quay.strike(both, "SLOW_DOWN")
        both.run(SweepMode.NEVER)
        assert [both.feed.outcome(change) for change in changes] != [APPLIED] * 5
        both.run(SweepMode.NEVER)
        assert len(self.quay.batches(both)) == 2
        self._once(both, changes)

    def test_a_batch_that_is_throttled_when_it_goes_again_keeps_its_shape(self, both: Bridge[D]) -> None:
        """The first try may be on its way yet: no record of it goes otherwise, nor when the whole is refused then."""
        changes = self._invoices(both, 5)
        for fault in ("CUT", "SLOW_DOWN", "REFUSED"):
            self.quay.strike(both, fault)
        for _ in range(4):
            both.run(SweepMode.NEVER)
        assert len(set(self.quay.batches(both))) == 1
        assert len(self.quay.batches(both)) == 4
        self._once(both, changes)

    def test_a_batch_that_is_refused_as_a_whole_goes_one_by_one(self, both: Bridge[D]) -> None:
        """One record may be what is wrong, and the others shall not suffer."""
        changes = self._invoices(both, 3)
        self.quay.strike(both, "REFUSED")
        both.run(SweepMode.NEVER)
        assert (len(self.quay.batches(both)), self.quay.alone(both)) == (1, 3)
        self._once(both, changes)

    def test_a_batch_without_any_answer_rests_and_goes_one_by_one_in_the_end(self, both: Bridge[D]) -> None:
        """It must not hold others for ever. As long as an earlier try may arrive, no record of it goes otherwise."""
        changes = self._invoices(both, 3)
        self.quay.strike(both, "FAILED", times=9)
        for _ in range(4):
            both.run(SweepMode.NEVER, 1)
        other = self._customers(both, ["Lain"])
        both.run(SweepMode.NEVER, 1)
        assert len(self.quay.batches(both)) == 3
        assert both.feed.outcome(other[0]) is APPLIED
        for _ in range(8):
            both.run(SweepMode.NEVER, LONG)
        assert len(set(self.quay.batches(both))) == 1
        assert (len(self.quay.batches(both)), self.quay.alone(both)) == (9, 4)
        self._once(both, changes)

    @pytest.mark.parametrize("between", [1, 110, 230])
    def test_whoever_comes_after_one_of_its_name_is_a_question(self, both: Bridge[D], between: int) -> None:
        """However many lie between: in the same request, in one before, or among what was looked for before."""
        others = [f"Lain {n}" for n in range(2 * between)]
        names = ["Sama", *others[:between], "Sama", *others[between:], "Sama"]
        changes = self._customers(both, names)
        both.run(SweepMode.NEVER)
        expected = [APPLIED] * len(names)
        expected[between + 1] = expected[-1] = ChangeOutcome.CONFLICT
        assert [both.feed.outcome(change) for change in changes] == expected

    def test_an_edit_of_a_new_record_follows_it_in_the_same_run(self, both: Bridge[D]) -> None:
        """What comes after new records finds them."""
        first = Customer(code="", name="Baharu", currency="MYR")
        born = both.feed.create(first)
        self._customers(both, ["Lain"])
        edited = both.feed.edit_new(born, first, Customer(code="", name="Baharu", currency="MYR", phone="03-7"))
        both.run(SweepMode.NEVER)
        assert both.feed.outcome(edited) is APPLIED
        found = both.of(EntityKind.CUSTOMER, self.quay.named(both, "Baharu"))
        assert getattr(found, "phone", "") == "03-7"

    def test_whoever_dies_about_a_batch_every_record_is_there_once(self, tmp_path: Path) -> None:
        """A run is killed at each durable step from the keeping of a batch to the keeping of its results."""
        counted = self._dying(tmp_path / "counted", None, after=False)
        sent = counted.index("apply_together")
        for at in range(sent - 3, sent + 5):
            self._dying(tmp_path / f"{at}", at, after=False)
        assert "apply_together" in self._dying(tmp_path / "after", sent, after=True)

    def test_the_platform_may_be_away_meanwhile(self, both: Bridge[D]) -> None:
        """What became of a batch is told when it is there again; nothing is written once more."""
        changes = self._invoices(both, 4)
        both.feed.faults["acknowledge"] = [Unreachable("away")] * 2
        for _ in range(3):
            both.run(SweepMode.NEVER)
        self._once(both, changes)
        assert len(self.quay.batches(both)) == 1

    # -- details -----------------------------------------------------------------------------------------------------

    def _invoices(self, both: Bridge[D], count: int) -> list[ChangeId]:
        return [both.feed.create(self.quay.sold(both, number)) for number in range(count)]

    def _once(self, both: Bridge[D], changes: list[ChangeId]) -> None:
        """Every invoice is there, and once."""
        assert self.quay.references(both) == sorted(map(reference_of, changes))
        assert [both.feed.outcome(change) for change in changes] == [APPLIED] * len(changes)

    def _dying(self, folder: Path, at: int | None, *, after: bool) -> list[str]:
        folder.mkdir()
        with self.quay.bridge(folder) as both:
            changes, watch = self._invoices(both, 3), Executioner(at=at, after=after)
            with suppress(Killed):
                both.engine(watch).run(Trigger.PERSON, sweep=SweepMode.NEVER)
            both.run(SweepMode.NEVER, 1)
            both.run(SweepMode.NEVER, 600)
            self._once(both, changes)
            return watch.steps
