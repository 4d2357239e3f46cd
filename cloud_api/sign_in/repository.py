"""Statements over `sign_ins`, within a transaction of the caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from cloud_api.db.tables import organizations, sign_ins

SignIn = Row[tuple[object, ...]]
"""A row of `sign_ins`, with its organization's `slug`."""
OPEN: Final = ("ready", "opened", "answered", "choosing", "waiting")
"""States of a sign-in from which something may still come."""
_c = sign_ins.c
_whole = select(sign_ins, organizations.c.slug).join(organizations, organizations.c.id == _c.organization_id)


def add(connection: Connection, values: Mapping[str, object]) -> None:
    """A sign-in that begins."""
    connection.execute(insert(sign_ins).values(values))


def by_ticket(connection: Connection, ticket_hash: bytes) -> SignIn | None:
    """The sign-in that a ticket opens."""
    return connection.execute(_whole.where(_c.ticket_hash == ticket_hash)).one_or_none()


def by_state(connection: Connection, state_hash: bytes) -> SignIn | None:
    """The sign-in that an answer belongs to."""
    return connection.execute(_whole.where(_c.state_hash == state_hash)).one_or_none()


def by_choice(connection: Connection, choice_hash: bytes) -> SignIn | None:
    """The sign-in that waits for a choice."""
    return connection.execute(_whole.where(_c.choice_hash == choice_hash)).one_or_none()


def by_code(connection: Connection, code_hash: bytes) -> SignIn | None:
    """The sign-in that a one-time code redeems."""
    return connection.execute(_whole.where(_c.code_hash == code_hash)).one_or_none()


def move(
    connection: Connection, known: SignIn, before: str, after: str, values: Mapping[str, object] | None = None
) -> bool:
    """Take a sign-in from one state to the next; False when somebody else did so first."""
    moved = connection.execute(
        update(sign_ins).where(_c.id == known.id, _c.state == before).values({"state": after, **(values or {})})
    )
    return moved.rowcount == 1


def fail(connection: Connection, known: SignIn, reason: str) -> bool:
    """Nothing comes of it; False when something had already."""
    ended = connection.execute(
        update(sign_ins).where(_c.id == known.id, _c.state.in_(OPEN)).values(state="failed", reason=reason)
    )
    return ended.rowcount == 1


def fail_all(connection: Connection, organization_id: str, provider: str, reason: str) -> None:
    """Nothing comes of any that is under way for a connection."""
    connection.execute(
        update(sign_ins)
        .where(_c.organization_id == organization_id, _c.provider == provider, _c.state.in_(OPEN))
        .values(state="failed", reason=reason)
    )


def left_over(connection: Connection, now: dt.datetime) -> Sequence[SignIn]:
    """Sign-ins whose time is over, whatever came of them."""
    return connection.execute(_whole.where(_c.expires_at <= now).limit(500)).all()


def forget(connection: Connection, known: SignIn) -> None:
    """It is over."""
    connection.execute(delete(sign_ins).where(_c.id == known.id))
