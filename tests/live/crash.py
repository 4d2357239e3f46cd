"""`make crash`: a kill at every durable step, in one direction and in both (with either ledger), where the platform is
killed and a line is cut at each of them, too, and recoveries fare alike; storms of lost, late and overtaken answers;
10,000 random interleavings of the vendor's program with the engine for each ledger, 10,000 edits of both sides at once,
100,000 renewals of the tokens of 1,000 connections, a minute in which one of two workers is killed every five seconds,
companies in the cloud that both sides work in: as a state machine, and with the real worker under blows; and the thirty
days of the long run (`tests.live.long_run`).

Prints progress and a summary; ends with 1 when anything was wrong. BUKUBRIDGE_SCALE shrinks all of it.

    python -m tests.live.crash [--kills] [--two-way [--part 1/2]] [--autocount [--part 1/2]] [--interleavings]
        [--balance] [--tokens] [--workers] [--quickbooks] [--xero] [--long-run] [--seed 1]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator

from rich.console import Console

from tests.bench.figure import scale, scaled
from tests.live import account_kills, long_run, lost_answers, token_storm, worker_kills
from tests.live.balance import EDITS
from tests.live.balance import run_beside as edits_of_both_sides
from tests.live.interleavings import run_beside
from tests.live.kill_autocount import CompanyDatabase, OfficeClerk, learned
from tests.live.kill_two_way import SIZES, Clerk, Worker, prepare, rehearsal, steps_of, two_way_kills
from tests.live.kill_world import Tenant, World, world, world_of
from tests.live.kills import (
    Verdict,
    counted,
    cut_lines,
    daily_runs,
    every,
    first_runs,
    killed_servers,
    steps_of_day,
    steps_of_first,
    storms,
    timed_runs,
)
from tests.live.lost_answers import Weather
from tests.live.servers.autocount import translated_server
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.postgres import postgres_server
from tests.live.servers.scratch import scratch_folder
from tests.live.walked import LEDGERS

_SEEDS = 10_000
_TIMED = 100
_STORMS = 60
_CUTS = 70
_SERVERS = 30
_RECOVERIES = 5
"""Recoveries that are disturbed in each round in both directions."""
_WEATHER = 40
"""Days in bad weather, on lines that lose answers and let later ones overtake."""
_PARTS = 2
"""Worlds side by side, each with servers of its own."""
_LONGEST = 1.0


def main() -> int:
    """Run what was chosen, everything by default; the exit code."""
    chosen = _parser().parse_args()
    console = Console(highlight=False, soft_wrap=True)
    everything = not any(value is True for value in vars(chosen).values())
    wrong = 0
    if chosen.kills or everything:
        wrong += _kills(console, random.Random(chosen.seed))
    if chosen.two_way or everything:
        wrong += _two_way(console, chosen.part, chosen.seed) if chosen.part else _two_ways("--two-way", chosen.seed)
    if chosen.autocount or everything:
        wrong += _autocount(console, chosen.part, chosen.seed) if chosen.part else _two_ways("--autocount", chosen.seed)
    if chosen.interleavings or everything:
        wrong += _interleavings(console)
    if chosen.balance or everything:
        wrong += edits_of_both_sides(scaled(EDITS, 160), chosen.seed)
    if chosen.tokens or everything:
        wrong += token_storm.run(scaled(token_storm.ATTEMPTS, 900), scaled(token_storm.CONNECTIONS, 12), chosen.seed)
    if chosen.workers or everything:
        with postgres_server() as server:
            wrong += worker_kills.run(server, max(3.0, worker_kills.SECONDS * scale()), worker_kills.EVERY)
    wanted = [name for name in account_kills.ACCOUNTS if getattr(chosen, name) or everything]
    wrong += sum(account_kills.run(console, name, chosen.seed) for name in wanted)
    if chosen.long_run or everything:
        wrong += _long_run()
    console.print("crash ok" if not wrong else f"crash: {wrong} wrong")
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", action="store_true", help="only the kill matrix")
    parser.add_argument("--two-way", action="store_true", help="only the kill matrix in both directions")
    parser.add_argument(
        "--part", default="", help="of the matrix in both directions: 1/2 or 2/2; both side by side else"
    )
    parser.add_argument("--autocount", action="store_true", help="only the kill matrix in both directions, AutoCount's")
    parser.add_argument("--interleavings", action="store_true", help="only the interleavings")
    parser.add_argument("--balance", action="store_true", help="only the edits of both sides at once")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    parser.add_argument("--tokens", action="store_true", help="only the storms over tokens of providers")
    parser.add_argument("--workers", action="store_true", help="only the workers that are killed")
    parser.add_argument("--long-run", action="store_true", help="only the thirty days")
    for name in account_kills.ACCOUNTS:
        parser.add_argument(f"--{name}", action="store_true", help="only the company in that cloud")
    return parser


def _kills(console: Console, rng: random.Random) -> int:
    """The kill matrix; how many rounds were wrong."""
    with firebird3_server() as firebird, world(firebird) as made:
        return counted(console, "kill matrix", _verdicts(made, rng))


def _two_ways(matrix: str, seed: int) -> int:
    """The parts of a matrix in both directions, side by side; how many of them found something wrong."""
    command = [sys.executable, "-m", "tests.live.crash", matrix, "--seed", str(seed)]
    parts = [f"{number}/{_PARTS}" for number in range(1, _PARTS + 1)]
    running = [subprocess.Popen([*command, "--part", part]) for part in parts]
    return sum(bool(process.wait()) for process in running)


def _two_way(console: Console, part: str, seed: int) -> int:
    """One part of the kill matrix in both directions, and of the storms; how many rounds were wrong."""
    number, parts = (int(each) for each in part.split("/"))
    with firebird3_server() as firebird, world(firebird, SIZES) as made, scratch_folder("rehearsal") as folder:
        tenant = made.tenant()
        facts = rehearsal(made, tenant, folder)
        prepare(tenant, facts)
        clerk = Clerk(made, tenant)
        wrong = counted(console, f"kill matrix in both directions, {part}", _rounds(made, tenant, clerk, part, seed))
        weather = Weather(made, seed * parts + number)
        stormy = lost_answers.storms(made, tenant, clerk, weather, scaled(_WEATHER, 2) // parts)
        wrong += counted(console, f"storms of answers, {part}", stormy)
        console.print(*(f"  {count} × {what}" for what, count in weather.met.most_common()), sep="\n", markup=False)
        return wrong


def _autocount(console: Console, part: str, seed: int) -> int:
    """One part of AutoCount's kill matrix in both directions; how many rounds were wrong."""
    with (
        translated_server() as server,
        world_of(ledger := CompanyDatabase(server)) as made,
        scratch_folder("rehearsal") as folder,
    ):
        tenant = made.tenant()
        prepare(tenant, learned(ledger, folder))
        rounds = _rounds(made, tenant, OfficeClerk(made, tenant), part, seed)
        return counted(console, f"AutoCount's kill matrix in both directions, {part}", rounds)


def _rounds(made: World, tenant: Tenant, clerk: Worker, part: str, seed: int) -> Iterator[Verdict]:
    """The rounds of one part of a matrix."""
    number, parts = (int(each) for each in part.split("/"))
    steps = steps_of(made, tenant, clerk)
    mine = every(steps, _part(steps), random.Random(seed))[number - 1 :: parts]
    return two_way_kills(made, tenant, clerk, mine, random.Random(f"{seed} {part}"), _RECOVERIES)


def _long_run() -> int:
    """The thirty days, of which a small scale has fewer; how much was wrong."""
    with firebird3_server() as firebird:
        return long_run.run(firebird, scaled(long_run.DAYS, long_run.FEWEST_DAYS), scaled(long_run.CYCLES, 50))


def _verdicts(made: World, rng: random.Random) -> Iterator[Verdict]:
    first = steps_of_first(made)
    yield from first_runs(made, every(first, _part(first), rng))
    tenant = made.tenant()
    daily = steps_of_day(made, tenant)
    yield from daily_runs(made, tenant, every(daily, _part(daily), rng))
    yield from timed_runs(made, tenant, scaled(_TIMED, 2), rng, _LONGEST)
    yield from storms(made, tenant, scaled(_STORMS, 2), rng)
    yield from cut_lines(made, tenant, scaled(_CUTS, 7), rng)
    yield from killed_servers(made, tenant, scaled(_SERVERS, 2), rng)


def _part(steps: int) -> int:
    """How many of the steps at the present scale; 0 for all."""
    return 0 if scale() >= 1 else scaled(steps, 3)


def _interleavings(console: Console) -> int:
    """The interleavings of each ledger, in as many processes as the computer has cores; how many ledgers had a
    fault."""
    wrong, seeds, workers = 0, scaled(_SEEDS), os.cpu_count() or 1
    for provider in LEDGERS:
        started = time.monotonic()
        failed = run_beside(0, seeds, workers, provider=provider, show=True)
        wrong += bool(failed)
        console.print(f"interleavings of {provider}: {seeds} seeds, {failed or 'no fault'}, ", end="")
        console.print(f"{time.monotonic() - started:.0f} s")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
