"""The services of other teams that keep records, as the operator names them.

One file of TOML that only its owner can read, with a table for each service that is used:

    [contacts]                      # customers and suppliers
    url = "https://contacts.example.com/buku"
    token = "…"
    [products]
    [sales]                         # invoices, cash sales, credit notes and payments

Kinds of a service that is not named, and the books' own lists (accounts, terms …), stay in the built-in tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

import msgspec

from cloud_api.registrations import owned_toml
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.domain.secret import Secret

_KINDS: Final[Mapping[str, tuple[EntityKind, ...]]] = {
    "contacts": (EntityKind.CUSTOMER, EntityKind.SUPPLIER),
    "products": (EntityKind.PRODUCT,),
    "sales": (EntityKind.INVOICE, EntityKind.CASH_SALE, EntityKind.CREDIT_NOTE, EntityKind.PAYMENT),
}
_HERE: Final = ("localhost", "127.0.0.1", "::1")


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """One of them."""

    name: str
    url: str
    """Without a slash at its end; https, or http on this computer."""
    token: Secret

    @property
    def title(self) -> str:
        """At the beginning of a sentence."""
        return f"The platform's service for {self.name}"


def services_of(path: str) -> dict[EntityKind, Service]:
    """Who keeps which kind, as a file says; nobody where none is named.

    Raises:
        SettingsInvalid: it cannot be read, others can read it, or it names what there is not.
    """
    if not path:
        return {}
    file, content = owned_toml(path, "services for records")
    found: dict[EntityKind, Service] = {}
    for name, told in content.items():
        if name not in _KINDS:
            remedy = f"There are: {', '.join(_KINDS)}."
            raise SettingsInvalid(f"In {file} the part {name} is none of the services.", remedy=remedy)
        service = _service(name, told, str(file))
        found |= dict.fromkeys(_KINDS[name], service)
    return found


def _service(name: str, told: object, file: str) -> Service:
    known = told if isinstance(told, dict) else {}
    url, token = known.get("url"), known.get("token")
    if set(known) != {"url", "token"} or not (isinstance(url, str) and isinstance(token, str)):
        raise SettingsInvalid(f"In {file} the part {name} must have a url and a token, both texts, and nothing else.")
    if not token or not all("!" <= character <= "~" for character in token):
        raise SettingsInvalid(f"In {file} the token of {name} has characters that no token has.")
    try:
        parts = urlsplit(url)
        more = (parts.username, parts.password, parts.query, parts.fragment, parts.port == 0)
    except ValueError:
        raise SettingsInvalid(f"In {file} the url of {name} cannot be read.") from None
    if not parts.hostname or any(more):
        raise SettingsInvalid(f"In {file} the url of {name} cannot be read.", remedy="It looks like https://host/path.")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise SettingsInvalid(f"In {file} the url of {name} must begin with https://.")
    return Service(name=name, url=url.rstrip("/"), token=Secret(token))
