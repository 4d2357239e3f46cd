"""What the platform promises about webhooks, whatever database it stands on. Subclasses give the fixture `cloud`, whose
server knows the registrations of `tests.fakes.webhooks`."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import secrets

import httpx
import pytest
from sqlalchemy import Connection, select, update

from cloud_api.agents.service import CommandKind
from cloud_api.db.engine import Database
from cloud_api.db.tables import integration_webhooks
from cloud_api.organizations.service import OrganizationService
from cloud_api.webhooks.handling import Handler, Matter, Verdict, WebhookHandling
from cloud_api.webhooks.listing import redrive
from cloud_api.webhooks.repository import (
    Delivery,
    EventState,
    connect_tenant,
    disconnect_tenants,
    keep,
    refusals,
)
from cloud_api.worker import clear_expired
from connector.domain.errors import Rejected
from connector.domain.webhooks import unreadable
from connector.platform.wire import ProblemCode
from connector.providers.quickbooks.webhook import events
from tests.cloud_api.driver import Cloud, problem
from tests.fakes.webhooks import CHALLENGE_TOKEN, lead, older_change, signature, signed
from tests.live.servers.processes import wait_until
from tests.providers.payloads import payload

_c = integration_webhooks.c
LOGS = "/api/integrations/{}/webhook-logs"


class WebhookStage:
    """Organizations with tenants, and what is in the tables."""

    @pytest.fixture(autouse=True)
    def _cloud(self, cloud: Cloud) -> None:
        self.cloud = cloud

    def tenant(self, name: str, provider: str = "quickbooks") -> str:
        """A new organization with a connected account; the account's name at the provider."""
        self.cloud.organization(name)
        tenant = f"{self.cloud.slug(name)}"
        with self.cloud.database.write() as connection:
            organization_id = self.cloud.organizations.id_of(self.cloud.slug(name))
            assert connect_tenant(connection, organization_id, provider, tenant)
        return tenant

    def post(self, provider: str, body: bytes, headers: dict[str, str] | None = None) -> httpx.Response:
        """What the provider sends."""
        sent = signed(provider, body) if headers is None else headers
        return self.cloud.http.request("POST", f"/api/integrations/{provider}/webhook", content=body, headers=sent)

    def tell(self, provider: str, body: bytes) -> None:
        """What the provider sends, and is thanked for as it wishes: without a body, without a cookie."""
        answer = self.post(provider, body)
        assert (answer.status_code, answer.content) == (200, b""), answer.text
        assert "set-cookie" not in answer.headers

    def logs(self, name: str, provider: str = "quickbooks", **asked: str | int) -> list[dict[str, object]]:
        """What the organization sees."""
        answer = self.cloud.person(name).get(LOGS.format(provider), **asked)
        assert answer.status_code == 200, answer.text
        logs: list[dict[str, object]] = answer.json()["logs"]
        return logs

    def settled(self, name: str, provider: str = "quickbooks") -> list[dict[str, object]]:
        """The same once the worker has had everything in hand."""
        wait_until(lambda: all(log["state"] != "waiting" for log in self.logs(name, provider)), "events are handled")
        return self.logs(name, provider)

    def stored(self, tenant: str) -> list[tuple[str, bool]]:
        """State of every event of a tenant, and whether it belongs to somebody."""
        with self.cloud.database.read() as connection:
            rows = connection.execute(
                select(_c.state, _c.organization_id.is_not(None)).where(_c.tenant == tenant).order_by(_c.id)
            )
            return [(row[0], bool(row[1])) for row in rows]


class WebhookDoorContract(WebhookStage):
    """Who is let in, and what is kept."""

    def test_a_signed_event_is_kept_and_shown(self) -> None:
        """The published body of Intuit, for a connected company: both its events, in our words, with their payloads."""
        tenant = self.tenant("kedai")
        body = payload("quickbooks_legacy").replace(b"1185883450", tenant.encode())
        self.tell("quickbooks", body)
        supplier, customer = self.logs("kedai")
        assert (customer["event_type"], supplier["event_type"]) == ("customer.created", "supplier.created")
        assert (customer["tenant"], customer["subject"], customer["entity"]) == (tenant, "1", "customers")
        assert customer["occurred_at"] == "2015-10-05T21:42:19Z"
        detail = self.cloud.person("kedai").get(f"{LOGS.format('quickbooks')}/{customer['id']}").json()
        assert detail["payload"] == json.loads(body)["eventNotifications"][0]["dataChangeEvent"]["entities"][0]

    def test_what_comes_twice_is_kept_once(self) -> None:
        """A provider that did not hear the answer sends again: the same bytes, or the same event among others."""
        tenant = self.tenant("kedai")
        for _ in range(3):
            self.tell("quickbooks", older_change(tenant))
        both = json.loads(older_change(tenant))
        entities = both["eventNotifications"][0]["dataChangeEvent"]["entities"]
        entities.append({**entities[0], "id": "2"})
        self.tell("quickbooks", json.dumps(both).encode())
        assert [log["subject"] for log in self.logs("kedai")] == ["2", "1"]

    @pytest.mark.parametrize("provider", ["quickbooks", "xero", "facebook", "instagram"])
    def test_whoever_does_not_sign_is_refused(self, provider: str) -> None:
        """No signature, a wrong one, one of another body, another key, or of another kind: 401, counted, not kept."""
        body = lead("page-of-nobody", "1")
        before = self._refused(provider)
        others = (signature(provider, body + b" "), signature(provider, body, "another key"))
        signatures = ["", "x", "sha256=", "é", *others]
        for wrong in signatures:
            headers = {name: wrong for name in signed(provider, body) if name != "Content-Type"}
            sent = [(name.encode(), value.encode()) for name, value in headers.items()]
            answer = self.post(provider, body, sent if wrong else {})  # type: ignore[arg-type]  # bytes as httpx takes them
            assert (answer.status_code, answer.content) == (401, b"")
        assert self.stored("page-of-nobody") == []
        wait_until(lambda: self._refused(provider) == before + len(signatures), "refusals are counted")

    def test_the_published_vector_of_intuit(self) -> None:
        """The one signature that was published opens the door."""
        headers = {"intuit-signature": "nfPLN16u3vMvv08ghDs+dOkLuirEVDy5wAeG/lmM2OA="}
        assert self.post("quickbooks", b'{"stuff":"5"}', headers).status_code == 200

    def test_intent_to_receive_of_xero(self) -> None:
        """Signed rightly 200, wrongly exactly 401; neither is an event."""
        body = payload("xero_intent_to_receive")
        self.tell("xero", body)
        assert self.post("xero", body, signed("xero", body, "wrong")).status_code == 401

    @pytest.mark.parametrize("provider", ["facebook", "instagram"])
    def test_the_handshake_of_meta(self, provider: str) -> None:
        """Whoever knows the token gets the challenge back, as plain text and nothing else."""
        asked: dict[str, str | int] = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
        path = f"/api/integrations/{provider}/webhook"
        right = self.cloud.http.request("GET", path, params={**asked, "hub.verify_token": CHALLENGE_TOKEN})
        assert (right.status_code, right.text) == (200, "1158201444")
        assert right.headers["content-type"].startswith("text/plain")
        for wrong in (
            {**asked, "hub.verify_token": "guessed"},
            asked,
            {},
            {**asked, "hub.verify_token": CHALLENGE_TOKEN, "hub.mode": "unsubscribe"},
            {**asked, "hub.verify_token": CHALLENGE_TOKEN, "hub.challenge": "<script>"},
        ):
            problem(self.cloud.http.request("GET", path, params=wrong), 403)

    def test_providers_without_webhooks_have_no_door(self) -> None:
        """404 for books on an office PC, for unknown names, and for a handshake that a provider does not ask for."""
        for provider in ("sql_accounting", "nobody", "quick-books"):
            assert problem(self.post(provider, b"{}", {}), 404).code == ProblemCode.NOT_FOUND
            problem(self.cloud.http.request("GET", f"/api/integrations/{provider}/webhook"), 404)
        problem(self.cloud.http.request("GET", "/api/integrations/xero/webhook"), 404)

    def test_leads_and_figures(self) -> None:
        """The published bodies of Meta for a connected page and account."""
        page, account = self.tenant("page", "facebook"), self.tenant("account", "instagram")
        self.tell("facebook", payload("facebook_leadgen").replace(b"153125381133", json.dumps(page).encode()))
        self.tell("instagram", payload("instagram_story_insights").replace(b"17841405309211844", account.encode()))
        assert [log["event_type"] for log in self.logs("page", "facebook")] == ["lead.created"] * 2
        assert [log["event_type"] for log in self.logs("account", "instagram")] == ["story_insights.updated"]

    def test_one_body_of_several_owners(self) -> None:
        """Each owner sees its own events; whoever nobody connected has them kept."""
        mine, other = self.tenant("mine"), self.tenant("other")
        notices = [json.loads(older_change(realm))["eventNotifications"][0] for realm in (mine, other, f"no {mine}")]
        self.tell("quickbooks", json.dumps({"eventNotifications": notices}).encode())
        assert [log["tenant"] for log in self.logs("mine")] == [mine]
        assert [log["tenant"] for log in self.logs("other")] == [other]
        assert self.stored(f"no {mine}") == [("unassigned", False)]

    def _refused(self, provider: str) -> int:
        with self.cloud.database.read() as connection:
            counted = refusals(connection, dt.datetime.now(dt.UTC))
        return sum(count for (whose, _), count in counted.items() if whose == provider)


class WebhookBodyContract(WebhookStage):
    """Bodies that nobody should send."""

    def test_a_body_may_be_only_so_large(self) -> None:
        """Above two megabytes it is refused, signed or not; just below it is taken."""
        body = b'{"filler": "' + b"x" * (2 * 1024 * 1024) + b'"}'
        assert self.post("quickbooks", body).status_code == 413
        assert self.post("quickbooks", body[: 2 * 1024 * 1024 - 2]).status_code == 200

    @pytest.mark.parametrize("body", [b"[" * 200_000, b'{"events":' * 1000 + b"1" + b"}" * 1000, b"\xff", b""])
    def test_signed_nonsense_is_kept_as_such(self, body: bytes) -> None:
        """What a provider signed is not thrown away, and harms nobody."""
        self.tell("quickbooks", body)
        self.tell("quickbooks", body)
        with self.cloud.database.read() as connection:
            kept = select(_c.state, _c.processed).where(_c.dedupe_key == unreadable(body).dedupe_key)
            assert [tuple(row) for row in connection.execute(kept)] == [("kept", True)]

    def test_a_bomb_does_not_unfold(self) -> None:
        """A gzip body of a gigabyte ends at the limit."""
        bomb = gzip.compress(b"\0" * (64 * 1024 * 1024), 9)
        answer = self.post("quickbooks", bomb, {**signed("quickbooks", bomb), "Content-Encoding": "gzip"})
        assert answer.status_code == 413

    def test_values_that_no_column_takes(self) -> None:
        """NUL in text, numbers beyond any type, halves of surrogates: kept, and the rest of the request with it."""
        tenant = self.tenant("kedai")
        odd = json.loads(older_change(tenant, key="1\0"))
        odd["eventNotifications"].append(json.loads(older_change(tenant, key="2"))["eventNotifications"][0])
        text = json.dumps(odd).replace('"id": "2"', '"id": "2", "much": 1e999999, "nul": "\\u0000"')
        self.tell("quickbooks", text.encode())
        assert [log["subject"] for log in self.logs("kedai")] == ["2", "1"]
        self.tell("quickbooks", b'{"eventNotifications": "\\ud800"}')


class WebhookHandlingContract(WebhookStage):
    """What follows from events. The platform's own worker is at work meanwhile."""

    def test_an_unknown_kind_is_kept(self) -> None:
        """Nothing follows from a time activity; the event says so."""
        tenant = self.tenant("kedai")
        self.tell("quickbooks", older_change(tenant, name="TimeActivity"))
        [log] = self.settled("kedai")
        assert (log["state"], log["event_type"]) == ("kept", "time_activity.updated")
        assert log["note"]

    def test_nobody_keeps_the_connection(self) -> None:
        """An event for a connection without a host is kept; the next sync reads everything anyway."""
        self.tell("quickbooks", older_change(self.tenant("kedai")))
        [log] = self.settled("kedai")
        assert log["state"] == "kept"
        assert "next sync" in str(log["note"])

    def test_a_host_is_woken_once_for_many_events(self) -> None:
        """A hundred changed invoices in one body are one command for the host of the connection."""
        tenant = self.tenant("kedai")
        agent = self.cloud.agent("kedai")
        self.keep_books(agent.headers)
        body = json.loads(older_change(tenant))
        entities = body["eventNotifications"][0]["dataChangeEvent"]["entities"]
        entities += [{**entities[0], "id": str(number)} for number in range(2, 101)]
        self.tell("quickbooks", json.dumps(body).encode())
        logs = self.settled("kedai")
        assert {log["state"] for log in logs} == {"handled"}
        commands = self.cloud.http.request("GET", "/api/agent/commands", headers=agent.headers).json()["commands"]
        assert [(command["kind"], command["entity"]) for command in commands] == [(CommandKind.SYNC, "invoices")]

    def test_events_wait_for_their_owner(self) -> None:
        """Events of an account that is connected later are its organization's then."""
        name = self.cloud.organization()
        tenant = self.cloud.slug(name)
        self.tell("quickbooks", older_change(tenant))
        assert self.stored(tenant) == [("unassigned", False)]
        with self.cloud.database.write() as connection:
            assert connect_tenant(connection, self.cloud.organizations.id_of(tenant), "quickbooks", tenant)
        assert [log["tenant"] for log in self.settled(name)] == [tenant]

    def test_a_tenant_has_one_owner(self) -> None:
        """A second organization does not get the first one's events, before the first let go of it."""
        tenant = self.tenant("first")
        second = self.cloud.organizations.id_of(self.cloud.slug(self.cloud.organization("second")))
        first = self.cloud.organizations.id_of(tenant)
        with self.cloud.database.write() as connection:
            assert not connect_tenant(connection, second, "quickbooks", tenant)
            disconnect_tenants(connection, first, "quickbooks")
            assert connect_tenant(connection, second, "quickbooks", tenant)

    def keep_books(self, headers: dict[str, str]) -> None:
        """Let an agent take the lease of the QuickBooks connection, as the platform's host does."""
        offered = {
            "agent_id": "a",
            "pc_name": "PC-1",
            "connection": "c1",
            "company_name": "Kedai",
            "company_marks": {},
            "books_timeline": "t1",
        }
        path = "/api/integrations/quickbooks/handshake"
        assert self.cloud.http.request("POST", path, json=offered, headers=headers).status_code == 200


class WebhookTroubleContract:
    """A handler that fails. Subclasses give the fixture `quiet`: a migrated database on which nothing else works."""

    @pytest.fixture(autouse=True)
    def _stage(self, quiet: Database) -> None:
        organizations = OrganizationService(quiet)
        self.database = quiet
        self.tenant = f"kedai-{secrets.token_hex(4)}"
        organizations.create(self.tenant, "Kedai")
        bodies = (older_change(self.tenant, "Invoice"), older_change(self.tenant, "Customer"))
        with quiet.write() as connection:
            assert connect_tenant(connection, organizations.id_of(self.tenant), "quickbooks", self.tenant)
            for body in bodies:
                now = dt.datetime.now(dt.UTC)
                keep(connection, [Delivery(provider="quickbooks", signature="", received_at=now, events=events(body))])

    def test_what_fails_is_tried_again_and_dies_and_comes_back(self) -> None:
        """Three tries, then dead, beside another event that is handled at once; sent round again it is handled."""
        failing = self._handling(_refuse_invoices)
        assert failing.handle_some() == 2
        assert self._states() == ["waiting", "handled"]
        for state in ("waiting", "dead"):
            self._all_due()
            assert failing.handle_some() == 1
            assert self._states() == [state, "handled"]
        with self.database.read() as connection:
            dead = connection.execute(select(_c.attempts, _c.note, _c.processed).where(_c.state == "dead")).one()
        assert tuple(dead) == (3, "Not today.", False)
        assert failing.handle_some() == 0
        with self.database.write() as connection:
            assert redrive(connection, EventState.DEAD, provider="quickbooks") == 1
        assert self._handling(_handle).handle_some() == 1
        assert self._states() == ["handled", "handled"]

    def test_a_failed_try_leaves_nothing_and_waits(self) -> None:
        """What the handler wrote before it failed is undone, and it is not due again at once."""
        assert self._handling(_write_and_fail).handle_some() == 2
        assert self._handling(_handle).handle_some() == 0
        with self.database.read() as connection:
            assert connection.execute(select(_c.subject).where(_c.tenant == self.tenant)).scalars().all() == ["1", "1"]

    def test_events_that_came_while_their_account_was_being_connected(self) -> None:
        """An event that found no owner in that very moment is the organization's with the next look."""
        with self.database.write() as connection:
            orphaned = update(integration_webhooks).where(_c.entity == "invoices")
            connection.execute(orphaned.values(state="unassigned", organization_id=None))
        assert self._handling(_handle).handle_some() == 2
        assert self._states() == ["handled", "handled"]

    def test_what_was_done_with_is_forgotten_in_the_end(self) -> None:
        """Ninety days after it was handled an event goes; so does one of an account that nobody connected, of which a
        provider may tell for years; one that is dead stays."""
        assert self._handling(_refuse_invoices).handle_some() == 2
        long_ago = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        with self.database.write() as connection:
            for at, key in ((long_ago, "old"), (dt.datetime.now(dt.UTC), "new")):
                orphans = events(older_change(f"{self.tenant}-nobody", key=key))
                keep(connection, [Delivery(provider="quickbooks", signature="", received_at=at, events=orphans)])
            mine = update(integration_webhooks).where(_c.tenant == self.tenant)
            connection.execute(mine.where(_c.entity == "invoices").values(state="dead"))
            connection.execute(mine.values(due_at=long_ago))
        assert clear_expired(self.database) >= 2
        assert self._states() == ["dead"]
        with self.database.read() as connection:
            left = select(_c.subject).where(_c.tenant == f"{self.tenant}-nobody")
            assert list(connection.execute(left).scalars()) == ["new"]

    def _handling(self, handler: Handler) -> WebhookHandling:
        return WebhookHandling(self.database, handler, [dt.timedelta(hours=1)] * 2)

    def _states(self) -> list[str]:
        with self.database.read() as connection:
            found = connection.execute(select(_c.state).where(_c.tenant == self.tenant).order_by(_c.id))
            return list(found.scalars())

    def _all_due(self) -> None:
        with self.database.write() as connection:
            connection.execute(update(integration_webhooks).values(due_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))


def _handle(_connection: Connection, _matter: Matter) -> Verdict:
    return Verdict(EventState.HANDLED)


def _refuse_invoices(_connection: Connection, matter: Matter) -> Verdict:
    if matter.entity == "invoices":
        raise Rejected("Not today.")
    return Verdict(EventState.HANDLED)


def _write_and_fail(connection: Connection, matter: Matter) -> Verdict:
    connection.execute(update(integration_webhooks).values(subject="overwritten"))
    raise KeyError(matter.entity)
