"""What nobody should send, over real sockets to a real server: slow clients, broken heads, lines that are smuggled into
headers; and a database that restarts while everybody asks."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from cloud_api.agents.bell import Bell
from cloud_api.app import create_app
from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import integration_webhooks
from cloud_api.serving import MOST_HEAD, server_of
from cloud_api.settings import Settings
from connector.domain.keys import EntityKind
from tests.cloud_api.driver import Agent, Cloud, Person, batch_body, upsert
from tests.fakes.entities import customer
from tests.fakes.webhooks import older_change, registrations, signed
from tests.live.servers.postgres import postgres_server
from tests.live.servers.processes import ChildProcess, free_port, listens, start_cloud, wait_until

SILENCE = 5.0
"""Seconds of patience of the server here."""
LONGEST = 90
"""Seconds until a test gives up; nothing takes so long but on a machine that is busy with other things."""
CANARY = b"x-canary"


@dataclass(frozen=True)
class Running:
    """A server, and an agent of it."""

    port: int
    http: httpx.Client
    agent: Agent


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server over SQLite."""
    url = f"sqlite:///{tmp_path_factory.mktemp('cloud')}/cloud.sqlite3"
    database = Database(url)
    upgrade(database)
    settings = Settings(database_url=url, silence_seconds=SILENCE, pairing_tries_per_minute=10_000)
    bell, port = Bell(), free_port()
    server = server_of(create_app(settings, database, bell), bell, "127.0.0.1", port, SILENCE)
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_until(lambda: server.started, "the server has begun", timeout=LONGEST)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=LONGEST) as http:
        cloud = Cloud(http, Database(url))
        yield Running(port, http, cloud.keeper(cloud.organization()))
        cloud.database.close()
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def port(running: Running) -> int:
    """Where it listens."""
    return running.port


@contextmanager
def _line(port: int, *pieces: bytes) -> Iterator[socket.socket]:
    """A connection on which something was said."""
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST) as line:
        for piece in pieces:
            line.sendall(piece)
        yield line


def _heard(line: socket.socket) -> bytes:
    """Everything that the server says until it lets go."""
    heard = b""
    with suppress(ConnectionResetError):  # it let go before it had read what was sent
        while piece := line.recv(65536):
            heard += piece
    return heard


def _get(path: str, *fields: str) -> bytes:
    """A request after which the server lets go."""
    head = [f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close", *fields]
    return "\r\n".join([*head, "", ""]).encode("latin-1")


_PAIR = b"POST /api/pair HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
SLOW = {
    "nothing": (b"",),
    "half a head": (b"GET /health HTTP/1.1\r\nHost: loc",),
    "half a head after a request": (b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET /health HTTP/1.1\r\nHo"),
    "half a body": (_PAIR + b"Content-Length: 1000\r\n\r\n{",),
    "half a body in pieces": (_PAIR + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",),
    "half a packed body": (_PAIR + b"Content-Encoding: gzip\r\nContent-Length: 1000\r\n\r\n\x1f\x8b\x08",),
}


def test_slow_clients_are_let_go_and_delay_nobody(running: Running) -> None:
    """Thirty of each kind. Others are served meanwhile; an agent that waits for a command, longer than a client may be
    silent, is not taken for one of them."""
    with ExitStack() as lines, ThreadPoolExecutor(1) as pool:
        slow = {
            name: [lines.enter_context(_line(running.port, *pieces)) for _ in range(30)]
            for name, pieces in SLOW.items()
        }
        waits = {"wait": str(int(SILENCE) + 2)}
        poll = pool.submit(running.http.get, "/api/agent/commands", params=waits, headers=running.agent.headers)
        assert [running.http.get("/health").status_code for _ in range(20)] == [200] * 20
        for name, some in slow.items():
            answers = {_heard(line).rpartition(b"HTTP/1.1 ")[2][:3] for line in some}
            assert answers == ({b"408"} if "body" in name else {b"200"} if "after a req" in name else {b""}), name
        assert poll.result().status_code == 200


def test_the_rest_of_a_body_that_nobody_wants_keeps_no_line(running: Running) -> None:
    """Refused at its head; whoever goes on to send, a byte now and then, has no more time for it than others."""
    head = b"POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: br\r\nContent-Length: 100000\r\n\r\n"
    with _line(running.port, head) as line:
        assert line.recv(65536).startswith(b"HTTP/1.1 415")
        line.settimeout(SILENCE / 20)

        def is_let_go() -> bool:
            with suppress(TimeoutError):
                line.sendall(b"x")
                return line.recv(1) == b""
            return False

        with suppress(ConnectionResetError, BrokenPipeError):
            wait_until(is_let_go, "the server lets go", timeout=LONGEST)


def test_a_head_that_begins_beside_an_answer_disturbs_nothing(running: Running) -> None:
    """The next request's head is half there while the first is still answered, longer than a client may be silent."""
    token, waits = running.agent.headers["Authorization"], int(SILENCE) + 2
    poll = f"GET /api/agent/commands?wait={waits} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {token}\r\n\r\n"
    with _line(running.port, poll.encode() + b"GET /health HTTP/1.1\r\nHost: loc") as line:
        assert _heard(line).count(b"HTTP/1.1 200") == 1


BROKEN = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "another version": b"GET / HTTP/9.9\r\n\r\n",
    "two lengths": _PAIR + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "a length and pieces": _PAIR + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a length below nothing": _PAIR + b"Content-Length: -2\r\n\r\n{}",
    "a length beyond everything": _PAIR + b"Content-Length: 99999999999999999999999\r\n\r\n{}",
    "pieces of a size that is none": _PAIR + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    "NUL in a header": b"GET /health HTTP/1.1\r\nHost: local\0host\r\n\r\n",
    "a space in a name": b"GET /health HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "a head without end": b"GET /health HTTP/1.1\r\n" + b"X-More: %s\r\n" % (b"x" * 1000) * 2000,
    "a field without end": b"GET /health HTTP/1.1\r\nX-More: " + b"x" * (40 * MOST_HEAD),
}


@pytest.mark.parametrize("said", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_request_is_refused(port: int, said: bytes) -> None:
    """400 and the end of the connection, without a look at what follows; the server goes on."""
    with _line(port) as line:
        with suppress(ConnectionResetError, BrokenPipeError):  # it had heard enough
            line.sendall(said)
        assert _heard(line)[:12] in (b"HTTP/1.1 400", b"")
    assert httpx.get(f"http://127.0.0.1:{port}/health", timeout=LONGEST).status_code == 200


SMUGGLED = "%0d%0aX-Canary:%20a%0d%0aSet-Cookie:%20x=1"
PLACES = [
    f"/integrations?success=true&provider={SMUGGLED}",
    f"/integrations/history?provider={SMUGGLED}",
    f"/integrations/sign-in?next=/integrations{SMUGGLED}",
    f"/integrations/providers/{SMUGGLED}/records/customers?key={SMUGGLED}",
    f"/api/integrations/quickbooks{SMUGGLED}/auth?organization_slug=x&ticket={SMUGGLED}",
    f"/api/integrations/quickbooks/auth?organization_slug={SMUGGLED}&ticket={SMUGGLED}",
    f"/api/integrations/quickbooks/callback?state={SMUGGLED}&code={SMUGGLED}&error={SMUGGLED}",
    f"/api/integrations/facebook/webhook?hub.mode=subscribe&hub.challenge={SMUGGLED}&hub.verify_token=x",
    f"/schema/{SMUGGLED}",
    f"/{SMUGGLED}",
]


@pytest.mark.parametrize("path", PLACES)
def test_no_line_comes_into_a_header(port: int, path: str) -> None:
    """Line ends in what somebody asks for, or in the headers that come back, begin no header of the answer."""
    fields = ["X-Request-Id: a\rX-Canary: b", "X-Request-Id: a%0d%0aX-Canary: b", "Cookie: a=b%0d%0aX-Canary: b"]
    for extra in ([], *([each] for each in fields[1:])):
        with _line(port, _get(path, *extra)) as line:
            head = _heard(line).partition(b"\r\n\r\n")[0].lower()
        assert head.startswith(b"http/1.1 ")
        assert int(head.split()[1]) < 500
        assert CANARY not in head.replace(b"%20", b" ").replace(b"%0d%0a" + CANARY, b"")
        assert b"set-cookie: x=1" not in head
    with _line(port, _get(path, fields[0])) as line:
        assert b"\n" + CANARY not in _heard(line).lower()


def test_what_follows_a_body_is_no_header(port: int) -> None:
    """A field after the body, which a proxy in front does not look at, is none of the request's."""
    pieces = (
        _PAIR + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\nX-Request-Id: canary\r\n\r\n"
    )
    with _line(port, pieces) as line:
        heard = _heard(line)
    assert heard.startswith(b"HTTP/1.1 422")
    assert b"canary" not in heard


@dataclass
class Storm:
    """Everybody asks, again and again, while the database goes away and comes back."""

    http: httpx.Client
    agent: Agent
    person: Person
    tenant: str
    stop: threading.Event = field(default_factory=threading.Event)
    statuses: set[int] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    """Keys of webhooks that were answered with 200."""
    sent: set[str] = field(default_factory=set)
    """Keys of records that were taken."""
    faults: list[str] = field(default_factory=list)
    rounds: int = 0

    def look(self) -> None:
        """People read."""
        paths = (
            "integrations/connected",
            "integrations/sync-logs",
            "integrations/sql_accounting/sync-status",
            "contacts",
        )
        number = 0
        while not self.stop.is_set():
            number += 1
            params = {"organization_slug": self.person.slug, "external_provider": "sql_accounting"}
            path = f"/api/{paths[number % len(paths)]}"
            self._note(self.http.get(path, params=params, headers=self.person.headers))

    def send(self) -> None:
        """An agent sends records, each once or until it is told that they are there."""
        number = 0
        while not self.stop.is_set():
            key = f"K{number}"
            body = batch_body([upsert(EntityKind.CUSTOMER, key, customer(key))])
            path = "/api/integrations/sql_accounting/records/customers"
            if self._note(self.http.post(path, content=body, headers=self.agent.headers)) == 200:
                self.sent.add(key)
                number += 1

    def tell(self) -> None:
        """A provider tells."""
        number = 0
        while not self.stop.is_set():
            number += 1
            body = older_change(self.tenant, key=str(number))
            path = "/api/integrations/quickbooks/webhook"
            if self._note(self.http.post(path, content=body, headers=signed("quickbooks", body))) == 200:
                self.told.add(str(number))

    def _note(self, answer: httpx.Response) -> int:
        self.rounds += 1
        self.statuses.add(answer.status_code)
        if answer.status_code == 503 and not int(answer.headers.get("retry-after", "0")):
            self.faults.append(f"{answer.request.url.path}: no Retry-After")
        if answer.status_code >= 400 and "psycopg" in answer.text:
            self.faults.append(answer.text)
        return answer.status_code


def test_the_database_restarts_while_everybody_asks(tmp_path: Path) -> None:
    """Killed in the middle of requests: each is answered, with what it asked for or with *later*; afterwards all
    that was answered as done is there, once, and everybody is served as before."""
    port, environment = free_port(), {"BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": registrations(tmp_path)}
    with postgres_server() as postgres:
        url = postgres.create_database("storm")
        database = Database(url)
        upgrade(database)
        with (
            start_cloud(url, port=port, output=tmp_path / "server.txt", environment=environment) as server,
            httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=LONGEST) as http,
            ThreadPoolExecutor(6) as pool,
        ):
            cloud = Cloud(http, database)
            agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
            storm = Storm(http, agent, person, "realm of the storm")
            try:
                at_work = [pool.submit(work) for work in (storm.look, storm.look, storm.send, storm.tell)]
                _served(storm, server)
                postgres.kill()
                storm.statuses.clear()
                wait_until(lambda: 503 in storm.statuses, "the database is missed", timeout=LONGEST, process=server)
                postgres.start()
                _served(storm, server)
            finally:
                storm.stop.set()
            for each in at_work:
                each.result()
            assert (storm.faults, storm.statuses <= {200, 503}) == ([], True), storm.statuses
            kept = {str(each["external_id"]) for each in person.contacts(limit=200)}
            assert storm.sent & kept == storm.sent if len(storm.sent) <= 200 else len(kept) == 200
            assert agent.summary(EntityKind.CUSTOMER).count in (len(storm.sent), len(storm.sent) + 1)
            with database.read() as connection:
                rows = connection.execute(select(integration_webhooks.c.subject)).scalars().all()
        database.close()
    assert storm.told <= set(rows)
    assert len(rows) == len(set(rows))


def _served(storm: Storm, server: ChildProcess) -> None:
    """Everybody gets what he asks for: a record, an event, and all that people look at."""
    storm.statuses.clear()
    sent, told, rounds = len(storm.sent), len(storm.told), storm.rounds

    def goes_on() -> bool:
        return len(storm.sent) > sent + 2 and len(storm.told) > told + 2 and storm.rounds > rounds + 20

    wait_until(goes_on, "everybody is served", timeout=LONGEST, process=server)


def test_the_programs_own_server_is_as_impatient(tmp_path: Path) -> None:
    """What `bukubridge-cloud serve` starts refuses a head without end, too."""
    url = f"sqlite:///{tmp_path}/cloud.sqlite3"
    upgrade(Database(url))
    port = free_port()
    with start_cloud(url, port=port, output=tmp_path / "server.txt"):
        assert listens(port)
        test_what_is_no_request_is_refused(port, BROKEN["a head without end"])
