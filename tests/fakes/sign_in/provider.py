"""The token side of a provider over HTTP: codes, rotation with or without a grace, accounts, revocation, faults.

It keeps the rules that decide: a code works once, for its redirect address and its challenge; a refresh token that was
replaced works for the grace only; one that is presented later ends the whole sign-in, as careful servers do.
"""

from __future__ import annotations

import base64
import random
import secrets
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from html import escape
from time import monotonic
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from tests.fakes.serving import Asked, Told, away, hypertext, in_json, serving

_FORM = '<form action="/{0}?{1}" method="post"><button type="submit" id="{0}">{0}</button></form>'
CLIENT_ID, CLIENT_SECRET = "platform-at-provider", "canary+client/secret"


class Fault(Enum):
    """What befalls one request for tokens."""

    LOST = "done, and the line is cut before the answer"
    BROKEN = "503 before anything is done"
    THROTTLED = "429 with Retry-After"
    NONSENSE = "200 with something that is no token"


@dataclass(slots=True)
class Family:
    """Everything that came of one consent."""

    account: str
    access: str = ""
    refresh: str = ""
    former: str = ""
    rotated_at: float = 0.0
    revoked: bool = False
    refreshed: int = 0


@dataclass(slots=True)
class Code:
    """A consent that was not exchanged yet."""

    family: Family
    redirect_uri: str
    challenge: str
    used: bool = False


@dataclass(slots=True)
class SignInProvider:
    """A running provider."""

    address: str = ""
    grace: float = 0.0
    """Seconds; less than zero: a replaced token is simply refused, and nothing else ends."""
    lifetime: int = 600
    accounts: list[dict[str, object]] = field(default_factory=lambda: [{"sub": "shop-1", "name": "Kedai Satu"}])
    """What the request for accounts answers."""
    returned: dict[str, str] = field(default_factory=dict)
    """What a browser comes back with besides code and state."""
    more: dict[str, object] = field(default_factory=dict)
    """Further fields of an answer with tokens."""
    faults: deque[Fault] = field(default_factory=deque)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Method, path and parameters of every request."""
    authorized: list[str] = field(default_factory=list)
    """How each of them said who it is: the header `Authorization`."""
    codes: dict[str, Code] = field(default_factory=dict)
    families: list[Family] = field(default_factory=list)
    index: dict[str, Family] = field(default_factory=dict)
    """Every token that was ever given, and whose it is."""
    attempts: int = 0
    lossy: float = 0.0
    """How many of the answers with new tokens are lost on their way."""
    rng: random.Random = field(default_factory=lambda: random.Random(1))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def endpoints(self) -> dict[str, str]:
        """What an operator enters to let the platform come here."""
        names = ("authorize", "exchange", "lengthen", "refresh", "revoke", "tenant")
        return {name: f"{self.address}/{name}" for name in names}

    def consent(self, address: str, **more: str) -> dict[str, str]:
        """A person allows what the browser was sent here for; the parameters that it goes back with."""
        asked = dict(parse_qsl(urlsplit(address).query))
        code, family = secrets.token_hex(8), Family(account=more.get("account", ""))
        with self.lock:
            self.codes[code] = Code(family, asked["redirect_uri"], asked.get("code_challenge", ""))
            self.families.append(family)
        return {"code": code, "state": asked["state"], **more}

    def page(self, path: str, query: str) -> tuple[str, str] | None:
        """What a browser gets: a page that asks for the consent, or where it goes from there; None for no such page."""
        if path == "/authorize":
            forms = "".join(_FORM.format(name, escape(query)) for name in ("allow", "deny"))
            return f"<!doctype html><title>Provider</title><h1>May BukuBridge come in?</h1>{forms}", ""
        asked = dict(parse_qsl(query))
        if path == "/allow":
            told = self.consent(f"?{query}", **self.returned)
            return "", f"{asked['redirect_uri']}?{urlencode(told)}"
        if path == "/deny":
            told = {"error": "access_denied", "state": asked["state"]}
            return "", f"{asked['redirect_uri']}?{urlencode(told)}"
        return None

    def serve(self, asked: Asked) -> Told:
        """What a browser is shown, or the platform is answered."""
        shown = self.page(asked.path, asked.query)
        if shown is not None:
            html, location = shown
            return away(location) if location else hypertext(html)
        authorization = asked.headers.get("Authorization", "")
        told = self.answer(asked.method, asked.path, asked.parameters(), authorization)
        if told is None:
            return Told(cut=True)
        status, content = told
        more = {"Retry-After": "120"} if status == 429 else {}
        return in_json(status, content, **more)

    def answer(self, method: str, path: str, asked: dict[str, str], authorization: str) -> tuple[int, object] | None:
        """Status and body of an answer; None: the line is cut."""
        with self.lock:
            self.asked.append((method, path, asked))
            self.authorized.append(authorization)
            fault = self.faults.popleft() if self.faults and path in ("/exchange", "/refresh", "/lengthen") else None
            if fault is Fault.BROKEN:
                return 503, {}
            if fault is Fault.THROTTLED:
                return 429, {"error": "slow_down"}
            if fault is Fault.NONSENSE:
                return 200, ["no", "token"]
            told = self._told(path, asked, authorization)
            self.attempts += path == "/refresh"
            if self.lossy and path == "/refresh" and self.rng.random() < self.lossy:
                return None
            return None if fault is Fault.LOST else told

    def _told(self, path: str, asked: dict[str, str], authorization: str) -> tuple[int, object]:
        if path in ("/exchange", "/refresh") and not _introduced(asked, authorization):
            return 401, {"error": "invalid_client"}
        if path == "/exchange":
            return self._exchange(asked)
        if path == "/refresh":
            return self._refresh(asked)
        if path == "/lengthen":
            return self._lengthen(asked)
        family = self._by_access(authorization.removeprefix("Bearer "))
        if path.startswith("/revoke"):
            token = asked.get("token") or authorization.removeprefix("Bearer ")
            for known in self.families:
                known.revoked = known.revoked or token in (known.access, known.refresh)
            return 200, {}
        if path == "/tenant":
            return (401, {"error": "invalid_token"}) if family is None else (200, self._accounts())
        return 404, {}

    def _accounts(self) -> object:
        return self.accounts[0] if len(self.accounts) == 1 and "sub" in self.accounts[0] else self.accounts

    def _exchange(self, asked: dict[str, str]) -> tuple[int, object]:
        code = self.codes.get(asked.get("code", ""))
        fits = code is not None and not code.used and code.redirect_uri == asked.get("redirect_uri")
        if code is None or not fits or (code.challenge and _s256(asked.get("code_verifier", "")) != code.challenge):
            return 400, {"error": "invalid_grant", "error_description": "Token invalid"}
        code.used = True
        return 200, self._issue(code.family)

    def _refresh(self, asked: dict[str, str]) -> tuple[int, object]:
        token = asked.get("refresh_token") or asked.get("access_token", "")
        family = self.index.get(token)
        refused = 400, {"error": "invalid_grant", "error_description": "Token invalid"}
        if family is None or family.revoked or token not in (family.refresh, family.former, family.access):
            return refused
        late = token == family.former
        if late and monotonic() - family.rotated_at > self.grace:
            family.revoked = self.grace >= 0
            return refused
        family.refreshed += 1
        since = family.rotated_at
        told = self._issue(family)
        if late:  # the one that was lost is dropped; the one that came still works as long as it would have
            family.former, family.rotated_at = token, since
        return 200, told

    def _lengthen(self, asked: dict[str, str]) -> tuple[int, object]:
        family = self._by_access(asked.get("access_token") or asked.get("fb_exchange_token", ""))
        if family is None or asked.get("client_secret") != CLIENT_SECRET:
            return 400, {"error": {"message": "no", "type": "OAuthException", "code": 190}}
        family.access = f"long-{secrets.token_hex(8)}"
        self.index[family.access] = family
        return 200, {"access_token": family.access, "token_type": "bearer", "expires_in": 5_183_944}

    def _issue(self, family: Family) -> dict[str, object]:
        if family.refresh:
            family.former, family.rotated_at = family.refresh, monotonic()
        family.access, family.refresh = f"access-{secrets.token_hex(8)}", f"refresh-{secrets.token_hex(8)}"
        self.index[family.access] = self.index[family.refresh] = family
        return {
            "access_token": family.access,
            "refresh_token": family.refresh,
            "token_type": "Bearer",
            "expires_in": self.lifetime,
            **self.more,
        }

    def _by_access(self, token: str) -> Family | None:
        return next((each for each in self.families if token and each.access == token and not each.revoked), None)

    def grown(self, account: str) -> Family:
        """A consent whose code was exchanged long ago."""
        family = Family(account)
        self.families.append(family)
        self._issue(family)
        return family

    def secrets(self) -> list[str]:
        """Everything that must be seen nowhere."""
        found = [CLIENT_SECRET, *self.codes]
        for family in self.families:
            found += [each for each in (family.access, family.refresh, family.former) if each]
        return found


def _introduced(asked: dict[str, str], authorization: str) -> bool:
    if authorization.startswith("Basic "):
        name, _, secret = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        return (unquote(name), unquote(secret)) == (CLIENT_ID, CLIENT_SECRET)
    by_body = (asked.get("client_id"), asked.get("client_secret")) == (CLIENT_ID, CLIENT_SECRET)
    return by_body or asked.get("grant_type", "").startswith("ig_")


def _s256(verifier: str) -> str:
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


@contextmanager
def sign_in_provider(**settings: object) -> Iterator[SignInProvider]:
    """A provider while the block lasts."""
    provider = SignInProvider(**settings)  # type: ignore[arg-type]  # the fields of the class
    with serving(provider.serve) as provider.address:
        yield provider


def back(address: str, told: dict[str, str]) -> str:
    """An address with parameters."""
    return f"{address}?{urlencode(told)}"
