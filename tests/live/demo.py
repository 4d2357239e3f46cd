"""`make demo`: a sample company from its books to the platform, with a kill −9 on the way, and back.

Prints a table of what happened and ends with the line `demo ok` and exit code 0, or says what went wrong and ends with
1. `make demo BOOKS=autocount` plays it beside AutoCount. BUKUBRIDGE_SCALE shrinks the company. Needs no display and
leaves neither process nor file behind.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from rich.console import Console
from rich.table import Table

from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.runs import Equality, Outcome, RunRecord
from tests.bench.figure import scaled
from tests.live.comparison import Stored, stored, unfounded, unsound
from tests.live.demo_autocount import autocount
from tests.live.demo_books import DemoBooks, sql_accounting
from tests.live.demo_stage import SLUG, DemoFailed, Office, Platform, stage_beside
from tests.live.servers.processes import ConditionTimeoutError, ProcessEndedError, wait_until
from tests.sample.variant import DEMO, Sizes

_AT_ONCE = 40
"""New customers, invoices and payments while nobody looks."""
_BOOKS: Final[Mapping[str, Callable[[], AbstractContextManager[DemoBooks]]]] = {
    "sql-accounting": sql_accounting,
    "autocount": autocount,
}


class Story:
    """What happened, step by step, told on the terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._table = Table("step", "what came of it", title="From the books to the platform")
        self._table.add_column("seconds", justify="right")

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """One step; whatever is put into the list is told of it."""
        self._console.print(f"… {name}")
        told: list[str] = []
        started = time.monotonic()
        yield told
        self._table.add_row(name, "\n".join(told), f"{time.monotonic() - started:.1f}")

    def end(self) -> None:
        """Print the table."""
        self._console.print(self._table)


class Demo:
    """The steps in their order."""

    def __init__(self, story: Story, books: DemoBooks, platform: Platform, office: Office) -> None:
        self._story = story
        self._books = books
        self._platform = platform
        self._office = office

    def play(self) -> None:
        """From pairing to equal books. Raises DemoFailed."""
        self._connect()
        with self._story.step("first sync") as told:
            told.append(_words(self._equal(self._office.sync())))
        counter = self._books.clerk()
        try:
            with self._story.step("a few edits in the books") as told:
                told.extend([f"{len(counter.few())} edits: changed, new, cancelled, deleted"])
            with self._story.step("second sync") as told:
                told.append(_words(self._equal(self._office.sync())))
            with self._story.step("work goes on in the books") as told:
                told.extend([f"{len(counter.many(_AT_ONCE))} new customers, invoices and payments"])
        finally:
            counter.close()
        with self._story.step("third sync, kill −9 of the agent in its middle") as told:
            told.extend(self._interrupted())
        with self._story.step("the agent starts again and recovers") as told:
            self._office.start()
            self._equal(self._office.sync())
            told.extend(_words(run) for run in reversed(self._office.runs(3)))
        self._both_ways()
        with self._story.step("every record compared, books against platform") as told:
            told.extend(self._compare())
        with self._story.step("everything is ended") as told:
            self._office.stop()
            self._platform.stop()
            told.extend(["agent and server ended when they were asked"])

    def _both_ways(self) -> None:
        for name, act in self._books.acts(self._platform, self._office):
            with self._story.step(name) as told:
                act(told.append)

    def _connect(self) -> None:
        office = self._office
        with self._story.step("agent started, paired, connected") as told:
            office.start()
            told.extend(office.command("pair", self._platform.url, self._platform.invite()).splitlines()[:1])
            where, password = self._books.connect()
            connect = ["connect", *where, "--password-stdin"]
            told.extend(office.command(*connect, stdin=f"{password}\n").splitlines()[:2])

    def _equal(self, run: RunRecord) -> RunRecord:
        if (run.outcome, run.equality) != (Outcome.SUCCESS, Equality.EQUAL):
            raise DemoFailed(f"the run ended {run.outcome}, both sides {run.equality}: {run.sentence} {run.remedy}")
        return run

    def _interrupted(self) -> list[str]:
        """Kill the agent as soon as the first of the new customers are on the platform."""
        before = self._records(EntityKind.CUSTOMER), self._records(EntityKind.PAYMENT)
        self._office.command("sync", "--no-wait")
        wait_until(
            lambda: self._records(EntityKind.CUSTOMER) > before[0],
            "the first new customers are on the platform",
            process=self._office.agent,
        )
        self._office.agent.kill()
        customers = self._records(EntityKind.CUSTOMER) - before[0]
        missing = before[1] + _AT_ONCE - self._records(EntityKind.PAYMENT)
        if missing <= 0:
            raise DemoFailed("the run was over before it could be interrupted")
        return [f"{customers} new customers had arrived, {missing} new payments had not"]

    def _compare(self) -> list[str]:
        with self._stored() as platform:
            books, wrong = self._books.differences(platform)
            wrong += unsound(platform) + unfounded(self._office.memory, platform, settled=True)
        if wrong:
            raise DemoFailed("not equal:\n" + "\n".join(wrong))
        return [
            f"{len(books.customers):,} customers, {len(books.suppliers):,} suppliers, {len(books.products):,} products",
            f"{len(books.invoices):,} invoices with their lines, {len(books.payments):,} payments with what they pay",
            "equal, each once, none half",
        ]

    def _records(self, kind: EntityKind) -> int:
        with self._stored() as platform:
            return platform.tally(kind)[0]

    def _stored(self) -> AbstractContextManager[Stored]:
        return stored(self._platform.database_url, SLUG, self._books.provider)


def main() -> int:
    """Play it beside the books that the command line names; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.live.demo", description="Play the demo.")
    parser.add_argument("books", nargs="?", choices=list(_BOOKS), default="sql-accounting")
    return _play(_BOOKS[parser.parse_args().books])


def _play(beside: Callable[[], AbstractContextManager[DemoBooks]]) -> int:
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    story = Story(console)
    started = time.monotonic()
    try:
        with stage_beside(beside) as (books, platform, office):
            with story.step(f"sample company on {books.title}") as told:
                told.append(books.make(_sizes()))
            Demo(story, books, platform, office).play()
    except (DemoFailed, BridgeError, ConditionTimeoutError, ProcessEndedError, FileNotFoundError) as exc:
        story.end()
        console.print(f"demo failed: {exc}", markup=False)
        return 1
    story.end()
    console.print(f"{time.monotonic() - started:.0f} seconds")
    console.print("demo ok")
    return 0


def _sizes() -> Sizes:
    return Sizes(
        customers=scaled(DEMO.customers),
        suppliers=scaled(DEMO.suppliers),
        products=scaled(DEMO.products),
        invoices=scaled(DEMO.invoices),
        cash_sales=scaled(DEMO.cash_sales),
        credit_notes=scaled(DEMO.credit_notes),
        payments=scaled(DEMO.payments),
    )


def _words(run: RunRecord) -> str:
    """What a run did, why, and how it ended."""
    if run.error_code:
        return f"{run.trigger.value}: {run.sentence}"
    names = ("created", "updated", "deleted")
    sums = {name: sum(getattr(counts, name) for counts in run.counts) for name in names}
    done = ", ".join(f"{number:,} {name}" for name, number in sums.items())
    return f"{run.trigger.value}: {done}, both sides {run.equality.value}"


if __name__ == "__main__":
    sys.exit(main())
