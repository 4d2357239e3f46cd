"""The command line: a face of the agent, and what is needed to set it up.

It talks to a running agent over the control channel. Setting up, the doctor and the vault work without one.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
import typer

from connector.cli import care, setup, show, steer, sync, vault
from connector.cli.reach import NoAgent
from connector.cli.terminal import EXIT_WORDS, Exit, complain
from connector.domain.errors import BridgeError, Unexpected
from connector.logs import configure, logger
from connector.paths import find_home

app = typer.Typer(
    name="bukubridge",
    help="Keeps on-premise accounting books and a cloud platform equal.",
    epilog=EXIT_WORDS,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for commands in (steer, setup, sync, show, care):
    commands.add_to(app)
app.add_typer(setup.connect, name="connect")
app.add_typer(care.mapping, name="mapping")
app.add_typer(vault.app, name="vault")


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `bukubridge`: ends the process with one of the documented codes."""
    raise SystemExit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: Sequence[str]) -> int:
    """Do one command; how it ended. Errors become a sentence; tracebacks go to the log."""
    try:
        result = app(args=list(arguments), standalone_mode=False)
    except NoAgent as exc:
        complain(exc)
        return Exit.NO_AGENT
    except BridgeError as exc:
        complain(exc)
        _note(exc)
        return Exit.PROBLEM
    except click.exceptions.Exit as exc:
        return exc.exit_code
    except click.exceptions.Abort:
        typer.echo("Interrupted.", err=True)
        return Exit.INTERRUPTED
    except click.ClickException as exc:
        exc.show()
        return Exit.USAGE
    except KeyboardInterrupt:
        typer.echo("Interrupted.", err=True)
        return Exit.INTERRUPTED
    except Exception as exc:  # noqa: BLE001  # the last door: a fault of ours becomes a sentence, the log has the rest
        _note(exc)
        complain(Unexpected("A fault in this program ended the command.", remedy="The log has the details."))
        return Exit.PROBLEM
    return result if isinstance(result, int) else Exit.OK


def _note(error: Exception) -> None:
    """Keep the details in the log; where that cannot be written, the sentence must do."""
    home = find_home()
    try:
        home.prepare()
    except BridgeError:
        return
    configure(home.command_log)
    facts = dict(error.facts) if isinstance(error, BridgeError) else {}
    logger("command line").error("a command failed", facts=facts, exc_info=error)
