"""The Firebird driver against real engines: types, BLOBs, character sets, transactions, errors, cancelling."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from connector.domain.errors import (
    BridgeError,
    LedgerInUse,
    NotFound,
    SignInRefused,
    SourceChanged,
    Stopped,
    Unreachable,
    Unsupported,
)
from connector.domain.secret import Secret
from connector.drivers.firebird import Attachment, Target
from connector.drivers.firebird_errors import MalformedText
from connector.drivers.firebird_header import FileState, read_header
from tests.live.servers.client import embedded_environment
from tests.live.servers.firebird5 import create_embedded
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.live.servers.processes import free_port
from tests.live.servers.scratch import scratch_folder

_LONG = "SELECT COUNT(*) FROM RDB$FIELDS A, RDB$FIELDS B, RDB$FIELDS C, RDB$FIELDS D"
_TABLE = """CREATE TABLE T (K INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20) CHARACTER SET UTF8, LETTER CHAR(3),
    AMOUNT DECIMAL(18,2), RATE DECIMAL(18,8), BIG BIGINT, SMALL SMALLINT, YES BOOLEAN, DAY_ DATE, AT_ TIMESTAMP,
    REAL_ DOUBLE PRECISION, MEMO BLOB SUB_TYPE TEXT, OLD VARCHAR(20) CHARACTER SET NONE)"""
_SIGNALS = """
import ctypes, signal, sys
from connector.domain.secret import Secret
from connector.drivers.firebird import Attachment, Target

def heard_by():
    found = [ctypes.create_string_buffer(512) for _ in range(2)]
    for number, action in zip((signal.SIGINT, signal.SIGTERM), found):
        assert ctypes.CDLL(None).sigaction(number, None, action) == 0
    return [action.raw[:8] for action in found]  # the rest is partly left as it was

signal.signal(signal.SIGTERM, lambda *_: None)
before = heard_by()
Attachment(Target(path=sys.argv[1], host=sys.argv[2], port=int(sys.argv[3])), Secret(sys.stdin.read())).close()
print(heard_by() == before)
"""
_ROW = """INSERT INTO T VALUES (1, 'Ampang 贸易', 'AB', -12.30, 4.12345678, 9007199254740993, -7, TRUE, '2026-02-28',
    '2026-02-28 13:14:15.6789', 0.5, 'memo text', 'plain')"""


@pytest.fixture
def database(firebird: FirebirdServer) -> Iterator[Path]:
    """A database with one table of every type and two rows, the second null."""
    name = f"driver-{free_port()}.fdb"
    path = firebird.create_database(name)
    connection = firebird.connect(path)
    for statement in (_TABLE, _ROW, "INSERT INTO T (K) VALUES (2)"):
        connection.execute_immediate(statement)
        connection.commit()
    connection.close()
    yield path
    path.unlink()


@contextmanager
def attached(
    server: FirebirdServer, path: Path, *, user: str = "SYSDBA", password: str | None = None, **target: object
) -> Iterator[Attachment]:
    """An attachment over TCP."""
    known = Target(path=str(path), host=HOST, port=server.port, user=user, **target)  # type: ignore[arg-type]
    with closing(Attachment(known, Secret(password or server.password))) as attachment:
        yield attachment


def refused(server: FirebirdServer, **target: object) -> BridgeError:
    """The error of an attachment that cannot be made."""
    known: dict[str, object] = {"host": HOST, "port": server.port} | target
    password = str(known.pop("password", server.password))
    with pytest.raises(BridgeError) as caught:
        Attachment(Target(**known), Secret(password))  # type: ignore[arg-type]
    return caught.value


def _read_all(server: FirebirdServer, path: Path) -> None:
    with attached(server, path) as attachment, attachment.snapshot() as transaction:
        transaction.rows("SELECT * FROM T")


class TestValues:
    """Values arrive as `record.py` says."""

    def test_every_type(self, firebird: FirebirdServer, database: Path) -> None:
        """Scaled integers, flags, days, times and texts are exact; nulls are None."""
        with attached(firebird, database) as attachment, attachment.snapshot() as transaction:
            sql = "SELECT K, NAME, LETTER, AMOUNT, RATE, BIG, SMALL, YES, DAY_, AT_, REAL_, OLD FROM T ORDER BY K"
            first, second = transaction.rows(sql)
        at = first[9]
        assert isinstance(at, dt.datetime)
        assert at.isoformat() == "2026-02-28T13:14:15.678900"
        assert first[:9] == (1, "Ampang 贸易", "AB", -1230, 412345678, 2**53 + 1, -7, True, dt.date(2026, 2, 28))
        assert first[10:] == (0.5, "plain")
        assert second == (2, *[None] * 11)

    def test_sums_and_counts(self, firebird: FirebirdServer, database: Path) -> None:
        """Sums of decimals are exact on every engine, whatever type it makes of them."""
        with attached(firebird, database) as attachment, attachment.snapshot() as transaction:
            assert transaction.one("SELECT COUNT(*), CAST(SUM(AMOUNT) AS DECIMAL(18,2)) FROM T") == (2, -1230)

    def test_a_blob_of_any_length(self, firebird: FirebirdServer, database: Path) -> None:
        """Text longer than a segment arrives whole."""
        text = "Ampang 贸易 " * 12_000
        connection = firebird.connect(database)
        connection.cursor().execute("UPDATE T SET MEMO = ? WHERE K = 2", (text,))
        connection.commit()
        connection.close()
        with attached(firebird, database) as attachment, attachment.snapshot() as transaction:
            found = [
                transaction.blob(row[0])
                for row in transaction.rows("SELECT MEMO FROM T ORDER BY K")
                if isinstance(row[0], bytes)
            ]
        assert found == ["memo text", text]

    def test_many_rows_come_in_batches(self, firebird: FirebirdServer, database: Path) -> None:
        """Rows fill several blocks, none is lost or repeated, with parameters and without."""
        connection = firebird.connect(database)
        connection.execute_immediate(
            "EXECUTE BLOCK AS DECLARE I INTEGER = 2; BEGIN WHILE (I < 5000) DO BEGIN I = I + 1; "
            "INSERT INTO T (K, NAME) VALUES (:I, 'N' || :I); END END"
        )
        connection.commit()
        connection.close()
        with attached(firebird, database) as attachment, attachment.snapshot() as transaction:
            batches = list(transaction.batches("SELECT K, NAME FROM T WHERE K > ? AND NAME <> ? ORDER BY K", (2, "N7")))
            assert len(batches) > 1
            assert [row[0] for batch in batches for row in batch] == [k for k in range(3, 5001) if k != 7]
            assert transaction.rows("SELECT K FROM T WHERE K IN (?, ?) ORDER BY K", (1, 5000)) == [(1,), (5000,)]

    def test_bytes_of_a_code_page(self, firebird: FirebirdServer, database: Path) -> None:
        """Columns without a character set are read as UTF-8, else as configured, else as bytes."""
        connection = firebird.connect(database, charset="NONE")
        connection.cursor().execute("UPDATE T SET OLD = ? WHERE K = 1", ("贸易".encode("gbk"),))
        connection.cursor().execute("UPDATE T SET OLD = ? WHERE K = 2", (b"\xff\xfe\x81",))
        connection.commit()
        connection.close()
        for charset in ("UTF8", "NONE"):
            reading = attached(firebird, database, charset=charset, legacy_charsets=("gbk",))
            with reading as attachment, attachment.snapshot() as transaction:
                rows = transaction.rows("SELECT OLD, NAME FROM T ORDER BY K")
            assert rows == [("贸易", "Ampang 贸易"), (b"\xff\xfe\x81", None)]

    def test_text_that_the_server_cannot_cast(self, firebird: FirebirdServer, database: Path) -> None:
        """A query that stumbles over bytes is told apart from others, so that a reader can go another way."""
        connection = firebird.connect(database, charset="NONE")
        connection.cursor().execute("UPDATE T SET OLD = ? WHERE K = 1", (b"\xff\xfe",))
        connection.commit()
        connection.close()
        with attached(firebird, database) as attachment, attachment.snapshot() as transaction:
            with pytest.raises(MalformedText):
                transaction.rows("SELECT CAST(OLD AS VARCHAR(20) CHARACTER SET UTF8) FROM T")
            assert transaction.rows("SELECT K FROM T WHERE K = 1") == [(1,)]


class TestTransactions:
    """Two kinds of view, and statements that survive both."""

    def test_a_snapshot_stays_the_same(self, firebird: FirebirdServer, database: Path) -> None:
        """What others commit is not seen in it, and is seen in the next one."""
        writer = firebird.connect(database)
        with attached(firebird, database) as attachment:
            with attachment.snapshot() as transaction:
                assert transaction.one("SELECT COUNT(*) FROM T") == (2,)
                writer.execute_immediate("INSERT INTO T (K) VALUES (3)")
                writer.commit()
                assert transaction.one("SELECT COUNT(*) FROM T") == (2,)
            with attachment.snapshot() as transaction:
                assert transaction.one("SELECT COUNT(*) FROM T") == (3,)
        writer.close()

    def test_a_sweep_sees_what_is_committed(self, firebird: FirebirdServer, database: Path) -> None:
        """A read-committed view moves on."""
        writer = firebird.connect(database)
        with attached(firebird, database) as attachment, attachment.read_committed() as transaction:
            assert transaction.one("SELECT COUNT(*) FROM T") == (2,)
            writer.execute_immediate("INSERT INTO T (K) VALUES (3)")
            writer.commit()
            assert transaction.one("SELECT COUNT(*) FROM T") == (3,)
        writer.close()

    def test_nothing_can_be_written(self, firebird: FirebirdServer, database: Path) -> None:
        """Transactions are read only whatever the login may do."""
        with (
            attached(firebird, database) as attachment,
            pytest.raises(BridgeError),
            attachment.snapshot() as transaction,
        ):
            transaction.rows("INSERT INTO T (K) VALUES (9) RETURNING K")

    def test_a_broken_query_spoils_nothing(self, firebird: FirebirdServer, database: Path) -> None:
        """After an error the same transaction and the next one read on."""
        with attached(firebird, database) as attachment:
            with attachment.snapshot() as transaction:
                with pytest.raises(SourceChanged, match="NOPE"):
                    transaction.rows("SELECT NOPE FROM T")
                assert transaction.one("SELECT K FROM T WHERE K = 1") == (1,)
            with attachment.snapshot() as transaction:
                assert transaction.one("SELECT K FROM T WHERE K = 2") == (2,)

    def test_an_abandoned_read_ends_with_its_attachment(self, firebird: FirebirdServer, database: Path) -> None:
        """A cursor that nobody reads to its end does not keep the attachment."""
        attachment = Attachment(Target(path=str(database), host=HOST, port=firebird.port), Secret(firebird.password))
        with attachment.snapshot() as transaction:
            batches = transaction.batches("SELECT A.RDB$FIELD_NAME FROM RDB$FIELDS A, RDB$FIELDS B")
            next(batches)
            attachment.close()
            del batches
        assert firebird.attachments(database) == 0


class TestStopping:
    """A person who asks to stop does not wait for the server."""

    def test_the_stop_event_ends_a_read_between_batches(self, firebird: FirebirdServer, database: Path) -> None:
        """A long result is left in the middle."""
        stop = threading.Event()
        target = Target(path=str(database), host=HOST, port=firebird.port)
        attachment = Attachment(target, Secret(firebird.password), stop)
        with closing(attachment), attachment.snapshot() as transaction:
            batches = transaction.batches("SELECT A.RDB$FIELD_NAME FROM RDB$FIELDS A, RDB$FIELDS B, RDB$FIELDS C")
            next(batches)
            stop.set()
            with pytest.raises(Stopped):
                next(batches)

    def test_a_waiting_statement_is_cancelled(self, firebird: FirebirdServer, database: Path) -> None:
        """Another thread ends a statement that gives no row for minutes."""
        outcome: list[BaseException] = []
        running = threading.Event()
        with attached(firebird, database) as attachment:

            def read() -> None:
                try:
                    with attachment.snapshot() as transaction:
                        running.set()
                        transaction.rows(_LONG)
                except BridgeError as error:
                    outcome.append(error)

            thread = threading.Thread(target=read)
            thread.start()
            running.wait(10)
            while thread.is_alive():
                attachment.cancel()
                thread.join(0.1)
        assert [type(error) for error in outcome] == [Stopped]


class TestRefusals:
    """Each thing that can be wrong with a connection has its sentence."""

    def test_wrong_password(self, firebird: FirebirdServer, database: Path) -> None:
        """The person is asked to sign in again, and the password is not repeated."""
        error = refused(firebird, path=str(database), password="geheim99")
        assert isinstance(error, SignInRefused)
        assert "geheim99" not in repr((str(error), error.facts))

    def test_file_missing(self, firebird: FirebirdServer) -> None:
        """The path is repeated as it was entered."""
        error = refused(firebird, path="/no/such/company.fdb")
        assert isinstance(error, NotFound)
        assert "/no/such/company.fdb" in error.sentence

    def test_no_server(self, firebird: FirebirdServer, database: Path) -> None:
        """Nobody listens on the port."""
        assert isinstance(refused(firebird, path=str(database), port=free_port()), Unreachable)

    def test_another_program_on_the_port(self, firebird: FirebirdServer) -> None:
        """What answers is no Firebird server."""
        with socket.create_server((HOST, 0)) as web:

            def answer() -> None:
                visitor, _ = web.accept()
                with visitor:
                    visitor.recv(4096)
                    visitor.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

            thread = threading.Thread(target=answer)
            thread.start()
            error = refused(firebird, path="/x.fdb", port=web.getsockname()[1])
            thread.join()
        assert isinstance(error, Unreachable)
        assert "no Firebird server" in error.sentence

    def test_a_file_of_another_program(self, firebird: FirebirdServer) -> None:
        """A file that is no database is told as such, from its header and by the server."""
        path = firebird.databases / f"other-{free_port()}.fdb"
        path.write_bytes(b"SQLite format 3\0" + bytes(100_000))
        try:
            assert isinstance(refused(firebird, path=str(path)), Unsupported)
            assert read_header(path).state is FileState.OTHER
        finally:
            path.unlink()

    def test_a_file_that_is_cut_off(self, firebird: FirebirdServer) -> None:
        """A few bytes are what is left of a company file after a failed copy."""
        path = firebird.databases / f"short-{free_port()}.fdb"
        path.write_bytes(b"\1\0")
        try:
            assert "damaged" in refused(firebird, path=str(path)).sentence
            assert read_header(path).state is FileState.OTHER
        finally:
            path.unlink()

    def test_a_format_of_another_version(self, firebird3: FirebirdServer) -> None:
        """A Firebird 5 file on a Firebird 3 server: the sentence names both formats."""
        with scratch_folder("formats") as folder:
            made = create_embedded(folder / "five.fdb")
            path = firebird3.databases / f"five-{free_port()}.fdb"
            shutil.copyfile(made, path)
        try:
            error = refused(firebird3, path=str(path))
            assert isinstance(error, Unsupported)
            assert "13.1" in error.sentence
            assert read_header(path).firebird == "5.0"
        finally:
            path.unlink()

    def test_a_damaged_file(self, firebird: FirebirdServer, database: Path) -> None:
        """A file whose pages were overwritten is an error with a sentence, not a crash."""
        path = firebird.databases / f"damaged-{free_port()}.fdb"
        shutil.copyfile(database, path)
        with path.open("r+b") as file:
            file.seek(8192)
            file.write(b"\xff" * 8192 * 40)
        try:
            with pytest.raises(BridgeError) as caught:
                _read_all(firebird, path)
            assert caught.value.sentence
        finally:
            path.unlink()

    def test_a_file_that_another_program_holds_alone(self, firebird5: FirebirdServer) -> None:
        """Embedded use is recognised, and the person is told to run the service; the file is left alone."""
        path = firebird5.create_database(f"held-{free_port()}.fdb")
        holder = subprocess.Popen(
            [sys.executable, "-c", _HOLDER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**embedded_environment(), "PYTHONPATH": str(Path.cwd())},
        )
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            error = refused(firebird5, path=str(path))
            assert isinstance(error, LedgerInUse)
            assert "Firebird service" in error.remedy
        finally:
            holder.communicate(b"\n")
            path.unlink()

    def test_the_header_tells_the_version(self, firebird3: FirebirdServer, firebird5: FirebirdServer) -> None:
        """What a file is, is read from its first page alone."""
        for server, version in ((firebird3, "3.0"), (firebird5, "5.0")):
            path = server.create_database(f"header-{free_port()}.fdb")
            assert read_header(path).firebird == version
            path.unlink()
        assert read_header(Path("/no/such/file.fdb")).state is FileState.UNREADABLE


_HOLDER = """
import sys
import fdb
from tests.live.servers.client import load_client
load_client()
held = fdb.connect(dsn=sys.argv[1], user='SYSDBA')
print('held', flush=True)
sys.stdin.readline()
held.close()
"""


class TestEmbedded:
    """Samples are read without any server."""

    def test_a_sample_is_read_with_the_engine_in_this_process(self) -> None:
        """Firebird 5 embedded: no host, no password."""
        with scratch_folder("embedded") as folder:
            path = create_embedded(folder / "sample.fdb")
            with closing(Attachment(Target(path=str(path)), None)) as attachment:
                assert (attachment.major, attachment.ods) == (5, "13.1")
                with attachment.snapshot() as transaction:
                    assert transaction.one("SELECT 1 FROM RDB$DATABASE") == (1,)


def test_signals_stay_the_programs_own(firebird: FirebirdServer, database: Path) -> None:
    """Firebird takes SIGTERM to end all attachments from its own thread: under a run, and beside the end."""
    done = subprocess.run(
        [sys.executable, "-c", _SIGNALS, str(database), HOST, str(firebird.port)],
        input=firebird.password,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "True\n"
