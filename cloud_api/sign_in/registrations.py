"""A provider as the platform may speak to it: its description with what the operator registered there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from cloud_api.registrations import Registrations
from connector.domain.errors import SettingsInvalid
from connector.domain.secret import Secret
from connector.providers.description import ProviderSpec, SignInSpec
from connector.providers.registry import spec, specs

ENDPOINTS: Final = ("authorize", "exchange", "lengthen", "refresh", "revoke", "tenant", "api")
"""What an operator may let lead elsewhere, as to a sandbox."""


@dataclass(frozen=True, slots=True)
class Registration:
    """One provider as the platform may speak to it."""

    spec: ProviderSpec
    flow: SignInSpec
    values: Mapping[str, str]
    secrets: Mapping[str, Secret]
    endpoints: Mapping[str, str]

    def address(self, name: str, described: str) -> str:
        """Where one of `ENDPOINTS` is: as the operator says, or as described."""
        return self.endpoints.get(name, described)

    def api(self, tenant: str) -> str:
        """Where the records of an account are asked for; empty where nobody says."""
        described = self.flow.api or self.spec.api
        return self.address("api", described).format_map({**self.values, "tenant": tenant})

    def secret(self, name: str) -> str:
        """A secret value at the door that needs it; empty when there is none."""
        return self.secrets[name].reveal() if name in self.secrets else ""


class Registered:
    """Those of the operator's file."""

    def __init__(self, registrations: Registrations) -> None:
        self._registrations = registrations

    def get(self, provider: str) -> Registration:
        """One.

        Raises:
            SettingsInvalid: people do not sign in there, the platform is not registered with it, or not well.
        """
        known = spec(provider)
        if known.sign_in is None:
            raise SettingsInvalid(f"Nobody signs in at {known.title}: it is connected otherwise.")
        values = {each.name: str(each.default) for each in known.registration if each.default is not None}
        secrets = {}
        for each in known.registration:
            told = self._registrations(known.name, each.name)
            if told is None and each.required:
                raise SettingsInvalid(
                    f"This platform is not registered with {known.title} yet: {each.title} is missing.",
                    remedy=f"Its operator enters {each.name} for {known.name} in the file of registrations.",
                )
            if told is not None and each.secret:
                secrets[each.name] = told
            elif told is not None:
                values[each.name] = told.reveal()
        flow = known.flow(values.get("login", ""))
        if flow is None:
            raise SettingsInvalid(f"Nobody signs in at {known.title}: it is connected otherwise.")
        endpoints = self._registrations.endpoints(known.name)
        for name, address in endpoints.items():
            _check(name, address)
        return Registration(known, flow, values, secrets, endpoints)

    def names(self) -> frozenset[str]:
        """Providers where people can sign in."""
        found = set()
        for known in specs():
            needed = [each.name for each in known.registration if each.required]
            if known.sign_in is not None and all(self._registrations(known.name, name) for name in needed):
                found.add(known.name)
        return frozenset(found)


def _check(name: str, address: str) -> None:
    if name not in ENDPOINTS:
        raise SettingsInvalid(f"There is no endpoint {name}.", remedy=f"There are: {', '.join(ENDPOINTS)}.")
    parts = urlsplit(address)
    here = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if not parts.hostname or (parts.scheme != "https" and not (parts.scheme == "http" and here)):
        raise SettingsInvalid(f"The address of {name} must be https, or http on this computer.")
