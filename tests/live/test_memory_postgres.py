"""The memory of a connection on a real PostgreSQL server: the store's contracts, and who may work with it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any, ClassVar

import msgspec
import psycopg
import pytest
from sqlalchemy import make_url

from connector.domain.errors import SettingsInvalid, Unreachable, Unsupported
from connector.domain.inbox import InboxState
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.ports import Store
from connector.domain.runs import EntryKind, EntryOutcome, LogEntry, Outcome, RunRecord, Toward, Trigger
from connector.domain.sync_log import LogFilter
from connector.store.log_blocks import way_and_outcome
from connector.store.postgres import PostgresMemories, PostgresStore
from connector.store.postgres_database import PostgresDatabase, Statements
from connector.store.postgres_schema import SCHEMA, make_tables
from tests.contracts.inbox import C, InboxContract, change_of
from tests.contracts.store import NOW, StoreContract, line
from tests.contracts.sync_log import Memory, SyncLogContract, everything
from tests.live.servers.postgres import PostgresServer


@pytest.fixture(scope="module")
def address(postgres: PostgresServer) -> str:
    """A database of its own."""
    return _new_database(postgres)


def _new_database(postgres: PostgresServer) -> str:
    return postgres.create_database(f"memory_{secrets.token_hex(4)}").replace("+psycopg", "")


@pytest.fixture
def name() -> ConnectionId:
    """A connection of the test's own: all share the tables."""
    return ConnectionId(secrets.token_hex(8))


@pytest.fixture
def store(address: str, name: ConnectionId) -> Iterator[PostgresStore]:
    """A memory that has nothing, beside those of other tests."""
    memories = PostgresMemories(address)
    with memories.held(name) as ours:
        assert ours
        made = memories.open(name)
        yield made
        made.close()


class _Between(PostgresStore):
    """A memory beside one that takes numbers away from it."""

    neighbour: PostgresStore

    def log(self, entries: Sequence[LogEntry]) -> None:
        """Some lines, then some of the neighbour's."""
        for start in range(0, len(entries), 7):
            self.neighbour.log(entries[start : start + 2])
            super().log(entries[start : start + 7])


def _view(
    opened: ExitStack, address: str, name: ConnectionId, kind: type[PostgresStore] = PostgresStore
) -> PostgresStore:
    """A memory that nobody holds."""
    connect = partial(psycopg.connect, address, autocommit=True)
    made = kind(PostgresDatabase(opened.enter_context(connect()), connect, name))
    opened.callback(made.close)
    return made


class TestPostgresStore(StoreContract):
    """The worker's store."""

    @pytest.fixture
    def store(self, address: str, name: ConnectionId) -> Iterator[Store]:
        """A memory that has nothing."""
        with psycopg.connect(address, autocommit=True) as raw:
            make_tables(raw)
        with ExitStack() as opened:
            yield _view(opened, address, name)

    @pytest.fixture
    def reopened(self, store: Store, address: str, name: ConnectionId) -> Iterator[Callable[[], Store]]:
        """The same memory as the next worker sees it."""
        with ExitStack() as opened:
            yield partial(_view, opened, address, name)


class TestPostgresLog(SyncLogContract):
    """Lines among those of other connections, whose numbers lie between."""

    @pytest.fixture
    def log(self, address: str, name: ConnectionId, store: PostgresStore) -> Iterator[Memory]:
        """A memory that has nothing; somebody else writes whenever it does."""
        del store  # it made the tables
        with ExitStack() as opened:
            log = _view(opened, address, name, _Between)
            assert isinstance(log, _Between)
            log.neighbour = _view(opened, address, ConnectionId(f"{name}-neighbour"))
            yield log

    @pytest.fixture
    def reopened(self, log: Memory, address: str, name: ConnectionId) -> Iterator[Callable[[], Memory]]:
        """The same memory as the next worker sees it."""
        with ExitStack() as opened:
            yield partial(_view, opened, address, name)


class TestPostgresInbox(InboxContract):
    """The worker's inbox."""

    @pytest.fixture
    def store(self, store: PostgresStore) -> PostgresStore:
        """A memory that has nothing."""
        return store


def test_a_memory_is_held_once(address: str, name: ConnectionId) -> None:
    """On whatever machine: the second one is told so, another connection is free, and it is free after the first."""
    first, second = PostgresMemories(address), PostgresMemories(address)
    with first.held(name) as ours, second.held(name) as theirs, second.held(ConnectionId(f"{name}x")) as other:
        assert (ours, theirs, other) == (True, False, True)
    with second.held(name) as theirs:
        assert theirs


def test_whoever_lost_a_memory_cannot_write_to_it(address: str, name: ConnectionId) -> None:
    """The session that holds it is the one that writes: when the server ends it, another worker may begin, and the
    first one is told at its next word."""
    memories = PostgresMemories(address)
    with memories.held(name):
        lost = memories.open(name)
        lost.mark_fact("mine", "1")
        with psycopg.connect(address, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND application_name = 'bukubridge memory'"
            )
        later = PostgresMemories(address)
        with later.held(name) as ours:
            assert ours
            next_one = later.open(name)
            next_one.mark_fact("mine", "2")
            with pytest.raises(Unreachable):
                lost.mark_fact("mine", "3")
            assert next_one.fact("mine") == "2"
            next_one.close()
        lost.close()


def test_a_memory_is_looked_at_beside_its_holder(address: str, name: ConnectionId) -> None:
    """What is durable is seen, in the middle of a step too, and nothing can be changed."""
    memories = PostgresMemories(address)
    with memories.held(name):
        memory = memories.open(name)
        memory.mark_fact("mine", "1")
        with memory.together(), memories.look(name) as seen:
            memory.mark_fact("mine", "2")
            assert seen is not None
            assert seen.fact("mine") == "1"
            with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
                seen.mark_fact("mine", "3")
        assert memory.fact("mine") == "2"
        memory.close()


def test_memories_do_not_meet(store: PostgresStore, address: str) -> None:
    """Two connections with the same keys in one table: neither sees, moves or forgets what is the other's."""
    memories, other = PostgresMemories(address), ConnectionId(secrets.token_hex(8))
    with memories.held(other):
        theirs = memories.open(other)
        for number, each in enumerate((store, theirs), start=1):
            each.mark_fact("who", str(number))
            each.receive(C, [change_of(7)], number)
            each.log([line("said")])
        assert (store.fact("who"), theirs.fact("who")) == ("1", "2")
        assert (store.feed_cursor(C), theirs.feed_cursor(C)) == (1, 2)
        assert len(store.entries_log()) == len(theirs.entries_log()) == 1
        theirs.close()
    assert other in memories.kept()
    memories.forget(other)
    assert other not in memories.kept()
    assert [entry.change.sequence for entry in store.inbox(C, InboxState.RECEIVED)] == [7]
    with memories.held(other):
        empty = memories.open(other)
        assert (empty.fact("who"), empty.feed_cursor(C), empty.link_count(EntityKind.CUSTOMER)) == (None, 0, 0)
        empty.close()


def test_each_memory_makes_room_for_itself(address: str) -> None:
    """Numbers are shared, what is kept is counted for each: a busy neighbour costs nobody a run."""
    connect = partial(psycopg.connect, address, autocommit=True)
    with PostgresMemories(address).held(ConnectionId("any")), ExitStack() as opened:
        quiet, busy = (
            PostgresStore(
                PostgresDatabase(opened.enter_context(connect()), connect, secrets.token_hex(8)),
                kept_runs=3,
                kept_lines=2,
            )
            for _ in range(2)
        )
        for each in (quiet, busy):
            opened.callback(each.close)
        quiet.log([line("quiet")])
        quiet.save_run(finished(1))
        for number in range(2, 12):
            busy.log([line(f"line {number}")])
            busy.save_run(finished(number))
        quiet.save_run(finished(12))
        assert [each.id for each in busy.runs(10)] == ["r11", "r10", "r9"]
        assert [each.sentence for each in busy.entries_log()] == ["line 10", "line 11"]
        assert [each.id for each in quiet.runs(10)] == ["r12", "r1"]
        assert [each.sentence for each in quiet.entries_log()] == ["quiet"]


def finished(number: int) -> RunRecord:
    """A run that ended."""
    return RunRecord(
        id=RunId(f"r{number}"), connection=ConnectionId("c"), trigger=Trigger.SCHEDULE, started_at=NOW,
        completed_at=NOW, outcome=Outcome.SUCCESS,
    )  # fmt: skip


def test_tables_of_a_later_version_are_left_alone(postgres: PostgresServer) -> None:
    """An older program says so instead of guessing."""
    address = _new_database(postgres)
    memories = PostgresMemories(address)
    with memories.held(ConnectionId("a")) as ours:
        assert ours
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute(f"UPDATE {SCHEMA}.version SET number = 99".encode())
    with pytest.raises(Unsupported, match="later version"), memories.held(ConnectionId("a")):
        pass


def test_a_user_who_may_make_no_tables_is_told_so(postgres: PostgresServer) -> None:
    """In words, with what to grant."""
    address, name = _new_database(postgres), f"guest_{secrets.token_hex(4)}"
    operator = make_url(postgres.superuser_url()).set(drivername="postgresql").render_as_string()
    with psycopg.connect(operator, autocommit=True) as raw:
        raw.execute(f"CREATE ROLE {name} LOGIN".encode())
    guest = make_url(address).set(username=name).render_as_string(hide_password=False)
    with (
        pytest.raises(SettingsInvalid, match="Grant it CREATE on the database"),
        PostgresMemories(guest).held(ConnectionId("a")),
    ):
        pass


_TOLD_BY_WORDS = (
    (EntryKind.WRITTEN, "created in the books"),
    (EntryKind.WRITTEN, "updated"),
    (EntryKind.WRITTEN, "Taken back: the name"),
    (EntryKind.SET_ASIDE, "Not written into the books: the name is empty"),
    (EntryKind.HELD, "Too many are gone."),
    (EntryKind.ERROR, "The books do not answer."),
    (EntryKind.NOTE, "Everything is equal."),
)


def test_tables_of_the_first_version_are_brought_up_to_date(postgres: PostgresServer, name: ConnectionId) -> None:
    """What was kept is there, is found by the way and the outcome that its words tell, and new lines are beside it."""
    address = _new_database(postgres)
    with psycopg.connect(address, autocommit=True) as raw:
        make_tables(raw)
        raw.execute(f"DROP VIEW {SCHEMA}.log")
        for column in ("toward", "outcome", "title", "code", "changes"):
            raw.execute(f"ALTER TABLE {SCHEMA}.all_log DROP COLUMN {column}")
        raw.execute(f"DROP INDEX {SCHEMA}.all_log_owner_entity_key_id_idx")
        raw.execute(f"ALTER TABLE {SCHEMA}.all_log ADD PRIMARY KEY (owner, id)")
        raw.execute(f"CREATE INDEX ON {SCHEMA}.all_log (owner, entity, id)")
        raw.execute(f"CREATE VIEW {SCHEMA}.log AS SELECT * FROM {SCHEMA}.all_log")
        for kind, sentence in _TOLD_BY_WORDS:
            raw.execute(
                f"INSERT INTO {SCHEMA}.all_log (owner, at, connection, run, kind, sentence, fields) "
                "VALUES (%s, 1, 'c', 'r', %s, %s, '')",
                (name, kind, sentence),
            )
        raw.execute(f"UPDATE {SCHEMA}.version SET number = 1")
        make_tables(raw)
        make_tables(raw)
        found = raw.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'all_log' ORDER BY 1").fetchall()
    with ExitStack() as opened:
        store = _view(opened, address, name)
        store.log([msgspec.structs.replace(line("x"), toward=Toward.PLATFORM, title="C1 Aminah")])
        *old, new = store.entries_log()
        for entry, (kind, sentence) in zip(old, _TOLD_BY_WORDS, strict=True):
            way, end = way_and_outcome(kind, sentence, None, None)
            assert (entry.sentence, entry.toward, entry.outcome) == (sentence, way, end)
            wanted = LogFilter(toward=way, outcomes=(end,) if end is not None else ())
            assert entry in store.log_slice(wanted).entries
    assert (new.toward, new.title) == (Toward.PLATFORM, "C1 Aminah")
    assert len(found) == len({definition for (definition,) in found}) == 3
    assert any("INCLUDE (at, entity, toward, outcome)" in definition for (definition,) in found)


_FILL = f"""
    INSERT INTO {SCHEMA}.all_log
        (owner, at, connection, run, kind, entity, key, sentence, fields, toward, outcome, title)
    SELECT 'o' || mod(n, 4), n, 'c', 'r' || n / 1000, 'written', 'customers', 'K' || n, 'updated', 'name', 'platform',
        CASE WHEN mod(n, 400) = 1 THEN 'failed' ELSE 'synced' END, 'Kedai ' || n
    FROM generate_series(1, 24000) AS n
"""


class _Explained(Statements):
    """Statements that say first how they are answered."""

    plans: ClassVar[list[str]] = []

    def execute(self, sql: str, values: Sequence[object] = ()) -> psycopg.Cursor[tuple[Any, ...]]:
        """Ask for the plan, then do it."""
        self.plans.append("\n".join(row[0] for row in super().execute(f"EXPLAIN {sql}", values)))
        return super().execute(sql, values)


class _Explaining(PostgresDatabase):
    """A memory whose questions are looked at."""

    @contextmanager
    def read(self) -> Iterator[Statements]:
        """As before."""
        with super().read() as found:
            yield _Explained(found.raw)


@pytest.mark.parametrize(
    ("wanted", "matched"),
    [
        (LogFilter(), 6000),
        (LogFilter(outcomes=(EntryOutcome.FAILED,)), 60),
        (LogFilter(toward=Toward.BOOKS), 0),
        (LogFilter(begin=NOW), 0),
    ],
)
def test_of_a_long_log_only_the_page_is_read(postgres: PostgresServer, wanted: LogFilter, matched: int) -> None:
    """Places and counts come from the index alone; the lines of the page are fetched by their numbers."""
    address = _new_database(postgres)
    with psycopg.connect(address, autocommit=True) as raw:
        make_tables(raw)
        raw.execute(_FILL)
        raw.execute(f"VACUUM ANALYZE {SCHEMA}.all_log")
        with psycopg.connect(address, autocommit=True) as beside:
            log = PostgresStore(_Explaining(raw, lambda: beside, "o1"))
            _Explained.plans.clear()
            found = log.log_slice(wanted, limit=20)
            assert (found.matched, len(found.entries), found.complete) == (matched, min(matched, 20), True)
            assert log.log_count(wanted) == matched
            sought = [plan for plan in _Explained.plans if "id = ANY" not in plan]
            assert len(sought) >= 4
            for plan in sought:
                assert "Index Only Scan" in plan, plan
                assert "Heap Scan" not in plan, plan
                assert "Seq Scan" not in plan, plan


def test_words_are_sought_until_there_are_enough(address: str, name: ConnectionId, store: PostgresStore) -> None:
    """Over more lines than are looked through at once: each page is whole, none twice, and the count looks at all."""
    del store
    with ExitStack() as opened:
        log = _view(opened, address, name)
        log.log([msgspec.structs.replace(line(f"line {n}"), title="Kedai" if n % 2 else "Maju") for n in range(2500)])
        wanted = LogFilter(text="kedai")
        first = log.log_slice(wanted, limit=100)
        assert (len(first.entries), first.complete) == (100, False)
        assert first.matched > 100
        ids = everything(log, wanted)
        assert ids == sorted(set(ids), reverse=True)
        assert len(ids) == log.log_count(wanted) == 1250
        last = log.log_slice(wanted, anchor=first.anchor, position=1200)
        assert (len(last.entries), last.matched, last.complete) == (50, 1250, True)
