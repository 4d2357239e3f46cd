"""Commands of the way into the books: preview, written, undo, rehearse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.markup import escape

from connector.cli.policy import say_readiness
from connector.cli.reach import ConnectionOption, EntityOption, JsonOption, agent, kind, kinds
from connector.cli.show import LimitOption
from connector.cli.sync import follow_jobs, nothing_connected
from connector.cli.terminal import Exit, as_json, at, console, say, table
from connector.control import both_ways as ask
from connector.control.messages import Accepted, JobEnded, Note, Planned, PlannedChange, Sync, Target
from connector.domain.money import amount

RunOption = Annotated[str, typer.Option("--run", "-r", help="Id of a run, or its beginning.")]
KeyOption = Annotated[str, typer.Option("--key", "-k", help="Key of a record in the books.")]

_INTO = {Target.BOOKS: "Into the books", Target.PLATFORM: "Onto the platform"}


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (preview, written, undo, rehearse):
        app.command()(command)


def preview(
    connection: ConnectionOption = "",
    entity: Annotated[
        list[str] | None, typer.Option("--entity", "-e", help="Only this kind of record; may be given several times.")
    ] = None,
    limit: LimitOption = 200,
    json: JsonOption = False,
) -> int:
    """What the next run would write into the books and onto the platform. Nothing is written."""
    request = Sync(connection=connection, entities=kinds(entity or []), dry_run=True, watch=True)
    planned: list[PlannedChange] = []
    worst = Exit.OK
    with agent() as client:
        events = client.watch(request)
        accepted = next(events)
        if not isinstance(accepted, Accepted) or not accepted.jobs:
            raise nothing_connected()
        for event in events:
            match event:
                case Planned():
                    planned += event.changes
                case Note() if not json:
                    say(event.sentence)
                case JobEnded(refused=refused) if refused is not None:
                    typer.echo(f"{refused.sentence} {refused.remedy}".strip(), err=True)
                    worst = Exit.PROBLEM
                case JobEnded(run=run) if run is not None and run.error_code:
                    typer.echo(f"{run.sentence} {run.remedy}".strip(), err=True)
                    worst = Exit.PROBLEM
                case _:
                    continue
    for change in planned if json else ():
        as_json(change)
    if not json:
        _say_planned(planned, limit)
    return worst


def written(  # one option for each way to narrow it down
    connection: ConnectionOption = "",
    run: RunOption = "",
    entity: EntityOption = "",
    key: KeyOption = "",
    limit: LimitOption = 50,
    json: JsonOption = False,
) -> None:
    """What was written into the books, newest first."""
    request = ask.GetWritten(connection=connection, run=run, entity=kind(entity), key=key, limit=limit)
    with agent() as client:
        found = client.ask(request, ask.WrittenList).writes
    if json:
        for item in found:
            as_json(item)
        return
    rows = table("at", "run", "", "", "key", "", "fields", "taken back")
    for item in found:
        rows.add_row(at(item.at), item.run, *_names(item), ", ".join(item.fields), at(item.undone_at, "no"))
    if found:
        console().print(rows)
    else:
        say("Nothing was written into the books.")


def undo(  # one option for each way to say what is meant
    connection: ConnectionOption = "",
    run: RunOption = "",
    entity: EntityOption = "",
    key: KeyOption = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    json: JsonOption = False,
) -> int:
    """Take back what a run, or what was changed of one record, wrote into the books; shown before it is done.

    Ends with 3 when something could not be taken back.
    """
    if not (run or (entity and key)):
        raise typer.BadParameter("Say what to take back: --run RUN, or --entity KIND --key KEY.")
    with agent() as client:
        request = ask.PreviewUndo(connection=connection, run=run, entity=kind(entity), key=key)
        steps = client.ask(request, ask.UndoList).steps
        if not json:
            _say_steps(steps)
        possible = tuple(step.write.id for step in steps if step.outcome is ask.UndoOutcome.POSSIBLE)
        if not possible:
            _say_json(steps, json=json)
            return Exit.PROBLEM
        if not yes:
            typer.confirm(f"Take back {len(possible):,} of {len(steps):,}?", abort=True)
        done = client.ask(ask.Undo(connection=connection, writes=possible), ask.UndoList)
        _say_json(done.steps, json=json)
        if not json:
            _say_steps(done.steps)
        end = follow_jobs(client, done.jobs, json=json)
    whole = all(step.outcome is ask.UndoOutcome.UNDONE for step in done.steps) and len(possible) == len(steps)
    return end if whole or end is Exit.PROBLEM else Exit.PARTIAL


def rehearse(
    entity: Annotated[str, typer.Argument(help="Kind of document; all otherwise.")] = "",
    connection: ConnectionOption = "",
    rules: Annotated[bool, typer.Option("--rules", help="Say the rules that were learned.")] = False,
    json: JsonOption = False,
) -> int:
    """Learn from the company's own documents how they are posted, and check it on others. Nothing is written.

    Ends with 1 when a kind cannot be written.
    """
    with agent() as client:
        found = client.ask(ask.Rehearse(connection=connection, entity=kind(entity)), ask.ReadinessList)
    for books in found.connections:
        if json:
            as_json(books)
            continue
        say(f"{books.title} ({books.connection})")
        for ready in books.kinds:
            say_readiness(ready)
            for rule in ready.rules if rules else ():
                say(f"    {escape(rule)}")
    answers = [each.ready for books in found.connections for each in books.kinds]
    return Exit.OK if answers and all(answers) else Exit.PROBLEM


def _say_planned(planned: Sequence[PlannedChange], limit: int) -> None:
    for target, heading in _INTO.items():
        mine = [change for change in planned if change.target is target]
        say(f"{heading}: {_numbers(mine)}")
        rows = table("", "", "key", "", "amount", "fields")
        for change in mine[:limit]:
            money = f"{change.currency} {amount(change.amount):,.2f}" if change.currency else ""
            name = change.entity.value.replace("_", " ")
            fields = ", ".join(change.fields)
            rows.add_row(change.action.value, name, escape(change.key), escape(change.title), money, fields)
        if mine:
            console().print(rows)
        if len(mine) > limit:
            say(f"… and {len(mine) - limit:,} more (--limit).")


def _numbers(changes: Iterable[PlannedChange]) -> str:
    counts = Counter((change.entity, change.action) for change in changes)
    told = [
        f"{number:,} {entity.value.replace('_', ' ')} to {action.value}" for (entity, action), number in counts.items()
    ]
    return ", ".join(told) or "nothing"


def _say_steps(steps: Sequence[ask.TakenBack]) -> None:
    rows = table("", "", "", "key", "", "")
    for step in steps:
        rows.add_row(step.outcome.value, *_names(step.write), escape(step.sentence))
    console().print(rows)


def _say_json(steps: Sequence[ask.TakenBack], *, json: bool) -> None:
    for step in steps if json else ():
        as_json(step)


def _names(item: ask.PastWrite) -> tuple[str, str, str, str]:
    return item.kind.value, item.entity.value.replace("_", " "), escape(item.key), escape(item.title)
