"""Instagram Login over HTTP: the window, codes, short and long tokens and their renewal, and who an account is.

One server stands for three hosts: www.instagram.com (`/oauth/authorize`), api.instagram.com (`/oauth/access_token`) and
graph.instagram.com (everything else). Rules (developers.facebook.com, Instagram platform: Business Login for Instagram,
References access_token and refresh_access_token, Get Started; providers.md 4.1):

- the window takes `client_id`, `redirect_uri`, `response_type=code`, `scope` (comma-separated) and `state`; it goes
  back with `code` and `state`, and with `#_` behind everything, which is no part of the code; who refuses comes back
  with `error=access_denied`, `error_reason=user_denied`
- a code works once, for an hour, for the same `redirect_uri`, for this app with its secret, sent as a form; the answer
  is `{"data": [{"access_token", "user_id", "permissions"}]}`; apps also see the object alone: `listed` says which
- refusals here are `{"error_type": "OAuthException", "code": 400, "error_message"}`
- a short token lives for an hour; while it does, it is exchanged for one of sixty days (`ig_exchange_token`, with the
  app's secret)
- a long token is renewed (`ig_refresh_token`, without the secret) when it is a day old and not over; then another one
  lives for sixty days from that moment
- `/me` tells `user_id` and `username`, listed as above; a person takes everything back in Instagram's own settings,
  there is no call for it
- figures and media are asked for with the token alone: no proof; no insights are told by webhook
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.fakes.meta.server import VERSION, Simulator, fault
from tests.fakes.meta.world import Refused, World
from tests.fakes.serving import Asked, Told, away, hypertext, in_json, serving

APP_ID, APP_SECRET = "990602627938098", "canary/instagram+secret"
LONG = dt.timedelta(seconds=5_183_944)
_HOUR, _DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
_FORM = '<form action="/{0}?{1}" method="post"><button type="submit" id="{0}">{0}</button></form>'
_BASIC = "instagram_business_basic"


@dataclass(slots=True)
class Token:
    """One that was given."""

    given_at: dt.datetime
    ends_at: dt.datetime
    long: bool


@dataclass(slots=True)
class Code:
    """A consent that was not exchanged yet."""

    redirect_uri: str
    permissions: str
    given_at: dt.datetime
    used: bool = False


@dataclass(slots=True)
class InstagramLogin:
    """A running simulator of signing in, beside one of the account itself."""

    graph: Simulator
    now: Callable[[], dt.datetime]
    address: str = ""
    listed: bool = True
    """Whether answers hold their object within a list, as documented."""
    unticked: set[str] = field(default_factory=set)
    """Permissions that the person leaves out."""
    codes: dict[str, Code] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    lost: int = 0
    """So many of the next answers are lost on their way."""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Method, path and parameters of every request but those of the Graph API."""

    def endpoints(self) -> dict[str, str]:
        """What an operator enters to let the platform come here."""
        return {
            "authorize": f"{self.address}/oauth/authorize",
            "exchange": f"{self.address}/oauth/access_token",
            "lengthen": f"{self.address}/access_token",
            "refresh": f"{self.address}/refresh_access_token",
            "tenant": f"{self.address}/{VERSION}/me",
            "api": f"{self.address}/{VERSION}",
        }

    def secrets(self) -> list[str]:
        """Everything that must be seen nowhere."""
        return [APP_SECRET, *self.codes, *self.tokens]

    def remove_app(self) -> None:
        """The person takes the app out of the account's settings."""
        self.tokens.clear()

    def whose(self, token: str) -> str | None:
        """What a token is for the Graph API; None for one that is none, or over."""
        found = self.tokens.get(token)
        return "account" if found is not None and self.now() < found.ends_at else None

    def consent(self, address: str) -> dict[str, str]:
        """A person allows what the browser was sent here for; the parameters that it goes back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"AQ{secrets.token_hex(12)}"
        wanted = [each for each in asked["scope"].split(",") if each not in self.unticked]
        self.codes[code] = Code(asked["redirect_uri"], ",".join(wanted), self.now())
        return {"code": code, "state": asked["state"]}

    def serve(self, asked: Asked) -> Told:
        """One request."""
        if asked.path.startswith(f"/{VERSION}/") and asked.path != f"/{VERSION}/me":
            return self.graph.serve(asked)
        parameters = asked.parameters()
        self.asked.append((asked.method, asked.path, parameters))
        match asked.method, asked.path:
            case "GET", "/oauth/authorize":
                return self._window(asked.query, parameters)
            case "POST", "/allow":
                return away(f"{parameters['redirect_uri']}?{urlencode(self.consent(asked.target))}#_")
            case "POST", "/deny":
                told = {"error": "access_denied", "error_reason": "user_denied", "state": parameters["state"],
                        "error_description": "The user denied your request."}  # fmt: skip
                return away(f"{parameters['redirect_uri']}?{urlencode(told)}#_")
        told_of = self._exchanged if asked.path == "/oauth/access_token" else self._graph
        answer = told_of(asked, parameters)
        if self.lost:
            self.lost -= 1
            return Told(cut=True)
        return answer

    def _window(self, query: str, asked: dict[str, str]) -> Told:
        scopes = asked.get("scope", "").split(",")
        if asked.get("client_id") != APP_ID or asked.get("response_type") != "code" or _BASIC not in scopes:
            return in_json(400, {"error_type": "OAuthException", "code": 400, "error_message": "Invalid platform app"})
        forms = "".join(_FORM.format(name, escape(query)) for name in ("allow", "deny"))
        return hypertext(f"<!doctype html><title>Instagram</title><h1>BukuBridge asks for your account</h1>{forms}")

    def _exchanged(self, asked: Asked, form: dict[str, str]) -> Told:
        if asked.method != "POST" or asked.query or form.get("grant_type") != "authorization_code":
            return _refused("Invalid request")
        if (form.get("client_id"), form.get("client_secret")) != (APP_ID, APP_SECRET):
            return _refused("Invalid platform app")
        code = self.codes.get(form.get("code", ""))
        if code is None or code.used or self.now() - code.given_at > _HOUR:
            return _refused("Matching code was not found or was already used.")
        if code.redirect_uri != form.get("redirect_uri"):
            return _refused("Error validating verification code. Please make sure your redirect_uri is identical")
        code.used = True
        content = {"access_token": self.give(_HOUR, long=False), "user_id": self.graph.world.account,
                   "permissions": code.permissions}  # fmt: skip
        return in_json(200, self._shown(content))

    def _graph(self, asked: Asked, query: dict[str, str]) -> Told:
        token = query.get("access_token") or asked.bearer
        known = self.tokens.get(token)
        if known is None or self.now() >= known.ends_at:
            return in_json(400, fault(Refused(190, "Error validating access token: Session has expired", 463)))
        if asked.method != "GET":
            return in_json(400, fault(Refused(100, "Unsupported request")))
        if asked.path == f"/{VERSION}/me":
            world = self.graph.world
            return in_json(200, self._shown({"user_id": world.account, "username": world.username}))
        asks_for = query.get("grant_type")
        if asked.path == "/access_token" and asks_for == "ig_exchange_token":
            if known.long or query.get("client_secret") != APP_SECRET:
                return in_json(400, fault(Refused(190, "Invalid OAuth access token")))
            return self._lengthened()
        if asked.path == "/refresh_access_token" and asks_for == "ig_refresh_token":
            if not known.long or self.now() - known.given_at < _DAY:
                return in_json(400, fault(Refused(100, "The access token is not old enough to be refreshed")))
            return self._lengthened()
        return in_json(400, fault(Refused(2500, f"Unknown path components: {asked.path}")))

    def _lengthened(self) -> Told:
        token = self.give(LONG, long=True)
        return in_json(200, {"access_token": token, "token_type": "bearer", "expires_in": int(LONG.total_seconds())})

    def give(self, lasts: dt.timedelta, *, long: bool) -> str:
        """A token."""
        token = f"IG{secrets.token_hex(16)}"
        self.tokens[token] = Token(self.now(), self.now() + lasts, long)
        return token

    def _shown(self, content: dict[str, str]) -> object:
        return {"data": [content]} if self.listed else content


def _refused(said: str) -> Told:
    return in_json(400, {"error_type": "OAuthException", "code": 400, "error_message": said})


@contextmanager
def instagram_login(
    world: World | None = None, now: Callable[[], dt.datetime] | None = None
) -> Iterator[InstagramLogin]:
    """Signing in and the account behind it, on one port, by one clock."""
    known = world or World()
    running = InstagramLogin(Simulator(known), now or known.now)
    running.graph.whose = running.whose
    with serving(running.serve) as running.address:
        running.graph.address = running.address
        yield running
