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
from connector.providers.autocount.connection import AutoCountSettings
from connector.providers.autocount.source import AutoCountSource
from connector.providers.opening import settings_of


def open_source(
    settings: Mapping[str, object],
    secrets: Secrets | None,
    overrides: Path | None,
    *,
    clock: Clock | None = None,
    stop: Event | None = None,
) -> Source:
    """A source of one company's database.

    Raises:
        SettingsInvalid: a setting or the mapping cannot work.
    """
    known = settings_of(settings, AutoCountSettings, "AutoCount")
    return AutoCountSource(known, secrets, load("autocount", overrides), stop=stop)


def open_books(source: Source, memory: object, *, clock: Clock | None = None) -> Books | None:
    """The same company's database as something to write; `memory` is the host's store of the connection: it keeps how
    invoices are posted.

    Loaded when it is first needed: a connection that only reads does without the rules of posting.
    """
    from connector.ledger.learning import learn_posting
    from connector.ledger.rehearsals import Facts
    from connector.providers.autocount.sink import AutoCountBooks

    if not isinstance(source, AutoCountSource) or not isinstance(source.mapping, LedgerMapping):
        return None
    clock = clock or SystemClock()
    return AutoCountBooks(source.company, source.mapping, clock, cast(Facts, memory), learn_posting)
