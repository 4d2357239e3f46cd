"""An organization with something in every table that belongs to customers, marked so that it is found wherever it
leaks to."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import uuid

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from cloud_api.db.engine import Database
from cloud_api.db.tables import (
    agent_diagnostics,
    api_tokens,
    connection_turns,
    hosted_connections,
    hosted_orders,
    integration_secrets,
    integration_tokens,
    integration_webhooks,
    metadata,
    record_feeds,
    sessions,
    sign_ins,
    sync_jobs,
)
from cloud_api.db.types import new_id
from cloud_api.marketing import repository as marketing
from cloud_api.security.caller import Role
from cloud_api.webhooks.repository import Delivery, connect_tenant, keep
from cloud_api.worker import clear_expired
from connector.domain.keys import EntityKind
from connector.providers.quickbooks.webhook import events
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, Person, upsert
from tests.fakes.collected import collected
from tests.fakes.entities import customer, invoice, payment, product, term
from tests.fakes.webhooks import older_change

_LONG = dt.timedelta(hours=1)
HOSTED = "xero"
TOLD = "quickbooks"


class Furnished:
    """One organization. What it has begins with `mark`."""

    def __init__(self, cloud: Cloud, name: str) -> None:
        """Fill it, by the API where that does it."""
        self.cloud = cloud
        self.mark = f"mark{secrets.token_hex(8)}"
        self.name = cloud.organization(name)
        self.slug = cloud.slug(name)
        self.organization_id = cloud.organizations.id_of(self.slug)
        self.agent: Agent = cloud.agent(name, f"{self.mark} PC")
        self.agent.shake_hands(marks={"guid": self.mark}, company=self.mark)
        self.people: dict[Role, Person] = {role: cloud.person(name, role) for role in Role}
        self.key = f"{self.mark}-1"
        self.ids: dict[str, str] = {}
        """What stands in paths, by the parameter's name."""
        self._send_records()
        self._edit()
        self._tell_of_runs()
        self._write_directly()
        self._outlast()

    @property
    def callers(self) -> dict[str, dict[str, str]]:
        """Headers of everybody who may ask for something here."""
        return {"agent": self.agent.headers, **{role.value: person.headers for role, person in self.people.items()}}

    def rows(self, database: Database) -> dict[str, list[str]]:
        """All that it has, by table."""
        with database.read() as connection:
            return {table.name: self._of(connection, table) for table in owned_tables()}

    def changed(self, before: dict[str, list[str]]) -> list[str]:
        """Tables in which it does not have what it had."""
        return sorted(name for name, rows in self.rows(self.cloud.database).items() if rows != before[name])

    def _of(self, connection: Connection, table: Table) -> list[str]:
        rows = connection.execute(select(table).where(table.c.organization_id == self.organization_id))
        return sorted(repr(tuple(row)) for row in rows)

    def _send_records(self) -> None:
        key, mark = self.key, self.mark
        self.agent.send(EntityKind.TERM, upsert(EntityKind.TERM, key, term(key, mark)))
        self.agent.send(EntityKind.CUSTOMER, upsert(EntityKind.CUSTOMER, key, customer(key, mark)))
        self.agent.send(EntityKind.PRODUCT, upsert(EntityKind.PRODUCT, key, product(key, mark)))
        bill = upsert(EntityKind.INVOICE, key, invoice(key, customer=key, text=mark))
        [stored] = self.agent.send(EntityKind.INVOICE, bill)
        self.ids["invoice_id"] = stored.remote
        self.agent.send(EntityKind.PAYMENT, upsert(EntityKind.PAYMENT, key, payment(key, customer=key)))

    def _edit(self) -> None:
        asked: dict[str, str | int] = {"organization_slug": self.slug, "provider": PROVIDER}
        admin = self.people[Role.ADMIN].headers
        path, body = f"/api/records/customers/{self.key}", {"phone": self.mark}
        answer = self.cloud.http.request("PATCH", path, json=body, params=asked, headers=admin)
        assert answer.status_code == 202, answer.text
        [change] = self.people[Role.ADMIN].get("/api/changes").json()["items"]
        self.ids["change_id"] = change["id"]

    def _tell_of_runs(self) -> None:
        self.ids["log_id"] = str(uuid.uuid4())
        at = "2026-03-01T08:00:00+08:00"
        log = {"id": self.ids["log_id"], "entity_type": "customers", "sync_direction": "inbound", "status": "failed"}
        log |= {"error_message": self.mark, "started_at": at, "completed_at": at}
        counts = {"records_synced": 1, "records_failed": 1}
        assert self.agent.call("POST", "sync-logs", json={"logs": [{**log, **counts}]}).status_code == 204
        self.cloud.organizations.invite(self.slug)
        told = {"connection": "c1", "present": {"mapping": f"# {self.mark}"}}
        assert self.agent.call("POST", "configuration/report", json=told).status_code == 200

    def _write_directly(self) -> None:
        """What other systems, or their vendors, would have to tell."""
        now, own = dt.datetime.now(dt.UTC), {"organization_id": self.organization_id, "provider": HOSTED}
        told = events(older_change(self.mark, key=self.key))
        self.ids["order_id"] = new_id()
        books = {"connection": self.mark, "settings": json.dumps({"address": self.mark}), "policies": "{}"}
        with self.cloud.database.write() as connection:
            assert connect_tenant(connection, self.organization_id, TOLD, self.mark)
            keep(connection, [Delivery(provider=TOLD, signature="", received_at=now, events=told)])
            mine = integration_webhooks.c.organization_id == self.organization_id
            connection.execute(update(integration_webhooks).where(mine).values(state="handled", processed=True))
            agent_id = connection.execute(select(metadata.tables["agents"].c.id).where(self._is_mine())).scalar_one()
            connection.execute(
                insert(hosted_connections).values(
                    **own, **books, every_seconds=300, agent_id=agent_id, connected_by="", connected_at=now, revision=1
                )
            )
            secret = {name: self.mark.encode() for name in ("key_nonce", "key_text", "nonce", "text")}
            connection.execute(
                insert(integration_secrets).values(**own, **secret, field="token", connection=self.mark, key_id="k")
            )
            order = {"kind": "preview", "asked": "{}", "asked_by": self.mark, "asked_at": now, "state": "refused"}
            connection.execute(
                insert(hosted_orders).values(
                    id=self.ids["order_id"], connection=self.mark, sentence=self.mark, answered_at=now, **order, **own
                )
            )
            read = {"entity": "products", "feed": self.mark, "place": 0, "read_at": now}
            connection.execute(insert(record_feeds).values(**own, **read))
            for_support = {"command": 1, "asked_at": now, "asked_by": self.mark, "received_for": 1, "received_at": now}
            for_support |= {"size": 40, "content": self.mark.encode(), "agent_id": agent_id}
            connection.execute(insert(agent_diagnostics).values(**{**own, "provider": PROVIDER}, **for_support))
            self._sign_in(connection, now, own)
            self._ask(connection, now, own)
            part, standing = collected(self.mark, now)
            marketing.save(connection, self.organization_id, HOSTED, part)
            marketing.stand(connection, self.organization_id, HOSTED, standing)
        [log] = self.people[Role.ADMIN].get(f"/api/integrations/{TOLD}/webhook-logs").json()["logs"]
        self.ids["event_id"] = log["id"]

    def _ask(self, connection: Connection, now: dt.datetime, own: dict[str, str]) -> None:
        """A sync that failed, and the turn of a connection that is due much later."""
        self.ids["job_id"] = new_id()
        asked = {"asked_by": self.mark, "asked_at": now, "entity_type": "customers", "command": 1}
        ended = {"state": "failed", "sentence": self.mark, "ended_at": now, "tries": 1}
        connection.execute(
            insert(sync_jobs).values(id=self.ids["job_id"], connection=self.mark, **own, **asked, **ended)
        )
        turn = {"connection": self.mark, "work": "run", "due_at": now + _LONG, "note": self.mark}
        counts = {"priority": 0, "wished": 0, "kinds": "", "failures": 0}
        connection.execute(insert(connection_turns).values(**own, **turn, **counts))

    def _sign_in(self, connection: Connection, now: dt.datetime, own: dict[str, str]) -> None:
        """A sign-in that failed, tokens of another one, a session."""
        token = {"connection": self.mark, "tenant_id": self.mark, "tenant_name": self.mark, "kept": "{}", "scope": ""}
        token |= {"signed_in_by": self.mark, "state": "reconnect", "sentence": self.mark}
        times = {"signed_in_at": now, "refreshed_at": now}
        connection.execute(insert(integration_tokens).values(**own, **token, **times, tries=0, revision=1))
        failed = {"started_by": self.mark, "state": "failed", "reason": self.mark, "created_at": now}
        connection.execute(insert(sign_ins).values(id=new_id(), **own, **failed, expires_at=now + _LONG))
        api_token = select(api_tokens.c.id).where(api_tokens.c.organization_id == self.organization_id).limit(1)
        session = {"token_hash": self.mark.encode(), "organization_id": self.organization_id, "created_at": now}
        connection.execute(
            insert(sessions).values(
                **session, api_token_id=connection.execute(api_token).scalar_one(), expires_at=now + _LONG
            )
        )

    def _outlast(self) -> None:
        """Nothing here runs out, and is cleared away, while a test looks on."""
        lease = metadata.tables["organization_integrations"].c
        held = (lease.organization_id == self.organization_id, lease.lease.is_not(None))
        with self.cloud.database.write() as connection:
            longer = {"lease_expires_at": dt.datetime.now(dt.UTC) + _LONG}
            connection.execute(update(lease.organization_id.table).where(*held).values(longer))
        clear_expired(self.cloud.database)  # of codes: that by which the PC came

    def _is_mine(self) -> ColumnElement[bool]:
        return metadata.tables["agents"].c.organization_id == self.organization_id


def owned_tables() -> list[Table]:
    """Every table whose rows belong to an organization."""
    return [table for table in metadata.sorted_tables if "organization_id" in table.c]
