"""The database underneath: migrations, durability settings, identifiers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from sqlalchemy import event, inspect, select

from cloud_api.app import create_app
from cloud_api.db.engine import Database
from cloud_api.db.migrate import downgrade, is_current, upgrade
from cloud_api.db.tables import platform
from cloud_api.db.types import new_ids
from cloud_api.settings import Settings
from connector.domain.actions import ResultKind
from connector.domain.errors import SettingsInvalid, Unreachable
from connector.domain.keys import EntityKind
from tests.cloud_api.driver import Agent, Cloud, problem, upsert
from tests.contracts.platform_migrations import MigrationContract
from tests.fakes.entities import customer


class TestMigrationsOnSqlite(MigrationContract):
    """Tables up and down."""

    @pytest.fixture
    def database(self, tmp_path: Path) -> Iterator[Database]:
        """An empty database."""
        database = Database(f"sqlite:///{tmp_path}/cloud.sqlite3")
        yield database
        database.close()


def test_each_database_has_an_identity_of_its_own(tmp_path: Path) -> None:
    """Two platforms never look like one; migrating again keeps the identity."""
    found = []
    for name in ("a", "b"):
        database = Database(f"sqlite:///{tmp_path}/{name}.sqlite3")
        upgrade(database)
        with database.read() as connection:
            found.append(connection.execute(select(platform.c.id)).scalar_one())
        upgrade(database)
        with database.read() as connection:
            assert connection.execute(select(platform.c.id)).scalar_one() == found[-1]
        database.close()
    assert found[0] != found[1]


def test_sqlite_is_durable(sqlite_url: str) -> None:
    """A committed batch survives a power cut: write-ahead log, synchronous FULL."""
    database = Database(sqlite_url)
    with database.write() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    database.close()


def test_a_failed_unit_of_work_leaves_nothing(sqlite_url: str) -> None:
    """What raises in the middle is rolled back, and the next writer is not blocked."""
    database = Database(sqlite_url)

    def fail() -> None:
        with database.write() as connection:
            connection.exec_driver_sql("DELETE FROM platform")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.write() as connection:
        assert len(connection.execute(select(platform)).all()) == 1
    database.close()


def test_a_database_that_does_not_answer_is_told_in_words() -> None:
    """The driver's error becomes one of ours, which says that waiting may help."""
    database = Database("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(Unreachable), database.read():
        pass


def test_a_full_disk_stores_nothing_and_says_so(sqlite_url: str) -> None:
    """A batch for which there is no room is refused whole, for later; once there is room it goes in."""
    records = [upsert(EntityKind.CUSTOMER, str(number), customer(str(number), "x" * 2000)) for number in range(200)]
    tight = Database(sqlite_url)
    event.listen(tight.engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 60"))
    with TestClient(create_app(Settings(database_url=sqlite_url), tight)) as client:
        cloud = Cloud(client, tight)
        agent = cloud.keeper(cloud.organization())
        refused = problem(agent.post_batch(EntityKind.CUSTOMER, records), 503)
        assert refused.detail == "The platform's database has no room left."
        assert agent.summary(EntityKind.CUSTOMER).count == 0
        token, lease = agent.token, agent.lease
    roomy = Database(sqlite_url)
    with TestClient(create_app(Settings(database_url=sqlite_url), roomy)) as client:
        again = Agent(client, token, "PC-1")
        again.lease = lease
        assert {result.kind for result in again.send(EntityKind.CUSTOMER, *records)} == {ResultKind.CREATED}


@pytest.mark.parametrize("url", ["", "not a url", "mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_a_database_that_cannot_work_is_refused(url: str) -> None:
    """The server does not start on what it cannot use."""
    with pytest.raises(SettingsInvalid):
        Database(url)


def test_ids_are_uuids_in_order() -> None:
    """Identifiers are version 7, unique, and sort as they were made."""
    first, second = new_ids(500), new_ids(500)
    assert len({*first, *second}) == 1000
    assert first == sorted(first)
    assert {(len(made), made[14], made[19] in "89ab") for made in first} == {(36, "7", True)}


def test_an_old_database_is_noticed(sqlite_url: str) -> None:
    """A server does not serve tables that are not its own version's."""
    database = Database(sqlite_url)
    assert is_current(database)
    downgrade(database)
    assert not is_current(database)
    assert "contacts" not in inspect(database.engine).get_table_names()
    database.close()
