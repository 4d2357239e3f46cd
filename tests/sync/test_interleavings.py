"""Whatever happens in the books, on the network and to the process: after quiet, both sides are equal."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from connector.domain.entities import Entity
from connector.domain.errors import Unmappable
from connector.domain.keys import EntityKind
from connector.domain.ports import Store
from connector.domain.runs import Equality, Outcome, Trigger
from connector.store.sqlite import SqliteStore
from connector.sync.options import SweepMode
from tests.fakes.crash import Executioner, Killed
from tests.fakes.entities import customer, invoice, payment, product, term
from tests.fakes.sink import Fault
from tests.fakes.source import KINDS
from tests.fakes.store import MemoryStore
from tests.sync.pair import Pair

_numbers = st.integers(0, 3)
_texts = st.sampled_from(["Aminah", "Bala", "Chong"])
_entities: st.SearchStrategy[Entity] = st.one_of(
    st.builds(lambda n, text: customer(f"C{n}", text), _numbers, _texts),
    st.builds(lambda n, text: product(f"P{n}", text), _numbers, _texts),
    st.builds(lambda n, text: term(f"T{n}", text), _numbers, _texts),
    st.builds(
        lambda n, m, sen, text: invoice(f"IV{n}", f"C{m}", sen, item=f"P{m}", text=text),
        _numbers,
        _numbers,
        st.integers(-5, 5),
        _texts,
    ),
    st.builds(lambda n, m, sen: payment(f"OR{n}", f"C{m}", sen, f"IV{m}"), _numbers, _numbers, st.integers(0, 5)),
)
_kinds = st.sampled_from(KINDS)
_faults = st.lists(st.sampled_from([*Fault, None]), max_size=4)
_sweeps = st.sampled_from(SweepMode)


class Interleavings(RuleBasedStateMachine):
    """Books, platform and network do what they like; runs come, die and go on."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = Pair()
        self.store: Store = self.new_store()
        self.open: list[Callable[[], None]] = []

    def new_store(self) -> Store:
        """A memory that knows nothing."""
        return MemoryStore()

    def restart(self) -> None:
        """The next process opens the same memory."""

    @rule(entity=_entities)
    def edit(self, entity: Entity) -> None:
        """Somebody works in the books."""
        self.pair.books.put(entity)

    @rule(entity=_entities)
    def begin(self, entity: Entity) -> None:
        """Somebody works in a transaction that stays open."""
        self.open.append(self.pair.books.put_late(entity))

    @rule()
    def commit(self) -> None:
        """The oldest open transaction commits: its stamp lies behind the watermark."""
        if self.open:
            self.open.pop(0)()

    @rule(kind=_kinds, pick=_numbers)
    def delete(self, kind: EntityKind, pick: int) -> None:
        """Somebody deletes a record."""
        keys = sorted(self.pair.books.entities(kind))
        if keys:
            self.pair.books.remove(kind, keys[pick % len(keys)])

    @rule(number=_numbers, sen=st.integers(-9, 9), text=_texts)
    def edit_quietly(self, number: int, sen: int, text: str) -> None:
        """A row of an invoice changes, and no version moves but by the amount."""
        if f"IV{number}" in self.pair.books.entities(EntityKind.INVOICE):
            self.pair.books.put_quietly(invoice(f"IV{number}", "C1", sen, text=text))

    @rule(kind=_kinds, pick=_numbers, ill=st.booleans())
    def spoil(self, kind: EntityKind, pick: int, ill: bool) -> None:
        """A record becomes unreadable, or readable again."""
        keys = sorted(self.pair.books.entities(kind))
        if keys:
            self.pair.books.spoil(kind, keys[pick % len(keys)], Unmappable("A date of year 0201.") if ill else None)

    @rule(number=_numbers, refuse=st.booleans())
    def refuse(self, number: int, refuse: bool) -> None:
        """The platform takes a dislike to a customer, or gets over it."""
        self.pair.platform.refused.pop((EntityKind.CUSTOMER, f"C{number}"), None)
        if refuse:
            self.pair.platform.refused[EntityKind.CUSTOMER, f"C{number}"] = "No."

    @rule(strict=st.booleans())
    def insist_on_parents(self, strict: bool) -> None:
        """The platform refuses orphans, or takes them."""
        self.pair.platform.strict = strict

    @rule(kind=_kinds, pick=_numbers, lose=st.booleans())
    def drift(self, kind: EntityKind, pick: int, lose: bool) -> None:
        """A record on the platform is lost or changed behind everybody's back."""
        stored = self.pair.platform.records.get(kind, {})
        keys = sorted(self.pair.platform.entities(kind))
        if not keys:
            return
        key = keys[pick % len(keys)]
        if lose:
            del stored[key]
            self.pair.platform.revisions.pop((kind, key), None)
        elif kind is EntityKind.CUSTOMER:
            stored[key] = msgspec.structs.replace(stored[key], entity=customer(key, "Somebody else"))

    @rule(seconds=st.sampled_from([1, 600, 4000, -4000]))
    def pass_time(self, seconds: int) -> None:
        """Time passes, or the clock is set back."""
        self.pair.clock.advance(seconds)

    @rule(faults=_faults, sweep=_sweeps, trigger=st.sampled_from(Trigger))
    def run(self, faults: list[Fault | None], sweep: SweepMode, trigger: Trigger) -> None:
        """A run over a bad network."""
        self.pair.platform.faults.extend(fault for fault in faults if fault is not None)
        self.pair.engine(store=self.store).run(trigger, sweep=sweep)

    @rule(at=st.integers(0, 40), after=st.booleans(), faults=_faults, sweep=_sweeps)
    def crash(self, at: int, after: bool, faults: list[Fault | None], sweep: SweepMode) -> None:
        """A run that is killed at some durable step."""
        self.pair.platform.faults.extend(fault for fault in faults if fault is not None)
        executioner = Executioner(at=at, after=after)
        engine = self.pair.engine(store=executioner.store(self.store), sink=executioner.sink(self.pair.platform))
        with suppress(Killed):
            engine.run(Trigger.SCHEDULE, sweep=sweep)
        self.restart()

    @rule()
    def forget(self) -> None:
        """The state file is lost."""
        self.store = self.new_store()

    @invariant()
    def revisions_only_grow(self) -> None:
        """No record ever goes back to an earlier revision, and no state is written twice."""
        for revisions in self.pair.platform.revisions.values():
            assert revisions == sorted(set(revisions))

    def teardown(self) -> None:
        """When everything calms down, a few runs make both sides equal, and say so."""
        pair = self.pair
        for commit in self.open:
            commit()
        for kind in KINDS:
            for key in pair.books.entities(kind):
                if pair.books.rows[kind][key].failure is not None:
                    pair.books.spoil(kind, key, None)
        pair.platform.refused.clear()
        pair.platform.faults.clear()
        pair.platform.strict = False
        for _ in range(3):
            pair.clock.advance(7 * 3600)
            run = pair.engine(store=self.store).run(Trigger.PERSON, sweep=SweepMode.ALWAYS)
        assert (pair.differences(), run.sentence) == ({}, "")
        assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL)
        assert (dict(self.store.outbox_counts()), list(self.store.problems())) == ({}, [])
        for kind in KINDS:
            assert self.store.link_count(kind) == len(pair.books.entities(kind))
        self.revisions_only_grow()


class OnDisk(Interleavings):
    """The same, with the agent's own store, opened anew after every death."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.files = 0
        super().__init__()

    def new_store(self) -> Store:
        """A new file."""
        self.files += 1
        return SqliteStore(self.folder / f"{self.files}.db")

    def restart(self) -> None:
        """What was not durable is gone."""
        self.store.close()
        self.store = SqliteStore(self.folder / f"{self.files}.db")

    def teardown(self) -> None:
        """As in memory, and the files go."""
        try:
            super().teardown()
        finally:
            self.store.close()
            shutil.rmtree(self.folder)


TestInterleavings = Interleavings.TestCase
TestInterleavings.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestOnDisk = OnDisk.TestCase
TestOnDisk.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
