"""The attachment as something to write over: one agent at a time, and nobody is waited for long.

AutoCount itself takes no part in the lock: it keeps two programs of ours from writing at once, and tells afterwards
that no attempt of ours is open at the server any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from connector.domain.errors import Locked
from connector.drivers.odbc import Attachment, Isolation, Transaction, Writing

_BEGIN: Final = "SELECT TOP (1) R.RegID FROM Registry R"
"""The first statement that reads a table begins the transaction, without which a lock cannot be its own."""
_TAKE: Final = """DECLARE @taken int;
EXEC @taken = sp_getapplock @Resource = 'BukuBridge', @LockMode = 'Exclusive', @LockOwner = 'Transaction',
    @LockTimeout = 0;
SELECT @taken"""
"""Held until the transaction ends, whichever way: 0 or 1 when it was granted, below 0 when not (SQL Server docs)."""


class WritingSession:
    """One attachment (`ledger.session.Session`)."""

    def __init__(self, attachment: Attachment) -> None:
        self.attachment = attachment

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """Reads one moment."""
        with self.attachment.snapshot() as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Writes, alone of our kind. Rows that are read are not held, but for those that are asked for with UPDLOCK.

        Raises:
            Locked: another agent writes, or somebody holds a row.
            AnswerLost: as the driver's own.
        """
        with self.attachment.writing(Isolation.READ_COMMITTED) as transaction:
            transaction.one(_BEGIN)
            row = transaction.answer(_TAKE)
            if row is None or int(row[0]) < 0:
                raise Locked("Another agent writes into these books at the moment.")
            yield transaction
