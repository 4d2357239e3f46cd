"""`bukubridge connect sql-accounting-api`: a company of SQL Accounting by the vendor's API, with an access key."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from connector.cli.connect import (
    Asked,
    CronOption,
    Named,
    OrganizationOption,
    TitleOption,
    UpdateOption,
    connect,
    schedule_of,
    typed,
)
from connector.connections import SettingValue

_KEYS = (Asked("key", "Access key", "access_key"), Asked("key", "Secret key", "secret_key", lines=2))


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("sql-accounting-api")(connect_sql_accounting_api)


def connect_sql_accounting_api(  # noqa: PLR0913  # one option for each setting of the provider
    address: Annotated[
        str | None, typer.Option(help="Address of a company's own API service; the vendor's cloud otherwise.")
    ] = None,
    service: Annotated[
        str | None, typer.Option(help="Service in the signature; sqlaccount otherwise, execute-api for older keys.")
    ] = None,
    region: Annotated[str | None, typer.Option(help="Region in the signature; ap-southeast-5 otherwise.")] = None,
    key_stdin: Annotated[
        bool, typer.Option("--key-stdin", help="Read access key and secret key from two lines of standard input.")
    ] = False,
    key_file: Annotated[
        Path | None, typer.Option(help="Read access key and secret key from the first two lines of a file.")
    ] = None,
    organization: OrganizationOption = "",
    title: TitleOption = "",
    every: Annotated[str, typer.Option(help="How often, such as 15m; as the settings say otherwise.")] = "",
    cron: CronOption = "",
    update: UpdateOption = "",
    check: Annotated[bool, typer.Option("--check/--no-check", help="Ask the API before it is connected.")] = True,
) -> None:
    """Connect a company of SQL Accounting by the vendor's API. The two keys are asked for; they are never arguments.

    The key is made in SQL Accounting: Tools, Maintain User, Detail, More, API Secret Key. Its user can then no longer
    log in to the desktop program: make a user for it alone.
    """
    settings: dict[str, SettingValue | None] = {"address": address, "service": service, "region": region}
    named = Named(settings, schedule_of(every, cron, "", ""), title, organization, update, check, "api")
    connect(named, lambda _: _KEYS, lambda asked: typed(asked, key_stdin, key_file))
