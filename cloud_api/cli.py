"""`bukubridge-cloud`: the server and what its operator needs."""

from __future__ import annotations

import signal
from contextvars import ContextVar
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from cloud_api.agents.bell import Bell
from cloud_api.agents.versions import check_version
from cloud_api.app import create_app
from cloud_api.audit.commands import audit_commands
from cloud_api.db.engine import Database
from cloud_api.db.migrate import is_current, upgrade
from cloud_api.db.row_security import check_role, grant
from cloud_api.diagnostics.commands import diagnostics_commands
from cloud_api.editing.commands import change_commands, record_commands
from cloud_api.hosted.commands import KeyFileOption, key_commands
from cloud_api.logs import set_up_logs
from cloud_api.operations.metrics import read_address, told_at
from cloud_api.operator import DatabaseUrl, ready
from cloud_api.organizations.service import OrganizationService
from cloud_api.problems import Problem
from cloud_api.registrations import Registrations
from cloud_api.security.caller import Role
from cloud_api.serving import run_server
from cloud_api.settings import DEFAULT_DATABASE_URL, Settings
from cloud_api.webhooks.commands import webhook_commands
from cloud_api.worker import handling_webhooks, hosting, keeper_of, keeping_tokens, work
from connector.domain.errors import BridgeError, NotFound, SettingsInvalid
from connector.providers.registry import look_also_in

ProvidersFolder = Annotated[
    str,
    typer.Option(
        envvar="BUKUBRIDGE_CLOUD_PROVIDERS_FOLDER",
        help="Folder of further providers, one folder each with its provider.toml.",
    ),
]

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The platform's server.")
organization_commands = typer.Typer(no_args_is_help=True, help="The platform's customers.")
agent_commands = typer.Typer(no_args_is_help=True, help="Agents on office PCs.")
app.add_typer(organization_commands, name="org")
app.add_typer(agent_commands, name="agent")
agent_commands.add_typer(diagnostics_commands, name="diagnostics")
app.add_typer(record_commands, name="record")
app.add_typer(change_commands, name="change")
app.add_typer(key_commands, name="keys")
app.add_typer(webhook_commands, name="webhooks")
app.add_typer(audit_commands, name="audit")

AllowedHosts = Annotated[
    str,
    typer.Option(
        envvar="BUKUBRIDGE_CLOUD_ALLOWED_HOSTS",
        help="Hosts that hosted books may be reached at, such as api.sql.my,*.example.com; any public one otherwise.",
    ),
]
PlatformUrl = Annotated[
    str,
    typer.Option(
        envvar="BUKUBRIDGE_CLOUD_PLATFORM_URL",
        help="Address at which the worker reaches this platform: https, or plain http on this computer.",
    ),
]
StateFolderOption = Annotated[
    str,
    typer.Option(
        "--state-folder",
        envvar="BUKUBRIDGE_CLOUD_STATE_FOLDER",
        help="Folder for the memories of hosted connections on SQLite; beside the database otherwise.",
    ),
]
OldestAgent = Annotated[
    str,
    typer.Option(
        envvar="BUKUBRIDGE_CLOUD_OLDEST_AGENT",
        help="Version of the oldest agent that serve lets in, such as 0.4.0; any one otherwise.",
    ),
]
MetricsAddress = Annotated[
    str,
    typer.Option(
        envvar="BUKUBRIDGE_CLOUD_METRICS_ADDRESS",
        help="Where serve and worker tell metrics for Prometheus: http://ADDRESS/metrics, such as 127.0.0.1:9464.",
    ),
]
RegistrationsFile = Annotated[
    str,
    typer.Option(
        "--registrations-file",
        envvar="BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE",
        help="TOML file with the platform's registration with each provider, readable by its owner only.",
    ),
]


RecordServicesFile = Annotated[
    str,
    typer.Option(
        envvar="BUKUBRIDGE_CLOUD_RECORD_SERVICES_FILE",
        help="TOML file that names services which keep records instead of serve's tables, readable by its owner only.",
    ),
]


_metrics_at: ContextVar[str] = ContextVar("where metrics are told", default="")
"""Said before the command, for those commands that stay."""


_oldest_agent: ContextVar[str] = ContextVar("the oldest agent that is let in", default="")
_record_services: ContextVar[str] = ContextVar("who keeps records", default="")


@app.callback()
def begin(
    providers_folder: ProvidersFolder = "",
    metrics_address: MetricsAddress = "",
    oldest_agent: OldestAgent = "",
    record_services_file: RecordServicesFile = "",
) -> None:
    """The platform's server."""
    if metrics_address:
        read_address(metrics_address)
    _metrics_at.set(metrics_address)
    check_version(oldest_agent, oldest_agent)
    _oldest_agent.set(oldest_agent)
    _record_services.set(record_services_file)
    if providers_folder:
        look_also_in(Path(providers_folder).expanduser())


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
    key_file: KeyFileOption = "",
    allowed_hosts: AllowedHosts = "",
    platform_url: PlatformUrl = "",
    state_folder: StateFolderOption = "",
    registrations_file: RegistrationsFile = "",
) -> None:
    """Serve the API. An SQLite database is created and migrated at start; PostgreSQL wants `migrate` first."""
    settings = Settings(
        database_url=database_url,
        key_file=key_file,
        allowed_hosts=hosts_of(allowed_hosts),
        platform_url=platform_url or _own_address(host, port),
        state_folder=state_folder,
        registrations_file=registrations_file,
        public_url=_public_address(registrations_file, port),
        oldest_agent=_oldest_agent.get(),
        record_services_file=_record_services.get(),
        metrics_address=_metrics_at.get(),
    )
    database = Database(settings.database_url, connections=settings.worker_threads + 2)
    if database.dialect == "sqlite":
        upgrade(database)
    elif not is_current(database):
        raise SettingsInvalid("The database is not at this version's tables.", remedy="Run bukubridge-cloud migrate.")
    with database.read() as connection:
        check_role(connection)
    set_up_logs()
    bell = Bell()
    with told_at(settings.metrics_address, database):
        run_server(create_app(settings, database, bell), bell, host, port, settings.silence_seconds)


@app.command()
def worker(
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
    key_file: KeyFileOption = "",
    allowed_hosts: AllowedHosts = "",
    platform_url: PlatformUrl = "",
    registrations_file: RegistrationsFile = "",
) -> None:
    """Keep hosted connections equal and clear away what expired (PostgreSQL; on SQLite the server does it)."""
    database = Database(database_url)
    if database.dialect == "sqlite":
        raise SettingsInvalid("On SQLite the server does the worker's job itself.", remedy="There is nothing to start.")
    with database.read() as connection:
        check_role(connection)
    set_up_logs()
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    settings = Settings(
        database_url=database_url,
        key_file=key_file,
        allowed_hosts=hosts_of(allowed_hosts),
        platform_url=platform_url,
        registrations_file=registrations_file,
        public_url=_public_address(registrations_file, 8000),
        metrics_address=_metrics_at.get(),
    )
    with (
        told_at(settings.metrics_address, database),
        handling_webhooks(database),
        hosting(keeper_of(settings, database), database),
        keeping_tokens(settings, database),
    ):
        work(database, stop)


@app.command()
def migrate(
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
    grant_to: Annotated[
        str, typer.Option(help="Role of PostgreSQL as which server and worker sign in; it owns no table.")
    ] = "",
) -> None:
    """Bring the database to the tables of this version."""
    database = Database(database_url)
    upgrade(database)
    if grant_to:
        with database.write() as connection:
            grant(connection, grant_to)
    database.close()
    typer.echo("The database is up to date.")


@organization_commands.command("create")
def create_organization(
    slug: str,
    name: Annotated[str, typer.Option(help="Name for people; the slug when left out.")] = "",
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Create an organization."""
    OrganizationService(ready(database_url)).create(slug, name)
    typer.echo(f"Organization {slug} was created.")


@organization_commands.command("token")
def create_token(
    slug: str,
    role: Annotated[Role, typer.Option(help="What the token may do.")],
    person: Annotated[str, typer.Option(help="Whose token it is.")] = "",
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Print a new API token of a person; it is not shown again."""
    typer.echo(OrganizationService(ready(database_url)).token(slug, person or role.value, role))


@organization_commands.command("list")
def list_organizations(database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """All organizations: slug, and name for people."""
    for slug, name in OrganizationService(ready(database_url)).all():
        typer.echo(f"{slug}\t{name}")


@organization_commands.command("tokens")
def list_tokens(slug: str, database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """API tokens that were issued, by their ids; the tokens themselves are not known any more."""
    for token in OrganizationService(ready(database_url)).tokens(slug):
        state = "revoked" if token.revoked_at is not None else "valid"
        typer.echo(f"{token.id}\t{token.person}\t{token.role}\t{token.created_at:%Y-%m-%d %H:%M} UTC\t{state}")


@organization_commands.command("revoke-token")
def revoke_token(
    slug: str,
    token_id: Annotated[str, typer.Argument(help="Its id, as `org tokens` shows it.")],
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """End an API token at once, with the sessions in browsers that began with it."""
    if not OrganizationService(ready(database_url)).revoke_token(slug, token_id):
        raise NotFound(f"{slug} has no valid token of that id.", remedy="bukubridge-cloud org tokens lists them.")
    typer.echo("The token was revoked.")


@organization_commands.command("accept-books")
def accept_books(
    slug: str,
    provider: Annotated[str, typer.Option(help="Kind of books.")] = "sql_accounting",
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Let the same company come from another database, as when its backup was restored on a new PC."""
    if not OrganizationService(ready(database_url)).accept_books(slug, provider):
        raise NotFound(f"{slug} has no books of {provider}.")
    typer.echo("The next agent may bring this company from another database.")


@agent_commands.command("invite")
def invite(slug: str, database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """Print a pairing code: works once, for ten minutes."""
    typer.echo(OrganizationService(ready(database_url)).invite(slug))


@agent_commands.command("list")
def list_agents(slug: str, database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """Paired agents: PC, when it was last heard of, whether it was revoked."""
    for agent in OrganizationService(ready(database_url)).agents(slug):
        seen = f"{agent.last_seen_at:%Y-%m-%d %H:%M:%S} UTC" if agent.last_seen_at is not None else "never seen"
        typer.echo(f"{agent.id}\t{agent.pc_name}\t{seen}\t{'revoked' if agent.revoked_at is not None else 'paired'}")


@agent_commands.command("revoke")
def revoke(
    slug: str,
    pc: Annotated[str, typer.Option(help="Name of the PC.")],
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Revoke the token of the agent on a PC."""
    count = OrganizationService(ready(database_url)).revoke(slug, pc)
    typer.echo(f"{count} agents were revoked." if count != 1 else "The agent was revoked.")


def _own_address(host: str, port: int) -> str:
    """How a worker in this process reaches the server; empty where that would be plain http over a network."""
    return f"http://127.0.0.1:{port}" if host in ("127.0.0.1", "localhost", "0.0.0.0") else ""  # noqa: S104  # compared only


def _public_address(registrations_file: str, port: int) -> str:
    """Where browsers and providers find the platform: as registered there, or on this computer only."""
    told = Registrations.read(registrations_file)("platform", "public_url")
    return told.reveal() if told is not None else f"http://127.0.0.1:{port}"


def hosts_of(text: str) -> tuple[str, ...]:
    """Hosts from a list with commas."""
    return tuple(host.strip() for host in text.split(",") if host.strip())


def main() -> None:
    """Entry point: our own errors and refusals end as a sentence on the terminal."""
    try:
        app()
    except (BridgeError, Problem) as exc:
        typer.echo(str(exc), err=True)
        raise SystemExit(1) from exc
