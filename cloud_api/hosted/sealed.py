"""The secrets of one hosted connection, opened when they are needed."""

from __future__ import annotations

from cloud_api.db.engine import Database
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from connector.domain.secret import Secret


class SealedSecrets:
    """`domain.secret.Secrets` over the database; each is opened once, as a run signs many requests with it."""

    def __init__(self, database: Database, keys: ServerKeys, organization_id: str, provider: str) -> None:
        self._database = database
        self._keys = keys
        self._place = (organization_id, provider)
        self._opened: dict[str, Secret] = {}

    def secret(self, name: str) -> Secret:
        """The secret of that name. Raises VaultLocked, NotFound, Unreachable."""
        if name not in self._opened:
            with self._database.read() as connection:
                self._opened[name] = Envelopes(connection, self._keys).get(*self._place, name)
        return self._opened[name]
