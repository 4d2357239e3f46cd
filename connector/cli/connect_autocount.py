"""`bukubridge connect autocount`: a company's database of AutoCount on SQL Server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from connector.cli.connect import Asked, Named, connect, schedule_of, typed
from connector.connections import SettingValue

UserOption = Annotated[
    str | None,
    typer.Option(help="Login of SQL Server; SELECT rights are enough. The Windows user of the agent otherwise."),
]
PortOption = Annotated[
    int | None, typer.Option(help="Port of the instance; the SQL Server Browser is asked otherwise.", max=65535)
]
TrustOption = Annotated[
    str | None, typer.Option(help="yes: the server's own certificate is accepted, this is the right server.")
]
CertificateOption = Annotated[
    str | None, typer.Option(help="File with the server's certificate; no other one is accepted then.")
]
_PASSWORD = Asked("password", "Password of the database login", "password")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("autocount")(connect_autocount)


def connect_autocount(  # noqa: PLR0913  # one option for each setting of the provider
    database: Annotated[str | None, typer.Option(help="The company's database, AED_ and a name.")] = None,
    host: Annotated[str | None, typer.Option(help="Computer on which SQL Server runs; this one otherwise.")] = None,
    instance: Annotated[str | None, typer.Option(help="SQL Server instance, such as A2006.")] = None,
    port: PortOption = None,
    user: UserOption = None,
    trust: TrustOption = None,
    certificate: CertificateOption = None,
    driver: Annotated[str | None, typer.Option(help="Installed ODBC driver; the best one otherwise.")] = None,
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
    """Connect a company of AutoCount. The password is asked for; it is never an argument."""
    if not (database or update):
        raise typer.BadParameter("The company's database is missing: --database.")
    settings: dict[str, SettingValue | None] = {
        "database": database, "host": host, "instance": instance, "port": port, "user": user, "trust": trust,
        "certificate": certificate, "driver": driver,
    }  # fmt: skip
    connect(
        Named(settings, schedule_of(every, cron, hours, days), title, organization, update, check, "", "autocount"),
        lambda connection: (_PASSWORD,) if connection.settings.get("user") else (),
        lambda asked: typed(asked, password_stdin, password_file),
    )
