"""The real servers are what they say, die when they shall, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import fdb
import pytest
import sqlalchemy

from tests.live.servers.client import client_library, embedded_environment, load_client
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird5 import connect_embedded, create_embedded
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.postgres import PostgresServer, postgres_server
from tests.live.servers.processes import (
    ChildProcess,
    ConditionTimeoutError,
    ProcessEndedError,
    free_port,
    listens,
    wait_until,
)
from tests.live.servers.scratch import scratch_folder, scratch_root

SLEEPER = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(600)"]


def _one(connection: fdb.Connection, statement: str) -> object:
    cursor = connection.cursor()
    try:
        cursor.execute(statement)
        return cursor.fetchone()[0]
    finally:
        cursor.close()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_firebird_server_has_the_engine_it_is_named_after(
    firebird3: FirebirdServer, firebird5: FirebirdServer
) -> None:
    """Both versions that are in the field answer over TCP, each with its own engine."""
    firebird3.create_database("engine.fdb")
    firebird5.create_database("engine.fdb")
    assert firebird3.engine_version("engine.fdb").startswith("3.0.")
    assert firebird5.engine_version("engine.fdb").startswith("5.0.")


def test_an_ordinary_user_sees_what_it_was_granted(firebird: FirebirdServer) -> None:
    """A login with SELECT on one table reads it, and is refused the other one and with a wrong password."""
    firebird.create_database("grants.fdb")
    firebird.create_user("READER", "secret99", database="grants.fdb")
    owner = firebird.connect("grants.fdb")
    try:
        for statement in ("CREATE TABLE open_book (a INTEGER)", "CREATE TABLE closed_book (a INTEGER)"):
            owner.execute_immediate(statement)
        owner.commit()
        owner.execute_immediate("GRANT SELECT ON open_book TO USER READER")
        owner.commit()
    finally:
        owner.close()
    reader = firebird.connect("grants.fdb", user="READER", password="secret99")
    try:
        assert _one(reader, "SELECT COUNT(*) FROM open_book") == 0
        with pytest.raises(fdb.DatabaseError, match="no permission"):
            _one(reader, "SELECT COUNT(*) FROM closed_book")
    finally:
        reader.close()
    with pytest.raises(fdb.DatabaseError, match="user name and password"):
        firebird.connect("grants.fdb", user="READER", password="wrong")


def test_texts_of_a_legacy_character_set_are_known(firebird: FirebirdServer) -> None:
    """Character sets other than UTF8 come from the server's own module, which it must find."""
    firebird.create_database("legacy.fdb", charset="WIN1252")
    connection = firebird.connect("legacy.fdb")
    try:
        connection.execute_immediate("CREATE TABLE names (a VARCHAR(20) CHARACTER SET WIN1252)")
        connection.commit()
        connection.execute_immediate("INSERT INTO names VALUES ('Café')")
        connection.commit()
        assert _one(connection, "SELECT a FROM names") == "Café"
    finally:
        connection.close()


def test_a_killed_firebird_server_comes_back_on_its_port(firebird: FirebirdServer) -> None:
    """What was committed before a kill −9 is there after the restart, what was not is not."""
    firebird.create_database("crash.fdb")
    connection = firebird.connect("crash.fdb")
    connection.execute_immediate("CREATE TABLE t (a INTEGER)")
    connection.commit()
    connection.execute_immediate("INSERT INTO t VALUES (1)")
    connection.commit()
    connection.execute_immediate("INSERT INTO t VALUES (2)")
    firebird.kill()
    with pytest.raises(fdb.DatabaseError):
        connection.commit()
    firebird.restart()
    again = firebird.connect("crash.fdb")
    try:
        assert _one(again, "SELECT SUM(a) FROM t") == 1
    finally:
        again.close()


def test_attachments_are_counted_without_the_one_that_asks(firebird: FirebirdServer) -> None:
    """The count tells how many clients hold the database."""
    firebird.create_database("count.fdb")
    assert firebird.attachments("count.fdb") == 0
    connection = firebird.connect("count.fdb")
    try:
        assert firebird.attachments("count.fdb") == 1
    finally:
        connection.close()


def test_one_process_uses_one_client_for_server_and_sample(firebird3: FirebirdServer, tmp_path: Path) -> None:
    """The Firebird 5 client talks to the 3.0 server and opens a Firebird 5 file embedded, side by side."""
    load_client()
    firebird3.create_database("beside.fdb")
    sample = create_embedded(tmp_path / "sample.fdb")
    remote, local = firebird3.connect("beside.fdb"), connect_embedded(sample)
    version = "SELECT rdb$get_context('SYSTEM', 'ENGINE_VERSION') FROM rdb$database"
    try:
        assert str(_one(remote, version)).startswith("3.0.")
        assert str(_one(local, version)).startswith("5.0.")
    finally:
        remote.close()
        local.close()


def test_a_second_process_opens_an_embedded_sample_at_the_same_time(tmp_path: Path) -> None:
    """Classic mode with a shared lock folder lets several processes in; a bare fdb needs the environment only."""
    sample = create_embedded(tmp_path / "shared.fdb")
    first = connect_embedded(sample)
    script = (
        "import fdb, sys\n"
        "fdb.load_api(sys.argv[1])\n"
        "c = fdb.connect(dsn=sys.argv[2], user='SYSDBA')\n"
        "c.execute_immediate('CREATE TABLE second_was_here (a INTEGER)'); c.commit(); c.close()\n"
    )
    try:
        subprocess.run(
            [sys.executable, "-c", script, str(client_library()), str(sample)],
            env={**os.environ, **embedded_environment()},
            check=True,
            timeout=30,
        )
        assert _one(first, "SELECT COUNT(*) FROM rdb$relations WHERE rdb$relation_name = 'SECOND_WAS_HERE'") == 1
    finally:
        first.close()


def test_a_firebird_server_starts_within_a_second_and_leaves_nothing() -> None:
    """Folder, process and port are gone at the end."""
    begun = time.monotonic()
    with firebird3_server() as server:
        took = time.monotonic() - begun
        folder, pid, port = server.folder, server.process.pid, server.port
        assert listens(port)
    assert took < 5  # a second on an idle machine; the bound is for one that is busy
    assert not folder.exists()
    assert not _alive(pid)
    assert not listens(port)


def test_postgres_gives_databases_to_an_owner_without_privileges(postgres: PostgresServer) -> None:
    """The URL works with SQLAlchemy; its role is no superuser; fsync is on."""
    engine = sqlalchemy.create_engine(postgres.create_database("fixture_check"))
    try:
        with engine.connect() as connection:
            assert connection.scalar(sqlalchemy.text("SHOW fsync")) == "on"
            assert connection.scalar(sqlalchemy.text("SELECT rolsuper FROM pg_roles WHERE rolname = user")) is False
    finally:
        engine.dispose()
        postgres.drop_database("fixture_check")


def test_a_killed_postgres_comes_back_and_leaves_nothing() -> None:
    """Committed rows survive a kill −9; folder and port are gone at the end."""
    with postgres_server() as server:
        engine = sqlalchemy.create_engine(server.create_database("crash"))
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("CREATE TABLE t AS SELECT 1 AS a"))
        server.kill()
        server.start()
        engine.dispose()
        with engine.connect() as connection:
            assert connection.scalar(sqlalchemy.text("SELECT a FROM t")) == 1
        engine.dispose()
        folder, port = server.folder, server.port
    assert not folder.exists()
    assert not listens(port)


def test_stopping_a_process_ends_its_children(tmp_path: Path) -> None:
    """A grandchild that ignores the request is gone with its group."""
    script = "trap '' TERM; (trap '' TERM; sleep 600) & echo $!; wait"
    with ChildProcess(["sh", "-c", script], output=tmp_path / "out.txt") as process:
        wait_until(lambda: process.text().endswith("\n"), "the grandchild is up", process=process)
        grandchild = int(process.text())
        assert process.stop(timeout=0.2) == -signal.SIGKILL
    wait_until(lambda: not _alive(grandchild), "the grandchild is gone")


def test_children_die_with_a_program_that_is_killed(tmp_path: Path) -> None:
    """A test run that is killed −9 leaves no server running."""
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom tests.live.servers.processes import ChildProcess\n"
        "child = ChildProcess(['sleep', '600'], output=Path(sys.argv[1]))\nprint(child.pid, flush=True)\ntime.sleep(99)"
    )
    with ChildProcess([sys.executable, "-c", script, tmp_path / "a.txt"], output=tmp_path / "b.txt") as parent:
        wait_until(lambda: parent.text().endswith("\n"), "the child is up", process=parent)
        child = int(parent.text())
        assert _alive(child)
        os.kill(parent.pid, signal.SIGKILL)
        wait_until(lambda: not _alive(child), "the child is gone")


def test_a_frozen_process_goes_on_when_thawed(tmp_path: Path) -> None:
    """Freezing stops it in the middle, thawing lets it go on."""
    script = "import time\nwhile True: print('.', flush=True); time.sleep(0.005)"
    with ChildProcess([sys.executable, "-c", script], output=tmp_path / "out.txt") as process:
        wait_until(lambda: len(process.text()) > 3, "it writes", process=process)
        process.freeze()
        wait_until(lambda: _state(process.pid) == "T", "it is stopped")
        written = len(process.text())
        process.thaw()
        wait_until(lambda: len(process.text()) > written, "it writes again", process=process)


def test_waiting_ends_with_the_process_it_depends_on(tmp_path: Path) -> None:
    """A server that falls over at its start is reported at once, with its last words."""
    with (
        ChildProcess(["sh", "-c", "echo no such port; exit 3"], output=tmp_path / "out.txt") as process,
        pytest.raises(ProcessEndedError, match="ended with 3\nno such port"),
    ):
        wait_until(lambda: False, "never", process=process)


def test_waiting_ends_in_time(tmp_path: Path) -> None:
    """What does not come true is named in the error."""
    port = free_port()
    with (
        ChildProcess(SLEEPER, output=tmp_path / "out.txt") as process,
        pytest.raises(ConditionTimeoutError, match=r"not within 0\.05 s: a port answers"),
    ):
        wait_until(lambda: listens(port), "a port answers", timeout=0.05, process=process)


def test_a_scratch_folder_is_gone_at_the_end() -> None:
    """Other users may pass through the folders, and nothing stays."""
    with scratch_folder("check") as folder:
        (folder / "file").touch()
        assert folder.parent == scratch_root()
        assert folder.stat().st_mode & 0o777 == 0o711
    assert not folder.exists()


def _state(pid: int) -> str:
    """The one-letter state of a process, from the kernel's own table (proc(5))."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
