"""What the platform promises to people who edit records, and to the hosts who carry their edits into the books."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from cloud_api.changes.repository import ChangeRepository
from cloud_api.changes.stored import StoredChange
from cloud_api.db.types import new_id
from cloud_api.security.caller import Role
from connector.domain.actions import ActionKind
from connector.domain.errors import TimelineBroken
from connector.domain.keys import EntityKind
from connector.domain.platform_changes import Acknowledgement, ChangeId, ChangeOutcome
from connector.platform.wire import ProblemCode
from connector.platform.wire_changes import WireChangePage
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, problem
from tests.cloud_api.feed_stage import PlatformStage, carried_by
from tests.fakes.entities import customer

C = EntityKind.CUSTOMER


class StagedContract:
    """With an organization, its agent and a person. Subclasses give the fixture `cloud`."""

    @pytest.fixture
    def stage(self, cloud: Cloud) -> Iterator[PlatformStage]:
        """An organization of its own."""
        stage = PlatformStage(cloud, transport=carried_by(cloud.http))
        yield stage
        stage.client.close()


class FeedOrderContract(StagedContract):
    """The feed is in the order of commits."""

    def test_a_change_that_commits_late_is_not_passed_over(self, stage: PlatformStage, cloud: Cloud) -> None:
        """A writer holds its transaction while others write and a reader reads on: the reader gets every change."""
        begun, may_end = threading.Event(), threading.Event()
        made: set[str] = set()

        def write_late() -> None:
            with cloud.database.write() as connection:
                made.add(_add(ChangeRepository(connection, _organization(stage), PROVIDER)))
                begun.set()
                may_end.wait(timeout=30)

        def write() -> None:
            with cloud.database.write() as connection:
                made.add(_add(ChangeRepository(connection, _organization(stage), PROVIDER)))

        with ThreadPoolExecutor(5) as pool:
            late = pool.submit(write_late)
            assert begun.wait(timeout=30)
            others = [pool.submit(write) for _ in range(3)]
            found, cursor = self._read_on(stage, 0, seconds=0.5)  # long enough for the others, were they not held back
            may_end.set()
            for writer in (late, *others):
                writer.result(timeout=30)
        rest, _ = self._read_on(stage, cursor, seconds=0)
        assert [*found, *rest] == sorted([*found, *rest], key=_sequences(stage).__getitem__)
        assert set(found) | set(rest) == made
        assert len(found) + len(rest) == len(made) == 4

    def test_many_writers_and_a_reader(self, stage: PlatformStage) -> None:
        """While people enter records all at once, a reader that reads on gets each of them once."""
        with ThreadPoolExecutor(4) as pool:
            writers = [pool.submit(stage.create, customer("", f"Kedai {number}")) for number in range(24)]
            found: list[str] = []
            cursor = 0
            while not all(writer.done() for writer in writers):
                more, cursor = self._read_on(stage, cursor, seconds=0)
                found += more
            made = [writer.result() for writer in writers]
        rest, _ = self._read_on(stage, cursor, seconds=0)
        assert sorted([*found, *rest]) == sorted(made)

    @staticmethod
    def _read_on(stage: PlatformStage, cursor: int, *, seconds: float) -> tuple[list[str], int]:
        """Everything that is visible for a while, read as an agent does."""
        found: list[str] = []
        end = time.monotonic() + seconds
        while True:
            page = stage.feed.changes(C, cursor, 2)
            found += [change.id for change in page.changes]
            cursor = page.cursor
            if page.complete and time.monotonic() >= end:
                return found, cursor


class FeedAccessContract(StagedContract):
    """Who may read and answer, and how a reader waits."""

    def test_a_waiting_host_is_woken(self, stage: PlatformStage) -> None:
        """The long poll ends when a change is made, not when it would have ended."""
        pages: list[WireChangePage] = []
        waiting = threading.Thread(target=lambda: pages.append(stage.client.changes(PROVIDER, C, 0, 10, 25)))
        began = time.monotonic()
        waiting.start()
        change = stage.create(customer(""))
        waiting.join(timeout=20)
        assert not waiting.is_alive()
        assert time.monotonic() - began < 15
        assert [found.id for found in pages[0].changes] == [change]

    def test_a_change_wakes_the_waiting_agent(self, stage: PlatformStage, cloud: Cloud) -> None:
        """The agent's long poll for commands tells it at once that there are changes, and of which kind."""
        found: list[dict[str, object]] = []

        def listen() -> None:
            params: dict[str, str | int] = {"wait": 25}
            answer = cloud.http.request("GET", "/api/agent/commands", params=params, headers=stage.agent.headers)
            found.extend(answer.json()["commands"])

        waiting = threading.Thread(target=listen)
        waiting.start()
        began = time.monotonic()
        stage.create(customer(""))
        waiting.join(timeout=20)
        assert time.monotonic() - began < 15
        assert [(each["kind"], each["entity"], each["provider"]) for each in found] == [
            ("changes", "customers", PROVIDER)
        ]

    def test_without_an_agent_a_change_waits(self, cloud: Cloud) -> None:
        """Before any books are connected people can enter records already; the first agent finds them."""
        person = cloud.person(cloud.organization())
        params: dict[str, str | int] = {"organization_slug": person.slug, "provider": PROVIDER}
        path = "/api/records/customers"
        body = msgspec.json.encode({"name": "Kedai", "currency": "MYR"})
        assert cloud.http.request("POST", path, params=params, content=body, headers=person.headers).status_code == 201
        agent = cloud.keeper("kedai")
        assert len(agent.call("GET", f"changes/{C}").json()["changes"]) == 1

    def test_answering_needs_the_lease(self, stage: PlatformStage) -> None:
        """An agent that lost the company reads on, but nothing that it tells is taken."""
        change = stage.create(customer(""))
        told = {"answers": [{"change": change, "outcome": "applied", "key": "300-A"}]}
        refused = stage.agent.call("POST", f"changes/{C}/acknowledgements", json=told)
        assert problem(refused, 409).code == ProblemCode.LEASE_LOST
        assert stage.told(change) is None
        assert len(stage.agent.call("GET", f"changes/{C}").json()["changes"]) == 1

    def test_a_lost_lease_is_taken_again(self, stage: PlatformStage) -> None:
        """A host whose lease ended shakes hands and tells its answers then."""
        change = stage.create(customer(""))
        stage.client.release(PROVIDER, stage.sink.leased(str))
        answer = Acknowledgement(change=change, outcome=ChangeOutcome.REJECTED, reason="No.")
        stage.feed.acknowledge(C, [answer])
        assert stage.told(change) == answer

    def test_a_feed_that_went_back_stops_the_host(self, stage: PlatformStage, cloud: Cloud) -> None:
        """After a restore the feed is shorter than the host knows: it is told at once, and the handshake shows it."""
        stage.create(customer(""))
        before = stage.sink.identify().counters["changes"]
        began = time.monotonic()
        page = stage.client.changes(PROVIDER, C, 7, 10, 25)
        assert time.monotonic() - began < 15
        assert (page.changes, page.last) == ([], 1)
        with pytest.raises(TimelineBroken):
            stage.feed.changes(C, 7)
        stage.create(customer(""))
        assert (before, stage.sink.identify().counters["changes"]) == (1, 2)

    def test_organizations_do_not_meet(self, stage: PlatformStage, cloud: Cloud) -> None:
        """Another organization's agent neither reads nor answers; its people neither see nor edit."""
        change = stage.create(customer(""))
        other: Agent = cloud.keeper(cloud.organization("other"))
        assert other.call("GET", f"changes/{C}").json()["changes"] == []
        told = {"answers": [{"change": change, "outcome": "applied", "key": "300-A"}]}
        assert other.call("POST", f"changes/{C}/acknowledgements", json=told).status_code == 204
        assert stage.told(change) is None
        stranger = cloud.person("other")
        problem(stranger.get(f"/api/changes/{change}"), 404)
        problem(stranger.get(f"/api/records/customers/new:{change}", provider=PROVIDER), 404)
        assert stranger.get("/api/changes").json()["items"] == []
        assert stranger.get("/api/records/customers", provider=PROVIDER).json()["items"] == []

    def test_people_and_agents_keep_to_their_doors(self, stage: PlatformStage, cloud: Cloud) -> None:
        """People read no feed, agents edit no records, and a support token only looks."""
        path = f"/api/integrations/{PROVIDER}/changes/customers"
        refused = cloud.http.request("GET", path, headers=stage.person.headers)
        assert problem(refused, 403).code == ProblemCode.FORBIDDEN
        params: dict[str, str | int] = {"organization_slug": stage.person.slug, "provider": PROVIDER}
        supporter = cloud.person("kedai", Role.SUPPORT)
        for headers in (stage.agent.headers, supporter.headers):
            refused = cloud.http.request(
                "POST", "/api/records/customers", params=params, content=b"{}", headers=headers
            )
            assert problem(refused, 403).code == ProblemCode.FORBIDDEN
        assert supporter.get("/api/records/customers", provider=PROVIDER).status_code == 200
        elsewhere = cloud.person(cloud.organization("other"))
        refused = cloud.http.request(
            "POST", "/api/records/customers", params=params, content=b"{}", headers=elsewhere.headers
        )
        assert problem(refused, 403).code == ProblemCode.FORBIDDEN


def _organization(stage: PlatformStage) -> str:
    with stage.cloud.database.read() as connection:
        found = connection.exec_driver_sql("SELECT id, slug FROM organizations").all()
    return next(str(row[0]) for row in found if row[1] == stage.person.slug)


def _sequences(stage: PlatformStage) -> dict[str, int]:
    return {change.id: change.sequence for change in stage.feed.changes(C, 0).changes}


def _add(repository: ChangeRepository) -> str:
    """A change as an edit makes it."""
    sequence = repository.lock_feed(C) + 1
    change_id = ChangeId(new_id().replace("-", ""))
    change = StoredChange(
        id=change_id,
        external_provider=PROVIDER,
        entity=C,
        sequence=sequence,
        kind=ActionKind.CREATE,
        born=change_id,
        title="Kedai",
        content='{"code":"","currency":"MYR","name":"Kedai"}',
        changed_by="Aminah",
        changed_at=dt.datetime.now(dt.UTC),
    )
    repository.add(change, None)
    return change_id
