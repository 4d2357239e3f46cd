"""Providers that can be connected, from the connector's own registry."""

from __future__ import annotations

from cloud_api.problems import Problem
from connector.domain.errors import NotFound
from connector.platform.wire import ProblemCode
from connector.platform.wire_integrations import AskedSetting, Available
from connector.providers import registry
from connector.providers.description import ProviderSpec


def available(registered: frozenset[str]) -> list[Available]:
    """Every provider, and what it can do; the platform is registered with some of those where people sign in."""
    return [_shown(spec, registered) for spec in sorted(registry.specs(), key=lambda spec: spec.name)]


def known_provider(provider: str) -> ProviderSpec:
    """A provider by its name in URLs.

    Raises:
        Problem: 404, there is none of that name.
    """
    try:
        found = registry.spec(provider)
    except NotFound as exc:
        raise Problem(404, ProblemCode.NOT_FOUND, "There is no such provider.") from exc
    if found.name != provider:  # one spelling only: it is a key of tables
        raise Problem(404, ProblemCode.NOT_FOUND, "There is no such provider.")
    return found


def _shown(spec: ProviderSpec, registered: frozenset[str]) -> Available:
    names = [*(kind.value for kind in spec.entities), *spec.gathers]
    asked = [
        AskedSetting(
            name=setting.name,
            title=setting.title,
            help=setting.help,
            default=setting.default,
            required=setting.required,
            secret=setting.secret,
        )
        for setting in spec.settings
    ]
    return Available(
        provider=spec.name,
        title=spec.title,
        hosted_by=spec.hosted_by,
        entities=[kind.value for kind in spec.entities],
        gathers=list(spec.gathers),
        directions={name: spec.direction(name) for name in names},
        summary=spec.summary,
        signs_in=spec.sign_in is not None,
        tells=spec.webhook is not None,
        account=spec.sign_in.tenant.title if spec.sign_in is not None and spec.sign_in.tenant is not None else "",
        settings=asked,
        ready=spec.sign_in is None or spec.name in registered,
    )
