"""What a person chose for this face alone: language, look, notices. Kept in a file of its own."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings

from ui.text import LANGUAGES


class Look(StrEnum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Preferences:
    """Typed view of the file; what is missing or damaged is as it was delivered."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """One of `LANGUAGES`: the chosen one, else the system's where there is one, else English."""
        chosen = str(self._kept.value("language", ""))
        if chosen in LANGUAGES:
            return chosen
        system = QLocale.system().name()[:2]
        return system if system in LANGUAGES else "en"

    @language.setter
    def language(self, code: str) -> None:
        self._kept.setValue("language", code)

    @property
    def look(self) -> Look:
        """Light, dark, or what the system says."""
        chosen = str(self._kept.value("look", ""))
        return Look(chosen) if chosen in set(Look) else Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self._kept.setValue("look", look.value)

    @property
    def monochrome(self) -> bool:
        """Whether the icon has no colours; its shapes tell all the same."""
        return str(self._kept.value("monochrome", "false")) == "true"

    @monochrome.setter
    def monochrome(self, chosen: bool) -> None:
        self._kept.setValue("monochrome", "true" if chosen else "false")

    @property
    def notices(self) -> bool:
        """Whether the tray says when a person is needed."""
        return str(self._kept.value("notices", "true")) == "true"

    @notices.setter
    def notices(self, chosen: bool) -> None:
        self._kept.setValue("notices", "true" if chosen else "false")

    @property
    def snoozed_until(self) -> dt.datetime | None:
        """Until when it says nothing."""
        try:
            until = dt.datetime.fromisoformat(str(self._kept.value("snoozed_until", "")))
        except ValueError:
            return None
        return until if until.tzinfo is not None else None

    @snoozed_until.setter
    def snoozed_until(self, until: dt.datetime | None) -> None:
        self._kept.setValue("snoozed_until", until.isoformat() if until else "")

    @property
    def geometry(self) -> QByteArray:
        """Where the window was."""
        kept = self._kept.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)
