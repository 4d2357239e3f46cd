"""Every endpoint of the API's own description × requests that schemathesis makes of it, right ones and wrong ones: no
fault of the server, nothing of anybody else's, nothing secret. Subclasses give the fixture `cloud`.

The same requests each time: nothing is drawn by chance. `BUKUBRIDGE_FUZZ_EXAMPLES` asks for more of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation

from cloud_api.security.caller import Role
from tests.contracts.platform_strangers import StrangerStage

_Case = Case[Any]
_EXAMPLES: Final = int(os.environ.get("BUKUBRIDGE_FUZZ_EXAMPLES", "6"))
"""Requests of each endpoint, right and wrong ones each."""
_PROVIDERS: Final = ("sql_accounting", "quickbooks", "xero", "facebook")
_NEVER: Final = ("/schema", "/health")
_STAYS: Final = (
    *("contacts", "products", "invoices", "invoice_lines", "invoice_payments", "reference_records"),
    *("reconciliation_states", "platform_changes", "change_feeds", "integration_sync_logs", "office_configurations"),
    *("organization_integrations", "integration_secrets", "integration_tenants", "api_tokens", "agents"),
)
"""Tables that the platform itself leaves as they are while minutes go by."""
_LAST: Final = ("/disconnect", "/api/session")
"""These end what the others need."""


class FuzzingContract(StrangerStage):
    """Somebody with good tokens of his own organization sends whatever can be sent."""

    @pytest.mark.timeout(600)
    @pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
    def test_nothing_that_is_sent_makes_it_fail_or_tell(self, mode: GenerationMode) -> None:
        """Of an agent, an admin, and nobody; also for the organization of somebody else, by its name and ids."""
        before, asked, faults = self._of_victim(), 0, []
        for operation in self.described():
            found = self._send(operation, mode)
            asked += found[0]
            faults += found[1]
        assert faults == [], "\n".join(faults)
        assert asked > 40 * _EXAMPLES
        assert self._of_victim() == before

    def _of_victim(self) -> dict[str, list[str]]:
        rows = self.victim.rows(self.cloud.database)
        return {name: rows[name] for name in _STAYS}

    def described(self) -> list[APIOperation[Any, Any, Any, Any]]:
        """Every endpoint; what ends something comes last."""
        told = self.cloud.http.request("GET", "/schema/openapi.json").json()
        schema = schemathesis.openapi.from_dict(told)
        read = list(schema.get_all_operations())
        found = [result.ok() for result in read if isinstance(result, Ok)]
        assert len(found) == len(read)
        wanted = [each for each in found if not each.path.startswith(_NEVER)]
        return sorted(wanted, key=lambda each: (any(part in each.path for part in _LAST), each.path, each.method))

    def _send(self, operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode) -> tuple[int, list[str]]:
        """Some requests of one endpoint: how many, and what was wrong with the answers."""
        faults: list[str] = []
        sent = 0

        def work(case: _Case, who: str, provider: str, slug: str) -> None:
            nonlocal sent
            sent += 1
            faults.extend(self._faults(case, who, provider, slug))

        whose = st.sampled_from(["agent", "admin", "member", "nobody"])
        slugs = st.sampled_from([self.stranger.slug, self.stranger.slug, self.victim.slug, ""])
        for run in _runs(operation, mode):
            run(work, whose, st.sampled_from(["", *_PROVIDERS]), slugs)
        return sent, faults[:5]

    def _faults(self, case: _Case, who: str, provider: str, slug: str) -> Iterator[str]:
        """What an answer tells that it should not."""
        if provider and "provider" in case.path_parameters:
            case.path_parameters["provider"] = provider
        if slug:
            case.query["organization_slug"] = slug
        case.query.pop("wait", None)  # nobody waits here
        own = {**self.stranger.callers.get(who, {}), "X-Agent-Lease": self.stranger.agent.lease}
        prepared = requests.Request(**_sendable(case)).prepare()
        headers = {name: _text(value) for name, value in prepared.headers.items() if name.lower() != "authorization"}
        content = prepared.body.encode() if isinstance(prepared.body, str) else prepared.body
        assert content is None or isinstance(content, bytes), type(content)
        target = str(prepared.url).removeprefix("http://platform")
        answer = self.cloud.http.request(
            str(prepared.method), target, content=content, headers={**headers, **own}, follow_redirects=False
        )
        self.forget_cookies()
        place = f"{who}: {prepared.method} {target[:300]} {(content or b'')[:300]!r}: {answer.status_code}"
        told = answer.text + str(answer.headers)
        if answer.status_code >= 500:
            yield f"{place} {answer.text[:300]}"
        if self.victim.mark in told:
            yield f"{place} tells what is another organization's"
        if any(secret in told for secret in self._secrets()):
            yield f"{place} tells a secret"

    def _secrets(self) -> Iterator[str]:
        for each in (self.victim, self.stranger):
            yield each.agent.token
            for role in Role:
                yield each.people[role].headers["Authorization"].removeprefix("Bearer ")


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


_Work = Callable[[_Case, str, str, str], None]


def _runs(
    operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode
) -> Iterator[Callable[[_Work, st.SearchStrategy[str], st.SearchStrategy[str], st.SearchStrategy[str]], None]]:
    """How the requests of an endpoint are made; wrong ones need something that can be wrong."""
    wrong = mode is GenerationMode.NEGATIVE
    if wrong and not (operation.body or operation.query or operation.headers or operation.path_parameters):
        return

    def run(
        work: _Work,
        whose: st.SearchStrategy[str],
        providers: st.SearchStrategy[str],
        slugs: st.SearchStrategy[str],
    ) -> None:
        made = settings(
            max_examples=_EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        made(given(operation.as_strategy(generation_mode=mode), whose, providers, slugs)(work))()

    yield run


def _sendable(case: _Case) -> dict[str, Any]:
    """A request as the library `requests` takes it."""
    given_ = case.as_transport_kwargs(base_url="http://platform")
    return {name: value for name, value in given_.items() if name in requests.Request("GET").__dict__ or name == "json"}
