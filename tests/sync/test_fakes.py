"""The fakes keep what the real ones promise."""

from __future__ import annotations

import pytest

from connector.domain.ports import Sink
from tests.contracts.sink import SinkContract
from tests.fakes.sink import MemorySink


class TestMemorySink(SinkContract):
    """The platform that engine tests stand on."""

    @pytest.fixture
    def sink(self) -> Sink:
        """In memory."""
        return MemorySink()
