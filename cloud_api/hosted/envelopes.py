"""Secrets in the database: each sealed with a key of its own, which is sealed with a key of the server.

Both are bound to organization, connection and field. Rotation seals the small keys anew and never sees a secret.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, select, update

from cloud_api.db.tables import integration_secrets
from cloud_api.hosted.keys import ServerKeys
from connector.credentials.keys import new_key
from connector.credentials.sealing import Scope, Sealed, seal, unseal
from connector.domain.errors import NotFound
from connector.domain.secret import Secret

_ENVELOPE = "envelope"
"""Stands for the key of its own, where the form wants the id of a key."""
_c = integration_secrets.c


class Envelopes:
    """The secrets of hosted connections, within one transaction of the caller."""

    def __init__(self, connection: Connection, keys: ServerKeys) -> None:
        self._connection = connection
        self._keys = keys

    def hold(self) -> None:
        """Call before keeping secrets: no rotation may end between the choice of a key and its use. On SQLite the one
        writing transaction is enough."""
        self._lock("ROW EXCLUSIVE")

    def hold_alone(self) -> None:
        """Call before a rotation makes or forgets keys: no secret is kept and no other rotation works meanwhile. On
        SQLite the one writing transaction is enough."""
        self._lock("SHARE ROW EXCLUSIVE")

    def key_ids(self) -> frozenset[str]:
        """The server's keys that some secret needs."""
        return frozenset(self._connection.execute(select(_c.key_id).distinct()).scalars())

    def needed(self) -> dict[str, int]:
        """How many secrets need each of the server's keys."""
        counted = select(_c.key_id, func.count()).group_by(_c.key_id)
        return {row[0]: row[1] for row in self._connection.execute(counted)}

    def put(self, organization_id: str, provider: str, connection: str, field: str, secret: Secret) -> None:
        """Keep a secret in place of an older one. Raises VaultLocked."""
        self.put_all(organization_id, provider, connection, {field: secret})

    def put_all(self, organization_id: str, provider: str, connection: str, found: Mapping[str, Secret]) -> None:
        """Keep secrets by their fields, each in place of an older one, with two statements for all. Raises
        VaultLocked."""
        scope, (key_id, key) = _scope(organization_id, provider, connection), self._keys.newest()
        rows = []
        for field, secret in found.items():
            own = new_key()
            wrapped = seal(key, key_id, scope, _key_of(field), base64.b64encode(own).decode())
            sealed = seal(own, _ENVELOPE, scope, field, secret.reveal())
            rows.append(
                {
                    "organization_id": organization_id,
                    "provider": provider,
                    "field": field,
                    "connection": connection,
                    "key_id": key_id,
                    "key_nonce": wrapped.nonce,
                    "key_text": wrapped.text,
                    "nonce": sealed.nonce,
                    "text": sealed.text,
                }
            )
        if rows:
            self._connection.execute(delete(integration_secrets).where(_places(organization_id, provider, found)))
            self._connection.execute(insert(integration_secrets), rows)

    def get(self, organization_id: str, provider: str, field: str) -> Secret:
        """A secret. Raises VaultLocked, NotFound."""
        found = self.get_all(organization_id, provider, [field])
        if field not in found:
            raise NotFound(f"No {field} is kept for this connection.", remedy="Connect it again.")
        return found[field]

    def get_all(self, organization_id: str, provider: str, fields: Iterable[str]) -> dict[str, Secret]:
        """Those of some secrets that are kept, by their fields, with one statement. Raises VaultLocked."""
        places = _places(organization_id, provider, fields)
        return {
            row.field: self._opened(row) for row in self._connection.execute(select(integration_secrets).where(places))
        }

    def _opened(self, row: Row[tuple[object, ...]]) -> Secret:
        own, scope = self._own_key(row), _scope(row.organization_id, row.provider, row.connection)
        return Secret(unseal(own, Sealed(scope=scope, field=row.field, key=_ENVELOPE, nonce=row.nonce, text=row.text)))

    def erase(self, organization_id: str, provider: str) -> int:
        """Forget every secret of a connection; how many there were. SQLite writes zeros over them."""
        return self._forget(and_(_c.organization_id == organization_id, _c.provider == provider))

    def drop(self, organization_id: str, provider: str, fields: Iterable[str]) -> int:
        """Forget some secrets of a connection; how many there were. SQLite writes zeros over them."""
        return self._forget(_places(organization_id, provider, fields))

    def _forget(self, which: ColumnElement[bool]) -> int:
        if self._connection.dialect.name == "sqlite":
            self._connection.exec_driver_sql("PRAGMA secure_delete = ON")
        erased = self._connection.execute(delete(integration_secrets).where(which)).rowcount
        if self._connection.dialect.name == "sqlite":
            self._connection.exec_driver_sql("PRAGMA secure_delete = OFF")
        return erased

    def rotate(self, newest: str) -> int:
        """Seal every own key with the newest key of the server, held alone; how many secrets there are. Raises
        VaultLocked."""
        key = self._keys.get(newest)
        rows = self._connection.execute(select(integration_secrets)).all()
        for row in rows:
            scope = _scope(row.organization_id, row.provider, row.connection)
            own = base64.b64encode(self._own_key(row)).decode()
            wrapped = seal(key, newest, scope, _key_of(row.field), own)
            self._connection.execute(
                update(integration_secrets)
                .where(_places(row.organization_id, row.provider, [row.field]))
                .values(key_id=newest, key_nonce=wrapped.nonce, key_text=wrapped.text)
            )
        return len(rows)

    def _own_key(self, row: Row[tuple[object, ...]]) -> bytes:
        scope = _scope(row.organization_id, row.provider, row.connection)
        wrapped = Sealed(scope=scope, field=_key_of(row.field), key=row.key_id, nonce=row.key_nonce, text=row.key_text)
        return base64.b64decode(unseal(self._keys.get(row.key_id), wrapped))

    def _lock(self, mode: str) -> None:
        if self._connection.dialect.name == "postgresql":
            self._connection.exec_driver_sql(f"LOCK TABLE integration_secrets IN {mode} MODE")


def _scope(organization_id: str, provider: str, connection: str) -> Scope:
    return Scope(provider, f"{organization_id}/{connection}")


def _key_of(field: str) -> str:
    return f"{field} key"


def _places(organization_id: str, provider: str, fields: Iterable[str]) -> ColumnElement[bool]:
    named = _c.field.in_(list(fields))
    return and_(_c.organization_id == organization_id, _c.provider == provider, named)
