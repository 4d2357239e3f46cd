"""The tray and the window over a real agent: start, memory, how late the event loop and the truth are.

    python -m tests.bench.bench_face [--starts 5]

On a screen without a monitor (Xvfb) with a real tray (trayer).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from connector.control.client import ControlClient
from connector.control.messages import Pause, Resume, Status
from connector.paths import Home
from tests.bench.bench_agent import memory_mb
from tests.bench.face_side import Told
from tests.bench.figure import Figure, emit, percentile, scaled
from tests.bench.rig import machine
from tests.live.demo_stage import Office, stage
from tests.live.face.screen import Screen, screen
from tests.live.servers.processes import ChildProcess, console_script, wait_until
from tests.live.servers.scratch import scratch_folder
from tests.sample.variant import Sizes

_SECONDS = 120
SIZE = Sizes(
    customers=scaled(15_000), suppliers=20, products=scaled(15_000), invoices=scaled(40_000), cash_sales=20,
    credit_notes=20, payments=scaled(30_000),
)  # fmt: skip
"""100,000 records and a few."""


class Watched:
    """A face that tells what it shows."""

    def __init__(self, home: Path, environment: dict[str, str], errors: Path) -> None:
        self._errors = errors.open("w")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.face_side"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True,
            env={**os.environ, **environment, "BUKUBRIDGE_HOME": str(home)},
        )  # fmt: skip
        self._told: list[Told] = []
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def order(self, word: str) -> None:
        """Give an order and wait until it is done."""
        before = len(self._told)
        assert self._process.stdin is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()
        self.until(f"done {word}", before)

    def until(self, what: str, since: int = 0) -> Told:
        """Wait until something was told, and give it."""
        wait_until(lambda: any(each.what == what for each in self._told[since:]), what, timeout=_SECONDS)
        return next(each for each in self._told[since:] if each.what == what)

    @property
    def count(self) -> int:
        """How much was told so far."""
        return len(self._told)

    def close(self) -> None:
        """End it."""
        self.order("quit")
        self._process.wait(20)
        self._errors.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._told.append(msgspec.json.decode(line, type=Told))


@contextmanager
def watched(home: Path, shown: Screen, folder: Path) -> Iterator[Watched]:
    """A face that is up."""
    face = Watched(home, shown.environment, folder / "face.txt")
    try:
        face.until("started")
        yield face
    finally:
        face.close()


def starts(home: Path, shown: Screen, folder: Path, times: int) -> None:
    """Seconds from starting the installed program to its icon in the tray."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        environment = {**shown.environment, "BUKUBRIDGE_HOME": str(home)}
        with ChildProcess([console_script("bukubridge-tray")], output=folder / "start.txt", environment=environment):
            wait_until(lambda: any(place.y < 32 and place.width < 40 for place in shown.windows()), "the icon")
            took.append(time.perf_counter() - began)
    conditions = {**machine(), "starts": times, "longest_s": round(max(took), 2)}
    value = round(percentile(took, 0.5), 2)
    emit(Figure(name="tray, start to icon", value=value, unit="s, median", goal="<= 1", conditions=conditions))


def memory(face: Watched) -> None:
    """Proportional memory with the window never opened, open, after every page was looked at, and closed again."""
    for name, order, goal in (
        ("tray's memory, window closed", "", "<= 60"),
        ("tray's memory, window open", "show", "<= 90"),
        ("tray's memory, every page looked at", "pages", "<= 90"),
        ("tray's memory, window closed again", "close", "<= 60"),
    ):
        if order:
            face.order(order)
        threading.Event().wait(2)
        resident = {"resident_mb": round(memory_mb(face.pid), 1)}
        value = round(proportional_mb(face.pid), 1)
        emit(Figure(name=name, value=value, unit="MB, proportional", goal=goal, conditions={**machine(), **resident}))


def proportional_mb(pid: int) -> float:
    """Memory of a process, with what it shares with others counted in parts."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def lateness(face: Watched, office: Office) -> None:
    """How late the event loop is, window open, while the agent moves everything."""
    face.order("show")
    face.order("clear")
    began = time.perf_counter()
    office.sync()
    took = time.perf_counter() - began
    since = face.count
    face.order("delays")
    p99, longest = face.until("delays", since).value, face.until("longest", since).value
    conditions = {**machine(), "seconds": round(took, 1), "longest_ms": round(longest * 1000, 1)}
    emit(
        Figure(
            name="tray's event loop while the agent moves 100,000 records, delay",
            value=round(p99 * 1000, 1), unit="ms, p99", goal="<= 30", conditions=conditions,
        )
    )  # fmt: skip


def truth(face: Watched, home: Path, times: int) -> None:
    """Seconds from an order's answer until the icon shows what it did."""
    lags = []
    with ControlClient(Home(home), "bench") as client:
        for _ in range(times):
            for request, shown in ((Pause(), "shows paused"), (Resume(), "shows ok")):
                since = face.count
                client.ask(request, Status)
                answered = time.time()
                lags.append(max(0.0, face.until(shown, since).at - answered))
    conditions = {**machine(), "changes": len(lags), "median_s": round(percentile(lags, 0.5), 3)}
    value = round(max(lags), 3)
    emit(Figure(name="tray behind the truth", value=value, unit="s, longest", goal="<= 1", conditions=conditions))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=5)
    asked = parser.parse_args()
    with scratch_folder("face") as folder, stage() as (books, platform, office):
        company = books.company(SIZE)
        office.start()
        office.command("pair", platform.url, platform.invite())
        where = ["--path", str(company.path), "--host", books.host, "--port", str(books.port), "--cron", "0 0 1 1 *"]
        office.command("connect", "sql-accounting", *where, "--password-stdin", stdin=f"{books.server.password}\n")
        home = office.home
        with screen(folder) as shown, shown.tray():
            with watched(home, shown, folder) as face:
                memory(face)
                lateness(face, office)
                face.until("shows ok")
                truth(face, home, 5)
            starts(home, shown, folder, asked.starts)


if __name__ == "__main__":
    main()
