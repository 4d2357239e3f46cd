"""What the terminal shows: words for people, JSON for programs, one sentence for an error."""

from __future__ import annotations

import datetime as dt
import sys
from enum import IntEnum

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from connector.control.messages import Light, Verdict
from connector.domain.errors import BridgeError
from connector.domain.runs import Outcome


class Exit(IntEnum):
    """How the command line ends."""

    OK = 0
    PROBLEM = 1
    """It did not work, or what was looked at does not work."""
    USAGE = 2
    """The command was not understood."""
    PARTIAL = 3
    """It went through, and some records were set aside, held or still differ."""
    NO_AGENT = 4
    """No agent is running here."""
    INTERRUPTED = 130


EXIT_WORDS = (
    "Ends with 0 when all is well, 1 when something does not work, 2 for a command that is not understood, "
    "3 when a run went through but left records aside, 4 when no agent is running."
)

LIGHTS = {Light.GREEN: "green", Light.AMBER: "yellow", Light.RED: "red", Light.UNKNOWN: "bright_black"}
VERDICTS = {
    Verdict.OK: ("ok", "green"),
    Verdict.ADVICE: ("advice", "yellow"),
    Verdict.PROBLEM: ("problem", "red"),
    Verdict.UNKNOWN: ("unknown", "bright_black"),
}
OUTCOMES = {Outcome.SUCCESS: "green", Outcome.PARTIAL: "yellow", Outcome.FAILED: "red", Outcome.STOPPED: "yellow"}


_WIDE = 1000


def console() -> Console:
    """Where people read; made anew for each use, so that it follows a redirected output. Files have no width."""
    return Console(highlight=False, soft_wrap=True, file=sys.stdout, width=None if is_terminal() else _WIDE)


def say(sentence: str) -> None:
    """A line for people."""
    typer.echo(sentence)


def complain(error: BridgeError) -> None:
    """One sentence and what to do, on standard error."""
    typer.secho(error.sentence, fg="red", err=True)
    if error.remedy:
        typer.echo(error.remedy, err=True)


def as_json(value: object) -> None:
    """One JSON document on one line, for programs."""
    typer.echo(msgspec.json.encode(value).decode())


def table(*columns: str) -> Table:
    """A plain table; numbers are added as text."""
    made = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def is_terminal() -> bool:
    """Whether a person watches: progress bars then, plain lines otherwise."""
    return sys.stdout.isatty()


def at(moment: dt.datetime | None, none: str = "unknown") -> str:
    """A time as the office's clock shows it; that there is none is said."""
    return none if moment is None else moment.astimezone().strftime("%Y-%m-%d %H:%M:%S")
