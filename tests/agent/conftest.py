"""A face that talks to the office of a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connector.control.client import ControlClient
from tests.agent.office import Office


@pytest.fixture
def client(made: Office) -> Iterator[ControlClient]:
    """Of the module's own office."""
    with ControlClient(made.home, "test") as client:
        yield client
