"""Handshakes, leases and the state of connected providers. Synchronous; runs in worker threads."""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.agents.presence import Contact, check_paired, note_pause
from cloud_api.agents.versions import check_version, note_program
from cloud_api.changes.repository import ChangeRepository
from cloud_api.db.engine import Database
from cloud_api.db.tables import organization_integrations, platform, reconciliation_states
from cloud_api.db.types import new_id
from cloud_api.diagnostics.repository import state_of
from cloud_api.hosted.repository import HOST_NAME, agent_of_host, hosted_providers
from cloud_api.integrations.available import known_provider
from cloud_api.integrations.companies import Known, check_company, marks_of
from cloud_api.jobs import repository as jobs
from cloud_api.jobs.turns import keeping
from cloud_api.marketing.summary import summaries
from cloud_api.problems import Problem
from cloud_api.runs.ends import Ended, ended
from cloud_api.runs.repository import last_runs
from cloud_api.security.caller import AgentCaller, Caller
from cloud_api.security.tokens import new_token
from cloud_api.sign_in.notices import Standing, Standings
from connector.domain.gathered import Summary
from connector.platform.wire import EntityState, Handshake, ProblemCode, SyncStatus, Welcome
from connector.platform.wire_integrations import Connected

_TROUBLED = 2
"""Turns that failed in a row are told then, whether they came to a run or not: a single one may be a moment's."""

_c = organization_integrations.c


class IntegrationService:
    """One provider of one organization at a time."""

    def __init__(self, database: Database, lease_seconds: int, oldest_agent: str = "") -> None:
        """Agents older than a version are refused."""
        self._database = database
        self._lease_seconds = lease_seconds
        self._oldest_agent = oldest_agent

    def handshake(self, caller: AgentCaller, provider: str, offered: Handshake) -> Welcome:
        """Give or renew the lease of a company.

        Raises:
            Problem: 401, it was revoked meanwhile; 409, it is too old, other books are connected, or another PC's are.
        """
        now = dt.datetime.now(dt.UTC)
        check_version(offered.version, self._oldest_agent)
        with self._database.write() as connection:
            platform_id, changes = _told_of_itself(connection, caller.organization_id, provider)
            known = _found_or_new(connection, caller, provider, offered, now)
            _check_keeper(connection, caller, provider)  # once the row is ours: whoever had it may have changed that
            check_company(known, offered)
            _check_lease(known, caller, offered, now)
            lease = _live_lease(known, now) or new_token("")
            connection.execute(
                update(organization_integrations)
                .where(_c.id == known.id)
                .values(
                    connection=offered.connection,
                    company_name=offered.company_name,
                    company_marks=_text({**marks_of(known.company_marks), **offered.company_marks}),
                    company_registration_no=offered.company_registration_no or known.company_registration_no,
                    books_timeline=offered.books_timeline,
                    pc_name=offered.pc_name,
                    agent_id=caller.agent_id,
                    is_active=True,
                    lease=lease,
                    lease_expires_at=now + dt.timedelta(seconds=self._lease_seconds),
                )
            )
            note_program(connection, caller.agent_id, offered, now)
        return Welcome(
            platform_id=platform_id,
            organization=caller.organization_slug,
            sequence=known.sequence,
            lease=lease,
            lease_seconds=self._lease_seconds,
            changes=changes,
        )

    def release(self, caller: AgentCaller, provider: str, lease: str) -> None:
        """Give a lease back; nothing happens when it is not the agent's any more."""
        with self._database.write() as connection:
            connection.execute(
                update(organization_integrations)
                .where(
                    _c.organization_id == caller.organization_id,
                    _c.provider == provider,
                    _c.agent_id == caller.agent_id,
                    _c.lease == lease,
                )
                .values(lease=None, lease_expires_at=None)
            )

    def connected(self, caller: Caller) -> list[Connected]:
        """Connected providers of the caller's organization."""
        now = dt.datetime.now(dt.UTC)
        statement = (
            select(organization_integrations).where(_c.organization_id == caller.organization_id).order_by(_c.provider)
        )
        with self._database.read() as connection:
            hosted = hosted_providers(connection, caller.organization_id)
            rows = connection.execute(statement).all()
            contacts = [Contact(connection, row, now) for row in rows]
            signed_in = Standings(connection).of(caller.organization_id)
            collected = summaries(connection, caller.organization_id, now)
            runs = {each: _how_it_runs(connection, caller.organization_id, each) for each in hosted}
        told = zip(rows, contacts, strict=True)
        return [
            replace(
                _connected(row, contact, hosted, signed_in.get(row.provider), collected.get(row.provider)),
                **runs.get(row.provider, {}),
            )
            for row, contact in told
        ]

    def status(self, caller: Caller, provider: str) -> SyncStatus:
        """How a provider's sync stands: what is stored of each kind, and its last run."""
        now = dt.datetime.now(dt.UTC)
        s = reconciliation_states.c
        with self._database.read() as connection:
            known = _find(connection, caller.organization_id, provider, lock=False)
            counted = select(s.entity, s.count).where(
                s.organization_id == caller.organization_id, s.provider == provider
            )
            counts = dict(tuple(row) for row in connection.execute(counted))
            kinds = known_provider(provider).entities
            runs = last_runs(connection, caller.organization_id, provider, kinds)
            hosted = provider in hosted_providers(connection, caller.organization_id)
            open_changes = ChangeRepository(connection, caller.organization_id, provider).open_counts()
            contact = Contact(connection, known, now)
            asked = jobs.recent(connection, caller.organization_id, provider)
            diagnostics = state_of(connection, caller.organization_id, provider)
        entities = [
            EntityState(
                entity_type=kind.value,
                records=counts.get(kind.value, 0),
                last_run=runs.get(kind),
                changes_waiting=open_changes.get(kind, (0, 0))[0],
                changes_in_conflict=open_changes.get(kind, (0, 0))[1],
            )
            for kind in kinds
        ]
        return SyncStatus(
            provider=provider,
            connected=known is not None and known.is_active,
            agent_online=contact.online,
            last_contact_at=contact.at,
            hosted_by="worker" if hosted else "agent",
            pause_asked_at=known.pause_asked_at if known is not None else None,
            pause_asked_by=(known.pause_asked_by or "") if known is not None else "",
            entities=entities,
            jobs=asked,
            diagnostics=diagnostics,
        )


def _connected(
    row: Known, contact: Contact, hosted: frozenset[str], signed_in: Standing | None, collected: Summary | None
) -> Connected:
    known = known_provider(row.provider)
    told = signed_in or Standing()
    return Connected(
        provider=row.provider,
        is_active=row.is_active,
        connected_at=row.connected_at,
        last_synced_at=row.last_synced_at,
        company_name=row.company_name,
        pc_name=row.pc_name,
        agent_online=contact.online,
        last_contact_at=contact.at,
        hosted_by="worker" if row.provider in hosted or known.sign_in is not None else "agent",
        state=told.state,
        attention=told.attention,
        signed_in_by=told.signed_in_by,
        consent_ends_at=told.consent_ends_at,
        title=known.title,
        entities=[kind.value for kind in known.entities],
        gathers=list(known.gathers),
        collected=collected,
    )


def _how_it_runs(connection: Connection, organization_id: str, provider: str) -> dict[str, object]:
    """What is told of runs that the platform itself carries out."""
    kept = keeping(connection, organization_id, provider)
    last = Ended("failed", kept.note) if kept.failures >= _TROUBLED else ended(connection, organization_id, provider)
    return {"ended": last.status, "last_words": last.sentence, "overdue": kept.is_overdue}


def _told_of_itself(connection: Connection, organization_id: str, provider: str) -> tuple[str, int]:
    """The database's identity, and how many changes people ever made for these books."""
    platform_id: str = connection.execute(select(platform.c.id)).scalar_one()
    return platform_id, ChangeRepository(connection, organization_id, provider).total()


def _find(connection: Connection, organization_id: str, provider: str, *, lock: bool) -> Known | None:
    statement = select(organization_integrations).where(_c.organization_id == organization_id, _c.provider == provider)
    return connection.execute(statement.with_for_update() if lock else statement).one_or_none()


def _found_or_new(
    connection: Connection, caller: AgentCaller, provider: str, offered: Handshake, now: dt.datetime
) -> Known:
    """The organization's connection, locked."""
    known = _find(connection, caller.organization_id, provider, lock=True)
    if known is not None and known.agent_id != caller.agent_id:
        note_pause(connection, caller.organization_id, provider, None)  # another PC was asked that
    return known or _connect(connection, caller, provider, offered, now)


def _connect(connection: Connection, caller: AgentCaller, provider: str, offered: Handshake, now: dt.datetime) -> Known:
    """The first handshake of a provider; when two come at once, the later one finds the earlier one's."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {
        "id": new_id(),
        "organization_id": caller.organization_id,
        "provider": provider,
        "is_active": True,
        "connected_at": now,
        "connection": offered.connection,
        "company_name": offered.company_name,
        "company_marks": _text(offered.company_marks),
        "company_registration_no": offered.company_registration_no or None,
        "books_timeline": offered.books_timeline,
        "pc_name": offered.pc_name,
        "sequence": 0,
    }
    connection.execute(dialect.insert(organization_integrations).values(values).on_conflict_do_nothing())
    found = _find(connection, caller.organization_id, provider, lock=True)
    assert found is not None  # noqa: S101 - inserted above, by us or by the other
    return found


def _check_keeper(connection: Connection, caller: AgentCaller, provider: str) -> None:
    """A disconnect may have come between the look at the token and the turn of the row: it is not undone. And an office
    PC does not take what the platform itself hosts, not even between two runs."""
    check_paired(connection, caller.agent_id)
    host = agent_of_host(connection, caller.organization_id, provider)
    if host is not None and host != caller.agent_id:
        raise Problem(
            409,
            ProblemCode.LEASE_HELD,
            "The platform keeps these books itself, by the vendor's API: disconnect them there first.",
            held_by=HOST_NAME,
        )


def _check_lease(known: Known, caller: AgentCaller, offered: Handshake, now: dt.datetime) -> None:
    """Another agent, or a copy of this one on another PC, keeps the company while its lease lasts."""
    if known.lease is None or known.lease_expires_at is None or known.lease_expires_at <= now:
        return
    if known.agent_id == caller.agent_id and known.pc_name == offered.pc_name:
        return
    raise Problem(
        409,
        ProblemCode.LEASE_HELD,
        f"The PC {known.pc_name} keeps this company already.",
        held_by=known.pc_name,
        held_until=known.lease_expires_at,
    )


def _live_lease(known: Known, now: dt.datetime) -> str:
    """The lease that is still held; empty without one."""
    held = known.lease_expires_at is not None and known.lease_expires_at > now
    return known.lease or "" if held else ""


def _text(marks: dict[str, str]) -> str:
    return msgspec.json.encode(marks, order="sorted").decode()
