"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A property is true or false; how long a busy machine takes to show it says nothing about it.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
