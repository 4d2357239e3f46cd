"""The Graph API over HTTP: tokens with their proof, edges page by page, usage headers, errors to order, and webhooks
that it signs and sends.

Rules (providers.md, 3.2 to 3.6 unless said otherwise):

- with *Require App Secret* on, every call carries `appsecret_proof`; a missing or wrong one is code 100
- a page's token is not a person's: permissions and ad accounts are asked with the person's
- edges have `paging.cursors` and, while there is more, `paging.next`, which holds the token
- errors are HTTP 400 for nearly everything; `is_transient` and the code tell them apart
- usage headers are in percent, as set by the test
- a webhook's body escapes what is not ASCII and slashes, has `value` before `field` and `object` last, is signed over
  its bytes (sha256, and sha1 beside it), and is sent again when it is not answered with 200
"""

from __future__ import annotations

import hmac
import json
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from tests.fakes.meta.edges import answered
from tests.fakes.meta.world import Json, Refused, World
from tests.fakes.serving import Asked, Told, serving

VERSION = "v26.0"
APP_SECRET = "canary-app-secret"
PAGE_TOKEN, PERSON_TOKEN = "canary-page-token", "canary-person-token"


@dataclass(slots=True)
class Trouble:
    """What befalls one request: an answer of its own, or none at all."""

    status: int = 400
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    half: bool = False


@dataclass(slots=True)
class Simulator:
    """A running simulator."""

    world: World
    address: str = ""
    tokens: dict[str, str] = field(default_factory=lambda: {PAGE_TOKEN: "page", PERSON_TOKEN: "person"})
    """What each token is."""
    whose: Callable[[str], str | None] | None = None
    """What a token is, where somebody else knows; then nobody needs a proof, as on Instagram's own host."""
    secret: str = APP_SECRET
    headers: dict[str, str] = field(default_factory=dict)
    """Further headers of every answer: usage, in percent."""
    troubles: deque[tuple[str, Trouble]] = field(default_factory=deque)
    asked: list[str] = field(default_factory=list)
    """Every request: METHOD path?query."""
    page_size: int = 100
    sent: list[int] = field(default_factory=list)
    """What each webhook was answered."""
    lock: Lock = field(default_factory=Lock)

    @property
    def api(self) -> str:
        """Where requests go."""
        return f"{self.address}/{VERSION}"

    def strike(self, trouble: Trouble, path: str = "", times: int = 1) -> None:
        """Let something befall the next requests whose path has this in it."""
        self.troubles.extend([(path, trouble)] * times)

    def refuse(self, code: int, path: str = "", *, subcode: int = 0, said: str = "as ordered", **more: Any) -> None:
        """Let the next request that fits be refused."""
        self.strike(Trouble(body=fault(Refused(code, said, subcode), **more)), path)

    def trouble_of(self, path: str) -> Trouble | None:
        """What befalls a request; each strikes once."""
        for wanted, trouble in self.troubles:
            if wanted in path:
                self.troubles.remove((wanted, trouble))
                return trouble
        return None

    def counted(self) -> Counter[str]:
        """Requests by their path."""
        return Counter(urlsplit(line.split(" ", 1)[1]).path.removeprefix(f"/{VERSION}") for line in self.asked)

    def answer(self, method: str, path: str, query: dict[str, str], token: str) -> tuple[int, Json]:
        """What a request comes to."""
        try:
            whose = self.whose(token) if self.whose is not None else self.tokens.get(token)
            if whose is None:
                raise Refused(190, "Error validating access token: Session has expired", 463)
            expected = hmac.new(self.secret.encode(), token.encode(), "sha256").hexdigest()
            if self.whose is None and query.pop("appsecret_proof", "") != expected:
                raise Refused(100, "Invalid appsecret_proof provided in the API argument")
            told = answered(self.world, method, path.split("/")[1:], query, whose)
            return 200, self._paged(path, query, token, told) if isinstance(told, list) else told
        except Refused as exc:
            return 400, fault(exc)

    def serve(self, asked: Asked) -> Told:
        """The answer to a request, or what befalls it."""
        query = asked.parameters()
        path = asked.path.removeprefix(f"/{VERSION}")
        token = query.pop("access_token", "") or asked.bearer
        with self.lock:
            self.asked.append(f"{asked.method} {asked.target}")
            trouble = self.trouble_of(path)
            if trouble is not None and trouble.cut:
                return Told(cut=True)
            if trouble is not None and not trouble.half:
                status, told = trouble.status, trouble.body
            else:
                status, told = self.answer(asked.method, path, query, token)
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        kind = "text/html" if isinstance(told, bytes) else "application/json; charset=UTF-8"
        if trouble is None:
            return Told(status, body, kind, self.headers)
        return Told(status, body[: len(body) // 2] if trouble.half else body, kind, self.headers | trouble.headers)

    def _paged(self, path: str, query: dict[str, str], token: str, rows: list[Json]) -> Json:
        start = int(query.get("after") or 0)
        size = min(int(query.get("limit") or 25), self.page_size)
        end = start + size
        paging: Json = {"cursors": {"before": str(start), "after": str(end)}}
        if end < len(rows):
            following = urlencode({**query, "access_token": token, "after": end})
            paging["next"] = f"{self.address}/{VERSION}{path}?{following}"
        return {"data": rows[start:end], **({"paging": paging} if rows else {})}

    def tell_of_lead(self, platform: str, key: str, *, secret: str = "", tries: int = 3) -> int:
        """Send the webhook of a lead; what it was answered at last."""
        lead = self.world.leads.get(key, {"form_id": "910", "ad_id": "701", "adset_id": "601"})
        value = {"leadgen_id": int(key), "page_id": int(self.world.page), "form_id": int(lead["form_id"]),
                 "adgroup_id": int(lead["ad_id"]), "ad_id": int(lead["ad_id"]),
                 "created_time": int(self.world.now().timestamp())}  # fmt: skip
        entry = {
            "id": self.world.page,
            "time": value["created_time"],
            "changes": [{"value": value, "field": "leadgen"}],
        }
        return self.send(f"{platform}/api/integrations/facebook/webhook", {"entry": [entry], "object": "page"},
                         secret=secret, tries=tries)  # fmt: skip

    def send(self, url: str, content: Json, *, secret: str = "", tries: int = 3) -> int:
        """Sign and send a webhook, again while it is not taken."""
        body = json.dumps(content).replace("/", "\\/").encode()
        key = (secret or self.secret).encode()
        headers = {f"X-Hub-Signature{end}": f"{name}={hmac.new(key, body, name).hexdigest()}"
                   for end, name in (("-256", "sha256"), ("", "sha1"))}  # fmt: skip
        status = 0
        for _ in range(tries):
            status = httpx.post(url, content=body, headers={**headers, "Content-Type": "application/json"}, timeout=60
                                ).status_code  # fmt: skip
            self.sent.append(status)
            if status == 200:
                break
        return status


def fault(refused: Refused, **more: Any) -> Json:
    """An error as an answer."""
    told = {"message": refused.message, "type": "OAuthException", "code": refused.code, "fbtrace_id": "EJplcsCHuLu"}
    return {"error": {**told, **({"error_subcode": refused.subcode} if refused.subcode else {}), **more}}


def usage(percent: float, *, minutes: int = 0, kind: str = "pages") -> dict[str, str]:
    """The header of a business's use."""
    told = {"type": kind, "call_count": percent, "total_cputime": 1, "total_time": 1}
    return {"X-Business-Use-Case-Usage": json.dumps({"1": [{**told, "estimated_time_to_regain_access": minutes}]})}


@contextmanager
def simulator(world: World | None = None) -> Iterator[Simulator]:
    """A simulator on a port of its own."""
    running = Simulator(world or World())
    with serving(running.serve) as running.address:
        yield running
