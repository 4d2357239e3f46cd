"""`bukubridge-cloud agent diagnostics`: what an admin does on the page, for the operator who is asked for help.

He may whatever the database lets him; asked and fetched are in the organization's own trail, in his name.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from cloud_api.audit.actors import operator
from cloud_api.diagnostics.service import DiagnosticsService
from cloud_api.operator import DatabaseUrl, ready
from cloud_api.organizations.service import OrganizationService
from cloud_api.settings import DEFAULT_DATABASE_URL
from connector.domain.errors import SettingsInvalid

diagnostics_commands = typer.Typer(no_args_is_help=True, help="An office PC's file for support.")
Provider = Annotated[str, typer.Option(help="Kind of books.")]


@diagnostics_commands.command("ask")
def ask(slug: str, provider: Provider = "sql_accounting", database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """Ask the PC that keeps an organization's books for its file; it comes within a minute, when the PC is there."""
    database = ready(database_url)
    organization_id = OrganizationService(database).id_of(slug)
    DiagnosticsService(database).ask(organization_id, provider, "the operator of the platform", operator())
    typer.echo("The PC is asked. bukubridge-cloud agent diagnostics save has the file once it came.")


@diagnostics_commands.command("save")
def save(
    slug: str,
    file: Annotated[Path, typer.Argument(help="Where it is written; it must not be there yet.")],
    provider: Provider = "sql_accounting",
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Write the newest file that came to a place that only its owner can read."""
    database = ready(database_url)
    organization_id = OrganizationService(database).id_of(slug)
    content = DiagnosticsService(database).fetch(organization_id, provider, operator()).content
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as output:
            output.write(content)
    except OSError as exc:
        raise SettingsInvalid(f"{file} cannot be written: {exc.strerror}.", remedy="Name another place.") from exc
    typer.echo(f"{file} has {len(content)} bytes.")
