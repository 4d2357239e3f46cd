"""A folder of state files: held by one process at a time, for its owner only, forgotten wholly."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from connector.domain.errors import SettingsInvalid
from connector.domain.keys import ConnectionId
from connector.store.folder import StateFolder
from tests.fakes.clock import ManualClock

ONE, TWO = ConnectionId("one"), ConnectionId("two")


def test_a_memory_is_held_once(tmp_path: Path) -> None:
    """Whoever comes second is told so, another connection is free, and what was given back can be held again."""
    first, second = (StateFolder(tmp_path / "memories", ManualClock()) for _ in range(2))
    with first.held(ONE) as ours:
        assert ours
        with second.held(ONE) as theirs, second.held(TWO) as other:
            assert (theirs, other) == (False, True)
    with second.held(ONE) as theirs:
        assert theirs
    assert (tmp_path / "memories").stat().st_mode & 0o777 == 0o700


def test_a_memory_is_kept_until_it_is_forgotten(tmp_path: Path) -> None:
    """It is there when it is opened again; forgotten, nothing of it is left, and others stay."""
    folder = StateFolder(tmp_path, ManualClock())
    assert StateFolder(tmp_path / "none", ManualClock()).kept() == set()
    for connection in (ONE, TWO):
        with folder.held(connection):
            memory = folder.open(connection)
            memory.mark_fact("name", connection)
            memory.close()
    assert folder.open(ONE).fact("name") == "one"
    assert folder.kept() == {ONE, TWO}
    folder.forget(ONE)
    assert folder.kept() == {TWO}
    assert not list(tmp_path.glob("one.sqlite3*"))
    assert folder.open(TWO).fact("name") == "two"


def test_a_memory_is_looked_at_beside_its_holder(tmp_path: Path) -> None:
    """What is durable is seen, in the middle of a step too; nothing is changed, and no file is made by looking."""
    folder = StateFolder(tmp_path, ManualClock())
    with folder.look(ONE) as nothing:
        assert nothing is None
    assert not list(tmp_path.glob("one*"))
    with folder.held(ONE):
        memory = folder.open(ONE)
        memory.mark_fact("name", "1")
        with memory.together(), folder.look(ONE) as seen:
            memory.mark_fact("name", "2")
            assert seen is not None
            assert seen.fact("name") == "1"
            with pytest.raises(SettingsInvalid):
                seen.mark_fact("name", "3")
        memory.close()


def test_a_memory_that_goes_while_it_is_looked_at_is_none(tmp_path: Path) -> None:
    """Whoever asks is told that nothing is kept, or what was, and never of a full disk or of rights."""
    folder = StateFolder(tmp_path, ManualClock())
    names = [ConnectionId(f"c{number}") for number in range(60)]
    for each in names:
        folder.open(each).close()
    with ThreadPoolExecutor(2) as others:
        for each in names:
            looking = [others.submit(_looked_until_gone, folder, each) for _ in range(2)]
            folder.forget(each)
            assert [looker.result(60) for looker in looking] == [True, True], each


def _looked_until_gone(folder: StateFolder, connection: ConnectionId) -> bool:
    while True:
        with folder.look(connection) as memory:
            if memory is None:
                return True


def test_a_damaged_memory_is_begun_anew(tmp_path: Path) -> None:
    """It is kept aside; the next run makes up for it."""
    folder = StateFolder(tmp_path, ManualClock())
    with folder.held(ONE):
        folder.open(ONE).close()
        (tmp_path / "one.sqlite3").write_bytes(b"no database" * 1000)
        assert folder.open(ONE, suspect=True).fact("name") is None
    assert list(tmp_path.glob("one.sqlite3.corrupt-*"))
    folder.forget(ONE)
    assert not list(tmp_path.glob("one.sqlite3*")), "the one that was kept aside goes with it"
