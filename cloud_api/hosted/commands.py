"""`bukubridge-cloud keys`: the keys that seal secrets of hosted connections."""

from __future__ import annotations

from typing import Annotated

import typer

from cloud_api.audit.actors import operator
from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.db.engine import Database
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys, made_at
from cloud_api.operator import DatabaseUrl, ready
from cloud_api.settings import DEFAULT_DATABASE_URL
from connector.domain.errors import SettingsInvalid

key_commands = typer.Typer(no_args_is_help=True, help="Keys that seal the secrets of hosted connections.")

KeyFileOption = Annotated[
    str,
    typer.Option(
        "--key-file",
        envvar="BUKUBRIDGE_CLOUD_KEY_FILE",
        help="File with the server's keys, readable by its owner only.",
        show_envvar=True,
    ),
]
_UNNAMED = "Name the key file: --key-file, or BUKUBRIDGE_CLOUD_KEY_FILE for every program of the server."


@key_commands.command("create")
def create_keys(key_file: KeyFileOption = "") -> None:
    """Make the server's key file. Keep a copy of it apart from the database: secrets depend on it."""
    ServerKeys.create(_named(key_file))
    typer.echo(f"The key file {key_file} was made. Keep a copy of it, apart from the database.")


@key_commands.command("rotate")
def rotate_keys(key_file: KeyFileOption = "", database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """Seal everything with a new key and forget the old ones, while the server works.

    All its programs must read this very file. A backup of the database from before opens with a copy of the old file.
    """
    keys = ServerKeys(_named(key_file))
    count = rotate(ready(database_url), keys)
    typer.echo(f"{count} secrets are sealed with a new key; older keys are forgotten.")


@key_commands.command("list")
def list_keys(key_file: KeyFileOption = "", database_url: DatabaseUrl = DEFAULT_DATABASE_URL) -> None:
    """The server's keys by their ids, never the keys: when each was made, and how many secrets need it."""
    keys = ServerKeys(_named(key_file))
    known, newest = keys.file.ids(), keys.newest()[0]
    with ready(database_url).read() as connection:
        needed = Envelopes(connection, keys).needed()
    for key_id in known:
        state = "seals" if key_id == newest else "opens"
        typer.echo(f"{key_id}\t{made_at(key_id)}\t{state}\t{needed.get(key_id, 0)} secrets")
    for key_id in sorted(set(needed) - set(known)):
        typer.echo(f"{key_id}\t{made_at(key_id)}\tmissing\t{needed[key_id]} secrets")


def rotate(database: Database, keys: ServerKeys) -> int:
    """A new key is durable before anything needs it, old ones go after nothing needs them; how many secrets there are.

    Another rotation may come in between: what it sealed opens with a key of its own, which stays.

    Raises:
        VaultLocked: the key file cannot be read, or lacks a key; nothing was changed in the database then.
    """
    with database.write() as connection:
        envelopes = Envelopes(connection, keys)
        envelopes.hold_alone()
        newest = keys.add()
        count = envelopes.rotate(newest)
        facts = {"key": newest, "secrets": count}
        tell(connection, Told(action=Action.KEYS_ROTATED, organization_id=None, facts=facts, actor=operator()))
    with database.write() as connection:
        envelopes = Envelopes(connection, keys)
        envelopes.hold_alone()
        keys.forget_others({newest, *envelopes.key_ids()})
    return count


def _named(key_file: str) -> str:
    if not key_file:
        raise SettingsInvalid("No key file is named.", remedy=_UNNAMED)
    return key_file
