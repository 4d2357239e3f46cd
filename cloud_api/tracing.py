"""Gives each request an id and writes one log line about it: no body, no query, no token."""

from __future__ import annotations

import re
import time
from uuid import uuid4

import structlog
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from cloud_api.operations.metrics import answered

HEADER = "x-request-id"
_FIT = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = structlog.get_logger("cloud_api.requests")


class RequestIds:
    """Wraps the whole application: `X-Request-Id` is taken from the request, or made, and sent back."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Bind the id to the log of this request."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        asked = MutableScopeHeaders(scope).get(HEADER, "")
        request_id = asked if _FIT.fullmatch(asked) else uuid4().hex
        began = time.perf_counter()
        status = 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableScopeHeaders.from_message(message)[HEADER] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            await self._app(scope, receive, answer)
            seconds = time.perf_counter() - began
            answered(scope["method"], scope.get("path_template", ""), status, seconds)
            milliseconds = round(seconds * 1000, 1)
            _log.info("request", method=scope["method"], path=scope["path"], status=status, milliseconds=milliseconds)
