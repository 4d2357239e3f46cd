"""The installer under wine: a new computer, an upgrade while the program runs, removal with and without the data."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from tests.live.packaged import built
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.release.wine_pc import WinePc, wine_pc

pytestmark = pytest.mark.timeout(3000)
"""Seconds: the first of these tests may build the Windows programs."""

_OWN = r"HKLM\Software\BukuBridge"
_RUN = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run"
_REMOVAL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\BukuBridge"
_LATER = "9.9.9"
_SECONDS = 300
_PROGRAMS = ("bukubridge.exe", "bukubridge-agent.exe", "bukubridge-tray.exe", "uninstall.exe", "licences.html")


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
    assert (pc.programs / "_internal" / "firebird" / "fbclient.dll").is_file()
    assert list((pc.drive / "ProgramData").rglob("BukuBridge.lnk"))
    assert pc.registry(_OWN, "Version") == own
    assert pc.registry(_REMOVAL, "DisplayVersion") == own
    assert (pc.registry(_RUN, "BukuBridge") or "").endswith('bukubridge-tray.exe" --signed-in')
    assert own in pc.run(pc.programs / "bukubridge.exe", "--version").out

    left_over = pc.programs / "_internal" / "module_of_an_older_version.py"
    left_over.write_text("")
    with pc.start(pc.programs / "bukubridge-agent.exe") as agent:
        status = (pc.programs / "bukubridge.exe", "status")
        wait_until(lambda: pc.run(*status).code != 4, "the agent answers", timeout=_SECONDS, process=agent)
        assert pc.run(setups[_LATER], "/S", "/NOAUTOSTART").code == 0
        assert agent.wait(_SECONDS) == 0, "it was asked, not killed"
    assert not left_over.exists()
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


def remove(pc: WinePc, *switches: str) -> None:
    """Run the remover, which returns at once and works on."""
    pc.run(pc.programs / "uninstall.exe", "/S", *switches)
    wait_until(lambda: not pc.programs.exists(), "the folder is gone", timeout=_SECONDS)
