"""A look at the books before they are connected: whether the address may be asked at all, and who answers there."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from threading import Event, Timer
from urllib.parse import urlsplit

from connector.domain.errors import BridgeError, SettingsInvalid, Stopped, Unreachable
from connector.domain.identity import Identity
from connector.domain.secret import Secret
from connector.providers.registry import address_of, open_source

LOOK_SECONDS = 30.0
"""After that a look ends, whatever the other side does."""


class Given:
    """Secrets that were just given (`domain.secret.Secrets`)."""

    def __init__(self, secrets: Mapping[str, Secret]) -> None:
        self._secrets = secrets

    def secret(self, name: str) -> Secret:
        """The secret of that name. Raises SettingsInvalid."""
        if name not in self._secrets:
            raise SettingsInvalid(f"No {name} was given.")
        return self._secrets[name]


class AllowedAddresses:
    """Where the server may be sent by whoever connects books.

    Without a list of the operator's: every public address, and nothing of the server's own network. With one: these
    hosts only (`api.sql.my`, `*.example.com`, `127.0.0.1:8080`), wherever they are.
    """

    def __init__(self, hosts: Sequence[str]) -> None:
        self._hosts = [host.strip().lower() for host in hosts if host.strip()]

    def check(self, provider: str, settings: Mapping[str, object]) -> str:
        """The address that these settings lead to. Looked at before each run, too: names may point elsewhere later.

        Raises:
            SettingsInvalid: it is none, not encrypted, or not allowed.
            Unreachable: its name is not known.
        """
        base = address_of(provider, settings)
        if base is None:
            raise SettingsInvalid("These books are not reached over the internet: connect them from the office PC.")
        parts = urlsplit(base)
        host = (parts.hostname or "").lower()
        if self._hosts:
            if not any(fnmatch(host, wanted) or fnmatch(parts.netloc.lower(), wanted) for wanted in self._hosts):
                raise SettingsInvalid(f"The operator of the platform does not allow the address {host}.")
        elif not _is_public(host, parts.port or 443):
            raise SettingsInvalid(
                f"The address {host} is not on the public internet.",
                remedy="Use the address that the company's API service has for the world, or the office PC.",
            )
        return base


def look(provider: str, settings: Mapping[str, object], secrets: Mapping[str, Secret]) -> Identity:
    """Ask the books who they are, in bounded time.

    Raises:
        BridgeError: as the provider says: wrong key, unreachable, a page instead of data …
    """
    stop = Event()
    source = open_source(provider, settings, Given(secrets), stop=stop)

    def end() -> None:
        stop.set()
        source.close()

    timer = Timer(LOOK_SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        return source.identify()
    except Stopped as exc:
        raise Unreachable(f"No whole answer came within {LOOK_SECONDS:.0f} seconds.") from exc
    finally:
        timer.cancel()
        source.close()


def in_words(error: BridgeError) -> str:
    """What went wrong, and what to do about it where that is not about an office PC."""
    if isinstance(error, Unreachable):
        return f"{error.sentence} Check the address, and whether it can be reached from the internet."
    return str(error)


def _is_public(host: str, port: int) -> bool:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:  # the latter for what is no name at all
        raise Unreachable(f"The name {host} is not known.") from exc
    numbers = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return bool(numbers) and all(number.is_global and not number.is_multicast for number in numbers)
