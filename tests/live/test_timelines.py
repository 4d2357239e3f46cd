"""Restore, clone, rename, another company, another platform: noticed before the first write, and put right again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from itertools import count
from pathlib import Path

import msgspec
import pytest

from connector.control.messages import Light
from connector.domain.errors import TimelineBroken, WrongCompany
from connector.domain.runs import Equality, Outcome, Trigger
from connector.sync.options import SweepMode
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.ledgers import engine_of
from tests.live.rig_bridge import SMALL, Bridge, bridge, copy_file
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import make_company
from tests.sample.variant import Variant
from tests.sample.vendor_sales import NewLine

_numbers = count(1)


@pytest.fixture
def equal(firebird5: FirebirdServer, platform: ShakyPlatform) -> Iterator[Bridge]:
    """Books and platform that were made equal."""
    with bridge(firebird5, platform, f"masa-{next(_numbers)}", Variant(engine=engine_of(firebird5))) as made:
        made.ends_equal()
        yield made


def work(equal: Bridge, day: int) -> None:
    """A day in the office: something new, something changed, something gone."""
    with equal.vendor() as program:
        program.new_customer(f"K{day:05}", f"Pelanggan {day}")
        program.edit_customer(str(_first(program.books.rows("SELECT MIN(CODE) FROM AR_CUSTOMER"))), f"Nama {day}")
        key = program.new_invoice(f"K{day:05}", [NewLine("Hantar", Decimal(day), Decimal("12.50"))])
        program.edit_invoice(key, Decimal(day + 1))
        program.books.done()


def _first(rows: list[tuple[object, ...]]) -> object:
    return rows[0][0]


def refuses(equal: Bridge, code: str = TimelineBroken.code) -> str:
    """The sentence of a run that stops before anything is written, on the platform or in what is remembered."""
    heads, before = equal.heads(), _beliefs(equal)
    sent = len(equal.platform.proxy.exchanges)
    said = equal.told(equal.run(), code)
    assert "Nothing was written." in said
    assert not [path for path in equal.platform.proxy.exchanges[sent:] if "/records/" in path]
    assert equal.heads() == heads
    assert _beliefs(equal) == before
    return said


def _beliefs(equal: Bridge) -> list[tuple[object, ...]]:
    """Links, checkpoints and what is known of both sides."""
    with closing(sqlite3.connect(equal.memory)) as memory:
        tables = [row[0] for row in memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in tables if name.startswith(("link", "cursor", "timeline", "outbox"))]
        return [row for name in sorted(kept) for row in memory.execute(f"SELECT * FROM {name}")]


def rebases(equal: Bridge, *, works_on: bool = True) -> None:
    """A person accepts; the next run, whoever started it, ends equal, and so does the day after."""
    equal.rebase()
    run = equal.run(SweepMode.DUE, trigger=Trigger.SCHEDULE)
    assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL), run
    assert equal.differences() == []
    if works_on:
        work(equal, 9)
        equal.ends_equal()


class TestBooks:
    """The company file is not the one that the links know."""

    def test_restored_from_a_copy_of_the_file(self, equal: Bridge) -> None:
        """An older copy of the file is put back: yesterday's work is gone from the books."""
        work(equal, 1)
        equal.ends_equal()
        copy = equal.folder / "backup.fdb"
        shutil.copyfile(equal.company.path, copy)
        work(equal, 2)
        equal.ends_equal()
        copy_file(copy, equal.company.path)
        assert "seems to be restored from a backup" in refuses(equal)
        rebases(equal)

    def test_restored_copy_in_which_the_office_worked_on(self, equal: Bridge) -> None:
        """After a restore new documents have the numbers of those that are gone; they never pass for them."""
        copy = equal.folder / "backup.fdb"
        shutil.copyfile(equal.company.path, copy)
        work(equal, 1)
        equal.ends_equal()
        copy_file(copy, equal.company.path)
        with equal.vendor() as program:
            program.new_customer("K00001", "Orang Lain Sdn Bhd")
            program.books.done()
        assert "seems to be restored from a backup" in refuses(equal)
        rebases(equal)

    def test_restored_copy_that_has_overtaken_what_was_seen(self, equal: Bridge) -> None:
        """Nothing that only grows tells of the restore any more: the sweep brings the platform to the books' state."""
        copy = equal.folder / "backup.fdb"
        shutil.copyfile(equal.company.path, copy)
        work(equal, 1)
        equal.ends_equal()
        copy_file(copy, equal.company.path)
        for day in (2, 3, 4):
            work(equal, day)
        equal.sql(*["UPDATE SY_PROFILE SET ROWVER = ROWVER WHERE 1 = 0"] * 300)
        equal.ends_equal()

    def test_cloned_to_another_path(self, equal: Bridge) -> None:
        """The connection is pointed at a copy elsewhere: moved, or two copies of one company."""
        clone = equal.company.path.with_name(f"salinan-{equal.slug}.fdb")
        copy_file(equal.company.path, clone)
        moved = msgspec.structs.replace(equal.settings, path=str(clone))
        original, equal.settings = equal.settings, moved
        try:
            said = refuses(equal)
            assert "it was moved, or this is a copy of it" in said
            assert str(clone) in said
            assert "Only one copy may be kept equal" in said
            rebases(equal, works_on=False)
        finally:
            clone.unlink()
        equal.settings = original
        assert str(clone) in refuses(equal)

    def test_renamed(self, equal: Bridge) -> None:
        """The company has another name, everything else is as it was."""
        with equal.vendor() as program:
            program.rename_company("Nama Baharu Sdn Bhd")
        said = refuses(equal)
        assert "is now called Nama Baharu Sdn Bhd, before Contoh Trading Sdn Bhd" in said
        rebases(equal)

    def test_another_company_at_the_same_path(self, equal: Bridge) -> None:
        """Another company's file has taken the place: it belongs to a connection of its own."""
        variant = Variant(engine=engine_of(equal.server))
        other = make_company(equal.server, variant, SMALL, seed=2, company="Lain Sdn Bhd")
        with closing(other.door.connect()) as books:
            books.execute_immediate("UPDATE SY_PROFILE SET BRN = '777777-T', BRN2 = '202601077777'")
            books.commit()
        original = equal.folder / "original.fdb"
        shutil.move(equal.company.path, original)
        copy_file(other.path, equal.company.path)
        other.path.unlink()
        said = refuses(equal, WrongCompany.code)
        assert "These are the books of Lain Sdn Bhd, not of Contoh Trading Sdn Bhd." in said
        assert "as a connection of its own" in said
        copy_file(original, equal.company.path)
        equal.ends_equal()


class TestRebuilt:
    """A backup that was restored with Firebird's own tool is a new database with the old rows."""

    @pytest.fixture
    def equal(self, firebird3: FirebirdServer, platform: ShakyPlatform) -> Iterator[Bridge]:
        """On Firebird 3, whose backup tool is at hand."""
        with bridge(firebird3, platform, f"masa-{next(_numbers)}", Variant()) as made:
            made.ends_equal()
            yield made

    def test_restored_by_gbak(self, equal: Bridge) -> None:
        """The database was made anew: other creation time, transactions counted from the beginning."""
        backup = equal.folder / "backup.fbk"
        gbak(equal.server, "-b", equal.company.dsn, str(backup))
        work(equal, 1)
        equal.ends_equal()
        equal.company.path.unlink()
        gbak(equal.server, "-c", str(backup), equal.company.dsn)
        assert "seems to be restored from a backup" in refuses(equal)
        rebases(equal)

    def test_a_new_file_of_the_same_company_at_another_path(self, equal: Bridge) -> None:
        """A year-end or a rebuild leaves a new file elsewhere that goes by the same name."""
        backup, path = equal.folder / "year.fbk", equal.company.path.with_name(f"tahun-{equal.slug}.fdb")
        gbak(equal.server, "-b", equal.company.dsn, str(backup))
        gbak(equal.server, "-c", str(backup), equal.server.dsn(path))
        equal.settings = msgspec.structs.replace(equal.settings, path=str(path))
        try:
            said = refuses(equal)
            assert "another database of Contoh Trading Sdn Bhd than before" in said
            assert "a new year's file, or a copy that was rebuilt" in said
            rebases(equal, works_on=False)
        finally:
            path.unlink()


class TestPlatform:
    """The platform's database is not the one that the links know."""

    @pytest.fixture
    def platform(self, tmp_path: Path) -> Iterator[ShakyPlatform]:
        """A platform of its own for each test."""
        with shaky_platform() as shaky:
            yield shaky

    @pytest.fixture
    def equal(self, firebird5: FirebirdServer, platform: ShakyPlatform) -> Iterator[Bridge]:
        """Books and platform that were made equal."""
        with bridge(firebird5, platform, f"masa-{next(_numbers)}", Variant(engine=engine_of(firebird5))) as made:
            made.ends_equal()
            yield made

    def test_restored_from_a_copy(self, equal: Bridge) -> None:
        """An older copy of the platform's database is put back: records that were acknowledged are gone."""
        work(equal, 1)
        equal.ends_equal()
        database = _file(equal.platform)
        equal.platform.server.stop()
        shutil.copyfile(database, equal.folder / "copy.sqlite3")
        equal.platform.kill()
        work(equal, 2)
        equal.ends_equal()
        equal.platform.server.stop()
        _put(equal.folder / "copy.sqlite3", database)
        equal.platform.kill()
        assert "The platform's database seems to be restored from a backup." in refuses(equal)
        rebases(equal)

    def test_another_database(self, equal: Bridge) -> None:
        """The address leads to another platform, with an organization of the same name."""
        with shaky_platform() as other:
            other.organization(equal.slug)
            equal.platform, equal.address = other, other.url
            equal.token = other.pair(equal.slug, equal.pc)
            said = refuses(equal)
            assert "another database of the platform than before" in said
            rebases(equal)


def test_the_agent_shows_it_and_rebases_when_told(firebird5: FirebirdServer, platform: ShakyPlatform) -> None:
    """Red with the sentence until a person says `rebase`, then green again."""
    slug = f"masa-{next(_numbers)}"
    platform.organization(slug)
    company = make_company(firebird5, Variant(engine=engine_of(firebird5)), SMALL)
    with scratch_folder("desk") as folder:
        desk = Desk(folder / "pc", platform)
        desk.pair(slug)
        connection = desk.connect(firebird5, company, slug, "--cron", "0 0 1 1 *")
        shutil.copyfile(company.path, folder / "backup.fdb")
        with desk.agent():
            desk.until(lambda status: status.light is Light.GREEN, connection, "green")
            copy_file(folder / "backup.fdb", company.path)
            refused, _ = desk.sync()
            assert refused.code != 0
            status = desk.until(lambda status: status.light is Light.RED, connection, "red")
            assert "seems to be restored from a backup. Nothing was written." in status.sentence
            rebased = desk.run("rebase", "--yes")
            assert (rebased.code, rebased.err) == (0, "")
            desk.until(lambda status: status.light is Light.GREEN, connection, "green again")
    company.path.unlink()


def gbak(server: FirebirdServer, what: str, source: str, target: str) -> None:
    """Firebird's backup tool, as an administrator calls it."""
    subprocess.run(
        ["gbak", what, source, target],
        env={**os.environ, "ISC_USER": "SYSDBA", "ISC_PASSWORD": server.password},
        check=True,
        capture_output=True,
        timeout=60,
    )


def _file(platform: ShakyPlatform) -> Path:
    return Path(platform.database_url.removeprefix("sqlite:///"))


def _put(copy: Path, database: Path) -> None:
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    shutil.copyfile(copy, database)
