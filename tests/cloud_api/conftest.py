"""A platform on SQLite, in this process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from tests.cloud_api.driver import Cloud, Http, new_key_file, served


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated database file, to be copied."""
    path = tmp_path_factory.mktemp("cloud") / "empty.sqlite3"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A migrated SQLite database of its own."""
    path = tmp_path / "cloud.sqlite3"
    shutil.copyfile(migrated_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def server_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key file of the platform."""
    return new_key_file(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="session")
def running(
    migrated_file: Path, server_key: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Http, Database]]:
    """One platform for all tests: putting it together takes longer than most of them."""
    path = tmp_path_factory.mktemp("cloud") / "cloud.sqlite3"
    shutil.copyfile(migrated_file, path)
    with served(f"sqlite:///{path}", key_file=str(server_key), allowed_hosts=("127.0.0.1",)) as platform:
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)
