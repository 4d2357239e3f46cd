"""Every endpoint × everybody of another organization: nobody sees, changes or learns anything that is not his.

The endpoints come from the API's own description, so that a new one is asked the same. Subclasses give the fixture
`cloud` and `server_key`.
"""

from __future__ import annotations

import base64
import itertools
from pathlib import Path
from typing import NamedTuple

import httpx
import msgspec
import pytest

from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from cloud_api.security.caller import Role
from cloud_api.security.tokens import token_hash
from cloud_api.worker import clear_expired
from connector.domain.keys import EntityKind
from connector.domain.secret import Secret
from tests.cloud_api.driver import PROVIDER, Cloud, batch_body, upsert
from tests.cloud_api.furnished import HOSTED, TOLD, Furnished, owned_tables
from tests.fakes.entities import customer

_PROVIDERS = (PROVIDER, HOSTED, TOLD)
_OPEN = {"/health", "/ready", "/api/pair"}
_OPEN |= {f"/api/integrations/{{provider}}/{door}" for door in ("webhook", "auth", "callback", "account")}
"""Where nobody is asked for a token."""


class Operation(NamedTuple):
    """An endpoint."""

    method: str
    path: str
    takes_slug: bool

    @property
    def last(self) -> bool:
        """Whether it ends what others need."""
        return self.path.endswith("/disconnect")


class StrangerStage:
    """Two organizations, each with something in every table, and every endpoint."""

    @pytest.fixture(autouse=True)
    def _organizations(self, cloud: Cloud) -> None:
        self.furnish(cloud)

    def furnish(self, cloud: Cloud) -> None:
        """Make the two on a platform."""
        self.cloud = cloud
        self.victim = Furnished(cloud, "victim")
        self.stranger = Furnished(cloud, "stranger")
        clear_expired(cloud.database)  # by itself every minute: whatever goes then would look like a stranger's doing

    def operations(self) -> list[Operation]:
        """All of them that ask for a token; what ends something comes last."""
        described = self.cloud.http.request("GET", "/schema/openapi.json").json()["paths"]
        found = [
            Operation(method.upper(), path, _takes_slug(details))
            for path, methods in described.items()
            for method, details in methods.items()
            if path not in _OPEN
        ]
        return sorted(found, key=lambda operation: (operation.last, operation.path))

    def ask(self, operation: Operation, provider: str, slug: str, headers: dict[str, str]) -> httpx.Response:
        """A request for what the victim has."""
        victim = self.victim
        known = {**victim.ids, "provider": provider, "entity": "customers", "key": victim.key, "command": "pause"}
        params: dict[str, str | int] = {"provider": provider, "external_provider": provider}
        if operation.takes_slug or slug == victim.slug:
            params["organization_slug"] = slug
        body = body_for(operation, victim, provider)
        sends = operation.method in ("POST", "PUT", "PATCH")
        answer = self.cloud.http.request(
            operation.method,
            operation.path.format(**known),
            params=params,
            headers={**headers, "X-Agent-Lease": victim.agent.lease},
            content=(body or b"{}") if sends else None,
        )
        self.forget_cookies()
        return answer

    def forget_cookies(self) -> None:
        """A session that an answer began is nobody's: the next request comes from somebody else."""
        if isinstance(self.cloud.http, httpx.Client):
            self.cloud.http.cookies.clear()


class StrangerContract(StrangerStage):
    """Whatever anybody asks for."""

    def test_nobody_reaches_into_another_organization(self) -> None:
        """Whatever a stranger asks for, by the victim's name or ids, he learns nothing of it and changes nothing."""
        before = self.victim.rows(self.cloud.database)
        assert all(before.values()), [name for name, rows in before.items() if not rows]
        assert before.keys() == {table.name for table in owned_tables()}
        asked = 0
        for operation, provider, slug in itertools.product(
            self.operations(), _PROVIDERS, (self.victim.slug, self.stranger.slug)
        ):
            if "{provider}" not in operation.path and provider != PROVIDER:
                continue
            for who, headers in self.stranger.callers.items():
                answer = self.ask(operation, provider, slug, headers)
                asked += 1
                place = f"{who}: {operation.method} {operation.path} of {provider}"
                assert self.victim.mark not in answer.text + str(answer.headers), place
                assert answer.status_code != 500, f"{place}: {answer.text}"
                if slug == self.victim.slug and operation.takes_slug:
                    assert answer.status_code in (401, 403, 404), f"{place}: {answer.status_code} {answer.text}"
        assert asked > 500
        assert self.victim.changed(before) == []

    def test_the_matrix_asks_what_can_be_answered(self) -> None:
        """The same requests, of the organization's own people, are understood: what is refused above is not refused for
        its form."""
        odd = []
        for operation in self.operations():
            statuses = {
                self.ask(operation, provider, self.victim.slug, headers).status_code
                for provider in _PROVIDERS
                for headers in (self.victim.callers["admin"], self.victim.agent.headers)
            }
            if statuses <= {400, 401, 403, 405, 415, 422}:
                odd.append(f"{operation.method} {operation.path}: {sorted(statuses)}")
        guessed = ["POST /api/integrations/{provider}/redeem: [403]"]  # nobody guesses a code
        assert odd == guessed, "\n".join(odd)

    def test_without_a_token_nothing_is_answered(self) -> None:
        """401 at every endpoint but those few that ask for none."""
        for operation in self.operations():
            for headers in ({}, {"Authorization": "Bearer bbp_guessed"}, {"Authorization": "Basic eDp5"}):
                answer = self.ask(operation, PROVIDER, self.victim.slug, headers)
                assert answer.status_code == 401, f"{operation}: {answer.status_code}"

    def test_support_sees_no_secret_and_changes_nothing(self, server_key: Path) -> None:
        """The support role looks; no endpoint that changes something takes its token. Nor does anybody else's request
        bring a secret out: of what lies sealed, of tokens, of their hashes, nothing is in any answer."""
        secrets = self._put_secrets(ServerKeys(str(server_key)))
        own = "/api/session"  # to come in and to leave is everybody's
        answered = 0
        for operation, provider in itertools.product(self.operations(), _PROVIDERS):
            for who in ("support", "admin", "agent"):
                if operation.last and who != "support":
                    continue
                answer = self.ask(operation, provider, self.victim.slug, self.victim.callers[who])
                place = f"{who}: {operation.method} {operation.path} of {provider}"
                told = answer.text + str(answer.headers)
                assert [name for name, secret in secrets.items() if secret in told] == [], place
                answered += answer.is_success
                if who == "support" and operation.method != "GET" and operation.path != own:
                    assert answer.status_code in (403, 404), f"{place}: {answer.status_code} {answer.text}"
        assert answered > 40

    def test_support_looks_at_states_and_logs_of_its_organization_alone(self) -> None:
        """What it is granted is one organization: its states and logs. Who touched credentials is for admins."""
        support = self.victim.people[Role.SUPPORT]
        for path in ("connected", "sync-logs", f"{PROVIDER}/sync-status", f"{TOLD}/webhook-logs"):
            assert support.get(f"/api/integrations/{path}").status_code == 200, path
        assert support.get("/api/audit").status_code == 403
        support.slug = self.stranger.slug
        for path in ("connected", "sync-logs", f"{PROVIDER}/sync-status", f"{TOLD}/webhook-logs"):
            assert support.get(f"/api/integrations/{path}").status_code == 403, path

    def _put_secrets(self, keys: ServerKeys) -> dict[str, str]:
        """Secrets of every kind, really sealed, in the victim's name; in each form in which they might leak."""
        fields = {PROVIDER: ("access_key", "secret_key"), HOSTED: ("access_token", "refresh_token", "tenant_token")}
        found: dict[str, str] = {}
        with self.cloud.database.write() as connection:
            envelopes = Envelopes(connection, keys)
            for provider, names in fields.items():
                for name in names:
                    secret = Secret(f"canary-{provider}-{name}-{self.victim.mark[-8:]}")
                    place = (self.victim.organization_id, provider)
                    envelopes.put(*place, self.victim.mark, name, secret)
                    assert envelopes.get(*place, name) == secret
                    found[f"{name} of {provider}"] = secret.reveal()
        for who, headers in self.victim.callers.items():
            token = headers["Authorization"].removeprefix("Bearer ")
            hashed = token_hash(token)
            found |= {f"token of {who}": token, f"hash of {who}": hashed.hex()}
            found[f"hash of {who} in base64"] = base64.b64encode(hashed).decode()
        return found


def body_for(operation: Operation, victim: Furnished, provider: str = PROVIDER) -> bytes | None:
    """A body that the endpoint understands."""
    bodies = _bodies(victim)
    body = next((bodies[part] for part in reversed(operation.path.split("/")) if part in bodies), None)
    if operation.path.endswith("/records/{entity}") and "{provider}" in operation.path:
        body = batch_body([upsert(EntityKind.CUSTOMER, victim.key, customer(victim.key, "stolen"), 9)])
    elif operation.path.endswith("/connect") and provider != PROVIDER:
        body = b"{}"  # people sign in there
    elif operation.path.startswith("/api/records"):
        body = b'{"name": "stolen", "currency": "MYR"}' if operation.method == "POST" else b'{"name": "stolen"}'
    return body


def _takes_slug(details: dict[str, object]) -> bool:
    parameters = details.get("parameters", [])
    return isinstance(parameters, list) and any(each["name"] == "organization_slug" for each in parameters)


def _bodies(victim: Furnished) -> dict[str, bytes]:
    """What each endpoint wants, by the last part of its path."""
    of_record = {"id": "a" * 32, "key": victim.key}
    change = {"change": victim.ids["change_id"], "outcome": "applied", "key": victim.key}
    run: dict[str, object] = {"id": victim.ids["log_id"], "entity_type": "customers", "status": "success"}
    run |= {"sync_direction": "inbound"}
    run |= {"started_at": "2026-03-01T08:00:00Z", "records_synced": 9, "records_failed": 0}
    handshake = {"agent_id": "a", "pc_name": "PC", "connection": "c1", "company_name": "x", "books_timeline": "t"}
    bodies: dict[str, object] = {
        "handshake": {**handshake, "company_marks": {"guid": victim.mark}},
        "settle": {"records": [of_record]},
        "keys": {"buckets": list(range(4096))},
        "sync-logs": {"logs": [run]},
        "acknowledgements": {"answers": [change]},
        "titles": {"keys": [victim.key]},
        "connect": {"access_key": "a", "secret_key": "b", "address": "https://127.0.0.1:9"},
        "resolve": {"changes": [victim.ids["change_id"]], "choice": "keep_books"},
        "undo": {"preview": True, "run": "r"},
        "configuration": {"mapping": ""},
        "report": {"connection": "c1", "present": {}},
        "gathered": {"part": {"subjects": [{"kind": "post", "key": victim.mark, "title": "theirs"}]}},
        "refusal": {"sentence": victim.mark},
        "redeem": {"code": "guessed", "code_verifier": "v" * 43},
    }
    return {name: msgspec.json.encode(body) for name, body in bodies.items()}
