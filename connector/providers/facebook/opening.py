"""How the registry opens Facebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event

from connector.domain.clock import Clock, Pace
from connector.domain.ports import Source
from connector.domain.secret import Secrets
from connector.drivers.http_address import Address
from connector.mapping import load
from connector.providers.facebook.source import FacebookSource
from connector.providers.meta.line import GraphSettings
from connector.providers.opening import settings_of

PACED = True
"""Requests can be paced by limits that several hosts share."""
TOLD = True
"""It reads what webhooks told of first."""


def open_source(
    settings: Mapping[str, object],
    secrets: Secrets | None,
    overrides: Path | None,
    *,
    clock: Clock | None = None,
    stop: Event | None = None,
    pace: Pace | None = None,
    told: Callable[[], Sequence[str]] | None = None,
) -> Source:
    """A source of one page. `pace` is called before each request, `told` gives the leads that webhooks told of.

    Raises:
        SettingsInvalid: a setting or the mapping cannot work.
    """
    known, rules = _settings(settings), load("facebook", overrides)
    return FacebookSource(known, secrets, rules, clock=clock, stop=stop, pace=pace, told=told)


def address_of(settings: Mapping[str, object]) -> str:
    """Where requests go. Raises SettingsInvalid."""
    return Address.parse(_settings(settings).api).base


def _settings(told: Mapping[str, object]) -> GraphSettings:
    return settings_of(told, GraphSettings, "Facebook")
