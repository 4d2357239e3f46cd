"""Two workers on one connection, one of them killed again and again while people and books go on: nothing is lost and
nothing is done twice.

    python -m tests.live.worker_kills [--seconds 60] [--every 5]
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from tests.live.hosted_stage import HostedStage, hosted_stage, sale_on_platform, unique_name
from tests.live.servers.postgres import PostgresServer, postgres_server
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.live.sql_accounting_api.stage import sale

SECONDS, EVERY = 60.0, 5.0
_PATIENCE = 240.0


@dataclass(slots=True)
class Toll:
    """What came of it."""

    kills: int = 0
    entered: int = 0
    """Invoices of people."""
    sold: int = 0
    """Invoices of the books."""
    seconds: float = 0.0
    """Until both sides were equal after the last kill."""
    wrong: list[str] = field(default_factory=list)


def storm(stage: HostedStage, kills: int, every: float) -> Toll:
    """Kill one of two workers so many times; meanwhile people enter invoices on the platform, and the books get theirs.
    The stage has one worker, and a connection that was read and may be written."""
    toll, wanted = Toll(), []
    stage.start_worker()
    for number in range(kills):
        ended = time.monotonic() + every
        wanted.append(stage.enter("invoices", sale_on_platform()))
        stage.vendor.shelf.create("salesinvoice", sale("300-A0001", Decimal(number + 1)))
        stage.sync("invoices")
        toll.entered, toll.sold = toll.entered + 1, toll.sold + 1
        threading.Event().wait(max(0.0, ended - time.monotonic()))
        stage.kill_worker(stage.workers[number % 2].pid)
        toll.kills += 1
        stage.start_worker()
    began = time.monotonic()
    outcomes: Counter[str] = Counter()

    def settled() -> bool:
        outcomes.clear()
        outcomes.update(stage.outcome(change) for change in wanted)
        return outcomes["applied"] == len(wanted) and stage.mirrored()

    try:
        wait_until(settled, "both sides are equal", timeout=_PATIENCE)
    except TimeoutError as exc:
        toll.wrong.append(f"{exc}: {dict(outcomes)}")
    toll.seconds = time.monotonic() - began
    toll.wrong += _doubts(stage, len(wanted))
    return toll


def _doubts(stage: HostedStage, wanted: int) -> list[str]:
    """What should not be: an invoice that is missing or there twice at the vendor, a job that nobody ends."""
    posted = Counter(str(row["docref1"]) for row in stage.posted())
    found = [f"{reference} was posted {count} times" for reference, count in posted.items() if count > 1]
    if len(posted) != wanted:
        found.append(f"{len(posted)} of {wanted} invoices are at the vendor")
    jobs = stage.status()["jobs"]
    assert isinstance(jobs, list)
    return found + [f"a job is {job['state']}: {job.get('sentence')}" for job in jobs if job["state"] == "failed"]


def prepared(stage: HostedStage) -> HostedStage:
    """Connected, read for the first time, and allowed to write."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")
    stage.allow_writing()
    return stage


def run(server: PostgresServer, seconds: float, every: float) -> int:
    """Print what came of it; how much was wrong."""
    with scratch_folder("workers") as folder:
        url = server.create_database(unique_name("workers"))
        with hosted_stage(folder / "stage", url) as stage:
            toll = storm(prepared(stage), max(1, round(seconds / every)), every)
    for sentence in toll.wrong:
        print(f"WRONG {sentence}")
    print(
        f"workers: {toll.kills} kills in {seconds:.0f} s, {toll.entered} invoices of people and {toll.sold} of the "
        f"books, equal {toll.seconds:.1f} s after the last one, {len(toll.wrong)} wrong"
    )
    return len(toll.wrong)


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--every", type=float, default=EVERY)
    chosen = parser.parse_args()
    with postgres_server() as server:
        return 1 if run(server, chosen.seconds, chosen.every) else 0


if __name__ == "__main__":
    sys.exit(main())
