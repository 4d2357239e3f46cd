"""What the ODBC driver does with a connection, seen from the connection's side."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from typing import Any

import pytest

from connector.domain.errors import (
    AnswerLost,
    ConnectionBroken,
    DuplicateKey,
    Locked,
    SignInRefused,
    Stopped,
    Unexpected,
    Unreachable,
)
from connector.domain.secret import Secret
from connector.drivers.odbc import Attachment, Isolation, SystemDoor, Target, Transaction
from tests.fakes.odbc import Answer, ScriptedConnection, odbc_error

CANARY = "canary-4711"
BOOKS = Target(database="AED_TEST", host="PC1", user="reader", trusted=True)


def opened(connection: ScriptedConnection, stop: Event | None = None) -> Attachment:
    """An attachment over a scripted connection; what was told while opening is forgotten."""
    attachment = Attachment(BOOKS, Secret(CANARY), stop, SystemDoor(connection))
    connection.told.clear()
    return attachment


class Script:
    """Answers by statement."""

    def __init__(self, snapshots: int = 0) -> None:
        self.snapshots = snapshots
        self.answers: dict[str, Answer] = {}

    def __call__(self, sql: str, _parameters: tuple[Any, ...]) -> Answer:
        """What was prepared, or nothing."""
        if "snapshot_isolation_state" in sql:
            return [[(self.snapshots,)]]
        return self.answers.get(sql, [0])


def test_a_session_waits_briefly_and_gives_way() -> None:
    """Before anything is read: no long waiting for locks, and in a deadlock the people at work win."""
    connection = ScriptedConnection()
    Attachment(BOOKS, Secret(CANARY), door=SystemDoor(connection))
    assert connection.told == [
        "(connect)",
        "SET LOCK_TIMEOUT 2000",
        "SET DEADLOCK_PRIORITY LOW",
        "SET XACT_ABORT ON",
        "(commit)",
    ]
    assert connection.timeout == BOOKS.statement_timeout


@pytest.mark.parametrize(
    ("snapshots", "page", "sweep"),
    [(0, "REPEATABLE READ", "READ COMMITTED"), (1, "SNAPSHOT", "SNAPSHOT")],
)
def test_pages_see_one_moment(snapshots: int, page: str, sweep: str) -> None:
    """SNAPSHOT where the database allows it; else what a page read is kept still, and a sweep keeps nothing."""
    connection = ScriptedConnection(Script(snapshots))
    attachment = opened(connection)
    assert attachment.snapshots == bool(snapshots)
    for opening, expected in ((attachment.snapshot, page), (attachment.read_committed, sweep)):
        with attachment.transaction(Isolation.SERIALIZABLE):
            connection.told.clear()
        with opening():
            pass
        assert connection.told == ["(commit)", f"SET TRANSACTION ISOLATION LEVEL {expected}", "(commit)"]


def test_a_block_that_ends_well_is_committed_and_one_that_raises_rolled_back() -> None:
    """Nothing is left open in the ledger, whatever happens inside."""
    connection = ScriptedConnection()
    attachment = opened(connection)
    with attachment.transaction(Isolation.READ_COMMITTED):
        pass
    assert connection.told[-1] == "(commit)"
    with pytest.raises(ZeroDivisionError), attachment.transaction(Isolation.READ_COMMITTED):
        raise ZeroDivisionError
    assert connection.told[-1] == "(rollback)"


def test_rows_come_in_batches_as_plain_tuples() -> None:
    """A result without columns before the rows is stepped over; an error behind them is not lost."""
    script = Script()
    script.answers["q"] = [0, [(n, "x") for n in range(1200)]]
    attachment = opened(ScriptedConnection(script))
    with attachment.snapshot() as transaction:
        sizes = [len(batch) for batch in transaction.batches("q")]
        assert sizes == [500, 500, 200]
        assert transaction.one("q") == (0, "x")


def test_a_deadlock_is_tried_again_a_few_times() -> None:
    """The victim's transaction is gone, so that the whole page is read again; then the run waits."""
    script = Script()
    attachment = opened(ScriptedConnection(script))
    attempts: list[int] = []

    def work(transaction: Transaction) -> object:
        attempts.append(1)
        script.answers["page"] = odbc_error("40001", 1205) if len(attempts) < 3 else [[(1,)]]
        return transaction.one("page")

    assert attachment.read(work) == (1,)
    assert len(attempts) == 3

    def never(transaction: Transaction) -> object:
        script.answers["page"] = odbc_error("40001", 1205)
        return transaction.one("page")

    with pytest.raises(Locked):
        attachment.read(never)


def test_writing_opens_the_connection_anew_for_it() -> None:
    """A connection that said it only reads is not used to write."""
    connection = ScriptedConnection()
    attachment = opened(connection)
    with attachment.writing() as transaction:
        transaction.execute("UPDATE Debtor SET Attention = ? WHERE AccNo = ?", ("x", "300-A001"))
    assert [string.rsplit("ApplicationIntent=", 1)[1] for string in connection.strings] == ["ReadOnly;", "ReadWrite;"]
    with attachment.writing():
        pass
    assert len(connection.strings) == 2


def test_what_a_trigger_changed_is_not_what_a_statement_changed() -> None:
    """Counts of triggers come first: the statement's own is the last."""
    script = Script()
    script.answers["u"] = [1, 3, 7]
    script.answers["b"] = [0, [(1,), (2,)], 0, [(9,)]]
    attachment = opened(ScriptedConnection(script))
    with attachment.writing() as transaction:
        assert transaction.execute("u") == 7
        assert transaction.answer("b") == (9,)


def test_a_transaction_that_writes_admits_no_other() -> None:
    """The end of the inner one would commit what the outer one has half done: it does not begin, and nothing stays."""
    connection = ScriptedConnection()
    attachment = opened(connection)
    for inner in (attachment.snapshot, attachment.writing):
        connection.told.clear()
        with pytest.raises(Unexpected, match="another transaction was begun"), attachment.writing() as transaction:  # noqa: PT012 - the first half matters
            transaction.execute("INSERT half")
            with inner():
                transaction.execute("INSERT in it")
        assert (connection.told[-1], "(commit)" in connection.told[connection.told.index("INSERT half") :]) == (
            "(rollback)",
            False,
        )
    with attachment.writing() as transaction:
        transaction.execute("INSERT whole")
    assert connection.told[-2:] == ["INSERT whole", "(commit)"]


def test_a_reading_that_nobody_ended_has_no_part_in_what_is_written() -> None:
    """As of a result that was left in its middle: its own end, whenever it comes, ends no other transaction."""
    connection = ScriptedConnection()
    attachment = opened(connection)
    left = attachment.transaction(Isolation.READ_COMMITTED)
    early = left.__enter__()
    connection.told.clear()
    with attachment.writing() as transaction:
        transaction.execute("INSERT half")
        with pytest.raises(Unexpected, match="after its end"):
            early.one("q")
        left.__exit__(None, None, None)
        assert connection.told[0] == "(rollback)"
        assert connection.told[-1] == "INSERT half"
    assert connection.told[-2:] == ["INSERT half", "(commit)"]
    with pytest.raises(Unexpected, match="after its end"):
        transaction.execute("INSERT late")
    assert connection.told[-1] == "(commit)"


def test_what_has_failed_writes_no_more() -> None:
    """The server has taken back what was done before: what came after would stand alone. Who overhears it is told."""
    script = Script()
    script.answers["INSERT twice"] = odbc_error("23000", 2627)
    connection = ScriptedConnection(script)
    attachment = opened(connection)
    with pytest.raises(DuplicateKey), attachment.writing() as transaction:  # noqa: PT012 - the first half matters
        transaction.execute("INSERT header")
        with suppress(DuplicateKey):
            transaction.execute("INSERT twice")
        with suppress(DuplicateKey):
            transaction.execute("INSERT alone")
    assert connection.told[-3:] == ["INSERT header", "INSERT twice", "(rollback)"]


def test_a_transaction_belongs_to_one_thread() -> None:
    """What another one says on its connection would be part of it."""
    connection = ScriptedConnection()
    attachment = opened(connection)
    met: list[BaseException | None] = []

    def other(work: Callable[[], object]) -> None:
        with ThreadPoolExecutor(1) as pool:
            met.append(pool.submit(work).exception())

    with attachment.writing() as transaction:
        other(lambda: transaction.execute("INSERT of another"))
    with attachment.transaction(Isolation.READ_COMMITTED):
        other(attachment.snapshot().__enter__)
        other(attachment.writing().__enter__)
    assert [type(each) for each in met] == [Unexpected] * 3
    assert all("Two threads" in str(each) for each in met)
    assert "INSERT of another" not in connection.told
    assert connection.told[-1] == "(commit)"


def test_a_cut_while_committing_leaves_it_open_what_became_of_it() -> None:
    """Nobody knows: to be settled, not sent again; the same when it took too long, or nobody knows what the server
    means. A lock that somebody else has means that nothing was written."""
    connection = ScriptedConnection()
    attachment = opened(connection)
    for unclear in (odbc_error("08S01", 10054), odbc_error("HYT00", 0), odbc_error("HY000", 4711)):
        with pytest.raises(AnswerLost), attachment.writing():
            connection.failing["commit"] = unclear
    with pytest.raises(Locked), attachment.writing():
        connection.failing["commit"] = odbc_error("40001", 3960)
    assert connection.told[-1] == "(rollback)"


def test_a_cut_in_the_middle_of_a_result_is_no_end_of_it() -> None:
    """What was read before does not pass for everything."""
    script = Script()
    connection = ScriptedConnection(script)
    attachment = opened(connection)
    script.answers["q"] = [[(1,)]]
    with pytest.raises(ConnectionBroken), attachment.snapshot() as transaction:  # noqa: PT012 - the first half matters
        rows = transaction.batches("q")
        assert next(rows) == [(1,)]
        transaction.one("q")
        next(rows)


def test_a_stop_ends_reading_between_two_batches() -> None:
    """Whoever stops a run does not wait for a long result."""
    stop, script = Event(), Script()
    script.answers["q"] = [[(n,) for n in range(2000)]]
    attachment = opened(ScriptedConnection(script), stop)
    read = []
    with pytest.raises(Stopped), attachment.snapshot() as transaction:  # noqa: PT012 - the first half matters
        for batch in transaction.batches("q"):
            read.append(batch)
            stop.set()
    assert len(read) == 1


def test_closing_a_lost_connection_is_no_error() -> None:
    """The server is gone, and so is the attachment; twice is once."""
    connection = ScriptedConnection()
    attachment = opened(connection)
    connection.failing |= {"rollback": odbc_error("08S01", 0), "close": odbc_error("08S01", 0)}
    attachment.close()
    attachment.close()
    assert attachment.closed
    with pytest.raises(ConnectionBroken), attachment.snapshot():
        pass


@pytest.mark.parametrize(("state", "number", "kind"), [("28000", 18456, SignInRefused), ("08001", 53, Unreachable)])
def test_the_password_is_in_no_error(state: str, number: int, kind: type[Exception]) -> None:
    """Neither in what is shown, nor in the facts, nor in the errors behind the error."""
    connection = ScriptedConnection()
    connection.failing["connect"] = odbc_error(state, number)
    with pytest.raises(kind) as failure:
        Attachment(BOOKS, Secret(CANARY), door=SystemDoor(connection))
    assert CANARY in connection.strings[0]
    shown = "".join(traceback.format_exception(failure.value))
    assert CANARY not in shown + repr(failure.value) + repr(vars(failure.value))
