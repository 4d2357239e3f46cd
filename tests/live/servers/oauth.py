"""An independent OAuth server (oidc-provider, on Node.js), as people meet it in their browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.live.servers.processes import ChildProcess, answers, free_port, wait_until

CLIENT_ID, CLIENT_SECRET = "platform-at-provider", "canary-of-the-client-0123456789abcdef"
_SCRIPT = Path(__file__).parents[1] / "oauth" / "server.mjs"


@dataclass(frozen=True, slots=True)
class OAuthServer:
    """A running one."""

    address: str
    process: ChildProcess

    def endpoints(self) -> dict[str, str]:
        """What an operator enters to let the platform come here."""
        paths = {"authorize": "/auth", "exchange": "/token", "refresh": "/token", "revoke": "/token/revocation"}
        return {name: f"{self.address}{path}" for name, path in {**paths, "tenant": "/me"}.items()}


@contextmanager
def oauth_server(redirect_uri: str, output: Path) -> Iterator[OAuthServer]:
    """A server with one client, which may send people back to one address.

    Raises:
        FileNotFoundError: it is not installed (`make setup`).
    """
    module = Path(sys.prefix) / "oauth" / "node_modules" / "oidc-provider" / "lib" / "index.js"
    if not module.exists():
        raise FileNotFoundError("the OAuth server is not installed: run `make setup`")
    port = free_port()
    arguments = ["node", str(_SCRIPT), str(module), str(port), redirect_uri]
    process = ChildProcess(arguments, output=output, environment={"CLIENT_SECRET": CLIENT_SECRET})
    with process:
        address = f"http://127.0.0.1:{port}"
        ready = f"{address}/.well-known/openid-configuration"
        wait_until(lambda: answers(ready), "the OAuth server answers", process=process)
        yield OAuthServer(address, process)
