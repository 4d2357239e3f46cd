"""Two-way over QuickBooks as a state machine; in full in `make crash`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.live.quickbooks.machine import QuickBooksTwoWay

pytestmark = pytest.mark.timeout(600)

TestQuickBooksTwoWay = QuickBooksTwoWay.TestCase
TestQuickBooksTwoWay.settings = settings(
    max_examples=6, stateful_step_count=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
