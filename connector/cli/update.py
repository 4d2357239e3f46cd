"""`bukubridge update`: newer versions of an installed program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from connector.cli.reach import agent_if_running
from connector.cli.terminal import say
from connector.control.messages import Done, Quit
from connector.domain.choices import UpdateUse
from connector.domain.clock import SystemClock
from connector.domain.errors import SettingsInvalid
from connector.paths import Home, find_home

if TYPE_CHECKING:
    from connector.agent.build import Updating

app = typer.Typer(no_args_is_help=True, help="Newer versions of this program.")


@app.command()
def check() -> None:
    """Say whether there is a newer version."""
    from connector.agent.build import program_version

    with _updating(find_home()) as updating:
        release = updating.wanted()
    if release is None:
        say(updating.sentence or f"Version {program_version()} is the newest.")
    else:
        say(f"Version {release.version} can be had. {release.summary}".rstrip())


@app.command()
def install() -> None:
    """Fetch the newest version and give way to it; runs end at a safe point first."""
    from connector.logs import configure

    home = find_home()
    home.prepare()
    configure(home.command_log)  # what the log says is not for the terminal
    with _updating(home) as updating:
        release = updating.wanted()
        if release is None:
            say(updating.sentence or "This is the newest version.")
            return
        updating.prepare(release)
        updating.install(release)
    say(f"Version {release.version} is installed. If it does not get going, this one comes back by itself.")


@app.command(hidden=True)
def watch() -> None:
    """See that a version on trial gets going, and bring the one before it back otherwise."""
    from connector.agent.build import watch_over
    from connector.logs import configure

    home = find_home()
    home.prepare()
    configure(home.command_log)
    watch_over(home)


@contextmanager
def _updating(home: Home) -> Iterator[Updating]:
    """What the command line does about updates beside a running agent, or without one. Raises SettingsInvalid."""
    from connector.agent.build import program_version, updating_of

    if home.face:
        raise SettingsInvalid(
            "A service runs the agent on this PC.", remedy="Nothing needs to be done: it keeps itself up to date."
        )
    found = updating_of(
        home,
        program_version(),
        SystemClock(),
        use=lambda: UpdateUse.INSTALL,
        idle=lambda: True,
        end=lambda: _end_agent(home),
    )
    if found is None:
        raise SettingsInvalid(
            "This program was not installed, or it knows no place with updates.",
            remedy="Get a newer version where this one came from.",
        )
    try:
        yield found
    finally:
        found.close()


def _end_agent(home: Home) -> None:
    client = agent_if_running(home)
    if client is not None:
        with client:
            client.ask(Quit(), Done)
