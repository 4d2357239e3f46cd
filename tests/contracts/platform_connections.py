"""What the platform promises about who may write: pairing, handshakes, leases, run logs and commands."""

from __future__ import annotations

import datetime as dt
import threading
import time
import uuid
from itertools import product

import msgspec
import pytest
from sqlalchemy import select, update

from cloud_api.db.tables import agents, api_tokens, organization_integrations, pairing_codes, sessions
from cloud_api.security.caller import Role
from cloud_api.security.sessions import LIFETIME
from cloud_api.security.tokens import token_hash
from cloud_api.worker import clear_expired
from connector.domain.actions import ResultKind
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode
from connector.platform.wire_integrations import AvailableList
from connector.providers.registry import specs
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, problem, upsert
from tests.fakes.entities import customer

C = EntityKind.CUSTOMER
_PAST = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


class PairingContract:
    """One-time codes for tokens. Subclasses give the fixture `cloud`."""

    def test_a_code_works_once(self, cloud: Cloud) -> None:
        """The second use of a code is refused in words."""
        cloud.organization()
        code = cloud.organizations.invite(cloud.slug("kedai"))
        asked = {"code": code.lower().replace("-", " "), "agent_id": "i", "pc_name": "PC"}
        first = cloud.http.request("POST", "/api/pair", json=asked)
        assert first.status_code == 200
        assert first.json()["organization_slug"] == cloud.slug("kedai")
        assert problem(cloud.http.request("POST", "/api/pair", json=asked), 422).code == ProblemCode.CODE_REFUSED

    def test_a_code_ends(self, cloud: Cloud) -> None:
        """A code older than its ten minutes is refused, and cleared away."""
        cloud.organization()
        code = cloud.organizations.invite(cloud.slug("kedai"))
        with cloud.database.write() as connection:
            connection.execute(update(pairing_codes).values(expires_at=_PAST))
        asked = {"code": code, "agent_id": "i", "pc_name": "PC"}
        assert problem(cloud.http.request("POST", "/api/pair", json=asked), 422).code == ProblemCode.CODE_REFUSED
        assert clear_expired(cloud.database) >= 1
        assert clear_expired(cloud.database) == 0

    def test_a_session_ends(self, cloud: Cloud) -> None:
        """Eight hours after it began its cookie opens nothing, and is cleared away."""
        cloud.organization()
        person = cloud.person("kedai")
        begun = cloud.http.request("POST", "/api/session", headers=person.headers)
        cloud.http.cookies.clear()
        person.headers = {"Cookie": begun.headers["set-cookie"].split(";")[0]}
        assert person.get("/api/integrations/connected").status_code == 200
        mine = sessions.c.organization_id == cloud.organizations.id_of(cloud.slug("kedai"))
        with cloud.database.write() as connection:
            lasts = connection.execute(select(sessions.c.expires_at).where(mine)).scalar_one() - LIFETIME
            assert abs(lasts - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)
            connection.execute(update(sessions).where(mine).values(expires_at=dt.datetime.now(dt.UTC)))
        assert problem(person.get("/api/integrations/connected"), 401).code == ProblemCode.UNAUTHORIZED
        clear_expired(cloud.database)
        with cloud.database.read() as connection:
            assert connection.execute(select(sessions.c.expires_at).where(mine)).all() == []

    def test_a_code_is_not_guessed(self, cloud: Cloud) -> None:
        """After five wrong guesses a code is dead, also for who knows it."""
        cloud.organization()
        code = cloud.organizations.invite(cloud.slug("kedai"))
        for wrong in ("2222-2222", "3333-3333", "4444-4444", "5555-5555", "6666-6666"):
            asked = {"code": f"{code[:4]}-{wrong}", "agent_id": "i", "pc_name": "PC"}
            assert problem(cloud.http.request("POST", "/api/pair", json=asked), 422).code == ProblemCode.CODE_REFUSED
        asked = {"code": code, "agent_id": "i", "pc_name": "PC"}
        assert problem(cloud.http.request("POST", "/api/pair", json=asked), 422).code == ProblemCode.CODE_REFUSED

    def test_pairing_again_replaces_the_token(self, cloud: Cloud) -> None:
        """The old token of an installation ends with its new one; its lease goes on."""
        old = cloud.agent(cloud.organization(), installation="same")
        old.shake_hands()
        new = cloud.agent("kedai", installation="same")
        assert problem(old.offer(), 401).code == ProblemCode.UNAUTHORIZED
        assert new.shake_hands().lease == old.lease

    def test_a_revoked_agent_is_refused(self, cloud: Cloud) -> None:
        """Revocation counts from the next request on, and another PC need not wait."""
        agent = cloud.keeper(cloud.organization())
        assert cloud.organizations.revoke(cloud.slug("kedai"), "PC-1") == 1
        assert problem(agent.post_batch(C, []), 401).code == ProblemCode.UNAUTHORIZED
        assert cloud.keeper("kedai", "PC-2").lease

    def test_tokens_and_codes_are_stored_as_hashes(self, cloud: Cloud) -> None:
        """Whoever reads the database cannot use what is in it."""
        agent = cloud.agent(cloud.organization())
        person = cloud.person("kedai")
        code = cloud.organizations.invite(cloud.slug("kedai"))
        with cloud.database.read() as connection:
            rows = [
                *connection.execute(select(agents)),
                *connection.execute(select(api_tokens)),
                *connection.execute(select(pairing_codes)),
            ]
        stored = repr(rows)
        for secret in (
            agent.token,
            person.headers["Authorization"].removeprefix("Bearer "),
            code,
            code.replace("-", ""),
        ):
            assert secret not in stored


class LeaseContract:
    """One PC keeps a company. Subclasses give the fixture `cloud`."""

    def test_a_second_pc_is_refused_and_told_the_first(self, cloud: Cloud) -> None:
        """Two agents for one company: the second hears the first one's name, and until when."""
        cloud.keeper(cloud.organization(), "PC-1")
        refused = problem(cloud.agent("kedai", "PC-2").offer(marks={"guid": "books of kedai"}), 409)
        assert (refused.code, refused.held_by) == (ProblemCode.LEASE_HELD, "PC-1")
        assert refused.held_until is not None
        assert refused.held_until > dt.datetime.now(dt.UTC)

    def test_a_copied_pc_is_a_second_pc(self, cloud: Cloud) -> None:
        """The same token on another PC (a cloned disk) does not share the lease."""
        agent = cloud.keeper(cloud.organization(), "PC-1")
        copy = Agent(cloud.http, agent.token, "PC-2")
        assert problem(copy.offer(marks={"guid": "books of kedai"}), 409).code == ProblemCode.LEASE_HELD

    def test_the_same_agent_renews(self, cloud: Cloud) -> None:
        """Shaking hands again, also after a crash, keeps the lease."""
        agent = cloud.keeper(cloud.organization())
        lease = agent.lease
        assert agent.shake_hands(marks={"guid": "books of kedai"}).lease == lease

    def test_a_lease_that_was_given_back_is_free(self, cloud: Cloud) -> None:
        """After a graceful stop another PC need not wait, and the old lease is worth nothing."""
        first = cloud.keeper(cloud.organization(), "PC-1")
        assert first.call("DELETE", "lease").status_code == 204
        second = cloud.keeper("kedai", "PC-2")
        assert problem(first.post_batch(C, [upsert(C, "1", customer())]), 409).code == ProblemCode.LEASE_LOST
        [result] = second.send(C, upsert(C, "1", customer()))
        assert result.kind is ResultKind.CREATED

    def test_a_lease_that_ended_is_lost(self, cloud: Cloud) -> None:
        """A PC that was silent too long must shake hands again, and another PC may come first."""
        agent = cloud.keeper(cloud.organization(), "PC-1")
        with cloud.database.write() as connection:
            connection.execute(update(organization_integrations).values(lease_expires_at=_PAST))
        assert problem(agent.post_batch(C, [upsert(C, "1", customer())]), 409).code == ProblemCode.LEASE_LOST
        cloud.keeper("kedai", "PC-2")
        assert problem(agent.offer(marks={"guid": "books of kedai"}), 409).held_by == "PC-2"

    def test_writing_needs_a_handshake(self, cloud: Cloud) -> None:
        """Before any handshake there is nothing to write to."""
        agent = cloud.agent(cloud.organization())
        assert problem(agent.post_batch(C, [upsert(C, "1", customer())]), 409).code == ProblemCode.NOT_CONNECTED

    def test_listening_keeps_the_lease(self, cloud: Cloud) -> None:
        """An agent that only waits for commands still keeps its company."""
        agent = cloud.keeper(cloud.organization())
        soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=20)
        with cloud.database.write() as connection:
            connection.execute(update(organization_integrations).values(lease_expires_at=soon))
        cloud.http.request("GET", "/api/agent/commands", headers=agent.headers)
        held = problem(cloud.agent("kedai", "PC-2").offer(marks={"guid": "books of kedai"}), 409).held_until
        assert held is not None
        assert held > soon

    def test_other_books_are_refused_in_words(self, cloud: Cloud) -> None:
        """One organization keeps one company: a second one is refused with the first one's name."""
        agent = cloud.agent(cloud.organization())
        agent.shake_hands(marks={"created": "2020"}, company="Kedai Lama")
        refused = problem(agent.offer(marks={"created": "2021"}, company="Kedai Baru", connection="c2"), 409)
        assert refused.code == ProblemCode.WRONG_COMPANY
        assert "Kedai Lama" in refused.detail
        assert "Kedai Baru" in refused.detail

    def test_a_renamed_company_stays_itself(self, cloud: Cloud) -> None:
        """The marks tell a company, not its name; without marks the name does."""
        agent = cloud.agent(cloud.organization())
        agent.shake_hands(marks={"created": "2020"}, company="Kedai Lama")
        assert agent.offer(marks={"created": "2020"}, company="Kedai Baru", connection="c2").status_code == 200
        assert agent.offer(marks={}, company="Kedai Lain", connection="c2").status_code == 409

    def test_a_copied_file_of_another_company_is_refused(self, cloud: Cloud) -> None:
        """A file that was begun as a copy of another company's has its marks: the registration number tells them."""
        agent, marks = cloud.agent(cloud.organization()), {"created": "2020"}
        agent.shake_hands(marks=marks, company="Kedai Lama", number="201901000005 (1312525-A)")
        again = {"marks": marks, "company": "Kedai Baru", "connection": "c2"}
        refused = problem(agent.offer(**again, number="202001000009"), 409)  # type: ignore[arg-type]
        assert refused.code == ProblemCode.WRONG_COMPANY
        assert "202001000009" in refused.detail
        assert agent.offer(**again, number="201901000005(1312525-a)").status_code == 200  # type: ignore[arg-type]
        assert agent.offer(**again).status_code == 200  # type: ignore[arg-type]
        assert agent.offer(marks=marks, company="Kedai Baru", connection="c3", number="2").status_code == 409
        assert cloud.organizations.accept_books(cloud.slug("kedai"), PROVIDER)
        assert agent.offer(marks=marks, company="Kedai Baru", connection="c3", number="2").status_code == 200

    def test_a_connection_may_correct_its_number(self, cloud: Cloud) -> None:
        """A company that enters the new form of its number stays itself, and is known by it from then on."""
        agent, marks = cloud.agent(cloud.organization()), {"created": "2020"}
        agent.shake_hands(marks=marks, number="1312525-A")
        assert agent.offer(marks=marks, number="201901000005").status_code == 200
        assert agent.offer(marks=marks, connection="c2", number="1312525-A").status_code == 409
        assert agent.offer(marks=marks, connection="c2", number="201901000005").status_code == 200

    def test_a_rebased_connection_may_bring_new_marks(self, cloud: Cloud) -> None:
        """Books that a person re-based after a restore keep their place: same connection, new timeline."""
        agent = cloud.agent(cloud.organization())
        agent.shake_hands(marks={"created": "2020"}, timeline="t1")
        assert agent.offer(marks={"created": "2021"}, timeline="t1").status_code == 409
        assert agent.offer(marks={"created": "2021"}, timeline="t2").status_code == 200
        assert agent.offer(marks={"created": "2021"}, timeline="t2").status_code == 200

    def test_restored_books_on_a_new_pc_are_let_in_by_the_operator(self, cloud: Cloud) -> None:
        """A backup that was restored on a new PC has other marks and another connection: one word lets it in, once."""
        agent = cloud.agent(cloud.organization())
        agent.shake_hands(marks={"created": "2020"}, company="Kedai Lama")
        restored = {"created": "2021"}
        refused = problem(agent.offer(marks=restored, company="Kedai Lama", connection="c2"), 409)
        assert "operator must accept" in refused.detail
        assert cloud.organizations.accept_books(cloud.slug("kedai"), PROVIDER)
        assert agent.offer(marks=restored, company="Kedai Baru", connection="c2").status_code == 409
        assert agent.offer(marks=restored, company="Kedai Lama", connection="c2").status_code == 200
        assert agent.offer(marks={"created": "2022"}, company="Kedai Lama", connection="c3").status_code == 409

    def test_the_platform_keeps_its_identity(self, cloud: Cloud) -> None:
        """Every handshake tells the same platform."""
        first, second = cloud.agent(cloud.organization("a")), cloud.agent(cloud.organization("b"))
        assert first.shake_hands().platform_id == second.shake_hands().platform_id


class RunContract:
    """Run logs, states and commands. Subclasses give the fixture `cloud`."""

    def test_run_logs_come_back_newest_first(self, cloud: Cloud) -> None:
        """What an agent told of its runs is read page by page; telling it again changes nothing."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        logs = [_log(number) for number in range(5)]
        for _ in range(2):
            assert agent.call("POST", "sync-logs", json={"logs": logs}).status_code == 204
        first = person.get("/api/integrations/sync-logs", limit=3).json()["logs"]
        rest = person.get("/api/integrations/sync-logs", limit=3, before=first[-1]["id"]).json()["logs"]
        assert [log["id"] for log in [*first, *rest]] == [log["id"] for log in reversed(logs)]
        assert first[0]["provider"] == PROVIDER
        assert first[0]["records_synced"] == 4

    def test_history_is_filtered_and_looked_at(self, cloud: Cloud) -> None:
        """By kind, outcome, direction, time and provider; one run by its id, for its own organization only."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        logs = [_log(number) for number in range(4)]
        logs[1] |= {"entity_type": "invoices", "status": "failed", "error_message": "away", "records_failed": 2}
        logs[2] |= {"sync_direction": "outbound"}
        assert agent.call("POST", "sync-logs", json={"logs": logs}).status_code == 204

        def found(path: str = "/api/integrations/sync-logs", **asked: str) -> list[int]:
            answer = person.get(path, **asked)
            assert answer.status_code == 200, answer.text
            return sorted(log["records_synced"] for log in answer.json()["logs"])

        assert found(entity_type="invoices") == found(status="failed") == [1]
        assert found(sync_direction="outbound") == [2]
        assert found(since=str(logs[2]["started_at"])) == [2, 3]
        assert found(until="2026-03-02T00:00:00Z") == [0]
        assert found(f"/api/integrations/{PROVIDER}/sync-logs", status="success") == [0, 2, 3]
        assert found("/api/integrations/xero/sync-logs") == []
        problem(person.get("/api/integrations/sync-logs", status="fine"), 422)
        detail = person.get(f"/api/integrations/sync-logs/{logs[1]['id']}").json()
        assert (detail["error_message"], detail["records_failed"], detail["provider"]) == ("away", 2, PROVIDER)
        cloud.organization("lain")
        problem(cloud.person("lain").get(f"/api/integrations/sync-logs/{logs[1]['id']}"), 404)

    def test_any_part_of_the_history_is_paged_through(self, cloud: Cloud) -> None:
        """Each combination of filters gives what it should, newest first, page by page, with runs that began at the
        same moment."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        logs = [
            _log(number % 3)
            | {"entity_type": ("customers", "metrics")[number % 2], "status": ("success", "failed")[number % 5 == 0]}
            | {"sync_direction": ("inbound", "outbound")[number % 7 < 3]}
            for number in range(30)
        ]
        assert agent.call("POST", "sync-logs", json={"logs": logs}).status_code == 204
        newest_first = sorted(logs, key=lambda log: (str(log["started_at"]), str(log["id"])), reverse=True)
        for entity, status, direction in product(("", "metrics"), ("", "success", "partial"), ("", "inbound")):
            asked = {"entity_type": entity, "status": status, "sync_direction": direction}
            wanted = {name: value for name, value in asked.items() if value}
            expected = [log["id"] for log in newest_first if wanted.items() <= log.items()]
            found: list[object] = []
            while page := person.get("/api/integrations/sync-logs", limit=4, **wanted).json()["logs"]:
                found += [log["id"] for log in page]
                wanted["before"] = page[-1]["id"]
            assert found == expected, asked

    def test_metrics_tell_every_day(self, cloud: Cloud) -> None:
        """Runs and records by the day of UTC, days without any among them; nothing of another organization."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        now = dt.datetime.now(dt.UTC)
        today = [{**_log(number), "started_at": now.isoformat(), "completed_at": None} for number in (2, 5)]
        today[1] |= {"status": "failed", "records_failed": 3}
        before = {**_log(7), "started_at": (now - dt.timedelta(days=2)).isoformat(), "completed_at": None}
        agent.call("POST", "sync-logs", json={"logs": [*today, before]})
        days = person.get(f"/api/integrations/{PROVIDER}/metrics", days=3).json()["days"]
        assert [day["day"] for day in days] == [str(now.date() - dt.timedelta(days=n)) for n in (2, 1, 0)]
        assert [day["runs"] for day in days] == [1, 0, 2]
        assert (days[2]["records_synced"], days[2]["records_failed"], days[2]["runs_failed"]) == (7, 3, 1)
        cloud.organization("lain")
        others = cloud.person("lain").get(f"/api/integrations/{PROVIDER}/metrics", days=3).json()["days"]
        assert {day["runs"] for day in others} == {0}
        problem(person.get(f"/api/integrations/{PROVIDER}/metrics", days=91), 422)

    def test_a_log_of_another_organization_stays(self, cloud: Cloud) -> None:
        """An id that another organization used is not overwritten."""
        a, b = cloud.keeper(cloud.organization("a")), cloud.keeper(cloud.organization("b"))
        log = _log(1)
        a.call("POST", "sync-logs", json={"logs": [log]})
        b.call("POST", "sync-logs", json={"logs": [{**log, "records_synced": 99}]})
        [kept] = cloud.person("a").get("/api/integrations/sync-logs").json()["logs"]
        assert kept["records_synced"] == 1
        assert cloud.person("b").get("/api/integrations/sync-logs").json()["logs"] == []

    @pytest.mark.parametrize(
        "wrong",
        [{"id": "no uuid"}, {"status": "fine"}, {"sync_direction": "up"}, {"started_at": "2026-01-01T00:00:00"}],
    )
    def test_a_log_that_says_nothing_known_is_refused(self, cloud: Cloud, wrong: dict[str, str]) -> None:
        """Words outside of the owner's are refused as a whole, before anything is stored."""
        agent = cloud.keeper(cloud.organization())
        refused = problem(agent.call("POST", "sync-logs", json={"logs": [{**_log(1), **wrong}]}), 422)
        assert refused.code == ProblemCode.INVALID

    def test_the_state_tells_records_runs_and_presence(self, cloud: Cloud) -> None:
        """People see what is stored of each kind, its last run, and whether the agent is there."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        agent.send(C, upsert(C, "1", customer()))
        agent.call("POST", "sync-logs", json={"logs": [_log(1), _log(2)]})
        state = person.get(f"/api/integrations/{PROVIDER}/sync-status").json()
        [customers] = [entity for entity in state["entities"] if entity["entity_type"] == "customers"]
        assert (state["connected"], state["agent_online"]) == (True, True)
        assert (customers["records"], customers["last_run"]["records_synced"]) == (1, 2)
        agent.call("DELETE", "lease")
        assert person.get(f"/api/integrations/{PROVIDER}/sync-status").json()["agent_online"] is False
        [connected] = person.get("/api/integrations/connected").json()["integrations"]
        assert (connected["company_name"], connected["pc_name"]) == ("Kedai", "PC-1")
        assert connected["last_synced_at"]

    def test_an_agent_that_is_silent_is_shown_as_offline(self, cloud: Cloud) -> None:
        """Within a minute of its last sign of life, whatever its lease; there again with its next question."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        for silent, online in ((0, True), (20, True), (51, False), (58, False)):
            at = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=silent)
            _seen_at(cloud, agent, at)
            status = person.get(f"/api/integrations/{PROVIDER}/sync-status").json()
            [connected] = person.get("/api/integrations/connected").json()["integrations"]
            assert status["agent_online"] is online, silent
            assert connected.get("agent_online", False) is online, silent
            assert dt.datetime.fromisoformat(status["last_contact_at"]) == at
            assert status["last_contact_at"] == connected["last_contact_at"]
        cloud.http.request("GET", "/api/agent/commands", headers=agent.headers)
        assert person.get(f"/api/integrations/{PROVIDER}/sync-status").json()["agent_online"] is True
        cloud.organizations.revoke(cloud.slug("kedai"), "PC-1")
        assert person.get(f"/api/integrations/{PROVIDER}/sync-status").json()["agent_online"] is False

    def test_an_agent_without_a_lease_is_there_all_the_same(self, cloud: Cloud) -> None:
        """After an hour away its lease is gone until its next run; it is shown as there as soon as it asks."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        with cloud.database.write() as connection:
            past = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
            connection.execute(
                update(organization_integrations)
                .where(organization_integrations.c.organization_id == _organization_id(cloud))
                .values(lease_expires_at=past)
            )
        clear_expired(cloud.database)
        cloud.http.request("GET", "/api/agent/commands", headers=agent.headers)
        assert person.get(f"/api/integrations/{PROVIDER}/sync-status").json()["agent_online"] is True
        assert cloud.agent("kedai", "PC-2").offer().status_code == 200  # and the lease is free

    def test_the_platform_is_ready(self, cloud: Cloud) -> None:
        """Its database answers and is at this version's tables, under the role that it has."""
        assert cloud.http.request("GET", "/ready").json()["ok"] is True

    def test_a_person_wakes_the_waiting_agent(self, cloud: Cloud) -> None:
        """The long poll ends when the command comes, not when it would have ended."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai", Role.MEMBER)
        found: list[dict[str, object]] = []

        def listen() -> None:
            params: dict[str, str | int] = {"wait": 25}
            answer = cloud.http.request("GET", "/api/agent/commands", params=params, headers=agent.headers)
            found.extend(answer.json()["commands"])

        waiting = threading.Thread(target=listen)
        waiting.start()
        accepted = cloud.http.request("POST", f"/api/integrations/{PROVIDER}/sync/customers", headers=person.headers)
        assert accepted.status_code == 202
        waiting.join(timeout=10)
        assert not waiting.is_alive()
        number = accepted.json()["command"]
        assert found == [{"id": number, "provider": PROVIDER, "kind": "sync", "entity": "customers"}]
        later = cloud.http.request("GET", "/api/agent/commands", params={"after": number}, headers=agent.headers)
        assert later.json() == {"commands": [], "last": number}

    def test_a_number_that_was_never_given_is_told_at_once(self, cloud: Cloud) -> None:
        """After a restore numbers are lower than the agent knows: it learns so, instead of waiting past its wishes."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai", Role.MEMBER)
        accepted = cloud.http.request("POST", f"/api/integrations/{PROVIDER}/sync/customers", headers=person.headers)
        number = accepted.json()["command"]
        params: dict[str, str | int] = {"after": number + 5, "wait": 25}
        began = time.monotonic()
        answer = cloud.http.request("GET", "/api/agent/commands", params=params, headers=agent.headers)
        assert answer.json() == {"commands": [], "last": number}
        assert time.monotonic() - began < 20

    def test_commands_need_an_agent_and_a_role(self, cloud: Cloud) -> None:
        """Nobody is woken where no agent keeps the provider, or by whoever may only look."""
        cloud.organization()
        path = f"/api/integrations/{PROVIDER}/sync/customers"
        refused = cloud.http.request("POST", path, headers=cloud.person("kedai").headers)
        assert problem(refused, 409).code == ProblemCode.NOT_CONNECTED
        looking = cloud.person("kedai", Role.SUPPORT)
        assert problem(cloud.http.request("POST", path, headers=looking.headers), 403).code == ProblemCode.FORBIDDEN


def _seen_at(cloud: Cloud, agent: Agent, at: dt.datetime) -> None:
    with cloud.database.write() as connection:
        known = agents.c.token_hash == token_hash(agent.token)
        connection.execute(update(agents).where(known).values(last_seen_at=at))


def _organization_id(cloud: Cloud) -> str:
    return cloud.organizations.id_of(cloud.slug("kedai"))


class RunClockContract:
    """When runs were, whatever clocks say."""

    def test_a_late_log_does_not_turn_the_clock_back(self, cloud: Cloud) -> None:
        """A log that waited while its PC was offline is kept; the last sync stays the newest one."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        for number in (4, 2):
            agent.call("POST", "sync-logs", json={"logs": [_log(number)]})
        [connected] = person.get("/api/integrations/connected").json()["integrations"]
        assert dt.datetime.fromisoformat(connected["last_synced_at"]) == dt.datetime.fromisoformat(
            str(_log(4)["completed_at"])
        )

    @pytest.mark.parametrize("wrong", [dt.timedelta(days=365), dt.timedelta(hours=-9), dt.timedelta(days=-3000)])
    @pytest.mark.parametrize("tells", [True, False], ids=["tells its time", "an older agent"])
    def test_a_clock_that_is_wrong_moves_no_run(self, cloud: Cloud, wrong: dt.timedelta, tells: bool) -> None:
        """Of a PC that tells what time it has, runs stand where they belong; of an older one at least no run stands
        before all that come after it, and the last sync is never later than now."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        began = dt.datetime.now(dt.UTC)
        for number, off in ((3, wrong), (4, dt.timedelta(0))):
            ended = dt.datetime.now(dt.UTC) + off
            times = {"started_at": (ended - dt.timedelta(minutes=2)).isoformat(), "completed_at": ended.isoformat()}
            told: dict[str, object] = {"logs": [{**_log(number), **times}]}
            if tells:
                told["sent_at"] = ended.isoformat()
            assert agent.call("POST", "sync-logs", json=told).status_code == 204
        after = dt.datetime.now(dt.UTC)
        page = person.get("/api/integrations/sync-logs").json()["logs"]
        assert [log["records_synced"] for log in page] == [4, 3]
        [connected] = person.get("/api/integrations/connected").json()["integrations"]
        assert began <= dt.datetime.fromisoformat(connected["last_synced_at"]) <= after
        for log in page if tells or wrong > dt.timedelta(0) else page[:1]:
            start, end = (dt.datetime.fromisoformat(log[name]) for name in ("started_at", "completed_at"))
            assert began <= end <= after
            assert end - start == dt.timedelta(minutes=2)

    def test_a_last_sync_that_lies_ahead_is_mended_by_the_next(self, cloud: Cloud) -> None:
        """As an older platform kept it of a PC whose clock went ahead."""
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        c = organization_integrations.c
        mine = c.organization_id == cloud.organizations.id_of(cloud.slug("kedai"))
        ahead = dt.datetime.now(dt.UTC) + dt.timedelta(days=400)
        with cloud.database.write() as connection:
            connection.execute(update(organization_integrations).where(mine).values(last_synced_at=ahead))
        agent.call("POST", "sync-logs", json={"logs": [_log(4)]})
        [connected] = person.get("/api/integrations/connected").json()["integrations"]
        assert connected["last_synced_at"].startswith("2026-")


def _log(number: int) -> dict[str, object]:
    return {
        "id": str(uuid.uuid4()),
        "entity_type": "customers",
        "sync_direction": "inbound",
        "records_synced": number,
        "records_failed": 0,
        "status": "success",
        "started_at": f"2026-03-0{number + 1}T08:00:00+08:00",
        "completed_at": f"2026-03-0{number + 1}T08:01:00+08:00",
    }


class CatalogContract:
    """What can be connected."""

    def test_what_can_be_connected_is_told_with_what_each_can_do(self, cloud: Cloud) -> None:
        """Every described provider: where it runs, what it keeps equal or gathers which way, how it is connected."""
        cloud.organization()
        answer = cloud.person("kedai").get("/api/integrations")
        told = {each.provider: each for each in msgspec.json.decode(answer.content, type=AvailableList).integrations}
        assert set(told) == {spec.name for spec in specs()} >= {"sql_accounting", "quickbooks", "xero", "instagram"}
        books, facebook, xero = told["sql_accounting"], told["facebook"], told["xero"]
        assert (books.hosted_by, books.signs_in, books.tells) == ("agent", False, False)
        assert [setting.name for setting in books.settings if setting.secret] == ["password"]
        assert (books.directions["invoices"], books.directions["accounts"]) == ("bidirectional", "inbound")
        assert (facebook.hosted_by, facebook.entities, facebook.gathers) == (
            "worker", ["customers"], ["leads", "metrics"],
        )  # fmt: skip
        inbound = dict.fromkeys(("customers", "leads", "metrics"), "inbound")
        assert (facebook.account, facebook.directions) == ("page", inbound)
        assert (xero.signs_in, xero.tells, xero.account) == (True, True, "organisation")
