"""Too many requests of one token: refused in words, with the time after which it goes on; others are not touched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cloud_api.db.engine import Database
from cloud_api.problems import Problem
from cloud_api.security.caller import Role
from cloud_api.security.quotas import Quotas
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import Cloud, Http, problem, served


@pytest.fixture
def narrow(sqlite_url: str) -> Iterator[Cloud]:
    """A platform where a token makes five requests a minute."""
    with served(sqlite_url, requests_per_minute=5) as platform:
        yield _cloud(platform)


def _cloud(platform: tuple[Http, Database]) -> Cloud:
    return Cloud(*platform)


def test_a_token_that_asks_too_often_is_told_when_to_come_again(narrow: Cloud) -> None:
    """The sixth request is refused with Retry-After, whatever it asks for; another person and an agent go on."""
    name = narrow.organization()
    hasty, other = narrow.person(name, Role.ADMIN), narrow.person(name, Role.MEMBER)
    agent = narrow.agent(name)
    assert [hasty.get("/api/integrations").status_code for _ in range(5)] == [200] * 5
    for path in ("/api/integrations", "/api/contacts"):
        refused = hasty.get(path)
        assert problem(refused, 429).code == ProblemCode.TOO_MANY_REQUESTS
        assert 0 < int(refused.headers["retry-after"]) <= 12
    assert other.get("/api/integrations").status_code == 200
    assert agent.offer(marks={"guid": "g"}).status_code == 200
    assert narrow.http.request("GET", "/health").status_code == 200


def test_a_bucket_fills_evenly() -> None:
    """Sixty a minute are one a second, after sixty at once; who waited as long as he was told is answered."""
    now = [0.0]
    quotas = Quotas(60, clock=lambda: now[0])
    for _ in range(60):
        quotas.take("a")
    with pytest.raises(Problem) as refused:
        quotas.take("a")
    now[0] += float(refused.value.headers["Retry-After"])
    quotas.take("a")
    with pytest.raises(Problem):
        quotas.take("a")
    now[0] += 3600
    for _ in range(60):
        quotas.take("a")


def test_tokens_of_long_ago_need_no_memory() -> None:
    """However many tokens come, only those are remembered that spent something lately."""
    now = [0.0]
    quotas = Quotas(60, clock=lambda: now[0])
    for number in range(30_000):
        now[0] += 0.01
        quotas.take(str(number))
    assert len(vars(quotas)["_spent"]) <= 10_000
