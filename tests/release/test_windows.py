"""The programs for Windows, as far as wine carries them: a company is synced, its secrets' key is in Windows' store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.face.screen import screen
from tests.live.faults import shaky_platform
from tests.live.packaged import built
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.release.wine_pc import WinePc, wine_pc
from tests.sample.cache import make_company
from tests.sample.variant import TINY, Engine, Variant

pytestmark = pytest.mark.timeout(3000)
"""Seconds: the first of these tests may build the Windows programs."""

SLUG = "pejabat-tingkap"
_SECONDS = 300


@pytest.fixture(scope="module")
def programs() -> Path:
    """The folder with the programs."""
    return built("windows")


@pytest.fixture(scope="module")
def firebird3() -> Iterator[FirebirdServer]:
    """A Firebird 3.0 server, as older companies have it."""
    with firebird3_server() as server:
        yield server


@pytest.fixture
def pc() -> Iterator[WinePc]:
    """A new computer."""
    with wine_pc() as made:
        yield made


def test_a_company_is_synced_by_the_program_for_windows(pc: WinePc, programs: Path, firebird3: FirebirdServer) -> None:
    """Pair, connect, agent without a console, sync, green; secrets open with a key out of the Windows backend."""
    bridge = programs / "bukubridge.exe"
    company = make_company(firebird3, Variant(engine=Engine.FIREBIRD_3), TINY)
    with shaky_platform() as platform:
        platform.organization(SLUG)
        paired = pc.run(bridge, "pair", platform.url, platform.invite(SLUG))
        assert paired.code == 0, paired
        where = ["--host", HOST, "--port", str(firebird3.port), "--path", str(company.path)]
        given = ["--organization", SLUG, "--password-stdin"]
        connected = pc.run(bridge, "connect", "sql-accounting", *where, *given, stdin=f"{firebird3.password}\n")
        assert connected.code == 0, connected
        doctor = pc.run(bridge, "doctor")
        assert (doctor.code, "keyring.backends.Windows" in doctor.out) == (0, True), doctor
        with pc.start(programs / "bukubridge-agent.exe") as agent:

            def light() -> str:
                told = pc.run(bridge, "status", "--json")
                return str(json.loads(told.out)["connections"][0]["light"]) if told.code != 4 else ""

            wait_until(lambda: light() == "green", "green", timeout=_SECONDS, process=agent)
            assert pc.run(bridge, "stop").code == 0
            assert agent.wait(_SECONDS) == 0


def test_the_tray_for_windows_shows_itself(pc: WinePc, programs: Path) -> None:
    """Wine's own tray shows the icon; asked to end, the face ends. The agent that it started goes on until told."""
    with scratch_folder("windows-tray") as folder, screen(folder) as shown:
        search = ("search", "--onlyvisible", "--name", "")
        before = set(shown.hand(*search).split())
        environment = {"DISPLAY": shown.display, "QT_QPA_PLATFORM": "windows"}
        with pc.start(programs / "bukubridge-tray.exe", environment=environment) as face:
            wait_until(
                lambda: bool(set(shown.hand(*search).split()) - before), "it shows", timeout=_SECONDS, process=face
            )
            wait_until(
                lambda: pc.run(programs / "bukubridge.exe", "status").code != 4,
                "the agent that it started answers",
                timeout=_SECONDS,
                process=face,
            )
            pc.run(programs / "bukubridge-tray.exe", "--quit")
            assert face.wait(_SECONDS) == 0
        assert pc.run(programs / "bukubridge.exe", "stop").code == 0
