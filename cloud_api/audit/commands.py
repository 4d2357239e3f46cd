"""`bukubridge-cloud audit`: the trail as an operator reads, checks and anchors it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from cloud_api.audit import repository
from cloud_api.audit.chain import PLATFORM, Anchor
from cloud_api.db.engine import Database
from cloud_api.operator import DatabaseUrl, ready
from cloud_api.organizations.service import OrganizationService
from cloud_api.settings import DEFAULT_DATABASE_URL
from connector.domain.errors import SettingsInvalid

audit_commands = typer.Typer(no_args_is_help=True, help="Who touched which credential, when.")

Organization = Annotated[str, typer.Option("--org", help="Slug; the platform's own chain when left out.")]
AnchorsFile = Annotated[
    Path | None, typer.Option(help="File with lines that `audit head` printed at some time, kept elsewhere.")
]


@audit_commands.command("list")
def list_entries(
    org: Organization = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many, newest first.")] = 50,
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Entries of an organization, or of the platform itself."""
    database = ready(database_url)
    chain = OrganizationService(database).id_of(org) if org else PLATFORM
    with database.read() as connection:
        entries = repository.newest(connection, chain, limit=limit)
    table = Table("number", "when (UTC)", "who", "what", "provider", "facts")
    for entry in entries:
        actor = entry.actor
        who = " ".join(part for part in (actor.kind, actor.name, actor.id) if part)
        when = entry.at.isoformat(timespec="seconds")
        table.add_row(str(entry.number), when, who, entry.action, entry.provider, entry.facts)
    Console().print(table)


@audit_commands.command("head")
def print_heads(database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """Print where each chain ends now, a line of JSON each. Keep them where nobody who may write the database can: they
    alone show later that an end was cut off, or that history was written anew."""
    with ready(database_url).read() as connection:
        for chain in repository.chains(connection):
            typer.echo(msgspec.json.encode(repository.head(connection, chain)).decode())


@audit_commands.command("verify")
def verify(anchors: AnchorsFile = None, database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """Check every chain, against anchors too when there are some; ends with 1 when one is not what it was."""
    kept = _anchors(anchors)
    faults = 0
    for line, broken in _verified(ready(database_url), kept):
        typer.echo(line, err=broken)
        faults += broken
    if not kept:
        typer.echo("Without anchors (audit head) nobody can tell whether the end of a chain was cut off.")
    if faults:
        raise typer.Exit(1)


def _verified(database: Database, kept: dict[str, dict[int, Anchor]]) -> list[tuple[str, bool]]:
    """A line for each chain that is whole, and for each fault; whether it is one."""
    lines = []
    with database.read() as connection:
        for chain in sorted({*repository.chains(connection), *kept}):
            faults = repository.verify(connection, chain, kept.get(chain, {}))
            lines += [(fault.sentence, True) for fault in faults]
            last = repository.head(connection, chain)
            if not faults and last is not None:
                lines.append((f"{chain}: {last.number} entries, whole; the newest hash is {last.hash}.", False))
    return lines


def _anchors(path: Path | None) -> dict[str, dict[int, Anchor]]:
    """Anchors by chain and number. Raises SettingsInvalid."""
    found: dict[str, dict[int, Anchor]] = defaultdict(dict)
    if path is None:
        return found
    try:
        for line in path.read_bytes().splitlines():
            if line.strip():
                anchor = msgspec.json.decode(line, type=Anchor)
                found[anchor.chain][anchor.number] = anchor
    except (OSError, msgspec.MsgspecError) as exc:
        raise SettingsInvalid(
            "The anchors cannot be read.", remedy="Give a file with lines of bukubridge-cloud audit head."
        ) from exc
    return found
