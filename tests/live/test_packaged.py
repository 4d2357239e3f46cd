"""The packaged programs on this system: run from elsewhere, without our tools, on a real ledger and a real platform."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from connector.agent.libraries import libraries
from connector.control.choices import About, GetAbout
from connector.control.client import ControlClient
from connector.control.diagnosis import DiagnosticsMade, MakeDiagnostics
from connector.control.messages import Done, Light, Quit
from connector.domain.errors import BridgeError
from connector.domain.runs import Equality
from connector.paths import Home
from tests.live.face.screen import Place, Screen, screen
from tests.live.faults import shaky_platform
from tests.live.packaged import BARE, ROOT, BareDesk, built
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.live.servers.processes import ChildProcess, wait_until
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import make_company
from tests.sample.variant import TINY, Engine, Variant

pytestmark = pytest.mark.timeout(1200)
"""Seconds: the first of these tests may build the programs."""

SLUG = "pejabat-bungkus"
_COMMAND_SECONDS = 120


@pytest.fixture(scope="module")
def programs() -> Path:
    """The folder with the programs."""
    return built("linux")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A scratch folder."""
    with scratch_folder("packaged") as made:
        (made / "home").mkdir(mode=0o700)
        yield made


def test_it_starts_anywhere_and_knows_itself(programs: Path, folder: Path) -> None:
    """With an environment of one variable, from the root folder: its version, its help, and the doctor."""

    def told(*arguments: str) -> str:
        return subprocess.run(
            [programs / "bukubridge", *arguments],
            capture_output=True,
            text=True,
            cwd="/",
            env={"BUKUBRIDGE_HOME": str(folder / "home")},
            timeout=_COMMAND_SECONDS,
            check=False,
        ).stdout

    assert metadata.version("bukubridge") in told("--version")
    assert "Where every connection stands." in " ".join(told("--help").replace("│", " ").split())
    assert "All state is kept in" in told("doctor")


def test_it_carries_what_is_used_and_nothing_else(programs: Path) -> None:
    """Firebird's client with its licence, no engine, none of the server, few parts of Qt, no path of this machine."""
    inside = {path.relative_to(programs).as_posix() for path in programs.rglob("*") if path.is_file()}
    for wanted in ("firebird/libfbclient.so.2", "firebird/firebird.msg", "firebird/firebird.txt"):
        assert f"_internal/{wanted}" in inside
    unwanted = ("cloud_api", "litestar", "sqlalchemy", "Qt6Network", "Qt6Qml", "libEngine", "botocore/data", "direct_")
    assert sorted(path for path in inside for word in unwanted if word in path) == []


def give_login(server: FirebirdServer, books: Path) -> None:
    """The login that may only read, as the guide's script makes it."""
    script = (ROOT / "packaging" / "firebird-login.sql").read_text("utf-8")
    statements = re.findall(r"^CREATE OR ALTER USER [^;]*|^EXECUTE BLOCK.*?^END", script, re.MULTILINE | re.DOTALL)
    assert len(statements) == 2
    with server.connect(books) as opened:
        for statement in statements:
            opened.execute_immediate(statement)
            opened.commit()


def test_a_company_is_synced_by_the_packaged_agent(programs: Path, folder: Path, firebird5: FirebirdServer) -> None:
    """Pair, connect with the guide's login, run, green; the file for support knows the program's own words."""
    company = make_company(firebird5, Variant(engine=Engine.FIREBIRD_5), TINY)
    with shaky_platform() as platform:
        platform.organization(SLUG)
        desk = BareDesk(folder / "pc", platform, programs / "bukubridge")
        desk.pair(SLUG)
        give_login(firebird5, company.path)
        where = ["--host", HOST, "--port", str(firebird5.port), "--path", str(company.path), "--user", "BUKUBRIDGE"]
        connected = desk.run("connect", "sql-accounting", *where, "--password-stdin", stdin="own-password\n")
        assert connected.code == 0, connected
        assert desk.run("doctor").code == 0
        with desk.agent() as agent:
            connection = desk.status().connections[0].id
            assert Path(f"/proc/{agent.pid}/exe").readlink() == programs / "bukubridge"
            status = desk.until(lambda item: item.light is Light.GREEN, connection, "green", timeout=120)
            assert status.equality is Equality.EQUAL
            with ControlClient(Home(desk.home), "test") as client:
                made = client.ask(MakeDiagnostics(), DiagnosticsMade)
                about = client.ask(GetAbout(), About)
            assert desk.run("stop").code == 0
            assert agent.wait(60) == 0
    shutil.unpack_archive(made.path, folder / "told")
    text = "\n".join(file.read_text("utf-8") for file in (folder / "told").rglob("*") if file.is_file())
    assert json.dumps({"packaged": True})[1:-1] in text
    assert "All state is kept in" in text  # a sentence of ours is known as one without source code
    assert {library.name for library in about.libraries} == {library.name for library in libraries()}


def icon(shown: Screen) -> Place | None:
    """The icon in the tray: as high as the tray, at the top."""
    found = [place for place in shown.windows() if place.width <= 40 and place.y < 32]
    return found[0] if found else None


def test_the_tray_shows_its_icon_and_starts_the_agent_beside_it(programs: Path, folder: Path) -> None:
    """A double click is enough: icon in a real tray, window of the first look, the packaged agent answers; whoever
    upgrades ends the face alone."""
    home = Home(folder / "home")

    def agent_of() -> int:
        try:
            with ControlClient(home, "test") as client:
                return client.welcome.pid
        except BridgeError:
            return 0

    with screen(folder) as shown, shown.tray():
        environment = {**BARE, **shown.environment, "BUKUBRIDGE_HOME": str(home.root)}
        output = folder / "face.txt"
        with ChildProcess(
            [programs / "bukubridge-tray"], output=output, environment=environment, folder=Path("/")
        ) as face:
            try:
                wait_until(lambda: icon(shown) is not None, "the icon", timeout=60, process=face)
                wait_until(lambda: agent_of() > 0, "the agent answers", timeout=60, process=face)
                assert Path(f"/proc/{agent_of()}/exe").readlink() == programs / "bukubridge"
                search = ("search", "--onlyvisible", "--name", "Connect a company")
                wait_until(lambda: bool(shown.hand(*search)), "the first look", timeout=60, process=face)
                subprocess.run(
                    [programs / "bukubridge-tray", "--quit"],
                    env={**os.environ, **environment},
                    timeout=_COMMAND_SECONDS,
                    check=True,
                )
                assert (face.wait(60), "Traceback" in face.text()) == (0, False)
                assert agent_of() > 0, "it goes on without its face"
            finally:
                with ControlClient(home, "test") as client:
                    client.ask(Quit(), Done)
