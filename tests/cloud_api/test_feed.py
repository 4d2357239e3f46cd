"""The platform's feed keeps the contract of every feed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cloud_api.driver import Cloud
from tests.cloud_api.feed_stage import PlatformStage, carried_by
from tests.contracts.feed import FeedContract


class TestPlatformFeed(FeedContract):
    """On SQLite, in this process; `tests/live/test_cloud_changes.py` does it against PostgreSQL and a real server."""

    @pytest.fixture
    def stage(self, cloud: Cloud) -> Iterator[PlatformStage]:
        """An organization of its own."""
        stage = PlatformStage(cloud, transport=carried_by(cloud.http))
        yield stage
        stage.client.close()
