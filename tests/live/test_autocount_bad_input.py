"""Trouble with an AutoCount database that no server's number tells: lines that break, versions, letters that are lost.

The whole list is in connector/README.md, each with its test.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from connector.domain.errors import ConnectionBroken, NotFound, Rejected
from connector.drivers.odbc import SystemDoor
from connector.mapping import load
from connector.mapping.record import ColumnType
from connector.providers.autocount.source import AutoCountSource
from connector.providers.autocount.stored import SqlServerColumn
from tests.contracts.source import everything, latest
from tests.live.autocount_books import AutoCountBooks, Password, autocount_books, settings_of
from tests.live.autocount_desk import opened
from tests.live.servers.autocount import READER, TranslatedServer
from tests.live.wire_cuts import CutRelay
from tests.sample.autocount.variant import Variant


@pytest.fixture(scope="module")
def books(autocount_postgres: TranslatedServer) -> Iterator[AutoCountBooks]:
    """A company that is only looked at."""
    with autocount_books(autocount_postgres, Variant()) as found:
        yield found


def test_a_line_that_breaks_within_a_result_is_told_and_all_is_read_later(books: AutoCountBooks) -> None:
    """An answer that does not come is no end of the records: a reading has all of them or ends in an error, and the
    next one has all."""
    whole = latest(everything(books.source, books.kind))
    port = int(books.database.server_name.rpartition(",")[2])
    with CutRelay(port) as relay:
        source = opened(books.database, relay.port, READER)
        try:
            source.identify()
            relay.arm(10_000, deliver=True)
            assert latest(everything(source, books.kind)) == whole
            messages, told = relay.passed, []
            for cut in range(2, messages, max(1, messages // 8)):
                relay.arm(cut, deliver=True)
                try:
                    assert latest(everything(source, books.kind)) == whole
                except ConnectionBroken as exc:
                    told.append(exc.sentence)
                relay.disarm()
                source.close()  # as a run does at its end
                assert latest(everything(source, books.kind)) == whole
            assert len(told) > 2
            assert all("broke off in the middle" in sentence for sentence in told)
        finally:
            source.close()


def test_the_first_generation_is_told_from_the_second(autocount_postgres: TranslatedServer) -> None:
    """Both are read, under their own names."""
    with autocount_books(autocount_postgres, Variant()) as company:
        assert company.source.identify().company.program.startswith("AutoCount 2.2")
        company.do("UPDATE Registry SET RegValue = '1.9.3.17' WHERE RegID = 24")
        company.source.close()
        assert company.source.identify().company.program.startswith("AutoCount 1.9.3.17 on SQL Server")
        assert latest(everything(company.source, company.kind))


def test_a_computer_without_a_driver_says_which_to_install(books: AutoCountBooks) -> None:
    """Named with its bits and its place, before anything is tried."""
    settings = msgspec.structs.replace(settings_of(books.database), driver="")
    source = AutoCountSource(settings, Password(READER.password), load("autocount"), door=SystemDoor(None, ()))
    with pytest.raises(NotFound) as met:
        source.identify()
    assert "ODBC Driver 18 for SQL Server (64-bit)" in met.value.remedy
    assert "microsoft.com" in met.value.remedy


@pytest.mark.parametrize("text", ["陈记贸易", "Café", "நிறுவனம்"])
@pytest.mark.parametrize("kind", ["varchar", "char", "text"])
def test_a_column_of_one_code_page_takes_no_letter_that_it_may_lose(kind: str, text: str) -> None:
    """The collation's own letters are not asked for: a question mark in the books is worse than a sentence."""
    column = SqlServerColumn("Ref", ColumnType.TEXT, length=40, kind=kind)
    with pytest.raises(Rejected, match="without Unicode") as met:
        column.parameter(text)
    assert met.value.remedy == "Write it in plain Latin letters."
    assert column.parameter("Kedai Sdn Bhd") == "Kedai Sdn Bhd"
    assert SqlServerColumn("Ref", ColumnType.TEXT, length=40, kind="nvarchar").parameter(text) == text
