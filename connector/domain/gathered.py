"""What is only collected from a provider: figures as they were at a time, what advertising cost, and what stood in the
way. The same words travel to the platform."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, Protocol, runtime_checkable

import msgspec

from connector.domain.keys import RunId

METRICS: Final = "metrics"
"""What collecting is called beside kinds of records: in wishes, jobs and logs."""
COLLECTING: Final = RunId("collecting")
"""Stands where lines of a sync log name their run: collecting is a part of none, and all its lines belong together."""


class Subject(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Something that has figures."""

    kind: str
    """page, post, account, media, story or campaign."""
    key: str
    title: str = ""
    link: str = ""
    published_at: dt.datetime | None = None


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A figure as it was when somebody looked. What was not told is no snapshot: it is unknown, not 0."""

    kind: str
    key: str
    metric: str
    day: dt.date
    """The day that it is of; of a figure for a whole life the day on which it was looked at (UTC)."""
    value: Decimal
    observed_at: dt.datetime
    whole: bool = False
    """Counts up over a whole life: figures of several days are never added."""


class Spend(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a campaign cost on one day, by the ad account's calendar."""

    campaign: str
    day: dt.date
    amount: Decimal
    currency: str
    """ISO 4217, the ad account's."""
    impressions: int = 0
    clicks: int = 0


class Spending(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """All that an ad account spent for us within some days, first and last included: what is not in it was nothing,
    also where it was something when it was looked at before."""

    account: str
    first: dt.date
    last: dt.date
    days: tuple[Spend, ...] = ()


class Notice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What stood in the way, or will: a sentence for people, and what to do about it."""

    code: str
    sentence: str
    remedy: str = ""
    missing: bool = False
    """Something could not be collected because of it; otherwise it is only told."""


class Used(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How much of one of the provider's limits was used."""

    of: str
    percent: int
    """Rounded up."""


class Gathered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of what was collected."""

    subjects: tuple[Subject, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    spending: tuple[Spending, ...] = ()

    @property
    def figures(self) -> int:
        """How many."""
        return len(self.snapshots) + sum(len(span.days) for span in self.spending)


class Standing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How collecting ended."""

    at: dt.datetime
    failure: str = ""
    """Why it was broken off; empty: it came to its end."""
    notices: tuple[Notice, ...] = ()
    used: tuple[Used, ...] = ()


class GatheredReport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a host tells the platform: a part, or at the end how it went."""

    part: Gathered = Gathered()
    standing: Standing | None = None


class Amount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Money as text, with its currency."""

    currency: str
    amount: Decimal


class Counted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many of a kind (`Subject.kind`)."""

    kind: str
    count: int


class Summary(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was collected from a provider, in a few numbers for a card."""

    at: dt.datetime | None = None
    """When all of it was collected last; None: not yet."""
    failure: str = ""
    """Why the last try was broken off."""
    leads: int = 0
    """Of the last thirty days."""
    leads_today: int = 0
    """Since midnight (UTC)."""
    leads_week: int = 0
    """Of the last seven days."""
    last_lead_at: dt.datetime | None = None
    """When the newest of the last thirty days came here."""
    looked_at: tuple[Counted, ...] = ()
    """What had figures when all of it was collected last: pages, posts, campaigns…"""
    spend: tuple[Amount, ...] = ()
    """Of the last thirty days, by currency; empty: nothing is known."""
    used: tuple[Used, ...] = ()
    notices: tuple[Notice, ...] = ()


def collected_words(figures: int) -> str:
    """What a line of the sync log says of figures that were collected."""
    return f"{figures:,} figures were collected."


class Before(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a host remembers from one time to the next."""

    gathered_at: dt.datetime | None = None
    """When it came to its end last."""
    tried_at: dt.datetime | None = None
    unreadable: int = 0
    """How often in a row it broke off over something that another try alone does not mend."""
    dead: Mapping[str, str] = {}
    """Metrics that the provider no longer supplies, by the version that said so."""


class Gatherer(Protocol):
    """Collects from one account. One thread at a time."""

    def gather(self, before: Before) -> Iterator[Gathered]:
        """Everything, part by part; what cannot be had is a notice, and everything else goes on.

        Raises:
            Throttled, Unreachable: later; what was told stays.
            SignInRefused: only signing in again helps.
            ProtocolBroken: an answer was none; everything else was told.
        """

    def notices(self) -> tuple[Notice, ...]:
        """What stood in the way."""

    def dead(self) -> Mapping[str, str]:
        """Metrics that are no longer supplied, by version."""

    def used(self) -> tuple[Used, ...]:
        """How much of the limits was used."""


@runtime_checkable
class Gathers(Protocol):
    """A source of which something is only collected."""

    def gatherer(self) -> Gatherer:
        """Over the same line."""
