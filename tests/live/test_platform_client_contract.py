"""The platform's sink keeps the contract of every sink, on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from connector.platform.sink import PlatformSink
from tests.contracts.sink import SinkContract
from tests.live.faults import ShakyPlatform
from tests.platform.conftest import sink_of

_slugs = count(1)


class TestPlatformSink(SinkContract):
    """Through the proxy, with nothing broken."""

    @pytest.fixture
    def sink(self, platform: ShakyPlatform) -> Iterator[PlatformSink]:
        """A sink that has nothing."""
        slug = f"kedai-{next(_slugs)}"
        platform.organization(slug)
        client = platform.client(platform.pair(slug, "FRONT-DESK"))
        yield sink_of(client, "FRONT-DESK")
        client.close()
