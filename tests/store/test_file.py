"""The state file: private, whole after a crash, kept aside when damaged, and never in a reader's way."""

from __future__ import annotations

import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from connector.domain.actions import ActionState
from connector.domain.errors import RetryLater, SettingsInvalid, StateCorrupt, StorageFull, Unsupported
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.runs import Equality, Outcome, RunRecord, Trigger
from connector.store import schema
from connector.store.sqlite import SqliteStore, open_store, read_only
from tests.contracts.actions import agreed, rejected, upsert
from tests.contracts.inbox import refused
from tests.contracts.store import NOW, line
from tests.fakes.clock import ManualClock
from tests.fakes.entities import customer, invoice
from tests.sync.pair import Pair

CUSTOMER = EntityKind.CUSTOMER


def _filled(path: Path, count: int = 300) -> None:
    store = SqliteStore(path)
    store.confirm([agreed(upsert(customer(f"C{n}"))) for n in range(count)])
    store.close()


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    """Customers' names are in it: neither the file nor its side files are open to others."""
    store = SqliteStore(tmp_path / "c1.db")
    store.mark_fact("f", "1")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    store.close()
    assert set(modes) == {"c1.db", "c1.db-wal", "c1.db-shm"}
    assert set(modes.values()) == {0o600}


def test_each_commit_is_on_the_disk(tmp_path: Path) -> None:
    """Write-ahead log with full synchronisation: a power cut takes nothing that was said to be durable."""
    store = SqliteStore(tmp_path / "c1.db")
    with store._db.own() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    store.close()


def test_reading_never_waits_for_a_writer(tmp_path: Path) -> None:
    """While a transaction is open, a face in another thread reads what was committed before it, at once."""
    store = SqliteStore(tmp_path / "c1.db")
    store.confirm([agreed(upsert(customer()))])
    store.log([line("created", "C1")])
    found: list[tuple[int, int, int]] = []

    def look() -> None:
        found.append((store.link_count(CUSTOMER), len(store.entries_log()), len(store.outbox_counts())))

    with store._db.write() as connection:
        connection.execute("DELETE FROM log")
        face = threading.Thread(target=look)
        face.start()
        face.join(5)
        assert not face.is_alive()
    store.close()
    assert found == [(1, 1, 0)]


def test_a_failed_step_leaves_nothing_half(tmp_path: Path) -> None:
    """When confirming fails in the middle, links, tally and outbox are as before, in the file and in memory."""
    store = SqliteStore(tmp_path / "c1.db")
    store.confirm([agreed(upsert(customer("C0")))])
    action = upsert(customer())
    store.plan([action], ActionState.SENT)
    before = store.summary(CUSTOMER)
    with pytest.raises(AttributeError):
        store.confirm([agreed(action)], log=[None])  # type: ignore[list-item]
    assert (store.summary(CUSTOMER), store.links(CUSTOMER, [action.key])) == (before, {})
    assert [planned.action for planned in store.outbox(None, ActionState.SENT, 9)] == [action]
    store.confirm([agreed(action)])
    assert store.summary(CUSTOMER).count == 2
    store.close()


def test_batches_that_were_begun_are_there_after_a_restart(tmp_path: Path) -> None:
    """A kill between sending and the answer leaves every action of the batch to be settled."""
    store = SqliteStore(tmp_path / "c1.db")
    actions = [upsert(invoice(f"IV{n}")) for n in range(9)]
    store.plan(actions[:5], ActionState.SENT)
    store.plan(actions[5:], ActionState.SENT)
    store.confirm([agreed(actions[0]), rejected(actions[1])])
    again = SqliteStore(tmp_path / "c1.db")
    assert [planned.action for planned in again.outbox(None, ActionState.SENT, 99)] == actions[2:]
    assert again.outbox_counts() == {(EntityKind.INVOICE, "create", ActionState.SENT): 7}
    again.mark([actions[2].id, actions[6].id], ActionState.PLANNED)
    assert [p.action for p in again.outbox(None, ActionState.PLANNED, 99)] == [actions[2], actions[6]]
    again.discard([action.id for action in actions])
    assert again.outbox_counts() == {}
    again.close()
    store.close()


def test_a_disk_that_cannot_be_read_is_not_called_full(tmp_path: Path) -> None:
    """It is said so, and that the disk is to be looked at."""
    (tmp_path / "c1.db").symlink_to("/proc/self/mem")  # every read of its beginning fails
    with pytest.raises(SettingsInvalid, match="cannot be read") as told:
        read_only(tmp_path / "c1.db")
    assert "SQLITE_IOERR" in str(told.value.facts)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """Without room the run ends with that sentence; with room again it goes on to equality."""
    store = SqliteStore(tmp_path / "c1.db")
    pair = Pair()
    pair.books.put(*(customer(f"C{n}", "x" * 500) for n in range(60)))
    with store._db.own() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    run = pair.engine(store=store).run(Trigger.PERSON)
    assert (run.outcome, run.error_code) == (Outcome.FAILED, StorageFull.code)
    assert "room" in run.sentence
    with store._db.own() as connection:
        connection.execute("PRAGMA max_page_count = 1073741823")
    run = pair.engine(store=store).run(Trigger.PERSON)
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    assert all(revisions == [1] for revisions in pair.platform.revisions.values())
    store.close()


@pytest.mark.parametrize("damage", [b"", b"garbage" * 200], ids=["header", "everything"])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, damage: bytes) -> None:
    """What cannot be read is renamed with the time, and a new file begins."""
    path = tmp_path / "c1.db"
    _filled(path)
    content = path.read_bytes()
    path.write_bytes(damage or b"\0" * 100 + content[100:])
    store, was_corrupt = open_store(path, ManualClock())
    assert was_corrupt
    assert store.link_count(CUSTOMER) == 0
    store.close()
    assert (tmp_path / "c1.db.corrupt-20260302T090000Z").exists()


def test_damage_inside_is_found_when_it_is_looked_for(tmp_path: Path) -> None:
    """A file whose first page is well is opened; a run that stumbles says damaged; read through, it is kept aside."""
    path = tmp_path / "c1.db"
    _filled(path)
    content = bytearray(path.read_bytes())
    page = content.index(b"r-C150") // 4096 * 4096
    content[page : page + 4096] = b"\xee" * 4096
    path.write_bytes(content)
    store, was_corrupt = open_store(path, ManualClock())
    assert not was_corrupt
    with pytest.raises(StateCorrupt):
        for _ in store.entries(CUSTOMER, range(4096)):
            pass
    store.close()
    store, was_corrupt = open_store(path, ManualClock(), suspect=True)
    store.close()
    assert was_corrupt


def test_a_rebuilt_memory_makes_no_duplicates(tmp_path: Path) -> None:
    """After a damaged file the next run links what the platform has, and writes only what differs."""
    path = tmp_path / "c1.db"
    pair = Pair()
    pair.books.put(*(customer(f"C{n}") for n in range(20)))
    store, _ = open_store(path, ManualClock())
    pair.engine(store=store).run(Trigger.PERSON)
    store.close()
    path.write_bytes(b"\xff" * 9000)
    pair.books.put(customer("C3", "Baharu"))
    store, was_corrupt = open_store(path, ManualClock())
    run = pair.engine(store=store).run(Trigger.PERSON)
    store.close()
    assert (was_corrupt, run.outcome, run.equality, pair.differences()) == (
        True,
        Outcome.SUCCESS,
        Equality.EQUAL,
        {},
    )
    assert sum(counts.written for counts in run.counts) == 1


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    """An older program does not touch what it does not understand."""
    path = tmp_path / "c1.db"
    _filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(Unsupported):
        open_store(path, ManualClock())


def test_a_file_without_refusals_is_brought_up_to_date(tmp_path: Path) -> None:
    """What was kept stays; nothing old is listed as refused, what is refused from now on is."""
    path = tmp_path / "c1.db"
    entry = refused(1, "C1")
    row = (entry.change.id, 0, entry.change.entity, 1, entry.change.kind, entry.state, 0, msgspec.json.encode(entry))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("".join(schema._STEPS[:3]))  # a file as the version before made it
        connection.execute("INSERT INTO inbox VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("PRAGMA user_version = 3")
        connection.commit()
    again = SqliteStore(path)
    assert again.refused() == []
    assert again.inbox_entry(entry.change.id) == entry
    again.save_inbox(refused(2, "C2"))
    assert [entry.change.key for entry in again.refused()] == ["C2"]
    again.close()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A state file that cannot be made is a setting to repair."""
    with pytest.raises(SettingsInvalid):
        SqliteStore(tmp_path / "none" / "c1.db")


def test_another_program_that_holds_the_file_is_waited_for(tmp_path: Path) -> None:
    """A locked file is told as such, to be tried again."""
    store = SqliteStore(tmp_path / "c1.db")
    with store._db.own() as connection:
        connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(tmp_path / "c1.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RetryLater):
        store.mark_fact("f", "1")
    other.execute("ROLLBACK")
    other.close()
    store.mark_fact("f", "1")
    store.close()


def test_runs_and_log_stay_within_bounds(tmp_path: Path) -> None:
    """The oldest runs and lines go when a run ends, a bounded number at a time."""
    store = SqliteStore(tmp_path / "c1.db", kept_runs=3, kept_lines=10)
    run = RunRecord(
        id=RunId(""),
        connection=ConnectionId("c1"),
        trigger=Trigger.PERSON,
        started_at=NOW,
        completed_at=NOW,
        outcome=Outcome.SUCCESS,
    )
    for n in range(6):
        store.log([line(f"line {n}.{m}") for m in range(4)])
        store.save_run(msgspec.structs.replace(run, id=RunId(f"r{n}")))
    assert [kept.id for kept in store.runs(99)] == ["r5", "r4", "r3"]
    assert next(kept.sentence for kept in store.entries_log()) == "line 3.2"
    assert len(store.entries_log()) == 10
    store.close()


def test_several_threads_begin_a_file_at_the_same_moment(tmp_path: Path) -> None:
    """The first run, a face and the listener open a new company's memory at once: one makes it, nobody stumbles."""
    crowd = 4
    for number in range(25):
        path, together = tmp_path / f"c{number}.db", threading.Barrier(crowd)

        def begin(path: Path = path, together: threading.Barrier = together) -> None:
            together.wait()
            store = SqliteStore(path)
            store.mark_fact(str(threading.get_ident()), "1")
            store.close()

        with ThreadPoolExecutor(crowd) as pool:
            for begun in [pool.submit(begin) for _ in range(crowd)]:
                begun.result()


def test_large_batches_of_keys(tmp_path: Path) -> None:
    """Whatever the size of a request, it is answered; sweeps of tens of thousands of keys too."""
    store = SqliteStore(tmp_path / "c1.db")
    actions = [upsert(customer(f"C{n}")) for n in range(3000)]
    store.confirm([agreed(action) for action in actions])
    assert len(store.links(CUSTOMER, [action.key for action in actions])) == 3000
    assert sum(len(batch) for batch in store.entries(CUSTOMER, range(4096))) == 3000
    with store.sweep(CUSTOMER) as sweep:
        assert sum(len(batch) for batch in sweep.missing()) == 3000
    store.close()
