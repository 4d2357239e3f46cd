"""The long run: thirty days of an office in an hour, with the real agent, a real ledger and a real platform.

    python -m tests.live.long_run [--days 30] [--cycles 10000] [--leak memory|handles]

Each day the clock goes on by its part of 24 hours with every cycle (a *Sync now* with its sweep, of one kind in turn,
and of all kinds at the day's beginning and end); somebody edits the books; a face watches and is gone without a word
(log-off); the network is down for a while; at night the PC sleeps with everything open and wakes eight hours later. In
the middle a newer version comes by the channel, and the agent gives way to it. At the end of each day memory, open
files and threads of the agent are read, and the size of its logs.

Found wrong is: memory that grows by more than 1 MB a day in either version's life, files or threads that grow, logs
beyond their limit, a cycle that fails with everything there, and books and platform that differ in the end.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from connector.control.client import ControlClient
from connector.control.messages import JobEnded, Sync
from connector.domain.keys import EntityKind
from connector.domain.runs import Equality, Outcome
from connector.updates.trial import read_record
from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.installed_office import InstalledOffice, program_of
from tests.live.long_run_agent import CLOCK, LEAK, LINES, Moved
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.live.servers.processes import ChildProcess, wait_until
from tests.live.servers.releases import ReleaseServer
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Engine, Variant
from tests.sample.vendor import VendorProgram

DAYS: Final = 30
CYCLES: Final = 10_000
FEWEST_DAYS: Final = 10
"""Of which each version has enough for a slope."""
SLUG: Final = "pejabat-sebulan"
_NIGHT: Final = 8 * 3600.0
_DAY: Final = 16 * 3600.0
"""Seconds in which the PC is awake."""
STEEPEST: Final = 1.0
"""MB of memory a day."""
_MORE: Final = 3
"""Files or threads by which two days may differ: connections that are kept open or not just then."""
_LOG_FILES: Final = 2
_LOG_BYTES: Final = (_LOG_FILES + 1) * 10 * 1024 * 1024 + 64 * 1024
"""Of a file, of the former ones that the settings keep, and a last line."""
_SETTINGS: Final = f'log_level = "debug"\nupdates = "off"\n[retention]\nlog_files = {_LOG_FILES}\n'
_WRITTEN: Final = _LOG_BYTES * 5 // 4
"""Of lines that a library would write in these days: files come and go."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")
"""Of which Linux counts so many in a second of a core."""
_WARM: Final = 1 / 3
"""Share of a version's days in which memory may still find its size."""


@dataclass(frozen=True, slots=True)
class Evening:
    """What the agent takes at the end of a day."""

    day: int
    version: str
    memory: float
    """MB resident."""
    files: int
    threads: int
    log: int
    """Bytes of all its log files."""
    work: float = 0.0
    """Seconds of a core that its version took until then."""


class LongRun:
    """The office that lives it.

    Args:
        office: the PC.
        platform: what it is kept equal with.
        company: its books.
        moved: how far its clock is ahead.
    """

    def __init__(self, office: InstalledOffice, platform: ShakyPlatform, company: Company, moved: Moved) -> None:
        self.office = office
        self.wrong: list[str] = []
        self.cycles = 0
        self._platform = platform
        self._company = company
        self._moved = moved
        self._kinds = tuple(EntityKind)

    def day(self, number: int, cycles: int) -> Evening:
        """One day and its night."""
        self._edit(number)
        with self._face():
            for turn in range(cycles - 2):
                self._moved.move(_DAY / cycles)
                self.cycle(f"day {number}", (self._kinds[turn % len(self._kinds)],) if turn else ())
        with self._platform.proxy.down():
            self._moved.move(_DAY / cycles)
            self.cycle(f"day {number}, without a network", fails=True)
        self._moved.move(_DAY / cycles)
        self.cycle(f"day {number}, the network is back")
        evening = self._evening(number)
        self._sleep(evening)
        return evening

    def cycle(self, when: str, kinds: tuple[EntityKind, ...] = (), *, fails: bool = False) -> None:
        """*Sync now*, of all kinds where none is named."""
        self.cycles += 1
        request = Sync(entities=kinds, watch=True)
        with ControlClient(self.office.home, "long run") as client:
            ended = [event for event in client.watch(request) if isinstance(event, JobEnded)]
        runs = [each.run for each in ended if each.run is not None]
        well = [run.outcome is Outcome.SUCCESS and run.equality is Equality.EQUAL for run in runs]
        if fails == (bool(well) and all(well)):
            self.wrong.append(f"{when}: {ended}")

    def update(self, version: str) -> None:
        """A newer version comes by the channel, and passes its trial."""
        self.office.releases.add(version, self.office.files(version))
        self.office.say("update", "install")
        wait_until(lambda: self.office.running() == version, f"{version} runs", timeout=180)
        wait_until(lambda: not self._on_trial(), f"{version} has passed its trial", timeout=180)

    def _edit(self, number: int) -> None:
        """The vendor's program is opened, and somebody changes a customer."""
        with closing(VendorProgram(self._company.door, self._company.charset)) as vendor:
            codes = [str(code) for (code,) in vendor.books.rows("SELECT CODE FROM AR_CUSTOMER ORDER BY CODE")]
            vendor.edit_customer(codes[number % len(codes)], f"Kedai Hari {number} Sdn Bhd")

    def _on_trial(self) -> bool:
        return read_record(self.office.installed).trial is not None

    def _sleep(self, evening: Evening) -> None:
        """Everything of this PC stands still, with its lines open, and the clock goes on."""
        pid = self.office.pid()
        stopped = Path(f"/proc/{pid}/stat")
        os.kill(pid, signal.SIGSTOP)
        wait_until(lambda: stopped.read_text().rpartition(")")[2].split()[0] == "T", "it sleeps", timeout=60)
        self._moved.move(_NIGHT)
        os.kill(pid, signal.SIGCONT)
        wait_until(lambda: self.office.running() == evening.version, "it is awake", timeout=120)

    @contextmanager
    def _face(self) -> Iterator[None]:
        """Somebody watches, and is gone at once: the session was ended."""
        command = self.office.command("log", "--follow")
        with ChildProcess(command, environment=self.office.environ, output=self.office.home.root / "face.txt") as face:
            try:
                yield
            finally:
                face.kill()

    def _evening(self, day: int) -> Evening:
        version, pid = self.office.running(), self.office.pid()
        process = Path(f"/proc/{pid}")
        lines = (process / "status").read_text().splitlines()
        told = {name: value.split()[0] for name, _, value in (line.partition(":") for line in lines) if value.split()}
        log = sum(file.stat().st_size for file in self.office.home.logs.glob("agent.log*"))
        files = sum(1 for _ in (process / "fd").iterdir())
        work = sum(int(ticks) for ticks in (process / "stat").read_text().rpartition(")")[2].split()[11:13]) / _TICKS
        return Evening(day, version, int(told["VmRSS"]) / 1024, files, int(told["Threads"]), log, work)


def judged(evenings: Sequence[Evening]) -> list[str]:
    """What was wrong in the life of one version, in sentences."""
    settled = evenings[int(len(evenings) * _WARM) :]
    found = []
    if len(settled) > 2:  # two points make any slope
        slope = steepness(settled)
        if slope > STEEPEST:
            found.append(f"memory grows by {slope:.2f} MB a day")
        for name in ("files", "threads"):
            more = steepness(settled, name) * (len(settled) - 1)
            if more > _MORE:
                found.append(f"{name} grow by {more:.0f} in {len(settled)} days")
    if max(each.log for each in evenings) > _LOG_BYTES:
        found.append(f"logs took {max(each.log for each in evenings)} bytes")
    return found


def untried(evenings: Sequence[Evening]) -> list[str]:
    """What a run did not show, in sentences: logs that never came near their limit were not turned over."""
    most = max(each.log for each in evenings)
    return [] if most > _LOG_BYTES / 2 else [f"logs took {most} bytes at most: their limit was not tried"]


def steepness(evenings: Sequence[Evening], what: str = "memory") -> float:
    """Slope of the memory in MB a day, or of another count, by least squares."""
    if len(evenings) < 2:
        return 0.0
    return statistics.linear_regression(
        [each.day for each in evenings], [getattr(each, what) for each in evenings]
    ).slope


def run(server: FirebirdServer, days: int = DAYS, cycles: int = CYCLES, leak: str = "") -> int:
    """Live it and print what was found; how much of it was wrong."""
    began = time.monotonic()
    with (
        scratch_folder("long-run") as folder,
        ReleaseServer(folder).running() as releases,
        shaky_platform() as platform,
    ):
        moved = Moved(folder / "clock")
        program = program_of("tests.live.long_run_agent")
        environment = {CLOCK: str(folder / "clock"), LEAK: leak, LINES: str(_WRITTEN // cycles)}
        office = InstalledOffice(folder, releases, program, environment)
        office.home.prepare()
        office.home.settings.write_text(_SETTINGS)
        company = _set_up(office, server, platform)
        with ChildProcess(office.command("run"), environment=office.environ, output=folder / "agent.txt"):
            wait_until(lambda: office.running() == "1.0", "the agent runs", timeout=120)
            living = LongRun(office, platform, company, moved)
            try:
                evenings = list(_days(living, days, cycles))
            finally:
                office.end()
        lives = [[each for each in evenings if each.version == version] for version in ("1.0", "2.0")]
        wrong = [*living.wrong, *(sentence for life in lives for sentence in judged(life)), *untried(evenings)]
        _tell(lives, living.cycles, time.monotonic() - began)
        sys.stdout.write("".join(f"WRONG {sentence}\n" for sentence in wrong))
        return len(wrong)


def _set_up(office: InstalledOffice, server: FirebirdServer, platform: ShakyPlatform) -> Company:
    company = make_company(server, Variant(engine=Engine.FIREBIRD_3), TINY)
    platform.organization(SLUG)
    office.say("vault", "create-key-file")
    office.say("pair", platform.url, platform.invite(SLUG))
    where = ["--host", HOST, "--port", str(server.port), "--path", str(company.path), "--password-stdin"]
    office.say("connect", "sql-accounting", *where, given=f"{server.password}\n")
    return company


def _days(living: LongRun, days: int, cycles: int) -> Iterator[Evening]:
    share = -(-cycles // days)
    living.cycle("the first sync")
    for number in range(1, days + 1):
        if number == days // 2 + 1:
            living.update("2.0")
        evening = living.day(number, share)
        sys.stdout.write(
            f"day {evening.day}: {living.cycles} cycles, {evening.memory:.1f} MB, {evening.files} files, "
            f"{evening.threads} threads, logs {evening.log / 1e6:.1f} MB, version {evening.version}, "
            f"{evening.work:.0f} s of a core, "
            f"{len(living.wrong)} wrong\n"
        )
        sys.stdout.flush()
        yield evening


def _tell(lives: Sequence[Sequence[Evening]], cycles: int, seconds: float) -> None:
    for life in lives:
        if life:
            settled = life[int(len(life) * _WARM) :]
            sys.stdout.write(
                f"version {life[0].version}: {len(life)} days, {settled[0].memory:.1f} to {settled[-1].memory:.1f} MB, "
                f"{steepness(settled):+.3f} MB a day, files {min(each.files for each in settled)} to "
                f"{max(each.files for each in settled)}, threads {min(each.threads for each in settled)} to "
                f"{max(each.threads for each in settled)}, logs at most {max(each.log for each in life) / 1e6:.1f} MB\n"
            )
    work = sum(life[-1].work for life in lives if life)
    sys.stdout.write(
        f"long run: {cycles} cycles, {seconds:.0f} s; of a cycle {seconds / cycles:.2f} s, "
        f"and {work / cycles:.3f} s of a core in the agent\n"
    )


def main() -> int:
    """Run from the command line; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--cycles", type=int, default=CYCLES)
    parser.add_argument("--leak", choices=("memory", "handles"), default="")
    asked = parser.parse_args()
    with firebird3_server() as server:
        return 1 if run(server, asked.days, asked.cycles, asked.leak) else 0


if __name__ == "__main__":
    sys.exit(main())
