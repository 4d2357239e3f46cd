"""Where a peer is reached: https anywhere, plain http on this computer only."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

import msgspec

from connector.domain.errors import SettingsInvalid

_REMEDY = "An address looks like https://platform.example.com."


class Address(msgspec.Struct, frozen=True):
    """A checked base address: scheme, host, port and perhaps a path; never a user, a password or a question."""

    base: str
    """Without a slash at the end."""
    host: str
    origin: str
    """Host and port, as people know it."""
    secure: bool
    loopback: bool
    """The peer is on this computer: no proxy, no packing, plain http allowed."""

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read an address as a person typed it; https is meant when no scheme is given.

        Raises:
            SettingsInvalid: it is no address, holds a user or a question, or is plain http to another computer.
        """
        typed = text.strip().rstrip("/")
        parts, port = _split(typed if "://" in typed else f"https://{typed}")
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in ("http", "https") or not host or any(ord(c) < 33 for c in typed):
            raise SettingsInvalid("This is no address of a server.", remedy=_REMEDY)
        if parts.username or parts.password or parts.query or parts.fragment:
            raise SettingsInvalid(
                f"The address of {host} holds more than a place: a user, a password or a question.", remedy=_REMEDY
            )
        loopback = is_loopback(host)
        if parts.scheme == "http" and not loopback:
            raise SettingsInvalid(
                f"{host} is to be reached without encryption.",
                remedy="Use an address that begins with https://. Plain http is for this computer alone.",
            )
        shown = f"[{host}]" if ":" in host else host
        origin = shown if port is None else f"{shown}:{port}"
        base = f"{parts.scheme}://{origin}{parts.path.rstrip('/')}"
        return cls(base=base, host=host, origin=origin, secure=parts.scheme == "https", loopback=loopback)


def is_loopback(host: str) -> bool:
    """Whether a host name or number is this computer."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _split(text: str) -> tuple[SplitResult, int | None]:
    """The parts of an address, and its port. What was typed is not repeated: it may hold a password."""
    try:
        parts = urlsplit(text)
        return parts, parts.port
    except ValueError as exc:
        raise SettingsInvalid("This is no address of a server.", remedy=_REMEDY) from exc
