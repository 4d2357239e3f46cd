"""What a person may choose: `settings.toml` in the home folder, and a few environment variables that win over it.

log_level = "info"              # debug, info, warning, error         BUKUBRIDGE_LOG_LEVEL
priority = "low"                # of the threads that work: low, normal
platform = "https://…"          # offered when this PC is paired      BUKUBRIDGE_PLATFORM
updates = "install"             # newer versions: install when nothing runs, tell, off
company_folders = ["E:/Books"]  # where company files are looked for besides the vendor's own folders

[schedule]                      # for connections that name no schedule of their own
every = "5m"                    # or: cron = "*/10 8-18 * * mon-sat"
hours = "08:00-19:00"           # optional: only within these hours …
days = "mon-sat"                # … and on these days
timezone = "Asia/Kuala_Lumpur"  # optional: the computer's own otherwise

[proxy]                         # how other computers are reached
use = "system"                  # as the computer says; "none": straight; "address": as follows
address = "http://proxy:8080"
user = "office"                 # optional; its password lies in the vault

[retention]                     # what is kept before the oldest goes
runs = 10000                    # of each company
lines = 1000000                 # of each company's sync log
log_files = 5                   # of the technical log, 10 MB each

[vault]
key_file = "/path/to/key"       # on a computer without a key store   BUKUBRIDGE_KEY_FILE
"""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
import zoneinfo
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from connector.domain.choices import LogLevel, ProxyUse, UpdateUse
from connector.domain.errors import SettingsInvalid
from connector.paths import Home

_DURATION = re.compile(r"(?P<number>\d+)(?P<unit>[smhd])")
_HOURS = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_SHORTEST = dt.timedelta(seconds=10)
_NO_PROXY = "the address of a proxy reads like http://proxy.example:8080"
_VARIABLES = {
    "log_level": "BUKUBRIDGE_LOG_LEVEL",
    "key_file": "BUKUBRIDGE_KEY_FILE",
    "platform": "BUKUBRIDGE_PLATFORM",
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Priority(StrEnum):
    """How the working threads stand against the other programs of the PC."""

    LOW = "low"
    NORMAL = "normal"


class Schedule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """When a connection is synchronised by itself: every so often or by cron, and within which hours."""

    every: str = ""
    cron: str = ""
    hours: str = ""
    days: str = ""
    timezone: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot work. Raises ValueError, which msgspec reports with the place."""
        if self.every and self.cron:
            raise ValueError("a schedule has either `every` or `cron`, not both")
        if self.cron and (self.hours or self.days):
            raise ValueError("`cron` tells hours and days itself")
        if self.every and duration(self.every) < _SHORTEST:
            raise ValueError("`every` is at least 10s")
        self.window()
        self.weekdays()
        self.zone()

    def period(self) -> dt.timedelta:
        """How often, when no cron is given; five minutes unless said otherwise."""
        return duration(self.every) if self.every else dt.timedelta(minutes=5)

    def window(self) -> tuple[dt.time, dt.time] | None:
        """From when to when on a day, local time; None for the whole day."""
        if not self.hours:
            return None
        match = _HOURS.fullmatch(self.hours.strip())
        if match is None:
            raise ValueError("`hours` reads like 08:00-19:00")
        first, second, third, fourth = (int(part) for part in match.groups())
        opens, closes = dt.time(first, second), dt.time(third, fourth)
        if opens >= closes:
            raise ValueError("`hours` begins before it ends")
        return opens, closes

    def weekdays(self) -> frozenset[int]:
        """Days of the week, Monday is 0; all of them unless said otherwise."""
        if not self.days:
            return frozenset(range(7))
        chosen: set[int] = set()
        for part in self.days.lower().replace(" ", "").split(","):
            first, _, last = part.partition("-")
            if first not in WEEKDAYS or (last and last not in WEEKDAYS):
                raise ValueError("`days` reads like mon-sat or mon,wed,fri")
            start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
            chosen.update(day % 7 for day in range(start, end + 1 if end >= start else end + 8))
        return frozenset(chosen)

    def zone(self) -> zoneinfo.ZoneInfo | None:
        """The time zone of hours, days and cron; None for the computer's own."""
        if not self.timezone:
            return None
        try:
            return zoneinfo.ZoneInfo(self.timezone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError) as exc:
            raise ValueError(f"there is no time zone {self.timezone}") from exc


RETENTION_BOUNDS = {"runs": (100, 100_000), "lines": (1_000, 10_000_000), "log_files": (1, 50)}
"""Least and most of each."""


def check_proxy_address(address: str) -> None:
    """Refuse what is no address of a proxy; none at all is fine. What was typed may hold a password: it is not told.

    Raises:
        ValueError: it is none, or holds more than scheme, host and port.
    """
    if not address:
        return
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError(_NO_PROXY) from None
    if parts.username or parts.password:
        raise ValueError("user and password of a proxy do not belong into its `address`")
    more = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not host or more or any(ord(each) < 33 for each in address):
        raise ValueError(_NO_PROXY)


class Proxy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The proxy of the office's network. What lies on this computer is always reached straight."""

    use: ProxyUse = ProxyUse.SYSTEM
    address: str = ""
    user: str = ""
    """Empty: the proxy asks nobody who comes. The password lies in the vault."""

    def __post_init__(self) -> None:
        """Refuse what cannot work. Raises ValueError, which msgspec reports with the place."""
        check_proxy_address(self.address)
        if self.use is ProxyUse.ADDRESS and not self.address:
            raise ValueError("a proxy that is to be used has an `address`")
        if ":" in self.user or any(ord(character) < 32 for character in self.user):
            raise ValueError("`user` holds a colon or what cannot be printed, which no proxy understands")


class Retention(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How much is kept; the oldest goes first."""

    runs: int = 10_000
    """Of each connection."""
    lines: int = 1_000_000
    """Of each connection's sync log."""
    log_files: int = 5
    """Of the technical log, besides the one that is written."""

    def __post_init__(self) -> None:
        """Refuse what cannot work. Raises ValueError, which msgspec reports with the place."""
        for name, (least, most) in RETENTION_BOUNDS.items():
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"`{name}` is at least {least:,} and at most {most:,}")


class VaultSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where the vault's key is kept."""

    key_file: str = ""
    """Empty: the key store of the computer, or the key file in the home folder when a command made one."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Everything that a person may choose."""

    log_level: LogLevel = LogLevel.INFO
    priority: Priority = Priority.LOW
    schedule: Schedule = Schedule()
    proxy: Proxy = Proxy()
    retention: Retention = Retention()
    vault: VaultSettings = VaultSettings()
    platform: str = ""
    """Address of the platform that is offered when this PC is paired; an installer knows it."""
    updates: UpdateUse = UpdateUse.INSTALL
    company_folders: tuple[str, ...] = ()
    """Where company files are looked for besides the vendor's own folders."""


def load_settings(home: Home, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; defaults where there is no file.

    Raises:
        SettingsInvalid: the file cannot be read or holds what cannot work; says line and column.
    """
    settings = read_settings(home.settings)
    level = environ.get("BUKUBRIDGE_LOG_LEVEL", "").strip().lower()
    if level:
        if level not in set(LogLevel):
            raise SettingsInvalid(f"BUKUBRIDGE_LOG_LEVEL is {level}.", remedy=f"Use one of: {', '.join(LogLevel)}.")
        settings = msgspec.structs.replace(settings, log_level=LogLevel(level))
    key_file = environ.get("BUKUBRIDGE_KEY_FILE", "").strip()
    if key_file:
        settings = msgspec.structs.replace(settings, vault=VaultSettings(key_file=key_file))
    platform = environ.get("BUKUBRIDGE_PLATFORM", "").strip()
    if platform:
        settings = msgspec.structs.replace(settings, platform=platform)
    return settings


def fixed_by(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the settings that the environment says, whatever stands in the file."""
    return tuple(name for name, variable in _VARIABLES.items() if environ.get(variable, "").strip())


def duration(text: str) -> dt.timedelta:
    """A length of time as people write it: 30s, 5m, 2h, 1d, 1h30m.

    Raises:
        ValueError: it does not read like that, or is nothing.
    """
    compact = text.strip().lower().replace(" ", "")
    parts = {match["unit"]: int(match["number"]) for match in _DURATION.finditer(compact)}
    if not parts or _DURATION.sub("", compact) or not any(parts.values()):
        raise ValueError(f"{text!r} is no length of time; write it like 30s, 5m, 2h, 1d or 1h30m")
    return dt.timedelta(**{_UNITS[unit]: number for unit, number in parts.items()})


def read_settings(path: Path) -> Settings:
    """What stands in the file, the environment apart; defaults where there is none. Raises SettingsInvalid."""
    try:
        return parse_settings(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsInvalid(f"{path} cannot be read: {exc}.", remedy="Correct or remove the file.") from exc


def parse_settings(text: str, path: Path) -> Settings:
    """Settings of a text; the path is for the sentence. Raises SettingsInvalid."""
    try:
        return msgspec.convert(tomllib.loads(text), Settings)
    except tomllib.TOMLDecodeError as exc:
        raise SettingsInvalid(f"{path} is no TOML: {exc}.", remedy="Correct the file.") from exc
    except msgspec.ValidationError as exc:
        sentence, _, place = str(exc).partition(" - at `$")
        line, column = _locate(text, sentence, place.rstrip("`"))
        raise SettingsInvalid(
            f"{path}, line {line}, column {column}: {sentence[:1].lower()}{sentence[1:]}.", remedy="Correct the file."
        ) from exc


def _locate(text: str, sentence: str, place: str) -> tuple[int, int]:
    """Line and column of a dotted place such as `.schedule.every` in a TOML text; of its table when it is not there."""
    unknown = re.search(r"unknown field `(\w+)`", sentence)
    names = [name for name in place.split(".") if name] + ([unknown[1]] if unknown else [])
    table: list[str] = []
    best = (1, 1)
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[([^\[\]]+)\]", line)
        assigned = re.match(r"\s*([\w.-]+)\s*=", line)
        if header:
            table = [part.strip() for part in header[1].split(".")]
            if table == names[: len(table)]:
                best = (number, header.start(1) + 1)
        elif assigned and [*table, *assigned[1].split(".")] == names:
            return number, assigned.start(1) + 1
    return best
