"""How the registry opens QuickBooks Online."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event

from connector.domain.clock import Clock, Pace
from connector.domain.ports import Books, Source
from connector.domain.secret import Secrets
from connector.drivers.http_address import Address
from connector.mapping import load
from connector.providers.opening import settings_of
from connector.providers.quickbooks.connection import QuickBooksSettings
from connector.providers.quickbooks.source import QuickBooksSource

PACED = True
"""Requests can be paced by limits that several hosts share."""


def open_source(
    settings: Mapping[str, object],
    secrets: Secrets | None,
    overrides: Path | None,
    *,
    clock: Clock | None = None,
    stop: Event | None = None,
    pace: Pace | None = None,
) -> Source:
    """A source of one company. `pace` is called before each request, after the limits of this process.

    Raises:
        SettingsInvalid: a setting or the mapping cannot work.
    """
    known = _settings(settings)
    return QuickBooksSource(known, secrets, load("quickbooks", overrides), clock=clock, stop=stop, pace=pace)


def open_books(source: Source, memory: object, *, clock: Clock | None = None) -> Books | None:
    """The same company as something to write; nothing has to be remembered for it, and no time be told."""
    if not isinstance(source, QuickBooksSource):
        return None
    from connector.providers.quickbooks.sink import QuickBooksBooks

    return QuickBooksBooks(source)


def address_of(settings: Mapping[str, object]) -> str:
    """Where requests go. Raises SettingsInvalid."""
    return Address.parse(_settings(settings).api).base


def _settings(told: Mapping[str, object]) -> QuickBooksSettings:
    return settings_of(told, QuickBooksSettings, "QuickBooks")
