"""Commands that set the agent up: pair, connect, disconnect, discover."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from connector.cli.reach import JsonOption, agent_if_running, tell_changed
from connector.cli.terminal import Exit, as_json, at, console, say, table
from connector.connections import (
    Connection,
    Organization,
    Registry,
    SettingValue,
    change_registry,
    load_registry,
    new_connection_id,
)
from connector.control import messages as ask
from connector.domain.clock import SystemClock
from connector.domain.errors import NotFound, SettingsInvalid, StateCorrupt
from connector.domain.secret import Secret
from connector.paths import find_home
from connector.settings import Schedule

_LONGEST_PASSWORD = 1024

connect = typer.Typer(no_args_is_help=True, help="Connect books and keep them equal with an organization.")


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (pair, disconnect, discover):
        app.command()(command)


def pair(
    url: Annotated[str, typer.Argument(help="Address of the platform.")],
    code: Annotated[str, typer.Argument(help="One-time code from the platform.")],
) -> None:
    """Pair this PC with an organization on the platform."""
    from connector.agent.build import TOKEN, open_access, pc_name, token_scope
    from connector.drivers.http_address import Address
    from connector.platform.client import PlatformClient
    from connector.platform.wire import Pair

    home = find_home()
    registry = change_registry(home, lambda unchanged: unchanged)
    address = Address.parse(url).base
    access = open_access(home)
    access.vault.prepare()
    client = PlatformClient.at(address)
    try:
        paired = client.pair(Pair(code=code.strip(), agent_id=registry.agent_id, pc_name=pc_name()))
    finally:
        client.close()
    slug = paired.organization_slug
    organization = Organization(
        slug=slug, name=paired.organization_name, platform=address, paired_at=SystemClock().now()
    )
    registry.with_organization(organization)
    access.vault.put(token_scope(slug), TOKEN, Secret(paired.token))
    change_registry(home, lambda known: known.with_organization(organization))
    tell_changed(home)
    say(f"This PC is paired with {organization.name} ({slug}).")
    if all(item.organization != slug for item in registry.connections):
        say(f"Connect its books with: bukubridge connect sql-accounting --organization {slug} --path …")


@connect.command("sql-accounting")
def connect_sql_accounting(  # noqa: PLR0913  # one option for each setting of the provider
    path: Annotated[str, typer.Option(help="Company file, as the computer sees it on which Firebird runs.")],
    host: Annotated[str, typer.Option(help="Computer on which the Firebird service runs.")] = "localhost",
    port: Annotated[int, typer.Option(help="Port of the Firebird service.", min=1, max=65535)] = 3050,
    user: Annotated[str, typer.Option(help="Database user; SELECT rights are enough.")] = "SYSDBA",
    role: Annotated[str, typer.Option(help="Role of the database user.")] = "",
    charset: Annotated[str, typer.Option(help="UTF8, or NONE for old company files.")] = "UTF8",
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
    check: Annotated[bool, typer.Option("--check/--no-check", help="Open the books before they are connected.")] = True,
) -> None:
    """Connect a company of SQL Accounting. The password is asked for; it is never an argument."""
    settings: dict[str, SettingValue] = {"path": path, "host": host, "port": port, "user": user, "charset": charset}
    if role:
        settings["role"] = role
    if legacy_charset:
        settings["legacy_charsets"] = tuple(legacy_charset)
    schedule = _schedule(every, cron, hours, days)
    password = _password(password_stdin, password_file) if host else None
    _connect("sql_accounting", settings, password, organization, title, schedule, check=check)


def disconnect(
    connection: Annotated[str, typer.Argument(help="Id, organization or title.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Disconnect books: their secrets and what is remembered of them are removed. Nothing is deleted on either side."""
    from connector.agent.build import forget, forget_organization

    home = find_home()
    registry = load_registry(home)
    unused = {item.slug for item in registry.organizations} - {item.organization for item in registry.connections}
    if connection in unused:
        forget_organization(home, connection)
        tell_changed(home)
        say(f"This PC is no longer paired with {connection}.")
        return
    found = registry.connection(connection)
    if not yes and sys.stdin.isatty():
        typer.confirm(f"Disconnect {found.title}?", abort=True)
    client = agent_if_running(home)
    if client is None:
        forget(home, found)
    else:
        with client:
            client.ask(ask.Forget(connection=found.id), ask.Done)
    say(f"{found.title} is disconnected; its secrets are removed.")


def discover(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folders to look in besides the vendor's own.")] = None,
    json: JsonOption = False,
) -> int:
    """Company files on this PC, and what each is. No file is opened."""
    from connector.providers.registry import discover as look

    files = look("sql_accounting", folders or [])
    for file in files if json else ():
        as_json(file)
    if not json and files:
        rows = table("file", "size", "modified", "")
        for file in files:
            rows.add_row(file.path, f"{file.size / 2**20:,.1f} MB", at(file.modified_at), file.sentence)
        console().print(rows)
    if not files and not json:
        say("No company file was found. Name the folder to look in: bukubridge discover FOLDER")
    return Exit.OK if files else Exit.PROBLEM


class _Given:
    """The secret that was just typed (`domain.secret.Secrets`)."""

    def __init__(self, password: Secret | None) -> None:
        self._password = password

    def secret(self, name: str) -> Secret:
        if name != "password" or self._password is None:
            raise NotFound(f"No {name} was given.")
        return self._password


def _connect(  # what every provider's command ends in
    provider: str,
    settings: dict[str, SettingValue],
    password: Secret | None,
    organization: str,
    title: str,
    schedule: Schedule | None,
    *,
    check: bool,
) -> None:
    from connector.agent.build import open_access
    from connector.credentials.vault import Scope

    home = find_home()
    registry = load_registry(home)
    slug = _organization(registry, provider, organization)
    company = _look(provider, settings, password) if check else ""
    connection = Connection(
        id=new_connection_id(),
        provider=provider,
        title=title or company or slug,
        organization=slug,
        connected_at=SystemClock().now(),
        settings=settings,
        schedule=schedule,
    )
    registry.with_connection(connection)
    access = open_access(home)
    if password is not None:
        access.vault.put(Scope(provider, connection.id), "password", password)
    try:
        change_registry(home, lambda known: known.with_connection(connection))
    except (SettingsInvalid, StateCorrupt):
        access.vault.remove(Scope(provider, connection.id))
        raise
    running = tell_changed(home)
    say(f"{connection.title} is connected with {slug} (connection {connection.id}).")
    say("Synchronise it now with: bukubridge sync" if running else "Start the agent with: bukubridge run")


def _look(provider: str, settings: dict[str, SettingValue], password: Secret | None) -> str:
    """Open the books once; the company's name. Raises as the source does."""
    from connector.providers.registry import open_source

    source = open_source(provider, settings, _Given(password))
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


def _password(from_input: bool, file: Path | None) -> Secret:
    if from_input and file is not None:
        raise SettingsInvalid("The password comes from one place only.", remedy="Leave one of the two options out.")
    if from_input:
        return Secret(sys.stdin.readline(_LONGEST_PASSWORD).rstrip("\r\n"))
    if file is not None:
        try:
            with file.open(encoding="utf-8") as text:
                return Secret(text.readline(_LONGEST_PASSWORD).rstrip("\r\n"))
        except (OSError, UnicodeDecodeError) as exc:
            raise SettingsInvalid(f"The password file {file} cannot be read.") from exc
    if not sys.stdin.isatty():
        raise SettingsInvalid(
            "There is no terminal to ask for the password.", remedy="Use --password-stdin or --password-file."
        )
    return Secret(typer.prompt("Password of the database user", hide_input=True, err=True))


def _schedule(every: str, cron: str, hours: str, days: str) -> Schedule | None:
    if not (every or cron or hours or days):
        return None
    try:
        return msgspec.convert({"every": every, "cron": cron, "hours": hours, "days": days}, Schedule)
    except msgspec.ValidationError as exc:
        raise SettingsInvalid(f"The schedule cannot work: {exc}.") from exc
