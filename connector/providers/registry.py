"""Every provider by name: the folders beside this file, each with its description. A provider's code is loaded when it
is first opened, and nowhere else."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Final, Protocol, cast

import msgspec

from connector.domain.clock import Clock, Pace
from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.gathered import Gathered
from connector.domain.ports import Books, Source
from connector.domain.secret import Secrets
from connector.domain.webhooks import WebhookEvent, unreadable
from connector.providers.description import ProviderSpec

_HERE: Final = "connector.providers"
_WAYS: Final[dict[tuple[str, str], str]] = {
    ("sql_accounting", "api"): "sql_accounting_api",
}
"""Further ways into the same books: folders by provider and the setting `way`."""
_DESCRIPTION: Final = "provider.toml"
_further: Final[list[Path]] = []
"""Folders of further providers, which are no part of the product."""


def look_also_in(folder: Path) -> None:
    """Take in the providers of a further folder, one folder each with its `provider.toml`; for the start of a program.

    Raises:
        SettingsInvalid: there is no such folder, or a description in it cannot be read.
    """
    if not folder.is_dir():
        raise SettingsInvalid(f"The folder of further providers is not there: {folder}.")
    _further.append(folder)
    _forget()
    try:
        specs()
    except SettingsInvalid:
        look_no_more_in(folder)
        raise


def look_no_more_in(folder: Path) -> None:
    """The opposite of `look_also_in`."""
    _further.remove(folder)
    _forget()


@cache
def specs() -> tuple[ProviderSpec, ...]:
    """Every provider, without loading its code; those on office PCs first."""
    every = [spec(name) for name in sorted(_folders())]
    return tuple(sorted(every, key=lambda each: each.hosted_by != "agent"))


@cache
def spec(provider: str) -> ProviderSpec:
    """One provider.

    Raises:
        NotFound: there is none of that name.
        SettingsInvalid: its description cannot be read.
    """
    name = _named(provider)
    own = resources.files(_HERE)
    ways = [
        {"name": way, **_described(own / folder / "way.toml")}
        for (whose, way), folder in _WAYS.items()
        if whose == name
    ]
    place = _folders()[name] / _DESCRIPTION
    try:
        return msgspec.convert({"name": name, **_described(place), "ways": ways}, ProviderSpec)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as exc:
        raise SettingsInvalid(f"The description of the provider {name} cannot be read: {exc}.") from exc


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
    pace: Pace | None = None,
    told: Callable[[], Sequence[str]] | None = None,
) -> Source:
    """A provider's source; it connects when it is first asked something. `overrides` is the user's mapping file, `stop`
    ends reading from another thread, `pace` is called before each request to a provider whose opening says `PACED`: it
    waits, or raises Throttled, for limits that hosts share. `told` gives the keys of what webhooks told of lately, for
    a provider whose opening says `TOLD`.

    Raises:
        NotFound: there is no such provider.
        SettingsInvalid: a setting or the mapping cannot work.
    """
    opening = _opening(provider, settings)
    further: dict[str, object] = {}
    if pace is not None and getattr(opening, "PACED", False):
        further["pace"] = pace
    if told is not None and getattr(opening, "TOLD", False):
        further["told"] = told
    opener = cast(Callable[..., Source], opening.open_source)
    return opener(settings, secrets, overrides, clock=clock, stop=stop, **further)


def open_books(provider: str, source: Source, memory: object, *, clock: Clock | None = None) -> Books | None:
    """The same books as something to write, over their source's attachment; None where nothing can be written.

    `memory` is the host's store of the connection: what was rehearsed and written before.

    Raises:
        NotFound: there is no such provider.
    """
    name = _named(provider)
    # What made the source is loaded already, and no other way's libraries need be there.
    ways = [_package(name), *(_package(folder) for (of, _), folder in _WAYS.items() if of == name)]
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


def can_open(provider: str) -> bool:
    """Whether this version opens a provider itself; its code is not loaded. Raises NotFound."""
    package = _package(_named(provider))
    return find_spec(package) is not None and find_spec(f"{package}.opening") is not None


class Found(Protocol):
    """A set of books that lies on this PC."""

    path: str
    size: int
    modified_at: dt.datetime
    sentence: str

    @property
    def settings(self) -> Mapping[str, str | int]:
        """What a connection to it needs, as far as that is known without opening it."""

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
    package = import_module(f"{_package(_named(provider))}.discover")
    return cast(_Discoverer, package.discover)(roots)


def read_webhook(provider: str, body: bytes) -> list[WebhookEvent]:
    """What a provider's webhook says happened; a provider without code for it says nothing that is understood.

    Raises:
        NotFound: there is no such provider.
    """
    name = f"{_package(_named(provider))}.webhook"
    try:
        package = import_module(name)
    except ModuleNotFoundError as exc:
        if exc.name is None or not name.startswith(exc.name):
            raise
        return [unreadable(body)]
    return cast(Callable[[bytes], list[WebhookEvent]], package.events)(body)


def figures_told(provider: str, change: Mapping[str, object], at: dt.datetime) -> Gathered:
    """What a webhook's change itself tells of what is only collected; nothing where it only says that there is news.

    Raises:
        NotFound: there is no such provider.
    """
    name = f"{_package(_named(provider))}.webhook"
    if find_spec(name) is None:
        return Gathered()
    told = getattr(import_module(name), "figures", None)
    return cast(Callable[[Mapping[str, object], dt.datetime], Gathered], told)(change, at) if told else Gathered()


def _described(file: Traversable) -> dict[str, object]:
    """A TOML file of a package, whose code is not loaded."""
    return tomllib.loads(file.read_text("utf-8"))


def _opening(provider: str, settings: Mapping[str, object]) -> ModuleType:
    """The module that opens one way into the books. Raises SettingsInvalid: none does."""
    name, way = _named(provider), settings.get("way")
    package = _package(_WAYS.get((name, str(way)), name))
    try:
        return import_module(f"{package}.opening")
    except ModuleNotFoundError as exc:
        if exc.name is None or not f"{package}.opening".startswith(exc.name):
            raise
        raise SettingsInvalid(f"This version cannot open {spec(name).title} itself.") from exc


def _package(folder: str) -> str:
    return f"{_HERE}.{folder}"


@cache
def _folders() -> dict[str, Traversable]:
    """Where each provider is described, by its name on the wire and in URLs."""
    shelves: list[Traversable] = [resources.files(_HERE), *_further]
    found = [folder for shelf in shelves for folder in shelf.iterdir() if folder.joinpath(_DESCRIPTION).is_file()]
    return {folder.name: folder for folder in found}


def _forget() -> None:
    for cached in (specs, spec, _folders):
        cached.cache_clear()


def _named(provider: str) -> str:
    name = provider.replace("-", "_")
    if name not in _folders():
        raise NotFound(f"There is no provider {provider!r}.", remedy=f"Known are: {', '.join(sorted(_folders()))}.")
    return name
