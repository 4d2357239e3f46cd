"""Providers that can be connected."""

from __future__ import annotations

from cloud_api.problems import Problem
from connector.domain.keys import SYNC_ORDER
from connector.platform.wire import Available, ProblemCode

_AVAILABLE = {
    "sql_accounting": Available(
        provider="sql_accounting",
        title="SQL Accounting",
        hosted_by="agent",
        entities=[kind.value for kind in SYNC_ORDER],
    )
}


def available() -> list[Available]:
    """Every provider, by name."""
    return [_AVAILABLE[name] for name in sorted(_AVAILABLE)]


def known_provider(provider: str) -> Available:
    """A provider by its name in URLs.

    Raises:
        Problem: 404, there is none of that name.
    """
    found = _AVAILABLE.get(provider)
    if found is None:
        raise Problem(404, ProblemCode.NOT_FOUND, "There is no such provider.")
    return found
