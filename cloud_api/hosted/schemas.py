"""What an admin sends to connect books by a key, and what is told of them; the key itself is never told."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from connector.domain.policies import Policies

SHORTEST_PERIOD = 60
_Key = Annotated[str, msgspec.Meta(min_length=1, max_length=256, pattern=r"^[!-~]+$")]
_ScopePart = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9-]+$")]


class ConnectByKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The two keys that SQL Accounting makes for a user, and where its API is."""

    access_key: _Key
    secret_key: _Key
    address: Annotated[str, msgspec.Meta(min_length=1, max_length=200)] = "https://api.sql.my"
    """The vendor's cloud, or a company's own API service: https."""
    service: _ScopePart = "sqlaccount"
    region: _ScopePart = "ap-southeast-5"
    """Scope of the signature; older keys use execute-api in ap-southeast-1."""
    requests_a_second: Annotated[float, msgspec.Meta(ge=0.1, le=100)] = 5.0
    """At most. The vendor publishes no limit."""
    every_seconds: Annotated[int, msgspec.Meta(ge=SHORTEST_PERIOD, le=86_400)] = 300
    """How often it is synchronised by itself."""

    def __repr__(self) -> str:
        return f"ConnectByKey(address={self.address!r}, access_key='***', secret_key='***')"

    def settings(self) -> dict[str, object]:
        """Settings of the provider, without the keys."""
        return {
            "way": "api",
            "address": self.address,
            "service": self.service,
            "region": self.region,
            "a_second": self.requests_a_second,
        }


class HostedConnection(msgspec.Struct, frozen=True, kw_only=True):
    """A connection that the platform hosts."""

    provider: str
    connection: str
    company_name: str
    address: str
    every_seconds: int
    connected_at: dt.datetime
    policies: Policies
