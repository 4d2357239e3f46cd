"""Commands for what the books refused of the platform's changes: refusals, seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from connector.cli.reach import ConnectionOption, EntityOption, JsonOption, agent, kind
from connector.cli.show import LimitOption
from connector.cli.terminal import Exit, as_json, at, say
from connector.control.attention import AttentionPage, GetAttention, Matter, MatterKind, TickOff, Todo
from connector.control.client import ControlClient
from connector.control.messages import Done
from connector.domain.errors import NotFound
from connector.domain.keys import EntityKind

_SHORT = 8
"""Characters of a change's id that are shown; more are never needed to tell some refusals apart."""
_WHERE = {Todo.CORRECT_BOOKS: "to correct in the books", Todo.CORRECT_PLATFORM: "to correct on the platform"}


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (refusals, seen):
        app.command()(command)


def refusals(
    connection: ConnectionOption = "", entity: EntityOption = "", limit: LimitOption = 200, json: JsonOption = False
) -> int:
    """What the books refused of the platform's changes, with why. Ends with 3 when there is something.

    One goes off the list when a later change of the record is taken, or by `bukubridge seen`.
    """
    with agent() as client:
        found = list(_refused(client, connection, kind(entity)))
    for item in found[:limit]:
        if json:
            as_json(item)
        else:
            _say_refusal(item)
    if not json:
        say("Nothing was refused." if not found else "Tick one off with: bukubridge seen CHANGE")
        if len(found) > limit:
            say(f"… and {len(found) - limit:,} more (--limit).")
    return Exit.PARTIAL if found else Exit.OK


def seen(
    change: Annotated[
        list[str] | None, typer.Argument(help="Ids of refused changes, or their beginnings: see `bukubridge refusals`.")
    ] = None,
    connection: ConnectionOption = "",
    entity: EntityOption = "",
    every: Annotated[bool, typer.Option("--all", help="Everything that was refused.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Tick off refusals that a person has seen; they are not listed any more. Nothing else changes."""
    if bool(change) == every:
        raise typer.BadParameter("Say which: CHANGE …, or --all.")
    with agent() as client:
        found = list(_refused(client, connection, kind(entity)))
        wanted = found if every else [_meant(found, each) for each in change or []]
        if not wanted:
            say("Nothing was refused.")
            return
        if every and not yes:
            typer.confirm(f"Tick off {len(wanted):,} refusals?", abort=True)
        for each in dict.fromkeys(item.connection for item in wanted):
            changes = tuple(item.change for item in wanted if item.connection == each)
            client.ask(TickOff(connection=each, changes=changes), Done)
    say(f"Ticked off: {len(wanted):,}.")


def _refused(client: ControlClient, connection: str, entity: EntityKind | None) -> Iterator[Matter]:
    skip, total = 0, 1
    while skip < total:
        request = GetAttention(connection=connection, entity=entity, kind=MatterKind.REFUSED, skip=skip)
        page = client.ask(request, AttentionPage)
        if not page.matters:
            return
        yield from page.matters
        skip, total = skip + len(page.matters), page.total


def _meant(found: list[Matter], wanted: str) -> Matter:
    """The refusal whose id begins so. Raises NotFound."""
    meant = [item for item in found if item.change.startswith(wanted)]
    if len(meant) != 1 or not wanted:
        raise NotFound(f"No single refusal is meant by {wanted}.", remedy="See them with: bukubridge refusals")
    return meant[0]


def _say_refusal(item: Matter) -> None:
    name = item.entity.value.replace("_", " ") if item.entity is not None else ""
    where = _WHERE.get(item.todo, "")
    say(f"{item.change[:_SHORT]}  {name} {item.title or item.key} (since {at(item.since)}), {where}: {item.sentence}")
