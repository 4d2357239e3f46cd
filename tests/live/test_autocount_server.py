"""What the AutoCount database answers: the same on PostgreSQL behind the translator and on a real SQL Server."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyodbc
import pytest

from tests.live.servers.autocount import READER, WRITER, AutoCountDatabase, Login, TranslatedServer
from tests.live.servers.mssql import MicrosoftServer
from tests.sample.autocount.dictionary import tables

INSERT_TYPE = "INSERT INTO AccType (AccType, Description, IsBSType, IsSystemType) VALUES (?, ?, 'T', 'T')"
LOCK = (
    "SET NOCOUNT ON; DECLARE @result int; EXEC @result = sp_getapplock @Resource = ?, @LockMode = 'Exclusive',"
    " @LockOwner = 'Session', @LockTimeout = {}; SELECT @result AS result"
)


@pytest.fixture(scope="module")
def database(autocount_server: TranslatedServer | MicrosoftServer) -> Iterator[AutoCountDatabase]:
    """One database for the module; tests roll back what they write, or write what nobody else looks at."""
    made = autocount_server.create()
    connection = made.connect()
    for number in (32768, 32772):
        connection.execute("INSERT INTO Registry (RegID, RegType, RegValue) VALUES (?, 3, '100')", number)
    connection.execute(INSERT_TYPE, "CA", "Current assets")
    connection.commit()
    connection.close()
    yield made
    made.drop()


@pytest.fixture
def connection(database: AutoCountDatabase) -> Iterator[Any]:
    """A connection that may write; what a test leaves open is rolled back."""
    opened = database.connect()
    yield opened
    opened.close()


def number_of(error: pyodbc.Error) -> int:
    """SQL Server's error number in the driver's message."""
    return int(str(error.args[1]).rsplit("(", 2)[1].split(")")[0])


def failing(connection: Any, sql: str, *parameters: Any) -> tuple[str, int]:
    """SQLSTATE and number of the error that a statement ends with."""
    with pytest.raises(pyodbc.Error) as caught:
        connection.cursor().execute(sql, *parameters)
    return str(caught.value.args[0]), number_of(caught.value)


def test_every_table_is_there_with_types_and_lengths(connection: Any) -> None:
    """Every table is there with types and lengths."""
    rows = connection.execute(
        "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE,"
        " IS_NULLABLE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = 'dbo' ORDER BY TABLE_NAME, ORDINAL_POSITION"
    ).fetchall()
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for table, column, kind, length, precision, scale, nullable in rows:
        size = "" if length is None or kind == "ntext" else f"({'max' if length == -1 else length})"
        size = f"({precision},{scale})" if kind == "decimal" else size
        found.setdefault(table, []).append((column, kind + size, nullable == "YES"))
    expected = {
        table.name: [
            (c.name, c.type.removesuffix("(7)") if "datetime2" in c.type else c.type, c.nullable) for c in table.columns
        ]
        for table in tables().values()
    }
    assert found == expected


def test_text_is_compared_without_case_and_trailing_blanks_and_kept_as_written(connection: Any) -> None:
    """Text is compared without case and trailing blanks and kept as written."""
    connection.execute(INSERT_TYPE, "x ", "Äpfel  ")
    for wanted in ("x", "X", "X   "):
        assert connection.execute("SELECT AccType FROM AccType WHERE AccType = ?", wanted).fetchone()[0] == "x "
    assert connection.execute("SELECT AccType FROM AccType WHERE Description LIKE ?", "äPF%").fetchone()[0] == "x "
    assert connection.execute("SELECT AccType FROM AccType WHERE Description = ?", "apfel").fetchone() is None
    assert connection.execute("SELECT LEN(Description) FROM AccType WHERE AccType = 'X'").fetchone()[0] == 5
    assert failing(connection, INSERT_TYPE, "X", "again") == ("23000", 2601)


def test_names_are_found_in_any_letters(connection: Any) -> None:
    """Names are found in any letters; a computed column has none."""
    cursor = connection.execute(
        "select top (?) t.[ACCTYPE], t.description as Said, count(*) from DBO.acctype as T"
        " where t.acctype = ? group by t.ACCTYPE, T.description order by T.acctype",
        1,
        "ca",
    )
    assert [column[0].lower() for column in cursor.description] == ["acctype", "said", ""]
    assert tuple(cursor.fetchone()) == ("CA", "Current assets", 1)


def test_values_come_back_in_python_types(connection: Any) -> None:
    """Values come back in Python types."""
    moment = dt.datetime.fromisoformat("2025-03-04T05:06:07.125")
    connection.execute(
        "INSERT INTO ChangeLog (TableName, Guid, ChangeType, ChangeTime, TransactionID) VALUES (?, ?, 'I', ?, ?)",
        "Item",
        "6f9619ff-8b86-d011-b42d-00c04fc964ff",
        moment,
        2**40,
    )
    guid, changed, number = connection.execute(
        "SELECT Guid, ChangeTime, TransactionID FROM ChangeLog WHERE TableName = 'Item' AND Guid = ?",
        "6F9619FF-8B86-D011-B42D-00C04FC964FF",
    ).fetchone()
    assert guid == "6F9619FF-8B86-D011-B42D-00C04FC964FF"
    assert changed == dt.datetime.fromisoformat("2025-03-04T05:06:07.127")
    assert number == 2**40


def test_a_bit_is_compared_with_a_number_and_given_as_a_boolean(connection: Any) -> None:
    """A bit is 1 or 0 in a statement, True or False in Python."""
    asked = "SELECT c.is_identity, c.is_nullable FROM sys.columns c WHERE c.object_id = OBJECT_ID('dbo.GLDTL') AND"
    rows = connection.execute(f"{asked} c.is_identity = 1").fetchall()
    assert [tuple(row) for row in rows] == [(True, False)]
    columns = len(tables()["GLDTL"].columns)
    assert len(connection.execute(f"{asked} c.is_identity <> 1").fetchall()) == columns - 1


@pytest.mark.parametrize(("written", "kept"), [(0, 0), (1, 0), (2, 3), (124, 123), (126, 127), (995, 997), (999, 1000)])
def test_datetime_has_steps_of_a_three_hundredth_of_a_second(connection: Any, written: int, kept: int) -> None:
    """Datetime has steps of a three hundredth of a second."""
    start = dt.datetime.fromisoformat("2025-12-31T23:59:59")
    read = connection.execute("SELECT CAST(? AS datetime)", start + dt.timedelta(milliseconds=written)).fetchone()[0]
    assert read == start + dt.timedelta(milliseconds=kept)


def test_the_clock_is_the_offices_own(connection: Any) -> None:
    """The clock is the office's own."""
    local, utc, off = connection.execute(
        "SELECT GETDATE(), GETUTCDATE(), DATEDIFF(minute, GETUTCDATE(), GETDATE())"
    ).fetchone()
    assert abs((local - utc).total_seconds() - off * 60) < 5
    assert abs((dt.datetime.now(dt.UTC).replace(tzinfo=None) - utc).total_seconds()) < 60


def test_money_is_rounded_and_bounded_by_its_column(connection: Any) -> None:
    """Money is rounded and bounded by its column."""
    assert connection.execute("SELECT CAST(? AS decimal(19, 2))", Decimal("2.345")).fetchone()[0] == Decimal("2.35")
    assert failing(connection, "SELECT CAST(? AS decimal(5, 2))", Decimal("12345.1"))[1] == 8115


def test_keys_are_taken_from_the_registry_in_one_statement(connection: Any) -> None:
    """Keys are taken from the registry in one statement."""
    sql = (
        "UPDATE Registry WITH (UPDLOCK, ROWLOCK) SET RegValue = CAST(CAST(RegValue AS bigint) + ? AS nvarchar(255))"
        " OUTPUT inserted.RegValue WHERE RegID = ?"
    )
    assert connection.execute(sql, 3, 32768).fetchone()[0] == "103"


def test_output_without_into_is_refused_where_triggers_are(connection: Any) -> None:
    """Output without into is refused where triggers are."""
    sql = INSERT_TYPE.replace(" VALUES", " OUTPUT inserted.AutoKey VALUES")
    assert failing(connection, sql, "Q", "q") == ("42000", 334)


def test_an_identity_is_known_in_its_own_batch_only(connection: Any) -> None:
    """An identity is known in its own batch only."""
    cursor = connection.execute(f"SET NOCOUNT ON; {INSERT_TYPE}; SELECT CAST(SCOPE_IDENTITY() AS bigint)", "ID", "i")
    given = cursor.fetchone()[0]
    assert connection.execute("SELECT AutoKey FROM AccType WHERE AccType = 'ID'").fetchone()[0] == given
    assert connection.execute("SELECT CAST(SCOPE_IDENTITY() AS bigint)").fetchone()[0] is None


def test_triggers_count_and_log_and_are_found_by_name(connection: Any) -> None:
    """Triggers count and log and are found by name."""

    def counter() -> int:
        row = connection.execute("SELECT Counter FROM ChangeCount WHERE TableName = 'AccType'").fetchone()
        return int(row[0])

    before = counter()
    connection.execute(INSERT_TYPE, "TR", "t")
    assert counter() == before + 1
    names = connection.execute(
        "SELECT g.name FROM sys.triggers g JOIN sys.tables t ON t.object_id = g.parent_id WHERE t.name = 'Debtor'"
    ).fetchall()
    assert sorted(name for (name,) in names) == ["DebtorChangeLog", "UpdateDebtorChangeCount"]


def test_errors_carry_sql_servers_numbers(connection: Any, database: AutoCountDatabase) -> None:
    """Errors carry SQL Server's numbers."""
    assert failing(connection, "SELECT AccNo FROM Nowhere")[1] == 208
    assert failing(connection, "SELECT Nothing FROM AccType")[1] == 207
    assert failing(connection, "INSERT INTO AccType (AccType) VALUES ('N')") == ("23000", 515)
    assert failing(connection, "INSERT INTO Registry (RegID, RegType, RegValue) VALUES (32768, 3, '1')") == (
        "23000",
        2627,
    )
    assert failing(connection, INSERT_TYPE, "L", "x" * 41)[1] in (2628, 8152)
    assert failing(connection, "INSERT INTO AccType (AutoKey, AccType) VALUES (1, 'N')") == ("23000", 544)
    missing = "INSERT INTO GLMast (AccNo, AccType, CurrencyCode, Guid) VALUES ('300-A001', 'CA', 'XXX', NEWID())"
    assert failing(connection, missing) == ("23000", 547)
    assert connection.execute("SELECT COUNT(*) FROM AccType WHERE AccType = 'CA'").fetchone()[0] == 1, "still alive"


def test_a_reader_may_only_read(database: AutoCountDatabase) -> None:
    """A reader may only read."""
    connection = database.connect(READER)
    assert connection.execute("SELECT COUNT(*) FROM AccType").fetchone()[0] == 1
    for sql in ("DELETE FROM AccType", "UPDATE AccType SET Desc2 = 'x'", "INSERT INTO Area (AreaCode) VALUES ('A')"):
        assert failing(connection, sql) == ("42000", 229)
    allowed = "SELECT HAS_PERMS_BY_NAME('dbo.IV', 'OBJECT', 'SELECT'), HAS_PERMS_BY_NAME('dbo.IV', 'OBJECT', 'INSERT')"
    assert tuple(connection.execute(allowed).fetchone()) == (1, 0)
    connection.close()


def test_the_history_of_restores_is_msdbs_own(database: AutoCountDatabase) -> None:
    """The history of restores is msdb's own, and no business of a plain login."""
    connection = database.connect(READER)
    asked = "SELECT TOP 1 restore_date FROM msdb.dbo.restorehistory WHERE destination_database_name = DB_NAME()"
    assert failing(connection, asked) == ("42000", 229)
    connection.close()


def test_a_wrong_password_and_an_unknown_database_are_told_apart(database: AutoCountDatabase) -> None:
    """A wrong password and an unknown database are told apart."""
    with pytest.raises(pyodbc.InterfaceError) as refused:
        database.opener(database.connection_string(Login("bb_nobody", "wrong")), timeout=10)
    assert number_of(refused.value) == 18456
    with pytest.raises(pyodbc.Error) as unknown:
        database.opener(database.connection_string().replace(database.name, "AED_NOWHERE"), timeout=10)
    assert number_of(unknown.value) == 4060


def test_one_application_lock_is_held_by_one_session(database: AutoCountDatabase) -> None:
    """One application lock is held by one session."""
    first, second = database.connect(), database.connect()
    assert first.execute(LOCK.format(0), "bukubridge").fetchone()[0] == 0
    assert _result(second, LOCK.format(0), "BukuBridge2") == 0
    assert _result(second, LOCK.format(50), "bukubridge") == -1
    first.commit()
    assert _result(second, LOCK.format(0), "bukubridge") == -1, "a commit does not let go of the session's lock"
    first.execute("EXEC sp_releaseapplock @Resource = ?, @LockOwner = 'Session'", "bukubridge")
    assert _result(second, LOCK.format(0), "bukubridge") == 0
    first.close()
    second.close()


def test_a_locked_row_is_waited_for_as_long_as_was_said(database: AutoCountDatabase) -> None:
    """A locked row is waited for as long as was said."""
    holder, waiter = database.connect(), database.connect()
    holder.execute("SELECT RegValue FROM Registry WITH (UPDLOCK, ROWLOCK) WHERE RegID = 32772").fetchall()
    waiter.execute("SET LOCK_TIMEOUT 100")
    assert failing(waiter, "UPDATE Registry SET RegValue = '7' WHERE RegID = 32772")[1] == 1222
    waiter.execute("UPDATE Registry SET RegValue = '101' WHERE RegID = 32768")
    waiter.rollback()
    holder.close()
    waiter.close()


def test_a_deadlock_has_one_victim_whose_transaction_is_gone(database: AutoCountDatabase) -> None:
    """A deadlock has one victim whose transaction is gone."""
    one, two = database.connect(), database.connect()
    change = "UPDATE Registry SET RegValue = ? WHERE RegID = ?"
    one.execute(change, "1", 32768)
    two.execute(change, "2", 32772)
    numbers: list[int] = []

    def run(connection: Any, key: int) -> None:
        try:
            connection.execute(change, "9", key)
            connection.rollback()
        except pyodbc.Error as exc:
            numbers.append(number_of(exc))

    threads = [threading.Thread(target=run, args=(one, 32772)), threading.Thread(target=run, args=(two, 32768))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert numbers == [1205]
    one.close()
    two.close()


def test_a_snapshot_sees_what_was_and_is_refused_what_changed(database: AutoCountDatabase) -> None:
    """A snapshot sees what was and is refused what changed."""
    reader, writer = database.connect(), database.connect()
    reader.execute("SET TRANSACTION ISOLATION LEVEL SNAPSHOT")
    first = reader.execute("SELECT RegValue FROM Registry WHERE RegID = 32772").fetchone()[0]
    writer.execute("UPDATE Registry SET RegValue = '555' WHERE RegID = 32772")
    writer.commit()
    assert reader.execute("SELECT RegValue FROM Registry WHERE RegID = 32772").fetchone()[0] == first
    assert failing(reader, "UPDATE Registry SET RegValue = '556' WHERE RegID = 32772")[1] == 3960
    assert reader.execute("SELECT RegValue FROM Registry WHERE RegID = 32772").fetchone()[0] == "555"
    reader.close()
    writer.close()


def test_a_snapshot_must_be_allowed_and_begun_before_anything_was_read(autocount: AutoCountDatabase) -> None:
    """A snapshot must be allowed and begun before anything was read."""
    connection = autocount.connect()
    connection.execute("SELECT COUNT(*) FROM Registry").fetchone()
    connection.execute("SET TRANSACTION ISOLATION LEVEL SNAPSHOT")
    assert failing(connection, "SELECT COUNT(*) FROM Registry")[1] == 3951
    connection.rollback()
    connection.close()
    autocount.allow_snapshot(False)
    connection = autocount.connect()
    connection.execute("SET TRANSACTION ISOLATION LEVEL SNAPSHOT")
    assert failing(connection, "SELECT COUNT(*) FROM Registry")[1] == 3952
    connection.rollback()
    connection.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
    row = connection.execute("SELECT snapshot_isolation_state FROM sys.databases WHERE name = DB_NAME()")
    assert row.fetchone()[0] == 0
    connection.close()


def test_a_failed_statement_leaves_the_transaction_unless_told_otherwise(connection: Any) -> None:
    """A failed statement leaves the transaction unless told otherwise."""
    connection.execute(INSERT_TYPE, "K1", "kept")
    assert failing(connection, INSERT_TYPE, "K1", "again")[1] == 2601
    assert connection.execute("SELECT COUNT(*) FROM AccType WHERE AccType = 'K1'").fetchone()[0] == 1
    connection.execute("SET XACT_ABORT ON")
    assert failing(connection, INSERT_TYPE, "K1", "again")[1] == 2601
    assert connection.execute("SELECT COUNT(*) FROM AccType WHERE AccType = 'K1'").fetchone()[0] == 0


def test_a_batch_gives_its_results_one_after_the_other(connection: Any) -> None:
    """A batch gives its results one after the other."""
    cursor = connection.execute(f"{INSERT_TYPE}; SELECT AccType FROM AccType WHERE AccType = ?", "B1", "b", "B1")
    assert cursor.description is None
    assert cursor.rowcount == 1
    assert cursor.nextset()
    assert [tuple(row) for row in cursor.fetchall()] == [("B1",)]
    assert not cursor.nextset()


def test_what_is_too_many_for_sql_server_is_too_many_here(connection: Any) -> None:
    """What is too many for SQL Server is too many here."""
    rows = ", ".join("(?, 'x', 'T', 'T')" for _ in range(1001))
    many = f"INSERT INTO AccType (AccType, Description, IsBSType, IsSystemType) VALUES {rows}"
    assert failing(connection, many, *(str(n) for n in range(1001)))[1] == 10738
    marks = ", ".join("?" for _ in range(2101))
    state, number = failing(connection, f"SELECT AccType FROM AccType WHERE AutoKey IN ({marks})", *range(2101))
    assert (state, number) in {("42000", 8003), ("07002", 0)}


def test_a_new_column_is_found(autocount: AutoCountDatabase) -> None:
    """A new column is found."""
    connection = autocount.connect(WRITER)
    assert failing(connection, "SELECT UDF_Route FROM Debtor")[1] == 207
    connection.rollback()
    autocount.add_column("Debtor", "UDF_Route", "nvarchar(40)")
    assert connection.execute("SELECT UDF_Route FROM Debtor").fetchall() == []
    connection.close()


def _result(connection: Any, sql: str, *parameters: Any) -> int:
    """The value that comes last: a lock that was waited for has an empty result before it."""
    cursor = connection.cursor().execute(sql, *parameters)
    while cursor.description is None:
        assert cursor.nextset()
    return int(cursor.fetchone()[0])
