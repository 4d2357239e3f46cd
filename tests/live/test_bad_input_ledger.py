"""Trouble on the side of the books: one plain sentence and what to do, nothing lost, equal when the cause is gone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from connector.domain.documents import Invoice
from connector.domain.errors import (
    AskUser,
    LedgerInUse,
    NotFound,
    SignInRefused,
    SourceChanged,
    Undecodable,
    Unmappable,
    Unreachable,
    Unsupported,
    WaitsForParent,
)
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import EntryKind, Equality, Outcome, RunRecord
from tests.live.faults import ShakyPlatform
from tests.live.ledgers import Password, engine_of
from tests.live.rig_bridge import Bridge, bridge, copy_file
from tests.live.servers.client import embedded_environment
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.nasty import ANCIENT_DOCNO, BROKEN_CODE, CHINESE_CODE, LATIN_CODE, LOWER_CODE, UPPER_CODE
from tests.sample.variant import Charset, Variant
from tests.sample.vendor_sales import NewLine

CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
_numbers = count(1)


@contextmanager
def met(firebird: FirebirdServer, platform: ShakyPlatform, **variant: object) -> Iterator[Bridge]:
    """A company of a variant that has not met its organization yet."""
    made = Variant(engine=engine_of(firebird), **variant)  # type: ignore[arg-type]
    with bridge(firebird, platform, f"buku-{next(_numbers)}", made) as found:
        yield found


@pytest.fixture
def equal(firebird5: FirebirdServer, platform: ShakyPlatform) -> Iterator[Bridge]:
    """Books and platform that were equal, with a day's work in the books that nobody has seen yet."""
    with met(firebird5, platform) as made:
        made.ends_equal()
        work(made)
        yield made


def work(equal: Bridge) -> None:
    """A new customer with an invoice, a changed name."""
    with equal.vendor() as program:
        number = next(_numbers)
        program.new_customer(f"K{number:05}", f"Pelanggan {number}")
        program.new_invoice(f"K{number:05}", [NewLine("Hantar", Decimal(2), Decimal("12.50"))])
        program.edit_customer(_one(program.books.rows("SELECT MIN(CODE) FROM AR_CUSTOMER")), f"Nama {number}")


def _one(rows: list[tuple[object, ...]]) -> str:
    return str(rows[0][0])


def refuses(equal: Bridge, code: str) -> str:
    """What a person reads about a run that could not begin; nothing was written."""
    heads = equal.heads()
    said = equal.told(equal.run(), code)
    assert equal.heads() == heads
    return said


@contextmanager
def replaced(equal: Bridge) -> Iterator[Path]:
    """Something else may stand in the place of the company file; afterwards the company file is back."""
    path = equal.company.path
    original = equal.folder / "original.fdb"
    shutil.move(path, original)
    try:
        yield path
    finally:
        copy_file(original, path)


class TestTheWayIn:
    """The books cannot be opened."""

    def test_a_wrong_password(self, equal: Bridge) -> None:
        """Only that it is wrong is told, never the password."""
        right, equal.password = equal.password, Password("canary-7f2b9d")
        said = refuses(equal, SignInRefused.code)
        assert "did not accept the user name and password" in said
        assert "Enter the database user and password again." in said
        equal.password = right
        equal.ends_equal()

    def test_no_server(self, equal: Bridge) -> None:
        """The Firebird service does not run."""
        equal.server.stop()
        try:
            said = refuses(equal, Unreachable.code)
            assert "No Firebird server answers" in said
            assert "its Firebird service runs" in said
        finally:
            equal.server.restart()
        equal.ends_equal()

    def test_the_file_is_gone(self, equal: Bridge) -> None:
        """Moved, renamed, or on a drive that is not there."""
        with replaced(equal):
            said = refuses(equal, NotFound.code)
            assert f"finds no company file at {equal.company.path}" in said
            assert "Check the path" in said
        equal.ends_equal()

    def test_another_program_holds_the_file(self, equal: Bridge) -> None:
        """The vendor's program opened it embedded: the person is told to run the service."""
        with held(equal.company.path):
            said = refuses(equal, LedgerInUse.code)
            assert "Another program holds" in said
            assert "Run the Firebird service" in said
        equal.ends_equal()

    @pytest.mark.parametrize(
        "content", [b"PK\x03\x04 a spreadsheet" * 3000, b"\0" * 65536], ids=["spreadsheet", "nothing"]
    )
    def test_a_file_of_another_program(self, equal: Bridge, content: bytes) -> None:
        """A spreadsheet, a file of nothing: no Firebird database."""
        with replaced(equal) as path:
            path.write_bytes(content)
            said = refuses(equal, Unsupported.code)
            assert "is not a Firebird database" in said
            assert "Choose the company file" in said
        equal.ends_equal()

    def test_a_file_of_an_old_firebird(self, equal: Bridge) -> None:
        """A company that was never upgraded from Firebird 2.5: both formats are named."""
        with replaced(equal) as path:
            copy_file(equal.folder / "original.fdb", path)
            with path.open("r+b") as file:
                file.seek(18)
                file.write((0x8000 | 11).to_bytes(2, "little"))
                file.seek(64)
                file.write((2).to_bytes(2, "little"))
            said = refuses(equal, Unsupported.code)
            assert "belongs to another Firebird version (its format is 11.2" in said
            assert "the Firebird version that SQL Accounting uses" in said
        equal.ends_equal()

    @pytest.mark.parametrize("damage", ["overwritten", "cut off", "empty"])
    def test_a_damaged_file(self, equal: Bridge, damage: str) -> None:
        """Pages were overwritten, or the file ends too early: told as damage, with the way out."""
        with replaced(equal) as path:
            copy_file(equal.folder / "original.fdb", path)
            pages = path.stat().st_size // 16384
            with path.open("r+b") as file:
                match damage:
                    case "cut off" | "empty":
                        file.truncate(pages // 2 * 16384 if damage == "cut off" else 0)
                    case _:
                        file.seek(pages // 2 * 16384)
                        file.write(b"\xa5" * 16384 * (pages // 2))
            said = refuses_midway(equal, AskUser.code)
            assert "is damaged" in said
            assert "restore a backup" in said
        equal.ends_equal()


def refuses_midway(equal: Bridge, code: str) -> str:
    """As `refuses`, for a run that may have written something before: nothing that was there is gone or older."""
    heads = equal.heads()
    said = equal.told(equal.run(), code)
    after = equal.heads()
    lost = [(kind, key) for kind, old in heads.items() for key in old if after[kind].get(key, (0,))[0] < old[key][0]]
    emptied = [key for kind, old in heads.items() for key in old if old[key][2] and not after[kind][key][2]]
    assert (lost, emptied) == ([], [])
    return said


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process has the file open with an engine of its own."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**embedded_environment(), "PYTHONPATH": str(Path.cwd())},
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield
    finally:
        holder.communicate(b"\n")


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


class TestInTheMiddle:
    """The books go away while they are read."""

    @pytest.mark.parametrize("after", [CUSTOMER, INVOICE])
    def test_the_server_is_killed(self, firebird5: FirebirdServer, platform: ShakyPlatform, after: EntityKind) -> None:
        """Kill −9 in the first read of everything; the next run goes on, no record twice, none missing."""
        with met(firebird5, platform) as made:
            try:
                run = made.run(after=after, happens=made.server.kill)
                assert (run.outcome, run.error_code) == (Outcome.FAILED, "connection_broken"), run
                assert "broke off in the middle" in made.told(run, "connection_broken")
                assert any(counts.read for counts in run.counts)
            finally:
                made.server.restart()
            made.ends_equal()


class TestColumns:
    """The company file is older or newer than we know."""

    @pytest.mark.parametrize(
        ("table", "column"),
        [("AR_PM", "DOCAMT"), ("AR_CUSTOMER", "COMPANYNAME"), ("SL_IV", "DOCNO")],
    )
    def test_an_essential_column_is_missing(self, equal: Bridge, table: str, column: str) -> None:
        """The run stops and names it; with it back, everything follows."""
        equal.sql(f"ALTER TABLE {table} ALTER {column} TO {column}_OLD")
        said = refuses_midway(equal, SourceChanged.code)
        assert f"{table}.{column}" in said
        equal.sql(f"ALTER TABLE {table} ALTER {column}_OLD TO {column}")
        equal.ends_equal()

    def test_an_optional_column_is_missing(self, equal: Bridge) -> None:
        """Told once, in plain words, in the sync log; everything else is synchronised."""
        equal.sql("ALTER TABLE AR_CUSTOMER ALTER BIZNATURE TO NATURE_OLD")
        for _ in range(2):
            equal.ends_equal()
        told = [line for line in equal.log() if "AR_CUSTOMER.BIZNATURE" in line.sentence]
        assert [line.kind for line in told] == [EntryKind.NOTE]
        equal.check_words(told[0].sentence)
        equal.sql("ALTER TABLE AR_CUSTOMER ALTER NATURE_OLD TO BIZNATURE")
        equal.ends_equal()


class TestOddRecords:
    """One record is odd: it alone is set aside, with a sentence, until it is put right."""

    def test_bytes_that_are_no_text(self, firebird5: FirebirdServer, platform: ShakyPlatform) -> None:
        """Old code pages are read; bytes of no character set set one customer aside, and its invoice waits."""
        with met(firebird5, platform, charset=Charset.NONE, nasty=True) as made:
            sold = sell(made, BROKEN_CODE)
            passes(made.run())
            found = made.problems()
            broken, waiting = found[CUSTOMER, Key(BROKEN_CODE)], found[INVOICE, sold]
            assert (broken.code, waiting.code) == (Undecodable.code, WaitsForParent.code)
            assert f"customer {BROKEN_CODE} holds bytes that are no text" in broken.sentence
            assert broken.remedy == "Type the text again in the books."
            check_problems(made)
            with made.stored() as platform_has:
                names = platform_has.names(CUSTOMER)
            assert (names[LATIN_CODE], names[CHINESE_CODE]) == ("Café Müller & Söhne", "陈记贸易有限公司")
            assert BROKEN_CODE not in names
            with made.vendor() as program:
                program.edit_customer(BROKEN_CODE, "Put Right")
            passes(made.run())
            assert not {(CUSTOMER, Key(BROKEN_CODE)), (INVOICE, sold)} & made.problems().keys()
            with made.stored() as platform_has:
                assert platform_has.names(CUSTOMER)[BROKEN_CODE] == "Put Right"
                assert sold in platform_has.documents(INVOICE)

    def test_a_date_of_the_year_201(self, firebird5: FirebirdServer, platform: ShakyPlatform) -> None:
        """The invoice is named with its field; all others arrive; corrected, it follows."""
        with met(firebird5, platform, nasty=True) as made:
            passes(made.run())
            ((kind, key),) = made.problems()
            problem = made.problems()[kind, key]
            assert (kind, problem.code) == (INVOICE, Unmappable.code)
            assert f"SL_IV.DOCDATE of invoice {ANCIENT_DOCNO} is not plausible; correct it" in problem.sentence
            check_problems(made)
            days = "DOCDATE = DATE '2024-05-03', POSTDATE = DATE '2024-05-03', TAXDATE = DATE '2024-05-03'"
            made.sql(f"UPDATE SL_IV SET {days}, LASTMODIFIED = LASTMODIFIED + 1 WHERE DOCNO = '{ANCIENT_DOCNO}'")
            run = made.run()
            assert (run.outcome, run.equality, made.problems()) == (Outcome.SUCCESS, Equality.EQUAL, {})
            with made.stored() as platform_has:
                there = platform_has.entities(INVOICE)[key]
            assert isinstance(there, Invoice)
            assert str(there.date) == "2024-05-03"

    def test_codes_that_differ_by_case(self, firebird5: FirebirdServer, platform: ShakyPlatform) -> None:
        """They are two customers on both sides, each with its own invoices; a change of one leaves the other alone."""
        with met(firebird5, platform, nasty=True) as made:
            upper, lower = sell(made, UPPER_CODE), sell(made, LOWER_CODE)
            passes(made.run())
            with made.stored() as there:
                names, invoices = there.names(CUSTOMER), there.documents(INVOICE)
            assert (names[UPPER_CODE], names[LOWER_CODE]) == ("Upper Case Twin", "lower case twin")
            assert (invoices[upper][2], invoices[lower][2]) == (UPPER_CODE, LOWER_CODE)
            before = made.heads()[CUSTOMER]
            with made.vendor() as program:
                program.edit_customer(LOWER_CODE, "altered")
            passes(made.run())
            after = made.heads()[CUSTOMER]
            assert {key for key in after if after[key] != before.get(key)} == {LOWER_CODE}


def sell(made: Bridge, code: str) -> Key:
    """An invoice for a customer."""
    with made.vendor() as program:
        return Key(str(program.new_invoice(code, [NewLine("Delivery", Decimal(1), Decimal(10))])))


def passes(run: RunRecord) -> None:
    """The run came through and compared both sides, whatever it set aside."""
    assert run.outcome in (Outcome.SUCCESS, Outcome.PARTIAL), run
    assert run.equality is Equality.EQUAL, run


def check_problems(made: Bridge) -> None:
    """Every reason is a sentence for people, in the list and in the log."""
    for problem in made.problems().values():
        made.check_words(f"{problem.sentence} {problem.remedy}".strip())
    told = {line.sentence for line in made.log() if line.kind is EntryKind.SET_ASIDE}
    assert told == {problem.sentence for problem in made.problems().values()}
