"""`bukubridge policy`: what is written into the books, and who wins."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.markup import escape

from connector.cli.reach import ConnectionOption, JsonOption, agent_if_running, kinds, tell_changed
from connector.cli.terminal import as_json, console, say, table
from connector.connections import Connection, Registry, load_registry
from connector.control.both_ways import GetReadiness, ReadinessList
from connector.domain.conflicts import Policy
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import SYNC_ORDER
from connector.domain.writing import Deletion, Readiness
from connector.paths import Home, find_home

app = typer.Typer(no_args_is_help=True, help="What is written into the books, and who wins.")


class Switch(StrEnum):
    """On or off."""

    ON = "on"
    OFF = "off"


class Winner(StrEnum):
    """Who wins when both sides changed the same field."""

    ASK = "ask"
    BOOKS = "books"
    PLATFORM = "platform"


class InBooks(StrEnum):
    """What a deletion in the books does on the platform."""

    DELETE = "delete"
    IGNORE = "ignore"


_POLICIES = {Winner.ASK: Policy.ASK, Winner.BOOKS: Policy.BOOKS_WIN, Winner.PLATFORM: Policy.PLATFORM_WINS}
_WINNERS = {policy: winner for winner, policy in _POLICIES.items()}


@app.command("show")
def show(
    connection: ConnectionOption = "",
    ready: Annotated[bool, typer.Option("--ready", help="Also ask the books what can be written into them.")] = False,
    json: JsonOption = False,
) -> None:
    """The policies of every connection, or of one."""
    home = find_home()
    registry = load_registry(home)
    for each in [registry.connection(connection)] if connection else registry.connections:
        if json:
            as_json({"connection": each.id, "policies": each.policies})
        else:
            _say_policies(each)
        for found in _readiness(home, each) if ready else ():
            if json:
                as_json(found)
            else:
                say_readiness(found)


@app.command("set")
def change(  # one option for each thing to choose
    entity: Annotated[str, typer.Argument(help="Kind of record, such as customers or invoices.")],
    connection: ConnectionOption = "",
    read: Annotated[
        Switch | None, typer.Option(help="Synchronise this kind at all; off leaves it out, and turns writing off.")
    ] = None,
    write: Annotated[Switch | None, typer.Option(help="Write the platform's changes into the books.")] = None,
    conflict: Annotated[Winner | None, typer.Option(help="Who wins when both changed the same field.")] = None,
    field: Annotated[
        list[str] | None, typer.Option(help="The same for one field: NAME=ask|books|platform; several times.")
    ] = None,
    deleted_on_platform: Annotated[
        Deletion | None, typer.Option(help="What a deletion on the platform does in the books.")
    ] = None,
    deleted_in_books: Annotated[
        InBooks | None, typer.Option(help="What a deletion in the books does on the platform.")
    ] = None,
) -> None:
    """Change what is named; everything else stays. Writing is turned on only where the books can be written."""
    from connector.agent.build import PolicyChange, check_change, check_ready, govern

    home, (kind,) = find_home(), kinds([entity])
    found = _only(load_registry(home), connection)
    wanted = PolicyChange(
        read=None if read is None else read is Switch.ON,
        write=None if write is None else write is Switch.ON,
        conflict=None if conflict is None else _POLICIES[conflict],
        fields=_fields(field or []),
        deleted_on_platform=deleted_on_platform,
        deleted_in_books=None if deleted_in_books is None else Deletion(deleted_in_books.value),
    )
    check_change(kind, wanted)
    if wanted.write and not found.policies.of(kind).write:
        say_readiness(check_ready(kind, lambda: _readiness(home, found)))
    changed = govern(home, found, kind, wanted)
    tell_changed(home)
    _say_policies(changed)


def say_readiness(ready: Readiness) -> None:
    """Whether one kind can be written, and what is to be said of it."""
    name = ready.entity.value.replace("_", " ")
    actions = ", ".join(f"{action.value}" for action in ready.actions)
    say(f"{name}: {f'can be written ({actions})' if ready.ready else 'cannot be written'}")
    for reason in ready.reasons:
        say(f"  {reason}")


def _only(registry: Registry, wanted: str) -> Connection:
    if wanted or len(registry.connections) != 1:
        return registry.connection(wanted)
    return registry.connections[0]


def _fields(given: Sequence[str]) -> dict[str, Policy]:
    """`NAME=winner` by name. Raises SettingsInvalid."""
    found: dict[str, Policy] = {}
    for text in given:
        name, _, winner = text.partition("=")
        if winner not in set(Winner):
            raise SettingsInvalid(f"{text!r} names no winner.", remedy=f"Write {name}=ask, =books or =platform.")
        found[name] = _POLICIES[Winner(winner)]
    return found


def _readiness(home: Home, connection: Connection) -> Sequence[Readiness]:
    """By the running agent, between two runs; without one, by ourselves."""
    client = agent_if_running(home)
    if client is None:
        from connector.agent.build import readiness

        return readiness(home, connection)
    with client:
        asked = client.ask(GetReadiness(connection=connection.id), ReadinessList)
        return [each for books in asked.connections for each in books.kinds]


def _say_policies(connection: Connection) -> None:
    say(f"{connection.title} ({connection.id})")
    rows = table("", "written into the books", "both changed", "deleted on the platform", "deleted in the books")
    for kind in SYNC_ORDER:
        policy = connection.policies.of(kind)
        if kind not in connection.policies.kinds:
            continue
        fields = "".join(f", {name}: {_WINNERS[winner]}" for name, winner in sorted(policy.fields.items()))
        rows.add_row(
            kind.value.replace("_", " "),
            ("yes" if policy.write else "no") if policy.read else "left out",
            escape(f"{_WINNERS[policy.conflict]}{fields}"),
            policy.deleted_on_platform.value,
            policy.deleted_in_books.value,
        )
    if rows.row_count:
        console().print(rows)
    say("Every other kind is only read.")
