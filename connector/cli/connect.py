"""`bukubridge connect`: books, their settings and their password."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from connector.cli.reach import tell_changed
from connector.cli.terminal import say
from connector.connections import (
    Connection,
    SettingValue,
    load_registry,
)
from connector.domain.errors import SettingsInvalid
from connector.domain.secret import Secret
from connector.paths import find_home
from connector.settings import Schedule

_LONGEST_PASSWORD = 1024

HostOption = Annotated[
    str | None, typer.Option(help="Computer on which the Firebird service runs; this one otherwise.")
]
PortOption = Annotated[int | None, typer.Option(help="Port of the Firebird service; 3050 otherwise.", min=1, max=65535)]
PasswordStdinOption = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
PasswordFileOption = Annotated[Path | None, typer.Option(help="Read the password from the first line of a file.")]
OrganizationOption = Annotated[str, typer.Option(help="Organization to keep it equal with; needed when several wait.")]
TitleOption = Annotated[str, typer.Option(help="What to call it; the company's name otherwise.")]
EveryOption = Annotated[str, typer.Option(help="How often, such as 5m; as the settings say otherwise.")]
CronOption = Annotated[str, typer.Option(help="When, as a cron line.")]
HoursOption = Annotated[str, typer.Option(help="Only within these hours, such as 08:00-19:00.")]
DaysOption = Annotated[str, typer.Option(help="Only on these days, such as mon-sat.")]
UpdateOption = Annotated[
    str, typer.Option(help="Change this connection, which keeps its memory and every setting that is not named.")
]
CheckOption = Annotated[bool, typer.Option("--check/--no-check", help="Open the books before they are connected.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """A secret that a person is asked for."""

    name: str
    prompt: str
    keeps: str
    """Its name in the vault."""
    lines: int = 1
    """Which line of standard input or of the file it stands in, counted from 1."""


_FILE_SETTINGS = ("path", "host", "port", "user", "role", "charset", "legacy_charsets")
_PASSWORD = Asked("password", "Password of the database user", "password")

app = typer.Typer(no_args_is_help=True, help="Connect books and keep them equal with an organization.")


@app.command("sql-accounting")
def connect_sql_accounting(  # noqa: PLR0913  # one option for each setting of the provider
    path: Annotated[str, typer.Option(help="Company file, as the computer sees it on which Firebird runs.")] = "",
    host: HostOption = None,
    port: PortOption = None,
    user: Annotated[str | None, typer.Option(help="Database user; SELECT rights are enough. SYSDBA otherwise.")] = None,
    role: Annotated[str | None, typer.Option(help="Role of the database user.")] = None,
    charset: Annotated[str | None, typer.Option(help="NONE for old company files; UTF8 otherwise.")] = None,
    legacy_charset: Annotated[
        list[str] | None, typer.Option(help="What the bytes of a file without character set may be, such as gbk.")
    ] = None,
    password_stdin: PasswordStdinOption = False,
    password_file: PasswordFileOption = None,
    organization: OrganizationOption = "",
    title: TitleOption = "",
    every: EveryOption = "",
    cron: CronOption = "",
    hours: HoursOption = "",
    days: DaysOption = "",
    update: UpdateOption = "",
    check: CheckOption = True,
) -> None:
    """Connect a company of SQL Accounting. The password is asked for; it is never an argument."""
    if not (path or update):
        raise typer.BadParameter("The path of the company file is missing: --path.")
    charsets = tuple(legacy_charset) if legacy_charset else None
    named = (path or None, host, port, user, role, charset, charsets)
    settings = dict(zip(_FILE_SETTINGS, named, strict=True))
    connect(
        Named(settings, schedule_of(every, cron, hours, days), title, organization, update, check),
        lambda connection: (_PASSWORD,) if connection.settings["host"] else (),
        lambda asked: typed(asked, password_stdin, password_file),
    )


@dataclass(frozen=True, slots=True)
class Named:
    """What was named on the command line, without the secrets."""

    settings: Mapping[str, SettingValue | None]
    schedule: Schedule | None
    title: str
    organization: str
    update: str
    check: bool
    way: str = ""
    provider: str = "sql_accounting"


def connect(named: Named, asked: Callable[[Connection], Sequence[Asked]], read: Callable[[Asked], Secret]) -> None:
    """Keep a connection and the secrets that are asked for it, after a look at the books."""
    from connector.agent.build import SettingUp, Wish, open_access

    home, update = find_home(), named.update
    wish = Wish(
        provider=named.provider,
        way=named.way,
        settings={name: value for name, value in named.settings.items() if value is not None},
        schedule=named.schedule,
        title=named.title,
        organization=named.organization,
        update=update,
    )
    connection = wish.connection(load_registry(home))
    secrets = {each.keeps: read(each) for each in asked(connection)}
    setting_up, company = SettingUp(open_access(home)), ""
    if named.check:
        found = setting_up.look(connection.provider, connection.settings, secrets).company
        say(f"The books of {found.name or 'a company without a name'} can be read. {found.program}".rstrip())
        company = found.name
    kept = setting_up.keep(connection, secrets, company=company, wish=wish if update else None)
    running = tell_changed(home)
    done = "changed" if update else f"connected with {kept.organization}"
    say(f"{kept.title} is {done} (connection {kept.id}).")
    say("Synchronise it now with: bukubridge sync" if running else "Start the agent with: bukubridge run")


def typed(asked: Asked, from_input: bool, file: Path | None) -> Secret:
    """A secret from the terminal, standard input or a file. Raises SettingsInvalid."""
    if from_input and file is not None:
        raise SettingsInvalid(f"The {asked.name} comes from one place only.", remedy="Leave one of the options out.")
    if from_input:
        return Secret(sys.stdin.readline(_LONGEST_PASSWORD).rstrip("\r\n"))
    if file is not None:
        try:
            with file.open(encoding="utf-8") as text:
                lines = [text.readline(_LONGEST_PASSWORD).rstrip("\r\n") for _ in range(asked.lines)]
                return Secret(lines[-1])
        except (OSError, UnicodeDecodeError) as exc:
            raise SettingsInvalid(f"The {asked.name} file {file} cannot be read.") from exc
    if not sys.stdin.isatty():
        option = asked.name.split()[0]
        raise SettingsInvalid(
            f"There is no terminal to ask for the {asked.name}.", remedy=f"Use --{option}-stdin or --{option}-file."
        )
    return Secret(typer.prompt(asked.prompt, hide_input=True, err=True))


def schedule_of(every: str, cron: str, hours: str, days: str) -> Schedule | None:
    """A schedule as it was typed; None when nothing was. Raises SettingsInvalid."""
    from connector.agent.build import read_schedule

    return read_schedule({"every": every, "cron": cron, "hours": hours, "days": days})
