"""Who looks at a page: the session of the browser's cookie."""

from __future__ import annotations

import datetime as dt
from typing import Any

import anyio.to_thread
from litestar import Request
from litestar.datastructures import State

from cloud_api.audit.actors import act_as, actor_of
from cloud_api.db.engine import Database, act_for
from cloud_api.pages.visitor import Visitor
from cloud_api.problems import Problem
from cloud_api.security import sessions
from cloud_api.security.authentication import session_of
from cloud_api.security.caller import name_of
from cloud_api.security.quotas import Quotas
from connector.platform.wire import ProblemCode


class Visitors:
    """Finds them; pages count as requests of their tokens."""

    def __init__(self, database: Database, quotas: Quotas) -> None:
        self._database = database
        self._quotas = quotas

    async def find(self, request: Request[Any, Any, State]) -> Visitor | None:
        """Who is signed in here; from then on the request sees the rows of that organization.

        Raises:
            Problem: 429, too many requests.
        """
        secret = session_of(request)
        if not secret:
            return None
        caller = await anyio.to_thread.run_sync(sessions.find, self._database, secret, dt.datetime.now(dt.UTC))
        if caller is None:
            return None
        self._quotas.take(f"{caller.organization_id} {name_of(caller)}")
        act_for(caller.organization_id)
        act_as(actor_of(caller))
        return Visitor(caller, sessions.csrf_token(secret))

    async def sender(self, request: Request[Any, Any, State], form: dict[str, str]) -> Visitor | None:
        """Who sent a form from a page of his own session.

        Raises:
            Problem: 403, it is not from there; 429.
        """
        visitor = await self.find(request)
        if visitor is not None and not sessions.fits(session_of(request), form.get("csrf_token", "")):
            raise Problem(403, ProblemCode.FORBIDDEN, "This form is from another session: open the page anew.")
        return visitor
