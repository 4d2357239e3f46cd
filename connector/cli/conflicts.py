"""Commands with which a person decides: conflicts, resolve, link."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.markup import escape

from connector.cli.reach import ConnectionOption, EntityOption, JsonOption, agent, kind
from connector.cli.show import LimitOption
from connector.cli.sync import follow_jobs
from connector.cli.terminal import Exit, as_json, at, console, say, table
from connector.control.both_ways import ConflictList, Dispute, GetConflicts, Resolve
from connector.control.client import ControlClient
from connector.control.messages import Accepted
from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.keys import Key

ChangeArgument = Annotated[str, typer.Argument(help="Id of the change, or its beginning: see `bukubridge conflicts`.")]
_SHORT = 8
"""Characters of a change's id that are shown; more are never needed to tell some conflicts apart."""


class Keep(StrEnum):
    """Whose values stay."""

    BOOKS = "books"
    PLATFORM = "platform"


_CHOICES = {Keep.BOOKS: Choice.KEEP_BOOKS, Keep.PLATFORM: Choice.KEEP_PLATFORM}

_WHAT = {
    ConflictKind.FIELDS: "both sides changed the same fields",
    ConflictKind.DELETED_IN_BOOKS: "edited on the platform, gone from the books",
    ConflictKind.DELETED_ON_PLATFORM: "deleted on the platform, edited in the books",
    ConflictKind.DUPLICATE: "new on the platform, and the books have one that looks like the same",
    ConflictKind.RESTORED_AWAY: "was written into the books, which were then restored from an older backup",
}


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (conflicts, resolve, link):
        app.command()(command)


def conflicts(
    connection: ConnectionOption = "", entity: EntityOption = "", limit: LimitOption = 200, json: JsonOption = False
) -> int:
    """What a person has to decide: both values, and who changed them when. Ends with 3 when there is something."""
    with agent() as client:
        found = client.ask(
            GetConflicts(connection=connection, entity=kind(entity), limit=limit), ConflictList
        ).conflicts
    for item in found:
        if json:
            as_json(item)
        else:
            _say_conflict(item)
    if not found and not json:
        say("There is nothing to decide.")
    return Exit.PARTIAL if found else Exit.OK


def resolve(  # one option for each way to decide
    change: ChangeArgument,
    connection: ConnectionOption = "",
    keep: Annotated[Keep | None, typer.Option(help="Whose values stay.")] = None,
    field: Annotated[
        list[str] | None, typer.Option(help="Another side for one field: NAME=books|platform; several times.")
    ] = None,
    link: Annotated[str, typer.Option(help="It is this record of the books, by its key.")] = "",
    create: Annotated[bool, typer.Option("--create", help="It is another record: create it in the books.")] = False,
    json: JsonOption = False,
) -> int:
    """Decide a conflict, and act on it."""
    ways = [keep is not None, bool(link), create]
    if sum(ways) != 1:
        raise typer.BadParameter("Say one of --keep books, --keep platform, --link KEY or --create.")
    choice = _CHOICES[keep] if keep is not None else Choice.LINK if link else Choice.CREATE
    request = Resolve(
        connection=connection,
        changes=(change,),
        choice=choice,
        fields=_fields(field or []),
        key=Key(link),
        decided_by=_who(),
    )
    with agent() as client:
        return follow_jobs(client, client.ask(request, Accepted).jobs, json=json)


def link(  # one option for each thing to choose
    change: Annotated[str, typer.Argument(help="Id of the platform's new record, or its beginning.")] = "",
    key: Annotated[str, typer.Argument(help="Key of the record in the books; the proposed one otherwise.")] = "",
    connection: ConnectionOption = "",
    entity: EntityOption = "",
    every: Annotated[bool, typer.Option("--all", help="Confirm every proposal.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    json: JsonOption = False,
) -> int:
    """Records of the platform that the books seem to have already: propose and confirm that they are the same."""
    with agent() as client:
        request = GetConflicts(connection=connection, entity=kind(entity), kind=ConflictKind.DUPLICATE, limit=2000)
        found = client.ask(request, ConflictList).conflicts
        wanted = found if every else [item for item in found if change and item.change.startswith(change)]
        if not (every or change):
            return _propose(found, json=json)
        if not every and len(wanted) != 1:
            raise NotFound(f"No single proposal is meant by {change}.", remedy="See them with: bukubridge link")
        if not json:
            _propose(wanted, json=False)
        if wanted and not yes:
            typer.confirm(f"Are these {len(wanted):,} the same records?", abort=True)
        return _confirm(client, wanted, Key(key), json=json)


def _confirm(client: ControlClient, wanted: Sequence[Dispute], key: Key, *, json: bool) -> int:
    """One decision for all proposals of a connection, and one run after it."""
    jobs: list[str] = []
    for connection in dict.fromkeys(item.connection for item in wanted):
        changes = tuple(item.change for item in wanted if item.connection == connection)
        request = Resolve(connection=connection, changes=changes, choice=Choice.LINK, key=key, decided_by=_who())
        jobs += client.ask(request, Accepted).jobs
    return follow_jobs(client, tuple(jobs), json=json) if jobs else Exit.OK


def _propose(found: Sequence[Dispute], *, json: bool) -> int:
    rows = table("change", "", "on the platform", "in the books", "key")
    for item in found:
        if json:
            as_json(item)
        name = item.entity.value.replace("_", " ")
        rows.add_row(item.change[:_SHORT], name, escape(item.platform), escape(item.books), escape(item.key))
    if json:
        return Exit.PARTIAL if found else Exit.OK
    if found:
        console().print(rows)
        say("Confirm one with `bukubridge link CHANGE`, all with `bukubridge link --all`;")
        say("another record is told with `bukubridge resolve CHANGE --create`.")
    else:
        say("No record of the platform looks like one of the books.")
    return Exit.PARTIAL if found else Exit.OK


def _say_conflict(item: Dispute) -> None:
    name = item.entity.value.replace("_", " ")
    title = item.books or item.platform or item.key
    say(f"{item.change[:_SHORT]}  {name} {title}: {_WHAT[item.kind]} (since {at(item.since)})")
    if item.kind is ConflictKind.DUPLICATE:
        say(f"  on the platform: {item.platform}; in the books: {item.books} ({item.key})")
    rows = table("  field", "before", "in the books", "on the platform")
    for each in item.fields:
        rows.add_row(*(f"  {each.name}", _cell(each.base), _cell(each.books), _cell(each.platform)))
    if item.fields:
        console().print(rows)
    say(f"  changed on the platform by {item.changed_by or 'somebody'}, {at(item.changed_at)}")
    if item.books_changed_at or item.books_changed_by:
        say(f"  changed in the books by {item.books_changed_by or 'somebody'}, {at(item.books_changed_at)}")
    how = "--link KEY | --create | --keep books" if item.kind is ConflictKind.DUPLICATE else "--keep books|platform"
    say(f"  Decide with: bukubridge resolve {item.change[:_SHORT]} {how}")


def _cell(value: str | None) -> str:
    return "–" if value is None else escape(value)


def _fields(given: Sequence[str]) -> dict[str, Choice]:
    """`NAME=side` by name. Raises SettingsInvalid."""
    found = {}
    for text in given:
        name, _, side = text.partition("=")
        if side not in set(Keep):
            raise SettingsInvalid(f"{text!r} names no side.", remedy=f"Write {name}=books or {name}=platform.")
        found[name] = _CHOICES[Keep(side)]
    return found


def _who() -> str:
    """Who decides, as this PC knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
