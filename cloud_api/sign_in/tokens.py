"""The tokens of signed-in connections: what is known of them in `integration_tokens`, they themselves among the sealed
secrets. Everything here works within one transaction of the caller."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, update

from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.db.tables import integration_tokens, organization_integrations
from cloud_api.db.types import new_id
from cloud_api.hosted import repository as hosted
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.signed_in import Account, take_up
from cloud_api.problems import Problem
from cloud_api.sign_in.grants import Grant, Tenant
from cloud_api.webhooks.repository import connect_tenant, disconnect_tenants, organizations_of
from connector.domain.secret import Secret
from connector.platform.wire import ProblemCode
from connector.providers.description import SignInSpec

ACCESS: Final = "access_token"
REFRESH: Final = "refresh_token"
FORMER: Final = "former_refresh_token"
"""The refresh token before the last one, as long as the provider still takes it."""
TENANT: Final = "tenant_token"
"""A token of the account's own."""
_ALL: Final = (ACCESS, REFRESH, FORMER, TENANT)
MARK: Final = "tenant"
"""Name of the mark by which the account of a connection is known again."""

Known = Row[tuple[object, ...]]
"""A row of `integration_tokens`."""
_t, _i = integration_tokens.c, organization_integrations.c
_marks = msgspec.json.Decoder(dict[str, str])


@dataclass(frozen=True, slots=True)
class SignedInAs:
    """Whose connection it is."""

    organization_id: str
    provider: str
    person: str
    settings: Mapping[str, object] | None = None
    """Of the connection that a worker keeps from now on; None: no worker does."""


class Tokens:
    """Tokens of connections, within one transaction of the caller."""

    def __init__(self, connection: Connection, keys: ServerKeys) -> None:
        self._connection = connection
        self._envelopes = Envelopes(connection, keys)

    def find(self, organization_id: str, provider: str, *, lock: bool = False, wait: bool = True) -> Known | None:
        """What is known of the tokens of a connection. With `lock` nobody else refreshes or removes them; None when
        somebody else does so already and this is not to `wait`."""
        statement = select(integration_tokens).where(_t.organization_id == organization_id, _t.provider == provider)
        statement = statement.with_for_update(skip_locked=not wait) if lock else statement
        return self._connection.execute(statement).one_or_none()

    def secrets(self, known: Known) -> dict[str, Secret]:
        """All of its tokens, by their fields. Raises VaultLocked."""
        return self._envelopes.get_all(known.organization_id, known.provider, _ALL)

    def secret(self, known: Known, field: str) -> Secret | None:
        """One of its tokens; None when there is none. Raises VaultLocked."""
        return self._envelopes.get_all(known.organization_id, known.provider, [field]).get(field)

    def check_account(self, organization_id: str, provider: str, tenant: Tenant) -> None:
        """Let one organization have one account at a provider, also after it was disconnected, and one account belong
        to one organization.

        Raises:
            Problem: 409, records of another account lie here, or the account is connected elsewhere.
        """
        row = self._integration(organization_id, provider)
        before = _marks.decode(row.company_marks).get(MARK) if row is not None else None
        if row is not None and before is not None and before != tenant.id:
            raise Problem(
                409,
                ProblemCode.WRONG_COMPANY,
                f"This organization is connected with {row.company_name}. "
                f"{shown(tenant) or 'Another account'} needs an organization of its own.",
            )
        owner = organizations_of(self._connection, [(provider, tenant.id)]).get((provider, tenant.id))
        if owner not in (None, organization_id):
            detail = f"Another organization of this platform is connected with {shown(tenant)}."
            raise Problem(409, ProblemCode.WRONG_COMPANY, detail)

    def bind(self, whose: SignedInAs, flow: SignInSpec, grant: Grant, tenant: Tenant, now: dt.datetime) -> None:
        """The organization's connection to a provider is this account with these tokens.

        Raises:
            Problem: 409, another account is connected.
            VaultLocked: the server has no key.
        """
        organization_id, provider = whose.organization_id, whose.provider
        hosted.one_at_a_time(self._connection, organization_id)
        known = self.find(organization_id, provider, lock=True)
        self.check_account(organization_id, provider, tenant)
        if tenant.id and not connect_tenant(self._connection, organization_id, provider, tenant.id):
            raise Problem(409, ProblemCode.WRONG_COMPANY, f"Another organization has just connected {shown(tenant)}.")
        name = self._integrate(whose, grant, tenant, now)
        self._envelopes.hold()
        self._envelopes.drop(organization_id, provider, _ALL)
        values = {
            "connection": name,
            "tenant_id": tenant.id,
            "tenant_name": tenant.name,
            "kept": msgspec.json.encode(dict(tenant.kept)).decode(),
            "scope": grant.scope,
            "signed_in_by": whose.person,
            "signed_in_at": now,
            "grace_ends_at": None,
            "warned_days": None,
            **_standing(flow, grant, now),
        }
        if known is not None:
            self._change(known, values)
        else:
            first = {"organization_id": organization_id, "provider": provider, "revision": 1}
            self._connection.execute(insert(integration_tokens).values({**first, **values}))
        self._put(whose, name, {ACCESS: grant.access, REFRESH: grant.refresh, TENANT: tenant.token})
        if whose.settings is not None:
            account = Account(organization_id, provider, name, whose.settings, whose.person)
            take_up(self._connection, self._envelopes, account, now)
        facts = {"signed_in_by": whose.person, "account": shown(tenant), "connection": name}
        self._tell(Action.TOKENS_RECEIVED, whose.organization_id, whose.provider, facts)

    def replace(self, known: Known, before: Secret | None, flow: SignInSpec, grant: Grant, now: dt.datetime) -> None:
        """New tokens in place of those of a row that the caller holds; the former refresh token, `before`, stays for
        its grace. Raises VaultLocked."""
        self._envelopes.hold()
        rotated = before is not None and grant.refresh is not None and before != grant.refresh
        grace = flow.refresh.grace_seconds if flow.refresh is not None else 0
        values, kept = _standing(flow, grant, now), {ACCESS: grant.access, REFRESH: grant.refresh}
        if rotated and grace:
            values["grace_ends_at"] = now + dt.timedelta(seconds=grace)
            kept[FORMER] = before
        elif rotated:
            values["grace_ends_at"] = None
            self._envelopes.drop(known.organization_id, known.provider, [FORMER])
        self._put(SignedInAs(known.organization_id, known.provider, known.signed_in_by), known.connection, kept)
        self._change(known, values)
        self._connection.execute(
            update(organization_integrations)
            .where(_i.organization_id == known.organization_id, _i.provider == known.provider)
            .values(token_expires_at=grant.access_expires_at)
        )
        facts = {"connection": known.connection, "new_refresh_token": rotated}
        self._tell(Action.TOKENS_REFRESHED, known.organization_id, known.provider, facts)

    def try_later(self, known: Known, due_at: dt.datetime, sentence: str) -> None:
        """A refresh did not succeed, and may later."""
        self._change(known, {"due_at": due_at, "tries": known.tries + 1, "sentence": sentence})
        facts = {"connection": known.connection, "to": "renew them", "in_vain": sentence}
        self._tell(Action.TOKENS_OPENED, known.organization_id, known.provider, facts)

    def end(self, known: Known, sentence: str) -> None:
        """Only signing in again helps; what the provider no longer takes is not kept."""
        self._envelopes.drop(known.organization_id, known.provider, _ALL)
        self._change(known, {"state": "reconnect", "sentence": sentence, "due_at": None, "grace_ends_at": None})
        facts = {"connection": known.connection, "sentence": sentence}
        self._tell(Action.TOKENS_ENDED, known.organization_id, known.provider, facts)

    def warned(self, known: Known, days: int) -> None:
        """People were told that the consent ends within so many days."""
        self._change(known, {"warned_days": days})

    def remove(self, organization_id: str, provider: str) -> None:
        """Disconnect: no token stays, and nothing that waits; records and logs do."""
        self._envelopes.erase(organization_id, provider)
        disconnect_tenants(self._connection, organization_id, provider)
        self._connection.execute(
            delete(integration_tokens).where(_t.organization_id == organization_id, _t.provider == provider)
        )
        self._connection.execute(
            update(organization_integrations)
            .where(_i.organization_id == organization_id, _i.provider == provider)
            .values(is_active=False, token_expires_at=None, pc_name="", settings=None)
        )

    def _integration(self, organization_id: str, provider: str) -> Row[tuple[object, ...]] | None:
        return self._connection.execute(
            select(organization_integrations)
            .where(_i.organization_id == organization_id, _i.provider == provider)
            .with_for_update()
        ).one_or_none()

    def _integrate(self, whose: SignedInAs, grant: Grant, tenant: Tenant, now: dt.datetime) -> str:
        """The row that everybody of the organization sees; the connection's name."""
        row = self._integration(whose.organization_id, whose.provider)
        values = {
            "is_active": True,
            "connected_at": now,
            "token_expires_at": grant.access_expires_at,
            "company_name": shown(tenant),
            "company_marks": msgspec.json.encode({MARK: tenant.id}).decode(),
            "pc_name": hosted.HOST_NAME,
        }
        if row is not None:
            # What was disconnected is forgotten by its name: who comes back gets another one.
            name: str = row.connection if row.is_active else secrets.token_hex(8)
            named = {**values, "connection": name}
            self._connection.execute(update(organization_integrations).where(_i.id == row.id).values(named))
            return name
        name = secrets.token_hex(8)
        scope = {"id": new_id(), "organization_id": whose.organization_id, "provider": whose.provider}
        first = {"connection": name, "books_timeline": "", "sequence": 0}
        self._connection.execute(insert(organization_integrations).values({**scope, **first, **values}))
        return name

    def _put(self, whose: SignedInAs, name: str, found: dict[str, Secret | None]) -> None:
        given = {field: secret for field, secret in found.items() if secret is not None}
        self._envelopes.put_all(whose.organization_id, whose.provider, name, given)

    def _tell(self, action: Action, organization_id: str, provider: str, facts: Mapping[str, object]) -> None:
        told = Told(action=action, organization_id=organization_id, provider=provider, facts=facts)
        tell(self._connection, told)

    def _change(self, known: Known, values: dict[str, object]) -> None:
        self._connection.execute(
            update(integration_tokens)
            .where(_t.organization_id == known.organization_id, _t.provider == known.provider)
            .values({**values, "revision": _t.revision + 1})
        )


def shown(tenant: Tenant) -> str:
    """What people know an account by."""
    return tenant.name or tenant.id


def _standing(flow: SignInSpec, grant: Grant, now: dt.datetime) -> dict[str, object]:
    """What new tokens say of themselves."""
    return {
        "refreshed_at": now,
        "access_expires_at": grant.access_expires_at,
        "refresh_expires_at": grant.refresh_expires_at,
        "consent_ends_at": grant.consent_ends_at,
        "due_at": due_at(flow, grant, now),
        "tries": 0,
        "state": "working",
        "sentence": None,
    }


def due_at(flow: SignInSpec, grant: Grant, now: dt.datetime) -> dt.datetime | None:
    """When tokens are to be renewed: well before the access token ends, and never sooner than the provider allows."""
    spec = flow.refresh
    if spec is None or (spec.rotates and grant.refresh is None):
        return None
    if grant.access_expires_at is None:
        ends = grant.refresh_expires_at
        return now + (ends - now) / 2 if ends is not None else None
    left = grant.access_expires_at - now
    early = min(dt.timedelta(seconds=spec.before_seconds), left / 2)
    return max(grant.access_expires_at - early, now + dt.timedelta(seconds=spec.youngest_seconds))
