"""Asks the SQL Server Browser service of a computer which instances it has and where they listen.

The protocol is Microsoft's SSRP (MS-SQLR): one datagram to UDP port 1434, one back.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from typing import Final

import msgspec

PORT: Final = 1434
_ASK_ALL: Final = b"\x03"
"""CLNT_UCAST_EX."""
_ANSWER: Final = 0x05
"""SVR_RESP."""
_LONGEST: Final = 65_535
_MOST: Final = 50
"""Instances that a computer may have (SQL Server's own limit)."""


class Instance(msgspec.Struct, frozen=True, kw_only=True):
    """One instance as the Browser tells of it."""

    server: str
    name: str
    version: str = ""
    port: int = 0
    """TCP port; 0 when it does not listen on TCP."""


def instances(host: str, *, port: int = PORT, timeout: float = 1.0) -> list[Instance]:
    """Instances of a computer, within `timeout` seconds; none when nobody answers, or not in this protocol."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking, suppress(OSError):
        until = time.monotonic() + timeout
        asking.connect((host, port))  # answers of anybody else are not taken
        asking.settimeout(timeout)
        asking.send(_ASK_ALL)
        while (left := until - time.monotonic()) > 0:
            asking.settimeout(left)
            found = read(asking.recv(_LONGEST))
            if found:
                return found
    return []


def read(answer: bytes) -> list[Instance]:
    """What an answer tells; none when it is no answer of this protocol."""
    if len(answer) < 3 or answer[0] != _ANSWER:
        return []
    length = int.from_bytes(answer[1:3], "little")
    text = answer[3 : 3 + length].decode("ascii", "replace")
    found = []
    for part in text.split(";;")[:_MOST]:
        words = part.split(";")
        told = dict(zip(words[::2], words[1::2], strict=False))
        if told.get("InstanceName"):
            found.append(
                Instance(
                    server=told.get("ServerName", ""),
                    name=told["InstanceName"],
                    version=told.get("Version", ""),
                    port=_port(told.get("tcp", "")),
                )
            )
    return found


def _port(told: str) -> int:
    return int(told) if told.isascii() and told.isdecimal() and int(told) < 2**16 else 0
