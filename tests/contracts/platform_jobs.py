"""What the platform promises to whoever asks for a sync, and about whose turn it is, on every database."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter

import httpx
import msgspec
import pytest
from sqlalchemy import Connection, insert, update

from cloud_api.db.engine import Database
from cloud_api.db.tables import connection_turns, organization_integrations, sync_jobs
from cloud_api.db.types import new_id
from cloud_api.jobs import repository, turns
from cloud_api.jobs.quotas import Quotas, buckets_of
from cloud_api.jobs.repository import Ended, Told
from cloud_api.jobs.turns import Begun, Next, Place, Work
from cloud_api.security.caller import Role
from connector.domain.runs import Outcome
from connector.platform.wire import ProblemCode
from connector.providers.description import RateSpec
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, Person, problem

_PATH = f"/api/integrations/{PROVIDER}"
_MINUTE = dt.timedelta(minutes=1)


def ask(cloud: Cloud, person: Person, kind: str, provider: str = PROVIDER) -> httpx.Response:
    """Somebody asks for a sync."""
    return cloud.http.request("POST", f"/api/integrations/{provider}/sync/{kind}", headers=person.headers)


def look(cloud: Cloud, person: Person, accepted: httpx.Response) -> dict[str, object]:
    """What became of it, where the answer says."""
    answer = cloud.http.request("GET", accepted.headers["location"], headers=person.headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def hear(cloud: Cloud, agent: Agent, after: int) -> None:
    """The PC asks for what comes after a number."""
    answer = cloud.http.request("GET", "/api/agent/commands", params={"after": after}, headers=agent.headers)
    assert answer.status_code == 200, answer.text


def tell(agent: Agent, kind: str, *, seconds: float, status: str = "success", error: str = "") -> str:
    """The PC tells of a run that took so long and just ended, by a clock that goes an hour behind; the log's id."""
    ended = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    log = {
        "id": str(uuid.uuid4()),
        "entity_type": kind,
        "sync_direction": "inbound",
        "records_synced": 1,
        "records_failed": 0,
        "status": status,
        "error_message": error,
        "started_at": (ended - dt.timedelta(seconds=seconds)).isoformat(),
        "completed_at": ended.isoformat(),
    }
    assert agent.call("POST", "sync-logs", json={"logs": [log]}).status_code == 204
    return str(log["id"])


class JobContract:
    """Asked for, and told what became of it. Stands on the fixture `cloud`."""

    def test_what_an_office_pc_does_with_it_is_told(self, cloud: Cloud) -> None:
        """It waits until the PC heard of it, runs until a run of that kind is told, and is done with its outcome; the
        state of the sync shows it; asked again while it waits it is the same, and afterwards another one."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai", Role.MEMBER)
        first, other = ask(cloud, person, "customers"), ask(cloud, person, "products")
        assert first.status_code == 202, first.text
        assert ask(cloud, person, "customers").json() == first.json()
        assert other.json()["job"] != first.json()["job"]
        assert look(cloud, person, first)["state"] == "waiting"
        hear(cloud, agent, first.json()["command"])
        assert (look(cloud, person, first)["state"], look(cloud, person, other)["state"]) == ("running", "waiting")
        log = tell(agent, "customers", seconds=0)
        done = look(cloud, person, first)
        assert (done["state"], done["outcome"], done["run_log"]) == ("done", "success", log)
        assert ask(cloud, person, "customers").json()["job"] != first.json()["job"]
        status = cloud.http.request("GET", f"{_PATH}/sync-status", headers=person.headers).json()
        shown = {job["id"]: job["state"] for job in status["jobs"]}
        assert (shown[first.json()["job"]], shown[other.json()["job"]]) == ("done", "waiting")

    def test_a_run_that_began_before_it_was_heard_of_is_not_its_run(self, cloud: Cloud) -> None:
        """Whatever the clock of the PC says; a run that failed ends it with its sentence."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        asked = ask(cloud, person, "invoices")
        hear(cloud, agent, asked.json()["command"])
        tell(agent, "invoices", seconds=600)
        tell(agent, "customers", seconds=0)
        assert look(cloud, person, asked)["state"] == "running"
        tell(agent, "invoices", seconds=0, status="failed", error="The books are locked.")
        failed = look(cloud, person, asked)
        assert (failed["state"], failed["outcome"], failed["sentence"]) == ("failed", "failed", "The books are locked.")

    def test_a_pause_ends_with_a_run_of_its_own_accord(self, cloud: Cloud) -> None:
        """A person at the PC let it go on; what was on its way when the pause was asked for says nothing of that."""
        cloud.organization()
        agent, person = cloud.agent("kedai"), cloud.person("kedai")
        agent.offer_able("pause")
        path = f"/api/integrations/{PROVIDER}/agent/pause"
        params: dict[str, str | int] = {"organization_slug": person.slug}
        assert cloud.http.request("POST", path, params=params, headers=person.headers).status_code == 202
        status = f"/api/integrations/{PROVIDER}/sync-status"
        tell(agent, "customers", seconds=1)
        assert person.get(status).json()["pause_asked_by"] == "Aminah"
        mine = organization_integrations.c.organization_id == cloud.organizations.id_of(cloud.slug("kedai"))
        earlier = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5)
        with cloud.database.write() as connection:
            connection.execute(update(organization_integrations).where(mine).values(pause_asked_at=earlier))
        tell(agent, "customers", seconds=400)
        assert person.get(status).json()["pause_asked_by"] == "Aminah"
        tell(agent, "customers", seconds=1)
        assert "pause_asked_by" not in person.get(status).json()

    def test_a_pc_that_does_not_come_is_told(self, cloud: Cloud) -> None:
        """After an hour its command is gone, and nobody waits for it any more."""
        cloud.keeper(cloud.organization())
        person = cloud.person("kedai")
        asked = ask(cloud, person, "customers")
        _age(cloud, asked.json()["job"])
        failed = look(cloud, person, asked)
        assert (failed["state"], "did not hear" in str(failed["sentence"])) == ("failed", True)
        with cloud.database.write() as connection:
            repository.clear_old(connection)
        assert look(cloud, person, asked)["state"] == "failed"
        assert ask(cloud, person, "customers").json()["job"] != asked.json()["job"]

    def test_what_a_provider_does_not_have_is_refused_in_words(self, cloud: Cloud) -> None:
        """An unknown kind, one that is only gathered, a provider that nobody keeps, somebody else's job."""
        cloud.keeper(cloud.organization())
        person = cloud.person("kedai")
        assert problem(ask(cloud, person, "nonsense"), 404).code == ProblemCode.NOT_FOUND
        assert problem(ask(cloud, person, "leads"), 404).code == ProblemCode.NOT_FOUND
        for gathered in ("leads", "metrics"):
            assert problem(ask(cloud, person, gathered, "facebook"), 409).code == ProblemCode.NOT_CONNECTED
        assert problem(ask(cloud, person, "customers", "xero"), 409).code == ProblemCode.NOT_CONNECTED
        asked = ask(cloud, person, "customers")
        cloud.organization("lain")
        stranger = cloud.person("lain")
        path = f"{_PATH}/sync-jobs/{asked.json()['job']}"
        own: dict[str, str | int] = {"organization_slug": stranger.slug}
        answer = cloud.http.request("GET", path, params=own, headers=stranger.headers)
        assert problem(answer, 404).code == ProblemCode.NOT_FOUND

    def test_a_run_that_could_not_be_made_is_tried_again_and_then_told(self, cloud: Cloud) -> None:
        """Of a hosted connection: five times it waits again, with the reason, and then it failed; one that was stopped
        on the way does not count; what a run that died had taken is the next one's."""
        organization_id = cloud.organizations.id_of(cloud.slug(cloud.organization()))
        trouble = Told(ended=Ended.TRY, outcome=Outcome.FAILED, sentence="The vendor is away.")
        with cloud.database.write() as connection:
            job_id = _hosted_job(connection, organization_id)
            assert repository.begin(connection, job_id) == [job_id]
            repository.end(connection, [job_id], Told(ended=Ended.ANEW))
            for _ in range(repository.MOST_TRIES):
                assert _state(connection, organization_id, job_id) == "waiting"
                assert repository.begin(connection, job_id) == [job_id]
                repository.end(connection, [job_id], trouble)
            assert _state(connection, organization_id, job_id) == "failed"
            died = _hosted_job(connection, organization_id)
            repository.begin(connection, died)
            assert repository.begin(connection, died) == [died]
            repository.end(connection, [died], Told(ended=Ended.OVER, outcome=Outcome.PARTIAL))
            assert _state(connection, organization_id, died) == "done"


class TurnContract:
    """Whose turn it is. Stands on the fixture `cloud`; every organization is the test's own."""

    @pytest.fixture
    def places(self, cloud: Cloud) -> dict[str, list[Place]]:
        """One organization with a thousand connections that are due, and ten with one each that are due since later."""
        with cloud.database.write() as connection:
            connection.execute(connection_turns.delete())
        wanted = {"banyak": 1000, **{f"sedikit{number}": 1 for number in range(10)}}
        found: dict[str, list[Place]] = {}
        for name, count in wanted.items():
            organization_id = cloud.organizations.id_of(cloud.slug(cloud.organization(name)))
            prefix = new_id()
            found[organization_id] = [
                Place(connection=f"{prefix} {number}", organization_id=organization_id, provider=PROVIDER)
                for number in range(count)
            ]
        counts = {"work": "run", "priority": turns.SOON, "wished": 1, "kinds": ",*,", "failures": 0}
        due = dt.datetime.now(dt.UTC) - _MINUTE
        rows = [
            {**msgspec.structs.asdict(place), **counts, "due_at": due + dt.timedelta(milliseconds=number)}
            for number, place in enumerate(place for mine in found.values() for place in mine)
        ]
        with cloud.database.write() as connection:
            connection.execute(insert(connection_turns), rows)
        return found

    def test_one_organization_with_a_thousand_jobs_starves_nobody(
        self, cloud: Cloud, places: dict[str, list[Place]]
    ) -> None:
        """Two at a time are worked on in the order of the queue: whoever has one is done with it in the first rounds,
        and after those the big one has all turns, without a gap."""
        big = max(places, key=lambda name: len(places[name]))
        queue: list[turns.Turn] = []
        done: list[str] = []
        while len(done) < 60:
            with cloud.database.write() as connection:
                queue += turns.admit(connection, Work.RUN, turns.BACKLOG)
                held = Counter(turn.organization_id for turn in queue)
                assert max(held.values()) <= turns.SHARE
                for turn in (queue.pop(0), queue.pop(0)):
                    begun = turns.begin(connection, turn.connection, Work.RUN)
                    assert begun is not None
                    turns.end(connection, turn.connection, Work.RUN, begun, Next(after=None))
                    done.append(turn.organization_id)
        small = [place for place, name in enumerate(done) if name != big]
        assert (len(small), max(small) < 12) == (10, True)
        assert set(done[12:]) == {big}

    def test_people_go_before_schedules_and_merge(self, cloud: Cloud, places: dict[str, list[Place]]) -> None:
        """A wish goes before what is only due; a second one for the same connection is the same turn, with both
        kinds; one that comes while it is at work makes another turn, at once."""
        late = next(mine[0] for mine in places.values() if len(mine) == 1)
        with cloud.database.write() as connection:
            connection.execute(update(connection_turns).values(priority=0))
            turns.wish(connection, late, Work.RUN, "customers")
            turns.wish(connection, late, Work.RUN, "invoices")
            admitted = turns.admit(connection, Work.RUN, 1)
            assert [turn.connection for turn in admitted] == [late.connection]
            begun = turns.begin(connection, late.connection, Work.RUN)
            assert begun is not None
            assert {"customers", "invoices"} <= set(begun.kinds)
            turns.wish(connection, late, Work.RUN, "payments")
            turns.end(connection, late.connection, Work.RUN, begun, Next(after=_MINUTE))
            again = turns.admit(connection, Work.RUN, 1)
            assert [turn.connection for turn in again] == [late.connection]
            next_one = turns.begin(connection, late.connection, Work.RUN)
            assert next_one == Begun(wished=begun.wished + 1, kinds=("payments",), again=False, failures=0)

    def test_a_lost_job_is_due_again(self, cloud: Cloud, places: dict[str, list[Place]]) -> None:
        """What was in the queue and is not any more, and what died in the middle: that it did is known then."""
        with cloud.database.write() as connection:
            (turn, kept, *_) = turns.admit(connection, Work.RUN, turns.BACKLOG)
            assert turns.begin(connection, turn.connection, Work.RUN) is not None
            there = {(kept.connection, kept.work.value)}
            lost = turns.put_back(connection, there, -_MINUTE)
            assert lost > 1
            admitted = {each.connection for each in turns.admit(connection, Work.RUN, turns.BACKLOG)}
            assert turn.connection in admitted
            assert kept.connection not in admitted
            again = turns.begin(connection, turn.connection, Work.RUN)
            assert again is not None
            assert again.again

    def test_what_fails_waits_longer_each_time(self, cloud: Cloud, places: dict[str, list[Place]]) -> None:
        """Failures are counted until one goes well, or somebody wishes."""
        (place, *_) = next(iter(places.values()))
        with cloud.database.write() as connection:
            for failures in range(3):
                begun = turns.begin(connection, place.connection, Work.RUN)
                assert begun is not None
                assert begun.failures == failures
                turns.end(connection, place.connection, Work.RUN, begun, Next(after=_MINUTE, failed=True, kinds=("*",)))
            turns.wish(connection, place, Work.RUN)
            anew = turns.begin(connection, place.connection, Work.RUN)
            assert anew is not None
            assert anew.failures == 0


class QuotaContract:
    """Limits of a provider are one for all workers. Stands on the fixture `cloud`."""

    def test_all_accounts_share_the_limit_of_the_app(self, cloud: Cloud) -> None:
        """Each has its own bucket, and all take from the one of the registration; an empty one says how long it takes,
        and nothing was taken then."""
        mark = new_id()
        rates = [
            RateSpec(requests=3, seconds=3600, whose="tenant"),
            RateSpec(requests=4, seconds=3600, whose="app"),
            RateSpec(requests=1, seconds=3600, whose="tenant", of="batches"),
        ]
        with cloud.database.write() as connection:
            connection.exec_driver_sql("DELETE FROM provider_quotas")
        second = Database(cloud.url)
        one, other = Quotas(cloud.database, rates), Quotas(second, rates)
        taken = [one.take("xero", f"{mark} a"), other.take("xero", f"{mark} a"), one.take("xero", f"{mark} a")]
        assert set(taken) == {dt.timedelta(0)}
        wait = other.take("xero", f"{mark} a")
        assert dt.timedelta(minutes=19) < wait <= dt.timedelta(minutes=20)
        assert other.closed_for("xero", f"{mark} a") > dt.timedelta(minutes=19)
        second.close()
        assert one.take("xero", f"{mark} b") == dt.timedelta(0)
        assert one.take("xero", f"{mark} c") > dt.timedelta(minutes=10)
        assert one.closed_for("xero", f"{mark} c") > dt.timedelta(minutes=10)

    def test_batches_of_all_workers_go_in_equal_distances(self, cloud: Cloud) -> None:
        """As many in a minute as QuickBooks takes, whichever worker sends them; requests are counted besides."""
        mark, second = new_id(), Database(cloud.url)
        rates = [RateSpec(requests=2, seconds=7200, whose="tenant", of="batches"), RateSpec(requests=9, seconds=60)]
        one, other = Quotas(cloud.database, rates), Quotas(second, rates)
        assert one.take("quickbooks", f"{mark} a", "batches") == dt.timedelta(0)
        for wait in (other.take("quickbooks", f"{mark} a", "batches"), one.take("quickbooks", f"{mark} a", "batches")):
            assert dt.timedelta(minutes=59) < wait <= dt.timedelta(hours=1)
        assert other.take("quickbooks", f"{mark} b", "batches") == dt.timedelta(0)
        assert other.take("quickbooks", f"{mark} a") == dt.timedelta(0)
        assert one.closed_for("quickbooks", f"{mark} a") == dt.timedelta(0)
        second.close()
        described = {(each.requests, each.seconds) for each in buckets_of("quickbooks", "c1", of="batches")}
        assert described == {(1, 60 / 40), (1, 60 / 120)}

    def test_a_provider_that_wants_silence_is_left_alone_by_all_workers(self, cloud: Cloud) -> None:
        """However full the buckets are; a shorter wish does not end a longer one, and other connections go on."""
        mark, second = new_id(), Database(cloud.url)
        one, other = Quotas(cloud.database), Quotas(second)
        one.hush("xero", f"{mark} a", 7200)
        one.hush("xero", f"{mark} a", 60)
        for wait in (other.take("xero", f"{mark} a"), other.closed_for("xero", f"{mark} a")):
            assert dt.timedelta(minutes=119) < wait <= dt.timedelta(hours=2)
        second.close()
        assert one.take("xero", f"{mark} b") == dt.timedelta(0)

    def test_the_limits_are_those_of_the_description(self, cloud: Cloud) -> None:
        """Xero's: a minute and a day of the account, and a minute of the app."""
        del cloud
        found = {(bucket.whose, bucket.requests, bucket.seconds) for bucket in buckets_of("xero", "c1")}
        assert found == {("c1", 60, 60), ("c1", 5000, 86400), ("app", 10000, 60)}


def _age(cloud: Cloud, job: str) -> None:
    long_ago = dt.datetime.now(dt.UTC) - repository.LIFETIME - _MINUTE
    with cloud.database.write() as connection:
        connection.execute(update(sync_jobs).where(sync_jobs.c.id == job).values(asked_at=long_ago))


def _hosted_job(connection: Connection, organization_id: str) -> str:
    """A job of a hosted connection that has the job's own name."""
    job_id = new_id()
    own = {"id": job_id, "connection": job_id, "organization_id": organization_id, "provider": PROVIDER}
    asked = {"entity_type": "customers", "command": 1, "asked_by": "", "asked_at": dt.datetime.now(dt.UTC)}
    connection.execute(insert(sync_jobs).values(**own, **asked, state="waiting", tries=0))
    return job_id


def _state(connection: Connection, organization_id: str, job: str) -> str:
    found = repository.find(connection, organization_id, PROVIDER, job)
    assert found is not None
    return found.state.value
