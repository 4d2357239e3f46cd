"""The way back of a sign-in: what the provider sends the browser back with becomes a connection, once, or a clear page.
Synchronous; runs in worker threads.

What the provider gave is kept sealed in the transaction that names the account. Begun by an agent, it becomes a
connection only when that agent redeems the one-time code with its verifier: whoever else was sent there has nothing.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

import structlog

from cloud_api.problems import Problem
from cloud_api.security.caller import AgentCaller
from cloud_api.security.tokens import same_hash, token_hash
from cloud_api.sign_in import repository
from cloud_api.sign_in.grants import Grant, Tenant
from cloud_api.sign_in.pages import Ending, Reason, choice, refusal, sentence
from cloud_api.sign_in.pending import Pending
from cloud_api.sign_in.registrations import Registration
from cloud_api.sign_in.repository import SignIn
from cloud_api.sign_in.revoking import Revoking
from cloud_api.sign_in.service import SignInService, cookie_name, same_browser
from cloud_api.sign_in.tokens import SignedInAs, Tokens, shown
from connector.credentials.sign_in import challenge_of
from connector.domain.errors import AskUser, BridgeError, ProtocolBroken, RetryLater, SignInRefused
from connector.platform.wire import ProblemCode
from connector.platform.wire_integrations import RedeemSignIn, SignedIn
from connector.providers.registry import can_open, ordinary, spec

CODE_LIFETIME: Final = dt.timedelta(minutes=2)
"""From the browser's last step to the agent's redeeming."""
CHOICE_LIFETIME: Final = dt.timedelta(minutes=10)
_MOST_CHOICES: Final = 200
_log = structlog.get_logger("cloud_api.sign_in")


class _Failed(Exception):
    """Nothing comes of a sign-in."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Answers:
    """Answers to sign-ins that `service` began."""

    def __init__(self, begun: SignInService, revoking: Revoking) -> None:
        self._begun = begun
        self._database = begun.database
        self._keys = begun.keys
        self._clock = begun.clock
        self._revoking = revoking

    def answer(self, provider: str, told: dict[str, str], cookies: dict[str, str]) -> Ending:
        """The browser comes back from a provider."""
        now, state = self._clock.now(), told.get("state", "")
        with self._database.read() as connection:
            known = repository.by_state(connection, token_hash(state)) if state else None
        if known is None:
            return refusal(Reason.UNKNOWN)
        if not same_browser(known, cookies):
            _log.warning("an answer came by another browser", provider=provider, organization=known.slug)
            return refusal(Reason.OTHER_BROWSER)
        if known.provider != provider:
            self._fail(known, Reason.OTHER_PROVIDER)
            return refusal(Reason.OTHER_PROVIDER)
        if known.state != "opened":
            return refusal(Reason.USED)
        try:
            return self._taken(known, told, now)
        except _Failed as exc:
            self._fail(known, exc.reason)
            return self._back(known, exc.reason)

    def choose(self, provider: str, token: str, number: str, cookies: dict[str, str]) -> Ending:
        """A person says which of several accounts it is."""
        now = self._clock.now()
        with self._database.read() as connection:
            known = repository.by_choice(connection, token_hash(token)) if token else None
        if known is None or known.provider != provider:
            return refusal(Reason.UNKNOWN)
        if not same_browser(known, cookies):
            return refusal(Reason.OTHER_BROWSER)
        if known.state != "choosing":
            return refusal(Reason.USED)
        with self._database.read() as connection:
            kept = Pending(connection, self._keys, known).grant()
        if kept is None or known.expires_at <= now:
            self._fail(known, Reason.EXPIRED)
            return self._back(known, Reason.EXPIRED)
        grant, tenants = kept
        if not number.isdecimal() or int(number) >= len(tenants):
            return refusal(Reason.NO_ACCOUNT)
        try:
            return self._finish(known, "choosing", grant, tenants[int(number)], now)
        except _Failed as exc:
            self._fail(known, exc.reason)
            return self._back(known, exc.reason)

    def redeem(self, caller: AgentCaller, provider: str, asked: RedeemSignIn) -> SignedIn:
        """The agent that began shows its verifier: now it is connected.

        Raises:
            Problem: 403, the code is not this agent's, or was used, is old, or the verifier is not the right one: then
                it is burnt; 409, another account is connected.
        """
        now = self._clock.now()
        refused = Problem(403, ProblemCode.FORBIDDEN, "This code does not connect anything here. Begin again.")
        with self._database.read() as connection:
            known = repository.by_code(connection, token_hash(asked.code))
            kept = Pending(connection, self._keys, known).grant() if known is not None else None
        if known is None or known.agent_id != caller.agent_id or known.provider != provider:
            raise refused
        wrong = not same_hash(challenge_of(asked.code_verifier).encode(), str(known.challenge).encode())
        if known.state != "waiting" or kept is None or known.expires_at <= now or wrong:
            self._fail(known, Reason.EXPIRED if known.expires_at <= now else Reason.NOT_ALLOWED)
            raise refused
        grant, [tenant] = kept
        with self._database.write() as connection:
            if not repository.move(connection, known, "waiting", "done"):
                raise refused
            self._bind(Tokens(connection, self._keys), known, grant, tenant, now)
            Pending(connection, self._keys, known).erase()
        self._connected(known)
        return SignedIn(provider=provider, title=spec(provider).title, account=shown(tenant))

    def _taken(self, known: SignIn, told: Mapping[str, str], now: dt.datetime) -> Ending:
        registration = self._registration(known)
        if known.expires_at <= now:
            raise _Failed(Reason.EXPIRED)
        issuer = registration.flow.issuer
        if issuer and told.get("iss", issuer) != issuer:
            raise _Failed(Reason.OTHER_PROVIDER)
        if told.get("error"):
            raise _Failed(Reason.DENIED if told["error"] == "access_denied" else Reason.REFUSED)
        if not told.get("code"):
            raise _Failed(Reason.REFUSED)
        with self._database.write() as connection:
            # Before it is exchanged: whatever happens then, this code is never sent again.
            if not repository.move(connection, known, "opened", "answered"):
                return refusal(Reason.USED)
            pending = Pending(connection, self._keys, known)
            verifier = pending.verifier()
            pending.erase()
        if verifier is None:
            raise _Failed(Reason.EXPIRED)
        grant, tenants = self._granted(known, told, verifier.reveal())
        if len(tenants) > 1:
            return self._ask(known, grant, tenants, now)
        return self._finish(known, "answered", grant, tenants[0], now)

    def _granted(self, known: SignIn, told: Mapping[str, str], verifier: str) -> tuple[Grant, list[Tenant]]:
        grants = self._begun.grants(known.provider)
        try:
            grant = grants.exchange(told["code"], self._begun.redirect_uri(known.provider), verifier)
        except BridgeError as exc:
            raise _failed(known, exc) from exc
        try:
            tenants = grants.tenants(grant, told)
        except BridgeError as exc:
            self._revoking.give_back(known.provider, grant, Tenant())
            raise (_Failed(Reason.NO_ACCOUNT) if isinstance(exc, ProtocolBroken) else _failed(known, exc)) from exc
        if not tenants:
            self._revoking.give_back(known.provider, grant, Tenant())
            raise _Failed(Reason.NO_ACCOUNT)
        return grant, tenants[:_MOST_CHOICES]

    def _ask(self, known: SignIn, grant: Grant, tenants: list[Tenant], now: dt.datetime) -> Ending:
        token, described = secrets.token_urlsafe(32), spec(known.provider)
        with self._database.write() as connection:
            values = {"choice_hash": token_hash(token), "expires_at": now + CHOICE_LIFETIME}
            if not repository.move(connection, known, "answered", "choosing", values):
                return refusal(Reason.USED)
            Pending(connection, self._keys, known).keep_grant(grant, tenants)
        account = described.sign_in.tenant.title if described.sign_in and described.sign_in.tenant else "account"
        address = f"/api/integrations/{known.provider}/account"
        return Ending(page=choice(described.title, account, [shown(each) for each in tenants], token, address))

    def _finish(self, known: SignIn, before: str, grant: Grant, tenant: Tenant, now: dt.datetime) -> Ending:
        """Tokens and account are kept in one transaction: for the agent that will redeem them, or for good."""
        code, agents = secrets.token_urlsafe(32), known.agent_id is not None
        try:
            with self._database.write() as connection:
                tokens, pending = Tokens(connection, self._keys), Pending(connection, self._keys, known)
                values = {"code_hash": token_hash(code), "expires_at": now + CODE_LIFETIME} if agents else {}
                if not repository.move(connection, known, before, "waiting" if agents else "done", values):
                    return refusal(Reason.USED)
                pending.erase()
                if agents:
                    tokens.check_account(known.organization_id, known.provider, tenant)
                    pending.keep_grant(grant, [tenant])
                else:
                    self._bind(tokens, known, grant, tenant, now)
        except Problem as exc:
            self._revoking.give_back(known.provider, grant, tenant)
            raise _Failed(Reason.OTHER_ACCOUNT) from exc
        if agents:
            return self._to_agent(known, {"code": code})
        self._connected(known)
        return self._to_page(known, {"success": "true"})

    def _bind(self, tokens: Tokens, known: SignIn, grant: Grant, tenant: Tenant, now: dt.datetime) -> None:
        provider: str = known.provider
        registration, settings = self._begun.registered.get(provider), None
        if can_open(provider):
            own = {"api": registration.api(tenant.id), "tenant": tenant.id}
            settings = {**ordinary(provider), **registration.flow.settings, **own}
        whose = SignedInAs(known.organization_id, provider, known.started_by, settings)
        tokens.bind(whose, registration.flow, grant, tenant, now)

    def _registration(self, known: SignIn) -> Registration:
        try:
            return self._begun.registered.get(known.provider)
        except BridgeError as exc:
            raise _failed(known, exc) from exc

    def _fail(self, known: SignIn, reason: Reason) -> None:
        with self._database.write() as connection:
            pending = Pending(connection, self._keys, known)
            kept = pending.grant() if repository.fail(connection, known, reason.value) else None
            pending.erase()
        _log.info("a sign-in came to nothing", provider=known.provider, organization=known.slug, reason=reason.value)
        if kept is not None:
            grant, tenants = kept
            self._revoking.give_back(known.provider, grant, tenants[0])

    def _connected(self, known: SignIn) -> None:
        _log.info("a provider was connected", provider=known.provider, organization=known.slug, by=known.started_by)

    def _back(self, known: SignIn, reason: Reason) -> Ending:
        if known.agent_id is not None:
            return self._to_agent(known, {"error": reason.value, "error_description": sentence(reason)})
        return self._to_page(known, {"error": reason.value})

    def _to_agent(self, known: SignIn, told: dict[str, str]) -> Ending:
        address = f"{known.loopback}?{urlencode({**told, 'state': known.agent_state})}"
        return Ending(location=address, status=303, cookie=_no_cookie(known))

    def _to_page(self, known: SignIn, told: dict[str, str]) -> Ending:
        address = f"/integrations?{urlencode({**told, 'provider': known.provider})}"
        return Ending(location=address, status=303, cookie=_no_cookie(known))


def _no_cookie(known: SignIn) -> tuple[str, str, str]:
    return cookie_name(known), "", f"/api/integrations/{known.provider}/"


def _failed(known: SignIn, error: BridgeError) -> _Failed:
    """What an error of the conversation means for the person who waits."""
    _log.warning("a sign-in failed", provider=known.provider, code=error.code, sentence=error.sentence, **error.facts)
    if isinstance(error, SignInRefused):
        return _Failed(Reason.REFUSED)
    if isinstance(error, AskUser):
        return _Failed(Reason.NOT_READY)
    return _Failed(Reason.UNREACHABLE if isinstance(error, RetryLater) else Reason.REFUSED)
