"""Commands that show what the agent knows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from connector.cli.reach import ConnectionOption, EntityOption, JsonOption, agent, kind
from connector.cli.terminal import LIGHTS, OUTCOMES, Exit, as_json, at, console, say, table
from connector.control import messages as ask
from connector.domain.runs import EntryKind


class Level(StrEnum):
    """How much of the sync log to show."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_KINDS: dict[Level, tuple[EntryKind, ...]] = {
    Level.INFO: (),
    Level.WARNING: (EntryKind.SET_ASIDE, EntryKind.HELD, EntryKind.ERROR),
    Level.ERROR: (EntryKind.SET_ASIDE, EntryKind.ERROR),
}
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=2000, help="At most so many.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (status, runs, log, problems):
        app.command()(command)


def status(json: JsonOption = False) -> int:
    """Where every connection stands. Ends with 1 when one does not work."""
    with agent() as client:
        found = client.ask(ask.GetStatus(), ask.Status)
    if json:
        as_json(found)
    else:
        _say_status(found)
    return Exit.PROBLEM if any(item.light is ask.Light.RED for item in found.connections) else Exit.OK


def _say_status(found: ask.Status) -> None:
    if not found.connections:
        say("No books are connected. Connect them with: bukubridge connect sql-accounting, or autocount")
    out = console()
    for item in found.connections:
        out.print(f"[{LIGHTS[item.light]}]●[/] [bold]{item.title}[/bold] ({item.id}) → {item.organization_name}")
        out.print(f"  {item.sentence} {item.remedy}".rstrip(), markup=False)
        facts = {
            "state": item.activity.value,
            "sides": item.equality.value,
            "all keys compared": at(item.swept_at),
            "last success": at(item.last_success_at),
            "next run": at(item.next_run_at) if item.next_run_at else "none",
            "set aside": "unknown" if item.problems is None else f"{item.problems:,}",
            "held": "unknown" if item.held is None else f"{item.held:,}",
        }
        if item.writes or item.conflicts or item.changes_waiting or item.changes_held or item.changes_refused:
            kinds = ", ".join(kind.value.replace("_", " ") for kind in item.writes)
            facts |= {
                "written into the books": kinds or "nothing",
                "to decide": f"{item.conflicts or 0:,}",
                "waiting for the books": f"{item.changes_waiting or 0:,}",
                "held from the books": f"{item.changes_held or 0:,}",
                "refused": f"{item.changes_refused or 0:,}",
            }
        if item.leaves_out:
            facts["left out"] = ", ".join(kind.value.replace("_", " ") for kind in item.leaves_out)
        out.print("  " + " · ".join(f"{name}: {value}" for name, value in facts.items()), markup=False)
        for counts in item.progress:
            out.print(f"  {counts.entity.value}: {counts.read:,} read, {counts.written:,} written", markup=False)


def runs(connection: ConnectionOption = "", limit: LimitOption = 20, json: JsonOption = False) -> None:
    """The latest runs."""
    with agent() as client:
        found = client.ask(ask.GetRuns(connection=connection, limit=limit), ask.RunList)
    if json:
        for run in found.runs:
            as_json(run)
        return
    rows = table("started", "connection", "why", "outcome", "sides", "read", "written", "aside", "")
    for run in found.runs:
        color = OUTCOMES.get(run.outcome, "white") if run.outcome else "white"
        rows.add_row(
            at(run.started_at),
            run.connection,
            run.trigger.value,
            f"[{color}]{run.outcome or 'running'}[/{color}]",
            run.equality.value,
            f"{sum(counts.read for counts in run.counts):,}",
            f"{sum(counts.written for counts in run.counts):,}",
            f"{sum(counts.failed for counts in run.counts):,}",
            run.sentence.replace("[", r"\["),
        )
    console().print(rows)


def log(
    connection: ConnectionOption = "",
    entity: EntityOption = "",
    level: Annotated[Level, typer.Option("--level", "-l", help="From which weight on.")] = Level.INFO,
    search: Annotated[str, typer.Option("--search", "-s", help="Only lines with this text.")] = "",
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with new lines until Ctrl-C.")] = False,
    limit: LimitOption = 50,
    json: JsonOption = False,
) -> None:
    """The sync log: what was written, set aside, held."""
    entity_kind, entry_kinds = kind(entity), _KINDS[level]
    with agent() as client:
        if follow:
            request = ask.FollowLog(connection=connection, entity=entity_kind, kinds=entry_kinds, search=search)
            for event in client.watch(request):
                if isinstance(event, ask.LogLine):
                    _say_line(event.line, json)
            return
        page = client.ask(
            ask.GetLog(
                connection=connection,
                before=1 << 62,
                entity=entity_kind,
                kinds=entry_kinds,
                search=search,
                limit=limit,
            ),
            ask.LogPage,
        )
    for line in page.lines:
        _say_line(line, json)


def _say_line(line: ask.LoggedLine, json: bool) -> None:
    if json:
        as_json(line)
        return
    entry = line.entry
    what = f"{entry.entity.value} {entry.key or ''}".strip() if entry.entity else ""
    fields = f" ({', '.join(entry.fields)})" if entry.fields else ""
    say(f"{at(entry.at)}  {entry.kind.value:<9} {what}  {entry.sentence}{fields}")


def problems(
    connection: ConnectionOption = "",
    entity: EntityOption = "",
    limit: LimitOption = 200,
    json: JsonOption = False,
) -> int:
    """Records that are set aside, with why and what helps. Ends with 3 when there are any."""
    with agent() as client:
        request = ask.GetProblems(connection=connection, entity=kind(entity), limit=limit)
        found = client.ask(request, ask.ProblemList)
    for item in found.problems:
        if json:
            as_json(item)
            continue
        problem = item.problem
        say(f"{problem.entity.value} {problem.key} (since {at(problem.since)}): {problem.sentence} {problem.remedy}")
    if not found.problems and not json:
        say("Nothing is set aside.")
    return Exit.PARTIAL if found.problems else Exit.OK
