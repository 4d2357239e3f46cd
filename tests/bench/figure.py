"""One figure of a benchmark: printed as one JSON line, compared with a peer of the same run."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was measured, beside what it is compared with."""

    name: str
    value: float
    unit: str
    peer: str = ""
    """What it is measured against in the same run."""
    peer_value: float | None = None
    ratio: float | None = None
    """Ours to the peer's; above 1 is better for us when the unit is a rate."""
    goal: str = ""
    conditions: dict[str, str | float | int] = {}


def emit(figure: Figure) -> Figure:
    """Print one JSON line."""
    sys.stdout.write(msgspec.json.encode(figure).decode() + "\n")
    sys.stdout.flush()
    return figure


def scale() -> float:
    """Share of the full size to run at: BUKUBRIDGE_SCALE, 1 when unset."""
    return float(os.environ.get("BUKUBRIDGE_SCALE", "1"))


def scaled(full: int, least: int = 20) -> int:
    """A full size at the present scale."""
    return max(least, int(full * scale()))


class Watch:
    """Wall and CPU seconds (of this process) between begin and end of a block."""

    wall: float = 0.0
    cpu: float = 0.0


@contextmanager
def watch() -> Iterator[Watch]:
    """Measure a block."""
    taken = Watch()
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        yield taken
    finally:
        taken.wall = time.perf_counter() - wall
        taken.cpu = time.process_time() - cpu


def median_of(times: int, measure: Callable[[], float]) -> float:
    """The median of several measurements: machines are noisy."""
    return statistics.median(measure() for _ in range(times))


def percentile(values: list[float], share: float) -> float:
    """The value that `share` (0…1) of the sorted values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
