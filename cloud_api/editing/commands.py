"""`bukubridge-cloud record …` and `change …`: what people do over the API, from the operator's terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from cloud_api.changes.listing import one_of, page_of
from cloud_api.changes.schemas import ShownChange
from cloud_api.changes.stored import ChangeLook, ChangeState
from cloud_api.db.engine import Database
from cloud_api.editing.drafts import MAX_BYTES
from cloud_api.editing.edit import Edited, Editor
from cloud_api.editing.schemas import ShownRecord
from cloud_api.editing.service import EditingService
from cloud_api.integrations.available import known_provider
from cloud_api.operator import DatabaseUrl, ready
from cloud_api.organizations.service import OrganizationService
from cloud_api.record_services.copying import reread
from cloud_api.settings import DEFAULT_DATABASE_URL
from connector.domain.errors import NotFound
from connector.domain.keys import EntityKind

record_commands = typer.Typer(no_args_is_help=True, help="Records, and what people wish of them.")
change_commands = typer.Typer(no_args_is_help=True, help="What people changed, and what became of it.")

Org = Annotated[str, typer.Option("--org", help="Slug of the organization.")]
Provider = Annotated[str, typer.Option(help="Kind of books.")]
Entity = Annotated[EntityKind, typer.Argument(help="Kind of records.", show_choices=True)]
Key = Annotated[str, typer.Argument(help="Key in the books, or new: and the change that creates the record.")]
Source = Annotated[Path | None, typer.Option("--file", help="JSON; the standard input when left out.")]
PersonName = Annotated[str, typer.Option("--person", help="Who wishes it.")]
Limit = Annotated[int, typer.Option(min=1, max=200, help="How many at most.")]

_SQL_ACCOUNTING = "sql_accounting"


@record_commands.command("create")
def create(
    entity: Entity,
    org: Org,
    provider: Provider = _SQL_ACCOUNTING,
    file: Source = None,
    person: PersonName = "operator",
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Enter a new record, and print what it goes by until the books gave it a key."""
    database = ready(database_url)
    editor = editor_of(database, org, provider, person)
    typer.echo(EditingService(database).create(editor, entity, _read(file)).record.key)


@record_commands.command("edit")
def edit(
    entity: Entity,
    key: Key,
    org: Org,
    provider: Provider = _SQL_ACCOUNTING,
    file: Source = None,
    person: PersonName = "operator",
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Edit a record with a JSON merge patch."""
    database = ready(database_url)
    editor = editor_of(database, org, provider, person)
    _say(EditingService(database).edit(editor, entity, key, _read(file), None))


@record_commands.command("delete")
def delete(
    entity: Entity,
    key: Key,
    org: Org,
    provider: Provider = _SQL_ACCOUNTING,
    person: PersonName = "operator",
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Wish that a record goes from the books."""
    database = ready(database_url)
    _say(EditingService(database).delete(editor_of(database, org, provider, person), entity, key, None))


@record_commands.command("show")
def show(
    entity: Entity,
    key: Key,
    org: Org,
    provider: Provider = _SQL_ACCOUNTING,
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Print a record with its last change, as JSON."""
    database = ready(database_url)
    editor = editor_of(database, org, provider, "")
    _print(EditingService(database).show(editor.organization_id, provider, entity, key))


@record_commands.command("list")
def list_records(
    entity: Entity,
    org: Org,
    provider: Provider = _SQL_ACCOUNTING,
    search: Annotated[str, typer.Option(help="Part of the key or of the name.")] = "",
    after: Annotated[str, typer.Option(help="The last key of the page before.")] = "",
    limit: Limit = 50,
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Print records, one a line: key, name, and what became of the last change."""
    database = ready(database_url)
    editor = editor_of(database, org, provider, "")
    page = EditingService(database).page(
        editor.organization_id, provider, entity, after=after, limit=limit, search=search
    )
    for record in page.items:
        typer.echo(f"{record.key}\t{_name(record)}\t{_state(record.change)}".rstrip())
    if page.next is not None:
        typer.echo(f"There are more: --after {page.next}", err=True)


@record_commands.command("reread")
def reread_copies(org: Org, database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """Have everything that other services keep of an organization read anew, when it is compared next."""
    database = ready(database_url)
    organization_id = OrganizationService(database).id_of(org)
    with database.write() as connection:
        count = reread(connection, organization_id)
    typer.echo(f"{count} kinds of records are read anew from their services." if count else "No service keeps any.")


@change_commands.command("list")
def list_changes(
    org: Org,
    provider: Annotated[str | None, typer.Option(help="Kind of books; all when left out.")] = None,
    entity: Annotated[EntityKind | None, typer.Option(help="Kind of records; all when left out.")] = None,
    outcome: Annotated[ChangeState | None, typer.Option(help="What became of them; all when left out.")] = None,
    limit: Limit = 50,
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Print changes, newest first, one a line: id, what it does, name, who, and what became of it."""
    database = ready(database_url)
    look = ChangeLook(provider=provider, entity=entity, state=outcome, limit=limit)
    for change in page_of(database, OrganizationService(database).id_of(org), look).items:
        does = f"{change.kind.value} {change.entity.value} {change.key}"
        typer.echo(f"{change.id}\t{does}\t{change.title}\t{change.changed_by}\t{_state(change)}")


@change_commands.command("show")
def show_change(
    change: Annotated[str, typer.Argument(help="Id of the change.")],
    org: Org,
    database_url: DatabaseUrl = DEFAULT_DATABASE_URL,
) -> None:
    """Print a change with what the person saw and wished, as JSON."""
    database = ready(database_url)
    found = one_of(database, OrganizationService(database).id_of(org), change)
    if found is None:
        raise NotFound(f"{org} has no change {change}.")
    _print(found)


def editor_of(database: Database, org: str, provider: str, person: str) -> Editor:
    """Somebody who edits an organization's records.

    Raises:
        NotFound: no such organization.
        Problem: no such provider.
    """
    known_provider(provider)
    return Editor(organization_id=OrganizationService(database).id_of(org), provider=provider, person=person)


def _read(file: Path | None) -> bytes:
    """What a person wishes; a byte over the bound is enough to refuse it."""
    if file is None:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as exc:
        raise NotFound(f"The file {file} cannot be read.") from exc


def _say(edited: Edited) -> None:
    change = edited.record.change
    if not edited.changed or change is None:
        typer.echo("Nothing is changed by this.")
    else:
        typer.echo(change.id)


def _name(record: ShownRecord) -> str:
    shown = record.wished or record.record or {}
    found = next((shown[name] for name in ("name", "description", "number") if shown.get(name)), "")
    return str(found) or (record.change.title if record.change is not None else "")


def _state(change: ShownChange | None) -> str:
    if change is None:
        return ""
    return f"{change.state.value}: {change.reason}" if change.reason else change.state.value


def _print(shown: msgspec.Struct) -> None:
    typer.echo(msgspec.json.format(msgspec.json.encode(shown), indent=2).decode())
