"""How the registry opens this way into SQL Accounting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event

from connector.domain.clock import Clock
from connector.domain.ports import Books, Source
from connector.domain.secret import Secrets
from connector.drivers.http_address import Address
from connector.mapping import load
from connector.providers.opening import settings_of
from connector.providers.sql_accounting_api.connection import ApiSettings
from connector.providers.sql_accounting_api.source import ApiSource


def open_source(
    settings: Mapping[str, object],
    secrets: Secrets | None,
    overrides: Path | None,
    *,
    clock: Clock | None = None,
    stop: Event | None = None,
) -> Source:
    """A source of one company behind the API.

    Raises:
        SettingsInvalid: a setting or the mapping cannot work.
    """
    known = _settings(settings)
    return ApiSource(known, secrets, load("sql_accounting", overrides), clock=clock, stop=stop)


def open_books(source: Source, memory: object, *, clock: Clock | None = None) -> Books | None:
    """The same company as something to write; nothing has to be remembered for it, and no time be told."""
    if not isinstance(source, ApiSource):
        return None
    from connector.providers.sql_accounting_api.sink import ApiBooks

    return ApiBooks(source)


def address_of(settings: Mapping[str, object]) -> str:
    """Where requests go: scheme, host and port, as it was typed in full. Raises SettingsInvalid."""
    return Address.parse(_settings(settings).address).base


def _settings(told: Mapping[str, object]) -> ApiSettings:
    return settings_of(told, ApiSettings, "SQL Accounting")
