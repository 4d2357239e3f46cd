"""Commands that run the agent and steer it."""

from __future__ import annotations

from typing import Annotated

import typer

from connector.cli.reach import ConnectionOption, EntityOption, agent, kind
from connector.cli.sync import follow
from connector.cli.terminal import Exit, say
from connector.control import messages as ask
from connector.domain.errors import SettingsInvalid
from connector.logs import configure
from connector.paths import find_home
from connector.settings import duration, load_settings


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (run, stop, pause, resume, release, rebase):
        app.command()(command)


def run() -> int:
    """Run the agent in the foreground, until Ctrl-C."""
    from connector.agent.build import serve

    home = find_home()
    home.prepare()
    configure(home.agent_log, load_settings(home).log_level)
    say(f"The agent keeps its state in {home.root}.")
    ended = serve(
        home,
        ready=lambda agent: say(
            f"The agent is running with {len(agent.connections())} connections. Stop it with Ctrl-C."
        ),
    )
    say("The agent has ended.")
    return Exit.OK if ended else Exit.PROBLEM


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


def release(connection: ConnectionOption = "", entity: EntityOption = "") -> int:
    """Let go updates and deletions that the safeguard holds, and send them."""
    with agent() as client:
        accepted = client.ask(ask.Release(connection=connection, entity=kind(entity)), ask.Accepted)
        return follow(client, accepted.jobs)


def rebase(
    connection: ConnectionOption = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> int:
    """Accept books and platform as they are now, after a restore, a move or a new name; compare everything."""
    if not yes:
        typer.confirm("Accept both sides as they are now, and compare everything?", abort=True)
    with agent() as client:
        accepted = client.ask(ask.Rebase(connection=connection), ask.Accepted)
        return follow(client, accepted.jobs)
