"""`bukubridge-cloud webhooks`: what an operator sees and does."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from cloud_api.operator import DatabaseUrl, ready
from cloud_api.settings import DEFAULT_DATABASE_URL
from cloud_api.webhooks import listing, repository
from cloud_api.webhooks.listing import Wanted
from cloud_api.webhooks.repository import EventState

webhook_commands = typer.Typer(no_args_is_help=True, help="What providers tell by webhook.")

Provider = Annotated[str, typer.Option(help="Only those of this provider.")]
_AGAIN = (EventState.DEAD, EventState.UNASSIGNED, EventState.KEPT)


@webhook_commands.command("list")
def list_events(
    state: Annotated[EventState | None, typer.Option(help="Only those that came so far.")] = None,
    provider: Provider = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many, newest first.")] = 50,
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Events of all organizations, and of accounts that nobody connected."""
    with ready(database_url).read() as connection:
        events, _ = listing.of_platform(connection, Wanted(provider=provider or None, state=state, limit=limit))
    table = Table("id", "received", "provider", "event", "account", "state", "note")
    for event in events:
        received = event.received_at.isoformat(timespec="seconds")
        table.add_row(event.id, received, event.provider, event.event_type, event.tenant, event.state, event.note)
    Console().print(table)


@webhook_commands.command("redrive")
def redrive(
    state: Annotated[EventState, typer.Option(help="Those that are dead, unassigned or kept.")] = EventState.DEAD,
    provider: Provider = "",
    event: Annotated[str, typer.Option(help="Only the event of this id.")] = "",
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Send events round again, from the first try on; unassigned ones only where somebody connected their account."""
    if state not in _AGAIN:
        raise typer.BadParameter(f"One of {', '.join(_AGAIN)}.", param_hint="--state")
    with ready(database_url).write() as connection:
        count = listing.redrive(connection, state, provider=provider or None, event_id=event or None)
    typer.echo(f"{count} events are sent round again." if count != 1 else "The event is sent round again.")


@webhook_commands.command("refused")
def refused(
    hours: Annotated[int, typer.Option(min=1, help="Of the last hours.")] = 24,
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """How many requests were refused, and why: unsigned, wrongly signed, too slow, a handshake with another token."""
    since = dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)
    with ready(database_url).read() as connection:
        counted = repository.refusals(connection, since)
    for (provider, reason), count in sorted(counted.items()):
        typer.echo(f"{provider}\t{reason}\t{count}")
