"""Creates organizations, people's tokens and pairing codes; the command line is their only door."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from cloud_api.audit.actors import operator
from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.db.engine import Database
from cloud_api.db.tables import agents, api_tokens, organization_integrations, organizations, pairing_codes
from cloud_api.db.types import instant_text, new_id
from cloud_api.security.caller import Role
from cloud_api.security.tokens import PERSON_PREFIX, new_code, new_token, read_code, token_hash
from connector.domain.errors import NotFound, SettingsInvalid

CODE_LIFETIME = dt.timedelta(minutes=10)
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class IssuedToken(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an API token."""

    id: str
    person: str
    role: str
    created_at: dt.datetime
    revoked_at: dt.datetime | None = None


class PairedAgent(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an agent."""

    id: str
    pc_name: str
    last_seen_at: dt.datetime | None = None
    revoked_at: dt.datetime | None = None


class OrganizationService:
    """What an operator of the platform does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, slug: str, name: str) -> str:
        """A new organization; its id.

        Raises:
            SettingsInvalid: the slug is not fit for a URL, or taken.
        """
        if not _SLUG.fullmatch(slug):
            raise SettingsInvalid(
                "A slug has 1 to 63 of a-z, 0-9 and hyphens inside.", remedy="Such as kedai-runcit-2."
            )
        organization_id = new_id()
        values = {"id": organization_id, "slug": slug, "name": name or slug, "created_at": dt.datetime.now(dt.UTC)}
        try:
            with self._database.write() as connection:
                connection.execute(insert(organizations).values(values))
        except IntegrityError as exc:
            raise SettingsInvalid(f"There is an organization {slug} already.") from exc
        return organization_id

    def token(self, slug: str, person: str, role: Role) -> str:
        """A new API token of a person; it cannot be shown again.

        Raises:
            NotFound: no such organization.
        """
        token, token_id, organization_id = new_token(PERSON_PREFIX), new_id(), self.id_of(slug)
        values = {
            "id": token_id,
            "organization_id": organization_id,
            "person": person,
            "role": role.value,
            "token_hash": token_hash(token),
            "created_at": dt.datetime.now(dt.UTC),
        }
        with self._database.write() as connection:
            connection.execute(insert(api_tokens).values(values))
            facts = {"token": token_id, "person": person, "role": role.value}
            _tell(connection, Action.API_TOKEN_ISSUED, organization_id, facts)
        return token

    def tokens(self, slug: str) -> list[IssuedToken]:
        """The API tokens of an organization's people, the newest first; what they are is not known any more.

        Raises:
            NotFound: no such organization.
        """
        c = api_tokens.c
        statement = (
            select(c.id, c.person, c.role, c.created_at, c.revoked_at)
            .where(c.organization_id == self.id_of(slug))
            .order_by(c.created_at.desc(), c.id.desc())
        )
        with self._database.read() as connection:
            return [IssuedToken(**row._mapping) for row in connection.execute(statement)]

    def revoke_token(self, slug: str, token_id: str) -> bool:
        """Nobody is let in with an API token any more, nor with a session that began with it; whether one was.

        Raises:
            NotFound: no such organization.
        """
        c, organization_id = api_tokens.c, self.id_of(slug)
        known = (c.organization_id == organization_id) & (c.id == token_id) & c.revoked_at.is_(None)
        with self._database.write() as connection:
            revoked = connection.execute(
                update(api_tokens).where(known).values(revoked_at=dt.datetime.now(dt.UTC)).returning(c.person)
            ).scalar_one_or_none()
            if revoked is not None:
                facts = {"token": token_id, "person": revoked}
                _tell(connection, Action.API_TOKEN_REVOKED, organization_id, facts)
        return revoked is not None

    def all(self) -> list[tuple[str, str]]:
        """Slug and name of every organization."""
        c = organizations.c
        with self._database.read() as connection:
            return [(row.slug, row.name) for row in connection.execute(select(c.slug, c.name).order_by(c.slug))]

    def agents(self, slug: str) -> list[PairedAgent]:
        """The agents of an organization.

        Raises:
            NotFound: no such organization.
        """
        c = agents.c
        statement = (
            select(c.id, c.pc_name, c.last_seen_at, c.revoked_at)
            .where(c.organization_id == self.id_of(slug))
            .order_by(c.pc_name, c.id)
        )
        with self._database.read() as connection:
            return [PairedAgent(**row._mapping) for row in connection.execute(statement)]

    def invite(self, slug: str) -> str:
        """A pairing code: works once, for ten minutes.

        Raises:
            NotFound: no such organization.
        """
        organization_id = self.id_of(slug)
        expires_at = dt.datetime.now(dt.UTC) + CODE_LIFETIME
        while True:
            code = new_code()
            read = read_code(code)
            assert read is not None  # noqa: S101 - our own code can be read
            values = {
                "selector": read[0],
                "organization_id": organization_id,
                "code_hash": read[1],
                "expires_at": expires_at,
                "attempts": 0,
            }
            try:
                with self._database.write() as connection:
                    connection.execute(insert(pairing_codes).values(values))
                    facts = {"expires_at": instant_text(expires_at)}
                    _tell(connection, Action.PAIRING_CODE_ISSUED, organization_id, facts)
            except IntegrityError:
                continue  # the first group is in use: draw again
            return code

    def accept_books(self, slug: str, provider: str) -> bool:
        """Let the company that is connected come from another database, as after a restore on a new PC; whether one is.

        Only its name must be the same at the next handshake, whatever its marks and its number. Records stay, and
        are compared then.

        Raises:
            NotFound: no such organization.
        """
        kept, organization_id = organization_integrations.c, self.id_of(slug)
        known = (kept.organization_id == organization_id) & (kept.provider == provider)
        with self._database.write() as connection:
            statement = (
                update(organization_integrations).where(known).values(company_marks="{}", company_registration_no=None)
            )
            accepted = connection.execute(statement).rowcount > 0
            if accepted:
                _tell(connection, Action.BOOKS_ACCEPTED, organization_id, {"provider": provider})
        return accepted

    def revoke(self, slug: str, pc_name: str) -> int:
        """Revoke the tokens of the agents on a PC and free what they keep; how many there were.

        Raises:
            NotFound: no such organization.
        """
        organization_id = self.id_of(slug)
        known = (agents.c.organization_id == organization_id) & (agents.c.pc_name == pc_name)
        kept = organization_integrations.c
        with self._database.write() as connection:
            connection.execute(
                update(organization_integrations)
                .where(kept.organization_id == organization_id, kept.agent_id.in_(select(agents.c.id).where(known)))
                .values(lease=None, lease_expires_at=None)
            )
            revoked = connection.execute(
                update(agents)
                .where(known, agents.c.revoked_at.is_(None))
                .values(revoked_at=dt.datetime.now(dt.UTC))
                .returning(agents.c.id)
            ).scalars()
            ended = sorted(revoked)
            for agent_id in ended:
                _tell(connection, Action.AGENT_REVOKED, organization_id, {"agent": agent_id, "pc_name": pc_name})
        return len(ended)

    def id_of(self, slug: str) -> str:
        """The id of an organization.

        Raises:
            NotFound: no such organization.
        """
        with self._database.read() as connection:
            found: str | None = connection.execute(
                select(organizations.c.id).where(organizations.c.slug == slug)
            ).scalar_one_or_none()
        if found is None:
            raise NotFound(f"There is no organization {slug}.")
        return found


def _tell(connection: Connection, action: Action, organization_id: str, facts: Mapping[str, object]) -> None:
    tell(connection, Told(action=action, organization_id=organization_id, facts=facts, actor=operator()))
