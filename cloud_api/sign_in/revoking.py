"""Taking a consent back at its provider, where it can: best effort, in bounded time."""

from __future__ import annotations

import structlog
from sqlalchemy import select

from cloud_api.db.tables import integration_tokens
from cloud_api.sign_in.grants import Grant, Tenant
from cloud_api.sign_in.service import SignInService
from connector.domain.errors import BridgeError
from connector.domain.secret import Secret

_t = integration_tokens.c
_log = structlog.get_logger("cloud_api.sign_in")


class Revoking:
    """For sign-ins that nobody finished, and for connections that end."""

    def __init__(self, begun: SignInService) -> None:
        self._begun = begun

    def give_back(self, provider: str, grant: Grant, tenant: Tenant) -> bool:
        """What a sign-in brought that nobody may keep; False where it could not be, or must stay."""
        return self.revoke(provider, grant.access, grant.refresh, tenant, apart_from="")

    def revoke(self, provider: str, access: Secret, refresh: Secret | None, tenant: Tenant, *, apart_from: str) -> bool:
        """Take a consent back, unless the same account is connected still, by an organization other than `apart_from`:
        providers end all of an account's consents to the platform with one. Raises nothing."""
        if tenant.id and self._in_use(provider, tenant.id, apart_from):
            return False
        try:
            return self._begun.grants(provider).revoke(access, refresh, tenant)
        except BridgeError as exc:
            _log.warning("a consent was not taken back", provider=provider, code=exc.code, **exc.facts)
            return False

    def _in_use(self, provider: str, tenant_id: str, apart_from: str) -> bool:
        statement = select(_t.connection).where(
            _t.provider == provider, _t.tenant_id == tenant_id, _t.state == "working"
        )
        if apart_from:
            statement = statement.where(_t.organization_id != apart_from)
        with self._begun.database.read() as connection:
            return connection.execute(statement.limit(1)).one_or_none() is not None
