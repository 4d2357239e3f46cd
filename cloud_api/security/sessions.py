"""A person's API token exchanged for a cookie, so that a browser can work for him.

The cookie is HttpOnly and SameSite=Lax; what changes something needs the session's CSRF token besides, which follows
from the cookie's value and which no other site can read. A session ends with its API token.
"""

from __future__ import annotations

import base64
import datetime as dt
import hmac
import secrets
from typing import Final

from sqlalchemy import delete, insert, select

from cloud_api.audit.actors import Actor
from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.db.engine import Database
from cloud_api.db.tables import api_tokens, organizations, sessions
from cloud_api.security.caller import PersonCaller, Role
from cloud_api.security.tokens import same_hash, token_hash

LIFETIME: Final = dt.timedelta(hours=8)
COOKIE: Final = "bukubridge_session"
SECURE_COOKIE: Final = "__Host-bukubridge_session"
"""Over https: no other host, path or plain connection can set or get it."""
CSRF_HEADER: Final = "x-csrf-token"
_s, _t = sessions.c, api_tokens.c


def begin(database: Database, api_token: str, now: dt.datetime) -> str | None:
    """A new session's secret for the holder of an API token; None when it is nobody's or revoked."""
    wanted = token_hash(api_token)
    with database.write() as connection:
        row = connection.execute(
            select(_t.id, _t.organization_id, _t.person, _t.role).where(
                _t.token_hash == wanted, _t.revoked_at.is_(None)
            )
        ).one_or_none()
        if row is None:
            return None
        secret = secrets.token_urlsafe(32)
        connection.execute(
            insert(sessions).values(
                token_hash=token_hash(secret),
                organization_id=row.organization_id,
                api_token_id=row.id,
                created_at=now,
                expires_at=now + LIFETIME,
            )
        )
        person = Actor(kind="person", id=row.id, name=f"{row.person} ({row.role})")
        tell(connection, Told(action=Action.SESSION_BEGUN, organization_id=row.organization_id, actor=person))
    return secret


def end(database: Database, secret: str) -> None:
    """Nobody may use it any more."""
    with database.write() as connection:
        connection.execute(delete(sessions).where(_s.token_hash == token_hash(secret)))


def find(database: Database, secret: str, now: dt.datetime) -> PersonCaller | None:
    """Whose session it is; None when it is nobody's, over, or its API token was revoked."""
    wanted = token_hash(secret)
    statement = (
        select(_s.token_hash, organizations.c.id, organizations.c.slug, _t.person, _t.role, _t.id)
        .join(_t.id.table, _t.id == _s.api_token_id)
        .join(organizations, organizations.c.id == _s.organization_id)
        .where(_s.token_hash == wanted, _s.expires_at > now, _t.revoked_at.is_(None))
    )
    with database.read() as connection:
        row = connection.execute(statement).one_or_none()
    if row is None or not same_hash(bytes(row[0]), wanted):
        return None
    return PersonCaller(
        organization_id=row[1], organization_slug=row[2], person=row[3], role=Role(row[4]), token_id=row[5]
    )


def csrf_token(secret: str) -> str:
    """The token that belongs to a session."""
    return base64.urlsafe_b64encode(hmac.digest(secret.encode(), b"csrf", "sha256")).decode().rstrip("=")


def fits(secret: str, brought: str) -> bool:
    """Whether a CSRF token belongs to a session, in constant time."""
    return hmac.compare_digest(csrf_token(secret).encode(), brought.encode())
