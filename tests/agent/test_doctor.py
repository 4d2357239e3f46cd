"""The doctor looks, and leaves everything as it is."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import cast

import pytest

from connector.agent.access import Access
from connector.agent.doctor import Doctor
from connector.connections import Connection, load_registry
from connector.control.messages import Check, Verdict
from connector.credentials.keys import KeyFile
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy, Policies
from connector.domain.ports import Books, Source, Store
from connector.domain.writing import Readiness
from connector.paths import Home
from connector.settings import Settings
from connector.store.sqlite import SqliteStore
from tests.agent.office import enter
from tests.contracts.actions import agreed, upsert
from tests.fakes.clock import ManualClock
from tests.fakes.entities import customer
from tests.fakes.source import MemorySource


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


class _Opened(Access):
    """Opens books that say how they can be written."""

    told: Sequence[Readiness] = ()

    def books(self, connection: Connection, memory: Store, stop: Event | None = None) -> tuple[Source, Books | None]:
        """Books of nothing else."""
        source = MemorySource()
        return source, cast(Books, _Telling(self.told))


class _Telling:
    """Books of which only the readiness is asked."""

    def __init__(self, told: Sequence[Readiness]) -> None:
        self._told = told

    def readiness(self) -> Sequence[Readiness]:
        """As it is."""
        return self._told


def test_what_may_be_written_is_looked_at_and_nothing_else(home: Home) -> None:
    """Kinds that somebody lets be written: each with why it cannot be."""
    reason = "The login has not the right to change CB."
    access = _Opened(home, Settings(), ManualClock(), KeyFile.create(home.key_file))
    access.told = [
        Readiness(entity=EntityKind.CUSTOMER, ready=True),
        Readiness(entity=EntityKind.PAYMENT, ready=False, reasons=(reason,)),
        Readiness(entity=EntityKind.INVOICE, ready=False, reasons=("Nobody asked.",)),
    ]
    allowed = {kind: KindPolicy(write=True) for kind in (EntityKind.CUSTOMER, EntityKind.PAYMENT)}
    connection = load_registry(home).connections[0].governed(Policies(kinds=allowed))
    checks = [check for check in Doctor(access).connection(connection) if check.topic == "writing"]
    assert [(check.verdict, check.sentence) for check in checks] == [
        (Verdict.OK, "The platform's customers can be written into the books."),
        (Verdict.PROBLEM, f"The platform's payments cannot be written into the books: {reason}"),
    ]
