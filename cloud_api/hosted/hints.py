"""What webhooks told of lately by its key, so that a run asks for just that first. Nothing rests on it: whatever is not
told, or is told too early or too often, a source finds by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from cloud_api.db.engine import Database
from cloud_api.db.tables import integration_webhooks
from cloud_api.webhooks.repository import EventState
from connector.providers.registry import spec

LATELY: Final = dt.timedelta(hours=1)
MOST: Final = 500
"""Keys at a time, the newest."""
_c = integration_webhooks.c


class Hints:
    """Keys that providers told of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told(self, organization_id: str, provider: str) -> Sequence[str]:
        """Keys of what is gathered from a provider and kept as records, oldest first. Raises Unreachable."""
        gathered = tuple(spec(provider).arrives_as)
        if not gathered:
            return ()
        wanted = (
            select(_c.subject)
            .where(
                _c.organization_id == organization_id,
                _c.provider == provider,
                _c.entity.in_(gathered),
                _c.subject != "",
                _c.state.in_((EventState.WAITING.value, EventState.HANDLED.value)),
                _c.received_at >= dt.datetime.now(dt.UTC) - LATELY,
            )
            .order_by(_c.id.desc())
            .limit(MOST)
        )
        with self._database.read() as connection:
            return list(connection.execute(wanted).scalars())[::-1]
