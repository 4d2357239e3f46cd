"""Words for what a person may choose of the program."""

from __future__ import annotations

from enum import StrEnum


class LogLevel(StrEnum):
    """How much is written to the technical log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class UpdateUse(StrEnum):
    """What is done about newer versions of an installed program."""

    INSTALL = "install"
    """Fetched, and installed when nothing runs."""
    TELL = "tell"
    OFF = "off"
    """Nobody is asked."""


class ProxyUse(StrEnum):
    """How other computers are reached."""

    SYSTEM = "system"
    """As the computer says: its own settings, or the usual environment variables."""
    NONE = "none"
    """Straight."""
    ADDRESS = "address"
    """By the proxy that a person named."""
