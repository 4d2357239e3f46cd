"""What the agent does when a face asks for the settings: tell and change them, say where things are, what is inside."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec

from connector.agent import surroundings
from connector.agent.access import Access, program_version
from connector.agent.agent import Agent
from connector.agent.libraries import libraries
from connector.agent.schedule import trigger_of
from connector.agent.updating import origin_of
from connector.control import choices as say
from connector.control.envelope import Message
from connector.control.setting_up import Times
from connector.domain.choices import ProxyUse
from connector.domain.errors import BridgeError, NotFound, SettingsInvalid
from connector.domain.secret import Secret
from connector.settings import Proxy, Retention, Schedule, Settings, fixed_by, load_settings
from connector.settings_file import change_settings
from connector.updates.installed import find_installed


class Choices:
    """Answers requests; each is called on its client's thread."""

    def __init__(self, agent: Agent, access: Access, environ: Mapping[str, str] = os.environ) -> None:
        self._agent = agent
        self._access = access
        self._environ = environ

    def reply(self, request: say.Request) -> Message:
        """The reply. Raises BridgeError, which is told to the client."""
        match request:
            case say.GetSettings():
                return self._now()
            case say.SetSettings():
                return self._change(request)
            case say.GetPlaces():
                return self._places()
            case say.GetAbout():
                return _about()

    def _now(self, faults: tuple[say.FieldFault, ...] = ()) -> say.SettingsNow:
        settings = load_settings(self._agent.home, self._environ)
        proxy, kept = settings.proxy, settings.retention
        return say.SettingsNow(
            times=msgspec.convert(msgspec.structs.asdict(settings.schedule), Times),
            log_level=settings.log_level,
            kept=say.Kept(runs=kept.runs, lines=kept.lines, log_files=kept.log_files),
            proxy=say.ProxyChoice(use=proxy.use, address=proxy.address, user=proxy.user),
            proxy_password=self._has_password(),
            updates=settings.updates,
            updates_itself=_updates_itself(),
            fixed=fixed_by(self._environ),
            faults=faults,
        )

    def _change(self, request: say.SetSettings) -> say.SettingsNow:
        faults = tuple(_faults(request))
        if faults:
            return self._now(faults)
        if request.proxy_password:
            self._access.vault.put(surroundings.PROXY, surroundings.PASSWORD, Secret(request.proxy_password))
        change_settings(self._agent.home, lambda known: _changed(known, request))
        if request.proxy_password == "":
            self._access.vault.remove(surroundings.PROXY)
        self._agent.reload()
        return self._now()

    def _has_password(self) -> bool:
        try:
            self._access.vault.get(surroundings.PROXY, surroundings.PASSWORD)
        except NotFound:
            return False
        except BridgeError:
            return True  # there is one, though it does not open now
        return True

    def _places(self) -> say.PlaceList:
        home = self._agent.home
        paths = {
            say.PlaceKind.HOME: home.root,
            say.PlaceKind.SETTINGS: home.settings,
            say.PlaceKind.MAPPINGS: home.mappings,
            say.PlaceKind.MEMORY: home.stores,
            say.PlaceKind.SECRETS: home.vault,
            say.PlaceKind.LOGS: home.logs,
        }
        places = tuple(say.Place(kind=kind, path=str(path), size=_size(path)) for kind, path in paths.items())
        try:
            key_store = self._access.keys.describe()
        except BridgeError as exc:
            key_store = exc.sentence
        return say.PlaceList(places=places, key_store=key_store)


def _changed(known: Settings, request: say.SetSettings) -> Settings:
    """The settings as wished. Raises SettingsInvalid for what no single field is to blame for."""
    try:
        wished = {
            "schedule": Schedule(**msgspec.structs.asdict(request.times)) if request.times else None,
            "log_level": request.log_level,
            "retention": Retention(**msgspec.structs.asdict(request.kept)) if request.kept else None,
            "proxy": Proxy(**msgspec.structs.asdict(request.proxy)) if request.proxy else None,
            "updates": request.updates,
        }
    except ValueError as exc:
        raise SettingsInvalid(_sentence(exc)) from exc
    return msgspec.structs.replace(known, **{name: value for name, value in wished.items() if value is not None})


def _faults(request: say.SetSettings) -> Iterator[say.FieldFault]:
    """Each field by itself, so that the sentence stands where it belongs."""
    checks: dict[str, Callable[[], object]] = {}
    if request.times is not None:
        for name, value in msgspec.structs.asdict(request.times).items():
            checks[name] = partial(_check_time, name, value)
    if request.kept is not None:
        for name, value in msgspec.structs.asdict(request.kept).items():
            checks[name] = partial(Retention, **{name: value})
    if request.proxy is not None:
        use, address, user = request.proxy.use, request.proxy.address, request.proxy.user
        checks["proxy_address"] = lambda: Proxy(use=use, address=address)
        checks["proxy_user"] = lambda: Proxy(use=ProxyUse.SYSTEM, user=user)
    for name, check in checks.items():
        try:
            check()
        except SettingsInvalid as exc:
            yield say.FieldFault(name, f"{exc.sentence} {exc.remedy}".strip())
        except ValueError as exc:
            yield say.FieldFault(name, _sentence(exc))


def _check_time(name: str, value: str) -> None:
    trigger_of(Schedule(**{name: value}))


def _sentence(error: ValueError) -> str:
    text = str(error).replace("`", "")
    return f"{text[:1].upper()}{text[1:]}."


def _size(path: Path) -> int:
    """Bytes of a file or of everything in a folder, as far as it can be seen."""
    if path.is_dir():
        return sum(_length(each) for each in path.rglob("*"))
    return _length(path)


def _length(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0  # gone meanwhile


def _updates_itself() -> bool:
    return origin_of(find_installed(), program_version()) is not None


def _about() -> say.About:
    return say.About(
        version=program_version(),
        python=platform.python_version(),
        system=platform.platform(terse=True),
        libraries=tuple(libraries()),
    )
