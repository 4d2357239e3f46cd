"""Whether the face starts when somebody signs in to this computer: a value of the registry, or a desktop's file."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QStandardPaths

from connector.control.client import starter
from connector.domain.errors import SettingsInvalid
from ui.text import translate

_NAME: Final = "BukuBridge"
_RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_CHOICE_KEY: Final = r"Software\BukuBridge"
_REFUSED: Final = "NoAutostart"
_FILE: Final = "bukubridge.desktop"


class Autostart(Protocol):
    """One way of being started."""

    def on(self) -> bool:
        """Whether it is started when this user signs in."""

    def switch(self, *, on: bool) -> None:
        """From now on, or no more. Raises SettingsInvalid where the computer does not allow it."""


class DesktopFile:
    """A file in the folder of the desktop's autostart, as freedesktop.org describes it.

    Args:
        folder: the folder; the user's own otherwise.
        command: what is started; this program otherwise.
    """

    def __init__(self, folder: Path | None = None, command: Sequence[str] = ()) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
        self.path = (folder or Path(place) / "autostart") / _FILE
        self._command = tuple(command) or own_command()

    def on(self) -> bool:
        """Whether the file is there and is not switched off by the desktop's own settings."""
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        return not {"Hidden=true", "X-GNOME-Autostart-enabled=false"} & {line.strip() for line in lines}

    def switch(self, *, on: bool) -> None:
        """Write the file, or remove it."""
        try:
            if on:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.write_text(self._entry(), encoding="utf-8")
            else:
                self.path.unlink(missing_ok=True)
        except OSError as exc:
            raise _refused(exc) from exc

    def _entry(self) -> str:
        """Percent signs begin a field code in `Exec`, and are written twice."""
        command = shlex.join(self._command).replace("%", "%%")
        return (
            f"[Desktop Entry]\nType=Application\nName={_NAME}\nExec={command}\nIcon=bukubridge\nTerminal=false\n"
            "X-GNOME-Autostart-enabled=true\n"
        )


class RunValues(Protocol):
    """The values of one key of the registry."""

    def read(self, name: str) -> str | None:
        """A value, None when there is none."""

    def write(self, name: str, value: str) -> None:
        """Set it. Raises OSError."""

    def remove(self, name: str) -> None:
        """Remove it; nothing happens when there is none. Raises OSError."""


class RunKey:
    """A value of the user's `Run` key of Windows, or the installer's value for everybody less what this user refused.

    Args:
        values: the key; the user's own otherwise.
        command: what is started; this program otherwise.
        everybody: the computer's key, which the installer wrote; it is only read.
        choice: where it is kept that this user does not want what everybody has.
    """

    def __init__(
        self,
        values: RunValues | None = None,
        command: Sequence[str] = (),
        everybody: RunValues | None = None,
        choice: RunValues | None = None,
    ) -> None:
        self._values = values or user_run_values()
        self._command = tuple(command) or own_command()
        self._everybody = everybody
        self._choice = choice

    def on(self) -> bool:
        """Whether it is started when this user signs in."""
        try:
            return bool(self._values.read(_NAME)) or (self._installed() and not self._refused())
        except OSError:
            return False

    def switch(self, *, on: bool) -> None:
        """Set the value, or remove it; where everybody has it, only whether this user wants it."""
        try:
            if self._installed() and self._choice is not None:
                self._values.remove(_NAME)
                if on:
                    self._choice.remove(_REFUSED)
                else:
                    self._choice.write(_REFUSED, "1")
            elif on:
                self._values.write(_NAME, " ".join(f'"{part}"' if " " in part else part for part in self._command))
            else:
                self._values.remove(_NAME)
        except OSError as exc:
            raise _refused(exc) from exc

    def _installed(self) -> bool:
        return self._everybody is not None and bool(self._everybody.read(_NAME))

    def _refused(self) -> bool:
        return self._choice is not None and bool(self._choice.read(_REFUSED))


def find_autostart() -> Autostart:
    """This computer's way."""
    if sys.platform == "win32":
        return RunKey(everybody=user_run_values(everybody=True), choice=user_run_values(_CHOICE_KEY))
    return DesktopFile()


def own_command() -> tuple[str, ...]:
    """How this face is started, also after an update."""
    if getattr(sys, "frozen", False):
        return (str(starter(sys.executable)),)
    return (sys.executable, "-m", "ui")


def user_run_values(path: str = _RUN_KEY, *, everybody: bool = False) -> RunValues:
    """A key of the user's, or of the computer: `Run` unless another is named.

    Raises:
        SettingsInvalid: there is no registry.
    """
    if sys.platform == "win32":
        import winreg

        root = winreg.HKEY_LOCAL_MACHINE if everybody else winreg.HKEY_CURRENT_USER

        class _User:
            def read(self, name: str) -> str | None:
                with suppress(FileNotFoundError), winreg.OpenKey(root, path) as key:
                    return str(winreg.QueryValueEx(key, name)[0])
                return None

            def write(self, name: str, value: str) -> None:
                with winreg.CreateKey(root, path) as key:
                    winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)

            def remove(self, name: str) -> None:
                with (
                    suppress(FileNotFoundError),
                    winreg.OpenKey(root, path, 0, winreg.KEY_SET_VALUE) as key,
                ):
                    winreg.DeleteValue(key, name)

        return _User()
    raise SettingsInvalid(translate("autostart", "This computer has no registry."))


def _refused(error: OSError) -> SettingsInvalid:
    words = translate("autostart", "This computer does not allow it: {why}.")
    return SettingsInvalid(words.format(why=error.strerror or error))
