"""Unpacks gzip request bodies on the way in; the size limit counts what comes out. Whoever falls silent is let go."""

from __future__ import annotations

import asyncio
import zlib

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPReceiveMessage, Receive, Scope, Send

from cloud_api.problems import Problem
from connector.platform.wire import MAX_BATCH_BYTES, ProblemCode

_GZIP = 16 + zlib.MAX_WBITS
"""Tells zlib to expect the gzip format."""


class UnpackedBodies:
    """Middleware that hands bodies on unpacked, chunk by chunk, and stops at the limit: a bomb never unfolds.

    Args:
        app: what comes after.
        silence: seconds that a client may be silent in the middle of a body.
        whole: seconds that a body may take in all.
    """

    def __init__(self, app: ASGIApp, silence: float, whole: float) -> None:
        self._app = app
        self._silence = silence
        self._whole = whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap what the request receives."""
        if scope["type"] == ScopeType.HTTP:
            receive = _Arriving(receive, self._silence, self._whole)
            headers = MutableScopeHeaders(scope)
            encoding = headers.get("content-encoding", "identity").strip().lower()
            if encoding == "gzip":
                del headers["content-encoding"]
                if "content-length" in headers:
                    del headers["content-length"]
                receive = _Unpacking(receive)
            elif encoding != "identity":
                raise Problem(415, ProblemCode.INVALID, "Bodies are sent as they are, or packed with gzip.")
        await self._app(scope, receive, send)


class _Arriving:
    """A body on its way; what is received after its end (that the client went away) has no hurry."""

    def __init__(self, receive: Receive, silence: float, whole: float) -> None:
        self._receive = receive
        self._silence = silence
        self._whole = whole
        self._until: float | None = None
        self._arrived = False

    async def __call__(self) -> HTTPReceiveMessage:
        if self._arrived:
            return await self._receive()  # type: ignore[return-value]  # the connection is HTTP
        now = asyncio.get_running_loop().time()
        self._until = self._until or now + self._whole
        try:
            async with asyncio.timeout_at(min(now + self._silence, self._until)):
                message = await self._receive()
        except TimeoutError as exc:
            self._arrived = True  # nobody waits for the rest
            detail = "The body did not arrive in time."
            raise Problem(408, ProblemCode.INVALID, detail, headers={"Connection": "close"}) from exc
        self._arrived = message["type"] != "http.request" or not message["more_body"]
        return message  # type: ignore[return-value]  # the connection is HTTP


class _Unpacking:
    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._unpacker = zlib.decompressobj(_GZIP)
        self._room = MAX_BATCH_BYTES
        self._begun = False

    async def __call__(self) -> HTTPReceiveMessage:
        message = await self._receive()
        if message["type"] != "http.request":
            return message  # type: ignore[return-value]  # not the body: given on as it came
        packed = message["body"]
        self._begun = self._begun or bool(packed)
        body = self._unpack(packed)
        if not message["more_body"] and self._begun and not self._unpacker.eof:
            raise Problem(422, ProblemCode.INVALID, "The gzip body ends in the middle.")
        return {"type": "http.request", "body": body, "more_body": message["more_body"]}

    def _unpack(self, packed: bytes) -> bytes:
        try:
            body = self._unpacker.decompress(packed, self._room + 1)
        except zlib.error as exc:
            raise Problem(422, ProblemCode.INVALID, "The body is no gzip.") from exc
        if len(body) > self._room:
            raise _too_large()
        if self._unpacker.unused_data:
            raise Problem(422, ProblemCode.INVALID, "Something follows the end of the gzip body.")
        self._room -= len(body)
        return body


def _too_large() -> Problem:
    """413."""
    return Problem(413, ProblemCode.TOO_LARGE, f"A request has at most {MAX_BATCH_BYTES} bytes, unpacked.")
