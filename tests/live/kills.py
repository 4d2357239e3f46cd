"""The kill matrix: a run dies at each of its durable steps in turn, and the next one leaves everything as it must be.

Each round the office works a day, a run is killed, the damage is looked at before anybody repairs it, then a run goes
through undisturbed and everything is compared: books, platform, memory.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tests.live.kill_process import Fault, Report, perform
from tests.live.kill_world import Tenant, World


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
        yield _killed(world, tenant, f"first run, step {step}", die_at=step)
        tenant.forget()


def daily_runs(world: World, tenant: Tenant, steps: Iterable[int], fault: Fault = Fault.NONE) -> Iterator[Verdict]:
    """Kill the run after a day's work at each of these steps; the company lives on from round to round."""
    for step in steps:
        poison = world.office.work().poison
        yield _killed(world, tenant, f"daily run, step {step}", die_at=step, poison=poison, fault=fault)


def timed_runs(world: World, tenant: Tenant, rounds: int, rng: random.Random, longest: float) -> Iterator[Verdict]:
    """Kill the run after a day's work at any moment, inside of transactions and requests too."""
    for _ in range(rounds):
        poison = world.office.work().poison
        seconds = rng.uniform(0.05, longest)
        yield _killed(world, tenant, f"daily run, after {seconds:.3f} s", die_after=seconds, poison=poison)


def every(steps: int, sample: int, rng: random.Random) -> list[int]:
    """All steps when `sample` is 0, else the first, the last and some between."""
    if not sample or sample >= steps:
        return list(range(1, steps + 1))
    between = rng.sample(range(2, steps), max(0, sample - 2))
    return sorted({1, steps, *between})


def judged(world: World, tenant: Tenant, name: str, disturbed: Report, how: str = "") -> Verdict:
    """Look at what a disturbed run left, let one go through, and compare everything."""
    wrong = [f"right after: {sentence}" for sentence in world.damage(tenant)]
    wrong += world.differences(tenant, perform(world.order(tenant)))
    return Verdict(name, how or disturbed.died, tuple(wrong))


def _killed(
    world: World,
    tenant: Tenant,
    name: str,
    *,
    die_at: int = 0,
    die_after: float = 0.0,
    poison: frozenset[str] = frozenset(),
    fault: Fault = Fault.NONE,
) -> Verdict:
    order = replace(world.order(tenant), die_at=die_at, die_after=die_after, poison=poison, fault=fault)
    return judged(world, tenant, name, perform(order))


Say = Callable[[str], None]
