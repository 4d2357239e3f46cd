"""What a person decides about a connection, and how it is told."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

import msgspec

from cloud_api.hosted.schemas import SHORTEST_PERIOD
from connector.domain.policies import Policies
from connector.platform.wire_configuration import MOST_RULES, OfficeSettings, Schedule

Period = Annotated[int, msgspec.Meta(ge=SHORTEST_PERIOD, le=86_400)]


class Configuration(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """All that a person decides about a connection; what is left out is as it is at first."""

    policies: Policies = msgspec.field(default_factory=Policies)
    """By kind: whether it is synchronised at all (`read`), whether edits are written into the books (`write`), who
    wins, what deletions do."""
    every_seconds: Period | None = None
    """How often it is synchronised by itself; 300 where the platform keeps the books."""
    schedule: Schedule | None = None
    """The times of an office PC, which knows more than a period; null: the PC's usual ones."""
    mapping: Annotated[str, msgspec.Meta(max_length=MOST_RULES)] = ""
    """Rules over the provider's own, as TOML; empty: those alone."""
    version: Annotated[int, msgspec.Meta(ge=0, le=2**62)] | None = None
    """The one that was seen: 412 when it is another by now. Left out: whatever there is."""


class ConfigurationState(StrEnum):
    """Whether what is shown holds."""

    HOLDS = "holds"
    WAITING = "waiting"
    """For the PC to hear it."""
    APPLIED = "applied"
    PARTLY = "partly"
    REFUSED = "refused"


class Configured(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a connection is kept equal: what is wished, while a PC has not heard it, else what holds."""

    policies: Policies
    mapping: str
    version: int
    kept_by: str
    """The name of a PC, or the platform."""
    state: ConfigurationState
    every_seconds: int | None = None
    schedule: Schedule | None = None
    rules_shared: bool = False
    """Other companies of the PC follow the same rules: they are changed there alone."""
    in_force: OfficeSettings | None = None
    """What the PC told that holds there; left out where it is what is shown."""
    sentences: list[str] = []
    """What the PC said of the last wish."""
    wanted_by: str = ""
    wanted_at: dt.datetime | None = None
    told_at: dt.datetime | None = None
    """When the PC last told."""
