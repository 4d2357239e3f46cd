"""Providers that can be connected, from the connector's own registry."""

from __future__ import annotations

from functools import cache

from cloud_api.problems import Problem
from connector.platform.wire import Available, ProblemCode
from connector.providers import registry


@cache
def available() -> dict[str, Available]:
    """Every provider, by its name in URLs."""
    return {
        spec.name: Available(
            provider=spec.name,
            title=spec.title,
            hosted_by=spec.hosted_by,
            entities=[kind.value for kind in spec.entities],
        )
        for spec in sorted(registry.specs(), key=lambda spec: spec.name)
    }


def known_provider(provider: str) -> Available:
    """A provider by its name in URLs.

    Raises:
        Problem: 404, there is none of that name.
    """
    found = available().get(provider)
    if found is None:
        raise Problem(404, ProblemCode.NOT_FOUND, "There is no such provider.")
    return found
