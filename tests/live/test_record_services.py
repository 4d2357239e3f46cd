"""Records that services of other teams keep: the promises about records, over a real HTTP server, on both databases."""

from __future__ import annotations

import gzip
import secrets
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec
import pytest
import structlog

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.record_services.client import MOST_BYTES, Patience, ServiceClient
from cloud_api.record_services.copying import reread
from cloud_api.record_services.services import services_of
from cloud_api.records.incoming import Incoming
from cloud_api.records.ingestion import prepare
from cloud_api.records.keeping import Place
from cloud_api.records.service import SERVICES_AT_ONCE
from connector.domain.actions import ResultKind
from connector.domain.errors import Throttled, Unreachable
from connector.domain.fingerprint import bucket_of, canonical, fingerprint
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, Http, deletion, problem, served, upsert
from tests.contracts.platform_renames import RenameContract
from tests.contracts.platform_server import ContentContract, ReconciliationContract, RecordContract, TenantContract
from tests.fakes.certificates import new_certificate
from tests.fakes.clock import ManualClock
from tests.fakes.entities import customer, invoice, term
from tests.fakes.record_services import TOKEN, RecordServices, body, lost, record_services, silent, status, worked_and
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import free_port, start_cloud, wait_until

C, SALES = EntityKind.CUSTOMER, EntityKind.INVOICE
AWAY = "The platform's service for contacts"


@pytest.fixture(scope="module")
def services() -> Iterator[RecordServices]:
    """The three services, in one server."""
    with record_services() as started:
        yield started


@pytest.fixture(scope="module")
def platform_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated SQLite database, to be copied."""
    file = tmp_path_factory.mktemp("empty") / "cloud.sqlite3"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    database.close()
    return file


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('cloud')}/cloud.sqlite3"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.create_database(f"served_{secrets.token_hex(4)}")
    database = Database(url)
    upgrade(database)
    database.close()
    return url


@pytest.fixture(scope="module")
def running(
    url: str, services: RecordServices, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Http, Database]]:
    """A platform whose records they keep."""
    with served(url, record_services_file=services.file(tmp_path_factory.mktemp("file"))) as platform:
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestServedRecords(RecordContract):
    """Records in."""


class TestServedContent(ContentContract):
    """What a record may hold."""


class TestServedReconciliation(ReconciliationContract):
    """The platform's side of the comparison."""


class TestServedTenants(TenantContract):
    """Organizations apart."""


class TestServedRenames(RenameContract):
    """Records under new keys."""


class Desk:
    """A company's agent, and what the service has of it."""

    def __init__(self, cloud: Cloud, services: RecordServices) -> None:
        self.cloud = cloud
        self.agent = cloud.keeper(cloud.organization())
        self.organization_id = cloud.organizations.id_of(cloud.slug("kedai"))
        self.services = services
        services.faults.clear()

    def place(self, kind: EntityKind = C) -> tuple[str, str, str]:
        """Where the service keeps its records."""
        return (self.organization_id, PROVIDER, kind.value)

    def names(self) -> list[object]:
        """Customers as people see them."""
        return [contact["company_name"] for contact in self.cloud.person("kedai").contacts()]

    def away(self, answer_of: Agent | None = None) -> str:
        """The sentence with which a batch is put off."""
        answer = (answer_of or self.agent).post_batch(C, [upsert(C, "1", customer())])
        told = problem(answer, 503)
        assert told.code == ProblemCode.UNAVAILABLE
        assert int(answer.headers["retry-after"]) > 0
        assert "canary" not in answer.text
        return told.detail


@pytest.fixture
def desk(cloud: Cloud, services: RecordServices) -> Iterator[Desk]:
    """With services that work."""
    yield Desk(cloud, services)
    services.faults.clear()
    services.token = TOKEN


@pytest.fixture
def hasty(url: str, services: RecordServices, tmp_path: Path) -> Iterator[Desk]:
    """Of a platform that soon gives up waiting for a service."""
    with served(url, record_services_file=services.file(tmp_path), record_service_seconds=1.0) as platform:
        yield Desk(Cloud(*platform), services)
    services.faults.clear()


def test_records_lie_at_their_service_and_the_rest_here(desk: Desk) -> None:
    """What is sent is there, losslessly, under the organization's id; the books' own lists have no service."""
    desk.agent.send(C, upsert(C, "300-A", customer("300-A", "Kopi")))
    desk.agent.send(SALES, upsert(SALES, "1", invoice()))
    desk.agent.send(EntityKind.TERM, upsert(EntityKind.TERM, "1", term("1")))
    shelf = desk.services.shelf
    assert msgspec.json.encode(shelf.records[desk.place()]["300-A"].content, order="sorted") == canonical(
        customer("300-A", "Kopi")
    )
    assert list(shelf.records[desk.place(SALES)]) == ["1"]
    assert desk.place(EntityKind.TERM) not in shelf.records
    assert desk.agent.summary(EntityKind.TERM).count == 1


@pytest.mark.parametrize("fault", [status(429, Retry_After="0"), status(500), status(502), status(503)])
def test_a_fault_that_passes_is_waited_for(desk: Desk, fault: object) -> None:
    """The same request once more, with the same key; the host hears nothing of it."""
    before = len(desk.services.asked)
    desk.services.fail("/records/customers", fault, fault)  # type: ignore[arg-type]  # pytest's parameters have no type
    [result] = desk.agent.send(C, upsert(C, "1", customer()))
    assert result.kind is ResultKind.CREATED
    keys = [headers["idempotency-key"] for _, path, headers in desk.services.asked[before:] if path.endswith("mers")]
    assert len(keys) == 3
    assert len(set(keys)) == 1


def test_a_lost_answer_makes_no_second_record(desk: Desk) -> None:
    """The service did it and nobody heard: asked again, it is there once."""
    writes = desk.services.shelf.writes
    desk.services.fail("/records/customers", lost, lost)
    [result] = desk.agent.send(C, upsert(C, "1", customer()))
    assert result.kind is ResultKind.UNCHANGED
    assert desk.services.shelf.writes == writes + 1
    assert desk.agent.summary(C).count == 1


def test_records_that_swap_their_keys_keep_what_was_wished_of_them(desk: Desk) -> None:
    """Within one page of changes, two of them, and three in a ring: each open change goes with its record."""
    keys = ("A", "B", "X", "Y", "Z")
    desk.agent.send(C, *(upsert(C, key, customer(key, f"Kedai {key}")) for key in keys))
    admin, http = desk.cloud.person("kedai"), desk.cloud.http
    asked: dict[str, str | int] = {"organization_slug": admin.slug, "provider": PROVIDER}
    for key in keys:
        wish = {"phone": f"of {key}"}
        edited = http.request("PATCH", f"/api/records/customers/{key}", json=wish, params=asked, headers=admin.headers)
        assert edited.status_code == 202
    now = {"A": "B", "B": "A", "X": "Y", "Y": "Z", "Z": "X"}
    desk.services.shelf.swap(desk.place(), now)
    assert desk.agent.summary(C).count == len(keys)
    found = {}
    for change in admin.get("/api/changes").json()["items"]:
        detail = admin.get(f"/api/changes/{change['id']}").json()
        found[detail["content"]["phone"].removeprefix("of ")] = detail["key"]
    assert found == now


def test_an_answer_that_stays_lost_is_settled_by_asking_the_service(hasty: Desk) -> None:
    """The host is put off, asks what became of its action, and is told what the service has."""
    arrived, never = upsert(C, "1", customer()), upsert(C, "2", customer("2"))
    hasty.services.fail("/records/customers", *[lost] * 20)
    assert problem(hasty.agent.post_batch(C, [arrived]), 503).detail.startswith(AWAY)
    results = hasty.agent.settle(C, arrived, never)
    assert [result and result.kind for result in results] == [ResultKind.UNCHANGED, None]
    hasty.services.faults.clear()
    assert [result.kind for result in hasty.agent.send(C, arrived, never)] == [
        ResultKind.UNCHANGED,
        ResultKind.CREATED,
    ]


def test_a_service_that_says_nothing_is_given_up(hasty: Desk) -> None:
    """Within the bound; nobody else waits, and afterwards everything is there once."""
    let = threading.Event()
    hasty.services.fail("/records/customers", *[silent(let)] * 20)
    try:
        assert hasty.away() == f"{AWAY} does not answer now."
        hasty.services.faults.clear()
    finally:
        let.set()
    assert hasty.agent.send(C, upsert(C, "1", customer()))[0].kind is ResultKind.CREATED


def test_a_service_that_fails_on_is_told_in_words(hasty: Desk) -> None:
    """The sentence names the service; what it answered stays here."""
    hasty.services.fail("/records/customers", *[status(500)] * 30)
    assert hasty.away() == f"{AWAY} has a fault of its own now."


def test_patience_that_is_asked_for_is_passed_on(hasty: Desk) -> None:
    """Longer than the platform waits itself: the host is told how long."""
    hasty.services.fail("/records/customers", status(429, Retry_After="77"))
    answer = hasty.agent.post_batch(C, [upsert(C, "1", customer())])
    assert problem(answer, 503).detail == f"{AWAY} asks for patience."
    assert answer.headers["retry-after"] == "77"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (status(404), "is not at the address that was named"),
        (status(400), "does not work as agreed: it refused a request (400)"),
        (status(307, Location="http://127.0.0.1:1/elsewhere"), "it refused a request (307)"),
        (body(b"<html>"), "its answer does not fit"),
        (body(b'{"results":[]}'), "it answered for other records than it was sent"),
        (body(b'{"results":[{"id":"x","kind":"created"}]}'), "it answered for other records than it was sent"),
        (body(b" " * (MOST_BYTES + 1)), "its answer is too long"),
        (body(gzip.compress(b'{"results":[]}'), Content_Encoding="gzip"), "it packs answers"),
    ],
)
def test_what_a_repetition_would_not_change_is_not_repeated(desk: Desk, fault: object, sentence: str) -> None:
    """A wrong address, a redirect, an answer that is too long, packed, or none of ours: one request, one sentence."""
    asked = len(desk.services.asked)
    desk.services.fail("/records/customers", fault)  # type: ignore[arg-type]  # pytest's parameters have no type
    assert sentence in desk.away()
    assert len(desk.services.asked) == asked + 1


def test_a_wrong_token_is_told_and_shown_to_nobody(desk: Desk) -> None:
    """One request, no repetition; the token is in no answer and in no line of the log."""
    desk.services.token = "another"
    with structlog.testing.capture_logs() as lines:
        assert desk.away() == f"{AWAY} does not accept the platform's token."
    assert lines
    assert TOKEN not in str(lines)


def test_the_platform_goes_on_while_a_service_is_silent(desk: Desk) -> None:
    """More hosts wait for the service than may: everybody else is answered, and so are they in the end."""
    let, many = threading.Event(), SERVICES_AT_ONCE + 2
    desk.services.fail("/records/customers", *[silent(let)] * SERVICES_AT_ONCE)
    before = desk.services.count("POST", "/records/customers")
    with ThreadPoolExecutor(many) as threads:
        records = [upsert(C, f"K{number}", customer(f"K{number}")) for number in range(many)]
        answers = [threads.submit(desk.agent.send, C, record) for record in records]
        try:
            wait_until(
                lambda: desk.services.count("POST", "/records/customers") >= before + SERVICES_AT_ONCE,
                "every turn waits for the service",
            )
            assert desk.names() == []
            assert desk.agent.summary(EntityKind.TERM).count == 0
            assert not any(answer.done() for answer in answers)
        finally:
            let.set()
        assert [answer.result()[0].kind for answer in answers] == [ResultKind.CREATED] * many


def test_what_somebody_changes_at_the_service_is_seen(desk: Desk) -> None:
    """The comparison is with what the service has, not with what was sent to it; the books mend it."""
    desk.agent.send(C, upsert(C, "1", customer(name="Ours")))
    theirs = msgspec.to_builtins(customer(name="Theirs"))
    desk.services.shelf.alter(desk.place(), "1", theirs)
    [entry] = desk.agent.bucket_page(C, [bucket_of("1")]).entries
    assert entry.fingerprint == fingerprint(canonical(customer(name="Theirs")))
    assert desk.names() == ["Theirs"]
    assert desk.agent.send(C, upsert(C, "1", customer(name="Ours"), 2))[0].kind is ResultKind.UPDATED
    assert desk.names() == ["Ours"]


def test_what_is_no_record_any_more_differs_and_is_mended(desk: Desk) -> None:
    """Somebody's content that we cannot read is a difference, and no fault of the platform."""
    desk.agent.send(C, upsert(C, "1", customer()))
    desk.services.shelf.alter(desk.place(), "1", {"colour": "red"})
    [entry] = desk.agent.bucket_page(C, [bucket_of("1")]).entries
    assert entry.fingerprint != fingerprint(canonical(customer()))
    assert desk.agent.summary(C).count == 1
    assert desk.agent.titles(C, "1") == []
    assert desk.cloud.person("kedai").get(f"/api/records/customers/{1}", provider=PROVIDER).status_code < 500
    desk.agent.send(C, upsert(C, "1", customer(), 2))
    assert desk.agent.summary(C).totals == {}
    assert [each.fingerprint for each in desk.agent.bucket_page(C, [bucket_of("1")]).entries] == [
        fingerprint(canonical(customer()))
    ]


def test_a_record_that_is_lost_past_the_service_is_missed(desk: Desk) -> None:
    """Its changes say nothing, its count does: everything is read anew, and the record is not there."""
    desk.agent.send(C, *(upsert(C, key, customer(key)) for key in "123"), deletion(C, "3", 2))
    desk.services.shelf.lose(desk.place(), "2")
    assert desk.agent.summary(C).count == 1
    assert [entry.key for entry in desk.agent.bucket_page(C, [bucket_of(key) for key in "123"]).entries] == ["1"]
    assert desk.agent.send(C, upsert(C, "2", customer("2")))[0].kind is ResultKind.CREATED


def test_a_service_whose_backup_was_restored_is_read_anew(desk: Desk) -> None:
    """Its numbers begin anew, and what it has now is what is told."""
    desk.agent.send(C, *(upsert(C, f"K{number:03}", customer(f"K{number:03}")) for number in range(20)))
    desk.agent.send(SALES, upsert(SALES, "1", invoice()))
    shelf = desk.services.shelf
    former = shelf.feed
    try:
        shelf.feed = "another life"
        shelf.alter(desk.place(), "K001", msgspec.to_builtins(customer("K001", "Before")), told=False)
        del shelf.records[desk.place(SALES)]
        assert desk.agent.summary(C).count == 20
        assert "Before" in desk.names()
        assert desk.agent.summary(SALES).count == 0
        page = desk.cloud.person("kedai").get("/api/invoices", external_provider=PROVIDER).json()
        assert page["items"] == []
    finally:
        shelf.feed = former


def test_what_is_altered_past_the_service_is_found_when_all_is_read_anew(desk: Desk) -> None:
    """It cannot be known before: that is said on the platform's page."""
    desk.agent.send(C, upsert(C, "1", customer(name="Ours")))
    desk.services.shelf.alter(desk.place(), "1", msgspec.to_builtins(customer(name="Theirs")), told=False)
    before = desk.agent.summary(C)
    with desk.cloud.database.write() as connection:
        assert reread(connection, desk.organization_id) == 1
    assert desk.agent.summary(C) != before


def test_unknown_is_told_as_unknown(hasty: Desk) -> None:
    """A comparison is refused while the service is away, and one that contradicts itself for good."""
    hasty.agent.send(C, upsert(C, "1", customer()))
    hasty.services.fail("/changes", *[status(503)] * 30)
    assert problem(hasty.agent.call("GET", f"reconciliation/{C}"), 503).detail.startswith(AWAY)
    hasty.services.faults.clear()
    told = b'{"feed":"%s","records":[],"next":%d,"complete":true,"count":7}'
    shelf = hasty.services.shelf
    contradiction = body(told % (shelf.feed.encode(), shelf.sequence))
    hasty.services.fail("/changes", *[contradiction] * 3)
    refused = problem(hasty.agent.call("GET", f"reconciliation/{C}"), 503)
    assert refused.detail == f"{AWAY} does not tell of all the records that it counts."
    hasty.services.faults.clear()
    assert hasty.agent.summary(C).count == 1


def test_tables_that_no_service_fills_any_more_are_the_records(
    url: str, services: RecordServices, tmp_path: Path
) -> None:
    """A platform that keeps records itself again goes on with what it read last; served again, it reads anew."""
    with served(url, record_services_file=services.file(tmp_path)) as platform:
        desk = Desk(Cloud(*platform), services)
        desk.agent.send(C, upsert(C, "1", customer()))
    with served(url) as (http, _):
        itself = Agent(http, desk.agent.token, desk.agent.pc_name)
        itself.shake_hands(marks={"guid": "books of kedai"})
        assert itself.send(C, upsert(C, "1", customer(name="Here"), 2))[0].kind is ResultKind.UPDATED
        assert itself.summary(C).count == 1
    with served(url, record_services_file=services.file(tmp_path)) as (http, _):
        again = Agent(http, desk.agent.token, desk.agent.pc_name)
        again.shake_hands(marks={"guid": "books of kedai"})
        [entry] = again.bucket_page(C, [bucket_of("1")]).entries
        assert (entry.revision, entry.fingerprint) == (1, fingerprint(canonical(customer())))


def _client(url: str, folder: Path, patience: Patience, clock: ManualClock) -> ServiceClient:
    file = folder / "one.toml"
    file.touch(mode=0o600)
    file.write_text(f'[contacts]\nurl = "{url}/contacts"\ntoken = "{TOKEN}"\n')
    return ServiceClient(services_of(str(file))[C], clock, patience)


@contextmanager
def _asking(services: RecordServices, folder: Path) -> Iterator[tuple[ServiceClient, ManualClock]]:
    clock = ManualClock()
    client = _client(services.url, folder, Patience(), clock)
    yield client, clock
    client.close()
    services.faults.clear()


PLACE = Place(organization_id="o", provider=PROVIDER, entity=C)


def _prepared() -> list[Incoming]:
    return [each for each in prepare(C, [upsert(C, "1", customer())]) if isinstance(each, Incoming)]


def test_pauses_double_and_what_is_asked_for_is_kept_to(services: RecordServices, tmp_path: Path) -> None:
    """By its own clock: at least as long as asked for, never beyond the bound."""
    with _asking(services, tmp_path) as (client, clock):
        services.fail("/records/customers", status(429, Retry_After="7"), status(500), status(500))
        client.send(PLACE, _prepared())
        asked, *own = clock.waited
        assert asked == 7.0
        assert 0.2 <= own[0] <= 0.4
        assert 0.4 <= own[1] <= 0.8
        services.fail("/records/customers", *[status(500)] * 100)
        with pytest.raises(Unreachable):
            client.send(PLACE, _prepared())
        assert sum(clock.waited) <= 7 + 2 * 25
        services.faults.clear()
        services.fail("/records/customers", status(429, Retry_After="26"))
        with pytest.raises(Throttled) as put_off:
            client.send(PLACE, _prepared())
        assert put_off.value.after == 26


def test_nothing_is_sent_to_a_service_that_cannot_prove_who_it_is(tmp_path: Path) -> None:
    """A certificate that nobody vouches for: not a byte of a request arrives."""
    file = str(new_certificate(tmp_path))
    with record_services(certificate=(file, file)) as services:
        client = _client(services.url.replace("127.0.0.1", "localhost"), tmp_path, Patience(), ManualClock())
        with pytest.raises(Unreachable):
            client.send(PLACE, _prepared())
        client.close()
        assert services.asked == []


def test_a_server_that_is_killed_in_the_middle_keeps_each_record_once(
    services: RecordServices, tmp_path: Path, platform_file: Path
) -> None:
    """Real processes: killed while the service has worked and not answered, begun again, sent again."""
    url = f"sqlite:///{shutil.copyfile(platform_file, tmp_path / 'cloud.sqlite3')}"
    environment = {"BUKUBRIDGE_CLOUD_RECORD_SERVICES_FILE": services.file(tmp_path)}
    database, record, let = Database(url), upsert(C, "1", customer()), threading.Event()
    writes, port = services.shelf.writes, free_port()
    address = f"http://127.0.0.1:{port}"
    with httpx.Client(base_url=address, timeout=120) as http, ThreadPoolExecutor(1) as threads:
        with start_cloud(url, port=port, output=tmp_path / "1.txt", environment=environment) as server:
            cloud = Cloud(http, database)
            agent = cloud.keeper(cloud.organization())
            services.fail("/records/customers", worked_and(silent(let)))
            sending = threads.submit(agent.post_batch, C, [record])
            wait_until(lambda: services.shelf.writes == writes + 1, "the service has it", process=server)
            server.kill()
            let.set()
            with pytest.raises(httpx.HTTPError):
                sending.result()
        with start_cloud(url, port=port, output=tmp_path / "2.txt", environment=environment):
            assert agent.settle(C, record)[0] is not None
            assert agent.send(C, record)[0].kind is ResultKind.UNCHANGED
            assert agent.summary(C).count == 1
    assert services.shelf.writes == writes + 1
    database.close()
