"""SQL Accounting as a source of the engine."""

from __future__ import annotations

from threading import Event

from connector.domain.clock import Clock, SystemClock
from connector.domain.identity import Identity
from connector.domain.secret import Secrets
from connector.ledger.opened import RecordMapping
from connector.ledger.source import LedgerSource
from connector.ledger.watermark import OVERLAP
from connector.providers.sql_accounting.company import identity
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.opened import OpenCompany


class SqlAccountingSource(LedgerSource[OpenCompany]):
    """One company file, read only (see `domain.ports.Source`)."""

    def __init__(
        self,
        settings: SqlAccountingSettings,
        secrets: Secrets | None,
        mapping: RecordMapping,
        *,
        clock: Clock | None = None,
        stop: Event | None = None,
        overlap: int = OVERLAP,
    ) -> None:
        """Prepare; nothing is opened yet. `overlap`: seconds behind the watermark that are read again."""
        company = OpenCompany(settings, secrets, mapping, clock or SystemClock(), stop)
        super().__init__(company, mapping, overlap=overlap)

    def identify(self) -> Identity:
        """Company and timeline values, read fresh; the structure of the file is read once an attachment."""
        company = self.company
        return identity(company.attachment, company.books(), company.target)

    def lacks(self) -> tuple[str, ...]:
        """What this company file lacks, in plain words (see `domain.ports.Candid`)."""
        lacking = [
            f"This company file has no {t}.{', '.join(names)}." for t, names in self.company.missing_columns().items()
        ]
        if silent := self.company.silent_tables():
            lacking.append(
                f"{', '.join(silent)} do not tell when a record was modified: new records are found at once, "
                "edits within one sweep."
            )
        return tuple(lacking)

    def notes(self) -> tuple[str, ...]:
        """What a person should know about this company file, in plain words."""
        notes = list(self.lacks())
        if self.company.look().blind:
            notes.append(
                "The database user does not see other users' transactions: while one is open, recent changes are read "
                "again for up to an hour."
            )
        return tuple(notes)
