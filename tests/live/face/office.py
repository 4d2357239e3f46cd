"""An office with its tray: a real agent, a real Firebird server, a real platform, and the face over them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pytestqt.qtbot import QtBot

from connector.control.messages import Accepted, Sync
from connector.paths import Home
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import ChildProcess, start_agent
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Engine, Variant
from ui.bridge import Bridge
from ui.preferences import Preferences
from ui.state import Face
from ui.tray import Tray

FIVE = Variant(engine=Engine.FIREBIRD_5)
SECONDS = 60_000
"""Milliseconds that a fault may take to show, and its end; most take a few seconds."""


@dataclass
class Office:
    """One PC with one company, and what its icon showed."""

    desk: Desk
    server: FirebirdServer
    company: Company
    connection: str
    bridge: Bridge
    tray: Tray
    agent: ChildProcess
    faces: list[Face] = field(default_factory=list)
    """Everything that was shown since it was last cleared."""

    def until(self, qtbot: QtBot, *wanted: Face) -> None:
        """Wait until one of these faces shows."""
        qtbot.waitUntil(lambda: self.tray.face in wanted, timeout=SECONDS)

    def stays_so(self, qtbot: QtBot, times: int = 4) -> None:
        """Look several times more, with a click on *Sync now*: nothing of it is green."""
        self.faces.clear()
        self.click()
        with qtbot.waitSignals([self.bridge.ticked] * times, timeout=SECONDS):
            pass
        assert Face.OK not in self.faces

    def click(self) -> None:
        """*Sync now* in the tray, whether somebody answers or not."""
        self.bridge.ask(self.bridge, Sync(), Accepted, lambda _: None, lambda _: None)

    def restart(self) -> None:
        """Start the agent again."""
        self.agent = start_agent(
            self.desk.home, output=self.desk.folder / "agent.txt", environment=self.desk.environment
        )


@contextmanager
def office(platform: ShakyPlatform, server: FirebirdServer, slug: str) -> Iterator[Office]:
    """An office whose agent runs every ten seconds, with a tray that follows it."""
    platform.organization(slug)
    with scratch_folder("desk") as folder:
        desk = Desk(folder / "pc", platform)
        desk.pair(slug)
        company = make_company(server, FIVE, TINY)
        connection = desk.connect(server, company, slug, "--every", "10s")
        bridge = Bridge(Home(desk.home))
        bridge.accounts_every = 2.0
        tray = Tray(bridge, Preferences(Path(folder) / "face.ini"))
        agent = start_agent(desk.home, output=folder / "agent.txt", environment=desk.environment)
        made = Office(desk, server, company, connection, bridge, tray, agent)
        bridge.ticked.connect(lambda: made.faces.append(tray.face))
        bridge.start()
        try:
            yield made
        finally:
            bridge.close()
            tray.icon.hide()
            made.agent.stop()
