"""The way to one company's database: settings, and the one attachment, opened when needed and given up after use.

Times are those of the ledger: AutoCount writes the local time of the office without a zone. They are counted here in
seconds since 1970 as if that time were UTC; only differences between them mean anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Event
from typing import Final, TypeVar

import msgspec

from connector.domain.errors import SettingsInvalid
from connector.domain.secret import Secrets
from connector.drivers.odbc import Attachment, Isolation, Target, Transaction
from connector.drivers.odbc_errors import Deadlocked
from connector.drivers.odbc_seam import Door
from connector.ledger.watermark import Sight

T = TypeVar("T")
_YES: Final = frozenset({"yes", "true", "1"})
_NO: Final = frozenset({"no", "false", "0", ""})
_ATTEMPTS: Final = 3


class AutoCountSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the company's database is and who reads it."""

    database: str
    host: str = "localhost"
    instance: str = ""
    port: int = 0
    """0: as the instance says."""
    user: str = ""
    """A login of SQL Server; empty: the Windows user that the program runs as."""
    trust: str = "no"
    """Whether a person said that the server's certificate is to be trusted: yes or no."""
    certificate: str = ""
    driver: str = ""

    def target(self) -> Target:
        """As the driver wants it.

        Raises:
            SettingsInvalid: a setting cannot work.
        """
        if not self.database.strip():
            raise SettingsInvalid("The name of the company's database is missing.", remedy="Enter it.")
        trust = self.trust.strip().lower()
        if trust not in _YES | _NO:
            raise SettingsInvalid(
                "Whether the server's certificate is to be trusted is answered with yes or no.",
                remedy="Enter it again.",
            )
        if not 0 <= self.port < 2**16:
            raise SettingsInvalid("A port is a number up to 65535.", remedy="Enter the port again.")
        return Target(
            database=self.database.strip(),
            host=self.host.strip() or "localhost",
            instance=self.instance.strip(),
            port=self.port,
            user=self.user.strip(),
            trusted=trust in _YES,
            certificate=self.certificate.strip(),
            driver=self.driver.strip(),
        )


class AutoCountLine:
    """Holds at most one attachment to a company's database."""

    def __init__(
        self, settings: AutoCountSettings, secrets: Secrets | None, stop: Event | None, door: Door | None = None
    ) -> None:
        self._target = settings.target()
        self._secrets = secrets
        self._stop = stop
        self._door = door
        self._attachment: Attachment | None = None

    @property
    def target(self) -> Target:
        """Which database, as whom."""
        return self._target

    @property
    def attachment(self) -> Attachment:
        """The attachment, opened when there is none."""
        if self._attachment is None or self._attachment.closed:
            password = self._secrets.secret("password") if self._secrets is not None and self._target.user else None
            self._attachment = Attachment(self._target, password, self._stop, self._door)
        return self._attachment

    def close(self) -> None:
        """Give the attachment up."""
        if self._attachment is not None:
            attachment, self._attachment = self._attachment, None
            attachment.close()

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Do some short reading that sees one moment; again when the server gave it up for somebody else's sake."""
        return self.attachment.read(work)

    def look_through(self, work: Callable[[Transaction], T]) -> T:
        """Read many rows of which each counts for itself: nothing is held that somebody else may want to change."""
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._looked_through(work)
            except Deadlocked:
                continue
        return self._looked_through(work)

    def _looked_through(self, work: Callable[[Transaction], T]) -> T:
        with self.attachment.read_committed() as transaction:
            return work(transaction)

    def sweeping(self) -> AbstractContextManager[Transaction]:
        """A transaction for long reads of single rows."""
        return self.attachment.read_committed()

    def sight(self) -> Sight:
        """What the server shows of its clock and, where the login may see it, of open transactions.

        A login that may not is blind: what such a transaction saves is read again within the overlap, or found by the
        sweep.
        """
        with self.attachment.transaction(Isolation.READ_COMMITTED) as transaction:
            row = transaction.one(_CLOCK)
            told, sees = (row[0], row[1]) if row is not None else (None, 0)
            oldest = transaction.one(_OLDEST) if sees == 1 else None
        now = seconds(told)
        began = oldest[0] if oldest is not None else None
        return Sight(
            now=now,
            next_transaction=0,
            oldest_active=0,
            oldest_visible=0,
            oldest_writer=min(now, seconds(began)) if began is not None else None,
        )

    @property
    def sees_others(self) -> bool:
        """Whether the login may see other people's open transactions."""
        with self.attachment.transaction(Isolation.READ_COMMITTED) as transaction:
            row = transaction.one(_CLOCK)
        return row is not None and row[1] == 1


def seconds(told: object) -> int:
    """A time of the ledger in seconds since 1970."""
    return int(told.replace(tzinfo=dt.UTC).timestamp()) if isinstance(told, dt.datetime) else 0


_CLOCK: Final = "SELECT GETDATE(), HAS_PERMS_BY_NAME(NULL, NULL, 'VIEW SERVER STATE')"

_OLDEST: Final = """
SELECT MIN(d.database_transaction_begin_time) FROM sys.dm_tran_database_transactions d
WHERE d.database_id = DB_ID() AND d.database_transaction_begin_time IS NOT NULL"""
"""The begin of the first change; a transaction that only reads has none."""
