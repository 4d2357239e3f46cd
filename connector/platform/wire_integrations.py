"""What an organization can connect, and what it has connected, as it travels between the platform and whoever asks."""

from __future__ import annotations

import datetime as dt

import msgspec


class AskedSetting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A setting of a connection, as `provider.toml` describes it."""

    name: str
    title: str
    help: str = ""
    default: str | int | None = None
    required: bool = False
    secret: bool = False


class Available(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A provider that can be connected, and what it can do."""

    provider: str
    title: str
    hosted_by: str
    """agent (on the office PC) or worker (beside the platform), as `provider.toml` says."""
    entities: list[str]
    """Kept equal."""
    gathers: list[str] = []
    """Only collected from there: leads, metrics."""
    directions: dict[str, str] = {}
    """inbound, outbound or bidirectional, for each entity and each thing gathered."""
    summary: str = ""
    signs_in: bool = False
    """Connected by signing in there, in the browser."""
    tells: bool = False
    """Tells by webhook what changed."""
    account: str = ""
    """What people call what they choose there: company, organisation, page."""
    settings: list[AskedSetting] = []


class AvailableList(msgspec.Struct, frozen=True):
    """Providers that can be connected."""

    integrations: list[Available]


class Connected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A connected provider (`organization_integrations`)."""

    provider: str
    is_active: bool
    connected_at: dt.datetime
    last_synced_at: dt.datetime | None = None
    company_name: str = ""
    pc_name: str = ""
    hosted_by: str = "agent"
    """agent (an office PC), or worker: the platform keeps it by the vendor's API."""
    title: str = ""
    """Name of the provider for people."""
    entities: list[str] = []
    gathers: list[str] = []


class ConnectedList(msgspec.Struct, frozen=True):
    """Connected providers of one organization."""

    integrations: list[Connected]
