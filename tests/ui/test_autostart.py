"""Starting with the computer: a file of the desktop, a value of the registry."""

from __future__ import annotations

import configparser
import shlex
import sys
from pathlib import Path

import pytest

from connector.domain.errors import SettingsInvalid
from ui.autostart import Autostart, DesktopFile, RunKey, user_run_values

COMMAND = ("/opt/Buku Bridge/tray", "--percent", "100%")


class Values:
    """A key of a registry in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {"Other": "stays"}
        self.open = True

    def read(self, name: str) -> str | None:
        """A value."""
        return self.kept.get(name)

    def write(self, name: str, value: str) -> None:
        """Set it."""
        if not self.open:
            raise PermissionError(13, "Access is denied")
        self.kept[name] = value

    def remove(self, name: str) -> None:
        """Remove it."""
        self.kept.pop(name, None)


@pytest.fixture(params=["file", "registry"])
def autostart(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    """Each way."""
    return DesktopFile(tmp_path / "autostart", COMMAND) if request.param == "file" else RunKey(Values(), COMMAND)


def test_it_is_switched_on_and_off(autostart: Autostart) -> None:
    """Twice the same changes nothing."""
    assert not autostart.on()
    for _ in range(2):
        autostart.switch(on=True)
        assert autostart.on()
    for _ in range(2):
        autostart.switch(on=False)
        assert not autostart.on()


def test_the_file_is_one_that_a_desktop_reads(tmp_path: Path) -> None:
    """Blanks are quoted, percent signs doubled; what the desktop switched off is off."""
    made = DesktopFile(tmp_path, COMMAND)
    made.switch(on=True)
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(made.path, encoding="utf-8")
    assert entry["Desktop Entry"]["Type"] == "Application"
    assert entry["Desktop Entry"]["Exec"].endswith("100%%")
    assert tuple(shlex.split(entry["Desktop Entry"]["Exec"].replace("%%", "%"))) == COMMAND
    made.path.write_text(made.path.read_text(encoding="utf-8") + "Hidden=true\n", encoding="utf-8")
    assert not made.on()


def test_the_value_is_a_command_line() -> None:
    """And nobody else's value is touched."""
    values = Values()
    RunKey(values, COMMAND).switch(on=True)
    assert values.kept == {"Other": "stays", "BukuBridge": '"/opt/Buku Bridge/tray" --percent 100%'}
    RunKey(values, COMMAND).switch(on=False)
    assert values.kept == {"Other": "stays"}


def test_what_the_installer_wrote_for_everybody_is_refused_by_one_user_alone() -> None:
    """The computer's value is never touched; the user's own is not needed, and goes."""
    own, everybody, choice = Values(), Values(), Values()
    own.kept["BukuBridge"] = everybody.kept["BukuBridge"] = "tray.exe --signed-in"
    everybody.open = False
    start = RunKey(own, COMMAND, everybody, choice)
    assert start.on()
    start.switch(on=False)
    assert not start.on()
    assert own.kept == {"Other": "stays"}
    start.switch(on=True)
    assert start.on()
    assert (own.kept, choice.kept) == ({"Other": "stays"}, {"Other": "stays"})
    assert "BukuBridge" in everybody.kept


def test_what_the_computer_does_not_allow_is_told(tmp_path: Path) -> None:
    """In a sentence."""
    values, blocked = Values(), tmp_path / "file"
    values.open = False
    blocked.write_text("no folder", encoding="utf-8")
    for each in (RunKey(values, COMMAND), DesktopFile(blocked / "autostart", COMMAND)):
        with pytest.raises(SettingsInvalid, match="does not allow it"):
            each.switch(on=True)


def test_without_a_registry_there_are_no_values() -> None:
    """Said, not a fault of the program; where there is one, it can be read."""
    if sys.platform == "win32":
        assert user_run_values().read("no such value") is None
    else:
        with pytest.raises(SettingsInvalid, match="no registry"):
            user_run_values()
