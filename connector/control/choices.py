"""What is said on the control channel of the settings: what was chosen, changing it, where things are, what is inside.

A password goes to the agent only; no answer holds one.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from connector.control.envelope import Message
from connector.control.setting_up import Times
from connector.domain.choices import LogLevel, ProxyUse, UpdateUse


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """How much is kept before the oldest goes."""

    runs: int
    """Of each connection."""
    lines: int
    """Of each connection's sync log."""
    log_files: int
    """Of the technical log, 10 MB each."""


class ProxyChoice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How other computers are reached."""

    use: ProxyUse
    address: str = ""
    """Such as http://proxy.example:8080."""
    user: str = ""


class FieldFault(msgspec.Struct, frozen=True):
    """Why one field cannot be as wished."""

    field: str
    """Name of the field: one of Times or Kept; `proxy_address`, `proxy_user`."""
    sentence: str


class PlaceKind(StrEnum):
    """What is kept somewhere."""

    HOME = "home"
    """The folder with everything else."""
    SETTINGS = "settings"
    MAPPINGS = "mappings"
    MEMORY = "memory"
    """What was synchronised, of every connection."""
    SECRETS = "secrets"
    """The vault; encrypted."""
    LOGS = "logs"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where something is kept, and how much room it takes."""

    kind: PlaceKind
    path: str
    size: int
    """Bytes; 0 when there is nothing yet."""


class Library(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A library of others that the program is made with."""

    name: str
    version: str
    licence: str = ""
    """As its makers call it; empty when they do not say."""
    address: str = ""
    """Its page."""


# Requests ---------------------------------------------------------------------------------------------------------


class GetSettings(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_settings"):
    """→ SettingsNow."""


class SetSettings(Message, frozen=True, kw_only=True, omit_defaults=True, tag="set_settings"):
    """Change what is named, at once and without a new start; everything else stays. → SettingsNow, with what is wrong
    where something cannot work: nothing is changed then."""

    times: Times | None = None
    """For connections that have no times of their own."""
    log_level: LogLevel | None = None
    kept: Kept | None = None
    proxy: ProxyChoice | None = None
    proxy_password: str | None = None
    """None: as it is; empty: none any more."""
    updates: UpdateUse | None = None

    def __repr__(self) -> str:
        return "SetSettings(***)"


class GetPlaces(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_places"):
    """→ PlaceList."""


class GetAbout(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_about"):
    """→ About."""


Request = GetSettings | SetSettings | GetPlaces | GetAbout


# Replies ----------------------------------------------------------------------------------------------------------


class SettingsNow(Message, frozen=True, kw_only=True, omit_defaults=True, tag="settings_now"):
    """What is in force."""

    times: Times
    log_level: LogLevel
    kept: Kept
    proxy: ProxyChoice
    proxy_password: bool = False
    """Whether there is one."""
    updates: UpdateUse = UpdateUse.INSTALL
    updates_itself: bool = False
    """Whether this program can: it was installed, and its build names where newer versions come from."""
    fixed: tuple[str, ...] = ()
    """Names of what the computer's environment says: it wins over what is chosen here."""
    faults: tuple[FieldFault, ...] = ()
    """Why nothing was changed."""


class PlaceList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="places"):
    """Where everything is kept."""

    places: tuple[Place, ...]
    key_store: str = ""
    """Where the key of the vault is, in words."""


class About(Message, frozen=True, kw_only=True, omit_defaults=True, tag="about"):
    """What the program is, and what it is made with."""

    version: str
    python: str
    system: str
    libraries: tuple[Library, ...] = ()
    """By name."""


Reply = SettingsNow | PlaceList | About
