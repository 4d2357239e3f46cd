"""What a platform of a test begins with: a database with an organization, and the operator's file of registrations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.organizations.service import OrganizationService
from cloud_api.security.caller import Role


def organization(url: str, slug: str) -> str:
    """A migrated database with one organization; a token of its admin."""
    database = Database(url)
    upgrade(database)
    organizations = OrganizationService(database)
    organizations.create(slug, "Kedai Sdn. Bhd.")
    token = organizations.token(slug, "Aminah", Role.ADMIN)
    database.close()
    return token


def registrations(
    folder: Path, public_url: str, values: Mapping[str, Mapping[str, str]], endpoints: Mapping[str, Mapping[str, str]]
) -> Path:
    """The operator's file, which leads providers to simulated ones: values and addresses by provider."""
    lines = ["[platform]", f'public_url = "{public_url}"']
    for provider, known in values.items():
        lines += [f"[{provider}]", *(f"{name} = {json.dumps(value)}" for name, value in known.items())]
        lines += [f"[{provider}.endpoints]"]
        lines += [f"{name} = {json.dumps(to)}" for name, to in endpoints[provider].items()]
    file = folder / "registrations.toml"
    file.touch(0o600)
    file.write_text("\n".join(lines))
    return file
