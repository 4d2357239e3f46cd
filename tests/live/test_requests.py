"""Requests out of the API's own description, for every endpoint, on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from tests.cloud_api.driver import Cloud, new_key_file, served
from tests.contracts.platform_fuzzing import FuzzingContract


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    """A platform of its own."""
    url = f"sqlite:///{tmp_path / 'cloud.sqlite3'}"
    database = Database(url)
    upgrade(database)
    database.close()
    with served(url, key_file=str(new_key_file(tmp_path)), allowed_hosts=("127.0.0.1",)) as platform:
        yield Cloud(*platform)


class TestFuzzingOnSqlite(FuzzingContract):
    """Every endpoint, whatever can be made of its description."""
