"""Random edits of both sides at once: people on the platform and the office in the books, by each of the posting rules.

One life is one company: people make, edit, cancel and delete customers, products, invoices and payments on the
platform, the vendor's program works in the books between any two things that the engine does there, with forms left
open. After some edits everybody saves, the engine runs until quiet, and then the books must be in balance, both sides
equal, and every change answered.

    python -m tests.live.balance [RULES …] [--edits 10000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import structlog

from connector.domain.conflicts import Policy
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.policies import KindPolicy, Policies
from connector.domain.ports import Books
from connector.domain.runs import Equality, RunRecord, Trigger
from connector.domain.secret import Secret
from connector.domain.writing import Deletion, Readiness, UndoStep, Write, WriteResult, Written
from connector.mapping import load
from connector.providers.registry import open_books
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from connector.sync.inbound import Inbound
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.bench.figure import scaled
from tests.fakes.clock import ManualClock
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink
from tests.live.balance_people import People
from tests.live.documents_desk import SIZES
from tests.live.interleavings import BusyOffice, differences, in_memory
from tests.live.rehearsed import learned
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder
from tests.live.walked import OneSecret
from tests.sample.balance import wrong
from tests.sample.cache import make_company
from tests.sample.oracle import expected
from tests.sample.variant import Rules, Variant
from tests.sample.vendor_walk import VendorWalk

PROVIDER: Final = "sql_accounting"
FOLLOWED: Final = tuple(rules for rules in Rules if rules is not Rules.SEALED)
EDITS: Final = 10_000
CHAPTER: Final = 40
"""Edits between two looks at everything."""
_AT_ONCE: Final = 4
"""Edits before a run, on average."""
_RATE: Final = 0.08
"""How likely the office does something at each opportunity."""
_LAST_RUNS: Final = 12
_OPTIONS: Final = EngineOptions(safeguard_count=10_000, problem_first=1, problem_longest=60)
POLICIES: Final = Policies(
    kinds={
        EntityKind.CUSTOMER: KindPolicy(
            write=True, conflict=Policy.PLATFORM_WINS, deleted_on_platform=Deletion.DEACTIVATE
        ),
        EntityKind.PRODUCT: KindPolicy(
            write=True, conflict=Policy.BOOKS_WIN, deleted_on_platform=Deletion.DEACTIVATE
        ),
        EntityKind.INVOICE: KindPolicy(
            write=True, conflict=Policy.PLATFORM_WINS, deleted_on_platform=Deletion.CANCEL
        ),
        EntityKind.PAYMENT: KindPolicy(write=True, conflict=Policy.BOOKS_WIN, deleted_on_platform=Deletion.DELETE),
    }
)  # fmt: skip
"""Each kind of winner and of deletion, and nobody has to decide but for duplicates and what is gone."""


@dataclass(slots=True)
class BusyBooks:
    """The product's books, with the office at work before each thing that is done in them."""

    books: Books
    office: BusyOffice

    def readiness(self) -> Sequence[Readiness]:
        """As the books."""
        return self.books.readiness()

    def apply(self, write: Write) -> WriteResult:
        """As the books, interrupted."""
        self.office.work()
        return self.books.apply(write)

    def settle(self, write: Write) -> WriteResult | None:
        """As the books, interrupted."""
        self.office.work()
        return self.books.settle(write)

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """As the books."""
        return self.books.find_alike(kind, content)

    def preview_undo(self, written: Written) -> UndoStep:
        """As the books."""
        return self.books.preview_undo(written)

    def undo(self, written: Written) -> WriteResult:
        """As the books, interrupted."""
        self.office.work()
        return self.books.undo(written)


@dataclass(slots=True)
class Told:
    """What became of a life so far."""

    edits: int = 0
    faults: list[str] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    office: Counter[str] = field(default_factory=Counter)


class Life:
    """One company that posts by some rules, its office, and people on the platform."""

    def __init__(
        self,
        server: FirebirdServer,
        rules: Rules,
        seed: int,
        folder: Path,
        wrap: Callable[[Books, BusyOffice], Books] = BusyBooks,
    ) -> None:
        self.rng = random.Random(f"{rules.value} {seed}")
        self._company = make_company(server, Variant(rules=rules), SIZES)
        settings = SqlAccountingSettings(path=str(self._company.path), host="127.0.0.1", port=server.port)
        self._source = SqlAccountingSource(settings, OneSecret(Secret(server.password)), load(PROVIDER), overlap=5)
        self._store, self._sink, self._clock = SqliteStore(folder / "state.db"), MemorySink(), ManualClock()
        for name, value in learned(server, self._company.variant, SIZES).items():
            self._store.mark_fact(name, value)
        books = open_books(PROVIDER, self._source, self._store)
        assert books is not None
        self.blocked = [reason for ready in books.readiness() if not ready.ready for reason in ready.reasons]
        self._walk = VendorWalk(self._company.door, self._company.charset)
        self._observer = self._company.door.connect(self._company.charset)
        self._busy = BusyOffice(self._source, self._walk, self.rng)
        self.people = People(self._sink, self.rng, self._walk.counter.today())
        inbound = Inbound(self.people.feed, wrap(books, self._busy), self._store, POLICIES)
        self._engine = Engine(
            ConnectionId("life"), self._busy, self._sink, self._store, self._clock, MemoryReporter(), _OPTIONS,
            inbound=inbound,
        )  # fmt: skip
        self.told = Told()
        self._gone: set[str] = set()
        """Words of the office's deletions and of its renamings: the keys are among them."""
        self._run(SweepMode.ALWAYS)

    def close(self) -> None:
        """Everybody goes home; the company is gone."""
        self._walk.close()
        self._observer.close()
        self._source.close()
        self._store.close()
        self._company.path.unlink(missing_ok=True)

    def chapter(self, edits: int = CHAPTER) -> list[str]:
        """Some edits of both sides with runs in between; what is wrong when all is quiet again."""
        self._busy.rate = _RATE
        for _ in range(edits):
            if self.rng.random() < 0.6:
                self.people.act()
            else:
                self._busy.done.append(self._walk.step(self.rng))
            if self.rng.random() < 1 / _AT_ONCE:
                self._run(self.rng.choice((SweepMode.NEVER, SweepMode.NEVER, SweepMode.ALWAYS)))
        self._busy.done.append(self._walk.finish())
        self._busy.rate = 0.0
        found = self._until_quiet()
        self.told.edits += edits
        self.told.outcomes, self.told.reasons = self.people.outcomes(), self.people.reasons()
        self.told.office.update(_what(step) for step in self._busy.done)
        self._busy.done = []
        self.told.faults += found
        return found

    def _run(self, sweep: SweepMode) -> RunRecord:
        run = self._engine.run(Trigger.SCHEDULE, sweep=sweep)
        self._clock.advance(self.rng.choice((1, 5, 60)))
        return run

    def _until_quiet(self) -> list[str]:
        """What is still wrong after sweeping runs, each some days after the last."""
        found: list[str] = []
        for _ in range(_LAST_RUNS):
            self._clock.advance(8 * 86400)
            run = self._run(SweepMode.ALWAYS)
            found = [*differences(expected(self._observer), self._sink), *self._unanswered(), *self._lost()]
            if run.equality is not Equality.EQUAL:
                found.append(f"the last run ended {run.outcome}, {run.equality}: {run.sentence}")
            if not found:
                break
        return [*wrong(self._observer), *found]

    def _unanswered(self) -> Iterator[str]:
        """Changes without a final outcome; those that a person has to decide are answered."""
        feed = self.people.feed
        for change in feed.changed.values():
            answer = feed.answers.get(change.id)
            if answer is None:
                yield f"{change.entity.value} {change.kind.value} {change.id[-6:]} was never answered"
            elif answer.outcome is ChangeOutcome.WAITING:
                earlier = feed.answers.get(change.after) if change.after else None
                if earlier is None or earlier.outcome is not ChangeOutcome.CONFLICT:
                    yield f"{change.entity.value} {change.kind.value} {change.id[-6:]} still waits: {answer.reason}"
            elif answer.outcome is ChangeOutcome.REJECTED and not answer.reason:
                yield f"{change.entity.value} {change.kind.value} {change.id[-6:]} was refused without a reason"

    def _lost(self) -> Iterator[str]:
        """New records that were acknowledged, and that neither side has though nobody deleted them."""
        for step in self._busy.done:
            self._gone |= set(step.split()) if "deleted" in step or "has the code" in step else set()
        feed = self.people.feed
        deleted = {change.key for change in feed.changed.values() if not change.content}
        for change in feed.changed.values():
            answer = feed.answers.get(change.id)
            if not change.key and answer is not None and answer.outcome is ChangeOutcome.APPLIED:
                there = answer.key in self._sink.entities(change.entity)
                if not there and answer.key not in self._gone and answer.key not in deleted:
                    yield f"{change.entity.value} {answer.key} was made and is lost"


def _what(step: str) -> str:
    """A sentence of the office without its numbers and names."""
    return " ".join(word for word in step.replace(":", "").split()[:4] if word.isalpha())


def live(server: FirebirdServer, rules: Rules, edits: int, seed: int, folder: Path, *, show: bool = False) -> Told:
    """One life of so many edits; it ends early when the books cannot be written at all."""
    life, began = Life(server, rules, seed, folder), time.monotonic()
    try:
        life.told.faults += life.blocked
        while life.told.edits < edits and not life.blocked:
            found = life.chapter()
            if show and (found or life.told.edits % (5 * CHAPTER) == 0):
                took = time.monotonic() - began
                sys.stdout.write(f"{rules.value}: {life.told.edits} edits, {len(found)} wrong, {took:.0f} s\n")
                sys.stdout.writelines(f"  {sentence}\n" for sentence in found[:20])
                sys.stdout.flush()
            if found:
                break  # what comes after a fault only repeats it
        return life.told
    finally:
        life.close()


def run(rules: Sequence[Rules], edits: int, seed: int) -> int:
    """Lives one after the other on one server, told on the terminal; how many found a fault."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    faults = 0
    with in_memory(), firebird3_server() as server:
        for each in rules:
            with scratch_folder("life") as folder:
                told = live(server, each, edits, seed, folder, show=True)
            faults += bool(told.faults)
            sys.stdout.write(f"{each.value}: {told.edits} edits, {len(told.faults)} faults\n")
            for name, counted in (("platform", told.outcomes), ("refused", told.reasons), ("office", told.office)):
                sys.stdout.writelines(f"  {name}: {count} × {what}\n" for what, count in counted.most_common(40))
            sys.stdout.flush()
    return faults


def run_beside(edits: int, seed: int) -> int:
    """All four posting rules, two at a time in processes of their own; how many processes found a fault."""
    share = -(-edits // len(FOLLOWED))
    command = [sys.executable, "-m", "tests.live.balance", "--edits", str(share), "--seed", str(seed)]
    halves = [[rules.value for rules in FOLLOWED[start::2]] for start in range(2)]
    running = [subprocess.Popen([*command, *half]) for half in halves]
    return sum(bool(process.wait()) for process in running)


def main() -> int:
    """Lives of the rules that are named, or all of them side by side; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="*", help="posting rules, by name; all four side by side by default")
    parser.add_argument("--edits", type=int, default=scaled(EDITS, 160), help="edits of each life, or of all together")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if not chosen.rules:
        return 1 if run_beside(chosen.edits, chosen.seed) else 0
    return 1 if run([Rules(name) for name in chosen.rules], chosen.edits, chosen.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
