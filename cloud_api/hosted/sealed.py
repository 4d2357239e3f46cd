"""The secrets of one hosted connection, opened when they are needed."""

from __future__ import annotations

from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Openings, Told
from cloud_api.db.engine import Database
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from connector.domain.secret import Secret


class SealedSecrets:
    """`domain.secret.Secrets` over the database; each is opened once, as a run signs many requests with it."""

    def __init__(
        self,
        database: Database,
        keys: ServerKeys,
        organization_id: str,
        provider: str,
        *,
        openings: Openings | None = None,
        revision: int = 0,
    ) -> None:
        """`openings` remembers what was told of already, by the revision of the connection."""
        self._database = database
        self._keys = keys
        self._place = (organization_id, provider)
        self._opened: dict[str, Secret] = {}
        self._openings = openings or Openings()
        self._revision = revision

    def secret(self, name: str) -> Secret:
        """The secret of that name. Raises VaultLocked, NotFound, Unreachable."""
        if name not in self._opened:
            self._tell(name)
            with self._database.read() as connection:
                self._opened[name] = Envelopes(connection, self._keys).get(*self._place, name)
        return self._opened[name]

    def _tell(self, name: str) -> None:
        organization_id, provider = self._place
        told = Told(action=Action.KEY_OPENED, organization_id=organization_id, provider=provider, facts={"field": name})
        self._openings.tell(self._database, told, *self._place, name, str(self._revision))
