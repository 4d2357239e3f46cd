"""Random interleavings of the vendor's program at work with the engine reading the same company file.

One interleaving is one seed: a small company, a vendor whose forms stay open, whose clocks step, who edits rows without
moving a version, and an engine that runs meanwhile. Between any two things that the engine asks of the books, the
vendor may do something. At the end everybody saves, the engine runs until quiet, and the platform must have exactly
what the books have.

    python -m tests.live.interleavings FIRST LAST [autocount]
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import structlog

from connector.domain.changes import Cursor, Page, Seen
from connector.domain.identity import Identity
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.money import sen
from connector.domain.payments import Payment
from connector.domain.ports import Source
from connector.domain.reconciliation import Total
from connector.domain.runs import Equality, Trigger
from connector.store.sqlite import SqliteStore
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.fakes.clock import ManualClock
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink
from tests.live.servers.scratch import scratch_folder
from tests.live.walked import LEDGERS, Opens
from tests.sample.oracle import Expected
from tests.sample.walk import Walk

_OPTIONS = EngineOptions(safeguard_count=10_000, batch=5)
_LAST_RUNS = 3
WORK_RATE = 0.12
"""How likely the vendor does something at each opportunity."""
TOGETHER = 10
"""Interleavings that one company lives through: seeds 0 to 9 are one life, 10 to 19 the next."""


@dataclass(slots=True)
class BusyOffice:
    """The product's source, with the vendor at work between any two answers of it."""

    source: Source
    walk: Walk[Any]
    rng: random.Random
    rate: float = 0.0
    done: list[str] = field(default_factory=list)

    def work(self) -> None:
        """Some steps of the vendor, or none."""
        while self.rng.random() < self.rate:
            self.done.append(self.walk.step(self.rng))

    def identify(self) -> Identity:
        """As the source."""
        return self.source.identify()

    def kinds(self) -> Sequence[EntityKind]:
        """As the source."""
        return self.source.kinds()

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """As the source, interrupted."""
        self.work()
        for page in self.source.changes(kind, since):
            self.work()
            yield page
            self.work()

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """As the source, interrupted."""
        self.work()
        yield from self.source.keys(kind)
        self.work()

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """As the source, interrupted."""
        self.work()
        yield from self.source.fetch(kind, keys)

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """As the source, interrupted."""
        self.work()
        return self.source.totals(kind)

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """As the source, interrupted."""
        self.work()
        return self.source.content_slice(kind, position, limit)

    def close(self) -> None:
        """As the source."""
        self.source.close()


@dataclass(frozen=True, slots=True)
class Failure:
    """An interleaving that did not end equal: how to see it again, and what differs."""

    seed: int
    differences: tuple[str, ...]
    steps: tuple[str, ...]

    def __str__(self) -> str:
        return f"seed {self.seed}: {'; '.join(self.differences[:5])} ({len(self.steps)} steps of the vendor)"


def as_it_is(source: Source) -> Source:
    """The source itself; a test may put a faulty one in its place."""
    return source


class Office:
    """One company with its vendor, its engine and a platform in memory: lives through several interleavings."""

    def __init__(self, opens: Opens, seed: int, folder: Path, wrap: Callable[[Source], Source] = as_it_is) -> None:
        rng = random.Random(-seed - 1)
        self._company = company = opens(seed, rng)
        self._busy = BusyOffice(wrap(company.source), company.walk, rng)
        self._sink, self._clock = MemorySink(), ManualClock()
        self._store = SqliteStore(folder / "state.db")
        self._engine = Engine(
            ConnectionId("walk"), self._busy, self._sink, self._store, self._clock, MemoryReporter(), _OPTIONS
        )

    def close(self) -> None:
        """Everybody goes home; the company is gone."""
        self._company.close()
        self._store.close()

    def interleave(self, seed: int) -> Failure | None:
        """One interleaving; None when the platform ends with exactly what the books have."""
        rng = self._busy.rng = random.Random(seed)
        self._busy.done, self._busy.rate = [], WORK_RATE
        for _ in range(rng.randint(1, 3)):
            self._busy.work()
            self._engine.run(Trigger.SCHEDULE, sweep=rng.choice(list(SweepMode)))
            self._clock.advance(rng.choice((1, 60, 1200)))
        self._busy.done.append(self._company.walk.finish())
        self._busy.rate = 0.0
        found = self._until_equal()
        return Failure(seed, found, tuple(self._busy.done)) if found else None

    def _until_equal(self) -> tuple[str, ...]:
        """What still differs after sweeping runs, eight days after the last: all content is read again by then.

        That is what finds a second edit within the same second, with a clock so far behind that no overlap covers it.
        """
        books = self._company.expected()
        for _ in range(_LAST_RUNS):
            self._clock.advance(8 * 86400)
            run = self._engine.run(Trigger.PERSON, sweep=SweepMode.ALWAYS)
            found = list(differences(books, self._sink))
            if run.equality is not Equality.EQUAL:
                found.append(f"the last run ended {run.outcome}, {run.equality}: {run.sentence}")
            if not found:
                break
        return tuple(found)


def differences(books: Expected, sink: MemorySink) -> Iterator[str]:
    """Sentences about what the platform has otherwise than the books."""
    names = {str(key): getattr(entity, "name", "") for key, entity in sink.entities(EntityKind.CUSTOMER).items()}
    yield from _unequal("customer", books.customers, names)
    products = {
        str(key): getattr(entity, "description", "") for key, entity in sink.entities(EntityKind.PRODUCT).items()
    }
    yield from _unequal("product", books.products, products)
    want = {
        str(key): (iv.docno, iv.customer, _sen(iv.total), _sen(iv.paid), iv.lines, iv.cancelled)
        for key, iv in books.invoices.items()
    }
    have = {}
    for key, entity in sink.entities(EntityKind.INVOICE).items():
        if not key.startswith("AR:"):
            iv = entity
            have[str(key)] = tuple(
                getattr(iv, name) if name != "lines" else len(getattr(iv, name))
                for name in ("number", "customer", "total", "paid", "lines", "cancelled")
            )
    yield from _unequal("invoice", want, have)
    paid = {
        str(key): (pm.docno, pm.customer, _sen(pm.total), _sen(pm.unapplied), pm.cancelled, _parts(pm.allocations))
        for key, pm in books.payments.items()
    }
    yield from _unequal("payment", paid, dict(_payments(sink)))


def _payments(sink: MemorySink) -> Iterator[tuple[str, tuple[object, ...]]]:
    for key, entity in sink.entities(EntityKind.PAYMENT).items():
        if isinstance(entity, Payment):
            parts = sorted((part.number or "", part.amount) for part in entity.allocations)
            yield (
                str(key),
                (entity.number, entity.customer, entity.amount, entity.unapplied, entity.cancelled, tuple(parts)),
            )


def _parts(allocations: Iterable[tuple[str, object]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((number, _sen(amount)) for number, amount in allocations))


def _sen(amount: object) -> int:
    return sen(Decimal(str(amount)))


def _unequal(what: str, want: Mapping[str, object], have: Mapping[str, object]) -> Iterator[str]:
    for key in sorted(want.keys() | have.keys()):
        if key not in have:
            yield f"{what} {key} was lost"
        elif key not in want:
            yield f"{what} {key} is on the platform, not in the books"
        elif want[key] != have[key]:
            yield f"{what} {key}: books {want[key]}, platform {have[key]}"


def run(first: int, last: int, provider: str = "sql_accounting") -> list[Failure]:
    """Interleavings one after the other on one server; those that failed. Begins at a multiple of ten."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    failures, began = [], time.monotonic()
    with in_memory(), LEDGERS[provider]() as opens:
        for start in range(first, last, TOGETHER):
            with scratch_folder("walk") as folder:
                office = Office(opens, start // TOGETHER, folder)
                try:
                    found = [office.interleave(seed) for seed in range(start, min(start + TOGETHER, last))]
                finally:
                    office.close()
            for failure in filter(None, found):
                failures.append(failure)
                sys.stdout.write(f"{failure}\n")
            if start % (10 * TOGETHER) == 0:
                done, took = start + TOGETHER - first, time.monotonic() - began
                sys.stdout.write(f"{done} interleavings, {len(failures)} failed, {took:.0f} s\n")
                sys.stdout.flush()
    return failures


@contextmanager
def in_memory() -> Iterator[None]:
    """Everything throw-away in memory, where there is such a folder: nothing here is about power cuts."""
    before, memory = dict(os.environ), Path("/dev/shm")  # noqa: S108  # the folder that is memory; ours in it is private
    if memory.is_dir() and "BUKUBRIDGE_SCRATCH" not in os.environ:
        os.environ["BUKUBRIDGE_SCRATCH"] = str(memory / f"bukubridge-{os.getuid()}")
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def run_beside(first: int, last: int, workers: int = 2, *, provider: str = "sql_accounting", show: bool = False) -> str:
    """A range of seeds in some processes side by side; what those told in which one failed, else nothing.

    With `show` they tell it on the terminal as they go on, and what comes back says only which ranges failed.
    """
    share = -(-(last - first) // workers // TOGETHER) * TOGETHER
    bounds = [(start, min(start + share, last)) for start in range(first, last, share)]
    command = [sys.executable, "-m", "tests.live.interleavings"]
    output = None if show else subprocess.PIPE
    started = [
        subprocess.Popen([*command, str(start), str(end), provider], stdout=output, stderr=subprocess.STDOUT, text=True)
        for start, end in bounds
    ]
    told = [
        (process.communicate()[0] or f"seeds {bound} failed", process)
        for process, bound in zip(started, bounds, strict=True)
    ]
    return "\n".join(text for text, process in told if process.returncode)


def main() -> None:
    """A range of seeds from the command line; exit code 1 when one failed."""
    first, last = int(sys.argv[1]), int(sys.argv[2])
    failures = run(first, last, *sys.argv[3:4])
    sys.stdout.write(f"{last - first} interleavings, {len(failures)} failed\n")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
