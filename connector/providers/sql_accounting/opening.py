"""How the registry opens this provider."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import cast

from connector.domain.clock import Clock, SystemClock
from connector.domain.ports import Books, Source
from connector.domain.secret import Secrets
from connector.mapping import Mapping as LedgerMapping
from connector.mapping import load
from connector.providers.opening import settings_of
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource


def open_source(
    settings: Mapping[str, object],
    secrets: Secrets | None,
    overrides: Path | None,
    *,
    clock: Clock | None = None,
    stop: Event | None = None,
) -> Source:
    """A source of one company file.

    Raises:
        SettingsInvalid: a setting or the mapping cannot work.
    """
    known = settings_of(settings, SqlAccountingSettings, "SQL Accounting")
    return SqlAccountingSource(known, secrets, load("sql_accounting", overrides), clock=clock, stop=stop)


def open_books(source: Source, memory: object, *, clock: Clock | None = None) -> Books | None:
    """The same company file as something to write; `memory` is the host's store of the connection.

    Loaded when it is first needed: a connection that only reads does without the rules of posting.
    """
    from connector.ledger.learning import learn_posting
    from connector.providers.sql_accounting.sink import Memory, SqlAccountingBooks

    if not isinstance(source, SqlAccountingSource) or not isinstance(source.mapping, LedgerMapping):
        return None
    clock = clock or SystemClock()
    return SqlAccountingBooks(source.company, source.mapping, cast(Memory, memory), clock, learn_posting)
