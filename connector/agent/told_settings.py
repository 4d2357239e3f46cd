"""What the platform was told of each connection's settings, kept over restarts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock

import msgspec

from connector.domain.errors import BridgeError
from connector.domain.keys import SYNC_ORDER, ConnectionId
from connector.logs import logger
from connector.paths import Home, write_private
from connector.platform.wire_configuration import OfficeSettings, WishOutcome

_lock = Lock()


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Of one connection. Losing it means that everything is told again, and that nobody knows when it was changed."""

    settings: OfficeSettings
    """As they were seen last."""
    told: bool = False
    """Whether the platform has them."""
    changed: dict[str, dt.datetime] = {}
    """When somebody changed each here (`items_of`)."""
    dealt: str = ""
    """The last wish that was dealt with, and what became of it."""
    outcome: WishOutcome | None = None
    sentences: tuple[str, ...] = ()


class ToldSettings:
    """The file of them; raises nothing."""

    def __init__(self, home: Home) -> None:
        self._path = home.told_settings

    def of(self, connection: ConnectionId) -> Told | None:
        """What is known of a connection; None when nothing is."""
        return self._read().get(connection)

    def keep(self, connection: ConnectionId, told: Told) -> None:
        """Remember it."""
        with _lock:
            self._write({**self._read(), connection: told})

    def forget(self, connection: ConnectionId) -> None:
        """The connection is gone."""
        with _lock:
            known = self._read()
            if known.pop(connection, None) is not None:
                self._write(known)

    def _read(self) -> dict[str, Told]:
        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, Told])
        return {}

    def _write(self, known: Mapping[str, Told]) -> None:
        try:
            write_private(self._path, msgspec.json.encode(known))
        except BridgeError as exc:
            logger("agent").debug("told settings cannot be kept", code=exc.code)


def items_of(settings: OfficeSettings) -> dict[str, object]:
    """What is changed and weighed by itself: the policy of each kind by its name, the times, the mapping rules."""
    policies: dict[str, object] = {kind.value: settings.policies.of(kind) for kind in SYNC_ORDER}
    return {**policies, "schedule": settings.schedule, "mapping": settings.mapping}
