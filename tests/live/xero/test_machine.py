"""Two-way over Xero as a state machine; in full in `make crash`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.live.xero.machine import XeroTwoWay

pytestmark = pytest.mark.timeout(600)

TestXeroTwoWay = XeroTwoWay.TestCase
TestXeroTwoWay.settings = settings(
    max_examples=5, stateful_step_count=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
