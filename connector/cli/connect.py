"""`bukubridge connect`: books, their settings and their password."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from connector.cli.reach import tell_changed
from connector.cli.terminal import say
from connector.connections import (
    Connection,
    Registry,
    SettingValue,
    change_registry,
    load_registry,
    new_connection_id,
)
from connector.domain.clock import SystemClock
from connector.domain.errors import NotFound, SettingsInvalid, StateCorrupt
from connector.domain.secret import Secret
from connector.paths import find_home
from connector.settings import Schedule

_LONGEST_PASSWORD = 1024
_ORDINARY: dict[str, SettingValue] = {"host": "localhost", "port": 3050, "user": "SYSDBA", "charset": "UTF8"}

HostOption = Annotated[
    str | None, typer.Option(help="Computer on which the Firebird service runs; this one otherwise.")
]
PortOption = Annotated[int | None, typer.Option(help="Port of the Firebird service; 3050 otherwise.", min=1, max=65535)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A secret that a person is asked for."""

    name: str
    prompt: str
    keeps: str
    """Its name in the vault."""
    lines: int = 1
    """Which line of standard input or of the file it stands in, counted from 1."""


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
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
    password_file: Annotated[Path | None, typer.Option(help="Read the password from the first line of a file.")] = None,
    organization: Annotated[
        str, typer.Option(help="Organization to keep it equal with; needed when several wait.")
    ] = "",
    title: Annotated[str, typer.Option(help="What to call it; the company's name otherwise.")] = "",
    every: Annotated[str, typer.Option(help="How often, such as 5m; as the settings say otherwise.")] = "",
    cron: Annotated[str, typer.Option(help="When, as a cron line.")] = "",
    hours: Annotated[str, typer.Option(help="Only within these hours, such as 08:00-19:00.")] = "",
    days: Annotated[str, typer.Option(help="Only on these days, such as mon-sat.")] = "",
    update: Annotated[
        str, typer.Option(help="Change this connection, which keeps its memory and every setting that is not named.")
    ] = "",
    check: Annotated[bool, typer.Option("--check/--no-check", help="Open the books before they are connected.")] = True,
) -> None:
    """Connect a company of SQL Accounting. The password is asked for; it is never an argument."""
    if not (path or update):
        raise typer.BadParameter("The path of the company file is missing: --path.")
    named = {"path": path or None, "host": host, "port": port, "user": user, "role": role, "charset": charset}
    given: dict[str, SettingValue] = {name: value for name, value in named.items() if value is not None}
    if legacy_charset:
        given["legacy_charsets"] = tuple(legacy_charset)
    schedule = schedule_of(every, cron, hours, days)
    wish = Wish("sql_accounting", given, schedule, title, organization, update)
    connection = wish.connection(load_registry(find_home()))
    asked = (_PASSWORD,) if connection.settings["host"] else ()
    secrets = {each.keeps: typed(each, password_stdin, password_file) for each in asked}
    connect(connection, secrets, update=bool(update), check=check)


class _Given:
    """The secrets that were just typed (`domain.secret.Secrets`)."""

    def __init__(self, secrets: Mapping[str, Secret]) -> None:
        self._secrets = secrets

    def secret(self, name: str) -> Secret:
        if name not in self._secrets:
            raise NotFound(f"No {name} was given.")
        return self._secrets[name]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, without the secrets; settings that were not named are left out."""

    provider: str
    settings: dict[str, SettingValue]
    schedule: Schedule | None
    title: str
    organization: str
    update: str
    ordinary: Mapping[str, SettingValue] = field(default_factory=lambda: _ORDINARY)
    """Settings of a new connection that were not named."""

    def connection(self, registry: Registry) -> Connection:
        """A new connection, or the changed one. Raises NotFound, SettingsInvalid."""
        if self.update:
            known = registry.connection(self.update)
            if known.settings.get("way") != self.ordinary.get("way"):
                raise SettingsInvalid(
                    "The company file and the vendor's API are two ways into the books: one does not become the other.",
                    remedy="Disconnect the books first, then connect them the other way.",
                )
            return msgspec.structs.replace(
                known,
                settings={**self.ordinary, **known.settings, **self.settings},
                title=self.title or known.title,
                schedule=self.schedule or known.schedule,
            )
        slug = _organization(registry, self.provider, self.organization)
        made = Connection(
            id=new_connection_id(),
            provider=self.provider,
            title=self.title,
            organization=slug,
            connected_at=SystemClock().now(),
            settings={**self.ordinary, **self.settings},
            schedule=self.schedule,
        )
        registry.with_connection(made)
        return made


def connect(connection: Connection, secrets: Mapping[str, Secret], *, update: bool, check: bool) -> None:
    """Keep a connection and its secrets, after a look at the books."""
    from connector.agent.build import open_access
    from connector.credentials.vault import Scope

    home = find_home()
    company = _look(connection, secrets) if check else ""
    if not connection.title:
        connection = msgspec.structs.replace(connection, title=company or connection.organization)
    vault, scope = open_access(home).vault, Scope(connection.provider, connection.id)
    for name, secret in secrets.items():
        vault.put(scope, name, secret)
    try:
        change_registry(
            home,
            lambda known: known.with_changed(connection) if update else known.with_connection(connection),
        )
    except (SettingsInvalid, StateCorrupt):
        if not update:
            vault.remove(scope)
        raise
    running = tell_changed(home)
    done = "changed" if update else f"connected with {connection.organization}"
    say(f"{connection.title} is {done} (connection {connection.id}).")
    say("Synchronise it now with: bukubridge sync" if running else "Start the agent with: bukubridge run")


def _look(connection: Connection, secrets: Mapping[str, Secret]) -> str:
    """Open the books once; the company's name. Raises as the source does."""
    from connector.providers.registry import open_source

    source = open_source(connection.provider, connection.settings, _Given(secrets))
    try:
        company = source.identify().company
    finally:
        source.close()
    say(f"The books of {company.name or 'a company without a name'} can be read. {company.program}".rstrip())
    return company.name


def _organization(registry: Registry, provider: str, wanted: str) -> str:
    if wanted:
        return registry.organization(wanted).slug
    taken = {item.organization for item in registry.connections if item.provider == provider}
    waiting = [item.slug for item in registry.organizations if item.slug not in taken]
    if len(waiting) == 1:
        return waiting[0]
    if waiting:
        raise SettingsInvalid(
            "Several organizations wait for their books.", remedy=f"Name one with --organization: {', '.join(waiting)}."
        )
    raise SettingsInvalid(
        "No paired organization waits for books.",
        remedy="Get a code for another organization on the platform, then: bukubridge pair URL CODE",
    )


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
    if not (every or cron or hours or days):
        return None
    from connector.agent.build import check_schedule

    try:
        schedule = msgspec.convert({"every": every, "cron": cron, "hours": hours, "days": days}, Schedule)
    except msgspec.ValidationError as exc:
        raise SettingsInvalid(f"The schedule cannot work: {exc}.") from exc
    check_schedule(schedule)
    return schedule
