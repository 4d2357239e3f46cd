"""One holder at a time for the tokens of a connection, across threads, processes and machines.

On PostgreSQL the holder has the lock of the row, in a transaction that lasts as long as the conversation with the
provider: a holder that is killed lets go at once. SQLite has one writer for everything, which nobody may keep that
long: there the holder has an empty SQLite file beside the database, whose lock ends with its process as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from cloud_api.db.engine import Database
from cloud_api.hosted.keys import ServerKeys
from cloud_api.sign_in.tokens import Known, Tokens
from connector.domain.errors import Unreachable
from connector.domain.secret import Secret

_PATIENCE_SECONDS: Final = 120.0
"""Longer than any conversation with a provider, which ends by its own timeouts."""


class Replaced(Exception):
    """Somebody signed in anew or disconnected meanwhile: what was held is no longer there."""


@dataclass(frozen=True, slots=True)
class Held:
    """The tokens of one connection, which nobody else refreshes or removes now."""

    known: Known
    secrets: dict[str, Secret] = field(repr=False)
    _database: Database = field(repr=False)
    _keys: ServerKeys = field(repr=False)
    _open: Tokens | None = field(repr=False)

    def writing(self) -> AbstractContextManager[Tokens]:
        """Changes that are durable when the holder lets go, at the latest. Raises Replaced."""
        return nullcontext(self._open) if self._open is not None else self._anew()

    @contextmanager
    def _anew(self) -> Iterator[Tokens]:
        with self._database.write() as connection:
            tokens = Tokens(connection, self._keys)
            now = tokens.find(self.known.organization_id, self.known.provider)
            if now is None or now.revision != self.known.revision:
                raise Replaced
            yield tokens


class Holding:
    """Lets somebody hold tokens."""

    def __init__(self, database: Database, keys: ServerKeys) -> None:
        self._database = database
        self._keys = keys
        self._turn = Lock()

    @contextmanager
    def held(self, organization_id: str, provider: str, *, wait: bool = True) -> Iterator[Held | None]:
        """The tokens of a connection while the block lasts; None when there are none, or without `wait` when somebody
        else holds them.

        Raises:
            Unreachable: the database does not answer, or somebody holds them far too long.
            VaultLocked: they cannot be opened.
        """
        if self._database.dialect == "postgresql":
            with self._database.write() as connection:
                tokens = Tokens(connection, self._keys)
                known = tokens.find(organization_id, provider, lock=True, wait=wait)
                yield self._held(tokens, known, tokens)
            return
        with self._alone(wait) as mine:
            if not mine:
                yield None
                return
            with self._database.read() as connection:
                tokens = Tokens(connection, self._keys)
                held = self._held(tokens, tokens.find(organization_id, provider), None)
            yield held

    def _held(self, tokens: Tokens, known: Known | None, open_: Tokens | None) -> Held | None:
        if known is None:
            return None
        return Held(known, tokens.secrets(known), self._database, self._keys, open_)

    @contextmanager
    def _alone(self, wait: bool) -> Iterator[bool]:
        if not self._turn.acquire(timeout=_PATIENCE_SECONDS if wait else 0):
            if wait:
                raise Unreachable("Somebody else renews sign-ins for far too long.")
            yield False
            return
        try:
            file = Path(f"{self._database.engine.url.database}.holder")
            seconds = _PATIENCE_SECONDS if wait else 0.0
            with closing(sqlite3.connect(file, timeout=seconds, isolation_level=None)) as mutex:
                try:
                    mutex.execute("BEGIN EXCLUSIVE")
                except sqlite3.OperationalError as exc:
                    if wait:
                        raise Unreachable("Somebody else renews sign-ins for far too long.") from exc
                    yield False
                    return
                yield True
        finally:
            self._turn.release()
