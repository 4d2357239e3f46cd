"""One message at a time over a local connection: bytes of bounded size, JSON inside, never a pickled object."""

from __future__ import annotations

import secrets
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

import msgspec

from connector.control.messages import MAX_MESSAGE, Answer, Message, Request
from connector.domain.errors import ProtocolBroken, SettingsInvalid, Unreachable
from connector.paths import exposure, write_private

KEY_BYTES = 32

T = TypeVar("T")

_encode = msgspec.json.Encoder().encode
_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
_answers: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)

Channel = Connection
"""A pipe on Windows has the same methods."""


def send(channel: Channel, message: Message) -> None:
    """Say something. Raises OSError when the other side is gone, ProtocolBroken when it is too long."""
    content = _encode(message)
    if len(content) > MAX_MESSAGE:
        raise ProtocolBroken("An answer is too long for the control channel.", remedy="Ask for less at once.")
    channel.send_bytes(content)


def receive_request(channel: Channel) -> Request:
    """What a client asks. Raises EOFError, OSError, ProtocolBroken."""
    return _decode(_requests, channel.recv_bytes(MAX_MESSAGE))


def receive_answer(channel: Channel) -> Answer:
    """What the agent says. Raises EOFError, OSError, ProtocolBroken."""
    return _decode(_answers, channel.recv_bytes(MAX_MESSAGE))


def make_key(path: Path) -> bytes:
    """A new key for this start of the agent, in a file that only its owner can read."""
    key = secrets.token_bytes(KEY_BYTES)
    write_private(path, key)
    return key


def read_key(path: Path) -> bytes:
    """The key of the running agent.

    Raises:
        Unreachable: there is none, so no agent was started here.
        SettingsInvalid: the file is open to others or no key.
    """
    try:
        reason = exposure(path)
        key = b"" if reason else path.read_bytes()
    except OSError as exc:
        raise no_agent() from exc
    if reason or len(key) != KEY_BYTES:
        raise SettingsInvalid(
            f"The key of the control channel is not safe: {reason or 'it is damaged.'}",
            remedy="Start the agent again: bukubridge run",
        )
    return key


def no_agent() -> Unreachable:
    """What is said when nobody listens."""
    return Unreachable("The agent is not running.", remedy="Start it with: bukubridge run")


def _decode(decoder: msgspec.json.Decoder[T], content: bytes) -> T:
    try:
        return decoder.decode(content)
    except msgspec.MsgspecError as exc:
        raise ProtocolBroken("Something was said on the control channel that is not understood.") from exc
