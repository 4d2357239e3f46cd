"""Runs the server, and ends it well: who waits is let go at once, who is being served is served."""

from __future__ import annotations

import socket
import sys

import uvicorn
from litestar.types import ASGIApp

from cloud_api.agents.bell import Bell

GRACE_SECONDS = 20
"""How long requests that have begun may take after the server was asked to end."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer long polls with what there is, then let everything under way end."""
        self._bell.close()
        await super().shutdown(sockets)


def run_server(app: ASGIApp, bell: Bell, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; `bell` is the one of `app`."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,  # longer than an agent's pause between two long polls
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = _Server(config, bell)
    server.run()
    if not server.started:
        sys.exit(3)
