"""`bukubridge sync`: ask for a run and watch it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Protocol

import typer
from rich.live import Live
from rich.table import Table

from connector.cli.reach import ConnectionOption, JsonOption, agent, kinds
from connector.cli.terminal import OUTCOMES, Exit, as_json, console, is_terminal, say, table
from connector.control import messages as ask
from connector.control.client import ControlClient
from connector.domain.errors import NotFound
from connector.domain.keys import EntityKind
from connector.domain.runs import EntityCounts, Outcome, RunRecord

_ENDS = {Outcome.SUCCESS: Exit.OK, Outcome.PARTIAL: Exit.PARTIAL}


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(sync)


def sync(
    connection: ConnectionOption = "",
    entity: Annotated[
        list[str] | None, typer.Option("--entity", "-e", help="Only this kind of record; may be given several times.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be written, with its fields.")
    ] = False,
    json: JsonOption = False,
    wait: Annotated[bool, typer.Option("--wait/--no-wait", help="Watch until it has ended.")] = True,
) -> int:
    """Synchronise now."""
    with agent() as client:
        request = ask.Sync(connection=connection, entities=kinds(entity or []), dry_run=dry_run, watch=wait)
        if wait:
            return follow(client, request, json=json)
        if not client.ask(request, ask.Accepted).jobs:
            raise nothing_connected()
        say("It is in the queue. Watch it with: bukubridge status")
        return Exit.OK


def follow(client: ControlClient, request: ask.Sync | ask.Release | ask.Rebase, *, json: bool = False) -> int:
    """Ask for jobs and watch them until all have ended; the worst of their ends."""
    events = client.watch(request)
    accepted = next(events)
    if not isinstance(accepted, ask.Accepted) or not accepted.jobs:
        raise nothing_connected()
    return _show(events, json=json)


def follow_jobs(client: ControlClient, jobs: tuple[str, ...], *, json: bool = False) -> int:
    """Watch jobs that were put into line already; the worst of their ends."""
    return _show(client.watch(ask.Watch(jobs=jobs)), json=json)


def _show(events: Iterator[ask.Event], *, json: bool) -> int:
    if json:
        return _worst(_print_json(events))
    with _watcher() as watcher:
        return _worst(watcher.watch(events))


def nothing_connected() -> NotFound:
    """What is said when there is nothing to do."""
    return NotFound(
        "No books are connected.", remedy="Connect them with: bukubridge connect sql-accounting, or autocount."
    )


class _Watcher(Protocol):
    def watch(self, events: Iterable[ask.Event]) -> Iterator[Exit]: ...


@contextmanager
def _watcher() -> Iterator[_Watcher]:
    if not is_terminal():
        yield _Lines()
        return
    with Live(console=console(), refresh_per_second=8, transient=True) as live:
        yield _Bars(live)


def _print_json(events: Iterable[ask.Event]) -> Iterator[Exit]:
    for event in events:
        if isinstance(event, ask.Planned | ask.Note | ask.JobEnded):
            as_json(event)
        if isinstance(event, ask.JobEnded):
            yield _end_of(event)


class _Lines:
    """One line for what matters: for files, pipes and other programs."""

    def watch(self, events: Iterable[ask.Event]) -> Iterator[Exit]:
        """Print until nothing follows."""
        for event in events:
            match event:
                case ask.Started():
                    say(f"{event.title or event.connection}: started")
                case ask.Note():
                    say(event.sentence)
                case ask.Planned():
                    say_changes(event)
                case ask.JobEnded():
                    say_end(event)
                    yield _end_of(event)
                case _:
                    continue


class _Bars:
    """A table of counts that moves while the run works."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._counts: dict[tuple[str, EntityKind], EntityCounts] = {}

    def watch(self, events: Iterable[ask.Event]) -> Iterator[Exit]:
        """Show until nothing follows."""
        for event in events:
            match event:
                case ask.Progress():
                    self._counts[event.connection, event.counts.entity] = event.counts
                    self._live.update(self._table())
                case ask.Note():
                    self._live.console.print(event.sentence)
                case ask.Planned():
                    say_changes(event)
                case ask.JobEnded():
                    say_end(event)
                    yield _end_of(event)
                case _:
                    continue

    def _table(self) -> Table:
        rows = table("", "read", "created", "updated", "deleted", "unchanged", "aside", "held")
        for (_, entity), counts in self._counts.items():
            rows.add_row(entity.value.replace("_", " "), *_numbers(counts))
        return rows


def say_changes(event: ask.Planned) -> None:
    """What a dry run would write, one line a record."""
    for change in event.changes:
        fields = f": {', '.join(change.fields)}" if change.fields else ""
        where = " in the books" if change.target is ask.Target.BOOKS else ""
        say(f"would {change.action} {change.entity} {change.key or change.title}{where}{fields}")


def say_end(event: ask.JobEnded) -> None:
    """How a job ended."""
    if event.refused is not None:
        say(f"{event.refused.sentence} {event.refused.remedy}".strip())
    elif event.run is not None:
        say_run(event.run)


def say_run(run: RunRecord) -> None:
    """A run with its counts."""
    rows = table("", "read", "created", "updated", "deleted", "unchanged", "aside", "held")
    for counts in run.counts:
        rows.add_row(counts.entity.value.replace("_", " "), *_numbers(counts))
    out = console()
    if run.counts:
        out.print(rows)
    outcome = run.outcome or "running"
    color = OUTCOMES.get(run.outcome, "white") if run.outcome else "white"
    sides = "" if run.dry_run else f", both sides: {run.equality}"
    out.print(f"[{color}]{outcome}[/{color}]{' (dry run)' if run.dry_run else ''}{sides}")
    if run.sentence:
        out.print(f"{run.sentence} {run.remedy}".strip(), markup=False)


def _numbers(counts: EntityCounts) -> list[str]:
    names = ("read", "created", "updated", "deleted", "unchanged", "failed", "held")
    return [f"{getattr(counts, name):,}" for name in names]


def _end_of(event: ask.JobEnded) -> Exit:
    outcome = event.run.outcome if event.run is not None else None
    return _ENDS.get(outcome, Exit.PROBLEM) if outcome is not None else Exit.PROBLEM


def _worst(ends: Iterable[Exit]) -> Exit:
    order = (Exit.OK, Exit.PARTIAL, Exit.PROBLEM)
    return max(ends, key=order.index, default=Exit.PROBLEM)
