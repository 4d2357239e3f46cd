"""The platform's sink keeps the contract of every sink."""

from __future__ import annotations

import pytest

from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink
from tests.contracts.sink import SinkContract
from tests.platform.conftest import sink_of


class TestPlatformSink(SinkContract):
    """Against the platform in memory; `tests/live/test_platform_client_contract.py` does it against the real one."""

    @pytest.fixture
    def sink(self, client: PlatformClient) -> PlatformSink:
        """A sink that has nothing."""
        return sink_of(client, "FRONT-DESK")
