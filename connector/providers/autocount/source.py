"""AutoCount as a source of the engine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from threading import Event
from typing import Final

from connector.domain.errors import Locked
from connector.domain.identity import Identity
from connector.domain.keys import EntityKind, Key
from connector.domain.secret import Secrets
from connector.drivers.odbc import Transaction
from connector.drivers.odbc_seam import Door
from connector.ledger.opened import RecordMapping
from connector.ledger.source import LedgerSource
from connector.ledger.watermark import OVERLAP
from connector.providers.autocount.company import identity
from connector.providers.autocount.connection import AutoCountSettings
from connector.providers.autocount.documents import COUNTED
from connector.providers.autocount.opened import OpenCompany

LONGEST_HELD: Final = 200
"""Records of a page that keeps what it read from being changed."""


class AutoCountSource(LedgerSource[OpenCompany]):
    """One company's database, read only (see `domain.ports.Source`)."""

    def __init__(
        self,
        settings: AutoCountSettings,
        secrets: Secrets | None,
        mapping: RecordMapping,
        *,
        stop: Event | None = None,
        overlap: int = OVERLAP,
        door: Door | None = None,
    ) -> None:
        """Prepare; nothing is opened yet. `overlap`: seconds behind the watermark that are read again."""
        super().__init__(OpenCompany(settings, secrets, mapping, stop, door), mapping, overlap=overlap)

    def identify(self) -> Identity:
        """Company and timeline values, read fresh; the structure of the database is read once an attachment."""
        return identity(self.company.line, self.company.books())

    @property
    def longest_page(self) -> int:
        """Where a database does not allow SNAPSHOT, a page holds its rows until it is read."""
        longest = super().longest_page
        return longest if self.company.attachment.snapshots else min(longest, LONGEST_HELD)

    def counts(self, kind: EntityKind) -> dict[str, int]:
        """What ChangeCount tells of a kind's tables; 0 for one that it does not name, which never moves."""
        tables = COUNTED.get(kind, ())
        if not tables or not self.company.books().schema.has("ChangeCount", "Counter"):
            return {}
        try:
            return self.company.line.look_through(partial(_counts, tables))
        except Locked:
            return {}  # somebody is saving at this moment: there is something to read

    def gone(self, kind: EntityKind, keys: Sequence[Key]) -> Sequence[Key]:
        """All but documents that went with a closed year: nobody deleted them."""
        closed = self._closed(kind) if keys else None
        return keys if closed is None else [key for key in keys if not _before(key, closed)]

    def _closed(self, kind: EntityKind) -> int | None:
        """The lowest key that documents of a kind have, in books of which years were closed.

        Keys are given out in the order in which documents are made. Years were closed when the books are older than
        their first fiscal year: customers and items stay when the documents of a year go.
        """
        shape = self.company.books().shapes[kind][0]
        if not shape.numeric or not self.company.books().schema.has("FiscalYear", "FromDate"):
            return None
        return self.company.line.look_through(partial(_lowest_left, shape.table))

    def lacks(self) -> tuple[str, ...]:
        """What this company's database lacks, in plain words (see `domain.ports.Candid`)."""
        lacking = [
            f"This company has no {t}.{', '.join(names)}." for t, names in self.company.missing_columns().items()
        ]
        if silent := self.company.silent_tables():
            lacking.append(
                f"{', '.join(silent)} do not tell when a record was modified: new records are found at once, "
                "edits within one sweep."
            )
        return tuple(lacking)

    def notes(self) -> tuple[str, ...]:
        """What a person should know about this company's database, in plain words."""
        notes = list(self.lacks())
        if not self.company.attachment.snapshots:
            notes.append(
                "The database does not allow snapshots: documents are read in short pages, which hold their rows for a "
                "fraction of a second. An administrator may switch ALLOW_SNAPSHOT_ISOLATION on."
            )
        if not self.company.line.sees_others:
            notes.append(
                "The login does not see other users' transactions: what somebody saves after more than a quarter of an "
                "hour is found by the next sweep."
            )
        return tuple(notes)


def _counts(tables: Sequence[str], transaction: Transaction) -> dict[str, int]:
    places = ", ".join("?" * len(tables))
    rows = transaction.rows(f"SELECT P.TableName, P.Counter FROM ChangeCount P WHERE P.TableName IN ({places})", tables)
    counts = {str(name).strip().lower(): int(counter) for name, counter in rows}
    return {table.lower(): counts.get(table.lower(), 0) for table in tables}


def _lowest_left(table: str, transaction: Transaction) -> int | None:
    first = transaction.one("SELECT MIN(P.FromDate) FROM FiscalYear P")
    begun = transaction.one("SELECT MIN(P.CreatedTimeStamp) FROM Debtor P")
    if first is None or begun is None or first[0] is None or begun[0] is None or begun[0] >= first[0]:
        return None
    lowest = transaction.one(f"SELECT MIN(P.DocKey) FROM {table} P")
    return int(lowest[0]) if lowest is not None and lowest[0] is not None else None


def _before(key: Key, lowest: int) -> bool:
    number = key.removeprefix("AR:")
    return number.isascii() and number.isdecimal() and int(number) < lowest
