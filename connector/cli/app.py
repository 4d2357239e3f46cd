"""All commands, and how an error ends one."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from typing import Annotated

import typer

from connector.cli import (
    books,
    care,
    conflicts,
    connect,
    connect_account,
    connect_api,
    connect_autocount,
    policy,
    refusals,
    service,
    setup,
    show,
    steer,
    sync,
    update,
    vault,
)
from connector.cli.reach import NoAgent
from connector.cli.terminal import EXIT_WORDS, Exit, complain
from connector.domain.errors import BridgeError, Unexpected
from connector.paths import find_home

_HELP = "Keeps on-premise accounting books and a cloud platform equal."

app = typer.Typer(
    name="bukubridge",
    epilog=EXIT_WORDS,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for commands in (steer, setup, sync, show, conflicts, refusals, books, care):
    commands.add_to(app)
connect_api.add_to(connect.app)
connect_autocount.add_to(connect.app)
connect_account.add_to(connect.app)
app.add_typer(connect.app, name="connect")
app.add_typer(policy.app, name="policy")
app.add_typer(care.mapping, name="mapping")
app.add_typer(service.app, name="service")
app.add_typer(update.app, name="update")
app.add_typer(vault.app, name="vault")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"BukuBridge {metadata.version('bukubridge')}")
        raise typer.Exit


@app.callback(help=_HELP)
def whole(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is, and end.")
    ] = False,
) -> None:
    """What may stand before every command."""


_NotUnderstood: type[Exception] = typer.BadParameter.__bases__[0]
"""Typer's base of everything that is wrong with arguments; it has no public name."""


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
    except typer.Exit as exc:
        return exc.exit_code
    except _NotUnderstood as exc:
        if f"{exc}":  # without arguments the help was shown already
            typer.echo(f"{exc}\nSee: bukubridge --help", err=True)
        return Exit.USAGE
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("Interrupted.", err=True)
        return Exit.INTERRUPTED
    except Exception as exc:  # noqa: BLE001  # the last door: a fault of ours becomes a sentence, the log has the rest
        _note(exc)
        complain(Unexpected("A fault in this program ended the command.", remedy="The log has the details."))
        return Exit.PROBLEM
    return result if isinstance(result, int) else Exit.OK


def _note(error: Exception) -> None:
    """Keep the details in the log; where that cannot be written, the sentence must do."""
    from connector.logs import configure, logger  # costs a third of a command's start

    home = find_home()
    try:
        home.prepare()
    except BridgeError:
        return
    configure(home.command_log)
    facts = dict(error.facts) if isinstance(error, BridgeError) else {}
    logger("command line").error("a command failed", facts=facts, exc_info=error)
