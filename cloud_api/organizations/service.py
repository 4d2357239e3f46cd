"""Creates organizations, people's tokens and pairing codes; the command line is their only door."""

from __future__ import annotations

import datetime as dt
import re

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from cloud_api.db.engine import Database
from cloud_api.db.tables import agents, api_tokens, organization_integrations, organizations, pairing_codes
from cloud_api.db.types import new_id
from cloud_api.security.caller import Role
from cloud_api.security.tokens import PERSON_PREFIX, new_code, new_token, read_code, token_hash
from connector.domain.errors import NotFound, SettingsInvalid

CODE_LIFETIME = dt.timedelta(minutes=10)
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


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
        token = new_token(PERSON_PREFIX)
        values = {
            "id": new_id(),
            "organization_id": self.id_of(slug),
            "person": person,
            "role": role.value,
            "token_hash": token_hash(token),
            "created_at": dt.datetime.now(dt.UTC),
        }
        with self._database.write() as connection:
            connection.execute(insert(api_tokens).values(values))
        return token

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
        kept = organization_integrations.c
        known = (kept.organization_id == self.id_of(slug)) & (kept.provider == provider)
        with self._database.write() as connection:
            statement = (
                update(organization_integrations).where(known).values(company_marks="{}", company_registration_no=None)
            )
            return connection.execute(statement).rowcount > 0

    def revoke(self, slug: str, pc_name: str) -> int:
        """Revoke the tokens of the agents on a PC and free what they keep; how many there were.

        Raises:
            NotFound: no such organization.
        """
        organization_id = self.id_of(slug)
        known = (agents.c.organization_id == organization_id) & (agents.c.pc_name == pc_name)
        kept = organization_integrations.c
        with self._database.write() as connection:
            revoked = connection.execute(
                update(agents).where(known, agents.c.revoked_at.is_(None)).values(revoked_at=dt.datetime.now(dt.UTC))
            ).rowcount
            connection.execute(
                update(organization_integrations)
                .where(kept.organization_id == organization_id, kept.agent_id.in_(select(agents.c.id).where(known)))
                .values(lease=None, lease_expires_at=None)
            )
        return revoked

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
