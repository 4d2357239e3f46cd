"""Commands that set the agent up: pair, connect, disconnect, discover."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from connector.cli.connect_account import PROVIDERS, OrganizationOption, account_of, disconnect_account
from connector.cli.reach import JsonOption, agent, agent_if_running, tell_changed
from connector.cli.terminal import Exit, as_json, at, console, say, table
from connector.connections import (
    load_registry,
)
from connector.control import messages as ask
from connector.paths import find_home


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (pair, disconnect, discover):
        app.command()(command)


def pair(
    url: Annotated[str, typer.Argument(help="Address of the platform.")],
    code: Annotated[str, typer.Argument(help="One-time code from the platform.")],
) -> None:
    """Pair this PC with an organization on the platform."""
    from connector.agent.build import SettingUp, open_access

    home = find_home()
    organization = SettingUp(open_access(home)).pair(url, code)
    slug = organization.slug
    tell_changed(home)
    say(f"This PC is paired with {organization.name} ({slug}).")
    if all(item.organization != slug for item in load_registry(home).connections):
        say(f"Connect its books with: bukubridge connect sql-accounting, or autocount, and --organization {slug}")


def disconnect(
    connection: Annotated[
        str, typer.Argument(help="Id, organization or title; quickbooks, xero, facebook, instagram.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    organization: OrganizationOption = "",
) -> None:
    """Disconnect books: their secrets and what is remembered of them are removed. Nothing is deleted on either side.
    Of an account in the cloud the consent is taken back."""
    if connection in PROVIDERS:
        with agent() as running:
            wanted = account_of(running, connection, organization)
            _confirm(wanted.title, yes)
            disconnect_account(running, wanted)
        return
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
    _confirm(found.title, yes)
    client = agent_if_running(home)
    if client is None:
        forget(home, found)
    else:
        with client:
            client.ask(ask.Forget(connection=found.id), ask.Done)
    say(f"{found.title} is disconnected; its secrets are removed.")


def _confirm(title: str, yes: bool) -> None:
    if not yes and sys.stdin.isatty():
        typer.confirm(f"Disconnect {title}?", abort=True)


def discover(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folders to look in besides the vendor's own.")] = None,
    json: JsonOption = False,
) -> int:
    """Companies on this PC, and what each is. None is opened."""
    from connector.agent.build import SettingUp, open_access
    from connector.providers.registry import specs

    setting_up = SettingUp(open_access(find_home()))
    providers = [spec.name for spec in specs() if spec.hosted_by == "agent"]
    files = [file for provider in providers for file in setting_up.find(provider, folders or [])]
    for file in files if json else ():
        as_json(file)
    if not json and files:
        rows = table("file", "size", "modified", "")
        for file in files:
            size, modified = (f"{file.size / 2**20:,.1f} MB", at(file.modified_at)) if file.size else ("", "")
            rows.add_row(file.path, size, modified, file.sentence)
        console().print(rows)
    if not files and not json:
        say("No company file was found. Name the folder to look in: bukubridge discover FOLDER")
    return Exit.OK if files else Exit.PROBLEM
