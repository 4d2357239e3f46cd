"""The installer under wine: a new computer, an upgrade while the program runs, removal with and without the data."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from tests.live.face.screen import Screen, screen
from tests.live.packaged import built
from tests.live.servers.processes import ChildProcess, wait_until
from tests.live.servers.scratch import scratch_folder
from tests.release.wine_pc import WinePc, wine_pc

pytestmark = pytest.mark.timeout(3000)
"""Seconds: the first of these tests may build the Windows programs."""

_OWN = r"HKLM\Software\BukuBridge"
_RUN = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run"
_REMOVAL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\BukuBridge"
_LATER = "9.9.9"
_SECONDS = 300
_PROGRAMS = (
    "bukubridge.exe", "bukubridge-agent.exe", "bukubridge-tray.exe", "bukubridge-service.exe", "uninstall.exe",
    "licences.html", "current",
)  # fmt: skip


@pytest.fixture(scope="module")
def setups() -> Iterator[dict[str, Path]]:
    """An installer of this version and one that says it is a later one; nothing in them is packed."""
    with scratch_folder("setups") as folder:
        made = {}
        for version in (metadata.version("bukubridge"), _LATER):
            file = folder / f"setup-{version}.exe"
            built("trial", version, str(file))
            made[version] = file
        yield made


@pytest.fixture
def pc() -> Iterator[WinePc]:
    """A new computer."""
    with wine_pc() as made:
        yield made


def test_it_is_installed_upgraded_while_it_runs_and_removed(pc: WinePc, setups: dict[str, Path]) -> None:
    """Files, start menu, autostart and what Windows lists; nothing old is left; the data outlive the first removal."""
    own = metadata.version("bukubridge")
    assert pc.run(setups[own], "/S").code == 0
    assert [name for name in _PROGRAMS if not (pc.programs / name).is_file()] == []
    version = pc.programs / "versions" / own
    assert (version / "_internal" / "firebird" / "fbclient.dll").is_file()
    assert (pc.programs / "current").read_text() == f"{own}\n"
    assert list((pc.drive / "ProgramData").rglob("BukuBridge.lnk"))
    assert pc.registry(_OWN, "Version") == own
    assert pc.registry(_REMOVAL, "DisplayVersion") == own
    assert (pc.registry(_RUN, "BukuBridge") or "").endswith('bukubridge-tray.exe" --signed-in')
    assert own in pc.run(pc.programs / "bukubridge.exe", "--version").out

    flat = pc.programs / "_internal" / "module_of_a_time_without_versions.py"
    flat.parent.mkdir()
    flat.write_text("")
    with pc.start(pc.programs / "bukubridge-agent.exe") as agent:
        status = (pc.programs / "bukubridge.exe", "status")
        wait_until(lambda: pc.run(*status).code != 4, "the agent answers", timeout=_SECONDS, process=agent)
        assert pc.run(setups[_LATER], "/S", "/NOAUTOSTART").code == 0
        assert agent.wait(_SECONDS) == 0, "it was asked, not killed"
    assert not flat.exists()
    assert [folder.name for folder in (pc.programs / "versions").iterdir()] == [_LATER]
    assert (pc.programs / "current").read_text() == f"{_LATER}\n"
    assert _LATER in pc.run(pc.programs / "bukubridge.exe", "--version").out
    assert pc.registry(_OWN, "Version") == _LATER
    assert pc.registry(_RUN, "BukuBridge") is None

    remove(pc)
    assert pc.registry(_OWN, "Version") is None
    assert pc.registry(_REMOVAL, "DisplayName") is None
    assert not list((pc.drive / "ProgramData").rglob("BukuBridge.lnk"))
    assert pc.state.is_dir()

    assert pc.run(setups[own], "/S").code == 0
    remove(pc, "/DELETEDATA")
    assert not pc.state.exists()


def test_what_does_not_answer_is_ended_hard_and_the_tray_is_asked_first(pc: WinePc, setups: dict[str, Path]) -> None:
    """The icon is asked; the agent of another home, as another user's would be, cannot be asked: both are gone.

    The icon hides within a second; until its process is gone it takes as long as the machine is busy.
    """
    own = metadata.version("bukubridge")
    assert pc.run(setups[own], "/S").code == 0
    with scratch_folder("installer-tray") as folder, screen(folder) as shown:
        display = {"DISPLAY": shown.display, "QT_QPA_PLATFORM": "windows"}
        elsewhere = {"BUKUBRIDGE_HOME": r"C:\elsewhere"}
        with (
            pc.start(pc.programs / "bukubridge-tray.exe", environment=display) as face,
            pc.start(pc.programs / "bukubridge-agent.exe", environment=elsewhere) as agent,
        ):
            status = (pc.programs / "bukubridge.exe", "status")
            wait_until(lambda: pc.run(*status).code != 4, "the tray's agent answers", timeout=_SECONDS, process=face)
            key = pc.drive / "elsewhere" / "control.key"
            wait_until(key.exists, "the other agent runs", timeout=_SECONDS, process=agent)
            assert pc.run(setups[_LATER], "/S").code == 0
            face.wait(_SECONDS)
            assert (pc.state / "face.bell").read_bytes() == b"end", "it was asked"
            assert not (pc.state / "face.lock").exists(), "it heard, and was the face no more"
            assert agent.wait(_SECONDS) != 0, "nobody could ask it"
    assert pc.registry(_OWN, "Version") == _LATER


def test_a_person_is_led_through_its_pages(pc: WinePc, setups: dict[str, Path]) -> None:
    """Language, folder, whether as a service, progress, end: the way of whoever says yes to everything."""
    own = metadata.version("bukubridge")
    with (
        scratch_folder("installer-pages") as folder,
        screen(folder) as shown,
        pc.start(setups[own], environment={"DISPLAY": shown.display}) as setup,
    ):

        def seen(title: str) -> bool:
            return bool(shown.hand("search", "--onlyvisible", "--name", title))

        wait_until(lambda: seen("Installer Language"), "the languages", timeout=_SECONDS, process=setup)
        shown.hand("key", "Return")
        wait_until(lambda: seen("BukuBridge Setup"), "the folder", timeout=_SECONDS, process=setup)
        # Every page's default button goes on; what the last one starts is ended with the PC.
        wait_until(lambda: pressed_on(shown, setup), "the end", timeout=_SECONDS)
    assert pc.registry(_OWN, "Version") == own
    assert [name for name in _PROGRAMS if not (pc.programs / name).is_file()] == []
    assert pc.registry(_OWN, "Channel") is None


def pressed_on(shown: Screen, setup: ChildProcess) -> bool:
    """Press the default button of the page that is shown; whether the installer has ended."""
    if setup.running:
        shown.hand("key", "Return")
    return not setup.running


def remove(pc: WinePc, *switches: str) -> None:
    """Run the remover, which returns at once and works on."""
    pc.run(pc.programs / "uninstall.exe", "/S", *switches)
    wait_until(lambda: not pc.programs.exists(), "the folder is gone", timeout=_SECONDS)
