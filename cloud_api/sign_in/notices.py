"""What people are told of a connection that they signed in for: that it needs them, or will soon."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from cloud_api.db.tables import integration_tokens
from cloud_api.sign_in.tokens import Known
from connector.providers.registry import spec

WARN_DAYS: Final = (14, 7, 1)
"""Before its end people are told this many days ahead."""
_DAY: Final = dt.timedelta(days=1)


def ends_at(known: Known) -> dt.datetime | None:
    """When a person must have signed in again: the consent's end, or that of a refresh token which nobody can renew."""
    ends = [moment for moment in (known.consent_ends_at, known.refresh_expires_at) if moment is not None]
    return min(ends) if ends else None


def days_ahead(known: Known, now: dt.datetime) -> int | None:
    """The nearest of `WARN_DAYS` that is reached; None while the end is further away, or unknown."""
    ends = ends_at(known)
    if ends is None or known.state != "working":
        return None
    reached = [days for days in WARN_DAYS if ends - now <= days * _DAY]
    return min(reached) if reached else None


def attention(known: Known, now: dt.datetime) -> str:
    """A sentence for people; empty when nothing is wanted of them."""
    title = spec(known.provider).title
    if known.state == "reconnect":
        return f"{known.sentence or 'The sign-in is over.'} Connect {title} again: nothing is exchanged until then."
    ends = ends_at(known)
    if ends is None or days_ahead(known, now) is None:
        return ""
    left = ends - now
    days = max(left.days, 0)
    when = f"in {days} days" if days > 1 else "tomorrow" if days == 1 else "today"
    return f"The sign-in at {title} ends {when}. Connect it again before, and nothing is interrupted."


@dataclass(frozen=True, slots=True)
class Standing:
    """How a connection that people signed in for stands."""

    state: str = "working"
    attention: str = ""
    signed_in_by: str = ""
    consent_ends_at: dt.datetime | None = None


class Standings:
    """All of an organization, within one transaction of the caller."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, organization_id: str) -> dict[str, Standing]:
        """By provider."""
        now = dt.datetime.now(dt.UTC)
        c = integration_tokens.c
        rows = self._connection.execute(select(integration_tokens).where(c.organization_id == organization_id)).all()
        return {
            row.provider: Standing(row.state, attention(row, now), row.signed_in_by, row.consent_ends_at)
            for row in rows
        }
