"""The server's keys: in a key file that only its owner can read, named by a setting, never an argument of a command.

The newest key seals, all others open what they sealed. Ids begin with the time, so that the newest sorts last.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from pathlib import Path

from connector.credentials.keys import KeyFile, new_key
from connector.domain.errors import VaultLocked

_MAKE = "make one: bukubridge-cloud keys create"


class ServerKeys:
    """Reads the file afresh each time, so that a rotation needs no restart."""

    def __init__(self, path: str) -> None:
        """Prepare; an empty path means that nobody set one up."""
        self._file = KeyFile(Path(path).expanduser(), remade=_MAKE) if path else None

    @staticmethod
    def create(path: str) -> None:
        """Make a key file with a first key. Raises SettingsInvalid when there is one."""
        _add(KeyFile.create(Path(path).expanduser()))

    def newest(self) -> tuple[str, bytes]:
        """The key that seals now, and its id. Raises VaultLocked."""
        ids = self.file.ids()
        if not ids:
            raise VaultLocked("The server's key file is empty.", remedy=f"Put back a copy of it, or {_MAKE}.")
        return ids[-1], self.get(ids[-1])

    def get(self, key_id: str) -> bytes:
        """A key. Raises VaultLocked."""
        key = self.file.get(key_id)
        if key is None:
            raise VaultLocked("A key of the server is not in its key file.", remedy="Put back a copy of that file.")
        return key

    def add(self) -> str:
        """A new key, which seals from now on; its id. Raises VaultLocked."""
        return _add(self.file)

    def forget_others(self, kept: Collection[str]) -> int:
        """Take every other key out of the file; how many. Raises VaultLocked."""
        others = [key_id for key_id in self.file.ids() if key_id not in kept]
        for key_id in others:
            self.file.remove(key_id)
        return len(others)

    @property
    def file(self) -> KeyFile:
        """The key file. Raises VaultLocked when there is none."""
        if self._file is None:
            raise VaultLocked("The server was given no key file.", remedy=f"Its operator has to {_MAKE}.")
        return self._file


def made_at(key_id: str) -> str:
    """When a key was made, as its id tells; "unknown" for one of another making."""
    try:
        made = dt.datetime.strptime(key_id.split("-")[1], "%Y%m%dT%H%M%S%f").replace(tzinfo=dt.UTC)
    except (IndexError, ValueError):
        return "unknown"
    return f"{made:%Y-%m-%d %H:%M} UTC"


def _add(file: KeyFile) -> str:
    key_id = f"server-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
    file.put(key_id, new_key())
    return key_id
