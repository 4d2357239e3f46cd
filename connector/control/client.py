"""A face's end of the control channel."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, answer_challenge, deliver_challenge
from threading import Event as Flag
from types import TracebackType
from typing import Self, TypeVar

from connector.control.framing import Channel, no_agent, read_key, receive_answer, send
from connector.control.messages import PROTOCOL, Answer, Ended, Event, Hello, Message, Refused, Welcome
from connector.domain import errors
from connector.domain.errors import BridgeError, ProtocolBroken, Unreachable, Unsupported
from connector.paths import Home, find_home, own_program_folder, starter

__all__ = ["ControlClient", "Home", "find_home", "own_program_folder", "starter"]

T = TypeVar("T", bound=Message)

_LOOK_SECONDS = 0.2

_CODES: dict[str, type[BridgeError]] = {
    item.code: item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, BridgeError)
}


class ControlClient:
    """Talks to the running agent of a home; used from one thread at a time, and not while it watches.

    Raises (on construction):
        Unreachable: no agent is running there.
        Unsupported: it is of another version.
        SettingsInvalid: the channel's key is open to other users.
    """

    def __init__(self, home: Home, name: str) -> None:
        key = read_key(home.control_key)
        self._channel = _dial(home.control_address, key)
        try:
            answer = self._ask(Hello(protocol=PROTOCOL, client=name))
        except BaseException:
            self.close()
            raise
        if not isinstance(answer, Welcome):
            self.close()
            raise Unsupported("The agent is of another version.", remedy="Start the agent again.")
        self.welcome = answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Leave; a thread that watches sees the end."""
        with suppress(OSError):
            self._channel.close()

    def ask(self, request: Message, reply: type[T]) -> T:
        """Ask and wait for the reply of the expected type.

        Raises:
            BridgeError: what the agent refuses, as the error that it was there.
            Unreachable: the agent went away.
        """
        answer = self._ask(request)
        if not isinstance(answer, reply):
            raise ProtocolBroken(f"The agent answered {type(answer).__name__} where {reply.__name__} was expected.")
        return answer

    def watch(self, request: Message, stop: Flag | None = None) -> Iterator[Event]:
        """Ask for events; ends when the agent says that no more follow, or soon after `stop`. Raises as `ask`."""
        answer = self._ask(request)
        while not isinstance(answer, Ended):
            yield answer  # type: ignore[misc]  # replies do not come here: `Refused` was raised
            if stop is not None and not self._awaited(stop):
                return
            answer = self._receive()

    def _awaited(self, stop: Flag) -> bool:
        """Whether something came before it was to stop. A pipe of Windows cannot be woken by another thread."""
        try:
            while not self._channel.poll(_LOOK_SECONDS):
                if stop.is_set():
                    return False
        except (EOFError, OSError) as exc:
            raise _went_away() from exc
        return not stop.is_set()

    def _ask(self, request: Message) -> Answer:
        try:
            send(self._channel, request)
        except OSError as exc:
            raise _went_away() from exc
        return self._receive()

    def _receive(self) -> Answer:
        try:
            answer = receive_answer(self._channel)
        except (EOFError, OSError) as exc:
            raise _went_away() from exc
        if isinstance(answer, Refused):
            raise _CODES.get(answer.code, BridgeError)(answer.sentence, remedy=answer.remedy)
        return answer


def _dial(address: str, key: bytes) -> Channel:
    try:
        channel = Client(address)
    except (FileNotFoundError, ConnectionRefusedError) as exc:
        raise no_agent() from exc
    except OSError as exc:
        if exc.errno in (errno.EACCES, errno.EPERM):
            raise Unreachable("The agent belongs to another user of this PC.", remedy="Sign in as that user.") from exc
        raise no_agent() from exc
    try:
        answer_challenge(channel, key)
        deliver_challenge(channel, key)
    except (OSError, EOFError, AuthenticationError, AssertionError) as exc:
        channel.close()
        raise Unreachable(
            "The agent did not accept this client.", remedy="It may just be starting or busy: try again."
        ) from exc
    return channel


def _went_away() -> Unreachable:
    return Unreachable("The agent went away.", remedy="Start it again with: bukubridge run")
