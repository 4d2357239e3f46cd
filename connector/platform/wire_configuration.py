"""How a connection that an office PC keeps is configured from the platform.

POST /api/integrations/{provider}/configuration/report    SettingsReport → SettingsWish     (the agent that keeps it)

The PC tells its settings whenever they are others, and hears what a person on the platform wishes since then. Nothing
is pushed: a command of the kind `configuration` only wakes the agent. Writing into the books is allowed on the PC
alone: a wish may take it back, never give it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from connector.domain.policies import Policies
from connector.settings import Schedule

__all__ = [
    "COMMAND",
    "MOST_RULES",
    "OfficeSettings",
    "Schedule",
    "SettingsReport",
    "SettingsWish",
    "WishOutcome",
]

COMMAND = "configuration"
"""The kind of the command that wakes an agent for it."""
MOST_RULES = 64 * 1024
"""Characters of a person's mapping rules."""

_Sentence = Annotated[str, msgspec.Meta(max_length=1000)]
_Name = Annotated[str, msgspec.Meta(max_length=255)]


class OfficeSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person may choose of a connection, on the PC or on the platform."""

    policies: Policies = msgspec.field(default_factory=Policies)
    schedule: Schedule | None = None
    """None: the PC's usual times."""
    mapping: Annotated[str, msgspec.Meta(max_length=MOST_RULES)] = ""
    """The PC's own rules over those that are delivered, as TOML."""


class WishOutcome(StrEnum):
    """What became of a wish."""

    APPLIED = "applied"
    PARTLY = "partly"
    """Some of it holds; the sentences say what does not, and why."""
    REFUSED = "refused"


class SettingsReport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What holds on the PC now, and what became of the last wish that it heard."""

    connection: _Name
    present: OfficeSettings
    rules_shared: bool = False
    """Other companies of this PC follow the same mapping rules."""
    dealt: _Name = ""
    """The id of that wish; empty: none yet."""
    outcome: WishOutcome | None = None
    sentences: Annotated[list[_Sentence], msgspec.Meta(max_length=100)] = []
    """For the person on the platform."""


class SettingsWish(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody on the platform wishes that the PC has not dealt with; empty when there is nothing."""

    id: str = ""
    base: OfficeSettings | None = None
    """What the PC had told when it was wished: what differs from it is what is wished."""
    wanted: OfficeSettings | None = None
    by: str = ""
    """Who wishes it."""
    age_seconds: float = 0
    """How long ago, by the platform's clock: the PC's may go wrong."""
