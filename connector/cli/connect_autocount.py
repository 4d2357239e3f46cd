"""`bukubridge connect autocount`: a company's database of AutoCount on SQL Server."""

from __future__ import annotations

from typing import Annotated

import typer

from connector.cli.connect import (
    Asked,
    CheckOption,
    CronOption,
    DaysOption,
    EveryOption,
    HoursOption,
    Named,
    OrganizationOption,
    PasswordFileOption,
    PasswordStdinOption,
    TitleOption,
    UpdateOption,
    connect,
    schedule_of,
    typed,
)
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
