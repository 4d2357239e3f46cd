"""How the platform behaves as an HTTP server: refusals, sizes, packed bodies, ids, what it tells of itself."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from contextlib import redirect_stderr

import httpx
import msgspec
import pytest
import structlog
from litestar import Litestar, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException
from litestar.params import JSONBody
from litestar.testing import TestClient
from sqlalchemy import text

from cloud_api.app import create_app
from cloud_api.db.engine import Database
from cloud_api.logs import set_up_logs
from cloud_api.problems import http_response
from cloud_api.security.caller import Role
from cloud_api.settings import Settings
from connector.domain.keys import EntityKind
from connector.platform.wire import MAX_BATCH_BYTES, MAX_BATCH_RECORDS, PROBLEM_TYPE, ProblemCode
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, batch_body, problem, upsert
from tests.fakes.entities import customer

C = EntityKind.CUSTOMER
GZIP = {"content-encoding": "gzip"}


@pytest.fixture
def agent(cloud: Cloud) -> Agent:
    """An agent that holds the lease."""
    return cloud.keeper(cloud.organization())


def _packed(agent: Agent, body: bytes) -> httpx.Response:
    return agent.call("POST", f"records/{C}", content=body, headers=GZIP)


def test_a_packed_batch_is_taken(agent: Agent) -> None:
    """A gzip body means the same as the plain one."""
    answer = _packed(agent, gzip.compress(batch_body([upsert(C, "1", customer())])))
    assert answer.json()["results"][0]["kind"] == "created"


def test_a_bomb_does_not_unfold(agent: Agent) -> None:
    """A small body that unpacks to far more than the limit is refused without being held in memory."""
    bomb = gzip.compress(bytes(200 * 1024 * 1024))
    assert len(bomb) < MAX_BATCH_BYTES
    assert problem(_packed(agent, bomb), 413).code == ProblemCode.TOO_LARGE


def test_the_limit_counts_unpacked_bytes(agent: Agent) -> None:
    """A plain body over the limit is refused as a packed one is; one byte fewer is read (and is no batch)."""
    plain = agent.call("POST", f"records/{C}", content=bytes(MAX_BATCH_BYTES + 1))
    packed = _packed(agent, gzip.compress(b" " * (MAX_BATCH_BYTES + 1)))
    fitting = _packed(agent, gzip.compress(b" " * MAX_BATCH_BYTES))
    assert [problem(plain, 413).code, problem(packed, 413).code] == [ProblemCode.TOO_LARGE] * 2
    assert problem(fitting, 422).code == ProblemCode.INVALID


BROKEN = {
    "not packed": b"no gzip",
    "cut off": gzip.compress(b"[1,2,3]" * 100)[:-20],
    "two members": gzip.compress(b"{}") * 2,
    "empty": b"",
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_packed_body_is_refused(agent: Agent, body: bytes) -> None:
    """Half a body, or none that is gzip, stores nothing."""
    assert problem(_packed(agent, body), 422).code == ProblemCode.INVALID


def test_an_unknown_packing_is_refused(agent: Agent) -> None:
    """The refusal names what is possible."""
    answer = agent.call("POST", f"records/{C}", content=b"x", headers={"content-encoding": "br"})
    assert "gzip" in problem(answer, 415).detail


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"records":1}', b'{"records":[{"id":"a"}]}', b"\xff\xfe"])
def test_a_body_that_is_no_batch_is_refused(agent: Agent, body: bytes) -> None:
    """What cannot be read as a whole is refused as a whole, in words."""
    assert problem(agent.call("POST", f"records/{C}", content=body), 422).code == ProblemCode.INVALID


def test_too_many_records_are_refused(agent: Agent) -> None:
    """A batch over 500 records stores nothing."""
    records = [upsert(C, str(number), customer(str(number))) for number in range(MAX_BATCH_RECORDS + 1)]
    assert problem(agent.post_batch(C, records), 413).code == ProblemCode.TOO_LARGE
    assert agent.summary(C).count == 0


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer bba_wrong", "Bearer bbp_wrong", "Bearer x", "Basic YTpi"]
)
def test_without_a_good_token_nothing_is_answered(cloud: Cloud, authorization: str) -> None:
    """Every address but health, pairing and the description wants a token."""
    for method, path in (("GET", "/api/integrations"), ("POST", f"/api/integrations/{PROVIDER}/records/customers")):
        answer = cloud.http.request(method, path, headers={"Authorization": authorization})
        assert problem(answer, 401).code == ProblemCode.UNAUTHORIZED
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_person_may_not_write_records(cloud: Cloud, agent: Agent) -> None:
    """Not even with the agent's lease."""
    headers = {**cloud.person("kedai", Role.ADMIN).headers, "X-Agent-Lease": agent.lease}
    answer = cloud.http.request(
        "POST", f"/api/integrations/{PROVIDER}/records/customers", headers=headers, content=b"{}"
    )
    assert problem(answer, 403).code == ProblemCode.FORBIDDEN


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/api/integrations/autocount_2/sync-status", 404),
        ("GET", f"/api/integrations/{PROVIDER}/reconciliation/shoes", 404),
        ("GET", "/api/invoices/no-uuid", 404),
        ("GET", "/api/invoices/01a21091-786e-7566-9b90-6755fb792112", 404),
        ("PUT", "/api/integrations", 405),
        ("GET", "/api/integrations", 422),
        ("POST", f"/api/integrations/{PROVIDER}/settle/customers", 422),
        ("GET", "/api/agent/commands?wait=999", 422),
        ("GET", "/api/agent/commands?after=99999999999999999999", 422),
    ],
)
def test_every_refusal_is_a_problem(agent: Agent, cloud: Cloud, method: str, path: str, status: int) -> None:
    """What is not there or does not fit is refused in the one form that hosts can read."""
    refused = problem(cloud.http.request(method, path, headers=agent.headers), status)
    assert refused.type.startswith(PROBLEM_TYPE)


@pytest.mark.parametrize("name", ["leads", "metrics", "shoes"])
def test_a_kind_that_there_is_not_is_told_in_a_sentence(agent: Agent, cloud: Cloud, name: str) -> None:
    """With those that there are; what is only gathered is said."""
    path = f"/api/integrations/{PROVIDER}/reconciliation/{name}"
    refused = problem(cloud.http.request("GET", path, headers=agent.headers), 404)
    assert refused.detail.startswith("No kind of record has this name. Those that are exchanged: ")
    assert refused.detail.endswith("Leads and metrics are gathered.")


def test_the_request_id_goes_round(cloud: Cloud) -> None:
    """A caller's id comes back; without one, or with an unfit one, there is a new one, on refusals too."""
    answer = cloud.http.request("GET", "/health", headers={"X-Request-Id": "from-me-1"})
    assert answer.headers["x-request-id"] == "from-me-1"
    unfit = cloud.http.request("GET", "/api/integrations", headers={"X-Request-Id": "<script>"})
    assert len(unfit.headers["x-request-id"]) == 32
    assert problem(unfit, 401).request_id == unfit.headers["x-request-id"]


def test_a_long_answer_is_packed_for_who_can_read_it(agent: Agent) -> None:
    """A summary of few records travels in a fraction of its 44 kB, and unpacks to the same."""
    packed = agent.call("GET", f"reconciliation/{C}", headers={"Accept-Encoding": "gzip"})
    plain = agent.call("GET", f"reconciliation/{C}", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < 2000
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


def test_openapi_describes_the_wire(cloud: Cloud) -> None:
    """The description lists every address of the wire, with problems as problem+json."""
    described = cloud.http.request("GET", "/schema/openapi.json").json()
    batch = described["paths"]["/api/integrations/{provider}/records/{entity}"]["post"]
    assert "records" in batch["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert "application/problem+json" in batch["responses"]["409"]["content"]
    assert {"/api/pair", "/health", "/api/agent/commands", "/api/contacts"} <= described["paths"].keys()
    connect = described["paths"]["/api/integrations/{provider}/connect"]["post"]
    assert "secret_key" not in str(connect["responses"]["201"])
    assert "delete" in described["paths"]["/api/integrations/{provider}/disconnect"]


def test_listing_goes_on_after_the_last(agent: Agent, cloud: Cloud) -> None:
    """Pages of contacts hold every contact once; one is found by its key."""
    agent.send(C, *(upsert(C, f"K{number}", customer(f"K{number}")) for number in range(25)))
    person, found = cloud.person("kedai"), []
    asked: dict[str, str | int] = {"limit": 10, "external_provider": PROVIDER}
    while True:
        page = person.get("/api/contacts", **asked).json()
        found += [contact["external_id"] for contact in page["items"]]
        if page["next"] is None:
            break
        asked["after"] = page["next"]
    assert sorted(found) == sorted(f"K{number}" for number in range(25))
    assert [contact["external_id"] for contact in person.contacts(external_id="K7")] == ["K7"]


def test_pairing_is_slowed_down(sqlite_url: str) -> None:
    """Who tries too many codes is told to wait."""
    settings = Settings(database_url=sqlite_url, pairing_tries_per_minute=3)
    with TestClient(create_app(settings, Database(sqlite_url))) as client:
        asked = {"code": "2222-2222-2222", "agent_id": "i", "pc_name": "PC"}
        answers = [client.post("/api/pair", json=asked) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert problem(answers[-1], 429).code == ProblemCode.TOO_MANY_REQUESTS
    assert int(answers[-1].headers["retry-after"]) > 0


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the server writes to its log meanwhile."""
    output = io.StringIO()
    with redirect_stderr(output):
        set_up_logs()
        yield output
    structlog.reset_defaults()


def test_a_fault_tells_nothing_but_is_logged(sqlite_url: str, log: io.StringIO) -> None:
    """An unforeseen error is a 500 without details; its trace is in the log, the caller's token is not."""
    database = Database(sqlite_url)
    with TestClient(create_app(Settings(database_url=sqlite_url), database), raise_server_exceptions=False) as client:
        cloud = Cloud(client, database)
        agent = cloud.keeper(cloud.organization())
        with database.write() as connection:
            connection.execute(text("DROP TABLE contacts"))
        answer = agent.post_batch(C, [upsert(C, "canary-key", customer(name="canary-name"))])
    refused = problem(answer, 503)
    assert "contacts" not in refused.detail
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert any(line.get("status") == 503 for line in lines)
    for secret in (agent.token, agent.lease, "canary-name"):
        assert secret not in log.getvalue()


class _Wish(msgspec.Struct):
    database: int


def test_a_wrong_body_is_no_fault_of_the_server_whatever_its_fields_are_called() -> None:
    """The framework takes a field that is called like what handlers are given for that."""

    async def given() -> str:
        return "a database"

    @post("/wish", status_code=200)
    async def wish(data: JSONBody[_Wish], database: NamedDependency[str]) -> str:
        return f"{database} {data.database}"

    application = Litestar(
        [wish], dependencies={"database": Provide(given)}, exception_handlers={HTTPException: http_response}
    )
    with TestClient(application, raise_server_exceptions=False) as client:
        assert client.post("/wish", json={"database": 1}).text == "a database 1"
        refused = problem(client.post("/wish", json={"database": "x"}), 422)
    assert refused.detail == "database: Expected `int`, got `str`"
