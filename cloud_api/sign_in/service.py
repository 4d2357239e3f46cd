"""Beginning a sign-in: a ticket for whoever may begin, and the way to the provider for the browser that brings it.
Synchronous; runs in worker threads.

A sign-in belongs to one organization, one provider and, from its opening on, to one browser; each step is taken once.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
import structlog

from cloud_api.db.engine import Database
from cloud_api.db.types import new_id
from cloud_api.hosted.keys import ServerKeys
from cloud_api.problems import Problem
from cloud_api.security.caller import AgentCaller, Caller, PersonCaller, admin_only
from cloud_api.security.tokens import same_hash, token_hash
from cloud_api.sign_in import repository
from cloud_api.sign_in.grants import Grants
from cloud_api.sign_in.pages import Ending, Reason, refusal
from cloud_api.sign_in.pending import Pending
from cloud_api.sign_in.registrations import Registered
from cloud_api.sign_in.repository import SignIn
from connector.credentials.sign_in import challenge_of
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, SettingsInvalid
from connector.domain.secret import Secret
from connector.platform.wire import ProblemCode
from connector.platform.wire_integrations import SignInStarted, StartSignIn

TICKET_LIFETIME: Final = dt.timedelta(minutes=5)
"""From beginning to the browser's first request."""
CONSENT_LIFETIME: Final = dt.timedelta(minutes=15)
"""For a person to sign in over there and to choose."""
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_AGENT_STATE = re.compile(r"[A-Za-z0-9_-]{16,200}")
_LOOPBACK = re.compile(r"http://127\.0\.0\.1:[0-9]{4,5}/[A-Za-z0-9_/-]{1,100}")
_log = structlog.get_logger("cloud_api.sign_in")


class SignInService:
    """Sign-ins on their way out. The way back is `answers.Answers`."""

    def __init__(
        self,
        database: Database,
        keys: ServerKeys,
        registered: Registered,
        public_url: str,
        clock: Clock,
        client: httpx.Client,
    ) -> None:
        """Prepare; `public_url` is where browsers and providers find this platform."""
        self.database = database
        self.keys = keys
        self.registered = registered
        self.public_url = public_url.rstrip("/")
        self.clock = clock
        self._client = client

    def close(self) -> None:
        """Close the lines to providers."""
        self._client.close()

    def grants(self, provider: str) -> Grants:
        """The conversation with a provider. Raises SettingsInvalid, VaultLocked."""
        return Grants(self.registered.get(provider), self._client, self.clock)

    def redirect_uri(self, provider: str) -> str:
        """Where a provider sends the browser back to: another path for each, so that none is taken for another."""
        return f"{self.public_url}/api/integrations/{provider}/callback"

    def begin(self, caller: Caller, provider: str, asked: StartSignIn) -> SignInStarted:
        """A ticket with which a browser may begin.

        Raises:
            Problem: 403, neither an agent nor an admin; 422, what the agent says of itself cannot work, or the platform
                is not registered with the provider; 503, the server has no key.
        """
        beginner = _beginner(caller, asked)  # who may not begin learns nothing of what the platform is registered with
        self._check_ready(provider)
        ticket = secrets.token_urlsafe(32)
        now = self.clock.now()
        values = {
            "id": new_id(),
            "organization_id": caller.organization_id,
            "provider": provider,
            "ticket_hash": token_hash(ticket),
            "state": "ready",
            "created_at": now,
            "expires_at": now + TICKET_LIFETIME,
            **beginner,
        }
        with self.database.write() as connection:
            repository.add(connection, values)
        told = {"organization_slug": caller.organization_slug, "ticket": ticket}
        if asked.redirect_uri:
            told |= {
                "code_challenge": asked.code_challenge,
                "code_challenge_method": "S256",
                "redirect_uri": asked.redirect_uri,
            }
        url = f"{self.public_url}/api/integrations/{provider}/auth?{urlencode(told)}"
        return SignInStarted(url=url, expires_at=now + TICKET_LIFETIME)

    def open(self, provider: str, asked: dict[str, str]) -> Ending:
        """The browser brings a ticket: it goes on to the provider, and only this browser may come back."""
        ticket, now = asked.get("ticket", ""), self.clock.now()
        with self.database.read() as connection:
            known = repository.by_ticket(connection, token_hash(ticket)) if ticket else None
        if known is None or not _fits(known, provider, asked):
            return refusal(Reason.NOT_ALLOWED, 403)
        if known.state != "ready":
            return refusal(Reason.USED)
        if known.expires_at <= now:
            return refusal(Reason.EXPIRED)
        try:
            return self._leave(known, now)
        except BridgeError as exc:
            _log.error(
                "a sign-in could not begin", provider=provider, code=exc.code, sentence=exc.sentence, **exc.facts
            )
            return refusal(Reason.NOT_READY, 503)

    def open_for(self, caller: PersonCaller, provider: str) -> Ending:
        """A person who is signed in here begins at once. Raises Problem as `begin` does."""
        begun = self.begin(caller, provider, StartSignIn())
        return self.open(provider, dict(parse_qsl(urlsplit(begun.url).query)))

    def _leave(self, known: SignIn, now: dt.datetime) -> Ending:
        state, browser, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        address = self.grants(known.provider).address(state, self.redirect_uri(known.provider), challenge_of(verifier))
        values = {
            "state_hash": token_hash(state),
            "browser_hash": token_hash(browser),
            "expires_at": now + CONSENT_LIFETIME,
        }
        with self.database.write() as connection:
            if not repository.move(connection, known, "ready", "opened", values):
                return refusal(Reason.USED)
            Pending(connection, self.keys, known).keep_verifier(Secret(verifier))
        _log.info("a sign-in began", provider=known.provider, organization=known.slug, by=known.started_by)
        return Ending(location=address, status=303, cookie=(cookie_name(known), browser, _path(known.provider)))

    def _check_ready(self, provider: str) -> None:
        try:
            self.registered.get(provider)
            self.keys.newest()
        except SettingsInvalid as exc:
            raise Problem(422, ProblemCode.CONNECT_REFUSED, str(exc)) from exc
        except BridgeError as exc:
            _log.error("secrets cannot be kept", sentence=exc.sentence, remedy=exc.remedy)
            detail = "The server cannot keep secrets now: its operator has to give it its key."
            raise Problem(503, ProblemCode.UNAVAILABLE, detail, headers={"Retry-After": "60"}) from exc


def cookie_name(known: SignIn) -> str:
    """The cookie that ties one sign-in to one browser."""
    return "bukubridge_" + str(known.id).replace("-", "")


def same_browser(known: SignIn, cookies: dict[str, str]) -> bool:
    """Whether this is the browser that began."""
    brought = cookies.get(cookie_name(known), "")
    return known.browser_hash is not None and same_hash(token_hash(brought), bytes(known.browser_hash))


def _path(provider: str) -> str:
    return f"/api/integrations/{provider}/"


def _fits(known: SignIn, provider: str, asked: dict[str, str]) -> bool:
    """Whether everything that the browser says is what the ticket was made for."""
    told = {"organization_slug": known.slug, "code_challenge": known.challenge, "redirect_uri": known.loopback}
    return known.provider == provider and all(asked.get(name, "") == (value or "") for name, value in told.items())


def _beginner(caller: Caller, asked: StartSignIn) -> dict[str, object]:
    if not isinstance(caller, AgentCaller):
        admin_only(caller)
        if asked != StartSignIn():
            raise Problem(422, ProblemCode.INVALID, "Only an agent has an address of its own to come back to.")
        return {"started_by": caller.person}
    faults = {
        "code_challenge": _CHALLENGE.fullmatch(asked.code_challenge),
        "redirect_uri": _LOOPBACK.fullmatch(asked.redirect_uri) and _has_port(asked.redirect_uri),
        "state": _AGENT_STATE.fullmatch(asked.state),
    }
    for name, fits in faults.items():
        if not fits:
            raise Problem(422, ProblemCode.INVALID, f"An agent begins with its challenge, address and state: {name}.")
    return {
        "started_by": caller.pc_name,
        "agent_id": caller.agent_id,
        "challenge": asked.code_challenge,
        "loopback": asked.redirect_uri,
        "agent_state": asked.state,
    }


def _has_port(address: str) -> bool:
    port = int(address.split(":")[2].split("/")[0])
    return 1024 <= port <= 65_535
