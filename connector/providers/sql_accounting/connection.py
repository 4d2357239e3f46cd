"""The way to one company file: settings, and the one attachment that is opened when needed and given up after use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Event
from typing import Final, TypeVar

import msgspec

from connector.domain.clock import Clock
from connector.domain.errors import SettingsInvalid
from connector.domain.secret import Secrets
from connector.drivers.firebird import Attachment, Target, Transaction
from connector.drivers.firebird_decode import check_codec
from connector.ledger.watermark import Sight

_ZONE_STEP: Final = 900
"""Time zones differ by quarters of an hour."""
WITH_ZONES: Final = 4
"""Since this generation the server knows time zones."""
EPOCH: Final = "TIMESTAMP '1970-01-01 00:00:00 UTC'"
"""As a server that knows time zones writes it. Differences to it are numbers, which every client can read."""


class SqlAccountingSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the company file is and how to read it."""

    path: str
    """As the server's own computer sees it."""
    host: str = "localhost"
    """Empty: with the engine in this process, for sample files only."""
    port: int = 3050
    user: str = "SYSDBA"
    role: str = ""
    charset: str = "UTF8"
    legacy_charsets: tuple[str, ...] = ()
    """For company files without a character set: tried in turn for bytes that are not UTF-8."""

    def target(self) -> Target:
        """As the driver wants it.

        Raises:
            SettingsInvalid: a setting cannot work.
        """
        if not self.path.strip():
            raise SettingsInvalid("The path of the company file is missing.", remedy="Enter it.")
        for codec in self.legacy_charsets:
            check_codec(codec)
        return Target(
            path=self.path,
            host=self.host,
            port=self.port,
            user=self.user,
            role=self.role,
            charset=self.charset,
            legacy_charsets=self.legacy_charsets,
        )


T = TypeVar("T")


class Ledger:
    """Holds at most one attachment to a company file."""

    def __init__(
        self, settings: SqlAccountingSettings, secrets: Secrets | None, clock: Clock, stop: Event | None
    ) -> None:
        self._target = settings.target()
        self._secrets = secrets
        self._clock = clock
        self._stop = stop
        self._attachment: Attachment | None = None

    @property
    def target(self) -> Target:
        """Which file, as whom."""
        return self._target

    @property
    def attachment(self) -> Attachment:
        """The attachment, opened when there is none."""
        if self._attachment is None:
            password = self._secrets.secret("password") if self._secrets is not None and self._target.host else None
            self._attachment = Attachment(self._target, password, self._stop)
        return self._attachment

    def close(self) -> None:
        """Give the attachment up."""
        if self._attachment is not None:
            attachment, self._attachment = self._attachment, None
            attachment.close()

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Do some short reading in a snapshot."""
        with self.attachment.snapshot() as transaction:
            return work(transaction)

    def look_through(self, work: Callable[[Transaction], T]) -> T:
        """Read many rows: a snapshot holds nothing either."""
        return self.read(work)

    def sweeping(self) -> AbstractContextManager[Transaction]:
        """A transaction for long reads of single rows."""
        return self.attachment.read_committed()

    def sight(self) -> Sight:
        """What the server shows of its clock and its transactions."""
        return self.read(self._sight)

    def _sight(self, transaction: Transaction) -> Sight:
        numbers = transaction.one(_NUMBERS) or (0, 0)
        visible = transaction.one(_VISIBLE) or (None, None)
        now = self.now(transaction)
        age = visible[1]
        return Sight(
            now=now,
            next_transaction=int(str(numbers[0])),
            oldest_active=int(str(numbers[1])),
            oldest_visible=int(str(visible[0])) if visible[0] is not None else 0,
            oldest_writer=None if age is None else now - int(str(age)),
        )

    def now(self, transaction: Transaction) -> int:
        """The server's time in seconds since 1970, UTC.

        An old server tells local time only: its zone is what it is away from our own clock, in quarters of an hour.
        """
        if self.attachment.major >= WITH_ZONES:
            row = transaction.one(f"SELECT DATEDIFF(SECOND FROM {EPOCH} TO CURRENT_TIMESTAMP) FROM RDB$DATABASE")
            return int(str(row[0])) if row is not None else 0
        row = transaction.one("SELECT CURRENT_TIMESTAMP FROM RDB$DATABASE")
        ours = int(self._clock.now().timestamp())
        if row is None or not isinstance(row[0], dt.datetime):
            return ours
        told = int(row[0].replace(tzinfo=dt.UTC).timestamp())
        return told - round((told - ours) / _ZONE_STEP) * _ZONE_STEP


_NUMBERS: Final = "SELECT MON$NEXT_TRANSACTION, MON$OLDEST_ACTIVE FROM MON$DATABASE"

_VISIBLE: Final = """
SELECT MIN(MON$TRANSACTION_ID),
    MAX(CASE WHEN MON$READ_ONLY = 0 AND MON$TRANSACTION_ID <> CURRENT_TRANSACTION
        THEN DATEDIFF(SECOND FROM MON$TIMESTAMP TO CURRENT_TIMESTAMP) END)
FROM MON$TRANSACTIONS WHERE MON$STATE = 1 AND MON$TRANSACTION_ID > 0"""
