"""The agent as a Windows service, as far as wine has services: it works, is started again, gives way, and goes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.faults import shaky_platform
from tests.live.packaged import built
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.release.wine_pc import WinePc, wine_pc

pytestmark = pytest.mark.timeout(3000)
"""Seconds: the first of these tests may build the Windows programs."""

SLUG = "pejabat-perkhidmatan"
_OWN = r"HKLM\Software\BukuBridge"
_SERVICE = r"HKLM\System\CurrentControlSet\Services\BukuBridge"
_SECONDS = 600


@pytest.fixture(scope="module")
def setup() -> Iterator[Path]:
    """An installer."""
    with scratch_folder("setup") as folder:
        made = folder / "setup.exe"
        built("trial", "1.0", str(made))
        yield made


@pytest.fixture
def pc() -> Iterator[WinePc]:
    """A new computer."""
    with wine_pc() as made:
        yield made


def state(pc: WinePc) -> str:
    """What Windows says of the service; empty when there is none."""
    found = re.search(r"STATE\s+: \d\s+(\w+)", pc.run("sc", "query", "BukuBridge").out)
    return found[1] if found else ""


def agent(pc: WinePc) -> int:
    """The process of the agent that answers; 0 while none does."""
    told = pc.run(pc.programs / "bukubridge.exe", "status", "--json")
    return int(json.loads(told.out)["pid"]) if told.out.startswith("{") else 0


def assert_moved(pc: WinePc, machine: Path, former: str) -> None:
    """What the person had is the service's now, under another key than `former`, and nowhere else."""
    vault = json.loads((machine / "agent" / "vault.json").read_text())
    assert len(vault["secrets"]) == 1
    assert vault["key"] != former
    assert not (pc.state / "vault.json").exists()
    assert not (pc.state / "connections.json").exists()
    assert not (machine / "handed-over").exists()


def test_what_a_person_connected_goes_on_as_a_service(pc: WinePc, setup: Path) -> None:
    """Its secrets are sealed anew, the person's are gone; the agent comes again; it ends with the service."""
    bridge = pc.programs / "bukubridge.exe"
    machine = pc.drive / "ProgramData" / "BukuBridge"
    assert pc.run(setup, "/S").code == 0
    assert (state(pc), machine.exists()) == ("", False)
    with shaky_platform() as platform:
        platform.organization(SLUG)
        paired = pc.run(bridge, "pair", platform.url, platform.invite(SLUG))
        assert paired.code == 0, paired
        former = json.loads((pc.state / "vault.json").read_text())["key"]

        assert pc.run(setup, "/S", "/SERVICE").code == 0
        assert (pc.registry(_OWN, "Channel") or "").endswith(r"BukuBridge\channel")
        wait_until(lambda: agent(pc) > 0, "the service's agent answers", timeout=_SECONDS)
        assert state(pc) == "RUNNING"
        assert_moved(pc, machine, former)
        refused = pc.run(bridge, "pair", platform.url, platform.invite(SLUG))
        assert refused.code != 0

        before = agent(pc)
        pc.run("taskkill", "/F", "/IM", "bukubridge-agent.exe")
        wait_until(lambda: agent(pc) not in (0, before), "it is started again", timeout=_SECONDS)

        # An upgrade ends it, lays the next version, and it is there again.
        before = agent(pc)
        assert pc.run(setup, "/S").code == 0
        wait_until(lambda: agent(pc) not in (0, before), "it runs after an upgrade", timeout=_SECONDS)
        assert pc.run(pc.programs / "bukubridge-service.exe", "stop").code == 0
        assert (state(pc), agent(pc)) == ("STOPPED", 0)

    pc.run(pc.programs / "uninstall.exe", "/S", "/DELETEDATA")
    wait_until(lambda: not pc.programs.exists(), "the folder is gone", timeout=_SECONDS)
    # Wine goes on naming a service that is gone until it is started anew; what makes it one is gone.
    assert pc.registry(_SERVICE, "ImagePath") is None
    assert not machine.exists()
