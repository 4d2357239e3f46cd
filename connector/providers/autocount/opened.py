"""One company's database as source and sink work with it."""

from __future__ import annotations

from threading import Event

from connector.domain.secret import Secrets
from connector.drivers.odbc import Attachment, Target
from connector.drivers.odbc_seam import Door
from connector.ledger.opened import OpenLedger, RecordMapping
from connector.providers.autocount.company import Books, read_books
from connector.providers.autocount.connection import AutoCountLine, AutoCountSettings
from connector.providers.autocount.dialect import TRANSACT_SQL


class OpenCompany(OpenLedger[AutoCountLine, Books]):
    """Opens the company's database when it is needed, and keeps what was learned of it until it is closed."""

    def __init__(
        self,
        settings: AutoCountSettings,
        secrets: Secrets | None,
        mapping: RecordMapping,
        stop: Event | None,
        door: Door | None = None,
    ) -> None:
        super().__init__(AutoCountLine(settings, secrets, stop, door), TRANSACT_SQL, read_books, mapping)

    @property
    def attachment(self) -> Attachment:
        """The one attachment."""
        return self.line.attachment

    @property
    def target(self) -> Target:
        """Which database, as whom."""
        return self.line.target
