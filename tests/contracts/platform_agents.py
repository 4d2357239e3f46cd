"""What the platform promises about agents: which it works with, what it asks them, and how they end."""

from __future__ import annotations

import threading
import uuid

import httpx
import pytest

from cloud_api.security.caller import Role
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, Person, problem, served

_HELLO = {"agent_id": "a", "pc_name": "PC-1", "connection": "c1", "company_name": "Kedai", "company_marks": {}}
_HELLO |= {"books_timeline": "t1"}


class AgentContract:
    """Subclasses give the fixture `cloud`."""

    @pytest.mark.parametrize("path", ["/api/agent/commands", f"/api/integrations/{PROVIDER}/changes/customers"])
    def test_a_revoked_agent_is_told_in_the_middle_of_a_poll(self, cloud: Cloud, path: str) -> None:
        """Its long poll ends with the refusal long before its time, and nothing is answered any more."""
        agent = cloud.keeper(cloud.organization())
        answers: list[httpx.Response] = []

        def listen() -> None:
            params: dict[str, str | int] = {"wait": 25}
            answers.append(cloud.http.request("GET", path, params=params, headers=agent.headers))

        polling = threading.Thread(target=listen)
        polling.start()
        cloud.organizations.revoke(cloud.slug("kedai"), "PC-1")
        polling.join(20)
        [answer] = answers
        assert problem(answer, 401).code == ProblemCode.UNAUTHORIZED
        assert problem(cloud.http.request("GET", path, headers=agent.headers), 401).code == ProblemCode.UNAUTHORIZED

    def test_an_agent_is_asked_only_what_it_said_it_can(self, cloud: Cloud) -> None:
        """Pause and resume reach one that can; one that never said so is not asked, and works on as ever."""
        cloud.organization()
        agent, person = cloud.agent("kedai"), cloud.person("kedai", Role.MEMBER)
        assert problem(_ask(cloud, person, "pause"), 409).code == ProblemCode.NOT_CONNECTED
        assert agent.offer().status_code == 200
        assert "PC-1 cannot be asked that" in problem(_ask(cloud, person, "pause"), 409).detail
        assert _ask(cloud, person, "sync").status_code == 202
        told = {**_HELLO, "version": "9.1.0", "capabilities": ["pause", "a word of later times"]}
        assert agent.call("POST", "handshake", json=told).status_code == 200
        assert [_ask(cloud, person, word).status_code for word in ("pause", "resume", "fly")] == [202, 202, 404]
        assert _kinds(cloud, agent) == ["sync", "pause", "resume"]
        assert problem(_ask(cloud, cloud.person("kedai", Role.SUPPORT), "pause"), 403).code == ProblemCode.FORBIDDEN

    def test_an_agent_that_is_too_old_is_refused_in_words(self, cloud: Cloud) -> None:
        """By a server that was told which is the oldest; one that tells no version is older than any."""
        cloud.organization()
        agent = cloud.agent("kedai")
        with served(cloud.url, oldest_agent="0.4") as (http, _):
            for version, status in (("", 409), ("0.3.9", 409), ("0.4.0", 200), ("0.10.0", 200)):
                hello = Agent(http, agent.token, "PC-1").call("POST", "handshake", json={**_HELLO, "version": version})
                assert hello.status_code == status, version
                if status == 409:
                    refused = problem(hello, 409)
                    assert (refused.code, "0.4 or later" in refused.detail) == ("agent-outdated", True)
        assert agent.offer().status_code == 200  # where no oldest is named

    def test_odd_words_of_an_agent_harm_nobody(self, cloud: Cloud) -> None:
        """Too long, too many, or none of ours: they mean nothing."""
        cloud.organization()
        agent = cloud.agent("kedai")
        told = {**_HELLO, "version": "\0" + "9" * 10_000, "capabilities": ["\0"] * 1000 + ["pause"]}
        assert agent.call("POST", "handshake", json=told).status_code == 200
        assert problem(_ask(cloud, cloud.person("kedai"), "pause"), 409).code == ProblemCode.CONFLICT

    @pytest.mark.parametrize(
        "wrong",
        [{"company_name": "x" * 1001}, {"books_timeline": "x" * 1001}, {"company_registration_no": "x" * 1001},
         {"connection": "x" * 1001}, {"pc_name": "x" * 1001}, {"company_marks": {"a": "x" * 1001}},
         {"company_marks": {str(n): "x" for n in range(101)}}],
    )  # fmt: skip
    def test_what_an_agent_tells_of_its_books_is_bounded(self, cloud: Cloud, wrong: dict[str, object]) -> None:
        """It is shown on every page and told to every face: a book of it is refused, and nothing of it is kept."""
        cloud.organization()
        refused = problem(cloud.agent("kedai").call("POST", "handshake", json={**_HELLO, **wrong}), 422)
        assert refused.code == ProblemCode.INVALID
        assert cloud.person("kedai").get("/api/integrations/connected").json()["integrations"] == []

    def test_why_a_run_failed_is_kept_as_far_as_it_can_be(self, cloud: Cloud) -> None:
        """A reason that is too long is cut, a character that no column takes is left out: the log matters more. One id
        is one log, however it is spelled."""
        agent = cloud.keeper(cloud.organization())
        at, name = "2026-01-05T08:00:00Z", uuid.uuid4()
        log = {"entity_type": "customers", "sync_direction": "inbound", "status": "failed", "started_at": at}
        log |= {"error_message": "a\0b" + "x" * 5000, "completed_at": at}
        for spelled in (str(name), name.urn, f"{{{name}}}", name.hex.upper()):
            told = {"logs": [{**log, "id": spelled, "records_synced": 0, "records_failed": 1}]}
            assert agent.call("POST", "sync-logs", json=told).status_code == 204, spelled
        [kept] = cloud.person("kedai").get("/api/integrations/sync-logs").json()["logs"]
        assert (kept["id"], kept["error_message"][:4], len(kept["error_message"])) == (str(name), "abxx", 2000)


def _ask(cloud: Cloud, person: Person, word: str) -> httpx.Response:
    path = f"/api/integrations/{PROVIDER}/" + ("sync/customers" if word == "sync" else f"agent/{word}")
    return cloud.http.request("POST", path, params={"organization_slug": person.slug}, headers=person.headers)


def _kinds(cloud: Cloud, agent: Agent) -> list[str]:
    answer = cloud.http.request("GET", "/api/agent/commands", headers=agent.headers)
    return [each["kind"] for each in answer.json()["commands"]]
