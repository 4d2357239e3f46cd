"""The translator has a rule for every part of a statement, or refuses the statement."""

from __future__ import annotations

import uuid

import pytest
import sqlglot
from sqlglot import exp

from tests.live.servers.autocount import TranslatedServer
from tests.live.tsql.batch import Query, statements
from tests.live.tsql.catalogue import Catalogue, Known
from tests.live.tsql.dialect import split
from tests.live.tsql.errors import Untranslated
from tests.live.tsql.opening import Opener, parse
from tests.live.tsql.remembered import entry, recall
from tests.live.tsql.translate import Context, translate
from tests.sample.autocount import tsql
from tests.sample.autocount.dictionary import tables


class _Books(Catalogue):
    """Two tables, without a server."""

    def table(self, schema: str, name: str) -> Known | None:
        """`Debtor` has a trigger, `Registry` has none."""
        columns = {"debtor": ("AutoKey", "AccNo", "CompanyName"), "registry": ("RegID", "RegValue")}.get(name.lower())
        if columns is None or schema not in ("", "dbo"):
            return None
        exact = {"debtor": "Debtor", "registry": "Registry"}[name.lower()]
        known = Known("dbo", exact, exact == "Debtor", {column.lower(): column for column in columns})
        known.types = dict.fromkeys(columns, "nvarchar(40)")
        known.required = {"AccNo"}
        known.identity = "AutoKey" if exact == "Debtor" else None
        return known


def translated(sql: str) -> str:
    """PostgreSQL's form of a batch with one statement."""
    (statement,) = statements(sql)
    assert isinstance(statement, Query)
    return translate(statement.text, Context(_Books())).sql


def translated_all(sql: str) -> None:
    """Every statement of a batch."""
    for statement in statements(sql):
        if isinstance(statement, Query):
            translate(statement.text, Context(_Books()))


REFUSED = [
    "SELECT AccNo FROM Debtor WITH (NOLOCK)",
    "SELECT AccNo FROM Debtor WITH (UPDLOCK, HOLDLOCK)",
    "SELECT AccNo FROM Debtor WITH (READPAST)",
    "SELECT AccNo FROM Debtor LIMIT 5",
    "SELECT AccNo FROM Debtor FOR UPDATE",
    "SELECT AccNo::int FROM Debtor",
    "SELECT AccNo || 'x' FROM Debtor",
    "SELECT AccNo FROM Debtor WHERE AccNo ILIKE 'x'",
    "SELECT AccNo FROM Debtor ORDER BY AccNo NULLS FIRST",
    "SELECT TRUE FROM Debtor",
    "SELECT AccNo FROM Debtor OPTION (MAXDOP 1)",
    "SELECT AccNo FROM Debtor FOR XML PATH",
    "SELECT Unknown(AccNo) FROM Debtor",
    "SELECT CONVERT(int, AccNo) FROM Debtor",
    "SELECT CAST(AccNo AS xml) FROM Debtor",
    "SELECT AccNo COLLATE Thai_CI_AS FROM Debtor",
    "SELECT AccNo INTO Other FROM Debtor",
    "SELECT a.AccNo FROM Debtor a CROSS APPLY (SELECT 1 AS x) b",
    "SELECT x FROM master.dbo.sysprocesses",
    "SELECT @nothing_declared.x FROM Debtor",
    "SELECT Desc FROM Debtor",
    "DELETE TOP (5) FROM Debtor",
    "UPDATE d SET AccNo = 'x' FROM Debtor d JOIN Registry r ON r.RegID = d.AutoKey",
    "MERGE INTO Debtor USING Registry ON AccNo = RegID WHEN MATCHED THEN UPDATE SET CompanyName = 'x';",
    "INSERT INTO Debtor VALUES ('x')",
    "INSERT INTO Registry (RegID) OUTPUT inserted.RegID INTO @t VALUES (1)",
    "TRUNCATE TABLE Debtor",
    "DROP TABLE Debtor",
    "BEGIN TRANSACTION",
    "COMMIT",
    "IF 1 = 1 SELECT 1",
    "WAITFOR DELAY '00:00:01'",
    "USE master",
    "SET ANSI_NULLS OFF",
    "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED",
    "SET DEADLOCK_PRIORITY 5",
    "EXEC sp_executesql N'SELECT 1'",
    "EXEC sp_getapplock @Resource = 'x', @LockMode = 'Exclusive'",
    "DECLARE @r int; EXEC @r = sp_getapplock 'x', 'Exclusive'",
    "DECLARE @r int; EXEC @r = sp_getapplock @Resource = 'x', @DbPrincipal = 'dbo'",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_what_has_no_rule_is_refused(sql: str) -> None:
    """What has no rule is refused."""
    with pytest.raises(Untranslated):
        translated_all(sql)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "SELECT TOP (?) accno FROM debtor WITH (UPDLOCK, ROWLOCK) WHERE ACCNO > ? ORDER BY AccNo",
            'SELECT "AccNo" FROM "dbo"."Debtor" WHERE "AccNo" > ? ORDER BY "AccNo" LIMIT ? FOR UPDATE OF "Debtor"',
        ),
        (
            "SELECT d.CompanyName FROM Debtor d WHERE d.CompanyName LIKE ? ESCAPE '!' ORDER BY d.CompanyName",
            (
                'SELECT "d"."CompanyName" FROM "dbo"."Debtor" AS "d" WHERE MSSQL.MATCHES("d"."CompanyName", ?, \'!\')'
                ' ORDER BY "d"."CompanyName" NULLS FIRST'
            ),
        ),
        (
            "UPDATE Registry WITH (UPDLOCK) SET RegValue = ISNULL(RegValue, N'') + N'x' OUTPUT inserted.RegValue",
            'UPDATE "dbo"."Registry" SET "RegValue" = COALESCE("RegValue", \'\') || \'x\' RETURNING "RegValue"',
        ),
        (
            "SELECT CAST(? AS datetime), DATEADD(minute, -5, GETDATE()), SUM(CAST(RegValue AS bigint)) FROM Registry",
            (
                "SELECT MSSQL.DATETIME(CAST(? AS timestamp)), (CAST(MSSQL.GETDATE() AS timestamp) + (-5)"
                " * CAST('1 minute' AS interval)), CAST(SUM(CAST(\"RegValue\" AS bigint)) AS bigint)"
                ' FROM "dbo"."Registry"'
            ),
        ),
    ],
)
def test_what_has_a_rule_becomes_postgresqls_own(sql: str, expected: str) -> None:
    """What has a rule becomes PostgreSQL's own."""
    assert translated(sql) == expected


def test_parameters_keep_their_places_when_their_order_changes() -> None:
    """Parameters keep their places when their order changes."""
    (statement,) = statements("SELECT TOP (?) AccNo FROM Debtor WHERE AccNo > ?")
    assert isinstance(statement, Query)
    assert translate(statement.text, Context(_Books())).order == ("bb_p2", "bb_p1")


def test_marks_inside_of_texts_and_comments_are_none() -> None:
    """Marks inside of texts and comments are none."""
    assert split("SELECT 'a?;b' -- ?\n, ? /* ? */") == ["SELECT 'a?;b' -- ?\n, @bb_p1 /* ? */"]


def test_a_connection_string_is_read_whole_or_refused() -> None:
    """A connection string is read whole or refused."""
    assert parse("DRIVER={ODBC Driver 18 for SQL Server};PWD={a;b}}c};Encrypt=yes")["pwd"] == "a;b}c"
    with pytest.raises(Untranslated):
        parse("SERVER=x;Pasword=y")
    with pytest.raises(Untranslated):
        parse("SERVER=x;nonsense")


def test_what_is_said_is_heard_with_its_isolation(autocount_postgres: TranslatedServer) -> None:
    """A test can list every batch that was sent, and under which level."""
    autocount = autocount_postgres.create()
    heard: list[tuple[str, str]] = []
    autocount.opener.listen = lambda sql, isolation: heard.append((sql, isolation))
    connection = autocount.connect()
    connection.execute("SET TRANSACTION ISOLATION LEVEL SNAPSHOT")
    connection.execute("SELECT COUNT(*) FROM IV").fetchall()
    connection.close()
    autocount.drop()
    assert heard[-1] == ("SELECT COUNT(*) FROM IV", "SNAPSHOT")


def test_the_schema_for_a_real_server_is_t_sql() -> None:
    """What no SQL Server is here to say about it, the parser says."""
    for table in tables().values():
        for statement in (*tsql.create_table(table), *tsql.foreign_keys(table)):
            (tree,) = sqlglot.parse(statement, read="tsql")
            assert isinstance(tree, exp.Create | exp.Alter), statement


def test_a_translation_is_kept_for_its_own_structure_alone(autocount_postgres: TranslatedServer) -> None:
    """The next connection and process take what was translated; not where a table has one column more."""
    database = autocount_postgres.create()
    try:
        asked = f"SELECT AccNo AS A{uuid.uuid4().hex} FROM Debtor"
        first = database.connect()
        assert recall(entry(asked, Context(first.session.catalogue))) is None
        first.execute(asked)
        first.rollback()
        kept = recall(entry(asked, Context(first.session.catalogue)))
        assert kept is not None
        database.add_column("Debtor", "UDF_Kept", "nvarchar(40)")
        grown = Opener({})(database.connection_string())
        assert recall(entry(asked, Context(grown.session.catalogue))) is None
        named = entry(asked, Context(first.session.catalogue, {"r": "INT"}))
        assert recall(named) is None, "what a batch declares goes into its statements"
        for connection in (first, grown):
            connection.close()
    finally:
        database.drop()


def test_what_is_refused_is_refused_again(autocount_postgres: TranslatedServer) -> None:
    """Nothing is kept of a statement that has no rule."""
    database = autocount_postgres.create()
    try:
        for _ in range(2):
            with pytest.raises(Untranslated):
                database.connect().execute("SELECT SOUNDEX(AccNo) FROM Debtor")
    finally:
        database.drop()
