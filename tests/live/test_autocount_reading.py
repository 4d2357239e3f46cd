"""What reading AutoCount must not get wrong: counts, closed years, spellings, refusals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connector.domain.documents import Invoice
from connector.domain.errors import BridgeError, LedgerInUse, NotFound, SignInRefused
from connector.domain.keys import EntityKind, Key
from connector.ledger.cursor import position_of
from connector.ledger.live import NONE_CHARSET
from tests.contracts.source import everything, latest, seen
from tests.live.autocount_books import AutoCountBooks, Server, autocount_books, source_of
from tests.live.servers.autocount import READER, TranslatedDatabase, TranslatedServer
from tests.live.tsql.errors import SqlError
from tests.sample.autocount.variant import Variant


@pytest.fixture
def books(autocount_server: Server) -> Iterator[AutoCountBooks]:
    """A company with somebody at work."""
    with autocount_books(autocount_server, Variant()) as found:
        yield found


def test_reading_rests_while_the_counts_stand(books: AutoCountBooks) -> None:
    """ChangeCount is believed once it was seen to move; then a still one reads nothing, and a new one is not missed."""
    first = everything(books.source, books.kind)[-1].cursor
    key = books.add()
    moved = everything(books.source, books.kind, first)
    assert key in latest(moved)
    position = position_of(moved[-1].cursor)
    assert position is not None
    assert set(position.counted) == {"iv", "arinvoice"}
    still = everything(books.source, books.kind, moved[-1].cursor)
    assert (len(still), still[0].read) == (1, 0)
    other = books.add()
    assert other in latest(everything(books.source, books.kind, still[-1].cursor))


def test_every_text_comes_with_its_row_in_a_known_character_set(books: AutoCountBooks) -> None:
    """What SQL Server's dialect has no words for (texts kept apart, bytes of unknown meaning) is in no table of it."""
    tables = books.source.company.books().schema.tables.values()
    columns = [column for table in tables for column in table.columns.values()]
    assert len(columns) > 300
    assert not [column for column in columns if column.memo or column.charset == NONE_CHARSET]


def test_a_closed_year_deletes_nothing(books: AutoCountBooks) -> None:
    """Documents that are older than everything left, in books older than their first year, are not called deleted."""
    keys = sorted(seen(books.source, EntityKind.INVOICE), key=lambda key: int(key.removeprefix("AR:")))
    oldest = next(key for key in keys if not key.startswith("AR:"))
    newest = keys[-1]
    books.do("DELETE FROM IV WHERE DocKey = ?", int(oldest))
    books.do("UPDATE Debtor SET CreatedTimeStamp = DATEADD(day, -1200, CreatedTimeStamp)")
    lowest = books.ask("SELECT MIN(DocKey) FROM IV")[0][0]
    assert int(oldest) < lowest
    assert latest(books.source.fetch(EntityKind.INVOICE, [oldest])) == {}
    books.do("DELETE FROM IV WHERE DocKey = ?", int(newest))
    gone = latest(books.source.fetch(EntityKind.INVOICE, [newest]))[newest]
    assert (gone.entity, gone.failure) == (None, None)


def test_codes_are_spelt_as_in_their_own_tables(books: AutoCountBooks) -> None:
    """SQL Server takes 300-a001 for 300-A001, with blanks behind it, too: a record still refers to its customer."""
    key = books.add()
    code = books.ask("SELECT DebtorCode FROM IV WHERE DocKey = ?", int(key))[0][0]
    books.do("UPDATE IV SET DebtorCode = ? WHERE DocKey = ?", f"{code.lower()} ", int(key))
    entity = latest(books.source.fetch(EntityKind.INVOICE, [key]))[key].entity
    assert isinstance(entity, Invoice)
    assert entity.customer == code
    assert Key(code) in seen(books.source, EntityKind.CUSTOMER)


def test_a_login_that_may_only_read_is_told_what_writing_needs(books: AutoCountBooks) -> None:
    """Asked to write, it is refused in words that help, and nothing is written."""
    attachment = books.source.company.attachment
    with pytest.raises(SignInRefused, match="right"), attachment.writing() as transaction:
        transaction.execute("UPDATE Debtor SET Attention = ?", ("nobody",))
    assert books.ask("SELECT COUNT(*) FROM Debtor WHERE Attention = 'nobody'")[0][0] == 0


def test_unknown_databases_and_passwords_are_told_apart(books: AutoCountBooks) -> None:
    """A database that is not there, and a password that is wrong."""
    missing = source_of(books.database, database="AED_NOBODY")
    with pytest.raises(NotFound, match="AED_NOBODY"):
        missing.identify()
    with pytest.raises(SignInRefused, match=books.database.login(READER).user):
        source_of(books.database, password="wrong").identify()


@pytest.mark.parametrize(
    ("number", "kind"), [(927, LedgerInUse), (924, LedgerInUse), (18456, SignInRefused), (4060, NotFound)]
)
def test_each_refusal_of_a_server_is_told(
    autocount_postgres: TranslatedServer, number: int, kind: type[BridgeError]
) -> None:
    """Being restored, in single-user mode, not accepted, not there: what the server says when one connects."""
    database: TranslatedDatabase = autocount_postgres.create()
    try:
        database.opener.refusal = SqlError(number, "42000", "so it is")
        with pytest.raises(kind):
            source_of(database).identify()
    finally:
        database.drop()


def test_another_version_and_a_database_without_a_company_are_told(books: AutoCountBooks) -> None:
    """A generation of AutoCount that is not known is not read as if it were."""
    books.do("UPDATE Registry SET RegValue = '3.0.1' WHERE RegID = 24")
    with pytest.raises(BridgeError, match=r"AutoCount 3\.0\.1"):
        books.source.kinds()
