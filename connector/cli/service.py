"""`bukubridge service`: what is connected, and the service that runs the agent with nobody signed in."""

from __future__ import annotations

import typer

from connector.cli.terminal import say
from connector.domain.errors import SettingsInvalid
from connector.paths import Home, find_home

app = typer.Typer(no_args_is_help=True, help="The agent as a service, with nobody signed in.")


@app.callback()
def _service() -> None:
    """A group also while it has one command."""


@app.command("move")
def move() -> None:
    """Give what you connected to the service of this PC, which goes on with it; run it as an administrator."""
    from connector.agent.build import hand_over_to_service

    home = find_home()
    if home.channel is None:
        raise SettingsInvalid(
            "No service runs the agent on this PC.", remedy="Run the installer again with /SERVICE, then this."
        )
    count = hand_over_to_service(Home(home.root))
    what = "1 connection" if count == 1 else f"{count} connections"
    say(f"{what} handed over. The service goes on with them when it starts: bukubridge-service start")
