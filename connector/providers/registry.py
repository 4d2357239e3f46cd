"""Every provider by name. The only file that names adapters; a provider's code is loaded when it is first opened."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Final, Literal, Protocol, cast

import msgspec

from connector.domain.clock import Clock
from connector.domain.errors import NotFound
from connector.domain.keys import EntityKind
from connector.domain.ports import Books, Source
from connector.domain.secret import Secrets

_PROVIDERS: Final[dict[str, str]] = {
    "sql_accounting": "connector.providers.sql_accounting",
}
"""Packages by the provider's name on the wire and in URLs."""
_WAYS: Final[dict[tuple[str, str], str]] = {
    ("sql_accounting", "api"): "connector.providers.sql_accounting_api",
}
"""Further ways into the same books: packages by provider and the setting `way`."""


class SettingSpec(msgspec.Struct, frozen=True, kw_only=True):
    """One setting of a connection, as a face asks for it."""

    name: str
    title: str
    help: str = ""
    default: str | int | None = None
    required: bool = False
    secret: bool = False
    """Goes into the vault, never among the settings."""
    advanced: bool = False
    """The default is right nearly everywhere: a face shows it only when somebody wants to see it."""
    many: bool = False
    """Several values, which a person divides by commas."""


class WaySpec(msgspec.Struct, frozen=True, kw_only=True):
    """A further way into the same books, from its `way.toml`."""

    name: str
    """Value of the setting `way`."""
    title: str
    help: str
    settings: tuple[SettingSpec, ...]


class ProviderSpec(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider is, from its `provider.toml`."""

    name: str
    title: str
    hosted_by: Literal["agent", "worker"]
    """The agent for what lies on the office PC, the worker for what needs a sign-in on the server."""
    entities: tuple[EntityKind, ...]
    settings: tuple[SettingSpec, ...]
    ways: tuple[WaySpec, ...] = ()
    """Other ways into the same books, with settings of their own."""

    def asked(self, way: str = "") -> tuple[SettingSpec, ...]:
        """The settings of one way. Raises NotFound."""
        if not way:
            return self.settings
        for known in self.ways:
            if known.name == way:
                return known.settings
        raise NotFound(f"There is no way {way!r} into {self.title}.")


class _Opener(Protocol):
    def __call__(
        self,
        settings: Mapping[str, object],
        secrets: Secrets | None,
        overrides: Path | None,
        *,
        clock: Clock | None,
        stop: Event | None,
    ) -> Source: ...


@cache
def specs() -> tuple[ProviderSpec, ...]:
    """Every provider, without loading its code."""
    return tuple(spec(name) for name in _PROVIDERS)


@cache
def spec(provider: str) -> ProviderSpec:
    """One provider.

    Raises:
        NotFound: there is none of that name.
    """
    name = _named(provider)
    ways = [
        {"name": way, **_described(package, "way.toml")} for (whose, way), package in _WAYS.items() if whose == name
    ]
    return msgspec.convert({"name": name, **_described(_PROVIDERS[name], "provider.toml"), "ways": ways}, ProviderSpec)


def ordinary(provider: str, way: str = "") -> dict[str, str | int]:
    """What every setting of a new connection is until somebody says otherwise; those that must be said are left out.

    Raises:
        NotFound: there is no such provider or way.
    """
    told = {setting.name: setting.default for setting in spec(provider).asked(way)}
    defaults = {name: default for name, default in told.items() if default is not None}
    return {"way": way, **defaults} if way else defaults


def open_source(
    provider: str,
    settings: Mapping[str, object],
    secrets: Secrets | None,
    overrides: Path | None = None,
    *,
    clock: Clock | None = None,
    stop: Event | None = None,
) -> Source:
    """A provider's source; it connects when it is first asked something. `overrides` is the user's mapping file, `stop`
    ends reading from another thread.

    Raises:
        NotFound: there is no such provider.
        SettingsInvalid: a setting or the mapping cannot work.
    """
    opener = cast(_Opener, _opening(provider, settings).open_source)
    return opener(settings, secrets, overrides, clock=clock, stop=stop)


def open_books(provider: str, source: Source, memory: object, *, clock: Clock | None = None) -> Books | None:
    """The same books as something to write, over their source's attachment; None where nothing can be written.

    `memory` is the host's store of the connection: what was rehearsed and written before.

    Raises:
        NotFound: there is no such provider.
    """
    name = _named(provider)
    # What made the source is loaded already, and no other way's libraries need be there.
    ways = [_PROVIDERS[name], *(package for (of, _), package in _WAYS.items() if of == name)]
    made_by = next((package for package in ways if type(source).__module__.startswith(f"{package}.")), ways[0])
    package = import_module(f"{made_by}.opening")
    opener = cast(Callable[..., Books | None] | None, getattr(package, "open_books", None))
    return opener(source, memory, clock=clock) if opener is not None else None


def address_of(provider: str, settings: Mapping[str, object]) -> str | None:
    """The address that a connection would send requests to, checked as far as it can be without asking; None for books
    that are not reached over HTTP.

    Raises:
        NotFound: there is no such provider.
        SettingsInvalid: a setting cannot work, or the address is none, or plain http to another computer.
    """
    found = cast(Callable[..., str] | None, getattr(_opening(provider, settings), "address_of", None))
    return found(settings) if found is not None else None


class Found(Protocol):
    """A set of books that lies on this PC."""

    path: str
    size: int
    modified_at: dt.datetime
    sentence: str

    @property
    def name(self) -> str:
        """What people may know it by."""

    @property
    def usable(self) -> bool:
        """Whether it can be opened, as far as can be told without opening it."""


class _Discoverer(Protocol):
    def __call__(self, roots: Sequence[Path]) -> Sequence[Found]: ...


def discover(provider: str, roots: Sequence[Path] = ()) -> Sequence[Found]:
    """Books of a provider on this PC, in its usual folders and some others; nothing is opened.

    Raises:
        NotFound: there is no such provider.
    """
    package = import_module(f"{_PROVIDERS[_named(provider)]}.discover")
    return cast(_Discoverer, package.discover)(roots)


def _described(package: str, name: str) -> dict[str, object]:
    """A TOML file of a package, whose code is not loaded."""
    folder = resources.files("connector").joinpath(*package.split(".")[1:])
    return tomllib.loads(folder.joinpath(name).read_text("utf-8"))


def _opening(provider: str, settings: Mapping[str, object]) -> ModuleType:
    """The module that opens one way into the books."""
    name, way = _named(provider), settings.get("way")
    return import_module(f"{_WAYS.get((name, str(way)), _PROVIDERS[name])}.opening")


def _named(provider: str) -> str:
    name = provider.replace("-", "_")
    if name not in _PROVIDERS:
        raise NotFound(f"There is no provider {provider!r}.", remedy=f"Known are: {', '.join(_PROVIDERS)}.")
    return name
