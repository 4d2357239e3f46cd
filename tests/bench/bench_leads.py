"""How soon a lead is a contact: from Facebook's webhook to the platform's record, through the real server and worker.

    python -m tests.bench.bench_leads [--leads 40]

Prints JSON lines. Leads come one at a time and in bursts; the time of each counts from when its webhook left, in real
seconds. Beside it stands what the webhook alone took to be answered, in the same run, and what was asked of Facebook.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from tests.bench.figure import Figure, emit, percentile, scaled
from tests.live.meta.platform import PlatformStage, platform_stage
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder

_PATIENCE = 120.0
_BURST = 10


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--leads", type=int, default=scaled(40, 3))
    leads = parser.parse_args().leads
    with scratch_folder("leads-") as folder, platform_stage(Path(folder)) as stage:
        stage.sign_in()
        stage.wait(lambda: bool(stage.graph.counted()), "the first sync began")
        stage.done(stage.ask("leads"))
        _one_by_one(stage, leads)
        _in_bursts(stage, leads)


def _one_by_one(stage: PlatformStage, leads: int) -> None:
    took, answered = [], []
    stage.graph.asked.clear()
    for _ in range(leads):
        key = stage.graph.world.submit()
        began = time.perf_counter()
        assert stage.tell(key) == 200
        answered.append(time.perf_counter() - began)
        took += _arrived(stage, {key: began})
    _told("one at a time", took, answered)
    emit(
        Figure(
            name="facebook: requests for a lead that a webhook told of", value=round(len(stage.graph.asked) / leads, 2),
            unit="requests", peer="for the lead itself", peer_value=1,
        )
    )  # fmt: skip


def _in_bursts(stage: PlatformStage, leads: int) -> None:
    took, answered = [], []
    for _ in range(max(1, leads // _BURST)):
        left: dict[str, float] = {}
        for _ in range(_BURST):
            key = stage.graph.world.submit()
            left[key] = began = time.perf_counter()
            assert stage.tell(key) == 200
            answered.append(time.perf_counter() - began)
        took += _arrived(stage, left)
    _told(f"{_BURST} at once", took, answered)


def _arrived(stage: PlatformStage, left: dict[str, float]) -> list[float]:
    """Seconds until each is a contact."""
    took: list[float] = []

    def all_there() -> bool:
        there = stage.contacts().keys() & left.keys()
        now = time.perf_counter()
        took.extend(now - left.pop(key) for key in there)
        return not left

    wait_until(all_there, "all leads are contacts", timeout=_PATIENCE)
    return took


def _told(how: str, took: list[float], answered: list[float]) -> None:
    emit(
        Figure(
            name=f"facebook: webhook to contact, {how}, p95", value=round(percentile(took, 0.95), 2), unit="s",
            peer="its median", peer_value=round(percentile(took, 0.5), 2), goal="<= 5",
            conditions={"leads": len(took), "webhook answered, p95 ms": round(1000 * percentile(answered, 0.95), 1)},
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
