"""What the agent keeps of a memory holds for that very file."""

from __future__ import annotations

from pathlib import Path

from connector.agent.access import Access
from connector.agent.premises import Premises
from connector.connections import load_registry
from connector.credentials.keys import KeyFile
from connector.domain.sync_log import LogFilter
from connector.paths import Home
from connector.settings import Settings
from tests.agent.office import enter
from tests.contracts.store import line
from tests.fakes.clock import ManualClock


def test_what_was_found_in_a_damaged_memory_is_not_told_of_the_next(tmp_path: Path) -> None:
    """The new one has another line by the same number: it is looked for there."""
    home = Home(tmp_path / "home")
    home.prepare()
    enter(home, "acme")
    (connection,) = load_registry(home).connections
    premises = Premises(Access(home, Settings(), ManualClock(), KeyFile.create(home.key_file)))
    wanted = LogFilter(text="damaged")
    with premises.store(connection) as memory:
        memory.log([line("All went well.")])
        assert memory.log_count(wanted) == 0
    path = home.store(connection.id)
    path.write_bytes(b"\xee" * len(path.read_bytes()))
    assert premises.release(connection, None) == 0
    with premises.store(connection) as memory:
        assert (memory.log_count(LogFilter()), memory.log_count(wanted)) == (1, 1)
    premises.leave(connection, online=False)
