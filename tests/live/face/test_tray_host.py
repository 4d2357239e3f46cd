"""The program itself on a screen with a real tray: icon, menu, window, a second start, and no tray at all."""

from __future__ import annotations

import datetime as dt
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from connector.connections import Connection, Organization, change_registry
from connector.control.client import ControlClient
from connector.control.messages import Done, Quit
from connector.domain.errors import BridgeError
from connector.domain.keys import ConnectionId
from connector.paths import Home
from tests.live.face.screen import Place, Screen, screen
from tests.live.servers.processes import ChildProcess, console_script, start_agent, wait_until
from tests.live.servers.scratch import scratch_folder

AT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
PAIRED = Organization(slug="aneka", name="Aneka Group", platform="https://platform.test", paired_at=AT)
ASLEEP = Connection(
    id=ConnectionId("asleep"),
    provider="sql_accounting",
    title="Syarikat Aneka Sdn Bhd",
    organization="aneka",
    connected_at=AT,
    enabled=False,
)
"""A company that is connected and switched off."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A scratch folder."""
    with scratch_folder("tray") as made:
        (made / "home").mkdir(mode=0o700)
        yield made


@pytest.fixture
def shown(folder: Path) -> Iterator[Screen]:
    """A screen."""
    with screen(folder) as made:
        yield made


@contextmanager
def face(shown: Screen, folder: Path) -> Iterator[ChildProcess]:
    """`bukubridge-tray` on that screen."""
    environment = {**shown.environment, "BUKUBRIDGE_HOME": str(folder / "home")}
    with ChildProcess([console_script("bukubridge-tray")], output=folder / "face.txt", environment=environment) as made:
        yield made


def icon(shown: Screen) -> Place | None:
    """The icon in the tray: as high as the tray, at the top."""
    found = [place for place in shown.windows() if place.width <= 40 and place.y < 32]
    return found[0] if found else None


def wide(shown: Screen) -> list[Place]:
    """The window, when it is open."""
    return [place for place in shown.windows() if place.width > 500]


def end_agent(home: Path) -> None:
    """End an agent that the face started."""
    try:
        with ControlClient(Home(home), "test") as client:
            client.ask(Quit(), Done)
    except BridgeError:
        return


def test_icon_menu_and_window_in_a_real_tray(shown: Screen, folder: Path) -> None:
    """The icon appears, the window by itself where no company is, a right click opens the menu, a second start ends."""
    home = folder / "home"
    with start_agent(home, output=folder / "agent.txt"), shown.tray(), face(shown, folder) as program:
        wait_until(lambda: icon(shown) is not None, "the icon", process=program)
        place = icon(shown)
        assert place is not None
        wait_until(lambda: bool(wide(shown)), "the first look", process=program)
        search = ("search", "--onlyvisible", "--name", "Connect a company")
        wait_until(lambda: bool(shown.hand(*search)), "the way to a company opens by itself", process=program)
        before = len(shown.windows())
        shown.click(place, 3)
        wait_until(lambda: len(shown.windows()) > before, "the menu", process=program)
        shown.hand("key", "Escape")
        wait_until(lambda: len(shown.windows()) == before, "no menu", process=program)
        with face(shown, folder) as second:
            assert second.wait(20) == 0
        assert program.running
        assert "Traceback" not in program.text()


@pytest.mark.parametrize("way", ["a left click", "a second start"])
def test_the_window_is_opened(shown: Screen, folder: Path, way: str) -> None:
    """Where a company is connected the tray is alone, until somebody wants the window."""
    home = folder / "home"
    change_registry(Home(home), lambda known: known.with_organization(PAIRED).with_connection(ASLEEP))
    with start_agent(home, output=folder / "agent.txt") as agent, shown.tray(), ExitStack() as stack:
        # A face that finds no agent starts one of its own, which nobody here would end.
        wait_until(lambda: agent_of(Home(home)) > 0, "the agent answers", process=agent)
        program = stack.enter_context(face(shown, folder))
        wait_until(lambda: icon(shown) is not None, "the icon", process=program)
        place = icon(shown)
        assert place is not None
        assert wide(shown) == []
        if way == "a left click":
            shown.click(place)
        else:
            with face(shown, folder) as second:
                assert second.wait(20) == 0
        wait_until(lambda: bool(wide(shown)), f"{way} opens the window", process=program)
        assert "Traceback" not in program.text()


def test_without_a_tray_a_small_window_stands_in_and_a_late_tray_is_taken(shown: Screen, folder: Path) -> None:
    """No tray at the start: something is seen all the same; when a tray comes up, the icon is in it."""
    with start_agent(folder / "home", output=folder / "agent.txt"), face(shown, folder) as program:
        wait_until(lambda: bool(shown.windows()), "a window", process=program)
        with shown.tray():
            wait_until(lambda: icon(shown) is not None, "the icon in a late tray", process=program)


def agent_of(home: Home) -> int:
    """The process of the agent that answers; 0 when none does."""
    try:
        with ControlClient(home, "test") as client:
            return client.welcome.pid
    except BridgeError:
        return 0


def test_where_no_agent_runs_the_face_starts_one(shown: Screen, folder: Path) -> None:
    """Double click on the program is enough: the agent comes up beside it, is started again when it dies while there is
    only the icon, and stays when the face is killed."""
    home = Home(folder / "home")
    try:
        with shown.tray(), face(shown, folder) as program:
            wait_until(lambda: agent_of(home) > 0, "the agent answers", process=program)
            assert not home.ended.exists()
            first = agent_of(home)
            wait_until(lambda: bool(wide(shown)), "the face has seen the agent", process=program)
            os.kill(first, signal.SIGKILL)
            wait_until(lambda: agent_of(home) not in (0, first), "another agent answers", timeout=60, process=program)
            program.kill()
            assert agent_of(home)
    finally:
        end_agent(home.root)
    wait_until(home.ended.exists, "it is told that the agent was ended on purpose")
