"""The kill matrix: a run dies at each of its durable steps in turn, and the next one leaves everything as it must be.

Each round the office works a day, a run is killed, the damage is looked at before anybody repairs it, then a run goes
through undisturbed and everything is compared: books, platform, memory.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Timer

from rich.console import Console

from tests.live.kill_process import Fault, Order, Report, perform
from tests.live.kill_world import Tenant, World
from tests.live.proxy import Break

CUTS = (
    Break.CUT_BEFORE,
    Break.CUT_REQUEST,
    Break.CUT_UNANSWERED,
    Break.CUT_AFTER,
    Break.CUT_ANSWER,
    Break.LATE,
    Break.BAD_GATEWAY,
)
_EXCHANGES = 20
"""A run after a day's work has about so many exchanges with the platform, and half as many batches."""
_BATCHES = 8
_MORE = 8
_SHOWN = 25
"""Rounds between lines of progress."""
_STORMY = 90
"""Kills in a row hit one of so many first steps: where earlier work is settled, and somewhere behind."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one kill led to."""

    name: str
    died: str
    """The step, or how else it was disturbed; empty when the run was through before."""
    wrong: tuple[str, ...] = ()
    """Sentences; empty when everything is as it must be."""


def steps_of_first(world: World) -> int:
    """How many durable steps the first run of a company has."""
    tenant = world.tenant()
    report = perform(world.order(tenant))
    tenant.forget()
    return report.steps


def steps_of_day(world: World, tenant: Tenant) -> int:
    """How many durable steps a run has after a day's work; leaves both sides equal."""
    perform(world.order(tenant))
    day = world.office.work()
    report = perform(replace(world.order(tenant), poison=day.poison))
    perform(world.order(tenant))
    return report.steps


def first_runs(world: World, steps: Iterable[int]) -> Iterator[Verdict]:
    """Kill the first run of a company at each of these steps; an organization of its own for each."""
    for step in steps:
        tenant = world.tenant()
        yield _killed(world, tenant, f"first run, step {step}", replace(world.order(tenant), die_at=step))
        tenant.forget()


def daily_runs(world: World, tenant: Tenant, steps: Iterable[int]) -> Iterator[Verdict]:
    """Kill the run after a day's work at each of these steps; the company lives on from round to round."""
    for step in steps:
        poison = world.office.work().poison
        yield _killed(
            world, tenant, f"daily run, step {step}", replace(world.order(tenant), die_at=step, poison=poison)
        )


def timed_runs(world: World, tenant: Tenant, rounds: int, rng: random.Random, longest: float) -> Iterator[Verdict]:
    """Kill the run after a day's work at any moment, inside of transactions and requests too."""
    for _ in range(rounds):
        poison = world.office.work().poison
        seconds = rng.uniform(0.05, longest)
        order = replace(world.order(tenant), die_after=seconds, poison=poison)
        yield _killed(world, tenant, f"daily run, after {seconds:.3f} s", order)


def planted(world: World, tenant: Tenant, fault: Fault, step: str, at: int) -> Verdict:
    """Kill a faulty run after a day's work at one step of a name; something must be wrong then."""
    poison = world.office.work().poison
    order = replace(world.order(tenant), die_at=at, die_on=step, poison=poison, fault=fault)
    return _killed(world, tenant, f"fault: {fault.value}", order)


def storms(world: World, tenant: Tenant, rounds: int, rng: random.Random) -> Iterator[Verdict]:
    """Kill several runs in a row, recoveries included, while the office works on; then one goes through."""
    for _ in range(rounds):
        wrong: list[str] = []
        died: list[str] = []
        poison: frozenset[str] = frozenset()
        for _ in range(rng.randint(2, 4)):
            with ThreadPoolExecutor(1) as clerk:
                day = clerk.submit(world.office.work)
                order = replace(world.order(tenant), die_at=rng.randint(1, _STORMY), poison=poison)
                died.append(perform(order).died)
                poison |= day.result().poison
            wrong += [f"after {died[-1]}: {sentence}" for sentence in world.damage(tenant)]
        verdict = judged(
            world, tenant, f"storm of {len(died)} kills", Report(killed=True), ", ".join(filter(None, died))
        )
        yield replace(verdict, wrong=(*wrong, *verdict.wrong))


def cut_lines(world: World, tenant: Tenant, rounds: int, rng: random.Random) -> Iterator[Verdict]:
    """Break the network at some exchange of the run after a day's work; the run itself goes on as it can."""
    for number in range(rounds):
        kind = CUTS[number % len(CUTS)]
        poison = world.office.work().poison
        path = rng.choice(("/records/", "/records/", ""))
        passes = rng.randrange(_BATCHES if path else _EXCHANGES)
        world.line.plan(kind, path, passes=passes)
        report = perform(replace(world.order(tenant), poison=poison))
        broken = ", ".join(path for path, _ in world.line.broken)
        verdict = judged(world, tenant, f"network {kind}, {path or 'exchange'} {passes}", report, broken)
        world.line.release()
        late = world.differences(tenant, perform(world.order(tenant))) if kind is Break.LATE else []
        world.line.forget()
        yield replace(verdict, wrong=(*verdict.wrong, *late))


def killed_servers(world: World, tenant: Tenant, rounds: int, rng: random.Random) -> Iterator[Verdict]:
    """Kill −9 the platform while it has a batch in its hands, and start it again under the running agent."""
    for _ in range(rounds):
        poison = world.office.work().poison
        batch, seconds = rng.randint(1, _BATCHES), rng.uniform(0, 0.04)
        killer = _Killer(world, batch, seconds)
        world.line.choose(killer)
        report = perform(replace(world.order(tenant), poison=poison))
        world.line.forget()
        killer.join()
        yield judged(world, tenant, f"platform killed {seconds:.3f} s into batch {batch}", report, killer.path)


class _Killer:
    """Chooses nothing to break; kills the platform a moment after a certain batch came in."""

    def __init__(self, world: World, batch: int, seconds: float) -> None:
        self._world = world
        self._left = batch
        self._timer = Timer(seconds, world.kill_cloud)
        self.path = ""

    def __call__(self, method: str, path: str) -> Break | None:
        """Look at an exchange."""
        if "/records/" in path:
            self._left -= 1
            if self._left == 0:
                self.path = path
                self._timer.start()
        return None

    def join(self) -> None:
        """Return when the platform is up again."""
        if self.path:
            self._timer.join()


def every(steps: int, sample: int, rng: random.Random) -> list[int]:
    """All steps when `sample` is 0, else the first, the last and some between.

    How many there are depends on how soon answers come: a few more than were counted, of which the last may not be
    reached.
    """
    if not sample or sample >= steps:
        return list(range(1, steps + _MORE + 1))
    between = rng.sample(range(2, steps), max(0, sample - 2))
    return sorted({1, steps, *between})


def judged(world: World, tenant: Tenant, name: str, disturbed: Report, how: str = "") -> Verdict:
    """Look at what a disturbed run left, let one go through, and compare everything."""
    wrong = [f"right after: {sentence}" for sentence in world.damage(tenant)]
    wrong += world.differences(tenant, perform(world.order(tenant)))
    return Verdict(name, how or disturbed.died, tuple(wrong))


def _killed(world: World, tenant: Tenant, name: str, order: Order) -> Verdict:
    return judged(world, tenant, name, perform(order))


def counted(console: Console, name: str, verdicts: Iterator[Verdict]) -> int:
    """Print progress and a summary; how many rounds were wrong."""
    started = time.monotonic()
    rounds = disturbed = kills = wrong = 0
    for verdict in verdicts:
        rounds += 1
        disturbed += bool(verdict.died)
        kills += len(verdict.died.split(", ")) if verdict.died else 0
        if verdict.wrong:
            wrong += 1
            console.print(f"WRONG {verdict.name} ({verdict.died})", *verdict.wrong, sep="\n  ", markup=False)
        elif rounds % _SHOWN == 0:
            seconds = time.monotonic() - started
            console.print(
                f"{rounds} rounds, {kills} crashes, {wrong} wrong, {seconds:.0f} s; {verdict.name}", markup=False
            )
    seconds = time.monotonic() - started
    console.print(f"{name}: {rounds} rounds, {disturbed} disturbed, {kills} crashes, {wrong} wrong, {seconds:.0f} s")
    return wrong
