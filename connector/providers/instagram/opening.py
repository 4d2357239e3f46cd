"""How the registry opens Instagram: by Instagram Login or by Facebook Login, as the address says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event

from connector.domain.clock import Clock, Pace
from connector.domain.ports import Source
from connector.domain.secret import Secrets
from connector.drivers.http_address import Address
from connector.providers.instagram.source import InstagramSource
from connector.providers.meta.line import GraphSettings
from connector.providers.opening import settings_of

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
    """A source of one account, of which everything is only collected: there is nothing to map.

    Raises:
        SettingsInvalid: a setting cannot work.
    """
    del overrides
    return InstagramSource(_settings(settings), secrets, clock=clock, stop=stop, pace=pace)


def address_of(settings: Mapping[str, object]) -> str:
    """Where requests go. Raises SettingsInvalid."""
    return Address.parse(_settings(settings).api).base


def _settings(told: Mapping[str, object]) -> GraphSettings:
    return settings_of(told, GraphSettings, "Instagram")
