"""How what belongs to setting up is shown to a face. Nothing here opens anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from connector.agent.setting_up import Looked, SecretMissing
from connector.connections import Connection, Organization, Registry, SettingValue
from connector.control import setting_up as say
from connector.domain import errors
from connector.domain.errors import BridgeError, SettingsInvalid
from connector.providers.description import ProviderSpec, SettingSpec
from connector.providers.registry import Found

_TO_BLAME: Final[tuple[tuple[type[BridgeError], tuple[str, ...]], ...]] = (
    (errors.SignInRefused, ("user", "password", "access_key", "secret_key")),
    (errors.RetryLater, ("host", "instance", "port", "address")),
    (errors.NotFound, ("path", "database")),
    (errors.LedgerInUse, ("path", "database")),
    (errors.Unsupported, ("path", "database")),
    (errors.SourceChanged, ("path", "database")),
)
"""Which settings to look at after an error, where the way into the books has them."""
_HERE: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})


def provider(known: ProviderSpec) -> say.Provider:
    """A provider with all of its ways."""
    ways = [say.Way(settings=_asked(known.settings))]
    ways += [
        say.Way(name=way.name, title=way.title, help=way.help, settings=_asked(way.settings)) for way in known.ways
    ]
    return say.Provider(name=known.name, title=known.title, kinds=known.entities, ways=tuple(ways))


def found_books(name: str, found: Found, registry: Registry) -> say.FoundBooks:
    """Books on this PC, with the connection that has them already."""
    return say.FoundBooks(
        provider=name,
        path=found.path,
        name=found.name,
        size=found.size,
        modified_at=found.modified_at,
        usable=found.usable,
        sentence=found.sentence,
        settings=dict(found.settings),
        connected=whose(registry, dict(found.settings)),
    )


def missing(setting: SettingSpec) -> say.Fault:
    """A setting that must be there is not."""
    return say.Fault(
        code=SettingsInvalid.code,
        sentence=f"{setting.title} is missing.",
        remedy="Enter it.",
        settings=(setting.name,),
    )


def fault(error: BridgeError, asked: Sequence[SettingSpec]) -> say.Fault:
    """Why books could not be opened, and which of the settings that were asked for to look at."""
    there = {setting.name: setting for setting in asked}
    if isinstance(error, SecretMissing) and error.name in there:
        return missing(there[error.name])
    blamed = next((names for kind, names in _TO_BLAME if isinstance(error, kind)), ())
    return say.Fault(
        code=error.code,
        sentence=error.sentence,
        remedy=error.remedy,
        settings=tuple(name for name in blamed if name in there),
    )


def told(looked: Looked, connected: str) -> say.BooksTried:
    """What books told of themselves."""
    company = looked.company
    return say.BooksTried(
        company=company.name,
        program=company.program,
        registration_no=company.registration_no,
        currency=company.home_currency,
        kinds=looked.kinds,
        connected=connected,
    )


def whose(registry: Registry, settings: Mapping[str, SettingValue], but: str = "") -> str:
    """Title of the connection that has the same company file already; `but` is the one that may have it."""
    place = _place(settings)
    if place is None:
        return ""
    same = (item for item in registry.connections if item.id != but and _place(item.settings) == place)
    return next((item.title for item in same), "")


def known_organization(organization: Organization, registry: Registry) -> say.KnownOrganization:
    """An organization with what it is connected to."""
    mine = [item for item in registry.connections if item.organization == organization.slug]
    return say.KnownOrganization(
        slug=organization.slug,
        name=organization.name,
        platform=organization.platform,
        paired_at=organization.paired_at,
        connected=tuple(dict.fromkeys(item.provider for item in mine)),
    )


def settings_of(connection: Connection) -> say.ConnectionSettings:
    """Everything that was chosen for a connection; its secrets lie elsewhere."""
    schedule = connection.schedule
    times = None
    if schedule is not None:
        times = say.Times(
            every=schedule.every,
            cron=schedule.cron,
            hours=schedule.hours,
            days=schedule.days,
            timezone=schedule.timezone,
        )
    return say.ConnectionSettings(
        connection=connection.id,
        provider=connection.provider,
        title=connection.title,
        organization=connection.organization,
        way=str(connection.settings.get("way", "")),
        settings={name: value for name, value in connection.settings.items() if name != "way"},
        times=times,
        enabled=connection.enabled,
        policies=connection.policies,
    )


def _place(settings: Mapping[str, SettingValue]) -> tuple[str, ...] | None:
    """Computer and file, or server and database, as far as two names for them can be told to be one."""
    path, host, database, instance = (
        str(settings.get(name, "")).strip().replace("\\", "/").casefold()
        for name in ("path", "host", "database", "instance")
    )
    if not (path or database):
        return None
    return ("" if host in _HERE else host, path, instance, database)


def _asked(settings: Sequence[SettingSpec]) -> tuple[say.AskedSetting, ...]:
    return tuple(
        say.AskedSetting(
            name=each.name,
            title=each.title,
            help=each.help,
            default=each.default,
            required=each.required,
            secret=each.secret,
            advanced=each.advanced,
            many=each.many,
        )
        for each in settings
    )
