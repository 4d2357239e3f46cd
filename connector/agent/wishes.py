"""What a person wants of a connection, and the connection that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from connector.agent.schedule import trigger_of
from connector.connections import Connection, Registry, SettingValue, new_connection_id
from connector.domain.clock import Clock, SystemClock
from connector.domain.errors import SettingsInvalid
from connector.providers.registry import ordinary, spec
from connector.settings import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for, without the secrets; settings that were not named are left out."""

    provider: str
    settings: Mapping[str, SettingValue]
    way: str = ""
    """Which of the provider's ways into the books."""
    schedule: Schedule | None = None
    title: str = ""
    organization: str = ""
    update: str = ""
    """The connection that is to be changed; empty for a new one."""
    enabled: bool = True
    """Whether a new one does anything by itself."""

    def connection(self, registry: Registry, clock: Clock | None = None) -> Connection:
        """A new connection, or the changed one. Raises NotFound, SettingsInvalid."""
        if self.update:
            known = registry.connection(self.update)
            return msgspec.structs.replace(
                known,
                settings=chosen(self.provider, self.way, self.settings, known),
                title=self.title or known.title,
                schedule=self.schedule or known.schedule,
            )
        provider = spec(self.provider).name
        made = Connection(
            id=new_connection_id(),
            provider=provider,
            title=self.title,
            organization=_organization(registry, provider, self.organization),
            connected_at=(clock or SystemClock()).now(),
            settings=chosen(self.provider, self.way, self.settings),
            schedule=self.schedule,
            enabled=self.enabled,
        )
        registry.with_connection(made)
        return made


def chosen(
    provider: str, way: str, settings: Mapping[str, SettingValue], known: Connection | None = None
) -> dict[str, SettingValue]:
    """All settings: what is named wins over what a known connection has, that over the usual.

    Raises:
        NotFound: there is no such provider or way.
        SettingsInvalid: the known connection goes another way.
    """
    usual = ordinary(provider, way)
    if known is None:
        return {**usual, **settings}
    if known.settings.get("way") != usual.get("way"):
        raise SettingsInvalid(
            "The company file and the vendor's API are two ways into the books: one does not become the other.",
            remedy="Disconnect the books first, then connect them the other way.",
        )
    return {**usual, **known.settings, **settings}


def read_schedule(times: Mapping[str, str]) -> Schedule | None:
    """A schedule as people write it; None when nothing is named. Raises SettingsInvalid for one that cannot work."""
    if not any(times.values()):
        return None
    try:
        schedule = msgspec.convert(dict(times), Schedule)
    except msgspec.ValidationError as exc:
        raise SettingsInvalid(f"The schedule cannot work: {exc}.") from exc
    trigger_of(schedule)
    return schedule


def _organization(registry: Registry, provider: str, wanted: str) -> str:
    if wanted:
        return registry.organization(wanted).slug
    taken = {item.organization for item in registry.connections if item.provider == provider}
    waiting = [item.slug for item in registry.organizations if item.slug not in taken]
    if len(waiting) == 1:
        return waiting[0]
    if waiting:
        raise SettingsInvalid(
            "Several organizations wait for their books.", remedy=f"Name one with --organization: {', '.join(waiting)}."
        )
    raise SettingsInvalid(
        "No paired organization waits for books.",
        remedy="Get a code for another organization on the platform, then: bukubridge pair URL CODE",
    )
