"""How the registry opens Xero."""

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
from connector.providers.xero.connection import XeroSettings
from connector.providers.xero.source import XeroSource

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
    """A source of one organisation. `pace` is called before each request, after the limits of this process.

    Raises:
        SettingsInvalid: a setting or the mapping cannot work.
    """
    return XeroSource(_settings(settings), secrets, load("xero", overrides), clock=clock, stop=stop, pace=pace)


def open_books(source: Source, memory: object, *, clock: Clock | None = None) -> Books | None:
    """The same organisation as something to write; nothing has to be remembered for it, and no time be told."""
    if not isinstance(source, XeroSource):
        return None
    from connector.providers.xero.sink import XeroBooks

    return XeroBooks(source)


def address_of(settings: Mapping[str, object]) -> str:
    """Where requests go. Raises SettingsInvalid."""
    return Address.parse(_settings(settings).api).base


def _settings(told: Mapping[str, object]) -> XeroSettings:
    return settings_of(told, XeroSettings, "Xero")
