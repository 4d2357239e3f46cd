"""Commands that run the agent and steer it."""

from __future__ import annotations

from typing import Annotated

import typer

from connector.cli.foreground import run_agent
from connector.cli.reach import ConnectionOption, EntityOption, JsonOption, agent, kind
from connector.cli.sync import follow
from connector.cli.terminal import say
from connector.control import messages as ask
from connector.control.client import ControlClient
from connector.domain.errors import SettingsInvalid
from connector.settings import duration


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (run, stop, pause, resume, release, rebase):
        app.command()(command)


def run() -> int:
    """Run the agent in the foreground, until Ctrl-C."""
    return run_agent()


def stop() -> None:
    """End the running agent gracefully."""
    with agent() as client:
        say(client.ask(ask.Quit(), ask.Done).sentence)


def pause(
    connection: ConnectionOption = "",
    length: Annotated[
        str, typer.Option("--for", help="For how long, such as 30m or 2h; until resumed otherwise.")
    ] = "",
) -> None:
    """Do nothing by itself for a time; a running run stops at a safe point. Kept over restarts."""
    try:
        seconds = int(duration(length).total_seconds()) if length else None
    except ValueError as exc:
        raise SettingsInvalid(f"{exc}."[:1].upper() + f"{exc}."[1:]) from exc
    with agent() as client:
        status = client.ask(ask.Pause(connection=connection, seconds=seconds), ask.Status)
    for item in status.connections:
        say(f"{item.title}: {item.sentence}")


def resume(connection: ConnectionOption = "") -> None:
    """Go on after a pause."""
    with agent() as client:
        status = client.ask(ask.Resume(connection=connection), ask.Status)
    for item in status.connections:
        say(f"{item.title}: {item.activity}")


def release(connection: ConnectionOption = "", entity: EntityOption = "", json: JsonOption = False) -> int:
    """Let go updates and deletions that the safeguard holds, on the way to the platform and into the books."""
    with agent() as client:
        return follow(client, ask.Release(connection=connection, entity=kind(entity), watch=True), json=json)


def rebase(
    connection: ConnectionOption = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    json: JsonOption = False,
) -> int:
    """Accept books and platform as they are now, after a restore, a move or a new name; compare everything.

    Nothing that the other side changed meanwhile is overwritten: what does not fit together becomes a conflict.
    """
    with agent() as client:
        if not json:
            _say_what_is_wrong(client, connection)
        if not yes:
            typer.confirm("Accept both sides as they are now, and compare everything?", abort=True)
        return follow(client, ask.Rebase(connection=connection, watch=True), json=json)


def _say_what_is_wrong(client: ControlClient, wanted: str) -> None:
    """Why the last run stopped, so that nobody accepts what they do not know."""
    for item in client.ask(ask.GetStatus(), ask.Status).connections:
        named = (item.id, item.organization, item.title)
        if not wanted or any(name.casefold().startswith(wanted.casefold()) for name in named):
            say(f"{item.title}: {item.sentence}")
