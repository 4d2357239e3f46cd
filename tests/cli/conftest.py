"""A home, a terminal, and an agent that works in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from connector.agent.commands import Commands
from connector.control import messages as say
from connector.control.server import ControlServer
from connector.logs import configure
from connector.paths import Home
from tests.agent.office import Office, office
from tests.cli.terminal import Terminal


@pytest.fixture
def bukubridge(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture(autouse=True)
def _log(tmp_path: Path) -> Iterator[None]:
    """What the agent in this process logs goes into a file, as it does in its own."""
    before = list(logging.getLogger().handlers)
    configure(tmp_path / "test.log")
    yield
    for handler in [item for item in logging.getLogger().handlers if item not in before]:
        logging.getLogger().removeHandler(handler)
        handler.close()
    structlog.reset_defaults()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """An empty home, named in the environment as a user names it."""
    home = Home(tmp_path / "home")
    monkeypatch.setenv("BUKUBRIDGE_HOME", str(home.root))
    monkeypatch.delenv("BUKUBRIDGE_KEY_FILE", raising=False)
    home.prepare()
    return home


@pytest.fixture
def served(home: Home, tmp_path: Path) -> Iterator[Office]:
    """A running agent with one company in that home."""
    made = office(tmp_path, "acme")
    made.agent.start()
    server = ControlServer(made.home, "1.2.3", Commands(made.agent, "1.2.3"))
    server.start()
    made.until(lambda status: status.last_run is not None and status.activity is say.Activity.IDLE)
    yield made
    made.agent.close()
    server.close()
