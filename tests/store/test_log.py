"""The log in blocks: the same answers as line by line, in files of any age, and nothing written to read it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.runs import EntryOutcome, Outcome, Toward
from connector.domain.sync_log import LogFilter
from connector.store import log_blocks
from connector.store.log_blocks import BLOCK
from connector.store.schema import _STEPS
from connector.store.sqlite import SqliteStore
from tests.contracts.sync_log import MINUTE, NOW, Memory, SyncLogContract, _run, entry, everything
from tests.fakes.store import MemoryStore, is_wanted

INVOICE = EntityKind.INVOICE
FILTERS = (
    LogFilter(),
    LogFilter(entities=(INVOICE,)),
    LogFilter(outcomes=(EntryOutcome.FAILED, EntryOutcome.WAITING), toward=Toward.BOOKS),
    LogFilter(text="kedai"),
    LogFilter(text="iv-07001"),
    LogFilter(text="empty 300"),
    LogFilter(begin=NOW + 4000 * MINUTE, end=NOW + 9000 * MINUTE, text="updated"),
    LogFilter(run=RunId("r300")),
    LogFilter(run=RunId("apart")),
    LogFilter(entities=(INVOICE,), key=Key("K3")),
)


class TestMemoryLog(SyncLogContract):
    """The fake."""

    @pytest.fixture
    def log(self) -> Memory:
        """In memory."""
        return MemoryStore()

    @pytest.fixture
    def reopened(self, log: Memory) -> Callable[[], Memory]:
        """Memory stays."""
        return lambda: log


class TestSqliteLog(SyncLogContract):
    """The agent's state file."""

    @pytest.fixture
    def log(self, tmp_path: Path) -> Iterator[Memory]:
        """In a file."""
        store = SqliteStore(tmp_path / "c1.db")
        yield store
        store.close()

    @pytest.fixture
    def reopened(self, log: Memory, tmp_path: Path) -> Iterator[Callable[[], Memory]]:
        """A second opening of the same file."""
        opened: list[SqliteStore] = []

        def reopen() -> Memory:
            opened.append(SqliteStore(tmp_path / "c1.db"))
            return opened[-1]

        yield reopen
        for each in opened:
            each.close()


def _fill(store: Memory, count: int = 2 * BLOCK + 900) -> None:
    rng = random.Random(7)
    made = [entry(n) for n in range(1, count + 1)]
    for place in rng.sample(range(count), 90):
        made[place] = msgspec.structs.replace(made[place], run=RunId("apart"), sentence=f"Line\n{place} is odd.")
    while made:
        size = rng.randint(1, 700)
        store.log(made[:size])
        del made[:size]


def test_blocks_answer_as_line_by_line(tmp_path: Path) -> None:
    """Over whole blocks and the one that is being written, each filter gives what a look at every line gives."""
    plain, store = MemoryStore(), SqliteStore(tmp_path / "c1.db")
    _fill(plain)
    _fill(store)
    with store._db.own() as connection:
        assert connection.execute("SELECT count(*) FROM log_blocks").fetchone() == (2,)
    for wanted in FILTERS:
        expected = [line.id for line in reversed(plain.lines) if is_wanted(line, wanted)]
        assert everything(store, wanted) == expected, wanted
        assert store.log_count(wanted) == len(expected), wanted
        assert everything(store, wanted) == expected, wanted
    store.close()


def test_old_lines_go_and_places_stay(tmp_path: Path) -> None:
    """When the oldest lines make room, their blocks go too, and counts are of what is left."""
    store = SqliteStore(tmp_path / "c1.db", kept_lines=BLOCK)
    _fill(store)
    wanted = LogFilter(entities=(INVOICE,))
    before = store.log_slice(wanted, limit=50)
    store.save_run(msgspec.structs.replace(_run(1), outcome=Outcome.SUCCESS))
    after = store.log_slice(wanted, anchor=before.anchor, limit=50)
    assert before.entries == after.entries
    assert store.log_count(LogFilter()) == BLOCK
    assert store.log_count(wanted) == len(everything(store, wanted)) == BLOCK // 2
    store.log([entry(1)])
    with store._db.own() as connection:
        assert connection.execute("SELECT min(block) FROM log_blocks").fetchone() == (1,)
    store.close()


def test_new_lines_are_found_at_once(tmp_path: Path) -> None:
    """What was written after somebody looked is in the next answer, in a block that is not whole too."""
    store = SqliteStore(tmp_path / "c1.db")
    found = []
    for n in range(3):
        store.log([entry(2 * n + 1)])
        found.append(store.log_count(LogFilter(text="kedai")))
    assert found == [1, 2, 3]
    store.close()


def test_going_on_typing_finds_what_the_whole_word_finds(tmp_path: Path) -> None:
    """What was found for the beginning narrows the rest, and never hides a line, whatever else is chosen."""
    store = SqliteStore(tmp_path / "c1.db")
    _fill(store)
    word = "iv-07001 ked"
    found = [store.log_count(LogFilter(text=word[: n + 1])) for n in range(len(word))]
    assert found == sorted(found, reverse=True)
    assert found[-1] == 1
    for wanted in (LogFilter(text="iv-0900"), LogFilter(text="iv-0900", entities=(EntityKind.CUSTOMER,))):
        store.log_count(wanted)
    fresh = SqliteStore(tmp_path / "c1.db")
    for text in ("iv-09001", "iv-08", "iv-0800", "iv-0"):
        assert store.log_count(LogFilter(text=text)) == fresh.log_count(LogFilter(text=text)) > 0
    for each in (store, fresh):
        each.close()


def _old_file(path: Path, count: int) -> None:
    """As the version before this one left it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in "".join(_STEPS[:3]).split(";"):
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 3")
    sql = "INSERT INTO log (at, connection, run, kind, entity, key, sentence, fields) VALUES (?,'c1','r',?,?,?,?,'')"
    told = [
        ("written", "updated"),
        ("written", "created in the books"),
        ("set_aside", "The name is empty."),
        ("set_aside", "Not written into the books: closed."),
        ("written", "Taken back: it was a mistake."),
        ("held", "70 of 100 customers would be deleted at once."),
        ("note", "Something."),
        ("error", "The books are gone."),
    ]
    rows = [(n, told[n % 8][0], "invoices" if n % 8 < 5 else None, f"K{n}", told[n % 8][1]) for n in range(count)]
    connection.execute("BEGIN")
    connection.executemany(sql, rows)
    connection.execute("COMMIT")
    connection.close()


def test_a_file_of_before_is_read_at_once_and_catches_up(tmp_path: Path) -> None:
    """Way and outcome of old lines come from their words; blocks are made while the agent writes, not by looking."""
    path = tmp_path / "c1.db"
    _old_file(path, 5 * BLOCK)
    store = SqliteStore(path)
    ends = [(line.toward, line.outcome) for line in store.entries_log(limit=8)]
    assert ends == [
        (Toward.PLATFORM, EntryOutcome.SYNCED),
        (Toward.BOOKS, EntryOutcome.SYNCED),
        (Toward.PLATFORM, EntryOutcome.FAILED),
        (Toward.BOOKS, EntryOutcome.FAILED),
        (Toward.BOOKS, EntryOutcome.UNDONE),
        (None, EntryOutcome.WAITING),
        (None, None),
        (None, EntryOutcome.FAILED),
    ]
    failed = LogFilter(outcomes=(EntryOutcome.FAILED,))
    counts = [store.log_count(failed)]
    for n in range(3):
        store.log([entry(n + 1)])
        counts.append(store.log_count(failed))
    with store._db.own() as connection:
        assert connection.execute("SELECT count(*) FROM log_blocks").fetchone() == (5,)
    assert counts == [5 * BLOCK * 3 // 8] * 4
    store.close()


def test_reading_writes_nothing(tmp_path: Path) -> None:
    """Whatever is asked of the log, the file is as it was."""
    path = tmp_path / "c1.db"
    _old_file(path, 2 * BLOCK)
    SqliteStore(path).close()
    before = path.read_bytes()
    store = SqliteStore(path)
    for wanted in FILTERS:
        store.log_slice(wanted)
        store.log_count(wanted)
    store.close()
    assert path.read_bytes() == before


def test_every_kind_and_outcome_has_a_place_in_the_blocks() -> None:
    """A new one is appended to the lists, or it could not be filtered by."""
    assert set(log_blocks._ENTITIES) == set(EntityKind)
    assert set(log_blocks._OUTCOMES) == set(EntryOutcome)
    assert set(log_blocks._WAYS) == set(Toward)


def test_a_step_that_fails_leaves_no_block(tmp_path: Path) -> None:
    """A block is part of the step that completes it."""
    store = SqliteStore(tmp_path / "c1.db")
    store.log([entry(n) for n in range(1, BLOCK - 1)])

    def broken() -> None:
        with store.together():
            store.log([entry(1), entry(2)])
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    with store._db.own() as connection:
        assert connection.execute("SELECT count(*) FROM log_blocks").fetchone() == (0,)
    store.log([entry(1, title="Other")])
    assert store.log_count(LogFilter(text="other")) == 1
    store.close()
