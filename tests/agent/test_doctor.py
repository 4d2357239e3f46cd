"""The doctor looks, and leaves everything as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from connector.agent.access import Access
from connector.agent.doctor import Doctor
from connector.connections import load_registry
from connector.control.messages import Check, Verdict
from connector.credentials.keys import KeyFile
from connector.paths import Home
from connector.settings import Settings
from connector.store.sqlite import SqliteStore
from tests.agent.office import enter
from tests.contracts.actions import agreed, upsert
from tests.fakes.clock import ManualClock
from tests.fakes.entities import customer


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with one connection, whose memory has some pages."""
    home = Home(tmp_path / "home")
    home.prepare()
    enter(home, "acme")
    memory = SqliteStore(home.store(load_registry(home).connections[0].id))
    memory.confirm([agreed(upsert(customer(f"C{n}"))) for n in range(300)])
    memory.close()
    return home


def memory_of(home: Home) -> list[Check]:
    """What the doctor says of the connection's memory."""
    doctor = Doctor(Access(home, Settings(), ManualClock(), KeyFile.create(home.key_file)))
    checks = doctor.connection(load_registry(home).connections[0])
    return [check for check in checks if check.topic == "memory"]


def test_a_healthy_memory_needs_no_word(home: Home) -> None:
    """Nothing was recorded and nothing is wrong."""
    assert memory_of(home) == []


@pytest.mark.parametrize("start", [0, 100, 8192], ids=["everything", "header", "inside"])
def test_a_damaged_memory_is_told_and_left_alone(home: Home, start: int) -> None:
    """The agent may have the file open: only a run keeps it aside."""
    path = home.store(load_registry(home).connections[0].id)
    content = path.read_bytes()
    damaged = content[:start] + b"\xee" * 4096 + content[start + 4096 :]
    path.write_bytes(damaged)
    (told,) = memory_of(home)
    assert told.verdict is Verdict.ADVICE
    assert "is damaged" in told.sentence
    assert "keeps it aside" in told.sentence
    assert path.read_bytes() == damaged
    assert not list(path.parent.glob("*.corrupt-*"))


def test_a_memory_of_an_earlier_version_is_told_and_left_as_it_is(home: Home) -> None:
    """Looking brings nothing up to date: the agent that has the file open may be the earlier version."""
    path = home.store(load_registry(home).connections[0].id)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 0")
    before = path.read_bytes()
    (told,) = memory_of(home)
    assert "written by an earlier version" in told.sentence
    assert path.read_bytes() == before
