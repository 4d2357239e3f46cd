"""Commands of the vault."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from connector.cli.terminal import say
from connector.domain.errors import SettingsInvalid, VaultLocked
from connector.paths import find_home

app = typer.Typer(no_args_is_help=True, help="Where secrets are kept, encrypted.")


@app.command("check")
def check() -> None:
    """Open every secret once, and say where the key is."""
    from connector.agent.build import open_access

    access = open_access(find_home())
    say(f"{access.vault.check()} secrets can be opened; the key is in {access.keys.describe()}.")


@app.command("rotate")
def rotate() -> None:
    """Encrypt every secret with a new key and forget the old one."""
    from connector.agent.build import open_access

    access = open_access(find_home())
    say(f"{access.vault.rotate()} secrets are encrypted with a new key, kept in {access.keys.describe()}.")


@app.command("create-key-file")
def create_key_file(
    path: Annotated[Path | None, typer.Argument(help="Where; beside the vault otherwise.")] = None,
) -> None:
    """Make a file for the vault's key, for a computer without a key store. Only you can read it."""
    from connector.agent.build import open_access
    from connector.credentials.keys import KeyFile

    home = find_home()
    home.prepare()
    access = open_access(home)
    try:
        kept = access.vault.check()
    except VaultLocked:
        kept = 0
    if kept:
        raise SettingsInvalid(
            f"The vault already has its key in {access.keys.describe()}.", remedy="Nothing needs to be done."
        )
    made = KeyFile.create(path or home.key_file)
    say(f"The vault's key is kept in {made.path}. Whoever can read that file can read the secrets of the vault.")
    if path is not None:
        say(f'Name it in {home.settings}:  [vault]  key_file = "{path}"  (or in BUKUBRIDGE_KEY_FILE).')
