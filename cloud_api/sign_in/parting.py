"""Disconnecting what people signed in at: the consent is taken back where that can be, and every secret is erased."""

from __future__ import annotations

import msgspec
import structlog

from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.db.engine import Database
from cloud_api.hosted.repository import one_at_a_time
from cloud_api.hosted.signed_in import give_up
from cloud_api.problems import Problem
from cloud_api.security.caller import AgentCaller, Caller, admin_only
from cloud_api.sign_in import repository
from cloud_api.sign_in.grants import Tenant
from cloud_api.sign_in.holding import Held, Holding
from cloud_api.sign_in.pages import Reason
from cloud_api.sign_in.revoking import Revoking
from cloud_api.sign_in.service import SignInService
from cloud_api.sign_in.tokens import ACCESS, REFRESH, Tokens
from connector.domain.errors import VaultLocked
from connector.platform.wire import ProblemCode
from connector.platform.wire_integrations import Disconnected
from connector.providers.registry import spec

_kept = msgspec.json.Decoder(dict[str, str])
_log = structlog.get_logger("cloud_api.sign_in")


class Parting:
    """Ends connections."""

    def __init__(self, begun: SignInService, revoking: Revoking) -> None:
        self._database: Database = begun.database
        self._keys = begun.keys
        self._holding = Holding(begun.database, begun.keys)
        self._revoking = revoking

    def disconnect(self, caller: Caller, provider: str) -> Disconnected:
        """Take the consent back, then erase; what cannot be taken back is erased all the same.

        Raises:
            Problem: 403, neither an agent nor an admin; 404, the provider is not connected.
        """
        by = caller.pc_name if isinstance(caller, AgentCaller) else admin_only(caller).person
        organization_id, title = caller.organization_id, spec(provider).title
        revoked = self._revoked(organization_id, provider)
        with self._database.write() as connection:
            one_at_a_time(connection, organization_id)
            tokens = Tokens(connection, self._keys)
            if tokens.find(organization_id, provider, lock=True) is None:
                raise Problem(404, ProblemCode.NOT_FOUND, "This provider is not connected.")
            give_up(connection, organization_id, provider)
            tokens.remove(organization_id, provider)
            repository.fail_all(connection, organization_id, provider, Reason.NOT_ALLOWED.value)
            facts = {"taken_back_at_provider": revoked}
            told = Told(action=Action.DISCONNECTED, organization_id=organization_id, provider=provider, facts=facts)
            tell(connection, told)
        slug = caller.organization_slug
        _log.info("a provider was disconnected", provider=provider, organization=slug, by=by, revoked=revoked)
        if revoked:
            return Disconnected(provider=provider, revoked=True)
        sentence = f"{title} was not told. Whoever wants to be sure removes the platform's access over there, too."
        return Disconnected(provider=provider, revoked=False, sentence=sentence)

    def _revoked(self, organization_id: str, provider: str) -> bool:
        """While nobody refreshes: a refresh token that comes afterwards would stay alive."""
        try:
            with self._holding.held(organization_id, provider) as held:
                return held is not None and self._revoke(held)
        except VaultLocked:
            return False  # what cannot be opened cannot be taken back, but can be erased

    def _revoke(self, held: Held) -> bool:
        known, access = held.known, held.secrets.get(ACCESS)
        if access is None:
            return False
        tenant = Tenant(known.tenant_id, known.tenant_name, None, _kept.decode(known.kept))
        return self._revoking.revoke(
            known.provider, access, held.secrets.get(REFRESH), tenant, apart_from=known.organization_id
        )
