"""What an office lives through: moved books, a damaged memory, a mass change, a mapping of its own, a new password."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from connector.control.messages import Light
from connector.domain.errors import SignInRefused, TimelineBroken
from connector.domain.runs import Equality
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Engine, Variant

FIVE = Variant(engine=Engine.FIREBIRD_5, user_fields=True)


@pytest.fixture
def company(firebird5: FirebirdServer) -> Company:
    """A small company."""
    return make_company(firebird5, FIVE, TINY)


@pytest.fixture
def desk(platform: ShakyPlatform, slug: str) -> Iterator[Desk]:
    """An office PC that is paired."""
    with scratch_folder("desk") as folder:
        desk = Desk(folder / "pc", platform)
        desk.pair(slug)
        yield desk


def is_green(status: object) -> bool:
    return getattr(status, "light", None) is Light.GREEN


def test_books_that_were_moved_wait_for_a_word_and_go_on(
    desk: Desk, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """The company file lies elsewhere: nothing is written until somebody says that this is meant to be so."""
    connection = desk.connect(firebird5, company, slug)
    with desk.agent():
        desk.until(is_green, connection, "green")
        moved = company.path.with_name(f"moved-{company.path.name}")
        shutil.copyfile(company.path, moved)
        settings = ["--host", HOST, "--port", str(firebird5.port), "--path", str(moved)]
        changed = desk.run(
            "connect",
            "sql-accounting",
            *settings,
            "--update",
            slug,
            "--password-stdin",
            stdin=f"{firebird5.password}\n",
        )
        assert changed.code == 0, changed
        done, _ = desk.sync()
        status = desk.status().connections[0]
        assert (done.code, status.light) == (1, Light.RED)
        assert status.last_run is not None
        assert status.last_run.error_code == TimelineBroken.code
        assert status.sentence
        assert status.remedy
        accepted = desk.run("rebase", "-c", slug, "--yes")
        assert accepted.code == 0, accepted
        assert desk.until(is_green, connection, "green again").problems == 0


def test_a_damaged_memory_is_kept_aside_and_built_anew(
    desk: Desk, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """From the books and from what the platform has: nothing is sent twice, both sides are equal again."""
    connection = desk.connect(firebird5, company, slug)
    with desk.agent():
        desk.until(is_green, connection, "green")
    stores = desk.home / "stores"
    memory = stores / f"{connection}.sqlite3"
    memory.write_bytes(b"garbage" * 1000)
    with desk.agent():
        status = desk.until(is_green, connection, "green again")
        assert status.last_run is not None
        assert [counts.created for counts in status.last_run.counts if counts.created] == []
    assert [path.name for path in stores.iterdir() if "corrupt" in path.name]


def test_a_mass_change_waits_for_a_person(desk: Desk, slug: str, firebird5: FirebirdServer, company: Company) -> None:
    """More than fifty changed invoices are held and said; `release` lets them go."""
    connection = desk.connect(firebird5, company, slug)
    with desk.agent():
        desk.until(is_green, connection, "green")
        with firebird5.connect(company.path) as books:
            books.cursor().execute("UPDATE SL_IV SET DESCRIPTION = 'Baharu', LASTMODIFIED = LASTMODIFIED + 1")
            books.commit()
        held, _ = desk.sync()
        status = desk.status().connections[0]
        assert (held.code, status.light) == (3, Light.AMBER)
        assert (status.held or 0) > 50
        assert "wait for a person" in desk.run("status").out
        assert desk.run("release").code == 0
        status = desk.until(is_green, connection, "green again")
        assert (status.held, status.equality) == (0, Equality.EQUAL)


def test_a_mapping_of_ones_own_is_taken_up(desk: Desk, slug: str, firebird5: FirebirdServer, company: Company) -> None:
    """Another rule for a field: every customer is compared again, without a restart; a broken file is said."""
    connection = desk.connect(firebird5, company, slug)
    override = desk.home / "mapping" / "sql_accounting.toml"
    with desk.agent():
        desk.until(is_green, connection, "green")
        override.write_text('[customers.AR_CUSTOMER]\nremark = { constant = "ours" }\n', encoding="utf-8")
        checked = desk.run("mapping", "check")
        assert checked.code == 0, checked
        assert "No rule of customers reads AR_CUSTOMER." in checked.out
        shown = desk.run("sync", "--dry-run").out
        assert shown.count("would update customers") == TINY.customers
        done, _ = desk.sync()
        assert done.code in (0, 3), done
        status = desk.status().connections[0]
        assert status.last_run is not None
        changed = {counts.entity.value: counts.updated + counts.held for counts in status.last_run.counts}
        assert changed["customers"] == TINY.customers
        override.write_text("[customers.AR_CUSTOMER\n", encoding="utf-8")
        broken = desk.run("sync")
        assert (broken.code, "line 1" in broken.out) == (1, True)
        assert desk.status().connections[0].light is Light.RED


def test_a_new_password_of_the_ledger(desk: Desk, slug: str, firebird5: FirebirdServer, company: Company) -> None:
    """The old one is refused in words; the new one is entered without losing what is known."""
    firebird5.create_user("KERANI", "lama-lama", database=company.path)
    with firebird5.connect(company.path) as books:
        for (table,) in books.cursor().execute("SELECT RDB$RELATION_NAME FROM RDB$RELATIONS WHERE RDB$SYSTEM_FLAG = 0"):
            books.execute_immediate(f"GRANT SELECT ON {table.strip()} TO KERANI")
        books.commit()
    options = ["--host", HOST, "--port", str(firebird5.port), "--path", str(company.path), "--user", "KERANI"]
    given = [*options, "--password-stdin"]
    assert desk.run("connect", "sql-accounting", *given, stdin="lama-lama\n").code == 0
    with desk.agent():
        identity = desk.status().connections[0].id
        desk.until(is_green, identity, "green")
        with firebird5.connect(company.path) as books:
            books.execute_immediate("ALTER USER KERANI PASSWORD 'baru-baru'")
            books.commit()
        assert desk.run("sync").code == 1
        status = desk.status().connections[0]
        assert status.last_run is not None
        assert (status.light, status.last_run.error_code) == (Light.RED, SignInRefused.code)
        changed = desk.run("connect", "sql-accounting", *given, "--update", slug, stdin="baru-baru\n")
        assert changed.code == 0, changed
        assert desk.run("sync").code == 0
