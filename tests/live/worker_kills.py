"""Two workers on one connection, one of them killed again and again while people and books go on: nothing is lost and
nothing is done twice. Every second time it is the one at work, in the moment in which the vendor has done what it asked
for and has not answered yet; a clock hardly ever meets that moment.

    python -m tests.live.worker_kills [--seconds 60] [--every 5]
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from tests.live.hosted_stage import HostedStage, hosted_stage, sale_on_platform, unique_name
from tests.live.servers.postgres import PostgresServer, postgres_server
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.live.sql_accounting_api.stage import sale

SECONDS, EVERY = 60.0, 5.0
_PATIENCE = 240.0
_DEED_SECONDS = 60.0
"""For the vendor to be asked for what somebody has just entered, on a busy machine too."""


@dataclass(slots=True)
class Toll:
    """What came of it."""

    kills: int = 0
    unanswered: int = 0
    """Kills between what the vendor did and its answer."""
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
    reaper = _Reaper(stage)
    for number in range(kills):
        ended = time.monotonic() + every
        wanted.append(stage.enter("invoices", sale_on_platform()))
        stage.vendor.shelf.create("salesinvoice", sale("300-A0001", Decimal(number + 1)))
        stage.sync("invoices")
        toll.entered, toll.sold = toll.entered + 1, toll.sold + 1
        toll.unanswered += reaper.strike(number, ended)
        toll.kills += 1
        stage.start_worker()
        threading.Event().wait(max(0.0, ended - time.monotonic()))
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


class _Reaper:
    """Kills one worker at a time."""

    def __init__(self, stage: HostedStage) -> None:
        self._stage = stage
        self._turn = threading.Lock()
        self._open = -1
        """The round whose kill is still to come."""

    def strike(self, number: int, ended: float) -> bool:
        """Kill the worker of a round: every second time the one at work between the vendor's deed and its answer, when
        there is one within a minute. Whether it was that moment."""
        struck = threading.Event()
        self._open = number
        if number % 2:
            self._stage.vendor.after("POST", lambda: self._kill(number, self._stage.hosting_worker, struck))
        if not struck.wait(max(_DEED_SECONDS if number % 2 else 0.0, ended - time.monotonic())):
            self._kill(number, lambda: self._stage.workers[0].pid, threading.Event())
        return struck.is_set()

    def _kill(self, number: int, whom: Callable[[], int], struck: threading.Event) -> None:
        """Unless it was done."""
        with self._turn:
            if self._open == number:
                self._stage.kill_worker(whom())
                self._open = -1
                struck.set()


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
        f"workers: {toll.kills} kills in {seconds:.0f} s, {toll.unanswered} of them before the vendor answered, "
        f"{toll.entered} invoices of people and {toll.sold} of the books, "
        f"equal {toll.seconds:.1f} s after the last one, {len(toll.wrong)} wrong"
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
