"""What the operator registered with each provider: keys of the platform's own apps there.

One file of TOML, a table for each provider, with the names that its `provider.toml` lists under `registration`; its
`endpoints`, a table of its own, let a sign-in lead elsewhere. `public_url` of the table `platform` is where browsers
and providers find this platform: the address that was registered there. The file is read once, when the server starts,
and only its owner may be able to read it.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from connector.domain.errors import SettingsInvalid
from connector.domain.secret import Secret


def owned_toml(path: str, called: str) -> tuple[Path, dict[str, Any]]:
    """A file of secrets, and what it says; `called` is what it holds, in the plural.

    Raises:
        SettingsInvalid: it cannot be read, others may read it too, or it is no TOML.
    """
    file = Path(path).expanduser()
    try:
        if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise SettingsInvalid(f"Others can read {file}.", remedy=f"It holds secrets: chmod 600 {file}")
        return file, tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise SettingsInvalid(f"The {called} in {file} cannot be read: {exc}.") from exc


class Registrations:
    """Values by provider and name."""

    def __init__(
        self,
        values: Mapping[str, Mapping[str, str]],
        endpoints: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self._endpoints = endpoints or {}
        self._values = {
            (provider, name): Secret(value)
            for provider, named in values.items()
            for name, value in named.items()
            if value
        }

    @classmethod
    def read(cls, path: str) -> Registrations:
        """Those of a file; none at all where no file is named.

        Raises:
            SettingsInvalid: it cannot be read, others may read it too, or it is not what it should be.
        """
        if not path:
            return cls({})
        file, content = owned_toml(path, "registrations")
        values: dict[str, dict[str, str]] = {}
        endpoints: dict[str, dict[str, str]] = {}
        for provider, named in content.items():
            elsewhere = named.pop("endpoints", {}) if isinstance(named, dict) else {}
            for part in (named, elsewhere):
                if not isinstance(part, dict) or not all(isinstance(value, str) for value in part.values()):
                    raise SettingsInvalid(f"In {file} the part {provider} must be a table of texts.")
            values[provider], endpoints[provider] = dict(named), dict(elsewhere)
        return cls(values, endpoints)

    def endpoints(self, provider: str) -> Mapping[str, str]:
        """Addresses of its sign-in that lead elsewhere than described, as to a sandbox."""
        return self._endpoints.get(provider, {})

    def __call__(self, provider: str, name: str) -> Secret | None:
        """What was registered under a name; None when nothing was."""
        return self._values.get((provider, name))
