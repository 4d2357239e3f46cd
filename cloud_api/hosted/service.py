"""Connecting and disconnecting books that the platform itself hosts. Synchronous; runs in worker threads."""

from __future__ import annotations

import datetime as dt
import secrets as random
from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec
import structlog
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.configuration.repository import forget as forget_configuration
from cloud_api.db.engine import Database
from cloud_api.db.tables import agents, organization_integrations
from cloud_api.db.types import new_id
from cloud_api.hosted import orders, repository
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.repository import HOST_NAME, Hosted
from cloud_api.hosted.schemas import ConnectByKey, HostedConnection
from cloud_api.hosted.signed_in import TOKEN, enlist
from cloud_api.hosted.vendor import AllowedAddresses, in_words, look
from cloud_api.integrations.companies import Known, check_company
from cloud_api.problems import Problem
from cloud_api.security.caller import Caller, PersonCaller
from cloud_api.security.tokens import AGENT_PREFIX, new_token
from connector.domain.entities import ENTITY_TYPES
from connector.domain.errors import BridgeError, VaultLocked
from connector.domain.identity import Identity
from connector.domain.keys import EntityKind
from connector.domain.policies import Policies
from connector.domain.secret import Secret
from connector.domain.writable import TWO_WAY
from connector.platform.sink import introduction
from connector.platform.wire import Handshake, ProblemCode

_i = organization_integrations.c
_log = structlog.get_logger("cloud_api.hosted")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What an admin asked for, after the books answered."""

    caller: PersonCaller
    provider: str
    asked: ConnectByKey
    books: Identity


class HostedService:
    """One provider of one organization at a time."""

    def __init__(self, database: Database, keys: ServerKeys, allowed: AllowedAddresses) -> None:
        self._database = database
        self._keys = keys
        self._allowed = allowed

    def connect(self, caller: PersonCaller, provider: str, asked: ConnectByKey) -> HostedConnection:
        """Connect books by a key, or give a connection another key. They are asked before anything is kept.

        Raises:
            Problem: 409, an office PC keeps them, or they are others than before; 422, the books did not accept it;
                503, the server has no key of its own.
        """
        with self._database.read() as connection:
            _check_free(connection, caller.organization_id, provider)
        given = {"access_key": Secret(asked.access_key), "secret_key": Secret(asked.secret_key)}
        try:
            self._keys.newest()
            self._allowed.check(provider, asked.settings())
            books = look(provider, asked.settings(), given)
        except VaultLocked as exc:
            raise _locked(exc) from exc
        except BridgeError as exc:
            _log.info("books were not connected", provider=provider, code=exc.code, **exc.facts)
            raise Problem(422, ProblemCode.CONNECT_REFUSED, in_words(exc)) from exc
        try:
            with self._database.write() as connection:
                hosted = self._keep(connection, _Wish(caller, provider, asked, books), given)
        except VaultLocked as exc:
            raise _locked(exc) from exc
        _log.info("books were connected", provider=provider, organization=caller.organization_slug, by=caller.person)
        return _shown(hosted, books.company.name)

    def disconnect(self, caller: PersonCaller, provider: str) -> None:
        """Erase what is secret, and let nobody keep the books any more; records and run logs stay.

        Raises:
            Problem: 404, the provider is not connected.
        """
        organization_id = caller.organization_id
        with self._database.write() as connection:
            repository.one_at_a_time(connection, organization_id)
            known = _integration(connection, organization_id, provider)
            if known is None or not known.is_active:
                raise Problem(404, ProblemCode.NOT_FOUND, "This provider is not connected.")
            keepers = {known.agent_id, repository.agent_of_host(connection, organization_id, provider)}
            erased = Envelopes(connection, self._keys).erase(organization_id, provider)
            repository.remove(connection, organization_id, provider)
            orders.give_up(connection, organization_id, provider)
            forget_configuration(connection, organization_id, provider)
            now = dt.datetime.now(dt.UTC)
            connection.execute(update(agents).where(agents.c.id.in_(keepers - {None})).values(revoked_at=now))
            connection.execute(
                update(organization_integrations)
                .where(_i.id == known.id)
                .values(is_active=False, lease=None, lease_expires_at=None, pc_name="", settings=None)
            )
            _tell(connection, Action.DISCONNECTED, caller, provider, {"secrets_erased": erased})
        _log.info("books were disconnected", provider=provider, organization=caller.organization_slug, by=caller.person)

    def policies(self, caller: Caller, provider: str) -> Policies:
        """What is written into the books. Raises Problem (404: the platform does not host them)."""
        with self._database.read() as connection:
            return _policies(hosted_or_refused(connection, caller.organization_id, provider))

    def govern(self, caller: PersonCaller, provider: str, policies: Policies) -> Policies:
        """Set what is written into the books.

        Raises:
            Problem: 404, the platform does not host them; 422, a kind cannot be written or a field is not known.
        """
        check_policies(policies)
        with self._database.write() as connection:
            hosted = hosted_or_refused(connection, caller.organization_id, provider)
            values = {"policies": msgspec.json.encode(policies).decode()}
            repository.change(connection, hosted, values)
            _tell(connection, Action.CONFIGURED, caller, provider, repository.changed(hosted, values))
        _log.info("policies were set", provider=provider, organization=caller.organization_slug, by=caller.person)
        return policies

    def _keep(self, connection: Connection, wish: _Wish, given: dict[str, Secret]) -> Hosted:
        organization_id, provider = wish.caller.organization_id, wish.provider
        repository.one_at_a_time(connection, organization_id)
        known = _check_free(connection, organization_id, provider)
        before = repository.find(connection, organization_id, provider)
        name = before.connection if before is not None else random.token_hex(8)
        offered = introduction("", HOST_NAME, name, wish.books, known.books_timeline if known is not None else "")
        if known is not None:
            check_company(known, offered)
        envelopes = Envelopes(connection, self._keys)
        envelopes.hold()
        if before is None:
            token = Secret(new_token(AGENT_PREFIX))
            agent_id = enlist(connection, organization_id, name, token)
            _connect(connection, wish, known, offered, agent_id)
            given = {**given, TOKEN: token}
        for field, secret in given.items():
            envelopes.put(organization_id, provider, name, field, secret)
        _save(connection, wish, before, name, None if before is not None else agent_id)
        facts = {"fields": sorted(given), "connection": name, "again": before is not None}
        _tell(connection, Action.KEY_STORED, wish.caller, provider, facts)
        found = repository.find(connection, organization_id, provider)
        assert found is not None  # noqa: S101 - just saved
        return found


def _tell(
    connection: Connection, action: Action, caller: PersonCaller, provider: str, facts: dict[str, object]
) -> None:
    tell(connection, Told(action=action, organization_id=caller.organization_id, provider=provider, facts=facts))


def _save(connection: Connection, wish: _Wish, before: Hosted | None, name: str, agent_id: str | None) -> None:
    values = {
        "settings": msgspec.json.encode(wish.asked.settings()).decode(),
        "every_seconds": wish.asked.every_seconds,
        "connected_by": wish.caller.person,
        "connected_at": dt.datetime.now(dt.UTC),
    }
    if before is not None:
        repository.change(connection, before, values)
        return
    scope = {"organization_id": wish.caller.organization_id, "provider": wish.provider}
    first = {"connection": name, "policies": "{}", "agent_id": agent_id, "revision": 1}
    repository.add(connection, {**scope, **first, **values})


def _connect(connection: Connection, wish: _Wish, known: Known | None, offered: Handshake, agent_id: str) -> None:
    """The organization's books are these, kept by the platform; the first handshake says the rest."""
    values = {
        "is_active": True,
        "connected_at": dt.datetime.now(dt.UTC),
        "connection": offered.connection,
        "company_name": offered.company_name,
        "company_registration_no": offered.company_registration_no or None,
        "pc_name": HOST_NAME,
        "agent_id": agent_id,
        "lease": None,
        "lease_expires_at": None,
    }
    if known is not None:
        connection.execute(update(organization_integrations).where(_i.id == known.id).values(values))
        return
    scope = {"id": new_id(), "organization_id": wish.caller.organization_id, "provider": wish.provider}
    first = {"company_marks": "{}", "books_timeline": "", "sequence": 0}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    made = dialect.insert(organization_integrations).values({**scope, **values, **first}).on_conflict_do_nothing()
    if connection.execute(made.returning(_i.id)).one_or_none() is None:
        detail = "A PC connected these books at this very moment, and one way into them is enough: look at it first."
        raise Problem(409, ProblemCode.CONFLICT, detail)


def _check_free(connection: Connection, organization_id: str, provider: str) -> Known | None:
    """The organization's connection to a provider, which no office PC keeps. Raises Problem (409)."""
    known = _integration(connection, organization_id, provider)
    if known is None or not known.is_active or known.agent_id is None:
        return known
    if known.agent_id == repository.agent_of_host(connection, organization_id, provider):
        return known
    serving = select(agents.c.id).where(agents.c.id == known.agent_id, agents.c.revoked_at.is_(None))
    if connection.execute(serving).scalar_one_or_none() is not None:
        raise Problem(
            409,
            ProblemCode.CONFLICT,
            f"The PC {known.pc_name} keeps the books of {known.company_name} already, and one way into them is enough. "
            "Disconnect them there, or here, and connect again.",
            held_by=known.pc_name,
        )
    return known


def _integration(connection: Connection, organization_id: str, provider: str) -> Known | None:
    return connection.execute(
        select(organization_integrations)
        .where(_i.organization_id == organization_id, _i.provider == provider)
        .with_for_update()
    ).one_or_none()


def hosted_or_refused(connection: Connection, organization_id: str, provider: str) -> Hosted:
    """A connection that the platform hosts. Raises Problem (404)."""
    found = repository.find(connection, organization_id, provider)
    if found is None:
        detail = "The platform does not host these books; an office PC has policies of its own."
        raise Problem(404, ProblemCode.NOT_FOUND, detail)
    return found


def _policies(hosted: Hosted) -> Policies:
    return msgspec.json.decode(hosted.policies, type=Policies)


def check_policies(policies: Policies) -> None:
    """Refuse what nobody could follow. Raises Problem (422)."""
    for kind, policy in policies.kinds.items():
        name = kind.value.replace("_", " ")
        if policy.write and kind not in TWO_WAY:
            raise Problem(422, ProblemCode.INVALID, f"{name.capitalize()} are not written into the books.")
        unknown = sorted(set(policy.fields) - set(_fields(kind)))
        if unknown:
            raise Problem(422, ProblemCode.INVALID, f"{name.capitalize()} have no field of that name: {unknown[0]}.")

    for kind, policy in policies.kinds.items():
        if policy.write and not policy.read:
            raise Problem(422, ProblemCode.INVALID, f"{_name(kind)} are left out and cannot be written into the books.")
    for child, parent in policies.orphans():
        detail = f"{_name(child)} refer to {_name(parent).lower()}, which are left out."
        raise Problem(422, ProblemCode.INVALID, detail)


def _name(kind: EntityKind) -> str:
    return kind.value.replace("_", " ").capitalize()


def _fields(kind: EntityKind) -> tuple[str, ...]:
    return ENTITY_TYPES[kind].__struct_fields__


def _shown(hosted: Hosted, company: str) -> HostedConnection:
    address = str(msgspec.json.decode(hosted.settings, type=dict[str, object])["address"])
    return HostedConnection(
        provider=hosted.provider,
        connection=hosted.connection,
        company_name=company,
        address=urlsplit(address).netloc or address,
        every_seconds=hosted.every_seconds,
        connected_at=hosted.connected_at,
        policies=_policies(hosted),
    )


def _locked(error: VaultLocked) -> Problem:
    """503 without naming files; the operator's log says more."""
    _log.error("secrets cannot be kept", sentence=error.sentence, remedy=error.remedy)
    detail = "The server cannot keep secrets now: its operator has to give it its key (bukubridge-cloud keys create)."
    return Problem(503, ProblemCode.UNAVAILABLE, detail, headers={"Retry-After": "60"})
