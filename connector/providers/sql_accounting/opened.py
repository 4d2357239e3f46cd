"""One company file as source and sink work with it."""

from __future__ import annotations

from threading import Event

from connector.domain.clock import Clock
from connector.domain.secret import Secrets
from connector.drivers.firebird import Attachment, Target
from connector.ledger.opened import OpenLedger, RecordMapping
from connector.providers.sql_accounting.company import Books, read_books
from connector.providers.sql_accounting.connection import Ledger, SqlAccountingSettings
from connector.providers.sql_accounting.dialect import FIREBIRD


class OpenCompany(OpenLedger[Ledger, Books]):
    """Opens the company file when it is needed, and keeps what was learned of it until it is closed."""

    def __init__(
        self,
        settings: SqlAccountingSettings,
        secrets: Secrets | None,
        mapping: RecordMapping,
        clock: Clock,
        stop: Event | None,
    ) -> None:
        super().__init__(
            Ledger(settings, secrets, clock, stop),
            FIREBIRD,
            lambda ledger: read_books(ledger.attachment),
            mapping,
            settings.legacy_charsets,
        )

    @property
    def attachment(self) -> Attachment:
        """The one attachment."""
        return self.line.attachment

    @property
    def target(self) -> Target:
        """Which file, as whom."""
        return self.line.target
